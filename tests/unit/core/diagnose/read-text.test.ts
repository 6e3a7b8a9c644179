import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../../../../src/core/diagnose/read-text.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

function read(text: string): readonly string[] {
  const work = readText(prepare(text));
  for (;;) {
    const step = work.next();
    if (step.done) return step.value.codes.map((c) => `${c.row.id} ${c.lines.join(',')}${c.sure ? '' : ' ?'}`);
  }
}

const LONG = 'Microsoft.Data.SqlClient.SqlException (0x80131904): A connection was successfully established with the server, but then an error occurred during the login process. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.)';

function wrapped(width: number): string {
  return LONG.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
}

const cases: readonly [name: string, text: string, found: readonly RegExp[]][] = [
  ['a code as number', 'failed: 0x80090322', [/^sec-e-wrong-principal 1$/]],
  ['a code as negative decimal', 'Win32Exception (-2146893022)', [/^sec-e-wrong-principal 1$/]],
  ['a whole message without its number', 'x\nThe certificate chain was issued by an authority that is not trusted', [/^sec-e-untrusted-root 2$/]],
  ['the lines of all places', '0x80090322\nx\nThe target principal name is incorrect.', [/^sec-e-wrong-principal 1,3$/]],
  ['a console of 80 columns that cuts in words', wrapped(80), [/^sec-e-untrusted-root|^driver-ssl-provider-untrusted/]],
  ['a console of 97 columns that cuts in words', wrapped(97), [/^sec-e-untrusted-root|^driver-ssl-provider-untrusted/]],
  ['a figure in a long text is no code', `${'one two three four five six seven\n'.repeat(5)}took 18456 ms for 40 rows`, []],
];
for (const [name, text, found] of cases) {
  test(name, () => {
    const got = read(text);
    for (const one of found) assert.ok(got.some((g) => one.test(g)), `${one.source} in ${got.join('; ')}`);
    if (found.length === 0) assert.deepEqual(got, []);
  });
}
