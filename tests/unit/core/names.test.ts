import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as names from '../../../src/core/names.ts';
import { check, type Rule } from '../../../src/core/rule.ts';

/** Vectors of the naming documents: computer names, DNS names, SAM account names, instance names, ports. */
const vectors: readonly (readonly [Rule, string, boolean])[] = [
  [names.computerName, 'SQL01', true],
  [names.computerName, 'SQLSERVER-PROD01', false],
  [names.computerName, '.HOST', false],
  [names.computerName, '12345', false],
  [names.computerName, 'SQL_01', true],
  [names.computerName, 'A/B', false],
  [names.computerName, 'SQL 01', false],
  [names.hostName, 'sql01', true],
  [names.hostName, '-sql', false],
  [names.hostName, 'sql-', false],
  [names.hostName, 'sql_01', false],
  [names.hostName, 'a'.repeat(63), true],
  [names.hostName, 'a'.repeat(64), false],
  [names.hostName, 'sql01.corp.example', true],
  [names.hostName, 'sql01..corp', false],
  [names.hostName, 'sql01.corp.example.', false],
  [names.hostName, 'müller.example', false],
  [names.hostName, 'xn--mller-kva.example', true],
  [names.hostName, 'a&calc.example', false],
  [names.accountName, 'svc_sql', true],
  [names.accountName, 'svc,sql', false],
  [names.accountName, 'a'.repeat(21), false],
  [names.accountName, 'SQL01$', true],
  [names.accountName, "o'brien", true],
  [names.accountName, 'svc.', false],
  [names.instanceName, 'SQLEXPRESS', true],
  [names.instanceName, 'SQL_2019', true],
  [names.instanceName, '_INST', false],
  [names.instanceName, 'INST_', false],
  [names.instanceName, '2019', false],
  [names.instanceName, 'AAAAAAAAAAAAAAAAA', false],
  [names.instanceName, 'Default', false],
  [names.instanceName, 'MSSQLSERVER', false],
  [names.instanceName, 'A-B', false],
  [names.instanceName, 'A\\B', false],
  [names.instanceName, 'Größe$1', true],
  [names.tcpPort, '1433', true],
  [names.tcpPort, '0', false],
  [names.tcpPort, '65535', true],
  [names.tcpPort, '65536', false],
  [names.tcpPort, '01433', false],
  [names.tcpPort, '1433;drop', false],
  [names.tcpPort, '-1', false],
  [names.tcpPort, '１４３３', false],
];

for (const [rule, value, allowed] of vectors) {
  test(`${rule.id} ${allowed ? 'allows' : 'refuses'} ${value}`, () => {
    assert.equal(rule.refuses(value) === undefined, allowed, String(rule.refuses(value)));
  });
}

