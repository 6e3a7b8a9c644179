/** What the Windows time service says about itself. */
import { timeErrorWords, timeStatusFields } from '../../data/time-labels.ts';
import type { TimeStatusField } from '../../data/time-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { labelled, plainLabel } from './labelled-line.ts';
import { isBlank } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface TimeStatus {
  /** 0: synchronised, 1 or 2: leap second to come, 3: not synchronised. */
  readonly leap?: At<number>;
  /** 1 is a reference clock, 2 to 15 a step away from one each, 0 unknown. */
  readonly stratum?: At<number>;
  /** 0x0A0A000A: the address of the source, or four letters such as LOCL. */
  readonly reference?: At<number>;
  /** Local time of the last success, as printed. */
  readonly lastSync?: At<string>;
  /** dc01.corp.example, Local CMOS Clock, `time.windows.com,0x8`. */
  readonly source?: At<string>;
  /** Seconds between two questions. */
  readonly interval?: At<number>;
  /** With /verbose: seconds of this clock against its source. */
  readonly phase?: At<number>;
  /** With /verbose: 0 no error, 1 no time data, 2 only stale data, 3 difference too large, 4 shutting down. */
  readonly lastError?: At<number>;
  /** With /verbose: seconds since the last success. */
  readonly sinceGood?: At<number>;
  /** Status code of a command that failed: 0x80070426 is a stopped service. */
  readonly error?: At<number>;
}

type Values = { -readonly [K in keyof TimeStatus]?: TimeStatus[K] };
interface Draft { readonly block: Open; readonly values: Values; readonly asks?: 'source' | 'status'; at: number; openBracket: boolean }

