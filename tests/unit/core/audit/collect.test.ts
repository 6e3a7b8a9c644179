import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectAudit, collectFrom, collecting, type Collected } from '../../../../src/core/audit/collect.ts';
import type { AuditInput, SeenAccount } from '../../../../src/core/audit/model.ts';
import { readers } from '../../../../src/core/readers/index.ts';
import { hasWords } from '../../../../src/core/readers/reading-lines.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture, fixtures } from '../readers/fixtures.ts';

const formats = [
  'setspn-list', 'setspn-query', 'setspn-duplicates', 'setspn-change', 'sqlcheck-report', 'dbatools-spn', 'dbatools-kerberos', 'kcm-status', 'kcm-script', 'get-ad-object', 'errorlog-registration', 'kerberos-events', 'nltest-trusts',
] as const;
const all = formats.flatMap((f) => fixtures(f));

const input = (text: string, ...more: unknown[]): AuditInput => collectAudit(text, ...(more as [])).input;

/** The account that bears a name. */
function account({ accounts }: AuditInput, name: string): SeenAccount {
  const found = accounts.filter((a) => a.names.some((n) => n.value.toLowerCase() === name.toLowerCase()));
  assert.equal(found.length, 1, `${name} is one account of ${JSON.stringify(accounts.map((a) => a.names.map((n) => n.value)))}`);
  return found[0] as SeenAccount;
}

const spns = (a: SeenAccount): string[] => a.spns.map((s) => s.value).sort();
const said = (i: AuditInput): string[] => i.claims.map((c) => `${c.by}: ${c.spn} ${c.says}${c.account === undefined ? '' : ` ${c.account}`}${c.code === undefined ? '' : ` 0x${c.code.toString(16)}`}`);
const services = (i: AuditInput): string[] =>
  i.services.map((s) => `${s.kind} ${s.host.value}${s.instance ? `\\${s.instance.value}` : ''} ${s.ports.map((p) => p.value).join('+')}${s.dynamic?.value ? ' dynamic' : ''}${s.tcp?.value === false ? ' no tcp' : ''} = ${s.account?.value ?? '?'}${s.otherAccounts ? ` / ${s.otherAccounts.map((o) => o.value).join(', ')}` : ''}${s.names.map((n) => ` + ${n.value.name}${n.value.port === undefined ? '' : `,${n.value.port}`}`).join('')}`);

/** Lines do not count, nor does the order, nor which of two spellings is shown. */
function plain(i: AuditInput): unknown {
  const bare = JSON.parse(JSON.stringify(i, (key, value: unknown) => (key === 'line' ? undefined : typeof value === 'string' ? value.toLowerCase() : value))) as Record<string, unknown[]>;
  const sorted = (list: readonly unknown[]): unknown[] => list.map((x) => JSON.stringify(ordered(x))).sort();
  return Object.fromEntries(Object.entries(bare).map(([k, v]) => [k, [...new Set(sorted(v))]]));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((v) => JSON.stringify(ordered(v))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]));
}

/** The promises that hold for any text. */
function assertCollects(text: string): Collected {
  const collected = collectAudit(text);
  const { lines } = prepare(text);
  const read = new Set(collected.readings.flatMap((r) => r.read));
  const unread = new Set(collected.unread);
  assert.equal(collected.lines, lines.length);
  for (const { n, text: line } of lines) {
    if (hasWords(line)) assert.ok(read.has(n) !== unread.has(n), `line ${n} is read or unread: ${JSON.stringify(line.slice(0, 80))}`);
    else assert.ok(!unread.has(n), `line ${n} says nothing`);
  }
  assert.deepEqual(collected.unread, [...unread].sort((a, b) => a - b));
  JSON.stringify(collected.input, (key, value: unknown) => {
    if (key === 'line') assert.ok(typeof value === 'number' && value >= 1 && value <= lines.length, `line ${String(value)} of ${lines.length}`);
    return value;
  });
  for (const a of collected.input.accounts) assert.notEqual(a.names[0].value, '', 'an account has a name');
  return collected;
}

test('setspn -L: the account, its SPNs, whether the list was closed, and which domain it is', () => {
  const text = fixture('setspn-list/service-account.txt');
  const i = input(text);
  const a = i.accounts[0] as SeenAccount;
  assert.equal(i.accounts.length, 1);
  assert.equal(a.complete, true);
  assert.ok(a.spns.length > 0 && a.spns.every((s) => prepare(text).lines[(s.line ?? 0) - 1]?.text.includes(s.value)));
  const cut = input('Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:1433');
  assert.equal(cut.accounts[0]?.complete, false, 'the paste ends with the list: more may have followed');
  assert.deepEqual(input('C:\\>setspn -L CORP\\svc-sql05\nRegistered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\n').domains, [{ dns: 'corp.example', netbios: 'CORP' }]);
});

