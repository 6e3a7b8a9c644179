/** What is seen of a handshake that fails: at the side that refuses, on the wire, and at the other side. */
import { refusals } from '../../../data/handshake-signs.ts';
import type { HandshakeAlert, Refusal, SignStack } from '../../../data/handshake-signs.ts';
import type { SideName } from '../../../data/windows-tls.ts';
import { present } from '../../present.ts';
import type { FailureId, Party, Sign } from '../model.ts';
import type { ConnectionSpec } from '../spec.ts';
import { eventSign } from './events.ts';
import { refuserOf, versionsOn } from './refuser.ts';
import { serverLog } from './service.ts';
import { cited } from './sources.ts';
import { alertText, filled, receivedText, sspiText, styleOf, wordsOf } from './words.ts';

type Table = Readonly<Record<FailureId, Readonly<Partial<Record<SideName, Readonly<Record<SignStack, Refusal>>>>>>>;
const TABLE: Table = refusals;

interface Scene {
  readonly failure: FailureId;
  readonly by: SideName;
  readonly client: Party;
  readonly server: Party;
  readonly spec: ConnectionSpec;
  readonly refusal: Refusal | undefined;
  /** Why the other side may be the one that refuses. */
  readonly doubt?: string;
}

/**
 * The signs of a failure, the client’s first.
 *
 *     failureSigns('no-common-suite', client, server, spec)
 *     // exception of the driver, "Schannel 36887" here; "alert 40 (handshake_failure)"; "Schannel 36874", "Schannel 36888" there
 *
 * Sources: those of src/data/handshake-signs.ts, named with each sign.
 */
export function failureSigns(failure: FailureId, client: Party, server: Party, spec: ConnectionSpec): readonly Sign[] {
  const { side: by, doubt } = refuserOf(failure, client, server);
  const party = by === 'client' ? client : server;
  const scene: Scene = { failure, by, client, server, spec, refusal: refusalOf(failure, by, party.stack), ...present({ doubt }) };
  return by === 'client' ? [...clientRefuses(scene), ...wire(scene), ...serverHears(scene)] : [...clientHears(scene), ...wire(scene), ...serverRefuses(scene)];
}

function refusalOf(failure: FailureId, by: SideName, stack: Party['stack']): Refusal | undefined {
  return stack === 'schannel' || stack === 'openssl' || stack === 'java' ? TABLE[failure][by]?.[stack] : undefined;
}

/** The alert between the two; RFC 5246 and 8446 name it also for libraries that no source describes. */
function alertOf({ refusal, failure }: Scene): HandshakeAlert | undefined {
  if (refusal) return refusal.alert;
  return BY_RFC[failure];
}

const BY_RFC: Readonly<Partial<Record<FailureId, HandshakeAlert>>> = { 'no-common-version': 70, 'no-common-suite': 40, 'wrong-key-kind': 40, 'no-common-group': 40 };

function wire(scene: Scene): readonly Sign[] {
  const alert = alertOf(scene);
  if (alert === undefined) return [];
  const from = scene.by === 'client' ? 'The client sends it to the server' : 'The server sends it to the client';
  const doubt = scene.doubt ?? (scene.refusal === undefined ? 'By the standard: what this library really sends is in no source that was found.' : undefined);
  return [{
    side: scene.by, kind: 'alert', label: `alert ${alert} (${alertText(alert).symbol})`,
    says: [`${from}; in a capture it is the last TLS record before the connection is closed.`],
    ...present({ doubt }), sources: cited(['rfc5246', 'rfc8446', 'alertCodes']),
  }];
}

function clientRefuses(scene: Scene): readonly Sign[] {
  const { client, refusal } = scene;
  const inner = refusal?.text === undefined ? undefined : client.stack === 'schannel' ? sspiText(refusal.text) : refusal.text;
  return [...clientWords(scene, 'refuses', inner), ...ownEvents(scene)];
}

/** Alert or closed connection, as the client shows it. A Windows server often gives no alert. */
function clientHears(scene: Scene): readonly Sign[] {
  const { client, server } = scene;
  const alert = alertOf(scene);
  const heard = alert === undefined ? [] : [
    ...clientWords(scene, 'alert', receivedText(client.stack, alert), alert),
    ...(client.stack === 'schannel' ? [received('client', alert)] : []),
  ];
  const closes = alert === undefined || server.stack === 'schannel' ? clientWords(scene, 'closed', undefined) : [];
  return [...heard, ...closes.filter((sign) => !heard.some(({ text }) => text !== undefined && text === sign.text)).map((sign) => (heard.length > 0 ? without(sign) : sign))];
}

