import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { propertyRecords, type PropertyRecord } from './property-records.ts';
import { finish, open, pass, understand, type Open } from './reading-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';

/** One of the checks of Test-DbaKerberos. */
export interface KerberosCheckRow {
  /** 'SPN Registration' */
  readonly check: At<string>;
  readonly category?: string;
  readonly status: At<'pass' | 'fail' | 'warning'>;
  readonly details?: string;
  readonly computer?: At<string>;
  readonly instance?: At<string>;
}

export interface DbatoolsKerberosFacts {
  readonly rows: readonly KerberosCheckRow[];
}

const NOISE = 3;

/**
 * Reads what Test-DbaKerberos of dbatools prints, as list, table, CSV or copied from a grid:
 *
 *     "ComputerName","InstanceName","Check","Category","Status","Details","Remediation"
 *     "SQL01","SALES","SPN Registration","SPN","Fail","Missing SPNs: MSSQLSvc/SQL01.corp.example:2433","Register …"
 *
 * Source: dataplat/dbatools, public/Test-DbaKerberos.ps1.
 */
export const dbatoolsKerberos: Reader<DbatoolsKerberosFacts> = {
  id: 'dbatools-kerberos',
  title: 'Test-DbaKerberos output',
  cues: ['category', 'check'],
  read: readRows,
  names: ({ rows }) => {
    const seen = new Set<string>();
    return rows.flatMap(namesOf).filter(({ kind, value }) => !seen.has(`${kind} ${value}`) && seen.add(`${kind} ${value}`));
  },
};

function readRows(paste: Paste): readonly Reading<DbatoolsKerberosFacts>[] {
  const out: Reading<DbatoolsKerberosFacts>[] = [];
  let block: Open | undefined;
  let rows: KerberosCheckRow[] = [];
  const close = (): void => {
    if (block && rows.length > 0) out.push(finish('dbatools-kerberos', paste, block, { rows }));
    block = undefined;
    rows = [];
  };
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.trim() === '') continue;
    const records = propertyRecords(lines, i, ['computername', 'check', 'status']) ?? propertyRecords(lines, i, ['check', 'status']);
    if (records) {
      const found = records.records.flatMap(rowOf);
      if (found.length > 0) {
        block ??= open(line);
        for (const n of records.lines) understand(block, n);
        for (const row of found) rows.push(row);
        i += records.used - 1;
        continue;
      }
    }
    if (block && (isPrompt(line.text) || pass(block, line, NOISE))) close();
  }
  close();
  return out;
}

function rowOf(record: PropertyRecord): readonly KerberosCheckRow[] {
  const check = record.get('check');
  const status = record.get('status');
  const word = status?.value.toLowerCase();
  if (!check || check.value === '' || !status || (word !== 'pass' && word !== 'fail' && word !== 'warning')) return [];
  const category = record.get('category')?.value;
  const details = record.get('details')?.value;
  const computer = record.get('computername');
  const instance = record.get('instancename');
  return [
    {
      check,
      status: { value: word, line: status.line },
      ...(category ? { category } : {}),
      ...(details ? { details } : {}),
      ...(computer && computer.value !== '' ? { computer } : {}),
      ...(instance && instance.value !== '' ? { instance } : {}),
    },
  ];
}

function namesOf({ computer, instance }: KerberosCheckRow): readonly Named[] {
  return [
    ...(computer ? [{ kind: 'server', value: computer.value, line: computer.line } as const] : []),
    ...(instance && instance.value.toUpperCase() !== 'MSSQLSERVER' ? [{ kind: 'instance', value: instance.value, line: instance.line } as const] : []),
  ];
}
