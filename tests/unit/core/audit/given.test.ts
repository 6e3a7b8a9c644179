import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collectAudit } from '../../../../src/core/audit/collect.ts';
import { parseGivenServices } from '../../../../src/core/audit/given.ts';

const refusals = (text: string): unknown[] => parseGivenServices(text).refusals.map(({ line, rule, reason }) => [line, rule, reason]);

test('services with instance, port, account, listeners and other kinds', () => {
  const { services, refusals: none } = parseGivenServices(
    ['sql05.corp.example\\SALES,1433 = CORP\\svc-sql05', 'listener ag-sales.corp.example,1433', '', 'sql06 = NT SERVICE\\MSSQLSERVER', 'ssas sql05.corp.example = CORP\\svc-olap', 'ssas-browser sql05.corp.example = NT AUTHORITY\\LOCAL SERVICE', 'alias hr.corp.example = sql05.corp.example\\SALES', 'sql07'].join('\r\n'),
  );
  assert.deepEqual(none, []);
  assert.deepEqual(services, [
    { kind: 'sql', server: 'sql05.corp.example\\SALES,1433', account: 'CORP\\svc-sql05', listeners: ['ag-sales.corp.example,1433', 'hr.corp.example'] },
    { kind: 'sql', server: 'sql06', account: 'NT SERVICE\\MSSQLSERVER', listeners: [] },
    { kind: 'ssas', server: 'sql05.corp.example', account: 'CORP\\svc-olap', listeners: [] },
    { kind: 'ssas-browser', server: 'sql05.corp.example', account: 'NT AUTHORITY\\LOCAL SERVICE', listeners: [] },
    { kind: 'sql', server: 'sql07', listeners: [] },
  ]);
  const input = collectAudit('', services).input;
  assert.deepEqual(input.services[0], {
    kind: 'sql', host: { value: 'sql05.corp.example' }, instance: { value: 'SALES' }, ports: [{ value: 1433 }], account: { value: 'CORP\\svc-sql05' },
    names: [{ value: { name: 'ag-sales.corp.example', port: 1433 } }, { value: { name: 'hr.corp.example' } }],
  });
  assert.deepEqual(input.services.map((s) => s.kind), ['sql', 'sql', 'ssas', 'ssas-browser', 'sql']);
});

test('a refused line is named with its rule and number, and left out', () => {
  assert.deepEqual(parseGivenServices('sql_05 = CORP\\svc').refusals.map(({ line, rule, given }) => [line, rule, given]), [[1, 'host-name', 'sql_05']]);
  assert.equal(parseGivenServices('10.0.0.5 = CORP\\svc').refusals[0]?.rule, 'host-name');
  assert.equal(parseGivenServices('sql05\\9X = CORP\\svc').refusals[0]?.rule, 'instance-or-default');
  assert.equal(parseGivenServices('sql05,99999 = CORP\\svc').refusals[0]?.rule, 'tcp-port');
  assert.equal(parseGivenServices('sql05 = CORP\\svc;rm').refusals[0]?.rule, 'service-account');
  assert.equal(parseGivenServices('sql05\\A\\B = CORP\\svc').services.length, 0);
  assert.deepEqual(refusals('\n\n= CORP\\svc\nsql05 =\nlistener ag-sales'), [
    [3, 'service-line', 'has nothing before the equals sign'],
    [4, 'service-line', 'has nothing behind the equals sign'],
    [5, 'service-line', 'stands above every service'],
  ]);
  assert.deepEqual(refusals('sql05 = CORP\\svc\nlistener ag-sales,1433 = sql06'), [[2, 'service-line', 'names no service of the lines above behind the equals sign']]);
  assert.deepEqual(refusals('sql05 = CORP\\svc\nlistener ag sales').map((r) => (r as unknown[])[1]), ['host-and-port']);
  assert.equal(parseGivenServices('sql05\n'.repeat(501)).refusals[0]?.rule, 'line-count');
});

test('any text: no exception, each line is a service, a listener or refused', () => {
  const piece = fc.oneof(fc.constantFrom('sql05', '\\SALES', ',1433', ' = ', 'CORP\\svc', 'listener ', 'ssas ', '\n', 'ag-sales'), fc.string(), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const { services, refusals: refused } = parseGivenServices(text);
      const full = text.split(/\r\n|\r|\n/).filter((l) => l.trim() !== '').length;
      assert.equal(services.length + services.reduce((n, s) => n + s.listeners.length, 0) + refused.length, full);
      assert.ok(collectAudit('', services).input.services.length <= services.length);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});
