import workerUrl from './reading-worker.ts?worker&url';
import type { Context } from '../core/context.ts';
import type { Request, Result } from './reading.ts';
import { workClient } from './work-client.ts';

const client = workClient<Request, Result>(workerUrl, () => import('./reading.ts').then((m) => m.work));

/** Has a text read: judged by a check, or diagnosed. */
export function read(text: string, given: Context, share: (share: number) => void, check?: string): Promise<Result> {
  return client.ask({ text, given, ...(check === undefined ? {} : { check }) }, share);
}

export function warm(): void {
  client.warm({ text: '', given: {} });
}
