import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationWords } from '../../../../src/core/judges/duration-words.ts';

const cases: readonly (readonly [number, string])[] = [
  [0, 'less than a millisecond'], [0.0206779, '21 milliseconds'], [0.001, '1 millisecond'], [0.9999, '1 second'], [-2.345, '2.3 seconds'], [59.4, '59 seconds'],
  [60, '1 minute'], [-412.5510422, '6 minutes 53 seconds'], [3600.2, '1 hour'], [7322, '2 hours 2 minutes'], [86400 * 3 + 61, '3 days 1 minute'], [Infinity, 'an unknown time'],
];

for (const [seconds, said] of cases) test(`${seconds} s`, () => assert.equal(durationWords(seconds), said));
