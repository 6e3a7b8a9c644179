import { checks } from '../../checks/index.ts';
import { commandsOf } from '../../checks/commands.ts';
import type { Check } from '../../checks/check.ts';
import type { CommandBlock, FindingBlock, Rich } from '../../core/blocks.ts';
import type { Context } from '../../core/context.ts';
import type { CauseFound, Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Firing } from '../../core/diagnose/rule.ts';
import { findingOf } from '../../core/judges/finding.ts';
import { prepare } from '../../core/text/prepare.ts';
import { causeAnswers } from '../../data/cause-answers.ts';
import { causes, type CauseId } from '../../data/causes.ts';
import { splits } from '../../data/splits.ts';
import { filled, offersOf, spnOf, type Offer } from './names.ts';
import { printed, type Printed } from './printed.ts';

/** What the page shows for a pasted text: words and blocks, no markup. */
export interface Answer {
  readonly outcome: Diagnosis['outcome'];
  readonly lead: Rich;
  readonly text: Printed;
  /** "UTF-16 read as bytes" and the like: what copying had done to the text and was undone. */
  readonly undone: readonly string[];
  readonly readAs: readonly { readonly title: string; readonly lines: string; readonly unread: readonly number[]; readonly check?: { readonly id: string; readonly title: string } }[];
  readonly facts: readonly { readonly label: string; readonly says: string }[];
  readonly offers: readonly Offer[];
  readonly findings: readonly FindingBlock[];
  readonly causes: readonly CauseAnswer[];
  readonly split?: SplitAnswer;
  /** Another tool that goes on from here with the same text. */
  readonly further?: Rich;
  readonly possible: readonly CauseLink[];
  readonly ruledOut: readonly (CauseLink & { readonly why: string; readonly lines: readonly number[] })[];
  readonly codes: Diagnosis['codes'];
  readonly unknown: Diagnosis['unknown'];
  readonly weighed: readonly { readonly cause: string; readonly push: string; readonly rule: string; readonly why: string; readonly source: string; readonly lines: readonly number[] }[];
}

export interface CauseLink {
  readonly cause: CauseId;
  readonly title: string;
  readonly href: string;
}

export interface CauseAnswer extends CauseLink {
  readonly meaning: string;
  readonly bars: number;
  readonly fit: string;
  readonly reasons: readonly Reason[];
  readonly against: readonly Reason[];
  readonly tells: string;
  readonly fix: string;
  readonly first: string;
  readonly checks: readonly CheckAnswer[];
}

export interface Reason {
  readonly why: string;
  readonly lines: readonly number[];
}

export interface CheckAnswer {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly commands: readonly CommandBlock[];
}

export interface SplitAnswer {
  readonly asks: string;
  readonly check: CheckAnswer;
  readonly ways: readonly { readonly result: string; readonly cause: CauseLink; readonly then: string }[];
}

const titles = new Map<CauseId, (typeof causes)[number]>(causes.map((c) => [c.id, c]));
/** Reasons that are shown for the first cause and for the others; all of them are in the list of what was weighed. */
const MOST_REASONS = [3, 2] as const;

/** Words for the figures of the ranking, for the list of rules that fired. */
const PUSHES = { states: 'states it', points: 'points at it', fits: 'fits', weak: 'possible', against: 'against', excludes: 'rules it out' } as const;

/** Builds the answer for a diagnosis and the reader's values. Pure and total. */
export function answerFor(text: string, diagnosis: Diagnosis, given: Context): Answer {
  const offers = offersOf(diagnosis.names, given);
  const values = filled(offers, given);
  const spn = spnOf(diagnosis.names);
  const check = (id: string): CheckAnswer[] => {
    const found = checks.find((c) => c.id === id);
    return found === undefined ? [] : [{ id, title: found.title, href: `/checks/${id}/`, commands: commandsOf(found, values, spn) }];
  };
  const answers = diagnosis.causes.map((found, i): CauseAnswer => {
    const { tells, fix, first, checks: ids } = causeAnswers[found.cause];
    return { ...linkOf(found.cause), meaning: titles.get(found.cause)?.meaning ?? '', bars: found.bars, fit: found.fit, reasons: reasonsOf(found.reasons, MOST_REASONS[Math.min(i, 1)] ?? 2), against: reasonsOf(found.against, 2), tells, fix, first, checks: ids.flatMap(check) };
  });
  const split = diagnosis.decided ? undefined : splitOf(diagnosis.causes, check);
  const lines = prepare(text).lines.map((l) => l.raw);
  const further = furtherOf(diagnosis);
  return {
    outcome: diagnosis.outcome,
    lead: leadOf(diagnosis, answers, split !== undefined),
    text: printed(lines, diagnosis.marks),
    undone: diagnosis.undone,
    readAs: diagnosis.formats.map(({ reader, title, from, to, unread }) => {
      const own = checks.find((c: Check) => c.readers.some((r) => r.id === reader));
      return { title, lines: span(from, to), unread, ...(own === undefined ? {} : { check: { id: own.id, title: own.title } }) };
    }),
    facts: factsOf(diagnosis),
    offers,
    findings: diagnosis.judgements.map((j) => findingOf(j, lines)),
    causes: answers,
    ...(split === undefined ? {} : { split }),
    ...(further === undefined ? {} : { further }),
    possible: diagnosis.possible.map(linkOf),
    ruledOut: diagnosis.ruledOut.map(({ cause, why, lines: at }) => ({ ...linkOf(cause), why, lines: at })),
    codes: diagnosis.codes,
    unknown: diagnosis.unknown,
    weighed: diagnosis.fired.map(({ cause, push, rule, why, source, lines: at }) => ({ cause: titles.get(cause)?.title ?? cause, push: PUSHES[push], rule, why, source, lines: at })),
  };
}