/** What a value of each field looks like in any language. */
const SHAPES: Readonly<Record<TimeStatusField, RegExp>> = {
  leap: /^([0-3])\s?\(/, stratum: /^(\d{1,3}) \(/, precision: /^-?\d{1,3} \(/, rootDelay: /^-?\d{1,9}[.,]\d{1,9}s$/, rootDispersion: /^-?\d{1,9}[.,]\d{1,9}s$/,
  reference: /^0x([0-9A-Fa-f]{8})(?:\s|$)/, lastSync: /\S/, source: /\S/, poll: /^\d{1,3} \((\d{1,9})s\)/, phase: /^([+-]?\d{1,12}[.,]\d{1,9})s$/,
  clockRate: /^\d{1,9}[.,]\d{1,9}s$/, state: /^\d{1,2} \(/, flags: /^\d{1,3} \(/, role: /^\d{1,3} \(/, lastError: /^(\d{1,2}) \(/, sinceGood: /^(\d{1,12}[.,]\d{1,9})s$/,
};
/** A line with such a label begins a block; "Source:" and the like stand in many texts. */
const BEGINS: readonly TimeStatusField[] = ['leap', 'stratum', 'rootDelay', 'rootDispersion', 'reference', 'lastSync', 'poll', 'phase', 'lastError', 'sinceGood'];
const CODE = /\((0x[0-9a-f]{8})\)\.?\s{0,4}$/i;
const GAP = 1;

/**
 * Reads `w32tm /query /status`, with /verbose and without, `w32tm /query /source` behind its command, and the error in place of either,
 * in any display language: known labels, otherwise place and form of the value.
 *
 *     Leap Indicator: 3(not synchronized)
 *     Source: Local CMOS Clock
 *
 * Sources: Microsoft: Windows Time service tools and settings; outputs in four languages in the tests of the Checkmk plug-in w32time_status.
 */
export const w32tmStatus: Reader<TimeStatus> = {
  id: 'w32tm-status',
  title: 'w32tm /query output',
  read: (paste) => readStatus(paste),
};

function readStatus(paste: Paste): readonly Reading<TimeStatus>[] {
  const readings: Reading<TimeStatus>[] = [];
  let draft: Draft | undefined;
  let free = 1;
  /** The command before was /stripchart or another, whose errors say nothing about the service. */
  let foreign = false;
  const close = (): void => {
    if (draft && Object.keys(draft.values).length > 0) {
      readings.push(finish('w32tm-status', paste, draft.block, draft.values));
      free = draft.block.last + 1;
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text;
    const command = text.length < 1000 ? commandOf(text, ['w32tm']) : undefined;
    if (command || isPrompt(text)) {
      close();
      const asked = command?.args.map((a) => a.toLowerCase().replace(/^-/, '/')) ?? [];
      foreign = command !== undefined && !asked.includes('/query');
      const asks = asked.includes('/source') ? 'source' : asked.includes('/status') ? 'status' : undefined;
      if (command && asks) draft = { block: open(line), values: {}, asks, at: -1, openBracket: false };
      continue;
    }
    const code = foreign ? undefined : errorOf(text, draft);
    if (code !== undefined) {
      if (draft && draft.at >= 0) close();
      draft ??= { block: open(line), values: {}, at: -1, openBracket: false };
      understand(draft.block, line.n);
      draft.values.error = { value: code, line: line.n };
      continue;
    }
    if (draft?.asks === 'source' && draft.values.source === undefined && hasWords(text)) {
      understand(draft.block, line.n);
      draft.values.source = { value: text.trim().slice(0, 200), line: line.n };
      continue;
    }
    const field = text.length < 400 ? fieldOf(text, draft) : undefined;
    if (field) {
      if (draft && field.index <= draft.at) close();
      if (!draft) draft = begin(paste, line, free, field.index);
      understand(draft.block, line.n);
      draft.at = field.index;
      draft.openBracket = field.value.includes('(') && !field.value.includes(')');
      take(draft.values, field.name, field.value, line.n);
    } else if (draft?.openBracket && text.length < 200 && text.trimEnd().endsWith(')')) {
      understand(draft.block, line.n);
      draft.openBracket = false;
    } else if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** A block that was cut off at its head may begin with "Source: …", which only the line behind it explains. */
function begin(paste: Paste, line: PasteLine, free: number, index: number): Draft {
  const before = paste.lines[line.n - 2];
  const pair = before && before.n >= free && timeStatusFields[index]?.field === 'poll' ? labelled(before.text.slice(0, 400)) : undefined;
  if (before && pair && fieldsByLabel.get(plainLabel(pair.label)) === SOURCE) {
    const block = open(before);
    return { block, values: { source: { value: pair.value, line: before.n } }, at: SOURCE, openBracket: false };
  }
  return { block: open(line), values: {}, at: -1, openBracket: false };
}

const fieldsByLabel = new Map<string, number>(timeStatusFields.flatMap((f, i) => f.labels.map((l) => [l, i] as const)));
const SOURCE = timeStatusFields.findIndex((f) => f.field === 'source');

/** The field of a line: by its label; in an unknown language by its place behind the field before it. */
function fieldOf(text: string, draft: Draft | undefined): { index: number; name: TimeStatusField; value: string } | undefined {
  const pair = labelled(text);
  if (!pair || pair.value === '') return undefined;
  const known = fieldsByLabel.get(plainLabel(pair.label));
  const running = draft !== undefined && draft.at >= 0;
  const index = known ?? (running ? draft.at + 1 : 0);
  const row = timeStatusFields[index];
  if (!row || !SHAPES[row.field].test(pair.value.slice(0, 200))) return undefined;
  if (known === undefined && !running && !/^[0-3]\(/.test(pair.value)) return undefined;
  if (known !== undefined && !running && !BEGINS.includes(row.field)) return undefined;
  return { index, name: row.field, value: pair.value };
}

function take(values: Values, field: TimeStatusField, text: string, line: number): void {
  const figure = SHAPES[field].exec(text)?.[1]?.replace(',', '.') ?? '';
  switch (field) {
    case 'leap': case 'stratum': case 'phase': case 'lastError': case 'sinceGood':
      values[field] = { value: Number(figure), line };
      break;
    case 'poll':
      values.interval = { value: Number(figure), line };
      break;
    case 'reference':
      values.reference = { value: Number.parseInt(figure, 16), line };
      break;
    case 'lastSync': case 'source':
      values[field] = { value: text, line };
      break;
    default:
  }
}

/** The code of an error line of w32tm: behind its command, or with the words that it prints in front. */
function errorOf(text: string, draft: Draft | undefined): number | undefined {
  if (text.length > 400) return undefined;
  const found = CODE.exec(text);
  if (!found) return undefined;
  const plain = plainLabel(text);
  const led = timeErrorWords.some((w) => w.length > 8 && plain.startsWith(w)) || (draft?.asks !== undefined && draft.at < 0);
  return led ? Number.parseInt(found[1] ?? '', 16) : undefined;
}
