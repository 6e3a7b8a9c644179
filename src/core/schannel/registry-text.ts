/** What the registry texts of a paste say together about the machine that they were read on. */
import { protocolNames } from '../../data/windows-tls.ts';
import type { At, Reading } from '../readers/reader.ts';
import type { DumpedData, DumpedKey, RegistryDump } from '../readers/registry-dump.ts';
import { dumpsAbout, keysAbout, lookup, numberOf } from '../readers/registry-lookup.ts';
import { dumpsOf, shownValue, stateOf } from '../judges/registry-state.ts';
import type { State } from '../judges/registry-state.ts';
import type { Told } from './effective-model.ts';

export interface RegistryText {
  /** In the order of the text, with the control set that Windows uses under its usual name. */
  readonly dumps: readonly RegistryDump[];
  /** Exported trees by their root in lower case: of what lies below, everything is shown. */
  readonly trees: ReadonlyMap<string, number>;
  /** Keys of numbered control sets of which nobody knows whether Windows uses them. */
  readonly otherSets: readonly At<string>[];
  /** Only .reg files: they may be what somebody wants, not what is there. */
  readonly onlyFiles: boolean;
}

const NUMBERED = /^system\\controlset([0-9]{3})(?=\\)/i;
const CURRENT = 'SYSTEM\\CurrentControlSet';
const SWITCHES = /^system\\controlset[0-9]{3}\\control\\securityproviders\\schannel(?:\\|$)/i;

/** The registry texts of a paste: `.reg` files, `reg query`, PowerShell lists. */
export function registryText(readings: readonly Reading[]): RegistryText {
  const read = dumpsOf(readings);
  const { dumps, otherSets } = currentSet(read);
  return { dumps, trees: treesOf(dumps), otherSets, onlyFiles: dumps.length > 0 && dumps.every((d) => d.layout === 'reg-file') };
}

/**
 * A hive that was loaded or exported from a disk has only numbered control sets; SYSTEM\Select says which one Windows uses. Where the paste has
 * CurrentControlSet itself, the numbered ones are copies.
 */
function currentSet(dumps: readonly RegistryDump[]): Pick<RegistryText, 'dumps' | 'otherSets'> {
  const numbered = dumps.flatMap((d) => d.keys.filter((k) => k.key.hive === 'HKEY_LOCAL_MACHINE' && NUMBERED.test(k.key.path)));
  if (numbered.length === 0) return { dumps, otherSets: [] };
  const switches = numbered.filter((k) => SWITCHES.test(k.key.path)).map((k) => ({ value: k.key.path, line: k.line }));
  if (dumps.some((d) => d.keys.some((k) => k.key.path.toLowerCase().startsWith(`${CURRENT.toLowerCase()}\\`)))) return { dumps, otherSets: [] };
  const current = lookup(dumps, 'SYSTEM\\Select', 'Current');
  const number = current.state === 'set' ? numberOf(current.value) : undefined;
  if (number === undefined) return { dumps, otherSets: switches };
  const wanted = String(number).padStart(3, '0');
  const renamed = dumps.map((dump): RegistryDump => ({ ...dump, keys: dump.keys.map((k) => renamedKey(k, wanted)) }));
  return { dumps: renamed, otherSets: switches.filter((s) => NUMBERED.exec(s.value)?.[1] !== wanted && !numbered.some((k) => NUMBERED.exec(k.key.path)?.[1] === wanted)) };
}

function renamedKey(key: DumpedKey, wanted: string): DumpedKey {
  const found = NUMBERED.exec(key.key.path);
  return found?.[1] === wanted ? { ...key, key: { ...key.key, path: `${CURRENT}${key.key.path.slice(found[0].length)}` } } : key;
}

/**
 * Roots of exported trees. regedit and `reg export` write the root and below it every key, also those without values, so each key but the first stands
 * behind its parent. A file that somebody wrote has values in each of its keys, or removes something; the keys of one protocol are listed by snippets too.
 */
