import type { LayerId } from '../data/codes/layers.ts';
import type { Family } from './code-context.ts';
import type { DecodedStatus } from './code-forms.ts';
import { codeHref } from './code-index.ts';
import type { CodeEntry, CodeIndex } from './code-index.ts';
import type { Token } from './code-tokens.ts';

/** What the readers of tokens share: the text, the index, and what was found so far. */

/** Where in the query something was found. */
export interface Found {
  /** As it was written. */
  readonly text: string;
  readonly at: number;
}

/** An entry of the tables, ready to be shown and linked. */
export interface Target {
  readonly id: string;
  readonly layer: LayerId;
  readonly href: string;
  readonly name: string;
  readonly title: string;
}

export interface Hit extends Found, Target {
  /** The code as the table has it. */
  readonly code?: number;
  /** Set when the number wraps the entry: an HRESULT that holds a Win32 code or an NTSTATUS. */
  readonly wrapped?: 'win32' | 'ntstatus';
}

export interface UnknownCode extends Found {
  readonly kind: 'status' | 'symbol' | 'event' | 'kerberos' | 'number';
  readonly decoded?: DecodedStatus;
  /** What the form alone tells: "failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399, not in our table". */
  readonly says: string;
}

export interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly index: CodeIndex;
  /** A query of one line and few tokens; in a paste numbers need a label. */
  readonly short: boolean;
  /** Families named anywhere in a short query. */
  readonly hints: ReadonlySet<Family>;
  /** All words of the text in lower case. */
  readonly words: ReadonlySet<string>;
  readonly hits: Map<string, { readonly hit: Hit; readonly score: number }>;
  readonly unknown: Map<string, UnknownCode>;
  /** The last SQL Server error before the present token: "18456" binds the state that follows. */
  lastSql: { readonly code: number; readonly token: number } | undefined;
}

/** How sure a spelling is. The rank of the entry counts within one kind of spelling. */
export const SURE = { data: 92, symbol: 90, status: 88, label: 86, minor: 86, number: 80, tail: 74, hex: 70, loose: 60 } as const;
const RANK = [6, 3, 0, -50] as const;

export const MAX_UNKNOWN = 20;
const MISSING = 'not in our table';

export function targetOf(entry: CodeEntry): Target {
  const { id, layer, name, title } = entry;
  return { id, layer, href: codeHref(layer, id), name, title };
}

/** Notes entries that a token names; an entry found twice keeps its surest spelling. */
export function add(scan: Scan, token: Token, entries: readonly CodeEntry[], sure: number, text = token.text, wrapped?: Hit['wrapped']): void {
  for (const entry of entries) {
    const score = sure + RANK[entry.rank];
    const old = scan.hits.get(entry.id);
    if (old !== undefined && old.score >= score) continue;
    scan.hits.set(entry.id, { hit: { ...targetOf(entry), code: entry.code, text, at: token.at, wrapped }, score });
  }
}

/** Notes what looks like a code and is in no table; the same number is noted once. */
export function addUnknown(scan: Scan, token: Token, text: string, kind: UnknownCode['kind'], says: string, decoded?: DecodedStatus): void {
  const key = decoded?.hex ?? text.toUpperCase();
  if (scan.unknown.size < MAX_UNKNOWN && !scan.unknown.has(key)) scan.unknown.set(key, { text, at: token.at, kind, decoded, says: `${says}, ${MISSING}` });
}

/** Entries of a number, in the order of the tables. */
export function numbered(scan: Scan, value: number): readonly CodeEntry[] {
  return scan.index.byNumber.get(value) ?? [];
}
