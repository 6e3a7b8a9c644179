import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeStatus, formsOf, fromKerberosMinor, looksLikeStatus, nameOf, toHex, toKerberosMinor, toSigned, toUnsigned } from '../../../src/core/code-forms.ts';
import { codeRows } from '../../../src/data/codes/index.ts';

function row(id: string): (typeof codeRows)[number] {
  const found = codeRows.find((r) => r.id === id);
  assert.ok(found, id);
  return found;
}

describe('spellings', () => {
  const cases: readonly (readonly [id: string, forms: readonly string[]])[] = [
    ['sec-e-wrong-principal', ['0x80090322', '80090322', '-2146893022', '2148074274']],
    ['sec-e-algorithm-mismatch', ['0x80090331', '80090331', '-2146893007', '2148074289']],
    ['sec-i-incomplete-credentials', ['0x00090320', '00090320', '0x90320', '590624']],
    ['sec-i-continue-needed-message-ok', ['0x00090366', '00090366', '0x90366', '590694', '0x80090366', '80090366', '-2146892954', '2148074342']],
    ['status-logon-failure', ['0xC000006D', 'C000006D', '-1073741715', '3221225581']],
    ['cert-e-expired', ['0x800B0101', '800B0101', '-2146762495', '2148204801']],
    ['kdc-err-s-principal-unknown', ['0x7', '7', '-1765328377', '2529638919']],
    ['krb-ap-err-skew', ['0x25', '37', '-1765328347', '2529638949']],
    ['krb5-realm-unknown', ['-1765328230', '2529639066']],
    ['error-logon-failure', ['0x52E', '1326', '0x0000052E', '0x8007052E', '-2147023570']],
    ['wsaeconnreset', ['0x2746', '10054', '0x00002746', '0x80072746', '-2147014842']],
    ['spn-return-21c7', ['0x21C7', '8647']],
    ['spn-return-ffffffff', ['0xFFFFFFFF', '-1']],
    ['sql-error-18456', ['18456']],
    ['login-state-11', ['11']],
    ['schannel-event-36888', ['36888']],
    ['schannel-state-10013', ['10013']],
    ['tls-alert-handshake-failure', ['40', '0x28']],
    ['event-kdc-11', ['11']],
    ['ldap-data-52e', ['52e', 'data 52e']],
    ['ldap-data-80090346', ['80090346', 'data 80090346']],
    ['ldap-result-49', ['49', '0x31']],
    ['ldap-00002028', ['00002028', '0x2028', '8232']],
    ['sni-error-26', ['26']],
    ['chain-status-untrusted-root', ['0x20', '32']],
    ['hresult-80131904', ['0x80131904', '80131904', '-2146232060', '2148735236']],
    ['dotnet-sspi-failed', []],
  ];
  for (const [id, forms] of cases) {
    test(`formsOf ${id}`, () => {
      assert.deepEqual(formsOf(row(id)), forms);
    });
  }

  test('every row with a number has spellings, all different; every spelling of 32 bits gives the number back', () => {
    for (const r of codeRows) {
      const forms = formsOf(r);
      assert.equal(forms.length > 0, r.code !== undefined, r.id);
      assert.equal(new Set(forms).size, forms.length, r.id);
      if (r.width !== 32 || r.layer === 'ldap' || r.otherCodes !== undefined) continue;
      for (const form of forms) {
        const value = /^[0-9a-f]{8}$/i.test(form) ? BigInt(`0x${form}`) : BigInt(form);
        assert.equal(BigInt.asUintN(32, value), BigInt(r.code ?? 0), `${r.id} ${form}`);
      }
    }
  });
});

describe('names', () => {
  const cases: readonly (readonly [id: string, name: string])[] = [
    ['sec-e-wrong-principal', 'SEC_E_WRONG_PRINCIPAL'],
    ['event-kdc-11', 'KDC event 11'],
    ['login-state-11', '18456 state 11'],
    ['sql-error-18456', 'SQL Server error 18456'],
    ['schannel-event-36888', 'Schannel event 36888'],
    ['schannel-state-1205', 'Schannel error state 1205'],
    ['tls-alert-unknown-ca', 'TLS alert 48 unknown_ca'],
    ['spn-return-2098', 'Return code 0x2098'],
    ['ldap-data-775', 'data 775'],
    ['chain-status-partial-chain', 'PartialChain'],
  ];
  for (const [id, name] of cases) {
    test(`nameOf ${id}`, () => {
      assert.equal(nameOf(row(id)), name);
    });
  }

  test('names are unique within a layer', () => {
    const names = codeRows.map((r) => `${r.layer} ${nameOf(r)}`);
    assert.deepEqual(names.filter((n, i) => names.indexOf(n) !== i), []);
  });
});

describe('arithmetic', () => {
  test('signed and unsigned are inverse for every 32-bit number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (n) => {
        assert.equal(toSigned(n), Number(BigInt.asIntN(32, BigInt(n))));
        assert.equal(toUnsigned(toSigned(n)), n);
        assert.equal(Number.parseInt(toHex(n, 8), 16), n);
      }),
    );
  });

  test('the minor status of MIT Kerberos is the code minus 1765328384', () => {
    assert.equal(toKerberosMinor(25), -1765328359);
    assert.equal(fromKerberosMinor(-1765328359), 25);
    assert.equal(fromKerberosMinor(2529638919), 7);
    assert.equal(fromKerberosMinor(-1765328385), undefined);
    assert.equal(fromKerberosMinor(-1765328128), undefined);
    assert.equal(fromKerberosMinor(7), undefined);
  });
});

describe('decodeStatus', () => {
  const cases: readonly (readonly [value: number, says: string])[] = [
    [0x80090399, 'failure, facility 9 SSPI (FACILITY_SECURITY), code 0x399'],
    [0x800b0999, 'failure, facility 11 certificates (FACILITY_CERT), code 0x999'],
    [0x80338012, 'failure, facility 51 WinRM (FACILITY_WINRM), code 0x8012'],
    [0x8007052e, 'failure, facility 7 Win32 (FACILITY_WIN32), code 0x52E, Win32 error 1326'],
    [0x00090399, 'success, facility 9 SSPI (FACILITY_SECURITY), code 0x399'],
    [0xc0000999, 'NTSTATUS failure, facility 0 system (FACILITY_NULL), code 0x999'],
    [0x40000999, 'NTSTATUS information, facility 0 system (FACILITY_NULL), code 0x999'],
    [0xd0000022, 'failure, facility 0 general (FACILITY_NULL), code 0x22, NTSTATUS 0xC0000022'],
    [0x87ff0001, 'failure, facility 2047, code 0x1'],
  ];
  for (const [value, says] of cases) {
    test(toHex(value, 8), () => {
      assert.equal(decodeStatus(value).says, says);
    });
  }

  test('every failure code of the tables looks like a status; dates, addresses and masks do not', () => {
    for (const r of codeRows) if (r.width === 32 && (r.code ?? 0) > 0x8000_0000 && r.layer !== 'spn-registration') assert.ok(looksLikeStatus(r.code ?? 0), r.id);
    for (const n of [0, 7, 20251121, 0x40810010, 0xc0a80101, 0xdeadbeef, 0xffffffff, 4155551234, 0xfffffff8]) assert.ok(!looksLikeStatus(n), toHex(n, 8));
  });
});
