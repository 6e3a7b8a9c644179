import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../../../src/core/blocks.ts';
import { emitPowershell } from '../../../../src/core/registry/emit-powershell.ts';
import { emitReg } from '../../../../src/core/registry/emit-reg.ts';
import { emitQuery, emitRegexe } from '../../../../src/core/registry/emit-regexe.ts';
import { byKey, fullPath, refusalOf } from '../../../../src/core/registry/model.ts';
import type { Change, Emitted, RegistryData, RegistryKey } from '../../../../src/core/registry/model.ts';
import { readPowershell, readReg, readRegexe } from './readers.ts';
import type { Op } from './readers.ts';

const emitters = [
  ['.reg', emitReg, readReg],
  ['PowerShell', emitPowershell, readPowershell],
  ['reg.exe', emitRegexe, readRegexe],
] as const;

const at = (path: string): RegistryKey => ({ hive: 'HKEY_LOCAL_MACHINE', path });
const TLS10 = at('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server');
const RC4 = at('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128');
const dword = (key: RegistryKey, name: string, data: number): Change => ({ kind: 'set', key, name, value: { type: 'REG_DWORD', data } });
const sz = (key: RegistryKey, name: string, data: string): Change => ({ kind: 'set', key, name, value: { type: 'REG_SZ', data } });

function text(emitted: Emitted): string {
  assert.ok(emitted.ok, emitted.ok ? '' : emitted.refusal.reason);
  return textOf(emitted.lines);
}

/** What the change means, said without any target language. */
function expected(changes: readonly Change[]): Op[] {
  return changes.map((change): Op => {
    const key = `HKEY_LOCAL_MACHINE\\${change.key.path}`;
    if (change.kind === 'delete-key') return { op: 'delete-key', key };
    if (change.kind === 'delete-value') return { op: 'delete-value', key, name: change.name };
    return { op: 'set', key, name: change.name, type: change.value.type, data: change.value.data };
  });
}

test('.reg: header, full hive name, eight digits, minus for deletion', () => {
  assert.equal(
    text(emitReg([dword(TLS10, 'Enabled', 0), dword(TLS10, 'DisabledByDefault', 1), { kind: 'delete-value', key: RC4, name: 'Enabled' }, { kind: 'delete-key', key: RC4 }])),
    [
      'Windows Registry Editor Version 5.00',
      '',
      `[${fullPath(TLS10)}]`,
      '"Enabled"=dword:00000000',
      '"DisabledByDefault"=dword:00000001',
      '',
      `[${fullPath(RC4)}]`,
      '"Enabled"=-',
      '',
      `[-${fullPath(RC4)}]`,
    ].join('\n'),
  );
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

test('reg.exe: quoted path, /f, 64-bit view', () => {
  assert.equal(
    text(emitRegexe([dword(RC4, 'Enabled', 0xffffffff), { kind: 'delete-value', key: TLS10, name: 'Enabled' }, { kind: 'delete-key', key: TLS10 }])),
    [
      `reg add "HKLM\\${RC4.path}" /v "Enabled" /t REG_DWORD /d 0xffffffff /f /reg:64`,
      `reg delete "HKLM\\${TLS10.path}" /v "Enabled" /f /reg:64`,
      `reg delete "HKLM\\${TLS10.path}" /f /reg:64`,
    ].join('\n'),
  );
});

test('reg query names each key once', () => {
  assert.equal(text(emitQuery([TLS10, RC4, TLS10])), `reg query "HKLM\\${TLS10.path}" /reg:64\nreg query "HKLM\\${RC4.path}" /reg:64`);
});

const refused: readonly (readonly [string, Change, string])[] = [
  ['empty key name', dword(at('SYSTEM\\\\X'), 'Enabled', 1), 'registry-key'],
  ['backslash at the end', dword(at('SYSTEM\\'), 'Enabled', 1), 'registry-key'],
  ['line break in a key', dword(at('SYSTEM\\A\nB'), 'Enabled', 1), 'registry-key'],
  ['key name of 256 characters', { kind: 'delete-key', key: at(`SYSTEM\\${'a'.repeat(256)}`) }, 'registry-key'],
  ['no value name', dword(TLS10, '', 1), 'registry-value-name'],
  ['line break in a value name', { kind: 'delete-value', key: TLS10, name: 'A\r\n"B"=-' }, 'registry-value-name'],
  ['-1', dword(TLS10, 'Enabled', -1), 'registry-dword'],
  ['33 bits', dword(TLS10, 'Enabled', 0x1_0000_0000), 'registry-dword'],
  ['a fraction', dword(TLS10, 'Enabled', 0.5), 'registry-dword'],
  ['not a number', dword(TLS10, 'Enabled', Number.NaN), 'registry-dword'],
];

for (const [name, change, rule] of refused) {
  test(`refused by every emitter: ${name}`, () => {
    assert.equal(refusalOf(change)?.rule, rule);
    for (const [, emit] of emitters) {
      const emitted = emit([dword(RC4, 'Enabled', 0), change]);
      assert.ok(!emitted.ok && emitted.refusal.rule === rule);
    }
  });
}

test('reg.exe refuses what the prompt cannot hold; the other targets hold it', () => {
  for (const data of ['100%', 'wow!', 'a"b']) {
    const change = sz(TLS10, 'Name', data);
    assert.ok(!emitRegexe([change]).ok);
    assert.deepEqual(readReg(text(emitReg([change]))), expected([change]));
    assert.deepEqual(readPowershell(text(emitPowershell([change]))), expected([change]));
  }
});

const keyName = fc.oneof(
  fc.constantFrom('TLS 1.0', 'RC4 128/128', "O'Brien", 'a]b', '[x', 'it’s', '$x', '-Force', '/f', '100%', 'x;y', 'müller', '#', 'a b'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
const key = fc.array(keyName, { minLength: 1, maxLength: 4 }).map((names) => at(names.join('\\')));
const name = fc.oneof(fc.constantFrom('Enabled', 'it’s', 'a"b', 'a\\', '=', '@'), fc.string({ maxLength: 12, unit: 'binary' }));
const value: fc.Arbitrary<RegistryData> = fc.oneof(
  fc.oneof(fc.nat(), fc.constantFrom(0, 1, 9, 10, 0x2800, 0x7fffffff, 0x80000000, 0xffffffff)).map((data) => ({ type: 'REG_DWORD' as const, data })),
  fc.string({ maxLength: 20, unit: 'binary' }).map((data) => ({ type: 'REG_SZ' as const, data })),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), key, name, value }),
  fc.record({ kind: fc.constant('delete-value' as const), key, name }),
  fc.record({ kind: fc.constant('delete-key' as const), key }),
);

for (const [target, emit, read] of emitters) {
  test(`${target}: any change is refused or reads back as itself`, () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        const emitted = emit(changes);
        const wrong = changes.some((one) => refusalOf(one) !== undefined);
        if (!emitted.ok) return assert.notEqual(emitted.refusal.reason, '');
        assert.ok(!wrong);
        if (emitted.lines.length > 0) assert.deepEqual(read(textOf(emitted.lines)), expected(changes));
      }),
      { numRuns: 400 },
    );
  });
}

test('byKey loses nothing and keeps the order', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      assert.deepEqual(byKey(changes).flat(), changes);
    }),
  );
});
