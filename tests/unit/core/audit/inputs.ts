/** Small audits for tests: what a paste could tell, in few words. */
import type { AuditInput, AuditRow, AuditService, Known, SeenAccount, SeenClaim, SeenSearch } from '../../../../src/core/audit/model.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';

export const HOST = 'sql05.corp.example';
export const SPN = `MSSQLSvc/${HOST}`;
export const PORT = `${SPN}:1433`;

export const k = <T>(value: T, line?: number): Known<T> => (line === undefined ? { value } : { value, line });

export type ServiceParts = Partial<Omit<AuditService, 'host' | 'account' | 'ports' | 'instance' | 'names'>> & {
  readonly host?: string;
  readonly account?: string | null;
  readonly ports?: readonly number[];
  readonly instance?: string;
  readonly names?: readonly (string | readonly [string, number])[];
};

/** A default instance on port 1433 of sql05 under CORP\svc-sql05, or what is said otherwise. */
export function service({ host = HOST, account = 'CORP\\svc-sql05', ports = [1433], instance, names = [], ...rest }: ServiceParts = {}): AuditService {
  return {
    kind: 'sql', host: k(host, 1), ports: ports.map((p) => k(p, 2)), ...(account === null ? {} : { account: k(account, 3) }), ...(instance === undefined ? {} : { instance: k(instance, 2) }),
    names: names.map((n) => k(typeof n === 'string' ? { name: n } : { name: n[0], port: n[1] }, 4)), ...rest,
  };
}

let line = 100;

/** The whole list of an account, each SPN on a line of its own. `…` at the end of the list: it was not all. */
export function account(name: string | readonly [string, ...string[]], spns: readonly string[], more: Partial<SeenAccount> = {}): SeenAccount {
  const [first, ...others] = typeof name === 'string' ? [name] : name;
  line += 1;
  const names: SeenAccount['names'] = [k(first ?? '', line), ...others.map((o) => k(o, line))];
  return { names, spns: spns.filter((s) => s !== '…').map((s) => k(s, (line += 1))), complete: !spns.includes('…'), ...more };
}

export const dn = (cn: string, domain = 'corp.example'): string => `CN=${cn},OU=Test,${domain.split('.').map((d) => `DC=${d}`).join(',')}`;

export const forestSearch: SeenSearch = { pattern: '*', what: 'holders', scope: 'forest', domain: 'corp.example', line: 50 };
export const domainSearch: SeenSearch = { pattern: 'MSSQLSvc/*', what: 'holders', scope: 'domain', domain: 'corp.example', line: 51 };
export const noDuplicates: SeenSearch = { pattern: '*', what: 'duplicates', scope: 'forest', domain: 'corp.example', line: 52 };

export interface Parts {
  readonly services?: readonly AuditService[];
  readonly accounts?: readonly SeenAccount[];
  readonly searches?: readonly SeenSearch[];
  readonly claims?: readonly (Omit<SeenClaim, 'line'> & { readonly line?: number })[];
  readonly domains?: AuditInput['domains'];
}

export function input({ services = [service()], accounts = [], searches = [], claims = [], domains = [{ dns: 'corp.example', netbios: 'CORP' }] }: Parts): AuditInput {
  return { services, accounts, searches, domains, claims: claims.map((c, i) => ({ line: 60 + i, ...c })) };
}

/** The row of an SPN, whatever its case. */
export function rowOf(parts: Parts, spn = PORT): AuditRow | undefined {
  return auditSpns(input(parts)).rows.find((r) => r.spn.toLowerCase() === spn.toLowerCase());
}

/** `problem missing` */
export function verdictOf(parts: Parts, spn = PORT): string {
  const row = rowOf(parts, spn);
  return row === undefined ? 'no row' : `${row.verdict} ${row.status}`;
}
