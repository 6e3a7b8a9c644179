/** What a paste tells of the registry before a change. */
import { registryAreas } from '../../data/registry-areas.ts';
import type { DumpKey, DumpedData, RegistryDump } from '../readers/registry-dump.ts';
import { stateIn } from '../schannel/registry-text.ts';
import type { RegistryText } from '../schannel/registry-text.ts';
import type { Before, BeforeKey, BeforeValue } from './before.ts';
import { chainOf, indexOf, isBelow } from './dump-index.ts';
import type { DumpIndex } from './dump-index.ts';
import { keyId } from './model.ts';
import type { Hive, RegistryKey } from './model.ts';

interface Told {
  readonly index: DumpIndex;
  readonly texts: Readonly<Record<Hive, RegistryText>>;
  /** A long file was read, of which keys outside the known areas were not kept. */
  readonly partly: boolean;
}

/**
 * The state before, from exported .reg files, `reg query` output and PowerShell lists. A value that the text does not show is unknown, unless the
 * text shows its key as a whole (stateIn knows when). `asked` names the keys whose export the page asks for. What two places tell differently is unknown.
 *
 *     beforeOf(registryText(readings)).value(key, 'Enabled')   // { state: 'set', name: 'Enabled', value: { type: 'REG_DWORD', data: 1 } }
 *
 * Sources: Microsoft KB310516 (exports); reg query command reference; PowerShell about_Registry_Provider.
 */
export function beforeOf(text: RegistryText, asked: readonly DumpKey[] = []): Before {
  const dumps = text.dumps.map(withoutSlashQueries);
  const told: Told = {
    index: indexOf(dumps, [...text.trees.keys()].map((path) => keyId({ hive: 'HKEY_LOCAL_MACHINE', path })), asked),
    texts: { HKEY_LOCAL_MACHINE: { ...text, dumps }, HKEY_CURRENT_USER: { ...text, dumps: dumps.map(asMachine), trees: new Map() } },
    partly: dumps.some((dump) => dump.left !== undefined),
  };
  return {
    key: (key) => stateOfKey(told, keyId(key)),
    value: (key, name) => valueOf(told, key, name),
    tree: (root) => treeOf(told, root),
  };
}

/** The registry drive of PowerShell takes a slash for a separator: that it does not find such a key says nothing. */
function withoutSlashQueries(dump: RegistryDump): RegistryDump {
  if (dump.layout !== 'powershell' || !dump.queries.some((query) => query.key.path.includes('/'))) return dump;
  return { ...dump, queries: dump.queries.filter((query) => !query.key.path.includes('/')) };
}

/** stateIn answers for HKEY_LOCAL_MACHINE; its rules are the same for the hive of a person. */
function asMachine(dump: RegistryDump): RegistryDump {
  const own = <T extends { readonly key: DumpKey }>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => row.key.hive === 'HKEY_CURRENT_USER').map((row) => ({ ...row, key: { ...row.key, hive: 'HKEY_LOCAL_MACHINE' } }));
  return { ...dump, keys: own(dump.keys), queries: own(dump.queries) };
}

function valueOf(told: Told, key: RegistryKey, name: string): BeforeValue {
  const id = keyId(key);
  if (stateOfKey(told, id) === 'absent') return { state: 'absent' };
  const state = stateIn(told.texts[key.hive] ?? told.texts.HKEY_LOCAL_MACHINE, key.path, name);
  switch (state.state) {
    case 'set':
      return known(spelling(told.index, id, name), state.value);
    case 'absent':
      return isSkipped(told, id) ? { state: 'unknown', why: 'the key lies outside the part of a long file that is kept' } : { state: 'absent' };
    case 'mixed':
      return { state: 'unknown', why: `lines ${state.lines.join(' and ')} say different things` };
    case 'denied':
      return { state: 'unknown', why: `line ${state.line}: reading was refused` };
    case 'unsaid':
      return chainOf(id).some((one) => told.index.trees.has(one)) && !isSkipped(told, id) ? { state: 'absent' } : { state: 'unknown', why: 'the paste does not show it' };
  }
}

/** Of a long file only some parts are kept: what is missing elsewhere was perhaps there. */
function isSkipped({ partly, index }: Told, id: string): boolean {
  const path = id.slice(id.indexOf('\\') + 1);
  return partly && !index.dumps.some((dump) => dump.printed.has(id)) && !registryAreas.some((area) => isBelow(path, area));
}

function known(name: string, value: DumpedData): BeforeValue {
  switch (value.type) {
    case 'untyped':
      return { state: 'untyped', name, text: value.data };
    case 'other':
      return { state: 'unreadable', name };
    default:
      return { state: 'set', name, value };
  }
}

function spelling(index: DumpIndex, id: string, name: string): string {
  const wanted = name.toLowerCase();
  for (const dump of index.dumps) {
    for (const row of dump.printed.get(id) ?? []) {
      const found = row.values.find((value) => value.name.toLowerCase() === wanted);
      if (found) return found.name;
    }
  }
  return name;
}

/** There and not there at once, in two places of a paste, is unknown. */
function stateOfKey(told: Told, id: string): ReturnType<Before['key']> {
  const { dumps, above, trees } = told.index;
  const there = above.has(id) || dumps.some((dump) => dump.printed.has(id));
  const chain = chainOf(id);
  const absent = (!there && chain.some((one) => trees.has(one)) && !isSkipped(told, id)) || dumps.some((dump) => isGone(dump, id, chain));
  return there === absent ? 'unknown' : there ? 'there' : 'absent';
}

function isGone(dump: DumpIndex['dumps'][number], id: string, chain: readonly string[]): boolean {
  if (chain.some((one) => dump.deleted.has(one))) return true;
  return dump.queries.some((query) => {
    const asked = keyId(query.key);
    if (query.name !== undefined || !isBelow(id, asked)) return false;
    if (query.outcome === 'not-found') return true;
    // Without /s the keys right below are listed: what is missing there is missing with all below it. With /s a key without values may not be printed.
    if (query.outcome !== 'found' || query.whole !== true || query.tree || id === asked) return false;
    return !dump.printed.has(childOf(id, asked));
  });
}

/** The key right below `root` on the way to `id`. */
function childOf(id: string, root: string): string {
  const end = id.indexOf('\\', root.length + 1);
  return end < 0 ? id : id.slice(0, end);
}

function treeOf(told: Told, root: RegistryKey): ReturnType<Before['tree']> {
  const id = keyId(root);
  const { dumps, trees } = told.index;
  const rows = new Map<string, RegistryKey>();
  for (const dump of dumps) {
    for (const [one, printed] of dump.printed) if (printed[0] && isBelow(one, id) && !rows.has(one)) rows.set(one, { hive: root.hive, path: printed[0].key.path });
  }
  const keys = [...rows]
    .filter(([one]) => stateOfKey(told, one) === 'there')
    .sort(([a], [b]) => a.length - b.length)
    .map(([one, key]): BeforeKey => {
      const names = new Map(dumps.flatMap((dump) => (dump.printed.get(one) ?? []).flatMap((part) => part.values.map((value) => [value.name.toLowerCase(), value.name] as const))));
      return { key, values: [...names.values()].map((name) => valueOf(told, key, name)).filter((value): value is BeforeKey['values'][number] => 'name' in value) };
    });
  return { keys, whole: chainOf(id).some((one) => trees.has(one)) && !told.partly };
}
