/** What all registry facts of a paste say about one value together. */
import { landmarks } from '../../data/ntlm-policies.ts';
import type { DumpedData, DumpedKey, RegistryDump } from '../readers/registry-dump.ts';
import { dumpsAbout, keysAbout, lookupAlone, lookupIn, numberOf } from '../readers/registry-lookup.ts';
import type { Lookup } from '../readers/registry-lookup.ts';
import { itemProperty } from '../readers/item-property.ts';
import { regExport } from '../readers/reg-export.ts';
import { regQuery } from '../readers/reg-query.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';

/** `unsaid` is not absent: the text does not show it. `mixed`: two machines, or before and after. */
export type State =
  | { readonly state: 'set'; readonly value: DumpedData; readonly number: number | undefined; readonly line: number }
  | { readonly state: 'absent'; readonly line: number; readonly means: string }
  | { readonly state: 'mixed'; readonly lines: readonly number[] }
  | { readonly state: 'denied'; readonly line: number }
  | { readonly state: 'unsaid' };

/** Readers whose blocks the judges of registry values look at. */
export const registryReaders = [regQuery, regExport, itemProperty] as const;

/** The registry facts of a paste, in the order of its lines. */
export function dumpsOf(readings: readonly Reading[]): readonly RegistryDump[] {
  return registryReaders
    .flatMap((reader) => readingsOf<RegistryDump>(readings, reader))
    .sort((a, b) => a.from - b.from)
    .map((r) => r.facts);
}

/**
 * What the dumps say about a value below HKEY_LOCAL_MACHINE. It is absent where the text says so, and where a whole key is printed without it: behind a
 * `reg query` of the key, in a list of several values, or with values that nobody asks for by name.
 *
 *     stateOf(dumps, 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0', 'RestrictSendingNTLMTraffic')   // { state: 'set', number: 2, … }
 */
export function stateOf(dumps: readonly RegistryDump[], path: string, name: string): State {
  const about = dumpsAbout(dumps, path);
  const said = about.flatMap((dump) => each(dump, path, name));
  const first = said[0];
  if (!first) {
    const denied = about.flatMap((d) => d.queries).find((q) => q.outcome === 'denied' && q.key.path.toLowerCase() === path.toLowerCase());
    return denied ? { state: 'denied', line: denied.said ?? denied.line } : { state: 'unsaid' };
  }
  const kinds = new Set(said.map((s) => (s.state === 'set' ? JSON.stringify(comparable(s)) : 'absent')));
  if (kinds.size > 1) return { state: 'mixed', lines: said.map((s) => s.line) };
  return first;
}

type Said = Extract<State, { state: 'set' | 'absent' }>;

/** PowerShell shows no types: the same number may come as text. */
function comparable(said: Extract<State, { state: 'set' }>): unknown {
  return said.number ?? (typeof said.value.data === 'string' ? said.value.data.toLowerCase() : said.value.data);
}

/** A .reg file is one thing, in which the last line wins; other texts are answers to several questions. */
function each(dump: RegistryDump, path: string, name: string): readonly Said[] {
  const about = keysAbout(dump, path);
  const found: readonly Lookup[] = dump.layout === 'reg-file'
    ? [lookupIn(dump, path, name)]
    : [
        ...about.map((key) => lookupAlone({ key }, dump, path, name)),
        ...dump.queries.filter((q) => q.outcome !== 'found').map((query) => lookupAlone({ query }, dump, path, name)),
      ];
  const direct = found.flatMap((one): readonly Said[] => {
    if (one.state === 'set') return [{ ...one, number: numberOf(one.value) }];
    return one.state === 'absent' ? [{ ...one, means: 'not there' }] : [];
  });
  if (direct.length > 0) return direct;
  const key = about.find((k) => k.key.path.toLowerCase() === path.toLowerCase() && !k.deleted);
  // The reader knows an output that is whole, by the prompt behind it.
  const told = lookupIn(dump, path, name);
  if (key && (told.state === 'absent' || isWhole(dump, key, path))) return [{ state: 'absent', line: key.line, means: `not among the ${key.values.length} values of the key` }];
  return told.state === 'absent' ? [{ ...told, means: 'not there' }] : [];
}

function isWhole(dump: RegistryDump, key: DumpedKey, path: string): boolean {
  if (key.values.length === 0) return false;
  const known = (landmarks[path] ?? []).map((n) => n.toLowerCase());
  if (key.values.some((v) => known.includes(v.name.toLowerCase()))) return true;
  if (dump.layout !== 'reg-query') return false;
  const asked = dump.queries.find((q) => q.outcome === 'found');
  // One value by name prints one; several values of a key come from a query of the key.
  return asked ? asked.name === undefined : key.values.length > 1;
}

/** A set value as a person reads it: `2`, `sql05, ag-sales`. */
export function shownValue(value: DumpedData): string {
  return Array.isArray(value.data) ? value.data.join(', ') : String(value.data);
}

/**
 * Names of a multi-string. PowerShell shows them in braces and leaves out the fifth and later ones.
 *
 *     namesIn({ type: 'untyped', data: '{sql05, ag-sales...}' })   // { names: ['sql05', 'ag-sales'], cut: true }
 */
export function namesIn(value: DumpedData): { readonly names: readonly string[]; readonly cut: boolean } | undefined {
  if (value.type === 'REG_MULTI_SZ') return { names: value.data.map((n) => n.trim()).filter((n) => n !== ''), cut: false };
  if (value.type !== 'untyped') return undefined;
  const inside = value.data.startsWith('{') ? value.data.slice(1).replace(/\}\s?$/, '') : undefined;
  if (inside === undefined) return undefined;
  const cut = inside.endsWith('...') || inside.endsWith('…') || !value.data.trimEnd().endsWith('}');
  return { names: inside.replace(/(?:\.\.\.|…)$/, '').split(',').map((n) => n.trim()).filter((n) => n !== ''), cut };
}
