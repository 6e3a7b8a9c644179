/** The registry values beside the protocols and suites that a handshake depends on: key sizes, .NET Framework, WinHTTP. */
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { present } from '../present.ts';
import type { EffectiveTls } from '../schannel/effective-model.ts';
import type { ProgramSettings, SettingValue } from './end.ts';
import type { Party } from './model.ts';

const EXCHANGES = 'SCHANNEL\\KeyExchangeAlgorithms\\';
const DOTNET = { dotnet4: '.NETFramework\\v4.0.30319', dotnet2: '.NETFramework\\v2.0.50727' } as const;
const WINHTTP = 'Internet Settings\\WinHttp';

/** The 64-bit copy where there are two: nobody says which bitness the program has. */
function valueOf(state: EffectiveTls, keyEnd: string, name: string): SettingValue {
  const end = keyEnd.toLowerCase();
  const found = state.settings.find(({ setting }) => setting.name === name && setting.bits !== 32 && setting.key.toLowerCase().endsWith(end));
  const told = found?.told;
  if (told === undefined || told.state === 'absent' || told.state === 'unsaid') return { state: 'absent' };
  return told.state === 'set' && told.number !== undefined ? { state: 'set', number: told.number } : { state: 'unknown' };
}

function sizeOf(state: EffectiveTls, exchange: string, name: string, without: number): number {
  const value = valueOf(state, `${EXCHANGES}${exchange}`, name);
  return value.state === 'set' && value.number > 0 ? value.number : without;
}

/**
 * Smallest RSA key and Diffie-Hellman group that Schannel takes as a client: 1024 bits each without a registry value.
 *
 * Sources: Microsoft: TLS registry settings (ClientMinKeyBitLength).
 */
export function leastOf(state: EffectiveTls): Party['least'] {
  return { rsa: sizeOf(state, 'PKCS', 'ClientMinKeyBitLength', 1024), dh: sizeOf(state, 'Diffie-Hellman', 'ClientMinKeyBitLength', 1024) };
}

/**
 * Size of the Diffie-Hellman group that Schannel uses as a server: 1024 bits before Windows 10, 2048 from there on.
 *
 * Sources: Microsoft: TLS registry settings (ServerMinKeyBitLength); Microsoft Security Advisory 3174644.
 */
export function dhBitsOf(version: WindowsVersion, state: EffectiveTls): number {
  return sizeOf(state, 'Diffie-Hellman', 'ServerMinKeyBitLength', version.curves === 'suffix' ? 1024 : 2048);
}

/** The values of .NET Framework and WinHTTP. A value that the text does not show counts as absent. */
export function programSettings(state: EffectiveTls, tls: WindowsTls | undefined): ProgramSettings {
  const both = (name: string): Readonly<Record<'dotnet4' | 'dotnet2', SettingValue>> => ({ dotnet4: valueOf(state, DOTNET.dotnet4, name), dotnet2: valueOf(state, DOTNET.dotnet2, name) });
  return {
    systemDefault: both('SystemDefaultTlsVersions'),
    strongCrypto: both('SchUseStrongCrypto'),
    winhttp: valueOf(state, WINHTTP, 'DefaultSecureProtocols'),
    winhttpDefault: tls?.winhttp.bits,
    ...present({ winhttpNeeds: tls?.winhttp.needs }),
  };
}
