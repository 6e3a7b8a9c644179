/** What a text tells of the registry: the facts that the readers of .reg files, `reg query` and PowerShell lists share. */
import type { RegistryData } from '../registry/model.ts';
import type { At } from './reader.ts';

export type HiveName = 'HKEY_LOCAL_MACHINE' | 'HKEY_CURRENT_USER' | 'HKEY_CLASSES_ROOT' | 'HKEY_USERS' | 'HKEY_CURRENT_CONFIG';

/** A key as it was printed, in one spelling of the hive. */
export interface DumpKey {
  readonly hive: HiveName;
  /** `SYSTEM\CurrentControlSet\Control\Lsa`: no hive, no backslash at either end; upper and lower case as printed. */
  readonly path: string;
}

/** Data of a value. `untyped`: PowerShell prints no type, `1` may be a number or a text. */
export type DumpedData =
  | RegistryData
  | { readonly type: 'untyped'; readonly data: string }
  /** A type that no tool here writes, or data that does not fit its type: hexadecimal digits, or what was printed. */
  | { readonly type: 'other'; readonly data: string };

export interface DumpedValue {
  /** The unnamed default value is ''. */
  readonly name: string;
  readonly value: DumpedData;
  readonly line: number;
}

export interface DumpedKey {
  readonly key: DumpKey;
  readonly line: number;
  /** `[-HKEY_…]` in a .reg file: the key is removed with everything below it. */
  readonly deleted: boolean;
  readonly values: readonly DumpedValue[];
  /** Values that the text says are not there: `"Enabled"=-`, nothing behind `=`, a query of that one value that found nothing. */
  readonly absent: readonly At<string>[];
  /** Something follows the key, be it a blank line of a .reg file or the next row of a table: what the tool had to print of it is all there. */
  readonly whole?: true;
}

/** A `reg query` command that stands in front of its output. */
export interface RegistryQuery {
  readonly key: DumpKey;
  /** The one value that was asked for with /v. */
  readonly name?: string;
  /** /s: with all keys below. */
  readonly tree: boolean;
  readonly line: number;
  readonly outcome: 'found' | 'nothing' | 'not-found' | 'denied' | 'failed' | 'cut-off';
  /** Line of the error or of the count. */
  readonly said?: number;
  /** Another prompt follows: the output is whole, and a value that it does not show is not there. */
  readonly whole?: true;
}

export interface RegistryDump {
  readonly layout: 'reg-file' | 'reg-query' | 'powershell';
  readonly keys: readonly DumpedKey[];
  readonly queries: readonly RegistryQuery[];
  /** Errors that belong to no command of the text: nobody knows which key was asked for. */
  readonly failures: readonly At<'not-found' | 'denied' | 'failed'>[];
  /** Keys of a long .reg file that lie outside src/data/registry-areas.ts: read, and not kept. */
  readonly left?: number;
}

const HIVES: Readonly<Record<string, HiveName>> = {
  HKEY_LOCAL_MACHINE: 'HKEY_LOCAL_MACHINE', HKLM: 'HKEY_LOCAL_MACHINE',
  HKEY_CURRENT_USER: 'HKEY_CURRENT_USER', HKCU: 'HKEY_CURRENT_USER',
  HKEY_CLASSES_ROOT: 'HKEY_CLASSES_ROOT', HKCR: 'HKEY_CLASSES_ROOT',
  HKEY_USERS: 'HKEY_USERS', HKU: 'HKEY_USERS',
  HKEY_CURRENT_CONFIG: 'HKEY_CURRENT_CONFIG', HKCC: 'HKEY_CURRENT_CONFIG',
};

const HIVE = /(?:^|[\\:])(HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER|HKEY_CLASSES_ROOT|HKEY_USERS|HKEY_CURRENT_CONFIG|HKLM|HKCU|HKCR|HKU|HKCC):?(?:\\|$)/i;
const KEY_MAX = 2000;

/**
 * One spelling for a key, whatever printed it; undefined for other text.
 *
 *     dumpKey('HKLM:\\SYSTEM\\X\\')                                             // { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\X' }
 *     dumpKey('Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SYSTEM') // the same hive
 *     dumpKey('\\\\sql05\\HKLM\\SYSTEM')                                        // of another machine
 */
export function dumpKey(text: string): DumpKey | undefined {
  if (text.length > KEY_MAX) return undefined;
  const found = HIVE.exec(text.slice(0, 200));
  const hive = HIVES[found?.[1]?.toUpperCase() ?? ''];
  if (!found || !hive) return undefined;
  let path = text.slice(found.index + found[0].length).trim();
  while (path.endsWith('\\')) path = path.slice(0, -1);
  return { hive, path };
}

/**
 * A number of 32 bits from what a tool prints; -1 is 0xffffffff, as PowerShell shows it. undefined for anything else.
 *
 *     dwordOf('0x1') // 1     dwordOf('-1') // 4294967295     dwordOf('TLS') // undefined
 */
export function dwordOf(text: string): number | undefined {
  const t = text.trim();
  if (/^0x[0-9a-f]{1,8}$/i.test(t)) return Number.parseInt(t.slice(2), 16);
  if (!/^-?[0-9]{1,10}$/.test(t)) return undefined;
  const value = Number(t);
  if (value < -0x80000000 || value > 0xffffffff) return undefined;
  return value < 0 ? value + 0x100000000 : value;
}

/** Bytes of `hex(…):` as a value; `unicode` for the texts of a version 5 file, one byte per letter otherwise. */
export function fromBytes(kind: number, bytes: readonly number[], unicode: boolean): DumpedData {
  switch (kind) {
    case 1:
      return { type: 'REG_SZ', data: text(bytes, unicode).replace(/\0[^]*$/, '') };
    case 2:
      return { type: 'REG_EXPAND_SZ', data: text(bytes, unicode).replace(/\0[^]*$/, '') };
    case 4:
      return bytes.length === 4 ? { type: 'REG_DWORD', data: number(bytes) } : { type: 'other', data: hex(bytes) };
    case 7:
      return { type: 'REG_MULTI_SZ', data: text(bytes, unicode).split('\0').filter((t) => t !== '') };
    case 11:
      return { type: 'REG_QWORD', data: hex([...bytes].reverse()) };
    default:
      return { type: kind === 3 ? 'REG_BINARY' : kind === 0 ? 'REG_NONE' : 'other', data: hex(bytes) };
  }
}

function text(bytes: readonly number[], unicode: boolean): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += unicode ? 2 : 1) {
    out += String.fromCharCode((bytes[i] ?? 0) + (unicode ? (bytes[i + 1] ?? 0) * 256 : 0));
  }
  return out;
}

function number(bytes: readonly number[]): number {
  return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

function hex(bytes: readonly number[]): string {
  return bytes.map((b) => b.toString(16).padStart(2, '0')).join('');
}
