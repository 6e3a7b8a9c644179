import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../../../src/core/blocks.ts';
import { predict } from '../../../../src/core/outcome/predict.ts';
import { computer, forest, linuxDriver, situation, SPN, svc, type Changes } from './situation.ts';

const without = { ...svc, spns: [] };
const web = { ...svc, name: 'svc-web', spns: ['HTTP/web01.corp.example'] };

/** Case, what differs from a good one, ids of the outcomes in order, number on the wire of the first. */
const cases: readonly (readonly [string, Changes, readonly string[], number?])[] = [
  ['right account', {}, ['kerberos'], 0],
  ['case of the SPN does not count', { asks: [{ spn: 'mssqlsvc/SQL05.CORP.example:1433' }] }, ['kerberos']],
  ['SPN missing', { forest: forest(without, computer) }, ['ntlm-no-spn'], 7],
  ['SPN missing, driver without NTLM', { forest: forest(without, computer), driver: linuxDriver }, ['failure-no-spn'], 7],
  ['SPN missing, NTLM blocked', { forest: forest(without, computer), client: { ntlm: 'blocked' } }, ['failure-ntlm-blocked'], 7],
  ['SPN missing, Protected Users', { forest: forest(without, computer), client: { protectedUser: true } }, ['failure-protected-user'], 7],
  ['SPN missing, NTLM for GSSAPI perhaps', { forest: forest(without, computer), driver: { ...linuxDriver, fallsBack: 'unsure' } }, ['failure-no-spn', 'ntlm-no-spn'], 7],
  ['HOST does not answer for MSSQLSvc', { forest: forest(without, computer), service: { runs: { account: 'LocalSystem', host: 'sql05.corp.example' } } }, ['ntlm-no-spn'], 7],
  ['SPN on the computer, service as user', { forest: forest(without, { ...computer, spns: [...computer.spns, SPN] }) }, ['failure-wrong-key'], 41],
  ['SPN on the wrong account: NTLM policy does not matter', { forest: forest(without, { ...computer, spns: [SPN] }), driver: linuxDriver }, ['failure-wrong-key'], 41],
  ['virtual account: the computer is right', { forest: forest(without, { ...computer, spns: [SPN] }), service: { runs: { account: 'NT SERVICE\\MSSQLSERVER', host: 'sql05.corp.example' } } }, ['kerberos']],
  ['password of the service changed', { service: { passwordCurrent: false } }, ['failure-stale-password'], 41],
  ['duplicate in the domain', { forest: forest(svc, { ...computer, spns: [SPN] }) }, ['ntlm-duplicate', 'failure-duplicate'], 7],
  ['duplicate in the domain, NTLM blocked', { forest: forest(svc, { ...computer, spns: [SPN] }), client: { ntlm: 'blocked' } }, ['failure-ntlm-blocked'], 7],
  ['duplicate across domains', { forest: forest(svc, { ...svc, domain: 'emea.corp.example', name: 'svc-old' }) }, ['kerberos', 'failure-wrong-key'], 0],
  ['on the server itself', { client: { place: 'local' } }, ['ntlm-local']],
  ['on the server itself, by an alias', { client: { place: 'local-foreign-name' } }, ['failure-loopback']],
  ['on the server itself, NTLM blocked', { client: { place: 'local', ntlm: 'blocked' } }, ['failure-ntlm-blocked']],
  ['SQL login', { client: { logon: 'sql' } }, ['sql-login']],
  ['no trust', { client: { trust: 'not-trusted' } }, ['failure-untrusted']],
  ['workgroup', { client: { trust: 'workgroup' } }, ['failure-workgroup', 'ntlm-workgroup']],
  ['workgroup, driver without NTLM', { client: { trust: 'workgroup' }, driver: linuxDriver }, ['failure-workgroup']],
  ['forest trust, full name', { client: { trust: 'forest-trust' } }, ['kerberos']],
  ['forest trust, short name', { client: { trust: 'forest-trust' }, asks: [{ spn: 'MSSQLSvc/sql05:1433' }] }, ['ntlm-no-spn'], 7],
  ['external trust', { client: { trust: 'external-trust' } }, ['ntlm-no-spn'], 7],
  ['address', { asks: [{ spn: 'MSSQLSvc/10.0.0.5:1433' }] }, ['ntlm-address'], 0],
  ['address, TryIPSPN, nobody holds it', { asks: [{ spn: 'MSSQLSvc/10.0.0.5:1433' }], client: { tryIpSpn: true } }, ['ntlm-no-spn'], 7],
  ['address, TryIPSPN, registered', { asks: [{ spn: 'MSSQLSvc/10.0.0.5:1433' }], client: { tryIpSpn: true }, forest: forest({ ...svc, spns: ['MSSQLSvc/10.0.0.5:1433'] }) }, ['kerberos']],
  ['user disabled', { client: { user: 'disabled' } }, ['failure-user-disabled'], 18],
  ['user locked', { client: { user: 'locked' } }, ['failure-user-locked'], 18],
  ['user must change the password', { client: { user: 'password-expired' } }, ['failure-user-password-expired'], 23],
  ['wrong password', { client: { user: 'wrong-password' } }, ['failure-user-wrong-password'], 24],
  ['unknown user', { client: { user: 'unknown' } }, ['failure-user-unknown'], 6],
  ['clock of a Windows client off', { client: { clockMinutes: 12 } }, ['failure-clock', 'kerberos'], 37],
  ['clock of a Linux client off', { client: { clockMinutes: -12 }, driver: linuxDriver }, ['failure-clock'], 37],
  ['clock of the client four minutes off', { client: { clockMinutes: 4 } }, ['kerberos']],
  ['clock of the server off', { service: { clockMinutes: 9 } }, ['failure-server-clock'], 37],
  ['no controller', { client: { controllerReachable: false } }, ['failure-no-controller', 'ntlm-no-controller']],
  ['RC4 account, AES client', { forest: forest({ ...svc, supportedTypes: 4 }), client: { types: 'aes-only' } }, ['failure-no-common-type'], 14],
  ['RC4 account, RC4 allowed', { forest: forest({ ...svc, supportedTypes: 4 }) }, ['kerberos']],
  ['AES account without AES keys', { forest: forest({ ...svc, supportedTypes: 24, aesKeys: false }) }, ['failure-no-common-type'], 14],
  ['nothing set, old password, controller of 2025', { forest: forest({ ...svc, supportedTypes: 0, aesKeys: false }), controller: { unsetMeans: 'rc4-and-aes' } }, ['kerberos']],
  ['nothing set, old password, controller after April 2026', { forest: forest({ ...svc, supportedTypes: 0, aesKeys: false }) }, ['failure-no-common-type'], 14],
  ['server takes AES only, ticket is RC4', { forest: forest({ ...svc, supportedTypes: 4 }), service: { types: 'aes-only' } }, ['failure-server-type'], 41],
  ['account of the service disabled', { forest: forest({ ...svc, state: { disabled: true } }) }, ['failure-service-account']],
  ['this client asked before the repair', { client: { remembersMiss: true } }, ['ntlm-no-spn'], 7],
  ['account of the service not known', { service: { runs: undefined } as never }, ['open-service-account']],
  ['account of the service not in the directory', { service: { runs: { account: 'CORP\\svc-new', host: 'sql05.corp.example' } } }, ['open-service-object']],
  ['local account', { service: { runs: { account: '.\\sqlsvc', host: 'sql05.corp.example' } } }, ['failure-wrong-key'], 41],
  ['nothing asked', { asks: [] }, ['open-no-spn']],
  ['the driver asks for nothing', { asks: [], noSpn: ['shared memory'] }, ['ntlm-no-name']],
  ['not reached', { stops: ['SQL Server Browser does not answer.'] }, ['failure-not-reached']],
  ['two forms, the first missing', { asks: [{ spn: 'MSSQLSvc/sql05.corp.example' }, { spn: SPN }], driver: linuxDriver }, ['kerberos'], 0],
  ['two forms, the first on another account', { asks: [{ spn: 'MSSQLSvc/sql05.corp.example' }, { spn: SPN }], forest: forest(svc, { ...web, spns: ['MSSQLSvc/sql05.corp.example'] }), driver: linuxDriver }, ['failure-wrong-key'], 41],
  ['two forms, both missing', { asks: [{ spn: 'MSSQLSvc/sql05.corp.example' }, { spn: 'MSSQLSvc/sql05.corp.example:1434' }], driver: linuxDriver }, ['failure-no-spn'], 7],
  ['version not known, ends differ', { asks: [{ spn: SPN, conditions: ['before 5.2.0'] }, { spn: 'MSSQLSvc/sql05.corp.example', conditions: ['5.2.0'] }], driver: linuxDriver }, ['kerberos', 'failure-no-spn']],
  ['version not known, ends alike', { asks: [{ spn: SPN, conditions: ['before 5.2.0'] }, { spn: SPN.toUpperCase(), conditions: ['5.2.0'] }] }, ['kerberos']],
  ['conditions that share a second form', { asks: [{ spn: 'MSSQLSvc/sql05.corp.example', conditions: ['before 5.2.0', '5.2.0'] }, { spn: SPN, conditions: ['before 5.2.0'] }], driver: linuxDriver }, ['kerberos', 'failure-no-spn'], 0],
  ['HOST answers for HTTP', { asks: [{ spn: 'HTTP/sql05.corp.example' }], service: { runs: { account: 'NetworkService', host: 'sql05.corp.example' } } }, ['kerberos']],
  ['HOST answers for HTTP, site runs as a user', { asks: [{ spn: 'HTTP/sql05.corp.example' }] }, ['failure-wrong-key'], 41],
];

