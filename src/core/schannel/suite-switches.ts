/** The switches below SCHANNEL\Ciphers, Hashes and KeyExchangeAlgorithms, and the suites that they take away. */
import type { Setting, SuitePart } from '../../data/settings/model.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { Because, EffectiveSetting, OffSuite } from './effective-model.ts';

/** A switch that is off, and where it stands. */
export interface SwitchedOff {
  readonly setting: Setting;
  readonly line: number;
}

const KINDS = { cipher: 'cipher', hash: 'hash', exchange: 'exchange' } as const satisfies Partial<Record<Setting['group'], OffSuite['kind']>>;
type SwitchGroup = keyof typeof KINDS;

function isSwitch(group: Setting['group']): group is SwitchGroup {
  return Object.hasOwn(KINDS, group);
}

/** The switches with Enabled 0: any other data allows. A value that the paste shows in two ways switches nothing off here; its row says so. */
export function switchedOff(settings: readonly EffectiveSetting[]): readonly SwitchedOff[] {
  return settings.flatMap(({ setting, told }) => (isSwitch(setting.group) && told.state === 'set' && told.number === 0 ? [{ setting, line: told.line }] : []));
}

const UNSUPPORTED = 'AD FS documentation of 2023 calls these switches unsupported; KB245030 and the help of Enable-TlsCipherSuite show that they filter suites.';

/**
 * The switch that takes a suite away; undefined where none does.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\…\SCHANNEL\Ciphers\Triple DES 168]
 *     "Enabled"=dword:00000000
 *
 * takes TLS_RSA_WITH_3DES_EDE_CBC_SHA away: kind 'cipher'. Sources: KB245030; SChannelDsc; Microsoft: Enable-TlsCipherSuite.
 */
export function takenBy(suite: TlsSuite, off: readonly SwitchedOff[]): { readonly kind: OffSuite['kind']; readonly because: Because } | undefined {
  const hit = off.find(({ setting }) => (setting.affects ?? []).some((part) => fits(suite, part)));
  if (!hit || !isSwitch(hit.setting.group)) return undefined;
  const doubt = [hit.setting.contested, hit.setting.confidence === 'likely' ? 'The effect is known from public code and tests, not from a page of Microsoft.' : undefined, UNSUPPORTED].find((d) => d !== undefined);
  return {
    kind: KINDS[hit.setting.group],
    because: { says: ['Enabled is 0 below ', { code: shortKey(hit.setting) }, '.'], line: hit.line, ...(doubt === undefined ? {} : { doubt }) },
  };
}

/** A switch that takes a suite away by some documents only: the suite stays, with this doubt. */
export function doubtedBy(suite: TlsSuite, off: readonly SwitchedOff[]): SwitchedOff | undefined {
  return off.find(({ setting }) => (setting.mayAffect ?? []).some((part) => fits(suite, part)) || (setting.affects === undefined && setting.mayAffect === undefined && setting.group === 'hash' && setting.key.endsWith(`\\${suite.mac}`)));
}

function fits(suite: TlsSuite, part: SuitePart): boolean {
  return (
    (part.cipher === undefined || part.cipher === suite.cipher) &&
    (part.mac === undefined || part.mac === suite.mac) &&
    (part.exchange === undefined || part.exchange === suite.exchange) &&
    (part.certificate === undefined || part.certificate === suite.certificate)
  );
}

/** `Ciphers\RC4 128/128`: the key below SCHANNEL. */
export function shortKey(setting: Setting): string {
  const at = setting.key.toLowerCase().indexOf('\\schannel\\');
  return at < 0 ? setting.key : setting.key.slice(at + '\\schannel\\'.length);
}
