import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { windowsTls } from '../../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import { fixture } from '../readers/fixtures.ts';
import { reg, remarks, row, SCHANNEL, stateOf } from './effective-texts.ts';

const KEY = `${SCHANNEL}\\Protocols`;
const server = (...values: string[]): string => reg([`${KEY}\\TLS 1.2\\Server`, ...values]);

test('without any text each version has the defaults of its row, marked as assumed', () => {
  for (const version of windowsVersions) {
    const windows = windowsTls.find(({ id }) => id === version.tls);
    const state = stateOf(version.id, '');
    assert.equal(state.protocols.length, 12);
    for (const { protocol, side, state: is, because } of state.protocols) {
      assert.equal(is, windows?.protocols[protocol][side], `${version.id} ${protocol} ${side}`);
      assert.equal(because.line, undefined);
      assert.equal(because.assumed, is === 'missing' ? undefined : true);
    }
    assert.deepEqual(remarks(state), [], version.id);
  }
});

test('the two values on Windows Server 2019 and on Server 2008 R2: state, line, words, doubt', () => {
  const table: [string[], 'server-2019' | 'server-2008-r2', string, number | undefined, RegExp, boolean][] = [
    [['"Enabled"=dword:0'], 'server-2019', 'off', 4, /^Enabled is 0; the paste does not show DisabledByDefault/, false],
    [['"Enabled"=dword:0', '"DisabledByDefault"=dword:0'], 'server-2019', 'off', 4, /^Enabled is 0; DisabledByDefault is 0/, false],
    [['"Enabled"=dword:ffffffff', '"DisabledByDefault"=dword:0'], 'server-2019', 'on', 4, /^Enabled is 0xffffffff, which counts as 1/, false],
    [['"Enabled"=dword:1', '"DisabledByDefault"=dword:1'], 'server-2019', 'on-request', 4, /^Enabled is 1; DisabledByDefault is 1/, false],
    [['"DisabledByDefault"=dword:1'], 'server-2019', 'on-request', 4, /DisabledByDefault 1/, false],
    [['"Enabled"=dword:1'], 'server-2019', 'on', 4, /^Enabled is 1; the paste does not show DisabledByDefault/, false],
    [['"Enabled"=dword:1'], 'server-2008-r2', 'on', 4, /^Enabled is 1/, true],
    [['"DisabledByDefault"=dword:0'], 'server-2008-r2', 'on', 4, /DisabledByDefault is 0/, true],
    [['"Enabled"=-', '"DisabledByDefault"=-'], 'server-2008-r2', 'off', 4, /^Neither value exists, which is not the same as 0/, false],
    [['"Enabled"=-'], 'server-2019', 'on', 4, /^Enabled does not exist, and the paste does not show DisabledByDefault/, false],
    [['"Enabled"="0"'], 'server-2019', 'unclear', 4, /"0" of type REG_SZ/, false],
    [['"Enabled"=hex(b):00,00,00,00,00,00,00,00'], 'server-2019', 'unclear', 4, /of type REG_QWORD/, false],
    [['"Enabled"=hex:00,00,00,00'], 'server-2019', 'unclear', 4, /of type REG_BINARY/, false],
    // Enabled 0 decides, whatever the other value is.
    [['"Enabled"=dword:0', '"DisabledByDefault"="1"'], 'server-2019', 'off', 4, /^Enabled is 0/, false],
  ];
  for (const [values, id, expected, line, words, doubt] of table) {
    const found = row(stateOf(id, server(...values)), 'TLS 1.2', 'server');
    assert.deepEqual([found.state, found.because.line, found.because.doubt !== undefined], [expected, line, doubt], `${id} ${values.join()}`);
    assert.match(plainText(found.because.says), words);
  }
});

test('not shown is not absent: an export of the tree, a snippet, an export that is cut off', () => {
  const tree = stateOf('server-2019', fixture('reg-export/schannel-tree.txt'));
  assert.deepEqual(row(tree, 'TLS 1.2', 'server').enabled, { state: 'absent', line: 3 });
  assert.equal(row(tree, 'TLS 1.2', 'server').because.assumed, undefined);
  assert.deepEqual([row(tree, 'TLS 1.0', 'server').state, row(tree, 'TLS 1.0', 'client').state], ['off', 'on']);
  assert.equal(tree.settings.find(({ setting }) => setting.id === 'hash-md5')?.told.state, 'absent');
  // The policy of suites stands elsewhere: the export says nothing about it.
  assert.equal(tree.suites.because.assumed, true);
  const snippet = stateOf('server-2019', reg([`${KEY}\\TLS 1.0`], [`${KEY}\\TLS 1.0\\Server`, '"Enabled"=dword:0']));
  assert.deepEqual(row(snippet, 'TLS 1.0', 'server').disabledByDefault, { state: 'unsaid' });
  assert.deepEqual(row(snippet, 'TLS 1.2', 'server').enabled, { state: 'unsaid' });
  const cut = stateOf('server-2019', fixture('reg-export/schannel-tree.txt').trimEnd());
  assert.deepEqual(row(cut, 'TLS 1.2', 'server').enabled, { state: 'unsaid' });
});

