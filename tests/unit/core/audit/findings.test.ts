import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { auditSpns, type AuditFinding } from '../../../../src/core/audit/audit.ts';
import { account, dn, forestSearch, HOST, input, k, PORT, service, type Parts } from './inputs.ts';

const SVC = 'CORP\\svc-sql05';
const findings = (parts: Parts): readonly AuditFinding[] => auditSpns(input(parts)).findings;
const LISTENER = 'MSSQLSvc/ag-sales.corp.example:1433';
const replica = (host: string, name: string) => service({ host, account: name, names: [['ag-sales.corp.example', 1433]] });

/** Case, what the paste tells, the finding with its verdict; `-` in front where it must not be made. */
const cases: readonly (readonly [string, Parts, string])[] = [
  ['A17 two accounts behind one listener', { services: [replica(HOST, SVC), replica('sql06.corp.example', 'CORP\\svc-sql06')] }, 'problem accounts-differ'],
  ['A17 one account behind one listener, written in two ways', { services: [replica(HOST, SVC), replica('sql06.corp.example', 'corp.example\\svc-sql05')] }, '- accounts-differ'],
  ['A17 other lines name another account, and there is a listener', { services: [service({ names: ['ag-sales.corp.example'], otherAccounts: [k('CORP\\svc-sql06', 9)] })] }, 'problem accounts-differ'],
  ['two accounts named, no further name', { services: [service({ otherAccounts: [k('CORP\\svc-old', 9)] })] }, 'open two-accounts-named'],
  ['the same account named twice', { services: [service({ otherAccounts: [k('corp\\SVC-SQL05', 9)] })] }, '- two-accounts-named'],
  ['A16 listener on the computer of a node', { services: [replica(HOST, SVC)], accounts: [account(['CORP\\SQL05$'], [LISTENER], { kind: 'computer' })] }, 'problem listener-on-computer'],
  ['A16 listener on the service account', { services: [replica(HOST, SVC)], accounts: [account(SVC, [LISTENER])] }, '- listener-on-computer'],
  ['A18 26067 and the SPN is there', { accounts: [account(SVC, [PORT])], claims: [{ by: 'ERRORLOG', spn: PORT, says: 'not-registered', code: 0x2098 }] }, 'fine registration-harmless'],
  ['26067, and nothing else is known', { claims: [{ by: 'ERRORLOG', spn: PORT, says: 'not-registered', code: 0x2098 }] }, 'open registration-failed'],
  ['A19 26067 with 0x21c7', { claims: [{ by: 'ERRORLOG', spn: PORT, says: 'not-registered', code: 0x21c7 }] }, 'problem registration-not-unique'],
  ['26067, later registered', { claims: [{ by: 'ERRORLOG', spn: PORT, says: 'not-registered', code: 0x2098 }, { by: 'ERRORLOG', spn: PORT, says: 'registered' }] }, '- registration-failed'],
  ['A14 disabled', { accounts: [account(SVC, [PORT], { disabled: k(true, 8) })] }, 'problem account-disabled'],
  ['locked', { accounts: [account(SVC, [], { locked: k(true, 8) })] }, 'problem account-locked'],
  ['expired', { accounts: [account(SVC, [], { expired: k(true, 8) })] }, 'problem account-expired'],
  ['password expired', { accounts: [account(SVC, [], { passwordExpired: k(true, 8) })] }, 'problem password-expired'],
  ['A21 Protected Users', { accounts: [account(SVC, [PORT], { protectedUser: k(true, 8) })] }, 'problem protected-user'],
  ['A22 RC4 only', { accounts: [account(SVC, [PORT], { supportedTypes: k(4, 8) })] }, 'open rc4-only'],
  ['DES only', { accounts: [account(SVC, [PORT], { supportedTypes: k(2, 8) })] }, 'problem des-only'],
  ['encryption types empty', { accounts: [account(SVC, [PORT], { supportedTypes: k(0, 8) })] }, 'open types-not-set'],
  ['encryption types not told', { accounts: [account(SVC, [PORT])] }, '- types-not-set'],
  ['another account of the paste is disabled', { accounts: [account('CORP\\svc-other', [], { disabled: k(true, 8) })] }, '- account-disabled'],
  ['A23 kadmin/changepw', { accounts: [account('CORP\\krbtgt', ['kadmin/changepw']), account(dn('krbtgt', 'emea.corp.example'), ['kadmin/changepw'])] }, 'fine password-service'],
  ['duplicates of no service', { services: [], accounts: [account('CORP\\a', ['HTTP/x']), account('CORP\\b', ['HTTP/x'])] }, 'problem duplicates-of-no-service'],
  ['no service', { services: [] }, 'open no-service'],
  ['account not told', { services: [service({ account: null })] }, 'open account-not-told'],
  ['account refused', { services: [service({ account: 'CORP\\' })] }, 'open account-unclear'],
  ['local account', { services: [service({ account: 'SQL05\\sqlsvc' })] }, 'problem account-without-object'],
  ['Local Service', { services: [service({ account: 'NT AUTHORITY\\LOCAL SERVICE' })] }, 'problem account-without-object'],
  ['several accounts fit', { services: [service({ account: 'svc-sql05' })], accounts: [account(dn('svc-sql05'), []), account(dn('svc-sql05', 'emea.corp.example'), [])] }, 'open account-ambiguous'],
  ['full name not told', { services: [service({ host: 'sql05' })] }, 'open full-name-not-told'],
  ['cluster name not told', { services: [service({ clustered: k(true, 6) })] }, 'open cluster-name-not-told'],
  ['port not told', { services: [service({ ports: [] })] }, 'open port-not-told'],
  ['dynamic port', { services: [service({ ports: [], dynamic: k(true, 6) })] }, 'open dynamic-port'],
  ['TCP off', { services: [service({ tcp: k(false, 6) })] }, 'open tcp-off'],
  ['@@SERVERNAME is another name', { services: [service({ serverName: k('OLDSQL', 6) })] }, 'open server-name-differs'],
  ['@@SERVERNAME with the instance', { services: [service({ instance: 'SALES', serverName: k('SQL05\\SALES', 6) })] }, '- server-name-differs'],
  ['Analysis Services, default instance on another port', { services: [service({ kind: 'ssas', ports: [2400] })] }, 'problem ssas-port'],
  ['Analysis Services on 2383', { services: [service({ kind: 'ssas', ports: [2383] })] }, '- ssas-port'],
  ['other classes are counted', { accounts: [account(dn('DC01'), ['ldap/dc01.corp.example', 'GC/dc01.corp.example/corp.example'])] }, 'fine further-spns'],
];

