import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, textOf, type Block } from '../../../src/core/blocks.ts';
import { encryptionReadiness } from '../../../src/tools/encryption-readiness.ts';
import type { Values } from '../../../src/tools/tool.ts';
import { assertSafe, assertSafeForAnyInput, findings } from './planner-output.ts';

const [example] = encryptionReadiness.examples;
const run = (values: Values): readonly string[] => findings(encryptionReadiness.run(values));
const list = (types: string, set: string, more: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ SamAccountName: 'svc-a', ObjectClass: 'user', 'msDS-SupportedEncryptionTypes': types, PasswordLastSet: set, ...more }).map(([k, v]) => `${k.padEnd(30)}: ${v}`).join('\n');
const NONE = 'C:\\>reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\KDC /v DefaultDomainSupportedEncTypes\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>\n\n';
const command = (blocks: readonly Block[], id: string): string => {
  const found = blocks.find((b) => b.id === id);
  return found?.kind === 'command' ? `${textOf(found.lines)} || ${found.undo && 'lines' in found.undo ? textOf(found.undo.lines) : ''}` : 'none';
};

test('the first example: one stops, one is an exception, one is in order', () => {
  const output = encryptionReadiness.run(example.values);
  assert.deepEqual([output.errors, output.leftOut, findings(output)], [{}, [], ['problem refused-now', 'open rc4-by-choice', 'fine aes']]);
  assert.equal(command(output.blocks, 'set-aes'), "Set-ADUser -Identity 'svc-web' -Server 'corp.example' -Replace @{ 'msDS-SupportedEncryptionTypes' = 24 } || Set-ADUser -Identity 'svc-web' -Server 'corp.example' -Replace @{ 'msDS-SupportedEncryptionTypes' = 4 }");
  assert.match(command(output.blocks, 'set-aes-after'), /-Clear 'msDS-SupportedEncryptionTypes'$/);
  assert.match(command(output.blocks, 'reset'), /^Set-ADAccountPassword -Identity 'svc-sql05' -Server 'corp\.example' -Reset/);
});

test('verdicts by setting, password and updates', () => {
  const rows: readonly [string, string, string, string][] = [
    ['an empty attribute, switches not shown', list('', '2/14/2024 9:00:00 AM'), 'july', 'open depends-controller'],
    ['an empty attribute and an old password, switches not shown', list('', '2/14/2006 9:00:00 AM'), 'july', 'open default-refuses'],
    ['the same, switches shown', NONE + list('', '2/14/2006 9:00:00 AM'), 'july', 'problem refused-now'],
    ['the same, before the updates', NONE + list('', '2/14/2006 9:00:00 AM'), 'before', 'problem refused-july'],
    ['AES without keys', list('24', '2/14/2006 9:00:00 AM'), 'july', 'problem refused-now'],
    ['AES without keys, updates not known', list('24', '2/14/2006 9:00:00 AM'), 'unknown', 'problem refused-april'],
    ['AES, keys not known', list('24', '2/14/2012 9:00:00 AM'), 'july', 'open keys-unknown'],
    ['AES with keys', list('24', '2/14/2024 9:00:00 AM'), 'july', 'fine aes'],
    ['RC4 by choice', list('4', '2/14/2024 9:00:00 AM'), 'july', 'open rc4-by-choice'],
    ['RC4 and AES, no keys', list('28', '2/14/2006 9:00:00 AM'), 'july', 'open rc4-by-choice'],
    ['DES flag', list('24', '2/14/2024 9:00:00 AM', { UseDESKeyOnly: 'True' }), 'july', 'problem des-only'],
    ['DES types', list('3', '2/14/2024 9:00:00 AM'), 'july', 'problem des-only'],
    ['not listed', list('24', '2/14/2024').replace(/msDS.*\n/, ''), 'july', 'open not-shown'],
    ['a trust', list('', '', { ObjectClass: 'trustedDomain', PasswordLastSet: '2024-01-01' }), 'july', 'open depends-controller'],
  ];
  for (const [name, paste, level, expected] of rows) assert.ok(run({ paste, level }).includes(expected), `${name}: ${run({ paste, level }).join(', ')}`);
});

test('an empty attribute is never "fine", and never "broken" while a switch is unknown', () => {
  for (const set of ['2/14/2005 9:00:00 AM', '2/14/2012 9:00:00 AM', '2/14/2024 9:00:00 AM']) {
    for (const level of ['unknown', 'before', 'january', 'april', 'july']) {
      for (const verdict of run({ paste: list('', set), level })) assert.match(verdict, /^open /, `${set} ${level}`);
    }
  }
});

test('the date of the domain decides what the year leaves open', () => {
  assert.ok(run({ paste: list('24', '2/14/2012 9:00:00 AM'), level: 'july', aesSince: '2009-03-14' }).includes('fine aes'));
  assert.ok(run({ paste: list('24', '2/14/2012 9:00:00 AM'), level: 'july', aesSince: '2013-05-01' }).includes('problem refused-now'));
  assert.ok(run({ paste: `Name         : Read-only Domain Controllers\nSamAccountName : Read-only Domain Controllers\nwhenCreated  : 3/14/2009 10:00:00 AM\n\n${list('24', '2/14/2012 9:00:00 AM')}`, level: 'july' }).includes('fine aes'));
  assert.equal(encryptionReadiness.run({ paste: list('24', ''), aesSince: '2009-02-30' }).errors['aesSince']?.reason, 'is no day of the calendar');
});

