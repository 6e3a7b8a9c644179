import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf, type CommandBlock } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import {
  addSpns, deleteSpns, findDuplicates, findSpns, listAccount, proveWithKlist, resetHost, setspnAccount, setspnWriter, type Scope, type SetspnAccount,
} from '../../../src/core/setspn.ts';
import { moveBlocks } from '../../../src/core/setspn-move.ts';
import { moduleWriter } from '../../../src/core/spn-powershell-module.ts';
import { handOver, setspnRequest } from '../../../src/core/setspn-request.ts';
import { isRefusal } from '../../../src/core/spn.ts';

const SPN = 'MSSQLSvc/sql05.corp.example:1433';
const forest: Scope = { kind: 'forest' };
const domain: Scope = { kind: 'domain' };
const emea: Scope = { kind: 'targets', domains: ['emea.corp.example'] };
const several: Scope = { kind: 'targets', domains: ['*', 'emea.corp.example'] };
const forests: Scope = { ...several, forests: true };
const user: SetspnAccount = { name: 'CORP\\svc-sql05', kind: 'user' };
const computer: SetspnAccount = { name: 'SQL05', kind: 'computer' };
const managed: SetspnAccount = { name: 'CORP\\gmsa-sql$', kind: 'managed' };
const spaced: SetspnAccount = { name: 'CORP\\svc sql', kind: 'user' };

const undoOf = (b: CommandBlock): string => (b.undo !== undefined && 'lines' in b.undo ? textOf(b.undo.lines) : '');

/** Command, its lines, its undo lines. */
const cases: readonly (readonly [string, CommandBlock, string, string])[] = [
  ['find in the forest', findSpns([SPN], forest), `setspn -F -Q ${SPN}`, ''],
  ['find in this domain', findSpns([SPN], domain), `setspn -Q ${SPN}`, ''],
  ['find in another domain', findSpns([SPN], emea), `setspn -T emea.corp.example -Q ${SPN}`, ''],
  ['find in several domains', findSpns([SPN], several), `setspn -T "*" -T emea.corp.example -Q ${SPN}`, ''],
  ['find in several forests', findSpns([SPN], forests), `setspn -T "*" -T emea.corp.example -F -Q ${SPN}`, ''],
  ['find by pattern, for a file', findSpns(['MSSQLSvc/*'], domain, true), 'setspn -P -Q "MSSQLSvc/*"', ''],
  ['list a user', listAccount(user), 'setspn -U -L CORP\\svc-sql05', ''],
  ['list several accounts', listAccount([user, computer]), 'setspn -U -L CORP\\svc-sql05\nsetspn -C -L SQL05', ''],
  ['list a computer', listAccount(computer), 'setspn -C -L SQL05', ''],
  ['list a computer written with its dollar sign', listAccount({ name: 'SQL05$', kind: 'computer' }), 'setspn -L SQL05$', ''],
  ['list a managed service account', listAccount(managed), 'setspn -L CORP\\gmsa-sql$', ''],
  ['list a name with a blank', listAccount(spaced), 'setspn -U -L "CORP\\svc sql"', ''],
  ['add to a user', addSpns([SPN], user, forest), `setspn -F -U -S ${SPN} CORP\\svc-sql05`, `setspn -U -D ${SPN} CORP\\svc-sql05`],
  ['add to a managed service account', addSpns([SPN], managed, emea), `setspn -T emea.corp.example -S ${SPN} CORP\\gmsa-sql$`, `setspn -D ${SPN} CORP\\gmsa-sql$`],
  ['add to a name with a blank', addSpns([SPN], spaced, domain), `setspn -U -S ${SPN} "CORP\\svc sql"`, `setspn -U -D ${SPN} "CORP\\svc sql"`],
  ['delete from a computer', deleteSpns([SPN, 'MSSQLSvc/a'], computer, forest), `setspn -C -D ${SPN} SQL05\nsetspn -C -D MSSQLSvc/a SQL05`,
    `setspn -F -C -S ${SPN} SQL05\nsetspn -F -C -S MSSQLSvc/a SQL05`],
  ['delete, and give back one', deleteSpns([SPN, 'MSSQLSvc/a'], computer, forest, ['MSSQLSvc/a']), `setspn -C -D ${SPN} SQL05\nsetspn -C -D MSSQLSvc/a SQL05`, 'setspn -F -C -S MSSQLSvc/a SQL05'],
  ['delete, and give nothing back', deleteSpns([SPN], computer, forest, []), `setspn -C -D ${SPN} SQL05`, ''],
  ['duplicates across forests', findDuplicates(forests), 'setspn -P -T "*" -T emea.corp.example -F -X', ''],
  ['duplicates in the forest', findDuplicates(forest), 'setspn -P -F -X', ''],
  ['duplicates in another domain, with progress', findDuplicates(emea, false), 'setspn -T emea.corp.example -X', ''],
  ['reset', resetHost('SQL05'), 'setspn -R SQL05', ''],
  ['prove after a change', proveWithKlist([SPN], true), `klist purge\nklist get ${SPN}`, ''],
  ['prove without a change', proveWithKlist([SPN], false), `klist get ${SPN}`, ''],
];

