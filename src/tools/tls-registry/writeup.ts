/** The write-up for the change ticket. */
import type { Block, ExportBlock, Rich, TableBlock } from '../../core/blocks.ts';
import { plainText, textOf } from '../../core/blocks.ts';
import { tlsSources } from '../../data/tls-sources.ts';
import type { TlsSourceId } from '../../data/tls-sources.ts';
import type { Result } from './result.ts';

const NO_DATE = 'no end date given';
const NO_REASON = 'no reason given';

/**
 * The change as Markdown with a head that a program can read: what, why, until when, who loses, and the steps as they stand on the page. Where nothing
 * weakens there is no end date to give.
 *
 *     ---
 *     change: "tls-registry"
 *     preset: "modern of 2026-11-22"
 *     weakens: "no"
 *     ---
 */
export function writeUp(result: Result, blocks: readonly Block[]): ExportBlock {
  const { request, weakened, stem, losses } = result;
  const { preset, windows, also, reason, until, wishes } = request;
  const head: readonly (readonly [string, string])[] = [
    ['change', 'tls-registry'],
    ['preset', preset ? `${preset.id} of ${preset.version}` : 'none: values chosen one by one'],
    ['windows', [windows, ...also].map(({ name }) => name).join('; ')],
    ['sides', wishes.sides.join(' and ') || 'none'],
    ['weakens', weakened.length === 0 ? 'no' : 'yes'],
    ...(weakened.length === 0 && reason === undefined ? [] : [['reason', reason ?? NO_REASON] as const]),
    ...(weakened.length === 0 && until === undefined ? [] : [['end-date', until ?? NO_DATE] as const]),
  ];
  const lines = [
    '---', ...head.map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', '',
    '# Change of TLS settings', '',
    ...(preset ? [`${preset.says} (preset ${preset.id}, version ${preset.version})`, ''] : []),
    ...(weakened.length === 0 ? [] : ['## What it weakens', '', ...weakened.map(({ what, why }) => `- ${plain(what)}: ${plain(why)}`), '', `Reason: ${plain(reason ?? NO_REASON)}`, '', `End date: ${until ?? NO_DATE}`, '']),
    '## Values', '', ...tables(blocks, ['protocols-after', 'other-values', 'already-so', 'fits']),
    '## Who loses the connection', '', ...(losses.length === 0 ? ['Nobody in the tables of this site. That says nothing about your own devices and programs.', ''] : tables(blocks, ['loses-table'])),
    ...steps(blocks),
    '## Sources', '', ...sources(result).map((title) => `- ${plain(title)}`), '',
  ];
  return { kind: 'export', id: 'write-up', title: 'write-up for the change ticket (Markdown)', name: `${stem}.md`, text: lines.join('\n') };
}

/** Text of the form stays text: nothing in it starts a link, a table or a code span. */
function plain(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\`|<>[\]*_]/g, (sign) => `\\${sign}`);
}

function rich(text: Rich): string {
  return text.map((part) => (typeof part !== 'string' && 'code' in part ? `\`${part.code.replaceAll('|', '\\|')}\`` : plain(plainText([part])))).join('');
}

function tables(blocks: readonly Block[], ids: readonly string[]): readonly string[] {
  return blocks.filter((block): block is TableBlock => block.kind === 'table' && ids.includes(block.id)).flatMap(table);
}

function table({ caption, columns, rows }: TableBlock): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`${plain(caption)}:`, '', line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(row.map(rich))), ''];
}

const FENCES = { cmd: 'bat', powershell: 'powershell', tsql: 'sql', bash: 'bash' } as const;

/** Steps, commands and files from the first step on, in the order of the page. */
function steps(blocks: readonly Block[]): readonly string[] {
  const from = blocks.findIndex(({ kind }) => kind === 'step');
  return (from < 0 ? [] : blocks.slice(from)).flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'step':
        return [`## ${block.title}`, '', rich(block.text ?? []), ''];
      case 'table':
        return table(block);
      case 'command':
        return [`${block.title}:`, '', `~~~~ ${FENCES[block.shell]}`, textOf(block.lines), '~~~~', ''];
      case 'file':
        return [`${block.title} (${block.name}):`, '', `~~~~ ${block.name.endsWith('.xml') ? 'xml' : 'reg'}`, textOf(block.lines), '~~~~', ''];
      default:
        return [];
    }
  });
}

/** Those of the preset and of every changed value, each once. */
function sources({ request, changed }: Result): readonly string[] {
  const ids: readonly TlsSourceId[] = [...(request.preset?.sources ?? []), ...changed.flatMap(({ setting }) => setting.sources)];
  return [...new Set(ids)].map((id) => tlsSources[id].title);
}