for (const [name, changes, ids, code] of cases) {
  test(name, () => {
    const { outcomes, contested } = predict(situation(changes));
    assert.deepEqual(outcomes.map((o) => o.id), ids);
    if (code !== undefined) assert.equal(outcomes[0].kerberosError, code);
    assert.equal(contested !== undefined, ids.length > 1);
    for (const o of outcomes) {
      assert.notEqual(plainText(o.says), '');
      assert.ok(o.result === 'open' || o.reasons.length > 0, 'a reason');
      assert.ok(o.reasons.every((r) => r.sources.length > 0), 'each reason has a source');
      if (o.result === 'failure') assert.ok(o.stopsAt !== undefined && o.causes.length > 0);
      if (ids.length > 1 && new Set(ids).size > 1) assert.ok(o.when !== undefined, `${o.id} says when`);
    }
  });
}

test('a name that differs only in its suffix is a matter of the name', () => {
  const { outcomes } = predict(situation({ asks: [{ spn: 'MSSQLSvc/sql05.antarctica.corp.example:1433' }] }));
  assert.deepEqual(outcomes[0].causes, ['kerb-dns-or-name', 'kerb-spn-missing']);
  assert.ok(outcomes[0].reasons.some((r) => plainText(r.says).includes(`Registered is ${SPN}`)));
});

test('the sentence is that of the driver', () => {
  const said = (style: 'dotnet' | 'native' | 'odbc-unix'): string => predict(situation({ service: { passwordCurrent: false }, driver: { ...linuxDriver, style } })).outcomes[0].message?.text ?? '';
  assert.match(said('dotnet'), /^The target principal name is incorrect\.  Cannot/);
  assert.match(said('native'), /^The target principal name is incorrect\. Cannot generate SSPI context\. \(0x80090322\)/);
  assert.match(said('odbc-unix'), /18452/);
});
