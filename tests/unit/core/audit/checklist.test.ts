/**
 * One row for every status, check and remedy about SPNs and Kerberos of Kerberos Configuration Manager, SQLCheck and dbatools: the row names it and shows
 * that this site says at least as much. What it does not say is in not-matched.ts, with the reason.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf } from '../../../../src/core/blocks.ts';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { auditBlocks } from '../../../../src/core/audit/blocks.ts';
import { auditScript } from '../../../../src/core/audit/export.ts';
import { planChanges } from '../../../../src/core/audit/plan.ts';
import type { AuditInput } from '../../../../src/core/audit/model.ts';
import { collectAudit } from '../../../../src/core/audit/collect.ts';
import { holderOf } from '../../../../src/core/service-account.ts';
import { judges } from '../../../../src/core/judges/index.ts';
import { requestSpn } from '../../../../src/core/requested/request.ts';
import { readTyped } from '../../../../src/core/requested/typed.ts';
import { readers } from '../../../../src/core/readers/index.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { tools } from '../../../../src/tools/index.ts';
import { predict } from '../../../../src/core/outcome/predict.ts';
import { situation } from '../outcome/situation.ts';
import { fixture } from '../readers/fixtures.ts';
import { account, dn, domainSearch, forestSearch, HOST, input, k, PORT, rowOf, service, SPN, verdictOf, type Parts } from './inputs.ts';
import { notMatched } from './not-matched.ts';

type Shows = () => void;
const SVC = 'CORP\\svc-sql05';
const KCM = 'Kerberos Configuration Manager' as const;
const LISTENER = 'MSSQLSvc/ag-sales.corp.example:1433';

/** The audit gives an SPN this verdict and status. */
const row = (parts: Parts, expected: string, spn = PORT): Shows => () => assert.equal(verdictOf(parts, spn), expected, plainText(rowOf(parts, spn)?.says ?? []));
/** A row of the audit says this. */
const words = (parts: Parts, says: RegExp, spn = PORT): Shows => () => assert.match(plainText(rowOf(parts, spn)?.says ?? []), says);
/** The audit makes a finding, whose words or next step say this. */
const finding = (parts: Parts, id: string, says = /./): Shows => () => {
  const found = auditSpns(input(parts)).findings.find((f) => `${f.verdict} ${f.id}` === id);
  assert.ok(found, auditSpns(input(parts)).findings.map((f) => `${f.verdict} ${f.id}`).join());
  assert.match(`${plainText(found.says)} ${plainText(found.next ?? [])}`, says);
};
/** The plan has a change or a step by hand. */
const plan = (parts: Parts, expected: string): Shows => () => {
  const { plan: p } = auditSpns(input(parts));
  const all = [...planChanges(p).map((c) => `${c.action} ${c.spn} ${c.account}`), ...p.steps.map((s) => s.id)];
  assert.ok(all.includes(expected), all.join());
};
/** A check of the site says this about a pasted text. */
const check = (name: string, expected: string): Shows => () => {
  const paste = prepare(fixture(name));
  const readings = readers.flatMap((r) => r.read(paste));
  const said = judges.flatMap((j) => j.judge(readings, {}, paste).map((x) => `${j.id}: ${x.verdict} ${x.id}`));
  assert.ok(said.includes(expected), said.join());
};
/** The audit, from a pasted text, gives an SPN this verdict and status. */
const pasted = (text: string, expected: string, spn: string): Shows => () => {
  const found: AuditInput = collectAudit(text).input;
  const rows = auditSpns(found).rows.map((r) => `${r.verdict} ${r.status} ${r.spn.toLowerCase()}`);
  assert.ok(rows.includes(`${expected} ${spn.toLowerCase()}`), rows.join('\n'));
};
/** A tool of the site asks for it or answers it. */
const tool = (id: string, says: RegExp): Shows => () => {
  const found = tools.find((t) => t.id === id);
  assert.ok(found, id);
  const text = [found.title, found.lead, found.description, ...found.fields.flatMap((f) => [f.label, f.hint ?? '', ...(f.options ?? []).map((o) => o.label)]), ...found.examples.flatMap((e) => found.run(e.values).blocks.map((b) => JSON.stringify(b)))].join('\n');
  assert.match(text, says);
};

