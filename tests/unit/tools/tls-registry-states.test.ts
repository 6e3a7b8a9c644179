import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, textOf } from '../../../src/core/blocks.ts';
import type { CommandBlock, ExportBlock, FileBlock, FindingBlock, NoteBlock, TableBlock } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { regExport } from '../../../src/core/readers/reg-export.ts';
import { uncovered } from '../../../src/core/registry/backup.ts';
import { emitReg } from '../../../src/core/registry/emit-reg.ts';
import type { Change, RegistryData } from '../../../src/core/registry/model.ts';
import { effectiveTls } from '../../../src/core/schannel/effective.ts';
import { prepare } from '../../../src/core/text/prepare.ts';
import { backupRoots, schannelSettings } from '../../../src/data/schannel-settings.ts';
import type { Setting } from '../../../src/data/schannel-settings.ts';
import { tlsPresets } from '../../../src/data/tls-presets.ts';
import type { ProtocolWish, TlsPreset } from '../../../src/data/tls-presets.ts';
import { protocolNames, sideNames, windowsTls } from '../../../src/data/windows-tls.ts';
import type { WindowsTls } from '../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../src/data/windows-versions.ts';
import { oldPeers } from '../../../src/tools/tls-registry/old-peers.ts';
import { moreGroups, singleSettings } from '../../../src/tools/tls-registry/more-fields.ts';
import { presetTable } from '../../../src/tools/tls-registry/preset-table.ts';
import { tlsRegistry } from '../../../src/tools/tls-registry.ts';
import { isShown } from '../../../src/tools/tool.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { Registry, readPowershell, readPreference, readReg, readRegexe } from '../core/registry/readers.ts';
import type { Op } from '../core/registry/readers.ts';

const readers = { reg: readReg, powershell: readPowershell, regexe: readRegexe, preference: readPreference } as const;
const targets = ['reg', 'powershell', 'regexe', 'preference'] as const;
const settings: readonly Setting[] = schannelSettings;
const presets: readonly TlsPreset[] = tlsPresets;
const rows: readonly WindowsTls[] = windowsTls;
const ALL_PARTS = 'schannel,dotnet4,dotnet2,winhttp,ciphers,rest';

const find = (output: Output, id: string) => output.blocks.find((one) => one.id === id);
const lines = (output: Output, id: string): string => textOf((find(output, id) as CommandBlock | FileBlock).lines);
const note = (output: Output, id: string): string => plainText((find(output, id) as NoteBlock | undefined)?.text ?? []);
const finding = (output: Output, id: string): string => plainText((find(output, id) as FindingBlock | undefined)?.says ?? []);
const table = (output: Output, id: string): string[][] => ((find(output, id) as TableBlock | undefined)?.rows ?? []).map((row) => row.map(plainText));
const writeUp = (output: Output): string => (find(output, 'write-up') as ExportBlock).text;

function ops(output: Output, id: 'apply' | 'remove' | 'undo', target: (typeof targets)[number]): Op[] {
  return [`${id}-${target}`, `${id}-${target}-user`].filter((name) => find(output, name)).flatMap((name) => readers[target](lines(output, name)));
}

const options = (id: string): string[] => tlsRegistry.fields.find((field) => field.id === id)?.options?.map(({ value }) => value) ?? [];

// Presets

