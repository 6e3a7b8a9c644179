import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Keys } from './keys.ts';
import { playedWith, type End, type KeyKind, type Offer, type Stack } from './offer.ts';

const VERSIONS = { 'SSL 3.0': 'SSLv3', 'TLS 1.0': 'TLSv1', 'TLS 1.1': 'TLSv1.1', 'TLS 1.2': 'TLSv1.2', 'TLS 1.3': 'TLSv1.3' } as const;
type Version = keyof typeof VERSIONS;
const PROGRAM = join(import.meta.dirname, 'java', 'Handshakes.java');

/** Java's JSSE with everything allowed: SSL 3.0 to TLS 1.3, RC4, 3DES, DES, EXPORT, and any set of protocols, as the switches of Schannel make it. */
export function jsseStack(keys: Keys): Stack {
  const run = (kind: KeyKind, input: string, ...more: readonly string[]): readonly string[] => {
    const done = spawnSync('java', ['-Djdk.tls.namedGroups=secp256r1,secp384r1', '-XX:TieredStopAtLevel=1', PROGRAM, keys.files(kind).store, ...more], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`java ended with ${done.status}: ${done.stderr.slice(0, 500)}`);
    return done.stdout.trimEnd().split('\n');
  };
  const knows = new Set(run('RSA', '', '--suites').filter((name) => name.startsWith('TLS_') && !/_anon_|_KRB5_|_SCSV$/.test(name)));
  const abilities = { protocols: Object.keys(VERSIONS) as Version[], knows, holes: true, dropsEmpty: true };
  return {
    id: 'jsse',
    title: 'JSSE of Java 17',
    played: (party) => playedWith(abilities, party),
    handshakes: (pairs) => {
      const ends = new Map<number, End>();
      for (const kind of ['RSA', 'ECDSA'] as const) {
        const own = pairs.map((pair, i) => ({ pair, i })).filter(({ pair }) => pair.key === kind);
        if (own.length === 0) continue;
        const lines = run(kind, `${own.map(({ pair }) => [...row(pair.server), ...row(pair.client)].join('|')).join('\n')}\n`);
        own.forEach(({ i }, k) => ends.set(i, endOf(lines[k] ?? '')));
      }
      return Promise.resolve(pairs.map((_, i) => ends.get(i) ?? { failed: 'unknown', said: 'no answer' }));
    },
  };
}

function row({ protocols, suites }: Offer): readonly string[] {
  return [protocols.map((p) => VERSIONS[p as Version]).join(','), suites.join(',')];
}

function endOf(line: string): End {
  const ok = /^(\S+) (TLS_\S+)$/.exec(line);
  const protocol = Object.entries(VERSIONS).find(([, v]) => v === ok?.[1])?.[0] as Version | undefined;
  if (ok && protocol) return { protocol, suite: ok[2] ?? '' };
  if (/protocol_version|No appropriate protocol|protocol versions .* are not accepted|not accepted by client preferences/i.test(line)) return { failed: 'version', said: line };
  if (/handshake_failure|no cipher suites in common|no negotiable cipher suite/i.test(line)) return { failed: 'suite', said: line };
  return { failed: 'unknown', said: line };
}
