import { beforeOfImage, applyTo, emptyImage, type RegistryImage } from '../../../src/core/registry/image.ts';
import { difference } from '../../../src/core/registry/difference.ts';
import { undoOf } from '../../../src/core/registry/undo.ts';
import type { Change, RegistryData, RegistryKey } from '../../../src/core/registry/model.ts';
import { schannelSettings, type Setting } from '../../../src/data/schannel-settings.ts';
import { tlsPresets } from '../../../src/data/tls-presets.ts';
import { windowsTls } from '../../../src/data/windows-tls.ts';
import { changeSet, desiredValues, type Wishes } from '../../../src/core/schannel/plan.ts';
import { dice, type Roll } from '../dice.ts';

/** A registry before, a change, and the way back. */
export interface Situation {
  readonly id: string;
  readonly family: string;
  readonly says: string;
  /** The key below which everything of it stands, so that it can share a registry with others; absent: it needs one of its own. */
  readonly root?: string;
  readonly before: RegistryImage;
  readonly changes: readonly Change[];
  readonly undo: readonly Change[];
}

/** As the keys of an export are compared: in lower case with the hive. */
export function rootOf(root: string): string {
  return `hkey_local_machine\\${root}`.toLowerCase();
}

const pick = <T>(roll: Roll, list: readonly [T, ...T[]]): T => list[roll(list.length)] ?? list[0];

/** Names and texts to draw from. `trees`: keys are made and deleted too. */
interface Pool {
  readonly keys: readonly [string, ...string[]];
  readonly names: readonly [string, ...string[]];
  readonly texts: readonly [string, ...string[]];
  readonly trees: boolean;
}

const AWKWARD: Pool = {
  keys: ['RC4 128/128', 'TLS 1.2', 'Client', 'Triple DES 168', 'a [b] c', 'Straße', "it's", 'x=y', 'semi;colon', '00010002', 'v4.0.30319'],
  names: ['Enabled', 'DisabledByDefault', 'Functions', 'EccCurves', '', 'with "quotes"', 'back\\slash', 'a=b', 'über', 'Data 1'],
  texts: ['TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256', '', 'C:\\dir\\', 'say "stop"', "O'Brien", 'a & b | c < d > e', 'x^y!z', 'comma, semi; hash #', 'Grüße', '\u202Eabc', 'tab\there', 'line\r\nbreak', '$(x) `n ${y}'],
  trees: true,
};

/**
 * What reg.exe takes and a batch file can hold. Keys are neither made nor deleted by themselves: for `reg add KEY /f` Wine writes an empty default value, which
 * Windows does not.
 */
const FOR_A_LINE: Pool = {
  keys: ['RC4 128/128', 'TLS 1.2', 'Client', 'Triple DES 168', 'a [b] c', "it's", 'x=y', 'semi;colon', 'a & b', '00010002', '(x)', 'v4.0.30319'],
  names: ['Enabled', 'DisabledByDefault', 'Functions', 'EccCurves', 'a=b', 'Data 1', 'a&b|c', '-x', '/v'],
  texts: ['TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256', "O'Brien", 'a & b | c < d > e', 'x^y', 'comma, semi; hash #', '$(x) `n ${y}', '& calc', '> out.txt', '/f', '-'],
  trees: false,
};

function data(roll: Roll, { texts }: Pool): RegistryData {
  switch (roll(8)) {
    case 0:
      return { type: 'REG_SZ', data: pick(roll, texts) };
    case 1:
      return { type: 'REG_EXPAND_SZ', data: '%SystemRoot%\\x' };
    case 2:
      return { type: 'REG_MULTI_SZ', data: Array.from({ length: roll(4) }, () => pick(roll, texts)).filter((t) => t !== '') };
    case 3:
      return { type: 'REG_BINARY', data: Array.from({ length: roll(40) }, () => roll(256).toString(16).padStart(2, '0')).join('') };
    case 4:
      return { type: 'REG_QWORD', data: (roll(2 ** 30) * 65_537).toString(16) };
    default:
      return { type: 'REG_DWORD', data: pick(roll, [0, 1, 2, 0x800, 0xa80, 0xffffffff]) };
  }
}