test('setspn -Q: holders with all their SPNs, and a search for each scope', () => {
  const i = input('C:\\>setspn -T emea.corp.example -T corp.example -Q MSSQLSvc/sql01*\nChecking domain DC=emea,DC=corp,DC=example\nCN=SQL01,OU=Servers,DC=emea,DC=corp,DC=example\n\tMSSQLSvc/sql01.emea.corp.example:1433\n\tHOST/SQL01\nChecking domain DC=corp,DC=example\nCN=svc-sql01,DC=corp,DC=example\n\tMSSQLSvc/sql01.corp.example:1433\n\nExisting SPN found!\n');
  assert.deepEqual(i.searches.map(({ pattern, what, scope, domain }) => [pattern, what, scope, domain]), [['MSSQLSvc/sql01*', 'holders', 'domain', 'emea.corp.example'], ['MSSQLSvc/sql01*', 'holders', 'domain', 'corp.example']]);
  assert.deepEqual(i.accounts.map((a) => [a.kind, a.complete, a.spns.length]), [['computer', true, 2], [undefined, true, 1]]);
});

test('a search counts when its last line is there', () => {
  const miss = 'C:\\>setspn -F -Q MSSQLSvc/sql09.corp.example:1433\nChecking forest DC=corp,DC=example\n\nNo such SPN found.\n';
  assert.deepEqual(input(miss).searches, [{ pattern: 'MSSQLSvc/sql09.corp.example:1433', what: 'holders', scope: 'forest', domain: 'corp.example', line: 1 }]);
  assert.deepEqual(input(miss.split('\n').slice(0, 3).join('\n')).searches, [], 'cut before its end');
  assert.deepEqual(input(miss.split('\n').slice(1).join('\n')).searches, [], 'without its command nobody knows what was asked');
  const doubt = 'C:\\>setspn -Q MSSQLSvc/x*\nChecking domain DC=corp,DC=example\nCN=a,DC=corp,DC=example\n\tMSSQLSvc/x1:1433\n??? MSSQLSvc\\x/2 = ???\n\nExisting SPN found!\n';
  assert.deepEqual(input(doubt).searches, [], 'an unread line may be a holder');
});

test('setspn -X: holders of duplicates, and a search for duplicates', () => {
  const i = input(fixture('setspn-duplicates/forest-wrapped.txt'));
  assert.ok(i.searches.some((s) => s.what === 'duplicates' && s.pattern === '*' && s.scope === 'forest'));
  assert.ok(i.accounts.length >= 4 && i.accounts.every((a) => !a.complete));
  assert.ok(i.accounts.some((a) => a.names[0].value.includes('OU=Business Intelligence')), 'a wrapped name is put together');
});

