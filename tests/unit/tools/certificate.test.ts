import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, textOf, type Block, type FindingBlock } from '../../../src/core/blocks.ts';
import { toEnd } from '../../../src/core/steps.ts';
import { certificate } from '../../../src/tools/certificate.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { certificateWith } from '../core/certificate/make-certificate.ts';
import { fixture } from '../core/readers/fixtures.ts';

const run = (values: Values): Output => certificate.run(values);
const findings = ({ blocks }: Output): readonly FindingBlock[] => blocks.filter((b) => b.kind === 'finding');
const ids = (o: Output): string[] => findings(o).map((f) => `${f.verdict} ${f.id}`);
const cell = ({ blocks }: Output, table: string, row: string): string => {
  const found = blocks.find((b) => b.kind === 'table' && b.id === table);
  const cells = found?.kind === 'table' ? found.rows.find((r) => plainText(r[0] ?? []) === row) : undefined;
  return cells ? cells.slice(1).map((c) => plainText(c)).join(' | ') : 'no row';
};
const pem = (names: readonly string[]): string => `-----BEGIN CERTIFICATE-----\n${(certificateWith(names).toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;
async function worked(values: Values): Promise<Output> {
  const steps = (await certificate.prepare?.(values)) ?? certificate.steps;
  return toEnd(steps!(values));
}
const everyWord = (blocks: readonly Block[]): string => JSON.stringify(blocks);

test('the first example tells the story: two problems, and CNG keys with both sides', () => {
  const out = run(certificate.examples[0].values);
  assert.deepEqual(out.errors, {});
  assert.deepEqual(ids(out), ['problem overall', 'problem sql-ag', 'open all-revocation', 'open sql-ksp']);
  const cng = findings(out).find((f) => f.id === 'sql-ksp');
  assert.match((cng?.more ?? []).map(plainText).join(' '), /Documented: No.*Observed: Yes/);
  assert.deepEqual(run(certificate.examples[0].values), out, 'the same every day');
});

test('each example gives an answer without errors, and every block has its own id', () => {
  for (const { label, values } of certificate.examples) {
    const out = run(values);
    assert.deepEqual([out.errors, out.leftOut], [{}, []], label);
    assert.ok(out.blocks.length > 5, label);
    assert.equal(new Set(out.blocks.map((b) => b.id)).size, out.blocks.length, label);
  }
});

test('a file is decoded by the steps that were prepared for it, and found without them', async () => {
  const values = { do: 'judge', for: 'iis', names: 'web01.corp.example', asof: '2026-11-21', paste: pem(['web01.corp.example']) };
  const bare = run(values);
  assert.ok(bare.leftOut.some((l) => /not decoded/.test(l.says)));
  assert.ok(findings(bare).every((f) => f.verdict === 'open'));
  const out = await worked(values);
  assert.deepEqual(out.leftOut, []);
  assert.match(cell(out, 'checks', 'Names that clients type'), /^fine/);
  assert.match(cell(out, 'facts', 'Thumbprint (SHA-1)'), /^[0-9A-F]{40}$/);
  assert.match(cell(out, 'checks', 'Private key'), /^not checked/);
  assert.match(cell(await worked({ ...values, names: 'www.corp.example' }), 'checks', 'Names that clients type'), /^problem/);
});

test('nothing is loaded for texts and requests', () => {
  assert.equal(certificate.prepare?.({ do: 'judge', paste: fixture('openssl/x509-text.txt') }), undefined);
  assert.equal(certificate.prepare?.({ do: 'request', paste: pem(['a.corp.example']) }), undefined);
  assert.equal(certificate.prepare?.({}), undefined);
});

test('file and output of the store together: the key is judged with the names', async () => {
  const out = await worked({ do: 'judge', for: 'sql', names: 'sql05.corp.example', asof: '2026-11-21', paste: fixture('certutil/store-verbose.txt') });
  assert.match(cell(out, 'checks', 'KeySpec'), /^fine/);
  assert.match(cell(out, 'checks', 'Private key'), /^fine/);
  assert.match(cell(out, 'checks', 'Permission on the key'), /^not checked/);
  assert.equal(findings(out)[0]?.verdict, 'open');
});

test('what certutil -verify said counts', () => {
  const fine = run({ do: 'judge', for: 'iis', names: 'sql05.corp.example', asof: '2026-11-21', paste: fixture('certutil/verify-fine.txt') });
  assert.match(cell(fine, 'checks', 'What a verifier said'), /^fine/);
  const expired = run({ do: 'judge', for: 'iis', names: 'sql05.corp.example', asof: '2026-11-21', paste: fixture('certutil/verify-expired-german.txt') });
  assert.match(cell(expired, 'checks', 'What a verifier said'), /^problem/);
});

const SECRET = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
const KEY = `-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----\n`;

test('a private key: loud, first, and never repeated', async () => {
  for (const paste of [KEY, `${pem(['sql05.corp.example'])}${KEY}`, `${KEY}${fixture('openssl/x509-text.txt')}`]) {
    const out = await worked({ do: 'judge', for: 'sql', asof: '2026-11-21', paste });
    const [first] = findings(out);
    assert.deepEqual([first?.id, first?.verdict], ['private-key-pasted', 'problem']);
    assert.ok(!everyWord(out.blocks).includes(SECRET.slice(0, 20)) && !JSON.stringify([out.errors, out.leftOut]).includes(SECRET.slice(0, 20)));
  }
});

test('a private key in another field does not come back in the refusal', () => {
  for (const field of ['names', 'thumb', 'asof', 'template', 'account', 'listener']) {
    for (const doing of ['judge', 'request']) {
      const out = run({ do: doing, for: 'sql', topology: 'availability-group', [field]: KEY, paste: '' });
      assert.ok(!JSON.stringify(out).includes(SECRET.slice(0, 16)) && !JSON.stringify(out).includes('BEGIN PRIVATE'), `${field} ${doing}: ${JSON.stringify(out).slice(0, 300)}`);
    }
  }
});

test('requests and containers instead of a certificate are said to be that', () => {
  const out = run({ do: 'judge', paste: `-----BEGIN CERTIFICATE REQUEST-----\n${SECRET}\n-----END CERTIFICATE REQUEST-----\n` });
  assert.ok(findings(out).some((f) => /request/.test(plainText(f.says))) || out.leftOut.length > 0);
});

test('a thumbprint with a hidden character is cleaned, and the note names it', () => {
  const store = fixture('certutil/store-verbose.txt');
  const out = run({ do: 'judge', for: 'sql', asof: '2026-11-21', names: 'sql05.corp.example', paste: store, thumb: '\u200e42 49 e1 6e 0a f0 a0 2e 63 c4 5c 93 fd 52 ad 09 27 82 1b 01' });
  assert.match(JSON.stringify(out.blocks.find((b) => b.id === 'thumbprint-cleaned')), /U\+200E/);
  assert.match(cell(out, 'checks', 'Thumbprint'), /^fine/);
  assert.equal(run({ do: 'judge', paste: store, thumb: 'zz' }).errors['thumb']?.rule, 'thumbprint');
  assert.match(cell(run({ do: 'judge', for: 'sql', paste: store, thumb: 'a'.repeat(40) }), 'checks', 'Thumbprint'), /^problem/);
});

test('dates: a refused one falls back to today and says so; an empty one is today', () => {
  const paste = fixture('openssl/x509-text.txt');
  const bad = run({ do: 'judge', for: 'iis', asof: '21.11.2026', paste });
  assert.equal(bad.errors['asof']?.rule, 'iso-date');
  assert.ok(bad.leftOut.some((l) => l.field === 'asof'));
  assert.match(cell(run({ do: 'judge', for: 'iis', asof: '2030-01-01', paste }), 'checks', 'Not past its end'), /^problem/);
  const valid = new Date().toISOString() < '2027-11-21';
  assert.match(cell(run({ do: 'judge', for: 'iis', paste: paste.replaceAll('Nov 21 16:06:57 2026', 'Nov 21 16:06:57 2020') }), 'checks', 'Not past its end'), valid ? /^fine/ : /^problem/);
});

test('request mode: refused values give no request, and the reason stands at the field', () => {
  const base = { do: 'request', for: 'sql', names: 'sql05.corp.example' };
  const rows: readonly (readonly [Values, string])[] = [
    [{ names: '' }, ''], [{ names: 'sql05.corp.example\na b' }, 'names'], [{ names: '*.corp.example' }, 'names'], [{ names: '2001:db8::1\nsql05.corp.example' }, 'names'],
    [{ names: `${'a'.repeat(60)}.corp.example` }, 'names'], [{ template: 'Web Server' }, 'template'], [{ template: 'a"b' }, 'template'], [{ names: '10.1.2.3' }, ''],
  ];
  for (const [change, field] of rows) {
    const out = run({ ...base, ...change });
    assert.deepEqual(out.blocks, [], JSON.stringify(change));
    assert.ok(out.leftOut.length > 0);
    if (field) assert.ok(out.errors[field], JSON.stringify(change));
  }
  assert.equal(run({ ...base, for: 'mysql-client' }).blocks.length, 0);
  assert.ok(run({ ...base, provider: 'ksp' }).blocks.some((b) => b.id === 'provider-against'));
  assert.ok(!run({ ...base, for: 'iis', provider: 'ksp' }).blocks.some((b) => b.id === 'provider-against'));
  const group = run({ ...base, topology: 'availability-group', listener: 'ag-sales.corp.example' }).blocks.find((b) => b.id === 'request-inf');
  assert.ok(group?.kind === 'file' && textOf(group.lines).includes('dns=ag-sales.corp.example'));
});

test('any values: an answer, never an exception; commands carry where, rights, changes and undo', () => {
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('', 'sql05.corp.example', '10.1.2.3', KEY, fixture('certutil/store-two-german.txt'), fixture('certutil/verify-offline.txt'), fixture('openssl/untrusted.txt'), fixture('openssl/x509-short.txt')));
  const option = (id: string) => fc.constantFrom('', 'nonsense', ...(certificate.fields.find((f) => f.id === id)?.options ?? []).map((o) => o.value));
  fc.assert(
    fc.property(fc.record({ do: option('do'), for: option('for'), topology: option('topology'), version: option('version'), provider: option('provider'), names: any, listener: any, paste: any, thumb: any, asof: any, template: any, account: any }, { requiredKeys: [] }), (values) => {
      const out = run(values as Values);
      for (const b of out.blocks) if ((b.kind === 'command' || b.kind === 'file') && b.changes) assert.ok(b.undo, b.id);
      assert.equal(new Set(out.blocks.map((b) => b.id)).size, out.blocks.length);
    }),
    { numRuns: 200 },
  );
});
