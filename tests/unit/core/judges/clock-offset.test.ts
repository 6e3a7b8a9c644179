import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOffset } from '../../../../src/core/judges/clock-offset.ts';
import { netTime } from '../../../../src/core/readers/net-time.ts';
import { utcTimes } from '../../../../src/core/readers/utc-times.ts';
import { w32tmStripchart } from '../../../../src/core/readers/w32tm-stripchart.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief, words } from './judged.ts';

const readers = [w32tmStripchart, utcTimes, netTime];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['w32tm-stripchart/comma-crlf.txt', ['problem clock-jumps [kerb-clock-skew] 4,5']],
  ['w32tm-stripchart/dataonly-fine.txt', ['fine clock-agrees 9']],
  ['w32tm-stripchart/german-no-answer.txt', ['open clock-not-measured 5']],
  ['w32tm-stripchart/graphic-skew.txt', ['problem clock-skew [kerb-clock-skew] 5']],
  ['w32tm-stripchart/name-unknown.txt', ['open clock-host-unknown 2']],
  ['w32tm-stripchart/two-blocks-quoted-cut.txt', ['fine clock-agrees 8', 'problem clock-off-by-hours [kerb-clock-skew] 13']],
  ['utc-times/bare.txt', ['fine clock-agrees 1,2']],
  ['utc-times/pair.txt', ['problem clock-skew [kerb-clock-skew] 2,4']],
  ['net-time/denied.txt', ['open clock-one-side 2']],
  ['net-time/english-two-clocks.txt', ['problem clock-skew [kerb-clock-skew] 2,5']],
  ['net-time/german-alone.txt', ['open clock-one-side 2']],
  ['net-time/two-hosts-zones.txt', ['fine clock-agrees 1,6']],
];

for (const [name, expected] of cases) test(`clock-offset: ${name}`, () => assert.deepEqual(judgeText(clockOffset, readers, fixture(name)).map(brief), expected));

const sample = (...offsets: readonly string[]): string => offsets.map((o, i) => `10:20:0${i}, ${o}`).join('\n');

/** What was pasted, and what follows. */
const more: readonly (readonly [string, string, readonly string[]])[] = [
  ['exactly five minutes is allowed', sample('+300.0000000s'), ['fine clock-drifts 1']],
  ['a hair more is not', sample('+300.0000001s'), ['problem clock-skew [kerb-clock-skew] 1']],
  ['the farthest sample counts, whatever its sign', sample('+301.0s', '-302.0s', '+300.5s'), ['problem clock-jumps [kerb-clock-skew] 1,2']],
  ['one minute is fine and worth a word', sample('-061.0000000s'), ['fine clock-drifts 1']],
  ['a zone of half an hour', sample('+1799.2000000s'), ['problem clock-off-by-hours [kerb-clock-skew] 1']],
  ['no zone: 40 minutes', sample('+2400.0000000s'), ['problem clock-skew [kerb-clock-skew] 1']],
  ['a jump below the limit', sample('+00.1s', '+90.1s'), ['problem clock-jumps [kerb-clock-skew] 1,2']],
  ['a sample that was cut off is not judged', '10:25:14, -412.5510', []],
  ['UTC, too near to tell', '20251121092000\n20251121092510.0Z', ['open clock-near-the-limit 1,2']],
  ['the controller first', '20251121102000.0Z\n20251121092000', ['problem clock-off-by-hours [kerb-clock-skew] 1,2']],
  ['two numbers of one kind are no pair', '20251121092000\n20251121092001', []],
  ['day and month unclear', 'Current time at \\\\dc01 is 11/12/2025 10:20:00 AM\n\n12/12/2025 10:20:00', ['open clock-one-side 1']],
];

for (const [name, text, expected] of more) test(`clock-offset: ${name}`, () => assert.deepEqual(judgeText(clockOffset, readers, text).map(brief), expected));

test('clock-offset: sign and size in words', () => {
  assert.equal(words(judgeText(clockOffset, readers, fixture('w32tm-stripchart/graphic-skew.txt'))[0]!), 'This clock is 6 minutes 53 seconds ahead of dc01.corp.example. Kerberos allows five minutes.');
  assert.equal(words(judgeText(clockOffset, readers, sample('+00.0206779s'))[0]!), 'This clock is 21 milliseconds behind the other machine: within the five minutes of Kerberos.');
});

test('clock-offset: a small difference speaks against skew, a doubtful one does not', () => {
  assert.deepEqual(judgeText(clockOffset, readers, sample('+00.02s'))[0]?.against, ['kerb-clock-skew']);
  assert.equal(judgeText(clockOffset, readers, sample('+120.0s'))[0]?.against, undefined);
});