/** The values of each published version. A value that changes needs a new date. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'modern 2026-11-22': 'fb98b8f488ebf393',
  'compatible 2026-11-22': '8c6c802309268335',
  'audit 2026-11-21': 'e9ed338161efe472',
  'defaults 2026-11-22': 'd51d0eae7cbf03da',
};

test('a preset that changes gets a new version: the published values', () => {
  const digests = Object.fromEntries(presets.map(({ id, version, protocols, dotnet, winhttp, logging, values }) => [`${id} ${version}`, createHash('sha256').update(JSON.stringify([Object.entries(protocols).map(([name, { to, kept }]) => [name, to, kept !== undefined]), dotnet.to, winhttp.to, logging.to, values.map(({ settings: ids, to }) => [ids, to])])).digest('hex').slice(0, 16)]));
  assert.deepEqual(digests, PUBLISHED);
  for (const { id, version, history } of presets) assert.equal(history[0]?.version, version, id);
});

test('every value of a preset has a reason and a row in the published table, and its settings may be written', () => {
  for (const preset of presets) {
    const { rows: shown, caption } = presetTable(preset);
    assert.match(caption, new RegExp(`${preset.id}, version ${preset.version}`));
    assert.ok(shown.every((row) => row.length === 4 && row.every((cell) => plainText(cell) !== '')), preset.id);
    const set = Object.values(preset.protocols).filter(({ to }) => to !== 'leave').length + [preset.dotnet, preset.winhttp, preset.logging].filter(({ to }) => to !== 'leave').length;
    assert.equal(shown.length, set + preset.values.length + Object.values(preset.protocols).filter(({ kept }) => kept !== undefined).length);
    for (const { settings: ids, to } of preset.values) for (const id of ids) assert.ok(to === 'default' || settings.find((row) => row.id === id)?.handsOff === undefined, id);
  }
});

test('the defaults preset names every switch and value of the groups that it says it restores', () => {
  const named = new Set<string>(presets.find(({ id }) => id === 'defaults')?.values.flatMap(({ settings: ids }) => ids));
  const missing = settings.filter(({ group, id }) => ['cipher', 'hash', 'exchange', 'key-size', 'dtls', 'historic', 'cache', 'messaging', 'client-auth'].includes(group) && !named.has(id));
  assert.deepEqual(missing.map(({ id }) => id), []);
});

const forms = presets.flatMap((preset) =>
  rows.flatMap((windows) => ['client', 'server', 'client,server'].map((sides): Values => ({ preset: preset.id, windows: windows.id, sides, parts: ALL_PARTS, old: 'windows-7-client', reach: 'mysql-yassl', order: 'reg' }))),
);

test('every preset, Windows and side: the .reg file, read back by the reader of this project, gives the intended state', () => {
  let checked = 0;
  for (const form of forms) {
    const output = tlsRegistry.run(form);
    if (form['preset'] === 'modern' && form['windows'] === 'server-2008') {
      assert.equal(output.errors['tls12']?.rule, 'one-protocol-on');
      continue;
    }
    assert.deepEqual(output.errors, {}, JSON.stringify(form));
    const preset = presets.find(({ id }) => id === form['preset']);
    const windows = rows.find(({ id }) => id === form['windows']);
    assert.ok(preset && windows);
    const readings = regExport.read(prepare(lines(output, 'apply-reg').replaceAll('\n', '\r\n')));
    for (const version of windowsVersions.filter(({ tls }) => tls === windows.id)) {
      const state = effectiveTls(version, readings);
      for (const row of state.protocols) {
        const chosen: boolean = form['sides']?.split(',').includes(row.side) ?? false;
        const yassl: string = windows.id === 'server-2008' ? 'TLS 1.0' : 'TLS 1.1';
        const peer: boolean = preset.id === 'compatible' && chosen && row.protocol === (row.side === 'server' ? 'TLS 1.0' : yassl);
        const wish: ProtocolWish = !chosen || preset.id === 'audit' ? 'leave' : peer ? 'on' : preset.protocols[row.protocol].to;
        const byWindows: string = windows.protocols[row.protocol][row.side];
        const wanted: string = byWindows === 'missing' ? 'missing' : wish === 'on' || wish === 'off' ? wish : byWindows;
        // What Windows setup writes for the client side of SSL 2.0.
        const setup: boolean = wish === 'default' && row.protocol === 'SSL 2.0' && row.side === 'client' && byWindows !== 'missing';
        assert.equal(row.state, setup ? 'on-request' : wanted, `${JSON.stringify(form)} ${version.id} ${row.protocol} ${row.side}`);
        checked += 1;
      }
      assert.deepEqual(state.remarks.filter(({ id }) => id.includes('tls-1-3')), [], `${preset.id} ${version.id}`);
    }
  }
  assert.ok(checked > 4000);
});

test('the output cites the preset and its version, in the tables and in the write-up', () => {
  for (const preset of presets) {
    const output = tlsRegistry.run({ preset: preset.id, windows: 'server-2022', sides: 'client', parts: ALL_PARTS });
    const captions = output.blocks.flatMap((one) => (one.kind === 'table' ? [one.caption] : []));
    assert.ok(captions.some((caption) => caption.includes(`preset ${preset.id} of ${preset.version}`)), preset.id);
    assert.match(writeUp(output), new RegExp(`preset: "${preset.id} of ${preset.version}"`));
  }
});

test('compatible keeps what the named peers need, on their side only; without a name it sets the protocols of modern', () => {
  const states = (form: Values): Record<string, string> =>
    Object.fromEntries(table(tlsRegistry.run({ preset: 'compatible', sides: 'client,server', parts: 'schannel,winhttp', windows: 'server-2022', ...form }), 'protocols-after').map((row) => [`${row[0]} ${row[1]}`, row[4] ?? '']));
  const none = states({});
  const modern = table(tlsRegistry.run({ preset: 'modern', sides: 'client,server', parts: 'schannel', windows: 'server-2022' }), 'protocols-after');
  assert.deepEqual(none, Object.fromEntries(modern.map((row) => [`${row[0]} ${row[1]}`, row[4] ?? ''])));
  const named = states({ old: 'java-7,native-client-10', reach: 'mysql-yassl' });
  const different = Object.keys(named).filter((key) => named[key] !== none[key]);
  assert.deepEqual(different.map((key) => `${key} ${named[key]}`), ['TLS 1.0 Server On', 'TLS 1.1 Client On']);
  const output = tlsRegistry.run({ preset: 'compatible', sides: 'client', parts: 'schannel,winhttp', windows: 'server-2022', reach: 'mysql-yassl' });
  assert.ok(ops(output, 'apply', 'reg').some((op) => op.op === 'set' && op.name === 'DefaultSecureProtocols' && op.data === 0x2a00));
  assert.ok(!table(output, 'loses-table').some(([who]) => who?.includes('yaSSL')));
  assert.match(table(output, 'protocols-after').find((row) => row[0] === 'TLS 1.1')?.[5] ?? '', /Named: MySQL with yaSSL/);
});

test('old peers come from the table of drivers and stop before TLS 1.2', () => {
  for (const id of ['windows-7-client', 'net-35', 'native-client-10', 'native-client-11', 'java-7']) assert.ok(oldPeers.server.some(({ loser }) => loser.id === id), id);
  for (const side of sideNames) {
    assert.ok(oldPeers[side].every(({ loser, protocol }) => loser.speaks.includes(protocol) && !loser.speaks.includes('TLS 1.2') && (protocol === 'TLS 1.0' || protocol === 'TLS 1.1')));
  }
});

// Forms with everything

const single: fc.Arbitrary<Values> = fc.subarray([...singleSettings]).map((chosen) => Object.fromEntries(chosen.map((setting) => [setting.id, anyData(setting)])));

/** Data that the field of the setting takes. */
function anyData(setting: Setting): string {
  const choices = options(setting.id);
  if (choices.length > 0) return setting.mask ? (choices.slice(0, 2).join(',')) : (choices[1 + (setting.id.length % (choices.length - 1))] ?? 'leave');
  switch (setting.id) {
    case 'suite-order-policy':
      return 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_AES_128_CBC_SHA,TLS_AES_256_GCM_SHA384';
    case 'curve-order-policy':
      return 'NistP384,curve25519';
    case 'ntlm-backconnection':
      return 'sql01.corp.example\nag-sales';
    case 'rdp-certificate':
      return '0123456789abcdef0123456789abcdef01234567';
    default:
      return setting.unit === 'threads' ? '4' : setting.id.length % 2 === 0 ? '16000' : '0x3000';
  }
}

