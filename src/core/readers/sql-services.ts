/** Which service of SQL Server runs under which account. */
import { serviceColumns } from '../../data/sql-services.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import type { Budget } from './csv-record.ts';
import { realName } from './kerberos-names.ts';
import { recordsAt } from './object-records.ts';
import type { PropertyRecord } from './property-records.ts';
import { scConfigAt } from './sc-config.ts';
import { serviceWith, sqlServiceName } from './sql-service.ts';
import type { SqlService } from './sql-service.ts';
import { uniqueNames } from './reader.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface SqlServicesFacts {
  /** Services of SQL Server; other services of the list are left out. */
  readonly services: readonly SqlService[];
}

/**
 * Reads lists of services with their accounts: Win32_Service (list, table, CSV), Get-DbaService and objects like it, `wmic service`, `sc qc`, the
 * export of services.msc, and rows of sys.dm_server_services. Get-Service tells no account and is not read.
 *
 *     Name      : MSSQL$SALES                servicename                 service_account
 *     StartName : CORP\svc-sql05             SQL Server (MSSQLSERVER)    CORP\svc-sql05
 *
 * Sources: Microsoft: Win32_Service, sc.exe config and qc, sys.dm_server_services; dataplat/dbatools, public/Get-DbaService.ps1.
 */
export const sqlServicesReader: Reader<SqlServicesFacts> = {
  id: 'sql-services',
  title: 'services and their accounts',
  cues: ['startname', 'service_account', 'serviceaccount', 'service', 'log', 'anmelden', 'win32_own_process', 'win32_share_process'],
  read: readServices,
  names: ({ services }) => uniqueNames(services.flatMap(namesOf)),
};

/** The first line of broken headings has the name only. */
const HEADING = /startname|servicename|service_?account|(?:^|[\t;,|"])(?:service account|log on as|anmelden als)(?:$|[\t;,|"])/i;
const ACCOUNTS: readonly string[] = serviceColumns.account;
const NAMES: readonly string[] = serviceColumns.name;

function wanted(names: ReadonlySet<string>): boolean {
  return ACCOUNTS.some((n) => names.has(n)) && NAMES.some((n) => names.has(n));
}

function readServices(paste: Paste): readonly Reading<SqlServicesFacts>[] {
  const readings: Reading<SqlServicesFacts>[] = [];
  const { lines } = paste;
  const budget: Budget = { lines: lines.length };
  let block: Open | undefined;
  let services: SqlService[] = [];
  const close = (): void => {
    if (block && services.length > 0) readings.push(finish('sql-services', paste, block, { services }));
    block = undefined;
    services = [];
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    const single = scConfigAt(lines, i) ?? unaligned(lines, i);
    const run = single ?? recordsAt(lines, i, wanted, HEADING, budget);
    const found = single ? single.services : run && 'records' in run && run.records.length > 0 ? run.records.flatMap(serviceOf) : undefined;
    if (!run || !found) {
      if (hasWords(line.text)) close();
      i = run ? Math.max(run.next, i + 1) : i + 1;
      continue;
    }
    block ??= open(lines[run.from] ?? line);
    // Other services of the list are understood and left out.
    for (const n of run.read) understand(block, n);
    for (const service of found) services.push(service);
    i = Math.max(run.next, i + 1);
  }
  close();
  return readings;
}

/** A record as a service of SQL Server; none for other services, and for rows without the name of a service. */
function serviceOf(record: PropertyRecord): readonly SqlService[] {
  const first = (names: readonly string[]): At<string> | undefined => names.map((n) => record.get(n)).find((at) => at !== undefined && at.value !== '');
  const named = NAMES.map((n) => record.get(n)).find((at) => at !== undefined && sqlServiceName(at.value) !== undefined);
  const name = named && sqlServiceName(named.value);
  if (!named || !name) return [];
  return [serviceWith(named, name, first(ACCOUNTS), first(serviceColumns.computer), first(serviceColumns.state))];
}

const UNALIGNED = /^((?:SQL Server|SQL Full-text)[^()\\]{0,60}?(?:\([^()]{1,64}\)|Browser)) {1,4}(\S.{0,250})$/;

/** `sqlcmd -W` takes the padding away: the name ends with its bracket. Only the two columns servicename and service_account can be told apart then. */
function unaligned(lines: readonly PasteLine[], at: number): { from: number; next: number; read: number[]; services: SqlService[] } | undefined {
  const head = lines[at];
  if (!head || !/^servicename service_account\s{0,4}$/i.test(head.text.slice(0, 60)) || !/^-{3,40} -{3,40}\s{0,4}$/.test((lines[at + 1]?.text ?? '').slice(0, 100))) return undefined;
  const services: SqlService[] = [];
  const read = [head.n, head.n + 1];
  let next = at + 2;
  for (; next < lines.length; next += 1) {
    const line = lines[next];
    const row = line && line.text.length < 400 ? UNALIGNED.exec(line.text.trim()) : null;
    const name = row && sqlServiceName(row[1] ?? '');
    if (!line || !row || !name) break;
    services.push(serviceWith({ value: row[1] ?? '', line: line.n }, name, { value: (row[2] ?? '').trim(), line: line.n }, undefined, undefined));
    read.push(line.n);
  }
  return services.length > 0 ? { from: at, next, read, services } : undefined;
}

function namesOf({ product, instance, name, account, computer }: SqlService): readonly Named[] {
  if (product !== 'engine') return [];
  const domainAccount = account && /[\\@]/.test(account.value) && !/^(?:\.|NT [A-Z]+)\\/i.test(account.value);
  return [
    ...(computer ? realName('server', computer) : []),
    ...(instance === undefined ? [] : realName('instance', { value: instance, line: name.line })),
    ...(domainAccount ? realName('account', account) : []),
  ];
}
