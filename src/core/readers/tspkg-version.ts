/** The version of the library that holds CredSSP. */
import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';

export interface TspkgVersion {
  /** Four numbers: [10, 0, 14393, 2248]. */
  readonly version: At<readonly number[]>;
  /** The machine, where the line names it. */
  readonly machine?: At<string>;
}

const NUMBERS = '([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4,5})\\.([0-9]{1,6})';
/** `SQL05 TSpkg.dll 10.0.14393.2248`, also `TSpkg.dll: …` and the row of a table that ends with the path. */
const NAMED = new RegExp(`^\\s{0,8}(?:([A-Za-z0-9][A-Za-z0-9-]{0,62}):?\\s{1,40})?TSpkg\\.dll\\s{0,10}:?\\s{1,40}${NUMBERS}(?![0-9.])`, 'i');
const ROW = new RegExp(`^\\s{0,8}${NUMBERS}\\s.{0,120}\\\\TSpkg\\.dll\\s{0,8}$`, 'i');
const ALONE = new RegExp(`^\\s{0,8}${NUMBERS}\\s{0,8}$`);
const FILE = /tspkg\.dll/i;

/**
 * Reads the version of TSpkg.dll: the line of the check, a version that stands alone behind a command that names the file, a table of
 * VersionInfo, and its list.
 *
 *     SQL05 TSpkg.dll 10.0.14393.2248
 *
 * Source: Microsoft: CredSSP encryption oracle remediation error when you try to RDP to a Windows VM in Azure (KB 4295591).
 */
export const tspkgVersion: Reader<TspkgVersion> = {
  id: 'tspkg-version',
  title: 'version of TSpkg.dll',
  cues: ['tspkg'],
  read: (paste) => readVersions(paste),
};

/** A version alone counts within so many lines behind the file name. */
const NEAR = 6;

function readVersions(paste: Paste): readonly Reading<TspkgVersion>[] {
  const readings: Reading<TspkgVersion>[] = [];
  let asked: { readonly line: Paste['lines'][number]; readonly index: number; readonly more: number[] } | undefined;
  paste.lines.forEach((line, index) => {
    const text = line.text.slice(0, 500);
    const named = NAMED.exec(text);
    const row = named ? null : ROW.exec(text);
    if (named || row) {
      const parts = (named?.slice(2, 6) ?? row?.slice(1, 5) ?? []).map(Number);
      const block = open(line);
      readings.push(finish('tspkg-version', paste, block, { version: { value: parts, line: line.n }, ...(named?.[1] ? { machine: { value: named[1], line: line.n } } : {}) }));
      asked = undefined;
      return;
    }
    if (FILE.test(text)) {
      asked = { line, index, more: [] };
      return;
    }
    if (!asked || index - asked.index > NEAR) return;
    const pair = labelled(text);
    const alone = ALONE.exec(text) ?? (pair && /^(?:File|Product)Version(?:Raw)?$/i.test(pair.label) ? new RegExp(`^${NUMBERS}`).exec(pair.value) : null);
    if (alone) {
      const block = open(asked.line);
      for (const n of [...asked.more, line.n]) understand(block, n);
      readings.push(finish('tspkg-version', paste, block, { version: { value: alone.slice(1, 5).map(Number), line: line.n } }));
      asked = undefined;
    } else if (isPrompt(text) && !/^\s{0,8}>>/.test(text)) {
      // The rest of the same command may be typed at the next prompt; another command ends it.
      if (/\$v|VersionInfo|FileMajorPart/.test(text)) asked.more.push(line.n);
      else asked = undefined;
    }
  });
  return readings;
}
