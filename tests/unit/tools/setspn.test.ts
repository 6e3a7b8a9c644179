import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../src/core/blocks.ts';
import { setspn } from '../../../src/tools/setspn.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { assertKnownForm, assertSound, cmdWords, assertSoundForAnyInput, commandLines, hostileValues } from './cmd-lines.ts';
import { assertShapesForAnyInput, powershellTexts, readPowershell } from './powershell-lines.ts';

const SPN = 'MSSQLSvc/sql05.corp.example:1433';

/** `id: lines` of each command, and the ids of the rest, in order. */
function outline(output: Output): readonly string[] {
  return output.blocks.map((b) => (b.kind === 'command' ? `${b.id}: ${textOf(b.lines, ' / ')}` : b.id));
}

test('Find, in each scope', () => {
  assert.deepEqual(outline(setspn.run({ action: 'find', spns: SPN })), [`find: setspn -F -Q ${SPN}`, 'read-find']);
  assert.deepEqual(outline(setspn.run({ action: 'find', spns: SPN, scope: 'domain' }))[0], `find: setspn -Q ${SPN}`);
  assert.deepEqual(outline(setspn.run({ action: 'find', spns: SPN, scope: 'target', target: 'emea.corp.example' }))[0], `find: setspn -T emea.corp.example -Q ${SPN}`);
  assert.deepEqual(outline(setspn.run({ action: 'find', spns: `${SPN}\n*/sql05*`, quiet: 'quiet' }))[0], `find: setspn -P -F -Q ${SPN} / setspn -P -F -Q "*/sql05*"`);
});

test('List, for each kind of account', () => {
  const list = (account: string, accountKind: string): string | undefined => outline(setspn.run({ action: 'list', account, accountKind }))[0];
  assert.equal(list('CORP\\svc-sql05', 'user'), 'list: setspn -U -L CORP\\svc-sql05');
  assert.equal(list('CORP\\svc sql', 'user'), 'list: setspn -U -L "CORP\\svc sql"');
  assert.equal(list("CORP\\o'brien", 'user'), "list: setspn -U -L \"CORP\\o'brien\"");
  assert.equal(list('SQL05', 'computer'), 'list: setspn -C -L SQL05');
  assert.equal(list('CORP\\SQL05$', 'computer'), 'list: setspn -L CORP\\SQL05$');
  assert.equal(list('CORP\\gmsa-sql$', 'managed'), 'list: setspn -L CORP\\gmsa-sql$');
});

test('Add looks first, keeps a record, looks again, proves and hands over', () => {
  assert.deepEqual(outline(setspn.run({ action: 'add', spns: SPN, account: 'CORP\\svc-sql05', accountKind: 'user', scope: 'forest' })), [
    'step-look', `find: setspn -F -Q ${SPN}`, 'look-first', 'list-before: setspn -U -L CORP\\svc-sql05', 'before', 'user-switch',
    'step-add', `add: setspn -F -U -S ${SPN} CORP\\svc-sql05`, 'add-refused', 'left-aside',
    'step-again', 'list-after: setspn -U -L CORP\\svc-sql05', 'step-client', `prove: klist purge / klist get ${SPN}`, 'wait', 'step-hand-over', 'hand-over',
  ]);
});

test('Delete keeps a record first and takes malformed names', () => {
  const output = setspn.run({ action: 'delete', spns: 'MSSQLSvc/SQL05\\SALES:50141\nMSSQLSvc/a,1', holder: 'SQL05', holderKind: 'computer', scope: 'domain' });
  assert.deepEqual(output.errors, {});
  assert.deepEqual(outline(output).filter((l) => l.includes('setspn')), [
    'list-before: setspn -C -L SQL05',
    'delete: setspn -C -D MSSQLSvc/SQL05\\SALES:50141 SQL05 / setspn -C -D "MSSQLSvc/a,1" SQL05',
    'list-after: setspn -C -L SQL05',
  ]);
});

test('Move removes before it adds, and says that nobody holds the name in between', () => {
  const output = setspn.run(setspn.examples[0].values);
  const steps = outline(output);
  const at = (id: string): number => steps.findIndex((s) => s === id || s.startsWith(`${id}:`));
  const order = ['find', 'list-before', 'before', 'gap', 'delete', 'add', 'list-after', 'undo-order', 'prove', 'wait', 'hand-over'].map(at);
  assert.ok(order.every((n) => n >= 0));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
});

