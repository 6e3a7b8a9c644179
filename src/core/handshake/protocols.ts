/** Each version of one party: what the library has, put together with what the program asks for. */
import type { TlsDriver } from '../../data/tls-drivers.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import type { BaseProtocol, EndBase } from './end.ts';
import type { PartyProtocol } from './model.ts';
import type { Choice } from './program.ts';
import { ageOf } from './suites.ts';

export interface Limits {
  readonly newest?: TlsDriver['newest'];
  /** Lowest version that the service asks for. */
  readonly minimum?: ProtocolName;
}

/**
 * The six versions with who decides over each. Enabled 0 beats every program; off by default does not stop a program that names the version; a program that
 * follows the system does not get a version that is there on request only.
 *
 *     // Windows 7, a program that names TLS 1.2: on, "Windows 7 SP1 has TLS 1.2 off by default; the program names it."
 *
 * Sources: Microsoft: TLS registry settings (2019 and 2023); KB245030.
 */
export function protocolsOf(base: EndBase, choice: Choice, limits: Limits): readonly PartyProtocol[] {
  return base.protocols.map((row) => limited(row, put(row, choice, base), choice, limits));
}

function put(row: BaseProtocol, choice: Choice, base: EndBase): PartyProtocol {
  const { protocol, because, by } = row;
  const plain = { protocol, because, by };
  if (row.state === 'missing') return { ...plain, on: false };
  if (choice.how === 'system') return { ...plain, on: row.state === 'on' };
  const asked = choice.versions.includes(protocol);
  if (!asked && row.state === 'off') return { protocol, on: false, because: [...because, ` ${choice.who} does not ask for it either.`], by: onRequest(row, base) ? 'program' : by };
  if (!asked) return { protocol, on: false, because: [`${choice.who} does not ask for ${protocol}.`], by: 'program' };
  if (row.state === 'on') return { ...plain, on: true };
  if (choice.how === 'mask' || !onRequest(row, base)) return { ...plain, on: false };
  return { protocol, on: true, because: [...because, ` ${choice.who} names it, and gets it.`], by: 'program' };
}

/**
 * What a program gets by naming it. Versions of TLS that Windows has off by default without a registry value are off softly, as with DisabledByDefault 1;
 * SSL is not given on that ground. TLS 1.3 is asked for through SCH_CREDENTIALS, which can only take versions away.
 */
function onRequest(row: BaseProtocol, base: EndBase): boolean {
  if (row.protocol === 'TLS 1.3' && base.stack === 'schannel') return false;
  return row.state === 'on-request' || (row.state === 'off' && row.by === 'windows' && row.protocol.startsWith('TLS'));
}

function limited(row: BaseProtocol, found: PartyProtocol, choice: Choice, { newest, minimum }: Limits): PartyProtocol {
  const { protocol } = row;
  if (row.state === 'missing' || !found.on) return found;
  if (newest !== undefined && newest !== 'unknown' && ageOf(protocol) > ageOf(newest)) {
    return { protocol, on: false, because: [`${choice.who} goes up to ${newest}.`], by: 'program' };
  }
  if (minimum !== undefined && ageOf(protocol) < ageOf(minimum)) {
    return { protocol, on: false, because: [`The service asks for ${minimum} or later.`], by: 'program' };
  }
  return found;
}