test('changes: what was written is there, what was removed is not, refusals are told with their code', () => {
  const list = 'Registered ServicePrincipalNames for CN=SQL02,OU=Servers,DC=contoso,DC=com:\n\tMSSQLSvc/SQL02.contoso.com:1433\n\tHOST/SQL02\n\n';
  const removal = 'C:\\>setspn -D MSSQLSvc/SQL02.contoso.com:1433 SQL02\nUnregistering ServicePrincipalNames for CN=SQL02,OU=Servers,DC=contoso,DC=com\n\tMSSQLSvc/SQL02.contoso.com:1433\nUpdated object\n\n';
  assert.deepEqual(spns(account(input(list + removal), 'CN=SQL02,OU=Servers,DC=contoso,DC=com')), ['HOST/SQL02']);
  assert.deepEqual(spns(account(input(removal + list), 'CN=SQL02,OU=Servers,DC=contoso,DC=com')), ['HOST/SQL02', 'MSSQLSvc/SQL02.contoso.com:1433'], 'a list after the removal counts');
  const refused = input('C:\\>setspn -S MSSQLSvc/sql07.emea.corp.example:1433 EMEA\\svc-sql07\nChecking domain DC=emea,DC=corp,DC=example\n\nRegistering ServicePrincipalNames for CN=svc-sql07,DC=emea,DC=corp,DC=example\n\tMSSQLSvc/sql07.emea.corp.example:1433\nFailed to assign SPN on account \'CN=svc-sql07,DC=emea,DC=corp,DC=example\', error 0x21c7/8647 -> The operation failed because SPN value provided for addition/modification is not unique forest-wide.\n');
  assert.deepEqual(said(refused), ['setspn: MSSQLSvc/sql07.emea.corp.example:1433 not-registered EMEA\\svc-sql07 0x21c7']);
  assert.deepEqual(spns(account(refused, 'EMEA\\svc-sql07')), []);
  assert.deepEqual(refused.searches.map((s) => [s.pattern, s.scope, s.domain]), [['MSSQLSvc/sql07.emea.corp.example:1433', 'domain', 'emea.corp.example']]);
  assert.deepEqual(refused.domains, [{ dns: 'emea.corp.example', netbios: 'EMEA' }]);
  const found = input(fixture('setspn-change/duplicate.txt'));
  assert.ok(found.claims.some((c) => c.by === 'setspn' && c.says === 'not-registered'));
  assert.ok(found.accounts.some((a) => a.spns.length > 0), 'the holder that setspn found');
  const done = input(fixture('setspn-change/added.txt'));
  assert.ok(done.claims.some((c) => c.says === 'registered'));
  assert.ok(done.accounts.some((a) => a.spns.some((s) => s.value.startsWith('MSSQLSvc/')) && !a.complete));
});

test('a later list of setspn shows what is there after a repair', () => {
  const list = (...names: string[]): string => `C:\\>setspn -L CORP\\svc-sql05\nRegistered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n${names.map((n) => `\t${n}\n`).join('')}\n`;
  assert.deepEqual(spns(account(input(list('MSSQLSvc/a:1', 'MSSQLSvc/b:1') + list('MSSQLSvc/b:1')), 'CORP\\svc-sql05')), ['MSSQLSvc/b:1']);
});

test('one account under its names is one, and only when that is sure', () => {
  const dn = 'Registered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:1433\n\n';
  const dba = (name: string): string => `Input        : ${name}\nAccountName  : ${name}\nServiceClass : MSSQLSvc\nPort         : 1433\nSPN          : MSSQLSvc/sql05.corp.example\n\n`;
  assert.equal(input(dn + dba('CORP\\svc-sql05')).accounts.length, 1, 'the first label of the DNS name');
  assert.equal(input(dn + dba('EMEA\\svc-sql05')).accounts.length, 2, 'another domain');
  assert.equal(input(dn + dba('svc-sql05@corp.example')).accounts.length, 1);
  assert.equal(input(dn + dba('svc-sql05')).accounts.length, 1, 'no domain, and the text has one');
  const other = 'Registered ServicePrincipalNames for CN=x,DC=emea,DC=corp,DC=example:\n\n';
  assert.equal(input(dn + other + dba('svc-sql05')).accounts.length, 3, 'no domain, and the text has two');
  assert.equal(input(dn + dn.replaceAll('DC=corp', 'DC=emea,DC=corp')).accounts.length, 2, 'two domains, two objects');
  assert.equal(input(dn + dn.replaceAll('OU=Service Accounts', 'OU=Old') + dba('CORP\\svc-sql05')).accounts.length, 3, 'two objects of one common name: neither is sure');
  const computer = 'Registered ServicePrincipalNames for CN=SQL05,OU=Servers,DC=corp,DC=example:\n\tHOST/SQL05\n\tHOST/sql05.corp.example\n\n';
  const user = 'Registered ServicePrincipalNames for CN=SQL05,OU=Users,DC=corp,DC=example:\n\tHTTP/intra.corp.example\n\n';
  const both = input(computer + user + dba('CORP\\SQL05$') + dba('CORP\\SQL05'));
  assert.equal(both.accounts.length, 2, 'a user and a computer of one name');
  assert.equal(account(both, 'CORP\\SQL05$').kind, 'computer');
  assert.ok(account(both, 'CORP\\SQL05').names.some((n) => n.value.includes('OU=Users')));
});

