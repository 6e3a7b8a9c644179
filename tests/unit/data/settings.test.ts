import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { backupRoots, restarts, schannelSettings, settingGroups } from '../../../src/data/schannel-settings.ts';
import type { Setting } from '../../../src/data/schannel-settings.ts';
import { registryAreas } from '../../../src/data/registry-areas.ts';
import { tlsSources } from '../../../src/data/tls-sources.ts';
import { tlsSuites } from '../../../src/data/tls-suites.ts';
import type { TlsSuite } from '../../../src/data/tls-suites.ts';
import { windowsTls } from '../../../src/data/windows-tls.ts';
import type { WindowsTls } from '../../../src/data/windows-tls.ts';

type Row = readonly [id: string, key: string, name: string, type: string, confidence: string, side: string, policy: string | null];
const reference = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'tls-settings', 'reference.json'), 'utf8')) as {
  readonly rows: readonly Row[];
  readonly leftOut: readonly (readonly [string, string])[];
};
const settings: readonly Setting[] = schannelSettings;
const place = (hive: string, key: string, name: string): string => `${hive}\\${key}\\\\${name}`.toLowerCase();
const byPlace = new Map(settings.map((setting) => [place(setting.hive, setting.key, setting.name), setting]));

test('every row of the reference is in the table, under its key and name, with its type', () => {
  const found = new Set<Setting>();
  for (const [id, path, name, type] of reference.rows) {
    const [hive = '', ...rest] = path.split('\\');
    const setting = byPlace.get(place(hive, rest.join('\\'), name));
    assert.ok(setting, id);
    assert.equal(`${setting.hive}\\${setting.key}`, path, 'with its letter case and its slash');
    assert.deepEqual([setting.name, setting.type], [name, type]);
    found.add(setting);
  }
  assert.deepEqual(settings.filter((setting) => !found.has(setting)).map(({ id }) => id), [], 'and nothing else');
  assert.deepEqual(reference.leftOut.map(([id]) => id), ['suite-cmdlets']);
  assert.equal(new Set(reference.rows.map(([id]) => id)).size + reference.leftOut.length, 101);
});

test('side, confidence and policy are those of the reference', () => {
  for (const [id, path, name, , confidence, side, policy] of reference.rows) {
    const [hive = '', ...rest] = path.split('\\');
    const setting = byPlace.get(place(hive, rest.join('\\'), name));
    assert.equal(setting?.confidence, confidence, id);
    assert.equal(setting?.policy?.replace(/^Security Options > /, ''), policy?.replace(/^Security Options > /, ''), id);
    if (id.startsWith('krb-default')) assert.ok(setting?.controller);
    else assert.equal(setting?.side, side.startsWith('client+server') ? undefined : side.startsWith('server') ? 'server' : 'client', id);
  }
});

