import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../../src/core/blocks.ts';
import { textOf } from '../../../../src/core/blocks.ts';
import { backEnd, type DelegationPlan, type Party } from '../../../../src/core/delegation/plan.ts';
import { planBlocks, verdictsOf } from '../../../../src/core/delegation/result.ts';
import { isProtectedUsers, names, seenAccounts, seenAs, type SeenAccount, type SeenList } from '../../../../src/core/delegation/seen.ts';
import { getAdObject } from '../../../../src/core/readers/get-ad-object.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { sqlcheckReport } from '../../../../src/core/readers/sqlcheck-report.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

const all = (values: readonly string[], line = 1): SeenList => ({ values, line, complete: true });
const off = { value: false, line: 2 } as const;
const on = { value: true, line: 2 } as const;
const FRONT_DN = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';
const SPN = 'MSSQLSvc/sql06.corp.example:1433';

const front: SeenAccount = { name: 'svc-sql05', line: 1, dn: FRONT_DN, spns: all(['MSSQLSvc/sql05.corp.example:1433']), unconstrained: off, anyProtocol: off, targets: all([]) };
const back: SeenAccount = { name: 'svc-sql06', line: 10, spns: all([SPN, 'MSSQLSvc/sql06.corp.example'], 11), admits: all([], 12) };
const alice: SeenAccount = { name: 'alice', line: 20, sensitive: off, groups: all([], 21) };

interface Over {
  readonly front?: Partial<SeenAccount> | null;
  readonly back?: Partial<SeenAccount> | null;
  readonly user?: Partial<SeenAccount> | null;
  readonly plan?: Partial<DelegationPlan>;
}

function plan(over: Over = {}): DelegationPlan {
  const party = (account: string, seen: SeenAccount, change: Partial<SeenAccount> | null | undefined): Party => ({ account: `CORP\\${account}`, holder: { kind: 'user', sam: account }, ...(change === null ? {} : { seen: { ...seen, ...change } }) });
  const [f, b, u] = [party('svc-sql05', front, over.front), party('svc-sql06', back, over.back), over.user === null ? undefined : { ...alice, ...over.user }];
  return {
    service: 'sql', frontHost: 'sql05.corp.example', front: f, back: b, backEnds: [backEnd('sql06.corp.example,1433')], where: 'same', entry: 'kerberos', guard: 'unknown', controllers: '2012', link: 'SQL06',
    user: { account: 'CORP\\alice', ...(u ? { seen: u } : {}) }, seen: [f.seen, b.seen, u].flatMap((s) => s ?? []), ...over.plan,
  };
}

const found = (p: DelegationPlan): readonly string[] => verdictsOf(p).verdicts.map((v) => `${v.verdict} ${v.id}`);
const works = (p: DelegationPlan): string => verdictsOf(p).choices.map((c) => `${c.kind}:${c.works}`).join(' ');
const commands = (blocks: readonly Block[]): string => blocks.flatMap((b) => (b.kind === 'command' ? [`${b.id}: ${textOf(b.lines, ' / ')}`] : [])).join('\n');

