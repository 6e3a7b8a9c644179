/** Which Windows a paste is about. */
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { windowsVersion } from '../readers/windows-version.ts';
import { dumpsOf, stateOf } from './registry-state.ts';

const CURRENT = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** Build of Windows Server 2025 and Windows 11 24H2. */
export const SERVER_2025 = 26100;

export interface WindowsBuild {
  readonly build: number;
  readonly line: number;
}

/**
 * The build of the machine that the paste is about: from the registry, else from the banner of the console. Undefined where it shows none, two different ones,
 * or only that of the console while the commands read another machine.
 */
export function windowsBuild(readings: readonly Reading[]): WindowsBuild | undefined {
  const dumps = dumpsOf(readings);
  for (const name of ['CurrentBuildNumber', 'CurrentBuild']) {
    const state = stateOf(dumps, CURRENT, name);
    if (state.state === 'mixed') return undefined;
    const build = state.state === 'set' ? (state.number ?? Number(String(state.value.data))) : Number.NaN;
    if (state.state === 'set' && Number.isInteger(build) && build > 1000) return { build, line: state.line };
  }
  const consoles = readingsOf(readings, windowsVersion).map((r) => r.facts);
  const first = consoles[0];
  if (!first || first.others.length > 0 || consoles.some((c) => c.build.value !== first.build.value)) return undefined;
  return { build: first.build.value, line: first.build.line };
}