for (const [name, block, lines, undo] of cases) {
  test(`setspn: ${name}`, () => {
    assert.equal(textOf(block.lines), lines);
    assert.equal(undoOf(block), undo);
    assert.equal(block.shell, 'cmd');
    assert.equal(block.changes !== false, /-(?:S|D|R) |purge/.test(lines), 'what changes something says so');
    assert.equal(block.changes !== false, block.undo !== undefined, 'what changes something has an undo');
    assert.deepEqual(lintCommand(textOf(block.lines), 'cmd'), []);
    assert.ok(block.rights.length > 0 && block.title.length > 0);
  });
}

test('the rights of a change name the account that is changed', () => {
  assert.match(addSpns([SPN], user, forest).rights, /^Write servicePrincipalName on CORP\\svc-sql05, elevated/);
  assert.match(deleteSpns([SPN], computer, forest).rights, /on SQL05, elevated/);
});

test('values are segments of their own, quotation marks are not', () => {
  assert.deepEqual(listAccount(spaced).lines, [['setspn -U -L "', { value: 'CORP\\svc sql' }, '"']]);
  assert.deepEqual(addSpns(['a/b'], user, emea).lines, [
    ['setspn -T ', { value: 'emea.corp.example' }, ' -U -S ', { value: 'a/b' }, ' ', { value: 'CORP\\svc-sql05' }],
  ]);
});

test('a move looks, removes, adds and looks, in this order', () => {
  const commands = moveBlocks(setspnWriter, [SPN], computer, user, forest).flatMap((b) => (b.kind === 'command' ? [textOf(b.lines)] : []));
  assert.deepEqual(commands, [
    `setspn -F -Q ${SPN}`,
    'setspn -C -L SQL05\nsetspn -U -L CORP\\svc-sql05',
    `setspn -C -D ${SPN} SQL05`,
    `setspn -F -U -S ${SPN} CORP\\svc-sql05`,
    'setspn -U -L CORP\\svc-sql05\nsetspn -C -L SQL05',
    `klist purge\nklist get ${SPN}`,
  ]);
});

const LABELS = /^(?:Why|Effect|Rights|Look|Run|Verify|Undo|Wait| {3}) {2,}\S/;

test('the undo of a request runs in reverse', () => {
  const file = setspnRequest({
    ask: 'Please.', why: [['Because.']], changes: [deleteSpns([SPN], computer, domain), addSpns([SPN], user, domain)], proof: listAccount(user), expect: 'must list it.',
  });
  const lines = textOf(file.lines).split('\n');
  const at = lines.findIndex((l) => l.startsWith('Undo'));
  assert.deepEqual(lines.slice(at, at + 3), ['Undo    In cmd, elevated:', `        setspn -U -D ${SPN} CORP\\svc-sql05`, `        setspn -C -S ${SPN} SQL05`]);
  assert.match(lines[at + 3] ?? '', /Only for names that the change really added/);
  assert.ok(lines.every((l) => l === '' || l === 'Please.' || LABELS.test(l)));
});