/** What the reader is told. An empty reason means allowed. */
const reasons: readonly (readonly [Rule, string, string])[] = [
  [names.hostName, 'ag sales', 'has a blank'],
  [names.hostName, 'a&b', 'has an ampersand'],
  [names.hostName, 'sql\u201305', 'has an en dash (U+2013)'],
  [names.hostName, '\u200esql05', 'has an invisible character (U+200E)'],
  [names.hostName, 'sql05\u202e', 'has an invisible character (U+202E)'],
  [names.hostName, 'sql\u00a005', 'has a no-break space (U+00A0)'],
  [names.hostName, 'sql05\nwhoami', 'has a line break'],
  [names.hostName, 'sql05\u0007', 'has a control character (U+0007)'],
  [names.hostName, 'sql05\u0000', 'has a control character (U+0000)'],
  [names.hostName, 'sql05\ud800', 'has a broken or private character (U+D800)'],
  [names.hostName, '\u201csql05\u201d', 'has a typographic quotation mark (U+201C)'],
  [names.hostName, '%COMPUTERNAME%', 'has a percent sign'],
  [names.hostName, '$(hostname)', 'has a dollar sign'],
  [names.hostName, 'sql05`n', 'has a backtick'],
  [names.hostName, 'sql05\\SALES', 'has a backslash'],
  [names.hostName, 'sql05,1433', 'has a comma'],
  [names.hostName, 'sql_05', 'has an underscore'],
  [names.hostName, 'müller', 'has the character ü (U+00FC)'],
  [names.hostName, '10.0.0.5', 'is an IP address, not a name'],
  [names.hostName, '2001:db8::5', 'is an IP address, not a name'],
  [names.hostName, '10.0.0.555', 'ends in digits only, as an IP address does'],
  [names.hostName, '12345', 'ends in digits only, as an IP address does'],
  [names.hostName, `sql05.${'a'.repeat(64)}.example`, 'has a label longer than 63 characters'],
  [names.hostName, `${'a.'.repeat(130)}b`, 'is longer than 255 characters'],
  [names.hostName, 'sql05-.corp', 'has a label that ends with a hyphen'],
  [names.hostName, '-F', 'has a label that starts with a hyphen'],
  [names.dnsDomain, 'corp.example', ''],
  [names.dnsDomain, 'CORP', 'has no dot, so it looks like the NetBIOS name of the domain'],
  [names.dnsDomain, 'corp.example/x', 'has a slash'],
  [names.ipOrHost, '10.0.0.5', ''],
  [names.ipOrHost, 'fe80::1', ''],
  [names.ipOrHost, '::', ''],
  [names.ipOrHost, '::ffff:10.0.0.5', ''],
  [names.ipOrHost, '1:2:3:4:5:6:7:8', ''],
  [names.ipOrHost, '1:2:3:4:5:6:7', 'has a colon'],
  [names.ipOrHost, '1::2::3', 'has a colon'],
  [names.ipOrHost, 'fe80::1%eth0', 'has a colon'],
  [names.ipOrHost, '::10.0.0.5:', 'has a colon'],
  [names.ipOrHost, 'sql05.corp.example', ''],
  [names.computerName, '-F', 'starts with a hyphen'],
  [names.computerName, 'SQLSERVER-PROD01', 'is longer than 15 characters'],
  [names.instanceName, 'SALES 1', 'has a blank'],
  [names.instanceName, 'mssqlserver', 'is the service name of the default instance'],
  [names.instanceOrDefault, 'MSSQLSERVER', ''],
  [names.instanceOrDefault, '$INST', 'does not start with a letter'],
  [names.instanceName, 'A\u02baB', 'has the character ʺ (U+02BA)'],
  [names.instanceName, 'A\u3164', 'has an invisible character (U+3164)'],
  [names.tcpPort, '0', 'is 0, which is no port'],
  [names.tcpPort, '9'.repeat(30), 'is larger than 65535'],
  [names.hostAndPort, 'ag-sales', ''],
  [names.hostAndPort, 'ag-sales.corp.example:1433', ''],
  [names.hostAndPort, 'ag-sales, 1433', ''],
  [names.hostAndPort, 'ag sales:1433', 'has a blank'],
  [names.hostAndPort, 'ag-sales:', 'has a port that is empty'],
  [names.hostAndPort, 'ag-sales:0', 'has a port that is 0, which is no port'],
  [names.hostAndPort, 'ag-sales:1433:SALES', 'has a port that has a colon'],
  [names.hostAndPort, '10.0.0.5:1433', 'is an IP address, not a name'],
  [names.accountName, 'CORP\\svc-sql05', ''],
  [names.accountName, 'corp.example\\svc-sql05', ''],
  [names.accountName, 'CORP\\svc sql', ''],
  [names.accountName, 'CORP\\gmsa-sql$', ''],
  [names.accountName, 'svc-sql05@corp.example', ''],
  [names.accountName, 'svc sql@corp.example', 'has a blank'],
  [names.accountName, '@corp.example', 'has no name before the at sign'],
  [names.accountName, 'svc@', 'has no domain after the at sign'],
  [names.accountName, 'CORP\\', 'has no name after the backslash'],
  [names.accountName, '\\svc', 'has no domain before the backslash'],
  [names.accountName, 'CORP\\A\\B', 'has a backslash'],
  [names.accountName, 'CO RP\\svc', 'has a domain that has a blank'],
  [names.accountName, 'CORP\\svc$sql', 'has a dollar sign that is not its last character'],
  [names.accountName, 'CORP\\$', 'has no name before the dollar sign'],
  [names.accountName, 'CORP\\gmsa-sqlserver01$', 'has a name longer than 16 characters'],
  [names.accountName, '-U', 'has a name that starts with a hyphen'],
  [names.accountName, 'CORP\\-U', 'has a name that starts with a hyphen'],
  [names.accountName, '/C', 'has a slash'],
  [names.accountName, 'CN=svc,OU=Service,DC=corp,DC=example', 'is a distinguished name, not an account name'],
  [names.accountName, 'CORP\\svc" & whoami', 'has a double quotation mark'],
  [names.accountName, 'CORP\\svc(1)', 'has a bracket'],
  [names.domainAccount, 'CORP\\svc-sql05', ''],
  [names.domainAccount, 'SQL05$', ''],
  [names.domainAccount, 'svc@corp.example', 'is a user principal name; setspn documents only NAME and DOMAIN\\NAME'],
  [names.domainAccount, 'NT SERVICE\\MSSQLSERVER', 'is a virtual account, which has no object in Active Directory: its SPNs are on the computer account'],
  [names.domainAccount, 'LocalSystem', 'is a built-in account of one machine: its SPNs are on the computer account'],
  [names.domainAccount, 'nt authority\\network service', 'is a built-in account of one machine: its SPNs are on the computer account'],
  [names.domainAccount, '.\\sqlsvc', 'is a local account, which cannot hold an SPN'],
  [names.serviceAccount, 'NT SERVICE\\MSSQL$SALES', ''],
  [names.serviceAccount, 'NT SERVICE\\', 'has no service after the backslash'],
  [names.serviceAccount, 'NT SERVICE\\MSSQL&calc', 'has an ampersand'],
  [names.serviceAccount, 'NT AUTHORITY\\NETWORK SERVICE', ''],
  [names.serviceAccount, 'NT AUTHORITY\\NETWORKSERVICE', ''],
  [names.serviceAccount, 'LocalSystem', ''],
  [names.serviceAccount, '.\\sqlsvc', ''],
  [names.serviceAccount, '.\\', 'has no name after the backslash'],
  [names.serviceAccount, 'svc@corp.example', ''],
  [names.serviceClass, 'MSSQLSvc', ''],
  [names.serviceClass, 'E3514235-4B06-11D1-AB04-00C04FC2DCD2', ''],
  [names.serviceClass, '-S', 'does not start with a letter or digit'],
  [names.serviceClass, 'MSSQL/Svc', 'has a slash'],
  [names.spnString, 'MSSQLSvc/sql05.corp.example:1433', ''],
  [names.spnString, 'MSSQLSvc/SQL_05:SALES', ''],
  [names.spnString, 'ldap/dc01.corp.example/corp.example', ''],
  [names.spnString, 'E3514235-4B06-11D1-AB04-00C04FC2DCD2/8e3a-11/corp.example', ''],
  [names.spnString, 'MSSQLSvc/10.0.0.5:1433', ''],
  [names.spnString, 'MSSQLSvc', 'has no slash between class and host'],
  [names.spnString, '/sql05', 'has no class before the slash'],
  [names.spnString, 'MSSQLSvc/', 'has no host after the class'],
  [names.spnString, 'MSSQLSvc/sql05:', 'ends its host with a colon: a port or an instance name is missing'],
  [names.spnString, 'MSSQLSvc/sql05:SALES:1433', 'has two colons: a suffix is a port or an instance name, never both'],
  [names.spnString, 'MSSQLSvc/sql05:01433', 'has a port that starts with a zero'],
  [names.spnString, 'MSSQLSvc/sql05:99999', 'has a port that is larger than 65535'],
  [names.spnString, 'MSSQLSvc/sql05\\SALES', 'has a host that has a backslash'],
  [names.spnString, 'MSSQLSvc/sql05,1433', 'has a host that has a comma'],
  [names.spnString, 'MSSQLSvc\\sql05:1433', 'has a backslash'],
  [names.spnString, 'MSSQLSvc/sql05:1433/', 'ends with a slash'],
  [names.spnString, 'a/b/c/d', 'has more than two slashes'],
  [names.spnString, 'MSSQLSvc/sql05 CORP\\svc', 'has a host that has a blank'],
  [names.storedSpn, 'MSSQLSvc/SQL05\\SALES:50141', ''],
  [names.storedSpn, 'MSSQLSvc/sql05,1433', ''],
  [names.storedSpn, 'MSSQLSvc/sql05\\', 'ends with a backslash'],
  [names.storedSpn, '-S/x', 'does not start with CLASS/'],
  [names.storedSpn, 'MSSQLSvc/sql05&calc', 'has an ampersand'],
  [names.spnPattern, 'MSSQLSvc/*', ''],
  [names.spnPattern, '*/sql05*', ''],
  [names.spnPattern, 'MSSQLSvc/sql05.corp.example:1433', ''],
  [names.spnPattern, '-X', 'does not start with CLASS/ or */'],
  [names.spnPattern, 'MSSQLSvc/?', 'has a question mark'],
];