const anyForm: fc.Arbitrary<Values> = fc
  .record({
    preset: fc.constantFrom(...options('preset')),
    windows: fc.constantFrom(...options('windows')),
    sides: fc.constantFrom('client', 'server', 'client,server'),
    parts: fc.subarray(options('parts'), { minLength: 1 }).map(String),
    fit: fc.subarray(options('fit'), { maxLength: 3 }).map(String),
    old: fc.subarray(options('old'), { maxLength: 3 }).map(String),
    reach: fc.subarray(options('reach'), { maxLength: 3 }).map(String),
    ...Object.fromEntries(['ssl2', 'ssl3', 'tls10', 'tls11', 'tls12', 'tls13', 'winhttp', 'logging', 'dtls-1-2', 'pct-1-0'].map((id) => [id, fc.constantFrom(...options(id))])),
    dotnet: fc.subarray(options('dotnet')).map(String),
    truth: fc.constantFrom(...options('truth')),
    truthside: fc.constantFrom('client', 'server'),
    order: fc.constantFrom(...options('order')),
  })
  .chain((form) => single.map((more): Values => ({ ...form, ...(form.preset === 'custom' ? more : {}) })));

// Pasted states

interface Stood {
  readonly ops: readonly Op[];
  readonly text: string;
}

/** Values of the settings table with usual, odd and wrong data, and one that belongs to nobody. */
const state: fc.Arbitrary<Stood> = fc
  .tuple(
    fc.subarray(settings.filter(({ hive }) => hive === 'HKEY_LOCAL_MACHINE'), { maxLength: 30 }),
    fc.array(fc.constantFrom<RegistryData>({ type: 'REG_DWORD', data: 0 }, { type: 'REG_DWORD', data: 1 }, { type: 'REG_DWORD', data: 0xffffffff }, { type: 'REG_DWORD', data: 2048 }, { type: 'REG_SZ', data: '1' }, { type: 'REG_QWORD', data: '1' }), { minLength: 30, maxLength: 30 }),
  )
  .map(([chosen, data]) =>
    stood(
      chosen.map((setting, i): Change => {
        const usual = data[i] ?? { type: 'REG_DWORD', data: 0 };
        const value: RegistryData = setting.type === 'REG_MULTI_SZ' ? { type: 'REG_MULTI_SZ', data: ['NistP256'] } : setting.type === 'REG_SZ' ? { type: 'REG_SZ', data: 'TLS_RSA_WITH_AES_128_CBC_SHA' } : usual;
        return { kind: 'set', key: { hive: setting.hive, path: setting.key }, name: setting.name, value };
      }),
    ),
  );

/** One export for each root of step 1, as regedit writes it: the root, then every key below it behind its parent. */
function stood(changes: readonly Change[]): Stood {
  const files = backupRoots
    .filter((root) => !('hive' in root))
    .map((one): string => {
      const root: string = one.key;
      const mine = changes.filter((change) => `${change.key.path}\\`.toLowerCase().startsWith(`${root}\\`.toLowerCase()));
      const keys = new Set([root]);
      for (const { key } of mine) for (let path = key.path; path.length > root.length; path = path.slice(0, path.lastIndexOf('\\'))) keys.add(path);
      const all: Change[] = [...keys].sort((a, b) => a.length - b.length).flatMap((path): Change[] => {
        const key = { hive: 'HKEY_LOCAL_MACHINE', path } as const;
        return [{ kind: 'create-key', key }, ...mine.filter((change) => change.key.path === path)];
      });
      const emitted = emitReg(all);
      assert.ok(emitted.ok);
      return textOf(emitted.lines, '\r\n');
    });
  const emitted = emitReg(changes);
  return { ops: emitted.ok ? readReg(textOf(emitted.lines)) : [], text: `${files.join('\r\n\r\n')}\r\n` };
}