test('what blocks the second hop, by situation', () => {
  const rows: readonly [string, Over, string][] = [
    ['none', {}, 'problem no-delegation'],
    ['sensitive user', { user: { sensitive: on } }, 'problem user-sensitive'],
    ['protected user', { user: { groups: all(['CN=Protected Users,CN=Users,DC=corp,DC=example']) } }, 'problem user-protected'],
    ['marks not shown', { user: null }, 'open user-not-shown'],
    ['groups cut off', { user: { groups: { values: [], line: 3, complete: false } } }, 'open user-not-shown'],
    ['front SPN missing', { front: { spns: all(['HTTP/web01']) } }, 'problem front-spn-missing'],
    ['front SPN on the back end', { front: { spns: all([]) }, back: { spns: all([SPN, 'MSSQLSvc/sql05.corp.example:1433']) } }, 'problem front-spn-misplaced'],
    ['front SPN list cut', { front: { spns: { values: ['HTTP/web01'], line: 1, complete: false } } }, 'open front-spn-not-shown'],
    ['back SPN missing', { back: { spns: all(['MSSQLSvc/sql06.corp.example']) } }, 'problem back-spn-missing-1'],
    ['back SPN on the front end', { front: { spns: all(['MSSQLSvc/sql05.corp.example:1433', SPN]) }, back: { spns: all([]) } }, 'problem back-spn-misplaced-1'],
    ['back SPN twice', { front: { spns: all(['MSSQLSvc/sql05.corp.example:1433', SPN]) } }, 'problem back-spn-twice-1'],
    ['list without the port', { front: { targets: all(['MSSQLSvc/sql06.corp.example']) } }, 'problem list-lacks-spn'],
    ['list with it', { front: { targets: all(['mssqlsvc/SQL06.corp.example:1433']) } }, 'fine present-constrained'],
    ['list, but another domain', { front: { targets: all([SPN]) }, plan: { where: 'domain' } }, 'problem present-constrained-useless'],
    ['list, but no Kerberos at the first hop', { front: { targets: all([SPN]) }, plan: { entry: 'other' } }, 'problem present-constrained-useless'],
    ['list and flag, no Kerberos at the first hop', { front: { targets: all([SPN]), anyProtocol: on }, plan: { entry: 'other' } }, 'fine present-transition'],
    ['admitted', { back: { admits: all([FRONT_DN]) } }, 'fine present-resource-based'],
    ['admitted, as DOMAIN\\name', { back: { admits: all(['CORP\\svc-sql05']) } }, 'fine present-resource-based'],
    ['admitted, controllers too old', { back: { admits: all([FRONT_DN]) }, plan: { controllers: 'older' } }, 'problem present-resource-based-useless'],
    ['admits a group', { back: { admits: all(['CN=Web Farm,OU=Groups,DC=corp,DC=example']) } }, 'open admits-others'],
    ['unconstrained, guard off', { front: { unconstrained: on }, plan: { guard: 'off' } }, 'fine present-unconstrained'],
    ['unconstrained, guard on', { front: { unconstrained: on }, plan: { guard: 'on' } }, 'problem present-unconstrained-useless'],
    ['unconstrained, guard not known', { front: { unconstrained: on } }, 'open present-unconstrained'],
    ['front end not shown', { front: null }, 'open delegation-not-shown'],
    ['back end not shown', { back: null }, 'open delegation-not-shown'],
    ['logon on the machine', { plan: { entry: 'local' } }, 'problem entry-local'],
    ['logon on the machine, resource-based', { plan: { entry: 'local' }, back: { admits: all([FRONT_DN]) } }, 'open entry-local'],
    ['service account in Protected Users', { front: { groups: all(['CN=Protected Users,CN=Users,DC=corp,DC=example']) } }, 'problem front-protected'],
    ['service account is sensitive', { front: { sensitive: on } }, 'fine front-sensitive'],
    ['account disabled', { back: { disabled: on } }, 'problem back-disabled'],
    ['list and unconstrained', { front: { unconstrained: on, targets: all([SPN]) } }, 'open list-without-effect'],
  ];
  for (const [name, over, expected] of rows) assert.ok(found(plan(over)).includes(expected), `${name}: ${found(plan(over)).join(', ')}`);
});

test('no finding of fault where a text is missing', () => {
  assert.deepEqual(found(plan({ front: null, back: null, user: null })).filter((v) => v.startsWith('problem')), []);
});

test('which kinds can work', () => {
  assert.equal(works(plan()), 'resource-based:yes constrained:yes transition:yes unconstrained:open');
  assert.equal(works(plan({ plan: { where: 'domain', guard: 'on' } })), 'resource-based:yes constrained:no transition:no unconstrained:no');
  assert.equal(works(plan({ plan: { where: 'forest', guard: 'off' } })), 'resource-based:open constrained:no transition:no unconstrained:open');
  assert.equal(works(plan({ plan: { entry: 'other' } })), 'resource-based:yes constrained:no transition:yes unconstrained:no');
  assert.equal(works(plan({ plan: { controllers: 'older', guard: 'off' } })), 'resource-based:no constrained:yes transition:yes unconstrained:yes');
  assert.equal(works(plan({ user: { sensitive: on } })), 'resource-based:no constrained:no transition:no unconstrained:no');
});

