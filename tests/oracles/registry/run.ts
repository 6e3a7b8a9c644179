// npm run oracles runs this for the set "registry": change sets put into a real hive as .reg files (hivex), and into the registry of Wine as reg.exe lines. Both are read
// back and compared with what the model of the registry says; after the undo the export has to be what it was, byte for byte in the hive.
// --self-test: wrong expectations; each must come out as a disagreement.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '../../../src/core/blocks.ts';
import { emitReg } from '../../../src/core/registry/emit-reg.ts';
import { emitRegexe } from '../../../src/core/registry/emit-regexe.ts';
import { applyTo, type RegistryImage } from '../../../src/core/registry/image.ts';
import type { Change } from '../../../src/core/registry/model.ts';
import type { Report, Row } from '../report.ts';
import { openHive } from './hive.ts';
import { differing, linesOfExport, linesOfImage, type Lines } from './read-export.ts';
import { rootOf, situations, type Situation } from './situations.ts';
import { startWine } from './wine.ts';

const set = 'registry';

interface Seen {
  readonly before: Lines;
  readonly after: Lines;
  readonly undone: Lines;
  /** The export after the undo has the same bytes as before; undefined where nobody promises that. */
  readonly sameBytes?: boolean;
}

/** All values and keys of a registry in memory, as changes to an empty one. */
function all({ keys }: RegistryImage): readonly Change[] {
  return [...keys.values()].flatMap(({ key, values }): Change[] => [{ kind: 'create-key', key }, ...[...values.values()].map(({ name, value }): Change => ({ kind: 'set', key, name, value }))]);
}

function regFile(changes: readonly Change[]): Buffer {
  const out = emitReg(changes);
  if (!out.ok) throw new Error(`A .reg file is refused: ${out.refusal.reason}`);
  return Buffer.from(`\uFEFF${textOf(out.lines, '\r\n')}\r\n`, 'utf16le');
}

/** Situations that share a hive: their roots differ. */
function inHive(folder: string, group: readonly Situation[]): readonly Seen[] {
  const hive = openHive(folder, 'hive');
  const step = (of: (s: Situation) => readonly Change[]): string => {
    hive.merge(regFile(group.flatMap(of)));
    return hive.export();
  };
  const texts = [step((s) => all(s.before)), step((s) => s.changes), step((s) => s.undo)] as const;
  const [before, after, undone] = texts.map((text) => linesOfExport(text)) as [Lines, Lines, Lines];
  return group.map((s) => ({ before: within(before, s), after: within(after, s), undone: within(undone, s), sameBytes: texts[0] === texts[2] }));
}

/** Lines of the part of the registry that belongs to a situation. */
function within(lines: Lines, { root }: Situation): Lines {
  const start = root === undefined ? 'hkey_local_machine\\' : rootOf(root);
  return lines.filter((line) => (line.startsWith(`${start}\\`) || line === start || line.startsWith(`${start}\t`) || root === undefined) && line !== 'hkey_local_machine' && line !== 'hkey_local_machine\\');
}

const ASCII = /^[\x20-\x7e]*$/;

/** Situations whose changes the emitter of reg.exe lines takes. A batch file is read in another code page, so that its lines have to be ASCII. */
function forRegexe(group: readonly Situation[]): readonly { readonly s: Situation; readonly change: readonly string[]; readonly undo: readonly string[] }[] {
  return group.flatMap((s) => {
    const change = emitRegexe(s.changes);
    const undo = emitRegexe(s.undo);
    if (!change.ok || !undo.ok) return [];
    const lines = (out: typeof change): readonly string[] => out.lines.map((l) => textOf([l]));
    return [...lines(change), ...lines(undo)].every((l) => ASCII.test(l)) ? [{ s, change: lines(change), undo: lines(undo) }] : [];
  });
}

function inWine(folder: string, group: ReturnType<typeof forRegexe>): readonly Seen[] {
  const wine = startWine(folder);
  try {
    const look = (): Lines => linesOfExport(wine.export('HKLM\\SOFTWARE\\SspiRunbook'));
    wine.importReg(regFile(group.flatMap(({ s }) => all(s.before))));
    const before = look();
    wine.batch(group.flatMap(({ change }) => change));
    const after = look();
    wine.batch(group.flatMap(({ undo }) => undo));
    const undone = look();
    return group.map(({ s }) => ({ before: within(before, s), after: within(after, s), undone: within(undone, s) }));
  } finally {
    wine.stop();
  }
}

function compared(s: Situation, seen: Seen, wrong?: Lines): readonly string[] {
  const own = (image: RegistryImage): Lines => within(linesOfImage(image), s);
  return [
    ...differing(own(s.before), seen.before).map((l) => `before the change, ${l}`),
    ...differing(wrong ?? own(applyTo(s.before, s.changes)), seen.after).map((l) => `after the change, ${l}`),
    ...differing(seen.before, seen.undone).map((l) => `after the undo, ${l}`),
    ...(seen.sameBytes === false ? ['after the undo, the export has other bytes'] : []),
  ];
}

function rowOf(program: string, s: Situation, seen: Seen, wrong?: Lines): Row {
  const found = compared(s, seen, wrong);
  return {
    id: `${program} ${s.id}`, family: `${program}, ${s.family}`, says: s.says, windows: 'the registry holds what the change says, and after the undo what it held before',
    result: found.length === 0 ? 'agreed' : 'disagreed',
    expected: [`${s.changes.length} changes, ${s.undo.length} to undo them`], observed: found.length === 0 ? ['the same'] : found,
  };
}

/** What the registry holds after the change, wrong by one line. */
function wrongs(s: Situation, seen: Seen): readonly Lines[] {
  return [[...seen.after, `${rootOf(s.root ?? 'SOFTWARE')}\tnobody\tREG_DWORD\t1`], ...(seen.after.length > 0 ? [seen.after.slice(1)] : [])];
}

function run(): Report {
  const folder = mkdtempSync(join(tmpdir(), 'sspi-registry-'));
  const selfTest = process.argv.includes('--self-test');
  try {
    const everything = selfTest ? situations().filter((_, i) => i % 12 === 0) : situations();
    const apart = everything.filter((s) => s.root === undefined);
    const together = everything.filter((s) => s.root !== undefined);
    const seen: (readonly [string, Situation, Seen])[] = [];
    for (const s of apart) seen.push(...inHive(folder, [s]).map((one) => ['hivex', s, one] as const));
    inHive(folder, together).forEach((one, i) => seen.push(['hivex', together[i]!, one]));
    const lines = forRegexe(together.filter((s) => s.family === 'plain'));
    console.error(`  reg.exe takes ${lines.length} of the plain situations`);
    inWine(folder, lines).forEach((one, i) => seen.push(['Wine', lines[i]!.s, one]));
    const wrong = seen.flatMap(([program, s, one]) => wrongs(s, one).map((w, i) => ({ ...rowOf(program, s, one, w), id: `${program} ${s.id}, wrong expectation ${i + 1}` })));
    return { set, rows: selfTest ? wrong : seen.map(([program, s, one]) => rowOf(program, s, one)), falsified: { tried: wrong.length, reported: wrong.filter((r) => r.result === 'disagreed').length } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(JSON.stringify(run()));
