import { readServerText } from '../server-text.ts';
import { parseSpn, isRefusal } from '../spn.ts';
import type { NameKind, Named } from '../readers/reader.ts';
import type { PasteLine } from '../text/prepare.ts';
import { columns, keys, usualColumns } from './name-labels.ts';
import { logPatterns } from './name-logs.ts';
import { ADDRESS, HOST, patterns, type GroupKind } from './name-patterns.ts';

/** Reads the names that errors and logs print round their sentences. Readers of command output know their own; this is for everything else. */

const ALL = [...patterns, ...logPatterns];

/** Who writes the log, from words that only one of them has: the machine that an event names is then that. */
const CONTROLLER_LOG = /Key-Distribution-Center|Source:\s{1,12}(?:KDC|NTDS)|ActiveDirectory_DomainService|Kerberos (?:service|authentication) ticket|EventID=(?:4768|4769|4771)\b|pre-?authentication failed|Kerberos-Vorauthentifizierung|Directory Service/i;
const SERVER_LOG = /failed to log on|Fehler beim Anmelden|Logon Type|Anmeldetyp|Type d’ouverture de session|Tipo de inicio de sesión|MSSQL|NtLmSsp|Service Control Manager|could not authenticate locally|Logon Failure/i;

function machineKind(lines: readonly PasteLine[]): NameKind {
  let kind: NameKind = 'client';
  for (const { text } of lines) {
    if (text.length > LONGEST) continue;
    if (CONTROLLER_LOG.test(text)) return 'dc';
    if (SERVER_LOG.test(text)) kind = 'server';
  }
  return kind;
}

/** Words that stand where a name is expected and are none. */
const NO_NAME = /^(?:localhost|localdomain|local|server|host|the|a|an|this|your|my|remote|it|port|database|sql|name|null|none|unknown|undefined|true|false|user|root|127\.0\.0\.1|0\.0\.0\.0|::1?|https?|ssl|tls|to|using|via|failed|error|from|with|for|is|was|instance|domain|krbtgt|node|child|nt|authority|n\/?a|system|workgroup|builtin|font|window|and|or|in|at|on|by|as|not|all|any|client|login|cannot|sspi|smtp|ssh|imap|pop3|ldaps?|ftps?|rdp|sasl|ntlm|gssapi|kerberos|odbc|jdbc|oledb|mssql|mysql|postgres(?:ql)?|winrm|wsman|kdc|dns|smb|cifs|nfs|vpn|api|uri|url|db|tcp|udp|ip)$/i;

/** Addresses of documentation and schemas that logs and boxes print. */
const NO_SERVER = /(?:^|\.)(?:(?:go|docs|learn|support|schemas|msdn|technet|msdn2|blogs)\.microsoft\.com|w3\.org|xmlsoap\.org|dmtf\.org|aka\.ms|github\.com|stackoverflow\.com|oasis-open\.org|python\.org|nodejs\.org|openssl\.org|haxx\.se|curl\.se|(?:dochub|www)\.mongodb\.(?:org|com)|sqlalche\.me|go\.dev|gnu\.org)$/i;

/** Hives of the registry, and authorities that are no domain. */
const NO_DOMAIN = /^(?:hk(?:lm|cu|cr|ey_[a-z_]{1,20})|builtin|software|system|microsoft|program files|[a-z]:?|device|registry)\\/i;

