import type { Rich } from '../blocks.ts';
import { listed } from '../judges/spn-words.ts';
import { sameSpn } from '../spn.ts';
import type { DelegationPlan } from './plan.ts';
import { isProtectedUsers, type SeenAccount } from './seen.ts';
import { doubleHop, shown, type Present, type Verdict } from './verdicts.ts';

/** The kinds of delegation, the one with the least power first. */
export const kinds = ['resource-based', 'constrained', 'transition', 'unconstrained'] as const;
export type Kind = (typeof kinds)[number];

export const kindWords: Readonly<Record<Kind, string>> = {
  'resource-based': 'Resource-based constrained',
  constrained: 'Constrained, Kerberos only',
  transition: 'Constrained, any protocol',
  unconstrained: 'Unconstrained',
};

/** Whether a kind can work in this situation, and whether the directory has it by now. */
export interface Choice {
  readonly kind: Kind;
  readonly works: 'yes' | 'no' | 'open';
  readonly because: string;
  readonly inPlace: 'yes' | 'no' | 'open';
}

/** What forbids or allows each kind here. Sources: Kerberos constrained delegation overview; Credential Guard considerations; KB 4490425. */
export function choicesOf(plan: DelegationPlan, present: Present): readonly Choice[] {
  const all = [resourceBased(plan, present), constrained(plan, present), transition(plan, present), unconstrained(plan, present)];
  return isBarred(plan.user?.seen) ? all.map((c) => ({ ...c, works: 'no', because: 'The user may not be delegated, by any kind.' })) : all;
}

/** Marked as sensitive, or directly in Protected Users. */
function isBarred(user: SeenAccount | undefined): boolean {
  return user?.sensitive?.value === true || user?.groups?.values.some(isProtectedUsers) === true;
}

const tri = (value: boolean | undefined): 'yes' | 'no' | 'open' => (value === undefined ? 'open' : value ? 'yes' : 'no');

function resourceBased({ controllers, where, entry }: DelegationPlan, { admitted, admitsOthers }: Present): Choice {
  const inPlace = admitted === true ? 'yes' : admitsOthers ? 'open' : tri(admitted);
  const base = { kind: 'resource-based', inPlace } as const;
  if (controllers === 'older') return { ...base, works: 'no', because: 'It needs domain controllers of Windows Server 2012 or later.' };
  const limits = 'Written on the back-end account, for one front end; the owner of the back end decides.';
  const any = entry === 'kerberos' ? '' : ' It lets the front end act for users who did not come by Kerberos.';
  if (where === 'forest') return { ...base, works: 'open', because: `${limits}${any} Across forests the document is silent; one vendor reports that it works where the user is of the forest of the front end.` };
  if (controllers === 'unknown') return { ...base, works: 'open', because: `${limits}${any} It needs domain controllers of Windows Server 2012 or later in both domains and on the way between them.` };
  return { ...base, works: 'yes', because: `${limits}${any}${where === 'domain' ? ' It works across domains.' : ''}` };
}

function listState({ listed: found, notListed, listKnown }: Present): 'yes' | 'no' | 'open' {
  if (notListed.length > 0) return 'no';
  return found.length > 0 ? 'yes' : listKnown ? 'no' : 'open';
}

function constrained({ where, entry }: DelegationPlan, present: Present): Choice {
  const base = { kind: 'constrained', inPlace: present.anyProtocol === true ? 'no' : listState(present) } as const;
  if (where !== 'same') return { ...base, works: 'no', because: 'It does not leave the domain: front end and back end must be in one.' };
  if (entry !== 'kerberos') return { ...base, works: 'no', because: entry === 'local' ? 'A local logon is NTLM and has no ticket to show.' : 'The first hop is not Kerberos, so there is no ticket to show.' };
  return { ...base, works: 'yes', because: 'Written on the front-end account, with the exact SPNs of the back end. Needs an administrator of the domain.' };
}

function transition({ where, entry }: DelegationPlan, present: Present): Choice {
  const list = listState(present);
  const base = { kind: 'transition', inPlace: present.anyProtocol === false ? 'no' : present.anyProtocol === undefined ? (list === 'no' ? 'no' : 'open') : list } as const;
  if (where !== 'same') return { ...base, works: 'no', because: 'It does not leave the domain: front end and back end must be in one.' };
  return { ...base, works: 'yes', because: entry === 'kerberos' ? 'Works, and allows more than is needed: the front end could act for users who never came.' : 'The front end may act for users who came by another protocol. It could act for any user, so guard its account like an administrator.' };
}

function unconstrained({ where, entry, guard }: DelegationPlan, present: Present): Choice {
  const base = { kind: 'unconstrained', inPlace: tri(present.unconstrained) } as const;
  if (guard === 'on') return { ...base, works: 'no', because: 'Credential Guard on the client does not hand over the ticket that it needs.' };
  if (entry !== 'kerberos') return { ...base, works: 'no', because: 'Without Kerberos at the first hop no ticket-granting ticket reaches the front end.' };
  if (where === 'forest') return { ...base, works: 'open', because: 'Blocked by default across a forest trust since the updates of July 2019, where the user is of the other forest (KB 4490425).' };
  return { ...base, works: guard === 'off' ? 'yes' : 'open', because: `Whoever controls the front end can act as every user who connects, anywhere.${guard === 'unknown' ? ' Clients with Credential Guard are shut out: on by default from Windows 11 22H2 and Server 2025 on eligible machines of a domain.' : ''}` };
}