for (const [name, parts, expected] of cases) {
  test(`finding: ${name}`, () => {
    const made = findings(parts).map((f) => `${f.verdict} ${f.id}`);
    if (expected.startsWith('- ')) assert.ok(!made.some((m) => m.endsWith(expected.slice(1))), made.join());
    else assert.ok(made.includes(expected), made.join());
  });
}

test('problems stand before what is open, and that before what is fine', () => {
  const order = findings({ services: [service({ ports: [], account: '.\\x' })], accounts: [account('CORP\\krbtgt', ['kadmin/changepw']), account(dn('krbtgt', 'emea.corp.example'), ['kadmin/changepw'])] }).map((f) => f.verdict);
  assert.deepEqual([...new Set(order)], ['problem', 'open', 'fine']);
});

test('a failed registration is explained by the list that has the SPN, with the lines of both', () => {
  const found = findings({ accounts: [account(SVC, [PORT])], searches: [forestSearch], claims: [{ by: 'ERRORLOG', spn: PORT, says: 'not-registered', code: 0x2098, line: 77 }] }).find((f) => f.id === 'registration-harmless');
  assert.equal(found?.evidence[0]?.line, 77);
  assert.ok((found?.evidence.length ?? 0) > 1);
});

test('an empty attribute of an old password says that the controller refuses', () => {
  const of = (year: string): string => plainText(findings({ accounts: [account(SVC, [PORT], { supportedTypes: k(0, 8), passwordSet: k(`${year}-05-01`, 9) })] }).find((f) => f.id === 'types-not-set')?.says ?? []);
  assert.match(of('2006'), /2006, when no domain made AES keys/);
  assert.match(of('2024'), /works with AES keys/);
});
