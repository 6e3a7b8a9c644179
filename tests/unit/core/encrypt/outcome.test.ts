import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareOutcomes, encryptRows, newsBetween } from '../../../../src/core/encrypt/compare.ts';
import { exchangeOf } from '../../../../src/core/encrypt/exchange.ts';
import { fragments } from '../../../../src/core/encrypt/fragments.ts';
import type { EncryptOutcome, EncryptSpec } from '../../../../src/core/encrypt/model.ts';
import { encryptOutcome } from '../../../../src/core/encrypt/outcome.ts';
import { weaknessesOf } from '../../../../src/core/encrypt/weak.ts';
import { encryptWriteUp } from '../../../../src/core/encrypt/write-up.ts';
import { plainText } from '../../../../src/core/blocks.ts';
import type { EncryptDriver } from '../../../../src/data/encrypt-drivers.ts';
import { encryptCertificates, encryptEngines, encryptForces } from '../../../../src/data/encrypt-options.ts';
import { encryptSources } from '../../../../src/data/encrypt-sources.ts';
import { findDriver } from '../../../../src/core/drivers/find.ts';

const row = (id: string): EncryptDriver => {
  const found = encryptRows.find((r) => r.id === id);
  assert.ok(found, id);
  return found;
};
const spec = (id: string, more: Partial<Omit<EncryptSpec, 'driver'>> = {}): EncryptSpec => ({ driver: row(id), encrypt: 'default', trust: 'default', engine: '2022', force: 'none', certificate: 'self-signed', ...more });
const out = (id: string, more: Partial<Omit<EncryptSpec, 'driver'>> = {}): EncryptOutcome => encryptOutcome(spec(id, more));
/** `connects all yes`, `refused certificate`, `unknown`. */
const brief = (o: EncryptOutcome): string => (o.result === 'connects' ? `connects ${o.scope} ${o.checked}` : o.result === 'refused' ? `refused ${o.stage ?? ''}` : 'unknown');

type Case = readonly [id: string, encrypt: EncryptSpec['encrypt'], trust: EncryptSpec['trust'], force: EncryptSpec['force'], expected: string];

