import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type Block, type Rich } from '../../../src/core/blocks.ts';
import { spn } from '../../../src/tools/spn.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { assertSound, assertSoundForAnyInput, commandLines } from './cmd-lines.ts';

const words = (rich: Rich): string => rich.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : 'strong' in p ? p.strong : p.text)).join('');

function table(output: Output, id: string): readonly string[] {
  const block = output.blocks.find((b) => b.id === id);
  return block?.kind === 'table' ? block.rows.map((r) => `${words(r[0] ?? [])} ${words(r[1] ?? [])}`) : [];
}

function notes(blocks: readonly Block[]): readonly string[] {
  return blocks.filter((b) => b.kind === 'note').map((b) => b.id);
}

const text = (output: Output, id: string): string => {
  const block = output.blocks.find((b) => b.id === id);
  return block?.kind === 'note' ? words(block.text) : block?.kind === 'command' ? textOf(block.lines) : '';
};

const full: Values = { server: 'sql05.corp.example', kind: 'default', protocols: 'tcp', portKind: 'static', port: '1433' };

test('a complete default instance has no errors and nothing left out', () => {
  const output = spn.run(full);
  assert.deepEqual([output.errors, output.leftOut], [{}, []]);
  assert.deepEqual(table(output, 'spns'), [
    'MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional',
  ]);
  assert.equal(text(output, 'prove'), 'klist get MSSQLSvc/sql05.corp.example:1433');
  assert.equal(text(output, 'find').split('\n')[0], 'setspn -F -Q MSSQLSvc/sql05.corp.example:1433');
});

test('the domain completes a short name and leaves a full name alone', () => {
  const short = table(spn.run({ ...full, server: 'sql05', domain: 'corp.example' }), 'spns');
  assert.deepEqual(short, table(spn.run(full), 'spns'));
  assert.deepEqual(table(spn.run({ ...full, domain: 'other.example' }), 'spns'), short);
});

test('an empty form gives no blocks and says what to fill', () => {
  const output = spn.run({});
  assert.deepEqual(output.blocks, []);
  assert.deepEqual(output.errors, {});
  assert.deepEqual(output.leftOut.map((l) => l.field), ['server', 'port']);
});

