import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EncryptionAccount } from '../../../../src/core/encryption-readiness/account.ts';
import { behavioursOf, type ControllerSwitches, type Switch } from '../../../../src/core/encryption-readiness/controller.ts';
import { forecast } from '../../../../src/core/encryption-readiness/forecast.ts';
import type { AesKeys } from '../../../../src/core/encryption-readiness/keys.ts';
import { remedyFor } from '../../../../src/core/encryption-readiness/remedy.ts';
import { controllerLevels, type ControllerLevel } from '../../../../src/data/rc4-hardening.ts';

const absent: Switch = { state: 'absent', line: 1 };
const set = (value: number): Switch => ({ state: 'set', value, line: 1 });
const switches = (over: Partial<ControllerSwitches> = {}): ControllerSwitches => ({ defaultTypes: absent, phase: absent, policy: absent, ...over });
const account = (types: number | undefined, over: Partial<EncryptionAccount> = {}): EncryptionAccount => ({ name: 'svc-sql05', line: 1, kind: 'user', ...(types === undefined ? {} : { types: { value: types, line: 2 } }), ...over });

test('the setting, the keys and the updates', () => {
  const rows: readonly [number, AesKeys, ControllerLevel, string][] = [
    // Empty: the default of the controller.
    [0, 'likely', 'before', 'rc4'], [0, 'absent', 'before', 'rc4'], [0, 'likely', 'january', 'rc4'],
    [0, 'likely', 'april', 'aes'], [0, 'present', 'july', 'aes'], [0, 'absent', 'april', 'refused'], [0, 'missing', 'july', 'refused'], [0, 'unknown', 'july', 'depends'], [0, 'unknown', 'before', 'rc4'],
    // Explicit: the same in every phase, save for AES without keys.
    [4, 'likely', 'before', 'rc4'], [4, 'likely', 'july', 'rc4'], [4, 'absent', 'july', 'rc4'], [0x24, 'likely', 'july', 'rc4'],
    [24, 'likely', 'before', 'aes'], [24, 'present', 'july', 'aes'], [24, 'absent', 'july', 'refused'], [24, 'missing', 'april', 'refused'], [24, 'absent', 'january', 'depends'], [24, 'unknown', 'july', 'depends'],
    [28, 'likely', 'july', 'aes'], [28, 'absent', 'july', 'rc4'], [28, 'unknown', 'july', 'issued'],
    [3, 'likely', 'july', 'refused'], [0x20, 'likely', 'july', 'unknown'], [0x10000, 'likely', 'july', 'unknown'], [0x7fffffff, 'likely', 'july', 'aes'], [0x80000018, 'likely', 'july', 'aes'],
  ];
  for (const [types, keys, level, ticket] of rows) assert.equal(forecast(account(types), keys, level, switches()).ticket, ticket, `${types} ${keys} ${level}`);
});

test('the switches of the controller, for an empty attribute', () => {
  const rows: readonly [Partial<ControllerSwitches>, AesKeys, ControllerLevel, string][] = [
    [{ phase: set(2) }, 'absent', 'january', 'refused'], [{ phase: set(2) }, 'likely', 'before', 'rc4'],
    [{ phase: set(1) }, 'absent', 'april', 'rc4'], [{ phase: set(0) }, 'likely', 'april', 'rc4'], [{ phase: set(1) }, 'absent', 'july', 'refused'],
    [{ phase: set(7) }, 'absent', 'april', 'depends'],
    [{ defaultTypes: set(0x38) }, 'likely', 'before', 'aes'], [{ defaultTypes: set(0x38) }, 'absent', 'july', 'refused'],
    [{ defaultTypes: set(0x3c) }, 'absent', 'july', 'depends'], [{ defaultTypes: set(0x3c) }, 'likely', 'july', 'aes'], [{ defaultTypes: set(0x27) }, 'likely', 'july', 'issued'], [{ defaultTypes: set(0x27) }, 'absent', 'before', 'rc4'],
    [{ defaultTypes: { state: 'mixed', lines: [1, 2] } }, 'absent', 'july', 'depends'],
    [{ policy: set(0x18) }, 'likely', 'before', 'refused'], [{ policy: set(0x7ffffffc) }, 'likely', 'july', 'aes'],
  ];
  for (const [over, keys, level, ticket] of rows) assert.equal(forecast(account(0), keys, level, switches(over)).ticket, ticket, `${JSON.stringify(over)} ${keys} ${level}`);
});

test('the policy of a controller limits explicit settings too', () => {
  assert.deepEqual(forecast(account(4), 'likely', 'july', switches({ policy: set(0x7ffffff8) })), { ticket: 'refused', because: ['explicit', 'policy'] });
  assert.equal(forecast(account(28), 'absent', 'july', switches({ policy: set(0x18) })).ticket, 'refused');
  assert.equal(forecast(account(24), 'likely', 'july', switches({ policy: set(0x4) })).ticket, 'refused');
});