/** The tables of Microsoft, row for row, with a certificate that does not pass. */
const tables: readonly Case[] = [
  // Microsoft.Data.SqlClient 1.0
  ['mds-1', 'optional', 'no', 'none', 'connects login no'],
  ['mds-1', 'optional', 'no', 'force', 'connects all no'],
  ['mds-1', 'optional', 'yes', 'force', 'connects all no'],
  ['mds-1', 'mandatory', 'no', 'none', 'refused certificate'],
  ['mds-1', 'mandatory', 'yes', 'none', 'connects all no'],
  // 2.0
  ['mds-2', 'default', 'default', 'none', 'connects login no'],
  ['mds-2', 'optional', 'no', 'force', 'refused certificate'],
  ['mds-2', 'optional', 'yes', 'force', 'connects all no'],
  ['mds-2', 'mandatory', 'no', 'force', 'refused certificate'],
  ['mds-2', 'mandatory', 'yes', 'force', 'connects all no'],
  // 4.0 and 5.0
  ['mds-4', 'default', 'default', 'none', 'refused certificate'],
  ['mds-4', 'optional', 'no', 'none', 'connects login no'],
  ['mds-4', 'optional', 'no', 'force', 'refused certificate'],
  ['mds-4', 'optional', 'yes', 'force', 'connects all no'],
  ['mds-4', 'mandatory', 'yes', 'none', 'connects all no'],
  ['mds-5.1', 'strict', 'yes', 'none', 'refused certificate'],
  // ODBC Driver 17 and older
  ['odbc-17', 'optional', 'no', 'none', 'connects login no'],
  ['odbc-17', 'optional', 'yes', 'none', 'connects login no'],
  ['odbc-17', 'mandatory', 'no', 'none', 'refused certificate'],
  ['odbc-17', 'mandatory', 'yes', 'none', 'connects all no'],
  ['odbc-17', 'optional', 'no', 'force', 'connects all no'],
  ['odbc-17', 'optional', 'yes', 'force', 'connects all no'],
  ['odbc-17', 'mandatory', 'no', 'force', 'refused certificate'],
  ['odbc-17', 'mandatory', 'yes', 'force', 'connects all no'],
  // ODBC Driver 18
  ['odbc-18.1', 'default', 'default', 'none', 'refused certificate'],
  ['odbc-18.1', 'optional', 'no', 'none', 'connects login no'],
  ['odbc-18.1', 'optional', 'no', 'force', 'refused certificate'],
  ['odbc-18.1', 'optional', 'yes', 'force', 'connects all no'],
  ['odbc-18.1', 'mandatory', 'yes', 'force', 'connects all no'],
  ['odbc-18.1', 'strict', 'yes', 'none', 'refused certificate'],
  // OLE DB Driver 18 and 19
  ['oledb-18', 'default', 'default', 'none', 'connects login no'],
  ['oledb-18', 'optional', 'no', 'force', 'connects all no'],
  ['oledb-18', 'mandatory', 'no', 'none', 'refused certificate'],
  ['oledb-19.4.1', 'default', 'default', 'none', 'refused certificate'],
  ['oledb-19.4.1', 'optional', 'no', 'force', 'refused certificate'],
  ['oledb-19.4.1', 'optional', 'yes', 'force', 'connects all no'],
  ['oledb-19.2', 'mandatory', 'yes', 'none', 'unknown'],
  ['oledb-19.0', 'strict', 'no', 'none', 'unknown'],
  // JDBC
  ['jdbc-old', 'optional', 'no', 'force', 'connects all no'],
  ['jdbc-old', 'mandatory', 'no', 'none', 'refused certificate'],
  ['jdbc-10.2', 'default', 'default', 'none', 'refused certificate'],
  ['jdbc-10.2', 'optional', 'no', 'force', 'refused certificate'],
  ['jdbc-12.4', 'strict', 'yes', 'none', 'refused certificate'],
  // Values that do not exist
  ['odbc-17', 'strict', 'no', 'none', 'refused string'],
  ['mds-4', 'strict', 'no', 'none', 'refused string'],
  ['sds', 'not-taken', 'no', 'none', 'refused string'],
  ['mds-5.0', 'strict', 'no', 'none', 'unknown'],
  ['odbc-18.0', 'strict', 'no', 'none', 'unknown'],
  // Force Strict Encryption
  ['odbc-17', 'mandatory', 'yes', 'strict', 'refused prelogin'],
  ['mds-5.1', 'mandatory', 'yes', 'strict', 'refused prelogin'],
  // Tools
  ['ssms-19', 'default', 'default', 'none', 'connects login no'],
  ['ssms-19', 'default', 'default', 'force', 'refused certificate'],
  ['ssms-20', 'default', 'default', 'none', 'refused certificate'],
  ['sqlcmd-17', 'default', 'default', 'none', 'connects login no'],
  ['sqlcmd-18', 'default', 'default', 'none', 'refused certificate'],
  ['sqlcmd-18', 'default', 'yes', 'none', 'connects all no'],
  ['sqlcmd-18', 'strict', 'default', 'none', 'unknown'],
  ['sqlserver-22', 'default', 'default', 'none', 'refused certificate'],
  // Nothing documented
  ['sqloledb', 'optional', 'no', 'force', 'unknown'],
  ['mdac-odbc', 'mandatory', 'yes', 'none', 'unknown'],
];
for (const [id, encrypt, trust, force, expected] of tables) test(`${id} ${encrypt} trust ${trust} force ${force}`, () => assert.equal(brief(out(id, { encrypt, trust, force })), expected));