function linkOf(cause: CauseId): CauseLink {
  return { cause, title: titles.get(cause)?.title ?? cause, href: `/runbook/${cause}/` };
}

/** Why, each sentence once, with all lines that say so. */
function reasonsOf(fired: readonly Firing[], most: number): Reason[] {
  const reasons = new Map<string, Set<number>>();
  for (const { why, lines } of fired) {
    const known = reasons.get(why) ?? new Set<number>();
    for (const line of lines) known.add(line);
    reasons.set(why, known);
  }
  return [...reasons].slice(0, most).map(([why, lines]) => ({ why, lines: [...lines].sort((a, b) => a - b) }));
}

/** The split that covers most of the first causes; the first two must be in it. */
function splitOf(found: readonly CauseFound[], check: (id: string) => CheckAnswer[]): SplitAnswer | undefined {
  const [one, two] = found.map((f) => f.cause);
  if (one === undefined || two === undefined) return undefined;
  const names = new Set(found.map((f) => f.cause));
  const fitting = splits.filter((s) => s.causes.includes(one) && s.causes.includes(two));
  const covers = (s: (typeof splits)[number]): number => s.causes.filter((c) => names.has(c)).length;
  const best = fitting.reduce<(typeof splits)[number] | undefined>((a, b) => (a === undefined || covers(b) > covers(a) ? b : a), undefined);
  const own = best === undefined ? undefined : check(best.check)[0];
  if (best === undefined || own === undefined) return undefined;
  return { asks: best.asks, check: own, ways: best.ways.map(({ result, cause, then }) => ({ result, cause: linkOf(cause), then })) };
}

/** The same text in the SPN audit, where it has SPNs and they are in question. The text itself never goes into the address. */
function furtherOf({ spns, causes: found, outcome }: Diagnosis): Rich | undefined {
  const problem = found.some((f) => f.cause.startsWith('kerb-spn-'));
  if (spns === undefined || !(problem || outcome === 'output')) return undefined;
  const { accounts } = spns;
  const held = accounts === undefined ? 'The text tells of SPNs' : `The text has SPNs of ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`;
  return [`${held}: paste it into the `, { link: '/tools/spn-audit/', text: 'SPN audit' }, problem ? ', which judges all of them and makes the repair plan.' : ', which judges all of them.'];
}

function leadOf(diagnosis: Diagnosis, answers: readonly CauseAnswer[], hasSplit: boolean): Rich {
  const [first] = answers;
  switch (diagnosis.outcome) {
    case 'empty':
      return ['Nothing pasted yet.'];
    case 'nothing':
      return [{ strong: 'Nothing recognised.' }, ' The text has no error, code or command output of Windows authentication or TLS that this site knows. That is no sign of health: it means that nothing was judged.'];
    case 'undetermined':
      return [{ strong: 'The text carries no cause.' }, ' It is about authentication or TLS, but what it says fits many causes, so none is claimed. Paste the lines round it, or what the other side logged.'];
    case 'output':
      return diagnosis.judgements.some((j) => j.verdict === 'fine')
        ? [{ strong: 'Read, and nothing wrong in it.' }, ' What it says about its own question stands below; it says nothing about anything else.']
        : [{ strong: 'Read, and not judged.' }, ' What is missing for a verdict stands below.'];
    case 'causes':
      if (diagnosis.decided) return [`${first?.fit ?? ''}: `, { strong: first?.title ?? '' }, `. ${first?.meaning ?? ''}`];
      return [{ strong: 'The text alone does not decide.' }, ` ${answers.length} causes fit; the likeliest comes first.${hasSplit ? ' One check separates the first ones.' : ''}`];
  }
}

const STAGES = {
  local: 'Before a byte was sent: on the machine that printed this',
  handshake: 'While connecting: the other side had answered',
  after: 'After the handshake, at the first data',
  server: 'On the accepting side: what the server saw',
} as const;
const STACKS = { tls: 'TLS (Schannel, OpenSSL or the like)', sspi: 'Kerberos or NTLM (SSPI, GSSAPI)' } as const;
const ROLES = { client: 'Client', server: 'Server', dc: 'Domain controller' } as const;

function factsOf({ stacks, stage, role, drivers, versions, judgements }: Diagnosis): Answer['facts'] {
  return [
    ...(stacks.length === 0 ? [] : [{ label: 'Layer', says: stacks.map((s) => STACKS[s]).join('; ') }]),
    // The output of a check has no place in the stack.
    ...(stage === undefined || judgements.some((j) => j.verdict !== 'open') ? [] : [{ label: 'Where it failed', says: STAGES[stage] }]),
    ...(role === undefined ? [] : [{ label: 'Whose text', says: ROLES[role] }]),
    ...(drivers.length === 0 ? [] : [{ label: 'Program', says: drivers.slice(0, 4).map((d) => (d.version === undefined ? d.title : `${d.title} ${d.version}`)).join(', ') }]),
    ...(versions.length === 0 ? [] : [{ label: 'Versions', says: versions.slice(0, 4).map((v) => v.text).join(', ') }]),
  ];
}

const span = (from: number, to: number): string => (from === to ? `line ${from}` : `lines ${from}–${to}`);
