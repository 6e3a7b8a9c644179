import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf, type Block, type CommandBlock } from '../../../../src/core/blocks.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { planChanges, planRepair, undoChanges, type RepairPlan } from '../../../../src/core/audit/plan.ts';
import { lintCommand } from '../../../../src/core/command-lint.ts';
import { account, dn, forestSearch, HOST, input, k, PORT, service, SPN, type Parts } from './inputs.ts';

const SVC = 'CORP\\svc-sql05';
const OLD = 'CORP\\svc-old';
const plan = (parts: Parts): RepairPlan => auditSpns(input(parts)).plan;
const changes = (parts: Parts): readonly string[] => planChanges(plan(parts)).map((c) => `${c.action === 'add' ? '+' : '-'} ${c.spn} ${c.account}`);
const left = (parts: Parts): readonly string[] => plan(parts).left.map((l) => `${l.spn}: ${plainText(l.why)}`);
const commands = (p: RepairPlan): readonly CommandBlock[] => p.steps.flatMap((s) => s.blocks).filter((b: Block): b is CommandBlock => b.kind === 'command');
const listener = (host: string, name: string) => service({ host, account: name, names: [['ag-sales.corp.example', 1433]] });

/** Case, what the paste tells, the changes in their order. */
const cases: readonly (readonly [string, Parts, readonly string[]])[] = [
  ['missing', { searches: [forestSearch] }, [`+ ${PORT} ${SVC}`]],
  ['missing, by a report', { claims: [{ by: 'SQLCheck', spn: PORT, says: 'missing' }] }, [`+ ${PORT} ${SVC}`]],
  ['NetBIOS only', { accounts: [account(SVC, ['MSSQLSvc/sql05:1433'])] }, [`+ ${PORT} ${SVC}`]],
  ['wrong account: removed first, in its own spelling', { accounts: [account(OLD, [PORT.toUpperCase()])] }, [`- ${PORT.toUpperCase()} ${OLD}`, `+ ${PORT} ${SVC}`]],
  ['wrong account: the computer', { accounts: [account(dn('SQL05'), [`HOST/${HOST}`, PORT])] }, [`- ${PORT} CORP\\SQL05$`, `+ ${PORT} ${SVC}`]],
  ['wrong account, by a report that names it', { claims: [{ by: 'SQLCheck', spn: PORT, says: 'wrong-account', account: dn('svc-old') }] }, [`- ${PORT} ${OLD}`, `+ ${PORT} ${SVC}`]],
  ['duplicate with the right holder', { accounts: [account(SVC, [PORT]), account(OLD, [PORT])] }, [`- ${PORT} ${OLD}`]],
  ['duplicate of two wrong holders', { accounts: [account(OLD, [PORT]), account('CORP\\svc-older', [PORT])] }, [`- ${PORT} ${OLD}`, `- ${PORT} CORP\\svc-older`, `+ ${PORT} ${SVC}`]],
  ['malformed, and the right form is missing', { accounts: [account(SVC, [`${SPN},1433`])] }, [`- ${SPN},1433 ${SVC}`, `+ ${PORT} ${SVC}`]],
  ['all deletions come before all additions', { services: [service(), service({ host: 'sql06.corp.example' })], accounts: [account(OLD, [PORT, 'MSSQLSvc/sql06.corp.example:1433'])] },
    [`- ${PORT} ${OLD}`, `- MSSQLSvc/sql06.corp.example:1433 ${OLD}`, `+ ${PORT} ${SVC}`, `+ MSSQLSvc/sql06.corp.example:1433 ${SVC}`]],
  ['the instance form, where named pipes need it', { services: [service({ instance: 'SALES', ports: [50123], pipes: k(true) })], accounts: [account(SVC, [`${SPN}:50123`])] }, [`+ ${SPN}:SALES ${SVC}`]],
  ['a virtual account: to the computer', { services: [service({ account: 'NT SERVICE\\MSSQLSERVER' })], accounts: [account(OLD, [PORT])] }, [`- ${PORT} ${OLD}`, `+ ${PORT} CORP\\SQL05$`]],

  ['good: nothing', { accounts: [account(SVC, [PORT])], searches: [forestSearch] }, []],
  ['optional forms are not added', { accounts: [account(SVC, [PORT])] }, []],
  ['what is not asked for stays', { accounts: [account(SVC, [PORT, `${SPN}:50123`, 'MSSQLSvc/other.corp.example:1433', `HTTP/${HOST}`])], searches: [forestSearch] }, []],
  ['a leftover beside the right form stays', { accounts: [account(SVC, [PORT, `${SPN},1433`])] }, []],
  ['a duplicate of which no service is told stays', { services: [], accounts: [account('CORP\\a', ['HTTP/x']), account('CORP\\b', ['HTTP/x'])] }, []],
  ['the account is not told: nothing', { services: [service({ account: null })], searches: [forestSearch] }, []],
  ['the account is not told, and two hold it: nothing', { services: [service({ account: null })], accounts: [account(SVC, [PORT]), account(OLD, [PORT])] }, []],
  ['not sure whether the holder is the right one: nothing', { accounts: [account(dn('SQL Service (prod)'), [PORT])] }, []],
  ['a dynamic port: nothing by setspn', { services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [])] }, []],
  ['TCP off: nothing by setspn', { services: [service({ tcp: k(false) })], accounts: [account(SVC, [])] }, []],
  ['replicas under two accounts: nothing', { services: [listener(HOST, SVC), listener('sql06.corp.example', 'CORP\\svc-sql06')], accounts: [account(SVC, [PORT, 'MSSQLSvc/ag-sales.corp.example:1433']), account('CORP\\svc-sql06', ['MSSQLSvc/sql06.corp.example:1433'])] }, []],
  ['replicas under two accounts, the listener on neither: nothing', { services: [listener(HOST, SVC), listener('sql06.corp.example', 'CORP\\svc-sql06')], accounts: [account(SVC, [PORT]), account(OLD, ['MSSQLSvc/ag-sales.corp.example:1433']), account('CORP\\svc-sql06', ['MSSQLSvc/sql06.corp.example:1433'])] }, []],
  ['a report that does not say who: nothing', { accounts: [account(SVC, ['…'])], claims: [{ by: 'Kerberos Configuration Manager', spn: PORT, says: 'duplicate' }] }, []],
  ['krbtgt is never touched', { accounts: [account('CORP\\krbtgt', [PORT])] }, []],
  ['a user principal name that nothing ties to an account: nothing', { services: [service({ account: 'sql.service@corp.example' })], searches: [forestSearch] }, []],
  ['the alias conflict of a report server is a decision', { services: [service({ kind: 'ssrs', account: 'LocalSystem', ports: [] })], accounts: [account(dn('SQL05'), [`HOST/${HOST}`, 'HOST/SQL05']), account('CORP\\svc-web', [`HTTP/${HOST}`])] }, []],
];

