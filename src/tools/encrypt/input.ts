/** From the form and the connection string to what is worked out. The fields win over the string. */
import { encryptRows } from '../../core/encrypt/compare.ts';
import type { EncryptSpec } from '../../core/encrypt/model.ts';
import { readString, type StringSays } from '../../core/encrypt/read-string.ts';
import { readInputs, type Inputs } from '../../core/inputs.ts';
import { hostName } from '../../core/names.ts';
import { readServerText } from '../../core/server-text.ts';
import type { EncryptDriver } from '../../data/encrypt-drivers.ts';
import { encryptCertificates, encryptEngines, encryptForces } from '../../data/encrypt-options.ts';
import type { Values } from '../tool.ts';

export interface EncryptForm {
  readonly form: Inputs;
  /** Without a driver there is nothing to work out. */
  readonly before?: EncryptSpec;
  readonly after?: EncryptSpec;
}

type Option = readonly [string, ...string[]];
const ids = (list: readonly { readonly id: string }[]): Option => list.map((o) => o.id) as unknown as Option;
const ROWS = ids(encryptRows);

export function readForm(values: Values): EncryptForm {
  const form = readInputs(values);
  const says = readString(Object.hasOwn(values, 'string') ? String(values['string']) : '');
  for (const remark of says?.remarks ?? []) form.leftOut.push({ field: 'string', says: remark });
  const chosen = form.choice('driver', ['string', ...ROWS]);
  const to = form.choice('to', ['none', ...ROWS]);
  const driver = encryptRows.find((r) => r.id === (chosen === 'string' ? says?.driver : chosen));
  if (driver === undefined) {
    if (chosen !== undefined) form.leftOut.push({ field: 'driver', says: driverNeeded(says) });
    return { form };
  }
  if (chosen === 'string' && says?.driver !== undefined) form.leftOut.push({ field: 'driver', says: `Taken for ${driver.label}: choose the version if it is another one.` });
  if (says !== undefined && says.syntax !== driver.syntax && driver.syntax !== 'switch' && driver.syntax !== 'dialog') form.leftOut.push({ field: 'string', says: `The string is written for ${SYNTAX[says.syntax]}; ${driver.label} reads it by its own rules.` });
  const rest = readRest(form, says);
  const encrypt = form.choice('encrypt', ['string', 'default', 'optional', 'mandatory', 'strict']) ?? 'string';
  const written = encrypt === 'string' ? says?.encrypt : undefined;
  const mode = encrypt === 'string' ? 'default' : (encrypt as EncryptSpec['encrypt']);
  const spec = (row: EncryptDriver): EncryptSpec => ({ ...rest, driver: row, encrypt: written === undefined ? mode : modeOf(row, written) });
  const target = encryptRows.find((r) => r.id === to);
  return { form, before: spec(driver), ...(target === undefined ? {} : { after: spec(target) }) };
}

const SYNTAX: Readonly<Record<StringSays['syntax'], string>> = { ado: 'SqlClient', odbc: 'ODBC', oledb: 'OLE DB', jdbc: 'JDBC' };

function driverNeeded(says: StringSays | undefined): string {
  if (says === undefined) return 'Choose the driver.';
  if (says.syntax === 'ado') return 'The string names no driver, as is usual for SqlClient: choose the version.';
  if (says.syntax === 'jdbc') return 'The string is for mssql-jdbc: choose the version.';
  return 'The driver in the string is none of the table, or its version is not told: choose it.';
}

/** The value as this driver reads it. */
function modeOf(row: EncryptDriver, written: string): EncryptSpec['encrypt'] {
  if (row.takes === undefined) return encryptRows.find((r) => r.id === 'mds-5.1')?.takes?.[written.trim().toLowerCase()] ?? 'not-taken';
  const key = written.trim().toLowerCase();
  return Object.hasOwn(row.takes, key) ? (row.takes[key] ?? 'not-taken') : 'not-taken';
}

function readRest(form: Inputs, says: StringSays | undefined): Omit<EncryptSpec, 'driver' | 'encrypt'> {
  const host = form.text('host', hostName) ?? given(says?.hostName);
  const more = form.checks('more', ['pin', 'entra']);
  const engine = form.choice('engine', ids(encryptEngines)) as EncryptSpec['engine'] | undefined;
  const server = says === undefined || says.server === undefined || says.remarks.length > 0 ? undefined : readServerText(`Server=${says.server}`)?.host;
  return {
    engine: says?.localDb === true ? 'localdb' : (engine ?? '2022'),
    force: (form.choice('force', ids(encryptForces)) as EncryptSpec['force'] | undefined) ?? 'none',
    certificate: (form.choice('cert', ids(encryptCertificates)) as EncryptSpec['certificate'] | undefined) ?? 'self-signed',
    trust: trustOf(form, says),
    ...(host === undefined ? {} : { hostName: host }),
    ...(more.has('pin') || says?.pinned === true ? { pinned: true } : {}),
    ...(more.has('entra') || says?.entra === true ? { entra: true } : {}),
    ...(server === undefined ? {} : { server }),
  };
}

/** A name from the string is shown only when it is one. */
function given(name: string | undefined): string | undefined {
  return name === undefined || hostName.refuses(name) !== undefined ? undefined : name;
}

function trustOf(form: Inputs, says: StringSays | undefined): EncryptSpec['trust'] {
  const chosen = form.choice('trust', ['string', 'no', 'yes']) ?? 'string';
  if (chosen !== 'string') return chosen;
  const written = says?.trust?.trim().toLowerCase();
  if (written === undefined) return 'default';
  if (written === 'true' || written === 'yes') return 'yes';
  if (written === 'false' || written === 'no') return 'no';
  form.leftOut.push({ field: 'string', says: 'TrustServerCertificate has a value that is neither true nor false: it is taken for no.' });
  return 'no';
}
