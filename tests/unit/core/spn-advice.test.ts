import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { spnString } from '../../../src/core/names.ts';
import { adviseSpn } from '../../../src/core/spn-advice.ts';

const FULL = 'MSSQLSvc/sql05.corp.example';

/** What is given, the remarks by id, what is offered. */
const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [`${FULL}:1433`, [], []],
  [`${FULL}:SALES`, [], []],
  [FULL, [], []],
  ['ldap/dc01.corp.example/corp.example', [], []],
  ['HTTP/web01', [], []],
  [`${FULL}\\SALES`, ['backslash'], [`${FULL}:SALES`]],
  ['MSSQLSvc\\sql05.corp.example:1433', ['class-separator'], [`${FULL}:1433`]],
  ['MSSQLSvc:sql05.corp.example:1433', ['class-separator'], [`${FULL}:1433`]],
  ['MSSQLSvc//sql05.corp.example', ['class-separator'], [FULL]],
  [`${FULL},1433`, ['comma'], [`${FULL}:1433`]],
  [`${FULL}/SALES`, ['slash-instance'], [`${FULL}:SALES`]],
  [`${FULL}/1433`, ['slash-instance'], [`${FULL}:1433`]],
  ['MSOLAPSvc.3/ssas01.corp.example/CUBES', ['slash-instance'], ['MSOLAPSvc.3/ssas01.corp.example:CUBES']],
  [`${FULL}:SALES:1433`, ['instance-and-port'], [`${FULL}:1433`, `${FULL}:SALES`]],
  [`${FULL}:1433:SALES`, ['instance-and-port'], [`${FULL}:1433`, `${FULL}:SALES`]],
  ['MSSQLSvc/CORPSQL1\\PORTOCENTRE:50141', ['backslash', 'instance-and-port', 'short-host'], ['MSSQLSvc/CORPSQL1:50141', 'MSSQLSvc/CORPSQL1:PORTOCENTRE']],
  [`${FULL}:1433@CORP.EXAMPLE`, ['realm'], [`${FULL}:1433`]],
  ['MSSQLSvc/sql\u201305.corp.example:1433', ['dash'], ['MSSQLSvc/sql-05.corp.example:1433']],
  [`${FULL}:14\u200b33`, ['invisible'], [`${FULL}:1433`]],
  [`\u201c${FULL}:1433\u201d`, ['quoted'], [`${FULL}:1433`]],
  [`  ${FULL}:1433  `, [], []],
  [`${FULL}:MSSQLSERVER`, ['default-instance'], [FULL]],
  [`${FULL}.`, ['trailing'], [FULL]],
  [`${FULL}.:1433`, ['trailing'], [`${FULL}:1433`]],
  [`${FULL}:1433;`, ['trailing'], [`${FULL}:1433`]],
  ['MSSQL/sql05.corp.example', ['wrong-class'], [FULL]],
  ['MSSQLSvc.3/sql05.corp.example:1433', ['wrong-class'], [`${FULL}:1433`]],
  ['MSOLAPSvc/ssas01.corp.example', ['wrong-class'], ['MSOLAPSvc.3/ssas01.corp.example']],
  ['HTTPS/web01.corp.example', ['wrong-class'], ['HTTP/web01.corp.example']],
  ['https://web01.corp.example/reports', ['url'], ['HTTP/web01.corp.example']],
  ['HTTP/web01:443', ['http-port'], ['HTTP/web01']],
  [`setspn -A ${FULL}:1433 CORP\\svc-sql05`, ['add-switch'], [`${FULL}:1433`]],
  [`setspn -F -S ${FULL}:1433 CORP\\svc-sql05`, ['command'], [`${FULL}:1433`]],
  [`${FULL}:1433 CORP\\svc-sql05`, ['account-behind'], [`${FULL}:1433`]],
  ['MSSQLSvc/tcp:sql05.corp.example,1433', ['protocol', 'comma'], [`${FULL}:1433`]],
  ['Server=tcp:sql05.corp.example,1433;Integrated Security=SSPI', ['connection-string'], [`${FULL}:1433`]],
  ['Data Source=sql05.corp.example;Initial Catalog=x', ['connection-string'], [`${FULL}:1433`, FULL]],
  ['sql05.corp.example\\SALES', ['connection-string'], [`${FULL}:SALES`]],
  ['sql05\\INST', ['connection-string', 'short-host'], ['MSSQLSvc/sql05:INST']],
  ['sql05.corp.example,1433', ['connection-string'], [`${FULL}:1433`]],
  ['np:\\\\sql05.corp.example\\pipe\\sql\\query', ['connection-string'], [FULL]],
  ['np:\\\\sql05.corp.example\\pipe\\MSSQL$SALES\\sql\\query', ['connection-string'], [`${FULL}:SALES`]],
  ['jdbc:sqlserver://sql05.corp.example:1433;databaseName=x', ['jdbc'], [`${FULL}:1433`]],
  ['MSSQLSvc/10.0.0.5:1433', ['ip-host'], []],
  ['MSSQLSvc/sql05:1433', ['short-host'], []],
  ['MSOLAPSvc.3/ssas01.corp.example:2383', ['ssas-port'], []],
  ['MSOLAPDisco.3/ssas01.corp.example:CUBES', ['disco-suffix'], ['MSOLAPDisco.3/ssas01.corp.example']],
  // Three parts
  [`${FULL}:1433/SALES`, ['three-part'], [`${FULL}:1433`, `${FULL}:SALES`]],
  [`${FULL}:1433/corp.example`, ['three-part'], [`${FULL}:1433`]],
  [`${FULL}/corp.example`, ['three-part'], [FULL]],
  ['MSOLAPDisco.3/ssas01.corp.example/corp.example', ['three-part'], ['MSOLAPDisco.3/ssas01.corp.example']],
  ['GC/dc01.corp.example:3268/corp.example', [], []],
  // The default instance by its service name, in every place
  [`${FULL}:1433:MSSQLSERVER`, ['default-instance'], [`${FULL}:1433`]],
  [`${FULL}\\MSSQLSERVER`, ['backslash', 'default-instance'], [FULL]],
  [`${FULL}/MSSQLSERVER`, ['slash-instance', 'default-instance'], [FULL]],
  // Addresses
  ['MSSQLSvc/2001:db8::5', ['ipv6-host'], []],
  ['MSSQLSvc/2001:db8::5:1433', ['ipv6-host'], []],
  ['MSSQLSvc/[2001:db8::5]:1433', ['ipv6-host'], []],
  ['MSSQLSvc/[fe80::1]', ['ipv6-host'], []],
  ['MSSQLSvc/fe80::1:SALES', ['ipv6-host'], []],
  ['MSSQLSvc/localhost:1433', ['local-host'], []],
  ['MSSQLSvc/sql_05.corp.example:1433', ['underscore-host'], []],
  ['RPC/8a11._msdcs.corp.example', [], []],
  // Accounts and other notations
  ['svc-sql05@CORP.EXAMPLE', ['upn'], []],
  ['gmsa-sql$@corp.example', ['upn'], []],
  ['MSSQLSvc@sql05.corp.example', ['gss-name'], [FULL]],
  ['MSSQLSvc@sql05.corp.example:1433', ['gss-name'], [`${FULL}:1433`]],
  ['servicePrincipalName: MSSQLSvc/sql05.corp.example:1433', ['ldap-attribute'], [`${FULL}:1433`]],
  ['(servicePrincipalName=MSSQLSvc/sql05.corp.example:1433)', ['ldap-attribute'], [`${FULL}:1433`]],
  ['MSSQLSvc\\2fsql05.corp.example\\3a1433', ['ldap-escape'], [`${FULL}:1433`]],
  ['MSSQLSvc\\/sql05.corp.example:1433', ['ldap-escape'], [`${FULL}:1433`]],
  [`${FULL}\\,1433`, ['ldap-escape', 'comma'], [`${FULL}:1433`]],
  ['MSSQLSvc/sql05.corp.example\\2433', ['backslash'], [`${FULL}:2433`]],
  ['MSSQLSvc%2Fsql05.corp.example%3A1433', ['url-escape'], [`${FULL}:1433`]],
  ['\uff2d\uff33\uff33\uff31\uff2c\uff33\uff56\uff43\uff0fsql05.corp.example\uff1a1433', ['full-width'], [`${FULL}:1433`]],
  ['MSSQLSvc\u2215sql05\u3002corp\u3002example:1433', ['full-width'], [`${FULL}:1433`]],
  // Blanks, marks, digits
  ['MSSQLSvc/ sql05.corp.example:1433', ['blank'], [`${FULL}:1433`]],
  ['MSSQLSvc /sql05.corp.example : 1433', ['blank'], [`${FULL}:1433`]],
  ['\u201cMSSQLSvc/sql05.corp.example:1433\u201d CORP\\svc-sql05', ['quoted', 'account-behind'], [`${FULL}:1433`]],
  ['setspn -S "MSSQLSvc/sql05.corp.example:1433" CORP\\svc-sql05', ['command', 'quoted'], [`${FULL}:1433`]],
  [`${FULL};1433`, ['comma'], [`${FULL}:1433`]],
  [`${FULL}:01433`, ['port-zeros'], [`${FULL}:1433`]],
  [`${FULL}:99999`, [], []],
  ['MSQLSvc/sql05.corp.example', ['wrong-class'], [FULL]],
  ['MSSQL$SALES/sql05.corp.example:1433', [], []],
  ['whoami', [], []],
  ['', [], []],
  [`${FULL}:1433 & whoami`, ['account-behind'], [`${FULL}:1433`]],
];

