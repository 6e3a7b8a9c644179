/** Findings about the names of an order and the form that it stands in. */
import type { OrderFinding, OrderQuestion } from './check-model.ts';
import { overLimit, POLICY_LIMIT, policyString } from './policy.ts';
import type { ResolvedEntry } from './resolve.ts';
import { hasSuffixes, standingOf } from './standing.ts';
import { counted, listed } from './words.ts';

type Finding = OrderFinding | undefined;
const MOST_EVIDENCE = 8;

/** Spelling, names of other systems, curves, doubles, blanks, the type of the value, and its length. */
export function nameFindings(resolved: readonly ResolvedEntry[], question: OrderQuestion): readonly OrderFinding[] {
  const found: readonly Finding[] = [
    typos(resolved),
    elsewhere(resolved),
    unknown(resolved),
    cases(resolved),
    suffixNeeded(resolved, question),
    suffixSpare(resolved, question),
    doubles(resolved),
    wrongType(question),
    blanks(question),
    tooLong(resolved, question),
    further(question),
    unread(question),
  ];
  return found.filter((f) => f !== undefined);
}

function lines(entries: readonly ResolvedEntry[], means: (e: ResolvedEntry) => string | undefined): OrderFinding['evidence'] {
  return entries.slice(0, MOST_EVIDENCE).map((e) => {
    const said = means(e);
    return { at: `line ${e.line}`, text: e.name.slice(0, 120), ...(said === undefined ? {} : { means: said }) };
  });
}

function typos(all: readonly ResolvedEntry[]): Finding {
  const some = all.filter((e) => e.kind === 'typo');
  if (some.length === 0) return undefined;
  return {
    id: 'spelling',
    verdict: 'problem',
    says: [`${counted(some.length, 'name')} with a typing fault: Windows ignores such a name without a word, and the suite is off.`],
    evidence: lines(some, (e) => `probably ${e.meant}`),
  };
}

function elsewhere(all: readonly ResolvedEntry[]): Finding {
  const some = all.filter((e) => e.kind === 'elsewhere');
  if (some.length === 0) return undefined;
  const ours = some.filter((e) => e.suite);
  return {
    id: 'names-of-another-system',
    verdict: ours.length > 0 ? 'problem' : 'open',
    says: [
      [
        ...(ours.length > 0 ? [`${counted(ours.length, 'name')} as another system writes it: Windows ignores it without a word, and the suite is off.`] : []),
        ...(ours.length < some.length ? [`${counted(some.length - ours.length, 'suite')} that no list of Windows has: nothing to write instead.`] : []),
      ].join(' '),
    ],
    evidence: lines(some, (e) => (e.suite ? `${e.elsewhere?.system}: ${e.elsewhere?.iana} in Windows` : `${e.elsewhere?.iana}: in no Windows`)),
  };
}

function unknown(all: readonly ResolvedEntry[]): Finding {
  const some = all.filter((e) => e.kind === 'unknown');
  if (some.length === 0) return undefined;
  return {
    id: 'unknown-names',
    verdict: 'problem',
    says: [`${counted(some.length, 'name')} that no Windows has and that is near to none, or to several: ignored without a word.`],
    evidence: lines(some, (e) => (e.near ? `${e.near.join(' or ')}?` : undefined)),
  };
}

function cases(all: readonly ResolvedEntry[]): Finding {
  const some = all.filter((e) => e.kind === 'case');
  if (some.length === 0) return undefined;
  return {
    id: 'not-in-capitals',
    verdict: 'open',
    says: [`${counted(some.length, 'name')} not in capitals. Windows writes them in capitals; whether it reads others is not documented.`],
    evidence: lines(some, (e) => e.meant),
  };
}

function suffixNeeded(all: readonly ResolvedEntry[], { versions }: OrderQuestion): Finding {
  const old = versions.filter(hasSuffixes);
  const distinct = all.filter((e) => e.meant !== undefined && e.twin === undefined);
  const lacking = old.filter((v) => distinct.some((e) => e.meant !== undefined && standingOf(e.meant, v).kind === 'suffix-needed'));
  if (lacking.length === 0) return undefined;
  // Where the list has the same suite with a curve as well, nothing is lost.
  const meant = new Set(distinct.map((e) => e.meant));
  const some = distinct.filter((e) => lacking.some((v) => {
    const standing = e.meant === undefined ? undefined : standingOf(e.meant, v);
    return standing?.kind === 'suffix-needed' && !standing.names.some((name) => meant.has(name));
  }));
  if (some.length === 0) return undefined;
  return {
    id: 'curve-missing',
    verdict: 'problem',
    says: [`${listed(lacking.map((v) => v.name))}: the curve is part of the name here (_P256, _P384). ${counted(some.length, 'name')} without it: ignored without a word.`],
    evidence: lines(some, (e) => {
      const v = lacking.find((x) => e.meant !== undefined && standingOf(e.meant, x).kind === 'suffix-needed');
      const standing = v && e.meant !== undefined ? standingOf(e.meant, v) : undefined;
      return standing?.kind === 'suffix-needed' ? standing.names.join(', ') : undefined;
    }),
  };
}