test('kinds: from the class, the container, the SPNs of a machine, the name', () => {
  const i = input('Registered ServicePrincipalNames for CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example\n\ndn: CN=g2,OU=X,DC=corp,DC=example\nobjectClass: top\nobjectClass: computer\nobjectClass: msDS-GroupManagedServiceAccount\nsAMAccountName: g2$\n\ndn: CN=s1,OU=X,DC=corp,DC=example\nobjectClass: computer\nobjectClass: msDS-ManagedServiceAccount\nsAMAccountName: s1$\n\ndn: CN=svc,OU=X,DC=corp,DC=example\nsAMAccountName: svc\n\ndn: CN=SQL05,OU=X,DC=corp,DC=example\nsAMAccountName: SQL05$\ndNSHostName: sql05.corp.example\n\ndn: CN=Group,OU=X,DC=corp,DC=example\nobjectClass: group\nsAMAccountName: Group\n\n');
  assert.deepEqual(i.accounts.map((a) => a.kind), ['gmsa', 'gmsa', 'smsa', 'user', 'computer']);
});

test('attributes: what is not shown is not known, an empty type is 0', () => {
  const a = account(input(fixture('get-ad-object/ldifde.txt')), 'CN=svc-sql05,OU=Service Accounts,OU=DBA,DC=corp,DC=example');
  assert.equal(a.disabled?.value, true);
  assert.equal(a.passwordExpired?.value, true, 'pwdLastSet 0: to be changed at the next logon');
  assert.equal(a.supportedTypes?.value, 24);
  assert.equal(a.locked, undefined);
  assert.deepEqual(a.spns.map((s) => s.line), [10, 11], 'each SPN with its own line');
  assert.equal(a.complete, true);
  const empty = input(fixture('get-ad-object/encryption-empty.txt')).accounts[0];
  assert.equal(empty?.supportedTypes?.value, 0);
  assert.equal(empty?.passwordSet?.value, '2019-02-14');
  assert.equal(empty?.complete, false);
  const cut = input(fixture('get-ad-object/spns-cut.txt')).accounts[0];
  assert.equal(cut?.complete, false, 'the list ends with dots');
  assert.equal(cut?.upn, 'svc-sql01@corp.example');
  const locked = account(input(fixture('get-ad-object/two-accounts.txt')), 'svc-sql05');
  assert.deepEqual([locked.locked?.value, locked.disabled?.value, locked.passwordExpired?.value], [true, false, false]);
  const member = 'dn: CN=svc,DC=corp,DC=example\nsAMAccountName: svc\nmemberOf: CN=Protected Users,CN=Users,DC=corp,DC=example\n\n';
  assert.equal(input(member).accounts[0]?.protectedUser?.value, true);
  assert.equal(input(member.replace('Protected Users', 'Staff')).accounts[0]?.protectedUser, undefined, 'a group in a group is not shown');
});

test('exports: whole lists, rows of a script, searches of the command line', () => {
  const csvde = 'C:\\>csvde -f a.csv -t 3268 -r "(servicePrincipalName=*)"\nConnecting to "dc01.corp.example"\nDN,objectClass,sAMAccountName,servicePrincipalName\n"CN=svc-sql05,DC=corp,DC=example",user,svc-sql05,MSSQLSvc/sql05.corp.example:1433;MSSQLSvc/sql05.corp.example\n"CN=SQL05,DC=corp,DC=example",computer,SQL05$,HOST/SQL05\n\n';
  const i = input(csvde);
  assert.deepEqual(i.accounts.map((a) => [a.kind, a.complete, a.spns.length]), [['user', true, 2], ['computer', true, 1]]);
  assert.deepEqual(i.searches, [{ pattern: '*', what: 'holders', scope: 'forest', line: 1 }]);
  assert.deepEqual(input(csvde.replace('(servicePrincipalName=*)', '(&(objectCategory=computer)(servicePrincipalName=*))')).searches, [], 'a further condition leaves accounts out');
  assert.deepEqual(input(csvde.replace('-r', '-l DN,sAMAccountName -r')).searches, [], 'SPNs were not asked for');
  assert.deepEqual(input(csvde.replace('-t 3268', '-d "OU=Servers,DC=corp,DC=example"')).searches, [], 'a part of the domain');
  assert.deepEqual(input(csvde.replace('-t 3268', '-d "DC=corp,DC=example"')).searches.map((s) => [s.scope, s.domain]), [['domain', 'corp.example']]);
  const rows = input('SamAccountName,SPN\nsvc-sql05,MSSQLSvc/a:1433\nsvc-sql05,MSSQLSvc/b:1433\n\n').accounts;
  assert.deepEqual(rows.map((a) => [spns(a), a.complete]), [[['MSSQLSvc/a:1433', 'MSSQLSvc/b:1433'], false]]);
  assert.deepEqual(collectAudit('', [], { wholeForest: true }).input.searches, [{ pattern: '*', what: 'holders', scope: 'forest' }]);
  const users = 'PS C:\\> Get-ADUser -Filter "servicePrincipalName -like \'*\'" -Properties servicePrincipalName\n\nDistinguishedName     : CN=svc-sql05,DC=corp,DC=example\nServicePrincipalNames : {MSSQLSvc/a:1433}\n\nPS C:\\>\n';
  assert.deepEqual(input(users).searches, [], 'users only: a computer may hold it too');
  assert.equal(input(users.replace('Get-ADUser', 'Get-ADObject')).searches[0]?.pattern, '*');
});

