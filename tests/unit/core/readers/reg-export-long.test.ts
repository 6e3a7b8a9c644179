import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { lookup } from '../../../../src/core/readers/registry-lookup.ts';
import { effectiveTls } from '../../../../src/core/schannel/effective.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { schannelSettings } from '../../../../src/data/schannel-settings.ts';
import { registryAreas, registryKeys } from '../../../../src/data/registry-areas.ts';
import { bigExport } from '../schannel/big-export.ts';
import { row, version } from '../schannel/effective-texts.ts';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';

test('a long export: what nothing asks for is not kept, all lines are read, and those that are not are named', () => {
  const text = bigExport(20_000);
  const broken = text.replace('"ServiceDll"="C:\\\\Windows\\\\x3.dll"', 'this is no value').replace('"Enabled"=dword:00000001', '"Enabled"=dword:zz');
  const paste = prepare(broken);
  const [reading, ...more] = regExport.read(paste);
  assert.deepEqual(more, []);
  assert.ok(reading);
  const bad = paste.lines.flatMap(({ n, text: line }) => (line === 'this is no value' || line.endsWith('dword:zz') ? [n] : []));
  assert.equal(bad.length, 2);
  assert.deepEqual(reading.unread, bad);
  const words = paste.lines.filter((l) => l.n >= reading.from && l.n <= reading.to && /[\p{L}\p{N}]/u.test(l.text)).length;
  assert.equal(reading.read.length + reading.unread.length, words);
  assert.deepEqual(reading.facts.keys.filter((k) => k.key.path.includes('\\Services\\')), []);
  assert.ok((reading.facts.left ?? 0) > 500);
  assert.deepEqual(lookup([reading.facts], `${SCHANNEL}\\Protocols\\TLS 1.0\\Server`, 'Enabled').state, 'set');
  const state = effectiveTls(version('server-2019'), [reading]);
  assert.equal(row(state, 'TLS 1.0', 'server').state, 'off');
  assert.deepEqual([row(state, 'TLS 1.2', 'server').enabled.state, row(state, 'TLS 1.2', 'server').because.assumed], ['absent', undefined]);
});

test('a short file keeps every key', () => {
  const [reading] = regExport.read(prepare(bigExport(300)));
  assert.ok(reading?.facts.keys.some((k) => k.key.path.endsWith('\\Service1\\Parameters')));
  assert.equal(reading?.facts.left, undefined);
});

test('data of a size that no setting has is not decoded', () => {
  const lines = Array.from({ length: 20_000 }, () => '  54,00,4c,00,53,00,5f,00,41,00,\\');
  const [reading] = regExport.read(prepare(`[HKEY_LOCAL_MACHINE\\${SCHANNEL}]\n"Huge"=hex(7):54,00,\\\n${lines.join('\n')}\n  00,00\n"EventLogging"=dword:7\n`));
  assert.deepEqual(reading?.facts.keys[0]?.values.map((v) => [v.name, v.value]), [['Huge', { type: 'other', data: '' }], ['EventLogging', { type: 'REG_DWORD', data: 7 }]]);
  assert.deepEqual(reading?.unread, []);
});

const covered = (path: string): boolean => {
  const low = path.toLowerCase();
  return registryKeys.some((key) => key === low) || registryAreas.some((area) => low === area || low.startsWith(`${area}\\`));
};

test('the areas hold every setting of the table', () => {
  for (const setting of schannelSettings) assert.ok(covered(setting.key), setting.key);
});

const root = join(import.meta.dirname, '..', '..', '..', '..', 'src');
const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : name.endsWith('.ts') ? [path] : [];
});

test('the areas hold every key that a judge or a tool looks up by its whole path', () => {
  const folders = ['core/judges', 'core/schannel', 'core/encryption-readiness', 'core/diagnose', 'data/settings'].map((f) => join(root, f));
  const asked = [...folders.flatMap(files), join(root, 'data', 'ntlm-policies.ts')].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'((?:SYSTEM|SOFTWARE)(?:\\\\[\w .-]+){3,})'/g)].map((m) => (m[1] ?? '').replaceAll('\\\\', '\\')),
  );
  assert.ok(asked.length > 15);
  for (const path of asked) assert.ok(covered(path), path);
});
