/** The suite of a handshake, once the version is known. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import { present } from '../present.ts';
import type { FailureId, Party, PartySuite } from './model.ts';
import { fitsKey, suiteNeeds } from './suites.ts';

/** A suite that both have for the version. */
export interface Shared {
  readonly name: string;
  readonly fits: boolean;
  /** Groups for its key exchange, the preferred one first; undefined where the suite does not fix that it needs one. */
  readonly groups?: readonly string[];
}

export interface SuiteChoice {
  /** By the order that decides. */
  readonly shared: readonly Shared[];
  readonly usable: readonly Shared[];
  /** Why none is usable. */
  readonly failure?: Extract<FailureId, 'no-common-suite' | 'wrong-key-kind' | 'no-common-group'>;
}

type Curves = ReadonlyMap<string, readonly string[] | 'any'>;

/**
 * The suites that both have for the version, in the order of the side that decides, and those of them that can be used: the key of the certificate must fit,
 * and ECDHE needs a group that both have. Before Windows 10 the curve is part of the entry in the list. A suite that cannot be used is skipped.
 *
 * Sources: RFC 5246, 7.4.2 and appendix F; RFC 8422, 5.1 (curve of an ECDSA key); RFC 8446, 4.1.1; Microsoft: Cipher Suites in TLS/SSL (Schannel SSP).
 */
export function chooseSuite(client: Party, server: Party, version: ProtocolName): SuiteChoice {
  const clientCurves = curvesOf(client, version);
  const serverCurves = curvesOf(server, version);
  const [first, other, firstCurves, otherCurves] = server.order === 'server' ? [server, client, serverCurves, clientCurves] : [client, server, clientCurves, serverCurves];
  const shared = [...firstCurves.keys()]
    .filter((name) => otherCurves.has(name))
    .map((name): Shared => ({
      name,
      fits: fitsKey(name, server.key),
      ...present({ groups: needsGroup(name, version) ? groupsFor(name, [first, firstCurves], [other, otherCurves]) : undefined }),
    }));
  const fitting = shared.filter(({ fits }) => fits);
  const usable = fitting.filter((suite) => (suite.groups === undefined || suite.groups.length > 0) && takesCurve(suite.name, client, server, version));
  return { shared, usable, ...present({ failure: failureOf(shared, fitting, usable) }) };
}

function failureOf(shared: readonly Shared[], fitting: readonly Shared[], usable: readonly Shared[]): SuiteChoice['failure'] {
  if (usable.length > 0) return undefined;
  if (shared.length === 0) return 'no-common-suite';
  return fitting.length === 0 ? 'wrong-key-kind' : 'no-common-group';
}

/** The suites of a party for the version with the curves of their entries, in order; without those that no certificate can serve. */
function curvesOf(party: Party, version: ProtocolName): Curves {
  const found = new Map<string, readonly string[] | 'any'>();
  for (const { name, versions, curve } of party.suites) {
    if (!versions.includes(version) || suiteNeeds(name).certificate === 'unusable') continue;
    const before = found.get(name);
    if (curve === undefined || before === 'any') found.set(name, 'any');
    else found.set(name, [...(before ?? []), curve]);
  }
  return found;
}

/** TLS 1.3 chooses the group apart from the suite. */
function needsGroup(name: string, version: ProtocolName): boolean {
  return version !== 'TLS 1.3' && suiteNeeds(name).exchange === 'ECDHE';
}

function groupsFor(name: string, [first, firstCurves]: readonly [Party, Curves], [other, otherCurves]: readonly [Party, Curves]): readonly string[] {
  const mine = allowed(first, firstCurves.get(name));
  const theirs = new Set(allowed(other, otherCurves.get(name)));
  return mine.filter((group) => theirs.has(group));
}

function allowed(party: Party, curves: PartySuite['curve'][] | readonly string[] | 'any' | undefined): readonly string[] {
  return curves === undefined || curves === 'any' ? party.groups : curves.flatMap((curve) => curve ?? []);
}

/** Up to TLS 1.2 the client's list of groups binds the curve of an ECDSA key as well; TLS 1.3 has the signature algorithms for it. */
function takesCurve(name: string, client: Party, server: Party, version: ProtocolName): boolean {
  const { key } = server;
  if (version === 'TLS 1.3' || key?.kind !== 'ECDSA' || key.curve === undefined) return true;
  return suiteNeeds(name).certificate !== 'ECDSA' || client.groups.includes(key.curve);
}

/**
 * The group of TLS 1.3: the first one of the client, for which it has sent its share already, where the server has it; otherwise the first common one of
 * the side whose order decides. Undefined where none is common.
 *
 * Sources: RFC 8446, 4.2.8; OpenSSL as observed.
 */
export function groupOfTls13(client: Party, server: Party): string | undefined {
  const [share] = client.groups;
  if (share !== undefined && server.groups.includes(share)) return share;
  const [first, other] = server.order === 'server' ? [server, client] : [client, server];
  return first.groups.find((group) => other.groups.includes(group));
}
