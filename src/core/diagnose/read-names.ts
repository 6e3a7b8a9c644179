import { readServerText } from '../server-text.ts';
import { parseSpn, isRefusal } from '../spn.ts';
import type { NameKind, Named } from '../readers/reader.ts';
import type { PasteLine } from '../text/prepare.ts';

/** The names that errors and logs print round their sentences. Readers of command output know their own; this is for everything else. */

const HOST = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_-]{1,63}){0,8})';
const ADDRESS = '(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}';

interface Pattern {
  readonly pattern: RegExp;
  /** Kinds of the groups, in order. `host` is a server, or an address when it is one; `who` an account; `machine` what wrote the log. */
  readonly groups: readonly (NameKind | 'host' | 'caller' | 'who' | 'machine')[];
}

const p = (source: string, groups: Pattern['groups'], flags = 'gi'): Pattern => ({ pattern: new RegExp(source, flags), groups });

/** Service classes that are looked for without any word before them. Others count only where a sentence names them as a service principal. */
const CLASSES = 'MSSQLSvc|MSOLAPSvc(?:\\.3)?|MSOLAPDisco\\.3|HTTP|HOST|RestrictedKrbHost|TERMSRV|WSMAN|LDAP|GC|CIFS|SMTP|SMTPSVC|IMAP|POP|FTP|NFS|DNS|RPCSS|postgres|mongodb|kafka|hdfs|hive|oracle|zookeeper';

/** The labels of audit events in the display languages of Windows, and their names in event XML. */
const field = (labels: string, value: string): string => `(?:^\\s{0,12}(?:${labels})\\s{0,4}[:：]\\s{0,30}|<Data Name=['"](?:${labels})['"]>\\s{0,4})${value}`;
const USER_FIELD =
  'Account Name|User Name|Logon Account|Logon account|TargetUserName|Client Name|Kontoname|Anmeldekonto|Nom du compte|Nombre de cuenta|Nome account|Nome da Conta|Имя учетной записи|Учетная запись входа|帐户名|帐户名称|アカウント名|ログオン アカウント';
const DOMAIN_FIELD = 'Account Domain|Domain|TargetDomainName|Kontodomäne|Domaine du compte|Dominio de cuenta|Dominio account|Domínio da Conta|Домен учетной записи|帐户域|アカウント ドメイン';
const STATION_FIELD =
  'Workstation Name|Source Workstation|WorkstationName|Workstation|Arbeitsstationsname|Arbeitsstation|Nom de la station de travail|Nombre de estación de trabajo|Nome workstation|Nome da Estação de Trabalho|Имя рабочей станции|工作站名|工作站名称|ワークステーション名';
const ADDRESS_FIELD =
  'Source Network Address|Client Address|IpAddress|Client IP address|Client address|Quellnetzwerkadresse|Clientadresse|Adresse du réseau source|Adresse du client|Dirección de red de origen|Dirección de cliente|Indirizzo di rete di origine|Endereço de Rede de Origem|Сетевой адрес источника|Адрес клиента|源网络地址|客户端地址|ソース ネットワーク アドレス|クライアント アドレス';
const IPV4 = '(?:\\d{1,3}\\.){3}\\d{1,3}';

