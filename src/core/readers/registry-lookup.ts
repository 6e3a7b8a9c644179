/** Questions to registry facts: what does the paste say about one value? */
import type { DumpKey, DumpedData, DumpedValue, RegistryDump } from './registry-dump.ts';
import { dwordOf } from './registry-dump.ts';

/** What the dumps say about a value. `unsaid` is not absent: the text does not show it. */
export type Lookup =
  | { readonly state: 'set'; readonly value: DumpedData; readonly line: number }
  | { readonly state: 'absent'; readonly line: number }
  | { readonly state: 'unsaid' };

function same(key: DumpKey, path: string): boolean {
  return key.hive === 'HKEY_LOCAL_MACHINE' && key.path.toLowerCase() === path.toLowerCase();
}

function below(key: DumpKey, path: string): boolean {
  return key.hive === 'HKEY_LOCAL_MACHINE' && `${path.toLowerCase()}\\`.startsWith(`${key.path.toLowerCase()}\\`);
}

/**
 * The last thing that the dumps say about a value of HKEY_LOCAL_MACHINE. A value is absent only where the text says so: the key was
 * queried and not found, a whole output of `reg query` does not have it, the value deleted or empty, or a .reg file removes the key. A key that is printed without the value counts as
 * absent only where `whole` is asked for: PowerShell's Select-Object or a shortened paste leave values out as well.
 */
export function lookup(dumps: readonly RegistryDump[], path: string, name: string, whole = false): Lookup {
  let found: Lookup = { state: 'unsaid' };
  for (const dump of dumps) {
    for (const key of dump.keys) {
      if (key.deleted && below(key.key, path)) found = { state: 'absent', line: key.line };
      if (!same(key.key, path)) continue;
      const value = key.values.findLast((v) => v.name.toLowerCase() === name.toLowerCase());
      const gone = key.absent.findLast((a) => a.value.toLowerCase() === name.toLowerCase());
      if (value && (!gone || gone.line < value.line)) found = { state: 'set', value: value.value, line: value.line };
      else if (gone) found = { state: 'absent', line: gone.line };
      else if (whole && !key.deleted && found.state === 'unsaid' && asked(dump, path, name)) found = { state: 'absent', line: key.line };
    }
    for (const query of dump.queries) {
      const gone = query.outcome === 'not-found' || query.outcome === 'nothing';
      if (!gone && !(query.outcome === 'found' && query.whole)) continue;
      // What a query found is all there is, of the key alone or of the tree.
      if (!gone && query.name === undefined && !query.tree && !same(query.key, path)) continue;
      const covers = query.name === undefined || query.tree ? below(query.key, path) : same(query.key, path);
      const hit = covers && (query.name === undefined || query.name.toLowerCase() === name.toLowerCase());
      if (hit && found.state === 'unsaid') found = { state: 'absent', line: query.said ?? query.line };
    }
  }
  return found;
}

/** False when the printed key answers a query for another single value. */
function asked(dump: RegistryDump, path: string, name: string): boolean {
  const queries = dump.queries.filter((q) => q.name !== undefined && (same(q.key, path) || (q.tree && below(q.key, path))));
  return queries.length === 0 || queries.some((q) => q.name?.toLowerCase() === name.toLowerCase());
}

/** The number of a value, also where the text shows no type; undefined for other data. */
export function numberOf(value: DumpedData): number | undefined {
  if (value.type === 'REG_DWORD') return value.data;
  return value.type === 'untyped' ? dwordOf(value.data) : undefined;
}

/** Every value below a key of HKEY_LOCAL_MACHINE, with the rest of its path. */
export function valuesBelow(dumps: readonly RegistryDump[], path: string): readonly { readonly rest: string; readonly value: DumpedValue }[] {
  const start = `${path.toLowerCase()}\\`;
  return dumps.flatMap((dump) =>
    dump.keys.flatMap((key) => {
      const full = `${key.key.path}\\`;
      if (key.key.hive !== 'HKEY_LOCAL_MACHINE' || !full.toLowerCase().startsWith(start)) return [];
      return key.values.map((value) => ({ rest: key.key.path.slice(path.length + 1), value }));
    }),
  );
}
