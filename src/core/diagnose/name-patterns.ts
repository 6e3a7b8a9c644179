import type { NameKind } from '../readers/reader.ts';
import { ADDRESS_FIELD, DOMAIN_FIELD, STATION_FIELD, USER_FIELD } from './name-labels.ts';

/** The names that errors and logs print round their sentences, as bounded patterns of one line each. */

export const HOST = '[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}(?:\\.[A-Za-z0-9_-]{1,63}){0,8})';
export const ADDRESS = '(?:\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}';
const IPV4 = '(?:\\d{1,3}\\.){3}\\d{1,3}';
/** A host name with a dot: that a single word is a host must be told by what stands round it. */
const FULL = `${HOST}\\.[A-Za-z]{2,63}`;
const USER = '[A-Za-z0-9_$-]{1,40}(?:\\.[A-Za-z0-9_$-]{1,40}){0,4}';
const QUOTE = '["\'‘’“”„«»]';

/**
 * What a group of a pattern is. `host` is a server, or an address when it is one; `spoken` the same in a sentence, where an ordinary word may stand;
 * `caller` a client or its address; `who` an account; `machine` what wrote the log.
 */
export type GroupKind = NameKind | 'host' | 'spoken' | 'caller' | 'who' | 'machine';

export interface Pattern {
  readonly pattern: RegExp;
  readonly groups: readonly GroupKind[];
  /** What the line before must have. */
  readonly after?: RegExp;
}

const p = (source: string, groups: Pattern['groups'], flags = 'gi'): Pattern => ({ pattern: new RegExp(source, flags), groups });

/** A labelled line of an event, or its field in event XML. */
const field = (labels: string, value: string): string => `(?:^\\s{0,40}(?:${labels})\\s{0,8}[:：]{1,2}\\s{0,30}|<Data Name=['"](?:${labels})['"]>\\s{0,4})${value}`;

/** Service classes that are looked for without any word before them. Others count only where a sentence names them as a service principal. */
const CLASSES = 'MSSQLSvc|MSOLAPSvc(?:\\.3)?|MSOLAPDisco\\.3|HTTP|HOST|RestrictedKrbHost|TERMSRV|WSMAN|LDAP|GC|CIFS|SMTP|SMTPSVC|IMAP|POP|FTP|NFS|DNS|RPCSS|postgres|mongodb|kafka|hdfs|hive|oracle|zookeeper';
/** "kafka/client.go:212" is a source file. */
const NO_SOURCE = '(?![A-Za-z0-9_-]{1,80}(?:\\.[A-Za-z0-9_-]{1,40})?\\.(?:go|py|[cm]?[jt]sx?|rs|rb|c|cc|cpp|h|hpp|java|scala|kt|groovy|cs|vb|php|pl|lua|erl|ex|swift|conf|cfg|ini|xml|json|ya?ml|log|txt|keytab|dll|exe|pem|crt)\\b)';

const CONNECTING = [
  'cannot connect to', 'could not connect to', 'verbindung (?:mit|zu)', 'impossible de se connecter (?:à|a)', 'connexion à', 'connecting to(?: remote server)?', 'connection to(?: the host| server at)?',
  'connect to(?: the host)?', 'conectar(?:se)? (?:a|ao|con)', 'connettersi a', '(?:подключиться|подключения) к(?: серверу)?', '(?:无法)?连接到', '無法連接到', 'remote ?computer:', 'ordinateur distant ?:', 'equipo remoto:', 'computer remoto:', 'computador remoto:',
  'удаленный компьютер:', '远程计算机[:：]', 'リモート コンピューター[:：]', 'target (?:machine|server|name):', 'computer name:', 'connected to', '(?<!ldap_)lookup', 'with host', 'resolve host(?: name)?:?', 'log ?(?:in|on) to(?: server)?',
].join('|');

