import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spnSources } from '../../../src/data/spn-sources.ts';
import { spnString } from '../../../src/core/names.ts';
import { sqlSpns, type SqlInstance } from '../../../src/core/sql-spns.ts';
import { isRefusal, parseSpn } from '../../../src/core/spn.ts';

const base: SqlInstance = { fullName: 'sql05.corp.example', kind: 'default', tcp: true, pipes: false, names: [] };
const S = 'MSSQLSvc/sql05.corp.example';

/** One line per SPN: `+` required, `-` optional. */
function lines(instance: SqlInstance): readonly string[] {
  return sqlSpns(instance).map((s) => `${s.need === 'required' ? '+' : '-'} ${s.spn}`);
}

const cases: readonly (readonly [string, SqlInstance, readonly string[]])[] = [
  ['default instance, port 1433: the port is written', { ...base, port: 1433 }, [`+ ${S}:1433`, `- ${S}`]],
  ['default instance, other port', { ...base, port: 14330 }, [`+ ${S}:14330`, `- ${S}`]],
  ['default instance, named pipes only', { ...base, port: 1433, tcp: false, pipes: true }, [`+ ${S}`]],
  ['default instance, both protocols', { ...base, port: 1433, pipes: true }, [`+ ${S}:1433`, `+ ${S}`]],
  ['named instance, static port: TCP asks for the port', { ...base, kind: 'named', instance: 'SALES', port: 50123 }, [`+ ${S}:50123`, `- ${S}:SALES`]],
  ['named instance, both protocols', { ...base, kind: 'named', instance: 'SALES', port: 50123, pipes: true }, [`+ ${S}:50123`, `+ ${S}:SALES`]],
  ['named instance, dynamic port: no port SPN', { ...base, kind: 'named', instance: 'SALES' }, [`- ${S}:SALES`]],
  ['named instance never gets the bare form', { ...base, kind: 'named', instance: 'SALES', port: 50123, shortName: 'sql05' },
    [`+ ${S}:50123`, `- ${S}:SALES`, '- MSSQLSvc/sql05:50123', '- MSSQLSvc/sql05:SALES']],
  ['NetBIOS forms are optional', { ...base, port: 1433, shortName: 'sql05' }, [`+ ${S}:1433`, `- ${S}`, '- MSSQLSvc/sql05:1433', '- MSSQLSvc/sql05']],
  ['listener with its own port', { ...base, port: 1433, names: [{ name: 'ag-sales.corp.example', port: 14330 }] },
    [`+ ${S}:1433`, `- ${S}`, '+ MSSQLSvc/ag-sales.corp.example:14330', '- MSSQLSvc/ag-sales.corp.example']],
  ['listener of a named instance', { ...base, kind: 'named', instance: 'SALES', port: 50123, names: [{ name: 'ag-sales.corp.example', port: 1433 }] },
    [`+ ${S}:50123`, `- ${S}:SALES`, '+ MSSQLSvc/ag-sales.corp.example:1433']],
  ['alias of a named instance over named pipes', { ...base, kind: 'named', instance: 'SALES', tcp: false, pipes: true, names: [{ name: 'db.corp.example' }] },
    [`+ ${S}:SALES`, '+ MSSQLSvc/db.corp.example:SALES']],
  ['a name without a known port has no port SPN', { ...base, names: [{ name: 'db.corp.example' }] }, [`- ${S}`, '- MSSQLSvc/db.corp.example']],
  ['a name that repeats the host adds nothing, whatever its case', { ...base, port: 1433, names: [{ name: 'SQL05.corp.example', port: 1433 }] }, [`+ ${S}:1433`, `- ${S}`]],
  ['short name alone: nothing is required', { kind: 'default', tcp: true, pipes: true, names: [], shortName: 'sql05', port: 1433 }, ['- MSSQLSvc/sql05:1433', '- MSSQLSvc/sql05']],
  ['IPv4 address', { kind: 'default', tcp: true, pipes: false, names: [], address: '10.0.0.5', port: 1433 }, ['- MSSQLSvc/10.0.0.5:1433']],
  ['IPv6 address', { kind: 'default', tcp: true, pipes: false, names: [], address: '2001:db8::5', port: 1433 }, []],
  ['named instance whose name is not known: only the port form', { ...base, kind: 'named', port: 50123, pipes: true, shortName: 'sql05', names: [{ name: 'db.corp.example', port: 1433 }] },
    [`+ ${S}:50123`, '+ MSSQLSvc/db.corp.example:1433', '- MSSQLSvc/sql05:50123']],
  ['an instance name inside the host name stays whole', { ...base, fullName: 'sales01.corp.example', kind: 'named', instance: 'SALES', port: 50123 },
    ['+ MSSQLSvc/sales01.corp.example:50123', '- MSSQLSvc/sales01.corp.example:SALES']],
];

for (const [name, instance, expected] of cases) {
  test(`sqlSpns: ${name}`, () => assert.deepEqual(lines(instance), expected));
}

test('sqlSpns says that NetBIOS forms and the DAC form are contested', () => {
  const spns = sqlSpns({ ...base, kind: 'named', instance: 'SALES', port: 50123, shortName: 'sql05' });
  assert.deepEqual(spns.filter((s) => s.why.startsWith('Contested')).map((s) => s.spn), [`${S}:SALES`, 'MSSQLSvc/sql05:50123', 'MSSQLSvc/sql05:SALES']);
});

const host = fc.constantFrom('sql05.corp.example', 'SALES.corp.example', 'a.b', 'sql05');
const anyInstance: fc.Arbitrary<SqlInstance> = fc.record(
  {
    fullName: host,
    shortName: fc.constantFrom('sql05', 'sales'),
    address: fc.ipV4(),
    instance: fc.constantFrom('SALES', 'SQL_2019', 'A$1'),
    port: fc.integer({ min: 1, max: 65535 }),
    tcp: fc.boolean(),
    pipes: fc.boolean(),
    names: fc.array(fc.record({ name: host, port: fc.integer({ min: 1, max: 65535 }) }, { requiredKeys: ['name'] }), { maxLength: 3 }),
  },
  { requiredKeys: ['tcp', 'pipes', 'names'] },
).map((i) => ({ ...i, kind: i.instance === undefined ? 'default' : 'named' }));

test('sqlSpns gives allowed SPNs of one class, each once, with reason and source', () => {
  fc.assert(
    fc.property(anyInstance, (instance) => {
      const spns = sqlSpns(instance);
      assert.equal(new Set(spns.map((s) => s.spn.toLowerCase())).size, spns.length);
      for (const { spn, asks, why, sources } of spns) {
        assert.equal(spnString.refuses(spn), undefined);
        const parts = parseSpn(spn);
        assert.ok(!isRefusal(parts) && parts.serviceClass === 'MSSQLSvc' && parts.serviceName === undefined);
        if (instance.instance !== undefined) assert.ok(parts.port !== undefined || parts.instance !== undefined, `bare form of a named instance: ${spn}`);
        assert.ok(asks && why && sources.length > 0 && sources.every((s) => Object.hasOwn(spnSources, s)));
      }
    }),
  );
});
