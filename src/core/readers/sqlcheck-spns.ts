import { findDn } from './distinguished-name.ts';
import type { At } from './reader.ts';
import type { RuledRow } from './ruled-table.ts';

/** A row of the table of suggested SPNs. */
export interface SuggestedSpn {
  readonly spn: At<string>;
  /** Absent when the cell is blank: the search failed. */
  readonly exists?: boolean;
  /** As printed. Blank where the program found more than one holder, or could not search. */
  readonly status: string;
  /** For an SPN on the wrong account: its account name and distinguished name. */
  readonly holder?: { readonly account: string; readonly dn?: string };
}

/** `Critical: Duplicate SPN MSSQLSvc/sql02.contoso.com:1433 on account SQL02$, CN=SQL02,…`: one line for each holder. */
export interface SqlcheckDuplicate {
  readonly spn: At<string>;
  readonly account: string;
  readonly dn?: string;
}

/**
 * A row of the table; none for a row that is no SPN.
 *
 *     suggestedOf({ line: 3, cells: ['MSSQLSvc/SQL04:1433', 'False', 'SPN is on the wrong account: SQL04$, CN=SQL04,DC=contoso,DC=com'] })
 *     // [{ spn: …, exists: false, status: 'SPN is on …', holder: { account: 'SQL04$', dn: 'CN=SQL04,DC=contoso,DC=com' } }]
 */
export function suggestedOf({ line, cells }: RuledRow): readonly SuggestedSpn[] {
  const [spn = '', second = '', third = ''] = cells;
  if (!/^[^\s/]{1,64}\/\S/.test(spn)) return [];
  const printed = second.toLowerCase();
  const exists = printed === 'true' ? true : printed === 'false' ? false : undefined;
  // A row without its first cell of two: the status stands where Exists should.
  const status = exists === undefined && third === '' ? second : third;
  const wrong = /^SPN is on the wrong account:\s{0,4}([^,]{1,260})/i.exec(status)?.[1]?.trim();
  return [{ spn: { value: spn, line }, ...(exists === undefined ? {} : { exists }), status, ...(wrong === undefined ? {} : { holder: { account: wrong, ...dnOf(status) } }) }];
}

/** The holder in a Critical line about a duplicate; undefined for other messages. */
export function duplicateOf(text: string, line: number): SqlcheckDuplicate | undefined {
  const found = /^Duplicate SPN (\S{1,500}) on account:?\s{0,4}([^,]{1,260})/i.exec(text);
  if (!found) return undefined;
  return { spn: { value: found[1] ?? '', line }, account: (found[2] ?? '').trim(), ...dnOf(text) };
}

function dnOf(text: string): { dn?: string } {
  const found = findDn(text);
  return found?.complete ? { dn: found.dn } : {};
}
