import type { ProtocolName } from '../../../src/data/windows-tls.ts';
import type { Party } from '../../../src/core/handshake/model.ts';

/** What one side is told to do: the part of a party that a stack can be set to. */
export interface Offer {
  /** Oldest first. */
  readonly protocols: readonly ProtocolName[];
  /** IANA names in order. */
  readonly suites: readonly string[];
}

export type KeyKind = 'RSA' | 'ECDSA';

/** What came out. `suite`: a version was common and no suite; `version`: not even that. `unknown`: the words of the program are not known here. */
export type End = { readonly protocol: ProtocolName; readonly suite: string } | { readonly failed: 'version' | 'suite' | 'unknown'; readonly said: string };

export interface Pair {
  readonly client: Offer;
  readonly server: Offer;
  readonly key: KeyKind;
}

/** A program that makes real handshakes. */
export interface Stack {
  readonly id: string;
  readonly title: string;
  /** The party as far as this stack can play it: fewer protocols and suites, everything else the same. */
  readonly played: (party: Party) => Party;
  /** In the order of the pairs. */
  readonly handshakes: (pairs: readonly Pair[]) => Promise<readonly End[]>;
}

export interface Abilities {
  readonly protocols: readonly ProtocolName[];
  readonly knows: ReadonlySet<string>;
  /** Any set of protocols, or a range without holes. */
  readonly holes: boolean;
  /** Leaves out a protocol for which it has no suite, where others offer it and fail. */
  readonly dropsEmpty: boolean;
}

/** The part of a party that a program with these abilities can play. */
export function playedWith({ protocols, knows, holes, dropsEmpty }: Abilities, party: Party): Party {
  const wanted = party.protocols.filter((p) => p.on && protocols.includes(p.protocol)).map((p) => p.protocol);
  const suites = party.suites.filter((s) => knows.has(s.name)).map(({ curve: _curve, ...suite }) => suite);
  const serves = (version: ProtocolName): boolean => suites.some((s) => s.versions.includes(version));
  // TLS 1.3 without a suite for it: OpenSSL takes its own list, and nobody can tell it otherwise.
  // With suites of TLS 1.3 alone it leaves out what is older.
  const drops = dropsEmpty || !suites.some((s) => s.versions.some((v) => v !== 'TLS 1.3'));
  const playable = (holes ? wanted : topRange(wanted, protocols)).filter((v) => (v === 'TLS 1.3' || drops ? serves(v) : true));
  return withOffer(party, playable, suites.filter((s) => s.versions.some((v) => playable.includes(v))));
}

/** A party with these protocols and suites. The curves are those that the programs are told to use. */
export function withOffer(party: Party, protocols: readonly ProtocolName[], suites: Party['suites']): Party {
  return { ...party, protocols: party.protocols.map((p) => ({ ...p, on: protocols.includes(p.protocol) })), suites, groups: ['P-256', 'P-384'] };
}

/** Versions down from the newest to the first hole. */
function topRange(wanted: readonly ProtocolName[], all: readonly ProtocolName[]): readonly ProtocolName[] {
  const out: ProtocolName[] = [];
  for (const version of all.toReversed()) {
    if (wanted.includes(version)) out.unshift(version);
    else if (out.length > 0) break;
  }
  return out;
}

/** The settings for a program. Names with a curve are one suite there. */
export function offerOf(party: Party): Offer {
  return { protocols: party.protocols.filter((p) => p.on).map((p) => p.protocol), suites: [...new Set(party.suites.map((s) => s.name))] };
}