/** What is written to the machine; the setting of a person is not in these exports. */
const ofMachine = (all: readonly Op[]): Op[] => all.filter((op) => op.key.startsWith('HKEY_LOCAL_MACHINE'));

test('with a pasted state: only differences are written, the undo returns to it in every target, and a second time nothing is left to do', () => {
  let undone = 0;
  fc.assert(
    fc.property(anyForm, state, (form, { ops: before, text }) => {
      const output = tlsRegistry.run({ ...form, paste: text });
      if (!find(output, 'apply-reg')) return;
      const start = Registry.of(before).dump();
      for (const target of targets) {
        if (find(output, `apply-${target}-refused`)) continue;
        const apply = ofMachine(ops(output, 'apply', target));
        for (const op of apply) {
          if (op.op === 'delete-key') continue;
          assert.notDeepEqual(Registry.of(before).run([op]).dump(), start, `${target}: ${JSON.stringify(op)} changes nothing`);
        }
        const registry = Registry.of(before).run(apply);
        if (find(output, `undo-${target}-refused`)) continue;
        registry.run(ofMachine(ops(output, 'undo', target)));
        assert.deepEqual(registry.dump(), start, target);
        undone += 1;
      }
      const after = Registry.of(before).run(ofMachine(ops(output, 'apply', 'reg')));
      const again = tlsRegistry.run({ ...form, paste: stood(after.export('HKEY_LOCAL_MACHINE')?.map(asChange) ?? []).text });
      assert.deepEqual(find(again, 'apply-reg') ? ofMachine(ops(again, 'apply', 'reg')) : [], []);
    }),
    { numRuns: 150 },
  );
  assert.ok(undone > 100, `${undone}`);
});

function asChange(op: Op): Change {
  assert.ok(op.op === 'set');
  const [hive = '', ...names] = op.key.split('\\');
  return { kind: 'set', key: { hive: hive as 'HKEY_LOCAL_MACHINE', path: names.join('\\') }, name: op.name, value: { type: op.type, data: op.data } as RegistryData };
}

const PROTOCOLS = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';

test('a pasted state: absent is removed by the undo, 0xffffffff returns, and the tables tell before from after', () => {
  const example = tlsRegistry.examples.find(({ values }) => values['paste'] !== undefined);
  assert.ok(example);
  const output = tlsRegistry.run(example.values);
  assert.match(finding(output, 'your-text'), /read as Windows Server 2019: Of 10 values 4 are so already and 6 differ/);
  assert.deepEqual(table(output, 'already-so').map((row) => `${row[0]?.split('\\').at(-2)} ${row[1]} ${row[2]}`), ['SSL 3.0 Enabled 0', 'SSL 3.0 DisabledByDefault 1', 'TLS 1.0 DisabledByDefault 1', 'TLS 1.2 DisabledByDefault 0']);
  const undo = ops(output, 'undo', 'regexe').map((op) => `${op.op} ${op.key.split('\\').at(-2)} ${'name' in op ? op.name : ''} ${op.op === 'set' ? String(op.data) : ''}`.trim());
  assert.ok(undo.includes('delete-value TLS 1.0 Enabled') && undo.includes('set TLS 1.2 Enabled 4294967295'), undo.join('\n'));
  const tls10 = table(output, 'protocols-after').find((row) => row[0] === 'TLS 1.0') ?? [];
  assert.match(tls10[2] ?? '', /^Off unless the program asks\..*\(line 8\)/);
  assert.deepEqual(tls10.slice(3, 6), ['0', '1, already so', 'Off']);
  const marked = table(output, 'truth').flatMap((row, i) => row.flatMap((cell, k) => (cell.includes('◀') ? [`${i} ${k} ${cell.slice(2, 5)}`] : [])));
  assert.deepEqual(marked, ['0 3 Now', '1 3 Aft']);
  assert.match(table(output, 'undo-expected').find((row) => row[0]?.includes('TLS 1.2'))?.[2] ?? '', /REG_DWORD 0xffffffff/);
});

test('everything so already: nothing to change, and no commands', () => {
  const paste = `Windows Registry Editor Version 5.00\r\n\r\n[${PROTOCOLS}\\TLS 1.0\\Server]\r\n"Enabled"=dword:00000000\r\n"DisabledByDefault"=dword:00000001\r\n`;
  const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2019', tls10: 'off', paste });
  assert.deepEqual([find(output, 'apply-reg'), find(output, 'write-up'), (find(output, 'your-text') as FindingBlock).verdict], [undefined, undefined, 'fine']);
  assert.equal(table(output, 'already-so').length, 2);
});

