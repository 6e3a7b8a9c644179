import type { Block, FindingBlock, NoteBlock, Rich, TableBlock } from '../blocks.ts';
import { choicesOf, entryVerdicts, kindWords, presentVerdicts, type Choice } from './choices.ts';
import { addTargets, addTargetsPlain, allowAtBack, readSettings, setTrust, spnsToAdd } from './commands.ts';
import { exchangeOf } from './exchange.ts';
import type { DelegationPlan, Party } from './plan.ts';
import { firstHop, purgeComputer, selfMapping, sessionsFrom, showMapping, throughLink } from './proof-commands.ts';
import { accountVerdicts, backSpnVerdicts, doubleHop, frontSpnVerdicts, presentOf, shown, userVerdicts, type Verdict } from './verdicts.ts';

const step = (id: string, title: string, ...text: Rich): Block => ({ kind: 'step', id, title, ...(text.length > 0 ? { text } : {}) });
const note = (id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock => ({ kind: 'note', id, tone, text });
const WEIGHT = { problem: 0, open: 1, fine: 2 } as const;

/** All that is judged about a plan, problems first. */
export function verdictsOf(plan: DelegationPlan): { readonly verdicts: readonly Verdict[]; readonly choices: readonly Choice[] } {
  const present = presentOf(plan);
  const choices = choicesOf(plan, present);
  const verdicts = [...userVerdicts(plan), ...frontSpnVerdicts(plan), ...backSpnVerdicts(plan), ...presentVerdicts(plan, present, choices), ...entryVerdicts(plan, choices), ...accountVerdicts(plan)];
  return { verdicts: verdicts.map((v, i) => ({ v, i })).sort((a, b) => WEIGHT[a.v.verdict] - WEIGHT[b.v.verdict] || a.i - b.i).map(({ v }) => v), choices };
}

function findingOf({ id, verdict, says, lines, next }: Verdict, raws: readonly string[]): FindingBlock {
  return {
    kind: 'finding', id, verdict, says, ...(next ? { next } : {}),
    evidence: [...new Set(lines)].sort((a, b) => a - b).map((n) => ({ at: `line ${n}`, text: (raws[n - 1] ?? '').trim().slice(0, 200) })),
  };
}

function choiceTable(choices: readonly Choice[]): TableBlock {
  const works = { yes: 'fine', no: 'problem', open: 'open' } as const;
  const says = { yes: 'works', no: 'does not work', open: 'open' } as const;
  const present = { yes: 'yes', no: 'no', open: 'not known' } as const;
  return {
    kind: 'table', id: 'choices', caption: 'Kinds of delegation, least power first', columns: ['Kind', 'Here', 'Why', 'There now'],
    rows: choices.map((c) => [[kindWords[c.kind]], [{ mark: works[c.works], text: says[c.works] }], [c.because], [present[c.inPlace]]]),
  };
}

/**
 * The whole answer: what blocks, the drawn exchange, the choice, the commands of each kind that can work, the linked server, waiting and proof.
 *
 * @param raws the lines of the paste, for evidence
 */
export function planBlocks(plan: DelegationPlan, raws: readonly string[]): readonly Block[] {
  const { verdicts, choices } = verdictsOf(plan);
  const read = readSettings(plan);
  const unknown = verdicts.some((v) => v.verdict === 'open');
  return [
    ...verdicts.map((v) => findingOf(v, raws)),
    exchangeOf(plan, verdicts, unknown),
    choiceTable(choices),
    ...(read ? [step('step-read', '1 Read what is there', 'Paste the answer above: it settles what is open.'), read] : []),
    ...changeBlocks(plan, choices),
    ...linkBlocks(plan),
    ...waitBlocks(plan),
    ...proofBlocks(plan),
  ];
}

function changeBlocks(plan: DelegationPlan, choices: readonly Choice[]): readonly Block[] {
  const { front, back } = plan;
  if (!front) return [];
  const possible = choices.filter((c) => c.works !== 'no');
  const best = possible.find((c) => c.works === 'yes') ?? possible[0];
  const out: Block[] = [];
  const settled = choices.find((c) => c.inPlace === 'yes' && c.works === 'yes' && c.kind !== 'unconstrained');
  if (settled) return [step('step-change', '2 Change', `${kindWords[settled.kind]} delegation is there by now: nothing to add. If it still fails, look at the other findings, wait, and prove each hop.`), ...retireUnconstrained(plan)];
  out.push(step('step-change', '2 Change', ...(best ? [possible.length > 1 ? `The first that works is the one to take: ${kindWords[best.kind].toLowerCase()}.` : `${kindWords[best.kind]} is the only kind that can work here.`] : ['No kind works in this situation. ', 'Change the situation (the findings say what), or map the logins: ', doubleHop, '.'])));
  // More power than the situation needs is named in the table, without commands.
  const smaller = (kind: Choice['kind']): boolean => kind === 'unconstrained' ? possible.some((c) => c.works === 'yes' && c.kind !== 'unconstrained') : kind === 'transition' && plan.entry === 'kerberos';
  for (const c of possible) if (!smaller(c.kind)) out.push(...kindBlocks(c, plan, back));
  if (possible.some((c) => c.kind === 'unconstrained' && smaller(c.kind))) out.push(note('unconstrained-left', 'info', 'KB 811889 asks for “Account is trusted for delegation”, the unconstrained kind. The kinds above meet the same need with less, so its command is not offered here.'));
  return out;
}

function kindBlocks({ kind }: Choice, plan: DelegationPlan, back: Party | undefined): readonly Block[] {
  const { front } = plan;
  if (!front) return [];
  const title = (text: string): Block => step(`step-${kind}`, text);
  if (kind === 'resource-based') {
    const command = back && allowAtBack(front, back, plan.where !== 'same');
    return [
      title('Resource-based constrained'),
      ...(command ? [command] : [note('no-back', 'warning', 'No command: the account of the back end is missing.')]),
      note('resource-based-note', 'info', 'The parameter overwrites the list, so the lines read it first and write it back with one more. ', ...(plan.where === 'same' ? [] : ['Entries of other domains may be refused by this server when they are written back; then nothing is changed. ']), 'There is no tab for it in Active Directory Users and Computers: it needs the Active Directory module, which every domain controller has. The front end needs at least one SPN. Any front end that is admitted may come for users of any protocol; the back end can tell by the SID S-1-18-2 in their token.'),
    ];
  }
  const spns = spnsToAdd(plan);
  if (kind === 'unconstrained') {
    const command = front.seen?.unconstrained?.value ? undefined : setTrust(front, 'TrustedForDelegation', true, 'trust-all', 'trust the front end for delegation to every service');
    return [
      title('Unconstrained, the last resort'),
      note('unconstrained-note', 'warning', 'KB 811889 asks for this kind, “Account is trusted for delegation”; the constrained kinds meet the same need with less. Whoever controls this account can act as every user who connects, domain administrators among them unless they are marked as sensitive. Write down who decided it and until when.'),
      ...(command ? [command] : []),
    ];
  }
  const list = addTargets(front, spns);
  const plain = addTargetsPlain(front, spns);
  const complete = plan.backEnds.length > 0 && spns.length === 0;
  const targets: readonly Block[] = list ? [list, ...(plain ? [plain] : [])] : [note('no-targets', complete ? 'info' : 'warning', complete ? 'The list has all SPNs of the back end.' : 'No command: the SPN of the back end is missing.')];
  const tab = kind === 'transition' ? '“Use any authentication protocol”' : '“Use Kerberos only”';
  const byHand = note(`${kind}-note`, 'info', 'By hand: Active Directory Users and Computers, properties of ', ...shown(front), `, tab Delegation (it shows only for accounts with an SPN): “to specified services only”, ${tab}, Add, Users or Computers, the account of the back end, then its entries. The names must be those that the front end asks for, port and instance included. `, { code: 'Set-DbaSpn' }, ' of dbatools also writes each new SPN into the list of the very account it is set on: use ', { code: '-NoDelegation' }, '.');
  if (kind === 'constrained') return [title('Constrained, Kerberos only'), ...targets, byHand];
  const any = front.seen?.anyProtocol?.value ? undefined : setTrust(front, 'TrustedToAuthForDelegation', true, 'trust-any-protocol', 'allow any protocol at the first hop');
  return [
    title('Constrained, any protocol'),
    note('transition-warning', 'warning', 'The list of services, and a flag. The front end may then act towards those services for any user, whether or not the user ever came.'),
    ...targets,
    ...(any ? [any] : []),
    byHand,
  ];
}

function retireUnconstrained({ front }: DelegationPlan): readonly Block[] {
  if (!front?.seen?.unconstrained?.value) return [];
  const off = setTrust(front, 'TrustedForDelegation', false, 'trust-none', 'take the trust for every service away');
  return off ? [note('retire-note', 'warning', 'The account is still trusted for every service. Take that away once the constrained kind is proven.'), off] : [];
}

function linkBlocks({ service, link, backEnds }: DelegationPlan): readonly Block[] {
  if (service !== 'sql') {
    const text: Readonly<Record<Exclude<DelegationPlan['service'], 'sql'>, Rich>> = {
      ssrs: ['Report server: ', { code: 'RSWindowsNegotiate' }, ' stands first under AuthenticationTypes in RSReportServer.config, or the first hop is NTLM. The data source uses Windows integrated security. HTTP on a service account takes all sites of that host name with it.'],
      ssas: ['Analysis Services passes users on for DirectQuery and ROLAP only (one source). Its SPNs have the instance name, never a port.'],
      iis: ['With kernel mode authentication (default since IIS 7) the ticket is for the computer account, unless ', { code: 'useAppPoolCredentials' }, ' is on: delegation belongs to the account that decrypts the ticket. The site impersonates the user when it connects.'],
      other: ['The front end must impersonate the user when it connects, or it arrives as itself.'],
    };
    return [step('step-front', '3 Front end'), note('front-note', 'info', ...text[service])];
  }
  const mapping = link === undefined ? undefined : selfMapping(link);
  const spn = backEnds[0]?.spns[0];
  return [
    step('step-link', '3 Linked server', 'Delegation is needed only where logins are passed on as they are: “Be made using the login’s current security context”, which KB 811889 calls Impersonate.'),
    showMapping,
    ...(mapping ? [mapping] : [note('no-link', 'info', 'No command for the mapping: the name of the linked server is missing.')]),
    note('link-note', 'info', { code: 'uses_self_credential' }, ' 1 with an empty ', { code: 'remote_name' }, ' is the mapping that needs delegation. ', { code: 'data_source' }, ' decides the SPN: a short name or an alias there asks for another one. Both servers need a login for the user; both speak TCP or named pipes. The settings RPC and Data Access have nothing to do with it. ',
      ...(spn === undefined ? [] : ['To name the SPN yourself, since SQL Server 2008: ', { code: `@provstr = N'ServerSPN=${spn}'` }, ' in sp_addlinkedserver. '] as Rich), 'Delegation has a direction: a link the other way needs its own. For a further server behind the back end make a plan of its own, with the back end as the front end.'),
  ];
}

function waitBlocks({ front }: DelegationPlan): readonly Block[] {
  return [
    step('step-wait', '4 Wait'),
    note('wait-note', 'info', 'The middle server remembers a refusal for 15 minutes (S4UCacheTimeout), and other domain controllers see the change after replication. Restart the service of the middle server in a window, or wait. On the client sign out and in, or ', { code: 'klist purge' }, '.'),
    ...(front?.holder.kind === 'computer' ? [purgeComputer] : []),
  ];
}

function proofBlocks({ service, link, frontHost, backEnds }: DelegationPlan): readonly Block[] {
  const through = service === 'sql' && link !== undefined ? throughLink(link) : undefined;
  const sessions = service !== 'sql' && frontHost !== undefined && backEnds.some((e) => e.spns[0]?.toLowerCase().startsWith('mssqlsvc/')) ? sessionsFrom(frontHost) : undefined;
  return [
    step('step-prove', '5 Prove both hops', 'From the machine of the user, not from the middle server. First hop: KERBEROS. Second hop: the name of the user, and KERBEROS.'),
    ...(service === 'sql' ? [firstHop] : []),
    ...(through ? [through] : []),
    ...(sessions ? [sessions] : []),
    note('prove-note', 'info', { code: 'klist get' }, ' with the SPN of the back end on the client proves that the SPN exists and that some account holds it. It says nothing about delegation.'),
  ];
}
