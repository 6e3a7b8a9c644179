import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import type { PolicyEvent } from '../readers/policy-event.ts';
import { policyEventsReader } from '../readers/policy-events.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import type { RegistryDump } from '../readers/registry-dump.ts';
import { windowsVersion } from '../readers/windows-version.ts';
import type { Judge, Judgement } from './judgement.ts';
import { ldapEvents } from './ldap-events.ts';
import { dumpsOf, registryReaders, shownValue, stateOf } from './registry-state.ts';
import type { State } from './registry-state.ts';
import { pageOf } from './spn-words.ts';
import { SERVER_2025, windowsBuild } from './windows-build.ts';
import type { WindowsBuild } from './windows-build.ts';

/** Does this domain controller refuse binds that are not signed, or that carry no channel binding? */
export const ldapHardeningJudge: Judge = {
  id: 'ldap-hardening',
  reads: [...registryReaders.map((r) => r.id), policyEventsReader.id, windowsVersion.id],
  judge: (readings) => judgeLdap(readings),
};

const NTDS = 'SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters';
const CLIENT = 'SYSTEM\\CurrentControlSet\\Services\\LDAP';
const INTEGRITY = 'LDAPServerIntegrity';
const ENFORCE = 'LDAPServerEnforceIntegrity';
const BINDING = 'LdapEnforceChannelBinding';
const VERSION: Rich = ['Read the version of this domain controller: ', { code: 'reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v CurrentBuildNumber' }];
const EVENTS: Rich = ['Read which clients it refuses: ', { code: "Get-WinEvent -FilterHashtable @{ LogName = 'Directory Service'; Id = @(2886, 2887, 2888, 2889, 3039, 3040, 3041) } -MaxEvents 20" }];
const SIGNING_PAGE = pageOf('ldap-signing-required', 'LDAP signing required');
const BINDING_PAGE = pageOf('channel-binding-epa', 'channel binding');

function judgeLdap(readings: readonly Reading[]): readonly Judgement[] {
  const dumps = dumpsOf(readings);
  const events = readingsOf(readings, policyEventsReader).flatMap((r) => r.facts.events).filter((e) => e.about === 'ldap');
  const missing = noController(dumps);
  if (missing) return [missing, ...client(dumps)];
  const build = windowsBuild(readings);
  const signing = judgeSigning(dumps, build, events);
  const binding = judgeBinding(dumps, build);
  const both = signing?.id === 'signing-required' && binding?.id === 'binding-always' && !events.some((e) => [2888, 3039].includes(e.id.value)) ? together(signing, binding) : undefined;
  const values = both ? [both] : [signing, binding].flatMap((j) => (j ? [j] : []));
  return [...ldapEvents(events, { required: signing?.id === 'signing-required', always: binding?.id === 'binding-always' }), ...values, ...client(dumps)];
}

/** The key of the directory is on domain controllers only. */
function noController(dumps: readonly RegistryDump[]): Judgement | undefined {
  const query = dumps.flatMap((d) => d.queries).find((q) => q.outcome === 'not-found' && q.name === undefined && q.key.path.toLowerCase() === NTDS.toLowerCase());
  if (!query || [INTEGRITY, ENFORCE, BINDING].some((name) => stateOf(dumps, NTDS, name).state === 'set')) return undefined;
  return { id: 'not-a-controller', verdict: 'open', says: ['This machine has no ', { code: 'NTDS\\Parameters' }, ': it is no domain controller.'], evidence: [{ line: query.said ?? query.line }], next: ['Run it on the controller that the client asked; find it with ', { code: 'nltest /dsgetdc:' }] };
}

function isSaid(state: State): boolean {
  return state.state !== 'unsaid';
}

