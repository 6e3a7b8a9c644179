import type { Context } from '../context.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At } from '../readers/reader.ts';
import type { HeldSpns } from '../readers/setspn-segment.ts';
import { setspnQuery, type SetspnQueryFacts } from '../readers/setspn-query.ts';
import { sameSpn } from '../spn.ts';
import type { Judge, Judgement } from './judgement.ts';
import { concernsGiven, covers, hasSpn, hostOf, matches, wantedSpns } from './spn-account.ts';
import { askForAccount, forestQuery, listed, pageOf, shownAccount } from './spn-words.ts';

/** Is the SPN on one account, and is it the one that runs the service? */
export const spnQueryJudge: Judge = {
  id: 'spn-query',
  reads: [setspnQuery.id],
  judge(readings, given) {
    const queries = readingsOf(readings, setspnQuery).map((r) => r.facts);
    const asked = (f: SetspnQueryFacts): string => f.asked?.value.toLowerCase() ?? '';
    // The same question to several domains: a miss in one of them says nothing once another has answered.
    const found = new Set(queries.filter((f) => f.holders.length > 0 && f.asked).map(asked));
    return queries.filter((f) => f.holders.length > 0 || !found.has(asked(f))).flatMap((f) => judgeQuery(f, given));
  },
};

/** An audit of a whole forest can have thousands; the first ones say enough. */
const MOST = 20;

interface Owned {
  readonly spn: At<string>;
  readonly holder: HeldSpns;
}

function judgeQuery(facts: SetspnQueryFacts, given: Context): readonly Judgement[] {
  const shared = sharedSpns(facts);
  if (shared.length > 0) return shared.slice(0, MOST).map((owned) => severalHolders(owned, given));
  const pattern = facts.asked?.value.includes('*') === true;
  const exact = pattern ? undefined : facts.asked?.value;
  const wanted = exact ?? wantedSpn(facts, given);
  if (facts.holders.length === 0) return [noHolder(facts, pattern ? undefined : wanted, given)];
  const owned = wanted === undefined ? undefined : ownerOf(facts, wanted);
  if (owned) return [oneHolder(owned, facts, given)];
  if (wanted !== undefined && pattern && facts.end && covers(facts.asked?.value ?? '', wanted)) return [notInPattern(wanted, facts)];
  // The object was found for the SPN although its list is cut off before it.
  const only = facts.holders.length === 1 ? facts.holders[0] : undefined;
  if (exact !== undefined && only) return [oneHolder({ spn: { value: exact, line: only.account.line }, holder: only }, facts, given)];
  return [summary(facts)];
}

/** SPNs that two or more objects hold, each with all its entries. The password service of several domains is normal. */
function sharedSpns({ asked, holders }: SetspnQueryFacts): readonly (readonly Owned[])[] {
  const bySpn = new Map<string, Map<string, Owned>>();
  for (const holder of holders) {
    for (const spn of holder.spns) {
      const key = spn.value.toLowerCase();
      const owned = bySpn.get(key) ?? new Map<string, Owned>();
      const object = holder.account.value.toLowerCase();
      if (!owned.has(object)) owned.set(object, { spn, holder });
      bySpn.set(key, owned);
    }
  }
  const shared = [...bySpn].filter(([key, owned]) => owned.size > 1 && key !== 'kadmin/changepw');
  const question = shared.filter(([key]) => asked !== undefined && sameSpn(key, asked.value));
  return (question.length > 0 ? question : shared).map(([, owned]) => [...owned.values()]);
}

/** Of the reader's server: what TCP clients ask for; without a port what stands in the answer. */
function wantedSpn({ holders }: SetspnQueryFacts, given: Context): string | undefined {
  const { first, others } = wantedSpns(given);
  return first ?? others.find((s) => holders.some((h) => hasSpn(h.spns, s)));
}

function ownerOf({ holders }: SetspnQueryFacts, wanted: string): Owned | undefined {
  for (const holder of holders) {
    const spn = holder.spns.find((s) => sameSpn(s.value, wanted));
    if (spn) return { spn, holder };
  }
  return undefined;
}

