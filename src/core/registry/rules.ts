/** What the registry itself cannot hold, and what no snippet may do to it. */
import { noNul } from '../quoting.ts';
import { check } from '../rule.ts';
import type { Refusal, Rule } from '../rule.ts';
import { hiveNames } from './model.ts';
import type { Change, RegistryData } from './model.ts';

const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const KEY_MAX = 255;
const VALUE_NAME_MAX = 16383;
const DATA_MAX = 1_048_576;
const SAFE_DEPTH = 3;
const LIMITS = 'Microsoft: Structure of the registry; Registry element size limits';
const TYPES = 'Microsoft: Registry value types';

const hive: Rule = {
  id: 'registry-hive',
  allows: 'HKEY_LOCAL_MACHINE and HKEY_CURRENT_USER. The other hives are views of these two, or belong to other people.',
  source: 'Microsoft: Predefined keys',
  refuses: (name) => (Object.hasOwn(hiveNames, name) ? undefined : 'is a hive that a snippet must not touch'),
};

const keyPath: Rule = {
  id: 'registry-key',
  allows: 'Key names of 1 to 255 characters without control characters and without a blank at either end, separated by single backslashes.',
  source: LIMITS,
  refuses: (path) => {
    for (const name of path.split('\\')) {
      if (name === '') return 'has an empty key name';
      if (name !== name.trim()) return 'has a key name with a blank at its end';
      if (name.length > KEY_MAX) return `has a key name longer than ${KEY_MAX} characters`;
    }
    return NOT_IN_A_NAME.test(path) ? 'has a control character or a broken character' : undefined;
  },
};

const deletion: Rule = {
  id: 'registry-key-too-high',
  allows: `Deleting a key with at least ${SAFE_DEPTH} names: what stands higher belongs to many programs.`,
  source: 'Microsoft: Structure of the registry',
  refuses: (path) => (path.split('\\').length < SAFE_DEPTH ? 'stands too near the top of the hive' : undefined),
};

const valueName: Rule = {
  id: 'registry-value-name',
  allows: 'A name of at most 16383 characters without control characters.',
  source: LIMITS,
  refuses: (name) => {
    if (name.length > VALUE_NAME_MAX) return `is longer than ${VALUE_NAME_MAX} characters`;
    return NOT_IN_A_NAME.test(name) ? 'has a control character or a broken character' : undefined;
  },
};

const dword: Rule = {
  id: 'registry-dword',
  allows: 'A whole number from 0 to 4294967295 (0xffffffff).',
  source: `${TYPES} (REG_DWORD)`,
  refuses: (text) => (/^[0-9]{1,10}$/.test(text) && Number(text) <= 0xffffffff ? undefined : 'is not a whole number of 32 bits without a sign'),
};

const qword: Rule = {
  id: 'registry-qword',
  allows: 'A number of 1 to 16 hexadecimal digits, without 0x.',
  source: `${TYPES} (REG_QWORD)`,
  refuses: (text) => (/^[0-9a-f]{1,16}$/i.test(text) ? undefined : 'is not a hexadecimal number of 64 bits'),
};

const bytes: Rule = {
  id: 'registry-bytes',
  allows: 'Two hexadecimal digits for each byte, without blanks.',
  source: `${TYPES} (REG_BINARY)`,
  refuses: (text) => (text.length % 2 === 0 && /^[0-9a-f]*$/i.test(text) ? undefined : 'is not a row of whole bytes'),
};

const item: Rule = {
  id: 'registry-multi-string-item',
  allows: 'One or more characters in each string: an empty string reads as the end of the list.',
  source: `${TYPES} (REG_MULTI_SZ)`,
  refuses: (text) => (text === '' ? 'is empty' : undefined),
};

const size: Rule = {
  id: 'registry-data-size',
  allows: `Data of at most ${DATA_MAX} characters.`,
  source: LIMITS,
  refuses: (length) => (Number(length) <= DATA_MAX ? undefined : 'is longer than the registry should hold'),
};

/**
 * The refusal for a change that the registry cannot hold or that no snippet may make; undefined when it may. Every emitter asks this
 * first, so that a change is in all targets or in none.
 *
 *     refusalOf({ kind: 'delete-value', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\' }, name: 'X' })
 *     // { rule: 'registry-key', … reason: 'has an empty key name' }
 *
 * Sources: Microsoft: Structure of the registry; Registry element size limits; Registry value types.
 */
export function refusalOf(change: Change): Refusal | undefined {
  const key = check(hive, change.key.hive) ?? check(keyPath, change.key.path);
  if (key || change.kind === 'create-key') return key;
  if (change.kind === 'delete-key') return check(deletion, change.key.path);
  const name = check(valueName, change.name);
  return name || change.kind === 'delete-value' ? name : dataRefusal(change.value);
}

/** True for a key that a snippet may delete; the undo leaves a key that it may not delete. */
export function mayDelete(path: string): boolean {
  return check(deletion, path) === undefined;
}

function dataRefusal(value: RegistryData): Refusal | undefined {
  switch (value.type) {
    case 'REG_DWORD':
      return check(dword, String(value.data));
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return check(noNul, value.data) ?? check(size, String(value.data.length));
    case 'REG_MULTI_SZ':
      return firstOf(value.data, (text) => check(item, text) ?? check(noNul, text)) ?? check(size, String(value.data.reduce((sum, text) => sum + text.length, 0)));
    case 'REG_QWORD':
      return check(qword, value.data);
    case 'REG_BINARY':
    case 'REG_NONE':
      return check(bytes, value.data) ?? check(size, String(value.data.length));
  }
}

function firstOf(texts: readonly string[], refuses: (text: string) => Refusal | undefined): Refusal | undefined {
  for (const text of texts) {
    const refusal = refuses(text);
    if (refusal) return refusal;
  }
  return undefined;
}