const certificates: readonly (readonly [string, Partial<Omit<EncryptSpec, 'driver'>>, string, RegExp])[] = [
  ['a trusted certificate passes', { certificate: 'trusted' }, 'connects all yes', /^$/],
  ['another name is refused', { certificate: 'wrong-name' }, 'refused certificate', /target principal name is incorrect/],
  ['HostNameInCertificate helps against another name', { certificate: 'wrong-name', hostName: 'sql01.corp.example' }, 'connects all yes', /^$/],
  ['HostNameInCertificate does not help against the chain', { certificate: 'untrusted', hostName: 'sql01.corp.example' }, 'refused certificate', /not trusted/],
  ['an expired one is refused with its own text', { certificate: 'expired' }, 'refused certificate', /has expired/],
  ['a pinned one passes without a chain', { certificate: 'self-signed', pinned: true }, 'connects all yes', /^$/],
  ['whether a pinned one may be expired is not said', { certificate: 'expired', pinned: true }, 'unknown', /^$/],
];
for (const [name, more, expected, text] of certificates) {
  test(name, () => {
    const o = out('mds-5.1', more);
    assert.equal(brief(o), expected);
    assert.match(o.error?.text ?? '', text);
  });
}

test('the name that is compared is told', () => {
  assert.equal(out('mds-5.1', { certificate: 'trusted' }).against, 'server');
  assert.equal(out('mds-5.1', { certificate: 'trusted', hostName: 'sql01.corp.example' }).against, 'host-name');
  assert.equal(out('mds-5.1', { pinned: true }).against, 'pin');
  assert.match(JSON.stringify(out('odbc-18.1', { certificate: 'wrong-name', pinned: true, encrypt: 'mandatory' }).conditions), /ServerCertificate counts with strict only/);
});

test('SqlClient refuses keywords that it does not know, in its own words', () => {
  assert.equal(out('mds-4', { hostName: 'sql01.corp.example' }).error?.text, "Keyword not supported: 'hostnameincertificate'.");
  assert.equal(out('mds-5.0', { pinned: true }).error?.text, "Keyword not supported: 'servercertificate'.");
  assert.equal(brief(out('oledb-19.4.1', { pinned: true, encrypt: 'mandatory' })), 'refused string');
});

test('TDS 8.0 and TLS 1.3: Strict, a driver and an engine that have both', () => {
  const seen = (id: string, more: Partial<Omit<EncryptSpec, 'driver'>>): string => {
    const o = out(id, { certificate: 'trusted', ...more });
    return `${o.result} ${o.tds} ${o.ceiling}`;
  };
  assert.equal(seen('mds-5.1', { encrypt: 'strict' }), 'connects 8.0 TLS 1.3');
  assert.equal(seen('mds-5.1', { encrypt: 'mandatory' }), 'connects 7.x TLS 1.2');
  assert.equal(seen('mds-5.1', { encrypt: 'strict', engine: '2019' }), 'refused 8.0 TLS 1.2');
  assert.equal(seen('odbc-18.1', { encrypt: 'strict', force: 'strict' }), 'connects 8.0 TLS 1.3');
  assert.equal(seen('jdbc-12.4', { encrypt: 'strict', engine: 'azure' }), 'connects 8.0 TLS 1.3');
});

test('Microsoft Entra authentication moves the default of ODBC 17 and OLE DB 18', () => {
  assert.equal(brief(out('odbc-17', { entra: true })), 'refused certificate');
  assert.equal(brief(out('odbc-17', { entra: true, encrypt: 'optional' })), 'connects login no');
  assert.equal(brief(out('oledb-18', { entra: true, encrypt: 'optional' })), 'refused certificate');
  assert.match(out('oledb-18', { entra: true }).contested.join(' '), /ADO/);
});