const gaps: readonly (readonly [string, Values, readonly string[], readonly string[], readonly string[]])[] = [
  ['short name without domain', { ...full, server: 'sql05' }, [], ['domain'], ['MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['domain refused', { ...full, server: 'sql05', domain: 'CORP' }, ['domain'], ['domain'], ['MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['port missing', { ...full, port: '' }, [], ['port'], ['MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05 optional']],
  ['port refused', { ...full, port: '1433;' }, ['port'], ['port'], ['MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05 optional']],
  ['named, instance missing', { ...full, kind: 'named' }, [], ['instance'], ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05:1433 optional']],
  ['named, instance is the default one', { ...full, kind: 'named', instance: 'MSSQLSERVER' }, ['instance'], ['instance'], ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05:1433 optional']],
  ['listener refused, the rest complete', { ...full, names: 'ag sales' }, ['names'], ['names'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['server refused, the listener complete', { ...full, server: 'sql_05', names: 'ag.corp.example' }, ['server'], ['server'],
    ['MSSQLSvc/ag.corp.example:1433 required', 'MSSQLSvc/ag.corp.example optional']],
  ['short listener without domain', { ...full, names: 'ag-sales' }, [], ['domain'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
  ['full name too long', { ...full, server: 'a'.repeat(60), domain: `${'b.'.repeat(100)}example` }, ['server'], ['server'], [`MSSQLSvc/${'a'.repeat(60)}:1433 optional`, `MSSQLSvc/${'a'.repeat(60)} optional`]],
  ['account refused', { ...full, account: 'CORP\\svc|x' }, ['account'], ['account'],
    ['MSSQLSvc/sql05.corp.example:1433 required', 'MSSQLSvc/sql05.corp.example optional', 'MSSQLSvc/sql05:1433 optional', 'MSSQLSvc/sql05 optional']],
];

for (const [name, values, errors, leftOut, spns] of gaps) {
  test(`gap: ${name}`, () => {
    const output = spn.run(values);
    assert.deepEqual(Object.keys(output.errors), errors);
    assert.deepEqual(output.leftOut.map((l) => l.field), leftOut);
    assert.deepEqual(table(output, 'spns'), spns);
  });
}

test('named pipes need no port and ask for none', () => {
  const output = spn.run({ server: 'sql05.corp.example', protocols: 'pipes', kind: 'named', instance: 'SALES' });
  assert.deepEqual(output.leftOut, []);
  assert.deepEqual(table(output, 'spns'), ['MSSQLSvc/sql05.corp.example:SALES required', 'MSSQLSvc/sql05:SALES optional']);
});

test('a dynamic port is warned of, and the search takes any port', () => {
  const output = spn.run({ ...full, kind: 'named', instance: 'SALES', portKind: 'dynamic' });
  assert.ok(notes(output.blocks).includes('dynamic-port'));
  assert.ok(text(output, 'find').endsWith('setspn -F -Q "MSSQLSvc/sql05.corp.example:*"'));
});

test('an IP address leads to NTLM and one SPN that only TryIPSPN uses', () => {
  const output = spn.run({ ...full, server: '10.0.0.5' });
  assert.deepEqual(table(output, 'spns'), ['MSSQLSvc/10.0.0.5:1433 optional']);
  assert.match(text(output, 'address'), /NTLM.*TryIPSPN/);
  assert.deepEqual(notes(spn.run({ ...full, server: '2001:db8::5' }).blocks), ['address']);
});

const holders: readonly (readonly [string, string, RegExp])[] = [
  ['CORP\\svc-sql05', 'holder', /belong on CORP\\svc-sql05 and on no other/],
  ['CORP\\gmsa-sql$', 'holder', /managed service account CORP\\gmsa-sql\$.*Contested/],
  ['NT SERVICE\\MSSQLSERVER', 'holder', /computer account SQL05, because a virtual account/],
  ['NT AUTHORITY\\NETWORK SERVICE', 'holder', /computer account SQL05, because a built-in account/],
  ['CORP\\SQL05$', 'holder', /computer account CORP\\SQL05\$\. /],
  ['NT AUTHORITY\\LOCAL SERVICE', 'holder', /anonymously/],
  ['.\\sqlsvc', 'holder', /local account/],
  ['svc-sql05@corp.example', 'holder-upn', /DOMAIN\\NAME/],
];

for (const [account, id, says] of holders) {
  test(`holder of ${account}`, () => assert.match(text(spn.run({ ...full, account }), id), says));
}

test('a listener under a computer account is warned of, under a shared account explained', () => {
  assert.ok(notes(spn.run({ ...full, names: 'ag.corp.example', account: 'LocalSystem' }).blocks).includes('holder-shared'));
  assert.ok(notes(spn.run({ ...full, names: 'ag.corp.example', account: 'CORP\\svc' }).blocks).includes('holder-replicas'));
});

test('an instance name with a dollar sign is marked as for cmd only', () => {
  assert.ok(notes(spn.run({ ...full, kind: 'named', instance: 'A$1' }).blocks).includes('cmd-only'));
  assert.ok(!notes(spn.run({ ...full, account: 'CORP\\gmsa$' }).blocks).includes('cmd-only'));
});

test('all examples are complete', () => {
  assert.ok(spn.examples.length >= 3);
  for (const { label, values } of spn.examples) {
    const output = spn.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []], label);
    assert.ok(commandLines(output.blocks).length > 0, label);
    assertSound(spn, output);
  }
});

test('an unknown option gives no output', () => {
  for (const field of ['kind', 'protocols', 'portKind']) {
    const output = spn.run({ ...full, [field]: 'x' });
    assert.deepEqual([Object.keys(output.errors), output.blocks], [[field], []]);
  }
});

test('whatever is typed, each command line has a known form and nothing that a shell acts on', () => assertSoundForAnyInput(spn));
