/** Words that the sentences about Schannel share. */
import type { Rich } from '../blocks.ts';

/** "TLS 1.0, TLS 1.1 and TLS 1.2" */
export function together(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The first of many names: "TLS1.2, TLS1.1 and 3 more". */
export function first(names: readonly string[], most = 4): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : together(names);
}

/** `lines 3 and 9`, `line 4`; many are shortened. */
export function onLines(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${first(lines.map(String))}`;
}

/** With a capital at the beginning: `upper('server')` is 'Server'. */
export function upper(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** A page of the runbook as part of a sentence. */
export function page(slug: string, text: string): Rich[number] {
  return { link: `/runbook/${slug}/`, text };
}

const MOST_LINES = 12;

/** Lines for a remark: each once, ascending, and not more than somebody reads. */
export function someLines(lines: readonly number[]): readonly number[] {
  return [...new Set(lines)].sort((a, b) => a - b).slice(0, MOST_LINES);
}
