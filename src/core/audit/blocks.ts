import type { Block, FindingBlock, Rich, TableBlock } from '../blocks.ts';
import { cite } from '../sql-spn-blocks.ts';
import { auditCsv, auditMarkdown, auditScript } from './export.ts';
import type { AuditRow } from './model.ts';
import { planChanges } from './plan.ts';
import { planRequest } from './plan-request.ts';
import type { Audit, AuditFinding } from './result.ts';
import { alsoWords, holderWords, lineWords, statusWords } from './words.ts';

const MOST_ROWS = 200;
const MOST_FINDINGS = 40;

/**
 * An audit as a page shows it: what was found, the table, the plan, files to take away. `lines` is the paste as it was pasted, for the text of the evidence.
 *
 *     auditBlocks(auditSpns(input), lines)
 */
export function auditBlocks(audit: Audit, lines: readonly string[] = []): readonly Block[] {
  return [summary(audit), ...audit.findings.slice(0, MOST_FINDINGS).map((f, i) => findingBlock(f, i, lines)), ...tableBlocks(audit), ...planBlocks(audit), ...exportBlocks(audit)];
}

function count(rows: readonly AuditRow[], verdict: AuditRow['verdict']): number {
  return rows.reduce((n, r) => n + (r.verdict === verdict ? 1 : 0), 0);
}

function summary({ rows, findings }: Audit): Block {
  const problems = count(rows, 'problem');
  const said = findings.filter((f) => f.verdict === 'problem').length;
  if (rows.length === 0) return { kind: 'note', id: 'audit-summary', tone: 'info', text: ['Nothing to judge: the text has no SPN of SQL Server, and no service that needs one.'] };
  const text: Rich = [
    `${rows.length} ${rows.length === 1 ? 'SPN' : 'SPNs'}: `, { mark: problems > 0 ? 'problem' : 'fine', text: `${problems} with a problem` }, `, ${count(rows, 'open')} open, ${count(rows, 'fine')} fine.`,
    ...(said > 0 ? [` Beside these ${said} ${said === 1 ? 'finding' : 'findings'} about accounts and services.`] : []),
    count(rows, 'open') > 0 ? ' Open is no verdict of health: the row says what to paste.' : '',
  ];
  return { kind: 'note', id: 'audit-summary', tone: problems + said > 0 ? 'warning' : 'info', text };
}

function findingBlock({ id, verdict, says, evidence, next, sources }: AuditFinding, i: number, lines: readonly string[]): FindingBlock {
  const source: Rich = [' (', ...cite(sources), ')'];
  return {
    kind: 'finding', id: `audit-${id}-${i + 1}`, verdict, says: next ? says : [...says, ...source],
    evidence: evidence.map(({ line, means }) => ({ at: `line ${line}`, text: (lines[line - 1] ?? '').trim(), ...(means === undefined ? {} : { means }) })),
    ...(next ? { next: [...next, ...source] } : {}),
  };
}

function tableBlocks({ rows }: Audit): readonly Block[] {
  if (rows.length === 0) return [];
  const table: TableBlock = {
    kind: 'table', id: 'audit-rows', caption: 'SPNs, problems first',
    columns: ['SPN', 'Status', 'Accounts', 'What it means'],
    rows: rows.slice(0, MOST_ROWS).map((row) => [
      [{ code: row.spn }, ' ', row.need === 'required' ? { strong: 'required' } : row.need === 'extra' ? 'not asked for' : 'optional', ...(row.service === undefined ? [] : [' for ', { code: row.service }])],
      [{ mark: row.verdict, text: row.status === 'missing' && row.verdict === 'fine' ? 'absent' : statusWords[row.status] }],
      accountsCell(row),
      [...row.says, ...(row.also.length > 0 ? [` ${alsoWords(row)}`] : []), ...(row.contested ? [' ', ...row.contested] : []), ...(row.evidence.length > 0 ? [` (${row.evidence.length === 1 ? 'line' : 'lines'} ${lineWords(row)})`] : []), ' Source: ', ...cite(row.sources)],
    ]),
  };
  const more = rows.length - MOST_ROWS;
  return [table, ...(more > 0 ? [{ kind: 'note', id: 'audit-more', tone: 'info', text: [`${more} more rows are in the table as CSV below; ${count(rows.slice(MOST_ROWS), 'problem')} of them are problems.`] } as const] : [])];
}

/** Who holds it, and who must, where that is another. */
function accountsCell(row: AuditRow): Rich {
  const on: Rich = row.holders.length === 0 ? ['no holder seen'] : ['on ', { code: holderWords(row) }];
  const must: Rich = row.expected === undefined || row.verdict === 'fine' ? [] : ['; must be on ', { code: row.expected }];
  return [...on, ...must];
}

function planBlocks(audit: Audit): readonly Block[] {
  const { plan } = audit;
  const out: Block[] = [];
  plan.steps.forEach((step, i) => {
    out.push({ kind: 'step', id: `plan-${step.id}`, title: `${i + 1} ${step.title}`, text: step.why });
    for (const block of step.blocks) out.push({ ...block, id: `plan-${block.id}` });
  });
  if (plan.left.length > 0) {
    out.push({
      kind: 'table', id: 'plan-left', caption: 'Problems that the plan leaves alone', columns: ['SPN', 'Why'],
      rows: plan.left.slice(0, MOST_ROWS).map((l) => [[{ code: l.spn }], l.why]),
    });
  }
  if (planChanges(plan).length > 0) out.push({ kind: 'step', id: 'plan-hand-over', title: 'Hand over' }, planRequest(plan));
  return out;
}

function exportBlocks(audit: Audit): readonly Block[] {
  if (audit.rows.length === 0) return [];
  return [
    { kind: 'export', id: 'audit-csv', title: 'table as CSV', name: 'spn-audit.csv', text: auditCsv(audit) },
    { kind: 'export', id: 'audit-markdown', title: 'report as Markdown', name: 'spn-audit.md', text: auditMarkdown(audit, audit.plan) },
    ...(audit.plan.steps.length > 0 ? [{ kind: 'export', id: 'audit-script', title: 'plan as a command file', name: 'spn-repair.cmd', text: auditScript(audit.plan) } as const] : []),
  ];
}
