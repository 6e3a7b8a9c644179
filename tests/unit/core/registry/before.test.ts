import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../../../src/core/blocks.ts';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import type { Before } from '../../../../src/core/registry/before.ts';
import { nothingKnown } from '../../../../src/core/registry/before.ts';
import { beforeOf } from '../../../../src/core/registry/before-of.ts';
import { difference } from '../../../../src/core/registry/difference.ts';
import { emitReg } from '../../../../src/core/registry/emit-reg.ts';
import { applyTo, emptyImage } from '../../../../src/core/registry/image.ts';
import type { RegistryImage } from '../../../../src/core/registry/image.ts';
import type { Change, RegistryKey } from '../../../../src/core/registry/model.ts';
import { undoOf } from '../../../../src/core/registry/undo.ts';
import { registryText } from '../../../../src/core/schannel/registry-text.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { intents, shown } from './arbitraries.ts';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const WINHTTP = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp';
const at = (path: string, hive: RegistryKey['hive'] = 'HKEY_LOCAL_MACHINE'): RegistryKey => ({ hive, path });
const schannel = (path: string): RegistryKey => at(`${SCHANNEL}${path}`);

function read(text: string, asked: readonly RegistryKey[] = []): Before {
  const paste = prepare(text);
  return beforeOf(registryText([regQuery, regExport, itemProperty].flatMap((reader) => [...reader.read(paste)])), asked);
}

const state = (before: Before, key: RegistryKey, name: string): string => {
  const value = before.value(key, name);
  return value.state === 'set' ? `${value.name}=${value.value.type}:${String(value.value.data)}` : value.state === 'untyped' ? `untyped:${value.text}` : value.state;
};

const EXPORT = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\${SCHANNEL}]
"EventLogging"=dword:00000001

[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Ciphers]

[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Ciphers\\RC4 128/128]
"Enabled"=dword:00000000

[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols]

[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.0]

[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.0\\Server]
@="note"
"enabled"=dword:ffffffff
"Text"="ticket 4711"
"List"=hex(7):41,00,00,00,00,00
"Bytes"=hex:00,ff

