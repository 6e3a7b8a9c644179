import type { Rich } from '../blocks.ts';
import { sameSpn } from '../spn.ts';
import type { DelegationPlan, Party } from './plan.ts';
import { isProtectedUsers, names, type SeenAccount } from './seen.ts';

/** The step of the exchange at which a finding shows. */
export type FailsAt = 'first-ticket' | 'first-logon' | 'answer' | 'second-logon';

/** Something that is judged about a plan; lines count in the pasted text. */
export interface Verdict {
  readonly id: string;
  readonly verdict: 'problem' | 'fine' | 'open';
  readonly says: Rich;
  readonly lines: readonly number[];
  readonly next?: Rich;
  readonly failsAt?: FailsAt;
}

export const doubleHop = { link: '/runbook/kerb-double-hop-delegation/', text: 'double hop without delegation' } as const;
const audit: Rich[number] = { link: '/tools/spn-audit/', text: 'SPN audit' };
const commands: Rich[number] = { link: '/tools/setspn/', text: 'setspn commands' };

/** The name of a party in a sentence. */
export function shown({ holder, account }: Party): Rich {
  return holder.because === undefined ? [{ code: account }] : [{ code: holder.sam }];
}

/** May this person be delegated at all? */
export function userVerdicts({ user }: DelegationPlan): readonly Verdict[] {
  if (!user) return [{ id: 'user-unknown', verdict: 'open', says: ['No user is named. Whether the person may be delegated is not judged.'], lines: [], next: ['Give the account, and paste the answer of step 1 for it.'] }];
  const { seen } = user;
  const who: Rich = [{ code: user.account }];
  const out: Verdict[] = [];
  if (seen?.sensitive?.value) {
    out.push({ id: 'user-sensitive', verdict: 'problem', says: [...who, ' is marked “Account is sensitive and cannot be delegated”: no kind of delegation works for it.'], lines: [seen.sensitive.line], next: ['The mark is there on purpose, mostly for administrators. Connect as another person, or map the login: ', doubleHop, '.'], failsAt: 'answer' });
  }
  const group = seen?.groups?.values.find(isProtectedUsers);
  if (seen?.groups && group !== undefined) {
    out.push({
      id: 'user-protected', verdict: 'problem', lines: [seen.groups.line], failsAt: 'answer',
      says: [...who, ' is in Protected Users, whose members cannot be delegated, constrained or not. They get no NTLM, no RC4, and a ticket-granting ticket for four hours; the same Microsoft page says 600 minutes elsewhere.'],
      next: ['Connect as another person. Never put service or computer accounts into that group.'],
    });
  }
  if (out.length > 0) return out;
  const flagKnown = seen?.sensitive !== undefined;
  const groupsKnown = seen?.groups?.complete === true;
  if (seen && flagKnown && groupsKnown) {
    return [{ id: 'user-allowed', verdict: 'fine', says: [...who, ' is not marked as sensitive and not directly in Protected Users. A group inside that group would count, too; ', { code: 'whoami /groups' }, ' of the person shows it.'], lines: [seen.sensitive?.line ?? seen.line, seen.groups?.line ?? seen.line] }];
  }
  const lacks = flagKnown ? 'its groups are' : groupsKnown ? 'the mark as sensitive is' : 'its marks are';
  return [{ id: 'user-not-shown', verdict: 'open', says: ['Whether ', ...who, ` may be delegated: ${lacks} not in the text.`], lines: seen ? [seen.line] : [], next: ['Run step 1 below and paste its answer.'] }];
}

