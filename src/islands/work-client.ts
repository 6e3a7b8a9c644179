import { trustedWorkerUrl } from './trusted-worker.ts';
import type { Reply, Steps } from './work-server.ts';

/**
 * Has work done by a worker, one piece at a time. A piece that arrives while another is being worked on replaces it: its answer is not wanted any
 * more. Where the browser gives no worker, the same work is done on the page in slices.
 */
export interface WorkClient<Question, Result> {
  readonly ask: (question: Question, share: (share: number) => void) => Promise<Result>;
  /** Starts the worker with a first question, before the reader has asked one: its tables take longer to open than a text takes to read. */
  readonly warm: (question: Question) => void;
}

interface Job<Question, Result> {
  readonly id: number;
  readonly question: Question;
  readonly share: (share: number) => void;
  readonly done: (result: Result) => void;
  readonly started: number;
}

/** A worker that has been busy for so long is ended rather than waited for. */
const PATIENCE_MS = 250;
const SLICE_MS = 12;

export function workClient<Question, Result>(url: string, load: () => Promise<Steps<Question, Result>>): WorkClient<Question, Result> {
  let worker: Worker | undefined | null;
  let current: Job<Question, Result> | undefined;
  let waiting: Job<Question, Result> | undefined;
  let count = 0;

  function ask(question: Question, share: (share: number) => void): Promise<Result> {
    return new Promise((done) => {
      count += 1;
      const job = { id: count, question, share, done, started: performance.now() };
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

  function next(): void {
    const job = waiting;
    waiting = undefined;
    if (job) start(job);
  }

  function start(job: Job<Question, Result>): void {
    current = { ...job, started: performance.now() };
    worker ??= open();
    if (worker) worker.postMessage({ id: job.id, question: job.question });
    else void inSlices(job);
  }

  /** Null where the browser or its policy refuses a worker. */
  function open(): Worker | null {
    try {
      const made = new Worker(trustedWorkerUrl(url) as string, { type: 'module' });
      made.addEventListener('message', ({ data }: MessageEvent<Reply<Result>>) => {
        if (data.id !== current?.id) return;
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

  async function inSlices(job: Job<Question, Result>): Promise<void> {
    const steps = await (await load())(job.question);
    for (let until = performance.now() + SLICE_MS; ; ) {
      const step = steps.next();
      if (step.done) return job.id === current?.id ? finish(step.value) : undefined;
      if (performance.now() < until) continue;
      job.share(step.value);
      await new Promise((go) => setTimeout(go));
      until = performance.now() + SLICE_MS;
    }
  }

  return {
    ask,
    warm(question) {
      if (current === undefined) void ask(question, () => undefined);
    },
  };
}