test('SQLCheck: services, accounts, statuses', () => {
  const i = input(fixture('sqlcheck-report/two-instances.txt'));
  assert.deepEqual(services(i), ['sql SQL01.corp.example 1433 = CORP\\svc-sql01', 'sql SQL01.corp.example\\SALES 2433+49974 dynamic = CORP\\svc-sales']);
  assert.equal(i.services[1]?.pipes?.value, true);
  assert.deepEqual(account(i, 'svc-sql01').complete, true, 'the table lists all SPNs of the account');
  assert.equal(i.claims.filter((c) => c.says === 'present').length, 2);
  assert.equal(i.claims.filter((c) => c.says === 'missing').length, 8);
});

test('SQLCheck: a blank status stands for a duplicate', () => {
  const i = input(fixture('sqlcheck-report/blank-status.txt'));
  assert.ok(i.claims.some((c) => c.by === 'SQLCheck' && c.says === 'duplicate' && c.spn === 'MSSQLSvc/SQL02.contoso.com:1433'));
  assert.ok(account(i, 'SQL02$').spns.some((s) => s.value.toLowerCase() === 'mssqlsvc/sql02.contoso.com:1433'));
  const alone = '    Suggested SPN                    Exists  Status\n    -------------------------------  ------  -------------------\n    MSSQLSvc/SQL02.contoso.com:1433  True\n    MSSQLSvc/SQL02.contoso.com       True    Okay\n';
  assert.deepEqual(said(input(alone)), ['SQLCheck: MSSQLSvc/SQL02.contoso.com:1433 duplicate', 'SQLCheck: MSSQLSvc/SQL02.contoso.com present'], 'Exists True and no status');
  assert.deepEqual(said(input(alone.replace('True    Okay', 'True'))).map((s) => s.split(' ').at(-1)), ['not-looked-up', 'not-looked-up'], 'the column was cut off');
});

test('SQLCheck: wrong accounts, user@domain, accounts without SPN, states', () => {
  const wrong = input(fixture('sqlcheck-report/wrong-account-crlf.txt'));
  assert.ok(wrong.claims.some((c) => c.says === 'wrong-account' && c.account?.startsWith('CN=SQL04')));
  assert.deepEqual(account(wrong, 'svc-sql04').spns, []);
  assert.equal(account(wrong, 'svc-sql04').complete, true, 'the report says that there are none');
  assert.ok(account(wrong, 'SQL04$').spns.length > 0);
  const whole = input(fixture('sqlcheck-report/whole-report.txt'));
  assert.deepEqual(whole.claims.map((c) => c.says), ['present', 'present'], 'user@domain is the account of the status');
  const svc = account(whole, 'svc-sql05');
  assert.equal(svc.disabled?.value, true);
  assert.equal(svc.supportedTypes, undefined, 'the report shows RC4 for an empty attribute too');
  assert.ok(svc.names.some((n) => n.value.startsWith('CN=svc-sql05')) && svc.names.some((n) => n.value === 'svc-sql05@corp.example'));
});

