/** What Get-TlsEccCurve prints. */
import { mlKemGroups, otherCurves } from '../../data/windows-versions.ts';
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface CurveList {
  /** In the order of the text, which is the order of preference. */
  readonly curves: readonly At<string>[];
}

/** One of these stands in every list of Windows; other programs print the other names as well. */
const OF_WINDOWS = /^(?:curve25519|nistp(?:256|384|521))$/i;
/** With an argument the cmdlet prints a part of the list. */
const PART = /Get-TlsEccCurve\s{1,8}[^\s|]/i;
const NAMES = new Set(['curve25519', 'nistp256', 'nistp384', ...[...otherCurves, ...mlKemGroups].map((name) => name.toLowerCase())]);
const LONGEST = 40;

/**
 * Reads the list of Get-TlsEccCurve: one name of a curve in each line, and nothing else in it. A list that was asked for by name is a part and is left out.
 *
 *     curve25519
 *     NistP256
 *
 * Source: Microsoft: Get-TlsEccCurve.
 */
export const eccCurves: Reader<CurveList> = {
  id: 'ecc-curves',
  title: 'Get-TlsEccCurve output',
  cues: [...NAMES],
  read: (paste) => readCurves(paste),
};

function readCurves(paste: Paste): readonly Reading<CurveList>[] {
  const readings: Reading<CurveList>[] = [];
  let draft: { block: Open; curves: At<string>[] } | undefined;
  let part = false;
  const close = (): void => {
    if (draft && draft.curves.some(({ value }) => OF_WINDOWS.test(value))) readings.push(finish(eccCurves.id, paste, draft.block, { curves: draft.curves }));
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isPrompt(line.text)) {
      close();
      part = PART.test(line.text.slice(0, 400));
      continue;
    }
    const name = !part && line.text.length <= LONGEST ? line.text.trim() : '';
    if (NAMES.has(name.toLowerCase())) {
      draft ??= { block: open(line), curves: [] };
      understand(draft.block, line.n);
      draft.curves.push({ value: name, line: line.n });
    } else if (draft && line.text.trim() !== '') close();
  }
  close();
  return readings;
}
