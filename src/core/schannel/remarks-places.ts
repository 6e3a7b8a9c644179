/** Remarks about values that stand where Windows does not look, have a type that it does not read, or belong to another machine. */
import type { Setting } from '../../data/schannel-settings.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { EffectiveProtocol, EffectiveSetting, StateRemark, Told } from './effective-model.ts';
import { wrongType } from './effective-settings.ts';
import type { WindowsSeen } from './effective-windows.ts';
import type { RegistryText } from './registry-text.ts';
import type { SchannelKey } from './schannel-keys.ts';
import { someLines } from './words.ts';
import { first, page } from '../sentences.ts';

const SHOW = 'reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL" /s';
const POLICY_32 = 'software\\wow6432node\\policies\\microsoft\\cryptography\\configuration\\ssl';

/**
 * SCHANNEL keys of a person, of WOW6432Node or of a numbered control set, and a policy below WOW6432Node: no document says that Windows reads them.
 *
 *     [HKEY_CURRENT_USER\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client]   // other-hive
 *
 * Sources: Microsoft: TLS registry settings (HKEY_LOCAL_MACHINE\SYSTEM only); Registry Redirector.
 */
export function placeRemarks(text: RegistryText, keys: readonly SchannelKey[]): readonly StateRemark[] {
  const user = keys.filter(({ place }) => place === 'user').map(({ key }) => key.line);
  const elsewhere = keys.filter(({ place }) => place === 'elsewhere').map(({ key }) => key.line);
  const policy = text.dumps.flatMap((d) => d.keys.filter((k) => k.key.path.toLowerCase().startsWith(POLICY_32)).map((k) => k.line));
  const out: StateRemark[] = [];
  if (user.length > 0) {
    out.push({ id: 'other-hive', verdict: 'open', says: ['These SCHANNEL keys do not belong to HKEY_LOCAL_MACHINE. The documents name no other place: they are not known to change anything.'], lines: someLines(user) });
  }
  if (elsewhere.length + policy.length > 0) {
    out.push({ id: 'other-path', verdict: 'open', says: ['These keys stand beside the path that the documents name. SYSTEM has no copy for 32-bit programs, and the policy key is read from one place: they are not known to change anything.'], lines: someLines([...elsewhere, ...policy]) });
  }
  if (text.otherSets.length > 0) {
    out.push({ id: 'other-control-set', verdict: 'open', says: ['These keys belong to a numbered control set, which need not be the one that Windows uses.'], lines: someLines(text.otherSets.map(({ line }) => line)), next: ['Read the current one: ', { code: SHOW }] });
  }
  return out;
}

/**
 * Values of a type that is not the one of the documents: `Enabled` as REG_SZ "0", as REG_QWORD, as REG_BINARY. The lists of suites have remarks of their own.
 *
 *     "Enabled"="0"   // wrong-type
 */
export function typeRemarks(protocols: readonly EffectiveProtocol[], settings: readonly EffectiveSetting[]): readonly StateRemark[] {
  const found: { name: string; line: number }[] = [];
  for (const { protocol, side, enabled, disabledByDefault } of protocols) {
    for (const [name, told] of [['Enabled', enabled], ['DisabledByDefault', disabledByDefault]] as const) {
      if (told.state === 'set' && told.number === undefined) found.push({ name: `${name} of ${protocol} ${side} (${typed(told)})`, line: told.line });
    }
  }
  for (const { setting, told } of settings) {
    if (told.state === 'set' && setting.group !== 'suite-order' && wrongType(setting, told) !== undefined) found.push({ name: `${setting.name} of ${lastKey(setting)} (${typed(told)})`, line: told.line });
  }
  if (found.length === 0) return [];
  return [{
    id: 'wrong-type',
    verdict: 'problem',
    says: [`${first(found.map(({ name }) => name))}: the type is not the one of the documents, REG_DWORD for switches. Nobody says what Windows makes of it.`],
    lines: someLines(found.map(({ line }) => line)),
    next: ['Write the value again with the right type: ', page('schannel-settings', 'Schannel settings'), '.'],
  }];
}

function typed(told: Extract<Told, { state: 'set' }>): string {
  return told.type === 'untyped' ? told.shown || 'empty' : `${told.type} ${told.shown}`.trim();
}

function lastKey(setting: Setting): string {
  return setting.key.slice(setting.key.lastIndexOf('\\') + 1);
}

/** The paste names another Windows than the one that was chosen: the defaults would be those of the wrong machine. */
export function windowsRemarks(seen: WindowsSeen | undefined, version: WindowsVersion): readonly StateRemark[] {
  if (!seen || seen.candidates.some(({ id }) => id === version.id)) return [];
  if (seen.build === undefined) return [{ id: 'several-windows', verdict: 'open', says: ['The paste names several builds of Windows: two machines, or before and after an upgrade.'], lines: someLines(seen.lines) }];
  const names = seen.candidates.map(({ name }) => name);
  const what = names.length === 0 ? `build ${seen.build}, which is in no table here` : `build ${seen.build} (${names.join(' or ')})`;
  return [{ id: 'other-windows', verdict: 'open', says: [`The paste comes from ${what}; the defaults here are those of ${version.name}.`], lines: someLines(seen.lines) }];
}