`;

test('an export tells what is there, with name, type and data, and what is not', () => {
  const before = read(EXPORT);
  const server = schannel('\\protocols\\tls 1.0\\SERVER');
  assert.equal(state(before, server, 'Enabled'), 'enabled=REG_DWORD:4294967295');
  assert.equal(state(before, server, ''), '=REG_SZ:note');
  assert.equal(state(before, server, 'List'), 'List=REG_MULTI_SZ:A');
  assert.equal(state(before, server, 'Bytes'), 'Bytes=REG_BINARY:00ff');
  assert.equal(state(before, server, 'DisabledByDefault'), 'absent');
  assert.equal(state(before, schannel('\\Protocols\\TLS 1.2\\Server'), 'Enabled'), 'absent');
  assert.equal(state(before, at('SYSTEM\\CurrentControlSet\\Control\\Lsa'), 'LmCompatibilityLevel'), 'unknown');
  assert.deepEqual(['\\Protocols\\TLS 1.0', '\\Protocols\\TLS 1.2', '\\Ciphers\\RC4 128/128', '\\Ciphers\\RC4 128'].map((path) => before.key(schannel(path))), ['there', 'absent', 'there', 'absent']);
  assert.equal(before.key(at('SYSTEM\\CurrentControlSet\\Control')), 'there');
  assert.equal(before.key(at('SYSTEM\\CurrentControlSet\\Control\\Lsa')), 'unknown');
  const tree = before.tree(schannel('\\Protocols'));
  assert.ok(tree.whole);
  assert.deepEqual(tree.keys.map(({ key, values }) => [key.path.slice(SCHANNEL.length), values.length]), [['\\Protocols', 0], ['\\Protocols\\TLS 1.0', 0], ['\\Protocols\\TLS 1.0\\Server', 5]]);
});

test('a snippet is no export: what it does not name is unknown', () => {
  const before = read(`Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.0\\Server]\n"Enabled"=dword:00000000\n\n`);
  assert.equal(state(before, schannel('\\Protocols\\TLS 1.0\\Server'), 'Enabled'), 'Enabled=REG_DWORD:0');
  assert.equal(state(before, schannel('\\Protocols\\TLS 1.0\\Server'), 'DisabledByDefault'), 'unknown');
  assert.equal(before.key(schannel('\\Protocols\\TLS 1.0\\Client')), 'unknown');
  assert.equal(before.tree(schannel('\\Protocols\\TLS 1.0')).whole, false);
});

test('a file of one key counts as its export only where that export was asked for', () => {
  const file = `Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\${WINHTTP}]\n"Other"=dword:00000001\n\n`;
  assert.equal(state(read(file), at(WINHTTP), 'DefaultSecureProtocols'), 'unknown');
  assert.equal(state(read(file, [at(WINHTTP)]), at(WINHTTP), 'DefaultSecureProtocols'), 'absent');
  assert.equal(read(file, [at(WINHTTP)]).key(at(`${WINHTTP}\\Below`)), 'absent');
  const removal = file.replace('dword:00000001', '-');
  assert.equal(state(read(removal, [at(WINHTTP)]), at(WINHTTP), 'DefaultSecureProtocols'), 'unknown');
});

test('reg query: a whole answer tells absent values and keys; a cut one does not', () => {
  const answer = `C:\\>reg query "HKLM\\${SCHANNEL}\\Protocols" /s\n\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.0\\Server\n    Enabled    REG_DWORD    0x0\n    DisabledByDefault    REG_DWORD    0x1\n`;
  const cut = read(answer);
  const whole = read(`${answer}\nC:\\>`);
  assert.equal(cut.key(schannel('\\Protocols\\TLS 1.2')), 'unknown');
  assert.equal(whole.key(schannel('\\Protocols\\TLS 1.0')), 'there');
  // A key without values need not be printed by /s; its values are absent in any case.
  assert.equal(whole.key(schannel('\\Protocols\\TLS 1.2\\Client')), 'unknown');
  assert.equal(state(cut, schannel('\\Protocols\\TLS 1.2\\Client'), 'Enabled'), 'unknown');
  assert.equal(state(whole, schannel('\\Protocols\\TLS 1.2\\Client'), 'Enabled'), 'absent');
  assert.equal(whole.tree(schannel('\\Protocols\\TLS 1.0')).whole, false);
  const missing = read(`C:\\>reg query "HKLM\\${SCHANNEL}\\Ciphers\\RC4 128/128"\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>`);
  assert.equal(missing.key(schannel('\\Ciphers\\RC4 128/128')), 'absent');
  assert.equal(state(missing, schannel('\\Ciphers\\RC4 128/128'), 'Enabled'), 'absent');
  const one = read(`C:\\>reg query "HKLM\\${SCHANNEL}" /v EventLogging\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>`);
  assert.equal(one.key(schannel('')), 'unknown');
  assert.equal(state(one, schannel(''), 'EventLogging'), 'absent');
  assert.equal(state(one, schannel(''), 'ClientCacheTime'), 'unknown');
});

test('reg query of one key lists the keys right below it', () => {
  const before = read(`C:\\>reg query "HKLM\\${SCHANNEL}"\n\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\n    EventLogging    REG_DWORD    0x1\n\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\\Ciphers\n\nC:\\>`);
  assert.deepEqual(['\\Ciphers', '\\Messaging', '\\Messaging\\X', '\\Ciphers\\DES 56/56'].map((path) => before.key(schannel(path))), ['there', 'absent', 'absent', 'unknown']);
});

test('PowerShell: no types, and a key with a slash that is not found may be there', () => {
  const list = `Enabled           : 0\nPSPath            : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\${SCHANNEL}\\Protocols\\TLS 1.0\\Server\n`;
  assert.equal(state(read(list), schannel('\\Protocols\\TLS 1.0\\Server'), 'Enabled'), 'untyped:0');
  assert.equal(state(read(list), schannel('\\Protocols\\TLS 1.0\\Server'), 'DisabledByDefault'), 'unknown');
  const missing = (key: string): string => `Get-ItemProperty : Cannot find path 'HKLM:\\${SCHANNEL}\\Ciphers\\${key}' because it does not exist.\n`;
  assert.equal(read(missing('NULL')).key(schannel('\\Ciphers\\NULL')), 'absent');
  assert.equal(read(missing('RC4 128/128')).key(schannel('\\Ciphers\\RC4 128/128')), 'unknown');
});

test('two places that contradict each other leave the value unknown, and say where', () => {
  const query = (data: string): string => `C:\\>reg query "HKLM\\${SCHANNEL}" /v EventLogging\n\nHKEY_LOCAL_MACHINE\\${SCHANNEL}\n    EventLogging    REG_DWORD    ${data}\n\n`;
  const value = read(`${query('0x1')}${query('0x7')}C:\\>`).value(schannel(''), 'EventLogging');
  assert.equal(value.state, 'unknown');
  assert.match(value.state === 'unknown' ? value.why : '', /lines \d+ and \d+ say different things/);
});

test('the hive of the person is a hive of its own', () => {
  const key = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  const before = read(`Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\${key}]\n"SecureProtocols"=dword:00000a80\n\n`, [at(key, 'HKEY_CURRENT_USER')]);
  assert.equal(state(before, at(key, 'HKEY_CURRENT_USER'), 'SecureProtocols'), 'SecureProtocols=REG_DWORD:2688');
  assert.equal(state(before, at(key, 'HKEY_CURRENT_USER'), 'ProxyEnable'), 'absent');
  assert.equal(state(before, at(key), 'SecureProtocols'), 'unknown');
});

test('nothing pasted: all is unknown', () => {
  for (const before of [nothingKnown, read(''), read('no registry here')]) {
    assert.equal(before.key(schannel('')), 'unknown');
    assert.equal(before.value(schannel(''), 'EventLogging').state, 'unknown');
    assert.deepEqual(before.tree(schannel('')), { keys: [], whole: false });
  }
});

/** What regedit exports of a key of a registry in memory: the key and all below it, each after the one above. */
function exported(image: RegistryImage, root: RegistryKey): string {
  const id = `${root.hive}\\${root.path}`.toLowerCase();
  const rows = [...image.keys].filter(([key]) => `${key}\\`.startsWith(`${id}\\`)).sort(([a], [b]) => (a < b ? -1 : 1));
  const changes = rows.flatMap(([, { key, values }]): Change[] => [{ kind: 'create-key', key }, ...[...values.values()].map(({ name, value }): Change => ({ kind: 'set', key, name, value }))]);
  const file = emitReg(changes);
  assert.ok(file.ok);
  return `${textOf(file.lines)}\n\n`;
}

test('the pasted export of a random registry: difference and undo bring it back exactly, keys included', () => {
  const root = at('SOFTWARE\\Corp\\App');
  const inRoot = intents.map((all) => all.map((one) => ({ ...one, key: at(['SOFTWARE\\Corp\\App', ...one.key.path.split('\\').slice(3)].join('\\')) })));
  fc.assert(
    fc.property(inRoot, inRoot, (first, wishes) => {
      const start = applyTo(emptyImage, [{ kind: 'create-key', key: root }, ...first, { kind: 'create-key', key: root }]);
      const before = read(exported(start, root), [root]);
      const { changes } = difference(wishes, before);
      const undo = undoOf(changes, before);
      assert.deepEqual(undo.inexact, []);
      assert.deepEqual(shown(applyTo(applyTo(start, changes), undo.changes)), shown(start));
    }),
    { numRuns: 500 },
  );
});

test('a long export is asked about without walking through it again', () => {
  const keys = Array.from({ length: 60_000 }, (_, i) => `[HKEY_LOCAL_MACHINE\\${SCHANNEL}\\K${i}]\n"Enabled"=dword:00000001\n`);
  const before = read(`Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\${SCHANNEL}]\n\n${keys.join('\n')}\n`);
  const start = performance.now();
  for (let i = 0; i < 500; i++) {
    assert.equal(before.value(schannel(`\\K${i}`), 'Enabled').state, 'set');
    assert.equal(before.value(schannel(`\\L${i}`), 'Enabled').state, 'absent');
  }
  assert.ok(performance.now() - start < 3000);
});