function suffixSpare(all: readonly ResolvedEntry[], { versions }: OrderQuestion): Finding {
  const some = all.filter((e) => e.curve !== undefined);
  const later = versions.filter((v) => !hasSuffixes(v));
  if (some.length === 0 || later.length === 0) return undefined;
  const both = versions.length > later.length;
  return {
    id: 'curve-to-spare',
    verdict: 'open',
    says: [
      `${counted(some.length, 'name')} with a curve. Since Windows 10 and Server 2016 the curve is not required: the list of curves takes its place, and the longer names use up the ${POLICY_LIMIT} characters.`,
      both ? ' Microsoft documents the longer form for one policy over old and later versions; keep it where both get this list.' : ' Write the names without it.',
    ],
    evidence: lines(some, (e) => e.suite?.name),
    next: ['Get-TlsCipherSuite on one machine shows what it made of the list after a restart.'],
  };
}

function doubles(all: readonly ResolvedEntry[]): Finding {
  const some = all.filter((e) => e.twin !== undefined);
  if (some.length === 0) return undefined;
  return {
    id: 'doubles',
    verdict: 'open',
    says: [`${counted(some.length, 'name')} that stands there already. The first place counts; the second one uses up characters.`],
    evidence: lines(some, (e) => `first in line ${e.twin}`),
  };
}

function wrongType({ order }: OrderQuestion): Finding {
  const { type, from } = order;
  if (from === 'policy' && type !== undefined && type !== 'REG_SZ' && type !== 'untyped') {
    return { id: 'type-of-the-policy', verdict: 'open', says: [`The policy value is ${type}. Group Policy writes REG_SZ: one text with commas. Several texts (REG_MULTI_SZ) belong to the local list, which is another key. No document of Microsoft says what happens; one hardening project (AuditTAP, issue 448) found that Windows then uses the local list instead.`], evidence: [], next: ['Write it as REG_SZ. The rest of this check reads the value as if it counted.'] };
  }
  if (from === 'local' && type !== undefined && type !== 'REG_MULTI_SZ' && type !== 'untyped') {
    return { id: 'type-of-the-local-list', verdict: 'problem', says: [`The local list is ${type}. It has to be REG_MULTI_SZ: one text for each suite. Somebody wrote it by hand, which is not supported.`], evidence: [], next: ['Write it again with the cmdlets, or set the policy.'] };
  }
  if (from === 'local') return { id: 'local-list', verdict: 'open', says: ['This is the local list, which Windows and the cmdlets write. Editing it by hand is not supported, and an update may reset it. A policy wins over it.'], evidence: [] };
  return undefined;
}

function blanks({ order }: OrderQuestion): Finding {
  if (!order.blanks || order.from === 'cmdlet') return undefined;
  return { id: 'blanks', verdict: 'open', says: ['Blanks stand between the names. Documented is a text with commas only; what Windows does with a blank is not.'], evidence: [], next: ['Write commas only.'] };
}

function tooLong(all: readonly ResolvedEntry[], { order }: OrderQuestion): Finding {
  if (order.from === 'cmdlet' || order.from === 'local') return undefined;
  const text = order.data?.trim() ?? policyString(all.map((e) => e.name));
  const over = overLimit(text);
  if (over === 0) return undefined;
  return {
    id: 'too-long',
    verdict: 'problem',
    says: [`${text.length} characters: ${over} more than the ${POLICY_LIMIT} that are documented as the limit of the policy. What Windows does with the rest is not documented.`],
    evidence: [{ at: `character ${POLICY_LIMIT}`, text: `…${text.slice(POLICY_LIMIT - 40, POLICY_LIMIT)} | ${text.slice(POLICY_LIMIT, POLICY_LIMIT + 40)}…`, means: 'the limit' }],
    next: ['The corrected order below says which names it leaves out.'],
  };
}

function further({ order }: OrderQuestion): Finding {
  if (order.further === 0) return undefined;
  return { id: 'further-lists', verdict: 'open', says: [`${counted(order.further, 'more list')} in the text: the first one is checked, a policy before the output of the cmdlet.`], evidence: [] };
}

function unread({ order }: OrderQuestion): Finding {
  if (order.unread.length === 0) return undefined;
  return { id: 'words', verdict: 'open', says: ['Words that are no name of a suite were left out.'], evidence: order.unread.slice(0, MOST_EVIDENCE).map(({ value, line }) => ({ at: `line ${line}`, text: value })) };
}