test('a text without registry values changes nothing in the change, and is not called fine', () => {
  const plain = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2022' });
  const output = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2022', paste: 'hello\nthere' });
  assert.equal((find(output, 'your-text') as FindingBlock).verdict, 'open');
  assert.deepEqual(ops(output, 'apply', 'reg'), ops(plain, 'apply', 'reg'));
});

test('a value that the text shows in two ways is written, and only the export brings it back', () => {
  const of = (data: string): string => `${PROTOCOLS}\\TLS 1.0\\Server\n    Enabled    REG_DWORD    ${data}\n\n`;
  const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2019', tls10: 'off', paste: `C:\\>reg query X\n\n${of('0x0')}C:\\>reg query X\n\n${of('0x1')}C:\\>` });
  assert.ok(ops(output, 'apply', 'reg').some((op) => op.op === 'set' && op.name === 'Enabled'));
  assert.match(finding(output, 'not-in-your-text'), /does not settle/);
});

test('with the pasted state a side counts as dead where its last protocol goes, and not where Windows would have had another', () => {
  const off = (name: string): string => `[${PROTOCOLS}\\${name}\\Server]\r\n"Enabled"=dword:00000000\r\n\r\n`;
  const paste = `Windows Registry Editor Version 5.00\r\n\r\n${off('TLS 1.1')}${off('TLS 1.2')}`;
  const form = { preset: 'custom', sides: 'server', windows: 'server-2019', tls10: 'off' };
  assert.deepEqual(tlsRegistry.run(form).errors, {});
  assert.equal(tlsRegistry.run({ ...form, paste }).errors['tls12']?.rule, 'one-protocol-on');
});

test('a preset does not make a larger key size smaller', () => {
  const paste = 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\KeyExchangeAlgorithms\\Diffie-Hellman]\r\n"ServerMinKeyBitLength"=dword:00001000\r\n';
  const output = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'ciphers', windows: 'server-2022', paste });
  assert.ok(!ops(output, 'apply', 'reg').some((op) => op.op === 'set' && op.name === 'ServerMinKeyBitLength'));
  assert.ok(table(output, 'already-so').some((row) => /4096, larger than 0x00000800/.test(row[2] ?? '')));
  const custom = tlsRegistry.run({ preset: 'custom', windows: 'server-2022', more: 'key-size', 'dh-server-min': '2048', paste });
  assert.match(note(custom, 'weakens'), /Smaller than now: 4096 bits/);
});

test('an export of 20 MB is read in portions', () => {
  const filler = Array.from({ length: 160_000 }, (_, i) => `[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Corp${i}\\Parameters]\r\n"Value"=dword:0000000${i % 10}\r\n\r\n`).join('');
  const paste = `Windows Registry Editor Version 5.00\r\n\r\n${filler}[${PROTOCOLS}\\TLS 1.0\\Server]\r\n"Enabled"=dword:00000000\r\n`;
  assert.ok(paste.length > 15_000_000);
  const steps = tlsRegistry.steps?.({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2019', paste });
  assert.ok(steps);
  const shares: number[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) {
      assert.ok(table(step.value, 'already-so').some((row) => row[0]?.endsWith('TLS 1.0\\Server')));
      break;
    }
    shares.push(step.value);
  }
  assert.ok(shares.length > 5 && shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1));
});

// Versions that it must fit

test('what one of the chosen versions must not have is written for none, and each version has its row', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const output = tlsRegistry.run(form);
      if (!find(output, 'apply-reg')) return;
      const chosen = rows.filter(({ id }) => id === form['windows'] || form['fit']?.split(',').includes(id));
      const apply = ops(output, 'apply', 'reg');
      if (chosen.some(({ protocols }) => protocols['TLS 1.3'].server === 'missing')) {
        assert.ok(!apply.some((op) => op.op === 'set' && op.key.includes('\\TLS 1.3\\')));
        const reads = chosen.filter(({ id }) => !id.startsWith('server-2008') || id === 'server-2008-r2');
        if (reads.some(({ protocols }) => protocols['TLS 1.3'].server === 'missing')) assert.ok(!apply.some((op) => op.op === 'set' && op.name === 'DefaultSecureProtocols' && (Number(op.data) & 0x2000) !== 0));
      }
      assert.equal(table(output, 'fits').length, chosen.length > 1 ? chosen.length : 0);
      for (const { name } of chosen) if (chosen.length > 1) assert.ok(table(output, 'fits').some((row) => row[0] === name));
    }),
    { numRuns: 150 },
  );
});

test('a version without TLS 1.2 among the chosen ones: the modern preset is refused, with its name', () => {
  const output = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2022', fit: 'server-2019,server-2008' });
  assert.match(output.errors['tls12']?.reason ?? '', /server side of Windows Server 2008 without that update/);
  assert.deepEqual(output.blocks, []);
});

test('the row of a version says what it does not read and what another one keeps from it', () => {
  const output = tlsRegistry.run({ preset: 'modern', sides: 'client', parts: ALL_PARTS, windows: 'server-2022', fit: 'windows-7' });
  const says = Object.fromEntries(table(output, 'fits').map((row) => [row[0] ?? '', row[3] ?? '']));
  assert.match(says['Windows Server 2022'] ?? '', /TLS 1\.3 is left as it is, on by default: Windows 7 SP1 must not have the key\. WinHTTP offers no TLS 1\.3/);
  assert.match(says['Windows 7 SP1'] ?? '', /Has no TLS 1\.3.*needs update 3140245.*Does not read .*ClientMinKeyBitLength/);
});