test('ids and places are unique; every row says what it needs to', () => {
  assert.equal(new Set(settings.map(({ id }) => id)).size, settings.length);
  assert.equal(byPlace.size, settings.length);
  for (const setting of settings) {
    assert.match(setting.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    assert.ok(Object.hasOwn(settingGroups, setting.group) && Object.hasOwn(restarts, setting.restart), setting.id);
    assert.ok(setting.sources.length > 0 && setting.sources.every((id) => Object.hasOwn(tlsSources, id)), setting.id);
    assert.ok(setting.says && setting.absent && setting.since && setting.cautions.length > 0, setting.id);
    assert.doesNotMatch(setting.key, /^\\|\\$|HKLM|HKEY/);
    assert.ok([setting.says, ...setting.cautions, setting.absent].every((text) => !/!|\b(?:simply|just|easy|easily)\b/i.test(text)), setting.id);
  }
});

test('numbers have meanings or a unit, everything else says what it has to hold', () => {
  for (const { id, type, means, mask, unit, holds } of settings) {
    if (type === 'REG_DWORD') assert.ok((means.length > 0 || unit !== undefined) && holds === undefined, id);
    else assert.ok(means.length === 0 && unit === undefined && holds !== undefined, id);
    assert.equal(new Set(means.map(({ data }) => data)).size, means.length, id);
    assert.ok(means.every(({ data }) => Number.isInteger(data) && data >= 0 && data <= 0xffffffff), id);
    if (mask) assert.ok(means.every(({ data }, i) => means.every((other, k) => i === k || (data & other.data) === 0 || id === 'kerberos-supported-types')), id);
  }
});

test('every group has a setting, every way to restart is used, every key has an export', () => {
  assert.deepEqual(new Set(settings.map(({ group }) => group)), new Set(Object.keys(settingGroups)));
  assert.deepEqual(new Set(settings.map(({ restart }) => restart)), new Set(Object.keys(restarts)));
  for (const { id, hive, key } of settings) {
    assert.ok(backupRoots.some((root) => ('hive' in root ? root.hive : 'HKEY_LOCAL_MACHINE') === hive && `${key}\\`.startsWith(`${root.key}\\`)), id);
  }
  assert.equal(new Set(backupRoots.map(({ file }) => file)).size, backupRoots.length);
  assert.ok(backupRoots.every(({ file }) => /^[a-z0-9-]+$/.test(file)));
});

test('of a long export, the keys of all settings are kept', () => {
  for (const { id, key } of settings) assert.ok(registryAreas.some((area) => `${key.toLowerCase()}\\`.startsWith(`${area}\\`)), id);
});

test('every value with a bitness has its twin', () => {
  const wide = settings.filter(({ bits }) => bits !== undefined);
  assert.equal(wide.length, 10);
  for (const setting of wide) {
    const twin = setting.bits === 64 ? setting.key.replace(/^SOFTWARE\\/, 'SOFTWARE\\WOW6432Node\\') : setting.key.replace('WOW6432Node\\', '');
    assert.ok(settings.some((other) => other.key === twin && other.name === setting.name && other.bits !== setting.bits), setting.id);
  }
});

test('defaults name each Windows version once, and all of them where they name any', () => {
  const all = windowsTls.map(({ id }) => id).sort();
  for (const { id, defaults, type, controller } of settings) {
    assert.ok(defaults.length > 0, id);
    const named = defaults.flatMap(({ on }) => (typeof on === 'string' ? [] : [...on]));
    assert.equal(new Set(named).size, named.length, id);
    if (named.length > 0) assert.deepEqual(controller ? named.filter((one) => one.startsWith('server')).sort() : named.sort(), controller ? all.filter((one) => one.startsWith('server')) : all, id);
    for (const { data, says, missing } of defaults) {
      assert.ok(says.length > 0 && !(missing && data !== undefined), id);
      if (data !== undefined) assert.equal(typeof data === 'number', type === 'REG_DWORD', id);
    }
  }
});

test('defaults of the protocols agree with the table of Windows versions', () => {
  for (const windows of windowsTls as readonly WindowsTls[]) {
    for (const setting of settings) {
      if (setting.protocol === undefined || setting.side === undefined) continue;
      const row = setting.defaults.find(({ on }) => typeof on !== 'string' && on.some((id) => id === windows.id));
      const state = windows.protocols[setting.protocol][setting.side];
      const contested = windows.contested !== undefined && ['TLS 1.0', 'TLS 1.1'].includes(setting.protocol) && /25|24h2/.test(windows.id);
      const label = `${setting.id} ${windows.id}`;
      assert.equal(row?.missing === true, state === 'missing', label);
      if (contested) assert.equal(row?.data, undefined, label);
      else assert.equal(row?.data, state === 'on' ? (setting.name === 'Enabled' ? 1 : 0) : undefined, label);
    }
  }
});

test('defaults of WinHTTP agree with the table of Windows versions', () => {
  const setting = settings.find(({ id }) => id === 'winhttp-defaultsecureprotocols-64');
  for (const windows of windowsTls as readonly WindowsTls[]) {
    const row = setting?.defaults.find(({ on }) => typeof on !== 'string' && on.some((id) => id === windows.id));
    assert.equal(row?.data, windows.winhttp.bits, windows.id);
  }
});

const suites: readonly TlsSuite[] = tlsSuites;
const hits = (id: string, field: 'affects' | 'mayAffect' = 'affects'): string[] => {
  const parts = settings.find((setting) => setting.id === id)?.[field] ?? [];
  return suites.filter((suite) => parts.some((part) => Object.entries(part).every(([of, value]) => suite[of as keyof TlsSuite] === value))).map(({ name }) => name);
};

/** Id of the switch, and what its suites have in their names: the expressions of the reference. */
const switches: readonly (readonly [string, RegExp])[] = [
  ['cipher-aes-128', /AES_128/],
  ['cipher-aes-256', /AES_256/],
  ['cipher-3des', /3DES|EDE3/],
  ['cipher-des', /(?<!3)DES_(?:64_)?CBC/],
  ['cipher-rc4-128', /RC4_128_(?!EXPORT)/],
  ['cipher-rc4-56', /RC4_56/],
  ['cipher-rc4-40', /RC4_40|RC4_128_EXPORT40/],
  ['cipher-null', /WITH_NULL/],
  ['hash-md5', /_MD5$/],
  ['hash-sha', /_SHA$/],
  ['exchange-dh', /_DHE_/],
  ['exchange-ecdh', /_ECDHE_/],
  ['exchange-pkcs', /^TLS_RSA_|^SSL_CK_/],
];

for (const [id, pattern] of switches) {
  test(`the switch ${id} takes the suites that it is for, and no others`, () => {
    assert.deepEqual(hits(id), suites.map(({ name }) => name).filter((name) => pattern.test(name)));
    assert.ok(hits(id).length > 0);
  });
}

test('switches of ciphers that no suite uses take nothing; what nobody documents is left open', () => {
  for (const id of ['cipher-rc4-64', 'cipher-rc2-128', 'cipher-rc2-56', 'cipher-rc2-40']) assert.deepEqual(settings.find((setting) => setting.id === id)?.affects, []);
  for (const id of ['hash-sha256', 'hash-sha384', 'hash-sha512']) {
    const setting = settings.find((one) => one.id === id);
    assert.ok(setting && setting.affects === undefined && setting.handsOff);
  }
  assert.ok(hits('exchange-pkcs', 'mayAffect').some((name) => name.startsWith('TLS_ECDHE_RSA_')));
});

test('historic names are no hardening, and only they are historic', () => {
  for (const { id, group, confidence } of settings) assert.equal(confidence === 'historic', group === 'historic', id);
  assert.equal(settings.filter(({ group }) => group === 'historic').length, 8);
});
