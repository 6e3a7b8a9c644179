import type { Paste } from '../text/prepare.ts';
import { kcmStatuses, type KcmStatus } from '../../data/kcm-statuses.ts';
import { finish, hasWords, open, pass, understand, type Open } from './reading-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { spnNames } from './setspn-query.ts';

/** A line of the tab SPN. */
export interface KcmStatusRow {
  readonly status: At<KcmStatus>;
  /** Column Required SPN. */
  readonly spn?: At<string>;
  /** DOMAIN\name, where a column shows it. */
  readonly account?: At<string>;
}

export interface KcmStatusFacts {
  readonly rows: readonly KcmStatusRow[];
}

const MOST = 2000;
const SPN = /^[A-Za-z][A-Za-z0-9._-]{1,40}\/[^\s/]\S{1,400}$/;
const ACCOUNT = /^[A-Za-z0-9._-]{1,64}\\[^\s\\/][^\\/]{0,63}$/;
const STATUS_WORD = /required spn|good|tcp must|dynamic port|duplicate spn/i;
const NOISE = 2;

/**
 * Reads the statuses of Kerberos Configuration Manager, copied as a table, as text with tabs or commas, or typed:
 *
 *     SQL05.corp.example   MSSQLSERVER   CORP\svc-sql05   MSSQLSvc/sql05.corp.example:1433   Required SPN is missing
 *
 * Sources: Kerberos Configuration Manager overview, KB 2985455; KB 811889.
 */
export const kcmStatus: Reader<KcmStatusFacts> = {
  id: 'kcm-status',
  title: 'Statuses of Kerberos Configuration Manager',
  cues: ['good', 'missing', 'tcp', 'dynamic', 'duplicate'],
  read: readRows,
  names: ({ rows }): readonly Named[] =>
    rows.flatMap(({ spn, account }) => [...spnNames(spn), ...(account ? [{ kind: 'account', value: account.value, line: account.line } as const] : [])]),
};

function readRows(paste: Paste): readonly Reading<KcmStatusFacts>[] {
  const out: Reading<KcmStatusFacts>[] = [];
  let block: Open | undefined;
  let rows: KcmStatusRow[] = [];
  let headed = false;
  const close = (): void => {
    if (block && rows.length > 0) out.push(finish('kcm-status', paste, block, { rows }));
    block = undefined;
    rows = [];
    headed = false;
  };
  for (const line of paste.lines) {
    // Every status and the headings have one of these words.
    if (!block && !STATUS_WORD.test(line.text.length > MOST ? '' : line.text)) continue;
    if (!hasWords(line.text)) continue;
    const lower = line.text.length > MOST ? '' : line.text.toLowerCase();
    if (lower.includes('required spn') && lower.includes('status') && !lower.includes('missing')) {
      close();
      block = open(line);
      headed = true;
      continue;
    }
    const row = lower === '' ? undefined : rowOf(line.text, line.n, headed);
    if (row) {
      block ??= open(line);
      understand(block, line.n);
      rows.push(row);
    } else if (block && pass(block, line, NOISE)) close();
  }
  close();
  return out;
}

function rowOf(text: string, n: number, headed: boolean): KcmStatusRow | undefined {
  const cells = text.split(/[\t,;|]| {2,}|:\s/).map((c) => c.trim().replace(/^"|"$/g, ''));
  const status = cells.map((c) => kcmStatuses.find((s) => s.text.toLowerCase() === c.toLowerCase().replace(/\.$/, ''))).find((s) => s !== undefined);
  if (!status) return undefined;
  const spn = cells.find((c) => SPN.test(c));
  // "Good" and "Dynamic Port" stand in other texts too.
  if (spn === undefined && !headed && !status.speaks) return undefined;
  const account = cells.find((c) => ACCOUNT.test(c));
  return {
    status: { value: status.id, line: n },
    ...(spn === undefined ? {} : { spn: { value: spn, line: n } }),
    ...(account === undefined ? {} : { account: { value: account, line: n } }),
  };
}
