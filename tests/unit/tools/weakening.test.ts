import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, textOf, type Block } from '../../../src/core/blocks.ts';
import { tools } from '../../../src/tools/index.ts';
import type { Tool, Values } from '../../../src/tools/tool.ts';

/** Lines that turn a protection down, wherever a command or a file writes them. */
const WEAKENS: readonly { readonly what: string; readonly line: RegExp }[] = [
  { what: 'an old protocol on', line: /(?:SSL [23]\.0|TLS 1\.[01])\\(?:Client|Server)"? \/v "?Enabled"? \/t REG_DWORD \/d (?:1|0xffffffff)/i },
  { what: 'a broken cipher on', line: /Ciphers\\(?:RC4|RC2|DES|NULL|Triple DES)[^"]*" \/v "?Enabled"? \/t REG_DWORD \/d (?:1|0xffffffff)/i },
  { what: 'certificate not checked', line: /TrustServerCertificate\s*=\s*(?:yes|true|1)/i },
  { what: 'no encryption', line: /\bEncrypt\s*=\s*(?:no|false|optional|0)/i },
  { what: 'a weak suite', line: /^(?!Disable-TlsCipherSuite).*TLS_RSA_WITH_(?:RC4|3DES|NULL|DES)/m },
  { what: 'loopback check off', line: /DisableLoopbackCheck"? \/t REG_DWORD \/d 1/i },
];

const written = (blocks: readonly Block[]): string => blocks.flatMap((b) => (b.kind === 'command' || b.kind === 'file' ? [textOf(b.lines)] : [])).join('\n');

function warned(blocks: readonly Block[]): boolean {
  return blocks.some((b) => (b.kind === 'note' && b.tone === 'warning') || (b.kind === 'finding' && b.verdict !== 'fine') || (b.kind === 'step' && b.text?.some((part) => typeof part === 'object' && 'mark' in part)));
}

/** Every option of every choice, one changed at a time from each example. */
function* variants(tool: Tool): Generator<Values> {
  for (const { values } of tool.examples) {
    yield values;
    for (const field of tool.fields) {
      for (const option of field.options ?? []) {
        if (option.value === (values[field.id] ?? field.initial)) continue;
        const given = field.kind === 'checks' ? [...new Set([...(values[field.id] ?? field.initial).split(',').filter(Boolean), option.value])].join(',') : option.value;
        yield { ...values, [field.id]: given };
      }
    }
  }
}

for (const tool of tools.filter((t) => ['tls-registry', 'cipher-suites', 'encrypt', 'certificate', 'drivers'].includes(t.id))) {
  test(`${tool.id}: nothing that weakens is written without a warning and a line for the end date`, () => {
    const faults = new Set<string>();
    for (const values of variants(tool)) {
      const { blocks } = tool.run(values);
      const text = written(blocks);
      for (const { what, line } of WEAKENS) {
        if (!line.test(text)) continue;
        if (!warned(blocks)) faults.add(`${what}: no warning`);
        const ends = blocks.some((b) => (b.kind === 'export' && /until|end date|ends/i.test(b.text)) || (b.kind === 'note' && /until|end date/i.test(plainText(b.text))));
        if (!ends) faults.add(`${what}: no end date`);
      }
    }
    assert.deepEqual([...faults], []);
  });
}

test('the patterns see what they are for', () => {
  const lines = [
    'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server" /v "Enabled" /t REG_DWORD /d 1 /f /reg:64',
    'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128" /v "Enabled" /t REG_DWORD /d 0xffffffff /f /reg:64',
    'Server=sql05;Encrypt=yes;TrustServerCertificate=yes', 'Server=sql05;Encrypt=no', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa" /v "DisableLoopbackCheck" /t REG_DWORD /d 1 /f',
  ];
  WEAKENS.forEach(({ what, line }, i) => assert.match(lines[i] ?? '', line, what));
});