test('SQLCheck: services of the table, listeners, a cluster', () => {
  const report = ['NETBIOS Name:               SQL05', 'FQDN:                       SQL05.corp.example', '', 'Services of Interest:', '',
    '    Name                    Instance  Description                                   PID  Service Account            Domain Account  Start Mode  Started  Status',
    '    ----------------------  --------  -------------------------------------------  ----  -------------------------  --------------  ----------  -------  ------',
    '    MSSQL                   SALES     SQL Server (SALES)                           2960  CORP\\svc-sales             CORP\\svc-sales  Auto        True     OK    ',
    '    MSSQLServerOLAPService            SQL Server Analysis Services (MSSQLSERVER)   3032  NT SERVICE\\MSSQLServerOLA  SQL05           Auto        True     OK    ',
    '    SQLBrowser                        SQL Server Browser                           2120  NT AUTHORITY\\LOCALSERVICE  SQL05           Auto        True     OK    ',
    '', 'Details for SQL Server Instance: SALES (Enterprise Edition)', '', 'Clustered:                  True', 'Always-On:                  True', 'Always-On Listeners:        ag-sales, ag-hr', 'TCP Enabled:                True', 'Listen on all IPs:          False', 'TCP Port(s):                 10.0.0.5 ( 1433)', 'Service Account:            CORP\\svc-sales', ''].join('\n');
  const i = input(report);
  assert.deepEqual(services(i).sort(), ['sql SQL05.corp.example\\SALES 1433 = CORP\\svc-sales + ag-sales + ag-hr', 'ssas SQL05.corp.example  = NT SERVICE\\MSSQLServerOLA']);
  assert.equal(i.services.find((s) => s.kind === 'sql')?.clustered?.value, true);
});

test('Kerberos Configuration Manager: rows and scripts', () => {
  const i = input(fixture('kcm-status/tabs.txt'));
  assert.deepEqual(services(i), ['sql sql05.corp.example 1433 = CORP\\svc-sql05', 'sql SQL05.corp.example\\SALES  dynamic = CORP\\svc-sales', 'sql sql06.corp.example 1433 = CORP\\svc-sql06']);
  assert.deepEqual(i.claims.map((c) => c.says), ['present', 'missing', 'duplicate']);
  const script = input(fixture('kcm-script/three-corrections.txt'));
  assert.deepEqual(said(script).map((s) => s.replace('Kerberos Configuration Manager: ', '')), ['MSSQLSvc/sql05.corp.example missing svc-sql05', 'MSSQLSvc/sql05.corp.example:1433 missing svc-sql05', 'MSSQLSvc/sql02.corp.example:1433 wrong-account SQL02']);
  assert.deepEqual(services(script), ['sql sql05.corp.example 1433 = svc-sql05', 'sql sql02.corp.example 1433 = svc-sql02']);
  assert.deepEqual(script.domains, [{ dns: 'corp.example' }]);
});

test('dbatools: rows, warnings, listeners, TCP off, holders', () => {
  const i = input(fixture('dbatools-spn/list-with-warning.txt'));
  assert.deepEqual(services(i), ['sql SQL01.corp.example\\SALES 2433 = CORP\\svc-sales', 'sql SQL01.corp.example  = CORP\\SQL01$']);
  assert.deepEqual(i.claims.map((c) => c.says), ['missing', 'not-looked-up']);
  const csv = input(fixture('dbatools-spn/csv-semicolons.txt'));
  assert.deepEqual(services(csv), ['sql SQL05.corp.example\\SALES 49823 dynamic = NT AUTHORITY\\NETWORK SERVICE', 'sql SQL05.corp.example\\OLD  no tcp = CORP\\svc-old']);
  assert.deepEqual(csv.claims.map((c) => c.says), ['not-looked-up', 'tcp-off']);
  assert.deepEqual(input(fixture('dbatools-spn/table-all-set.txt')).claims.map((c) => c.says), ['present', 'present']);
  const found = account(input(fixture('dbatools-spn/get-dbaspn.txt')), 'CORP\\svc-sql05');
  assert.deepEqual([spns(found), found.complete], [['HTTP/reports.corp.example', 'MSSQLSvc/sql05.corp.example:1433'], false]);
  const off = 'ComputerName           : SQL05.corp.example\nInstanceName           : SALES\nInstanceServiceAccount : CORP\\svc-sales\nRequiredSPN            : MSSQLSvc/ag-sales.corp.example:1434\nIsSet                  : False\nTcpEnabled             : True\nPort                   : 1434\nDynamicPort            : False\n\nComputerName           : SQL05.corp.example\nInstanceName           : SALES\nInstanceServiceAccount : CORP\\svc-sales\nRequiredSPN            : \nIsSet                  : False\nTcpEnabled             : False\nPort                   : \nDynamicPort            : False\n';
  assert.deepEqual(services(input(off)), ['sql SQL05.corp.example\\SALES  no tcp = CORP\\svc-sales + ag-sales.corp.example,1434'], 'the port of a listener is not that of the instance; with TCP off no SPN is wanted');
  assert.ok(said(input('"ComputerName","InstanceName","Check","Category","Status","Details","Remediation"\n"SQL01","SALES","SPN Registration","SPN","Fail","Missing SPNs: MSSQLSvc/SQL01.corp.example:2433, MSSQLSvc/SQL01.corp.example:SALES","x"\n')).includes('dbatools: MSSQLSvc/SQL01.corp.example:SALES missing'));
});

