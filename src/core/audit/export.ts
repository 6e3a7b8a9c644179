import { plainText, textOf, type Rich } from '../blocks.ts';
import type { Audit, AuditFinding, RepairPlan, RepairStep } from './result.ts';
import type { AuditRow } from './model.ts';
import { alsoWords, holderWords, lineWords, sourceWords, statusWords } from './words.ts';

const COLUMNS = ['SPN', 'Status', 'Verdict', 'Needed', 'Service', 'Expected account', 'Holders', 'What it means', 'Also', 'Contested', 'Lines', 'Sources'] as const;

/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of RFC 4180; an apostrophe keeps a spreadsheet from running it. */
function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cells(row: AuditRow): readonly string[] {
  return [
    row.spn, statusWords[row.status], row.verdict, row.need, row.service ?? '', row.expected ?? '', holderWords(row), plainText(row.says), alsoWords(row),
    row.contested === undefined ? '' : plainText(row.contested), lineWords(row), sourceWords(row),
  ];
}

/**
 * The rows of an audit as CSV: RFC 4180, CRLF, with a first line of names.
 *
 *     auditCsv(audit).split('\r\n')[0]   // 'SPN,Status,Verdict,Needed,…'
 */
export function auditCsv({ rows }: Audit): string {
  const lines = [COLUMNS.join(',')];
  for (const row of rows) lines.push(cells(row).map(cell).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** Text in Markdown: what would be read as markup is escaped, lines become one. */
function md(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** A value as code: a fence longer than any run of backticks in it. */
function mdCode(value: string): string {
  const run = Math.max(0, ...(value.match(/`+/g) ?? []).map((r) => r.length));
  const fence = '`'.repeat(run + 1);
  const pad = value.startsWith('`') || value.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${value.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|')}${pad}${fence}`;
}

function mdRich(text: Rich): string {
  return text.map((part) => (typeof part === 'string' ? md(part) : 'code' in part ? mdCode(part.code) : 'strong' in part ? `**${md(part.strong)}**` : md(part.text))).join('');
}

const SIGNS = { problem: 'PROBLEM', fine: 'fine', open: 'open' } as const;

/**
 * An audit and its plan as Markdown, for a ticket.
 *
 *     auditMarkdown(audit, audit.plan)   // '# SPN audit …'
 */
export function auditMarkdown({ rows, findings }: Audit, plan: RepairPlan): string {
  const count = (verdict: AuditRow['verdict']): number => rows.filter((r) => r.verdict === verdict).length;
  const out = ['# SPN audit', '', `${count('problem')} with a problem, ${count('open')} open, ${count('fine')} fine.`, ''];
  if (findings.length > 0) {
    out.push('## Findings', '');
    for (const finding of findings) out.push(mdFinding(finding));
    out.push('');
  }
  out.push('## SPNs', '', '| SPN | Status | Needed | Must be on | Is on | What it means | Lines |', '| --- | --- | --- | --- | --- | --- | --- |');
  for (const row of rows) {
    out.push(`| ${mdCode(row.spn)} | ${SIGNS[row.verdict]}: ${statusWords[row.status]} | ${row.need} | ${md(row.expected ?? '')} | ${md(holderWords(row))} | ${[mdRich(row.says), md(alsoWords(row)), row.contested ? mdRich(row.contested) : ''].filter((t) => t !== '').join(' ')} | ${lineWords(row)} |`);
  }
  out.push('');
  if (plan.steps.length > 0) out.push('## Repair', '');
  plan.steps.forEach((s, i) => mdStep(s, i).forEach((l) => out.push(l)));
  if (plan.left.length > 0) out.push('## Left alone', '', ...plan.left.map((l) => `- ${mdCode(l.spn)}: ${mdRich(l.why)}`), '');
  return out.join('\n');
}

function mdFinding({ verdict, says, next, evidence }: AuditFinding): string {
  const lines = evidence.length === 0 ? '' : ` (lines ${evidence.map((e) => e.line).join(', ')})`;
  return `- ${SIGNS[verdict]}: ${mdRich(says)}${next ? ` ${mdRich(next)}` : ''}${lines}`;
}

function mdStep({ title, why, blocks }: RepairStep, i: number): readonly string[] {
  return [
    `### ${i + 1}. ${md(title)}`, '', mdRich(why), '',
    ...blocks.flatMap((b) => {
      if (b.kind === 'note') return [mdRich(b.text), ''];
      if (b.kind !== 'command') return [];
      const undo = b.undo === undefined ? [] : 'lines' in b.undo ? ['Undo:', '', '```', textOf(b.undo.lines), '```', ''] : [`Undo: ${mdRich(b.undo)}`, ''];
      return [`${md(b.title)} (${b.rights}):`, '', '```', textOf(b.lines), '```', '', ...undo];
    }),
  ];
}

const WIDTH = 100;

/** Text as remark lines of cmd: ASCII, and nothing that cmd reads in a remark. */
function rem(text: string): readonly string[] {
  const plain = text
    .replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/[\u2010-\u2015]/g, '-').replaceAll('…', '...')
    .replace(/[\r\n\t]+/g, ' ').replace(/[^\x20-\x7e]/g, '?').replace(/[%^&|<>]/g, ' ');
  const lines: string[] = [];
  let line = '';
  for (const word of plain.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].filter((l) => l !== '').map((l) => `rem ${l}`);
}

const ASCII = /^[\x20-\x7e]*$/;

/** A command as a remark, on one line. */
function remark(text: string): readonly string[] {
  return ASCII.test(text) ? [`rem ${text}`] : rem(text);
}

/** A command line; one that the file cannot carry is left as a remark. */
function commandLine(text: string): readonly string[] {
  return ASCII.test(text) ? [text] : [...rem('The next command has a name outside ASCII, which a command file does not carry safely. Type it at the prompt, as the page shows it.'), ...remark(text)];
}

/**
 * A plan as a command file for cmd: ASCII, each step under its reason, undo as remarks at the end. It stops once, after looking.
 *
 *     auditScript(plan).split('\r\n')[0]   // '@echo off'
 */
export function auditScript(plan: RepairPlan): string {
  const out: string[] = ['@echo off', ...rem('SPN repair. Read it before you run it. Run it elevated, with Write servicePrincipalName on the accounts named.')];
  for (const [i, step] of plan.steps.entries()) {
    out.push('', ...rem(`${i + 1} ${step.title}`), ...rem(plainText(step.why)));
    if (step.manual) out.push(...rem(`By hand: ${plainText(step.manual)}`));
    for (const block of step.blocks) {
      if (block.kind === 'note' && !step.manual) out.push(...rem(plainText(block.text)));
      if (block.kind !== 'command') continue;
      // Tickets are asked for on a client, as the user who cannot connect.
      const elsewhere = block.where === 'client';
      out.push(...rem(elsewhere ? `On a client: ${block.title}` : block.title));
      for (const line of textOf(block.lines).split('\n')) out.push(...(elsewhere ? remark(line) : commandLine(line)));
    }
    if (step.id === 'look') out.push(...rem('Compare the lists with the audit. Ctrl+C ends here, with nothing changed.'), 'pause');
  }
  if (plan.left.length > 0) out.push('', ...rem('Left alone:'), ...plan.left.flatMap((l) => rem(`${l.spn}: ${plainText(l.why)}`)));
  const undo = undoLines(plan);
  if (undo.length > 0) out.push('', ...rem('Undo, in this order, only for what the lists of step 1 showed:'), ...undo);
  return `${out.join('\r\n')}\r\n`;
}

/** The undo commands of the plan, the last change first, as remarks. */
function undoLines({ steps, ends }: RepairPlan): readonly string[] {
  const commands = steps.flatMap((s) => s.blocks).flatMap((b) => (b.kind === 'command' && b.where === 'admin' && b.undo !== undefined && 'lines' in b.undo ? b.undo.lines : []));
  const lines = commands.map((l) => textOf([l])).reverse().flatMap((text) => remark(text));
  return [...lines, ...ends.flatMap(({ spn, account }) => rem(`Not given back, it was a duplicate: ${spn} on ${account}`))];
}