function judgeSigning(dumps: readonly RegistryDump[], build: WindowsBuild | undefined, events: readonly PolicyEvent[]): Judgement | undefined {
  const [integrity, enforce] = [stateOf(dumps, NTDS, INTEGRITY), stateOf(dumps, NTDS, ENFORCE)];
  if (!isSaid(integrity) && !isSaid(enforce)) return undefined;
  const unclear = notOne(integrity, INTEGRITY, 'signing') ?? notOne(enforce, ENFORCE, 'signing');
  if (unclear) return unclear;
  const enforced = enforce.state === 'set' ? enforce.number : undefined;
  const level = integrity.state === 'set' ? integrity.number : undefined;
  const lines = evidence([integrity, INTEGRITY], [enforce, ENFORCE]);
  if (enforced === 1) return required(lines, [{ code: ENFORCE }, ' is 1, whatever ', { code: INTEGRITY }, ' says']);
  if (level === 2) return required(lines, [{ code: INTEGRITY }, ' is 2']);
  if ((level !== undefined && level > 2) || (enforced !== undefined && enforced > 1) || (integrity.state === 'set' && level === undefined) || (enforce.state === 'set' && enforced === undefined)) {
    return { id: 'signing-unknown-value', verdict: 'open', says: ['The text shows a value for LDAP signing that the policy does not write: ', { code: [integrity, enforce].flatMap((s) => (s.state === 'set' ? [shownValue(s.value)] : [])).join(', ') }, '.'], evidence: lines, next: EVENTS };
  }
  const first: Rich = integrity.state === 'set' ? [{ code: INTEGRITY }, ` is ${level ?? ''}`] : integrity.state === 'absent' ? [{ code: INTEGRITY }, ' is not set'] : [];
  // Value 0 of the enforcement hands the decision to the first value.
  if (enforced === 0) return isSaid(integrity) ? notRequired(lines, [...first, ', and ', { code: ENFORCE }, ' is 0']) : { id: 'signing-half-known', verdict: 'open', says: [{ code: ENFORCE }, ' is 0, so ', { code: INTEGRITY }, ' decides, which the text does not show.'], evidence: lines, next: ['Read both: ', { code: `reg query HKLM\\${NTDS}` }] };
  if (!isSaid(integrity)) return undefined;
  // The controller itself logs 2886 while it does not require signing.
  const told = events.find((e) => e.id.value === 2886);
  if (told) return notRequired([...lines, { line: told.id.line, means: 'the controller says so' }], first);
  if (!build) {
    return { id: 'signing-depends-on-version', verdict: 'open', says: [...first, '. Up to Windows Server 2022 that means not required. A directory that began with Server 2025 requires signing unless ', { code: ENFORCE }, ' is 0.'], evidence: lines, next: VERSION };
  }
  if (build.build < SERVER_2025) return notRequired([...lines, { line: build.line, means: 'before Windows Server 2025' }], first);
  return {
    id: 'signing-contested',
    verdict: 'open',
    says: [...first, ', on Windows Server 2025 or later, and ', { code: ENFORCE }, enforce.state === 'absent' ? ' is not set' : ' is not shown', '. Without it a new directory requires signing; for an upgraded one the sources disagree.'],
    evidence: [...lines, { line: build.line, means: 'Windows Server 2025 or later' }],
    next: EVENTS,
  };
}

function judgeBinding(dumps: readonly RegistryDump[], build: WindowsBuild | undefined): Judgement | undefined {
  const state = stateOf(dumps, NTDS, BINDING);
  if (!isSaid(state)) return undefined;
  const unclear = notOne(state, BINDING, 'binding');
  if (unclear) return unclear;
  const lines = evidence([state, BINDING]);
  if (state.state === 'absent') {
    if (build && build.build < SERVER_2025) return never([...lines, { line: build.line, means: 'before Windows Server 2025' }], 'is not set, which means never up to Windows Server 2022');
    return { id: 'binding-depends-on-version', verdict: 'open', says: [{ code: BINDING }, ' is not set. Up to Windows Server 2022 that means never; for Server 2025 the sources disagree between never and when supported.'], evidence: lines, next: build ? EVENTS : VERSION };
  }
  const level = state.state === 'set' ? state.number : undefined;
  switch (level) {
    case 0:
      return never(lines, 'is 0');
    case 1:
      return { id: 'binding-when-supported', verdict: 'open', says: [{ code: BINDING }, ' is 1: a client that sends no token gets in, a wrong token is refused. Wrong tokens come from something that ends TLS on the way.'], evidence: lines, next: EVENTS };
    case 2:
      return { id: 'binding-always', verdict: 'problem', says: ['This controller requires channel binding inside TLS: ', { code: BINDING }, ' is 2. A Kerberos or NTLM bind over TLS without the right token is refused.'], evidence: lines, next: ['Find the client in event 3039, then update it or let TLS pass: ', BINDING_PAGE, '.'], causes: ['channel-binding-epa'] };
    default:
      return { id: 'binding-unknown-value', verdict: 'open', says: [{ code: BINDING }, ' has a value that the policy does not write.'], evidence: lines, next: EVENTS };
  }
}

