import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../../../src/core/blocks.ts';
import { lintCommand } from '../../../../src/core/command-lint.ts';
import { emitPowershell } from '../../../../src/core/registry/emit-powershell.ts';
import { emitPreference, preferenceRows } from '../../../../src/core/registry/emit-preference.ts';
import { emitReg } from '../../../../src/core/registry/emit-reg.ts';
import { emitQuery, emitRegexe } from '../../../../src/core/registry/emit-regexe.ts';
import { byKey, fullPath } from '../../../../src/core/registry/model.ts';
import type { Change, Emitted, RegistryData, RegistryKey } from '../../../../src/core/registry/model.ts';
import { refusalOf } from '../../../../src/core/registry/rules.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { anyChange } from './arbitraries.ts';
import { readPowershell, readPreference, readReg, readRegexe, withoutEmptyCreations } from './readers.ts';
import type { Op } from './readers.ts';

const FILE = { name: 'TLS', root: 'settings' } as const;

const emitters = [
  ['.reg', emitReg, readReg],
  ['.reg, read by the reader of the product', emitReg, readByProduct],
  ['PowerShell', emitPowershell, readPowershell],
  ['reg.exe', emitRegexe, readRegexe],
  ['preference', (changes: readonly Change[]): Emitted => emitPreference(changes, FILE), readPreference],
] as const;

