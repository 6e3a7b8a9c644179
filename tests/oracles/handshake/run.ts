// npm run oracles runs this for the set "handshake": pairs of Windows profiles, as far as OpenSSL, Java and GnuTLS can play them, compared with what the engine says.
// --self-test: wrong expectations; each must come out as a disagreement.
import { clientParty } from '../../../src/core/handshake/client-party.ts';
import { negotiate } from '../../../src/core/handshake/negotiate.ts';
import { serverParty } from '../../../src/core/handshake/server-party.ts';
import type { Negotiation } from '../../../src/core/handshake/model.ts';
import type { Report, Row } from '../report.ts';
import { gnutlsStack } from './gnutls.ts';
import { jsseStack } from './jsse.ts';
import { makeKeys } from './keys.ts';
import { offerOf, type End, type Pair, type Stack } from './offer.ts';
import { opensslStack } from './openssl.ts';
import { profilePairs, type ProfilePair } from './pairs.ts';

const set = 'handshake';
/** Pairs that are tried; some cannot be played, because a program lacks every suite or protocol of one side. */
const TRIED = { openssl: 420, jsse: 320, gnutls: 420 } as const;

interface Played extends Pair {
  readonly from: ProfilePair;
  readonly expected: Expected;
  /** Why it proves nothing. */
  readonly differs?: string;
}

const BOTH_MISSING =
  'The hello of a client without TLS 1.3 names its newest version and not its oldest (RFC 5246, 7.4.1.2): a server with older versions alone goes on with its own, and here it finds no suite before the client can refuse the version. Which of the two a program reports is its own affair.';

type Expected = { readonly protocol: string; readonly suite: string } | { readonly failed: 'version' | 'suite' };

function expectedOf({ outcome }: Negotiation): Expected {
  if (outcome.ok) return { protocol: outcome.protocol, suite: outcome.suite };
  return { failed: outcome.failure === 'no-common-version' ? 'version' : 'suite' };
}

function play(stack: Stack, from: ProfilePair): Played | undefined {
  const client = stack.played(clientParty(from.spec.client));
  const server = { ...stack.played(serverParty(from.spec.server)), order: 'server' as const };
  const pair = { client: offerOf(client), server: offerOf(server), key: from.key };
  const empty = [pair.client, pair.server].some((o) => o.protocols.length === 0 || o.suites.length === 0);
  if (empty) return undefined;
  const expected = expectedOf(negotiate(client, server));
  const suites = new Set(pair.client.suites);
  const newest = pair.server.protocols.at(-1);
  const shared = server.suites.some((s) => suites.has(s.name) && s.versions.some((v) => v === newest) && (s.suite === undefined || s.suite.certificate === from.key));
  const both = 'failed' in expected && expected.failed === 'version' && !shared;
  return { ...pair, from, expected, ...(both ? { differs: BOTH_MISSING } : {}) };
}

/** Whether what happened is what was expected. A failure counts as the same when the same was missing: a version, or a suite. */
function agrees(expected: Expected, end: End): boolean {
  if ('failed' in expected) return 'failed' in end && end.failed === expected.failed;
  return 'suite' in end && end.protocol === expected.protocol && end.suite === expected.suite;
}

function wrongs(expected: Expected): readonly Expected[] {
  if ('failed' in expected) return [{ failed: expected.failed === 'suite' ? 'version' : 'suite' }, { protocol: 'TLS 1.2', suite: 'TLS_RSA_WITH_AES_128_CBC_SHA' }];
  return [{ failed: 'suite' }, { ...expected, suite: `${expected.suite}_P256` }, { ...expected, protocol: expected.protocol === 'TLS 1.2' ? 'TLS 1.1' : 'TLS 1.2' }];
}

const noWrongs = (): readonly Expected[] => [];

/** A wrong expectation is never excused. */
function asProof({ differs: _differs, ...rest }: Played): Played {
  return rest;
}

const shown = (e: Expected | End): string => ('failed' in e ? `no common ${e.failed}${'said' in e ? ` (${e.said})` : ''}` : `${e.protocol} ${e.suite}`);

function rowOf(stack: Stack, played: Played, end: End, expected: Expected = played.expected): Row {
  return {
    id: `${stack.id} ${played.from.id}`,
    family: stack.title,
    says: played.from.says,
    windows: shown(played.expected),
    result: agrees(expected, end) ? 'agreed' : played.differs === undefined ? 'disagreed' : 'known-difference',
    ...(played.differs === undefined || agrees(expected, end) ? {} : { note: played.differs }),
    expected: [shown(expected), `client ${offered(played.client)}`, `server ${offered(played.server)}`],
    observed: [shown(end)],
  };
}

const offered = ({ protocols, suites }: Pair['client']): string => `${protocols.join(', ')}; ${suites.slice(0, 12).join(', ')}${suites.length > 12 ? ', …' : ''}`;

async function run(): Promise<Report> {
  const keys = makeKeys();
  const selfTest = process.argv.includes('--self-test');
  try {
    const rows: Row[] = [];
    const tried: boolean[] = [];
    const stacks: readonly Stack[] = [opensslStack(keys), jsseStack(keys), gnutlsStack(keys)];
    for (const [i, stack] of stacks.entries()) {
      const count = selfTest ? 40 : TRIED[stack.id as keyof typeof TRIED];
      const played = profilePairs(count, 20261121 + i).flatMap((pair) => play(stack, pair) ?? []);
      const ends = await stack.handshakes(played);
      console.error(`  ${stack.title}: ${played.length} of ${count} pairs can be played`);
      played.forEach((one, k) => {
        const end = ends[k] ?? { failed: 'unknown' as const, said: 'no answer' };
        const wrong = (one.differs === undefined ? wrongs : noWrongs)(one.expected).map((w, n) => ({ ...rowOf(stack, asProof(one), end, w), id: `${stack.id} ${one.from.id}, wrong expectation ${n + 1}` }));
        tried.push(...wrong.map((r) => r.result === 'disagreed'));
        rows.push(...(selfTest ? wrong : [rowOf(stack, one, end)]));
      });
    }
    return { set, rows, falsified: { tried: tried.length, reported: tried.filter(Boolean).length } };
  } finally {
    keys.remove();
  }
}

console.log(JSON.stringify(await run()));
