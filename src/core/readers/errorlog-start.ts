/** What SQL Server logs of itself when it starts: its name, its account, and where it listens. */
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { concernsStart, sayingOf, startStamp, startText, wrappedText } from './errorlog-start-line.ts';
import type { StartSaying, TcpListener } from './errorlog-start-line.ts';
import { realName } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { hasWords } from './reading-lines.ts';

export interface ErrorlogStartFacts {
  /** `2022`, of the first line of the log. */
  readonly version?: At<string>;
  /** `SQL05`, `SQL05\SALES`: what @@SERVERNAME gives. Of a failover cluster instance its network name. */
  readonly serverName?: At<string>;
  /** The machine, which a failover cluster instance logs. */
  readonly node?: At<string>;
  /** As printed: `CORP\svc-sql05`, `NT Service\MSSQLSERVER`. */
  readonly account?: At<string>;
  /** WINDOWS-ONLY or MIXED. */
  readonly authentication?: At<string>;
  /** All that it listens on, the administrator connection among them. */
  readonly tcp: readonly At<TcpListener>[];
  /** Port of the dedicated administrator connection. */
  readonly admin?: At<{ readonly port: number; readonly remote: boolean }>;
  readonly pipes: readonly At<string>[];
}

type Draft = { -readonly [K in 'version' | 'serverName' | 'node' | 'account' | 'authentication' | 'admin']?: ErrorlogStartFacts[K] } & {
  readonly tcp: At<TcpListener>[];
  readonly pipes: At<string>[];
  readonly read: Set<number>;
  readonly from: number;
  last: number;
  /** Lines since the last one that cannot be of a log. */
  other: number;
  process?: boolean;
  time?: number;
};

const LINE_MAX = 20_000;
const MOST_OTHER = 6;
/** A start does not take so long; what comes later, as the listener of an availability group does, is a block of its own. */
const PAUSE_MS = 15 * 60_000;

/**
 * Reads the lines of a start in ERRORLOG and in results of sp_readerrorlog. One reading for a start: a second account, name or process begins
 * another. Entries about other things stand between, with lines that go on below them; they are neither read nor unread.
 *
 *     2025-11-21 06:31:40.02 Server      The service account is 'CORP\svc-sql05'. This is an informational message; no user action is required.
 *     2025-11-21 06:31:42.79 spid29s     Server is listening on [ 'any' <ipv4> 50123] accept sockets 1.
 *     2025-11-21 06:31:42.80 spid9s      Server name is 'SQL05\SALES'. This is an informational message only. No user action is required.
 *
 * Source: Database Engine events and errors, 17000 to 17999 and 26000 to 26999.
 */
export const errorlogStart: Reader<ErrorlogStartFacts> = {
  id: 'errorlog-start',
  title: 'start of SQL Server in ERRORLOG',
  cues: ['ipv4', 'ipv6', 'pipe', 'account', 'server', 'dedicated', 'dienstkonto', 'servername', 'service', 'serveur', 'servidor', 'servicio', 'servizio', 'serviço', '服务帐户', '服务账户', '服务器名称', '服务器名', 'サービス', 'サーバー名', 'authentication'],
  read: readStarts,
  names: (facts) => uniqueNames(namesOf(facts)),
};

function readStarts(paste: Paste): readonly Reading<ErrorlogStartFacts>[] {
  const readings: Reading<ErrorlogStartFacts>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.serverName || draft.account || draft.tcp.length > 0 || draft.admin || draft.pipes.length > 0)) readings.push(readingOf(paste, draft));
    draft = undefined;
  };
  for (const [i, line] of paste.lines.entries()) {
    if (draft && isElsewhere(draft, line.text)) close();
    if (line.text.length > LINE_MAX || !concernsStart(startText(line.text))) continue;
    const short = startText(line.text);
    const alone = sayingOf(short);
    const found = alone ?? sayingOf(wrappedText(short, paste.lines[i + 1]?.text));
    if (!found) continue;
    const time = timeOf(line.text);
    const late = time !== undefined && draft?.time !== undefined && Math.abs(time - draft.time) > PAUSE_MS;
    if (draft && (late || isAnother(draft, found))) close();
    draft ??= { tcp: [], pipes: [], read: new Set(), from: line.n, last: line.n, other: 0 };
    take(draft, found, line.n);
    draft.read.add(line.n);
    draft.other = 0;
    if (!alone) draft.read.add(line.n + 1);
    draft.last = alone ? line.n : line.n + 1;
    if (time !== undefined) draft.time = time;
  }
  close();
  return readings;
}

