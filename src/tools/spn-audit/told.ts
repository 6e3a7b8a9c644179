import type { Block, Rich, TableBlock } from '../../core/blocks.ts';
import type { Collected } from '../../core/audit/collect.ts';
import type { AuditService, Known } from '../../core/audit/model.ts';
import { readers } from '../../core/readers/index.ts';

const MOST = 40;
const KINDS = { sql: 'SQL Server', ssas: 'Analysis Services', 'ssas-browser': 'SQL Server Browser', ssrs: 'Reporting Services' } as const;

/** What the audit took from the text: instances, formats, and the lines that nobody understood. */
export function toldBlocks({ input, readings, unread, lines }: Collected, raw: readonly string[]): readonly Block[] {
  return [...(input.services.length > 0 ? [serviceTable(input.services)] : []), understood(readings.map((r) => r.reader), unread.length, lines), ...(unread.length > 0 ? [unreadTable(unread, raw)] : [])];
}

function serviceTable(services: readonly AuditService[]): TableBlock {
  return {
    kind: 'table', id: 'services', caption: services.length > MOST ? `Instances that were judged, the first ${MOST} of ${services.length}` : 'Instances that were judged', columns: ['Service', 'Host', 'Instance', 'Ports', 'Runs as', 'Also reached as'],
    rows: services.slice(0, MOST).map((s) => [
      [KINDS[s.kind]],
      [{ code: s.host.value }, ...lineOf(s.host)],
      [s.instance === undefined ? 'default' : { code: s.instance.value }],
      [s.ports.length === 0 ? 'not known' : s.ports.map((p) => p.value).join(', '), ...(s.dynamic?.value === true ? [' (dynamic)'] : []), ...(s.tcp?.value === false ? [', TCP is off'] : [])],
      s.account === undefined ? ['not known: name it above'] : [{ code: s.account.value }, ...lineOf(s.account)],
      [s.names.map(({ value }) => (value.port === undefined ? value.name : `${value.name}:${value.port}`)).join(', ')],
    ]),
  };
}

function lineOf({ line }: Known<unknown>): Rich {
  return [line === undefined ? ' (typed)' : ` (line ${line})`];
}

function understood(ids: readonly string[], unread: number, lines: number): Block {
  const formats = [...new Set(ids)].map((id) => readers.find((r) => r.id === id)?.title).filter((t) => t !== undefined);
  const read = formats.length === 0 ? 'No known format was found in it.' : `Understood as: ${formats.join('; ')}.`;
  return { kind: 'note', id: 'read', tone: formats.length === 0 ? 'warning' : 'info', text: [`${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'} read. ${read} ${unread === 0 ? 'No line was left over.' : `${unread.toLocaleString('en')} ${unread === 1 ? 'line was' : 'lines were'} not understood and ${unread === 1 ? 'counts' : 'count'} for nothing.`}`] };
}

function unreadTable(unread: readonly number[], raw: readonly string[]): TableBlock {
  return {
    kind: 'table', id: 'unread', caption: unread.length > MOST ? `Lines that were not understood, the first ${MOST} of ${unread.length.toLocaleString('en')}` : 'Lines that were not understood', columns: ['Line', 'Text'],
    rows: unread.slice(0, MOST).map((n) => [[String(n)], [{ code: (raw[n - 1] ?? '').trim().slice(0, 200) }]]),
  };
}
