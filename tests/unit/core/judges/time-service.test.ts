import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeService } from '../../../../src/core/judges/time-service.ts';
import { timeZone } from '../../../../src/core/readers/time-zone.ts';
import { w32tmStatus } from '../../../../src/core/readers/w32tm-status.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [w32tmStatus, timeZone];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['w32tm-status/chinese.txt', ['problem time-follows-nobody [kerb-clock-skew] 1,2,6,8']],
  ['w32tm-status/cut-at-the-head.txt', ['problem time-follows-nobody [kerb-clock-skew] 1']],
  ['w32tm-status/fine.txt', ['fine time-from-source 2,9']],
  ['w32tm-status/french-hypervisor.txt', ['open time-from-hypervisor 9']],
  ['w32tm-status/german-verbose-wrapped.txt', ['open time-last-sync-failed 8,15']],
  ['w32tm-status/italian-by-place.txt', ['fine time-from-source 1,8']],
  ['w32tm-status/source-and-denied.txt', ['open time-manual-source 2', 'open time-not-elevated 5']],
  ['w32tm-status/unsynchronised-then-stopped.txt', ['problem time-follows-nobody [kerb-clock-skew] 1,2,6,8', 'problem time-service-stopped [kerb-clock-skew] 12']],
  ['time-zone/timedatectl.txt', ['problem time-not-synchronised [kerb-clock-skew] 6']],
];

for (const [name, expected] of cases) test(`time-service: ${name}`, () => assert.deepEqual(judgeText(timeService, readers, fixture(name)).map(brief), expected));

const status = (leap: string, stratum: string, reference: string, source: string): string =>
  `Leap Indicator: ${leap}\nStratum: ${stratum}\nPrecision: -23 (119.209ns per tick)\nRoot Delay: 0.0312517s\nRoot Dispersion: 0.0455613s\nReferenceId: ${reference}\nLast Successful Sync Time: 11/21/2025 10:14:31 AM\nSource: ${source}\nPoll Interval: 10 (1024s)`;

const more: readonly (readonly [string, string, readonly string[]])[] = [
  ['a reference clock that is itself', status('0(no warning)', '1 (primary reference - syncd by radio clock)', '0x4C4F434C (source name:  "LOCL")', 'Local CMOS Clock'), ['problem time-follows-nobody [kerb-clock-skew] 6,8']],
  ['free-running', status('0(no warning)', '1 (primary reference)', '0x4C4F434C (source name:  "LOCL")', 'Free-running System Clock'), ['problem time-follows-nobody [kerb-clock-skew] 6,8']],
  ['a configured peer', status('0(no warning)', '4 (secondary reference - syncd by (S)NTP)', '0x0A0A000A (source IP:  10.10.0.10)', 'ntp.example.net,0x8'), ['open time-manual-source 8']],
  ['the source is a leap second away', status('1(last minute has 61 seconds)', '3 (secondary reference - syncd by (S)NTP)', '0x0A0A000A (source IP:  10.10.0.10)', 'dc01.corp.example'), ['fine time-from-source 1,8']],
  ['the source alone', 'C:\\>w32tm /query /source\ndc01.corp.example', ['open time-source-only 2']],
  ['the other machine does not answer', 'C:\\>w32tm /query /computer:sql05 /status\nThe following error occurred: The RPC server is unavailable. (0x800706BA)', ['open time-query-failed 2']],
  ['an error of another program', 'Windows Update failed: the service has not been started. (0x80070426)', []],
  ['the Source of an event', 'Source: Schannel\nEvent ID: 36874', []],
];

for (const [name, text, expected] of more) test(`time-service: ${name}`, () => assert.deepEqual(judgeText(timeService, readers, text).map(brief), expected));
