/** What the two values of .NET Framework make of programs that name no version of TLS themselves. */
import { DOTNET2, DOTNET2_32, DOTNET4, DOTNET4_32 } from '../../data/settings/places.ts';
import type { Told } from './effective-model.ts';
import { tell } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';

export const dotnetFamilies = ['dotnet4', 'dotnet2'] as const;
export type DotnetFamily = (typeof dotnetFamilies)[number];

const KEYS = { dotnet4: { 64: DOTNET4, 32: DOTNET4_32 }, dotnet2: { 64: DOTNET2, 32: DOTNET2_32 } } as const;

export interface DotnetView {
  readonly bits: 64 | 32;
  readonly systemDefault: Told;
  readonly strongCrypto: Told;
  /**
   * windows: the versions of Windows. tls12: TLS 1.0 to 1.2. old: SSL 3.0 and TLS 1.0, unless the program targets 4.7 or later. target: no value, the framework
   * that the program was built for decides. unclear: the paste shows a value in two ways, or one that is no number. unsaid: it does not show enough.
   */
  readonly state: 'windows' | 'tls12' | 'old' | 'target' | 'unclear' | 'unsaid';
  readonly lines: readonly number[];
}

/**
 * What programs of one bitness get by default.
 *
 *     SOFTWARE\Microsoft v4.0.30319: SystemDefaultTlsVersions=1 SchUseStrongCrypto=    // state 'windows'
 *
 * Sources: Microsoft: TLS best practices with .NET Framework; .NET Framework reference source.
 */
export function dotnetView(text: RegistryText, family: DotnetFamily, bits: 64 | 32): DotnetView {
  const path = KEYS[family][bits];
  const systemDefault = tell(text, path, 'SystemDefaultTlsVersions');
  const strongCrypto = tell(text, path, 'SchUseStrongCrypto');
  const lines = [systemDefault, strongCrypto].flatMap((told) => (told.state === 'mixed' ? told.lines : 'line' in told ? [told.line] : []));
  return { bits, systemDefault, strongCrypto, state: stateOf(systemDefault, strongCrypto), lines };
}

function stateOf(system: Told, strong: Told): DotnetView['state'] {
  if (system.state === 'set' && system.number !== undefined && system.number !== 0) return 'windows';
  if (isUnclear(system)) return 'unclear';
  // A value that the paste does not show may be 1.
  if (strong.state === 'set' && strong.number !== undefined && strong.number !== 0) return 'tls12';
  if (isUnclear(strong)) return 'unclear';
  if (isUnsaid(system) || isUnsaid(strong)) return 'unsaid';
  return strong.state === 'set' ? 'old' : 'target';
}

function isUnclear(told: Told): boolean {
  return told.state === 'mixed' || (told.state === 'set' && told.number === undefined);
}

function isUnsaid(told: Told): boolean {
  return told.state === 'unsaid' || told.state === 'denied';
}
