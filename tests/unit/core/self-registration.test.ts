import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf, type Block, type CommandBlock } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { checkWithDsacls, checkWithPowershell, grantWithDsacls, grantWithPowershell, showPermissions } from '../../../src/core/self-registration.ts';
import { needsGrant, selfBlocks } from '../../../src/core/self-registration-blocks.ts';
import { selfRegistrations } from '../../../src/data/self-registration.ts';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { setspn } from '../../../src/tools/setspn.ts';

const DN = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';
const undoOf = ({ undo }: CommandBlock): string => (undo === undefined ? '' : 'lines' in undo ? textOf(undo.lines) : plainText(undo));
const ids = (blocks: readonly Block[]): readonly string[] => blocks.map((b) => b.id);
const notes = (blocks: readonly Block[]): string => blocks.flatMap((b) => (b.kind === 'note' ? [plainText(b.text)] : [])).join(' ');

test('dsacls: show, grant, check', () => {
  assert.equal(textOf(showPermissions(DN).lines), `dsacls "${DN}"`);
  assert.equal(textOf(grantWithDsacls(DN).lines), `dsacls "${DN}" /G SELF:RPWP;"servicePrincipalName"`);
  assert.equal(textOf(checkWithDsacls(DN).lines), `dsacls "${DN}" | findstr /i /c:"servicePrincipalName" /c:"service principal name"`);
  assert.equal(showPermissions(DN).changes, false);
  assert.equal(grantWithDsacls(DN).changes, 'Active Directory');
});

test('no undo runs dsacls /R: it would take every entry of SELF', () => {
  for (const block of [...selfBlocks('user', DN), ...selfBlocks('gmsa', DN)]) {
    if (block.kind !== 'command' && block.kind !== 'file') continue;
    const lines = `${textOf(block.lines)}\n${block.undo !== undefined && 'lines' in block.undo ? textOf(block.undo.lines) : ''}`;
    assert.doesNotMatch(lines, /^\s*dsacls\b.*\s\/R\b/m, block.id);
    assert.doesNotMatch(lines, /RemoveAccessRuleAll|RemoveAccess\(|PurgeAccessRules/, block.id);
  }
  assert.match(undoOf(grantWithDsacls(DN)), /Never run dsacls … \/R SELF/);
});

test('PowerShell: the undo is the grant with the rule removed instead of added', () => {
  const grant = grantWithPowershell(DN);
  const text = textOf(grant.lines);
  assert.match(text, /\[adsi\]'LDAP:\/\/corp\.example\/CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example'/);
  assert.match(text, /SecurityIdentifier\]'S-1-5-10'/);
  assert.match(text, /\[guid\]'f3a64788-5306-11d1-a9c5-0000f80367c1'/);
  assert.match(text, /SecurityMasks = 'Dacl'/);
  assert.match(text, /'ReadProperty, WriteProperty', 'Allow', \$spn\)/);
  assert.equal(undoOf(grant), text.replace('.AddAccessRule(', '.RemoveAccessRuleSpecific('));
  assert.notEqual(undoOf(grant), text);
});

test('a slash and an apostrophe in the name', () => {
  assert.match(textOf(grantWithPowershell("CN=a/b o'brien,DC=corp,DC=example").lines), /'LDAP:\/\/corp\.example\/CN=a\\\/b o''brien,DC=corp,DC=example'/);
});

test('all commands pass the linter', () => {
  for (const b of [showPermissions(DN), grantWithDsacls(DN), checkWithDsacls(DN), grantWithPowershell(DN), checkWithPowershell(DN)]) assert.deepEqual(lintCommand(textOf(b.lines), b.shell), [], b.id);
});

test('the table has every kind, with sources that exist', () => {
  const table = selfBlocks('none', undefined)[0];
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.rows.map((r) => plainText(r[0] ?? [])), selfRegistrations.map((r) => r.account));
  for (const { sources } of selfRegistrations) for (const s of sources) assert.ok(spnSources[s]);
});

test('which kinds need a grant', () => {
  assert.deepEqual(selfRegistrations.filter((r) => needsGrant(r.id)).map((r) => r.id), ['user', 'gmsa']);
});

test('user: look, grant, check, hand over, with the cautions', () => {
  const blocks = selfBlocks('user', DN);
  assert.deepEqual(ids(blocks).filter((id) => !/^(?:step|self)-/.test(id)), ['acl-before', 'grant', 'grant-powershell', 'acl-check', 'acl-check-powershell', 'hand-over']);
  for (const words of [/claim names of other services/, /failover cluster/, /share one GUID/, /AdminSDHolder/, /26059/]) assert.match(notes(blocks), words);
  assert.doesNotMatch(notes(blocks), /Contested/);
});

test('gMSA: the sources disagree, and the page says so', () => {
  assert.match(notes(selfBlocks('gmsa', DN)), /Contested: Microsoft .* field reports show 26067/);
});

test('virtual and built-in accounts: no grant, and what they cannot write', () => {
  const blocks = selfBlocks('machine', undefined);
  assert.ok(blocks.every((b) => b.kind !== 'command' && b.kind !== 'file'));
  assert.match(notes(blocks), /MSSQLSvc\/sql05\.corp\.example:SALES.*0x200B/);
  assert.deepEqual(ids(selfBlocks('machine', DN)).filter((id) => id.startsWith('acl')), ['acl-check', 'acl-check-powershell']);
  assert.match(notes(selfBlocks('none', undefined)), /no object in the directory/);
});

test('the form: no name, a wrong name, a kind that needs none', () => {
  const missing = setspn.run({ action: 'self', selfKind: 'user' });
  assert.deepEqual(missing.leftOut, [{ field: 'dn', says: 'No command: the distinguished name is missing.' }]);
  assert.deepEqual(missing.blocks.map((b) => b.kind), ['table']);
  const wrong = setspn.run({ action: 'self', selfKind: 'user', dn: 'CORP\\svc-sql05' });
  assert.equal(wrong.errors['dn']?.rule, 'distinguished-name');
  assert.deepEqual(wrong.leftOut, [{ field: 'dn', says: 'No command: the distinguished name is refused.' }]);
  assert.deepEqual(setspn.run({ action: 'self', selfKind: 'machine' }).leftOut, []);
  assert.ok(setspn.run({ action: 'self', selfKind: 'x' }).errors['selfKind']);
});
