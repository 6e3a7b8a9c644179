import { codeHref, shortTitle } from '../code-index.ts';
import { nameOf } from '../code-forms.ts';
import type { Context } from '../context.ts';
import { judges } from '../judges/index.ts';
import { readers } from '../readers/index.ts';
import { uniqueNames } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { prepare } from '../text/prepare.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import type { Stage } from '../../data/signatures/row.ts';
import type { CodeFound, Diagnosis, Mark } from './diagnosis.ts';
import { isOfField, isTelling, weighCode, weighJudgements, weighRule, weighSign } from './evidence.ts';
import { heldSpns } from './held-spns.ts';
import { rank } from './rank.ts';
import { readDrivers, readVersions } from './read-drivers.ts';
import { readNames } from './read-names.ts';
import { readText } from './read-text.ts';
import { rules } from './rules/index.ts';
import type { Firing } from './rule.ts';
import type { JudgementSeen, Seen } from './seen.ts';
import { toEnd } from '../steps.ts';
import { toldNames } from './told-names.ts';

/** Share of the work that reading codes and sentences is, for the progress bar. */
const TEXT_SHARE = 0.7;

/**
 * Diagnoses a pasted text: `diagnose('… KRB_AP_ERR_SKEW …').causes[0].cause` is 'kerb-clock-skew'. Any string, no exception; the same text and values
 * give the same answer.
 */
export function diagnose(text: string, given: Context = {}): Diagnosis {
  return toEnd(diagnosing(text, given));
}

/** The same in steps: yields the share of the work that is done, so that a caller can show it or let the page breathe. */
export function* diagnosing(text: string, given: Context = {}): Generator<number, Diagnosis> {
  const paste = prepare(text);
  yield 0.02;
  const reading = readText(paste);
  let step = reading.next();
  while (!step.done) {
    yield 0.02 + step.value * TEXT_SHARE;
    step = reading.next();
  }
  const { codes, unknown, signs, readers: cued } = step.value;
  const readings: Reading[] = [];
  for (const [i, reader] of readers.entries()) {
    if (!cued.has(reader.id)) continue;
    readings.push(...reader.read(paste));
    yield 0.02 + TEXT_SHARE + (0.2 * (i + 1)) / readers.length;
  }
  const judgements = judges.flatMap(({ id, judge }) => judge(readings, given, paste).map((j): JudgementSeen => ({ ...j, judge: id })));
  const near = linesNear(paste, [...codes, ...signs].flatMap((s) => s.lines), readings);
  const seen: Seen = {
    paste,
    codes,
    unknown,
    signs,
    readings,
    judgements,
    names: uniqueNames([...toldNames(readings), ...readNames(near)]),
    drivers: readDrivers(near),
    versions: readVersions(near),
    stacks: new Set(signs.flatMap((s) => s.sign.stack ?? [])),
    stages: new Set(signs.flatMap((s) => s.sign.stage ?? [])),
    roles: new Set(signs.flatMap((s) => s.sign.role ?? [])),
  };
  return conclude(seen);
}

/** A long log is not searched for names: those near a line that was understood belong to the incident, the others do not. */
const REACH = 20;
const SHORT_TEXT = 2000;

function linesNear({ lines }: Paste, found: readonly number[], readings: readonly Reading[]): readonly PasteLine[] {
  if (lines.length <= SHORT_TEXT) return lines;
  const wanted = new Set<number>();
  const want = (from: number, to: number): void => {
    for (let n = Math.max(1, from - REACH); n <= Math.min(lines.length, to + REACH) && wanted.size < SHORT_TEXT; n += 1) wanted.add(n);
  };
  for (const n of found) want(n, n);
  for (const { from, to } of readings) want(from, to);
  return lines.filter((line) => wanted.has(line.n));
}

