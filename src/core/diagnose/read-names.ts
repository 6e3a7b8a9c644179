import { readServerText } from '../server-text.ts';
import { parseSpn, isRefusal } from '../spn.ts';
import type { NameKind, Named } from '../readers/reader.ts';
import type { PasteLine } from '../text/prepare.ts';

/** The names that errors and logs print round their sentences. Readers of command output know their own; this is for everything else. */

const HOST = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_-]{1,63}){0,8})';
const ADDRESS = '(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}';

interface Pattern {
  readonly pattern: RegExp;
  /** Kinds of the groups, in order. `host` is a server, or an address when it is one; `who` an account. */
  readonly groups: readonly (NameKind | 'host' | 'caller' | 'who')[];
}

const p = (source: string, groups: Pattern['groups'], flags = 'gi'): Pattern => ({ pattern: new RegExp(source, flags), groups });

/** Service classes that are looked for without any word before them. Others count only where a sentence names them as a service principal. */
const CLASSES = 'MSSQLSvc|MSOLAPSvc(?:\\.3)?|MSOLAPDisco\\.3|HTTP|HOST|RestrictedKrbHost|TERMSRV|WSMAN|LDAP|GC|CIFS|SMTP|SMTPSVC|IMAP|POP|FTP|NFS|DNS|RPCSS|postgres|mongodb|kafka|hdfs|hive|oracle|zookeeper';

const PATTERNS: readonly Pattern[] = [
  p(`(?<![\\w/.\\\\-])((?:${CLASSES})/${HOST}(?::[A-Za-z0-9_$]{1,16})?)(?:@(${HOST}))?`, ['spn', 'realm']),
  p('(?:target name(?: used)? (?:was|is):? |service principal name \\(SPN\\) \\[? ?|for server |requesting (?:tickets for|service ticket for) |server principal )[‘’"\']?([A-Za-z0-9._-]{1,40}/[A-Za-z0-9._-]{1,200}(?::[A-Za-z0-9_$]{1,16})?)', ['spn']),
  p('krbtgt/([A-Za-z0-9.-]{1,200})@([A-Za-z0-9.-]{1,200})', ['realm', 'realm']),
  p(`\\brealm ["'‘“]?([A-Za-z0-9][A-Za-z0-9.-]{1,200})`, ['realm']),
  p(`\\[CLIENT: {0,10}(${ADDRESS}|${HOST})`, ['caller']),
  p(`(?:cannot connect to|could not connect to|verbindung (?:mit|zu)|impossible de se connecter (?:à|a)|connecting to|connection to(?: the host)?|connect to(?: the host)?|remote computer:|target (?:machine|server|name):|computer name:|connected to|lookup|resolve host(?: name)?:?) ["'‘“[]?(${ADDRESS}|${HOST})(?:[:,] {0,2}(?:port )?(\\d{2,5}))?`, ['host', 'port']),
  p(`(?:connecting to remote server|server name|servername|target computer|host)[ =:]{1,3}["']?(${HOST}\\.[A-Za-z]{2,63})(?:[:,](\\d{2,5}))?`, ['host', 'port']),
  p(`[a-z]{2,10}://(?:[^\\s/@"']{1,80}@)?(${ADDRESS}|${HOST})(?::(\\d{2,5}))?(?=[/\\s"'),;?]|$)`, ['host', 'port']),
  p(`-(?:S|connect|host|ComputerName) (?:tcp:)?["']?(${ADDRESS}|${HOST})(?:[,:](\\d{2,5}))?`, ['host', 'port'], 'g'),
  p(`\\b(?:port|dest(?:ination)? port|on port) {0,2}[:=]? {0,2}(\\d{2,5})\\b`, ['port']),
  p(`error from the server ([A-Za-z0-9._$\\\\@-]{1,100})\\.? the target`, ['who']),
  p("(?:for user|for login|user name:|account name:|logon account:|for account|benutzer|utilisateur|username|for) ['‘\"“]?([A-Za-z0-9._-]{1,40}\\\\[A-Za-z0-9._ $-]{1,60}?)(?=['’\"”.,;)]|\\s|$)", ['who']),
  p("(?:for|user|principal:?|account|client) ['‘\"“]?([A-Za-z0-9._$-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6})", ['who']),
  p(`(?:domain controller|dc|kdc called|trusted dc name)[ :=]{1,4}(?:\\\\\\\\)?(${HOST}\\.[A-Za-z]{2,63})`, ['dc']),
  p(`^\\s{0,8}(?:computer|computer name|computername|machinename|<computer>|ordinateur|equipo)\\s{0,12}[:>]?\\s{1,12}(${HOST})\\s{0,10}$`, ['client']),
];

/** Words that stand where a name is expected and are none. */
const NO_NAME = /^(?:localhost|localdomain|local|server|host|the|a|an|this|your|remote|it|port|database|sql|name|null|none|unknown|user|127\.0\.0\.1|0\.0\.0\.0|::1?|https?|ssl|tls|to|using|via|failed|error|from|with|for|is|was|instance|domain)$/i;

/** A value of connection strings and of SQL Server tools: "Server=tcp:sql05,1433", "Data Source=sql05\SALES". */
const KEYWORD = /\b(?:server|data source|address|addr|network address)\s{0,3}=\s{0,3}["']?([^;"'\n]{1,200})/gi;
const JDBC = /jdbc:sqlserver:\/\/[^\s"']{1,300}/gi;

/**
 * The names in the lines, in order, each once for a kind: "… error from the server svc-sql05. The target name used was MSSQLSvc/sql05.corp.example:1433."
 * gives the account svc-sql05 and the SPN. Addresses are told apart from names. No exception; each pattern is bounded.
 */
export function readNames(lines: readonly PasteLine[]): Named[] {
  const found = new Map<string, Named>();
  const add = (kind: NameKind, value: string, line: number): void => {
    const key = `${kind} ${value.toLowerCase()}`;
    if (!found.has(key)) found.set(key, { kind, value, line });
  };
  for (const { n, text } of lines) {
    if (text.length > LONGEST) continue;
    for (const { pattern, groups } of PATTERNS) {
      for (const match of text.matchAll(pattern)) {
        groups.forEach((kind, i) => {
          const value = match[i + 1]?.replace(/[.,;:'"]+$/, '');
          if (value !== undefined && value !== '' && !NO_NAME.test(value)) note(kind, value, (k, v) => add(k, v, n));
        });
      }
    }
    for (const match of [...text.matchAll(KEYWORD), ...text.matchAll(JDBC)]) {
      const server = readServerText((match[1] ?? match[0]).trim());
      if (server === undefined || NO_NAME.test(server.host)) continue;
      note('host', server.host, (k, v) => add(k, v, n));
      if (server.instance) add('instance', server.instance, n);
      if (server.port) add('port', String(server.port), n);
    }
  }
  return [...found.values()];
}

/** A line of minified code or of base64 has no names, and patterns would take long. */
const LONGEST = 4000;

const IS_ADDRESS = new RegExp(`^(?:${ADDRESS})$`);

function note(kind: Pattern['groups'][number], value: string, add: (kind: NameKind, value: string) => void): void {
  if (kind === 'host' || kind === 'caller') {
    if (IS_ADDRESS.test(value)) add('address', value);
    else if (/[A-Za-z]/.test(value)) add(kind === 'host' ? 'server' : 'client', value);
  } else if (kind === 'who') add(value.includes('/') ? 'spn' : 'account', value);
  else if (kind === 'spn') readSpn(value, add);
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
