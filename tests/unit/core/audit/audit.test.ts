import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { spnStatuses } from '../../../../src/core/audit/model.ts';
import { account, dn, domainSearch, forestSearch, HOST, input, k, noDuplicates, PORT, rowOf, service, SPN, verdictOf, type Parts } from './inputs.ts';

const SVC = 'CORP\\svc-sql05';
const HOSTS = [`HOST/${HOST}`, 'HOST/SQL05', `RestrictedKrbHost/${HOST}`];
const computer = (...spns: readonly string[]) => account(['CORP\\SQL05$', dn('SQL05')], [...HOSTS, ...spns], { kind: 'computer', dnsHostName: HOST });

/** Case, what the paste tells, the SPN that is looked at, its row. */
const cases: readonly (readonly [string, Parts, string, string])[] = [
  ['right account, forest searched', { accounts: [account(SVC, [PORT])], searches: [forestSearch] }, PORT, 'fine good'],
  ['right account, nothing searched', { accounts: [account(SVC, [PORT])] }, PORT, 'fine good'],
  ['right account by distinguished name', { accounts: [account(dn('svc-sql05'), [PORT])] }, PORT, 'fine good'],
  ['right account, case of the SPN differs', { accounts: [account(SVC, ['mssqlsvc/SQL05.CORP.EXAMPLE:1433'])] }, PORT, 'fine good'],
  ['right account by user principal name', { services: [service({ account: 'svc-sql05@corp.example' })], accounts: [account(SVC, [PORT])] }, PORT, 'fine good'],
  ['right account, its UPN is another name', { services: [service({ account: 'sql.service@corp.example' })], accounts: [account(SVC, [PORT], { upn: 'SQL.Service@corp.example' })] }, PORT, 'fine good'],
  ['virtual account: the computer holds it', { services: [service({ account: 'NT SERVICE\\MSSQLSERVER' })], accounts: [computer(PORT)] }, PORT, 'fine good'],
  ['virtual account: the computer by distinguished name', { services: [service({ account: 'NT SERVICE\\MSSQLSERVER' })], accounts: [account(dn('SQL05'), [PORT])] }, PORT, 'fine good'],
  ['gMSA', { services: [service({ account: 'CORP\\gmsa-sql$' })], accounts: [account('CORP\\gmsa-sql$', [PORT])] }, PORT, 'fine good'],
  ['gMSA by distinguished name, whose CN lacks the dollar sign', { services: [service({ account: 'CORP\\gmsa-sql$' })], accounts: [account('CN=gmsa-sql,CN=Managed Service Accounts,DC=corp,DC=example', [PORT])] }, PORT, 'fine good'],

  ['A1 nobody in the forest', { searches: [forestSearch] }, PORT, 'problem missing'],
  ['A1 not in the whole list of the account', { accounts: [account(SVC, [])] }, PORT, 'problem missing'],
  ['A1 not in the domain of the account', { searches: [domainSearch] }, PORT, 'problem missing'],
  ['a list that was cut proves nothing', { accounts: [account(SVC, ['…'])] }, PORT, 'open not-judged'],
  ['the search of another domain proves nothing', { searches: [{ ...domainSearch, domain: 'emea.corp.example' }] }, PORT, 'open not-judged'],
  ['the search of a domain that is not told proves nothing', { searches: [{ pattern: '*', what: 'holders', scope: 'domain' }] }, PORT, 'open not-judged'],
  ['a search for another SPN proves nothing', { searches: [{ ...forestSearch, pattern: 'MSSQLSvc/sql06*' }] }, PORT, 'open not-judged'],
  ['a search for duplicates does not find what is missing', { searches: [noDuplicates] }, PORT, 'open not-judged'],
  ['of two forests in a paste the own one counts', { searches: [{ ...forestSearch, domain: 'other.example' }, { ...forestSearch, pattern: 'HTTP/*', domain: 'corp.example' }] }, PORT, 'open not-judged'],
  ['the account is not told, but nobody holds it', { services: [service({ account: null })], searches: [forestSearch] }, PORT, 'problem missing'],
  ['the account is not told, and somebody holds it', { services: [service({ account: null })], accounts: [account(SVC, [PORT])] }, PORT, 'open not-judged'],

  ['A2 on another account', { accounts: [account('CORP\\svc-old', [PORT])] }, PORT, 'problem wrong-account'],
  ['A2 on the account of the same name in another domain', { accounts: [account(dn('svc-sql05', 'emea.corp.example'), [PORT])], domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'emea.corp.example', netbios: 'EMEA' }] }, PORT, 'problem wrong-account'],
  ['A2 a user and a computer of one name', { services: [service({ account: 'CORP\\sql05' })], accounts: [computer(PORT)] }, PORT, 'problem wrong-account'],
  ['A2 a user and an account with a dollar sign, of one name', { services: [service({ account: 'CORP\\sql05' })], accounts: [account('CORP\\sql05$', [PORT])] }, PORT, 'problem wrong-account'],
  ['two domains of one first label, and no text that ties the NetBIOS name: not sure', { accounts: [account(dn('svc-sql05'), [PORT]), account(dn('x', 'corp.test.example'), [])], domains: [] }, PORT, 'open not-judged'],
  ['A21 Protected Users: the SPN is right all the same', { accounts: [account(SVC, [PORT], { protectedUser: k(true, 8) })] }, PORT, 'fine good'],
  ['A12 on the computer, the service is a domain account', { accounts: [account(SVC, []), computer(PORT)] }, PORT, 'problem wrong-account'],
  ['a common name of another form: not sure', { accounts: [account(dn('SQL Service (prod)'), [PORT])] }, PORT, 'open not-judged'],
  ['a NetBIOS name that no text ties to the domain: not sure', { services: [service({ account: 'SALESDOM\\svc-sql05' })], accounts: [account(dn('svc-sql05'), [PORT])], domains: [] }, PORT, 'open not-judged'],
  ['two accounts fit a name without domain', { services: [service({ account: 'svc-sql05' })], accounts: [account(dn('svc-sql05'), []), account(dn('svc-sql05', 'emea.corp.example'), []), account('CORP\\svc-old', [PORT])] }, PORT, 'open not-judged'],
  ['the texts name both the holder and another account', { services: [service({ otherAccounts: [k('CORP\\svc-old', 7)] })], accounts: [account('CORP\\svc-old', [PORT])] }, PORT, 'open not-judged'],
  ['a local account can hold nothing', { services: [service({ account: '.\\sqlsvc' })], accounts: [account('CORP\\svc-old', [PORT])] }, PORT, 'problem wrong-account'],
  ['a local account, nobody holds it', { services: [service({ account: '.\\sqlsvc' })], searches: [forestSearch] }, PORT, 'open not-judged'],

  ['A3 on two accounts', { accounts: [account(SVC, [PORT]), computer(PORT)] }, PORT, 'problem duplicate'],
  ['A3 on two wrong accounts', { accounts: [account('CORP\\svc-old', [PORT]), computer(PORT)] }, PORT, 'problem duplicate'],
  ['A4 case differs', { accounts: [account(SVC, [PORT]), computer('MSSQLSVC/SQL05.CORP.EXAMPLE:1433')] }, PORT, 'problem duplicate'],
  ['one object under two texts is no duplicate', { accounts: [account(SVC, [PORT]), account(dn('svc-sql05'), [PORT])] }, PORT, 'fine good'],
  ['the same object listed twice is no duplicate', { accounts: [account(dn('svc-sql05'), [PORT]), account(dn('SVC-SQL05'), [PORT])] }, PORT, 'fine good'],
  ['the account and a text that may be the same: not sure', { accounts: [account(SVC, [PORT]), account(dn('SQL Service (prod)'), [PORT])] }, PORT, 'open not-judged'],
  ['a duplicate of which no service is told', { services: [], accounts: [account('CORP\\a', ['MSSQLSvc/x.corp.example:1']), account('CORP\\b', ['MSSQLSvc/x.corp.example:1'])] }, 'MSSQLSvc/x.corp.example:1', 'problem duplicate'],
  ['A23 the password service of two domains', { services: [], accounts: [account('CORP\\krbtgt', ['kadmin/changepw']), account(dn('krbtgt', 'emea.corp.example'), ['kadmin/changepw'])] }, 'kadmin/changepw', 'no row'],

  ['A5 backslash', { accounts: [account(SVC, [`${SPN}\\SALES`])] }, `${SPN}\\SALES`, 'problem malformed'],
  ['A5 slash', { accounts: [account(SVC, [`${SPN}/SALES`])] }, `${SPN}/SALES`, 'problem malformed'],
  ['A5 the right form is there too: a leftover', { accounts: [account(SVC, [`${SPN}\\SALES`, `${SPN}:SALES`])] }, `${SPN}\\SALES`, 'open malformed'],
  ['comma before the port', { accounts: [account(SVC, [`${SPN},1433`])] }, `${SPN},1433`, 'problem malformed'],
  ['wrong class', { accounts: [account(SVC, [`MSSQL/${HOST}`])] }, `MSSQL/${HOST}`, 'problem malformed'],
  ['Analysis Services with a port', { accounts: [account(SVC, [`MSOLAPSvc.3/${HOST}:2383`])] }, `MSOLAPSvc.3/${HOST}:2383`, 'problem malformed'],
  ['a class with blanks is none of ours', { accounts: [account(SVC, ['Hyper-V Replica Service/SQL05'])] }, 'Hyper-V Replica Service/SQL05', 'no row'],
  ['SPNs of a domain controller stay out of it', { accounts: [account(dn('DC01'), ['E3514235-4B06-11D1-AB04-00C04FC2DCD2/2f1c/corp.example', 'ldap/dc01.corp.example/corp.example', 'GC/dc01.corp.example/corp.example'])] }, 'ldap/dc01.corp.example/corp.example', 'no row'],
  ['A6 an address as host is not malformed', { accounts: [account(SVC, ['MSSQLSvc/10.0.0.5:1433'])] }, 'MSSQLSvc/10.0.0.5:1433', 'open not-judged'],

  ['A7 the short name only', { accounts: [account(SVC, ['MSSQLSvc/sql05:1433'])] }, PORT, 'problem netbios-only'],
  ['A8 the full name only', { accounts: [account(SVC, [PORT])] }, 'MSSQLSvc/sql05:1433', 'fine missing'],
  ['A9 the bare form only', { accounts: [account(SVC, [SPN])] }, PORT, 'problem missing'],
  ['A10 the port form only', { accounts: [account(SVC, [PORT])] }, SPN, 'open missing'],
  ['A10 the bare form is required over named pipes', { services: [service({ pipes: k(true, 5) })], accounts: [account(SVC, [PORT])] }, SPN, 'problem missing'],
  ['A11 a port that the instance does not have', { accounts: [account(SVC, [PORT, `${SPN}:50123`])] }, `${SPN}:50123`, 'open stale-port'],
  ['A11 ports are not known: not judged', { services: [service({ ports: [] })], accounts: [account(SVC, [`${SPN}:50123`])] }, `${SPN}:50123`, 'open not-judged'],
  ['A13 a virtual account is never looked for by its name', { services: [service({ account: 'NT SERVICE\\MSSQLSERVER' })], accounts: [computer()] }, PORT, 'problem missing'],
  ['A14 the right account is disabled', { accounts: [account(SVC, [PORT], { disabled: k(true, 8) })] }, PORT, 'problem account-disabled'],
  ['A14 locked', { accounts: [account(SVC, [PORT], { locked: k(true, 8) })] }, PORT, 'problem account-disabled'],
  ['not disabled', { accounts: [account(SVC, [PORT], { disabled: k(false, 8) })] }, PORT, 'fine good'],
  ['A14 nobody asks, and the account is disabled', { services: [], accounts: [account(SVC, [PORT], { disabled: k(true, 8) })] }, PORT, 'open account-disabled'],
  ['A15 HTTP on a user, HOST on the computer', { accounts: [computer(), account('CORP\\svc-web', [`HTTP/${HOST}`])] }, `HTTP/${HOST}`, 'open alias-conflict'],
  ['A15 the report server runs as the computer', { services: [service({ kind: 'ssrs', account: 'NT SERVICE\\SQLServerReportingServices', ports: [] })], accounts: [computer(), account('CORP\\svc-web', [`HTTP/${HOST}`])] }, `HTTP/${HOST}`, 'problem alias-conflict'],
  ['HTTP on the computer itself is no conflict', { accounts: [computer(`HTTP/${HOST}`)] }, `HTTP/${HOST}`, 'no row'],
  ['A16 the listener on the computer of a node', { services: [service({ names: [['ag-sales.corp.example', 1433]] })], accounts: [account(SVC, [PORT]), computer('MSSQLSvc/ag-sales.corp.example:1433')] }, 'MSSQLSvc/ag-sales.corp.example:1433', 'problem wrong-account'],
  ['A17 replicas under two accounts', { services: [service({ names: [['ag-sales.corp.example', 1433]] }), service({ host: 'sql06.corp.example', account: 'CORP\\svc-sql06', names: [['ag-sales.corp.example', 1433]] })], accounts: [account(SVC, ['MSSQLSvc/ag-sales.corp.example:1433'])] }, 'MSSQLSvc/ag-sales.corp.example:1433', 'problem wrong-account'],
  ['A22 RC4 only', { accounts: [account(SVC, [PORT], { supportedTypes: k(4, 9) })] }, PORT, 'open weak-encryption'],
  ['DES only', { accounts: [account(SVC, [PORT], { supportedTypes: k(3, 9) })] }, PORT, 'problem weak-encryption'],
  ['RC4 and AES', { accounts: [account(SVC, [PORT], { supportedTypes: k(28, 9) })] }, PORT, 'fine good'],
  ['encryption types empty: no fault', { accounts: [account(SVC, [PORT], { supportedTypes: k(0, 9) })] }, PORT, 'fine good'],

  ['TCP off', { services: [service({ tcp: k(false, 6) })], accounts: [account(SVC, [])] }, PORT, 'open tcp-off'],
  ['dynamic port, not registered', { services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true, 6) })], accounts: [account(SVC, [])] }, `${SPN}:50123`, 'problem dynamic-port'],
  ['dynamic port, registered', { services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true, 6) })], accounts: [account(SVC, [`${SPN}:50123`])] }, `${SPN}:50123`, 'fine good'],
  ['stale host: a whole export without such a computer', { accounts: [computer(), account(SVC, [PORT, 'MSSQLSvc/gone.corp.example:1433'])], searches: [forestSearch] }, 'MSSQLSvc/gone.corp.example:1433', 'open stale-host'],
  ['stale host: not without a whole export', { accounts: [computer(), account(SVC, [PORT, 'MSSQLSvc/gone.corp.example:1433'])], searches: [domainSearch] }, 'MSSQLSvc/gone.corp.example:1433', 'open not-judged'],
  ['stale host: an export without any computer proves nothing', { accounts: [account(SVC, [PORT, 'MSSQLSvc/gone.corp.example:1433'])], searches: [forestSearch] }, 'MSSQLSvc/gone.corp.example:1433', 'open not-judged'],
  ['a host that has a computer is not stale', { accounts: [account(dn('SQL09'), ['HOST/sql09.corp.example']), account(SVC, ['MSSQLSvc/sql09.corp.example:1433'])], searches: [forestSearch] }, 'MSSQLSvc/sql09.corp.example:1433', 'open not-judged'],
  ['short name on another account, one host of that name', { accounts: [account(SVC, [PORT]), account('CORP\\svc-old', ['MSSQLSvc/SQL05:1433'])] }, 'MSSQLSvc/sql05:1433', 'problem wrong-account'],
  ['short name on another account, two hosts of that name', { accounts: [account(SVC, [PORT]), account(dn('SQL05', 'emea.corp.example'), ['MSSQLSvc/SQL05:1433'], { kind: 'computer', dnsHostName: 'sql05.emea.corp.example' })] }, 'MSSQLSvc/sql05:1433', 'open not-judged'],
  ['a cluster node has no SPNs of its own', { services: [service({ clustered: k(true, 6), names: [['sqlvnn.corp.example', 1433]] })], searches: [forestSearch] }, PORT, 'no row'],
  ['the network name of a cluster has', { services: [service({ clustered: k(true, 6), names: [['sqlvnn.corp.example', 1433]] })], searches: [forestSearch] }, 'MSSQLSvc/sqlvnn.corp.example:1433', 'problem missing'],
  ['the full name comes from the computer account', { services: [service({ host: 'sql05' })], accounts: [computer(), account(SVC, [])] }, PORT, 'problem missing'],
  ['without a full name nothing is required', { services: [service({ host: 'sql05' })], accounts: [account(SVC, [])] }, PORT, 'no row'],
  ['an address among the names is asked for with TryIPSPN only', { services: [service({ names: ['10.0.0.5'] })], searches: [forestSearch] }, 'MSSQLSvc/10.0.0.5:1433', 'open missing'],
  ['an address in place of the host: nothing is required', { services: [service({ host: '10.0.0.5' })], searches: [forestSearch] }, 'MSSQLSvc/10.0.0.5:1433', 'no row'],
  ['HOST of another name does not make a user a computer', { accounts: [account(dn('svc-sql05'), [PORT, 'HOST/webfarm.corp.example'])] }, PORT, 'fine good'],
  ['HOST of its own name makes a computer', { services: [service({ account: 'CORP\\sql05' })], accounts: [account(dn('SQL05'), [PORT, 'HOST/SQL05'])] }, PORT, 'problem wrong-account'],
  ['report server, the account is not told: HOST may answer', { services: [service({ kind: 'ssrs', account: null, ports: [] })], searches: [forestSearch] }, `HTTP/${HOST}`, 'open not-judged'],
  ['Browser under Local Service: the computer', { services: [service({ kind: 'ssas-browser', account: 'NT AUTHORITY\\LOCAL SERVICE', ports: [] })], accounts: [computer(`MSOLAPDisco.3/${HOST}`)] }, `MSOLAPDisco.3/${HOST}`, 'fine good'],
  ['Analysis Services, named instance', { services: [service({ kind: 'ssas', instance: 'CUBES', ports: [] })], accounts: [account(SVC, [])] }, `MSOLAPSvc.3/${HOST}:CUBES`, 'problem missing'],
  ['Browser for Analysis Services', { services: [service({ kind: 'ssas-browser', account: 'LocalSystem', ports: [] })], accounts: [computer(`MSOLAPDisco.3/${HOST}`)] }, `MSOLAPDisco.3/${HOST}`, 'fine good'],
  ['report server under a domain account', { services: [service({ kind: 'ssrs', ports: [] })], accounts: [computer(), account(SVC, [`HTTP/${HOST}`])] }, `HTTP/${HOST}`, 'fine good'],
  ['report server as the computer: HOST answers', { services: [service({ kind: 'ssrs', account: 'NT AUTHORITY\\NETWORK SERVICE', ports: [] })], accounts: [computer()] }, `HTTP/${HOST}`, 'fine good'],
  ['report server as the computer, HOST not pasted', { services: [service({ kind: 'ssrs', account: 'NT AUTHORITY\\NETWORK SERVICE', ports: [] })] }, `HTTP/${HOST}`, 'open not-judged'],
];