type Line = Judgement['evidence'][number];

function evidence(...states: readonly (readonly [State, string])[]): readonly Line[] {
  return states.flatMap(([state, name]): readonly Line[] => (state.state === 'set' ? [{ line: state.line, means: name }] : state.state === 'absent' ? [{ line: state.line, means: `${name}: ${state.means}` }] : []));
}

function notOne(state: State, name: string, about: string): Judgement | undefined {
  if (state.state === 'mixed') return { id: `${about}-two-values`, verdict: 'open', says: ['The text shows ', { code: name }, ' in two different states: two controllers, or before and after a change.'], evidence: state.lines.map((line) => ({ line })), next: ['Each controller has its own values: paste one at a time.'] };
  return state.state === 'denied' ? { id: `${about}-not-readable`, verdict: 'open', says: ['Windows did not let this account read ', { code: 'NTDS\\Parameters' }, '.'], evidence: [{ line: state.line }], next: ['Run the query in an elevated prompt on the controller.'] } : undefined;
}

function required(lines: readonly Line[], why: Rich): Judgement {
  return { id: 'signing-required', verdict: 'problem', says: ['This controller requires LDAP signing: ', ...why, '. Binds on port 389 that are neither signed nor inside TLS are refused.'], evidence: lines, next: ['Move the client to LDAPS, or let it sign: ', SIGNING_PAGE, '.'], causes: ['ldap-signing-required'] };
}

function notRequired(lines: readonly Line[], why: Rich): Judgement {
  return { id: 'signing-not-required', verdict: 'fine', says: ['This controller does not require LDAP signing: ', ...why, '.'], evidence: lines, next: ['Did the client ask this controller? Each has its own values: ', { link: '/runbook/ldap-hardening/', text: 'LDAP signing and channel binding' }, '.'], against: ['ldap-signing-required'] };
}

function never(lines: readonly Line[], why: string): Judgement {
  return { id: 'binding-never', verdict: 'fine', says: ['This controller asks for no channel binding: ', { code: BINDING }, ` ${why}.`], evidence: lines, next: ['Did the client ask this controller? Each has its own values: ', { link: '/runbook/ldap-hardening/', text: 'LDAP signing and channel binding' }, '.'] };
}

function together(signing: Judgement, binding: Judgement): Judgement {
  const causes: readonly CauseId[] = ['ldap-signing-required', 'channel-binding-epa'];
  return { id: 'both-required', verdict: 'problem', says: ['This controller requires both signing on port 389 and channel binding inside TLS.'], evidence: [...signing.evidence, ...binding.evidence], next: ['The code of the client, or the event, tells which: 00002028 is signing, 80090346 is channel binding. ', ...EVENTS], causes };
}

/** A Windows client that asks for no signing. */
function client(dumps: readonly RegistryDump[]): readonly Judgement[] {
  const state = stateOf(dumps, CLIENT, 'LDAPClientIntegrity');
  if (state.state !== 'set' || state.number !== 0) return [];
  return [{ id: 'client-asks-for-none', verdict: 'open', says: ['As an LDAP client this machine asks for no signing: ', { code: 'LDAPClientIntegrity' }, ' is 0. A controller that requires it refuses programs that do not ask themselves. Without the value Windows negotiates signing.'], evidence: [{ line: state.line }], next: ['See whether the controller requires signing: ', SIGNING_PAGE, '.'] }];
}
