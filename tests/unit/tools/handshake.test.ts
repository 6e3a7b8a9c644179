import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, type Block } from '../../../src/core/blocks.ts';
import { remedies } from '../../../src/core/handshake/remedies.ts';
import type { ConnectionSpec } from '../../../src/core/handshake/spec.ts';
import { handshakePresets } from '../../../src/data/handshake-presets.ts';
import { windowsVersions } from '../../../src/data/windows-versions.ts';
import { handshake } from '../../../src/tools/handshake.ts';
import { linksOf, registryHref } from '../../../src/tools/handshake/remedies.ts';
import { tlsRegistry } from '../../../src/tools/tls-registry.ts';
import type { Output, Values } from '../../../src/tools/tool.ts';
import { assertSafe, assertSafeForAnyInput, findings } from './planner-output.ts';

const BASE: Values = { client: 'windows', cwin: 'windows-10-22h2', server: 'windows', swin: 'server-2022', key: 'RSA', bits: '2048', hash: 'SHA256' };
const run = (values: Values): Output => handshake.run({ ...BASE, ...values });
const block = <K extends Block['kind']>(output: Output, kind: K, id?: string): Extract<Block, { kind: K }> | undefined =>
  output.blocks.find((b): b is Extract<Block, { kind: K }> => b.kind === kind && (id === undefined || b.id === id));
const titles = (output: Output): readonly string[] => output.blocks.flatMap((b) => (b.kind === 'step' ? [b.title] : []));