test('what is not shown is said, never taken for a fault', () => {
  const unsaid = switches({ defaultTypes: { state: 'unsaid' }, phase: { state: 'unsaid' }, policy: { state: 'unsaid' } });
  assert.ok(forecast(account(0), 'likely', 'july', unsaid).because.includes('switches-unsaid'));
  assert.ok(!forecast(account(24), 'likely', 'july', unsaid).because.includes('switches-unsaid'), 'an explicit setting does not hang on them');
  assert.deepEqual(behavioursOf('april', unsaid).taken, ['RC4DefaultDisablementPhase', 'DefaultDomainSupportedEncTypes']);
  assert.deepEqual(behavioursOf('july', unsaid).taken, ['DefaultDomainSupportedEncTypes']);
  assert.deepEqual(forecast(account(undefined), 'absent', 'july', switches()), { ticket: 'unknown', because: ['setting-not-shown'] });
});

test('kinds that are no service accounts', () => {
  assert.equal(forecast(account(0, { kind: 'krbtgt' }), 'unknown', 'july', switches()).ticket, 'unused');
  assert.equal(forecast(account(0, { spns: { value: 0, line: 1, cut: false } }), 'missing', 'july', switches()).ticket, 'unused');
  assert.equal(forecast(account(0, { spns: { value: 0, line: 1, cut: true } }), 'missing', 'july', switches()).ticket, 'refused');
  assert.equal(forecast(account(0, { kind: 'trust' }), 'likely', 'july', switches()).ticket, 'depends');
  assert.equal(forecast(account(24, { desOnly: { value: true, line: 3 } }), 'present', 'july', switches()).ticket, 'refused');
});

const anySwitch: fc.Arbitrary<Switch> = fc.oneof(
  fc.constant<Switch>({ state: 'unsaid' }), fc.constant(absent), fc.constant<Switch>({ state: 'mixed', lines: [1] }), fc.oneof(fc.integer({ min: 0, max: 0x3f }), fc.integer({ min: 0, max: 0xffffffff })).map((v) => set(v >>> 0)),
);
const anyKeys = fc.constantFrom<AesKeys>('present', 'likely', 'unknown', 'missing', 'absent');

test('an empty attribute is neither fine nor broken while the default is not known: it names what it hangs on', () => {
  fc.assert(fc.property(anyKeys, fc.constantFrom(...controllerLevels.map((l) => l.id)), (keys, level) => {
    const { because } = forecast(account(0), keys, level, { defaultTypes: { state: 'unsaid' }, phase: { state: 'unsaid' }, policy: { state: 'unsaid' } });
    assert.ok(because.includes('empty') && because.includes('switches-unsaid'));
  }));
});

test('an account with AES keys and an AES setting keeps its tickets, whatever the switches for others say', () => {
  fc.assert(fc.property(fc.constantFrom<AesKeys>('present', 'likely'), fc.constantFrom(0x8, 0x10, 0x18, 0x1c, 0x1f, 0x38, 0x3c), anySwitch, anySwitch, fc.constantFrom(...controllerLevels.map((l) => l.id)), (keys, types, defaultTypes, phase, level) => {
    assert.equal(forecast(account(types), keys, level, { defaultTypes, phase, policy: absent }).ticket, 'aes');
  }));
});

test('total: any setting, any switches; less knowledge never makes a verdict surer', () => {
  const anyAccount = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom<EncryptionAccount['kind']>('user', 'computer', 'gmsa', 'smsa', 'dmsa', 'trust', 'krbtgt', 'unknown')).map(([types, kind]) => account(types >>> 0, { kind }));
  fc.assert(fc.property(anyAccount, fc.constantFrom(...controllerLevels.map((l) => l.id)), anySwitch, anySwitch, anySwitch, (a, level, defaultTypes, phase, policy) => {
    const known = { defaultTypes, phase, policy };
    const open = forecast(a, 'unknown', level, known).ticket;
    for (const keys of ['present', 'absent'] as const) {
      const sure = forecast(a, keys, level, known).ticket;
      if (open === 'aes' || open === 'rc4' || open === 'refused') assert.equal(sure, open);
      if (open === 'issued') assert.ok(sure !== 'refused' && sure !== 'depends', sure);
      assert.ok(remedyFor(a, keys, forecast(a, keys, 'july', known)).length > 0);
    }
  }));
});

test('keys come before settings: nobody without AES keys is told to set AES first', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 0x3f }), fc.constantFrom<AesKeys>('missing', 'absent', 'unknown'), (types, keys) => {
    assert.notEqual(remedyFor(account(types), keys, forecast(account(types), keys, 'july', switches())), 'set-aes');
  }));
});
