/** A party from plain lists: for stacks that were observed, and for comparing the engine with real handshakes. */
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import { present } from '../present.ts';
import { groupNames } from './groups.ts';
import type { Assumption, Party, PartyProtocol, PartySuite, PartySuiteOff, ServerKey } from './model.ts';
import { partySuite } from './suites.ts';

export interface PartyLists {
  readonly side: SideName;
  readonly name?: string;
  readonly stack?: Party['stack'];
  /** Versions that are on, in any order. */
  readonly protocols: readonly ProtocolName[];
  /** IANA names in its own order; with a curve at the end as Windows before 10 writes them. */
  readonly suites: readonly string[];
  /** Suites that it knows and does not offer. */
  readonly off?: readonly string[];
  /** Without it: x25519, P-256, P-384, P-521. */
  readonly groups?: readonly string[];
  readonly order?: Party['order'];
  readonly key?: ServerKey;
  readonly dhBits?: number;
  readonly least?: Party['least'];
  readonly hashes?: readonly ServerKey['hash'][];
  readonly assumptions?: readonly Assumption[];
}

/** The groups that every current stack has. */
export const usualGroups = ['x25519', 'P-256', 'P-384', 'P-521'] as const;

/**
 * A party that has exactly what the lists say. Sizes that are not given do not restrict.
 *
 *     partyFrom({ side: 'client', protocols: ['TLS 1.2'], suites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] })
 */
export function partyFrom(lists: PartyLists): Party {
  const on = new Set(lists.protocols);
  return finished({
    side: lists.side,
    name: lists.name ?? lists.side,
    stack: lists.stack ?? 'other',
    protocols: protocolNames.map((protocol): PartyProtocol => ({
      protocol,
      on: on.has(protocol),
      because: [on.has(protocol) ? 'In the list of versions.' : 'Not in the list of versions.'],
      by: 'profile',
    })),
    suites: lists.suites.map((name): PartySuite => partySuite(name)),
    off: (lists.off ?? []).map((name): PartySuiteOff => ({ name, because: ['Not in the list of suites.'], by: 'list' })),
    groups: groupNames(lists.groups ?? usualGroups),
    order: lists.order ?? 'server',
    least: lists.least ?? { rsa: 0, dh: 0 },
    assumptions: lists.assumptions ?? [],
    ...present({ key: lists.key, dhBits: lists.dhBits, hashes: lists.hashes }),
  });
}

/**
 * A party as it goes into the handshake: a version that none of its suites can serve is not offered where the stack leaves it away. Java does so for every
 * version. OpenSSL keeps it and fails. For Schannel with TLS 1.3 no source says it: it is taken to go on without TLS 1.3, and the party names the assumption.
 *
 * Sources: OpenJDK, HandshakeContext.getActiveProtocols; MySQL source, viosslfactories.cc, for OpenSSL (“no ciphers available”).
 */
export function finished(party: Party): Party {
  const served = new Set(party.suites.flatMap(({ versions }) => versions));
  const dropped = party.protocols.filter(({ protocol, on }) => on && !served.has(protocol) && (party.stack === 'java' || (party.stack === 'schannel' && protocol === 'TLS 1.3')));
  if (dropped.length === 0) return party;
  const gone = new Set(dropped.map(({ protocol }) => protocol));
  return {
    ...party,
    protocols: party.protocols.map((row) => (gone.has(row.protocol) ? { ...row, on: false, because: noSuite(row) } : row)),
    assumptions: party.stack === 'schannel' ? [...party.assumptions, withoutSuite(party.side)] : party.assumptions,
  };
}

function noSuite(row: PartyProtocol): PartyProtocol['because'] {
  return [`${row.protocol} is on, but the list of suites has none for it, so it is not offered.`];
}

function withoutSuite(side: SideName): Assumption {
  return {
    id: 'tls-1-3-without-suites',
    side,
    says: [
      'TLS 1.3 is on and the list of suites has none of TLS 1.3. It is taken that Schannel then goes on with TLS 1.2, as Java does. No document of Microsoft says it: add ',
      { code: 'TLS_AES_256_GCM_SHA384' },
      ' to the list or switch TLS 1.3 off, and the question is gone.',
    ],
  };
}
