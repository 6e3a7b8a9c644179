import { ADDRESS, HOST, type Pattern } from './name-patterns.ts';

/** Names in the layouts of logs: what stands at a fixed place of a line that one program writes. */

const IPV4 = '(?:\\d{1,3}\\.){3}\\d{1,3}';
const PREFIXED = `(?:::ffff:)?(${IPV4})`;
const p = (source: string, groups: Pattern['groups'], flags = 'i'): Pattern => ({ pattern: new RegExp(source, `g${flags}`), groups });

export const logPatterns: readonly Pattern[] = [
  // SQL Server, nginx, Apache, HAProxy, web servers in the common log format.
  p(`\\[CLIENT: {0,10}(?:::ffff:)?(${ADDRESS}|${HOST})`, ['caller']),
  p(`\\[client ${PREFIXED}(?::\\d{2,5})?\\]`, ['address']),
  p(`\\bhaproxy\\[\\d{1,7}\\]: ${PREFIXED}:\\d{2,5} `, ['address']),
  p(`^${PREFIXED} (?:-|\\S{1,60}) \\S{1,60} \\[\\d`, ['address']),
  p(`handshake error from ${PREFIXED}:\\d{2,5}`, ['address']),
  // syslog: the machine stands behind the time.
  p(`^(?:<\\d{1,3}>)?[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d (?:(${IPV4}) )?(${HOST}) (?=\\S{1,60}?(?:\\[\\d{1,7}\\])?:|MSWinEventLog)`, ['address', 'machine'], ''),
  p(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,15}(?:Z|[+-]\\d\\d:?\\d\\d) (${HOST}) (?=[\\w./-]{1,60}\\[\\d{1,7}\\]:)`, ['machine'], ''),
  // Mail servers: "connect from mfp3.corp.example[10.12.0.44]".
  p(`\\bfrom (${HOST})\\[(${IPV4})\\]`, ['caller', 'address']),
  // Kafka.
  p(`\\bwith /(${IPV4})\\b`, ['address']),
  p(`channelId=(${IPV4}):(\\d{2,5})-(${IPV4}):`, ['address', 'port', 'address']),
  // Ansible.
  p(`^(?:fatal|ok|changed|skipping|failed|unreachable|included): \\[(${ADDRESS}|${HOST})\\]`, ['host']),
  p(`^(${ADDRESS}|${HOST})\\s{1,60}: ok=\\d`, ['host']),
  // FTP servers.
  p(`\\bFTP Session \\d{1,7} (${IPV4})(?: ([A-Za-z0-9._@-]{1,60}))? \\[`, ['address', 'who']),
  p(`\\d - ([A-Za-z0-9._-]{1,60}|\\(not logged in\\)) \\((${IPV4})\\)>`, ['who', 'address']),
  // Netlogon's own log.
  p(`\\blogon of (?:\\(null\\)\\\\)?[A-Za-z0-9._\\\\$-]{1,80} from (${HOST})(?: \\(via (${HOST})\\))?`, ['client', 'host']),
  // Shells and mails of cron.
  p(`^\\[?[A-Za-z0-9._-]{1,32}@(${HOST})(?::| )[^$#]{0,80}[$#] `, ['client']),
  p(`@(${HOST})> ?(?=\\/|\\S{1,60}\\/)|\\bFrom: \\S{1,32}@(${HOST}) \\(Cron Daemon\\)`, ['client', 'client']),
  // Commands of the network and the directory.
  p(`^\\s{0,8}(${IPV4})(?::\\d{2,5})?\\s{0,8}$`, ['address']),
  p(`^(${IPV4})\\s{2,20}(${HOST}\\.[A-Za-z]{2,63})(?:\\s|$)`, ['address', 'host']),
  p(`^\\s{0,8}Name:\\s{1,12}(${HOST}\\.[A-Za-z]{2,63})\\s{0,8}$`, ['host']),
  p(`^\\s{0,8}Address(?:es)?:\\s{1,12}(${IPV4})\\s{0,8}$`, ['address']),
  p(`^Tracking (${HOST}) \\[(${IPV4}):123\\]`, ['dc', 'address']),
  p(`^\\s{0,2}(${HOST})\\s{1,30}(?:\\d{1,4}d\\.)?(?:\\d\\dh:)?\\d{1,2}m:\\d\\ds\\s{1,8}\\d{1,5} /\\s{1,5}\\d`, ['dc']),
  p(`account name from fqdn: (${HOST})`, ['client']),
  p(`(?:on target|sur la cible|für das Ziel|en el destino|sulla destinazione|no destino) ["“«„] ?(${HOST}) ?["”»“]`, ['host']),
  p(`^(${HOST})\\s{1,20}(?:Configuration|Data|Event) refresh failed`, ['host']),
];
