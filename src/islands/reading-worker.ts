import { work, type Reply, type Request } from './reading.ts';

/** Reads pasted text off the page's thread. Knows nothing but the text it is given, and sends nothing but the answer to the page. */
const SHARE_EVERY_MS = 60;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  let told = performance.now();
  const steps = work(data);
  for (;;) {
    const step = steps.next();
    if (step.done) return post({ id: data.id, done: step.value });
    if (performance.now() - told > SHARE_EVERY_MS) {
      told = performance.now();
      post({ id: data.id, share: step.value });
    }
  }
});

function post(reply: Reply): void {
  (postMessage as (message: Reply) => void)(reply);
}
