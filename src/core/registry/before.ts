/** What is known of the registry before a change. */
import type { RegistryData, RegistryKey } from './model.ts';

/**
 * absent: known not to be there, which is never the same as 0. untyped: PowerShell showed it without a type. unreadable: it is there, but what was
 * printed cannot be written back. unknown: nothing says, or two things are said.
 */
export type BeforeValue =
  | { readonly state: 'set'; readonly name: string; readonly value: RegistryData }
  | { readonly state: 'absent' }
  | { readonly state: 'untyped'; readonly name: string; readonly text: string }
  | { readonly state: 'unreadable'; readonly name: string }
  | { readonly state: 'unknown'; readonly why: string };

/** A key that is there, with the values that are known of it. */
export interface BeforeKey {
  readonly key: RegistryKey;
  readonly values: readonly Extract<BeforeValue, { readonly name: string }>[];
}

export interface Before {
  readonly value: (key: RegistryKey, name: string) => BeforeValue;
  readonly key: (key: RegistryKey) => 'there' | 'absent' | 'unknown';
  /** The key and all that is known below it, a key always before what is below it. `whole`: nothing else can be there. */
  readonly tree: (key: RegistryKey) => { readonly keys: readonly BeforeKey[]; readonly whole: boolean };
}

const NOTHING_PASTED = 'the state before was not given';

/** Before anybody has looked: each value is written, and the undo can only remove. */
export const nothingKnown: Before = {
  value: () => ({ state: 'unknown', why: NOTHING_PASTED }),
  key: () => 'unknown',
  tree: () => ({ keys: [], whole: false }),
};
