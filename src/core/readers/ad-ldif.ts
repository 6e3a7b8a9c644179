/** Lines of LDIF (RFC 2849), as ldifde, ldapsearch and AdFind write them. */
import type { PasteLine } from '../text/prepare.ts';
import { base64Bytes, utf8Text } from '../text/bytes.ts';
import type { AdProperty } from './ad-property.ts';

export interface LdifRow {
  /** With its options: `servicePrincipalName;range=0-1499`. */
  readonly name: string;
  readonly line: number;
  /** Without its beginning blanks; the lines that go on behind one blank are put to it. */
  text: string;
  readonly base64: boolean;
}

const ROW = /^([A-Za-z][\w;=*-]{0,80}):(:?) {0,4}/;

/**
 * A line `name: value`, or `name:: base64`; undefined for any other.
 *
 *     servicePrincipalName: MSSQLSvc/sql05.corp.example:1433
 *     dn:: Q049TcO8bGxlcixEQz1jb3JwLERDPWV4YW1wbGU=
 */
export function ldifRow({ text, n }: PasteLine): LdifRow | undefined {
  const found = text.slice(0, 90).includes(':') ? ROW.exec(text.slice(0, 100)) : null;
  return found ? { name: found[1] ?? '', line: n, text: text.slice(found[0].length), base64: found[2] === ':' } : undefined;
}

/** True for the lines round the attributes: comments, the version, and what ldapsearch counts at the end. */
export function isLdifNote(text: string): boolean {
  return text.startsWith('#') || /^(?:version: \d|search: \d|result: \d)/.test(text.slice(0, 20));
}

/**
 * The attributes of an entry: LDIF repeats the name for each value. base64 is decoded where it is text and kept as it is where not. A range of
 * values that does not end with `*` is not all of them.
 */
export function ldifProperties(rows: readonly LdifRow[]): AdProperty[] {
  const byName = new Map<string, { name: string; line: number; values: string[]; cut: boolean }>();
  for (const row of rows) {
    const option = row.name.indexOf(';');
    const name = option < 0 ? row.name : row.name.slice(0, option);
    const key = name.toLowerCase();
    const known = byName.get(key) ?? { name, line: row.line, values: [], cut: false };
    const value = valueOf(row);
    if (value !== '') known.values.push(value);
    // The last range ends with a star; the ranges of one attribute follow each other.
    if (option >= 0) {
      const range = /;range=\d{1,9}-(\d{1,9}|\*)/i.exec(row.name);
      if (range) known.cut = range[1] !== '*';
    }
    byName.set(key, known);
  }
  return [...byName.values()];
}

function valueOf({ text, base64 }: LdifRow): string {
  const value = text.trim();
  if (!base64) return value;
  const bytes = base64Bytes(value);
  return ((bytes && utf8Text(bytes)) ?? value).trim();
}