/** What is true of the two accounts themselves. */
export function accountVerdicts({ front, back }: DelegationPlan): readonly Verdict[] {
  const out: Verdict[] = [];
  for (const [side, party] of [['front', front], ['back', back]] as const) {
    if (!party) continue;
    const { seen, holder } = party;
    if (holder.because !== undefined) out.push({ id: `${side}-computer`, verdict: 'fine', says: [{ code: party.account }, ` is the computer to the network: SPNs and delegation of the ${side} end stand on `, { code: holder.sam }, '.'], lines: [] });
    if (seen?.disabled?.value) out.push({ id: `${side}-disabled`, verdict: 'problem', says: [...shown(party), ' is disabled: the service cannot log on again.'], lines: [seen.disabled.line], failsAt: side === 'front' ? 'first-ticket' : 'second-logon' });
    const group = seen?.groups?.values.some(isProtectedUsers) === true;
    if (seen?.groups && group) out.push({ id: `${side}-protected`, verdict: 'problem', says: [...shown(party), ' runs a service and is in Protected Users, which Microsoft forbids for services: they lose NTLM, RC4 and delegation, and their tickets end after hours.'], lines: [seen.groups.line], next: ['Take it out of the group.'], failsAt: 'answer' });
    if (seen?.sensitive?.value) out.push({ id: `${side}-sensitive`, verdict: 'fine', says: [...shown(party), ' is marked as sensitive. That forbids to delegate this account itself, not that it delegates others; the mark counts on the person who connects.'], lines: [seen.sensitive.line] });
  }
  return out;
}

/** Class of the front end, and the HOST form that may stand for it. */
const CLASSES: Readonly<Record<DelegationPlan['service'], string | undefined>> = { sql: 'MSSQLSvc', ssrs: 'HTTP', iis: 'HTTP', ssas: 'MSOLAPSvc.3', other: undefined };

/** Does the first hop get a ticket? */
export function frontSpnVerdicts({ front, frontHost, service, seen, entry }: DelegationPlan): readonly Verdict[] {
  const cls = CLASSES[service];
  if (!front || frontHost === undefined || cls === undefined) return [];
  const starts = frontHost.includes('.') ? [`${cls}/${frontHost}`.toLowerCase()] : [`${cls}/${frontHost}`.toLowerCase(), `${cls}/${frontHost}.`.toLowerCase()];
  const fits = (spn: string): boolean => starts.some((s) => spn.toLowerCase() === s || spn.toLowerCase().startsWith(`${s}:`) || (s.endsWith('.') && spn.toLowerCase().startsWith(s)));
  const own = front.seen?.spns;
  const held = own?.values.find(fits);
  const other = seen.find((a) => a !== front.seen && a.spns?.values.some(fits));
  if (own && held !== undefined) return [{ id: 'front-spn', verdict: 'fine', says: [...shown(front), ' holds ', { code: held }, ', the name of the front end.'], lines: [own.line] }];
  const look: Rich = ['Search the forest: ', { code: `setspn -F -Q ${cls}/${frontHost}*` }, '; move it with the ', audit, '.'];
  if (other?.spns) return [{ id: 'front-spn-misplaced', verdict: 'problem', says: ['The SPN of the front end is on ', { code: other.name }, ', not on ', ...shown(front), ', which runs it: clients get an error at the first hop.'], lines: [other.spns.line], next: look, failsAt: 'first-ticket' }];
  if (own?.complete) {
    const host = cls === 'HTTP' && front.holder.kind === 'computer' ? own.values.find((s) => s.toLowerCase().startsWith(`host/${frontHost.toLowerCase()}`)) : undefined;
    if (host !== undefined) return [{ id: 'front-spn', verdict: 'fine', says: [...shown(front), ' holds ', { code: host }, ', which answers for HTTP.'], lines: [own.line] }];
    return [{
      id: 'front-spn-missing', verdict: 'problem', lines: [own.line], failsAt: entry === 'kerberos' ? 'first-ticket' : 'answer',
      says: [...shown(front), ' holds no ', { code: `${cls}/${frontHost}` }, own.values.length === 0 ? ' and no SPN at all' : '', ': the first hop is NTLM, which cannot be passed on', own.values.length === 0 ? ', and the Delegation tab does not show' : '', '.'],
      next: look,
    }];
  }
  return [{ id: 'front-spn-not-shown', verdict: 'open', says: ['Whether ', ...shown(front), ' holds the SPN of the front end is not in the text. Without it the first hop is NTLM, which cannot be passed on.'], lines: own ? [own.line] : [], next: look }];
}

