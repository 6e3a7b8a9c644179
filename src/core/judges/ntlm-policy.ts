import { LSA, MSV1_0, NETLOGON, ntlmPolicies } from '../../data/ntlm-policies.ts';
import type { NtlmPolicy } from '../../data/ntlm-policies.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { RegistryDump } from '../readers/registry-dump.ts';
import { policyEventsReader } from '../readers/policy-events.ts';
import type { Judge, Judgement } from './judgement.ts';
import { ntlmEvents } from './ntlm-events.ts';
import { dumpsOf, namesIn, registryReaders, shownValue, stateOf } from './registry-state.ts';
import type { State } from './registry-state.ts';
import { pageOf } from './spn-words.ts';

/** Does a policy of this machine refuse NTLM, and did it? */
export const ntlmPolicyJudge: Judge = {
  id: 'ntlm-policy',
  reads: [...registryReaders.map((r) => r.id), policyEventsReader.id],
  judge: (readings, given) => {
    const dumps = dumpsOf(readings);
    const events = ntlmEvents(readings);
    const values = dumps.length === 0 ? [] : [...restrictions(dumps, given, events.length > 0), ...sends(dumps), ...binding(dumps)];
    return [...events, ...values];
  },
};

const READ: Rich = ['Read both keys of this machine: ', { code: `reg query HKLM\\${MSV1_0}` }, ', on a domain controller also ', { code: `reg query HKLM\\${NETLOGON}` }];
const LOG: Rich = ['Read which target it refused: ', { code: "Get-WinEvent -LogName 'Microsoft-Windows-NTLM/Operational' -MaxEvents 20" }];

interface Asked {
  readonly policy: NtlmPolicy;
  readonly state: State;
}

function restrictions(dumps: readonly RegistryDump[], given: Context, decided: boolean): readonly Judgement[] {
  const asked = ntlmPolicies.map((policy): Asked => ({ policy, state: stateOf(dumps, policy.key, policy.name) }));
  const found = asked.flatMap((a) => said(a, dumps, given));
  if (found.length > 0) return found;
  const known = asked.filter(({ state }) => state.state === 'set' || state.state === 'absent');
  const has = (id: NtlmPolicy['id']): boolean => known.some((a) => a.policy.id === id);
  if ((has('outgoing') && has('incoming')) || has('domain')) return [nothing(known, dumps)];
  // An event tells more than half of the values.
  if (decided) return [];
  return known.length > 0 ? [half(known)] : isAbout(dumps) ? [unsaid()] : [];
}

/** What one value says when it is more than "nothing restricted". */
function said({ policy, state }: Asked, dumps: readonly RegistryDump[], given: Context): readonly Judgement[] {
  switch (state.state) {
    case 'mixed':
      return [
        {
          id: `${policy.id}-two-values`,
          verdict: 'open',
          says: ['The text shows ', { code: policy.name }, ' in two different states: two machines, or before and after a change.'],
          evidence: state.lines.map((line) => ({ line })),
          next: ['Paste one machine at a time, as it is now.'],
        },
      ];
    case 'denied':
      return [{ id: `${policy.id}-not-readable`, verdict: 'open', says: ['Windows did not let this account read the key of ', { code: policy.name }, '.'], evidence: [{ line: state.line }], next: ['Run the query in an elevated prompt.'] }];
    case 'set': {
      const row = policy.means.find((m) => m.data === state.number);
      if (!row) {
        return [{ id: `${policy.id}-unknown-value`, verdict: 'open', says: [{ code: policy.name }, ' is ', { code: shownValue(state.value) }, ', a value that the policy does not write.'], evidence: [{ line: state.line }], next: LOG }];
      }
      return row.effect === 'denies' ? [denied(policy, state.line, row, dumps, given)] : [];
    }
    default:
      return [];
  }
}

function denied(policy: NtlmPolicy, line: number, row: NtlmPolicy['means'][number], dumps: readonly RegistryDump[], given: Context): Judgement {
  const listed = policy.exceptions === undefined ? undefined : stateOf(dumps, policy.key, policy.exceptions);
  const list = listed?.state === 'set' ? namesIn(listed.value) : undefined;
  const evidence = [{ line, means: row.means }, ...(listed?.state === 'set' ? [{ line: listed.line, means: 'exceptions' }] : [])];
  const what = policy.what.charAt(0).toUpperCase() + policy.what.slice(1);
  const target = given.server;
  const names = target === undefined ? [] : [target, ...(given.domain !== undefined && !target.includes('.') ? [`${target}.${given.domain}`] : [])];
  const hit = list?.names.find((entry) => names.some((name) => isExcepted(entry, name)));
  if (hit !== undefined && target !== undefined) {
    return {
      id: `${policy.id}-excepted`,
      verdict: 'open',
      says: [`${what} is denied here (`, { code: policy.name }, ` ${row.data}), but `, { code: target }, ' is let through by ', { code: hit }, ', where the program uses that very name.'],
      evidence,
      next: LOG,
    };
  }
  if (list?.cut && target !== undefined) {
    return { id: `${policy.id}-exceptions-cut`, verdict: 'open', says: [`${what} is denied here (`, { code: policy.name }, ` ${row.data}); the list of exceptions is cut off.`], evidence, next: ['Read the whole list: ', { code: `reg query HKLM\\${policy.key} /v ${policy.exceptions ?? ''}` }] };
  }
  const except: Rich = list === undefined || list.names.length === 0 ? [] : target === undefined ? [`, except to ${list.names.length} ${list.names.length === 1 ? 'name' : 'names'}`] : [', and ', { code: target }, ' is no exception'];
  return {
    id: `${policy.id}-denied`,
    verdict: 'problem',
    says: [`${what} is denied on this machine: `, { code: policy.name }, ` is ${row.data}, ${row.means}`, ...except, '.'],
    evidence,
    next: ['Find out why Kerberos was not possible; the policy may stay: ', pageOf('ntlm-blocked-or-required', 'NTLM blocked'), '.'],
    causes: ['ntlm-blocked-or-required'],
  };
}