for (const [rule, value, reason] of reasons) {
  test(`${rule.id} says of ${JSON.stringify(value).slice(0, 60)}: ${reason || 'nothing'}`, () => {
    assert.equal(rule.refuses(value) ?? '', reason);
  });
}

const rules: readonly Rule[] = Object.values(names).filter((x): x is Rule => typeof x === 'object');

/** Characters that no rule lets through, whatever the name. A colon, a slash and an asterisk belong to SPNs. */
const HOSTILE = [...'"&|<>^%!;`(){}[]?#=+~\t\r\n\u0000\u0007\u001b\u007f\u0085\u00a0\u00ad\u200b\u200e\u202e\u2028\u2066\ufeff\u2013\u2018\u2019\u201c\u201d\uff02\uff05\u02ba\u3164\u115f'];

test('every rule has an id of its own, says what it allows and where that is written', () => {
  assert.equal(rules.length, 15);
  assert.equal(new Set(rules.map((r) => r.id)).size, rules.length);
  for (const rule of rules) {
    assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
    assert.ok(rule.allows.endsWith('.') && rule.source.length > 10, rule.id);
  }
});

const SAFE: Readonly<Record<string, string>> = {
  'tcp-port': '14', spn: 'A/b', 'stored-spn': 'A/b', 'spn-pattern': 'A/b', 'dns-domain': 'a.b',
};

