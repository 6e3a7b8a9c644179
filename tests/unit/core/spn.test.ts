import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatSpn, isRefusal, parseSpn, sameSpn, type Spn } from '../../../src/core/spn.ts';

const parsed: readonly (readonly [string, Spn])[] = [
  ['MSSQLSvc/sql05.corp.example', { serviceClass: 'MSSQLSvc', host: 'sql05.corp.example' }],
  ['MSSQLSvc/sql05.corp.example:1433', { serviceClass: 'MSSQLSvc', host: 'sql05.corp.example', port: 1433 }],
  ['MSSQLSvc/sql05.corp.example:SALES', { serviceClass: 'MSSQLSvc', host: 'sql05.corp.example', instance: 'SALES' }],
  ['MSSQLSvc/sql05:SQL2019', { serviceClass: 'MSSQLSvc', host: 'sql05', instance: 'SQL2019' }],
  ['MSSQLSvc/10.0.0.5:1433', { serviceClass: 'MSSQLSvc', host: '10.0.0.5', port: 1433 }],
  ['MSOLAPSvc.3/ssas01.corp.example:CUBES', { serviceClass: 'MSOLAPSvc.3', host: 'ssas01.corp.example', instance: 'CUBES' }],
  ['ldap/dc01.corp.example/corp.example', { serviceClass: 'ldap', host: 'dc01.corp.example', serviceName: 'corp.example' }],
  ['GC/dc01.corp.example:3268/corp.example', { serviceClass: 'GC', host: 'dc01.corp.example', port: 3268, serviceName: 'corp.example' }],
  ['RPC/8a11._msdcs.corp.example', { serviceClass: 'RPC', host: '8a11._msdcs.corp.example' }],
];

for (const [text, spn] of parsed) {
  test(`parseSpn ${text}`, () => {
    assert.deepEqual(parseSpn(text), spn);
    assert.equal(formatSpn(spn), text);
  });
}

for (const text of ['', 'MSSQLSvc', 'MSSQLSvc/', 'MSSQLSvc/sql05\\SALES', 'MSSQLSvc/sql05:SALES:1433', ' MSSQLSvc/sql05', 'MSSQLSvc/sql05:0']) {
  test(`parseSpn refuses ${JSON.stringify(text)}`, () => {
    const result = parseSpn(text);
    assert.ok(isRefusal(result));
    assert.equal(result.rule, 'spn');
    assert.equal(result.given, text);
  });
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const word = (from: string, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...from), minLength: 1, maxLength: max });
const label = fc.tuple(word(letters, 1), fc.string({ unit: fc.constantFrom(...letters, ...'0123456789_'), maxLength: 20 })).map((p) => p.join(''));
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((l) => l.join('.'));
const instance = fc.tuple(word(`${letters}äß`, 1), fc.string({ unit: fc.constantFrom(...letters, ...'0123456789$'), maxLength: 15 })).map((p) => p.join(''));

const anySpn: fc.Arbitrary<Spn> = fc.tuple(
  label,
  host,
  fc.oneof(
    fc.constant({}),
    fc.integer({ min: 1, max: 65535 }).map((port) => ({ port })),
    instance.filter((i) => i.toLowerCase() !== 'default').map((name) => ({ instance: name })),
  ),
  fc.oneof(fc.constant({}), host.map((serviceName) => ({ serviceName }))),
).map(([serviceClass, name, suffix, service]) => ({ serviceClass, host: name, ...suffix, ...service }))
  .filter((s) => /^[A-Za-z0-9]/.test(s.serviceClass));

test('parseSpn gives back what formatSpn wrote', () => {
  fc.assert(fc.property(anySpn, (spn) => assert.deepEqual(parseSpn(formatSpn(spn)), spn)), { numRuns: 500 });
});

test('formatSpn gives back what parseSpn read, for any text that it reads', () => {
  const texts = fc.oneof(fc.string({ unit: fc.constantFrom(...'aA1/:.-_$\\, '), maxLength: 20 }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(texts, (text) => {
      const result = parseSpn(text);
      if (!isRefusal(result)) assert.equal(formatSpn(result), text);
    }),
    { numRuns: 2000 },
  );
});

const same: readonly (readonly [string, string, boolean])[] = [
  ['MSSQLSvc/SQL05.corp.example:1433', 'mssqlsvc/sql05.CORP.example:1433', true],
  ['MSSQLSvc/sql05:SALES', 'MSSQLSvc/sql05:sales', true],
  ['MSSQLSvc/sql05', 'MSSQLSvc/sql05.corp.example', false],
  ['MSSQLSvc/sql05', 'MSSQLSvc/sql05:1433', false],
];

for (const [a, b, expected] of same) {
  test(`sameSpn ${a} ${b}`, () => assert.equal(sameSpn(a, b), expected));
}