test('LocalDB: SqlClient 4 and later drops Mandatory, of the others nothing is known', () => {
  assert.equal(brief(out('mds-4', { engine: 'localdb' })), 'connects none no');
  assert.equal(brief(out('mds-5.1', { engine: 'localdb', encrypt: 'strict' })), 'refused tls-first');
  assert.equal(brief(out('odbc-18.1', { engine: 'localdb' })), 'unknown');
  assert.equal(brief(out('odbc-17', { engine: 'localdb' })), 'connects none no');
});

test('Azure SQL encrypts always and shows a public certificate', () => {
  assert.equal(brief(out('mds-2', { engine: 'azure' })), 'connects all yes');
  assert.equal(brief(out('odbc-17', { engine: 'azure' })), 'connects all no');
  assert.equal(brief(out('mds-2', { engine: 'azure', certificate: 'untrusted' })), 'refused certificate');
  assert.match(JSON.stringify(out('mds-5.1', { engine: 'azure' }).conditions), /public authority/);
});

test('Force Strict Encryption before SQL Server 2022 is not judged', () => {
  const o = out('odbc-18.1', { engine: '2019', force: 'strict' });
  assert.equal(o.result, 'unknown');
  assert.match(o.contested.join(' '), /from SQL Server 2022 on/);
});

const every: readonly EncryptSpec[] = encryptRows.flatMap((driver) =>
  (['default', 'optional', 'mandatory', 'strict', 'not-taken'] as const).flatMap((encrypt) =>
    (['default', 'yes', 'no'] as const).flatMap((trust) =>
      encryptEngines.flatMap((engine) => encryptForces.flatMap((force) => encryptCertificates.map(({ id: certificate }): EncryptSpec => ({ driver, encrypt, trust, engine: engine.id, force: force.id, certificate })))),
    ),
  ),
);

test('every combination: a verdict with sources, and never a false calm', () => {
  for (const s of every) {
    const o = encryptOutcome(s);
    const where = `${s.driver.id} ${s.encrypt} ${s.trust} ${s.engine} ${s.force} ${s.certificate}`;
    assert.ok(o.reasons.length > 0 || o.contested.length > 0 || s.encrypt !== 'default', where);
    for (const r of o.reasons) assert.ok(r.sources.length > 0 && r.sources.every((id) => Object.hasOwn(encryptSources, id)) && plainText(r.says).endsWith('.'), where);
    assert.equal(o.result === 'refused', o.stage !== undefined, where);
    if (o.result === 'unknown') assert.ok(o.contested.length > 0 || o.trust === 'unknown', `${where}: says what is missing`);
    if (o.checked === 'yes' && o.result === 'connects') assert.equal(o.spec.certificate, 'trusted', where);
    if (o.mode === 'strict' && o.result === 'connects') assert.deepEqual([o.checked, o.trust, o.scope], ['yes', 'ignored', 'all'], where);
    if (s.trust === 'yes') assert.ok(weaknessesOf(o).includes('trust-all'), where);
    if (o.mode === 'optional') assert.ok(weaknessesOf(o).includes('clear-data'), where);
    if (o.result === 'connects' && o.scope === 'all' && o.checked !== 'yes') assert.ok(weaknessesOf(o).length > 0, where);
    if (o.ceiling === 'TLS 1.3') assert.equal(o.tds, '8.0', where);
  }
});

test('drawings: one failing message at most, the rest in order', () => {
  for (const s of every) {
    const block = exchangeOf(encryptOutcome(s), 'exchange', 'x');
    if (block === undefined) continue;
    const o = encryptOutcome(s);
    const states = block.messages.map((m) => m.state);
    assert.equal(states.filter((x) => x === 'fails').length, o.result === 'refused' ? 1 : 0, JSON.stringify([s.driver.id, s.encrypt, s.engine, s.force, states]));
  }
  assert.deepEqual(exchangeOf(out('mds-5.1', { encrypt: 'strict', certificate: 'trusted' }), 'e', 'c')?.messages.map((m) => m.text), ['TLS handshake', 'Certificate checked', 'PRELOGIN', 'LOGIN7', 'Queries and results']);
  assert.deepEqual(exchangeOf(out('odbc-17'), 'e', 'c')?.messages.map((m) => m.remark ?? ''), ['ENCRYPT_OFF', 'ENCRYPT_OFF', 'inside TDS packets', '', 'encrypted', 'clear text']);
  assert.equal(exchangeOf(out('odbc-17', { force: 'force' }), 'e', 'c')?.messages[1]?.remark, 'ENCRYPT_REQ');
});

