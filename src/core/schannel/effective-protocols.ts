/** Which protocols are on, and why. */
import { protocolNames, sideNames } from '../../data/windows-tls.ts';
import type { ProtocolDefault, ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Because, EffectiveProtocol, Told } from './effective-model.ts';
import { meaningOf } from './protocols.ts';
import type { ProtocolMeaning, ProtocolValues } from './protocols.ts';
import { tell } from './registry-text.ts';
import type { RegistryText } from './registry-text.ts';
import { onLines, upper } from './words.ts';

export const PROTOCOLS = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';

/** The key of a protocol and side, without the hive: `SYSTEM\…\Protocols\TLS 1.2\Server`. */
export function protocolPath(protocol: ProtocolName, side: SideName): string {
  return `${PROTOCOLS}\\${protocol}\\${side === 'client' ? 'Client' : 'Server'}`;
}

/** The two values of a protocol as the paste tells of them, before Windows comes into it. */
export interface ProtocolTold {
  readonly protocol: ProtocolName;
  readonly side: SideName;
  readonly enabled: Told;
  readonly disabledByDefault: Told;
  /** What the values mean where this Windows has the protocol; undefined where they cannot be read. */
  readonly meaning: ProtocolMeaning | undefined;
  /** Why they cannot be read. */
  readonly unclear?: string;
  /** Lines of the values, or of those that contradict each other. */
  readonly lines: readonly number[];
}

/**
 * What the paste says of a protocol and side.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\…\Protocols\TLS 1.0\Server]
 *     "Enabled"=dword:00000000
 *
 * gives enabled set to 0 and meaning 'off', whatever DisabledByDefault is. A value of another type than REG_DWORD is unclear: no document says what Schannel makes of it.
 */
export function protocolTold(text: RegistryText, protocol: ProtocolName, side: SideName): ProtocolTold {
  const path = protocolPath(protocol, side);
  const enabled = tell(text, path, 'Enabled');
  const disabledByDefault = tell(text, path, 'DisabledByDefault');
  const base = { protocol, side, enabled, disabledByDefault, lines: [...linesOf(enabled), ...linesOf(disabledByDefault)] };
  // Enabled 0 decides alone.
  const fault = numberIn(enabled) === 0 ? undefined : (faultOf('Enabled', enabled) ?? faultOf('DisabledByDefault', disabledByDefault));
  if (fault !== undefined) return { ...base, meaning: undefined, unclear: fault };
  const values: ProtocolValues = {
    ...(numberIn(enabled) === undefined ? {} : { enabled: numberIn(enabled) ?? 0 }),
    ...(numberIn(disabledByDefault) === undefined ? {} : { disabledByDefault: numberIn(disabledByDefault) ?? 0 }),
  };
  return { ...base, meaning: meaningOf(values) };
}

function numberIn(told: Told): number | undefined {
  return told.state === 'set' ? told.number : undefined;
}

/** The lines of a value that is set, or that the paste shows in two ways. */
export function linesOf(told: Told): readonly number[] {
  return told.state === 'set' ? [told.line] : told.state === 'mixed' ? told.lines : [];
}

function faultOf(name: string, told: Told): string | undefined {
  if (told.state === 'mixed') return `The paste shows ${name} in two ways, on ${onLines(told.lines)}: two machines, or before and after a change.`;
  if (told.state === 'denied') return `${name} could not be read: access was denied.`;
  if (told.state === 'set' && told.number === undefined) return `${name} is ${told.shown} of type ${told.type}, not REG_DWORD: no document says what Schannel makes of it.`;
  return undefined;
}

/** A value in words that tell absent, 0, 1 and 0xffffffff apart: "Enabled is 0xffffffff, which counts as 1". */
export function saidOf(name: string, told: Told): string {
  switch (told.state) {
    case 'set':
      return told.number !== undefined && told.number > 1 ? `${name} is ${told.shown}, which counts as 1 because any data but 0 does` : `${name} is ${told.shown}`;
    case 'absent':
      return `${name} does not exist`;
    case 'unsaid':
      return `the paste does not show ${name}`;
    case 'mixed':
      return `the paste shows ${name} in two ways`;
    case 'denied':
      return `${name} could not be read`;
  }
}

