import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distinguishedName, dnDomain, dnParts } from '../../../src/core/dn-names.ts';
import { ldapDnValue } from '../../../src/core/quoting.ts';
import { word } from '../../../src/core/setspn-words.ts';
import { textOf } from '../../../src/core/blocks.ts';
import { readCmdArgument, readDn } from './quoting-readers.ts';

const allowed: readonly (readonly [string, string])[] = [
  ['CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example', 'corp.example'],
  ['cn=svc-sql05,dc=corp,dc=example', 'corp.example'],
  ["CN=o'brien (SQL) & Co,OU=R&D,DC=corp,DC=example", 'corp.example'],
  ['CN=Smith\\, Ann,OU=Users,DC=corp,DC=example', 'corp.example'],
  ['CN=a\\,DC=b,OU=x,DC=corp,DC=example', 'corp.example'],
  ['CN=a\\\\b\\+c\\;d\\=e,DC=corp', 'corp'],
  ['CN=\\#x\\20,DC=corp,DC=example', 'corp.example'],
  ['CN=gmsa-sql,CN=Managed Service Accounts,DC=emea,DC=corp,DC=example', 'emea.corp.example'],
  ['CN=Müller,DC=corp,DC=example', 'corp.example'],
];

for (const [dn, domain] of allowed) {
  test(`distinguished name allowed: ${dn}`, () => {
    assert.equal(distinguishedName.refuses(dn), undefined);
    assert.equal(dnDomain(dn), domain);
    assert.equal(readCmdArgument(textOf([word(dn)]), 'prompt'), dn);
  });
}

const refused: readonly (readonly [string, RegExp])[] = [
  ['CORP\\svc-sql05', /equals sign/],
  ['svc-sql05', /equals sign/],
  ['CN=svc-sql05', /DC= parts/],
  ['CN=svc-sql05,OU=x', /DC= parts/],
  ['OU=Service Accounts,DC=corp,DC=example', /does not start with CN=/],
  ['DC=corp,DC=example', /does not start with CN=/],
  ['CN=a,DC=corp,OU=x,DC=example', /another part behind DC=/],
  ['CN=a, OU=b,DC=corp', /blank beside a comma/],
  ['CN=a ,DC=corp', /blank before a comma/],
  ['CN= a,DC=corp', /blank behind an equals sign/],
  ['CN=Smith, Ann,DC=corp', /equals sign; a comma inside a name/],
  ['CN=,DC=corp', /without a value/],
  ['CN=a,,DC=corp', /comma with nothing/],
  ['CN=a,DC=corp,', /comma with nothing/],
  ['CN=#a,DC=corp', /number sign/],
  ['CN=a+UID=b,DC=corp', /plus sign/],
  ['CN=a;DC=corp', /semicolon/],
  ['CN=a\\z,DC=corp', /backslash that escapes nothing/],
  ['CN=a,DC=corp\\', /backslash that escapes nothing/],
  ['CN=a,DC=-corp', /domain that has a label that starts with a hyphen/],
  ['CN=a,DC=co rp', /domain that has a blank/],
  ['"CN=a,DC=corp"', /double quotation mark/],
  ['CN=100%,DC=corp', /percent sign/],
  ['CN=a!,DC=corp', /exclamation mark/],
  ['CN=a\u200b,DC=corp', /invisible character/],
  ['CN=\u02baa,DC=corp', /U\+02BA/],
  ['CN=a\u2019b,DC=corp', /typographic quotation mark/],
  ['CN=a<b,DC=corp', /less-than/],
  ['CN=a\nb,DC=corp', /line break/],
  [`CN=${'a'.repeat(2000)},DC=corp`, /longer than 1000/],
];

for (const [dn, reason] of refused) {
  test(`distinguished name refused: ${dn.slice(0, 60)}`, () => assert.match(distinguishedName.refuses(dn) ?? '', reason));
}

test('values that the writer escapes are read back, or the name is refused', () => {
  let taken = 0;
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'abÄ ,+;=#\\/\'"<>%&().-_$@\u2019'), minLength: 1, maxLength: 10 }), (name) => {
    const quoted = ldapDnValue(name);
    assert.ok(quoted.ok);
    const dn = `CN=${quoted.text},OU=x,DC=corp,DC=example`;
    if (distinguishedName.refuses(dn) !== undefined) {
      assert.match(name, /["<>%\u2019]/u);
      return;
    }
    taken += 1;
    const parts = dnParts(dn);
    assert.ok(typeof parts !== 'string');
    assert.deepEqual([parts.length, readDn(parts[0]?.value ?? '')], [4, name]);
    assert.equal(readCmdArgument(textOf([word(dn)]), 'prompt'), dn);
  }), { numRuns: 500 });
  assert.ok(taken > 50);
});

test('any text gets an answer, and what is allowed has its parts', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'CNOUD=,\\ #+;a.\u0000é"'), maxLength: 30 }), (value) => {
    if (distinguishedName.refuses(value) === undefined) assert.ok(dnDomain(value).length > 0);
    else assert.equal(typeof dnDomain(value), 'string');
  }), { numRuns: 500 });
});
