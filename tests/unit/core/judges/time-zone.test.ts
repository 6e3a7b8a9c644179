import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneHarm } from '../../../../src/core/judges/time-zone.ts';
import { netTime } from '../../../../src/core/readers/net-time.ts';
import { timeZone } from '../../../../src/core/readers/time-zone.ts';
import { utcTimes } from '../../../../src/core/readers/utc-times.ts';
import { w32tmStripchart } from '../../../../src/core/readers/w32tm-stripchart.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [timeZone, w32tmStripchart, utcTimes, netTime];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['time-zone/get-timezone.txt', ['open zone-alone 4']],
  ['time-zone/timedatectl.txt', ['open zone-alone 5']],
  ['time-zone/tzutil.txt', ['open zone-alone 2']],
  ['time-zone/utc.txt', ['open zone-alone 2']],
];

for (const [name, expected] of cases) test(`time-zone: ${name}`, () => assert.deepEqual(judgeText(timeZoneHarm, readers, fixture(name)).map(brief), expected));

const zone = 'C:\\>tzutil /g\nW. Europe Standard Time\n';
const more: readonly (readonly [string, string, readonly string[]])[] = [
  ['UTC agrees, so the zone does no harm', `${zone}10:20:00, +00.0206779s`, ['fine zone-harmless 2,3']],
  ['a clock that was moved to fit the zone', `${zone}10:20:00, -3600.2206779s`, ['problem zone-and-clock [kerb-clock-skew] 2,3']],
  ['off, and not by half hours', `${zone}10:20:00, -412.5510422s`, ['open zone-not-the-cause 2,3']],
  ['two machines, two zones', `${zone}C:\\>tzutil /g\nEastern Standard Time`, ['open zones-differ 2,4']],
  ['no zone, no judgement', '10:20:00, -3600.2206779s', []],
];

for (const [name, text, expected] of more) test(`time-zone: ${name}`, () => assert.deepEqual(judgeText(timeZoneHarm, readers, text).map(brief), expected));
