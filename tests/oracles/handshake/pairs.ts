import { suiteLists } from '../../../src/data/windows-suites.ts';
import { windowsVersions, type WindowsVersionId } from '../../../src/data/windows-versions.ts';
import type { ProtocolName } from '../../../src/data/windows-tls.ts';
import type { Adjust, ConnectionSpec } from '../../../src/core/handshake/spec.ts';
import type { KeyKind } from './offer.ts';
import { dice, type Roll } from '../dice.ts';

/** A client and a server of the table of Windows versions, some of them with changed switches. */
export interface ProfilePair {
  readonly id: string;
  readonly says: string;
  readonly spec: ConnectionSpec;
  readonly key: KeyKind;
}

const OLD = ['SSL 3.0', 'TLS 1.0', 'TLS 1.1'] as const;
const off = (...versions: readonly ProtocolName[]): Adjust => ({ protocols: Object.fromEntries(versions.map((v) => [v, 'off'])) });
const on = (...versions: readonly ProtocolName[]): Adjust => ({ protocols: Object.fromEntries(versions.map((v) => [v, 'on'])) });

const GCM_ONLY = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];

const CHANGES: readonly { readonly says: string; readonly adjust?: Adjust }[] = [
  { says: 'as installed' },
  { says: 'TLS 1.0 and 1.1 off', adjust: off(...OLD) },
  { says: 'TLS 1.1 and 1.2 on', adjust: on('TLS 1.1', 'TLS 1.2') },
  { says: 'TLS 1.2 alone', adjust: { protocols: { 'SSL 3.0': 'off', 'TLS 1.0': 'off', 'TLS 1.1': 'off', 'TLS 1.2': 'on', 'TLS 1.3': 'off' } } },
  { says: 'TLS 1.0 alone', adjust: { protocols: { 'SSL 3.0': 'off', 'TLS 1.0': 'on', 'TLS 1.1': 'off', 'TLS 1.2': 'off', 'TLS 1.3': 'off' } } },
  { says: 'TLS 1.1 off between the others', adjust: off('TLS 1.1') },
  { says: 'ECDHE with GCM alone', adjust: { suites: GCM_ONLY } },
  { says: 'SSL 3.0 on', adjust: on('SSL 3.0') },
];

/** Names of a policy in random order: up to eight of those that the version knows. */
function randomPolicy(roll: Roll, id: WindowsVersionId): Adjust {
  const version = windowsVersions.find((v) => v.id === id);
  const list = suiteLists.find((l) => l.id === version?.suites);
  const names: string[] = [...(list?.on ?? []), ...(list?.off ?? [])];
  return { suites: Array.from({ length: 1 + roll(8) }, () => names[roll(names.length)] ?? '') };
}

/** `count` pairs: every Windows version is often client and server; every third has a list of suites of its own. */
export function profilePairs(count: number, seed: number): readonly ProfilePair[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, i): ProfilePair => {
    const side = (): { readonly id: WindowsVersionId; readonly says: string; readonly adjust?: Adjust } => {
      const version = windowsVersions[roll(windowsVersions.length)] ?? windowsVersions[0];
      if (roll(3) === 0) {
        const adjust = randomPolicy(roll, version.id);
        return { id: version.id, says: `${version.name}, a policy with ${adjust.suites?.length} suites`, adjust };
      }
      const change = CHANGES[roll(CHANGES.length)] ?? CHANGES[0];
      return { id: version.id, says: `${version.name}, ${change?.says}`, ...(change?.adjust ? { adjust: change.adjust } : {}) };
    };
    const client = side();
    const server = side();
    const key: KeyKind = roll(3) === 0 ? 'ECDSA' : 'RSA';
    const end = ({ id, adjust }: ReturnType<typeof side>) => ({ on: 'windows' as const, windows: id, ...(adjust ? { adjust } : {}) });
    return {
      id: `${seed}-${i + 1}`,
      says: `Client ${client.says}; server ${server.says}, ${key} certificate`,
      key,
      spec: { client: { end: end(client) }, server: { end: end(server), key: key === 'RSA' ? { kind: 'RSA', bits: 2048, hash: 'SHA256' } : { kind: 'ECDSA', bits: 256, curve: 'P-256', hash: 'SHA256' } } },
    };
  });
}
