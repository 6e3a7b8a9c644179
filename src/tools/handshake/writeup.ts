import type { ExportBlock } from '../../core/blocks.ts';
import { plainText } from '../../core/blocks.ts';
import { connection } from '../../core/handshake/connection.ts';
import type { Connection } from '../../core/handshake/connection.ts';
import type { Sign } from '../../core/handshake/model.ts';
import type { Remedy } from '../../core/handshake/spec.ts';
import { linksOf } from './remedies.ts';
import { outcomeWords } from './verdict.ts';

const TO_FILL = '(to be filled in)';
const CLIENT_SIDE = 'Client';

/** A table cell holds no line break and no bar of its own. */
const cell = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').replaceAll('|', '\\|');

/**
 * The result as Markdown with a head that a program can read. Where a change weakens, reason and end date are fields of it; without a date they stay to be filled in.
 *
 *     ---
 *     result: "fails"
 *     failure: "no-common-version"
 *     end-date: "(to be filled in)"
 *     ---
 */
export function writeUp(made: Connection, signs: readonly Sign[], remedies: readonly Remedy[], until: string | undefined, depends: string | undefined): ExportBlock {
  const { client, server, negotiation } = made;
  const { outcome } = negotiation;
  const weakening = remedies.filter(({ weakens }) => weakens !== 'none');
  const head: readonly (readonly [string, string])[] = [
    ['check', 'tls-handshake'], ['client', client.name], ['server', server.name],
    ...(outcome.ok ? [['result', 'works'], ['version', outcome.protocol], ['suite', outcome.suite]] as const : [['result', 'fails'], ['stage', outcome.stage], ['failure', outcome.failure]] as const),
    ...(depends === undefined ? [] : [['depends', depends]] as const),
    ...(weakening.length === 0 ? [] : [['weakening-changes', weakening.map(({ id }) => id).join(' ')], ['reason', TO_FILL], ['end-date', until ?? TO_FILL]] as const),
  ];
  const lines = [
    '---', ...head.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', '', '# TLS handshake', '',
    `${client.name} to ${server.name}: ${plainText(outcomeWords(outcome))}.`, ...(depends === undefined ? [] : ['', `Depends: ${depends}`]), '',
    '## Stages', '', ...negotiation.stages.map(({ stage, state, says }) => `- ${stage}: ${state}. ${plainText(says)}`),
    ...(remedies.length === 0 ? [] : ['', '## Changes', '', ...remedies.flatMap(changeLines(until))]),
    '', '## Signs', '', '| Side | Sign | Words |', '| --- | --- | --- |', ...signs.map(({ side, label, text }) => `| ${side === 'client' ? CLIENT_SIDE : 'Server'} | ${cell(label)} | ${cell(text ?? '–')} |`),
    '', '## Taken for granted', '', ...[...client.assumptions, ...server.assumptions].map(({ side, says }) => `- ${side}: ${plainText(says)}`), '',
  ];
  return { kind: 'export', id: 'write-up', title: 'write-up (Markdown)', name: 'tls-handshake.md', text: lines.join('\n') };
}

function changeLines(until: string | undefined): (remedy: Remedy, i: number) => readonly string[] {
  return (remedy, i) => [
    `${i + 1}. ${remedy.title}`,
    `   - then: ${plainText(outcomeWords(connection(remedy.after).negotiation.outcome))}`,
    ...(remedy.weakens === 'none' ? ['   - weakens: none'] : [`   - weakens: ${remedy.weakens}`, `   - reason: ${TO_FILL}`, `   - end date: ${until ?? TO_FILL}`]),
    ...linksOf(remedy).map(({ href }) => `   - see: ${href}`),
  ];
}
