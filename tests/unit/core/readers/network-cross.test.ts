import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { dmExecConnections } from '../../../../src/core/readers/dm-exec-connections.ts';
import { hostsFile } from '../../../../src/core/readers/hosts-file.ts';
import { netTime } from '../../../../src/core/readers/net-time.ts';
import { nltestDsgetdc } from '../../../../src/core/readers/nltest-dsgetdc.ts';
import { nltestSecureChannel } from '../../../../src/core/readers/nltest-secure-channel.ts';
import { nltestTrusts } from '../../../../src/core/readers/nltest-trusts.ts';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { ping } from '../../../../src/core/readers/ping.ts';
import { portqry } from '../../../../src/core/readers/portqry.ts';
import { resolveDnsName } from '../../../../src/core/readers/resolve-dnsname.ts';
import { sqlAliases } from '../../../../src/core/readers/sql-aliases.ts';
import { testComputerSecureChannel } from '../../../../src/core/readers/test-computersecurechannel.ts';
import { testNetConnection } from '../../../../src/core/readers/test-netconnection.ts';
import { timeZone } from '../../../../src/core/readers/time-zone.ts';
import { utcTimes } from '../../../../src/core/readers/utc-times.ts';
import { w32tmStatus } from '../../../../src/core/readers/w32tm-status.ts';
import { w32tmStripchart } from '../../../../src/core/readers/w32tm-stripchart.ts';
import { blocks, fixtures } from './fixtures.ts';

const readers: readonly Reader<unknown>[] = [
  dmExecConnections, hostsFile, netTime, nltestDsgetdc, nltestSecureChannel, nltestTrusts, nslookup, ping, portqry, resolveDnsName, sqlAliases, testComputerSecureChannel,
  testNetConnection, timeZone, utcTimes, w32tmStatus, w32tmStripchart,
];
/** Folders of whole pastes and of other things than pasted text. */
const MIXED = new Set(['diagnose', 'quoting', 'search', 'checks']);
const formats = readdirSync(join(import.meta.dirname, '..', '..', '..', 'fixtures')).filter((f) => !MIXED.has(f));

for (const format of formats) {
  test(`${format}: no reader of another format takes its texts for its own`, () => {
    for (const text of fixtures(format)) {
      for (const reader of readers) if (reader.id !== format) assert.deepEqual(blocks(reader, text).map((b) => [reader.id, b.from, b.to]), []);
    }
  });
}

test('one line of a megabyte costs no time', () => {
  for (const part of ['[', '10.10.1.21 ', 'Name: ', '----- ', 'auth_scheme ', 'DBMSSOCN,', '(NT 5) ']) {
    const text = part.repeat(Math.ceil(1_000_000 / part.length));
    for (const reader of readers) {
      const start = performance.now();
      reader.read({ lines: [{ n: 1, raw: text, text }], undone: [] });
      assert.ok(performance.now() - start < 300, `${reader.id} ${part}`);
    }
  }
});
