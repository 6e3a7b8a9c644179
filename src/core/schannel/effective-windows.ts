/** Which Windows a paste was made on. */
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At, Reading } from '../readers/reader.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';
import { valueAt } from '../readers/sqlcheck-facts.ts';
import { windowsVersion } from '../readers/windows-version.ts';
import { registryText, stateIn } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';

const CURRENT_VERSION = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const versions: readonly WindowsVersion[] = windowsVersions;

export interface WindowsSeen {
  /** Versions with the build; one where the paste tells client from server, none where the build is in no table. */
  readonly candidates: readonly WindowsVersion[];
  /** Undefined where the paste names several builds. */
  readonly build?: number;
  readonly lines: readonly number[];
}

interface Sighting {
  readonly build: At<number>;
  /** "Windows Server 2019 Standard", "Server Core". */
  readonly product?: At<string>;
}

/**
 * The Windows versions that a paste may have been made on; undefined where it names none. The registry counts before the banner of the console, which may
 * be that of another machine. ProductName says "Windows 10" on Windows 11 as well: it tells client from server only.
 *
 *     windowsSeen(readings)   // { build: 17763, candidates: [server-2019, windows-10-1809], lines: [4] }
 *
 * Sources: Microsoft: Windows release information; windows-versions.ts.
 */
export function windowsSeen(readings: readonly Reading[], text: RegistryText = registryText(readings)): WindowsSeen | undefined {
  const registry = fromRegistry(text);
  if (registry && 'mixed' in registry) return { candidates: [], lines: registry.mixed };
  const sightings = registry ? [registry] : fromReports(readings);
  const first = sightings[0];
  if (!first) return undefined;
  const lines = [...new Set(sightings.flatMap((s) => [s.build.line, ...(s.product ? [s.product.line] : [])]))].sort((a, b) => a - b);
  if (sightings.some((s) => s.build.value !== first.build.value)) return { candidates: [], lines };
  const kinds = new Set(sightings.flatMap((s) => (s.product ? [kindOf(s.product.value)] : [])));
  const kind = kinds.size === 1 ? [...kinds][0] : undefined;
  const built = versions.filter((v) => v.builds.includes(first.build.value));
  const fitting = kind === undefined ? built : built.filter((v) => v.kind === kind);
  // Vista shares its builds with Server 2008, and the row that the table has for it.
  const vista = sightings.some((s) => /\bvista\b/i.test(s.product?.value ?? '')) ? versions.filter((v) => v.id === 'server-2008') : undefined;
  return { candidates: vista ?? fitting, build: first.build.value, lines };
}

/**
 * The Windows version of a paste, where it names the build and tells client from server, or where only one of them has the build.
 *
 *     windowsOf(readings)?.id   // 'server-2019'
 */
export function windowsOf(readings: readonly Reading[]): WindowsVersion | undefined {
  const seen = windowsSeen(readings);
  return seen?.candidates.length === 1 ? seen.candidates[0] : undefined;
}

function kindOf(product: string): SideName {
  return /server/i.test(product) ? 'server' : 'client';
}

/** CurrentBuild with what tells client from server; two builds where two machines were pasted. */
function fromRegistry(text: RegistryText): Sighting | { readonly mixed: readonly number[] } | undefined {
  for (const name of ['CurrentBuild', 'CurrentBuildNumber']) {
    const state = stateIn(text, CURRENT_VERSION, name);
    if (state.state === 'mixed') return { mixed: state.lines };
    if (state.state !== 'set') continue;
    const build = state.number ?? (typeof state.value.data === 'string' && /^\s{0,4}[0-9]{4,5}\s{0,4}$/.test(state.value.data.slice(0, 20)) ? Number(state.value.data) : undefined);
    if (build === undefined) continue;
    const product = stated(text, 'InstallationType') ?? stated(text, 'ProductName');
    return { build: { value: build, line: state.line }, ...(product ? { product } : {}) };
  }
  return undefined;
}

function stated(text: RegistryText, name: string): At<string> | undefined {
  const state = stateIn(text, CURRENT_VERSION, name);
  if (state.state !== 'set' || typeof state.value.data !== 'string' || state.value.data.trim() === '') return undefined;
  return { value: state.value.data, line: state.line };
}

/** SQLCheck and the version of the console; the console counts only where no command read another machine. */
function fromReports(readings: readonly Reading[]): readonly Sighting[] {
  const reports = readingsOf(readings, sqlcheckReport).flatMap(({ facts }): Sighting[] => {
    const version = valueAt(facts.values, 'Windows Version');
    const build = /^[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{4,5})(?:\.|$)/.exec(version?.value.slice(0, 40) ?? '')?.[1];
    const product = valueAt(facts.values, 'Windows Name and Edition');
    return version && build ? [{ build: { value: Number(build), line: version.line }, ...(product ? { product } : {}) }] : [];
  });
  const consoles = readingsOf(readings, windowsVersion)
    .map((r) => r.facts)
    .filter((c) => c.others.length === 0)
    .map((c): Sighting => ({ build: c.build, ...(c.name ? { product: c.name } : {}) }));
  return [...reports, ...consoles];
}