for (const [name, parts, spn, expected] of cases) test(`audit: ${name}`, () => assert.equal(verdictOf(parts, spn), expected, plainText(rowOf(parts, spn)?.says ?? [])));

test('every status is reached', () => {
  const reached = new Set(cases.map(([, , , expected]) => expected.split(' ')[1]));
  assert.deepEqual(spnStatuses.filter((s) => !reached.has(s)), []);
});

test('good says whether others were looked for, and with which command they are', () => {
  const says = (parts: Parts): string => plainText(rowOf(parts)?.says ?? []);
  const accounts = [account(SVC, [PORT])];
  assert.match(says({ accounts, searches: [forestSearch] }), /No other account of the forest/);
  assert.match(says({ accounts, searches: [noDuplicates] }), /search of the forest for duplicates/);
  assert.match(says({ accounts }), new RegExp(`was not searched.*setspn -F -Q ${PORT}`));
});

test('what else is true of a row is said beside its status', () => {
  const also = (parts: Parts, spn = PORT): readonly string[] => (rowOf(parts, spn)?.also ?? []).map((a) => a.status);
  assert.deepEqual(also({ accounts: [account('CORP\\svc-old', [PORT], { disabled: k(true, 8) })] }), ['account-disabled'], 'a disabled holder still blocks');
  assert.deepEqual(also({ services: [service({ ports: [50123], dynamic: k(true, 6) })], accounts: [account(SVC, [`${SPN}:50123`])] }, `${SPN}:50123`), ['dynamic-port']);
  assert.deepEqual(also({ services: [service({ kind: 'ssrs', ports: [] })], accounts: [computer(), account(SVC, [`HTTP/${HOST}`])] }, `HTTP/${HOST}`), ['alias-conflict']);
});