const BEFORE_USER = [
  'for user', 'for login', 'user(?: ?name)?', 'account(?: name)?', 'logon account', 'log(?:ged)? on as', 'start_name', 'identity', 'benutzer', 'benutzername', 'anmelden als', 'utilisateur', 'usu[aá]rio', 'utente', '/user', 'for',
  'log(?:on|in) of', 'run(?:ning)? as', 'runas', 'konto', 'compte', 'cuenta', 'conta', 'пользовател[а-я]{1,3}', 'учетной записи', '用户', 'ユーザー', 'アカウント', 'added spn \\S{1,120} to',
].join('|');

export const patterns: readonly Pattern[] = [
  // Service principals and realms.
  p(`(?<![\\w/.\\\\-])((?:${CLASSES})/${NO_SOURCE}${HOST}(?::[A-Za-z0-9_$]{1,16})?)(?:@(${HOST}))?`, ['spn', 'realm']),
  p(`(?:target name(?: used)? (?:was|is):? |service principal name \\(SPN\\) \\[? ?|for server |requesting (?:tickets for|service ticket for) |server principal )${QUOTE}?([A-Za-z0-9._-]{1,40}/[A-Za-z0-9._-]{1,200}(?::[A-Za-z0-9_$]{1,16})?)`, ['spn']),
  p('krbtgt/([A-Za-z0-9.-]{1,200})@([A-Za-z0-9.-]{1,200})', ['realm', 'realm']),
  p(`\\brealm ["'‘“]?([A-Za-z0-9][A-Za-z0-9.-]{1,200})`, ['realm']),
  // A principal is written with its realm in capitals; anything else after @ is a mail domain.
  p('[A-Za-z0-9$]@([A-Z0-9-]{1,63}(?:\\.[A-Z0-9-]{1,63}){0,5}\\.[A-Z]{2,63})(?![A-Za-z0-9.-]{0,40}[a-z])', ['realm'], 'g'),
  p('(?<![A-Za-z0-9._$/@-])(?!\\d{1,5}@)([A-Za-z0-9][A-Za-z0-9._$-]{0,63}@[A-Z0-9-]{1,63}(?:\\.[A-Z0-9-]{1,63}){0,5}\\.[A-Z]{2,63})(?![A-Za-z0-9.-]{0,40}[a-z])', ['who'], 'g'),
  p(`\\b(?:stream|dgram) (${IPV4}):\\d{2,5}`, ['address']),
  // Where a program connects to.
  p(`(?:${CONNECTING}) {0,2}["'‘“[]?(${ADDRESS}|${HOST})(?![A-Za-z0-9_.-]{0,80}/)(?:\\\\([A-Za-z0-9_$]{1,16}))?["'’”]?(?: \\((${IPV4})\\))?(?:[:,] {0,2}(?:port )?(\\d{2,5}))?`, ['spoken', 'instance', 'address', 'port']),
  p(`(${HOST}) ?(?:に接続できません|에 연결할 수 없습니다)`, ['spoken']),
  p(`(?:^|[\\s"'(])(?:server ?name|servername|nom du serveur|nombre del servidor|nome del server|nome do servidor|имя сервера|服务器名称|伺服器名稱|サーバー名|target computer)\\s{0,4}[=:：]\\s{0,8}["']?(${HOST})(?![A-Za-z0-9_.-]{0,80}/)(?:\\\\([A-Za-z0-9_$]{1,16}))?(?:[:,](\\d{2,5}))?`, ['spoken', 'instance', 'port']),
  p(`(?:host)[ =:]{1,3}["']?(${FULL})(?![A-Za-z0-9_.-]{0,80}/)(?:[:,](\\d{2,5}))?`, ['host', 'port']),
  p(`\\b(?:server|host|broker|to) ${QUOTE}(?:tcp:)?(${ADDRESS}|${HOST})(?:\\\\([A-Za-z0-9_$]{1,16}))?(?:[,:](\\d{2,5}))?${QUOTE}`, ['spoken', 'instance', 'port']),
  p(`\\bserver (${HOST})(?:\\\\([A-Za-z0-9_$]{1,16}))?, (?:line|zeile|ligne|l[ií]nea|linha|riga)\\b`, ['host', 'instance']),
  p(`\\b(${FULL})/(${IPV4}):(\\d{2,5})\\b`, ['host', 'address', 'port']),
  p(`\\((?:server )?${NO_SOURCE}(${ADDRESS}|${FULL}):(\\d{2,5})\\)`, ['host', 'port']),
  p(`(?:Exception|failed|certificate|dial tcp): ?${NO_SOURCE}(${FULL}|${IPV4}):(\\d{2,5})\\b`, ['host', 'port']),
  p(`\\b(?:for|to|from) ${NO_SOURCE}(${FULL}):(\\d{2,5})\\b`, ['host', 'port']),
  p(`\\[IP: (${IPV4}) (\\d{2,5})\\]`, ['address', 'port']),
  p(`\\bconfigure certificate (${HOST}):(\\d{2,5})`, ['host', 'port']),
  p(`\\b(${IPV4}):\\d{1,5}->(${IPV4}):(\\d{2,5})`, ['address', 'address', 'port']),
  p(`\\((${IPV4})\\)(?=,? port |:\\d)`, ['address']),
  p(`destination host is: "(${HOST})":(\\d{2,5})`, ['host', 'port']),
  p(`local host is: "(${HOST})(?:/(${IPV4}))?"`, ['client', 'address']),
  p(`\\b(?:ldaps?|gc)://(${HOST})(?::(\\d{2,5}))?(?=[/\\s"'),;?]|$)`, ['dc', 'port']),
  p(`(?<![A-Za-z])(?!ldap|gc:)[a-z]{2,10}://(?:[^\\s/@"']{1,80}@)?(${ADDRESS}|${HOST})(?::(\\d{2,5}))?(?=[/\\s"'),;?]|$)`, ['host', 'port']),
  p(`jdbc:oracle:[a-z]{3,5}:@(?://)?(${HOST})[:/](\\d{2,5})`, ['host', 'port']),
  p(`(?:^|[\\s'"„«“(:>])\\\\{2,4}(${HOST})(?=\\\\{1,2}[A-Za-z0-9$]| Send error)`, ['host']),
  p(`(?:^|[\\s'"])//(${HOST})/[A-Za-z0-9$]`, ['host']),
  p(`(?:not valid for|, not|FQDN of) \\\\?${QUOTE}?(${FULL})(?=\\\\?${QUOTE}|[.,;:)\\s\\\\]|$)`, ['host']),
  p(`Host: (${HOST})\\. is not in`, ['host']),
  p(`\\bCN ?= ?(?!\\*)(${FULL})(?=[,'")/\\s]|$)(?!.{0,300}\\bDC ?=)`, ['host']),
  // Switches of commands.
  p(`\\s-(?:S|connect|host|ComputerName|Server|SqlInstance|HostName|FederationServiceName) (?:tcp:)?["']?(${ADDRESS}|${HOST})(?:\\\\([A-Za-z0-9_$]{1,16}))?(?:[,:](\\d{2,5}))?`, ['host', 'instance', 'port'], 'g'),
  p(`\\s/v:(${ADDRESS}|${HOST})(?::(\\d{2,5}))?`, ['host', 'port']),
  p(`\\s/u:(${USER}(?:\\\\${USER})?)(?=\\s|$)`, ['who']),
  p(`\\s/(?:d|dsgetdc|dsgetsite|sc_query|sc_verify|sc_reset|dclist):([A-Za-z0-9][A-Za-z0-9.-]{0,80})(?=\\s|$)`, ['domain']),
  p(`\\b(?:sqlcmd|osql|bcp|tsql|isql|psql|smbclient|rpcclient)\\b.{1,200}? -U ?["']?(${USER}(?:[\\\\@]${USER})?)`, ['who']),
  p(`\\b[A-Z][a-z]{2,9}-AD(?:ServiceAccount|User|Computer|Account|AccountPassword) (?:-Identity )?["']?([A-Za-z0-9_$][A-Za-z0-9._$-]{0,60})`, ['who']),
  p(`\\b(?:port|dest(?:ination)? port|on port) {0,2}[:=]? {0,2}(\\d{2,5})\\b`, ['port']),
  // Accounts in sentences.
  p(`error from the server ([A-Za-z0-9._$\\\\@-]{1,100})\\.? the target`, ['who']),
  p(`KRB_AP_ERR_[A-Z_]{2,12}[^.]{0,60}? (?:server|serveur|servidor|сервера|サーバー|服务器) ?["'„«“]?([A-Za-z0-9_$-]{1,60}(?:\\.[A-Za-z0-9_-]{1,60}){0,5})`, ['who']),
  p(`(?:サーバー|服务器|伺服器|서버) ?["“]?([A-Za-z0-9_-]{1,60}\\$?)["”]? ?(?:から|接收|收到|에서).{0,40}KRB_AP_ERR`, ['who']),
  p(`(?:${BEFORE_USER})[ :=('"‘“„]{1,20}([A-Za-z0-9._-]{1,40}\\\\{1,2}${USER})(?![\\\\A-Za-z0-9])`, ['who']),
  p(`["']([A-Za-z0-9-]{1,15}\\\\{1,2}${USER})["']`, ['who']),
  p(`(?:for user|for login|für (?:den )?benutzer|de l['’]utilisateur|del usuario|per l['’]utente|do usuário|пользователя|用户|ユーザー|사용자) ['‘"“„«]([^'’"”“»\\n]{1,80})['’"”“»]`, ['who']),
  p(`(?:for|user|principal:?|account|client) ['‘"“]?([A-Za-z0-9._$-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6})`, ['who']),
  p('\\b(?:kinit|kpasswd|ssh -K) (?:-\\S{1,12} ){0,4}([A-Za-z0-9._$-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6})', ['who']),
  p(`\\buser (?:information|details|data|entry) for (${USER});`, ['who']),
  { ...p('^([A-Za-z0-9-]{1,15}\\\\[A-Za-z0-9._$-]{1,40})\\s{0,8}$', ['who']), after: /\bwhoami\b/i },
  p('account (?:name )?([A-Za-z0-9][A-Za-z0-9._$-]{0,60}) did not have a suitable key', ['who']),
  p(`(?:domain controller|(?<![A-Za-z_/])dc|kdc called|trusted dc name)[ :=]{1,4}(?:\\\\\\\\)?(${FULL})`, ['dc']),
  // Fields of events.
  p(field(USER_FIELD, '([A-Za-z0-9][A-Za-z0-9._$@-]{0,80})(?=\\s{0,20}$|<)'), ['who']),
  p(field(DOMAIN_FIELD, '([A-Za-z0-9][A-Za-z0-9.-]{0,80})(?=\\s{0,20}$|<)'), ['domain']),
  p(field(STATION_FIELD, '(?:\\\\\\\\)?([A-Za-z0-9][A-Za-z0-9._-]{0,62})(?=\\s{0,20}$|<)'), ['client']),
  p(field(ADDRESS_FIELD, `(?:::ffff:)?(${IPV4})`), ['address']),
  p(`^\\s{0,8}\\+? {0,2}PSComputerName\\s{0,12}:\\s{1,12}(${HOST})\\s{0,10}$`, ['client']),
  p(`<Computer>(${HOST})</Computer>`, ['machine']),
  p(`^\\s{0,40}(?:computer|computer ?name|machinename|ordinateur|equipo|компьютер|计算机|コンピューター|computador)\\s{0,12}[:：]?\\s{1,12}(${HOST})\\s{0,10}$`, ['machine']),
];
