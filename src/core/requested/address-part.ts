import type { HostFacts, HostPart } from './host-part.ts';
import type { RequestStep } from './model.ts';

/** Rules that look up the name behind an address. */
const REVERSES = ['forward-reverse', 'canonical'];

const CONDITION = 'TryIPSPN = 1 on the client';

function literal(address: string, sspi: boolean, tryIpSpn: boolean | undefined, when: string | undefined): HostPart {
  const given = when === undefined ? {} : { when };
  if (!sspi) return { hosts: [{ host: address, ...given }], steps: [{ says: ['The address stands in the SPN.'], sources: ['sspiContext'] }] };
  const step: RequestStep = {
    says: [
      'The address stands in the SPN. Windows tries no Kerberos for an address and takes NTLM, whatever is registered, unless ', { code: 'TryIPSPN' }, ' is 1 on the client. Windows 10 1507 and Windows Server 2016 and later know the value.',
    ],
    sources: ['ipSpn', 'sspiContext'],
  };
  if (tryIpSpn === true) return { hosts: [{ host: address, ...given }], steps: [step] };
  if (tryIpSpn === undefined) return { hosts: [{ host: address, when: when === undefined ? CONDITION : `${when}, and ${CONDITION}` }], steps: [step] };
  if (when !== undefined) return { hosts: [], steps: [step] };
  return { hosts: [], steps: [step], noSpn: { why: ['The driver has only the address ', { code: address }, ', and without ', { code: 'TryIPSPN' }, ' Windows asks for no ticket to it: NTLM.'], sources: ['ipSpn', 'sspiContext'] } };
}

/** Who says that the name behind an address is taken, and under which condition. */
function authority({ layer }: HostFacts): Pick<RequestStep, 'sources' | 'contested'> {
  return layer.id === 'jdbc'
    ? { sources: ['jdbcSource'], contested: ['Only when DNS names a domain controller for that name; else the address stays.'] }
    : { sources: [layer.host === 'canonical' ? 'sqlClient' : 'sspiContext'] };
}

function behind(address: string, facts: HostFacts, sspi: boolean): HostPart {
  const { dns, tryIpSpn } = facts;
  const name = dns.reverse(address);
  if (name === 'none') {
    const part = literal(address, sspi, tryIpSpn, undefined);
    return { ...part, steps: [{ says: [{ code: address }, ' is an address without a reverse record: no name takes its place.'], sources: ['sspiContext'] }, ...part.steps] };
  }
  if (name !== undefined) {
    return { hosts: [{ host: name.name }], steps: [{ says: [{ code: address }, ' is an address. The driver looks up the name behind it and takes that: ', { code: name.name }, '.'], ...authority(facts) }] };
  }
  const part = literal(address, sspi, tryIpSpn, `${address} has no reverse record`);
  return {
    ...part,
    steps: [{ says: [{ code: address }, ' is an address. The driver looks up the name behind it (reverse record, PTR) and takes that.'], ...authority(facts) }, ...part.steps],
    lacks: [['The reverse record of ', { code: address }, ': ', { code: `ping -a ${address}` }, ' shows it. The name in it is what is asked for.']],
  };
}

/**
 * The host part for an address: the name behind it where the driver looks for one, else the address itself and what Windows makes of it.
 *
 *     addressPart('10.0.0.5', facts, true).hosts  // [{ host: '10.0.0.5', when: 'TryIPSPN = 1 on the client' }] without a reverse record
 *
 * Sources: KB 811889; Kerberos clients allow IPv4 and IPv6 address host names in SPNs.
 */
export function addressPart(address: string, facts: HostFacts, sspi: boolean): HostPart {
  const { layer } = facts;
  const part = REVERSES.includes(layer.host) || layer.id === 'jdbc'
    ? behind(address, facts, sspi)
    : literal(address, sspi, facts.tryIpSpn, undefined);
  const noColon = part.hosts.filter(({ host }) => !host.includes(':'));
  if (noColon.length === part.hosts.length) return part;
  return { ...part, hosts: noColon, lacks: [...(part.lacks ?? []), ['How the driver writes the IPv6 address ', { code: address }, ': its colons are what an SPN keeps for the suffix, and no source says it.']] };
}
