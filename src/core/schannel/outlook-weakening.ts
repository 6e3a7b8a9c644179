/** What a change weakens. Each row needs a warning, a reason and an end date in the write-up. */
import type { Setting, SettingDefault } from '../../data/schannel-settings.ts';
import type { ProtocolName, WindowsTls } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import { listOf, suiteOf } from '../suites/lookup.ts';
import { weaknessOf } from '../suites/weakness.ts';
import { weakenings } from './after-change.ts';
import type { EffectiveSetting, EffectiveTls } from './effective-model.ts';
import { meansOf } from './effective-settings.ts';
import { labelOf } from './outlook-fit.ts';
import type { Fit } from './outlook-fit.ts';
import { intentsOf } from './plan.ts';
import type { Desired } from './plan.ts';

export interface Weakened {
  /** Id of the setting, or of the protocol and side. */
  readonly id: string;
  /** What is weaker afterwards: "TLS 1.0, server side: on". */
  readonly what: string;
  readonly why: string;
}

/** Which document ended the use of a version. */
export const retiredBy: Readonly<Partial<Record<ProtocolName, string>>> = { 'SSL 2.0': 'RFC 6176', 'SSL 3.0': 'RFC 7568', 'TLS 1.0': 'RFC 8996', 'TLS 1.1': 'RFC 8996' };

const STRONG_BITS = 2048;

/**
 * What the changed values weaken on any of the versions, each thing once. `now`: the state before, where it was pasted: what was as weak before and
 * is not written again does not count, and a smaller key size than before does. A removal counts where the default that takes over is weak.
 *
 *     weakenedBy(changed, fits, undefined)   // [{ id: 'TLS 1.0 server', what: 'TLS 1.0, server side: on', why: 'No longer to be used (RFC 8996).' }]
 *
 * Sources: RFC 6176, 7465, 7568, 8996 and 9325; the settings table for the rest.
 */
export function weakenedBy(changed: readonly Desired[], fits: readonly Fit[], now: EffectiveTls | undefined): readonly Weakened[] {
  const found = [...fits.flatMap((fit) => weakProtocols(changed, fit)), ...changed.filter(isOwnRow).flatMap((row) => weakSetting(row, fits, now))];
  return [...new Map(found.map((row) => [`${row.id} ${row.what}`, row])).values()];
}

function isOwnRow({ setting }: Desired): boolean {
  return setting.group !== 'protocol' && setting.bits !== 32;
}

function weakProtocols(changed: readonly Desired[], { windows, after }: Fit): readonly Weakened[] {
  return after.flatMap((row): Weakened[] => {
    const rfc = retiredBy[row.protocol];
    const isChanged = changed.some(({ setting }) => setting.protocol === row.protocol && setting.side === row.side);
    if (rfc === undefined || !isChanged || row.meaning.state === 'no-effect') return [];
    const at = { id: `${row.protocol} ${row.side}`, why: `No longer to be used (${rfc}).` };
    const what = `${row.protocol}, ${row.side} side`;
    if (row.meaning.state === 'on') return [{ ...at, what: `${what}: on` }];
    if (row.meaning.state === 'on-request') return row.now?.state === 'on' ? [] : [{ ...at, what: `${what}: on for programs that ask` }];
    return row.wish === 'default' && row.on && row.now?.state !== 'on' ? [{ ...at, what: `${what}: back to the default of ${windows.name}, which is on` }] : [];
  });
}

function weakSetting(row: Desired, fits: readonly Fit[], now: EffectiveTls | undefined): readonly Weakened[] {
  const { setting, want } = row;
  const before = now?.settings.find((one) => one.setting.id === setting.id);
  const at = { id: setting.id };
  if (want === 'absent' || want === 'no-key') return weakDefaults(setting, fits, before).map(({ what, why }) => ({ ...at, what, why }));
  if (typeof want === 'number') {
    const why = weakness(row, want, before);
    return why === undefined ? [] : [{ ...at, what: `${labelOf(setting)}: ${meansOf(setting, want)}`, why }];
  }
  if (setting.id !== 'suite-order-policy' || want.type !== 'REG_SZ') return [];
  return weakSuites(want.data.split(',')).map((weak) => ({ ...at, what: `${weak.name} in the list of suites`, why: `${weak.why}.` }));
}

