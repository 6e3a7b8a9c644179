/** Words of which command lines are made. Values stay segments of their own, so that a page can mark them. */
import type { Line, Segment } from './blocks.ts';
import { bareOrQuoted, psString, type Quoted } from './quoting.ts';

/** A part of a line: fixed text, or words that hold values. */
export type Part = string | Line;

/** The name rules leave nothing that the shell cannot hold, so a refusal here is a fault of the caller. */
function written(quoted: Quoted): string {
  if (!quoted.ok) throw new RangeError(`${quoted.refusal.rule}: ${quoted.refusal.reason}`);
  return quoted.text;
}

/**
 * A value as one argument of a program.
 *
 *     word('CORP\\svc sql')              // ['"', { value: 'CORP\\svc sql' }, '"']
 *     word('CORP\\gmsa$', 'powershell')  // ["'", { value: 'CORP\\gmsa$' }, "'"]
 *
 * Throws RangeError for a value that no name rule has let through and the shell cannot hold.
 */
export function word(value: string, shell: 'cmd' | 'powershell' = 'cmd'): Line {
  const text = written(bareOrQuoted(value, shell));
  if (text === value) return [{ value }];
  return shell === 'powershell' ? psWord(value) : ['"', { value }, '"'];
}

/** What stands between the marks of a single-quoted PowerShell string: an apostrophe, straight or curly, is doubled. */
export function psInside(value: string): string {
  return written(psString(value)).slice(1, -1);
}

/**
 * A value as a single-quoted PowerShell string, in which nothing is expanded.
 *
 *     psWord("CORP\\o'brien")  // ["'", { value: "CORP\\o''brien" }, "'"]
 */
export function psWord(value: string): Line {
  return ["'", { value: psInside(value) }, "'"];
}

/** Values as a PowerShell list: `'a','b'`. */
export function psList(values: readonly string[]): Line {
  return joined(...values.flatMap((v, i): Part[] => [...(i > 0 ? [','] : []), psWord(v)]));
}

/** Parts one after the other; neighbouring fixed texts become one. */
export function joined(...parts: readonly Part[]): Line {
  const out: Segment[] = [];
  for (const segment of parts.flat()) {
    const last = out.at(-1);
    if (typeof segment === 'string' && typeof last === 'string') out[out.length - 1] = last + segment;
    else out.push(segment);
  }
  return out;
}

/** Parts with a blank between them. */
export function command(...parts: readonly Part[]): Line {
  return joined(...parts.flatMap((part, i): Part[] => (i > 0 ? [' ', part] : [part])));
}
