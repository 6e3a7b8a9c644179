import { timeErrors } from '../../data/time-labels.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { netTime } from '../readers/net-time.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { w32tmStripchart } from '../readers/w32tm-stripchart.ts';
import { CLOCK_LIMIT, clockMeasures, isZoneLike, measureWith } from './clock-measures.ts';
import type { ClockMeasure } from './clock-measures.ts';
import { durationWords } from './duration-words.ts';
import type { Judge, Judgement } from './judgement.ts';

/** From here on a domain member has a problem of its own, although Kerberos still works. */
const SUSPECT = 60;
const ELSEWHERE: Rich = ['Measure on the server in the same way: this says nothing about its clock.'];

/**
 * Whether two clocks are within the five minutes that Kerberos allows.
 *
 *     10:20:00, +00.0206779s     // fine: this clock is 21 milliseconds behind
 *     10:25:14, -412.5510422s    // problem: this clock is 6 minutes 53 seconds ahead
 *
 * Source: Microsoft: Maximum tolerance for computer clock synchronization; Windows Time service tools and settings (sign of the offset).
 */
export const clockOffset: Judge = {
  id: 'clock-offset',
  reads: ['w32tm-stripchart', 'utc-times', 'net-time'],
  judge: (readings, given) => [...clockMeasures(readings).map((m) => judgeMeasure(m, given)), ...unmeasured(readings, given)],
};

function judgeMeasure(m: ClockMeasure, given: Context): Judgement {
  const size = Math.abs(m.offset);
  const other: Rich[number] = m.host === undefined ? 'the other machine' : { code: m.host };
  const here: Rich[number] = m.here === undefined ? 'This clock' : { code: m.here };
  const way = m.offset < 0 ? ' is ahead of ' : ' is behind ';
  const evidence = m.lines.map((line, i) => (i === 0 ? { line, means: durationWords(m.offset) } : { line }));
  const measured: Rich = [here, ` is ${durationWords(m.offset)}${way.slice(3)}`, other];
  if (m.spread > SUSPECT) {
    return {
      id: 'clock-jumps', verdict: 'problem', evidence,
      says: ['The difference to ', other, ` changes by ${durationWords(m.spread)} within one measurement: two sources set this clock, or somebody moved it.`],
      next: ['On a virtual machine choose one source: ', { link: '/runbook/kerb-clock-skew/', text: 'Clock skew' }, '. Then measure again.'],
      causes: ['kerb-clock-skew'],
    };
  }
  if (size > CLOCK_LIMIT + m.doubt) {
    return isZoneLike(m.offset)
      ? {
          id: 'clock-off-by-hours', verdict: 'problem', evidence,
          says: [...measured, ' in UTC. Whole half hours point to a wrong time zone and a clock that somebody moved to fit it.'],
          next: ['Read the time zone with ', { code: 'tzutil /g' }, ', correct it, and only then correct the clock: ', { link: '/runbook/kerb-clock-skew/', text: 'Clock skew' }, '.'],
          causes: ['kerb-clock-skew'],
        }
      : {
          id: 'clock-skew', verdict: 'problem', evidence,
          says: [...measured, '. Kerberos allows five minutes.'],
          next: ['See where this machine takes its time from: ', { code: 'w32tm /query /status' }, '.'],
          causes: ['kerb-clock-skew'],
        };
  }
  if (size > CLOCK_LIMIT - m.doubt) {
    return {
      id: 'clock-near-the-limit', verdict: 'open', evidence,
      says: [...measured, `, measured to about ${durationWords(m.doubt)}: too close to the five minutes to tell.`],
      next: ['Measure it: ', measureWith(given, m.host), '.'],
    };
  }
  if (size > SUSPECT + m.doubt) {
    return {
      id: 'clock-drifts', verdict: 'fine', evidence,
      says: [...measured, ': within the five minutes of Kerberos, and far for a domain member.'],
      next: ['Not the fault now. See where the time comes from: ', { code: 'w32tm /query /status' }, '.'],
    };
  }
  const agrees: Rich = m.doubt > 0 ? [here, ' and ', other, ' agree to within about ', durationWords(Math.max(m.doubt, size)), ' in UTC.'] : [...measured, ': within the five minutes of Kerberos.'];
  return { id: 'clock-agrees', verdict: 'fine', evidence, says: agrees, next: ELSEWHERE, against: ['kerb-clock-skew'] };
}

/** Commands that measured nothing. */
function unmeasured(readings: readonly Reading[], given: Context): Judgement[] {
  const out: Judgement[] = [];
  for (const { from, facts } of readingsOf(readings, w32tmStripchart)) {
    if (facts.samples.length > 0) continue;
    const error = facts.errors[0];
    const known = timeErrors.find((e) => e.code === error?.value);
    const host = facts.host?.value;
    const unknownName = known?.name === 'WSAHOST_NOT_FOUND' || known?.name === 'WSANO_DATA';
    out.push({
      id: unknownName ? 'clock-host-unknown' : 'clock-not-measured',
      verdict: 'open',
      evidence: [{ line: error?.line ?? facts.address?.line ?? from, ...(known ? { means: known.means } : {}) }],
      says: [host === undefined ? 'The other machine' : { code: host }, ` gave no time${known ? `: ${known.means}` : ''}. That proves nothing about the clock.`],
      next: unknownName
        ? ['Ask for a domain controller that exists: ', { code: `nltest /dsgetdc:${given.domain ?? 'DOMAIN'} /force` }, '.']
        : ['Ask over LDAP in PowerShell, both lines: ', { code: "[DateTime]::UtcNow.ToString('yyyyMMddHHmmss')" }, ' and ', { code: `([ADSI]'LDAP://${host ?? given.dc ?? 'DC'}/RootDSE').Properties['currentTime'].Value` }, '.'],
    });
  }
  const measured = clockMeasures(readings).flatMap((m) => m.lines);
  for (const { from, facts } of readingsOf(readings, netTime)) {
    const first = facts.remote[0];
    if (first && measured.includes(first.line)) continue;
    out.push({
      id: 'clock-one-side', verdict: 'open', evidence: [{ line: first?.line ?? facts.error?.line ?? from }],
      says: first ? ['This is the clock of ', { code: first.host }, ' alone: there is no other to compare it with.'] : [{ code: 'net time' }, ` failed with error ${facts.error?.value ?? ''}: no clock was read.`],
      next: ['Measure the difference: ', measureWith(given, first?.host), '.'],
    });
  }
  return out;
}
