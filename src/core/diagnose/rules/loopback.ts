import { firstLabel } from '../../host-names.ts';
import { all, any, code, not, sign, type Condition, type Rule } from '../rule.ts';
import type { Seen } from '../seen.ts';
import { line, matches } from './lines.ts';

/** A server that calls itself, read from names and addresses that are the same at both ends. */

const REFUSED = any(code('sql-error-18452', 'sec-e-logon-denied', 'status-logon-failure', 'error-logon-failure'), sign('login-untrusted-domain', 'windows-logon-denied', 'windows-wrong-password', 'http-401', 'http-401-page', 'wcf-401-scheme'));
/** The audit gives a reason of its own. */
const REASON = code('status-no-such-user', 'status-wrong-password', 'status-account-locked-out', 'status-account-disabled', 'status-password-expired', 'status-account-expired', 'status-password-must-change', 'status-bad-bindings', 'status-ntlm-blocked', 'status-account-restriction', 'status-invalid-logon-hours', 'status-invalid-workstation', 'status-logon-type-not-granted');

const CALLER = /(?:Workstation Name|Source Workstation|WorkstationName"?|Arbeitsstationsname|Nom de la station de travail|Nombre de estación de trabajo)\s{0,4}[:>]\s{0,20}(?:\\\\)?([A-Za-z0-9][A-Za-z0-9._-]{0,62})/i;
const HOST = /^\s{0,8}(?:<Computer>|(?:Computer(?: ?Name)?|MachineName|Ordinateur|Equipo|Computador|Компьютер|计算机|コンピューター)\s{0,12}[:：]\s{0,12})([A-Za-z0-9][A-Za-z0-9._-]{0,90})/i;
const FROM_ITSELF = /(?:\[CLIENT: {0,3}(?:::1|(?:::ffff:)?127\.0\.0\.1)\])|(?:Source Network Address|IpAddress"?|Quellnetzwerkadresse|Adresse du réseau source)\s{0,4}[:>]\s{0,20}(?:::1|127\.0\.0\.1)(?![\d.])/i;
/** IIS writes the address of the server in the third column and that of the client after the user name. */
const IIS_ITSELF = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\S{1,60} ){0,2}((?:\d{1,3}\.){3}\d{1,3}|::1) [A-Z]{3,8} \S{1,600} \S{1,600} \d{1,5} \S{1,120} \1 .{0,900} 401 /;

/** A line of the hosts file that leads a name to the machine itself. */
const HOSTS_ITSELF = /^\s{0,8}(?:127\.0\.0\.1|::1)\s{1,30}(?!localhost\b|\S{0,40}docker\.internal)[A-Za-z][\w-]{0,62}(?:\.[\w.-]{1,120})?\s{0,8}$/;

/** Caller and machine of an audited logon are the same. */
const sameMachine: Condition = (seen) => {
  const hosts = new Set(matches(seen, HOST).map(({ value }) => firstLabel(value)));
  const found = matches(seen, CALLER).filter(({ value }) => hosts.has(firstLabel(value)));
  return found.length > 0 ? found.map(({ n }) => n) : undefined;
};

const OWN = /Get-NetIPAddress|\bipconfig\b|\bhostname -I\b|\bip addr\b/i;
const ASKED = /Resolve-DnsName|\bnslookup\b|\bping\b|GetHostAddresses|Test-NetConnection/i;
const OWN_LINE = /^\s{0,8}IPv4[^:]{0,40}:\s{0,4}((?:\d{1,3}\.){3}\d{1,3})/i;
const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const REACH = 6;

/** The commands in the text show that the name leads to the machine on which they were typed. */
const nameIsOwn: Condition = (seen) => {
  const own = addressesAfter(seen, OWN);
  for (const { value, n } of matches(seen, OWN_LINE)) own.set(value, n);
  const asked = addressesAfter(seen, ASKED);
  const both = [...asked].filter(([address]) => own.has(address) || address === '127.0.0.1');
  return both.length > 0 ? both.map(([, n]) => n) : undefined;
};

/** Addresses printed in the lines behind a command, up to the next prompt. */
function addressesAfter({ paste }: Seen, command: RegExp): Map<string, number> {
  const found = new Map<string, number>();
  for (const [i, { text }] of paste.lines.slice(0, 2000).entries()) {
    if (text.length > 400 || !command.test(text)) continue;
    for (const { text: next, n } of paste.lines.slice(i + 1, i + 1 + REACH)) {
      if (/^(?:PS )?[A-Z]:\\|^[$#>]/.test(next)) break;
      for (const [address] of next.slice(0, 400).matchAll(ADDRESS)) found.set(address, n);
    }
  }
  return found;
}

export const loopbackRules: readonly Rule[] = [
  {
    id: 'own-address',
    when: all(REFUSED, not(REASON), any(sign('client-is-local'), line(FROM_ITSELF))),
    gives: { 'ntlm-loopback-check': 'points', 'ntlm-untrusted-domain': 'against' },
    why: 'The server refused a logon from its own address: it was called under a name that Windows does not take for its own.',
    source: 'Microsoft: KB 926642, loopback check',
  },
  {
    id: 'caller-is-the-machine',
    when: all(code('status-logon-failure', 'sec-e-logon-denied'), not(REASON), sameMachine),
    gives: { 'ntlm-loopback-check': 'points' },
    why: 'The refused logon came from the machine itself, with the right name and no fault of the password.',
    source: 'Microsoft: KB 896861, events 537 and 4625 of the loopback check',
  },
  {
    id: 'hosts-file-leads-to-itself',
    when: all(REFUSED, not(REASON), line(HOSTS_ITSELF)),
    gives: { 'ntlm-loopback-check': 'weak' },
    why: 'The hosts file leads a name to the machine itself.',
    source: 'Microsoft: KB 896861, loopback check',
  },
  {
    id: 'name-leads-to-itself',
    when: all(REFUSED, not(REASON), any(nameIsOwn, line(IIS_ITSELF), all(sign('loopback-crawler'), line(HOSTS_ITSELF)))),
    gives: { 'ntlm-loopback-check': 'points' },
    why: 'Name and address lead back to the machine that calls: NTLM to oneself is refused under a name that is not the machine’s own.',
    source: 'Microsoft: KB 896861, loopback check',
  },
];