test('an upgrade: what changes, and what the versions between brought', () => {
  const changes = compareOutcomes(out('odbc-17'), out('odbc-18.1')).filter((d) => d.changes).map((d) => d.what);
  assert.ok(['Result', 'Encrypt when it is not named', 'Certificate checked', 'Chosen by'].every((w) => changes.includes(w)), changes.join());
  const news = newsBetween(row('mds-2'), row('mds-5.1')).map((n) => plainText(n.says)).join(' ');
  assert.match(news, /From 4\.0.*From 5\.0.*From 5\.1/);
  assert.doesNotMatch(news, /From 2\.0/);
  assert.deepEqual(newsBetween(row('odbc-18.1'), row('odbc-17')), []);
});

const written: readonly (readonly [string, Partial<Omit<EncryptSpec, 'driver'>>, string, readonly string[]])[] = [
  ['odbc-17', {}, 'proven', ['Encrypt=yes;TrustServerCertificate=no']],
  ['mds-5.1', {}, 'strict', ['Encrypt=Strict']],
  ['mds-5.1', { hostName: 'sql01.corp.example' }, 'host-name', ['Encrypt=Mandatory;HostNameInCertificate=sql01.corp.example']],
  ['odbc-18.1', { hostName: '*.corp.example' }, 'host-name', ['Encrypt=yes;HostnameInCertificate={*.corp.example}']],
  ['mds-5.1', { hostName: 'a;b' }, 'host-name', ['Encrypt=Mandatory;HostNameInCertificate="a;b"']],
  ['jdbc-12.4', { hostName: 'a}b' }, 'host-name', []],
  ['sqlcmd-18', {}, 'trust-all', ['-Nm -C']],
  ['jdbc-old', {}, 'clear', ['encrypt=false']],
];
for (const [id, more, which, parts] of written) test(`${id} is told ${which}`, () => assert.deepEqual(fragments(spec(id, more)).find((f) => f.id === which)?.parts, parts));

test('stop-gaps come last and are marked', () => {
  for (const driver of encryptRows) assert.deepEqual(fragments(spec(driver.id)).map((f) => f.weak ?? false).slice(-2), [true, true], driver.id);
});

test('the write-up has a line for the reason and the end date of each weak point', () => {
  const weak = encryptWriteUp([out('odbc-18.1', { encrypt: 'mandatory', trust: 'yes' })]);
  assert.match(weak, /## What this weakens[\s\S]*TrustServerCertificate=yes[\s\S]*- Reason: ____[\s\S]*- End date \(year-month-day\): ____/);
  assert.doesNotMatch(encryptWriteUp([out('odbc-18.1', { certificate: 'trusted' })]), /What this weakens/);
});

test('rows: unique, with a row of the driver table, values that lead to modes that exist', () => {
  assert.equal(new Set(encryptRows.map((r) => r.id)).size, encryptRows.length);
  for (const r of encryptRows) {
    assert.ok(findDriver(r.tls), `${r.id}: ${r.tls}`);
    for (const mode of Object.values(r.takes ?? {})) assert.ok(r.writes[mode] !== undefined, `${r.id}: ${mode}`);
    if (r.syntax !== 'switch' && r.syntax !== 'dialog') for (const value of Object.values(r.writes)) assert.ok(Object.hasOwn(r.takes ?? {}, value.toLowerCase()), `${r.id}: ${value}`);
  }
});