test('the request for the directory team is complete', () => {
  const output = setspn.run(setspn.examples[0].values);
  const file = output.blocks.find((b) => b.kind === 'file');
  assert.ok(file?.kind === 'file' && file.language === 'text');
  assert.equal(textOf(file.lines), `Please move 2 SPNs to the account that runs the service.

Why     Kerberos logons fail while the SPN is on another account than the one that runs the service.
        Now on SQL05; the service runs as CORP\\svc-sql05.
Effect  servicePrincipalName of SQL05 loses 2 values; nothing else changes.
        servicePrincipalName of CORP\\svc-sql05 gets 2 values; nothing else changes.
        Between the two nobody holds the names: new connections then get NTLM, or fail. Open connections stay as they are.
        Afterwards new connections that ask for these names get a ticket for the account that runs the service.
Rights  Write servicePrincipalName on SQL05, elevated prompt; Write servicePrincipalName on CORP\\svc-sql05, elevated prompt
Look    In cmd:
        setspn -C -L SQL05
        setspn -U -L CORP\\svc-sql05
        Keep the output: it is the record of what was there.
Run     In cmd, elevated:
        setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
        setspn -C -D MSSQLSvc/sql05.corp.example SQL05
        setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05
        setspn -F -U -S MSSQLSvc/sql05.corp.example CORP\\svc-sql05
Verify  In cmd:
        setspn -U -L CORP\\svc-sql05
        setspn -C -L SQL05
        must list each name on the new account, and none of them on the old one.
Undo    In cmd, elevated:
        setspn -U -D MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05
        setspn -U -D MSSQLSvc/sql05.corp.example CORP\\svc-sql05
        setspn -F -C -S MSSQLSvc/sql05.corp.example:1433 SQL05
        setspn -F -C -S MSSQLSvc/sql05.corp.example SQL05
        Only for names that the change really added or removed: keep the list of the account from before.
Wait    Other domain controllers see the change after replication; how long that takes depends on the sites.
        A client that missed the SPN may remember that for 15 minutes: klist purge there, then wait.
        A ticket that a client has already serves until its end time: klist purge as that user; for a service
        that runs as SYSTEM klist -li 0x3e7 purge, elevated. A middle tier that delegates remembers for 15 minutes.
        Connection pools keep old logons: restart the application.`);
});

test('every changing action ends with a text that has all parts, in each shell', () => {
  const forms: readonly Values[] = [
    { action: 'add', spns: SPN, account: 'CORP\\svc-sql05' },
    { action: 'delete', spns: SPN, holder: 'CORP\\SQL05', holderKind: 'computer' },
    { action: 'move', spns: SPN, account: 'CORP\\svc-sql05', holder: 'CORP\\SQL05', holderKind: 'computer' },
    { action: 'reset', computer: 'SQL05' },
    { action: 'self', dn: 'CN=svc-sql05,DC=corp,DC=example' },
  ];
  for (const form of forms) {
    for (const writer of ['setspn', 'module', 'plain']) {
      const file = setspn.run({ ...form, writer }).blocks.at(-1);
      assert.ok(file?.kind === 'file', form['action']);
      const text = textOf(file.lines);
      for (const label of ['Why', 'Effect', 'Rights', 'Look', 'Run', 'Verify', 'Undo', 'Wait']) assert.match(text, new RegExp(`^${label} {2,}\\S`, 'm'), `${form['action']} ${writer} ${label}`);
      for (const words of ['replication', '15 minutes', 'klist purge', 'pools']) assert.ok(text.includes(words), words);
      if (form['action'] !== 'self') assert.equal(/^\s+setspn -/m.test(text), writer === 'setspn', writer);
    }
  }
});

test('Duplicates and Reset', () => {
  assert.equal(outline(setspn.run({ action: 'duplicates' }))[0], 'duplicates: setspn -P -F -X');
  assert.equal(outline(setspn.run({ action: 'duplicates', scope: 'domain' }))[0], 'duplicates: setspn -P -X');
  assert.deepEqual(outline(setspn.run({ action: 'reset', computer: 'SQL05' })).filter((l) => l.includes('setspn')), [
    'list-before: setspn -C -L SQL05', 'reset: setspn -R SQL05', 'list-after: setspn -C -L SQL05',
  ]);
});

test('an empty form gives no blocks and says what to fill', () => {
  const output = setspn.run({});
  assert.deepEqual([output.blocks, output.errors], [[], {}]);
  assert.deepEqual(output.leftOut, [{ field: 'spns', says: 'No command: the SPN is missing.' }]);
});

const add: Values = { action: 'add', spns: SPN, account: 'CORP\\svc-sql05', accountKind: 'user' };
const move: Values = { ...add, action: 'move', holder: 'SQL05', holderKind: 'computer' };