/** The reader's account, where it is the account of this SPN's service. */
function accountFor(spn: string, given: Context): string | undefined {
  return concernsGiven(spn, given) ? given.account : undefined;
}

function severalHolders(owned: readonly Owned[], given: Context): Judgement {
  const spn = owned[0]?.spn.value ?? '';
  const account = accountFor(spn, given);
  const right = account === undefined ? undefined : owned.find((o) => matches(o.holder.account.value, account, given.server ?? hostOf(spn) ?? '') === 'same');
  return {
    id: 'spn-on-several-accounts',
    verdict: 'problem',
    says: [{ code: spn }, ` is on ${owned.length} accounts: `, ...listed(owned.map((o) => shownAccount(o.holder.account.value))), '.'],
    evidence: owned.slice(0, 8).flatMap((o) => [
      { line: o.holder.account.line, means: o === right ? 'holder, runs the service' : 'holder' },
      { line: o.spn.line, means: 'the same SPN: case does not count' },
    ]),
    next: right
      ? ['Keep it on ', { code: shownAccount(right.holder.account.value) }, ' and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.']
      : ['Keep it on the account that runs the service and remove the others: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'],
    causes: ['kerb-spn-duplicate'],
  };
}

function oneHolder({ spn, holder }: Owned, facts: SetspnQueryFacts, given: Context): Judgement {
  const name = shownAccount(holder.account.value);
  const forest = facts.scopes.some((s) => s.forest);
  const account = accountFor(spn.value, given);
  const match = account === undefined ? undefined : matches(holder.account.value, account, given.server ?? hostOf(spn.value) ?? '');
  const evidence = [
    { line: holder.account.line, means: 'the holder' },
    { line: spn.line, means: 'the SPN' },
  ].filter((e, i, all) => all.findIndex((x) => x.line === e.line) === i);
  if (account === undefined || match === undefined) {
    return { id: 'spn-on-one-account', verdict: 'open', says: [{ code: spn.value }, ' is on ', { code: name }, '. Whether that account runs the service is not in the paste.'], evidence, next: askForAccount };
  }
  if (match === 'other') {
    return {
      id: 'spn-on-wrong-account',
      verdict: 'problem',
      says: [{ code: spn.value }, ' is on ', { code: name }, ', but you said ', { code: account }, ' runs the service.'],
      evidence,
      next: ['Move it in the safe order: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'],
      causes: facts.end ? ['kerb-spn-wrong-account'] : ['kerb-spn-wrong-account', 'kerb-spn-duplicate'],
    };
  }
  if (match === 'unsure') {
    return { id: 'spn-holder-unclear', verdict: 'open', says: [{ code: spn.value }, ' is on ', { code: holder.account.value }, '. That name alone does not tell whether it is ', { code: account }, '.'], evidence, next: ['List the account and compare the name behind CN= in its first line: ', { link: '/runbook/setspn-reference/', text: 'setspn -L' }, '.'] };
  }
  if (!facts.end) {
    return { id: 'spn-answer-cut', verdict: 'open', says: [{ code: spn.value }, ' is on ', { code: name }, ', as you said. The last line is missing, so another holder may follow.'], evidence, next: forestQuery(spn.value) };
  }
  return {
    id: 'spn-on-service-account',
    verdict: 'fine',
    says: [{ code: spn.value }, ' is on ', { code: name }, ', the account you named, ', forest ? 'and on no other in the forest.' : 'and on no other in the domain searched.'],
    evidence: [...evidence, { line: facts.end.line }],
    next: forest ? ['The client may ask for another name: ', { link: '/runbook/how-drivers-build-the-spn/', text: 'how drivers build the SPN' }, '.'] : forestQuery(spn.value),
    against: forest ? ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate'] : ['kerb-spn-missing', 'kerb-spn-wrong-account'],
  };
}

