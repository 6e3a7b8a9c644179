import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, textOf } from '../../../src/core/blocks.ts';
import type { Block, CommandBlock, FileBlock, NoteBlock, Rich, StepBlock, TableBlock } from '../../../src/core/blocks.ts';
import { tlsRegistry } from '../../../src/tools/tls-registry.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { Registry, argv, readPowershell, readPreference, readReg, readRegexe } from '../core/registry/readers.ts';
import type { Op } from '../core/registry/readers.ts';

const readers = { reg: readReg, powershell: readPowershell, regexe: readRegexe, preference: readPreference } as const;
const targets = ['reg', 'powershell', 'regexe', 'preference'] as const;
const SCHANNEL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';

const block = (output: Output, id: string): Block | undefined => output.blocks.find((one) => one.id === id);

function lines(output: Output, id: string): string {
  const found = block(output, id) as CommandBlock | FileBlock | undefined;
  assert.ok(found, `no block ${id}`);
  return textOf(found.lines);
}

const rich = (text: Rich | undefined): string => plainText(text ?? []);

const step = (output: Output, id: string): string => rich((block(output, id) as StepBlock).text);
const note = (output: Output, id: string): string => rich((block(output, id) as NoteBlock | undefined)?.text);

function table(output: Output, id: string): string[][] {
  return (block(output, id) as TableBlock).rows.map((row) => row.map(rich));
}

/** What one target of the apply, the remove or the undo step does; the preference of the person is a file of its own. */
function ops(output: Output, id: 'apply' | 'remove' | 'undo', target: (typeof targets)[number]): Op[] {
  return [`${id}-${target}`, `${id}-${target}-user`].filter((name) => block(output, name)).flatMap((name) => readers[target](lines(output, name)));
}

const example = (at: number): Values => tlsRegistry.examples[at]?.values ?? {};
const options = (id: string): string[] => tlsRegistry.fields.find((field) => field.id === id)?.options?.map(({ value }) => value) ?? [];
const protocolIds = ['ssl2', 'ssl3', 'tls10', 'tls11', 'tls12', 'tls13'];

const subset = (id: string): fc.Arbitrary<string> => fc.subarray(options(id)).map((chosen) => chosen.join(','));
const anyForm: fc.Arbitrary<Values> = fc.record({
  ...Object.fromEntries([...protocolIds, 'preset', 'windows', 'winhttp', 'logging', 'order'].map((id) => [id, fc.constantFrom(...options(id))])),
  ...Object.fromEntries(['sides', 'parts', 'dotnet'].map((id) => [id, subset(id)])),
});
const customForm = anyForm.map((form): Values => ({ ...form, preset: 'custom' }));

/** Every preset with every side and Windows. */
const presetForms: Values[] = ['modern', 'compatible', 'audit', 'defaults'].flatMap((preset) =>
  ['client', 'server', 'client,server'].flatMap((sides) =>
    options('windows')
      .filter((windows) => !(['modern', 'compatible'].includes(preset) && windows === 'server-2008'))
      .map((windows) => ({ preset, sides, windows, parts: options('parts').join(), order: 'reg' })),
  ),
);

test('a Windows without TLS 1.2 would be left without a version: the modern preset is refused there', () => {
  const output = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2008', order: 'reg' });
  assert.deepEqual([output.errors['tls12']?.rule, output.blocks], ['one-protocol-on', []]);
});

/** What Windows setup writes below Protocols. */
const SETUP: Op = { op: 'set', key: `${SCHANNEL}\\Protocols\\SSL 2.0\\Client`, name: 'DisabledByDefault', type: 'REG_DWORD', data: 1 };

function checkBlocks(output: Output): void {
  assert.equal(new Set(output.blocks.map(({ id }) => id)).size, output.blocks.length, 'ids are unique');
  for (const one of output.blocks) {
    if (one.kind !== 'command' && one.kind !== 'file') continue;
    assert.ok(one.lines.length > 0, one.id);
    if (one.changes !== false) {
      const policy = one.id.includes('-preference');
      assert.match(one.changes, policy ? /^the Group Policy, and with its next run the registry of each machine/ : /^the registry of this machine$/);
      assert.match(one.rights, policy ? /^Editor of the Group Policy$/ : /^(?:Local administrator|The person whose settings these are)$/);
      assert.ok(one.undo, `${one.id} says how to take it back`);
    }
  }
  if (block(output, 'apply-reg')) {
    const steps = output.blocks.filter(({ kind }) => kind === 'step').map((one) => (one as StepBlock).title);
    assert.deepEqual(steps, ['1 Keep the present state', '2 Apply (choose one of four)', '3 After', '4 Check', '5 Undo']);
  }
}