const at = (path: string): RegistryKey => ({ hive: 'HKEY_LOCAL_MACHINE', path });
const TLS10 = at('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server');
const RC4 = at('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128');
const USER: RegistryKey = { hive: 'HKEY_CURRENT_USER', path: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings' };
const set = (key: RegistryKey, name: string, value: RegistryData): Change => ({ kind: 'set', key, name, value });
const dword = (key: RegistryKey, name: string, data: number): Change => set(key, name, { type: 'REG_DWORD', data });
const sz = (key: RegistryKey, name: string, data: string): Change => set(key, name, { type: 'REG_SZ', data });

function text(emitted: Emitted): string {
  assert.ok(emitted.ok, emitted.ok ? '' : emitted.refusal.reason);
  return textOf(emitted.lines);
}

/** What the change means, said without any target language. */
function expected(changes: readonly Change[]): Op[] {
  return withoutEmptyCreations(
    changes.map((change): Op => {
      const key = `${change.key.hive}\\${change.key.path}`;
      if (change.kind === 'delete-key' || change.kind === 'create-key') return { op: change.kind, key };
      if (change.kind === 'delete-value') return { op: 'delete-value', key, name: change.name };
      return { op: 'set', key, name: change.name, type: change.value.type, data: change.value.data };
    }),
  );
}

/** The reader of the product, on text that is not touched by what undoes mails and terminals. */
function readByProduct(file: string): Op[] {
  const lines = file.split('\n').map((line, i) => ({ n: i + 1, raw: line, text: line }));
  const readings = regExport.read({ lines, undone: [] });
  assert.ok(readings.length <= 1);
  const ops: Op[] = [];
  for (const row of readings[0]?.facts.keys ?? []) {
    const key = `${row.key.hive}\\${row.key.path}`;
    if (row.deleted) ops.push({ op: 'delete-key', key });
    else {
      const said = [
        ...row.values.map((value) => ({ line: value.line, op: { op: 'set' as const, key, name: value.name, type: value.value.type, data: value.value.data } })),
        ...row.absent.map((value) => ({ line: value.line, op: { op: 'delete-value' as const, key, name: value.value } })),
      ].sort((a, b) => a.line - b.line);
      ops.push({ op: 'create-key', key }, ...said.map(({ op }) => op));
    }
  }
  return withoutEmptyCreations(ops);
}

test('.reg: header, full hive name, every type, minus for deletion', () => {
  assert.equal(
    text(
      emitReg([
        dword(TLS10, 'Enabled', 0),
        sz(TLS10, '', 'default'),
        set(TLS10, 'X', { type: 'REG_EXPAND_SZ', data: '%A' }),
        set(TLS10, 'M', { type: 'REG_MULTI_SZ', data: ['A', 'B'] }),
        set(TLS10, 'Q', { type: 'REG_QWORD', data: '1ff' }),
        set(TLS10, 'B', { type: 'REG_BINARY', data: '00ff' }),
        set(TLS10, 'N', { type: 'REG_NONE', data: '' }),
        { kind: 'delete-value', key: RC4, name: 'Enabled' },
        { kind: 'delete-key', key: RC4 },
        { kind: 'create-key', key: RC4 },
        dword(USER, 'SecureProtocols', 0x800),
      ]),
    ),
    [
      'Windows Registry Editor Version 5.00',
      '',
      `[${fullPath(TLS10)}]`,
      '"Enabled"=dword:00000000',
      '@="default"',
      '"X"=hex(2):25,00,41,00,00,00',
      '"M"=hex(7):41,00,00,00,42,00,00,00,00,00',
      '"Q"=hex(b):ff,01,00,00,00,00,00,00',
      '"B"=hex:00,ff',
      '"N"=hex(0):',
      '',
      `[${fullPath(RC4)}]`,
      '"Enabled"=-',
      '',
      `[-${fullPath(RC4)}]`,
      '',
      `[${fullPath(RC4)}]`,
      '',
      '[HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]',
      '"SecureProtocols"=dword:00000800',
    ].join('\n'),
  );
});

test('.reg: long rows of bytes go on after a backslash, as regedit writes them', () => {
  const lines = text(emitReg([set(TLS10, 'Functions', { type: 'REG_MULTI_SZ', data: ['TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'] })])).split('\n');
  assert.ok(lines.length > 5 && lines.slice(3).every((line) => line.length <= 80));
  assert.ok(lines.slice(3, -1).every((line) => line.endsWith(',\\')) && lines.slice(4).every((line) => line.startsWith('  ')));
});

test('PowerShell: 64-bit view, a slash stays in the name, deletion opens without creating', () => {
  const path = RC4.path;
  assert.equal(
    text(emitPowershell([dword(RC4, 'Enabled', 0xffffffff), { kind: 'delete-value', key: TLS10, name: 'Enabled' }, { kind: 'delete-key', key: TLS10 }])),
    [
      '& {',
      "  $ErrorActionPreference = 'Stop'",
      "  $hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')",
      `  $key = $hklm.CreateSubKey('${path}')`,
      "  $key.SetValue('Enabled', 0xffffffff, 'DWord')",
      '  $key.Close()',
      `  $key = $hklm.OpenSubKey('${TLS10.path}', $true)`,
      '  if ($null -ne $key) {',
      "    $key.DeleteValue('Enabled', $false)",
      '    $key.Close()',
      '  }',
      `  $hklm.DeleteSubKeyTree('${TLS10.path}', $false)`,
      '  $hklm.Close()',
      '}',
    ].join('\n'),
  );
});

test('PowerShell: every type with the .NET type that SetValue takes, both hives', () => {
  const lines = text(
    emitPowershell([
      set(TLS10, 'E', { type: 'REG_EXPAND_SZ', data: '%A%' }),
      set(TLS10, 'M', { type: 'REG_MULTI_SZ', data: ['A', "it\u2019s"] }),
      set(TLS10, 'L', { type: 'REG_MULTI_SZ', data: [] }),
      set(TLS10, 'Q', { type: 'REG_QWORD', data: 'ffffffff' }),
      set(TLS10, 'R', { type: 'REG_QWORD', data: 'ffffffffffffffff' }),
      set(TLS10, 'B', { type: 'REG_BINARY', data: '00ff' }),
      set(TLS10, '', { type: 'REG_NONE', data: '' }),
      { kind: 'create-key', key: USER },
    ]),
  ).split('\n');
  assert.deepEqual(lines.slice(2), [
    "  $hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')",
    "  $hkcu = [Microsoft.Win32.RegistryKey]::OpenBaseKey('CurrentUser', 'Registry64')",
    `  $key = $hklm.CreateSubKey('${TLS10.path}')`,
    "  $key.SetValue('E', '%A%', 'ExpandString')",
    "  $key.SetValue('M', [string[]]@('A', ('it' + [char]0x2019 + 's')), 'MultiString')",
    "  $key.SetValue('L', [string[]]@(), 'MultiString')",
    "  $key.SetValue('Q', [long]4294967295, 'QWord')",
    "  $key.SetValue('R', [long]-1, 'QWord')",
    "  $key.SetValue('B', [byte[]]@(0x00, 0xff), 'Binary')",
    "  $key.SetValue('', [byte[]]@(), 'None')",
    '  $key.Close()',
    `  $key = $hkcu.CreateSubKey('${USER.path}')`,
    '  $key.Close()',
    '  $hklm.Close()',
    '  $hkcu.Close()',
    '}',
  ]);
});

test('reg.exe: quoted path, /f, 64-bit view, every type', () => {
  assert.equal(
    text(
      emitRegexe([
        dword(RC4, 'Enabled', 0xffffffff),
        sz(RC4, '', 'x'),
        set(RC4, 'M', { type: 'REG_MULTI_SZ', data: ['A', 'B'] }),
        set(RC4, 'C', { type: 'REG_MULTI_SZ', data: ['A,1', 'B;2'] }),
        set(RC4, 'Q', { type: 'REG_QWORD', data: '00000000000001FF' }),
        set(RC4, 'B', { type: 'REG_BINARY', data: '00ff' }),
        { kind: 'delete-value', key: TLS10, name: 'Enabled' },
        { kind: 'delete-value', key: USER, name: '' },
        { kind: 'delete-key', key: TLS10 },
        { kind: 'create-key', key: TLS10 },
      ]),
    ),
    [
      `reg add "HKLM\\${RC4.path}" /v "Enabled" /t REG_DWORD /d 0xffffffff /f /reg:64`,
      `reg add "HKLM\\${RC4.path}" /ve /t REG_SZ /d "x" /f /reg:64`,
      `reg add "HKLM\\${RC4.path}" /v "M" /t REG_MULTI_SZ /s "," /d "A,B" /f /reg:64`,
      `reg add "HKLM\\${RC4.path}" /v "C" /t REG_MULTI_SZ /s "|" /d "A,1|B;2" /f /reg:64`,
      `reg add "HKLM\\${RC4.path}" /v "Q" /t REG_QWORD /d 0x00000000000001ff /f /reg:64`,
      `reg add "HKLM\\${RC4.path}" /v "B" /t REG_BINARY /d 00ff /f /reg:64`,
      `reg delete "HKLM\\${TLS10.path}" /v "Enabled" /f /reg:64`,
      `reg delete "HKCU\\${USER.path}" /ve /f /reg:64`,
      `reg delete "HKLM\\${TLS10.path}" /f /reg:64`,
      `reg add "HKLM\\${TLS10.path}" /f /reg:64`,
    ].join('\n'),
  );
});

test('reg query names each key once, whatever its case', () => {
  assert.equal(text(emitQuery([TLS10, RC4, at(TLS10.path.toLowerCase())])), `reg query "HKLM\\${TLS10.path}" /reg:64\nreg query "HKLM\\${RC4.path}" /reg:64`);
});

test('preference: items as the cmdlet of Windows writes them', () => {
  const lines = text(
    emitPreference([dword(TLS10, 'Enabled', 42), set(TLS10, 'UserMulti', { type: 'REG_MULTI_SZ', data: ['one', 'two'] }), { kind: 'delete-value', key: TLS10, name: 'DeleteMe' }, { kind: 'delete-key', key: RC4 }, { kind: 'create-key', key: RC4 }], {
      name: 'A & B',
      root: 'collection',
      changed: '2026-11-21 09:00:00',
    }),
  ).split('\n');
  const id = / uid="(\{[0-9A-F-]{36}\})">$/;
  assert.deepEqual(
    lines.map((line) => line.replace(id, ' uid="">')),
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<Collection clsid="{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}" name="A &amp; B">',
      '  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="Enabled" status="Enabled" image="2" changed="2026-11-21 09:00:00" uid="">',
      `    <Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${TLS10.path}" name="Enabled" type="REG_DWORD" value="0000002A"/>`,
      '  </Registry>',
      '  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="UserMulti" status="UserMulti" image="2" changed="2026-11-21 09:00:00" uid="">',
      `    <Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${TLS10.path}" name="UserMulti" type="REG_MULTI_SZ" value="one two"><Values><Value>one</Value><Value>two</Value></Values></Properties>`,
      '  </Registry>',
      '  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="DeleteMe" status="DeleteMe" image="3" changed="2026-11-21 09:00:00" uid="">',
      `    <Properties action="D" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${TLS10.path}" name="DeleteMe" type="REG_SZ" value=""/>`,
      '  </Registry>',
      '  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="RC4 128/128" status="RC4 128/128" image="3" changed="2026-11-21 09:00:00" uid="">',
      `    <Properties action="D" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${RC4.path}" name="" type="REG_SZ" value=""/>`,
      '  </Registry>',
      '  <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="RC4 128/128" status="RC4 128/128" image="2" changed="2026-11-21 09:00:00" uid="">',
      `    <Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="${RC4.path}" name="" type="REG_SZ" value=""/>`,
      '  </Registry>',
      '</Collection>',
    ],
  );
});

