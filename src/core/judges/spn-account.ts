import { firstLabel } from '../host-names.ts';
import type { Context } from '../context.ts';
import { commonName, domainOf } from '../readers/distinguished-name.ts';
import { holderOf } from '../service-account.ts';
import { isRefusal, parseSpn, sameSpn } from '../spn.ts';

/** Comparing what a directory shows with the reader's own values. */

/** 'unsure' where a common name and an account name cannot be compared: they may differ for one account. */
export type Match = 'same' | 'other' | 'unsure';

/** What an account name looks like; a common name of another form (`SQL Service (prod)`) says nothing about it. */
const PLAIN = /^[A-Za-z0-9._-]{1,20}$/;
const SAM_MAX = 20;

/**
 * Whether an object of the directory is the one that must hold the SPNs of a service that runs as `account` on `host`.
 *
 *     matches('CN=svc-sql05,OU=Service,DC=corp,DC=example', 'CORP\\svc-sql05', 'sql05.corp.example')   // 'same'
 *     matches('CN=SQL05,OU=Servers,DC=corp,DC=example', 'NT SERVICE\\MSSQLSERVER', 'sql05')            // 'same'
 *     matches('CN=SQL05,OU=Servers,DC=corp,DC=example', 'CORP\\svc-sql05', 'sql05')                    // 'other'
 *     matches('CN=SQL Service (prod),DC=corp,DC=example', 'CORP\\svc-sql05', 'sql05')                  // 'unsure'
 */
export function matches(object: string, account: string, host: string): Match {
  const expected = holderOf(account, host);
  if (isRefusal(expected) || expected.kind === 'none' || expected.account === undefined) return 'unsure';
  const isDn = /^(?:CN|OU)=/i.test(object);
  const found = isDn ? { name: commonName(object), domain: domainOf(object) } : splitAccount(object);
  const wanted = splitAccount(expected.account);
  const a = found.name.toLowerCase().replace(/\$$/, '');
  const b = wanted.name.toLowerCase().replace(/\$$/, '');
  if (a === b) {
    // A computer and a user may bear one name; a listing by account name shows the $.
    if (!isDn && expected.kind === 'user' && found.name.endsWith('$')) return 'other';
    return sameDomain(found.domain, wanted.domain, isDn) ? 'same' : 'unsure';
  }
  if (b.length === SAM_MAX && a.startsWith(b)) return 'unsure';
  return PLAIN.test(a) && !b.includes('@') ? 'other' : 'unsure';
}

function splitAccount(account: string): { name: string; domain: string } {
  const slash = account.indexOf('\\');
  if (slash >= 0) return { name: account.slice(slash + 1), domain: account.slice(0, slash) };
  const at = account.indexOf('@');
  // The suffix of a user principal name need not be the domain.
  return { name: at > 0 ? account.slice(0, at) : account, domain: '' };
}

/** NetBIOS names follow no rule; the first label is what they mostly are. */
function sameDomain(found: string, wanted: string, isDn: boolean): boolean {
  if (found === '' || wanted === '') return true;
  const a = found.toLowerCase();
  const b = wanted.toLowerCase();
  return a === b || (isDn ? a.split('.')[0] === b || (b.includes('.') && a === b) : b.split('.')[0] === a || a.split('.')[0] === b);
}

/** The SPNs that clients of the reader's server ask for. `first` is what a TCP client asks for, where the port is known. */
export interface WantedSpns {
  readonly first?: string;
  /** For named pipes, and the first try of some clients. */
  readonly others: readonly string[];
}

/**
 * SPNs of the server that the reader has set; none without its full name.
 *
 *     wantedSpns({ server: 'sql05', domain: 'corp.example', port: '1433' })
 *     // { first: 'MSSQLSvc/sql05.corp.example:1433', others: ['MSSQLSvc/sql05.corp.example'] }
 */
export function wantedSpns({ server, domain, port, instance }: Context): WantedSpns {
  const host = server === undefined || server.includes('.') ? server : domain === undefined ? undefined : `${server}.${domain}`;
  if (host === undefined) return { others: [] };
  return { ...(port === undefined ? {} : { first: `MSSQLSvc/${host}:${port}` }), others: [instance === undefined ? `MSSQLSvc/${host}` : `MSSQLSvc/${host}:${instance}`] };
}

/** Whether an SPN is of the reader's server or listener; true as well where neither is set. */
export function concernsGiven(spn: string, { server, listener }: Context): boolean {
  if (server === undefined && listener === undefined) return true;
  const host = hostOf(spn);
  return host !== undefined && [server, listener].some((name) => name !== undefined && firstLabel(name) === firstLabel(host));
}

/** The host of an SPN, also of a malformed one. */
export function hostOf(spn: string): string | undefined {
  const parts = parseSpn(spn);
  return isRefusal(parts) ? /^[^/]{1,64}\/([A-Za-z0-9._-]{1,255})/.exec(spn)?.[1] : parts.host;
}

/** Whether a list has an SPN, without regard to case. */
export function hasSpn(spns: readonly { readonly value: string }[], spn: string): boolean {
  return spns.some((s) => sameSpn(s.value, spn));
}

/**
 * Whether a pattern of setspn -Q asks for an SPN.
 *
 *     covers('MSSQLSvc/sql05*', 'mssqlsvc/SQL05.corp.example:1433')   // true
 */
export function covers(pattern: string, spn: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const text = spn.toLowerCase();
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const found = text.indexOf(part, at);
    if (found < 0 || (i === 0 && found !== 0)) return false;
    at = found + part.length;
  }
  return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '');
}