function someKey(roll: Roll, root: string, { keys }: Pool): RegistryKey {
  return { hive: 'HKEY_LOCAL_MACHINE', path: [root, ...Array.from({ length: 1 + roll(3) }, () => pick(roll, keys))].join('\\') };
}

function random(roll: Roll, root: string, pool: Pool, count: number): readonly Change[] {
  return Array.from({ length: count }, (): Change => {
    const key = someKey(roll, root, pool);
    const kind = pool.trees ? roll(10) : 2 + roll(8);
    if (kind === 0) return { kind: 'delete-key', key };
    if (kind === 1) return { kind: 'create-key', key };
    const name = pick(roll, pool.names);
    return kind < 4 ? { kind: 'delete-value', key, name } : { kind: 'set', key, name, value: data(roll, pool) };
  });
}

function situation({ before, ...about }: Pick<Situation, 'id' | 'family' | 'says' | 'root' | 'before'>, intents: readonly Change[]): readonly Situation[] {
  const known = beforeOfImage(before);
  const { changes } = difference(intents, known);
  const { changes: undo, inexact } = undoOf(changes, known);
  return changes.length === 0 || inexact.length > 0 ? [] : [{ ...about, before, changes, undo }];
}

/** Random registries and intents with data of every type. `root` keeps situations apart that share a registry. */
function randoms(family: string, pool: Pool, count: number): readonly Situation[] {
  const roll = dice(20261121);
  return Array.from({ length: count }, (_, i) => {
    const root = `SOFTWARE\\SspiRunbook\\${family}${i + 1}`;
    const start: Change = { kind: 'create-key', key: { hive: 'HKEY_LOCAL_MACHINE', path: root } };
    const before = applyTo(emptyImage, [start, ...random(roll, root, pool, 2 + roll(10))]);
    return situation({ id: `${family} ${i + 1}`, family, says: `${family} registry and intents, ${i + 1}`, root, before }, random(roll, root, pool, 2 + roll(12)));
  }).flat();
}

const settings: readonly Setting[] = schannelSettings;

/** A registry in which about half of the settings of this group have a value, some of them of the wrong type. */
function usual(roll: Roll): RegistryImage {
  const values = settings.flatMap((s): Change[] => {
    if (s.hive !== 'HKEY_LOCAL_MACHINE' || roll(2) === 0) return [];
    const value: RegistryData = roll(12) === 0 ? { type: 'REG_SZ', data: '0' } : s.type === 'REG_DWORD' ? { type: 'REG_DWORD', data: pick(roll, [0, 1, 0xffffffff]) } : data(roll, AWKWARD);
    return [{ kind: 'set', key: { hive: s.hive, path: s.key }, name: s.name, value }];
  });
  return applyTo(emptyImage, [{ kind: 'create-key', key: { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL' } }, ...values]);
}

/** Every preset on every Windows version, against a registry that has a history. */
function presets(): readonly Situation[] {
  const roll = dice(7);
  return tlsPresets.flatMap((preset) =>
    windowsTls.flatMap((windows) => {
      const wishes: Wishes = {
        protocols: Object.fromEntries(Object.entries(preset.protocols).map(([name, row]) => [name, row.to])) as Wishes['protocols'],
        sides: ['client', 'server'], dotnet4: preset.dotnet.to, dotnet2: preset.dotnet.to, winhttp: preset.winhttp.to, logging: preset.logging.to,
      };
      const { desired } = desiredValues(wishes, windows);
      return situation({ id: `${preset.id} ${windows.id}`, family: 'presets', says: `${preset.label}, on ${windows.name}`, before: usual(roll) }, changeSet(desired));
    }),
  );
}

export function situations(): readonly Situation[] {
  return [...presets(), ...randoms('awkward', AWKWARD, 120), ...randoms('plain', FOR_A_LINE, 100)];
}