/** A value of connection strings and of SQL Server tools: "Server=tcp:sql05,1433", "Data Source=sql05\SALES". */
const KEYWORD = /\b(?:server|data source|address|addr|network address)\s{0,3}=\s{0,3}["']?([^;"'\n)]{1,200})/gi;
const JDBC = /jdbc:sqlserver:\/\/[^\s"']{1,300}/gi;
/** "IpAddress=::ffff:10.0.0.4", "userName: 'svc-report'", `"broker": "kafka3.corp.example:9093"`. */
const PAIR = /(?:^|[\s{,;(<>"'[])([A-Za-z][A-Za-z0-9_-]{1,30})["']?(=|\s{1,3}=\s{1,3}|\s{0,3}:\s{0,3})(["']?)([^\s"',;<>(){}[\]]{1,200})/g;
const W3C = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\d{1,3}\.){3}\d{1,3} [A-Z_]{3,12} \//;

/** A line of minified code or of base64 has no names, and patterns would take long. */
const LONGEST = 4000;

/**
 * The names in the lines, in order, each once for a kind: "… error from the server svc-sql05. The target name used was MSSQLSvc/sql05.corp.example:1433."
 * gives the account svc-sql05 and the SPN. Addresses are told apart from names. No exception; each pattern is bounded.
 */
export function readNames(lines: readonly PasteLine[]): Named[] {
  const found = new Map<string, Named>();
  const machine = machineKind(lines);
  let head = usualColumns;
  for (const [i, { n, text }] of lines.entries()) {
    if (text.length > LONGEST) continue;
    const add = (kind: NameKind, value: string): void => {
      const key = `${kind} ${value.toLowerCase()}`;
      if (!found.has(key)) found.set(key, { kind, value, line: n });
    };
    const take = (kind: GroupKind, value: string | undefined): void => {
      const bare = bareName(value);
      if (bare !== '' && !NO_NAME.test(bare)) note(kind === 'machine' ? machine : kind, bare, add);
    };
    if (text.startsWith('#')) {
      if (text.startsWith('#Fields: ')) head = text.slice(9).trim().split(/\s+/);
      if (/^#[A-Z][A-Za-z-]{1,20}: /.test(text)) continue;
    }
    if (head !== usualColumns || W3C.test(text)) readColumns(text, head, take);
    for (const { pattern, groups, after } of ALL) {
      if (after && !after.test(lines[i - 1]?.text.slice(0, 200) ?? '')) continue;
      for (const match of text.matchAll(pattern)) {
        // What stands behind a word that is no host is no port either.
        if (groups[0] === 'spoken' && !isHost('spoken', bareName(match[1]))) continue;
        groups.forEach((kind, g) => take(kind, match[g + 1]));
      }
    }
    readPairs(text, take);
    for (const match of text.matchAll(KEYWORD)) readServer(`Server=${(match[1] ?? '').trim()}`, take);
    for (const [jdbc] of text.matchAll(JDBC)) readServer(jdbc, take);
  }
  return [...found.values()];
}

/** Without what ends a sentence, and without the prefix of an address that was mapped into IPv6. */
function bareName(value = ''): string {
  return value.replace(/[.,;:'"]+$/, '').replace(/^::ffff:(?=\d)/i, '');
}

function isHost(kind: GroupKind, value: string): boolean {
  return !NO_NAME.test(value) && !NO_SERVER.test(value) && (kind !== 'spoken' || LIKE_HOST.test(value));
}

type Take = (kind: GroupKind, value: string | undefined) => void;

function readServer(text: string, take: Take): void {
  const server = readServerText(text);
  if (server === undefined) return;
  take('host', server.host);
  take('instance', server.instance);
  take('port', server.port?.toString());
}

/** The columns of a log of IIS or HTTP.sys, in the order of its head. */
function readColumns(text: string, head: readonly string[], take: Take): void {
  const values = text.split(' ');
  if (!/^\d{4}-\d\d-\d\d$/.test(values[0] ?? '') || values.length < Math.min(head.length, 9)) return;
  head.forEach((name, i) => {
    const kind = columns.get(name.toLowerCase());
    const value = values[i];
    if (kind === undefined || value === undefined || value === '-') return;
    const [, host, port] = kind === 'host' ? (/^([^:]{1,200})(?::(\d{2,5}))?$/.exec(value) ?? []) : [];
    take(kind, host ?? value);
    take('port', port);
  });
}

const HOST_AND_PORT = new RegExp(`^(?:tcp:)?(${ADDRESS}|${HOST})(?:[:,](\\d{2,5}))?$`);
const IS_USER = /^(?:[A-Za-z0-9.-]{1,63}\\{1,2})?[A-Za-z0-9][A-Za-z0-9._$-]{0,63}(?:@[A-Za-z0-9.-]{1,120})?$/;

/** Settings and fields of the form key=value, key: value and JSON. */
function readPairs(text: string, take: Take): void {
  for (const [, key = '', between = '', quote = '', value = ''] of text.matchAll(PAIR)) {
    const kind = keys.get(key.replace(/[_-]/g, '').toLowerCase());
    if (kind === undefined) continue;
    if (kind === 'who' || kind === 'domain') {
      // "user: what" may be a sentence.
      if ((quote !== '' || between.includes('=') || value.includes('\\')) && IS_USER.test(value)) take(kind, value);
      continue;
    }
    if (kind === 'machine' && !between.includes('=')) continue;
    const [, host, port] = HOST_AND_PORT.exec(value.replace(/^::ffff:(?=\d)/i, '')) ?? [];
    if (host === undefined) continue;
    // "Server: nginx" is a header.
    take(kind === 'host' && quote === '' && between.includes(':') ? 'spoken' : kind, host);
    if (kind === 'host') take('port', port);
  }
}

const IS_ADDRESS = new RegExp(`^(?:${ADDRESS})$`);
/** What a word in a sentence must have to be a host name. */
const LIKE_HOST = /^(?:[A-Za-z][A-Za-z_]{0,62}[0-9-]|[A-Z][A-Z_]{2,15}$)|\.[A-Za-z]|^[\d.:]{3,}$|:/;

function note(kind: Exclude<GroupKind, 'machine'>, value: string, add: (kind: NameKind, value: string) => void): void {
  if (kind === 'host' || kind === 'caller' || kind === 'spoken') {
    if (!isHost(kind, value)) return;
    if (IS_ADDRESS.test(value)) add('address', value);
    else if (/[A-Za-z]/.test(value)) add(kind === 'caller' ? 'client' : 'server', value);
  } else if (kind === 'who') {
    const account = value.replace('\\\\', '\\');
    if (!NO_DOMAIN.test(account)) add(account.includes('/') ? 'spn' : 'account', account);
  } else if (kind === 'address' || ((kind === 'client' || kind === 'dc') && IS_ADDRESS.test(value))) {
    if (IS_ADDRESS.test(value)) add('address', value);
  } else if (kind === 'spn') readSpn(value, add);
  else if (kind === 'realm') {
    if (value.includes('.') || value === value.toUpperCase()) add('realm', value);
  } else if (kind !== 'port' || (Number(value) > 0 && Number(value) < 65536)) add(kind, value);
}

/** An SPN names its host and port too. "HTTP/1.1" is none. */
function readSpn(value: string, add: (kind: NameKind, value: string) => void): void {
  const spn = parseSpn(value);
  if (isRefusal(spn)) return;
  if (spn.serviceClass.toLowerCase() === 'krbtgt') return add('realm', spn.host);
  if (/^[\d.]+$/.test(spn.host) && !IS_ADDRESS.test(spn.host)) return;
  add('spn', value);
  note('host', spn.host, add);
  if (spn.port !== undefined) add('port', String(spn.port));
  if (spn.instance !== undefined) add('instance', spn.instance);
}