test('preference: the same items have the same ids each time, different ones different ids', () => {
  const ids = (changes: readonly Change[]): string[] => [...text(emitPreference(changes, FILE)).matchAll(/uid="([^"]*)"/g)].map((found) => found[1] ?? '');
  const many = Array.from({ length: 300 }, (_, i) => dword(at(`SYSTEM\\A\\K${i}`), 'Enabled', 0));
  assert.deepEqual(ids(many), ids(many));
  assert.equal(new Set(ids(many)).size, many.length);
});

test('preference rows: what is typed into the editor', () => {
  const rows = preferenceRows([dword(TLS10, 'Enabled', 0x800), set(TLS10, 'M', { type: 'REG_MULTI_SZ', data: ['A', 'B'] }), sz(TLS10, '', 'x'), { kind: 'delete-key', key: RC4 }]);
  assert.ok(rows.ok);
  assert.deepEqual(rows.rows.map(({ action, name, type, data }) => [action, name, type, data]), [
    ['Update', 'Enabled', 'REG_DWORD', ['00000800']],
    ['Update', 'M', 'REG_MULTI_SZ', ['A', 'B']],
    ['Update', '(Default)', 'REG_SZ', ['x']],
    ['Delete', '', '', []],
  ]);
});

const deep = at('SYSTEM\\A\\B');
const refused: readonly (readonly [string, Change, string])[] = [
  ['a hive of somebody else', dword({ hive: 'HKEY_USERS' as 'HKEY_CURRENT_USER', path: 'S-1-5-18\\X' }, 'Enabled', 1), 'registry-hive'],
  ['a hive that is a property of all objects', dword({ hive: 'constructor' as 'HKEY_CURRENT_USER', path: 'X' }, 'Enabled', 1), 'registry-hive'],
  ['no key', dword(at(''), 'Enabled', 1), 'registry-key'],
  ['empty key name', dword(at('SYSTEM\\\\X'), 'Enabled', 1), 'registry-key'],
  ['backslash at the end', dword(at('SYSTEM\\'), 'Enabled', 1), 'registry-key'],
  ['blank at the end of a key name', dword(at('SYSTEM\\A \\B'), 'Enabled', 1), 'registry-key'],
  ['line break in a key', dword(at('SYSTEM\\A\nB'), 'Enabled', 1), 'registry-key'],
  ['key name of 256 characters', { kind: 'create-key', key: at(`SYSTEM\\${'a'.repeat(256)}`) }, 'registry-key'],
  ['deleting a hive', { kind: 'delete-key', key: at('SYSTEM') }, 'registry-key-too-high'],
  ['deleting what belongs to many', { kind: 'delete-key', key: at('SOFTWARE\\Microsoft') }, 'registry-key-too-high'],
  ['line break in a value name', { kind: 'delete-value', key: TLS10, name: 'A\r\n"B"=-' }, 'registry-value-name'],
  ['value name of 16384 characters', { kind: 'delete-value', key: TLS10, name: 'a'.repeat(16384) }, 'registry-value-name'],
  ['-1', dword(TLS10, 'Enabled', -1), 'registry-dword'],
  ['33 bits', dword(TLS10, 'Enabled', 0x1_0000_0000), 'registry-dword'],
  ['a fraction', dword(TLS10, 'Enabled', 0.5), 'registry-dword'],
  ['not a number', dword(TLS10, 'Enabled', Number.NaN), 'registry-dword'],
  ['NUL in a text', sz(deep, 'A', 'a\0b'), 'no-nul'],
  ['NUL in an expanding text', set(deep, 'A', { type: 'REG_EXPAND_SZ', data: '\0' }), 'no-nul'],
  ['an empty item', set(deep, 'A', { type: 'REG_MULTI_SZ', data: ['a', '', 'b'] }), 'registry-multi-string-item'],
  ['NUL in an item', set(deep, 'A', { type: 'REG_MULTI_SZ', data: ['a\0b'] }), 'no-nul'],
  ['half a byte', set(deep, 'A', { type: 'REG_BINARY', data: '0' }), 'registry-bytes'],
  ['no byte', set(deep, 'A', { type: 'REG_NONE', data: 'zz' }), 'registry-bytes'],
  ['65 bits', set(deep, 'A', { type: 'REG_QWORD', data: '1'.repeat(17) }), 'registry-qword'],
  ['no digits', set(deep, 'A', { type: 'REG_QWORD', data: '' }), 'registry-qword'],
  ['a novel', sz(deep, 'A', 'x'.repeat(1_048_577)), 'registry-data-size'],
];

