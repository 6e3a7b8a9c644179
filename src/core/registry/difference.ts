/** From what shall stand in the registry to the changes that are needed for it. */
import type { Before, BeforeValue } from './before.ts';
import { chainOf } from './dump-index.ts';
import { keyId, sameData, valueId } from './model.ts';
import type { Change } from './model.ts';

/** What shall hold afterwards, in the words of a change: `delete-value` is a value that shall not be there. */
export type Intent = Change;

export interface Compared {
  readonly intent: Intent;
  /** Already so; undefined where the state before does not say. */
  readonly holds: boolean | undefined;
  /** The value that stands there; absent for keys. */
  readonly before?: BeforeValue;
}

export interface Difference {
  /** In the order of the intents. */
  readonly changes: readonly Change[];
  /** Intents that hold already: nothing is written for them. */
  readonly kept: readonly Intent[];
  /** Every intent that counts, with what stands there now. */
  readonly compared: readonly Compared[];
}

/**
 * The intents without those that a later one contradicts or repeats: of two about the same value or key the later counts. A key that shall not be
 * there leaves no room for what an earlier intent wants in it; something that shall be in a key cancels an earlier intent that the key shall go.
 *
 *     settled([{ kind: 'set', key, name: 'Enabled', value: one }, { kind: 'delete-value', key, name: 'enabled' }])   // the second only
 */
export function settled(intents: readonly Intent[]): readonly Intent[] {
  const kept: Intent[] = [];
  const seen = new Set<string>();
  /** Ids of keys that shall not be there, of later intents. */
  const gone = new Set<string>();
  /** Ids of keys that shall be there, with all above them. */
  const needed = new Set<string>();
  for (const intent of [...intents].reverse()) {
    const id = keyId(intent.key);
    const chain = chainOf(id);
    const about = intent.kind === 'set' || intent.kind === 'delete-value' ? valueId(intent.key, intent.name) : `${intent.kind}\n${id}`;
    if (seen.has(about) || chain.some((key) => gone.has(key))) continue;
    seen.add(about);
    if (intent.kind === 'delete-key') {
      if (needed.has(id)) continue;
      gone.add(id);
    } else if (intent.kind !== 'delete-value') for (const key of chain) needed.add(key);
    kept.push(intent);
  }
  const filled = new Set(kept.flatMap((intent) => (intent.kind === 'set' ? chainOf(keyId(intent.key)) : intent.kind === 'create-key' ? chainOf(keyId(intent.key)).slice(1) : [])));
  return kept.reverse().filter((intent) => {
    // Something that shall stand in a key makes the key.
    if (intent.kind === 'create-key') return !filled.has(keyId(intent.key));
    const above = chainOf(keyId(intent.key)).slice(intent.kind === 'delete-key' ? 1 : 0);
    // What goes with a key needs no removal of its own.
    return intent.kind === 'set' || !above.some((key) => gone.has(key));
  });
}

/**
 * The changes that make the intents hold, and no others: what is so already is left out, an absent value is not deleted, and where the state before
 * is unknown the change is made. Contradicting intents are settled first.
 *
 *     difference([{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }], before).changes
 *     // [] where Enabled is REG_DWORD 0 already
 *
 * A REG_SZ with the same digits is not the same value: Schannel does not take it for a number.
 */
export function difference(intents: readonly Intent[], before: Before): Difference {
  const compared = settled(intents).map((intent): Compared => {
    switch (intent.kind) {
      case 'create-key':
      case 'delete-key': {
        const state = before.key(intent.key);
        return { intent, holds: state === 'unknown' ? undefined : (state === 'there') === (intent.kind === 'create-key') };
      }
      case 'delete-value':
      case 'set': {
        const value = before.value(intent.key, intent.name);
        return { intent, holds: holds(intent, value), before: value };
      }
    }
  });
  return {
    changes: compared.filter((row) => row.holds !== true).map((row) => row.intent),
    kept: compared.filter((row) => row.holds === true).map((row) => row.intent),
    compared,
  };
}

function holds(intent: Extract<Intent, { name: string }>, value: BeforeValue): boolean | undefined {
  switch (value.state) {
    case 'unknown':
      return undefined;
    case 'absent':
      return intent.kind === 'delete-value';
    case 'set':
      return intent.kind === 'set' && sameData(intent.value, value.value);
    // It is there; whether it is what is wanted, nobody can tell.
    case 'untyped':
    case 'unreadable':
      return intent.kind === 'delete-value' ? false : undefined;
  }
}
