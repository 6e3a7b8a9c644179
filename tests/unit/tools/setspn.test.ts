import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../../src/core/blocks.ts';
import { setspn } from '../../../src/tools/setspn.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { assertKnownForm, assertSound, cmdWords, assertSoundForAnyInput, commandLines } from './cmd-lines.ts';

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

test('Add looks first, looks again, proves and hands over', () => {
  assert.deepEqual(outline(setspn.run({ action: 'add', spns: SPN, account: 'CORP\\svc-sql05', accountKind: 'user', scope: 'forest' })), [
    'step-look', `find: setspn -F -Q ${SPN}`, 'look-first', 'step-add', `add: setspn -F -U -S ${SPN} CORP\\svc-sql05`, 'add-refused',
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
Rights  Write servicePrincipalName on SQL05, elevated prompt; Write servicePrincipalName on CORP\\svc-sql05, elevated prompt
Run     setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
        setspn -C -D MSSQLSvc/sql05.corp.example SQL05
        setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05
        setspn -F -U -S MSSQLSvc/sql05.corp.example CORP\\svc-sql05
Proof   setspn -U -L CORP\\svc-sql05
        must list each name.
Undo    setspn -U -D MSSQLSvc/sql05.corp.example:1433 CORP\\svc-sql05
        setspn -U -D MSSQLSvc/sql05.corp.example CORP\\svc-sql05
        setspn -F -C -S MSSQLSvc/sql05.corp.example:1433 SQL05
        setspn -F -C -S MSSQLSvc/sql05.corp.example SQL05
        Only for names that the change really added or removed: keep the output of setspn -L from before.
Wait    Other domain controllers see the change after replication.
        A client that missed the SPN may remember that for 15 minutes: klist purge there, then wait.
        Connection pools keep old logons: restart the application.`);
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
    assert.ok(commandLines(output.blocks).length > 0, label);
    assertSound(setspn, output);
  }
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