/** A prompt, or several lines of other text in a log that has times. */
function isElsewhere(draft: Draft, text: string): boolean {
  const short = text.slice(0, 300);
  if (isPrompt(short)) return true;
  if (draft.time === undefined || short === '' || /^\s/.test(short) || startStamp.test(short.slice(0, 60)) || !hasWords(short)) return false;
  draft.other += 1;
  return draft.other > MOST_OTHER;
}

/** What a start says once. */
function isAnother(draft: Draft, { what }: StartSaying): boolean {
  return (what === 'account' && draft.account !== undefined) || (what === 'server' && draft.serverName !== undefined) || (what === 'process' && draft.process === true) || (what === 'version' && (draft.version !== undefined || draft.account !== undefined));
}

function take(draft: Draft, found: StartSaying, line: number): void {
  if (found.what === 'tcp') draft.tcp.push({ value: found.value, line });
  else if (found.what === 'pipe') draft.pipes.push({ value: found.value, line });
  else if (found.what === 'admin') draft.admin = { value: found.value, line };
  else if (found.what === 'process') draft.process = true;
  else draft[found.what === 'server' ? 'serverName' : found.what] = { value: found.value, line };
}

/** The rest of a sentence that a console has broken. */
const REST = /^\s{0,8}(?:.{0,60}informational message|.{0,40}action is required|required\.)/i;

function readingOf(paste: Paste, draft: Draft): Reading<ErrorlogStartFacts> {
  const { read, from, last, process: _process, time: _time, other: _other, ...facts } = draft;
  for (let n = from + 1; n <= last; n += 1) if (read.has(n - 1) && !read.has(n) && REST.test(paste.lines[n - 1]?.text.slice(0, 120) ?? '')) read.add(n);
  const unread = paste.lines.slice(from - 1, last).filter((l) => !read.has(l.n) && hasWords(l.text) && !startStamp.test(l.text.slice(0, 60)) && !/^\s/.test(l.text)).map((l) => l.n);
  return { reader: 'errorlog-start', from, to: last, read: [...read].sort((a, b) => a - b), unread, facts };
}

function timeOf(text: string): number | undefined {
  const found = startStamp.exec(text.slice(0, 60));
  const time = found ? Date.parse(`${found[1]}T${found[2]}Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/**
 * The ports that clients connect to: without the dedicated administrator connection, which has its own, or a loop-back address.
 *
 *     clientPorts(facts)   // [{ value: 1433, line: 7 }]
 */
export function clientPorts({ tcp, admin }: Pick<ErrorlogStartFacts, 'tcp' | 'admin'>): readonly At<number>[] {
  const ports = new Map<number, At<number>>();
  for (const { value, line } of tcp) {
    const own = value.port === admin?.value.port || value.address === '::1' || value.address.startsWith('127.');
    if (!own && !ports.has(value.port)) ports.set(value.port, { value: value.port, line });
  }
  return [...ports.values()];
}

function namesOf(facts: ErrorlogStartFacts): readonly Named[] {
  const { serverName, account } = facts;
  const [host = '', instance] = serverName?.value.split('\\') ?? [];
  const domainAccount = account && /[\\@]/.test(account.value) && !/^(?:\.|NT [A-Z]+)\\/i.test(account.value);
  return [
    ...(serverName ? realName('server', { value: host, line: serverName.line }) : []),
    ...(serverName && instance !== undefined ? realName('instance', { value: instance, line: serverName.line }) : []),
    ...clientPorts(facts).map(({ value, line }): Named => ({ kind: 'port', value: String(value), line })),
    ...(domainAccount ? realName('account', account) : []),
  ];
}
