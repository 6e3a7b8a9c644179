/** How a handshake between two parties ends, stage by stage. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { Rich } from '../blocks.ts';
import { present } from '../present.ts';
import { missesOf } from './misses.ts';
import { stages } from './model.ts';
import type { FailureId, Negotiation, Party, Stage, StageResult } from './model.ts';
import { chooseSuite, groupOfTls13 } from './suite-choice.ts';
import type { Shared, SuiteChoice } from './suite-choice.ts';
import { ageOf, suiteNeeds } from './suites.ts';
import { chooseVersion, versionsOf } from './version.ts';
import type { VersionChoice } from './version.ts';
import { failureWords, helloWords, suiteWords, versionWords } from './words.ts';

type Says = readonly [Stage, Rich];

interface Failed {
  readonly stage: Stage;
  readonly failure: FailureId;
  readonly says: Rich;
}

/**
 * Puts two parties together: the highest common version first, then a suite for it by the order that decides, then the certificate and the key exchange.
 * There is no falling back to an older version when the chosen one has no common suite.
 *
 *     negotiate(clientParty(client), serverParty(server)).outcome
 *     // { ok: true, protocol: 'TLS 1.2', suite: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384' }
 *     // { ok: false, stage: 'version', failure: 'no-common-version' }
 *
 * Sources: RFC 5246, RFC 8446; Microsoft: Cipher Suites in TLS/SSL (Schannel SSP): the highest supported version is always preferred; OpenSSL and Java as observed.
 */
export function negotiate(client: Party, server: Party): Negotiation {
  const version = chooseVersion(client, server);
  const choice = version.chosen === undefined ? undefined : chooseSuite(client, server, version.chosen);
  const done: Says[] = [];
  const failed = walk(client, server, version, choice, done);
  const suite = choice?.usable[0];
  return {
    stages: stages.map((stage) => resultOf(stage, done, failed)),
    outcome:
      failed === undefined && version.chosen !== undefined && suite !== undefined
        ? { ok: true, protocol: version.chosen, suite: suite.name, ...present({ group: groupOf(client, server, version.chosen, suite) }) }
        : { ok: false, stage: failed?.stage ?? 'version', failure: failed?.failure ?? 'no-common-version' },
    commonVersions: version.common,
    common: (choice?.usable ?? []).map(({ name }) => name),
    misses: version.chosen === undefined || choice === undefined ? [] : missesOf(client, server, version.chosen, choice),
  };
}

/** Goes through the stages until one fails; what is done goes into `done`. */
function walk(client: Party, server: Party, version: VersionChoice, choice: SuiteChoice | undefined, done: Says[]): Failed | undefined {
  const fail = (stage: Stage, failure: FailureId): Failed => ({ stage, failure, says: failureWords(failure, client, server, version) });
  if (versionsOf(client).length === 0) return fail('credentials', 'no-protocol-client');
  if (versionsOf(server).length === 0) return fail('credentials', 'no-protocol-server');
  done.push(['credentials', ['Both sides have a version that they can use.']], ['hello', helloWords(client)]);
  const { chosen } = version;
  if (chosen === undefined || choice === undefined) return fail('version', 'no-common-version');
  done.push(['version', versionWords(version.common, chosen)]);
  const [suite] = choice.usable;
  if (suite === undefined) return fail('suite', choice.failure ?? 'no-common-suite');
  done.push(['suite', suiteWords(server, suite.name, choice.usable.length)]);
  const certificate = certificateFault(client, server, chosen, suite);
  if (certificate !== undefined) return fail('certificate', certificate);
  done.push(['certificate', ['The client takes the key and the signature of the certificate. Names, dates and trust are not part of this check.']]);
  const exchange = exchangeFault(client, server, chosen, suite);
  if (exchange !== undefined) return fail('key-exchange', exchange);
  done.push(['key-exchange', exchangeWords(client, server, chosen, suite)]);
  done.push(['finished', [{ mark: 'fine', text: chosen }, ' with ', { code: suite.name }, '.']]);
  return undefined;
}

function certificateFault(client: Party, server: Party, version: ProtocolName, suite: Shared): FailureId | undefined {
  const { key } = server;
  if (key === undefined || suiteNeeds(suite.name).certificate === 'none') return undefined;
  if (key.kind !== 'ECDSA' && key.bits < client.least.rsa) return 'key-too-small';
  // Of Schannel the sources say it for TLS 1.2, where the client names the algorithms that it takes; of older versions they say nothing.
  if (client.stack === 'schannel' && ageOf(version) < ageOf('TLS 1.2')) return undefined;
  return client.hashes !== undefined && !client.hashes.includes(key.hash) ? 'hash-refused' : undefined;
}

function exchangeFault(client: Party, server: Party, version: ProtocolName, suite: Shared): FailureId | undefined {
  const { exchange } = suiteNeeds(suite.name);
  if (exchange === 'DHE' && server.dhBits !== undefined && server.dhBits < client.least.dh) return 'dh-too-small';
  return version === 'TLS 1.3' && groupOfTls13(client, server) === undefined ? 'no-common-group' : undefined;
}

function groupOf(client: Party, server: Party, version: ProtocolName, suite: Shared): string | undefined {
  return version === 'TLS 1.3' ? groupOfTls13(client, server) : suite.groups?.[0];
}

function exchangeWords(client: Party, server: Party, version: ProtocolName, suite: Shared): Rich {
  const group = groupOf(client, server, version, suite);
  if (group !== undefined) return [`Key exchange with ${group}.`];
  if (suiteNeeds(suite.name).exchange === 'DHE') return [server.dhBits === undefined ? 'Key exchange with Diffie-Hellman.' : `Key exchange with Diffie-Hellman, ${server.dhBits} bits.`];
  return ['Key exchange with the key of the certificate: no forward secrecy.'];
}

function resultOf(stage: Stage, done: readonly Says[], failed: Failed | undefined): StageResult {
  if (failed?.stage === stage) return { stage, state: 'fails', says: failed.says };
  const found = done.find(([name]) => name === stage);
  return found === undefined ? { stage, state: 'not-reached', says: ['Not reached.'] } : { stage, state: 'done', says: found[1] };
}