// Weakening

/** Independent of the tables: what nobody may write in silence. */
function isWeak(op: Op): boolean {
  if (op.op !== 'set') return false;
  const key = op.key.toLowerCase();
  const data = typeof op.data === 'number' ? op.data : -1;
  if (/\\protocols\\(?:ssl [23]\.0|tls 1\.[01])\\/.test(key)) return op.name === 'Enabled' && data !== 0;
  if (/\\ciphers\\(?:rc[24]|des|triple des)|\\hashes\\md5$/.test(key)) return data !== 0;
  if (op.name.endsWith('MinKeyBitLength')) return data < 2048;
  if (op.name === 'DefaultSecureProtocols' || op.name === 'SecureProtocols') return (data & 0x2a8) !== 0;
  const flags: Readonly<Record<string, (n: number) => boolean>> = {
    disableloopbackcheck: (n) => n === 1, ldapserverintegrity: (n) => n === 1, ldapenforcechannelbinding: (n) => n === 0, lmcompatibilitylevel: (n) => n < 3,
    certificatemappingmethods: (n) => (n & 7) !== 0, supportedencryptiontypes: (n) => (n & 7) !== 0, defaultdomainsupportedenctypes: (n) => (n & 7) !== 0,
  };
  return flags[op.name.toLowerCase()]?.(data) ?? (key.endsWith('\\fipsalgorithmpolicy') && data === 0);
}

/** Versions that are gone from Windows weaken nothing. */
function isThere(op: Op, chosen: readonly WindowsTls[]): boolean {
  const protocol = protocolNames.find((name) => op.key.includes(`\\Protocols\\${name}\\`));
  return protocol === undefined || chosen.some(({ protocols }) => protocols[protocol].server !== 'missing');
}

test('nothing weakens without a warning, a table, and the fields of the write-up', () => {
  let weak = 0;
  fc.assert(
    fc.property(anyForm, (form) => {
      const output = tlsRegistry.run(form);
      if (!find(output, 'apply-reg')) return;
      const chosen = rows.filter(({ id }) => id === form['windows'] || form['fit']?.split(',').includes(id));
      const found = ops(output, 'apply', 'reg').filter((op) => isWeak(op) && isThere(op, chosen));
      if (form['preset'] === 'modern' || form['preset'] === 'audit') assert.equal(find(output, 'weakens'), undefined, JSON.stringify(form));
      if (found.length === 0) return;
      weak += 1;
      assert.match(note(output, 'weakens'), /This change weakens .*No end date given/, JSON.stringify(found));
      assert.ok(table(output, 'weakens-table').length > 0);
      assert.match(writeUp(output), /weakens: "yes"\nreason: "no reason given"\nend-date: "no end date given"\n/);
      const dated = writeUp(tlsRegistry.run({ ...form, reason: 'App X, ticket 4711', until: '2027-03-31' }));
      assert.match(dated, /reason: "App X, ticket 4711"\nend-date: "2027-03-31"\n[^]*Reason: App X, ticket 4711\n\nEnd date: 2027-03-31/);
    }),
    { numRuns: 200 },
  );
  assert.ok(weak > 20, `${weak}`);
});

