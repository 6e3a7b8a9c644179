import { familyOf } from './code-context.ts';
import type { CodeIndex } from './code-index.ts';
import { readNumber } from './code-numbers.ts';
import { findPhrases } from './code-phrases.ts';
import type { PhraseIndex } from './code-phrases.ts';
import { targetOf } from './code-scan.ts';
import type { Found, Hit, Scan, Target, UnknownCode } from './code-scan.ts';
import { readSymbol } from './code-symbols.ts';
import { tokensOf } from './code-tokens.ts';

export type { Hit, UnknownCode } from './code-scan.ts';

export interface PhraseHit extends Found, Target {
  /** How many words of the system text were there. */
  readonly words: number;
  /** False when only the beginning of the text was there. */
  readonly whole: boolean;
}

export interface Resolution {
  /** Entries that the query names exactly, best first; each entry once. */
  readonly exact: readonly Hit[];
  /** What looks like a code and is in no table, in the order of the text; at most twenty. */
  readonly unknown: readonly UnknownCode[];
  /** Literal system texts, most specific first: texts that only wrap another error are last. */
  readonly phrases: readonly PhraseHit[];
}

/** A query of more tokens, or of more than one line, is a paste: numbers then need a label. */
const SHORT = 24;

/**
 * Takes a query or a pasted text apart into the codes and system texts of the tables. Ordinary words, years, ports, versions and
 * addresses are no codes. A number with two meanings gives both; words such as "kdc", "event", "state" narrow it.
 * Never throws; time is linear in the length of the text. Pass phrases to look for literal messages as well.
 *
 *     resolve('18456 state 11', codes).exact   // login-state-11, sql-error-18456
 *     resolve('0x5', codes).exact              // error-access-denied, kdc-err-s-old-mast-kvno
 *     resolve('0x80090399', codes).unknown     // [{ text: '0x80090399', kind: 'status', says: 'failure, facility 9 SSPI …' }]
 *     resolve('tls 1.2 on server 2012', codes) // nothing
 */
export function resolve(query: string, index: CodeIndex, phrases?: PhraseIndex): Resolution {
  const tokens = tokensOf(query);
  const short = tokens.length <= SHORT && !query.trim().includes('\n');
  const scan: Scan = {
    text: query,
    tokens,
    index,
    short,
    hints: new Set(short ? tokens.flatMap((t) => familyOf(t.low) ?? []) : []),
    words: new Set(tokens.map((t) => t.low)),
    hits: new Map(),
    unknown: new Map(),
    lastSql: undefined,
  };
  tokens.forEach((token, i) => {
    if (!readNumber(scan, token, i)) readSymbol(scan, token, i);
  });
  const exact = [...scan.hits.values()].sort((a, b) => b.score - a.score || a.hit.at - b.hit.at).map(({ hit }) => hit);
  const found = phrases === undefined ? [] : findPhrases(query, phrases);
  return {
    exact,
    unknown: [...scan.unknown.values()],
    phrases: found.map(({ entry, at, length, words, whole }) => ({ ...targetOf(entry), text: query.slice(at, at + length), at, words, whole })),
  };
}