for (const [name, parts, expected] of cases) test(`plan: ${name}`, () => assert.deepEqual(changes(parts), expected));

test('what the plan leaves alone is named with the reason', () => {
  const reasons: readonly (readonly [Parts, RegExp])[] = [
    [{ services: [service({ account: null })], searches: [forestSearch] }, /Which account must hold it is not told/],
    [{ services: [service({ account: '.\\sqlsvc' })], accounts: [account(OLD, [PORT])] }, /can hold no SPN/],
    [{ services: [listener(HOST, SVC), listener('sql06.corp.example', 'CORP\\x')], accounts: [account(SVC, ['MSSQLSvc/ag-sales.corp.example:1433'])] }, /different accounts/],
    [{ accounts: [account('CORP\\krbtgt', [PORT])] }, /krbtgt/],
    [{ services: [service({ account: 'sql.service@corp.example' })], searches: [forestSearch] }, /sAMAccountName/],
    [{ accounts: [account(SVC, ['…'])], claims: [{ by: 'Kerberos Configuration Manager', spn: PORT, says: 'duplicate' }] }, /Who else holds it is not in the paste: setspn -F -Q/],
    [{ accounts: [account(SVC, ['MSSQLSvc/sql 05:1433'])] }, /ADSI Edit/],
    [{ accounts: [account(dn('svc-old'), [PORT]), account(dn('svc-old', 'corp2.example'), [PORT])], domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'corp2.example', netbios: 'CORP' }] }, /Two accounts of the paste come to the name CORP\\svc-old/],
  ];
  for (const [parts, reason] of reasons) assert.ok(left(parts).some((l) => reason.test(l)), left(parts).join('\n') || 'nothing left');
});

test('steps stand in their order, and a plan without changes has no steps of looking and verifying', () => {
  assert.deepEqual(plan({ accounts: [account(OLD, [PORT])] }).steps.map((s) => s.id), ['look', 'remove', 'add', 'verify']);
  assert.deepEqual(plan({ searches: [forestSearch] }).steps.map((s) => s.id), ['look', 'add', 'verify']);
  assert.deepEqual(plan({ accounts: [account(SVC, [PORT])] }).steps, []);
});

