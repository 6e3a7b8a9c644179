import type { FindingBlock } from '../core/blocks.ts';
import type { Context } from '../core/context.ts';
import type { CauseId } from '../data/causes.ts';
import { findingOf } from '../core/judges/finding.ts';
import { prepare } from '../core/text/prepare.ts';
import type { Check } from './check.ts';

export interface Judged {
  readonly findings: readonly FindingBlock[];
  /** What the text was read as: "Read as klist output, lines 1–14." */
  readonly says: string;
  /** Causes that the problems show, likeliest first. */
  readonly causes: readonly CauseId[];
}

/**
 * Judges a paste by the readers and judges of one check. A text that none of them understood is "could not tell", with what to paste instead;
 * so is one that was read and says nothing about the question.
 *
 *     judge(clockOffset, '10:15:01, +00.0123456s', {}).findings[0].verdict   // 'fine'
 */
export function judge(check: Check, text: string, given: Context): Judged {
  const paste = prepare(text);
  const formats = [...check.readers, ...(check.beside ?? [])];
  const readings = formats.flatMap((reader) => reader.read(paste));
  const found = check.judges.flatMap((j) => j.judge(readings, given, paste));
  const lines = `${paste.lines.length} ${paste.lines.length === 1 ? 'line' : 'lines'}`;
  if (readings.length === 0) {
    return {
      findings: [open('nothing-read', 'Not understood: this is none of the formats that this check reads.', check)],
      says: `${lines}, none understood.`,
      causes: [],
    };
  }
  const titles = [...new Set(readings.map((r) => formats.find((x) => x.id === r.reader)?.title ?? r.reader))];
  const unread = readings.flatMap((r) => r.unread).length;
  const raws = paste.lines.map((l) => l.raw);
  const findings = found.map((judgement) => findingOf(judgement, raws));
  return {
    findings: findings.length > 0 ? findings : [open('nothing-judged', 'Read, but it says nothing about this question.', check)],
    says: `Read as ${titles.join(' and ')}: ${readings.flatMap((r) => r.read).length} of ${lines}${unread > 0 ? `, ${unread} inside it not understood` : ''}.`,
    causes: found.flatMap((j) => (j.verdict === 'problem' ? (j.causes ?? []) : [])),
  };
}

function open(id: string, says: string, check: Check): FindingBlock {
  return { kind: 'finding', id, verdict: 'open', says: [says], evidence: [], next: [`Paste instead: ${check.paste}`] };
}
