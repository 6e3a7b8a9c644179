import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meaningOf, unsafeToSet, valuesFor } from '../../../../src/core/schannel/protocols.ts';
import type { ProtocolState, ProtocolValues } from '../../../../src/core/schannel/protocols.ts';
import { windowsTls } from '../../../../src/data/windows-tls.ts';
import type { WindowsTls } from '../../../../src/data/windows-tls.ts';

const ALL = 0xffffffff;
const truth: readonly (readonly [ProtocolValues, ProtocolState, 'doubt'?])[] = [
  [{ enabled: 0, disabledByDefault: 0 }, 'off'],
  [{ enabled: 0, disabledByDefault: 1 }, 'off'],
  [{ enabled: 0 }, 'off'],
  [{ enabled: 1, disabledByDefault: 0 }, 'on'],
  [{ enabled: ALL, disabledByDefault: 0 }, 'on'],
  [{ enabled: 1 }, 'on', 'doubt'],
  [{ enabled: ALL }, 'on', 'doubt'],
  [{ enabled: 1, disabledByDefault: 1 }, 'on-request'],
  [{ enabled: 1, disabledByDefault: ALL }, 'on-request'],
  [{ disabledByDefault: 1 }, 'on-request'],
  [{ disabledByDefault: 0 }, 'on', 'doubt'],
  [{}, 'windows-default'],
];

for (const [values, state, doubt] of truth) {
  test(`Enabled ${values.enabled ?? 'absent'}, DisabledByDefault ${values.disabledByDefault ?? 'absent'}: ${state}`, () => {
    const meaning = meaningOf(values);
    assert.equal(meaning.state, state);
    assert.equal(meaning.doubt !== undefined, doubt === 'doubt');
    assert.equal(meaningOf(values, false).state, 'no-effect');
  });
}

test('a state that is written reads as itself, with both values and never 0xffffffff', () => {
  for (const state of ['on', 'off', 'on-request'] as const) {
    const values = valuesFor(state);
    assert.equal(meaningOf(values).state, state);
    assert.deepEqual(Object.keys(values), ['enabled', 'disabledByDefault']);
    assert.ok([values.enabled, values.disabledByDefault].every((value) => value === 0 || value === 1));
  }
});

test('Enabled 0 beats everything', () => {
  fc.assert(fc.property(fc.option(fc.integer({ min: 0, max: ALL }), { nil: undefined }), (disabledByDefault) => meaningOf({ enabled: 0, ...(disabledByDefault === undefined ? {} : { disabledByDefault }) }).state === 'off'));
});

const system = (id: string): WindowsTls => {
  const found = windowsTls.find((row) => row.id === id);
  assert.ok(found);
  return found;
};

test('TLS 1.3 is unsafe to set before Windows 11 and Server 2022, in every state', () => {
  for (const id of ['server-2019', 'server-2016', 'server-2012-r2', 'server-2012', 'server-2008-r2', 'windows-10', 'windows-8-1', 'windows-7']) {
    for (const state of ['on', 'off', 'on-request'] as const) assert.match(unsafeToSet('TLS 1.3', state, system(id)) ?? '', /no safe configuration/);
  }
  for (const id of ['server-2022', 'server-2025', 'windows-11', 'windows-11-24h2']) assert.equal(unsafeToSet('TLS 1.3', 'on', system(id)), undefined);
});

test('SSL 2.0 may be switched off everywhere, but not on where it is gone', () => {
  assert.equal(unsafeToSet('SSL 2.0', 'off', system('server-2022')), undefined);
  assert.match(unsafeToSet('SSL 2.0', 'on', system('server-2022')) ?? '', /does not have SSL 2\.0/);
  assert.equal(unsafeToSet('SSL 2.0', 'on', system('server-2012-r2')), undefined);
});
