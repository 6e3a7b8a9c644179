/** What the client asks for, and the strings that a driver refuses before anything is sent. */
import type { EncryptMode } from '../../data/encrypt-drivers.ts';
import type { Rich } from '../blocks.ts';
import { end } from './end.ts';
import { keywordError, valueError } from './errors.ts';
import type { EncryptOutcome, EncryptReason, EncryptSpec } from './model.ts';

export interface Asked {
  readonly mode: EncryptMode;
  readonly reasons: readonly EncryptReason[];
  readonly contested: readonly string[];
}

/** The mode the client asks for: as written, or the default of the driver. */
export function askedMode({ driver, encrypt, entra }: EncryptSpec): Asked {
  if (encrypt !== 'default') return { mode: encrypt === 'not-taken' ? driver.normal : encrypt, reasons: [], contested: [] };
  const changed = entra === true && driver.normalEntra !== undefined;
  const mode = changed ? (driver.normalEntra ?? driver.normal) : driver.normal;
  const says: Rich = [`Encrypt is not named: ${driver.label} takes `, { code: driver.writes[mode] ?? mode }, changed ? ' with Microsoft Entra authentication or an access token.' : '.'];
  const ado = changed && driver.syntax === 'oledb' ? ['ADO, and programs that build the string with IDataInitialize, set Use Encryption for Data=no by themselves: then Encrypt is no.'] : [];
  return { mode, reasons: [{ says, sources: driver.sources }], contested: ado };
}

/**
 * The refusal of a string that the driver cannot read; undefined where it reads it.
 *
 *     refusedString({ driver: odbc17, encrypt: 'strict', … }, asked)?.stage   // 'string'
 */
export function refusedString(spec: EncryptSpec, asked: Asked): EncryptOutcome | undefined {
  if (spec.encrypt === 'not-taken' || spec.driver.writes[asked.mode] === undefined) return refusedValue(spec, asked);
  const keyword = unknownKeyword(spec);
  return keyword === undefined ? undefined : refusedKeyword(spec, asked, keyword);
}

function refusedValue(spec: EncryptSpec, { mode, reasons }: Asked): EncryptOutcome {
  const says: Rich = spec.encrypt === 'not-taken' ? [`${spec.driver.label} does not take the value that Encrypt has. It takes `, { code: Object.keys(spec.driver.takes ?? {}).join(', ') }, '.'] : [`${spec.driver.label} has no value for `, { code: mode }, '.'];
  return end(spec, '7.x', { result: 'refused', scope: 'none', checked: 'no', trust: 'ignored', stage: 'string', error: valueError(spec.driver), reasons: [...reasons, { says, sources: spec.driver.sources }], conditions: [] });
}

/** SqlClient refuses a string with a keyword that it does not know; of the others it is not documented. */
function unknownKeyword({ driver, hostName, pinned }: EncryptSpec): string | undefined {
  if (driver.syntax !== 'ado') return undefined;
  if (hostName !== undefined && driver.hostName === undefined) return 'HostNameInCertificate';
  return pinned === true && driver.pin === undefined ? 'ServerCertificate' : undefined;
}

function refusedKeyword(spec: EncryptSpec, { reasons }: Asked, keyword: string): EncryptOutcome {
  const says: Rich = [`${spec.driver.label} does not know `, { code: keyword }, '.'];
  return end(spec, '7.x', { result: 'refused', scope: 'none', checked: 'no', trust: 'ignored', stage: 'string', error: keywordError(keyword), reasons: [...reasons, { says, sources: ['sqlclientNotes', 'sqlclientSource'] }], conditions: [] });
}
