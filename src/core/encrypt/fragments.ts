/** Parts of connection strings, and switches, that say what is meant. */
import { encryptEngines } from '../../data/encrypt-options.ts';
import type { EncryptDriver, EncryptMode } from '../../data/encrypt-drivers.ts';
import { keywordValue } from '../requested/keyword-values.ts';
import type { EncryptSpec } from './model.ts';

export interface Fragment {
  readonly id: 'proven' | 'host-name' | 'pinned' | 'strict' | 'trust-all' | 'clear';
  readonly title: string;
  /** The text; several settings of a dialog are several parts. */
  readonly parts: readonly string[];
  readonly remark?: string;
  readonly weak?: true;
}

/** A name for the certificate where the form has none. */
const NAME = 'sql01.corp.example';
const FILE = 'C:\\certificates\\sql01.cer';

/**
 * What to write for a driver, best first; the stop-gaps come last and are marked.
 *
 *     fragments({ driver: odbc17, … })[0]   // { id: 'proven', parts: ['Encrypt=yes;TrustServerCertificate=no'], … }
 *
 * Values are quoted by the rules of the driver. Sources: those of the driver.
 */
export function fragments(spec: EncryptSpec): readonly Fragment[] {
  const { driver } = spec;
  const engine = encryptEngines.find((e) => e.id === spec.engine);
  const strict = driver.writes.strict !== undefined && driver.strictDoubt === undefined && engine?.strict === true;
  const host = driver.hostName;
  const pin = driver.pin;
  const pinMode = pin?.modes.includes('mandatory') === true ? 'mandatory' : 'strict';
  return [
    { id: 'proven', title: 'Encrypted, certificate checked', parts: [mandatory(driver)] },
    ...(strict ? [{ id: 'strict', title: 'TDS 8.0, certificate always checked', parts: [encryptSetting(driver, 'strict')], remark: 'SQL Server 2022 and later, Azure SQL.' } as const] : []),
    ...(host === undefined ? [] : [withValue(driver, 'host-name', 'The certificate has another name', host, spec.hostName ?? NAME, 'mandatory', 'Put the name there that stands in the certificate.')]),
    ...(pin === undefined || (pinMode === 'strict' && !strict) ? [] : [withValue(driver, 'pinned', 'One certificate and no other', pin.write, FILE, pinMode, 'The file is that of the certificate; replace it with each renewal.')]),
    { id: 'trust-all', title: 'Stop-gap: encrypted, not proven', parts: [join(driver, [encryptSetting(driver, 'mandatory'), trust(driver, true)])], weak: true, ...(driver.trust.counts === 'yes' ? {} : { remark: driver.trust.counts === 'registry' ? 'Counts only while the registry value of the client allows it.' : 'Not documented for this driver.' }) },
    { id: 'clear', title: 'Stop-gap: data in clear text', parts: [encryptSetting(driver, 'optional')], weak: true },
  ];
}

function mandatory(driver: EncryptDriver): string {
  return driver.syntax === 'switch' || driver.syntax === 'dialog' || driver.trust.counts === 'unknown' ? encryptSetting(driver, 'mandatory') : join(driver, [encryptSetting(driver, 'mandatory'), trust(driver, false)]);
}

const KEYWORD = { ado: 'Encrypt', odbc: 'Encrypt', oledb: 'Encrypt', jdbc: 'encrypt' } as const;

/** A mode as this driver is told it: `encryptSetting(odbc17, 'mandatory')` is 'Encrypt=yes', for sqlcmd 18 '-Nm'. */
export function encryptSetting(driver: EncryptDriver, mode: EncryptMode): string {
  const value = driver.writes[mode] ?? mode;
  return driver.syntax === 'switch' || driver.syntax === 'dialog' ? value : `${KEYWORD[driver.syntax]}=${value}`;
}

/** Trust without a check, as this driver is told it: 'TrustServerCertificate=yes', '-C'. */
export function trustSetting(driver: EncryptDriver): string {
  return trust(driver, true);
}

function trust({ syntax, trust: { write } }: EncryptDriver, on: boolean): string {
  if (syntax === 'switch' || syntax === 'dialog') return write;
  const values = syntax === 'odbc' || syntax === 'oledb' ? (['yes', 'no'] as const) : (['true', 'false'] as const);
  return `${write}=${on ? values[0] : values[1]}`;
}

function join({ syntax }: EncryptDriver, parts: readonly string[]): string {
  return parts.join(syntax === 'switch' ? ' ' : syntax === 'dialog' ? '; ' : ';');
}

function withValue(driver: EncryptDriver, id: 'host-name' | 'pinned', title: string, keyword: string, value: string, mode: EncryptMode, remark: string): Fragment {
  const { syntax } = driver;
  if (syntax === 'switch' || syntax === 'dialog') return { id, title, parts: [join(driver, [encryptSetting(driver, mode), syntax === 'switch' ? `${keyword} ${value}` : `${keyword}: ${value}`])], remark };
  const quoted = keywordValue(syntax, value);
  return { id, title, parts: quoted.ok ? [join(driver, [encryptSetting(driver, mode), `${keyword}=${quoted.text}`])] : [], remark: quoted.ok ? remark : `The value cannot be written for this driver: it ${quoted.refusal.reason}.` };
}
