import type { Forward } from './dns.ts';
import type { HostFacts, HostPart } from './host-part.ts';
import type { RequestStep } from './model.ts';
import { isAtLeast } from './version.ts';

const REALM: RequestStep = {
  says: ['The driver adds ', { code: '@REALM' }, ' to the SPN: the first part of the host name, from the left, for which DNS names a domain controller. It is no part of the SPN in the directory.'],
  sources: ['jdbcSource'],
};

/** The name that `getCanonicalHostName` gives: the reverse record of the address, or undefined when it is not known. */
function canonical(found: Extract<Forward, { kind: 'found' }>, { dns }: HostFacts): string | undefined {
  const behind = found.address === undefined ? undefined : dns.reverse(found.address);
  if (behind === 'none') return undefined;
  return behind?.name ?? found.name;
}

function short(host: string, found: Forward, facts: HostFacts): HostPart {
  const name = found.kind === 'found' ? canonical(found, facts) : undefined;
  const typed = { host, when: 'no realm is found for the full name' };
  const step: RequestStep = {
    says: ['No realm can be found for the short name ', { code: host }, '. The driver looks up the name behind its address; when DNS names a domain controller for that name, it takes it.'],
    sources: ['jdbcSource'],
  };
  if (found.kind === 'unknown') return { hosts: [{ host, when: `nothing completes ${host}` }], steps: [step], lacks: [['The full name of ', { code: host }, ', which is asked for when DNS names a domain controller for it.']] };
  if (name === undefined || !name.includes('.')) return { hosts: [{ host }], steps: [step] };
  return { hosts: [{ host: name, when: 'DNS names a domain controller for it' }, typed], steps: [step, REALM] };
}

/**
 * The host part that the JDBC driver writes: the name as written; the canonical name when no realm can be found from the written one,
 * or, since 10.2, when the connection string gives the realm.
 *
 *     jdbcHost('sqlprod.corp.example', { kind: 'found', how: 'cname', … }, facts).hosts  // [{ host: 'sqlprod.corp.example' }]
 *
 * Source: mssql-jdbc, SSPIAuthentication.java.
 */
export function jdbcHost(host: string, found: Forward, facts: HostFacts): HostPart {
  if (facts.realmGiven && found.kind === 'found') {
    const since = isAtLeast(facts.version, '10.2.0');
    const name = canonical(found, facts) ?? found.address ?? host;
    const step: RequestStep = {
      says: ['The connection string gives the realm. Since 10.2 the driver then takes the name behind the address: ', { code: name }, '. Before, it keeps the name as written.'],
      sources: ['jdbcSource'],
    };
    const after = { host: name, ...(since === undefined ? { when: 'version 10.2 and later' } : {}) };
    const before = { host, ...(since === undefined ? { when: 'version before 10.2' } : {}) };
    return { hosts: since === true ? [after] : since === false ? [before] : [after, before], steps: [step] };
  }
  if (!host.includes('.')) return short(host, found, facts);
  return {
    hosts: [{ host }],
    steps: [
      {
        says: ['The driver puts the name as it was written: ', { code: host }, found.kind === 'found' && found.how === 'cname' ? '. It is a CNAME, and it stays.' : '.'],
        sources: ['jdbcSource', 'jdbc'],
        contested: ['Only when DNS names no domain controller for any part of the name does it look up the name behind the address.'],
      },
      REALM,
    ],
  };
}
