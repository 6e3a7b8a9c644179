import { isIpAddress } from '../names.ts';
import type { AuditService } from './model.ts';
import { expectationOf, type Expectation } from './expected.ts';
import type { Directory } from './holders.ts';

/** A service with what the paste tells about its host and account. */
export interface Placed {
  readonly service: AuditService;
  /** Its number in the input. */
  readonly id: number;
  /** `sql05.corp.example\SALES` */
  readonly title: string;
  /** Full name of the host, where the paste tells it. */
  readonly fullName?: string;
  readonly fullNameLine?: number;
  readonly shortName?: string;
  readonly expectation: Expectation;
  /** What other lines name as its account. */
  readonly others: readonly { readonly text: string; readonly line?: number; readonly expectation: Expectation }[];
}

/** Classes that a computer writes itself: their host part is its own name. */
const OWN = /^(?:HOST|RestrictedKrbHost|TERMSRV|WSMAN)\/([A-Za-z0-9._-]{1,255})$/i;

/**
 * Finds the full name of each host and the object behind each account.
 *
 *     placeServices([{ kind: 'sql', host: { value: 'sql05' }, … }], directory)[0]?.fullName   // 'sql05.corp.example', where the computer account tells it
 */
export function placeServices(services: readonly AuditService[], directory: Directory): readonly Placed[] {
  return services.map((service, id) => {
    const host = service.host.value.trim();
    const label = (host.split('.')[0] ?? '').toLowerCase();
    const full = isIpAddress(host) ? undefined : host.includes('.') ? { name: host } : fullNameOf(directory, label);
    const fullName = full?.name;
    const asked = fullName ?? host;
    const expectation = expectationOf(directory, accountOf(service), asked);
    const others = (service.otherAccounts ?? [])
      .filter((o) => o.value.toLowerCase() !== service.account?.value.toLowerCase())
      .map(({ value, line }) => ({ text: value, ...(line === undefined ? {} : { line }), expectation: expectationOf(directory, value, asked) }))
      .filter((o) => !sameObject(o.expectation, expectation));
    const instance = service.instance?.value;
    return {
      service, id, expectation, others,
      title: instance === undefined ? asked : `${asked}\\${instance}`,
      ...(fullName === undefined ? {} : { fullName }),
      ...(full !== undefined && 'line' in full && full.line !== undefined ? { fullNameLine: full.line } : {}),
      ...(label.length > 0 && label.length <= 15 && !/^[0-9]+$/.test(label) ? { shortName: label } : {}),
    };
  });
}

/** SQL Server Browser opens tickets with the key of the computer under Local Service too, as Setup makes it (KB 950599). */
function accountOf({ kind, account }: AuditService): string | undefined {
  return kind === 'ssas-browser' && account !== undefined && /^(?:NT AUTHORITY\\)?LOCAL ?SERVICE$/i.test(account.value) ? 'LocalSystem' : account?.value;
}

/** Whether two accounts come to one object. */
export function sameObject(a: Expectation, b: Expectation): boolean {
  if (a.kind !== 'object' || b.kind !== 'object') return a.kind === 'none' && b.kind === 'none';
  if (a.account !== undefined && a.account === b.account) return true;
  return a.wanted.name === b.wanted.name && (a.wanted.domain === b.wanted.domain || a.wanted.domain === '' || b.wanted.domain === '') && (a.wanted.kind === 'computer') === (b.wanted.kind === 'computer');
}

/** The full name that the computer account of a short name tells, if it tells one only. */
function fullNameOf({ byName }: Directory, label: string): { readonly name: string; readonly line?: number } | undefined {
  const found = new Map<string, { readonly name: string; readonly line?: number }>();
  for (const account of byName.get(label) ?? []) {
    if (account.kind !== 'computer') continue;
    if (account.dnsHostName !== undefined) found.set(account.dnsHostName, { name: account.dnsHostName });
    for (const { spns } of account.seen) {
      for (const { value, line } of spns) {
        const host = OWN.exec(value)?.[1];
        if (host?.includes('.') && host.toLowerCase().startsWith(`${label}.`) && !found.has(host.toLowerCase())) found.set(host.toLowerCase(), { name: host, ...(line === undefined ? {} : { line }) });
      }
    }
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}