const PROTOCOLS = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';
const machine = (build: string, product: string): string => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\n    ProductName    REG_SZ    ${product}\n    CurrentBuild    REG_SZ    ${build}\n\n`;
const off = (...rows: readonly (readonly [string, string])[]): string => rows.map(([name, side]) => `${PROTOCOLS}\\${name}\\${side}\n    Enabled    REG_DWORD    0x0\n`).join('\n');

for (const { id, label, values, ends, first } of handshakePresets) {
  test(`preset ${id}: ${ends}`, () => {
    const output = handshake.run(values);
    assert.deepEqual([output.errors, output.leftOut], [{}, []]);
    const verdict = block(output, 'finding');
    assert.equal(verdict?.id, first === undefined ? 'works' : ends, label);
    if (first === undefined) assert.ok(plainText(verdict?.says ?? []).includes(`${ends} with`));
    assert.deepEqual(titles(output)[0]?.slice(0, `Change 1: ${first}`.length), first === undefined ? undefined : `Change 1: ${first}`);
    assertSafe(handshake, output);
    const drawn = block(output, 'exchange');
    assert.equal(drawn?.messages.some(({ state }) => state === 'fails'), first !== undefined);
    for (const table of ['seen', 'versions', 'assumed']) assert.ok((block(output, 'table', table)?.rows.length ?? 0) > 0, table);
    assert.ok(block(output, 'export', 'write-up'));
  });
}

test('the Windows of the text counts where the form says nothing', () => {
  const told = run({ swin: 'unsaid', spaste: machine('17763', 'Windows Server 2019 Standard') + off(['TLS 1.2', 'Server']) });
  assert.equal(findings(told)[0], 'open works-weakly');
  assert.match(plainText(block(told, 'finding')?.says ?? []), /to Windows Server 2019: TLS 1\.1 with/);
  assert.match(plainText(block(told, 'note', 'server-told')?.text ?? []), /Windows Server 2019/);
});

test('a text that contradicts the choice is shown', () => {
  const output = run({ swin: 'server-2022', spaste: machine('17763', 'Windows Server 2019 Standard') });
  assert.ok(findings(output).includes('open server-other-windows'), findings(output).join(', '));
});

test('without a Windows version there is no answer, and what is missing is said', () => {
  const rows: readonly [string, Values, string, RegExp][] = [
    ['nothing', { cwin: 'unsaid' }, 'cwin', /^Client: No answer: the Windows version is not said\./],
    ['a text without a version', { swin: 'unsaid', spaste: off(['TLS 1.0', 'Server']) }, 'swin', /^Server: No answer: .* does not name it/],
    ['one build, two products', { swin: 'unsaid', spaste: machine('17763', '') }, 'swin', /Windows Server 2019 or Windows 10 1809/],
    ['a build of no table', { swin: 'unsaid', spaste: machine('9999', 'Windows Server 2019') }, 'swin', /build 9999 is in no table/],
  ];
  for (const [name, values, field, says] of rows) {
    const { blocks, leftOut } = run(values);
    assert.deepEqual([blocks.length, leftOut[0]?.field], [0, field], name);
    assert.match(leftOut[0]?.says ?? '', says, name);
  }
});

test('a text in which nothing is understood is said to be so, and the defaults count', () => {
  const output = run({ spaste: 'Hello, the server does not work any more.' });
  assert.match(plainText(block(output, 'note', 'server-nothing')?.text ?? []), /Nothing in the text of the server was understood/);
});

test('options that do not exist are refused', () => {
  for (const field of ['client', 'cwin', 'cdriver', 'cnames', 'cstrong', 'server', 'swin', 'sdriver', 'min', 'key', 'bits', 'hash']) {
    const output = run({ [field]: 'toString' });
    assert.deepEqual([output.blocks.length, Object.keys(output.errors)], [0, [field]], field);
    assert.ok(output.leftOut.some((entry) => entry.field === field));
  }
  assert.deepEqual(Object.keys(run({ client: 'profile', cprofile: 'nothing' }).errors), ['cprofile']);
  assert.deepEqual(Object.keys(run({ key: 'ECDSA', curve: 'P-192' }).errors), ['curve']);
  // What is hidden is not read.
  assert.deepEqual(run({ client: 'profile', cprofile: 'openssl-3.0', cwin: 'nothing', cpaste: 'x' }).errors, {});
});

test('a contested default is a verdict of its own where it decides', () => {
  const old = { cwin: 'windows-8-1', cnames: 'tls1.0', swin: 'server-2025' };
  const open = run(old);
  assert.equal(findings(open)[0], 'open depends');
  assert.match(plainText(block(open, 'finding')?.says ?? []), /TLS 1\.0 with .*; or no handshake: .* contradict|TLS 1\.0 with .*; or no handshake/);
  // A registry value settles it.
  const settled = run({ ...old, spaste: `${PROTOCOLS}\\TLS 1.0\\Server\n    Enabled    REG_DWORD    0x1\n    DisabledByDefault    REG_DWORD    0x0\n` });
  assert.equal(findings(settled)[0], 'open works-weakly');
  assert.equal(findings(run({ cwin: 'windows-11-23h2', swin: 'server-2025' }))[0], 'fine works');
});

test('a text that says two things is not guessed at', () => {
  const twice = `C:\\>reg query "${PROTOCOLS}\\TLS 1.2\\Server"\n\n${PROTOCOLS}\\TLS 1.2\\Server\n    Enabled    REG_DWORD    0x1\n\nC:\\>reg query "${PROTOCOLS}\\TLS 1.2\\Server"\n\n${PROTOCOLS}\\TLS 1.2\\Server\n    Enabled    REG_DWORD    0x0\n\n`;
  assert.equal(findings(run({ cwin: 'server-2019', cnames: 'tls1.2', swin: 'server-2019', spaste: twice }))[0], 'open depends');
});

test('weakening needs an end date in the write-up', () => {
  const values: Values = { ...BASE, cwin: 'server-2012-r2', cdriver: 'snac10-old', spaste: off(['TLS 1.0', 'Server'], ['TLS 1.1', 'Server']) };
  const open = block(handshake.run(values), 'export')?.text ?? '';
  assert.match(open, /^end-date: "\(to be filled in\)"$/m);
  assert.match(open, /^ {3}- end date: \(to be filled in\)$/m);
  const dated = handshake.run({ ...values, until: '2027-03-31' });
  assert.match(block(dated, 'export')?.text ?? '', /^end-date: "2027-03-31"$/m);
  const marked = dated.blocks.filter((b) => b.kind === 'step' && (b.text ?? []).some((part) => typeof part !== 'string' && 'mark' in part && part.mark === 'problem'));
  assert.equal(marked.length, 1);
  assert.match(plainText(marked[0]?.kind === 'step' ? (marked[0].text ?? []) : []), /End date: 2027-03-31\./);
  assert.equal(handshake.run({ ...values, until: '2027-02-30' }).errors['until']?.reason, 'is no day of the calendar');
  const safe = block(handshake.run({ ...BASE, cwin: 'server-2019', cnames: 'tls1.0', cpaste: off(['TLS 1.0', 'Client']), swin: 'server-2019' }), 'export')?.text ?? '';
  assert.ok(/weakening-changes|end-date/.test(safe) === /weakens: (?:old|broken)/.test(safe));
});

test('no known change helps: it is said', () => {
  const output = run({ client: 'profile', cprofile: 'openssl-3.5', server: 'profile', sprofile: 'mysql-5.5' });
  assert.equal(findings(output)[0], 'problem no-common-version');
  const steps = titles(output);
  assert.ok(steps.length > 0 || block(output, 'note', 'no-remedy') !== undefined);
});

test('near misses stand apart from the others, each with its reason', () => {
  const output = handshake.run(handshakePresets.find(({ id }) => id === 'hardened-suites')?.values ?? {});
  const near = block(output, 'table', 'near');
  assert.ok(near?.rows.some(([name]) => plainText(name ?? []) === 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384'));
  const far = block(output, 'table', 'far');
  assert.ok(far?.rows.some(([name, lacks]) => plainText(name ?? []) === 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' && plainText(lacks ?? []) === 'client'));
  for (const row of [...(near?.rows ?? []), ...(far?.rows ?? [])]) assert.ok(plainText(row[2] ?? []).length > 0);
});

test('the drawing: who refuses, with which alert, and what is not reached', () => {
  const shape = (values: Values): readonly string[] => (block(run(values), 'exchange')?.messages ?? []).map(({ from, text, state }) => `${from} ${text} ${state}`);
  const ALERT = '1 alert fails';
  assert.deepEqual(shape({ cwin: 'windows-7', spaste: off(['TLS 1.0', 'Server'], ['TLS 1.1', 'Server']) }).slice(0, 3), ['0 ClientHello done', ALERT, '1 ServerHello not-reached']);
  assert.deepEqual(shape({ cwin: 'server-2019', cnames: 'tls1.2', swin: 'server-2008-r2' }).slice(0, 4), ['0 ClientHello done', '1 ServerHello done', '0 alert fails', '1 Certificate not-reached']);
  assert.deepEqual(shape({ client: 'profile', cprofile: 'openssl-3.5', swin: 'server-2019', bits: '1024' }).slice(0, 5), ['0 ClientHello done', '1 ServerHello done', '1 Certificate done', '0 alert fails', '1 key exchange not-reached']);
  assert.deepEqual(shape({ cnames: 'tls1.0', cpaste: off(['TLS 1.0', 'Client']) }).slice(0, 2), ['0 nothing to offer fails', '0 ClientHello not-reached']);
  assert.deepEqual(shape({ cwin: 'windows-11-23h2' }), ['0 ClientHello done', '1 ServerHello done', '1 Certificate done', '1 Finished done', '0 Finished done']);
});

test('the same text on both sides is noticed', () => {
  const paste = machine('17763', 'Windows Server 2019');
  assert.ok(block(run({ cwin: 'unsaid', swin: 'unsaid', cpaste: paste, spaste: paste }), 'note', 'same-text'));
});

test('DHE with a Windows that has the leading-zero defect carries a warning', () => {
  assert.ok(block(run({ cwin: 'windows-8-1', cdriver: 'msoledb18', swin: 'server-2019' }), 'note', 'leading-zero'));
  assert.equal(block(run({ cwin: 'windows-11-23h2' }), 'note', 'leading-zero'), undefined);
});

test('every registry link of a change fits the form of the registry tool and gives an output there', () => {
  let links = 0;
  for (const client of windowsVersions) {
    const spec: ConnectionSpec = { client: { end: { on: 'windows', windows: client.id }, program: 'netfx-4.5' }, server: { end: { on: 'windows', windows: 'server-2022', adjust: { protocols: { 'TLS 1.0': 'off', 'TLS 1.1': 'off' } } }, key: { kind: 'RSA', bits: 2048, hash: 'SHA256' } } };
    for (const remedy of remedies(spec)) {
      if (remedy.registry === undefined) continue;
      const [link] = linksOf(remedy);
      assert.match(link?.href ?? '', /^\/tools\/tls-registry\/#preset=custom&/, `${client.id} ${remedy.id}`);
      const values = Object.fromEntries(new URLSearchParams(link?.href.split('#')[1] ?? ''));
      const output = tlsRegistry.run(values);
      assert.deepEqual(output.errors, {}, `${client.id} ${remedy.id} ${JSON.stringify(values)}`);
      assert.ok(output.blocks.length > 0, `${client.id} ${remedy.id}`);
      links += 1;
    }
  }
  assert.ok(links > 20, `${links} links`);
  assert.equal(registryHref({ preset: 'custom', nothing: 'x' }, undefined), undefined);
  assert.equal(registryHref({ preset: 'custom', tls12: 'perhaps' }, undefined), undefined);
});

test('every link of an output leads into the site', () => {
  for (const { values } of handshake.examples) {
    for (const b of handshake.run(values).blocks) {
      const texts = b.kind === 'step' ? [b.text ?? []] : b.kind === 'finding' ? [b.says, b.next ?? []] : b.kind === 'note' ? [b.text] : [];
      for (const part of texts.flat()) if (typeof part !== 'string' && 'link' in part) assert.match(part.link, /^\/(?:runbook\/[a-z0-9-]+\/(?:#[a-z-]+)?|tools\/tls-registry\/#.+)$/);
    }
  }
});

test('work in steps: shares rise from 0 to 1 and the result is that of run', () => {
  const values = handshakePresets[7]?.values ?? {};
  const steps = handshake.steps?.(values);
  assert.ok(steps);
  const shares: number[] = [];
  let result = steps.next();
  while (!result.done) {
    shares.push(result.value);
    result = steps.next();
  }
  assert.ok(shares.length > 8 && shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1), shares.join(' '));
  assert.deepEqual(result.value, handshake.run(values));
});

test('hostile values: no exception, no false address, ids unique', () => assertSafeForAnyInput(handshake, 120));

test('hostile texts of registries: no exception', () => {
  const part = fc.constantFrom(
    `${PROTOCOLS}\\TLS 1.2\\Server`, '    Enabled    REG_DWORD    0xffffffff', '    Enabled    REG_SZ    0', '"Enabled"=dword:zzzz', 'Windows Registry Editor Version 5.00', `[-${PROTOCOLS}]`, `[${PROTOCOLS}\\TLS 1.2\\Client]`, '"Enabled"=-',
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002', `    Functions    REG_SZ    ${',TLS_X'.repeat(300)}`, 'Functions : {TLS_AES_256_GCM_SHA384, ', 'Name : TLS_AES_256_GCM_SHA384', '\u0000', '\ufeff', '__proto__', 'constructor', '    CurrentBuild    REG_SZ    20348', 'Microsoft Windows [Version 10.0.99999.1]',
  );
  fc.assert(fc.property(fc.array(part, { maxLength: 12 }), fc.array(part, { maxLength: 12 }), (mine, theirs) => {
    assertSafe(handshake, run({ cpaste: mine.join('\n'), spaste: theirs.join('\r\n') }));
  }), { numRuns: 80 });
});

test('a registry export of many megabytes is read', () => {
  const filler = Array.from({ length: 60_000 }, (_, i) => `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\K${i}]\n"Value"=dword:0000000${i % 10}\n"Text"="${'x'.repeat(40)}"\n`).join('\n');
  const began = Date.now();
  const output = run({ cwin: 'windows-7', spaste: `Windows Registry Editor Version 5.00\n\n${filler}\n[${PROTOCOLS}\\TLS 1.0\\Server]\n"Enabled"=dword:00000000\n` });
  assert.equal(findings(output)[0], 'problem no-common-version');
  assert.ok(Date.now() - began < 60_000);
});
