import type { LayerKind } from '../data/codes/layers.ts';
import { layers } from '../data/codes/layers.ts';
import type { CodeRow } from '../data/codes/row.ts';
import { hresultFacilities, ntstatusFacilities } from '../data/facilities.ts';

/** Number and its spellings: what people see of one code in logs, exceptions and traces. */

const TWO_32 = 0x1_0000_0000;
const SIGN = 0x8000_0000;
/** com_err base of the MIT library (ERROR_TABLE_BASE_krb5): the minor status is the code plus this. */
const KRB5_BASE = -1765328384;
/** Protocol errors are 0 to 127; the rest of the table is the library's own. */
const KRB5_LIBRARY = 128;
const KRB5_TABLE = 256;

/** `-2146893022` for 0x80090322: the signed reading of 32 bits. */
export function toSigned(code: number): number {
  return code >= SIGN ? code - TWO_32 : code;
}

/** 2148074274 for -2146893022: the unsigned reading of 32 bits. */
export function toUnsigned(code: number): number {
  return code < 0 ? code + TWO_32 : code;
}

/** `0x80090322`: eight digits for a status code, as few as needed otherwise (`0x7`). */
export function toHex(code: number, digits = 1): string {
  return `0x${toUnsigned(code).toString(16).toUpperCase().padStart(digits, '0')}`;
}

/** The minor status that MIT Kerberos prints: -1765328377 for error 7. */
export function toKerberosMinor(code: number): number {
  return code + KRB5_BASE;
}

/** Error 7 from -1765328377 or its unsigned reading 2529638919; undefined outside the table of MIT Kerberos. */
export function fromKerberosMinor(minor: number): number | undefined {
  const code = toSigned(minor) - KRB5_BASE;
  return code >= 0 && code < KRB5_TABLE ? code : undefined;
}

/** The HRESULT into which Windows wraps a Win32 code: 0x8007052E for 1326. */
export function toWin32Hresult(code: number): number {
  return 0x8007_0000 + code;
}

type Write = (code: number) => readonly string[];

const status: Write = (code) => {
  const short = toHex(code);
  const long = toHex(code, 8);
  return [long, long.slice(2), ...(short === long ? [] : [short]), ...(code >= SIGN ? [String(toSigned(code))] : []), String(code)];
};

const FORMS: Readonly<Record<LayerKind, Write>> = {
  status,
  kerberos: (code) => {
    const minor = toKerberosMinor(code);
    const minors = [String(minor), String(toUnsigned(minor))];
    return code < KRB5_LIBRARY ? [toHex(code), String(code), ...minors] : minors;
  },
  win32: (code) => [toHex(code), String(code), toHex(code, 8), toHex(toWin32Hresult(code)), String(toSigned(toWin32Hresult(code)))],
  return: (code) => [toHex(code), String(toSigned(code))],
  sql: (code) => [String(code)],
  'login-state': (code) => [String(code)],
  event: (code) => [String(code)],
  'schannel-state': (code) => [String(code)],
  alert: (code) => [String(code), toHex(code)],
  ldap: (code) => {
    if (code < 0x100) return [String(code), toHex(code)];
    const hex = code.toString(16);
    return code === 0x2028 ? [hex.padStart(8, '0'), toHex(code), String(code)] : [hex, `data ${hex}`];
  },
  client: (code) => [String(code)],
  flag: (code) => [toHex(code), String(code)],
};

const KIND = new Map<string, LayerKind>(layers.map((l) => [l.id, l.kind]));
const PREFIX = new Map<string, string>(layers.flatMap((l) => ('prefix' in l ? [[l.id, l.prefix]] : [])));

/**
 * All spellings of the number of a row, the usual one first; [] for rows that are a text or a name only.
 * The numbers of one layer are never ambiguous; those of two layers can be: 0x5 is a Win32 and a Kerberos error.
 *
 *     formsOf(SEC_E_WRONG_PRINCIPAL)       // ['0x80090322', '80090322', '-2146893022', '2148074274']
 *     formsOf(KDC_ERR_S_PRINCIPAL_UNKNOWN) // ['0x7', '7', '-1765328377', '2529638919']
 *     formsOf(LDAP data 52e)               // ['52e', 'data 52e']
 */
export function formsOf(row: Pick<CodeRow, 'layer' | 'code' | 'width' | 'otherCodes'>): readonly string[] {
  if (row.code === undefined) return [];
  const kind = KIND.get(row.layer) ?? 'status';
  const write = kind === 'flag' && row.width === 32 ? status : FORMS[kind];
  return [...new Set([row.code, ...(row.otherCodes ?? [])].flatMap(write))];
}