/** Values, errors by field with the reason, fields left out; no command in any of them. */
const refusals: readonly (readonly [string, Values, Readonly<Record<string, RegExp>>, readonly string[]])[] = [
  ['account missing', { ...add, account: '' }, {}, ['account']],
  ['holder missing', { ...move, holder: '' }, {}, ['holder']],
  ['domain to search missing', { ...add, scope: 'target' }, {}, ['target']],
  ['domain to search is a NetBIOS name', { ...add, scope: 'target', target: 'EMEA' }, { target: /no dot/ }, ['target']],
  ['user principal name', { ...add, account: 'svc-sql05@corp.example' }, { account: /user principal name; setspn documents only/ }, ['account']],
  ['virtual account', { ...add, account: 'NT SERVICE\\MSSQLSERVER' }, { account: /computer account/ }, ['account']],
  ['managed account without dollar sign', { ...add, account: 'CORP\\gmsa-sql', accountKind: 'managed' }, { account: /no dollar sign/ }, ['account']],
  ['managed account taken for a user', { ...add, account: 'CORP\\gmsa-sql$' }, { account: /not a user/ }, ['account']],
  ['move to the same account', { ...move, holder: 'corp\\SVC-SQL05', holderKind: 'user' }, { holder: /is the account that gets the names/ }, ['holder']],
  ['move to the same account, written short', { ...move, holder: 'svc-sql05', holderKind: 'user' }, { holder: /is the account that gets the names/ }, ['holder']],
  ['connection string', { ...add, spns: 'Server=tcp:sql05,1433' }, { spns: /has an equals sign|has a/ }, ['spns']],
  ['computer with dollar sign', { action: 'reset', computer: 'SQL05$' }, { computer: /dollar sign/ }, ['computer']],
  ['computer missing', { action: 'reset' }, {}, ['computer']],
  ['unknown action', { action: 'format c:' }, { action: /not one of the options/ }, ['action']],
];

for (const [name, values, errors, leftOut] of refusals) {
  test(`no command: ${name}`, () => {
    const output = setspn.run(values);
    assert.deepEqual(Object.keys(output.errors), Object.keys(errors));
    for (const [field, reason] of Object.entries(errors)) assert.match(output.errors[field]?.reason ?? '', reason);
    assert.deepEqual(output.leftOut.map((l) => l.field), leftOut);
    assert.deepEqual(commandLines(output.blocks), []);
  });
}

test('accounts of the same name in two domains are two accounts', () => {
  assert.deepEqual(setspn.run({ ...move, holder: 'EMEA\\svc-sql05', holderKind: 'user' }).errors, {});
});

test('a refused line costs only its own commands, and what was meant is offered', () => {
  const output = setspn.run({ ...add, spns: `${SPN}\nMSSQLSvc/sql05.corp.example\\SALES` });
  assert.match(output.errors['spns']?.reason ?? '', /backslash \(line 2\)/);
  assert.deepEqual(output.leftOut, [{ field: 'spns', says: 'No command for a refused line. Everything else is complete.' }]);
  assert.ok(outline(output).includes(`add: setspn -F -U -S ${SPN} CORP\\svc-sql05`));
  const advice = output.blocks[0];
  assert.ok(advice?.kind === 'note' && advice.id === 'advice-1');
  assert.ok(advice.text.some((p) => typeof p !== 'string' && 'code' in p && p.code === 'MSSQLSvc/sql05.corp.example:SALES'));
});

test('what is allowed but odd is said, and not changed', () => {
  const output = setspn.run({ ...add, spns: 'MSSQLSvc/sql05.corp.example/SALES' });
  assert.deepEqual(output.errors, {});
  assert.equal(output.blocks[0]?.id, 'advice-1');
  assert.ok(outline(output).includes('add: setspn -F -U -S MSSQLSvc/sql05.corp.example/SALES CORP\\svc-sql05'));
});

test('HTTP on a user account warns of what HOST covers', () => {
  const ids = (accountKind: string, account: string): readonly string[] => setspn.run({ ...add, spns: 'HTTP/web01.corp.example', account, accountKind }).blocks.map((b) => b.id);
  assert.ok(ids('user', 'CORP\\svc-web').includes('alias-http'));
  assert.ok(!ids('computer', 'WEB01').includes('alias-http'));
});

test('a dollar sign inside a name is marked as for cmd only', () => {
  assert.equal(setspn.run({ action: 'find', spns: 'MSSQLSvc/sql05:A$1' }).blocks[0]?.id, 'cmd-only');
});

