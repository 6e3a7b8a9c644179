import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainText } from '../../../../src/core/blocks.ts';
import { effectiveTls, windowsSeen } from '../../../../src/core/schannel/effective.ts';
import type { EffectiveTls } from '../../../../src/core/schannel/effective-model.ts';
import { listOf } from '../../../../src/core/suites/lookup.ts';
import { schannelSettings } from '../../../../src/data/schannel-settings.ts';
import type { Setting } from '../../../../src/data/schannel-settings.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import type { WindowsVersion } from '../../../../src/data/windows-versions.ts';
import { fixtures } from '../readers/fixtures.ts';
import { readingsIn, SCHANNEL } from './effective-texts.ts';

const RUNS = { numRuns: 120, seed: 20261121 };
const settings: readonly Setting[] = schannelSettings;
const versions: readonly WindowsVersion[] = windowsVersions;
const anyVersion = fc.constantFrom(...versions);
const lines = fc.constantFrom(...['reg-export', 'reg-query', 'item-property', 'cipher-suites', 'windows-version'].flatMap((f) => fixtures(f)).flatMap((t) => t.split('\n')));

/** What must hold of any state. */
function assertSound(state: EffectiveTls, version: WindowsVersion, count: number): void {
  assert.equal(state.protocols.length, 12);
  assert.equal(state.settings.length, settings.filter((s) => s.group !== 'protocol').length);
  const on = state.suites.on.map(({ name }) => name);
  const off = state.suites.off.map(({ name }) => name);
  assert.equal(new Set(on).size, on.length, 'a suite is on once');
  assert.ok(on.every((name) => !off.includes(name)), 'no suite is on and off');
  for (const name of listOf(version).on) assert.ok([...on, ...off].some((n) => n.toUpperCase() === name || n.toUpperCase().replace(/_P\d{3}$/, '') === name), `${name} is somewhere`);
  for (const { because } of [...state.protocols, ...state.settings, ...state.suites.off]) {
    assert.notEqual(plainText(because.says), '');
    if (because.line !== undefined) assert.ok(because.line >= 1 && because.line <= count);
  }
  for (const remark of state.remarks) for (const line of remark.lines) assert.ok(line >= 1 && line <= count, remark.id);
}

test('total on any text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(lines, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 40 }), anyVersion, (parts, version) => {
      const text = parts.join('\n');
      const readings = readingsIn(text);
      windowsSeen(readings);
      assertSound(effectiveTls(version, readings), version, text.split(/\r\n|\n|\r/).length);
    }),
    RUNS,
  );
});

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly data: string;
}

const targets = [
  ...settings.map((s) => ({ key: `${s.hive}\\${s.key}`, name: s.name })),
  { key: `${SCHANNEL}\\Protocols\\TLS1.2\\Server`, name: 'Enabled' },
  { key: `${SCHANNEL}\\Ciphers\\RC4 128\\128`, name: 'Enabled' },
];
const data = fc.constantFrom('dword:00000000', 'dword:00000001', 'dword:ffffffff', 'dword:00000800', '"0"', '"TLS_RSA_WITH_AES_128_CBC_SHA,TLS_AES_256_GCM_SHA384"', 'hex:00', '-');
const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(fc.tuple(fc.constantFrom(...targets), data).map(([target, d]) => ({ ...target, data: d })), { maxLength: 25, selector: ({ key, name }) => `${key} ${name}`.toLowerCase() });

function text(all: readonly Entry[], spell: (name: string) => string = (name) => name): string {
  return `Windows Registry Editor Version 5.00\r\n\r\n${all.map(({ key, name, data: d }) => `[${key.replace(/\\.*/, (path) => spell(path))}]\r\n"${spell(name)}"=${d}\r\n\r\n`).join('')}`;
}

/** The state without lines and without names as they were printed. */
function essence(state: EffectiveTls): unknown {
  return {
    protocols: state.protocols.map(({ state: is, because, enabled, disabledByDefault }) => [is, because.says, because.doubt, because.assumed, enabled.state, disabledByDefault.state]),
    suites: [state.suites.from, state.suites.on, state.suites.off.map(({ name, kind }) => [name, kind])],
    curves: state.curves.on,
    settings: state.settings.map(({ means, number, told, because }) => [means, number, told.state, because.says, because.assumed]),
    remarks: state.remarks.map(({ id, verdict }) => `${id} ${verdict}`).sort(),
  };
}

test('the order of keys and the case of letters do not matter', () => {
  fc.assert(
    fc.property(entries, anyVersion, fc.boolean(), (all, version, up) => {
      const spell = (name: string): string => (up ? name.toUpperCase() : name.toLowerCase());
      const straight = essence(effectiveTls(version, readingsIn(text(all))));
      assert.deepEqual(essence(effectiveTls(version, readingsIn(text([...all].reverse())))), straight);
      assert.deepEqual(essence(effectiveTls(version, readingsIn(text(all, spell)))), straight);
    }),
    RUNS,
  );
});

test('a key that has nothing to do with TLS changes nothing', () => {
  const unrelated = fc.record({ key: fc.constantFrom('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSSQLSERVER', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Corp\\SCHANNEL', 'HKEY_USERS\\.DEFAULT\\Software\\X'), name: fc.constantFrom('Enabled', 'DisabledByDefault', 'Functions'), data });
  fc.assert(
    fc.property(entries, unrelated, anyVersion, fc.nat({ max: 25 }), (all, other, version, at) => {
      fc.pre(other.data !== '-' && all.length > 0);
      const more = [...all.slice(0, at), other, ...all.slice(at)];
      assert.deepEqual(essence(effectiveTls(version, readingsIn(text(more)))), essence(effectiveTls(version, readingsIn(text(all)))));
    }),
    RUNS,
  );
});

test('reg.exe and a .reg file say the same of the same values', () => {
  const dwords = entries.map((all) => all.filter(({ data: d }) => d.startsWith('dword:')));
  fc.assert(
    fc.property(dwords, anyVersion, (all, version) => {
      const query = all.map(({ key, name, data: d }) => `${key}\n    ${name}    REG_DWORD    0x${Number.parseInt(d.slice(6), 16).toString(16)}\n`).join('\n');
      const numbers = (state: EffectiveTls): unknown => [state.protocols.map((p) => p.state), state.settings.map((s) => s.number), state.suites.on];
      assert.deepEqual(numbers(effectiveTls(version, readingsIn(query))), numbers(effectiveTls(version, readingsIn(text(all)))));
    }),
    RUNS,
  );
});
