import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instanceLine, readInstanceLine, readRoutingUrl, routingUrl, type InstanceLine } from '../../../src/core/instance-lines.ts';

const read: readonly (readonly [string, InstanceLine])[] = [
  ['sql05', { host: 'sql05' }],
  ['sql05.corp.example,1433', { host: 'sql05.corp.example', port: 1433 }],
  ['sql05:14330', { host: 'sql05', port: 14330 }],
  ['sql05\\SALES', { host: 'sql05', instance: 'SALES' }],
  ['sql05\\SALES,50123', { host: 'sql05', instance: 'SALES', port: 50123 }],
  ['sql05\\MSSQLSERVER,1433', { host: 'sql05', port: 1433 }],
  ['sql05\\SALES,50123 CORP\\svc sql', { host: 'sql05', instance: 'SALES', port: 50123, account: 'CORP\\svc sql' }],
  ['sql06 LocalSystem', { host: 'sql06', account: 'LocalSystem' }],
  ['sql06 \t NT SERVICE\\MSSQLSERVER', { host: 'sql06', account: 'NT SERVICE\\MSSQLSERVER' }],
];

for (const [text, parts] of read) {
  test(`an instance line ${JSON.stringify(text)}`, () => {
    assert.equal(instanceLine.refuses(text), undefined);
    assert.deepEqual(readInstanceLine(text), parts);
  });
}

const refused: readonly (readonly [string, RegExp])[] = [
  ['\\SALES', /^has no host$/],
  ['10.0.0.5,1433', /host that is an IP address/],
  ['sql_05', /host that has an underscore/],
  ['sql05\\', /instance name that is empty/],
  ['sql05\\1SALES', /instance name that does not start with a letter/],
  ['sql05\\SALES\\X', /instance name that has a backslash/],
  ['sql05,', /port that is empty/],
  ['sql05,1433,1434', /port that has a comma/],
  ['sql05,99999', /port that is larger than 65535/],
  ['sql05,1433 CORP\\svc|x', /account that has a vertical bar/],
  ['sql05 & calc', /account that has an ampersand/],
  ['sql05 1433', /behind a blank that is no account/],
  ['sql 05', /behind a blank that is no account/],
  ['tcp:sql05,1433', /port that has/],
  ['a'.repeat(601), /longer than 600/],
];

for (const [text, reason] of refused) test(`refused: ${JSON.stringify(text.slice(0, 40))}`, () => assert.match(instanceLine.refuses(text) ?? 'allowed', reason));

test('a line that is allowed reads back as it was written', () => {
  const part = fc.record(
    {
      host: fc.constantFrom('sql05', 'sql05.corp.example', 'a-b'),
      instance: fc.constantFrom('SALES', 'A$1', 'SQL_2019'),
      port: fc.integer({ min: 1, max: 65535 }),
      account: fc.constantFrom('CORP\\svc', 'svc@corp.example', 'LocalSystem', "CORP\\o'brien x"),
    },
    { requiredKeys: ['host'] },
  );
  fc.assert(fc.property(part, fc.constantFrom(',', ':'), (p, separator) => {
    const text = `${p.host}${p.instance === undefined ? '' : `\\${p.instance}`}${p.port === undefined ? '' : `${separator}${p.port}`}${p.account === undefined ? '' : ` ${p.account}`}`;
    assert.equal(instanceLine.refuses(text), undefined, text);
    assert.deepEqual(readInstanceLine(text), { ...p });
  }));
});

test('any text is either refused or read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    if (instanceLine.refuses(text) === undefined) assert.ok(readInstanceLine(text).host !== '');
    if (routingUrl.refuses(text) === undefined) assert.ok(readRoutingUrl(text).port > 0);
  }), { numRuns: 1000 });
});

const routes: readonly (readonly [string, string | { host: string; port: number }])[] = [
  ['TCP://sql06.corp.example:1433', { host: 'sql06.corp.example', port: 1433 }],
  ['tcp://sql06:50123', { host: 'sql06', port: 50123 }],
  ['sql06.corp.example:1433', { host: 'sql06.corp.example', port: 1433 }],
  ['TCP://sql06.corp.example', 'has no port'],
  ['TCP://10.0.0.6:1433', 'has a host that is an IP address, not a name'],
  ['TCP://', 'has a host that is empty'],
  ['http://sql06:1433', 'has a port that has a slash'],
  ['sql06:', 'has a port that is empty'],
];

for (const [text, expected] of routes) {
  test(`routing target ${text}`, () => assert.deepEqual(routingUrl.refuses(text) ?? readRoutingUrl(text), expected));
}