test('ERRORLOG: registrations with codes, and the instance of a start', () => {
  const i = input(fixture('errorlog-registration/failures.txt'));
  assert.ok(said(i).includes('ERRORLOG: MSSQLSvc/sql02.corp.example:1433 not-registered 0x21c7'));
  assert.ok(said(i).includes('ERRORLOG: MSSQLSvc/sql01.corp.example:SALES not-registered 0x200b'));
  assert.ok(services(i).includes('sql sql01.corp.example\\SALES  = ?'));
  assert.deepEqual(said(input(fixture('errorlog-registration/event-viewer-26038.txt'))), ['ERRORLOG: MSSQLSvc/sql05.corp.example:1433 not-removed 0x2098']);
  const registered = input(fixture('errorlog-registration/registered.txt'));
  assert.deepEqual(registered.claims.map((c) => c.says), ['registered', 'registered', 'removed']);
  assert.deepEqual(services(registered), ['sql sql01.corp.example 1433 = ? + aglistener1']);
  const start = (name: string, acct: string, port: number): string =>
    [`2025-11-21 06:31:40.02 Server      The service account is '${acct}'. This is an informational message; no user action is required.`, `2025-11-21 06:31:42.79 spid29s     Server is listening on [ 'any' <ipv4> ${port}] accept sockets 1.`, `2025-11-21 06:31:42.79 spid29s     Server is listening on [ 10.0.0.9 <ipv4> 1433] accept sockets 1.`, `2025-11-21 06:31:42.80 spid9s      Server name is '${name}'. This is an informational message only. No user action is required.`, `2025-11-21 06:31:42.90 Server      The SQL Server Network Interface library could not register the Service Principal Name (SPN) [ MSSQLSvc/sql05.corp.example:${port} ] for the SQL Server service. Windows return code: 0x2098, state: 15.`, ''].join('\n');
  assert.deepEqual(services(input(start('SQL05\\SALES', 'CORP\\svc-old', 50123))), ['sql sql05.corp.example\\SALES 50123 = CORP\\svc-old']);
  assert.deepEqual(services(input(start('SQL05\\SALES', 'CORP\\svc-old', 50123) + start('SQL05\\SALES', 'CORP\\svc-new', 50123).replaceAll('06:31', '09:31'))), ['sql sql05.corp.example\\SALES 50123 = CORP\\svc-new'], 'the last start tells the account');
});

test('German output: names and codes say enough', () => {
  const i = input(fixture('errorlog-registration/german-and-short.txt'));
  assert.ok(said(i).includes('ERRORLOG: MSSQLSvc/sql05.corp.example:1433 not-registered 0x2098'));
  const added = input(fixture('setspn-change/german-added.txt'));
  assert.ok(added.accounts.length > 0);
});

test('KDC event 11 and domains of nltest', () => {
  const event = 'Log Name:      System\nSource:        Microsoft-Windows-Kerberos-Key-Distribution-Center\nEvent ID:      11\nLevel:         Error\nComputer:      DC01.corp.example\nDescription:\nThe KDC encountered duplicate names while processing a Kerberos authentication request. The duplicate name is MSSQLSvc/sql02.corp.example:1433 (of type DS_SERVICE_PRINCIPAL_NAME).\n';
  assert.deepEqual(said(input(event)), ['domain controller: MSSQLSvc/sql02.corp.example:1433 duplicate']);
});

test('services of lists, with the machine of the prompt, or with the one service that they fit', () => {
  const list = 'Name      : MSSQL$SALES\nStartName : CORP\\svc-sql05\n\nName      : SQLBrowser\nStartName : NT AUTHORITY\\LOCALSERVICE\n\n';
  assert.deepEqual(services(input(`[SQL05]: PS C:\\> Get-CimInstance Win32_Service | fl Name, StartName\n\n${list}`)), ['sql SQL05\\SALES  = CORP\\svc-sql05']);
  const held = 'Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:SALES\n\tMSSQLSvc/sql05.corp.example:2433\n\n';
  assert.deepEqual(services(input(held)), ['sql sql05.corp.example\\SALES 2433 = ?'], 'the SPNs alone');
  assert.deepEqual(services(input(held + list)), ['sql sql05.corp.example\\SALES 2433 = CORP\\svc-sql05']);
});

