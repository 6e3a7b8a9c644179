/** Rows about connections that SQL Server gives: sys.dm_exec_connections, alone or joined, and CONNECTIONPROPERTY. */
import type { Paste } from '../text/prepare.ts';
import { dashTable, isRule } from './dash-table.ts';
import { realName } from './network-text.ts';
import type { Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';

export interface ConnectionRow {
  readonly line: number;
  /** KERBEROS, NTLM, SQL … */
  readonly scheme: string;
  /** TCP, Named pipe, Shared memory, Session. */
  readonly transport?: string;
  readonly encrypted?: boolean;
  readonly session?: number;
  /** What the client calls itself. */
  readonly clientName?: string;
  /** `10.10.5.77` or `<local machine>`. */
  readonly clientAddress?: string;
  readonly serverAddress?: string;
  /** Name of the server, where the query asks for it. */
  readonly serverName?: string;
  readonly program?: string;
  readonly login?: string;
  /** Connections that the row counts. */
  readonly count?: number;
}

export interface Connections {
  /** Names of the columns in lower case; empty for rows that were copied without their heading. */
  readonly columns: readonly string[];
  readonly rows: readonly ConnectionRow[];
}

/** The names under which queries of the runbook and of the manual give the columns. */
const COLUMNS: Readonly<Record<string, keyof ConnectionRow>> = {
  auth_scheme: 'scheme', net_transport: 'transport', physical_net_transport: 'transport', encrypt_option: 'encrypted', session_id: 'session',
  host_name: 'clientName', client_net_address: 'clientAddress', local_net_address: 'serverAddress', server_name: 'serverName', machine_name: 'serverName',
  program_name: 'program', login_name: 'login', original_login_name: 'login', connections: 'count',
};
const SCHEME = /^(?:KERBEROS|NTLM|SQL|DIGEST|BASIC|NEGOTIATE|WINDOWS|CERTIFICATE|NULL)$/i;
const TRANSPORT = /^(?:TCP|Named pipe|Shared memory|Session|VIA|NULL)$/i;
/** A row without a heading: transport and scheme side by side, with a tab, a comma or several blanks between. */
const BARE = /^\s{0,4}(TCP|Named pipe|Shared memory|Session)(?:\t|\s{0,2}[,;|]\s{0,2}|\s{2,60})(KERBEROS|NTLM|SQL)\s{0,60}$/i;

/**
 * Reads such rows as sqlcmd prints them (fixed width, broken at 80 columns, or with -s), as the grid of SSMS copies them (tabs), and as a
 * table of PowerShell. The heading must hold auth_scheme; the names of the other columns decide what is read.
 *
 *     session_id	net_transport	auth_scheme	host_name
 *     57	TCP	KERBEROS	APP01
 *
 * Source: Microsoft: sys.dm_exec_connections; Determine the authentication type.
 */
export const dmExecConnections: Reader<Connections> = {
  id: 'dm-exec-connections',
  title: 'rows of sys.dm_exec_connections',
  cues: ['auth_scheme', 'kerberos', 'ntlm', 'sql'],
  read: (paste) => readTables(paste),
  names: ({ rows }) => rows.flatMap((r): Named[] => {
    const server = r.serverName === undefined ? undefined : realName(r.serverName);
    const client = r.clientName !== undefined && r.transport?.toLowerCase() === 'tcp' ? realName(r.clientName) : undefined;
    return [
      ...(server ? [{ kind: 'server', value: server, line: r.line } as const] : []),
      ...(client && client.toLowerCase() !== server?.toLowerCase() && rows.length === 1 ? [{ kind: 'client', value: client, line: r.line } as const] : []),
    ];
  }),
};

function readTables(paste: Paste): readonly Reading<Connections>[] {
  const readings: Reading<Connections>[] = [];
  const texts = paste.lines.map((l) => l.text);
  let i = 0;
  while (i < texts.length) {
    const text = texts[i] ?? '';
    const found = text.length < 8000 && (/\bauth_scheme\b/i.test(text) ? tableAt(texts, i) : BARE.test(text) ? bareAt(texts, i) : undefined);
    if (!found || found.rows.length === 0) {
      i += 1;
      continue;
    }
    const first = paste.lines[found.from];
    if (!first) break;
    const block = open(first);
    for (const n of found.read) understand(block, n + 1);
    block.last = Math.max(block.last, found.to + 1);
    readings.push(finish('dm-exec-connections', paste, block, { columns: found.columns, rows: found.rows }));
    i = found.to + 1;
  }
  return readings;
}

interface Table { readonly from: number; readonly to: number; readonly read: readonly number[]; readonly columns: readonly string[]; readonly rows: readonly ConnectionRow[] }

function bareAt(texts: readonly string[], at: number): Table {
  const rows: ConnectionRow[] = [];
  let i = at;
  for (; i < texts.length; i += 1) {
    const cells = BARE.exec(texts[i] ?? '');
    if (!cells) break;
    rows.push({ line: i + 1, scheme: (cells[2] ?? '').toUpperCase(), transport: cells[1] ?? '' });
  }
  return { from: at, to: i - 1, read: rows.map((r) => r.line - 1), columns: [], rows };
}

function tableAt(texts: readonly string[], at: number): Table | undefined {
  // The rule may stand below further lines of a broken heading, which may be blank.
  let rule = at + 1;
  while (rule <= at + 12 && !isRule(texts[rule] ?? '')) rule += 1;
  const fixed = isRule(texts[rule] ?? '') ? dashTable(texts, rule) : undefined;
  const separator = [...'\t,;|'].find((c) => (texts[at] ?? '').includes(c));
  if (fixed && !(separator && separator !== '\t' && fixed.columns.length === 1)) {
    const from = rule - fixed.height;
    if (from > at) return undefined;
    return collect(texts, { from, head: Array.from({ length: 2 * fixed.height }, (_, k) => from + k), start: rule + fixed.height, height: fixed.height, columns: fixed.columns, cells: fixed.cells });
  }
  const split = (line: string): string[] => (separator ? line.split(separator) : [line]).map((c) => c.trim().replace(/^"(.*)"$/, '$1'));
  const columns = split(texts[at] ?? '');
  if (!columns.some((c) => /^auth_scheme$/i.test(c))) return undefined;
  // With -s, sqlcmd prints a rule with the separator in it.
  const ruled = /^[-\t,;| ]{3,}$/.test((texts[at + 1] ?? '').slice(0, 2000)) ? 1 : 0;
  return collect(texts, { from: at, head: ruled ? [at, at + 1] : [at], start: at + 1 + ruled, height: 1, columns, cells: (l) => split(l[0] ?? '') });
}

function collect(texts: readonly string[], t: { from: number; head: number[]; start: number; height: number; columns: readonly string[]; cells: (lines: readonly string[]) => readonly string[] }): Table | undefined {
  const columns = t.columns.map((c) => c.toLowerCase());
  const rows: ConnectionRow[] = [];
  const read = t.head.filter((n) => hasWords(texts[n] ?? ''));
  let to = t.start - 1;
  for (let i = t.start; i < texts.length; i += t.height) {
    const lines = texts.slice(i, i + t.height);
    if (!lines.some((l) => hasWords(l))) break;
    const row = rowOf(columns, t.cells(lines), i + 1);
    if (!row) {
      // A row that was cut off belongs to the table; other text ends it.
      if (i + t.height >= texts.length && rows.length > 0 && (lines[0] ?? '').length < 8000 && /\t|\s{2}/.test(lines[0] ?? '')) to = Math.min(i + t.height, texts.length) - 1;
      break;
    }
    rows.push(row);
    to = i + t.height - 1;
    for (let k = 0; k < t.height; k += 1) if (hasWords(lines[k] ?? '')) read.push(i + k);
  }
  return rows.length === 0 ? undefined : { from: t.from, to: Math.min(to, texts.length - 1), read, columns, rows };
}

function rowOf(columns: readonly string[], cells: readonly string[], line: number): ConnectionRow | undefined {
  const values = new Map<keyof ConnectionRow, string>();
  columns.forEach((column, i) => {
    const key = COLUMNS[column];
    const cell = cells[i] ?? '';
    if (key && cell !== '' && cell !== 'NULL' && !values.has(key)) values.set(key, cell);
  });
  const scheme = values.get('scheme');
  const transport = values.get('transport');
  if (scheme === undefined || !SCHEME.test(scheme) || (transport !== undefined && !TRANSPORT.test(transport))) return undefined;
  const number = (key: 'session' | 'count'): number | undefined => (/^\d{1,10}$/.test(values.get(key) ?? '') ? Number(values.get(key)) : undefined);
  const encrypted = values.get('encrypted');
  const row: { -readonly [K in keyof ConnectionRow]: ConnectionRow[K] } = { line, scheme: scheme.toUpperCase() };
  if (transport !== undefined) row.transport = transport;
  if (encrypted !== undefined) row.encrypted = /^true$/i.test(encrypted);
  for (const key of ['clientName', 'clientAddress', 'serverAddress', 'serverName', 'program', 'login'] as const) {
    const value = values.get(key);
    if (value !== undefined) row[key] = value;
  }
  for (const key of ['session', 'count'] as const) {
    const value = number(key);
    if (value !== undefined) row[key] = value;
  }
  return row;
}
