import type { Block, FindingBlock, NoteBlock, Rich, TableBlock } from '../../core/blocks.ts';
import type { Connection } from '../../core/handshake/connection.ts';
import type { Miss, Sign } from '../../core/handshake/model.ts';
import type { ConnectionSpec } from '../../core/handshake/spec.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Machine } from './machine.ts';

const SIDES: Readonly<Record<SideName, string>> = { client: 'Client', server: 'Server' };
const KINDS: Readonly<Record<Exclude<Sign['kind'], 'alert'>, string>> = { exception: 'message', event: 'System log', log: 'log' };

/** What each side shows, with what is not certain about it. */
export function signsTable(signs: readonly Sign[]): readonly TableBlock[] {
  if (signs.length === 0) return [];
  return [{
    kind: 'table', id: 'seen', caption: 'What each side shows', columns: ['Where', 'Words', 'What it means', 'Source'],
    rows: signs.map((sign): readonly Rich[] => [
      [sign.kind === 'alert' ? `On the wire, from the ${sign.side}` : `${SIDES[sign.side]}, ${KINDS[sign.kind]}`],
      [{ strong: sign.label }, ...(sign.text === undefined ? [] : [' ', { code: sign.text }])],
      [...sign.says, ...(sign.doubt === undefined ? [] : [' ', { strong: 'Not certain: ' }, sign.doubt])],
      [sign.sources.join('; ')],
    ]),
  }];
}

/** Both sides version by version, with the reason. */
export function versionsTable({ client, server }: Connection): TableBlock {
  const cell = (row: Connection['client']['protocols'][number] | undefined): Rich => (row === undefined ? ['–'] : [row.on ? { mark: 'fine', text: 'on' } : { mark: 'problem', text: 'off' }, ' ', ...row.because]);
  return {
    kind: 'table', id: 'versions', caption: 'Versions on both sides', columns: ['Version', 'Client', 'Server'],
    rows: protocolNames.toReversed().map((protocol): readonly Rich[] => [[protocol], cell(client.protocols.find((row) => row.protocol === protocol)), cell(server.protocols.find((row) => row.protocol === protocol))]),
  };
}

export function commonTable({ negotiation }: Connection): readonly Block[] {
  const { common, commonVersions } = negotiation;
  const [version] = commonVersions;
  if (version === undefined) return [];
  if (common.length === 0) return [{ kind: 'note', id: 'no-common-suites', tone: 'warning', text: [`No suite is common for ${version} with this certificate.`] } satisfies NoteBlock];
  return [{ kind: 'table', id: 'common', caption: `Suites in common for ${version}, in the order that decides`, columns: ['No.', 'Suite'], rows: common.map((name, i): readonly Rich[] => [[String(i + 1)], [{ code: name }]]) }];
}

const LACKS: Readonly<Record<Miss['lacks'], string>> = { client: 'client', server: 'server', both: 'both' };
/** Old lists have dozens: the rest is counted. */
const MOST_FAR = 40;

/** Near misses apart: one setting would make them common. */
export function missTables({ negotiation }: Connection): readonly Block[] {
  const near = negotiation.misses.filter((miss) => miss.near);
  const far = negotiation.misses.filter((miss) => !miss.near);
  const rows = (misses: readonly Miss[]): readonly (readonly Rich[])[] => misses.map((miss) => [[{ code: miss.name }], [LACKS[miss.lacks]], miss.because]);
  const columns = ['Suite', 'Missing at', 'Why'];
  return [
    ...(near.length === 0 ? [] : [{ kind: 'table' as const, id: 'near', caption: 'Near misses: one setting away', columns, rows: rows(near) }]),
    ...(far.length === 0 ? [] : [{ kind: 'table' as const, id: 'far', caption: far.length > MOST_FAR ? `Other misses: ${MOST_FAR} of ${far.length}` : 'Other misses', columns, rows: rows(far.slice(0, MOST_FAR)) }]),
  ];
}

/** DHE between a Windows with the repair and one without it fails now and then. */
export function leadingZero({ negotiation: { outcome } }: Connection, { client, server }: ConnectionSpec): readonly NoteBlock[] {
  if (!outcome.ok || !outcome.suite.startsWith('TLS_DHE_')) return [];
  const ends = [client.end, server.end].flatMap((end) => (end.on === 'windows' ? (windowsVersions as readonly WindowsVersion[]).filter(({ id }) => id === end.windows) : []));
  const old = ends.filter(({ notes, needs }) => notes?.some((note) => note.includes('leading-zero')) === true || needs?.some((need) => need.includes('leading-zero')) === true);
  if (old.length === 0) return [];
  const names = old.map(({ name, needs }) => (needs?.some((need) => need.includes('leading-zero')) === true ? `${name} until its update` : name)).join(' and ');
  return [{
    kind: 'note', id: 'leading-zero', tone: 'warning',
    text: [`The suite uses DHE, and ${names} has the leading-zero defect: with a peer that has the repair about one handshake in 256 fails. `, { link: '/runbook/patch-levels/#leading-zero', text: 'Leading zero' }, '.'],
  }];
}

/** Everything that was taken for granted. */
export function assumptionsTable({ client, server }: Connection): readonly TableBlock[] {
  const all = [...client.assumptions, ...server.assumptions];
  return all.length === 0 ? [] : [{ kind: 'table', id: 'assumed', caption: 'Taken for granted', columns: ['Side', 'What'], rows: all.map(({ side, says }): readonly Rich[] => [[SIDES[side]], says]) }];
}

const MOST_REMARKS = 6;
const MOST_LINES = 5;

/** What the registry of a side holds that is not what its author took it for, and what was understood of the text at all. */
export function remarkFindings(side: SideName, { state, raws, told, nothing, windows }: Machine): readonly (FindingBlock | NoteBlock)[] {
  if (state === undefined || windows === undefined) return [];
  const noted: readonly NoteBlock[] = nothing
    ? [{ kind: 'note', id: `${side}-nothing`, tone: 'warning', text: [`Nothing in the text of the ${side} was understood: the defaults of ${windows.name} count.`] }]
    : told ? [{ kind: 'note', id: `${side}-told`, tone: 'info', text: [`The text says that the ${side} is ${windows.name}.`] }] : [];
  const found = state.remarks.slice(0, MOST_REMARKS).map((remark): FindingBlock => ({
    kind: 'finding', id: `${side}-${remark.id}`, verdict: remark.verdict, says: [`Text of the ${side}. `, ...remark.says],
    evidence: remark.lines.slice(0, MOST_LINES).map((line) => ({ at: `line ${line}`, text: (raws[line - 1] ?? '').slice(0, 300) })), ...(remark.next === undefined ? {} : { next: remark.next }),
  }));
  const more = state.remarks.length - found.length;
  const seen = new Map<string, number>();
  return [
    ...noted,
    ...found.map((block) => {
      const count = (seen.get(block.id) ?? 0) + 1;
      seen.set(block.id, count);
      return count === 1 ? block : { ...block, id: `${block.id}-${count}` };
    }),
    ...(more > 0 ? [{ kind: 'note' as const, id: `${side}-more`, tone: 'info' as const, text: [`${more} more remarks about the text of the ${side} are left out here.`] }] : []),
  ];
}