/**
 * What a row is called: its constant, else its own name, else the number with the words of its layer.
 *
 *     nameOf(row) // 'SEC_E_WRONG_PRINCIPAL', 'KDC event 11', '18456 state 11', 'TLS alert 40 handshake_failure'
 */
export function nameOf(row: Pick<CodeRow, 'layer' | 'code' | 'symbol' | 'name'>): string {
  if (row.layer === 'tls-alerts' && row.code !== undefined) return `${PREFIX.get(row.layer)}${row.code} ${row.symbol}`;
  if (row.name ?? row.symbol) return row.name ?? row.symbol ?? '';
  if (row.code === undefined) return '';
  const short = KIND.get(row.layer) === 'return' ? toHex(row.code) : String(row.code);
  return `${PREFIX.get(row.layer) ?? ''}${short}`;
}

/** What the bits of a status code say without a table. */
export interface DecodedStatus {
  readonly form: 'hresult' | 'ntstatus';
  readonly hex: string;
  readonly severity: 'failure' | 'success' | 'warning' | 'information';
  readonly facility: { readonly number: number; readonly name?: string; readonly symbol?: string };
  /** The low 16 bits. */
  readonly code: number;
  /** The Win32 code or NTSTATUS that an HRESULT wraps. */
  readonly wraps?: { readonly form: 'win32' | 'ntstatus'; readonly code: number };
  /** In words: "failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399". */
  readonly says: string;
}

const NT_BIT = 0x1000_0000;
const NT_SEVERITY = ['success', 'information', 'warning', 'failure'] as const;

/**
 * Takes a 32-bit status code apart: 0xC… and 0x4… are read as NTSTATUS, everything else as HRESULT.
 * Any number is accepted; bits above 32 are not looked at. Layout: winerror.h and [MS-ERREF] 2.1, 2.3.
 *
 *     decodeStatus(0x80090399).says // 'failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399'
 *     decodeStatus(0x8007052e).wraps // { form: 'win32', code: 1326 }
 *     decodeStatus(0xc0000999).says // 'NTSTATUS failure, facility 0 system (FACILITY_NULL), code 0x999'
 */
export function decodeStatus(value: number): DecodedStatus {
  const n = value >>> 0;
  const top = n >>> 30;
  const form = top === 3 && (n & NT_BIT) === 0 ? 'ntstatus' : top === 1 ? 'ntstatus' : 'hresult';
  const number = form === 'ntstatus' ? (n >>> 16) & 0xfff : (n >>> 16) & 0x7ff;
  const known = (form === 'ntstatus' ? ntstatusFacilities : hresultFacilities).find((f) => f.number === number);
  const code = n & 0xffff;
  const severity = form === 'ntstatus' ? (NT_SEVERITY[top] ?? 'failure') : n >= SIGN ? 'failure' : 'success';
  const wraps =
    form === 'hresult' && (n & NT_BIT) !== 0
      ? ({ form: 'ntstatus', code: (n & ~NT_BIT) >>> 0 } as const)
      : form === 'hresult' && number === 7 && n >= SIGN
        ? ({ form: 'win32', code } as const)
        : undefined;
  const facility = `facility ${number}${known ? ` ${known.name} (${known.symbol})` : ''}`;
  const inner = wraps === undefined ? '' : wraps.form === 'win32' ? `, Win32 error ${code}` : `, NTSTATUS ${toHex(wraps.code, 8)}`;
  return {
    form,
    hex: toHex(n, 8),
    severity,
    facility: { number, name: known?.name, symbol: known?.symbol },
    code,
    wraps,
    says: `${form === 'ntstatus' ? 'NTSTATUS ' : ''}${severity}, ${facility}, code ${toHex(code)}${inner}`,
  };
}

/** Whether 32 bits look like a status code and not like an address, a date or a mask: a failure of a facility that the table knows. */
export function looksLikeStatus(value: number): boolean {
  const n = value >>> 0;
  if (n < SIGN || n > 0xdfff_ffff) return false;
  const { form, facility, wraps } = decodeStatus(n);
  if (wraps?.form === 'ntstatus') return looksLikeStatus(wraps.code);
  // Bits that winerror.h reserves are zero in every code in use.
  if (form === 'hresult' && (n & 0x7800_0000) !== 0) return false;
  return facility.name !== undefined;
}
