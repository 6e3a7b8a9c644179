import type { Context } from '../context.ts';
import { readingsOf } from '../readers/reader.ts';
import { setspnDuplicates, type DuplicateSpn, type SetspnDuplicatesFacts } from '../readers/setspn-duplicates.ts';
import type { Judge, Judgement } from './judgement.ts';
import { concernsGiven, hostOf, matches } from './spn-account.ts';
import { listed, pageOf, shownAccount } from './spn-words.ts';

const AGAIN = { code: 'setspn -X -F -P' } as const;
const MOST = 20;

/** Is any SPN on more than one account? */
export const spnDuplicatesJudge: Judge = {
  id: 'spn-duplicates',
  reads: [setspnDuplicates.id],
  judge: (readings, given) => readingsOf(readings, setspnDuplicates).flatMap(({ facts }) => judgeSearch(facts, given)),
};

function judgeSearch(facts: SetspnDuplicatesFacts, given: Context): readonly Judgement[] {
  const { groups, count, scopes } = facts;
  // The password service stands on the krbtgt account of every domain.
  const real = groups.filter((g) => g.spn.value.toLowerCase() !== 'kadmin/changepw' && g.accounts.length > 1);
  const cut = groups.filter((g) => g.accounts.length < 2);
  const mine = real.filter((g) => concernsGiven(g.spn.value, given));
  const others = real.filter((g) => !concernsGiven(g.spn.value, given));
  const out: Judgement[] = mine.slice(0, MOST).map((g) => duplicate(g, given));
  if (others.length > 0) {
    out.push({
      id: 'duplicates-elsewhere',
      verdict: 'problem',
      says: [`${others.length} ${others.length === 1 ? 'SPN' : 'SPNs'} of other servers than yours on several accounts: `, ...listed(others.map((g) => g.spn.value)), '.'],
      evidence: others.slice(0, 8).map((g) => ({ line: g.spn.line })),
      next: ['They do not explain a failure of your server. Clean them up one by one: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'],
    });
  }
  if (out.length > 0) return out;
  if (!count || cut.length > 0 || count.value > groups.length) {
    const line = count ?? cut[0]?.spn ?? groups[0]?.spn ?? scopes[0] ?? (facts.command ? { line: facts.command.line } : undefined);
    if (count && count.value > 0) {
      return [
        {
          id: 'duplicates-counted',
          verdict: groups.length > 0 || count.value === 0 ? 'open' : 'problem',
          says: [`setspn found ${count.value} duplicate ${count.value === 1 ? 'SPN' : 'SPNs'}; ${groups.length === 0 ? 'which, is' : 'not all of them are'} not in the paste.`],
          evidence: [{ line: count.line }],
          next: ['Paste the whole output of ', AGAIN, '.'],
          ...(groups.length > 0 ? {} : { causes: ['kerb-spn-duplicate'] as const }),
        },
      ];
    }
    return [{ id: 'duplicates-cut', verdict: 'open', says: ['The search for duplicate SPNs has no last line: it was cut off, or still runs.'], evidence: line ? [{ line: line.line }] : [], next: ['Let it finish and paste all of it: ', AGAIN] }];
  }
  if (scopes.length === 0) return [{ id: 'duplicates-scope-unknown', verdict: 'open', says: ['setspn found no duplicate SPN; where it looked is not in the paste.'], evidence: [{ line: count.line }], next: ['Paste the first line too: ', AGAIN] }];
  const forest = scopes.some((s) => s.forest);
  const where = scopes.map((s) => s.value);
  return [
    {
      id: 'no-duplicates',
      verdict: 'fine',
      says: [groups.length > 0 ? 'No duplicate SPN but kadmin/changepw, which is normal, in the ' : 'No SPN is on two accounts in the ', forest ? 'forest ' : where.length > 1 ? 'domains ' : 'domain ', ...listed(where), '.'],
      evidence: [...scopes.map((s) => ({ line: s.line, means: s.forest ? 'the whole forest' : 'this domain only' })), { line: count.line }],
      next: forest ? ['Next: is the SPN on the account that runs the service? ', { link: '/runbook/setspn-reference/', text: 'setspn -Q' }] : ['Other domains of the forest were not searched: ', AGAIN],
      ...(forest ? { against: ['kerb-spn-duplicate'] as const } : {}),
    },
  ];
}

function duplicate({ spn, accounts }: DuplicateSpn, given: Context): Judgement {
  const account = given.account;
  const right = account === undefined ? undefined : accounts.find((a) => matches(a.value, account, given.server ?? hostOf(spn.value) ?? '') === 'same');
  return {
    id: 'spn-on-several-accounts',
    verdict: 'problem',
    says: [{ code: spn.value }, ` is on ${accounts.length} accounts: `, ...listed(accounts.map((a) => shownAccount(a.value))), '.'],
    evidence: [{ line: spn.line }, ...accounts.slice(0, 8).map((a) => ({ line: a.line, means: a === right ? 'holder, runs the service' : 'holder' }))],
    next: right
      ? ['Keep it on ', { code: shownAccount(right.value) }, ' and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.']
      : ['Keep it on the account that runs the service and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'],
    causes: ['kerb-spn-duplicate'],
  };
}
