/** Words that the sentences about Schannel share. */
import { first } from '../sentences.ts';

/** `lines 3 and 9`, `line 4`; many are shortened. */
export function onLines(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${first(lines.map(String))}`;
}

/** With a capital at the beginning: `upper('server')` is 'Server'. */
export function upper(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

const MOST_LINES = 12;

/** Lines for a remark: each once, ascending, and not more than somebody reads. */
export function someLines(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b).slice(0, MOST_LINES);
}