/** What the present settings mean for this hop. */
export function presentVerdicts(plan: DelegationPlan, present: Present, choices: readonly Choice[]): readonly Verdict[] {
  const { front, back, backEnds } = plan;
  if (!front) return [];
  const out: Verdict[] = [];
  const lines = [front.seen?.unconstrained?.line, front.seen?.anyProtocol?.line, front.seen?.targets?.line, back?.seen?.admits?.line].flatMap((l) => (l === undefined ? [] : [l]));
  const working = choices.filter((c) => c.inPlace === 'yes' && c.works === 'yes');
  // Whoever may not be delegated is a finding of its own.
  const broken = isBarred(plan.user?.seen) ? [] : choices.filter((c) => c.inPlace === 'yes' && c.works === 'no');
  const unclear = choices.filter((c) => c.inPlace === 'yes' && c.works === 'open');
  const name = (c: Choice): string => kindWords[c.kind].toLowerCase();
  for (const c of working) out.push({ id: `present-${c.kind}`, verdict: 'fine', says: [...shown(front), ' has delegation for this hop: ', name(c), '. ', ...(c.kind === 'unconstrained' ? ['It works, and it is the kind to replace.'] : [])], lines });
  for (const c of unclear) out.push({ id: `present-${c.kind}`, verdict: 'open', says: [...shown(front), ' has delegation: ', name(c), '. Whether it works here is open. ', c.because], lines });
  if (working.length === 0) for (const c of broken) out.push({ id: `present-${c.kind}-useless`, verdict: 'problem', says: [...shown(front), ' has delegation (', name(c), '), and it does not help here. ', c.because], lines, failsAt: 'answer' });
  if (present.notListed.length > 0 && (front.seen?.targets?.values.length ?? 0) > 0 && working.length === 0) {
    const near = (front.seen?.targets?.values ?? []).filter((t) => present.notListed.some((s) => hostOf(s) === hostOf(t) && !sameSpn(s, t)));
    out.push({
      id: 'list-lacks-spn', verdict: 'problem', lines: front.seen?.targets ? [front.seen.targets.line] : [], failsAt: 'answer',
      says: ['The list of ', ...shown(front), ' lacks ', ...listed(present.notListed), ...(near.length > 0 ? ['; it has ', ...listed(near), ', which is another name: port, instance and full name count.'] as Rich : ['.'])],
      next: ['Add the name that the front end asks for, or let the back end admit it: the steps are below.'],
    });
  }
  if (front.seen?.unconstrained?.value && (present.listed.length > 0 || (front.seen.targets?.values.length ?? 0) > 0)) out.push({ id: 'list-without-effect', verdict: 'open', says: [...shown(front), ' has a list of services and is trusted for every service as well: the list limits nothing.'], lines: [front.seen.unconstrained.line], next: ['Take the trust for every service away once the constrained kind is proven.'] });
  if (out.some((v) => v.verdict !== 'open') || working.length + broken.length + unclear.length > 0 || backEnds.length === 0) return out;
  const known = present.unconstrained === false && present.listKnown && present.admitted === false && !present.admitsOthers;
  if (known) return [...out, { id: 'no-delegation', verdict: 'problem', says: [...shown(front), ' may not pass users on: not trusted for every service, no list', ...(back ? [', and ', ...shown(back), ' does not admit it'] as Rich : []), '. The back end sees ANONYMOUS LOGON.'], lines, next: ['Choose the first kind that works in the table.'], failsAt: 'answer' }];
  if (present.admitsOthers) return [...out, { id: 'admits-others', verdict: 'open', says: [...(back ? shown(back) : ['The back end']), ' admits others, ', ...shown(front), ' not by name. A group in that list may hold it.'], lines, next: ['Look into the groups of the list.'] }];
  const missing = [...(present.unconstrained === undefined || !present.listKnown ? ['the settings of the front end'] : []), ...(present.admitted === undefined ? ['the list of the back end'] : [])];
  const lacks = missing.length === 2 ? `${missing.join(' and ')} are` : `${missing[0] ?? 'a part of it'} ${missing[0]?.startsWith('the settings') === true ? 'are' : 'is'}`;
  return [...out, { id: 'delegation-not-shown', verdict: 'open', says: ['Whether ', ...shown(front), ` may pass users on: ${lacks} not in the text.`], lines, next: ['Run step 1 below and paste its answer: ', doubleHop, '.'] }];
}

function hostOf(spn: string): string {
  return (spn.split('/')[1] ?? '').split(':')[0]?.split('.')[0]?.toLowerCase() ?? '';
}

/** How users reach the front end, and what that forbids. */
export function entryVerdicts({ entry, guard, service }: DelegationPlan, choices: readonly Choice[]): readonly Verdict[] {
  const out: Verdict[] = [];
  const passes = choices.some((c) => c.inPlace === 'yes' && c.works === 'yes');
  if (entry === 'local') out.push({ id: 'entry-local', verdict: passes ? 'open' : 'problem', says: ['A program on the middle server logs on locally, with NTLM, which cannot be passed on. Only resource-based delegation or “any protocol” gets round that.'], lines: [], next: ['Test from another machine first: the same link may work from there.'], failsAt: 'first-logon' });
  if (entry === 'other') out.push({ id: 'entry-other', verdict: 'open', says: ['Users do not come by Kerberos: protocol transition is needed, so the front end acts for people whose credentials it never saw.', ...(service === 'sql' ? [' For SQL Server, repair the first hop instead: ', { link: '/runbook/kerb-spn-missing/', text: 'SPN missing' } as const, '.'] : [])], lines: [] });
  if (guard === 'on') out.push({ id: 'guard-on', verdict: 'open', says: ['Credential Guard runs on the clients. It blocks unconstrained delegation; the document names no constrained kind.'], lines: [] });
  return out;
}
