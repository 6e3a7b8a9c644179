import type { Output } from './tool.ts';

/** Runs the steps of a tool to their end, for `run`. */
export function toEnd(steps: Generator<number, Output>): Output {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}
