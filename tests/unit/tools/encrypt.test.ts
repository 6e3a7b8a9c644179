import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, type Block } from '../../../src/core/blocks.ts';
import { encrypt } from '../../../src/tools/encrypt.ts';
import type { Values } from '../../../src/tools/tool.ts';
import { assertSafe, assertSafeForAnyInput, findings } from './planner-output.ts';

const NOTHING: Values = { driver: 'string', to: 'none', encrypt: 'string', trust: 'string', engine: '2022', force: 'none', cert: 'self-signed' };
const run = (values: Values): ReturnType<typeof encrypt.run> => encrypt.run({ ...NOTHING, ...values });
const rows = (blocks: readonly Block[], id: string): readonly string[] => {
  const found = blocks.find((b) => b.id === id);
  return found?.kind === 'table' ? found.rows.map((r) => r.map(plainText).join(' | ')) : [];
};
const exported = (blocks: readonly Block[]): string => blocks.flatMap((b) => (b.kind === 'export' ? [b.text] : [])).join('');

const traps: readonly (readonly [number, readonly string[]])[] = [
  [0, ['open result', 'problem result-after']],
  [1, ['open result', 'problem result-after']],
  [2, ['open result', 'problem result-after']],
  [3, ['problem result', 'fine result-after']],
  [4, ['open result', 'problem result-after']],
  [5, ['open result', 'problem result-after']],
  [6, ['open result', 'problem result-after']],
  [7, ['open result', 'problem result-after']],
  [8, ['open result', 'problem result-after']],
  [9, ['open result']],
  [10, ['fine result']],
];
for (const [i, expected] of traps) {
  test(`the trap: ${encrypt.examples[i]?.label ?? ''}`, () => {
    const output = encrypt.run(encrypt.examples[i]?.values ?? {});
    assert.deepEqual([output.errors, findings(output)], [{}, expected]);
  });
}

test('the upgrade of ODBC: message, what changes, what to write', () => {
  const { blocks } = encrypt.run(encrypt.examples[0].values);
  const after = blocks.find((b) => b.id === 'result-after');
  assert.ok(after?.kind === 'finding');
  assert.equal(after.evidence[0]?.text, 'SSL Provider: The certificate chain was issued by an authority that is not trusted.');
  assert.ok(rows(blocks, 'compare').includes('Encrypt when it is not named | no | yes | yes'));
  assert.match(rows(blocks, 'news').join('\n'), /From 18\.0 Encrypt is yes/);
  assert.ok(rows(blocks, 'keywords').some((r) => r.includes('Encrypt=yes;TrustServerCertificate=no')));
  assert.equal(rows(blocks, 'matrix').length, 3);
});

test('fields win over the string, and the string names the driver', () => {
  const string = 'Driver={ODBC Driver 17 for SQL Server};Server=sql01.corp.example;Encrypt=yes';
  assert.deepEqual(findings(run({ string, cert: 'trusted' })), ['fine result']);
  assert.deepEqual(findings(run({ string, cert: 'trusted', encrypt: 'optional' })), ['open result']);
  assert.deepEqual(findings(run({ string, driver: 'odbc-18.1', encrypt: 'default', cert: 'self-signed' })), ['problem result']);
});

test('a value that the older driver does not take is refused there', () => {
  const output = run({ string: 'Driver={ODBC Driver 17 for SQL Server};Encrypt=Mandatory', to: 'odbc-18.1', cert: 'trusted' });
  assert.deepEqual(findings(output), ['problem result', 'fine result-after']);
});

test('without a driver nothing is judged, and the form says what is missing', () => {
  assert.deepEqual([encrypt.run({}).blocks, encrypt.run({}).leftOut.map((l) => l.field)], [[], ['driver']]);
  assert.deepEqual(run({ string: 'Server=sql01;Encrypt=True' }).leftOut.map((l) => l.field), ['driver']);
});

test('LocalDB is read from the string', () => {
  const output = run({ string: 'Server=(localdb)\\MSSQLLocalDB', driver: 'mds-4' });
  assert.match(JSON.stringify(output.blocks[0]), /Not encrypted/);
});

test('a password is repeated nowhere, and the reader is told that it is not needed', () => {
  for (const string of ['Server=sql01;User ID=sa;Password=Zq9secret;Encrypt=no', 'Server=sql01;Password=a;Zq9secret;Encrypt=no', 'Driver={ODBC Driver 18 for SQL Server};PWD={Zq9secret', 'Server="x;Password=Zq9secret', 'jdbc:sqlserver://sql01;password=Zq9secret']) {
    for (const driver of ['string', 'mds-5.1', 'odbc-18.1', 'jdbc-12.4']) {
      const output = run({ string, driver, to: 'odbc-17' });
      assert.ok(!JSON.stringify(output).includes('Zq9'), string);
      assert.ok(output.leftOut.some((l) => l.field === 'string'), string);
    }
  }
});

test('what weakens carries a warning, and the write-up a reason and an end date', () => {
  const weak: readonly Values[] = [{ driver: 'odbc-18.1', trust: 'yes' }, { driver: 'odbc-18.1', encrypt: 'optional' }, { driver: 'mds-5.1', encrypt: 'strict', trust: 'yes', cert: 'trusted' }, { driver: 'odbc-17', force: 'force' }];
  for (const values of weak) {
    const { blocks } = run(values);
    assert.ok(blocks.some((b) => b.kind === 'note' && b.tone === 'warning' && b.id.startsWith('weak-')), JSON.stringify(values));
    assert.match(exported(blocks), /Reason: _+[\s\S]*End date \(year-month-day\): _+/);
  }
  assert.ok(!run({ driver: 'odbc-18.1', cert: 'trusted' }).blocks.some((b) => b.id.startsWith('weak-')));
});

test('the connection string stays out of links', () => assert.equal(encrypt.fields.find((f) => f.id === 'string')?.kind, 'paste'));

test('examples are safe, and any input is', () => {
  for (const e of encrypt.examples) assertSafe(encrypt, encrypt.run(e.values));
  assertSafeForAnyInput(encrypt);
});