const claims = (...list: readonly (readonly [NonNullable<Parts['claims']>[number]['by'], NonNullable<Parts['claims']>[number]['says'], string?])[]): Parts => ({
  claims: list.map(([by, says, name]) => ({ by, spn: PORT, says, ...(name === undefined ? {} : { account: name }) })),
});
const virtual = service({ account: 'NT SERVICE\\MSSQLSERVER' });
const computer = (...spns: readonly string[]) => account(['CORP\\SQL05$', dn('SQL05')], [`HOST/${HOST}`, ...spns], { kind: 'computer', dnsHostName: HOST });

const checklist: readonly (readonly [tool: string, what: string, shows: Shows])[] = [
  // Kerberos Configuration Manager, status values and remedies
  ['KCM', 'Good', row({ accounts: [account(SVC, [PORT])], searches: [forestSearch] }, 'fine good')],
  ['KCM', 'Good, from its table', row(claims([KCM, 'present']), 'fine good')],
  ['KCM', 'Required SPN is missing', row({ searches: [forestSearch] }, 'problem missing')],
  ['KCM', 'Required SPN is missing: absent or on another account, which the status does not tell', row({ accounts: [account('CORP\\svc-old', [PORT])] }, 'problem wrong-account')],
  ['KCM', 'Required SPN is missing, from its table', words(claims([KCM, 'missing']), /Whether another account holds it, the status does not tell.*setspn -F -Q/)],
  ['KCM', 'Required SPN is missing, remedy: add', plan({ searches: [forestSearch] }, `add ${PORT} ${SVC}`)],
  ['KCM', 'TCP must be enabled to use Kerberos configuration', row({ services: [service({ tcp: k(false) })] }, 'open tcp-off')],
  ['KCM', 'TCP must be enabled, from its table', row(claims([KCM, 'tcp-off']), 'open tcp-off')],
  ['KCM', 'TCP must be enabled: the server is meant, and named pipes have a form of their own', words({ services: [service({ tcp: k(false) })] }, /on the server and not on the client.*named pipes ask for the form without port/)],
  ['KCM', 'TCP must be enabled, remedy', plan({ services: [service({ tcp: k(false) })] }, 'tcp')],
  ['KCM', 'Dynamic Port', row({ services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [])] }, 'problem dynamic-port', `${SPN}:50123`)],
  ['KCM', 'Dynamic Port, from its table', row(claims([KCM, 'dynamic-port']), 'open dynamic-port')],
  ['KCM', 'Dynamic Port: a service that registers itself copes', finding({ services: [service({ ports: [], dynamic: k(true) })] }, 'open dynamic-port', /works while the service may register itself/)],
  ['KCM', 'Dynamic Port, remedy', plan({ services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [])] }, 'static-port')],
  ['KCM', 'Duplicate SPN', row({ accounts: [account(SVC, [PORT]), computer(PORT)] }, 'problem duplicate')],
  ['KCM', 'Duplicate SPN, from its table', row(claims([KCM, 'duplicate']), 'problem duplicate')],
  ['KCM', 'Duplicate SPN: all holders are shown', () => assert.equal(rowOf({ accounts: [account(SVC, [PORT]), account('CORP\\a', [PORT]), computer(PORT)] })?.holders.length, 3)],
  ['KCM', 'Duplicate SPN, remedy: delete from the wrong one', plan({ accounts: [account(SVC, [PORT]), computer(PORT)] }, `delete ${PORT} CORP\\SQL05$`)],
  ['KCM', 'Covers listeners', row({ services: [service({ names: [['ag-sales.corp.example', 1433]] })], searches: [forestSearch] }, 'problem missing', LISTENER)],
  ['KCM', 'Covers Analysis Services', row({ services: [service({ kind: 'ssas', ports: [] })], searches: [forestSearch] }, 'problem missing', `MSOLAPSvc.3/${HOST}`)],
  ['KCM', 'Covers Reporting Services', row({ services: [service({ kind: 'ssrs', ports: [] })], searches: [forestSearch] }, 'problem missing', `HTTP/${HOST}`)],
  ['KCM', 'Generate: a script', () => assert.match(auditScript(auditSpns(input({ searches: [forestSearch] })).plan), new RegExp(`^setspn -F -U -S ${PORT} CORP.svc-sql05`, 'm'))],
  ['KCM', 'Its script, read back', pasted(fixture('kcm-script/three-corrections.txt'), 'problem wrong-account', 'MSSQLSvc/sql02.corp.example:1433')],
  ['KCM', 'Delegation tab', check('get-ad-object/delegation.txt', 'delegation: fine resource-based')],
  ['KCM', 'Dynamic instances are left out of Fix: nothing is added by hand', () => assert.deepEqual(planChanges(auditSpns(input({ services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, [])] })).plan), [])],

  // SQLCheck, the rule of its suggestions
  ['SQLCheck', 'Computer not in a domain', () => {
    const paste = prepare(fixture('sqlcheck-report/whole-report.txt').replace(/(Joined to Domain:\s*)True/, '$1False'));
    const readings = readers.flatMap((r) => r.read(paste));
    assert.equal(judges.flatMap((j) => j.judge(readings, {}, paste)).filter((x) => x.id === 'not-in-a-domain').length, 1);
  }],
  ['SQLCheck', 'Host: the network name of a cluster, never a node', row({ services: [service({ clustered: k(true), names: [['sqlvnn.corp.example', 1433]] })], searches: [forestSearch] }, 'no row')],
  ['SQLCheck', 'TCP on: an SPN for every port, full name', () => [1433, 1435].forEach((p) => row({ services: [service({ ports: [1433, 1435] })], searches: [forestSearch] }, 'problem missing', `${SPN}:${p}`)())],
  ['SQLCheck', 'TCP on: an SPN for every port, short name, optional', row({ searches: [forestSearch] }, 'fine missing', 'MSSQLSvc/sql05:1433')],
  ['SQLCheck', 'Listen All = No: it leaves the port SPNs out, the audit has them', row({ services: [service({ ports: [1433] })], searches: [forestSearch] }, 'problem missing')],
  ['SQLCheck', 'Named pipes on: the bare form', row({ services: [service({ pipes: k(true) })], searches: [forestSearch] }, 'problem missing', SPN)],
  ['SQLCheck', 'Named pipes on, named instance: the instance form', row({ services: [service({ instance: 'SALES', pipes: k(true) })], searches: [forestSearch] }, 'problem missing', `${SPN}:SALES`)],
  ['SQLCheck', 'Virtual account, LocalSystem, NetworkService: the computer account', () => ['NT SERVICE\\MSSQLSERVER', 'LocalSystem', 'NT AUTHORITY\\NETWORK SERVICE'].forEach((a) => row({ services: [service({ account: a })], accounts: [computer(PORT)] }, 'fine good')())],
  ['SQLCheck', 'Local accounts are not mapped to the computer', finding({ services: [service({ account: '.\\sqlsvc' })] }, 'problem account-without-object')],
  ['SQLCheck', 'UPN of a service account', row({ services: [service({ account: 'svc-sql05@corp.example' })], accounts: [account(SVC, [PORT])] }, 'fine good')],
  ['SQLCheck', 'Search in the domain of the computer only: said', words({ searches: [domainSearch] }, /Other domains were not searched.*setspn -F -Q/)],
  // SQLCheck, the table of suggested SPNs
  ['SQLCheck', 'SPN does not exist.', row(claims(['SQLCheck', 'missing']), 'problem missing')],
  ['SQLCheck', 'Okay', row(claims(['SQLCheck', 'present']), 'fine good')],
  ['SQLCheck', 'SPN is on the wrong account', row(claims(['SQLCheck', 'wrong-account', dn('svc-old')]), 'problem wrong-account')],
  ['SQLCheck', 'SPN is on the wrong account, remedy: delete there, add here', plan(claims(['SQLCheck', 'wrong-account', dn('svc-old')]), `delete ${PORT} CORP\\svc-old`)],
  ['SQLCheck', 'A blank status: a duplicate', pasted(fixture('sqlcheck-report/blank-status.txt'), 'problem duplicate', 'MSSQLSvc/SQL02.contoso.com:1433')],
  ['SQLCheck', 'There was a problem searching LDAP for SPN', row(claims(['SQLCheck', 'not-looked-up']), 'open not-judged')],
  ['SQLCheck', 'Rows for the short name that are False', row({ claims: [{ by: 'SQLCheck', spn: 'MSSQLSvc/SQL05:1433', says: 'missing' }] }, 'fine missing', 'MSSQLSvc/sql05:1433')],
  // SQLCheck, SPNs and accounts
  ['SQLCheck', 'Table of all SPNs with duplicates', row({ services: [], accounts: [account('CORP\\a', ['MSSQLSvc/x.corp.example:1']), account('CORP\\b', ['MSSQLSvc/x.corp.example:1'])] }, 'problem duplicate', 'MSSQLSvc/x.corp.example:1')],
  ['SQLCheck', 'Duplicate SPN … on account …', row({ claims: [{ by: 'SQLCheck', spn: PORT, says: 'duplicate', account: 'svc-sql05' }, { by: 'SQLCheck', spn: PORT, says: 'duplicate', account: 'SQL05' }] }, 'problem duplicate')],
  ['SQLCheck', 'There are no Service Principle Names associated with …', row({ accounts: [account(SVC, [])] }, 'problem missing')],
  ['SQLCheck', '… must be trusted for delegation: the planner says for which hop', tool('delegation', /resource-based/i)],
  ['SQLCheck', '… is disabled.', finding({ accounts: [account(SVC, [PORT], { disabled: k(true) })] }, 'problem account-disabled')],
  ['SQLCheck', '… is locked.', finding({ accounts: [account(SVC, [PORT], { locked: k(true) })] }, 'problem account-locked')],
  ['SQLCheck', 'The password for … has expired.', finding({ accounts: [account(SVC, [PORT], { passwordExpired: k(true) })] }, 'problem password-expired')],
  ['SQLCheck', '… is set to use DES keys only.', finding({ accounts: [account(SVC, [PORT], { supportedTypes: k(3) })] }, 'problem des-only')],
  ['SQLCheck', 'Multiple accounts in domain …', finding({ services: [service({ account: 'svc-sql05' })], accounts: [account(dn('svc-sql05'), []), account(dn('svc-sql05', 'emea.corp.example'), [])] }, 'open account-ambiguous')],
  ['SQLCheck', 'Kerberos Encryption: an empty value is not RC4', finding({ accounts: [account(SVC, [PORT], { supportedTypes: k(0) })] }, 'open types-not-set', /default of the domain controller/)],
  ['SQLCheck', 'Sensitive, trust for delegation, constrained delegation', check('get-ad-object/delegation.txt', 'delegation: fine resource-based')],
  ['SQLCheck', 'Account properties from its report', check('sqlcheck-report/whole-report.txt', 'sqlcheck: problem account-disabled')],
  // SQLCheck, the instance
  ['SQLCheck', 'You should not use SPNs with dynamic ports.', finding({ services: [service({ dynamic: k(true) })] }, 'open dynamic-port')],
  ['SQLCheck', 'Dynamic ports are not supported by the default instance of SQL Server.', finding({ services: [service({ dynamic: k(true) })] }, 'open dynamic-port', /does not support a dynamic port for the default instance/)],
  ['SQLCheck', 'TCP is not listening on all IP addresses: the steps for each address', () => assert.match(plainText(auditSpns(input({ services: [service({ ports: [], dynamic: k(true) })] })).plan.steps.find((s) => s.id === 'static-port')?.manual ?? []), /Listen All = No: the same for each IP/)],
  ['SQLCheck', 'Static and dynamic ports of one instance', () => {
    pasted(fixture('sqlcheck-report/two-instances.txt'), 'problem missing', 'MSSQLSvc/SQL01.corp.example:2433')();
    pasted(fixture('sqlcheck-report/two-instances.txt'), 'problem dynamic-port', 'MSSQLSvc/SQL01.corp.example:49974')();
  }],
  ['SQLCheck', 'Computer is clustered', finding({ services: [service({ clustered: k(true) })] }, 'open cluster-name-not-told')],
  // SQLCheck, wishes of its users
  ['SQLCheck', 'Issue 95: aliases and listeners', row({ services: [service({ names: ['sqlprod.corp.example'] })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/sqlprod.corp.example:1433')],
  ['SQLCheck', 'Issue 90: SPNs of listeners', row({ services: [service({ names: [['ag-sales.corp.example', 1433]] })], accounts: [account(SVC, [PORT]), computer(LISTENER)] }, 'problem wrong-account', LISTENER)],
  ['SQLCheck', 'Issue 63: contained availability group, its listener by hand', row({ services: [service({ names: [['ag-contained.corp.example', 1433]] })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/ag-contained.corp.example:1433')],
  ['SQLCheck', 'Issue 44: @@SERVERNAME and the name used', finding({ services: [service({ serverName: k('OLDSQL') })] }, 'open server-name-differs')],
  ['SQLCheck', 'Issue 84: no domain needed to read', () => assert.equal(auditSpns({ services: [], accounts: [], searches: [], claims: [], domains: [] }).findings[0]?.id, 'no-service')],

  // dbatools, Test-DbaSpn
  ['dbatools', 'IsSet True', row(claims(['dbatools', 'present', SVC]), 'fine good')],
  ['dbatools', 'Error: SPN missing', row(claims(['dbatools', 'missing', SVC]), 'problem missing')],
  ['dbatools', 'RequiredSPN: bare or instance form, and one for each port', () => [SPN, `${SPN}:1433`].forEach((s) => assert.notEqual(verdictOf({ searches: [forestSearch] }, s), 'no row'))],
  ['dbatools', 'RequiredSPN of a cluster: the network name', row({ services: [service({ clustered: k(true), names: [['sqlvnn.corp.example', 1433]] })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/sqlvnn.corp.example:1433')],
  ['dbatools', 'Warning: Dynamic port is enabled', finding({ services: [service({ instance: 'SALES', dynamic: k(true) })] }, 'open dynamic-port')],
  ['dbatools', 'InstanceServiceAccount: LocalSystem and NT SERVICE are the computer', () => assert.equal(rowOf({ services: [virtual], accounts: [computer(PORT)] })?.expected, 'CORP\\SQL05$')],
  ['dbatools', 'NetworkService, which it takes for a user', row({ services: [service({ account: 'NT AUTHORITY\\NETWORKSERVICE' })], accounts: [computer(PORT)] }, 'fine good')],
  ['dbatools', 'TcpEnabled False', row(claims(['dbatools', 'tcp-off', SVC]), 'open tcp-off')],
  ['dbatools', 'Cannot resolve IP address, moving on', check('nslookup/nxdomain-then-back.txt', 'name-resolution: problem name-unknown')],
  ['dbatools', 'AD lookup failure, account not found, no permission', row(claims(['dbatools', 'not-looked-up']), 'open not-judged')],
  ['dbatools', 'Gap: an SPN on another account is only missing', row({ ...claims(['dbatools', 'missing', SVC]), accounts: [account('CORP\\svc-old', [PORT])] }, 'problem wrong-account')],
  ['dbatools', 'Issue 9315: one instance without TCP does not silence the rest', row({ services: [service({ instance: 'SALES', tcp: k(false) }), service({ host: 'sql06.corp.example' })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/sql06.corp.example:1433')],
  ['dbatools', 'Issue 7185: the name of the instance inside that of the host', row({ services: [service({ host: 'sales01.corp.example', instance: 'SALES', ports: [50123] })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/sales01.corp.example:50123')],
  ['dbatools', 'Issue 2261: a gMSA is no computer', row({ services: [service({ account: 'CORP\\gmsa-sql$' })], accounts: [account('CORP\\gmsa-sql$', [PORT])] }, 'fine good')],
  ['dbatools', 'Issue 713: NT SERVICE is not reported as missing', row({ services: [virtual], accounts: [computer(PORT)] }, 'fine good')],
  ['dbatools', 'Issue 685: odd SPNs are shown', row({ accounts: [account(SVC, [`${SPN}\\SALES:50141`])] }, 'problem malformed', `${SPN}\\SALES:50141`)],
  ['dbatools', 'Issue 5051: a text for those who may write', () => {
    const block = auditBlocks(auditSpns(input({ searches: [forestSearch] }))).find((b) => b.id === 'plan-request');
    assert.match(block?.kind === 'file' ? textOf(block.lines) : '', /^Please correct the SPN[\s\S]*Rights[\s\S]*setspn -F -U -S[\s\S]*Undo/);
  }],
  ['dbatools', 'Issue 9959: built-in and virtual accounts can use Kerberos', () => assert.equal((holderOf('NT SERVICE\\MSSQLSERVER', HOST) as { kind: string }).kind, 'computer')],
  // dbatools, Get-, Set-, Remove-DbaSpn
  ['dbatools', 'Get-DbaSpn: all SPNs of an account', pasted(fixture('dbatools-spn/get-dbaspn.txt'), 'open not-judged', firstSpn('dbatools-spn/get-dbaspn.txt'))],
  ['dbatools', 'Set-DbaSpn: without a check for duplicates; the plan has one', () => assert.ok(auditScript(auditSpns(input({ searches: [forestSearch] })).plan).includes('-F -U -S'))],
  ['dbatools', 'Remove-DbaSpn', plan({ accounts: [account(SVC, [PORT]), account('CORP\\svc-old', [PORT])] }, `delete ${PORT} CORP\\svc-old`)],
  ['dbatools', 'Test-DbaAgSpn: name and port of each listener', () => [LISTENER, 'MSSQLSvc/ag-sales.corp.example'].forEach((s) => assert.notEqual(verdictOf({ services: [service({ names: [['ag-sales.corp.example', 1433]] })], searches: [forestSearch] }, s), 'no row', s))],
  ['dbatools', 'Test-DbaAgSpn under a virtual account', row({ services: [service({ account: 'NT SERVICE\\MSSQLSERVER', names: [['ag-sales.corp.example', 1433]] })], accounts: [computer(PORT, LISTENER)] }, 'fine good', LISTENER)],
  ['dbatools', 'Test-DbaConnectionAuthScheme', check('dm-exec-connections/sqlcmd.txt', 'auth-scheme: fine kerberos-in-use')],
  // dbatools, Test-DbaKerberos
  ['dbatools', 'Test-DbaKerberos 1, SPN Registration', pasted(fixture('dbatools-kerberos/export.txt'), 'problem missing', firstSpn('dbatools-kerberos/export.txt'))],
  ['dbatools', 'Test-DbaKerberos 2, AG Listener SPN', row({ services: [service({ names: [['ag-sales.corp.example', 1433]] })], accounts: [account(SVC, [PORT])] }, 'problem missing', LISTENER)],
  ['dbatools', 'Test-DbaKerberos 3 and 4, Time Synchronization', check('w32tm-stripchart/graphic-skew.txt', 'clock-offset: problem clock-skew')],
  ['dbatools', 'Test-DbaKerberos 5, DNS Forward Lookup', check('nslookup/nxdomain-then-back.txt', 'name-resolution: problem name-unknown')],
  ['dbatools', 'Test-DbaKerberos 6, DNS Reverse Lookup, compared with the name', check('ping/forward-and-back.txt', 'name-resolution: problem back-to-other-name')],
  ['dbatools', 'Test-DbaKerberos 7 and 17, Service Account Type', finding({ services: [service({ account: 'SQL05\\sqlsvc' })] }, 'problem account-without-object', /domain account, a managed service account or a virtual account/)],
  ['dbatools', 'Test-DbaKerberos 8, Account Lock Status', check('get-ad-object/two-accounts.txt', 'account-state: problem account-locked')],
  ['dbatools', 'Test-DbaKerberos 9, Delegation Settings, of the user', tool('delegation', /sensitive/i)],
  ['dbatools', 'Test-DbaKerberos 10, Current Authentication Scheme', check('dm-exec-connections/sqlcmd.txt', 'auth-scheme: fine kerberos-in-use')],
  ['dbatools', 'Test-DbaKerberos 11 and 12, ports 88 and 389', check('test-netconnection/open-then-closed.txt', 'port-reachable: problem port-closed')],
  ['dbatools', 'Test-DbaKerberos 14, Kerberos Encryption Types, turned round', row({ accounts: [account(SVC, [PORT], { supportedTypes: k(4) })] }, 'open weak-encryption')],
  ['dbatools', 'Test-DbaKerberos 14, AES without RC4 is fine', row({ accounts: [account(SVC, [PORT], { supportedTypes: k(24) })] }, 'fine good')],
  ['dbatools', 'Test-DbaKerberos 15, Computer Secure Channel', check('nltest-secure-channel/verify-broken.txt', 'secure-channel: problem channel-broken')],
  ['dbatools', 'Test-DbaKerberos 16, Hosts File', check('hosts-file/docker-and-override.txt', 'hosts-file: open hosts-docker')],
  ['dbatools', 'Test-DbaKerberos 18, Network Protocol Configuration', finding({ services: [service({ tcp: k(false) })] }, 'open tcp-off')],
  ['dbatools', 'Test-DbaKerberos 19, Kerberos Ticket Cache', check('klist/three-tickets.txt', 'ticket-cache: fine ticket-present')],

  // The list of what a tool of its own must have
  ['feature', '1 verdicts: missing, misplaced, duplicate, right', () => {
    row({ searches: [forestSearch] }, 'problem missing')();
    row({ accounts: [account('CORP\\svc-old', [PORT])] }, 'problem wrong-account')();
    row({ accounts: [account(SVC, [PORT]), computer(PORT)] }, 'problem duplicate')();
    row({ accounts: [account(SVC, [PORT])] }, 'fine good')();
  }],
  ['feature', '1 verdicts: malformed, stale port, disabled holder, alias conflict', () => {
    row({ accounts: [account(SVC, [`${SPN},1433`])] }, 'problem malformed', `${SPN},1433`)();
    row({ accounts: [account(SVC, [PORT, `${SPN}:50123`])] }, 'open stale-port', `${SPN}:50123`)();
    row({ accounts: [account(SVC, [PORT], { disabled: k(true) })] }, 'problem account-disabled')();
    row({ accounts: [computer(), account('CORP\\svc-web', [`HTTP/${HOST}`])] }, 'open alias-conflict', `HTTP/${HOST}`)();
  }],
  ['feature', '2 expected account from the kind of account', () => {
    const expected = (name: string): string | undefined => rowOf({ services: [service({ account: name })], searches: [forestSearch] })?.expected;
    assert.deepEqual(['CORP\\svc-sql05', 'CORP\\gmsa-sql$', 'NT SERVICE\\MSSQLSERVER', 'LocalSystem', 'NT AUTHORITY\\NETWORK SERVICE', 'NT AUTHORITY\\LOCAL SERVICE', '.\\local'].map(expected), ['CORP\\svc-sql05', 'CORP\\gmsa-sql$', 'CORP\\SQL05$', 'CORP\\SQL05$', 'CORP\\SQL05$', undefined, undefined]);
  }],
  ['feature', '3 names: listener, alias, address', () => {
    row({ services: [service({ names: [['ag-sales.corp.example', 14330]] })], searches: [forestSearch] }, 'problem missing', 'MSSQLSvc/ag-sales.corp.example:14330')();
    words({ accounts: [account(SVC, ['MSSQLSvc/10.0.0.5:1433'])] }, /TryIPSPN/, 'MSSQLSvc/10.0.0.5:1433')();
  }],
  ['feature', '4 ports: several, dynamic', () => [1433, 1435].forEach((p) => row({ services: [service({ ports: [1433, 1435] })], searches: [forestSearch] }, 'problem missing', `${SPN}:${p}`)())],
  ['feature', '4 ports: administrator connection, endpoint', tool('spn', /endpoint/i)],
  ['feature', '5 driver to SPN', () => {
    const { asks } = requestSpn({ typed: readTyped(`tcp:${HOST},1433`), driver: 'msodbcsql', platform: 'windows', dns: { records: [{ kind: 'a', name: HOST, address: '10.0.0.5' }, { kind: 'ptr', address: '10.0.0.5', name: HOST }] } });
    assert.ok(asks.some((a) => a.spn === PORT), asks.map((a) => a.spn).join());
  }],
  ['feature', '6 outcome with the message', () => {
    const wrong = predict(situation({ service: { runs: { account: 'CORP\\svc-other', host: HOST } } })).outcomes[0];
    assert.ok(wrong.result === 'failure' || wrong.result === 'open');
    assert.equal(predict(situation()).outcomes[0].result, 'kerberos');
  }],
  ['feature', '7 scripts: -F -S, deletions first, undo, rights', () => {
    const script = auditScript(auditSpns(input({ accounts: [account('CORP\\svc-old', [PORT])] })).plan);
    assert.match(script, /^setspn -D [\s\S]*^setspn -F -U -S [\s\S]*^rem Undo/m);
    assert.match(script, /Write servicePrincipalName/);
  }],
  ['feature', '7 scripts: PowerShell', tool('setspn', /Set-ADUser/)],
  ['feature', '8 reads setspn, SQLCheck, KCM, ERRORLOG, dbatools', () => {
    pasted(fixture('sqlcheck-report/two-instances.txt'), 'problem missing', 'MSSQLSvc/SQL01.corp.example:2433')();
    pasted(fixture('kcm-script/three-corrections.txt'), 'problem wrong-account', 'MSSQLSvc/sql02.corp.example:1433')();
  }],
  ['feature', '9 a blank status is a duplicate', pasted(fixture('sqlcheck-report/blank-status.txt'), 'problem duplicate', 'MSSQLSvc/SQL02.contoso.com:1433')],
  ['feature', '10 no advice to turn RC4 on', () => {
    const text = JSON.stringify(auditSpns(input({ accounts: [account(SVC, [PORT], { supportedTypes: k(24) })] })));
    assert.doesNotMatch(text, /RC4/);
    const rc4 = JSON.stringify(auditSpns(input({ accounts: [account(SVC, [PORT], { supportedTypes: k(4) })] })));
    assert.match(rc4, /Do not turn RC4 on/);
  }],
  ['feature', '11 needs no network: the same text gives the same answer', () => assert.deepEqual(auditSpns(input({ searches: [forestSearch] })), auditSpns(input({ searches: [forestSearch] })))],
];

/** The first SPN of SQL Server in a fixture. */
function firstSpn(name: string): string {
  return /MSSQLSvc\/[A-Za-z0-9.:-]+/.exec(fixture(name))?.[0] ?? '';
}

for (const [name, what, shows] of checklist) test(`checklist, ${name}: ${what}`, shows);

test('each item stands once', () => {
  const names = checklist.map(([name, what]) => `${name}: ${what}`);
  assert.deepEqual(names.filter((n, i) => names.indexOf(n) !== i), []);
});

test('what is not matched has a tool, a name and a reason', () => {
  assert.equal(new Set(notMatched.map((n) => `${n.tool} ${n.what}`)).size, notMatched.length);
  for (const { tool: name, what, why } of notMatched) assert.ok(name.length > 3 && what.length > 10 && /\.$/.test(why), what);
});