/** What follows from all that was seen. */
function conclude(seen: Seen): Diagnosis {
  const { paste, codes, signs, readings, judgements } = seen;
  const field = isOfField(seen);
  const fired: Firing[] = [
    ...weighJudgements(judgements),
    ...codes.flatMap((c) => weighCode(c, field)),
    ...signs.flatMap((s) => weighSign(s, field)),
    ...rules.flatMap((rule) => weighRule(rule, seen)),
  ];
  const { causes, decided, possible, ruledOut } = rank(fired);
  const bare = field ? [] : signs.flatMap((s) => Object.keys(s.sign.causes ?? {}) as Diagnosis['possible'][number][]);
  const known = field || bare.length > 0 || codes.some((c) => c.row.wraps === true && c.row.causes.length > 0);
  const wrapped = causes.length === 0 ? codes.filter((c) => c.row.wraps === true).flatMap((c) => c.row.causes) : [];
  const outcome = outcomeOf(seen, causes.length > 0, known);
  const spns = heldSpns(readings, paste);
  return {
    outcome,
    lines: paste.lines.length,
    undone: paste.undone,
    marks: marksOf(seen),
    formats: readings.map(({ reader, from, to, unread }) => ({ reader, title: readers.find((r) => r.id === reader)?.title ?? reader, from, to, unread })),
    judgements,
    causes,
    decided,
    possible: outcome === 'undetermined' ? [...new Set([...possible, ...bare, ...wrapped])] : [],
    ruledOut,
    codes: codes.map(codeFound),
    unknown: seen.unknown.map(({ text, says, line }) => ({ text, says, line })),
    names: seen.names,
    drivers: seen.drivers,
    versions: seen.versions,
    ...(spns ? { spns } : {}),
    stacks: [...seen.stacks],
    ...stageOf(seen.stages),
    ...([...seen.roles].length === 1 ? { role: [...seen.roles][0]! } : {}),
    fired,
  };
}

/** What kind of answer there is: causes before verdicts, verdicts before sentences that only show what the text is about. */
function outcomeOf({ paste, judgements, readings }: Seen, hasCauses: boolean, known: boolean): Diagnosis['outcome'] {
  if (paste.lines.every((line) => line.text.trim() === '')) return 'empty';
  if (hasCauses) return 'causes';
  if (judgements.length > 0) return 'output';
  if (known) return 'undetermined';
  return readings.some(isTelling) ? 'output' : 'nothing';
}

/** The earliest stage that the text shows: a frame before the handshake is more telling than the ones above it. */
function stageOf(stages: Seen['stages']): { stage?: Stage } {
  const stage = (['local', 'server', 'after', 'handshake'] as const).find((s) => stages.has(s));
  return stage === undefined ? {} : { stage };
}

function codeFound({ row, text, lines }: Seen['codes'][number]): CodeFound {
  return { id: row.id, href: codeHref(row.layer, row.id), name: nameOf(row), text, meaning: row.meaning, line: lines[0] ?? 1 };
}

const NOTE = 90;

/** What to write beside each line that was understood: the most telling thing first, one line each. */
function marksOf({ signs, codes, judgements, readings }: Seen): Mark[] {
  const marks = new Map<number, string>();
  const mark = (line: number, says: string): void => {
    if (!marks.has(line)) marks.set(line, says);
  };
  for (const { evidence } of judgements) for (const { line, means } of evidence) if (means !== undefined) mark(line, means);
  for (const { sign, lines } of signs) if (sign.causes) for (const line of lines) mark(line, sign.says);
  for (const { row, lines } of codes) if (row.wraps !== true) for (const line of lines) mark(line, shortTitle(row.meaning, NOTE));
  for (const { sign, lines } of signs) for (const line of lines) mark(line, sign.says);
  for (const { row, lines } of codes) for (const line of lines) mark(line, shortTitle(row.meaning, NOTE));
  for (const { read } of readings) for (const line of read) mark(line, '');
  return [...marks].sort(([a], [b]) => a - b).map(([line, says]) => ({ line, says }));
}