test('one service from several sources, typed lines first, conflicts told', () => {
  const report = fixture('sqlcheck-report/two-instances.txt');
  const typed = (server: string, account?: string, listeners: string[] = []): [] => [[{ kind: 'sql', server, ...(account === undefined ? {} : { account }), listeners }]] as unknown as [];
  assert.deepEqual(services(input(report, ...typed('sql01', 'svc-sql01@corp.example', ['ag-sales.corp.example,1433'])))[0], 'sql SQL01.corp.example 1433 = svc-sql01@corp.example + ag-sales.corp.example,1433', 'a short name, and one account in two forms');
  assert.deepEqual(services(input(report, ...typed('sql01\\SALES', 'CORP\\svc-other')))[0], 'sql SQL01.corp.example\\SALES 2433+49974 dynamic = CORP\\svc-other / CORP\\svc-sales');
  assert.equal(input(report, ...typed('sql01,2433', 'CORP\\svc-sales')).services.length, 2, 'a port is that of an instance of the report');
  const virtual = 'ComputerName           : SQL05.corp.example\nInstanceName           : MSSQLSERVER\nInstanceServiceAccount : CORP\\SQL05$\nRequiredSPN            : MSSQLSvc/SQL05.corp.example\nIsSet                  : True\nTcpEnabled             : True\nPort                   : \nDynamicPort            : False\n\n';
  assert.deepEqual(services(input(virtual, ...typed('sql05', 'NT SERVICE\\MSSQLSERVER'))), ['sql SQL05.corp.example  = NT SERVICE\\MSSQLSERVER'], 'dbatools writes the computer for a virtual account');
});

/** Blocks that do not contradict each other. */
const blocks = [
  fixture('sqlcheck-report/two-instances.txt'), fixture('dbatools-spn/table-all-set.txt'), fixture('kcm-status/tabs.txt'), fixture('setspn-duplicates/forest-wrapped.txt'), fixture('setspn-query/two-domains.txt'),
  fixture('get-ad-object/ldifde.txt'), fixture('errorlog-registration/german-and-short.txt'), fixture('dbatools-spn/get-dbaspn.txt'), fixture('kcm-script/three-corrections.txt'),
];

test('blocks in any order, with CRLF, with blanks for tabs: the same facts', () => {
  const joined = (parts: readonly string[]): string => parts.map((p) => `${p.trimEnd()}\n\n\n\n`).join('');
  const whole = plain(input(joined(blocks)));
  fc.assert(
    fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (parts) => assert.deepEqual(plain(input(joined(parts))), whole)),
    { numRuns: 25, seed: 20261121 },
  );
  assert.deepEqual(plain(input(joined(blocks).replaceAll('\r', '').replaceAll('\n', '\r\n'))), whole);
});

test('all formats in one paste keep their promises', () => {
  assertCollects(all.join('\n'));
  for (const text of all) {
    const { input: found } = assertCollects(text);
    const crlf = collectAudit(text.replaceAll('\r', '').replaceAll('\n', '\r\n')).input;
    // A bare carriage return is a line end of its own, so texts with progress are compared without lines.
    assert.deepEqual(plain(crlf), plain(collectAudit(text.replaceAll('\r\n', '\n').replaceAll('\r', '')).input));
    assert.ok(found);
  }
});

test('any text: no exception, each line is read or named as unread', () => {
  const some = fc.constantFrom(...all.flatMap((t) => t.split('\n')));
  fc.assert(
    fc.property(fc.array(fc.oneof(some, some, fc.string({ unit: 'binary' }), fc.string()), { maxLength: 40 }), (parts) => {
      assertCollects(parts.join('\n'));
    }),
    { numRuns: 300, seed: 20261121 },
  );
});

test('the work is told in growing shares', () => {
  const work = collecting(blocks.join('\n'), []);
  let last = 0;
  for (let step = work.next(); !step.done; step = work.next()) {
    assert.ok(step.value > last && step.value <= 1, `${last} → ${step.value}`);
    last = step.value;
  }
  assert.ok(last > 0.9);
});

test('readings that were read already, among those of other formats, collect the same', () => {
  for (const text of all) {
    const paste = prepare(text);
    const readings = readers.flatMap((r) => r.read(paste)).sort((a, b) => a.from - b.from);
    assert.deepEqual(collectFrom(readings, paste).input, collectAudit(text).input, text.slice(0, 200));
  }
});