test('resource-based first; it keeps who is admitted, and the undo restores the list of the text', () => {
  const empty = planBlocks(plan(), []).find((b) => b.id === 'allow-at-back');
  assert.ok(empty?.kind === 'command');
  assert.match(textOf(empty.lines), /\$before \+ \$front\.DistinguishedName/);
  assert.ok(empty.undo && !('lines' in empty.undo), 'an empty list may be one that nobody asked for');
  const others = planBlocks(plan({ back: { admits: all(["CN=O'Brien,DC=corp,DC=example", 'CN=b,DC=corp,DC=example']) } }), []).find((b) => b.id === 'allow-at-back');
  assert.ok(others?.kind === 'command' && others.undo && 'lines' in others.undo);
  assert.equal(textOf(others.undo.lines), "Set-ADUser -Identity 'svc-sql06' -PrincipalsAllowedToDelegateToAccount @('CN=O''Brien,DC=corp,DC=example', 'CN=b,DC=corp,DC=example')");
});

test('the list gets what it lacks, and the undo takes only that away', () => {
  const block = planBlocks(plan({ front: { targets: all(['MSSQLSvc/sql06.corp.example', 'HTTP/x']) } }), []).find((b) => b.id === 'add-targets');
  assert.ok(block?.kind === 'command' && block.undo && 'lines' in block.undo);
  assert.equal(textOf(block.lines), `Set-ADUser -Identity 'svc-sql05' -Add @{ 'msDS-AllowedToDelegateTo' = @('${SPN}') }`);
  assert.equal(textOf(block.undo.lines), `Set-ADUser -Identity 'svc-sql05' -Remove @{ 'msDS-AllowedToDelegateTo' = @('${SPN}') }`);
});

test('more power than is needed gets no command', () => {
  assert.doesNotMatch(commands(planBlocks(plan(), [])), /trust-all|trust-any-protocol/);
  assert.match(commands(planBlocks(plan({ plan: { entry: 'other' } }), [])), /trust-any-protocol: Set-ADAccountControl -Identity 'svc-sql05' -TrustedToAuthForDelegation \$true/);
  assert.match(commands(planBlocks(plan({ plan: { entry: 'other' } }), [])), /add-targets:/, 'the flag alone is nothing');
  assert.match(commands(planBlocks(plan({ plan: { where: 'domain', controllers: 'older', guard: 'off' } }), [])), /trust-all: Set-ADAccountControl -Identity 'svc-sql05' -TrustedForDelegation \$true/);
  assert.doesNotMatch(commands(planBlocks(plan({ back: { admits: all([FRONT_DN]) } }), [])), /allow-at-back|add-targets|trust/);
});

test('each account with its own cmdlet', () => {
  const p = plan({ plan: { where: 'domain' } });
  const blocks = commands(planBlocks({ ...p, front: { account: 'NT SERVICE\\MSSQLSERVER', holder: { kind: 'computer', sam: 'SQL05$', because: 'virtual account' }, domain: 'corp.example' }, back: { account: 'EMEA\\gmsa-sql$', holder: { kind: 'managed', sam: 'gmsa-sql$' }, domain: 'emea.corp.example' } }, []));
  assert.match(blocks, /\$front = Get-ADComputer -Identity 'SQL05\$' -Server 'corp\.example'/);
  assert.match(blocks, /Set-ADServiceAccount -Identity 'gmsa-sql\$' -Server 'emea\.corp\.example' -PrincipalsAllowedToDelegateToAccount \(\$before \+ \$front\)/);
  assert.match(blocks, /purge-computer: klist -li 0x3e7 purge/);
});