/** Is the second server known to the directory under the names that the front end asks for? */
export function backSpnVerdicts({ back, backEnds, seen }: DelegationPlan): readonly Verdict[] {
  const out: Verdict[] = [];
  for (const end of backEnds) {
    const n = out.length + 1;
    if (end.short) out.push({ id: `back-short-${n}`, verdict: 'open', says: [{ code: end.given }, ' is a short name. The front end completes it by DNS, and the SPN has the full name: give the domain, or write the full name into the data source.'], lines: [] });
    if (end.assumed) out.push({ id: `back-assumed-${n}`, verdict: 'open', says: [{ code: end.given }, ' is taken for a default instance on TCP port 1433.'], lines: [], next: ['Give the port where it is another one: ', { code: 'server,port' }, '.'] });
    if (end.portMissing) out.push({ id: `back-port-${n}`, verdict: 'open', says: [{ code: end.given }, ' is a named instance without a port. Over TCP the SPN has the port that the instance listens on; it is not known here.'], lines: [], next: ['Give a fixed port: ', { link: '/runbook/dynamic-port-to-static/', text: 'dynamic port to static port' }, '.'] });
    const own = back?.seen?.spns;
    const wanted = end.portMissing ? [] : end.spns.slice(0, 1);
    for (const spn of wanted) {
      const other = seen.find((a: SeenAccount) => a !== back?.seen && a.spns?.values.some((s) => sameSpn(s, spn)));
      const look: Rich = ['Search the forest: ', { code: `setspn -F -Q ${spn}` }, '.'];
      if (own?.values.some((s) => sameSpn(s, spn))) {
        out.push(other?.spns
          ? { id: `back-spn-twice-${n}`, verdict: 'problem', says: [{ code: spn }, ' is on ', ...(back ? shown(back) : []), ' and on ', { code: other.name }, '.'], lines: [own.line, other.spns.line], next: look, failsAt: 'answer' }
          : { id: `back-spn-${n}`, verdict: 'fine', says: [...(back ? shown(back) : []), ' holds ', { code: spn }, '.'], lines: [own.line] });
      } else if (other?.spns) out.push({ id: `back-spn-misplaced-${n}`, verdict: 'problem', says: [{ code: spn }, ' is on ', { code: other.name }, ', not on the account that runs the back end: the second hop fails with an error.'], lines: [other.spns.line], next: look, failsAt: 'second-logon' });
      else if (own?.complete && back) out.push({ id: `back-spn-missing-${n}`, verdict: 'problem', says: [...shown(back), ' does not hold ', { code: spn }, ': no ticket for the second hop, whatever delegation says.'], lines: [own.line], next: [...look, ' If nobody holds it, add it with the ', commands, '.'], failsAt: 'answer' });
      else out.push({ id: `back-spn-not-shown-${n}`, verdict: 'open', says: ['Whether ', { code: spn }, ' is on the account of the back end is not in the text.'], lines: own ? [own.line] : [], next: look });
    }
  }
  return out;
}

/** Which delegation the directory has now. */
export interface Present {
  readonly unconstrained?: boolean;
  readonly anyProtocol?: boolean;
  /** SPNs of the back ends that are in the list of the front end. */
  readonly listed: readonly string[];
  /** Those that are not, where the whole list is shown. */
  readonly notListed: readonly string[];
  readonly listKnown: boolean;
  /** The back end admits the front end by name; undefined where the list is not shown whole. */
  readonly admitted?: boolean;
  /** It admits others: a group among them could hold the front end. */
  readonly admitsOthers: boolean;
}

/** Reads the present settings off the texts. */
export function presentOf({ front, back, backEnds }: DelegationPlan): Present {
  const targets = front?.seen?.targets;
  const wanted = backEnds.flatMap((e) => (e.portMissing ? [] : e.spns.slice(0, 1)));
  const listed = targets ? wanted.filter((spn) => targets.values.some((t) => sameSpn(t, spn))) : [];
  const admits = back?.seen?.admits;
  const self = front && { name: front.holder.sam, ...(front.seen?.dn === undefined ? {} : { dn: front.seen.dn }) };
  const admitted = admits && self ? admits.values.some((v) => names(v, self)) : false;
  return {
    ...(front?.seen?.unconstrained ? { unconstrained: front.seen.unconstrained.value } : {}),
    ...(front?.seen?.anyProtocol ? { anyProtocol: front.seen.anyProtocol.value } : {}),
    listed,
    notListed: targets?.complete ? wanted.filter((s) => !listed.includes(s)) : [],
    listKnown: targets?.complete === true,
    ...(admits && (admitted || admits.complete) ? { admitted } : {}),
    admitsOthers: admits !== undefined && admits.values.length > 0 && !admitted,
  };
}
