import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelOf } from '../../../src/core/code-label.ts';
import { codeRows } from '../../../src/data/codes/index.ts';

for (const [id, code, text] of [
  ['sec-e-wrong-principal', '0x80090322', /^SEC_E_WRONG_PRINCIPAL$/],
  ['sql-error-17806', '17806', /^SSPI handshake failed/],
  ['schannel-event-36888', '36888', /fatal alert/i],
  ['login-state-11', '11', /^(?!18456)./],
  ['event-kdc-11', 'KDC event 11', /duplicate/i],
  ['ldap-data-52e', 'data 52e', /./],
  ['tls-alert-handshake-failure', '40', /^handshake_failure$/],
] as const) {
  test(`label: ${id}`, () => {
    const row = codeRows.find((r) => r.id === id);
    assert.ok(row);
    const label = labelOf(row);
    assert.equal(label.code, code);
    assert.match(label.text, text);
  });
}

test('label: no row is left without a text, and no text only repeats the code', () => {
  for (const row of codeRows) {
    const { code, text } = labelOf(row);
    assert.notEqual(text, '', row.id);
    assert.ok(code === '' || !text.split(' ').includes(code) || text.split(' ').length > 3, `${row.id}: ${code} ${text}`);
  }
});
