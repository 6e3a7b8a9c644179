/** Words that the findings about suites share. */
import type { Rich } from '../blocks.ts';

/** Names in a sentence, the first few of them: "A, B and 3 more". */
export function listed(names: readonly string[], most = 4): string {
  const all = [...new Set(names)];
  if (all.length > most + 1) return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** "1 name", "3 names". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A page of the runbook. */
export function page(slug: string, text: string): Rich[number] {
  return { link: `/runbook/${slug}/`, text };
}
