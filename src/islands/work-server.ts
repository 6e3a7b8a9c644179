/** The worker's side: one question in, shares of the work and the answer out. It knows nothing but what it is asked, and tells nobody but the page. */

/** Work in steps: yields the share that is done, returns the answer. */
export type Steps<Question, Result> = (question: Question) => Generator<number, Result> | Promise<Generator<number, Result>>;

export type Reply<Result> = { readonly id: number; readonly share: number } | { readonly id: number; readonly done: Result };

const SHARE_EVERY_MS = 60;

export function serve<Question, Result>(work: Steps<Question, Result>): void {
  addEventListener('message', ({ data }: MessageEvent<{ id: number; question: Question }>) => void answer(work, data.id, data.question));
}

async function answer<Question, Result>(work: Steps<Question, Result>, id: number, question: Question): Promise<void> {
  const steps = await work(question);
  let told = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return post({ id, done: step.value });
    if (performance.now() - told > SHARE_EVERY_MS) {
      told = performance.now();
      post({ id, share: step.value });
    }
  }
}

function post<Result>(reply: Reply<Result>): void {
  (postMessage as (message: Reply<Result>) => void)(reply);
}
