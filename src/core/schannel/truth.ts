/** Enabled × DisabledByDefault: what each pair of values means for a protocol, a side and a Windows version. */
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { present } from '../present.ts';
import { tlsRowOf } from './effective.ts';
import type { EffectiveProtocol, Told } from './effective-model.ts';
import { contestedDefault } from './effective-protocols.ts';
import { meaningOf, supports } from './protocols.ts';
import type { ProtocolValues } from './protocols.ts';

/** all-bits: 0xffffffff. wrong-type: data that is no REG_DWORD. */
export const enabledStates = ['absent', '0', '1', 'all-bits', 'wrong-type'] as const;
export type EnabledState = (typeof enabledStates)[number];

export const softStates = ['absent', '0', '1'] as const;
export type SoftState = (typeof softStates)[number];

export interface TruthCell {
  readonly enabled: EnabledState;
  readonly disabledByDefault: SoftState;
  readonly state: EffectiveProtocol['state'];
  /** Why, in one sentence. */
  readonly because: string;
  /** Where the documents do not agree, or none says it. */
  readonly doubt?: string;
}

const NUMBERS = { absent: undefined, '0': 0, '1': 1, 'all-bits': 0xffffffff } as const;

/**
 * The fifteen cells, row by row, as meaningOf and the defaults of Windows give them.
 *
 *     truthTable('TLS 1.0', 'server', server2019)
 *     // [{ enabled: 'absent', disabledByDefault: 'absent', state: 'on', because: 'No value: Windows decides. Windows Server 2019 has it on.' }, …]
 *
 * Sources: those of meaningOf; Microsoft: Protocols in TLS/SSL (Schannel SSP) for the defaults.
 */
export function truthTable(protocol: ProtocolName, side: SideName, version: WindowsVersion): readonly TruthCell[] {
  return enabledStates.flatMap((enabled) => softStates.map((disabledByDefault) => truthCell(protocol, side, version, enabled, disabledByDefault)));
}

function truthCell(protocol: ProtocolName, side: SideName, version: WindowsVersion, enabled: EnabledState, disabledByDefault: SoftState): TruthCell {
  const at = { enabled, disabledByDefault };
  const windows = tlsRowOf(version);
  const supported = supports(windows, protocol, side);
  if (enabled === 'wrong-type' && supported) return { ...at, state: 'unclear', because: 'Enabled is no REG_DWORD: no document says what Schannel makes of it.' };
  const meaning = meaningOf(valuesOf(enabled, disabledByDefault), supported);
  const byDefault = windows.protocols[protocol][side];
  switch (meaning.state) {
    case 'no-effect':
      return { ...at, state: 'missing', because: meaning.because };
    case 'windows-default':
      return { ...at, state: byDefault, because: `${meaning.because} ${version.name} has it ${byDefault}.`, ...present({ doubt: contestedDefault(version, windows, protocol, side) }) };
    default:
      // The sources disagree about half a pair only where Windows has the protocol off.
      return { ...at, state: meaning.state, because: meaning.because, ...(byDefault === 'off' ? present({ doubt: meaning.doubt }) : {}) };
  }
}

function valuesOf(enabled: EnabledState, disabledByDefault: SoftState): ProtocolValues {
  return present({ enabled: enabled === 'wrong-type' ? undefined : NUMBERS[enabled], disabledByDefault: NUMBERS[disabledByDefault] });
}

/**
 * The cell of two values; undefined where one of them is not known, or the soft switch has data for which there is no column.
 *
 *     cellOf({ state: 'set', number: 0xffffffff, … }, { state: 'absent', … })   // { enabled: 'all-bits', disabledByDefault: 'absent' }
 */
export function cellOf(enabled: Told, disabledByDefault: Told): Pick<TruthCell, 'enabled' | 'disabledByDefault'> | undefined {
  const row = enabledOf(enabled);
  const column = softOf(disabledByDefault);
  return row === undefined || column === undefined ? undefined : { enabled: row, disabledByDefault: column };
}

function enabledOf(told: Told): EnabledState | undefined {
  if (told.state === 'absent') return 'absent';
  if (told.state !== 'set') return undefined;
  if (told.number === undefined) return 'wrong-type';
  return told.number === 0 ? '0' : told.number === 0xffffffff ? 'all-bits' : '1';
}

/** Any data but 0 counts as 1. */
function softOf(told: Told): SoftState | undefined {
  if (told.state === 'absent') return 'absent';
  return told.state === 'set' && told.number !== undefined ? (told.number === 0 ? '0' : '1') : undefined;
}