for (const [name, change, rule] of refused) {
  test(`refused by every emitter: ${name}`, () => {
    assert.equal(refusalOf(change)?.rule, rule);
    for (const [, emit] of emitters) {
      const emitted = emit([dword({ hive: change.key.hive, path: RC4.path }, 'Enabled', 0), change]);
      assert.ok(!emitted.ok && (emitted.refusal.rule === rule || rule === 'registry-hive'), emitted.ok ? '' : emitted.refusal.rule);
    }
  });
}

const onlyHere: readonly (readonly [string, typeof emitRegexe, Change, string])[] = [
  ['a percent sign at the prompt', emitRegexe, sz(deep, 'A', '100%'), 'cmd-no-percent'],
  ['an exclamation mark at the prompt', emitRegexe, sz(deep, 'A', 'wow!'), 'cmd-no-exclamation'],
  ['a quotation mark at the prompt', emitRegexe, sz(deep, 'A', 'a"b'), 'cmd-no-quote'],
  ['10,000 characters at the prompt', emitRegexe, sz(deep, 'A', 'x'.repeat(10_000)), 'cmd-line-length'],
  ['REG_NONE at the prompt', emitRegexe, set(deep, 'A', { type: 'REG_NONE', data: '00' }), 'reg-exe-type'],
  ['an empty list at the prompt', emitRegexe, set(deep, 'A', { type: 'REG_MULTI_SZ', data: [] }), 'reg-exe-empty-data'],
  ['no bytes at the prompt', emitRegexe, set(deep, 'A', { type: 'REG_BINARY', data: '' }), 'reg-exe-empty-data'],
  ['backslash and 0 in a list at the prompt', emitRegexe, set(deep, 'A', { type: 'REG_MULTI_SZ', data: ['C:\\05'] }), 'reg-exe-multi-string'],
  ['every separator in a list at the prompt', emitRegexe, set(deep, 'A', { type: 'REG_MULTI_SZ', data: [',;|#~*', '=+@$'] }), 'reg-exe-separator'],
  ['a variable in a preference', (c) => emitPreference(c, FILE), sz(deep, 'A', '%ComputerName%'), 'preference-no-percent'],
  ['REG_NONE in a preference', (c) => emitPreference(c, FILE), set(deep, 'A', { type: 'REG_NONE', data: '' }), 'preference-type'],
  ['an empty list in a preference', (c) => emitPreference(c, FILE), set(deep, 'A', { type: 'REG_MULTI_SZ', data: [] }), 'preference-multi-string'],
  ['a blank item in a preference', (c) => emitPreference(c, FILE), set(deep, 'A', { type: 'REG_MULTI_SZ', data: [' '] }), 'preference-multi-string'],
  ['no bytes in a preference', (c) => emitPreference(c, FILE), set(deep, 'A', { type: 'REG_BINARY', data: '' }), 'preference-empty-bytes'],
  ['a line break in a preference', (c) => emitPreference(c, FILE), sz(deep, 'A', 'a\nb'), 'no-line-break'],
  ['half a character in a preference', (c) => emitPreference(c, FILE), sz(deep, 'A', '\ud800'), 'no-lone-surrogate'],
  ['U+FFFE in a preference', (c) => emitPreference(c, FILE), sz(deep, 'A', '\ufffe'), 'xml-character'],
];

