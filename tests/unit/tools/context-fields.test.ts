import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show, variableNames } from '../../../src/core/context.ts';
import { pieces } from '../../../src/core/template.ts';
import { tools } from '../../../src/tools/index.ts';

/** What a field holds once the reader has set every value of the strip to its example. */
function filled(context: string): string {
  if (context.includes('{{')) return pieces(context).map((p) => p.text).join('');
  const name = variableNames.find((v) => v === context);
  assert.ok(name, `no variable ${context}`);
  return show({}, name).text;
}

for (const tool of tools) {
  const withContext = tool.fields.filter((f) => f.context !== undefined);
  if (withContext.length === 0) continue;
  const texts = Object.fromEntries(withContext.map((f) => [f.id, filled(f.context ?? '')]));
  // Each choice decides which of the fields are read.
  const choices = tool.fields.filter((f) => f.kind === 'choice' || f.kind === 'select').flatMap((f) => (f.options ?? []).map((o) => [f.id, o.value] as const));
  test(`${tool.id} refuses none of the reader's values that it fills in by itself: ${withContext.map((f) => f.id).join(', ')}`, () => {
    const start = Object.fromEntries(tool.fields.map((f) => [f.id, f.initial]));
    const refused = choices.flatMap(([id, value]) => {
      const { errors } = tool.run({ ...start, ...texts, [id]: value });
      return Object.keys(errors).filter((field) => field in texts).map((field) => `${id}=${value}: ${field} ${texts[field]} ${errors[field]?.reason}`);
    });
    assert.deepEqual(refused, []);
  });
}

test('the tools for SPNs open with the names of the reader', () => {
  const contexts = (id: string) => Object.fromEntries(tools.find((t) => t.id === id)?.fields.flatMap((f) => (f.context === undefined ? [] : [[f.id, f.context]])) ?? []);
  assert.deepEqual(contexts('setspn'), { spns: 'MSSQLSvc/{{fqdn}}:{{port}}', account: 'account', target: 'domain' });
  assert.deepEqual(contexts('spn-audit'), { services: '{{fqdn}},{{port}} = {{account}}' });
  assert.deepEqual(contexts('outcome'), { server: 'server', domain: 'domain', port: 'port', account: 'account' });
  assert.deepEqual(contexts('delegation'), { frontHost: 'server', frontAccount: 'account', frontDomain: 'domain' });
});
