/** The pasted state of the machine, read in portions. */
import { registryReaders } from '../../core/judges/registry-state.ts';
import { cipherSuites } from '../../core/readers/cipher-suites.ts';
import { eccCurves } from '../../core/readers/ecc-curves.ts';
import type { Reader, Reading } from '../../core/readers/reader.ts';
import { sqlcheckReport } from '../../core/readers/sqlcheck-report.ts';
import { windowsVersion } from '../../core/readers/windows-version.ts';
import { nothingKnown } from '../../core/registry/before.ts';
import type { Before } from '../../core/registry/before.ts';
import { beforeOf } from '../../core/registry/before-of.ts';
import { effectiveTls, windowsOf } from '../../core/schannel/effective.ts';
import type { EffectiveTls } from '../../core/schannel/effective-model.ts';
import { registryText } from '../../core/schannel/registry-text.ts';
import type { Steps } from '../../core/steps.ts';
import { prepare } from '../../core/text/prepare.ts';
import { backupRoots } from '../../data/schannel-settings.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';

const READERS: readonly Reader<unknown>[] = [...registryReaders, cipherSuites, eccCurves, windowsVersion, sqlcheckReport];
const ASKED = backupRoots.map((root) => ({ hive: 'hive' in root ? root.hive : ('HKEY_LOCAL_MACHINE' as const), path: root.key }));
const versions: readonly WindowsVersion[] = windowsVersions;

export interface Machine {
  readonly version: WindowsVersion;
  readonly before: Before;
  readonly readings: readonly Reading[];
  /** What the text says; absent without a text. */
  readonly state?: EffectiveTls;
  /** Lines of the text, as evidence. */
  readonly raws: readonly string[];
  /** A text is there, and no reader understood any registry value in it. */
  readonly nothing?: true;
}

/** The latest version of the row: the rows of windows-tls.ts are those that do not differ in protocols. */
function latest(windows: WindowsTls): WindowsVersion {
  const found = versions.find((version) => version.tls === windows.id);
  if (!found) throw new Error(`windows-versions.ts has no version for ${windows.id}`);
  return found;
}

/** Reads the text in portions; without one nothing is known of the state before. */
export function* machineOf(paste: string, windows: WindowsTls): Steps<Machine> {
  if (paste.trim() === '') return { version: latest(windows), before: nothingKnown, readings: [], raws: [] };
  const prepared = prepare(paste);
  yield 0.2;
  const readings: Reading[] = [];
  for (const [i, reader] of READERS.entries()) {
    for (const reading of reader.read(prepared)) readings.push(reading);
    yield 0.2 + (0.6 * (i + 1)) / READERS.length;
  }
  const told = windowsOf(readings);
  const version = told?.tls === windows.id ? told : latest(windows);
  const text = registryText(readings);
  const state = effectiveTls(version, readings);
  yield 0.95;
  return { version, before: beforeOf(text, ASKED), readings, state, raws: prepared.lines.map((line) => line.raw), ...(text.dumps.length === 0 ? { nothing: true as const } : {}) };
}
