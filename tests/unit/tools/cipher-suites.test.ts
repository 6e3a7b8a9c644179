import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf } from '../../../src/core/blocks.ts';
import type { Block } from '../../../src/core/blocks.ts';
import { cipherSuites } from '../../../src/tools/cipher-suites.ts';
import { versionGroups, versions } from '../../../src/tools/cipher-suites/versions.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { fixture } from '../core/readers/fixtures.ts';
import { assertSafe, assertSafeForAnyInput, findings } from './planner-output.ts';

const run = (values: Values): Output => cipherSuites.run(values);
const block = (output: Output, id: string): Block | undefined => output.blocks.find((b) => b.id === id);
const lines = (output: Output, id: string): string => {
  const found = block(output, id);
  return found?.kind === 'command' || found?.kind === 'file' ? textOf(found.lines) : found?.kind === 'export' ? found.text : 'none';
};
const undo = (output: Output, id: string): string => {
  const found = block(output, id);
  const way = found?.kind === 'command' || found?.kind === 'file' ? found.undo : undefined;
  return way === undefined ? 'none' : 'lines' in way ? textOf(way.lines) : plainText(way);
};
const rows = (output: Output, id: string): string[][] => {
  const found = block(output, id);
  return found?.kind === 'table' ? found.rows.map((r) => r.map((c) => plainText(c))) : [];
};

/** The emitter of PowerShell opens its block with a call operator, alone in its line; everything else has to pass as it is. */
const withoutOpening = (output: Output): Output => ({ ...output, blocks: output.blocks.map((b) => (b.kind === 'command' && b.shell === 'powershell' ? { ...b, lines: b.lines.filter((l) => textOf([l]) !== '& {') } : b)) });
const assertSafeOutput = (output: Output): void => assertSafe(cipherSuites, withoutOpening(output));

const TLS13 = 'TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256';
const GCM = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const CBC = 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384';
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';

test('every example gives blocks, no errors, nothing left out', () => {
  for (const { label, values } of cipherSuites.examples) {
    const output = run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []], label);
    assert.ok(output.blocks.length > 3, label);
    assertSafeOutput(output);
  }
});

