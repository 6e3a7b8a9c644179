import { credsspFromStart, credsspLevels } from '../../data/credssp-levels.ts';
import { policyEventsReader } from '../readers/policy-events.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { tspkgVersion } from '../readers/tspkg-version.ts';
import type { TspkgVersion } from '../readers/tspkg-version.ts';
import type { Judge, Judgement } from './judgement.ts';
import { dumpsOf, registryReaders, shownValue, stateOf } from './registry-state.ts';
import { listed, pageOf } from './spn-words.ts';

/** Do the patch levels and the policy of CredSSP let the two ends connect? */
export const credsspPolicyJudge: Judge = {
  id: 'credssp-policy',
  reads: [...registryReaders.map((r) => r.id), policyEventsReader.id, tspkgVersion.id],
  judge: (readings) => {
    const refusal = refusals(readings);
    const ends = readingsOf(readings, tspkgVersion).map((r) => r.facts);
    const lacking = ends.filter((e) => level(e) === 'lacks');
    const policy = policies(readings, ends.length > 0 || refusal.length > 0);
    const versions = refusal.length > 0 || lacking.length > 0 ? lacking.map(lacks) : complete(ends);
    return [...refusal, ...versions, ...policy];
  },
};

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters';
const NAME = 'AllowEncryptionOracle';
const PAGE = pageOf('credssp-oracle-remediation', 'CredSSP encryption oracle');

function refusals(readings: readonly Reading[]): readonly Judgement[] {
  const events = readingsOf(readings, policyEventsReader).flatMap((r) => r.facts.events).filter((e) => e.id.value === 6041);
  if (events.length === 0) return [];
  const targets = [...new Set(events.flatMap((e) => (e.target ? [e.target.value] : [])))];
  return [
    {
      id: 'partner-refused',
      verdict: 'problem',
      says: ['This machine refused CredSSP with ', ...(targets.length > 0 ? listed(targets) : ['its partner']), ': the other end offers a version that the policy does not permit (event 6041).'],
      evidence: events.slice(0, 5).map((e) => ({ line: (e.target ?? e.id).line, ...(e.version ? { means: `offered version ${e.version.value}` } : {}) })),
      next: ['Update that end from its console or through PowerShell remoting, then restart it: ', PAGE, '.'],
      causes: ['credssp-oracle-remediation'],
    },
  ];
}

/** Has this TSpkg.dll the update? `unknown`: the table does not have the release. */
function level({ version }: TspkgVersion): 'has' | 'lacks' | 'unknown' {
  const [major = 0, minor = 0, build = 0, revision = 0] = version.value;
  if (major > 10 || (major === 10 && build >= credsspFromStart)) return 'has';
  const row = credsspLevels.find((r) => r.release === `${major}.${minor}.${build}`);
  return row ? (revision >= row.revision ? 'has' : 'lacks') : 'unknown';
}

function shown({ version, machine }: TspkgVersion): string {
  return `${machine ? `${machine.value}: ` : ''}${version.value.join('.')}`;
}

function lacks(end: TspkgVersion): Judgement {
  const row = credsspLevels.find((r) => r.release === end.version.value.slice(0, 3).join('.'));
  return {
    id: 'update-missing',
    verdict: 'problem',
    says: [...(end.machine ? [{ code: end.machine.value }, ' lacks'] : ['One end lacks']), ' the CredSSP update: TSpkg.dll is ', { code: end.version.value.join('.') }, ...(row ? [`, ${row.windows} has it from ${row.release}.${row.revision}`] : []), '.'],
    evidence: [{ line: end.version.line }],
    next: ['Update it from its console or through PowerShell remoting, then restart it: ', PAGE, '.'],
    causes: ['credssp-oracle-remediation'],
  };
}

/** Only both ends together say something. The same machine twice is one end. */
function complete(ends: readonly TspkgVersion[]): readonly Judgement[] {
  if (ends.length === 0) return [];
  const unknown = ends.filter((e) => level(e) === 'unknown');
  if (unknown.length > 0) {
    return [{ id: 'release-not-in-table', verdict: 'open', says: ['For TSpkg.dll ', ...listed(unknown.map(shown)), ' no source says from which version it has the update.'], evidence: unknown.map((e) => ({ line: e.version.line })), next: ['Look for a cumulative update of May 2018 or later on that machine: ', PAGE, '.'] }];
  }
  const machines = new Set(ends.map((e, i) => e.machine?.value.toLowerCase() ?? `?${i}`));
  const evidence = ends.slice(0, 5).map((e) => ({ line: e.version.line }));
  if (machines.size < 2) {
    return [{ id: 'one-end-updated', verdict: 'open', says: [...(ends[0]?.machine ? [{ code: ends[0].machine.value }, ' has'] : ['This end has']), ' the CredSSP update: TSpkg.dll is ', { code: ends[0]?.version.value.join('.') ?? '' }, '. The other end is not in the text.'], evidence, next: ['Run it on the other end as well, at its console or through PowerShell remoting, and paste both.'] }];
  }
  return [
    {
      id: 'both-ends-updated',
      verdict: 'fine',
      says: ['Both ends have the CredSSP update: ', ...listed(ends.map(shown)), '.'],
      evidence,
      next: ['Still refused? Then it is probably NTLM: ', pageOf('ntlm-blocked-or-required', 'NTLM blocked'), '.'],
      against: ['credssp-oracle-remediation'],
    },
  ];
}

function policies(readings: readonly Reading[], decided: boolean): readonly Judgement[] {
  const state = stateOf(dumpsOf(readings), KEY, NAME);
  const other: Judgement['next'] = ['Compare TSpkg.dll on both ends: ', PAGE, '.'];
  switch (state.state) {
    case 'mixed':
      return [{ id: 'policy-two-values', verdict: 'open', says: ['The text shows ', { code: NAME }, ' in two different states: two machines, or before and after a change.'], evidence: state.lines.map((line) => ({ line })), next: ['Paste one machine at a time, as it is now.'] }];
    case 'denied':
      return [{ id: 'policy-not-readable', verdict: 'open', says: ['Windows did not let this account read ', { code: NAME }, '.'], evidence: [{ line: state.line }], next: ['Run the query in an elevated prompt.'] }];
    case 'absent':
      return decided ? [] : [{ id: 'policy-mitigated', verdict: 'open', says: [{ code: NAME }, ' is not set: Mitigated since the updates of 8 May 2018, Vulnerable before. As a client this machine then refuses a server without the update.'], evidence: [{ line: state.line, means: state.means }], next: other }];
    case 'set':
      break;
    default:
      return [];
  }
  if (state.number === 2) {
    return [{ id: 'policy-vulnerable', verdict: 'open', says: ['The stopgap is set: ', { code: NAME }, ' is 2, Vulnerable. This machine refuses no old partner, and hands credentials to each of them.'], evidence: [{ line: state.line }], next: ['Update the partner, then take the value away: ', PAGE, '.'] }];
  }
  if (state.number === 0 || state.number === 1) {
    return decided && state.number === 1
      ? []
      : [{ id: state.number === 0 ? 'policy-force-updated' : 'policy-mitigated', verdict: 'open', says: [{ code: NAME }, state.number === 0 ? ' is 0, Force updated clients: this machine refuses a partner without the update, as client and as server.' : ' is 1, Mitigated: as a client this machine refuses a server without the update.'], evidence: [{ line: state.line }], next: other }];
  }
  return [{ id: 'policy-unknown-value', verdict: 'open', says: [{ code: NAME }, ' is ', { code: shownValue(state.value) }, ', a value that the policy does not write.'], evidence: [{ line: state.line }], next: other }];
}