test('events and switches of the controller', () => {
  const event = (id: number, text: string): string => `TimeCreated  : 7/16/2026 6:12:44 AM\nId           : ${id}\nProviderName : Kdcsvc\nMessage      : The Key Distribution Center (KDC) ${text}\n\n               Service Information:\n                   Service Name:        svc-sql05\n\n               Network Information:\n                   Client Address:      ::ffff:192.0.2.17\n`;
  assert.ok(run({ paste: event(203, 'blocked cipher usage') }).includes('problem event-client-refused'));
  assert.ok(run({ paste: event(202, 'detected RC4 usage') }).includes('open event-account-announced'));
  assert.ok(run({ paste: event(204, 'blocked cipher usage') }).includes('problem event-account-refused'));
  const at203 = encryptionReadiness.run({ paste: event(203, 'blocked cipher usage') }).blocks.find((b) => b.id === 'event-client-refused');
  assert.ok(at203?.kind === 'finding' && plainText(at203.says).includes('192.0.2.17'));
  const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters\n    SupportedEncryptionTypes    REG_DWORD    0x7ffffff8\n    RC4DefaultDisablementPhase    REG_DWORD    0x1\n';
  assert.deepEqual(run({ paste: policy }), ['open phase', 'open policy-without-rc4']);
  assert.deepEqual(run({ paste: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\KDC\n    DefaultDomainSupportedEncTypes    REG_DWORD    0x3c\n' }), ['open default-allows-rc4']);
});

test('a fixture of events: the keys of the account are known from them', () => {
  const output = encryptionReadiness.run({ paste: 'Event ID: 4769\nA Kerberos service ticket was requested.\n\nService Information:\n\tService Name:\t\tsvc-sql05\n\tMSDS-SupportedEncryptionTypes:\t0x27\n\tAvailable Keys:\tRC4\n\nAdditional Information:\n\tTicket Encryption Type:\t0x17\n\tFailure Code:\t0x0\n', level: 'july' });
  assert.ok(findings(output).includes('open old-tickets'), findings(output).join(', '));
  const table = output.blocks.find((b) => b.id === 'accounts');
  assert.ok(table?.kind === 'table' && table.rows.some((r) => r.map(plainText).includes('none, by event')));
});

test('names that no rule allows get no command, and the file keeps them from being formulas', () => {
  const output = encryptionReadiness.run({ paste: list('4', '2/14/2024 9:00:00 AM', { SamAccountName: "=cmd|' /C calc'!A0" }), level: 'july' });
  assert.ok(!output.blocks.some((b) => b.kind === 'command' && textOf(b.lines).includes('calc')));
  const file = output.blocks.find((b) => b.kind === 'export');
  assert.ok(file?.kind === 'export' && file.text.includes(`"'=cmd|`));
});

test('nothing pasted, nothing understood', () => {
  assert.deepEqual(encryptionReadiness.run({}).leftOut.map((l) => l.field), ['paste']);
  assert.ok(encryptionReadiness.run({}).blocks.some((b) => b.id === 'list-accounts'));
  assert.match(encryptionReadiness.run({ paste: 'hello' }).leftOut[0]?.says ?? '', /understood/);
});

test('many accounts: one row each, the page shows a part and the file all; in steps the same result', () => {
  const paste = `"SamAccountName","ObjectClass","msDS-SupportedEncryptionTypes","PasswordLastSet"\n${Array.from({ length: 3000 }, (_, i) => `"svc-${i}","user","${i % 2 === 0 ? 24 : 4}","2024-01-02 10:00:00"`).join('\n')}\n`;
  const output = encryptionReadiness.run({ paste, level: 'july' });
  assertSafe(encryptionReadiness, output);
  const [table, file] = [output.blocks.find((b) => b.id === 'accounts'), output.blocks.find((b) => b.id === 'accounts-csv')];
  assert.ok(table?.kind === 'table' && table.rows.length === 100 && file?.kind === 'export' && file.text.split('\r\n').length === 3002);
  const steps = encryptionReadiness.steps?.({ paste, level: 'july' });
  let last = 0;
  for (let next = steps?.next(); next && !next.done; next = steps?.next()) {
    assert.ok(next.value >= last && next.value <= 1);
    last = next.value;
  }
  assert.ok(last > 0);
});

test('sound and safe for any input', () => assertSafeForAnyInput(encryptionReadiness, 150));

test('total for any paste', () => {
  const shards = encryptionReadiness.examples.flatMap((e) => String(e.values['paste']).split('\n'));
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...shards), fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 25 }), fc.constantFrom('unknown', 'april', 'july'), (lines, level) => {
    assertSafe(encryptionReadiness, encryptionReadiness.run({ paste: lines.join('\n'), level }));
  }), { numRuns: 80 });
});