test('all examples are complete', () => {
  assert.ok(setspn.examples.length >= 3);
  for (const { label, values } of setspn.examples) {
    const output = setspn.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []], label);
    assert.ok(commandLines(output.blocks).length + powershellTexts(output.blocks).length > 0, label);
    assertSound(setspn, output);
  }
});

test('the examples of the first tests of the site are where they were', () => {
  assert.deepEqual(setspn.examples.slice(0, 5).map((e) => e.label), ['Move from the computer account', 'Who holds it?', 'Add for a managed service account', 'Remove a malformed name', 'Search for duplicates']);
});

test('the tokenizer of these tests refuses what cmd would act on', () => {
  for (const line of ['setspn -X & whoami', 'setspn -L "a', 'setspn -L "a\\"', 'setspn -L %a%', 'setspn -L a\n', 'setspn -L \u201ca\u201d']) {
    assert.throws(() => cmdWords(line), Error, line);
  }
  assert.deepEqual(cmdWords('setspn -L "CORP\\svc sql"'), ['setspn', '-L', 'CORP\\svc sql']);
  for (const line of ['setspn -A a/b c', 'whoami', 'setspn -S a/b', 'setspn -L a b/c', 'setspn -D a/b -X', 'klist purge x']) {
    assert.throws(() => assertKnownForm(line), Error, line);
  }
});

test('whatever is typed, each command line has a known form and nothing that a shell acts on', () => assertSoundForAnyInput(setspn));

const spns = (text: string): Values => ({ spns: text });
const DN = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';

/** Harmless forms of each shape that a line for PowerShell can have. */
const harmless: readonly Values[] = ['module', 'plain'].flatMap((writer) =>
  ['user', 'computer', 'managed'].flatMap((kind) => {
    const names = kind === 'managed' ? ['CORP\\gmsa-sql$', 'gmsa-sql$'] : kind === 'user' ? ['CORP\\svc-sql05', 'svc-sql05'] : ['CORP\\SQL05', 'SQL05'];
    return names.flatMap((account): Values[] => [
      { action: 'list', writer, account, accountKind: kind },
      { action: 'add', writer, account, accountKind: kind, ...spns('a/b') },
      { action: 'delete', writer, holder: account, holderKind: kind, ...spns('a/b') },
      { action: 'move', writer, account: 'CORP\\svc-x', accountKind: 'user', holder: account, holderKind: kind, ...spns('a/b\nc/d') },
    ]);
  }).concat(
    ['forest', 'domain', 'target', 'forests'].flatMap((scope) => ['*', 'a.example', '*\na.example'].flatMap((target): Values[] => [
      { action: 'find', writer, scope, target, ...spns('a/b') }, { action: 'duplicates', writer, scope, target },
    ])),
    [{ action: 'reset', writer, computer: 'SQL05' }, { action: 'self', dn: DN }],
  ));

test('whatever is typed, PowerShell sees it as the content of a string and never as syntax', () => {
  assertShapesForAnyInput(setspn, harmless, hostileValues(setspn).map((v) => ({ ...v, ...(v['writer'] === undefined ? { writer: 'module' } : {}) })));
  assertShapesForAnyInput(setspn, harmless, hostileValues(setspn).map((v): Values => ({ ...v, writer: 'plain' })));
});

test('names come back from the strings as they were typed', () => {
  const strings = (values: Values): readonly string[] => powershellTexts(setspn.run(values).blocks).flatMap((t) => readPowershell(t).strings);
  const add: Values = { action: 'add', ...spns('MSSQLSvc/sql05:A$1'), account: "CORP\\o'brien", accountKind: 'user' };
  for (const writer of ['module', 'plain']) assert.ok(strings({ ...add, writer }).includes('MSSQLSvc/sql05:A$1'), writer);
  assert.ok(strings({ ...add, writer: 'module' }).includes("o'brien"));
  assert.ok(strings({ ...add, writer: 'plain' }).includes("CORP\\o'brien"));
  assert.ok(strings({ action: 'self', dn: "CN=R&D (o'brien)\\, x/y,DC=corp,DC=example" }).includes("LDAP://corp.example/CN=R&D (o'brien)\\, x\\/y,DC=corp,DC=example"));
});

test('the reader of these tests sees what breaks out of a string', () => {
  assert.deepEqual(readPowershell("a 'b''c','d' \u2018e\u2019").strings, ["b'c", 'd', 'e']);
  assert.equal(readPowershell("a 'b''c','d' e").shape, 'a \u00a7 e');
  assert.equal(readPowershell("a 'b'; whoami 'c'").shape, 'a \u00a7; whoami \u00a7');
  assert.throws(() => readPowershell("a 'b"));
  assert.throws(() => readPowershell("a 'b\nc'"));
});
