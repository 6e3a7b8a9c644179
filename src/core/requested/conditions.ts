import type { Ask } from './model.ts';

/** Two conditions that must both hold: `both('64-bit program', undefined)` is '64-bit program'. */
export function both(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a === b ? a : `${a}, and ${b}`;
}

/** An ask under one more condition: `under({ spn: 'A/b', order: 1 }, '64-bit program').when` is that condition. */
export function under(ask: Ask, when: string | undefined): Ask {
  const condition = both(when, ask.when);
  return { ...ask, ...(condition === undefined ? {} : { when: condition }) };
}

/**
 * Asks by attempt, each SPN once for an attempt. Where one was there under several conditions, either will do; without a condition it stays so.
 *
 *     mergeAsks([{ spn: 'A/b', when: 'x', order: 1 }, { spn: 'A/b', when: 'y', order: 1 }])  // [{ spn: 'A/b', when: 'x; or y', conditions: ['x', 'y'], order: 1 }]
 */
export function mergeAsks(asks: readonly Ask[]): readonly Ask[] {
  const byKey = new Map<string, { readonly ask: Ask; readonly conditions: Set<string> | undefined }>();
  for (const ask of asks) {
    const key = `${ask.order} ${ask.explicit ?? false} ${ask.spn.toLowerCase()}`;
    const known = byKey.get(key);
    if (!known) byKey.set(key, { ask, conditions: ask.when === undefined ? undefined : new Set([ask.when]) });
    else if (ask.when === undefined) byKey.set(key, { ask: known.ask, conditions: undefined });
    else known.conditions?.add(ask.when);
  }
  return [...byKey.values()]
    .map(({ ask: { spn, explicit, order }, conditions }) => ({
      spn,
      ...(explicit === undefined ? {} : { explicit }),
      ...(conditions === undefined ? {} : { when: [...conditions].join('; or '), conditions: [...conditions] }),
      order,
    }))
    .sort((a, b) => a.order - b.order);
}
