import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf, type CommandBlock } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { fullName, samName, spnFilter } from '../../../src/core/spn-powershell.ts';
import { moduleWriter } from '../../../src/core/spn-powershell-module.ts';
import { plainWriter } from '../../../src/core/spn-powershell-plain.ts';
import type { Scope, SetspnAccount } from '../../../src/core/setspn.ts';
import { prepare } from '../../../src/core/text/prepare.ts';
import { setspnList } from '../../../src/core/readers/setspn-list.ts';
import { readPowershell } from '../tools/powershell-lines.ts';
import { readFilter } from './quoting-readers.ts';

const SPN = 'MSSQLSvc/sql05.corp.example:1433';
const forest: Scope = { kind: 'forest' };
const domain: Scope = { kind: 'domain' };
const user: SetspnAccount = { name: 'CORP\\svc-sql05', kind: 'user' };
const computer: SetspnAccount = { name: 'emea.corp.example\\SQL05', kind: 'computer' };
const managed: SetspnAccount = { name: 'gmsa-sql$', kind: 'managed' };
const catalog = "((Get-ADDomainController -Discover -Service GlobalCatalog).HostName[0] + ':3268')";
const holders = 'ForEach-Object { $_.DistinguishedName; $_.servicePrincipalName | ForEach-Object { "`t$_" } }';

const undoOf = ({ undo }: CommandBlock): string => (undo !== undefined && 'lines' in undo ? textOf(undo.lines) : '');

const moduleCases: readonly (readonly [string, CommandBlock, string, string])[] = [
  ['add to a user', moduleWriter.add([SPN, 'MSSQLSvc/a'], user, forest),
    `Set-ADUser -Identity 'svc-sql05' -Server 'CORP' -ServicePrincipalNames @{Add='${SPN}','MSSQLSvc/a'}`, `Set-ADUser -Identity 'svc-sql05' -Server 'CORP' -ServicePrincipalNames @{Remove='${SPN}','MSSQLSvc/a'}`],
  ['add to a computer of another domain', moduleWriter.add([SPN], computer, forest),
    `Set-ADComputer -Identity 'SQL05$' -Server 'emea.corp.example' -ServicePrincipalNames @{Add='${SPN}'}`, `Set-ADComputer -Identity 'SQL05$' -Server 'emea.corp.example' -ServicePrincipalNames @{Remove='${SPN}'}`],
  ['remove from a managed account, without a domain', moduleWriter.remove([SPN], managed, forest),
    `Set-ADServiceAccount -Identity 'gmsa-sql$' -ServicePrincipalNames @{Remove='${SPN}'}`, `Set-ADServiceAccount -Identity 'gmsa-sql$' -ServicePrincipalNames @{Add='${SPN}'}`],
  ['remove, and give back one', moduleWriter.remove([SPN, 'a/b'], user, forest, ['a/b']),
    `Set-ADUser -Identity 'svc-sql05' -Server 'CORP' -ServicePrincipalNames @{Remove='${SPN}','a/b'}`, "Set-ADUser -Identity 'svc-sql05' -Server 'CORP' -ServicePrincipalNames @{Add='a/b'}"],
  ['find in the forest', moduleWriter.find([SPN], forest), `Get-ADObject -LDAPFilter '(servicePrincipalName=${SPN})' -SearchBase '' -Server ${catalog} -Properties servicePrincipalName | ${holders}`, ''],
  ['find a pattern in this domain', moduleWriter.find(['*/sql05*', 'a/b'], domain), `Get-ADObject -LDAPFilter '(|(servicePrincipalName=*/sql05*)(servicePrincipalName=a/b))' -Properties servicePrincipalName | ${holders}`, ''],
  ['find in a named forest', moduleWriter.find(['a/b'], { kind: 'targets', domains: ['fabrikam.example'], forests: true }),
    `Get-ADObject -LDAPFilter '(servicePrincipalName=a/b)' -SearchBase '' -Server ((Get-ADDomainController -Discover -Service GlobalCatalog -DomainName 'fabrikam.example').HostName[0] + ':3268') -Properties servicePrincipalName | ${holders}`, ''],
];

for (const [name, block, lines, undo] of moduleCases) {
  test(`module: ${name}`, () => {
    assert.equal(textOf(block.lines), lines);
    assert.equal(undoOf(block), undo);
    assert.equal(block.shell, 'powershell');
    assert.equal(block.changes !== false, block.undo !== undefined);
  });
}

test('no module: the account is found by its SID, and bound to in its own domain', () => {
  const block = plainWriter.add([SPN], user, forest);
  assert.equal(textOf(block.lines), `& {
  $ErrorActionPreference = 'Stop'
  $sid = ([System.Security.Principal.NTAccount]'CORP\\svc-sql05').Translate([System.Security.Principal.SecurityIdentifier])
  $search = [adsisearcher]"(objectSid=$sid)"
  $search.SearchRoot = ([adsi]'GC:').PsBase.Children | Select-Object -First 1
  $dn = [string]$search.FindOne().Properties['distinguishedname']
  $domain = ($dn -split '(?<!\\\\),DC=' | Select-Object -Skip 1) -join '.'
  $account = [adsi]"LDAP://$domain/$($dn.Replace('/', '\\/'))"
  $account.PutEx(3, 'servicePrincipalName', @('${SPN}'))
  $account.SetInfo()
}`);
  assert.equal(undoOf(block), textOf(block.lines).replace('PutEx(3,', 'PutEx(4,'));
});