test('tables and queries: what they show is whole', () => {
  const table = stateOf('server-2019', fixture('item-property/child-table-cut-name.txt'));
  assert.deepEqual(row(table, 'TLS 1.1', 'client').enabled, { state: 'absent', line: 8 });
  assert.deepEqual(row(table, 'TLS 1.1', 'client').state, 'on-request');
  assert.deepEqual(row(table, 'TLS 1.1', 'server').disabledByDefault, { state: 'absent', line: 11 });
  const query = stateOf('server-2019', fixture('reg-query/tree-english.txt'));
  assert.deepEqual(row(query, 'TLS 1.3', 'client').enabled.state, 'absent');
});

test('two machines, or before and after: unclear, with the lines of both', () => {
  const found = row(stateOf('server-2019', fixture('reg-query/two-machines.txt')), 'TLS 1.2', 'server');
  assert.equal(found.state, 'unclear');
  assert.deepEqual(found.disabledByDefault, { state: 'mixed', lines: [5, 11] });
  assert.match(plainText(found.because.says), /lines 5 and 11/);
});

test('in a .reg file the last line wins, and a removed key has no values', () => {
  const twice = reg([`${KEY}\\TLS 1.2\\Server`, '"Enabled"=dword:0'], [`${KEY}\\TLS 1.2\\Server`, '"Enabled"=dword:1', '"DisabledByDefault"=dword:0']);
  assert.equal(row(stateOf('server-2019', twice), 'TLS 1.2', 'server').state, 'on');
  const removed = `${server('"Enabled"=dword:0')}[-${KEY}\\TLS 1.2]\r\n\r\n`;
  assert.deepEqual(row(stateOf('server-2019', removed), 'TLS 1.2', 'server').enabled.state, 'absent');
});

test('a hive of another disk: the control set that Select names', () => {
  const state = stateOf('server-2019', fixture('reg-export/loaded-hive.txt'));
  assert.equal(row(state, 'TLS 1.2', 'server').state, 'on');
  assert.deepEqual(remarks(state), []);
  const unknown = stateOf('server-2019', fixture('reg-export/loaded-hive.txt').replace(/\[HKEY_LOCAL_MACHINE\\SYSTEM\\Select\][^]*$/, ''));
  assert.equal(row(unknown, 'TLS 1.2', 'server').because.assumed, true);
  assert.deepEqual(remarks(unknown), ['open other-control-set']);
});

test('an export that was read byte by byte says the same', () => {
  const text = server('"Enabled"=dword:00000000');
  const bytes = `\u00ff\u00fe${[...text].map((c) => `${c}\0`).join('')}`;
  assert.ok(prepare(bytes).undone.includes('UTF-16 read as bytes'));
  assert.equal(row(stateOf('server-2022', bytes), 'TLS 1.2', 'server').state, 'off');
  assert.equal(row(stateOf('server-2022', `\ufeff${text}`), 'TLS 1.2', 'server').state, 'off');
});

test('where the documents contradict each other about a default, the row says so', () => {
  const doubted = windowsVersions.flatMap((v) => stateOf(v.id, '').protocols.flatMap((p) => (p.because.doubt === undefined ? [] : [`${v.id} ${p.protocol} ${p.side}`])));
  for (const one of ['server-2025 TLS 1.0 server', 'windows-11-24h2 TLS 1.1 client', 'server-2012 SSL 2.0 server', 'windows-10-1709 TLS 1.2 client', 'windows-10-22h2 TLS 1.0 client', 'server-23h2 TLS 1.3 server']) assert.ok(doubted.includes(one), one);
  for (const one of ['server-2025 TLS 1.2 server', 'server-2012 SSL 2.0 client', 'server-2022 TLS 1.0 server', 'server-2008-sp2 TLS 1.2 client', 'windows-10-1903 TLS 1.2 client']) assert.ok(!doubted.includes(one), one);
});