/** Why a number is weak; undefined where it is not. */
function weakness(row: Desired, want: number, before: EffectiveSetting | undefined): string | undefined {
  const { setting } = row;
  if (setting.unit === 'bits') {
    if (want < STRONG_BITS) return `RFC 9325 asks for ${STRONG_BITS} bits at least.`;
    const was = before?.told.state === 'set' ? before.number : undefined;
    return !setting.name.includes('Max') && was !== undefined && was > want ? `Smaller than now: ${was} bits.` : undefined;
  }
  if (setting.id === 'fips' && want === 0) return 'Algorithms that are not validated are allowed again.';
  return weakenings(intentsOf([row])).length > 0 ? whyWeak(setting) : undefined;
}

const BY_GROUP: Readonly<Partial<Record<Setting['group'], string>>> = {
  cipher: 'Weak cipher (RFC 7465 for RC4, RFC 9325 for DES and 3DES).',
  hash: 'MD5 must not be relied on.',
  winhttp: 'A version that is no longer to be used.',
  wininet: 'A version that is no longer to be used.',
  dotnet4: 'Old versions and weak suites for programs that choose none.',
  dotnet2: 'Old versions and weak suites for programs that choose none.',
  'client-auth': 'A mapping that can be made to fit another account (updates of May 2022).',
  ldap: 'Without it, binds can be relayed.',
  kerberos: 'DES and RC4 keys of Kerberos can be guessed.',
};

function whyWeak(setting: Setting): string {
  if (setting.id === 'ntlm-loopback') return 'It opens NTLM reflection attacks.';
  return setting.group === 'ntlm' ? 'LM and NTLM answers can be turned back into passwords.' : (BY_GROUP[setting.group] ?? 'Marked as weak in the settings table.');
}

/** The defaults that take over when the value goes, as far as they are weak and not what counts now. */
function weakDefaults(setting: Setting, fits: readonly Fit[], before: EffectiveSetting | undefined): readonly Pick<Weakened, 'what' | 'why'>[] {
  if (setting.id === 'suite-order-policy') return fits.flatMap(({ windows }) => weakList(windows));
  const rows = new Set(fits.flatMap(({ windows }) => setting.defaults.filter(({ on }) => typeof on === 'string' || on.some((id) => id === windows.id))));
  return [...rows].flatMap((row: SettingDefault) => {
    if (typeof row.data !== 'number' || row.missing || (before?.told.state === 'set' && before.number === row.data)) return [];
    const why = weakness({ setting, want: row.data }, row.data, before);
    const where = typeof row.on === 'string' ? ` (${row.on})` : '';
    return why === undefined ? [] : [{ what: `${labelOf(setting)}: back to the default, ${row.says}${where}`, why }];
  });
}

/** Without a policy the list of the machine counts, which is that of Windows where nobody changed it. */
function weakList(windows: WindowsTls): readonly Pick<Weakened, 'what' | 'why'>[] {
  const weak = windowsVersions.filter((version) => version.tls === windows.id).flatMap((version) => weakSuites(listOf(version).on));
  const names = [...new Set(weak.map(({ name }) => name))];
  return names.length === 0 ? [] : [{ what: `The default list of ${windows.name} counts again, with ${names.length === 1 ? names[0] : `${names.length} weak suites`}`, why: [...new Set(weak.map(({ why }) => why))].join('; ') }];
}

/** The suites of a list that must not be used, and those with 3DES or MD5. */
function weakSuites(names: readonly string[]): readonly { readonly name: string; readonly why: string }[] {
  return names.flatMap((name) => {
    const suite = suiteOf(name)?.suite;
    if (!suite) return [];
    const { level, why } = weaknessOf(suite);
    return level === 'broken' || suite.cipher.startsWith('3DES') || suite.mac === 'MD5' ? [{ name, why: why[0] ?? '' }] : [];
  });
}