const PATTERNS: readonly Pattern[] = [
  p(`(?<![\\w/.\\\\-])((?:${CLASSES})/${HOST}(?::[A-Za-z0-9_$]{1,16})?)(?:@(${HOST}))?`, ['spn', 'realm']),
  p('(?:target name(?: used)? (?:was|is):? |service principal name \\(SPN\\) \\[? ?|for server |requesting (?:tickets for|service ticket for) |server principal )[‘’"\']?([A-Za-z0-9._-]{1,40}/[A-Za-z0-9._-]{1,200}(?::[A-Za-z0-9_$]{1,16})?)', ['spn']),
  p('krbtgt/([A-Za-z0-9.-]{1,200})@([A-Za-z0-9.-]{1,200})', ['realm', 'realm']),
  p(`\\brealm ["'‘“]?([A-Za-z0-9][A-Za-z0-9.-]{1,200})`, ['realm']),
  // A principal is written with its realm in capitals; anything else after @ is a mail domain.
  p('[A-Za-z0-9$]@([A-Z0-9-]{1,63}(?:\\.[A-Z0-9-]{1,63}){1,6})(?![A-Za-z0-9.-]{0,40}[a-z])', ['realm'], 'g'),
  p(`\\[CLIENT: {0,10}(${ADDRESS}|${HOST})`, ['caller']),
  p(`\\[client (${IPV4})(?::\\d{2,5})?\\]`, ['address']),
  p(`^(${IPV4}) (?:-|\\S{1,60}) \\S{1,60} \\[\\d`, ['address']),
  p(`^\\s{0,8}(${IPV4})(?::\\d{2,5})?\\s{0,8}$`, ['address']),
  p(`(?:cannot connect to|could not connect to|verbindung (?:mit|zu)|impossible de se connecter (?:à|a)|connecting to(?: remote server)?|connection to(?: the host| server at)?|connect to(?: the host)?|remote ?computer:|ordinateur distant ?:|equipo remoto:|computer remoto:|computador remoto:|удаленный компьютер:|远程计算机[:：]|リモート コンピューター[:：]|target (?:machine|server|name):|computer name:|connected to|lookup|with host|resolve host(?: name)?:?) {0,2}["'‘“[]?(${ADDRESS}|${HOST})(?![A-Za-z0-9_.-]{0,80}/)["'’”]?(?: \\((${IPV4})\\))?(?:[:,] {0,2}(?:port )?(\\d{2,5}))?`, ['host', 'address', 'port']),
  p(`(?:server name|servername|target computer|host)[ =:]{1,3}["']?(${HOST}\\.[A-Za-z]{2,63})(?![A-Za-z0-9_.-]{0,80}/)(?:[:,](\\d{2,5}))?`, ['host', 'port']),
  p(`\\b(${HOST}\\.[A-Za-z]{2,63})/(${IPV4}):(\\d{2,5})\\b`, ['host', 'address', 'port']),
  p(`\\((${IPV4})\\)(?=,? port |:\\d)`, ['address']),
  p(`\\b(?:ldaps?|gc)://(${HOST})(?::(\\d{2,5}))?(?=[/\\s"'),;?]|$)`, ['dc', 'port']),
  p(`(?<![A-Za-z])(?!ldap|gc:)[a-z]{2,10}://(?:[^\\s/@"']{1,80}@)?(${ADDRESS}|${HOST})(?::(\\d{2,5}))?(?=[/\\s"'),;?]|$)`, ['host', 'port']),
  p(`(?:^|[\\s'"„«“(:>])\\\\{2,4}(${HOST})\\\\{1,2}[A-Za-z0-9$]`, ['host']),
  p(`-(?:S|connect|host|ComputerName) (?:tcp:)?["']?(${ADDRESS}|${HOST})(?:[,:](\\d{2,5}))?`, ['host', 'port'], 'g'),
  p(`\\b(?:port|dest(?:ination)? port|on port) {0,2}[:=]? {0,2}(\\d{2,5})\\b`, ['port']),
  p(`error from the server ([A-Za-z0-9._$\\\\@-]{1,100})\\.? the target`, ['who']),
  p(`KRB_AP_ERR_[A-Z_]{2,12}[^.]{0,60}? (?:server|serveur|servidor|сервера|サーバー|服务器) ?["'„«“]?([A-Za-z0-9_$-]{1,60}(?:\\.[A-Za-z0-9_-]{1,60}){0,5})`, ['who']),
  p("(?:for user|for login|user name:|account name:|logon account:|for account|log on as|logged on as|anmelden als|benutzer|utilisateur|usuario|usuário|utente|username|/user:|for) {0,1}['‘\"“]?([A-Za-z0-9._-]{1,40}\\\\{1,2}[A-Za-z0-9._ $-]{1,60}?)(?=['’\"”.,;)*]|\\s|$)", ['who']),
  p("(?:for user|for login|für (?:den )?benutzer|de l['’]utilisateur|del usuario|per l['’]utente|do usuário|пользователя|用户|ユーザー|사용자) ['‘\"“„«]([^'’\"”“»\\n]{1,80})['’\"”“»]", ['who']),
  p("(?:for|user|principal:?|account|client) ['‘\"“]?([A-Za-z0-9._$-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6})", ['who']),
  p('\\b(?:kinit|kpasswd|ssh -K) (?:-\\S{1,12} ){0,4}([A-Za-z0-9._$-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6})', ['who']),
  p(`(?:domain controller|dc|kdc called|trusted dc name)[ :=]{1,4}(?:\\\\\\\\)?(${HOST}\\.[A-Za-z]{2,63})`, ['dc']),
  p(field(USER_FIELD, '([A-Za-z0-9][A-Za-z0-9._$@-]{0,80})(?=\\s{0,20}$|<)'), ['who']),
  p(field(DOMAIN_FIELD, '([A-Za-z0-9][A-Za-z0-9.-]{0,80})(?=\\s{0,20}$|<)'), ['domain']),
  p(field(STATION_FIELD, '(?:\\\\\\\\)?([A-Za-z0-9][A-Za-z0-9._-]{0,62})(?=\\s{0,20}$|<)'), ['client']),
  p(field(ADDRESS_FIELD, `(?:::ffff:)?(${IPV4})`), ['address']),
  p('account (?:name )?([A-Za-z0-9][A-Za-z0-9._$-]{0,60}) did not have a suitable key', ['who']),
  p(`^\\s{0,8}Name:\\s{1,12}(${HOST}\\.[A-Za-z]{2,63})\\s{0,8}$`, ['host']),
  p(`^\\s{0,8}Address(?:es)?:\\s{1,12}(${IPV4})\\s{0,8}$`, ['address']),
  p(`^\\s{0,8}\\+? {0,2}PSComputerName\\s{0,12}:\\s{1,12}(${HOST})\\s{0,10}$`, ['client']),
  p(`^\\s{0,8}(?:<Computer>|(?:computer|computer name|computername|machinename|ordinateur|equipo|компьютер|计算机|コンピューター|computador)\\s{0,12}[:：>]?\\s{1,12})(${HOST})(?:</Computer>)?\\s{0,10}$`, ['machine']),
];

