/** Parts of sentences that many findings share. */
import type { Rich } from './blocks.ts';

/** Names in a sentence: `together(['TLS 1.0', 'TLS 1.1', 'TLS 1.2'])` is 'TLS 1.0, TLS 1.1 and TLS 1.2'. */
export function together(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** The first of many names: `first(names, 2)` is 'A, B and 3 more'. */
export function first(names: readonly string[], most = 4): string {
  return names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : together(names);
}

/** A page of the runbook as part of a sentence. */
export function page(slug: string, text: string): Rich[number] {
  return { link: `/runbook/${slug}/`, text };
}
