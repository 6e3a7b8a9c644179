/** Which curves and groups are on, in which order. */
import { SUITES_BY_POLICY } from '../../data/settings/places.ts';
import { mlKemGroups, otherCurves } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { eccCurves } from '../readers/ecc-curves.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import type { EffectiveSuite, EffectiveTls } from './effective-model.ts';
import { stateIn } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';
import { listIn } from './suite-source.ts';
import { onLines } from './words.ts';

export interface CurvesSeen {
  readonly curves: EffectiveTls['curves'];
  /** Names of the policy that this Windows does not have. */
  readonly unknown: readonly string[];
  readonly line?: number;
}

/**
 * The curves in the order of preference: those of the policy EccCurves, else what Get-TlsEccCurve printed, else the default of this Windows. Before
 * Windows 10 there is no list: the names of the suites carry the curve.
 *
 *     EccCurves    REG_MULTI_SZ    NistP384\0NistP256
 *
 * Sources: Microsoft: Manage TLS; TLS Elliptic Curves in Windows 10; TLS supported groups in Windows 11 24H2 and later.
 */
export function effectiveCurves(text: RegistryText, readings: readonly Reading[], version: WindowsVersion, suites: readonly EffectiveSuite[]): CurvesSeen {
  const state = stateIn(text, SUITES_BY_POLICY, 'EccCurves');
  if (version.curves === 'suffix') {
    const on = [...new Set(suites.flatMap(({ curve }) => curve ?? []))];
    const also = state.state === 'set' ? ' The policy EccCurves in the paste changes nothing here.' : '';
    return { curves: { on, because: { says: [`${version.name} takes the curve from the name of the suite.${also}`], ...(state.state === 'set' ? { line: state.line } : {}) } }, unknown: [] };
  }
  const known = new Map([...version.curves, ...otherCurves, ...(hasMlKem(version) ? mlKemGroups : [])].map((name) => [name.toLowerCase(), name]));
  if (state.state === 'set') {
    const { names, cut, type } = listIn(state.value);
    const on = [...new Set(names.flatMap((name) => known.get(name.toLowerCase()) ?? []))];
    const doubt = cut ? 'PowerShell has left out the end of the list: read the value with reg query.' : type === 'REG_MULTI_SZ' ? undefined : `EccCurves is ${type}; Group Policy writes REG_MULTI_SZ. No document says what Windows makes of it.`;
    return {
      curves: { on, because: { says: ['The policy EccCurves replaces the list of Windows.'], line: state.line, ...(doubt === undefined ? {} : { doubt }) } },
      unknown: names.filter((name) => !known.has(name.toLowerCase())),
      line: state.line,
    };
  }
  const [printed] = readingsOf(readings, eccCurves);
  if (printed) {
    const on = printed.facts.curves.map(({ value }) => known.get(value.toLowerCase()) ?? value);
    return { curves: { on, because: { says: ['The list that ', { code: 'Get-TlsEccCurve' }, ' printed.'], line: printed.from } }, unknown: [] };
  }
  const absent = state.state === 'absent';
  const mixed = state.state === 'mixed' ? { doubt: `The paste shows EccCurves in two ways, on ${onLines(state.lines)}.` } : {};
  return {
    curves: { on: version.curves, because: { says: [`${absent ? 'No policy replaces them: the' : 'The'} default curves of ${version.name}.`], ...(absent ? { line: state.line } : { assumed: true as const }), ...mixed } },
    unknown: [],
  };
}

/** Groups with ML-KEM came with updates of Windows 11 24H2 and Server 2025. */
function hasMlKem(version: WindowsVersion): boolean {
  return version.builds.some((build) => build >= 26100);
}