/** One name, or with an asterisk at its begin or end. */
function isExcepted(entry: string, name: string): boolean {
  const [e, n] = [entry.toLowerCase(), name.toLowerCase()];
  if (e === '*') return true;
  if (e.startsWith('*') && e.endsWith('*')) return n.includes(e.slice(1, -1));
  if (e.startsWith('*')) return n.endsWith(e.slice(1));
  return e.endsWith('*') ? n.startsWith(e.slice(0, -1)) : e === n;
}

function nothing(known: readonly Asked[], dumps: readonly RegistryDump[]): Judgement {
  const parts = known.map(({ policy, state }) => {
    const row = state.state === 'set' ? policy.means.find((m) => m.data === state.number) : undefined;
    return `${policy.what} ${row === undefined ? 'not set, which allows it in every Windows up to 11 24H2 and Server 2025' : row.effect === 'audits' ? 'only audited' : 'allowed'}`;
  });
  const level = stateOf(dumps, LSA, 'LmCompatibilityLevel');
  const only = known.every((a) => a.policy.id === 'domain');
  return {
    id: 'nothing-denied',
    verdict: 'fine',
    says: [only ? 'If this is a domain controller, it denies no NTLM: ' : 'This machine denies no NTLM: ', parts.join('; '), '.'],
    evidence: [
      ...known.flatMap(({ policy, state }) => (state.state === 'set' || state.state === 'absent' ? [{ line: state.line, means: state.state === 'set' ? policy.name : `${policy.name}: ${state.means}` }] : [])),
      ...(level.state === 'set' ? [{ line: level.line, means: 'level of the answers' }] : []),
    ],
    next: ['The other end and the domain controllers have their own values. Then query the SPN: ', pageOf('kerb-spn-missing', 'SPN missing'), '.'],
  };
}

function half(known: readonly Asked[]): Judgement {
  return {
    id: 'half-known',
    verdict: 'open',
    says: ['The text shows ', { code: known[0]?.policy.name ?? '' }, ', which denies nothing, and not the other direction.'],
    evidence: known.flatMap(({ state }) => (state.state === 'set' || state.state === 'absent' ? [{ line: state.line }] : [])),
    next: READ,
  };
}

function unsaid(): Judgement {
  return { id: 'restrictions-not-shown', verdict: 'open', says: ['The text shows no Restrict NTLM value, and not that there is none.'], evidence: [], next: READ };
}

/** Values beside the three, by which one sees that somebody looked for NTLM. */
const BESIDE = [
  [LSA, 'LmCompatibilityLevel'],
  [MSV1_0, 'AuditReceivingNTLMTraffic'],
  [MSV1_0, 'ClientAllowedNTLMServers'],
  [MSV1_0, 'BlockNtlmv1SSO'],
  [NETLOGON, 'AuditNTLMInDomain'],
  [NETLOGON, 'DCAllowedNTLMServers'],
] as const;

/** Registry text about anything else is no text about NTLM. */
function isAbout(dumps: readonly RegistryDump[]): boolean {
  const cut = dumps.some((d) => d.queries.some((q) => q.name === undefined && q.outcome === 'cut-off' && [MSV1_0, NETLOGON].some((p) => p.toLowerCase() === q.key.path.toLowerCase())));
  return cut || BESIDE.some(([path, name]) => stateOf(dumps, path, name).state !== 'unsaid');
}

/** Clients below level 3 answer with NTLMv1. */
function sends(dumps: readonly RegistryDump[]): readonly Judgement[] {
  const state = stateOf(dumps, LSA, 'LmCompatibilityLevel');
  if (state.state !== 'set' || state.number === undefined || state.number > 2) return [];
  return [
    {
      id: 'answers-with-ntlmv1',
      verdict: 'open',
      says: ['This machine answers with NTLMv1: ', { code: 'LmCompatibilityLevel' }, ` is ${state.number}. Domain controllers at level 5, Windows 11 24H2 and Server 2025 refuse that. Without the value it would be 3, since Windows Vista and Server 2008.`],
      evidence: [{ line: state.line }],
      next: ['Read the level of the domain controller; raise this machine to 3 or more: ', pageOf('ntlm-blocked-or-required', 'NTLM blocked'), '.'],
    },
  ];
}

/** A client that suppresses the token fails where channel binding is required. */
function binding(dumps: readonly RegistryDump[]): readonly Judgement[] {
  const state = stateOf(dumps, LSA, 'SuppressExtendedProtection');
  if (state.state !== 'set' || state.number === undefined || state.number === 0) return [];
  return [
    {
      id: 'binding-suppressed',
      verdict: 'open',
      says: ['This machine sends no channel binding: ', { code: 'SuppressExtendedProtection' }, ` is ${state.number}. A server that requires Extended Protection refuses it.`],
      evidence: [{ line: state.line }],
      next: ['See whether the server requires it: ', pageOf('channel-binding-epa', 'channel binding'), '.'],
    },
  ];
}