function noHolder(facts: SetspnQueryFacts, spn: string | undefined, given: Context): Judgement {
  const { end, scopes } = facts;
  const shown = spn ?? facts.asked?.value;
  const what = shown === undefined ? 'the SPN' : { code: shown };
  const first = scopes[0];
  if (!end) {
    const line = first?.line ?? facts.asked?.line;
    return { id: 'spn-query-cut', verdict: 'open', says: ['The answer about ', what, ' is cut off: neither a holder nor a last line.'], evidence: line === undefined ? [] : [{ line }], next: forestQuery(spn) };
  }
  const evidence = [...scopes.map((s) => ({ line: s.line, means: s.forest ? 'the whole forest' : `only the domain ${s.value}` })), { line: end.line, means: 'no account holds it' }];
  if (scopes.some((s) => s.forest)) {
    return { id: 'spn-missing', verdict: 'problem', says: ['No account in the forest holds ', what, '.'], evidence, next: ['Add it to the service account, or find the name that is registered: ', pageOf('kerb-spn-missing', 'SPN missing'), '.'], causes: ['kerb-spn-missing'] };
  }
  // One domain: the SPN may be on an account of another. Where the host or the account is of the domain searched, it is not where it belongs.
  const host = shown === undefined ? undefined : hostOf(shown)?.toLowerCase();
  const netbios = given.account?.includes('\\') ? given.account.split('\\')[0]?.toLowerCase() : undefined;
  const own = scopes.some((s) => {
    const domain = s.value.toLowerCase();
    return (netbios !== undefined && domain.split('.')[0] === netbios) || (host !== undefined && host.endsWith(`.${domain}`));
  });
  const where = scopes.map((s) => s.value);
  if (own) {
    return { id: 'spn-not-in-domain', verdict: 'problem', says: ['No account in the domain ', ...listed(where), ' holds ', what, '.'], evidence, next: forestQuery(spn), causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'] };
  }
  return { id: 'spn-not-in-searched-domain', verdict: 'open', says: where.length > 0 ? ['No account in the domain ', ...listed(where), ' holds ', what, '. Other domains were not searched.'] : ['The SPN was not found. Which domain was searched is not in the paste.'], evidence, next: forestQuery(spn) };
}

function notInPattern(wanted: string, { asked, scopes, holders, end }: SetspnQueryFacts): Judgement {
  const forest = scopes.some((s) => s.forest);
  const near = holders.flatMap((h) => h.spns).filter((s) => covers(asked?.value ?? '', s.value));
  return {
    id: forest ? 'spn-missing' : 'spn-not-in-searched-domain',
    verdict: forest ? 'problem' : 'open',
    says: [{ code: asked?.value ?? '' }, ' finds ', ...(near.length > 0 ? listed(near.map((s) => s.value)) : ['other SPNs']), ', but not ', { code: wanted }, '.'],
    evidence: [...near.slice(0, 4).map((s) => ({ line: s.line })), ...(end ? [{ line: end.line }] : [])],
    next: forest ? ['Compare port and name, then add what is missing: ', pageOf('kerb-spn-missing', 'SPN missing'), '.'] : forestQuery(wanted),
    ...(forest ? { causes: ['kerb-spn-missing'] as const } : {}),
  };
}

function summary({ holders }: SetspnQueryFacts): Judgement {
  const sql = holders.flatMap((h) => h.spns).filter((s) => /^mssqlsvc\//i.test(s.value));
  return {
    id: 'spn-holders-listed',
    verdict: 'open',
    says: ['The search found ', ...listed(holders.map((h) => shownAccount(h.account.value))), sql.length > 0 ? ` with ${sql.length} SQL Server ${sql.length === 1 ? 'SPN' : 'SPNs'}` : '', ', and no SPN on two accounts. Which SPN you need is not in the paste.'],
    evidence: holders.slice(0, 4).map((h) => ({ line: h.account.line })),
    next: ['Set server, domain, port and account above, or search for one SPN: ', { link: '/runbook/spn-format/', text: 'SPN format' }, '.'],
  };
}