function sameInAllTargets(output: Output): void {
  if (output.blocks.length === 0) return;
  const [first, ...others] = targets.map((target) => ops(output, 'apply', target));
  for (const other of others) assert.deepEqual(sorted(other), sorted(first ?? []));
  assert.ok(first && first.length > 0);
  if (!block(output, 'remove-reg')) return assert.ok(!first.some((op) => op.op === 'set' && !isSetup(op)));
  const [undo, ...undos] = targets.map((target) => ops(output, 'remove', target));
  for (const other of undos) assert.deepEqual(sorted(other), sorted(undo ?? []));
}

/** The values are independent of each other: the two files of a preference put them into another order. */
const sorted = (all: readonly Op[]): string[] => all.map((op) => JSON.stringify(op)).sort();

const isSetup = (op: Op): boolean => op.op === 'set' && op.key === SETUP.key && op.name === 'DisabledByDefault' && op.data === 1;

test('the three targets describe the same keys, types and data: every preset, side and Windows', () => {
  for (const form of presetForms) {
    const output = tlsRegistry.run(form);
    assert.ok(output.blocks.length > 0, JSON.stringify(form));
    assert.deepEqual(output.errors, {});
    checkBlocks(output);
    sameInAllTargets(output);
  }
});

test('the three targets describe the same keys, types and data: any custom choice', () => {
  fc.assert(
    fc.property(customForm, (form) => {
      const output = tlsRegistry.run(form);
      checkBlocks(output);
      sameInAllTargets(output);
    }),
    { numRuns: 400 },
  );
});

test('TLS 1.3 is never written before Windows 11 and Server 2022', () => {
  fc.assert(
    fc.property(anyForm, fc.constantFrom('server-2019', 'server-2012-r2', 'windows-10', 'windows-7'), (form, windows) => {
      const output = tlsRegistry.run({ ...form, windows });
      if (output.blocks.length === 0) return;
      for (const op of ops(output, 'apply', 'reg')) {
        if (op.op === 'set') assert.ok(!op.key.includes('TLS 1.3') && !(op.name === 'DefaultSecureProtocols' && (Number(op.data) & 0x2000) !== 0));
      }
    }),
    { numRuns: 200 },
  );
});

test('undo after apply gives the registry as Windows setup leaves it', () => {
  fc.assert(
    fc.property(anyForm, (form) => {
      const output = tlsRegistry.run(form);
      if (!block(output, 'remove-reg')) return;
      for (const target of targets) {
        const registry = Registry.of([SETUP]);
        const before = registry.dump();
        assert.deepEqual(registry.run(ops(output, 'apply', target)).run(ops(output, 'remove', target)).dump(), before);
      }
    }),
    { numRuns: 200 },
  );
});

test('undo after apply on an empty registry gives the empty registry', () => {
  for (const form of [...presetForms.filter(({ sides }) => sides === 'server'), ...tlsRegistry.examples.map(({ values }) => values)]) {
    const output = tlsRegistry.run(form);
    if (!block(output, 'remove-reg')) continue;
    for (const target of targets) {
      const registry = new Registry().run(ops(output, 'apply', target));
      assert.ok(registry.values.size > 0);
      assert.deepEqual(registry.run(ops(output, 'remove', target)).dump(), []);
    }
  }
});