test('no module: without a domain the account is looked for in this domain', () => {
  const text = textOf(plainWriter.remove(['a/b'], managed, forest).lines);
  assert.match(text, /\[adsisearcher\]'\(sAMAccountName=gmsa-sql\$\)'\)\.FindOne\(\)\.GetDirectoryEntry\(\)/);
  assert.match(text, /PutEx\(4, 'servicePrincipalName', @\('a\/b'\)\)/);
  assert.doesNotMatch(text, /NTAccount/);
});

test('no module: where the search begins', () => {
  const root = (scope: Scope): readonly string[] => textOf(plainWriter.find(['a/b'], scope).lines).split('\n').filter((l) => l.includes('SearchRoot')).map((l) => l.trim().slice('$search.SearchRoot = '.length));
  const gc = "([adsi]'GC:').PsBase.Children | Select-Object -First 1";
  assert.deepEqual(root(domain), []);
  assert.deepEqual(root(forest), [gc]);
  assert.deepEqual(root({ kind: 'targets', domains: ['*', 'emea.corp.example'] }), ["[adsi]'LDAP://emea.corp.example'"]);
  assert.deepEqual(root({ kind: 'targets', domains: ['*', 'fabrikam.example'], forests: true }), [gc, "([adsi]'GC://fabrikam.example').PsBase.Children | Select-Object -First 1"]);
});

test('several targets: an account that is found twice is no duplicate of itself', () => {
  for (const w of [moduleWriter, plainWriter]) {
    assert.match(textOf(w.duplicates({ kind: 'targets', domains: ['*', 'emea.corp.example'] }).lines), /Sort-Object Spn, Dn -Unique/);
    assert.doesNotMatch(textOf(w.duplicates(forest).lines), /-Unique/);
  }
});

test('neither way ever replaces the list, and every block passes the linter', () => {
  for (const w of [moduleWriter, plainWriter]) {
    const blocks: readonly CommandBlock[] = [
      w.find([SPN], forest), w.list([user, computer, managed]), w.add([SPN], user, forest), w.remove([SPN], computer, forest), w.duplicates(forest), w.reset('SQL05'),
      w.duplicates({ kind: 'targets', domains: ['*', 'emea.corp.example'], forests: true }),
    ];
    for (const b of blocks) {
      const text = `${textOf(b.lines)}\n${undoOf(b)}`;
      assert.doesNotMatch(text, /Replace\s*=|PutEx\([12],|-Clear|\$null/);
      assert.deepEqual(lintCommand(textOf(b.lines), 'powershell'), [], b.id);
      assert.match(textOf(b.lines), /^[\x20-\x7e\n]*$/);
      assert.ok(b.rights.length > 0 && b.title.length > 0);
    }
  }
});

test('the lists print in the layout that is read as the present state', () => {
  for (const w of [moduleWriter, plainWriter]) assert.match(textOf(w.list([user]).lines), /"Registered ServicePrincipalNames for \$\([$_.a-zA-Z]+\):"/);
  const printed = 'Registered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:\n\tMSSQLSvc/a:1433\n\tMSSQLSvc/a\n';
  assert.deepEqual(setspnList.read(prepare(printed)).map((r) => r.facts.spns.map((s) => s.value)), [['MSSQLSvc/a:1433', 'MSSQLSvc/a']]);
});

test('names of accounts', () => {
  assert.equal(samName({ name: 'CORP\\SQL05', kind: 'computer' }), 'SQL05$');
  assert.equal(samName({ name: 'SQL05$', kind: 'computer' }), 'SQL05$');
  assert.equal(fullName({ name: 'SQL05', kind: 'computer' }), 'SQL05$');
  assert.equal(fullName({ name: 'CORP\\SQL05', kind: 'computer' }), 'CORP\\SQL05$');
  assert.equal(fullName(managed), 'gmsa-sql$');
});

const text = fc.string({ unit: fc.constantFrom(...'ab/:.$\\*()\'"`;|&#@{}\u2018\u2019\u201a\u201b\u201c\u2013\u00fc \t\r\n\0'), maxLength: 12 }).filter((v) => v !== '');

/** The value comes back from one string, or there is no line at all. */
function comesBack(write: () => readonly string[], value: string): void {
  let strings: readonly string[];
  try {
    strings = write();
  } catch (error) {
    assert.ok(error instanceof RangeError, String(error));
    assert.match(value, /[\p{Cc}\p{Cs}]/u);
    return;
  }
  assert.ok(strings.includes(value), `${JSON.stringify(value)} not in ${JSON.stringify(strings)}`);
}

test('any value of an SPN or account is read back from its string', () => {
  fc.assert(fc.property(text, (value) => {
    comesBack(() => readPowershell(textOf(moduleWriter.add([value], user, forest).lines)).strings, value);
    comesBack(() => readPowershell(textOf(plainWriter.remove([value], user, forest).lines)).strings, value);
    if (value.includes('\\')) return;
    comesBack(() => readPowershell(textOf(moduleWriter.list([{ name: value, kind: 'user' }]).lines)).strings, value);
    comesBack(() => readPowershell(textOf(plainWriter.list([{ name: `CORP\\${value}`, kind: 'user' }]).lines)).strings, `CORP\\${value}`);
  }), { numRuns: 400 });
});

test('any pattern is read back from its filter, asterisks as wildcards', () => {
  fc.assert(fc.property(text, (value) => {
    let filter: string;
    try {
      filter = readPowershell(textOf([spnFilter([value])])).strings[0] ?? '';
    } catch (error) {
      assert.ok(error instanceof RangeError && /[\p{Cc}\p{Cs}]/u.test(value));
      return;
    }
    const inner = /^\(servicePrincipalName=(.*)\)$/su.exec(filter)?.[1] ?? assert.fail(filter);
    assert.deepEqual(inner.split('*').map(readFilter), value.split('*'));
  }), { numRuns: 400 });
});
