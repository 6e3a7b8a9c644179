import workerUrl from './reading-worker.ts?worker&url';
import type { Context } from '../core/context.ts';
import type { Reply, Request, Result } from './reading.ts';
import { trustedWorkerUrl } from './trusted-worker.ts';

/**
 * Has a text read by the worker, one at a time. A text that arrives while another is being read replaces it: its answer is not wanted any more.
 * Where the browser gives no worker, the same work is done on the page in slices.
 */
interface Job {
  readonly request: Request;
  readonly share: (share: number) => void;
  readonly done: (result: Result) => void;
  readonly started: number;
}

let worker: Worker | undefined | null;
let current: Job | undefined;
let waiting: Job | undefined;
let count = 0;

/** A worker that has been busy for so long is ended rather than waited for. */
const PATIENCE_MS = 250;

export function read(text: string, given: Context, share: (share: number) => void, check?: string): Promise<Result> {
  return new Promise((done) => {
    count += 1;
    const job: Job = { request: { id: count, text, given, ...(check === undefined ? {} : { check }) }, share, done, started: performance.now() };
    if (current === undefined) return start(job);
    waiting = job;
    if (worker && performance.now() - current.started > PATIENCE_MS) {
      worker.terminate();
      worker = undefined;
      current = undefined;
      next();
    }
  });
}

/** Starts the worker before the first text is there: its tables take longer to open than a text takes to read. */
export function warm(): void {
  if (current === undefined) void read('', {}, () => undefined);
}

function next(): void {
  const job = waiting;
  waiting = undefined;
  if (job) start(job);
}

function start(job: Job): void {
  current = { ...job, started: performance.now() };
  worker ??= open();
  if (worker) worker.postMessage(job.request);
  else void inSlices(job);
}

/** Null where the browser or its policy refuses a worker. */
function open(): Worker | null {
  try {
    const made = new Worker(trustedWorkerUrl(workerUrl) as string, { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if (data.id !== current?.request.id) return;
      if ('share' in data) current.share(data.share);
      else finish(data.done);
    });
    made.addEventListener('error', () => {
      worker = null;
      if (current) void inSlices(current);
    });
    return made;
  } catch {
    return null;
  }
}

function finish(result: Result): void {
  const job = current;
  current = undefined;
  job?.done(result);
  next();
}

const SLICE_MS = 12;

async function inSlices(job: Job): Promise<void> {
  const { work } = await import('./reading.ts');
  const steps = work(job.request);
  for (let until = performance.now() + SLICE_MS; ; ) {
    const step = steps.next();
    if (step.done) return job === current || job.request.id === current?.request.id ? finish(step.value) : undefined;
    if (performance.now() < until) continue;
    job.share(step.value);
    await new Promise((go) => setTimeout(go));
    until = performance.now() + SLICE_MS;
  }
}
