import { registryReaders } from '../../core/judges/registry-state.ts';
import { cipherSuites } from '../../core/readers/cipher-suites.ts';
import { eccCurves } from '../../core/readers/ecc-curves.ts';
import type { Reader, Reading } from '../../core/readers/reader.ts';
import { sqlcheckReport } from '../../core/readers/sqlcheck-report.ts';
import { windowsVersion } from '../../core/readers/windows-version.ts';
import { effectiveTls, windowsOf, windowsSeen } from '../../core/schannel/effective.ts';
import type { EffectiveTls } from '../../core/schannel/effective-model.ts';
import type { Steps } from '../../core/steps.ts';
import { prepare } from '../../core/text/prepare.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { SaidSide } from './read.ts';

const READERS: readonly Reader<unknown>[] = [...registryReaders, cipherSuites, eccCurves, windowsVersion, sqlcheckReport];
const versions: readonly WindowsVersion[] = windowsVersions;

/** A Windows machine of the form; `gap` says what is missing for an answer. */
export interface Machine {
  readonly windows?: WindowsVersion;
  readonly gap?: string;
  /** What the text says of it; absent without a text. */
  readonly state?: EffectiveTls;
  /** Lines of the text, as evidence. */
  readonly raws: readonly string[];
  /** The text names the version; the form does not. */
  readonly told?: true;
  /** A text is there, and no reader understood anything of it. */
  readonly nothing?: true;
}

/** Reads the text of a side in portions: the Windows version first, which decides over the defaults, then the state. */
export function* machineOf(said: SaidSide): Steps<Machine> {
  const chosen = versions.find(({ id }) => id === said.windows);
  if (said.paste.trim() === '') {
    return chosen === undefined ? { raws: [], gap: 'No answer: the Windows version is not said. Choose it, or paste text that names it.' } : { windows: chosen, raws: [] };
  }
  const paste = prepare(said.paste);
  yield 0.2;
  const readings: Reading[] = [];
  for (const [i, reader] of READERS.entries()) {
    for (const reading of reader.read(paste)) readings.push(reading);
    yield 0.2 + (0.6 * (i + 1)) / READERS.length;
  }
  const raws = paste.lines.map((line) => line.raw);
  const told = chosen === undefined ? windowsOf(readings) : undefined;
  const windows = chosen ?? told;
  if (windows === undefined) return { raws, gap: gapOf(readings) };
  const state = effectiveTls(windows, readings);
  yield 1;
  return { windows, state, raws, ...(told === undefined ? {} : { told: true }), ...(readings.length === 0 ? { nothing: true } : {}) };
}

function gapOf(readings: readonly Reading[]): string {
  const seen = windowsSeen(readings);
  if (seen === undefined) return 'No answer: the Windows version is not said, and the text does not name it. Choose it.';
  if (seen.candidates.length > 1) return `No answer: the text is from ${seen.candidates.map(({ name }) => name).join(' or ')}. Choose one.`;
  return seen.build === undefined ? 'No answer: the text names several builds of Windows. Choose the version.' : `No answer: build ${seen.build} is in no table here. Choose the nearest version.`;
}
