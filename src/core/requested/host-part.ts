import type { ClientPlatform, HostRule, LayerId, SpnLayer } from '../../data/spn-layers.ts';
import type { Rich } from '../blocks.ts';
import { isIpAddress } from '../names.ts';
import { addressPart } from './address-part.ts';
import type { Forward, Resolver } from './dns.ts';
import { jdbcHost } from './jdbc-host.ts';
import type { Reason, RequestStep } from './model.ts';

/** What the host part depends on. */
export interface HostFacts {
  readonly layer: SpnLayer;
  readonly dns: Resolver;
  readonly platform: ClientPlatform;
  readonly tryIpSpn?: boolean;
  readonly realmGiven?: true;
  readonly version?: string;
}

/** The host parts that are possible, each under its condition, and how they came about. */
export interface HostPart {
  readonly hosts: readonly { readonly host: string; readonly when?: string }[];
  readonly steps: readonly RequestStep[];
  readonly lacks?: readonly Rich[];
  readonly stops?: Reason;
  readonly noSpn?: Reason;
}

type Found = Extract<Forward, { kind: 'found' }>;

/** Layers that hand the SPN to SSPI, so that the rules of Windows for addresses hold. */
const SSPI: readonly LayerId[] = ['native', 'legacy', 'jdbc-native', 'go-winsspi', 'freetds-sspi'];

/** Whether Windows itself, not a library of the driver, asks for the ticket: false for JavaKerberos on Windows. */
export function isSspi({ layer, platform }: Pick<HostFacts, 'layer' | 'platform'>): boolean {
  return SSPI.includes(layer.id) || (layer.id === 'managed' && platform === 'windows');
}

function suffixStep(typed: string, { asked, passed }: Found): readonly RequestStep[] {
  if (typed.includes('.') || !asked.includes('.')) return [];
  return [{
    says: [
      { code: typed }, ' has no dot. The DNS suffix search list completes it, and the first suffix that answers wins: ', { code: asked },
      ...(passed.length === 0 ? [] : [' (before it, without an answer: ', { code: passed.slice(0, 5).join(', ') }, passed.length > 5 ? ' …)' : ')']),
      '. A suffix that is not the one of the server gives an SPN that nobody holds, or that of another server.',
    ],
    sources: ['sspiContext'],
  }];
}

function forwardStep({ asked, name, how }: Found, follows: boolean, native = false): readonly RequestStep[] {
  if (how === 'hosts') {
    return [{
      says: ['The hosts file answers for ', { code: asked }, '. The first name of its line is taken: ', { code: name }, name.includes('.') ? '.' : '. It is short, and so is the SPN.'],
      sources: ['sspiContext', 'consistentAuth'],
    }];
  }
  if (how === 'cname') {
    return [{
      says: follows
        ? [{ code: asked }, ' is a CNAME. The name at its end takes its place: ', { code: name }, '. An SPN for the alias alone is not used.']
        : [{ code: asked }, ' is a CNAME. The driver keeps the name as written.'],
      sources: follows ? ['sspiContext', 'sqlClient'] : ['jdbcSource', 'goMssql', 'freetds'],
      ...(native ? { contested: ['For the native drivers this rests on KB 811889 alone.'] } : {}),
    }];
  }
  if (how === 'assumed') return [{ says: ['Nothing is known of ', { code: asked }, '. Assumed: it is an ordinary host record.'], sources: [] }];
  return [{ says: [{ code: asked }, ' is a host record (A): the name stays.'], sources: ['aliasNames', 'sspiContext'] }];
}

function reversed(found: Found, { dns, layer }: HostFacts): HostPart {
  const behind = found.address === undefined ? undefined : dns.reverse(found.address);
  const contested = layer.inferred === undefined ? {} : { contested: [layer.inferred] };
  const keep = [{ host: found.name }];
  if (behind === undefined) {
    return {
      hosts: keep,
      steps: [{ says: ['The driver looks up the address, too. Assumed: the reverse record gives ', { code: found.name }, '. If it gives another name, that one is asked for.'], sources: ['sspiContext'], ...contested }],
    };
  }
  const address = { code: found.address ?? '' };
  if (behind === 'none') return { hosts: keep, steps: [{ says: ['The address ', address, ' has no reverse record. ', { code: found.name }, ' stays.'], sources: ['sspiContext', 'aliasNames'], ...contested }] };
  if (behind.name.toLowerCase() === found.name.toLowerCase()) return { hosts: keep, steps: [{ says: ['The reverse record of ', address, ' gives the same name.'], sources: ['sspiContext'], ...contested }] };
  return {
    hosts: [{ host: behind.name }],
    steps: [{ says: ['The reverse record of ', address, ' gives another name, and that one is taken: ', { code: behind.name }, '.'], sources: ['sspiContext', 'aliasNames'], ...contested }],
  };
}

