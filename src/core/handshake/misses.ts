/** Suites that one side has for the version and that still do not come about, and what keeps each of them away. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { Rich } from '../blocks.ts';
import type { Miss, Party, PartySuiteOff } from './model.ts';
import type { Shared, SuiteChoice } from './suite-choice.ts';
import { fitsKey, suiteNeeds, suiteVersions } from './suites.ts';

/**
 * The misses of a version: first those of the client's list, then those of the server's, then the ones that both know and neither offers.
 *
 *     // { name: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', lacks: 'client', because: ['Windows 7 SP1 does not have it.'], near: false }
 */
export function missesOf(client: Party, server: Party, version: ProtocolName, choice: SuiteChoice): readonly Miss[] {
  const usable = new Set(choice.usable.map(({ name }) => name));
  const shared = new Map(choice.shared.map((suite) => [suite.name, suite]));
  const [clientOff, serverOff] = [offOf(client), offOf(server)];
  const one = (party: Party, other: Party, off: ReadonlyMap<string, PartySuiteOff>): readonly Miss[] =>
    namesFor(party, version)
      .filter((name) => !usable.has(name) && !shared.has(name))
      .map((name) => lackedBy(name, other, off.get(name), server, other.side === 'client' ? 'server' : 'client'));
  const blocked = choice.shared.filter(({ name }) => !usable.has(name)).map((suite) => blockedBy(suite, client, server));
  return [...blocked, ...one(client, server, serverOff), ...one(server, client, clientOff), ...neither(client, server, clientOff, serverOff, version)];
}

function namesFor(party: Party, version: ProtocolName): readonly string[] {
  return [...new Set(party.suites.filter(({ name, versions }) => versions.includes(version) && suiteNeeds(name).certificate !== 'unusable').map(({ name }) => name))];
}

function offOf(party: Party): ReadonlyMap<string, PartySuiteOff> {
  return new Map(party.off.toReversed().map((row) => [row.name, row]));
}

function blockedBy({ name, fits, groups }: Shared, client: Party, server: Party): Miss {
  if (!fits) return { name, lacks: 'server', because: keyWords(name, server), near: true };
  if (groups !== undefined && groups.length === 0) return { name, lacks: 'both', because: ['Both have the suite, but no curve for it in common.'], near: true };
  return { name, lacks: 'client', because: [`${client.name} does not take the curve of the certificate, ${server.key?.curve ?? ''}.`], near: true };
}

function keyWords(name: string, server: Party): Rich {
  const { certificate } = suiteNeeds(name);
  return [`It needs ${certificate === 'any' ? 'an RSA or ECDSA' : `${certificate === 'DSS' ? 'a' : 'an'} ${certificate}`} certificate; that of the server has ${server.key?.kind === 'DSS' ? 'a' : 'an'} ${server.key?.kind ?? ''} key.`];
}

function lackedBy(name: string, lacking: Party, off: PartySuiteOff | undefined, server: Party, has: Party['side']): Miss {
  const fits = fitsKey(name, server.key);
  const key: Rich = fits ? [] : [' ', ...keyWords(name, server)];
  if (off === undefined) return { name, lacks: lacking.side, because: [`${lacking.name} does not have it; the ${has} does.`, ...key], near: false };
  return { name, lacks: lacking.side, because: [`${lacking.name}: `, ...off.because, ...key], near: fits && off.by !== 'windows' };
}

function neither(client: Party, server: Party, clientOff: ReadonlyMap<string, PartySuiteOff>, serverOff: ReadonlyMap<string, PartySuiteOff>, version: ProtocolName): readonly Miss[] {
  const offered = new Set([...client.suites, ...server.suites].map(({ name }) => name));
  return [...clientOff.values()]
    .filter(({ name }) => !offered.has(name) && serverOff.has(name) && suiteVersions(name).includes(version) && fitsKey(name, server.key))
    .map(({ name, because }) => ({ name, lacks: 'both' as const, because: [`${client.name}: `, ...because, ` ${server.name}: `, ...(serverOff.get(name)?.because ?? [])], near: false }));
}