/** The doubt about the words stands with the first of them. */
function without({ doubt: _said, ...sign }: Sign): Sign {
  return sign;
}

function clientWords(scene: Scene, how: 'refuses' | 'alert' | 'closed', inner: string | undefined, alert?: HandshakeAlert): readonly Sign[] {
  const { client, spec, refusal, by } = scene;
  const style = styleOf(spec.client, client);
  const row = style === undefined ? undefined : wordsOf(style);
  const template = how === 'alert' ? (row?.alert ?? row?.refuses) : row?.[how];
  const says: Sign['says'] = [how === 'closed' ? 'Shown by the client where the server closes the connection without an alert: the words name no reason.' : how === 'alert' ? 'Shown by the client: the server refused.' : 'Shown by the client, which refuses by itself.'];
  const unknown = style === undefined || (inner === undefined && how !== 'closed' && template?.includes('{inner}') === true);
  const doubts = [row?.doubt, ...(how === 'closed' ? [row?.closedDoubt] : []), ...(by === 'client' ? [refusal?.doubt] : []), ...(alert === undefined ? [] : [alertText(alert).doubt]), ...(unknown ? ['No source has the words of this case.'] : [])].filter((d) => d !== undefined);
  const sources = cited([...(row?.sources ?? []), ...(by === 'client' ? (refusal?.sources ?? []) : []), ...(alert === undefined ? [] : ['alertCodes' as const]), ...(row === undefined ? ['rfc5246' as const] : [])]);
  return [{
    side: 'client', kind: 'exception', label: LABELS[how],
    ...(template === undefined || (unknown && inner === undefined) ? {} : { text: filled(template, { inner: inner ?? '…', alert: alert === undefined ? '…' : alertText(alert).dotnet }) }),
    says, ...(doubts.length > 0 ? { doubt: doubts.join(' ') } : {}), sources,
  }];
}

const LABELS = { refuses: 'message of the program', alert: 'message after an alert', closed: 'message after a closed connection' } as const;

function ownEvents(scene: Scene): readonly Sign[] {
  const { by, client, server, refusal, doubt } = scene;
  if ((by === 'client' ? client : server).stack !== 'schannel' || refusal?.events === undefined) return [];
  const alert = refusal.alert;
  const version = versionsOn(client).at(-1);
  return refusal.events.map(({ id, state }, at) => {
    const doubts = at > 0 ? [] : [refusal.doubt, doubt].filter((d) => d !== undefined);
    return eventSign(by, id, { ...present({ state, version, alert: id === 36888 ? alert : undefined, doubt: doubts.length > 0 ? doubts.join(' ') : undefined }), sources: refusal.sources });
  });
}

function received(side: SideName, alert: HandshakeAlert): Sign {
  return eventSign(side, 36887, { alert, doubt: 'Only where the other side sends the alert.', sources: ['events', 'alertCodes'] });
}

function serverRefuses(scene: Scene): readonly Sign[] {
  const { server, refusal, spec, failure } = scene;
  const events = ownEvents(scene);
  const log = serverLog(spec.server, server, failure, server.stack === 'schannel' ? undefined : refusal?.text, refusal);
  return events.length + log.length > 0 ? [...events, ...log] : [silent(`No source describes what ${server.name} logs when it refuses.`, ['rfc5246'])];
}

/** The server after a client that refused: an alert, or nothing at all. */
function serverHears(scene: Scene): readonly Sign[] {
  const { server, failure, spec } = scene;
  if (failure === 'no-protocol-client' || (failure === 'no-common-suite' && scene.by === 'client')) {
    return [silent('No ClientHello reaches the server: it sees a connection that is opened and closed, and logs no reason.', failure === 'no-protocol-client' ? ['events', 'entra'] : ['events'])];
  }
  const alert = alertOf(scene);
  const heard = alert === undefined || server.stack !== 'schannel' ? [] : [received('server', alert)];
  const text = alert === undefined || server.stack === 'schannel' ? undefined : receivedText(server.stack, alert);
  const log = serverLog(spec.server, server, failure, text, { sources: [] });
  if (heard.length + log.length > 0) return [...heard, ...log];
  return [silent(alert === undefined ? 'The client closes the connection; no source names an alert that would be logged here.' : `The server gets alert ${alert}; no source describes what ${server.name} logs of it.`, ['rfc5246'])];
}

function silent(says: string, ids: Parameters<typeof cited>[0]): Sign {
  return { side: 'server', kind: 'log', label: 'nothing that names the reason', says: [says], sources: cited(ids) };
}