function shortUnknown(host: string): HostPart {
  return {
    hosts: [{ host, when: `nothing completes ${host}` }],
    steps: [],
    lacks: [['The full name of ', { code: host }, ': the DNS suffixes of the client, or what ', { code: `ping ${host}` }, ' shows. The full name is what is asked for.']],
  };
}

function completeShort(host: string, found: Found, { layer }: HostFacts): HostPart {
  const name = host.includes('.') || !found.name.includes('.') ? host : found.name;
  if (layer.id === 'freetds-sspi' && !name.includes('.')) {
    return { hosts: [], steps: [], noSpn: { why: ['FreeTDS on Windows makes an SPN of a name with a dot only, and ', { code: host }, ' gets none: the connection is NTLM.'], sources: ['freetds'] } };
  }
  return {
    hosts: [{ host: name }],
    steps: host.includes('.')
      ? [{ says: ['FreeTDS takes a name with a dot as it was written: ', { code: name }, '.'], sources: ['freetds'] }]
      : [{ says: ['FreeTDS looks up a name without a dot and takes ', { code: name }, '.'], sources: ['freetds'] }],
  };
}

function byRule(rule: Exclude<HostRule, 'as-typed'>, host: string, found: Found, facts: HostFacts): HostPart {
  switch (rule) {
    case 'forward-reverse':
      return reversed(found, facts);
    case 'canonical':
      return { hosts: [{ host: found.name }], steps: [{ says: ['The managed network layer takes the name that the resolver returns: ', { code: found.name }, '. It does no reverse look-up for a name.'], sources: ['sqlClient'] }] };
    case 'cname':
      return { hosts: [{ host: found.name }], steps: [{ says: ['With krb5 the driver follows a CNAME to its end and completes a short name: ', { code: found.name }, '.'], sources: ['goMssql'], contested: ['Since 0.21.0, which brought krb5.'] }] };
    case 'complete-short':
      return completeShort(host, found, facts);
  }
}

/**
 * The host part of the SPN: what was typed, through the name resolution of the client, by the rule of the driver.
 *
 *     hostPart('sqlprod', facts).hosts   // [{ host: 'sql05.corp.example' }] behind a CNAME, for a driver that follows it
 *
 * A name that does not resolve stops the connection. What is not known of DNS is assumed aloud, or comes back in `lacks`.
 * Sources: KB 811889; source of the drivers.
 */
export function hostPart(host: string, facts: HostFacts): HostPart {
  if (isIpAddress(host)) return addressPart(host, facts, isSspi(facts));
  const found = facts.dns.forward(host);
  if (found.kind === 'none') {
    return {
      hosts: [],
      steps: [],
      stops: { why: ['No name service knows ', { code: found.tried.slice(0, 5).join(', ') }, ': the connection fails before an SPN matters.'], sources: ['sspiContext'] },
    };
  }
  if (facts.layer.id === 'jdbc') return jdbcHost(host, found, facts);
  const rule = facts.layer.host;
  if (rule === 'as-typed') {
    const alias = found.kind === 'found' && found.how === 'cname' ? forwardStep(found, false) : [];
    return { hosts: [{ host }], steps: [...alias, { says: ['The driver puts the name as it was written: ', { code: host }, '.'], sources: ['goMssql'] }] };
  }
  if (found.kind === 'unknown') return shortUnknown(host);
  const follows = rule !== 'complete-short' || !host.includes('.');
  const part = byRule(rule, host, found, facts);
  return { ...part, steps: [...suffixStep(host, found), ...forwardStep(found, follows, rule === 'forward-reverse'), ...part.steps] };
}
