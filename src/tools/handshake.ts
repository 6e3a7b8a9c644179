/**
 * situations:
 * 1. TLS 1.0 went off on a SQL Server host at night, one application with an old driver cannot log on, and somebody has to say whether a new driver or a registry value is the smaller change.
 * 2. A web service takes only two suites since its hardening, calls from Server 2012 R2 fail, calls from a laptop work: which suite is missing, and at which end?
 * 3. A cloud database raises its minimum on the first of the month. Which of our machines and drivers fall out, what will they print, and what has to be done before?
 */
import type { Block } from '../core/blocks.ts';
import { connection } from '../core/handshake/connection.ts';
import { remedies } from '../core/handshake/remedies.ts';
import { signsOf } from '../core/handshake/signs.ts';
import { readInputs } from '../core/inputs.ts';
import { portion, toEnd } from '../core/steps.ts';
import { exchangeOf } from './handshake/exchange.ts';
import { handshakeForm } from './handshake/form.ts';
import { machineOf } from './handshake/machine.ts';
import type { Machine } from './handshake/machine.ts';
import { readForm } from './handshake/read.ts';
import type { Said } from './handshake/read.ts';
import { remedySteps } from './handshake/remedies.ts';
import { specOf } from './handshake/spec.ts';
import { assumptionsTable, commonTable, leadingZero, missTables, remarkFindings, signsTable, versionsTable } from './handshake/tables.ts';
import { deciding } from './handshake/uncertain.ts';
import { verdictOf } from './handshake/verdict.ts';
import { writeUp } from './handshake/writeup.ts';
import type { Output, Tool, Values } from './tool.ts';

function* work(input: Values): Generator<number, Output> {
  const form = readInputs(input);
  const said = readForm(form, input);
  const done = (blocks: readonly Block[]): Output => ({ errors: form.errors, leftOut: form.leftOut, blocks });
  if (said === undefined) return done([]);
  const client = yield* portion(machineOf(said.client), 0, 0.45);
  const server = yield* portion(machineOf(said.server), 0.45, 0.9);
  for (const [side, machine] of [['client', client], ['server', server]] as const) {
    if (said[side].kind === 'windows' && machine.gap !== undefined) form.leftOut.push({ field: side === 'client' ? 'cwin' : 'swin', says: `${side === 'client' ? 'Client' : 'Server'}: ${machine.gap}` });
  }
  return done(blocksOf(said, client, server));
}

function blocksOf(said: Said, client: Machine, server: Machine): readonly Block[] {
  const spec = specOf(said, client, server);
  if (spec === undefined) return [];
  const made = connection(spec);
  const signs = signsOf(made.negotiation, made.client, made.server, spec);
  const fixes = remedies(spec);
  const open = deciding(spec, made);
  const failed = !made.negotiation.outcome.ok;
  return [
    verdictOf(made, fixes, open),
    exchangeOf(made, signs),
    ...leadingZero(made, spec),
    ...sameText(said),
    ...remarkFindings('client', client),
    ...remarkFindings('server', server),
    ...(failed ? remedySteps(fixes, said.until) : []),
    ...signsTable(signs),
    versionsTable(made),
    ...commonTable(made),
    ...missTables(made),
    ...assumptionsTable(made),
    writeUp(made, signs, fixes, said.until, open?.uncertain.map(({ why }) => why).join(' ')),
  ];
}

/** One machine pasted twice answers nothing about two. */
function sameText({ client, server }: Said): readonly Block[] {
  if (client.paste.trim() === '' || client.paste !== server.paste) return [];
  return [{ kind: 'note', id: 'same-text', tone: 'warning', text: ['The same text stands on both sides. That is right only where the machine connects to itself.'] }];
}

export const handshake: Tool = { ...handshakeForm, run: (values) => toEnd(work(values)), steps: work };
