/** Work in steps: it yields the share that is done, 0 to 1, and returns the result. A page can show the share, and a worker can be asked to stop between. */
export type Steps<T> = Generator<number, T>;

/**
 * Runs work to its end in one go.
 *
 *     toEnd(auditing(input))   // the audit
 */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The steps of a part, as shares of the whole that it is a part of.
 *
 *     yield* portion(collecting(text), 0, 0.7)   // yields 0 to 0.7
 */
export function* portion<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}