test('a malformed SPN shows what was meant, and is not changed into it', () => {
  const row = rowOf({ accounts: [account(SVC, [`${SPN}\\SALES`])] }, `${SPN}\\SALES`);
  assert.match(plainText(row?.says ?? []), new RegExp(`Meant was perhaps ${SPN}:SALES`));
  assert.equal(row?.spn, `${SPN}\\SALES`);
});

test('rows name holders as the text does, the expected account as a command takes it, and their lines', () => {
  const row = rowOf({ accounts: [account(dn('svc-old'), [PORT])] });
  assert.deepEqual(row?.holders, [dn('svc-old')]);
  assert.equal(row?.expected, 'CORP\\svc-sql05');
  assert.equal(row?.service, HOST);
  assert.ok((row?.evidence.length ?? 0) >= 3, 'account, SPN, service');
});

test('problems come first, then what is open; what clients ask for comes before the rest', () => {
  const { rows } = auditSpns(input({ accounts: [account(SVC, [`${SPN}\\SALES`, `${SPN}:999`]), computer(PORT)], searches: [forestSearch] }));
  const verdicts = rows.map((r) => r.verdict);
  assert.deepEqual(verdicts, [...verdicts].sort((a, b) => ['problem', 'open', 'fine'].indexOf(a) - ['problem', 'open', 'fine'].indexOf(b)));
  assert.equal(rows[0]?.spn, PORT);
});

test('where the sources disagree about duplicates, the row says both', () => {
  assert.match(plainText(rowOf({ accounts: [account(SVC, [PORT]), computer(PORT)] })?.contested ?? []), /NTLM.*first holder/);
});

test('an empty input gives an empty audit that says what to paste', () => {
  const { rows, findings, plan } = auditSpns({ services: [], accounts: [], searches: [], claims: [], domains: [] });
  assert.deepEqual([rows.length, plan.steps.length], [0, 0]);
  assert.deepEqual(findings.map((f) => f.id), ['no-service']);
});