for (const [name, emit, change, rule] of onlyHere) {
  test(`refused here, and held by .reg and PowerShell: ${name}`, () => {
    const emitted = emit([change]);
    assert.equal(emitted.ok ? '' : emitted.refusal.rule, rule);
    assert.deepEqual(readReg(text(emitReg([change]))), expected([change]));
    assert.deepEqual(readByProduct(text(emitReg([change]))), expected([change]));
    assert.deepEqual(readPowershell(text(emitPowershell([change]))), expected([change]));
  });
}

test('a preference holds one hive: the other one belongs to another part of the policy', () => {
  const emitted = emitPreference([dword(TLS10, 'Enabled', 0), dword(USER, 'SecureProtocols', 0x800)], FILE);
  assert.equal(emitted.ok ? '' : emitted.refusal.rule, 'preference-one-hive');
});

const canonical = (ops: Op[]): Op[] => ops.map((op) => (op.op === 'set' && op.type === 'REG_QWORD' && typeof op.data === 'string' ? { ...op, data: op.data.padStart(16, '0') } : op));

for (const [target, emit, read] of emitters) {
  test(`${target}: any change is refused by a named rule, or reads back as itself`, () => {
    let held = 0;
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 5 }), (changes) => {
        const emitted = emit(changes);
        const wrong = changes.some((one) => refusalOf(one) !== undefined);
        if (!emitted.ok) return assert.ok(emitted.refusal.reason !== '' && /^[a-z0-9-]+$/.test(emitted.refusal.rule));
        assert.ok(!wrong);
        if (emitted.lines.length === 0) return;
        if (changes.length > 0) held += 1;
        assert.deepEqual(canonical(read(textOf(emitted.lines))), canonical(expected(changes)));
      }),
      { numRuns: 1500 },
    );
    assert.ok(held > 50, `only ${held} of the runs had something to read`);
  });
}

