import type { Context } from '../context.ts';
import { parseSpn, isRefusal, sameSpn } from '../spn.ts';
import { adviseSpn } from '../spn-advice.ts';
import { readingsOf } from '../readers/reader.ts';
import { setspnList, type SetspnListFacts } from '../readers/setspn-list.ts';
import type { Judge, Judgement } from './judgement.ts';
import { hasSpn, matches, wantedSpns, type Match } from './spn-account.ts';
import { forestQuery, listed, pageOf, shownAccount } from './spn-words.ts';

/** Does the account hold the SPNs that clients ask for? */
export const spnListJudge: Judge = {
  id: 'spn-list',
  reads: [setspnList.id],
  judge: (readings, given) => readingsOf(readings, setspnList).flatMap(({ facts }) => [...held(facts, given), ...malformed(facts)]),
};

function held(facts: SetspnListFacts, given: Context): readonly Judgement[] {
  const name = shownAccount(facts.account.value);
  const { first, others } = wantedSpns(given);
  const match = given.account === undefined ? undefined : matchOf(facts, given.account, given);
  const has = first === undefined ? undefined : facts.spns.find((s) => sameSpn(s.value, first));
  if (first !== undefined && has && match === 'same') {
    const missing = others.filter((s) => !hasSpn(facts.spns, s));
    return [
      {
        id: 'account-holds-spn',
        verdict: 'fine',
        says: [{ code: name }, ' holds ', { code: first }, ...(missing.length > 0 ? [', which TCP clients ask for. ', ...listed(missing), ' is not there; named pipes and the first try of some clients ask for it.'] : ['.'])],
        evidence: [{ line: facts.account.line, means: 'the account you named' }, { line: has.line }],
        next: ['No other account may hold it. ', ...forestQuery(first)],
        against: ['kerb-spn-missing'],
      },
    ];
  }
  if (first !== undefined && has && match === 'other') {
    return [
      {
        id: 'spn-on-wrong-account',
        verdict: 'problem',
        says: [{ code: first }, ' is on ', { code: name }, ', but you said ', { code: given.account ?? '' }, ' runs the service.'],
        evidence: [{ line: facts.account.line, means: 'the holder' }, { line: has.line, means: 'the SPN of your server' }],
        next: ['Move it in the safe order: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'],
        causes: ['kerb-spn-wrong-account'],
      },
    ];
  }
  if (first !== undefined && !has && match === 'same') {
    // A list has no last line: an empty one at the end of a paste may have been cut.
    if (!facts.closed && facts.spns.length === 0) {
      return [{ id: 'spn-list-cut', verdict: 'open', says: ['The paste ends where the SPNs of ', { code: name }, ' would begin.'], evidence: [{ line: facts.account.line }], next: ['Paste the whole output of ', ...listCommand(given), '.'] }];
    }
    const near = facts.spns.filter((s) => /^mssqlsvc\//i.test(s.value));
    return [
      {
        id: 'account-lacks-spn',
        verdict: 'problem',
        says: [{ code: name }, ' does not hold ', { code: first }, near.length > 0 ? '. Of SQL Server it holds ' : '. It holds no SPN of SQL Server.', ...(near.length > 0 ? [...listed(near.map((s) => s.value)), '.'] : [])],
        evidence: [{ line: facts.account.line, means: 'the account you named' }, ...near.slice(0, 6).map((s) => ({ line: s.line }))],
        next: forestQuery(first),
        causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'],
      },
    ];
  }
  const sql = facts.spns.filter((s) => /^mssqlsvc\//i.test(s.value));
  return [
    {
      id: 'spn-list-read',
      verdict: 'open',
      says: [
        { code: name },
        facts.spns.length === 0 ? ' holds no SPN.' : ` holds ${facts.spns.length} ${facts.spns.length === 1 ? 'SPN' : 'SPNs'}`,
        ...(facts.spns.length === 0 ? [] : sql.length > 0 ? [', of SQL Server ', ...listed(sql.map((s) => s.value)), '.'] : [', none of SQL Server.']),
        match === 'unsure' ? ' Whether it is the account you named does not follow from its name.' : '',
      ],
      evidence: [{ line: facts.account.line }, ...sql.slice(0, 6).map((s) => ({ line: s.line }))],
      next: match === 'other' && first !== undefined ? ['This is not the account you named. ', ...forestQuery(first)] : ['To judge it, set server, domain, port and the account that runs the service: ', { link: '/runbook/spn-format/', text: 'which SPNs are needed' }, '.'],
    },
  ];
}

/** The command shows which account was meant, even where the name in the directory is another. */
function matchOf({ account, command }: SetspnListFacts, wanted: string, given: Context): Match {
  if (command?.account?.toLowerCase() === wanted.toLowerCase()) return 'same';
  return matches(account.value, wanted, given.server ?? '');
}

function listCommand({ account }: Context): readonly [{ readonly code: string }] {
  return [{ code: account === undefined || !/^[A-Za-z0-9._$\\-]{1,104}$/.test(account) ? 'setspn -L' : `setspn -L ${account}` }];
}

/** Enough for a judgement; an audit looks at all. */
const MOST = 500;

/** SPNs of SQL Server that no client asks for, where the right form is not in the list as well. */
function malformed({ account, spns }: SetspnListFacts): readonly Judgement[] {
  const all = new Set(spns.map((s) => s.value.toLowerCase()));
  const wrong = spns
    .filter((s) => /^mssqlsvc/i.test(s.value) && (isRefusal(parseSpn(s.value)) || /^[^/]*\/[^/]*\//.test(s.value)))
    .slice(0, MOST)
    .map((s) => ({ ...s, meant: adviseSpn(s.value).offers }))
    .filter(({ meant }) => !meant.some((m) => all.has(m.toLowerCase())));
  if (wrong.length === 0) return [];
  const meant = wrong[0]?.meant[0];
  return [
    {
      id: 'spn-malformed',
      verdict: 'problem',
      says: ['No client asks for ', ...listed(wrong.map((s) => s.value)), ' on ', { code: shownAccount(account.value) }, ...(meant === undefined ? ['.'] : ['; meant was probably ', { code: meant }, '.'])],
      evidence: wrong.slice(0, 8).map((s) => ({ line: s.line, means: 'not the form of an SPN' })),
      next: ['Remove it and add the right form: ', { link: '/runbook/spn-format/', text: 'SPN format' }, '.'],
      causes: ['kerb-spn-missing'],
    },
  ];
}
