/** Questions to registry facts: what does the paste say about one value? */
import type { DumpKey, DumpedData, DumpedKey, DumpedValue, RegistryDump, RegistryQuery } from './registry-dump.ts';
import { dwordOf } from './registry-dump.ts';

/** What the dumps say about a value. `unsaid` is not absent: the text does not show it. */
export type Lookup =
  | { readonly state: 'set'; readonly value: DumpedData; readonly line: number }
  | { readonly state: 'absent'; readonly line: number }
  | { readonly state: 'unsaid' };

/** Keys of a dump by their path in lower case: a text may have a hundred thousand, and dozens of values are asked for. */
interface Index {
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly deleted: ReadonlyMap<string, readonly number[]>;
}

const indexes = new WeakMap<RegistryDump, Index>();

function indexOf(dump: RegistryDump): Index {
  const known = indexes.get(dump);
  if (known) return known;
  const keys = new Map<string, number[]>();
  const deleted = new Map<string, number[]>();
  dump.keys.forEach(({ key, deleted: gone }, at) => {
    if (key.hive !== 'HKEY_LOCAL_MACHINE') return;
    const path = key.path.toLowerCase();
    note(keys, path, at);
    if (gone) note(deleted, path, at);
  });
  const index = { keys, deleted };
  indexes.set(dump, index);
  return index;
}

function note(map: Map<string, number[]>, path: string, at: number): void {
  const known = map.get(path);
  if (known) known.push(at);
  else map.set(path, [at]);
}

/**
 * The keys of a dump that say something about a key of HKEY_LOCAL_MACHINE, in the order of the text: the key itself, and keys above it that are removed.
 *
 *     keysAbout(dump, 'SYSTEM\\X')   // [{ key: { path: 'System\\x' }, … }]
 */
export function keysAbout(dump: RegistryDump, path: string): readonly DumpedKey[] {
  const { keys, deleted } = indexOf(dump);
  const low = path.toLowerCase();
  if (deleted.size === 0) return (keys.get(low) ?? []).flatMap((at) => dump.keys[at] ?? []);
  const found = new Set(keys.get(low) ?? []);
  for (let above = low; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('\\')))) for (const at of deleted.get(above) ?? []) found.add(at);
  return [...found].sort((a, b) => a - b).flatMap((at) => dump.keys[at] ?? []);
}

const collections = new WeakMap<readonly RegistryDump[], ReadonlyMap<string, readonly number[]>>();

/**
 * The dumps that may say something about a key of HKEY_LOCAL_MACHINE, in their order: those that print it, that removed or queried it or a key above it.
 * A paste may have thousands of answers, most of them about something else.
 */
export function dumpsAbout(dumps: readonly RegistryDump[], path: string): readonly RegistryDump[] {
  const known = collections.get(dumps) ?? collect(dumps);
  const low = path.toLowerCase();
  const found = new Set(known.get(low) ?? []);
  for (let above = low; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('\\')))) for (const at of known.get(`${above}\\`) ?? []) found.add(at);
  return [...found].sort((a, b) => a - b).flatMap((at) => dumps[at] ?? []);
}

/** Dumps by the keys that they print, and, with a backslash at the end, by those whose whole tree they are about. */
function collect(dumps: readonly RegistryDump[]): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  dumps.forEach((dump, at) => {
    const { keys, deleted } = indexOf(dump);
    for (const key of keys.keys()) note(map, key, at);
    for (const key of deleted.keys()) note(map, `${key}\\`, at);
    for (const { key } of dump.queries) if (key.hive === 'HKEY_LOCAL_MACHINE') note(map, `${key.path.toLowerCase()}\\`, at);
  });
  collections.set(dumps, map);
  return map;
}

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
  for (const dump of dumpsAbout(dumps, path)) found = lookupKeys(found, dump, keysAbout(dump, path), dump.queries, path, name, whole);
  return found;
}

/** What one text says by itself. */
export function lookupIn(dump: RegistryDump, path: string, name: string): Lookup {
  return lookupKeys({ state: 'unsaid' }, dump, keysAbout(dump, path), dump.queries, path, name, false);
}

/** What one key of a text, or one query, says by itself; `unsaid` where it says nothing about the value. */
export function lookupAlone(part: { readonly key: DumpedKey } | { readonly query: RegistryQuery }, dump: RegistryDump, path: string, name: string): Lookup {
  return 'key' in part ? lookupKeys({ state: 'unsaid' }, dump, [part.key], [], path, name, false) : lookupKeys({ state: 'unsaid' }, dump, [], [part.query], path, name, false);
}

function lookupKeys(before: Lookup, dump: RegistryDump, keys: readonly DumpedKey[], queries: readonly RegistryQuery[], path: string, name: string, whole: boolean): Lookup {
  let found = before;
  const low = name.toLowerCase();
  for (const key of keys) {
    if (key.deleted && below(key.key, path)) found = { state: 'absent', line: key.line };
    if (!same(key.key, path)) continue;
    const value = key.values.findLast((v) => v.name.toLowerCase() === low);
    const gone = key.absent.findLast((a) => a.value.toLowerCase() === low);
    if (value && (!gone || gone.line < value.line)) found = { state: 'set', value: value.value, line: value.line };
    else if (gone) found = { state: 'absent', line: gone.line };
    else if (whole && !key.deleted && found.state === 'unsaid' && asked(dump, path, name)) found = { state: 'absent', line: key.line };
  }
  for (const query of queries) {
    const gone = query.outcome === 'not-found' || query.outcome === 'nothing';
    if (!gone && !(query.outcome === 'found' && query.whole)) continue;
    // What a query found is all there is, of the key alone or of the tree.
    if (!gone && query.name === undefined && !query.tree && !same(query.key, path)) continue;
    const covers = query.name === undefined || query.tree ? below(query.key, path) : same(query.key, path);
    const hit = covers && (query.name === undefined || query.name.toLowerCase() === low);
    if (hit && found.state === 'unsaid') found = { state: 'absent', line: query.said ?? query.line };
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