for (const rule of rules) {
  test(`${rule.id} refuses each hostile character at the start, in the middle and at the end`, () => {
    const safe = SAFE[rule.id] ?? 'Ab';
    assert.equal(rule.refuses(safe), undefined);
    for (const char of HOSTILE) {
      for (const value of [char + safe, safe[0] + char + safe.slice(1), safe + char]) {
        const reason = rule.refuses(value);
        assert.ok(reason, `${JSON.stringify(value)} passed ${rule.id}`);
        assert.match(reason, /^[a-z]/);
      }
    }
  });

  test(`${rule.id} refuses the empty text`, () => {
    assert.ok(rule.refuses(''));
  });

  test(`${rule.id} refuses long input fast`, () => {
    const long = ['a', '1', '.', 'a.', 'A/', '\\', ':', '-', '\u202e', 'NT SERVICE\\', '😀'].map((s) => s.repeat(10_000));
    const start = performance.now();
    for (const value of long) assert.ok(rule.refuses(value), `${value.slice(0, 12)} passed ${rule.id}`);
    assert.ok(performance.now() - start < 250);
  });

  test(`${rule.id} answers any text`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
        const refusal = check(rule, value);
        assert.ok(refusal === undefined || refusal.reason.length > 0);
        if (refusal === undefined) assert.ok(HOSTILE.every((c) => !value.includes(c)));
      }),
    );
  });
}