for (const [given, remarks, offers] of cases) {
  test(`adviseSpn ${JSON.stringify(given)}`, () => {
    const advice = adviseSpn(given);
    assert.deepEqual(advice.remarks.map((r) => r.id), remarks);
    assert.deepEqual(advice.offers, offers);
    for (const { source } of advice.remarks) assert.ok(Object.hasOwn(spnSources, source));
  });
}

test('a name longer than any service writes is remarked on, not refused', () => {
  const host = `${'a'.repeat(60)}.`.repeat(3);
  const long = `MSSQLSvc/${host}${'b'.repeat(47)}.corp.example:1433`;
  assert.ok(long.length > 255 && long.length <= 260);
  assert.deepEqual(adviseSpn(long).remarks.map((r) => [r.id, r.source]), [['long', 'adtsSpn']]);
  assert.match(adviseSpn(`${long.slice(0, -4)}65535/x.corp.example`.replace('MSSQLSvc', 'ldap')).remarks[0]?.says ?? '', /260 at most/);
  assert.equal(spnString.refuses(long), undefined);
});

test('with a domain the full name is offered for a short one, without a usable one it is not', () => {
  assert.deepEqual(adviseSpn('MSSQLSvc/sql05:1433', 'corp.example').offers, ['MSSQLSvc/sql05.corp.example:1433']);
  assert.deepEqual(adviseSpn('MSSQLSvc/sql05\\SALES', 'corp.example').offers, ['MSSQLSvc/sql05.corp.example:SALES']);
  assert.deepEqual(adviseSpn('MSSQLSvc/sql05:1433', 'CORP').offers, []);
  assert.deepEqual(adviseSpn('HTTP/web01', 'corp.example').offers, []);
});

