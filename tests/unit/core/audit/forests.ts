/** Random forests with SQL Server services, their SPNs right at first and then spoilt. */
import fc from 'fast-check';
import type { AuditService } from '../../../../src/core/audit/model.ts';
import type { DirectoryAccount, Domain, Forest } from '../../../../src/core/directory/model.ts';

export interface Case {
  readonly forest: Forest;
  readonly services: readonly AuditService[];
}

const CORP: Domain = { dns: 'corp.example', netbios: 'CORP' };
const EMEA: Domain = { dns: 'emea.corp.example', netbios: 'EUROPE' };

interface Plan {
  readonly domain: Domain;
  readonly named: boolean;
  readonly port: number;
  readonly extraPort: boolean;
  readonly pipes: boolean;
  readonly runsAs: 'user' | 'gmsa' | 'NT SERVICE\\MSSQLSERVER' | 'LocalSystem' | 'NT AUTHORITY\\NETWORK SERVICE';
  readonly account: number;
  readonly written: 'down' | 'upn';
  readonly listener: boolean;
  readonly optional: boolean;
}

const plan: fc.Arbitrary<Omit<Plan, 'domain'> & { readonly far: boolean }> = fc.record({
  far: fc.boolean(),
  named: fc.boolean(),
  port: fc.constantFrom(1433, 14330, 49_801, 50_123),
  extraPort: fc.boolean(),
  pipes: fc.boolean(),
  runsAs: fc.constantFrom('user', 'user', 'gmsa', 'NT SERVICE\\MSSQLSERVER', 'LocalSystem', 'NT AUTHORITY\\NETWORK SERVICE'),
  account: fc.nat(2),
  written: fc.constantFrom('down', 'down', 'upn'),
  listener: fc.boolean(),
  optional: fc.boolean(),
} as const);

/** What is done to one SPN of the right state. */
const fault = fc.record({
  kind: fc.constantFrom('keep', 'keep', 'missing', 'move', 'move-two', 'second', 'third', 'case', 'malformed', 'short-only', 'stale'),
  other: fc.nat(50),
  more: fc.nat(50),
});

/** Forests of one or two domains with users, managed accounts and computers; every service has one account. */
export const cases: fc.Arbitrary<Case> = fc
  .record({ two: fc.boolean(), plans: fc.array(plan, { minLength: 1, maxLength: 5 }), faults: fc.array(fault, { minLength: 30, maxLength: 30 }), bystanders: fc.nat(3) })
  .map(({ two, plans, faults, bystanders }) => build(two, plans, faults, bystanders));

