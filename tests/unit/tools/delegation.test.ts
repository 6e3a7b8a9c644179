import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText, textOf } from '../../../src/core/blocks.ts';
import { delegation } from '../../../src/tools/delegation.ts';
import type { Values } from '../../../src/tools/tool.ts';
import { assertSafeForAnyInput, findings } from './planner-output.ts';

const [example] = delegation.examples;

test('the first example says what is missing and what to do', () => {
  const output = delegation.run(example.values);
  assert.deepEqual([output.errors, output.leftOut], [{}, []]);
  assert.deepEqual(findings(output), ['problem no-delegation', 'fine user-allowed', 'fine front-spn', 'fine back-spn-1']);
  const ids = output.blocks.map((b) => b.id);
  for (const id of ['exchange', 'choices', 'read-settings', 'allow-at-back', 'add-targets', 'self-mapping', 'wait-note', 'first-hop', 'through-link']) assert.ok(ids.includes(id), id);
});

test('the other examples', () => {
  const said = delegation.examples.slice(1).map((e) => findings(delegation.run(e.values))[0]);
  assert.deepEqual(said, ['problem list-lacks-spn', 'open user-not-shown', 'problem user-protected', 'open user-not-shown']);
});

test('its own command prints what it reads', () => {
  const run = delegation.run({ ...example.values, paste: '' }).blocks.find((b) => b.id === 'read-settings');
  assert.ok(run?.kind === 'command');
  const asked = textOf(run.lines);
  for (const property of ['TrustedForDelegation', 'TrustedToAuthForDelegation', 'msDS-AllowedToDelegateTo', 'PrincipalsAllowedToDelegateToAccount', 'AccountNotDelegated', 'MemberOf', 'ServicePrincipalNames']) assert.ok(asked.includes(property), property);
});

test('what is refused or missing is said, the rest is complete', () => {
  const local = delegation.run({ ...example.values, frontAccount: '.\\sqlsvc' });
  assert.match(local.errors['frontAccount']?.reason ?? '', /no object in Active Directory/);
  assert.ok(local.blocks.some((b) => b.id === 'back-spn-1'));
  const upn = delegation.run({ ...example.values, backAccount: 'svc-sql06@corp.example' });
  assert.match(upn.errors['backAccount']?.reason ?? '', /user principal name/);
  assert.deepEqual(delegation.run({}).blocks, []);
  assert.ok(delegation.run({}).leftOut.length >= 3);
  assert.match(plainText([delegation.run({ ...example.values, backs: 'sql06;x' }).errors['backs']?.reason ?? '']), /neither an SPN nor a server/);
});

test('no example of a good plan gives the same command twice, and all plates differ', () => {
  for (const { values } of delegation.examples) {
    const titles = delegation.run(values).blocks.flatMap((b) => (b.kind === 'command' ? [b.title] : []));
    assert.equal(new Set(titles).size, titles.length, titles.join(' | '));
  }
});

test('sound and safe for any input', () => assertSafeForAnyInput(delegation));

test('total for any paste, and lines of evidence lie in it', () => {
  const shards = String(example.values['paste']).split('\n');
  fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...shards), fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 25 }), (lines) => {
    const values: Values = { ...example.values, paste: lines.join('\n') };
    const count = lines.join('\n').split(/\r\n|\n|\r/).length;
    for (const b of delegation.run(values).blocks) if (b.kind === 'finding') for (const e of b.evidence) assert.ok(Number(e.at.slice(5)) <= count, e.at);
  }), { numRuns: 100 });
});
