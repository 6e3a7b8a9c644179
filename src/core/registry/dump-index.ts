/** The keys that a paste shows, sorted by key, so that a question about one of them does not walk through an export of 20 MB. */
import type { DumpKey, DumpedKey, RegistryDump, RegistryQuery } from '../readers/registry-dump.ts';
import { keyId } from './model.ts';

interface IndexedDump {
  readonly layout: RegistryDump['layout'];
  /** Printed keys by keyId, in the order of the text. */
  readonly printed: ReadonlyMap<string, readonly DumpedKey[]>;
  /** keyIds that a .reg file removes. */
  readonly deleted: ReadonlySet<string>;
  readonly queries: readonly RegistryQuery[];
}

export interface DumpIndex {
  readonly dumps: readonly IndexedDump[];
  /** keyIds that are there because something below them is. */
  readonly above: ReadonlySet<string>;
  /** keyIds of exported trees: nothing else can stand below them. */
  readonly trees: ReadonlySet<string>;
}

/** `hkey_local_machine\a\b` and all above it, the key itself first, the hive last. */
export function chainOf(id: string): readonly string[] {
  const chain = [id];
  for (let end = id.lastIndexOf('\\'); end > 0; end = id.lastIndexOf('\\', end - 1)) chain.push(id.slice(0, end));
  return chain;
}

/** True for the id of a key at or below another. */
export function isBelow(id: string, root: string): boolean {
  return id === root || id.startsWith(`${root}\\`);
}

/**
 * Sorts the dumps by key. `trees`: exported trees that are known already. `asked`: keys whose export the page asked for; a file that begins with one
 * of them and removes nothing is its export, also where it holds that key alone, which a snippet could do as well.
 */
export function indexOf(dumps: readonly RegistryDump[], trees: Iterable<string>, asked: readonly DumpKey[]): DumpIndex {
  const wanted = new Set(asked.map(keyId));
  const above = new Set<string>();
  const roots = new Set(trees);
  const indexed = dumps.map((dump): IndexedDump => {
    const printed = new Map<string, DumpedKey[]>();
    const deleted = new Set<string>();
    for (const row of dump.keys) {
      const id = keyId(row.key);
      if (row.deleted) {
        deleted.add(id);
        continue;
      }
      const rows = printed.get(id);
      if (rows) rows.push(row);
      else printed.set(id, [row]);
      for (const one of chainOf(id).slice(1)) {
        if (above.has(one)) break;
        above.add(one);
      }
    }
    const first = dump.layout === 'reg-file' && dump.keys[0] ? keyId(dump.keys[0].key) : '';
    if (wanted.has(first) && dump.keys.every((row) => !row.deleted && row.absent.length === 0 && isBelow(keyId(row.key), first))) roots.add(first);
    return { layout: dump.layout, printed, deleted, queries: dump.queries };
  });
  return { dumps: indexed, above, trees: roots };
}
