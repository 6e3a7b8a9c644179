import { hypervisorClocks, ownClocks, timeErrors } from '../../data/time-labels.ts';
import type { Context } from '../context.ts';
import { readingsOf } from '../readers/reader.ts';
import { timeZone } from '../readers/time-zone.ts';
import { w32tmStatus } from '../readers/w32tm-status.ts';
import type { TimeStatus } from '../readers/w32tm-status.ts';
import { measureWith } from './clock-measures.ts';
import type { Judge, Judgement } from './judgement.ts';

const PAGE = { link: '/runbook/kerb-clock-skew/', text: 'Clock skew' } as const;
/** The four letters of a clock that follows itself. */
const LOCL = 0x4c4f434c;

/**
 * Whether a machine takes its time from somewhere.
 *
 *     Source: dc01.corp.example        // fine
 *     Source: Local CMOS Clock         // problem: it follows its own hardware clock
 *     … (0x80070426)                   // problem: the service is stopped
 *
 * Source: Microsoft: Windows Time service tools and settings; How the Windows Time service works.
 */
export const timeService: Judge = {
  id: 'time-service',
  reads: ['w32tm-status', 'time-zone'],
  judge: (readings, given) => [
    ...readingsOf(readings, w32tmStatus).flatMap((r) => judgeStatus(r.facts, given)),
    ...readingsOf(readings, timeZone).flatMap(({ facts }): Judgement[] => {
      const { synchronised } = facts;
      if (!synchronised) return [];
      const evidence = [{ line: synchronised.line }];
      return synchronised.value
        ? [{ id: 'time-synchronised', verdict: 'fine', evidence, says: ['This machine says that its clock is synchronised.'], next: ['See with which source: ', { code: 'chronyc sources' }, '.'] }]
        : [{ id: 'time-not-synchronised', verdict: 'problem', evidence, says: ['This machine says that its clock is not synchronised.'], next: ['See which sources it has: ', { code: 'chronyc sources' }, '. ', PAGE], causes: ['kerb-clock-skew'] }];
    }),
  ],
};

function judgeStatus({ error, leap, stratum, reference, source, lastError }: TimeStatus, given: Context): Judgement[] {
  if (error) return [judgeError(error.value, error.line, given)];
  const name = source?.value.toLowerCase() ?? '';
  const own = source !== undefined && ownClocks.some((c) => name === c);
  const unsynchronised = leap?.value === 3 || stratum?.value === 0 || reference?.value === 0;
  if (own || unsynchronised || reference?.value === LOCL) {
    const lines = [own ? source?.line : undefined, leap?.value === 3 ? leap.line : undefined, stratum?.value === 0 ? stratum.line : undefined, reference && (reference.value === 0 || reference.value === LOCL) ? reference.line : undefined];
    const evidence = lines.filter((l) => l !== undefined).sort((a, b) => a - b).map((line) => ({ line }));
    return [{
      id: 'time-follows-nobody', verdict: 'problem', evidence,
      says: [own ? 'This machine follows its own hardware clock (' : 'This machine is not synchronised (', { code: source?.value ?? (unsynchronised ? 'no source' : 'LOCL') }, '), so nothing keeps it with the domain.'],
      next: ['Measure how far it is off: ', measureWith(given), ', then let it follow the domain: ', PAGE, '.'],
      causes: ['kerb-clock-skew'],
    }];
  }
  if (!source) {
    return leap ? [{ id: 'time-source-missing', verdict: 'open', evidence: [{ line: leap.line }], says: ['The text has no source, so it does not say whom this machine follows.'], next: ['Paste all lines of ', { code: 'w32tm /query /status' }, '.'] }] : [];
  }
  const evidence = [{ line: source.line }];
  if (hypervisorClocks.some((c) => name === c)) {
    return [{
      id: 'time-from-hypervisor', verdict: 'open', evidence,
      says: ['This guest takes its time from its Hyper-V host, not from the domain. It is right as long as the host is.'],
      next: ['Measure it against a domain controller: ', measureWith(given), '. ', PAGE],
    }];
  }
  if (lastError !== undefined && lastError.value !== 0) {
    return [{
      id: 'time-last-sync-failed', verdict: 'open', evidence: [...evidence, { line: lastError.line, means: REASONS[lastError.value] ?? 'failed' }],
      says: ['The source is ', { code: source.value }, `, and the last attempt failed: ${REASONS[lastError.value] ?? `error ${lastError.value}`}.`],
      next: ['Measure against the source: ', measureWith(given, hostOf(source.value)), '.'],
    }];
  }
  if (/,0x[0-9a-f]{1,8}$/i.test(source.value)) {
    return [{
      id: 'time-manual-source', verdict: 'open', evidence,
      says: ['The time comes from ', { code: source.value }, ', a source that somebody configured. That is right for the PDC emulator of the forest root, and for no other domain member.'],
      next: ['Is this another machine? Measure it against a domain controller: ', measureWith(given), '.'],
    }];
  }
  if (hostOf(source.value) === undefined) {
    return [{ id: 'time-source-unclear', verdict: 'open', evidence, says: ['The source is ', { code: source.value }, ', which is no name of a machine.'], next: ['Measure against a domain controller: ', measureWith(given), '.'] }];
  }
  if (!leap && !stratum && !reference) {
    return [{ id: 'time-source-only', verdict: 'open', evidence, says: ['The source is ', { code: source.value }, '. Whether the last attempt succeeded does not stand here.'], next: ['Run ', { code: 'w32tm /query /status' }, '.'] }];
  }
  return [{
    id: 'time-from-source', verdict: 'fine', evidence: [...(leap ? [{ line: leap.line }] : []), ...evidence],
    says: ['This machine is synchronised with ', { code: source.value }, '.'],
    next: ['A domain member should follow a domain controller: is ', { code: source.value }, ' one? Ask the other machine the same.'],
  }];
}

/** Last Sync Error of /verbose. */
const REASONS: Readonly<Record<number, string>> = { 1: 'no time data was available', 2: 'only stale time data was available', 3: 'the change would have been too large', 4: 'the service was shutting down' };

function hostOf(source: string): string | undefined {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,253}$/.exec(source.trim())?.[0];
}

function judgeError(code: number, line: number, given: Context): Judgement {
  const known = timeErrors.find((e) => e.code === code);
  const evidence = [{ line, ...(known ? { means: known.means } : {}) }];
  if (known?.name === 'ERROR_SERVICE_NOT_ACTIVE') {
    return {
      id: 'time-service-stopped', verdict: 'problem', evidence,
      says: ['The Windows Time service is stopped, so nothing corrects this clock.'],
      next: ['Measure how far it is off, then start the service: ', PAGE, '.'],
      causes: ['kerb-clock-skew'],
    };
  }
  if (known?.name === 'ERROR_ACCESS_DENIED') {
    return { id: 'time-not-elevated', verdict: 'open', evidence, says: ['Access was denied: this is about the prompt, not about the clock.'], next: ['Run ', { code: 'w32tm /query /status' }, ' in an elevated prompt.'] };
  }
  return { id: 'time-query-failed', verdict: 'open', evidence, says: ['The question to the time service failed with ', { code: `0x${code.toString(16).padStart(8, '0')}` }, known ? `: ${known.means}.` : '.'], next: ['Measure the clock instead: ', measureWith(given), '.'] };
}