test('10,000 hostile characters in names and data read back from .reg and PowerShell', () => {
  const novel = '\u2018\u2019\u201a\u201b\u201c\u201d\u201e"\'`$(%^&!)\u202e\r\n\t\\'.repeat(500);
  const name = '\u2018\u2019\u201a\u201b\u201c\u201d\u201e"\'`$(%^&!)\u202e\\'.repeat(600);
  const changes = [sz(deep, name, novel), set(deep, 'E', { type: 'REG_EXPAND_SZ', data: novel }), set(deep, 'M', { type: 'REG_MULTI_SZ', data: [novel, novel] })];
  assert.ok(novel.length > 9_000 && name.length > 10_000);
  for (const read of [readReg, readByProduct]) assert.deepEqual(read(text(emitReg(changes))), expected(changes));
  assert.deepEqual(readPowershell(text(emitPowershell(changes))), expected(changes));
});

test('no generated command trips the lint', () => {
  const changes = [dword(RC4, 'Enabled', 0xffffffff), set(TLS10, 'M', { type: 'REG_MULTI_SZ', data: ['A', 'B'] }), { kind: 'delete-value', key: TLS10, name: 'Enabled' }, { kind: 'delete-key', key: TLS10 }, { kind: 'create-key', key: USER }, sz(USER, '', 'x')] as const;
  assert.deepEqual(lintCommand(text(emitRegexe(changes)), 'cmd'), []);
  assert.deepEqual(lintCommand(text(emitPowershell(changes)), 'powershell'), []);
  assert.deepEqual(lintCommand(text(emitReg(changes)), 'reg'), []);
  assert.deepEqual(lintCommand(text(emitQuery(changes.map(({ key }) => key))), 'cmd'), []);
});

test('byKey loses nothing and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
      assert.deepEqual(byKey(changes).flat(), changes);
    }),
  );
});