/** Who writes the log, from words that only one of them has: the machine that an event names is then that. */
const CONTROLLER_LOG = /Key-Distribution-Center|Source:\s{1,12}(?:KDC|NTDS)|ActiveDirectory_DomainService|Kerberos (?:service|authentication) ticket|pre-?authentication failed|Kerberos-Vorauthentifizierung|Directory Service/i;
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
const NO_NAME = /^(?:localhost|localdomain|local|server|host|the|a|an|this|your|remote|it|port|database|sql|name|null|none|unknown|user|127\.0\.0\.1|0\.0\.0\.0|::1?|https?|ssl|tls|to|using|via|failed|error|from|with|for|is|was|instance|domain|krbtgt|node|nt|authority|n\/?a|system|workgroup|builtin|font|window)$/i;

/** Addresses of documentation and schemas that logs and boxes print. */
const NO_SERVER = /(?:^|\.)(?:(?:go|docs|learn|support|schemas|msdn|technet|msdn2|blogs)\.microsoft\.com|w3\.org|xmlsoap\.org|dmtf\.org|aka\.ms|github\.com|stackoverflow\.com|oasis-open\.org|python\.org|nodejs\.org|openssl\.org|haxx\.se)$/i;

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
  const machine = machineKind(lines);
  for (const { n, text } of lines) {
    if (text.length > LONGEST) continue;
    for (const { pattern, groups } of PATTERNS) {
      for (const match of text.matchAll(pattern)) {
        groups.forEach((kind, i) => {
          const value = match[i + 1]?.replace(/[.,;:'"]+$/, '');
          if (value !== undefined && value !== '' && !NO_NAME.test(value)) note(kind === 'machine' ? machine : kind, value, (k, v) => add(k, v, n));
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

function note(kind: Exclude<Pattern['groups'][number], 'machine'>, value: string, add: (kind: NameKind, value: string) => void): void {
  if (kind === 'host' || kind === 'caller') {
    if (NO_SERVER.test(value)) return;
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
