/** What an item of Group Policy registry preferences cannot hold. */
import { without } from '../quoting.ts';
import { check } from '../rule.ts';
import type { Refusal, Rule } from '../rule.ts';
import type { Change } from './model.ts';

const SPEC = 'Microsoft [MS-GPPREF], 2.2.1.17.1: attributes of registry preferences';

const noPercent = without(
  {
    id: 'preference-no-percent',
    allows: 'No percent sign: the client replaces %NAME% by a variable when it applies the item.',
    source: 'Microsoft: Variables in Preference Items',
  },
  /%/u,
);

const type: Rule = {
  id: 'preference-type',
  allows: 'REG_SZ, REG_EXPAND_SZ, REG_MULTI_SZ, REG_DWORD, REG_QWORD or REG_BINARY: the editor has no item for REG_NONE.',
  source: SPEC,
  refuses: (name) => (name === 'REG_NONE' ? 'is a type without an item' : undefined),
};

const item: Rule = {
  id: 'preference-multi-string',
  allows: 'One string at least, and in each string one character at least that is no blank: an XML reader may drop the others.',
  source: SPEC,
  refuses: (text) => (text.trim() === '' ? 'is blank' : undefined),
};

const bytes: Rule = {
  id: 'preference-empty-bytes',
  allows: 'One byte at least: how an empty REG_BINARY is written is documented nowhere.',
  source: SPEC,
  refuses: (text) => (text === '' ? 'is empty' : undefined),
};

const hive: Rule = {
  id: 'preference-one-hive',
  allows: 'Changes to one hive: those of the machine belong to Computer Configuration, those of the person to User Configuration.',
  source: 'Microsoft: Working with Windows Settings Preference Items',
  refuses: () => 'has changes to both hives',
};

/**
 * The refusal for a change that has no item of its own; undefined when it has one.
 *
 *     preferenceRefusal({ kind: 'set', …, value: { type: 'REG_EXPAND_SZ', data: '%SystemRoot%' } })  // preference-no-percent
 *
 * Sources: Microsoft [MS-GPPREF] 2.2.1.17.1; Variables in Preference Items.
 */
export function preferenceRefusal(change: Change): Refusal | undefined {
  const texts = [change.key.path, ...('name' in change ? [change.name] : []), ...(change.kind === 'set' ? textsOf(change.value.data) : [])];
  for (const text of texts) {
    const refusal = check(noPercent, text);
    if (refusal) return refusal;
  }
  if (change.kind !== 'set') return undefined;
  const { value } = change;
  if (value.type === 'REG_BINARY') return check(bytes, value.data);
  if (value.type !== 'REG_MULTI_SZ') return check(type, value.type);
  for (const text of value.data.length === 0 ? [''] : value.data) {
    const refusal = check(item, text);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The refusal for changes to both hives, which no one file can hold. */
export function mixedHives(changes: readonly Change[]): Refusal | undefined {
  return new Set(changes.map((change) => change.key.hive)).size > 1 ? check(hive, changes.map((change) => change.key.hive).join(' ')) : undefined;
}

function textsOf(data: number | string | readonly string[]): readonly string[] {
  if (typeof data === 'number') return [];
  return typeof data === 'string' ? [data] : data;
}
