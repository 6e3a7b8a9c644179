import { checks } from '../checks/index.ts';
import { judge, type Judged } from '../checks/judge.ts';
import type { Context } from '../core/context.ts';
import { diagnosing } from '../core/diagnose/diagnose.ts';
import { answerFor, type Answer } from '../tools/diagnose/answer.ts';

/** The work that a paste asks for, in steps: done by the worker, or in slices on the page where there is none. */
export interface Request {
  readonly text: string;
  readonly given: Context;
  /** Judge the text by this check; without it, diagnose. */
  readonly check?: string;
}

export type Result = { readonly answer: Answer } | { readonly judged: Judged };

/** Yields the share that is done. */
export function* work({ text, given, check }: Request): Generator<number, Result> {
  const own = checks.find((c) => c.id === check);
  if (own !== undefined) return { judged: judge(own, text, given) };
  const diagnosis = yield* diagnosing(text, given);
  return { answer: answerFor(text, diagnosis, given) };
}