function build(two: boolean, plans: readonly (Omit<Plan, 'domain'> & { readonly far: boolean })[], faults: readonly { kind: string; other: number; more: number }[], bystanders: number): Case {
  const domains: [Domain, ...Domain[]] = two ? [CORP, EMEA] : [CORP];
  const held = new Map<string, string[]>();
  const accounts: Omit<DirectoryAccount, 'spns'>[] = [];
  const key = (domain: Domain, name: string): string => `${domain.dns}\\${name}`;
  const account = (domain: Domain, name: string, kind: DirectoryAccount['kind'], more: Partial<DirectoryAccount> = {}): string => {
    const id = key(domain, name);
    if (!held.has(id)) {
      held.set(id, []);
      const cn = name.replace(/\$$/, '');
      accounts.push({ domain: domain.dns, name, kind, dn: `CN=${cn},OU=${kind},${domain.dns.split('.').map((p) => `DC=${p}`).join(',')}`, ...more });
    }
    return id;
  };
  for (const domain of domains) {
    for (let i = 0; i < 3; i += 1) {
      // The same names in both domains, and a prefix that is no account name.
      account(domain, `svc-${i}`, 'user', { upn: `service.${i}@${domain.dns}` });
      account(domain, `gmsa-${i}$`, 'gmsa');
    }
    for (let i = 0; i < bystanders; i += 1) account(domain, `WS${domain.netbios ?? ''}${i}$`, 'computer', { dnsHostName: `ws${i}.${domain.dns}` });
    account(domain, 'krbtgt', 'user');
    held.get(key(domain, 'krbtgt'))?.push('kadmin/changepw');
  }
  const services: AuditService[] = [];
  const right: [string, string][] = [];
  plans.forEach((p, i) => {
    const domain = p.far && two ? EMEA : CORP;
    const label = `sql${String(i).padStart(2, '0')}`;
    const host = `${label}.${domain.dns}`;
    const computer = account(domain, `${label.toUpperCase()}$`, 'computer', { dnsHostName: host });
    held.get(computer)?.push(`HOST/${host}`, `HOST/${label.toUpperCase()}`, `RestrictedKrbHost/${host}`);
    const name = p.runsAs === 'user' ? `svc-${p.account}` : p.runsAs === 'gmsa' ? `gmsa-${p.account}$` : undefined;
    const holder = name === undefined ? computer : key(domain, name);
    const text = name === undefined ? p.runsAs : p.runsAs === 'user' && p.written === 'upn' ? `service.${p.account}@${domain.dns}` : `${domain.netbios ?? ''}\\${name}`;
    const ports = p.extraPort ? [p.port, p.port + 1] : [p.port];
    const listener = p.listener && name !== undefined ? [`ag-${i}.${domain.dns}`] : [];
    services.push({
      kind: 'sql', host: { value: host }, ...(p.named ? { instance: { value: 'SALES' } } : {}), ports: ports.map((value) => ({ value })),
      tcp: { value: true }, pipes: { value: p.pipes }, account: { value: text }, names: listener.map((l) => ({ value: { name: l, port: 1433 } })),
    });
    const hosts = [host, ...listener];
    for (const h of hosts) for (const port of h === host ? ports : [1433]) right.push([`MSSQLSvc/${h}:${port}`, holder]);
    if (p.pipes || p.optional) right.push([p.named ? `MSSQLSvc/${host}:SALES` : `MSSQLSvc/${host}`, holder]);
    if (p.optional) right.push([`MSSQLSvc/${label}:${p.port}`, holder]);
  });
  const ids = [...held.keys()].filter((id) => !id.endsWith('\\krbtgt'));
  const others = (not: string, n: number): string => {
    const list = ids.filter((id) => id !== not);
    return list[n % list.length] ?? not;
  };
  const give = (id: string, spn: string): void => {
    const list = held.get(id);
    if (list && !list.some((s) => s.toLowerCase() === spn.toLowerCase())) list.push(spn);
  };
  right.forEach(([spn, holder], i) => {
    const f = faults[i % faults.length] ?? { kind: 'keep', other: 0, more: 0 };
    if (f.kind !== 'missing' && !f.kind.startsWith('move') && f.kind !== 'malformed' && f.kind !== 'short-only') give(holder, f.kind === 'case' ? spn.toUpperCase() : spn);
    if (f.kind.startsWith('move') || f.kind === 'second' || f.kind === 'third') give(others(holder, f.other), spn);
    if (f.kind === 'third' || f.kind === 'move-two') give(others(holder, f.more), spn.toUpperCase());
    if (f.kind === 'malformed') give(others('', f.other), spn.replace(/:(?=[^:]*$)/, f.more % 2 === 0 ? '\\' : ','));
    if (f.kind === 'short-only') give(holder, spn.replace(/^(MSSQLSvc\/[^.:]+)\.[^:]*/, '$1'));
    if (f.kind === 'stale') give(others('', f.other), `MSSQLSvc/gone${i}.corp.example:1433`);
  });
  return { forest: { domains, accounts: accounts.map((a) => ({ ...a, spns: held.get(`${a.domain}\\${a.name}`) ?? [] })) }, services };
}

/** A forest in an order of its own, to compare two. */
export function sorted({ domains, accounts }: Forest): Forest {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return { domains, accounts: accounts.map((a) => ({ ...a, spns: [...a.spns].sort(order) })).sort((a, b) => order(a.domain + a.name, b.domain + b.name)) };
}
