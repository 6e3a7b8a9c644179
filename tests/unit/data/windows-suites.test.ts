import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { suiteOf } from '../../../src/core/suites/lookup.ts';
import { suiteRows } from '../../../src/core/suites/rows.ts';
import { tlsSuites } from '../../../src/data/tls-suites.ts';
import { pskNotStrong, pskSuites, suiteLists } from '../../../src/data/windows-suites.ts';
import { protocolNames, windowsTls } from '../../../src/data/windows-tls.ts';
import type { WindowsTls } from '../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../src/data/windows-versions.ts';
import type { WindowsVersion } from '../../../src/data/windows-versions.ts';

/** The tables of the reference, row for row: the columns are named in the first line of each file. */
const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'tls-suites');
const HEAD = '# order\tname\ton by default\tonly on request\tused by default\tallowed with SCH_USE_STRONG_CRYPTO\tversions';

function table(name: string): { head: string; rows: string[][] } {
  const [head = '', ...lines] = readFileSync(join(folder, name), 'utf8').replace(/\n$/, '').split('\n');
  return { head, rows: lines.map((l) => l.split('\t')) };
}

/** Ids of the reference and the versions here that they stand for. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  'vista-2008': ['server-2008'],
  'server2008-sp2': ['server-2008-sp2'],
  'win7-2008r2': ['windows-7', 'server-2008-r2'],
  'win8-2012': ['windows-8', 'server-2012'],
  'win81-2012r2': ['windows-8-1', 'server-2012-r2'],
  'win10-1507': ['windows-10-1507'],
  'win10-1511': ['windows-10-1511'],
  'win10-1607-2016': ['windows-10-1607', 'server-2016'],
  'win10-1703': ['windows-10-1703'],
  'win10-1709': ['windows-10-1709'],
  'win10-1803': ['windows-10-1803'],
  'win10-1809-2019': ['windows-10-1809', 'server-2019'],
  'win10-1903': ['windows-10-1903'],
  'win10-1909': ['windows-10-1909'],
  'win10-2004': ['windows-10-2004'],
  'win10-20h2': ['windows-10-20h2'],
  'win10-21h1': ['windows-10-21h1'],
  'win10-21h2': ['windows-10-21h2'],
  'win10-22h2': ['windows-10-22h2'],
  server2022: ['server-2022'],
  'server-23h2': ['server-23h2'],
  'win11-21h2': ['windows-11-21h2'],
  'win11-22h2': ['windows-11-22h2'],
  'win11-23h2': ['windows-11-23h2'],
  'win11-24h2': ['windows-11-24h2'],
  server2025: ['server-2025'],
};

const versions: readonly WindowsVersion[] = windowsVersions;
const reference = table('versions.tsv').rows;

function version(id: string): WindowsVersion {
  const found = versions.find((v) => v.id === id);
  assert.ok(found, `no version ${id}`);
  return found;
}

test('every version of the reference is here, and every version here is in the reference', () => {
  assert.deepEqual(reference.map((r) => r[0]), Object.keys(VERSIONS));
  assert.equal(reference.length, 26);
  assert.deepEqual(Object.values(VERSIONS).flat().sort(), versions.map((v) => v.id).sort());
});

test('each list is a file of the reference, and each file is a list', () => {
  const files = readdirSync(folder).filter((f) => f !== 'versions.tsv').map((f) => f.replace(/\.tsv$/, ''));
  assert.deepEqual(files.sort(), suiteLists.map((l) => l.id as string).sort());
});

for (const [id, list = '', protocols = '', curves = ''] of reference) {
  for (const name of VERSIONS[id ?? ''] ?? []) {
    test(`${name}: suites, flags, versions, order`, () => {
      const v = version(name);
      assert.equal(v.suites, list);
      const { head, rows } = table(`${v.suites}.tsv`);
      assert.equal(head, HEAD);
      const published = suiteLists.find((l) => l.id === v.suites)?.versionsPublished;
      const strongSaid = suiteLists.find((l) => l.id === v.suites)?.notStrong !== undefined;
      const ours = suiteRows(v).map(({ order, name: suite, suite: facts, state, strong }) => {
        const psk = state === 'psk';
        const before = suiteRows(v).filter((r) => r.state !== 'psk').length;
        return [
          psk ? `psk ${order - before}` : String(order),
          suite,
          state === 'on' || state === 'on-request' ? 'yes' : 'no',
          state === 'on-request' || state === 'off-on-request' || psk ? 'yes' : 'no',
          state === 'on' ? 'yes' : 'no',
          strong === undefined ? '-' : strong ? 'yes' : 'no',
          !published && state === 'off' ? '' : [...facts.versions].reverse().join(', '),
        ];
      });
      assert.equal(ours.length, rows.length, 'number of rows');
      for (const [i, row] of rows.entries()) assert.deepEqual(ours[i], row, `row ${i + 1}`);
      assert.ok(published !== undefined && rows.length > 20);
      assert.equal(strongSaid, !rows.some((r) => r[5] === '-'));
    });

    test(`${name}: protocols and curves`, () => {
      const v = version(name);
      const tls = (windowsTls as readonly WindowsTls[]).find((t) => t.id === v.tls);
      assert.ok(tls);
      assert.equal(protocolNames.map((p) => `${tls.protocols[p].client}/${tls.protocols[p].server}`).join(', '), protocols);
      assert.equal(tls.kind, v.kind);
      if (v.curves === 'suffix') {
        const on = new Set(suiteRows(v).filter((r) => r.state === 'on').flatMap((r) => (r.curve === undefined ? [] : [r.curve])));
        // The list of Vista has P521 on as well, against the summary of the reference.
        const expected = v.suites === 'vista' ? 'P256, P384, P521' : curves;
        assert.equal([...on].sort().join(', '), expected);
      } else assert.equal(v.curves.join(', ').toLowerCase(), curves.toLowerCase());
    });
  }
}

test('suites with a pre-shared key stand in the order of the pages', () => {
  const { rows } = table('server-2022.tsv');
  assert.deepEqual(rows.filter((r) => r[0]?.startsWith('psk')).map((r) => r[1]), [...pskSuites]);
});

test('the names of the lists are those of the table of suites, each once', () => {
  const names = suiteLists.flatMap((l) => [...l.on, ...l.onRequest, ...l.off] as readonly string[]);
  for (const name of names) assert.ok(suiteOf(name), name);
  for (const l of suiteLists) {
    const all: readonly string[] = [...l.on, ...l.onRequest, ...l.off];
    assert.equal(new Set(all).size, all.length, l.id);
    for (const name of l.offOnRequest as readonly string[]) assert.ok((l.off as readonly string[]).includes(name), `${l.id} ${name}`);
    for (const name of (l.notStrong ?? []) as readonly string[]) assert.ok(all.includes(name), `${l.id} ${name}`);
  }
  for (const name of pskNotStrong) assert.ok(pskSuites.includes(name), name);
  const used = new Set([...names, ...pskSuites].map((n) => suiteOf(n)?.suite.name));
  assert.deepEqual(tlsSuites.filter((s) => !used.has(s.name)).map((s) => s.name), []);
  assert.equal(new Set(tlsSuites.map((s) => s.name)).size, tlsSuites.length);
});

test('parts of a suite agree with its name', () => {
  for (const s of tlsSuites) {
    if (s.exchange === 'ECDHE' || s.exchange === 'DHE') assert.ok(s.name.includes(`_${s.exchange}_`) && s.forwardSecrecy, s.name);
    if (s.exchange === 'RSA' || s.exchange === 'PSK') assert.equal(s.forwardSecrecy, false, s.name);
    if (s.cipher.endsWith('CBC') || s.cipher.startsWith('RC4') || s.cipher === 'NULL' || !s.forwardSecrecy) assert.equal(s.http2, false, s.name);
    if (s.mac === 'AEAD' && s.forwardSecrecy) assert.equal(s.http2, true, s.name);
    if (s.mac === 'AEAD' || s.mac === 'SHA256' || s.mac === 'SHA384') assert.ok(s.versions.every((v) => v === 'TLS 1.2' || v === 'TLS 1.3'), s.name);
  }
});