test('a request with the present state says that its undo is made from it', () => {
  const file = setspnRequest({ ask: 'Please.', why: [['Because.']], changes: [addSpns([SPN], user, domain)], proof: listAccount(user), expect: 'must list it.', exact: true });
  assert.match(textOf(file.lines), /Made from the lists of what the accounts held/);
  assert.doesNotMatch(textOf(file.lines), /Only for names/);
});

test('a hand-over names the shell where it changes, and says what an undo without lines says', () => {
  const file = handOver({
    ask: 'Please.', why: [['Because.']], effect: [['Little.']], look: [listAccount(computer)],
    changes: [resetHost('SQL05'), deleteSpns([SPN], computer, domain), moduleWriter.add([SPN], user, domain), moduleWriter.add(['a/b'], user, domain)],
    verify: [listAccount(user)], expect: 'must list it.', undo: [['All of it.']], wait: [['A while.']], name: 'repair-plan',
  });
  const lines = textOf(file.lines).split('\n');
  assert.equal(file.name, 'repair-plan.txt');
  assert.deepEqual(lines.filter((l) => / In .*:$/.test(l)), [
    'Look    In cmd:', 'Run     In cmd, elevated:', '        In Windows PowerShell, elevated:', 'Verify  In cmd:', 'Undo    In Windows PowerShell, elevated:', '        In cmd, elevated:',
  ]);
  const undo = lines.slice(lines.findIndex((l) => l.startsWith('Undo')));
  assert.deepEqual(undo.slice(1, 6).map((l) => l.trim().slice(0, 40)), [
    "Set-ADUser -Identity 'svc-sql05' -Server ", "Set-ADUser -Identity 'svc-sql05' -Server ", 'In cmd, elevated:', `setspn -C -S ${SPN} SQL05`, 'Delete with setspn -D those of the two H',
  ].map((l) => l.slice(0, 40)));
  assert.match(undo[1] ?? '', /Remove='a\/b'/);
  assert.ok(lines.every((l) => l === '' || l === 'Please.' || LABELS.test(l)));
});

const accounts: readonly (readonly [string, SetspnAccount['kind'], string])[] = [
  ['CORP\\svc-sql05', 'user', ''],
  ['svc-sql05', 'user', ''],
  ['SQL05', 'computer', ''],
  ['CORP\\SQL05$', 'computer', ''],
  ['CORP\\gmsa-sql$', 'managed', ''],
  ['CORP\\gmsa-sql', 'managed', 'has no dollar sign at its end, as each managed service account has'],
  ['CORP\\gmsa-sql$', 'user', 'ends in a dollar sign, so it is a computer or a managed service account, not a user'],
  ['svc-sql05@corp.example', 'user', 'is a user principal name; setspn documents only NAME and DOMAIN\\NAME'],
  ['CN=svc,OU=x,DC=corp,DC=example', 'user', 'is a distinguished name, not an account name'],
  ['CORP\\svc & calc', 'user', 'has an ampersand'],
];

for (const [name, kind, reason] of accounts) {
  test(`setspnAccount ${name} as ${kind}: ${reason || 'allowed'}`, () => {
    const account = setspnAccount(name, kind);
    assert.equal(isRefusal(account) ? account.reason : '', reason);
  });
}

test('a value that no rule has seen is not written', () => {
  assert.throws(() => findSpns(['a/b" & whoami'], domain), RangeError);
  assert.throws(() => listAccount({ name: '%USERNAME%', kind: 'user' }), RangeError);
});
