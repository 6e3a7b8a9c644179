import { readingsOf } from '../readers/reader.ts';
import { timeZone } from '../readers/time-zone.ts';
import { CLOCK_LIMIT, clockMeasures, isZoneLike, measureWith } from './clock-measures.ts';
import { durationWords } from './duration-words.ts';
import type { Judge, Judgement } from './judgement.ts';

/**
 * Whether a time zone does harm. Kerberos and TLS count in UTC, so zones may differ; harm comes from a clock that somebody moved to fit a wrong
 * zone, and that shows as a difference of whole half hours in UTC.
 *
 *     W. Europe Standard Time
 *     10:20:00, -3600.0206779s     // problem
 *
 * Source: Microsoft: [MS-KILE], Windows Time service tools and settings.
 */
export const timeZoneHarm: Judge = {
  id: 'time-zone',
  reads: ['time-zone', 'w32tm-stripchart', 'utc-times', 'net-time'],
  judge(readings, given): readonly Judgement[] {
    const zones = readingsOf(readings, timeZone).map((r) => r.facts.zone);
    const [zone, ...others] = zones;
    if (!zone) return [];
    const measures = clockMeasures(readings);
    const worst = measures.reduce<(typeof measures)[number] | undefined>((w, m) => (w && Math.abs(w.offset) >= Math.abs(m.offset) ? w : m), undefined);
    const evidence = [{ line: zone.line }];
    if (worst && Math.abs(worst.offset) > CLOCK_LIMIT + worst.doubt) {
      const lines = worst.lines.map((line) => ({ line, means: durationWords(worst.offset) })).slice(0, 1);
      if (isZoneLike(worst.offset)) {
        return [{
          id: 'zone-and-clock', verdict: 'problem', evidence: [...evidence, ...lines],
          says: ['The zone is ', { code: zone.value }, `, and the clock is off by ${durationWords(worst.offset)} in UTC: a wrong zone, and a clock that somebody moved to fit it.`],
          next: ['Correct the zone first, then the clock: ', { link: '/runbook/kerb-clock-skew/', text: 'Clock skew' }, '.'],
          causes: ['kerb-clock-skew'],
        }];
      }
      return [{
        id: 'zone-not-the-cause', verdict: 'open', evidence: [...evidence, ...lines],
        says: [`The clock is off by ${durationWords(worst.offset)} in UTC. That is no multiple of half an hour, so the zone `, { code: zone.value }, ' does not explain it.'],
        next: ['See where the machine takes its time from: ', { code: 'w32tm /query /status' }, '.'],
      }];
    }
    if (worst && Math.abs(worst.offset) <= CLOCK_LIMIT - worst.doubt) {
      return [{
        id: 'zone-harmless', verdict: 'fine', evidence: [...evidence, ...worst.lines.slice(0, 1).map((line) => ({ line, means: durationWords(worst.offset) }))],
        says: ['In UTC the clocks agree, so the zone ', { code: zone.value }, ' does no harm.'],
        next: ['Measure on the other machine as well. Zones may differ, UTC may not.'],
      }];
    }
    const different = others.find((o) => o.value !== zone.value);
    if (different) {
      return [{
        id: 'zones-differ', verdict: 'open', evidence: [...evidence, { line: different.line }],
        says: [{ code: zone.value }, ' and ', { code: different.value }, ' differ. That does no harm as long as each clock is right in UTC, and UTC does not stand here.'],
        next: ['Compare UTC: ', measureWith(given), '.'],
      }];
    }
    return [{
      id: 'zone-alone', verdict: 'open', evidence,
      says: ['The zone is ', { code: zone.value }, '. Whether the clock is right in UTC does not stand here.'],
      next: ['Paste a measurement with it: ', measureWith(given), '.'],
    }];
  },
};
