/** .NET Framework: which versions it passes to Schannel, by its row and the two registry values. */
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { ProgramSettings, SettingValue } from './end.ts';
import type { Assumption } from './model.ts';
import type { Asked, Choice } from './program.ts';

const WEAK: readonly ProtocolName[] = ['SSL 3.0', 'TLS 1.0'];
const STRONG: readonly ProtocolName[] = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'];

/**
 * SystemDefaultTlsVersions decides whether Windows chooses; where it does not, SchUseStrongCrypto chooses between two lists. For .NET Framework 2.0 to 3.5
 * SchUseStrongCrypto alone changes no version. A value of 0 counts against a program that targets 4.7 or later, too: the registry is read after the default of
 * the target.
 *
 *     SystemDefaultTlsVersions 1                      // Windows chooses
 *     SchUseStrongCrypto 1, an app that targets 4.5   // TLS 1.0, 1.1, 1.2
 *
 * Sources: Microsoft: TLS best practices with .NET Framework; .NET Framework reference source (ServicePointManager, LocalAppContextSwitches).
 */
export function dotnetChoice(settings: ProgramSettings, framework: 'dotnet4' | 'dotnet2', plain: Choice, asked: Asked): Choice {
  const follow: SettingValue = asked.followsSystem ? { state: 'set', number: 1 } : settings.systemDefault[framework];
  const strength: SettingValue = asked.followsSystem ? { state: 'set', number: 1 } : settings.strongCrypto[framework];
  const strong = strength.state === 'set' ? strength.number !== 0 : plain.strong;
  const assumptions = [...plain.assumptions, ...unread(asked, 'SystemDefaultTlsVersions', follow), ...unread(asked, 'SchUseStrongCrypto', strength)];
  const system = follow.state === 'set' ? follow.number !== 0 : plain.how === 'system';
  if (system) return { ...plain, how: 'system', versions: [], strong, assumptions };
  return { ...plain, how: 'named', versions: ownList(framework, plain, strength), strong, assumptions };
}

function ownList(framework: 'dotnet4' | 'dotnet2', plain: Choice, strength: SettingValue): readonly ProtocolName[] {
  const list = plain.how === 'named' ? plain.versions : STRONG;
  if (framework === 'dotnet2' || strength.state !== 'set') return list;
  return strength.number === 0 ? WEAK : STRONG;
}

function unread({ side }: Asked, name: string, value: SettingValue): readonly Assumption[] {
  if (value.state !== 'unknown') return [];
  return [{ id: `dotnet-${name.toLowerCase()}-unclear`, side, says: [{ code: name }, ' cannot be read from the text: it counts as absent.'] }];
}