/**
 * The twelve rows of protocols and sides on this Windows, oldest first, client before server.
 *
 * Sources: those of meaningOf (protocols.ts); Microsoft: Protocols in TLS/SSL (Schannel SSP) for the defaults.
 */
export function effectiveProtocols(text: RegistryText, version: WindowsVersion, windows: WindowsTls): readonly EffectiveProtocol[] {
  return protocolNames.flatMap((protocol) => sideNames.map((side) => effectiveProtocol(protocolTold(text, protocol, side), version, windows, text.dumps.length > 0)));
}

function effectiveProtocol(told: ProtocolTold, version: WindowsVersion, windows: WindowsTls, shown: boolean): EffectiveProtocol {
  const { protocol, side, enabled, disabledByDefault, meaning, unclear } = told;
  const row = { protocol, side, enabled, disabledByDefault };
  const byWindows: ProtocolDefault = windows.protocols[protocol][side];
  const line = told.lines[0] ?? lineOf(enabled) ?? lineOf(disabledByDefault);
  const at = line === undefined ? {} : { line };
  if (byWindows === 'missing') {
    const also = told.lines.length > 0 ? ' The values in the paste change nothing.' : '';
    return { ...row, state: 'missing', because: { says: [`${version.name} does not have ${protocol}.${also}`], ...at } };
  }
  if (!meaning) return { ...row, state: 'unclear', because: { says: [unclear ?? ''], ...at } };
  const assumed = isUnsaid(enabled) || (isUnsaid(disabledByDefault) && meaning.state !== 'off') ? ({ assumed: true } as const) : {};
  if (meaning.state === 'windows-default') {
    const doubt = contestedDefault(version, windows, protocol, side);
    const word = byWindows === 'on' ? 'on' : 'off';
    const both = enabled.state === disabledByDefault.state;
    const says = both && enabled.state === 'absent'
      ? `Neither value exists, which is not the same as 0: ${version.name} has it ${word}.`
      : both
        ? `${shown ? 'The paste does not show the values. ' : ''}${version.name} has it ${word} by default.`
        : `${upper(saidOf('Enabled', enabled))}, and ${saidOf('DisabledByDefault', disabledByDefault)}. ${version.name} has it ${word} by default.`;
    return { ...row, state: byWindows, because: { says: [says], ...at, ...assumed, ...(doubt === undefined ? {} : { doubt }) } };
  }
  const state = meaning.state === 'no-effect' ? 'missing' : meaning.state;
  // The sources disagree about half a pair only where Windows has the protocol off.
  const doubt = byWindows === 'off' ? meaning.doubt : undefined;
  const because: Because = { says: [`${upper(saidOf('Enabled', enabled))}; ${saidOf('DisabledByDefault', disabledByDefault)}. ${meaning.because}`], ...at, ...assumed, ...(doubt === undefined ? {} : { doubt }) };
  return { ...row, state, because };
}

function isUnsaid(told: Told): boolean {
  return told.state === 'unsaid';
}

function lineOf(told: Told): number | undefined {
  return 'line' in told ? told.line : undefined;
}

/** What the sources say against each other about the default of a protocol: sentences that name it, and those about the table as a whole. */
export function contestedDefault(version: WindowsVersion, windows: WindowsTls, protocol: ProtocolName, side: SideName): string | undefined {
  const own = windows.contested;
  if (own?.includes('by default') && own.includes(protocol)) return own;
  return version.contested?.find((sentence) => {
    const other = side === 'client' ? 'server' : 'client';
    if (sentence.startsWith(protocol)) return !sentence.includes(`${other} side`) && !sentence.includes('see the protocols');
    return /protocol table|table of older protocols/.test(sentence);
  });
}