/** What setspn cannot do has a step by hand, with its undo in words. */
const byHand: readonly (readonly [string, Parts, RegExp])[] = [
  ['tcp', { services: [service({ tcp: k(false) })] }, /Configuration Manager on the server.*Enable.*Restart.*undo/s],
  ['static-port', { services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [])] }, /Listen All = Yes.*clear TCP Dynamic Ports and set TCP Port.*Listen All = No.*undo/s],
  ['account-disabled', { accounts: [account(SVC, [PORT], { disabled: k(true) })] }, /Enable-ADAccount.*undo is Disable-ADAccount/s],
  ['account-locked', { accounts: [account(SVC, [PORT], { locked: k(true) })] }, /Unlock-ADAccount/],
  ['account-expired', { accounts: [account(SVC, [PORT], { expired: k(true) })] }, /Set-ADAccountExpiration.*undo/s],
  ['password-expired', { accounts: [account(SVC, [PORT], { passwordExpired: k(true) })] }, /SQL Server Configuration Manager/],
  ['protected-user', { accounts: [account(SVC, [PORT], { protectedUser: k(true) })] }, /Remove-ADGroupMember.*undo is Add-ADGroupMember/s],
  ['rc4-only', { accounts: [account(SVC, [PORT], { supportedTypes: k(4) })] }, /set AES \(24, 0x18\).*undo.*Do not turn RC4 on/s],
  ['des-only', { accounts: [account(SVC, [PORT], { supportedTypes: k(2) })] }, /set AES.*undo/s],
];
for (const [id, parts, says] of byHand) {
  test(`plan by hand: ${id}`, () => {
    const step = plan(parts).steps.find((s) => s.id === id);
    assert.match(plainText(step?.manual ?? []), says);
    assert.deepEqual(step?.changes, []);
  });
}

test('a registered dynamic port needs no step', () => {
  assert.deepEqual(plan({ services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [`${SPN}:50123`])] }).steps, []);
});

test('commands: look in the forest, list every account, delete, add with -F -S, list again, ask for tickets', () => {
  const lines = commands(plan({ accounts: [account([OLD], [PORT], { kind: 'user' })] })).map((c) => textOf(c.lines));
  assert.deepEqual(lines, [
    `setspn -F -Q ${PORT}`,
    `setspn -U -L ${OLD}\nsetspn -U -L ${SVC}`,
    `setspn -U -D ${PORT} ${OLD}`,
    `setspn -F -U -S ${PORT} ${SVC}`,
    `setspn -U -L ${OLD}\nsetspn -U -L ${SVC}`,
    `klist purge\nklist get ${PORT}`,
  ]);
});

test('an account known by distinguished name only is used without -U, and its name is to be compared', () => {
  const p = plan({ accounts: [account(dn('svc-old'), [PORT])] });
  assert.ok(commands(p).some((c) => textOf(c.lines) === `setspn -D ${PORT} ${OLD}`));
  assert.ok(p.steps[0]?.blocks.some((b) => b.kind === 'note' && /by distinguished name only/.test(plainText(b.text))));
});

test('a managed account and a computer are named with their dollar sign, without a switch', () => {
  const lines = commands(plan({ services: [service({ account: 'CORP\\gmsa-sql$' })], accounts: [account('CORP\\SQL05$', [PORT])] })).map((c) => textOf(c.lines));
  assert.ok(lines.includes(`setspn -D ${PORT} CORP\\SQL05$`));
  assert.ok(lines.includes(`setspn -F -S ${PORT} CORP\\gmsa-sql$`));
});

test('every command says where, which rights, and how to undo what it changes; the linter finds nothing', () => {
  for (const [name, parts] of cases) {
    for (const block of commands(plan(parts))) {
      assert.ok(block.rights.length > 3 && block.where, name);
      if (block.changes) assert.ok(block.undo, `${name}: ${block.id}`);
      assert.deepEqual(lintCommand(textOf(block.lines), block.shell).map((f) => `${f.rule} ${f.given}`), [], name);
    }
  }
});

test('the undo turns the plan round; the end of a duplicate is not given back by a command, and is named', () => {
  const moved = plan({ accounts: [account(OLD, [PORT])] });
  assert.deepEqual(undoChanges(moved).map((c) => `${c.action} ${c.account}`), [`delete ${SVC}`, `add ${OLD}`]);
  const ended = plan({ accounts: [account(SVC, [PORT]), account(OLD, [PORT])] });
  assert.deepEqual(ended.ends.map((c) => c.account), [OLD]);
  const two = plan({ accounts: [account(OLD, [PORT]), account('CORP\\svc-older', [PORT])] });
  assert.deepEqual(two.ends.map((c) => c.account), [OLD], 'of two wrong holders the undo gives back the last');
  const removal = commands(ended).find((c) => c.id === 'remove-1');
  assert.ok(removal?.undo && !('lines' in removal.undo), 'no command brings a duplicate back');
});

test('planRepair gives the plan of the audit, also for rows that were made before', () => {
  const i = input({ accounts: [account(OLD, [PORT])] });
  const audit = auditSpns(i);
  assert.deepEqual(planChanges(planRepair(i, audit.rows)), planChanges(audit.plan));
  assert.deepEqual(planRepair(i, []).steps, []);
});
