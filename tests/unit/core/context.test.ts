import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromFragment, sanitise, setVariable, show, toFragment, variableNames, type Context } from '../../../src/core/context.ts';
import { contextVariables, type ContextName } from '../../../src/data/context.ts';

const shown: [string, Context, Parameters<typeof show>[1], string, ContextName[]][] = [
  ['nothing set: the example', {}, 'server', 'sql05', ['server']],
  ['nothing set: a full name from two examples', {}, 'fqdn', 'sql05.corp.example', ['server', 'domain']],
  ['a short server is completed by the domain', { server: 'db1', domain: 'contoso.test' }, 'fqdn', 'db1.contoso.test', []],
  ['a short server alone rests on the example domain', { server: 'db1' }, 'fqdn', 'db1.corp.example', ['domain']],
  ['a full server needs no domain', { server: 'db1.contoso.test' }, 'fqdn', 'db1.contoso.test', []],
  ['a domain controller is completed', { dc: 'dc7', domain: 'contoso.test' }, 'dc', 'dc7.contoso.test', []],
  ['a listener is completed', { listener: 'ag1', domain: 'contoso.test' }, 'listener', 'ag1.contoso.test', []],
  ['realm is the domain in capitals', { domain: 'contoso.test' }, 'realm', 'CONTOSO.TEST', []],
  ['NetBIOS domain from the account', { account: 'CONTOSO\\svc' }, 'netbios', 'CONTOSO', []],
  ['NetBIOS domain from the DNS domain when the account has none', { account: 'svc', domain: 'contoso.test' }, 'netbios', 'CONTOSO', []],
  ['account name without domain', { account: 'CONTOSO\\gmsa$' }, 'sam', 'gmsa$', []],
  ['account name of a user principal name', { account: 'svc@contoso.test' }, 'sam', 'svc', []],
];

for (const [name, context, variable, text, examples] of shown) {
  test(`show: ${name}`, () => assert.deepEqual(show(context, variable), { text, examples }));
}

const refused: [ContextName, string][] = [
  ['server', 'ag sales'],
  ['server', 'sql05;whoami'],
  ['server', 'sql05\\SALES'],
  ['server', '</script>'],
  ['instance', 'SA LES'],
  ['instance', '_X'],
  ['port', '0'],
  ['port', '65536'],
  ['port', '1433 & calc'],
  ['port', '１４３３'],
  ['domain', 'corp..example'],
  ['account', "CORP\\o'brien"],
  ['account', 'CORP\\svc sql'],
  ['account', 'CORP\\svc$(calc)'],
  ['account', 'a'.repeat(10_000)],
  ['dc', 'dc01‮'],
];

for (const [name, value] of refused) {
  test(`set: ${name} refuses ${JSON.stringify(value.slice(0, 30))}`, () => {
    const result = setVariable({}, name, value);
    assert.ok('refusal' in result, JSON.stringify(result));
    assert.ok(result.refusal.reason.length > 3 && result.refusal.allows.length > 10 && result.refusal.rule.includes('-'));
    assert.ok(result.refusal.given.length < 100);
  });
}

test('set: an empty value clears the variable', () => assert.deepEqual(setVariable({ port: '1433', server: 'a' }, 'port', '  '), { context: { server: 'a' } }));

test('sanitise keeps what the rules allow and names the rest', () => {
  assert.deepEqual(sanitise({ server: 'sql05', port: 'x', domain: 7, nonsense: 'y' }), { context: { server: 'sql05' }, refused: ['port'] });
});

test('fragment: writes and reads the same values, and leaves an anchor alone', () => {
  const context: Context = { server: 'sql05', account: 'CORP\\svc-sql05', port: '1433' };
  const read = fromFragment(`fix&${toFragment(context)}`);
  assert.deepEqual(read, { context, refused: [], rest: 'fix' });
});

test('fragment: any text is read without an exception and gives only allowed values', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...contextVariables.map((v) => v.name)), (text, name) => {
      const { context } = fromFragment(`ctx.${name}=${text}&ctx.server=%`);
      assert.deepEqual(sanitise(context).context, context);
    }),
  );
});

test('property: no value that is accepted has a character with a meaning in a shell', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'ab1.-_\\@$ \'"&|<>^%!;`()\n\t\u202e\u2019{}'.split('')), maxLength: 12 });
  fc.assert(
    fc.property(hostile, fc.constantFrom(...contextVariables.map((v) => v.name)), (text, name) => {
      const result = setVariable({}, name, text);
      if (!('context' in result)) return;
      const value = result.context[name] ?? '';
      assert.doesNotMatch(value, /[^A-Za-z0-9._$@\\-]/);
      for (const variable of variableNames) assert.doesNotMatch(show(result.context, variable).text, /[^A-Za-z0-9._$@\\-]/);
    }),
    { numRuns: 2000 },
  );
});
