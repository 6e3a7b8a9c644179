import type { ExchangeBlock, ExchangeMessage } from '../../core/blocks.ts';
import type { Connection } from '../../core/handshake/connection.ts';
import type { Party, Sign, Stage } from '../../core/handshake/model.ts';
import { refuserOf, versionsOn } from '../../core/handshake/signs/refuser.ts';
import { suiteNeeds } from '../../core/handshake/suites.ts';
import { present } from '../../core/present.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { SideName } from '../../data/windows-tls.ts';

const CLIENT = 0;
const SERVER = 1;
const at = (side: SideName): number => (side === 'client' ? CLIENT : SERVER);

interface Step {
  /** The stages that are over once this message is there. */
  readonly stages: readonly Stage[];
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly remark?: string;
  readonly words: string;
}

/** The handshake drawn up to its end. Where it fails, the refusal is drawn with its alert, and what would come after it is shown as not reached. */
export function exchangeOf(made: Connection, signs: readonly Sign[]): ExchangeBlock {
  const { outcome } = made.negotiation;
  const steps = stepsOf(made);
  const messages = outcome.ok ? steps.map((step) => drawn(step, 'done')) : broken(made, steps, signs);
  return { kind: 'exchange', id: 'handshake', caption: outcome.ok ? `The handshake: ${outcome.protocol}` : 'The handshake, and the step at which it fails', actors: ['Client', 'Server'], messages };
}

function drawn({ from, to, text, remark, words }: Step, state: ExchangeMessage['state']): ExchangeMessage {
  return { from, to, text, words, state, ...(remark === undefined ? {} : { remark }) };
}

function broken({ client, server, negotiation }: Connection, steps: readonly Step[], signs: readonly Sign[]): readonly ExchangeMessage[] {
  const { outcome } = negotiation;
  if (outcome.ok) return [];
  const { side } = refuserOf(outcome.failure, client, server);
  if (outcome.failure === 'no-protocol-client' || (side === 'client' && outcome.stage === 'suite')) {
    return [{ from: CLIENT, to: CLIENT, text: 'nothing to offer', state: 'fails', words: 'The client stops before it sends anything.' }, ...steps.map((step) => drawn(step, 'not-reached'))];
  }
  // What a side sends before the other one refuses it is still sent.
  const reached = steps.filter((step) => before(step, outcome.stage, side)).length;
  const alert = signs.find(({ kind }) => kind === 'alert')?.label;
  const mayClose = side === 'server' && server.stack === 'schannel' && alert !== undefined;
  const refusal: ExchangeMessage = {
    from: at(side), to: at(side === 'client' ? 'server' : 'client'), text: alert === undefined ? 'closes' : 'alert', state: 'fails',
    remark: alert === undefined ? 'no alert is known' : alert.replace(/^alert /, ''),
    words: `The ${side} refuses${alert === undefined ? ' and closes the connection' : `: ${alert}`}.${mayClose ? ' Windows servers are also seen to close without an alert.' : ''}`,
  };
  return [...steps.slice(0, reached).map((step) => drawn(step, 'done')), refusal, ...steps.slice(reached).map((step) => drawn(step, 'not-reached'))];
}

const ORDER: readonly Stage[] = ['credentials', 'hello', 'version', 'suite', 'certificate', 'key-exchange', 'finished'];

function before(step: Step, failing: Stage, refuser: SideName): boolean {
  const last = Math.max(...step.stages.map((stage) => ORDER.indexOf(stage)));
  const first = Math.min(...step.stages.map((stage) => ORDER.indexOf(stage)));
  const limit = failing === 'credentials' ? ORDER.indexOf('version') : ORDER.indexOf(failing);
  // The message that the client refuses is one that the server has sent.
  return refuser === 'client' && step.from === SERVER ? first <= limit : last < limit;
}

function stepsOf(made: Connection): readonly Step[] {
  const { client, server, negotiation } = made;
  const { outcome, commonVersions } = negotiation;
  const version = outcome.ok ? outcome.protocol : (commonVersions[0] ?? answerOf(client, server));
  const suite = outcome.ok ? outcome.suite : negotiation.common[0];
  const offers = versionsOn(client);
  const key = server.key;
  const hello: Step = {
    stages: ['hello'], from: CLIENT, to: SERVER, text: 'ClientHello', remark: range(offers),
    words: `The client offers ${offers.length === 0 ? 'no version' : offers.join(', ')} and ${new Set(client.suites.map(({ name }) => name)).size} suites.`,
  };
  const answer: Step = {
    stages: ['version', 'suite'], from: SERVER, to: CLIENT, text: 'ServerHello', ...present({ remark: version }),
    words: `The server answers${version === undefined ? '' : ` with ${version}`}${suite === undefined ? '' : ` and ${suite}`}.`,
  };
  const shown: Step = {
    stages: ['certificate'], from: SERVER, to: CLIENT, text: 'Certificate', ...present({ remark: key === undefined ? undefined : `${key.kind} ${key.curve ?? key.bits}` }),
    words: key === undefined ? 'The server shows its certificate.' : `The server shows its certificate: ${key.kind} ${key.curve ?? `${key.bits} bits`}, signed with ${key.hash}.`,
  };
  if (version === 'TLS 1.3') return [{ ...hello, words: `${hello.words} Its share of the key exchange goes with it.` }, answer, shown, ...FINISHED_13];
  return [hello, answer, shown, ...exchangeSteps(server, suite), ...FINISHED_12];
}

const FINISHED_12: readonly Step[] = [
  { stages: ['finished'], from: CLIENT, to: SERVER, text: 'Finished', words: 'The client proves that it has the same keys.' },
  { stages: ['finished'], from: SERVER, to: CLIENT, text: 'Finished', words: 'The server does the same: the connection is encrypted.' },
];
const FINISHED_13: readonly Step[] = [
  { stages: ['finished'], from: SERVER, to: CLIENT, text: 'Finished', words: 'The server proves that it has the same keys; from its ServerHello on it writes encrypted.' },
  { stages: ['finished'], from: CLIENT, to: SERVER, text: 'Finished', words: 'The client does the same: the connection is encrypted.' },
];

function exchangeSteps(server: Party, suite: string | undefined): readonly Step[] {
  const kind = suite === undefined ? undefined : suiteNeeds(suite).exchange;
  const remark = kind === 'DHE' && server.dhBits !== undefined ? `DHE, ${server.dhBits} bits` : kind;
  const share: readonly Step[] = kind === 'ECDHE' || kind === 'DHE'
    ? [{ stages: ['key-exchange'], from: SERVER, to: CLIENT, text: 'key exchange', ...present({ remark }), words: `The server sends its share of the key exchange (${kind}).` }]
    : [];
  return [...share, { stages: ['key-exchange'], from: CLIENT, to: SERVER, text: 'key exchange', words: 'The client sends its share of the key exchange.' }];
}

/** The version that the server answers with where none is common. */
function answerOf(client: Party, server: Party): string | undefined {
  const highest = versionsOn(client).at(-1);
  const named = Math.min(highest === undefined ? -1 : protocolNames.indexOf(highest), protocolNames.indexOf('TLS 1.2'));
  return versionsOn(server).findLast((name) => protocolNames.indexOf(name) <= named);
}

/** Picture space is scarce: "TLS 1.0 to 1.2". */
function range(names: readonly string[]): string {
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return 'no version';
  return first === last ? first : `${first} to ${last.replace(/^TLS /, '')}`;
}
