/** What `net time` prints about the clock of another machine. */
import { timeWords } from '../../data/time-labels.ts';
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { isDone } from './console-words.ts';
import { localStamp } from './local-stamp.ts';
import type { LocalStamp } from './local-stamp.ts';
import { addressOf, isBlank, nameOf } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface NetTime {
  /** Clocks of other machines, in the time zone of the machine that asked. */
  readonly remote: readonly { readonly host: string; readonly line: number; readonly stamp: LocalStamp }[];
  /** Lines beside them that hold nothing but a date and a time: the own clock, as `echo %DATE% %TIME%` prints it. */
  readonly own: readonly { readonly line: number; readonly stamp: LocalStamp }[];
  /** The same clock in the time zone of the other machine, where the zones differ. */
  readonly there: readonly { readonly host: string; readonly line: number; readonly zone: string }[];
  /** "System error 5 has occurred." */
  readonly error?: At<number>;
}

interface Draft {
  readonly block: Open;
  readonly remote: NetTime['remote'][number][];
  readonly own: NetTime['own'][number][];
  readonly there: NetTime['there'][number][];
  error?: At<number>;
  /** The block began with the command. */
  readonly typed: boolean;
}

const GAP = 2;
/** `Fri 11/21/2025 10:20:03.12`, `21.11.2025 10:20:03,12`: a word of a day at most. */
const OWN = /^\s{0,4}(?:\p{L}{2,4}\.? )?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,? {1,2}\d{1,2}[:.]\d{2}[\d:.,]{0,12}(?: ?[AaPp]\.? ?[Mm]\.?)?\s{0,4}$/u;

/**
 * Reads `net time \\dc01`, with the own time beside it where the paste has that too.
 *
 *     Current time at \\dc01 is 11/21/2025 10:20:00 AM
 *     Local time (GMT-05:00) at \\dc01 is 11/21/2025 4:20:00 AM
 *
 * Source: Microsoft: net time command; the second line appears where the time zones differ.
 */
export const netTime: Reader<NetTime> = {
  id: 'net-time',
  title: 'net time output',
  read: (paste) => readTimes(paste),
};

function readTimes(paste: Paste): readonly Reading<NetTime>[] {
  const readings: Reading<NetTime>[] = [];
  let draft: Draft | undefined;
  /** Own time that stands above the command. */
  let above: { n: number; stamp: LocalStamp } | undefined;
  const close = (): void => {
    if (draft && (draft.remote.length > 0 || draft.error)) {
      const { block, typed: _typed, ...facts } = draft;
      readings.push(finish('net-time', paste, block, facts));
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 400);
    const command = commandOf(text, ['net']);
    if (command?.args[0]?.toLowerCase() === 'time') {
      if (!draft || draft.block.gap > 0) close();
      draft ??= { block: open(line), remote: [], own: [], there: [], typed: true };
      understand(draft.block, line.n);
      continue;
    }
    const clock = clockOf(text);
    if (clock) {
      draft ??= { block: open(line), remote: [], own: [], there: [], typed: false };
      if (above && line.n - above.n <= 4 && above.n < draft.block.from && draft.remote.length === 0) draft.own.push({ line: above.n, stamp: above.stamp });
      above = undefined;
      understand(draft.block, line.n);
      if (clock.zone === undefined) draft.remote.push({ host: clock.host, line: line.n, stamp: clock.stamp });
      else draft.there.push({ host: clock.host, line: line.n, zone: clock.zone });
      continue;
    }
    const own = OWN.test(text) ? localStamp(text) : undefined;
    if (own && draft && draft.remote.length > 0) {
      understand(draft.block, line.n);
      draft.own.push({ line: line.n, stamp: own });
    } else if (own) above = { n: line.n, stamp: own };
    else if (draft && isDone(text)) understand(draft.block, line.n);
    else if (draft?.typed && draft.remote.length === 0 && /^\D{5,60}\b(\d{1,5})\b\D{0,60}$/u.test(text)) {
      understand(draft.block, line.n);
      draft.error ??= { value: Number(/\d{1,5}/.exec(text)?.[0]), line: line.n };
    } else if (draft && (pass(draft.block, line, GAP) || (isPrompt(text) && draft.remote.length > 0 && draft.own.length > 0))) close();
  }
  close();
  return readings.map(withAbove);

  /** Own time above the first line belongs to the block. */
  function withAbove(reading: Reading<NetTime>): Reading<NetTime> {
    const first = Math.min(reading.from, ...reading.facts.own.map((o) => o.line));
    if (first === reading.from) return reading;
    const block = open(paste.lines[first - 1] ?? { n: first, raw: '', text: '' });
    for (const n of reading.read) understand(block, n);
    return finish('net-time', paste, block, reading.facts);
  }
}

function clockOf(text: string): { host: string; stamp: LocalStamp; zone?: string } | undefined {
  const at = text.indexOf('\\\\');
  if (at < 0 || at > 80 || text.length > 200) return undefined;
  const token = /^[A-Za-z0-9_.:%-]{1,255}/.exec(text.slice(at + 2))?.[0] ?? '';
  const host = nameOf(token) ?? addressOf(token);
  const stamp = localStamp(text.slice(at + 2 + token.length));
  if (!host || !stamp) return undefined;
  const words = text.toLowerCase();
  if (!timeWords.some((w) => words.includes(w)) || /\d/.test(text.slice(0, at).replace(/\([^)]{0,20}\)/, ''))) return undefined;
  const zone = /\((?:GMT|UTC)\s?([+-]\d{1,2}:\d{2})?\)/.exec(text.slice(0, at));
  return { host, stamp, ...(zone ? { zone: zone[1] ?? '+00:00' } : {}) };
}
