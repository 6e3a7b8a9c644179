/** What `w32tm /stripchart` measures. */
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { addressOf, isBlank, nameOf } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

/** One measurement. */
export interface TimeSample {
  readonly line: number;
  /** Seconds by which the other clock is ahead of this one; negative: this clock is ahead. */
  readonly offset: number;
}

export interface Stripchart {
  /** The machine that was asked, as the command or the first line names it. */
  readonly host?: At<string>;
  readonly address?: At<string>;
  /** Local time of this machine at the start, as printed. */
  readonly now?: At<string>;
  readonly samples: readonly TimeSample[];
  /** Status codes of lines without a measurement: 0x800705b4 is no answer. */
  readonly errors: readonly At<number>[];
}

type Draft = { -readonly [K in 'host' | 'address' | 'now']?: Stripchart[K] } & {
  readonly block: Open;
  readonly samples: TimeSample[];
  readonly errors: At<number>[];
  /** True after the first line "Tracking …", until the samples begin. */
  head: number;
};

const TIME = String.raw`\d{1,2}[:.]\d{2}[:.]\d{2}(?: ?[AaPp]\.?[Mm]\.?)?`;
/** `10:20:00, +00.0206779s` and `10:25:14 d:+00.0003112s o:-412.5510422s  [   *   |   ]`; a decimal comma where the language has it. */
const SAMPLE = new RegExp(`^\\s{0,8}${TIME},?\\s{1,3}(?:d:[+-]\\d{1,9}(?:[.,]\\d{1,9})?s\\s{1,4}o:)?([+-]\\d{1,12}(?:[.,]\\d{1,9})?)s(?=\\s|$)`);
/** `10:25:18, error: 0x800705B4`, `10:25:18, Fehler: 0x800705B4`. */
const FAILED = new RegExp(`^\\s{0,8}${TIME},\\s{1,3}[^\\d:]{2,30}[:：]\\s?(0x[0-9a-f]{8})(?![0-9a-f])`, 'i');
const BEGUN = new RegExp(`^\\s{0,8}${TIME}[, ]`);
const HAS_TIME = new RegExp(TIME);
/** `Tracking dc01.corp.example [10.10.0.10:123].`; the name stands in front of the bracket in each language. */
const HEAD = /(?:^|[\s"'])([A-Za-z0-9_.-]{1,255}) \[\[?([0-9A-Fa-f.:%]{2,60})\]?:123\]/;
const CODE_AT_END = /\((0x[0-9a-f]{8})\)\.?\s{0,4}$/i;
const GAP = 2;

/**
 * Reads `w32tm /stripchart` in its graphic layout and with /dataonly, in any display language.
 *
 *     Tracking dc01.corp.example [10.10.0.10:123].
 *     10:20:00, +00.0206779s
 *
 * Source: Microsoft: Windows Time service tools and settings. A positive offset means that this clock is behind.
 */
export const w32tmStripchart: Reader<Stripchart> = {
  id: 'w32tm-stripchart',
  title: 'w32tm /stripchart output',
  read: (paste) => readCharts(paste),
};

function readCharts(paste: Paste): readonly Reading<Stripchart>[] {
  const readings: Reading<Stripchart>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.samples.length > 0 || draft.errors.length > 0 || draft.address)) {
      const { block, head: _head, ...facts } = draft;
      readings.push(finish('w32tm-stripchart', paste, block, facts));
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 400);
    const command = commandOf(text, ['w32tm']);
    if (command || isPrompt(text)) {
      close();
      const args = command?.args ?? [];
      if (args.some((a) => /^[/-]stripchart$/i.test(a))) {
        const host = nameOf(args.map((a) => /^[/-]computer:(.{1,255})$/i.exec(a)?.[1]).find((h) => h !== undefined) ?? '');
        draft = { block: open(line), samples: [], errors: [], head: 0, ...(host ? { host: { value: host, line: line.n } } : {}) };
      }
      continue;
    }
    const head = text.includes(':123]') ? HEAD.exec(text) : null;
    const address = head && addressOf(head[2] ?? '');
    if (head && address) {
      if (draft && (draft.address || draft.samples.length > 0)) close();
      draft ??= { block: open(line), samples: [], errors: [], head: 0 };
      understand(draft.block, line.n);
      draft.address = { value: address, line: line.n };
      const name = nameOf(head[1] ?? '');
      if (name) draft.host = { value: name, line: line.n };
      draft.head = line.n;
      continue;
    }
    const sample = SAMPLE.exec(text);
    const failed = sample ? null : FAILED.exec(text);
    if (sample || failed) {
      draft ??= { block: open(line), samples: [], errors: [], head: 0 };
      understand(draft.block, line.n);
      if (sample) draft.samples.push({ line: line.n, offset: Number((sample[1] ?? '').replace(',', '.')) });
      else draft.errors.push({ value: Number.parseInt(failed?.[1] ?? '', 16), line: line.n });
      continue;
    }
    if (!draft) continue;
    const code = draft.samples.length === 0 ? CODE_AT_END.exec(text) : null;
    if (code) {
      understand(draft.block, line.n);
      draft.errors.push({ value: Number.parseInt(code[1] ?? '', 16), line: line.n });
    } else if (isPreamble(draft, line.n, text)) {
      understand(draft.block, line.n);
      if (HAS_TIME.test(text)) draft.now = { value: text.trim(), line: line.n };
    } else if (BEGUN.test(text)) {
      // A sample that was cut off belongs to the block, and was not understood.
      draft.block.last = line.n;
    } else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** "Collecting 5 samples." and "The current time is …" stand right behind the first line, in whatever language. */
function isPreamble(draft: Draft, n: number, text: string): boolean {
  if (draft.head === 0 || n - draft.head > 2 || draft.samples.length > 0 || text.length > 120) return false;
  return HAS_TIME.test(text) || /^[^\d]{1,40}\d{1,6}[^\d]{0,40}$|^\d{1,6}[^\d]{1,40}$/.test(text.trim());
}
