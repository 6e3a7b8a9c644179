import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readConnectionString } from '../../../../src/core/encrypt/connection-string.ts';
import { readString } from '../../../../src/core/encrypt/read-string.ts';
import { keywordValue } from '../../../../src/core/requested/keyword-values.ts';

const pairs = (text: string): string => readConnectionString(text)?.pairs.map((p) => `${p.key}=${p.value ?? '*'}`).join(' | ') ?? '';

const cases: readonly (readonly [string, string, string, string])[] = [
  ['ODBC braces, doubled inside', 'Driver={ODBC Driver 17 for SQL Server};Server=sql01;PWD={a;b}}c};Encrypt=yes', 'odbc', 'driver=ODBC Driver 17 for SQL Server | server=sql01 | pwd=* | encrypt=yes'],
  ['quotation marks of ADO.NET', 'Server=sql01;Password="a;b""c";Encrypt=True', 'ado', 'server=sql01 | password=* | encrypt=True'],
  ['single quotation marks', "Data Source=sql01;Host Name In Certificate='a;''b'", 'ado', "data source=sql01 | host name in certificate=a;'b"],
  ['braces are no quotation in ADO.NET', 'Server=sql01;App={x;Encrypt=no', 'ado', 'server=sql01 | app={x | encrypt=no'],
  ['a doubled equals sign in a keyword', 'a==b=c;Encrypt=no', 'ado', 'a=b=c | encrypt=no'],
  ['blanks round everything', ' ; Server = sql01 ;; Use  Encryption for Data = Mandatory ; Provider=MSOLEDBSQL19', 'oledb', 'server=sql01 | use encryption for data=Mandatory | provider=MSOLEDBSQL19'],
  ['JDBC with instance and port', 'jdbc:sqlserver://sql01\\SALES:1433;encrypt=true;password={a}}b;c}', 'jdbc', 'servername=sql01 | encrypt=true | password=*'],
  ['JDBC without a host', 'jdbc:sqlserver://;serverName=sql01;encrypt=strict', 'jdbc', 'servername=sql01 | encrypt=strict'],
  ['quoted as in code', '"Server=sql01;Encrypt=Strict";', 'ado', 'server=sql01 | encrypt=Strict'],
];
for (const [name, text, syntax, expected] of cases) test(name, () => assert.deepEqual([readConnectionString(text)?.syntax, pairs(text)], [syntax, expected]));

test('a value that the writer quotes is read back', () => {
  const value = fc.string({ unit: fc.constantFrom(...'abZ09.-*_;="\'{}[]() '), minLength: 1, maxLength: 20 });
  for (const syntax of ['ado', 'odbc'] as const) {
    fc.assert(fc.property(value, (v) => {
      const quoted = keywordValue(syntax, v);
      if (!quoted.ok) return;
      const text = `${syntax === 'odbc' ? 'Driver={ODBC Driver 18 for SQL Server};' : ''}HostNameInCertificate=${quoted.text};Encrypt=yes`;
      const read = readConnectionString(text);
      assert.equal(read?.pairs.find((p) => p.key === 'hostnameincertificate')?.value, v, text);
      assert.equal(read?.pairs.at(-1)?.value, 'yes');
      assert.deepEqual(read?.faults, []);
    }));
  }
});

test('passwords, tokens and user names are in no result', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9]{8,20}$/);
  const key = fc.constantFrom('Password', 'PWD', 'Access Token', 'AccessToken', 'User ID', 'UID', 'trustStorePassword', 'New Password', 'ClientKeyPassword', 'user');
  const shape = fc.constantFrom((k: string, v: string) => `Server=sql01;${k}=${v};Encrypt=yes`, (k: string, v: string) => `Server=sql01;${k}=ab;${v}`, (k: string, v: string) => `Driver={x};${k}={a;${v}`, (k: string, v: string) => `jdbc:sqlserver://sql01;${k}={${v}};x`);
  fc.assert(fc.property(secret, key, shape, (v, k, make) => {
    const text = make(k, `Zq${v}`);
    assert.ok(!JSON.stringify([readConnectionString(text), readString(text)]).includes(`Zq${v}`), text);
  }));
});

test('faults are told without repeating the text', () => {
  assert.deepEqual(readConnectionString('Server=sql01;Password=a;secret;Encrypt=no')?.faults, ['Part 3 has no equals sign: a value before it may hold a semicolon and needs quotation.']);
  assert.deepEqual(readConnectionString('Server="sql01')?.faults, ['Part 1: the quotation is not closed.']);
  assert.deepEqual(readConnectionString('Server="sql01"x;Encrypt=no')?.faults, ['Part 1: something stands behind the closing quotation.']);
  assert.match(readConnectionString('a'.repeat(9000))?.faults[0] ?? '', /8000 characters/);
  assert.equal(readConnectionString('  '), undefined);
});

const drivers: readonly (readonly [string, string | undefined])[] = [
  ['Driver={ODBC Driver 18 for SQL Server};Server=x', 'odbc-18.1'],
  ['Driver={ODBC Driver 17 for SQL Server};Server=x', 'odbc-17'],
  ['DRIVER=ODBC Driver 13 for SQL Server;Server=x', 'odbc-13'],
  ['Driver={SQL Server};Server=x', 'mdac-odbc'],
  ['Driver={SQL Server Native Client 11.0};Server=x', 'snac'],
  ['Provider=SQLNCLI11;Data Source=x', 'snac'],
  ['Provider=MSOLEDBSQL;Data Source=x', 'oledb-18'],
  ['Provider=MSOLEDBSQL19.1;Data Source=x', 'oledb-19.4.1'],
  ['Provider=SQLOLEDB.1;Data Source=x', 'sqloledb'],
  ['Driver={PostgreSQL Unicode};Server=x', undefined],
  ['Server=x;Encrypt=True', undefined],
  ['jdbc:sqlserver://x', undefined],
];
for (const [text, id] of drivers) test(`the driver of ${text}`, () => assert.equal(readString(text)?.driver, id));

test('keywords of each syntax, repeats and Entra', () => {
  assert.equal(readString('Driver={SQL Server};Encrypt=yes;Encrypt=no')?.encrypt, 'yes');
  assert.equal(readString('Server=x;Encrypt=yes;Encrypt=no')?.encrypt, 'no');
  assert.equal(readString('Provider=MSOLEDBSQL19;Use Encryption for Data=Strict')?.encrypt, 'Strict');
  assert.deepEqual([readString('Server=x;Authentication=Active Directory Managed Identity')?.entra, readString('Server=x;Authentication=Sql Password')?.entra, readString('Server=x')?.entra], [true, false, false]);
  assert.equal(readString('Server=(localdb)\\MSSQLLocalDB')?.localDb, true);
});

test('any text is taken, in linear time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => assert.doesNotThrow(() => readString(text))));
  for (const text of ['='.repeat(8000), ';'.repeat(8000), '"'.repeat(8000), '{'.repeat(8000), 'a='.repeat(4000), `Server="${'""'.repeat(3990)}`]) {
    const begin = performance.now();
    readString(text);
    assert.ok(performance.now() - begin < 400, text.slice(0, 10));
  }
});