test('the first example: faults, a corrected policy, the way back to the pasted one', () => {
  const output = run(cipherSuites.examples[0].values);
  assert.deepEqual(findings(output), ['problem spelling', 'problem names-of-another-system', 'problem no-tls13', 'problem http2-rsa', 'open old-suites']);
  assert.equal(lines(output, 'policy-text'), `${TLS13},${GCM},TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,${CBC},TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,TLS_RSA_WITH_3DES_EDE_CBC_SHA`);
  assert.match(lines(output, 'apply-reg'), /^Windows Registry Editor Version 5\.00\n\n\[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\.*\\00010002\]\n"Functions"="TLS_AES_256_GCM_SHA384,/);
  assert.equal(undo(output, 'apply-regexe'), `reg add "${POLICY}" /v "Functions" /t REG_SZ /d "${CBC},${GCM},TLS_ECDHE_RSA_WITH_AES_128_GMC_SHA256,ECDHE-RSA-AES128-SHA256,TLS_RSA_WITH_3DES_EDE_CBC_SHA" /f /reg:64`);
  assert.ok(block(output, 'undo-reg'));
  assert.equal(block(output, 'local-apply'), undefined, 'the local list has no effect while a policy is set');
  const warning = block(output, 'keeps-old');
  assert.ok(warning?.kind === 'note' && warning.tone === 'warning');
  assert.match(lines(output, 'write-up'), /^End date:  \(to be filled in\)$/m);
});

test('reason and end date reach the write-up; a bad date is refused and said', () => {
  const values = { ...cipherSuites.examples[0].values, why: 'label printer on port 8443', until: '2027-03-31' };
  assert.match(lines(run(values), 'write-up'), /^Reason:    label printer on port 8443\r\nEnd date:  2027-03-31$/m);
  const bad = run({ ...values, until: '2027-02-30' });
  assert.equal(bad.errors['until']?.reason, 'is no day of the calendar');
  assert.deepEqual(bad.leftOut.map((l) => l.field), ['until']);
});

test('without an earlier policy: undo is the file or the removal, and nothing pretends to know more', () => {
  const output = run({ do: 'check', order: `${TLS13},${GCM},${CBC}`, versions: 'server-2022', key: 'RSA', first: 'regexe' });
  assert.deepEqual(findings(output), ['fine no-fault']);
  assert.match(undo(output, 'apply-regexe'), /^Step 5/);
  assert.equal(lines(output, 'undo-regexe'), `reg delete "${POLICY}" /v "Functions" /f /reg:64`);
  assert.equal(lines(output, 'undo-import'), 'reg import "%USERPROFILE%\\suite-order-before-policy.reg" /reg:64');
  assert.match(lines(output, 'keep-export'), /^reg export /);
  assert.deepEqual(output.blocks.filter((b) => b.id.startsWith('apply-')).map((b) => b.id), ['apply-regexe', 'apply-reg', 'apply-powershell']);
});

test('an earlier policy that no command can hold is not written', () => {
  const output = run({ do: 'build', need: 'forward-secrecy', versions: 'server-2022', now: `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002\n    Functions    REG_SZ    ${GCM},%PATH%"` });
  assert.match(undo(output, 'apply-regexe'), /^Step 5/);
  assertSafeOutput(output);
});

test('the output of the cmdlet: lines with the differences only, and their undo', () => {
  const listed = [GCM, 'TLS_RSA_WITH_RC4_128_SHA', 'TLS_AES_256_GCM_SHA384'].map((n) => `Name : ${n}`).join('\n');
  const output = run({ do: 'check', order: listed, versions: 'server-2022', key: 'RSA' });
  assert.equal(lines(output, 'local-apply'), "Disable-TlsCipherSuite -Name 'TLS_RSA_WITH_RC4_128_SHA'");
  assert.equal(undo(output, 'local-apply'), "Enable-TlsCipherSuite -Name 'TLS_RSA_WITH_RC4_128_SHA' -Position 1");
  assert.equal(block(output, 'apply-reg'), undefined);
  assert.ok(block(output, 'policy-text'));
  const local = run({ do: 'check', order: fixture('cipher-suites/local-list-reg-query.txt'), versions: 'server-2022', key: 'RSA' });
  assert.ok(block(local, 'local-same'));
});

test('build: versions before Windows 10 get names with curves, and no cmdlet lines', () => {
  const output = run({ do: 'build', need: 'with-cbc', versions: 'server-2012-r2', key: 'both', peers: '' });
  const text = lines(output, 'policy-text');
  assert.match(text, /^TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384_P384,/);
  assert.equal(text.includes('TLS_AES_'), false);
  assert.equal(text.includes(`${GCM}`), false, 'no ECDHE_RSA with GCM there');
  assert.equal(block(output, 'check-suites'), undefined);
  assert.equal(block(output, 'local-apply'), undefined);
  assert.deepEqual(rows(output, 'order').find((r) => r[0] === GCM)?.[1], 'none of the chosen versions has it');
});

test('build: lines for the local list from what the machine has, or from the default of one version', () => {
  const listed = [...TLS13.split(','), GCM].map((n) => `Name : ${n}`).join('\n');
  const now = run({ do: 'build', need: 'forward-secrecy', versions: 'server-2022,server-2019', now: listed });
  assert.deepEqual(lines(now, 'local-apply').split('\n'), ["Enable-TlsCipherSuite -Name 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384' -Position 2", "Enable-TlsCipherSuite -Name 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256' -Position 3", "Enable-TlsCipherSuite -Name 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' -Position 5"]);
  const one = run({ do: 'build', need: 'forward-secrecy', versions: 'server-2025' });
  assert.match(lines(one, 'local-apply'), /^Disable-TlsCipherSuite -Name 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384'/);
  assert.ok(block(run({ do: 'build', need: 'forward-secrecy', versions: 'server-2022,server-2019' }), 'local-by-version'));
});

test('build: an order with old suites warns, and a default list that is too long writes no command', () => {
  const old = run({ do: 'build', need: 'with-old-tls', versions: 'server-2022' });
  assert.ok(block(old, 'keeps-old') && block(old, 'write-up'));
  const long = run({ do: 'build', need: 'defaults', default: 'windows-8-1', versions: 'server-2012-r2' });
  assert.ok(block(long, 'does-not-fit'));
  assert.equal(long.blocks.some((b) => b.kind === 'file'), false);
  assert.match(plainText((block(long, 'default-as-policy') as { text: Parameters<typeof plainText>[0] }).text), /Not configured/);
});

test('browse: each version has its rows, notes and open questions', () => {
  for (const v of versions) {
    const output = run({ do: 'browse', windows: v.id });
    assert.ok(rows(output, 'suites').length > 25, v.id);
    assert.equal(block(output, `open-${v.id}`) !== undefined, (v.contested?.length ?? 0) > 0 || ['server-2008', 'server-2008-sp2', 'server-23h2'].includes(v.id), v.id);
  }
  const gcm = run({ do: 'browse', windows: 'server-2012-r2', tls: 'TLS 1.2', cert: 'RSA', state: 'on', text: 'gcm' });
  assert.deepEqual(rows(gcm, 'suites').map((r) => r[1]), ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_GCM_SHA256']);
  assert.deepEqual(rows(run({ do: 'browse', windows: 'server-2022', text: '0xC030' }), 'suites').map((r) => r[1]), [GCM]);
  const none = run({ do: 'browse', windows: 'server-2022', text: 'nothing' });
  assert.deepEqual([rows(none, 'suites'), none.leftOut.length], [[], 1]);
  assert.ok(run({ do: 'browse', windows: 'server-2022', text: 'a b' }).errors['text']);
});

test('compare: what left first, with whom it hits', () => {
  const output = run({ do: 'compare', from: 'server-2022', to: 'server-2025' });
  assert.deepEqual(rows(output, 'changed').map((r) => r.slice(0, 2)), [['off by default', 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384'], ['off by default', 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'], ['off by default', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA']]);
  const note = block(output, 'who-loses');
  assert.match(note?.kind === 'note' ? plainText(note.text) : '', /3DES only; peers whose only suites with forward secrecy and TLS 1\.2 are DHE with GCM/);
  assert.ok(block(output, 'open-server-2025'));
  assert.ok(block(run({ do: 'compare', from: 'windows-10-1803', to: 'windows-10-1809' }), 'same-list'));
  assert.deepEqual(run({ do: 'compare', from: 'server-2022', to: 'server-2022' }).leftOut.map((l) => l.field), ['to']);
});

test('what is missing is said, and options that do not exist are refused', () => {
  assert.deepEqual(run({ do: 'check', order: '', versions: 'server-2022' }).leftOut.map((l) => l.field), ['order']);
  assert.deepEqual(run({ do: 'check', order: GCM, versions: '' }).leftOut.map((l) => l.field), ['versions']);
  assert.deepEqual(run({ do: 'check', order: 'hello world', versions: 'server-2022' }).leftOut.map((l) => l.field), ['order']);
  assert.ok(run({ do: 'explode' }).errors['do']);
  assert.ok(run({ do: 'browse', windows: 'windows-95' }).errors['windows']);
});

test('every version is in exactly one group of the form', () => {
  assert.deepEqual(versionGroups.flatMap((g) => g.members.map((v) => v.id)).sort(), versions.map((v) => v.id).sort());
  for (const g of versionGroups) assert.ok(g.members.some((v) => v.id === g.id), g.id);
});

test('no input makes it unsafe', () => {
  assertSafeForAnyInput({ ...cipherSuites, run: (values) => withoutOpening(run(values)) }, 150);
});
