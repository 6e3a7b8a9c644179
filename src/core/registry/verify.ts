/** What to read after a change, and what must stand there. */
import type { Line } from '../blocks.ts';
import { emitQuery } from './emit-regexe.ts';
import { isWithin, keyId, keysAbove } from './model.ts';
import type { Change, Emitted, RegistryData, RegistryKey } from './model.ts';

export interface Expected {
  readonly key: RegistryKey;
  /** `reg query "HKLM\…" /reg:64` */
  readonly line: Line;
  /** The key must not be there: an error that it cannot be found is the right answer. */
  readonly gone: boolean;
  /** Values that must be printed, as reg.exe prints them. Others may stand beside them. */
  readonly values: readonly { readonly name: string; readonly type: string; readonly data: string }[];
  /** Values that must not be printed. */
  readonly absent: readonly string[];
}

export type Verified = { readonly ok: true; readonly expected: readonly Expected[] } | Extract<Emitted, { ok: false }>;

/**
 * One query for each changed key, in the order of the changes, with what it must print once they all have been made. Refuses what emitQuery refuses.
 *
 *     verifyOf([{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }])
 *     // [{ line: ['reg query "HKLM\\…" /reg:64'], gone: false, values: [{ name: 'Enabled', type: 'REG_DWORD', data: '0x0' }], absent: [] }]
 *
 * Source: Microsoft: reg query command reference.
 */
export function verifyOf(changes: readonly Change[]): Verified {
  const keys = new Map(changes.map((change) => [keyId(change.key), change.key]));
  const expected: Expected[] = [];
  for (const [id, key] of keys) {
    const query = emitQuery([key]);
    if (!query.ok) return query;
    expected.push({ key, line: query.lines[0] ?? [], ...afterwards(changes, id, key) });
  }
  return { ok: true, expected };
}

function afterwards(changes: readonly Change[], id: string, key: RegistryKey): Pick<Expected, 'gone' | 'values' | 'absent'> {
  let gone = false;
  const values = new Map<string, { name: string; value: RegistryData | undefined }>();
  for (const change of changes) {
    if (change.kind === 'delete-key' && isWithin(key, change.key)) {
      gone = true;
      values.clear();
    } else if (change.kind !== 'delete-key' && change.kind !== 'delete-value' && [change.key, ...keysAbove(change.key)].some((one) => keyId(one) === id)) gone = false;
    if ((change.kind === 'set' || change.kind === 'delete-value') && keyId(change.key) === id) {
      values.set(change.name.toLowerCase(), { name: change.name, value: change.kind === 'set' ? change.value : undefined });
    }
  }
  const rows = [...values.values()];
  return {
    gone,
    values: gone ? [] : rows.flatMap(({ name, value }) => (value ? [{ name, type: value.type, data: printed(value) }] : [])),
    absent: gone ? [] : rows.flatMap(({ name, value }) => (value ? [] : [name])),
  };
}

/**
 * Data as reg.exe prints it: numbers as 0x without leading zeros, strings of a list with \0 between them, bytes in upper case.
 *
 *     printed({ type: 'REG_DWORD', data: 2048 })  // 0x800
 */
export function printed(value: RegistryData): string {
  switch (value.type) {
    case 'REG_DWORD':
      return `0x${value.data.toString(16)}`;
    case 'REG_QWORD':
      return `0x${value.data.toLowerCase().replace(/^0+(?=.)/, '')}`;
    case 'REG_MULTI_SZ':
      return value.data.join('\\0');
    case 'REG_BINARY':
    case 'REG_NONE':
      return value.data.toUpperCase();
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return value.data;
  }
}