const weakCases: readonly (readonly [string, Values, RegExp])[] = [
  ['3DES allowed', { more: 'cipher', 'cipher-3des': '4294967295' }, /Triple DES 168: allowed/],
  ['3DES back to its default', { more: 'cipher', 'cipher-3des': 'default' }, /Triple DES 168: back to the default, allowed/],
  ['RC4 in the suite order', { more: 'suite-order', 'suite-order-policy': 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_RC4_128_SHA' }, /TLS_RSA_WITH_RC4_128_SHA in the list of suites \(RC4/],
  ['the loopback check off', { more: 'ntlm', 'ntlm-loopback': '1' }, /DisableLoopbackCheck: the check is off \(It opens NTLM reflection/],
  ['LDAP signing off', { more: 'ldap', 'ldap-signing': '1' }, /LDAPServerIntegrity: not required/],
  ['LDAP signing removed', { more: 'ldap', 'ldap-signing': 'default' }, /LDAPServerIntegrity: back to the default, not required/],
  ['FIPS off', { more: 'fips', fips: '0' }, /FipsAlgorithmPolicy: off/],
  ['old certificate mappings', { more: 'client-auth', 'certificate-mapping-methods': '4,8' }, /CertificateMappingMethods: UPN and S4U2Self/],
  ['RC4 for Kerberos', { more: 'kerberos', 'kerberos-supported-types': '4,16' }, /SupportedEncryptionTypes: RC4-HMAC and AES256/],
  ['TLS 1.0 for programs that ask', { sides: 'server', tls10: 'on-request' }, /TLS 1\.0, server side: on for programs that ask/],
  ['TLS 1.0 back to the default', { sides: 'server', tls10: 'default' }, /TLS 1\.0, server side: back to the default of Windows Server 2019, which is on/],
  ['small keys', { more: 'key-size', 'rsa-client-min': '1024' }, /PKCS ClientMinKeyBitLength: 1024 bits/],
];

for (const [name, form, says] of weakCases) {
  test(`weakens: ${name}`, () => assert.match(note(tlsRegistry.run({ preset: 'custom', windows: 'server-2019', ...form }), 'weakens'), says));
}

const strongCases: readonly (readonly [string, Values])[] = [
  ['TLS 1.0 off', { sides: 'server', tls10: 'off' }],
  ['3DES off', { more: 'cipher', 'cipher-3des': '0' }],
  ['FIPS on', { more: 'fips', fips: '1' }],
  ['LDAP signing required', { more: 'ldap', 'ldap-signing': '2' }],
  ['AES only for Kerberos', { more: 'kerberos', 'kerberos-supported-types': '8,16' }],
  ['from on to off unless asked, by the text', { sides: 'server', tls10: 'on-request', paste: `Windows Registry Editor Version 5.00\r\n\r\n[${PROTOCOLS}\\TLS 1.0\\Server]\r\n"Enabled"=dword:00000001\r\n"DisabledByDefault"=dword:00000000\r\n` }],
];

for (const [name, form] of strongCases) {
  test(`weakens nothing: ${name}`, () => {
    const output = tlsRegistry.run({ preset: 'custom', windows: 'server-2019', ...form });
    assert.ok(find(output, 'apply-reg'));
    assert.equal(find(output, 'weakens'), undefined);
    assert.doesNotMatch(writeUp(output), /end-date/);
  });
}

test('a change that leaves no suite is refused at the field that causes it', () => {
  const output = tlsRegistry.run({ preset: 'custom', windows: 'server-2019', more: 'cipher', 'cipher-aes-128': '0', 'cipher-aes-256': '0', 'cipher-3des': '0', 'cipher-rc4-128': '0' });
  assert.deepEqual([output.errors['cipher-aes-128']?.rule, output.blocks], ['one-suite-left', []]);
  const sha = tlsRegistry.run({ preset: 'custom', windows: 'server-2019', more: 'hash', 'hash-sha': '0' });
  assert.match(note(sha, 'without-suite'), /TLS 1\.0 \(client\)/);
});

test('a list that one of the other versions has no suite of is refused there', () => {
  const form = { preset: 'custom', windows: 'server-2022', more: 'suite-order', 'suite-order-policy': 'TLS_AES_256_GCM_SHA384' };
  assert.deepEqual(tlsRegistry.run(form).errors, {});
  assert.match(tlsRegistry.run({ ...form, fit: 'server-2019' }).errors['suite-order-policy']?.reason ?? '', /Windows Server 2019 without a suite/);
});

// Values of the groups

test('every setting of the table has a field, those of the forms of their own and the list of the machine excepted', () => {
  const own = ['protocol', 'dotnet4', 'dotnet2', 'winhttp', 'logging', 'dtls', 'historic'];
  const missing = settings.filter(({ group, id }) => !own.includes(group) && !tlsRegistry.fields.some((field) => field.id === id));
  assert.deepEqual(missing.map(({ id }) => id), ['suite-order-local']);
  for (const id of ['dtls-1-0', 'dtls-1-2', 'unified-hello', 'pct-1-0']) assert.ok(tlsRegistry.fields.some((field) => field.id === id), id);
  assert.deepEqual(options('more'), moreGroups);
});

test('fields of a group are shown while the group is ticked', () => {
  const shown = (more: string, id: string, preset = 'custom'): boolean => {
    const field = tlsRegistry.fields.find((one) => one.id === id);
    assert.ok(field);
    return isShown(tlsRegistry.fields, field, { preset, more });
  };
  assert.ok(shown('ldap,cipher', 'cipher-3des') && shown('cipher', 'cipher-3des') && !shown('ldap', 'cipher-3des') && !shown('', 'cipher-3des') && !shown('cipher', 'cipher-3des', 'modern'));
});

test('every single choice of every field: backup, four targets, a check and a way back, without a fault of the linter', () => {
  for (const setting of singleSettings) {
    const choices = options(setting.id);
    for (const value of choices.length > 0 ? choices.filter((one) => one !== 'leave') : [anyData(setting), 'default']) {
      const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2022', more: setting.group, [setting.id]: value });
      if (Object.keys(output.errors).length > 0) {
        assert.equal(output.errors[setting.id]?.rule, 'one-suite-left', `${setting.id} ${value}`);
        continue;
      }
      const apply = targets.map((target) => ops(output, 'apply', target));
      assert.ok(apply.every((one) => one.length === 1 && JSON.stringify(one) === JSON.stringify(apply[0])), `${setting.id} ${value}`);
      assert.ok(lines(output, 'keep-export').startsWith('reg export ') && lines(output, 'check-query').startsWith('reg query '));
      assert.equal(table(output, 'check-expected').length, 1);
      assert.ok(table(output, 'explained').length === 1 && table(output, 'explained').flat().every((cell) => cell !== ''), setting.id);
      for (const one of output.blocks) if (one.kind === 'command') assert.deepEqual(lintCommand(textOf(one.lines), one.shell), [], `${setting.id} ${one.id}`);
    }
  }
});

test('each setting stands below a key that step 1 exports', () => {
  const changes = settings.map((setting): Change => ({ kind: 'delete-value', key: { hive: setting.hive, path: setting.key }, name: setting.name }));
  assert.deepEqual(uncovered(changes, backupRoots), []);
});

test('historic values say that they do not count, and the explanation names every changed value', () => {
  const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2022', more: 'historic,cipher', 'pct-1-0': 'off', 'cipher-rc4-128': '0' });
  assert.match(note(output, 'historic'), /^2 of 3 values are historic: .*not counted as hardening/);
  assert.deepEqual(table(output, 'explained').map((row) => row[0]), ['PCT 1.0 Server Enabled, PCT 1.0 Server DisabledByDefault', 'RC4 128/128']);
  assert.match(table(output, 'explained')[0]?.[4] ?? '', /Historic/);
});

const refused: readonly (readonly [string, string, string, string])[] = [
  ['suite-order-policy', 'TLS_RSA_WITH_AES_128_CBC_SHA, TLS_AES_128_GCM_SHA256', 'suite-policy-list', 'has a blank in name 2'],
  ['suite-order-policy', 'tls_aes_128_gcm_sha256', 'suite-policy-list', 'has no suite of Windows in place 1'],
  ['suite-order-policy', 'TLS_AES_128_GCM_SHA256,TLS_AES_128_GCM_SHA256', 'suite-policy-list', 'names a suite twice'],
  ['suite-order-policy', 'TLS_AES_128_GCM_SHA256" /f & calc "', 'suite-policy-list', 'has a blank in name 1'],
  ['suite-order-policy', 'X'.repeat(1024), 'suite-policy-list', 'has 1024 characters'],
  ['curve-order-policy', 'nistp256', 'curve-policy-list', 'has no curve of Windows in place 1'],
  ['rdp-certificate', '\u200e0123456789abcdef0123456789abcdef01234567', 'setting-thumbprint', 'has a character that is not visible or not ASCII: copied thumbprints often begin with one'],
  ['rdp-certificate', '0123', 'setting-thumbprint', 'is not 40 hexadecimal digits'],
  ['maximum-cache-size', '-1', 'setting-number', 'is no whole number of 32 bits'],
  ['maximum-cache-size', '4294967296', 'setting-number', 'is no whole number of 32 bits'],
  ['maximum-cache-size', '1e3', 'setting-number', 'is no whole number of 32 bits'],
  ['message-limit-client', '0', 'setting-number', 'is outside 1 to 16777215 bytes: 0 breaks TLS'],
  ['kerberos-max-token-size', '65535', 'setting-number', 'is outside 12000 to 65534 bytes (KB837361)'],
  ['ntlm-backconnection', 'sql01.corp.example\na b', 'host-name', 'has a blank'],
  ['hash-sha256', '0', 'form-option', 'is none of them'],
  ['cipher-3des', '2', 'form-option', 'is none of them'],
  ['certificate-mapping-methods', '8,default', 'setting-bits', 'has both'],
  ['until', '2027-02-30', 'iso-date', 'is no day of the calendar'],
  ['until', 'next week', 'iso-date', 'is not written as year-month-day'],
  ['reason', 'a\u202eb', 'one-line', 'has a control character or an invisible one'],
];

for (const [id, value, rule, reason] of refused) {
  test(`refused: ${id} ${JSON.stringify(value.slice(0, 50))}`, () => {
    const group = settings.find((setting) => setting.id === id)?.group;
    const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2022', tls10: 'on', ...(group ? { more: group } : {}), [id]: value });
    assert.deepEqual([output.errors[id]?.rule, output.errors[id]?.reason], [rule, reason]);
    assert.equal(ops(output, 'apply', 'reg').length, 2);
  });
}

test('a reason with signs of Markdown stays text in the write-up', () => {
  const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2022', tls10: 'on', reason: '[x](https://a) | `b` <c>' });
  assert.match(writeUp(output), /Reason: \\\[x\\\]\(https:\/\/a\) \\\| \\`b\\` \\<c\\>\n/);
});

test('the write-up holds what, why, who loses, the steps and the sources', () => {
  const text = writeUp(tlsRegistry.run(tlsRegistry.examples[0].values));
  for (const part of ['## Values', '## Who loses the connection', '## 1 Keep the present state', '## 2 Apply', '## 3 After', '## 4 Check', '## 5 Undo', '## Sources', 'Windows Registry Editor Version 5.00', 'reg export ', 'reg query ', 'RFC 8996', 'Native Client 10.0']) assert.ok(text.includes(part), part);
});

test('without a pasted state the undo is only as good as the export, and says so', () => {
  const output = tlsRegistry.run(tlsRegistry.examples[0].values);
  const step = output.blocks.find(({ id }) => id === 'undo');
  assert.ok(step?.kind === 'step');
  assert.match(plainText(step.text ?? []), /this undo is only as good as the export/);
});
