/** What a program with its own TLS library has, from its row. */
import { tlsProfiles } from '../../data/tls-profiles.ts';
import type { TlsProfile } from '../../data/tls-profiles.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { present } from '../present.ts';
import type { BaseProtocol, EndBase, EndSuite } from './end.ts';
import { groupNames } from './groups.ts';
import type { Assumption, PartySuiteOff } from './model.ts';
import type { Adjust, ProfileEnd } from './spec.ts';
import { partySuite, suiteNeeds } from './suites.ts';

const rows: ReadonlyMap<string, TlsProfile> = new Map(tlsProfiles.map((row) => [row.id, row]));

/** The row of a profile by its id: `tlsProfile('openssl-3.0')`. */
export function tlsProfile(id: string): TlsProfile | undefined {
  return rows.get(id);
}

/** The rows that can stand on a side, in the order of the table. */
export function profilesFor(side: SideName): readonly TlsProfile[] {
  return tlsProfiles.filter(({ sides }) => sides.includes(side));
}

/**
 * An end with its own TLS library. A profile that does not exist has nothing: every handshake fails, and the assumption says why.
 *
 *     profileBase({ on: 'profile', profile: 'openssl-3.0' }, 'server')
 */
export function profileBase(end: ProfileEnd, side: SideName): EndBase {
  const row = rows.get(end.profile);
  return row === undefined ? unknownProfile(end.profile, side) : known(row, end.adjust ?? {}, side);
}

function known(row: TlsProfile, adjust: Adjust, side: SideName): EndBase {
  const list = listOf(row, adjust, side);
  return {
    name: row.name,
    stack: row.stack,
    protocols: protocolNames.map((protocol) => protocolRow(row, protocol, adjust, side)),
    suites: list.suites,
    off: list.off,
    groups: groupNames(adjust.curves ?? row.groups),
    order: row.order,
    least: row.least,
    assumptions: assumptionsOf(row, adjust, side),
    ...present({ dhBits: row.dhBits, hashes: row.hashes }),
  };
}

function protocolRow(row: TlsProfile, protocol: BaseProtocol['protocol'], adjust: Adjust, side: SideName): BaseProtocol {
  const state = (side === 'client' ? row.clientProtocols?.[protocol] : undefined) ?? row.protocols[protocol];
  const wish = adjust.protocols?.[protocol];
  if (wish !== undefined && state !== 'missing') return { protocol, state: wish, because: [`${protocol} is switched ${wish} here.`], by: 'profile' };
  const because = state === 'on' ? `${row.name} has it on by default.` : state === 'missing' ? `${row.name} does not have ${protocol}.` : row.protocolsBecause;
  return { protocol, state, because: [because], by: 'profile' };
}

function listOf(row: TlsProfile, adjust: Adjust, side: SideName): { readonly suites: readonly EndSuite[]; readonly off: readonly PartySuiteOff[] } {
  const drop = new Set(adjust.dropSuites ?? []);
  const wanted = [...new Set([...(adjust.suites ?? row.suites), ...(adjust.addSuites ?? [])])].filter((name) => !drop.has(name));
  // A server without a Diffie-Hellman group skips the suites that need one.
  const usable = (name: string): boolean => side === 'client' || row.dhBits !== undefined || suiteNeeds(name).exchange !== 'DHE';
  const names = wanted.filter(usable);
  const on = new Set(names);
  const off = [...new Set([...row.suites, ...row.off])].filter((name) => !on.has(name));
  return {
    suites: names.map((name) => ({ ...partySuite(name), strong: true })),
    off: off.map((name) => ({ name, because: [usable(name) ? row.offBecause : `${row.name} has no Diffie-Hellman parameters unless they are configured.`], by: 'profile' })),
  };
}

function assumptionsOf(row: TlsProfile, adjust: Adjust, side: SideName): readonly Assumption[] {
  const changed = Object.keys(adjust).length > 0;
  const says = [`The defaults of ${row.name} count${changed ? ', but for what is changed here' : ''}.`, ...row.assumes, ...(row.contested === undefined ? [] : [row.contested])];
  return says.map((text, at) => ({ id: at === 0 ? 'profile-defaults' : `profile-${at}`, side, says: [text] }));
}

function unknownProfile(id: string, side: SideName): EndBase {
  return {
    name: 'Unknown program',
    stack: 'other',
    protocols: protocolNames.map((protocol) => ({ protocol, state: 'missing', because: ['The program is not in the table of profiles.'], by: 'profile' })),
    suites: [],
    off: [],
    groups: [],
    order: 'server',
    least: { rsa: 0, dh: 0 },
    assumptions: [{ id: 'profile-unknown', side, says: ['There is no profile ', { code: id }, ': nothing can be said about this side.'] }],
  };
}
