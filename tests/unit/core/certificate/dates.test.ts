import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDates, opensslDate } from '../../../../src/core/certificate/dates.ts';

const end = (to: string, from?: string) => localDates([{ to, ...(from === undefined ? {} : { from }) }])[0]?.to;

test('dates of OpenSSL are in UTC', () => {
  assert.deepEqual(opensslDate('Nov 21 16:06:57 2026 GMT'), { text: 'Nov 21 16:06:57 2026 GMT', iso: '2026-11-21T16:06:57Z' });
  assert.equal(opensslDate('Nov  1 16:06:57 2026 GMT').iso, '2026-11-01T16:06:57Z');
  assert.equal(opensslDate('2026-11-21 16:06:57Z').iso, '2026-11-21T16:06:57Z');
  for (const text of ['Nov 31 16:06:57 2026 GMT', 'Nov 21 16:06:57 2026 CET', 'Bad time value', '']) assert.deepEqual(opensslDate(text), { text });
});

test('one certain reading: year first, dots, a number above twelve', () => {
  for (const [text, iso] of [
    ['11/20/2027 9:00 AM', '2027-11-20T09:00:00Z'],
    ['11/20/2027 12:30 AM', '2027-11-20T00:30:00Z'],
    ['11/20/2027 12:30:15 PM', '2027-11-20T12:30:15Z'],
    ['20/11/2027 21:00', '2027-11-20T21:00:00Z'],
    ['20.11.2027 09:00', '2027-11-20T09:00:00Z'],
    ['03.04.2027 09:00', '2027-04-03T09:00:00Z'],
    ['3.4.27 09:00', '2027-04-03T09:00:00Z'],
    ['2027-11-20 09:00', '2027-11-20T09:00:00Z'],
    ['2027/03/04 9:00', '2027-03-04T09:00:00Z'],
    ['2027. 03. 04. 9:00', '2027-03-04T09:00:00Z'],
    ['2027-03-04 오후 9:00', '2027-03-04T21:00:00Z'],
    ['20.11.2027 г. 09:00 ч.', '2027-11-20T09:00:00Z'],
    ['20/11/2027 9:00 μμ', '2027-11-20T21:00:00Z'],
    ['5/5/2027 09:00', '2027-05-05T09:00:00Z'],
    ['11/20/2027 9:00 AM GMT', '2027-11-20T09:00:00Z'],
    ['11/20/2027 9:00 AM 12.000s', '2027-11-20T09:00:12Z'],
  ] as const) assert.deepEqual(end(text), { text, iso });
});

test('two readings: nothing proves the order', () => {
  assert.deepEqual(end('06/02/2027 12:00 AM'), { text: '06/02/2027 12:00 AM', either: ['2027-02-06T00:00:00Z', '2027-06-02T00:00:00Z'] });
});

test('the order follows from another date of the same machine', () => {
  const [a, b] = localDates([{ from: '06/01/2024 00:00', to: '06/02/2025 00:00' }, { to: '11/20/2027 00:00' }]);
  assert.deepEqual([a?.from?.iso, a?.to?.iso, b?.to?.iso], ['2024-06-01T00:00:00Z', '2025-06-02T00:00:00Z', '2027-11-20T00:00:00Z']);
  // A validity that would end before it begins.
  assert.equal(end('05/06/2025 00:00', '06/05/2025 00:00')?.either, undefined);
  assert.equal(end('05/06/2025 00:00', '06/05/2025 00:00')?.iso, '2025-06-05T00:00:00Z');
});

test('no reading: two digits of the year between slashes, a date that does not exist, a word for an unknown half of the day', () => {
  for (const text of ['25/11/20 09:00', '31/31/2027 09:00', '11/20/2027 25:00', '11/20/2027 9:00 xy', 'soon', '']) assert.deepEqual(end(text), { text });
});