test('the drawn exchange ends at the first step that fails', () => {
  const drawn = (over: Over): string => planBlocks(plan(over), []).flatMap((b) => (b.kind === 'exchange' ? [b.messages.map((m) => m.state).join(' ')] : [])).join('');
  assert.equal(drawn({}), 'done done done fails not-reached not-reached');
  assert.equal(drawn({ front: { spns: all(['HTTP/x']) } }), 'fails not-reached not-reached not-reached not-reached not-reached');
  assert.equal(drawn({ back: { admits: all([FRONT_DN]) } }), 'done done done done done done');
  assert.equal(drawn({ plan: { entry: 'local' } }), 'fails not-reached not-reached not-reached not-reached');
  assert.equal(drawn({ plan: { entry: 'other' }, back: { admits: all([FRONT_DN]) } }), 'falls-back done done done done');
});

test('accounts as the texts name them', () => {
  const read = (text: string): readonly SeenAccount[] => {
    const paste = prepare(text);
    const readers: readonly Reader<unknown>[] = [getAdObject, setspnList, sqlcheckReport];
    return seenAccounts(readers.flatMap((r) => r.read(paste)));
  };
  const joined = read(['Registered ServicePrincipalNames for CN=SQL05,OU=Servers,DC=corp,DC=example:', '\tMSSQLSvc/sql05.corp.example:1433', '', 'DistinguishedName    : CN=SQL05,OU=Servers,DC=corp,DC=example', 'SamAccountName       : SQL05$', 'TrustedForDelegation : True'].join('\n'));
  assert.deepEqual(joined.map((a) => [a.unconstrained?.value, a.spns?.values]), [[true, ['MSSQLSvc/sql05.corp.example:1433']]]);
  assert.ok(seenAs(joined, 'CORP\\SQL05$') && !seenAs(joined, 'sql05') && !seenAs(joined, 'SQL05$', 'emea.corp.example') && !seenAs(joined, 'sql05@corp.example'));
  const trap = read(['DistinguishedName    : CN=SQL05,OU=Servers,DC=corp,DC=example', 'SamAccountName       : SQL05$', 'TrustedForDelegation : True', '', 'DistinguishedName    : CN=SQL05,OU=Users,DC=corp,DC=example', 'SamAccountName       : SQL05', 'TrustedForDelegation : False'].join('\n'));
  assert.deepEqual([seenAs(trap, 'SQL05$')?.unconstrained?.value, seenAs(trap, 'CORP\\sql05')?.unconstrained?.value], [true, false], 'a service account named like the server');
  const alone = read(['Registered ServicePrincipalNames for CN=svc-sql05,OU=x,DC=corp,DC=example:', '\tMSSQLSvc/sql05.corp.example:1433', ''].join('\n'));
  assert.ok(seenAs(alone, 'CORP\\svc-sql05') && seenAs(alone, 'svc-sql05$'));
  const sqlcheck = read(['SQL Server Connectivity Check v1.0.1160.0, run on 1/2/2026', '', 'Domain Service Account Properties:', '', '    Account     Domain               Type                   UAC  Sensitive  Trust for Del.  Const. Del.  Kerberos Encryption', '    ----------  -------------------  --------  ----------------  ---------  --------------  -----------  -------------------', '    CON2016$    DC=CORP,DC=EXAMPLE   Computer  528384 (0x81000)  False      True            False        AES128_HMAC_SHA1'].join('\n'));
  assert.deepEqual(sqlcheck.map((a) => [a.name, a.unconstrained?.value, a.anyProtocol?.value, a.domain]), [['CON2016$', true, false, 'CORP.EXAMPLE']]);
  assert.ok(names('CN=svc-sql05,OU=x,DC=corp,DC=example', { name: 'svc-sql05' }) && !names('CN=svc-sql05,OU=x,DC=corp,DC=example', { name: 'svc-sql05', dn: FRONT_DN }) && !names('CN=svc-sql050,DC=corp', { name: 'svc-sql05' }));
  assert.ok(isProtectedUsers('CORP\\Protected Users') && !isProtectedUsers('CN=Not Protected Users,DC=corp'));
});