/** Values of an earlier hardening, and one that has nothing to do with it. */
const EARLIER: Op[] = [
  SETUP,
  ...['TLS 1.0', 'TLS 1.3'].flatMap((protocol) =>
    ['Client', 'Server'].map((side): Op => ({ op: 'set', key: `${SCHANNEL}\\Protocols\\${protocol}\\${side}`, name: 'Enabled', type: 'REG_DWORD', data: 0xffffffff })),
  ),
  { op: 'set', key: SCHANNEL, name: 'EventLogging', type: 'REG_DWORD', data: 3 },
  { op: 'set', key: `${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, name: 'Note', type: 'REG_SZ', data: 'ticket 4711' },
  { op: 'set', key: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', name: 'SchUseStrongCrypto', type: 'REG_DWORD', data: 0 },
];

/** Runs `reg export` and later `reg import` lines. */
function exported(output: Output, registry: Registry): Map<string, Op[]> {
  const files = new Map<string, Op[]>();
  for (const line of lines(output, 'keep-export').split('\n')) {
    const [reg, verb, key, file, view] = argv(line);
    assert.deepEqual([reg, verb, view], ['reg', 'export', '/reg:64']);
    const content = registry.export((key ?? '').replace(/^HKLM/, 'HKEY_LOCAL_MACHINE'));
    if (content) files.set(file ?? '', content);
  }
  return files;
}

function imported(output: Output, registry: Registry, files: Map<string, Op[]>): void {
  for (const line of lines(output, 'undo-import').split('\n')) {
    const [reg, verb, file, view] = argv(line);
    assert.deepEqual([reg, verb, view], ['reg', 'import', '/reg:64']);
    registry.run(files.get(file ?? '') ?? []);
  }
}

test('with earlier values: removal and import of the export give the state before, in any target', () => {
  fc.assert(
    fc.property(anyForm, fc.constantFrom(...targets), (form, target) => {
      const output = tlsRegistry.run(form);
      if (output.blocks.length === 0) return;
      const registry = Registry.of(EARLIER);
      const before = registry.dump();
      const files = exported(output, registry);
      registry.run(ops(output, 'apply', target));
      if (block(output, 'remove-reg')) registry.run(ops(output, 'remove', target));
      imported(output, registry, files);
      assert.deepEqual(registry.dump(), before);
    }),
    { numRuns: 300 },
  );
});

test('with earlier values: the removal alone does not bring them back, and says so', () => {
  const output = tlsRegistry.run({ preset: 'modern', sides: 'server', parts: 'schannel,dotnet4', windows: 'server-2022', order: 'reg' });
  const registry = Registry.of(EARLIER);
  const before = registry.dump();
  registry.run(ops(output, 'apply', 'reg')).run(ops(output, 'remove', 'reg'));
  assert.notDeepEqual(registry.dump(), before);
  assert.match(step(output, 'undo'), /removal restores the Windows default, not an earlier custom value/);
  assert.match(rich((block(output, 'apply-reg') as FileBlock).undo as Rich), /Without the files of step 1/);
});

test('what the change deletes comes back from the files only, and the undo step says so', () => {
  const output = tlsRegistry.run(example(4));
  assert.equal(block(output, 'remove-reg'), undefined);
  assert.match(step(output, 'undo'), /Without the files there is no way back/);
});

test('the first example: names, encoding, place', () => {
  const output = tlsRegistry.run(example(0));
  const apply = block(output, 'apply-reg') as FileBlock;
  const undo = block(output, 'remove-reg') as FileBlock;
  assert.deepEqual([apply.name, apply.encoding, apply.language, apply.where], ['tls-modern-server.reg', 'utf-16le', 'reg', 'server']);
  assert.equal(undo.name, 'tls-modern-server-undo.reg');
  assert.deepEqual(output.leftOut, []);
  assert.deepEqual(
    table(output, 'protocols-after').map((row) => row.slice(0, 5)),
    [
      ['SSL 2.0', 'Server', '0', '1', 'Not in this Windows'],
      ['SSL 3.0', 'Server', '0', '1', 'Off'],
      ['TLS 1.0', 'Server', '0', '1', 'Off'],
      ['TLS 1.1', 'Server', '0', '1', 'Off'],
      ['TLS 1.2', 'Server', '1', '0', 'On'],
      ['TLS 1.3', 'Server', '1', '0', 'On'],
    ],
  );
  assert.equal(lines(output, 'apply-regexe').split('\n').filter((line) => line.includes('WinHttp')).length, 0);
});

test('every example has blocks and nothing left out', () => {
  assert.ok(tlsRegistry.examples.length >= 3 && tlsRegistry.examples.length <= 6);
  for (const { label, values } of tlsRegistry.examples) {
    const output = tlsRegistry.run(values);
    assert.ok(output.blocks.length > 0, label);
    assert.deepEqual([output.errors, output.leftOut], [{}, []], label);
    for (const [id, value] of Object.entries(values)) {
      const field = tlsRegistry.fields.find((one) => one.id === id);
      assert.ok(field, `${label}: ${id}`);
      if (field.options) for (const part of value.split(',').filter(Boolean)) assert.ok(options(id).includes(part), `${label}: ${id}=${part}`);
    }
  }
});

test('the sides decide where; both sides: the kind of Windows', () => {
  const where = (sides: string, windows: string): string => (block(tlsRegistry.run({ ...example(0), sides, windows }), 'apply-reg') as FileBlock).where;
  assert.deepEqual([where('client', 'server-2022'), where('server', 'windows-11'), where('client,server', 'server-2022'), where('server,client', 'windows-11')], ['client', 'server', 'server', 'client']);
});

test('the chosen target stands first', () => {
  for (const order of targets) {
    const ids = tlsRegistry.run({ ...example(0), order }).blocks.map(({ id }) => id).filter((id) => id.startsWith('apply-'));
    assert.equal(ids[0], `apply-${order}`);
    assert.equal(ids.length, 4);
  }
});

test('audit writes one value and switches nothing off', () => {
  const output = tlsRegistry.run(example(1));
  assert.deepEqual(ops(output, 'apply', 'regexe'), [{ op: 'set', key: SCHANNEL, name: 'EventLogging', type: 'REG_DWORD', data: 7 }]);
  assert.equal(block(output, 'protocols-after'), undefined);
  assert.match(note(output, 'logging-flood'), /36880/);
});

test('TLS 1.0 back on one side: two values, and a warning', () => {
  const output = tlsRegistry.run(example(2));
  assert.equal(ops(output, 'apply', 'reg').length, 2);
  assert.match(note(output, 'weakens'), /TLS 1\.0, server side: on \(No longer to be used \(RFC 8996\)\).*No end date given/);
});

test('switching versions off names who loses, with a remedy for each', () => {
  const output = tlsRegistry.run(example(0));
  assert.match(note(output, 'loses-server-there'), /Native Client 10\.0/);
  assert.match(note(output, 'loses-server-here'), /SQL Server 2012/);
  const rows = table(output, 'loses-table');
  assert.ok(rows.some(([who]) => who?.includes('10.0.6543')) && rows.every((row) => row.every((cell) => cell !== '')));
  assert.equal(block(tlsRegistry.run(example(1)), 'loses-unknown'), undefined);
});

test('notes on what overrides the values and what does not read them', () => {
  const output = tlsRegistry.run(example(0));
  assert.match(note(output, 'overwritten'), /Group Policy.*IIS Crypto/);
  assert.match(note(output, 'scope'), /Java, OpenSSL/);
  assert.match(note(output, 'dotnet-pair'), /WOW6432Node/);
});

test('the contested default of Windows 11 24H2 and Server 2025 is called contested', () => {
  const defaults = { ...example(4), windows: 'server-2025' };
  assert.match(note(tlsRegistry.run(defaults), 'contested-default'), /TLS 1\.0 and TLS 1\.1/);
  assert.equal(block(tlsRegistry.run({ ...example(0), windows: 'server-2025' }), 'contested-default'), undefined);
});

test('.NET and WinHTTP without TLS 1.2 in Schannel are warned about', () => {
  const alone = tlsRegistry.run({ preset: 'modern', sides: 'client', parts: 'dotnet4,winhttp', windows: 'windows-7', order: 'reg' });
  assert.ok(note(alone, 'tls12-off-here') && note(alone, 'winhttp-no-overlap') && note(alone, 'winhttp-needs'));
  const together = tlsRegistry.run({ preset: 'modern', sides: 'client', parts: 'schannel,dotnet4,winhttp', windows: 'windows-7', order: 'reg' });
  assert.equal(note(together, 'tls12-off-here') + note(together, 'winhttp-no-overlap'), '');
});

test('the check step reads every key of the change', () => {
  const output = tlsRegistry.run(example(0));
  const queried = lines(output, 'check-query').split('\n').map((line) => argv(line)[2]?.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE'));
  assert.deepEqual(new Set(queried), new Set(ops(output, 'apply', 'reg').map(({ key }) => key)));
});

test('PowerShell needs no script file: one block, ASCII, no comment', () => {
  const text = lines(tlsRegistry.run(example(0)), 'apply-powershell');
  assert.match(text, /^[\x20-\x7e\n]+$/);
  assert.doesNotMatch(text, /#|function/);
});

const empties: readonly (readonly [string, Values, readonly string[]])[] = [
  ['nothing at all', {}, ['preset', 'windows']],
  ['custom with nothing chosen', { preset: 'custom', sides: 'server', windows: 'server-2022' }, ['preset']],
  ['custom with everything left', { ...Object.fromEntries(protocolIds.map((id) => [id, 'leave'])), preset: 'custom', sides: 'client', windows: 'server-2022', winhttp: 'leave', logging: 'leave', dotnet: '' }, ['preset']],
  ['a preset without a side', { preset: 'modern', sides: '', parts: 'schannel', windows: 'server-2022' }, ['sides']],
  ['a preset without a part', { preset: 'modern', sides: 'server', parts: '', windows: 'server-2022' }, ['parts']],
  ['custom protocols without a side', { preset: 'custom', sides: '', tls10: 'off', windows: 'server-2022' }, ['sides']],
  ['WinHTTP without the client side', { preset: 'custom', sides: 'server', winhttp: 'modern', windows: 'server-2022' }, ['winhttp']],
  ['TLS 1.3 where it is not', { preset: 'custom', sides: 'server', tls13: 'on', windows: 'server-2019' }, ['tls13']],
  ['no Windows', { preset: 'modern', sides: 'server', parts: 'schannel' }, ['windows']],
];

for (const [name, values, fields] of empties) {
  test(`left out: ${name}`, () => {
    const output = tlsRegistry.run(values);
    assert.deepEqual([output.blocks, output.errors], [[], {}]);
    assert.deepEqual(output.leftOut.map(({ field }) => field), fields);
    assert.ok(output.leftOut.every(({ says }) => says.length > 10));
  });
}

test('a change that leaves a side without a protocol is refused', () => {
  const output = tlsRegistry.run({ preset: 'custom', sides: 'server', windows: 'server-2019', tls10: 'off', tls11: 'off', tls12: 'off' });
  assert.deepEqual(output.blocks, []);
  assert.equal(output.errors['tls12']?.rule, 'one-protocol-on');
});

test('no custom change leaves a side without a protocol', () => {
  fc.assert(
    fc.property(customForm, (form) => {
      const output = tlsRegistry.run(form);
      if (!block(output, 'protocols-after')) return;
      for (const side of ['Client', 'Server']) {
        const rows = table(output, 'protocols-after').filter((row) => row[1] === side);
        assert.ok(rows.length === 0 || rows.some((row) => row[4] === 'On' || row[4] === 'Windows default: on' || (row[4] === 'As it is now' && row[5]?.includes('without values: on'))));
      }
    }),
    { numRuns: 300 },
  );
});

const hostile = fc.oneof(
  fc.constantFrom('"; calc & rem "', "'); Remove-Item C:\\ -Recurse #", '%PATH%Zq7', '[-HKEY_LOCAL_MACHINE\\SYSTEM]', 'on\r\n"Evil"=dword:00000001', '__proto__', 'constructor', 'toString', '\u202eevil', 'modern\0', 'MODERN', '\ud800'),
  fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).map((text) => `Zq7${text}Zq7`),
);

/** The texts of the form: they may stand in a refusal beside their field and, where a rule lets them pass, in the write-up; choices nowhere. */
const texts = tlsRegistry.fields.filter(({ kind }) => kind === 'text' || kind === 'lines' || kind === 'paste').map(({ id }) => id);

function commandText(output: Output): string {
  return output.blocks.flatMap((one) => (one.kind === 'command' || one.kind === 'file' ? [textOf(one.lines)] : [])).join('\n');
}

test('hostile strings never throw and never get into a command; a choice that is no option appears nowhere', () => {
  const ids = tlsRegistry.fields.map(({ id }) => id);
  fc.assert(
    fc.property(anyForm, fc.constantFrom(...ids), hostile, (form, id, text) => {
      const output = tlsRegistry.run({ ...form, [id]: text });
      if (text.length > 3) assert.ok(!commandText(output).includes(text), text);
      if (!texts.includes(id)) {
        const shown = JSON.stringify(output);
        assert.ok(!shown.includes(JSON.stringify(text).slice(1, -1)), text);
        assert.ok(!shown.includes('Zq7'));
      }
      checkBlocks(output);
    }),
    { numRuns: 400 },
  );
});

test('an option that does not exist is refused by its field and contributes nothing', () => {
  const output = tlsRegistry.run({ ...example(0), windows: 'server-2099' });
  assert.deepEqual([Object.keys(output.errors), output.blocks], [['windows'], []]);
  const custom = tlsRegistry.run({ ...example(2), tls12: 'maybe' });
  assert.equal(custom.errors['tls12']?.given, '');
  assert.equal(ops(custom, 'apply', 'reg').length, 2);
});

test('fields: ids are unique, initial values are options, conditions name fields', () => {
  assert.equal(new Set(tlsRegistry.fields.map(({ id }) => id)).size, tlsRegistry.fields.length);
  for (const field of tlsRegistry.fields) {
    if (field.options) for (const value of field.initial.split(',').filter(Boolean)) assert.ok(options(field.id).includes(value), field.id);
    if (field.when) for (const value of field.when.is) assert.ok(options(field.when.field).includes(value), field.id);
  }
});

test('the initial form is the first example', () => {
  const initial = tlsRegistry.run(Object.fromEntries(tlsRegistry.fields.filter(({ when }) => when?.is.includes('modern') ?? true).map(({ id, initial: value }) => [id, value])));
  assert.deepEqual(initial, tlsRegistry.run(example(0)));
});