test('adviseSpn answers any text, offers only allowed SPNs, and never the text itself', () => {
  const near = fc.string({ unit: fc.constantFrom(...'MSQLvc/\\:,.;@-_ 1a$=\u2013"\u200b', 'MSSQLSvc', 'setspn -A', 'Server=', 'tcp:', 'jdbc:sqlserver://', '\\2f', '%3a', '[', ']', 'servicePrincipalName=', '\uff0f', '::'), maxLength: 24 });
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
      for (const offer of adviseSpn(text).offers) {
        assert.equal(spnString.refuses(offer), undefined);
        assert.notEqual(offer, text);
      }
    }),
    { numRuns: 2000 },
  );
});

test('adviseSpn takes back what it offers without another fault of form', () => {
  for (const offer of cases.flatMap(([, , offers]) => offers)) assert.deepEqual(adviseSpn(offer).offers, []);
});

test('adviseSpn is fast on long and repetitive text', () => {
  const start = performance.now();
  for (const unit of ['a', ' ', '/', ':', '"', 'a/', 'setspn -A ', 'Server=', ';', '\\', ' a/b', '\\2f', '%2f', '[', '::', ' :', '\uff0f', '"a']) {
    adviseSpn(unit.repeat(10_000));
    adviseSpn(unit.repeat(1000).slice(0, 1024));
    adviseSpn(`setspn ${unit.repeat(1000).slice(0, 1000)}`);
  }
  assert.ok(performance.now() - start < 1000);
});