function treesOf(dumps: readonly RegistryDump[]): ReadonlyMap<string, number> {
  const trees = new Map<string, number>();
  for (const dump of dumps) {
    if (dump.layout !== 'reg-file' || dump.keys.some((k) => k.deleted || k.absent.length > 0)) continue;
    let root: { path: string; line: number } | undefined;
    let seen = new Set<string>();
    let closed = false;
    let folders = 0;
    let last: DumpedKey | undefined;
    const end = (): void => {
      if (root && closed && folders > 0 && seen.size > 1 && last?.whole && !isOfOneProtocol(root.path)) trees.set(root.path, root.line);
    };
    for (const key of dump.keys) {
      if (key.key.hive !== 'HKEY_LOCAL_MACHINE') continue;
      const path = key.key.path.toLowerCase();
      if (!root || !`${path}\\`.startsWith(`${root.path}\\`)) {
        end();
        root = { path, line: key.line };
        seen = new Set();
        closed = true;
        folders = 0;
      } else if (dump.left === undefined && !seen.has(path.slice(0, Math.max(0, path.lastIndexOf('\\'))))) closed = false;
      seen.add(path);
      if (key.values.length === 0 && !isOfOneProtocol(path)) folders += 1;
      last = key;
    }
    end();
  }
  return trees;
}

const ONE_PROTOCOL = new Set(protocolNames.map((p) => p.toLowerCase()));

function isOfOneProtocol(root: string): boolean {
  const names = root.split('\\');
  return ONE_PROTOCOL.has(names.at(-1) ?? '') || ONE_PROTOCOL.has(names.at(-2) ?? '');
}

/** The line of the exported tree that a key belongs to; undefined where the paste has no such tree. */
export function treeOf(text: RegistryText, path: string): number | undefined {
  for (let above = path.toLowerCase(); above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('\\')))) {
    const line = text.trees.get(above);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** What the paste says of a value, with its data: `unsaid` is not absent. */
export function stateIn(text: RegistryText, path: string, name: string): State {
  const state = stateOf(text.dumps, path, name);
  if (state.state !== 'unsaid') return state;
  const row = dumpsAbout(text.dumps, path).flatMap((d) => (d.layout === 'powershell' ? keysAbout(d, path) : [])).find((k) => k.whole);
  if (row) return { state: 'absent', line: row.line, means: 'not among the values in the table' };
  const tree = treeOf(text, path);
  return tree === undefined ? state : { state: 'absent', line: tree, means: 'not in the exported tree' };
}

/**
 * What the paste tells of a value below HKEY_LOCAL_MACHINE.
 *
 *     tell(text, 'SYSTEM\\…\\TLS 1.2\\Server', 'Enabled')   // { state: 'set', number: 0xffffffff, shown: '0xffffffff', type: 'REG_DWORD', line: 4 }
 */
export function tell(text: RegistryText, path: string, name: string): Told {
  const state = stateIn(text, path, name);
  switch (state.state) {
    case 'set':
      return { state: 'set', number: state.number, shown: shownData(state.value), type: state.value.type === 'other' ? 'a type that is not known' : state.value.type, line: state.line };
    case 'absent':
      return { state: 'absent', line: state.line };
    default:
      return state;
  }
}

const LONGEST = 120;

/** Data as it stands in a sentence: numbers from 10 on in hexadecimal, texts in quotation marks. */
function shownData(value: DumpedData): string {
  const number = numberOf(value);
  if (number !== undefined) return shownNumber(number);
  const text = shownValue(value);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return value.type === 'REG_SZ' || value.type === 'REG_EXPAND_SZ' ? `"${short}"` : short;
}

/** `1`, `0xffffffff`. */
export function shownNumber(number: number): string {
  return number < 10 ? String(number) : `0x${number.toString(16)}`;
}
