import type { CauseId } from '../../data/causes.ts';
import type { NameKind } from '../readers/reader.ts';
import type { Role, Stack, Stage } from '../../data/signatures/row.ts';
import type { Seen } from './seen.ts';
import type { Push } from './weights.ts';

/** What speaks for or against one cause, and why. The list of all of them is the explanation of an answer. */
export interface Firing {
  /** Id of the rule, of the code row, of the signature or of the judgement. */
  readonly rule: string;
  readonly cause: CauseId;
  readonly push: Push;
  /** Place in the list of causes that the sign leaves open: later ones count a little less. */
  readonly rank?: number;
  readonly why: string;
  readonly source: string;
  readonly lines: readonly number[];
}

/** The lines that fulfil a condition; undefined when it is not fulfilled. An absence has no line. */
export type Condition = (seen: Seen) => readonly number[] | undefined;

/** One decision of the diagnosis: what must be seen together, and what that says which none of the parts says alone. */
export interface Rule {
  /** Kebab-case, unique over all families. */
  readonly id: string;
  readonly when: Condition;
  readonly gives: Readonly<Partial<Record<CauseId, Push>>>;
  /** One sentence for the reader. */
  readonly why: string;
  /** Document, or the published thread that confirmed it. */
  readonly source: string;
}

/** Any of these codes, by the ids of their rows. */
export function code(...ids: readonly string[]): Condition {
  const wanted = new Set(ids);
  return (seen) => some(seen.codes.filter((c) => wanted.has(c.row.id)).flatMap((c) => c.lines));
}

/** Any of these signatures. */
export function sign(...ids: readonly string[]): Condition {
  const wanted = new Set(ids);
  return (seen) => some(seen.signs.filter((s) => wanted.has(s.sign.id)).flatMap((s) => s.lines));
}

/** Any of these drivers or libraries. */
export function driver(...ids: readonly string[]): Condition {
  const wanted = new Set(ids);
  return (seen) => some(seen.drivers.filter((d) => wanted.has(d.id)).map((d) => d.line));
}

/** Any judgement with one of these ids. */
export function judged(...ids: readonly string[]): Condition {
  const wanted = new Set(ids);
  return (seen) => some(seen.judgements.filter((j) => wanted.has(j.id)).flatMap((j) => j.evidence.map((e) => e.line)));
}

/** A name of this kind that passes the test. */
export function name(kind: NameKind, test: (value: string) => boolean): Condition {
  return (seen) => some(seen.names.filter((n) => n.kind === kind && test(n.value)).map((n) => n.line));
}

export function stack(which: Stack): Condition {
  return (seen) => (seen.stacks.has(which) ? some(seen.signs.filter((s) => s.sign.stack === which).flatMap((s) => s.lines)) ?? [] : undefined);
}

/** The text shows this stack and not the other. */
export function onlyStack(which: Stack): Condition {
  return all(stack(which), not(stack(which === 'tls' ? 'sspi' : 'tls')));
}

export function stage(which: Stage): Condition {
  return (seen) => (seen.stages.has(which) ? some(seen.signs.filter((s) => s.sign.stage === which).flatMap((s) => s.lines)) ?? [] : undefined);
}

export function role(which: Role): Condition {
  return (seen) => (seen.roles.has(which) ? [] : undefined);
}

/** All conditions; the lines of all of them. */
export function all(...conditions: readonly Condition[]): Condition {
  return (seen) => {
    const lines: number[] = [];
    for (const condition of conditions) {
      const found = condition(seen);
      if (found === undefined) return undefined;
      lines.push(...found);
    }
    return unique(lines);
  };
}

/** At least one condition; the lines of those that hold. */
export function any(...conditions: readonly Condition[]): Condition {
  return (seen) => {
    const found = conditions.flatMap((condition) => {
      const lines = condition(seen);
      return lines === undefined ? [] : [lines];
    });
    return found.length > 0 ? unique(found.flat()) : undefined;
  };
}

export function not(condition: Condition): Condition {
  return (seen) => (condition(seen) === undefined ? [] : undefined);
}

function some(lines: readonly number[]): readonly number[] | undefined {
  return lines.length > 0 ? unique(lines) : undefined;
}

function unique(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b);
}
