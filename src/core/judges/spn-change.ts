import type { Context } from '../context.ts';
import { win32Codes } from '../../data/codes/win32.ts';
import { readingsOf } from '../readers/reader.ts';
import { setspnChange, type SetspnChangeFacts } from '../readers/setspn-change.ts';
import type { Judge, Judgement } from './judgement.ts';
import { concernsGiven, hostOf, matches } from './spn-account.ts';
import { forestQuery, listed, pageOf, shownAccount } from './spn-words.ts';

/** Was the SPN written, and if not, what stopped it? */
export const spnChangeJudge: Judge = {
  id: 'spn-change',
  reads: [setspnChange.id],
  judge: (readings, given) => readingsOf(readings, setspnChange).map(({ facts, from }) => judgeRun(facts, from, given)),
};

const INSUFFICIENT = 0x2098;
const NOT_UNIQUE = 0x21c7;
const SYNTAX = 0x200b;
const CONSTRAINT = 0x202f;

function judgeRun(facts: SetspnChangeFacts, from: number, given: Context): Judgement {
  if (facts.refused) return refused(facts, facts.refused);
  if (facts.duplicate) return duplicate(facts, facts.duplicate.line, given);
  if (facts.updated) return updated(facts, facts.updated.line, given);
  if (facts.troubles.length > 0) return trouble(facts);
  return {
    id: 'change-cut',
    verdict: 'open',
    says: ['The output ends before its result: without ', { code: 'Updated object' }, ' nothing was written, as far as the paste shows.'],
    evidence: [{ line: facts.write?.account.line ?? from }],
    next: forestQuery(spnOf(facts)),
  };
}

function spnOf({ command, write }: SetspnChangeFacts): string | undefined {
  return command?.spn ?? write?.spns[0]?.value;
}

function spnText(facts: SetspnChangeFacts): { code: string } | string {
  const spn = spnOf(facts);
  return spn === undefined ? 'the SPN' : { code: spn };
}

function refused(facts: SetspnChangeFacts, { account, code }: NonNullable<SetspnChangeFacts['refused']>): Judgement {
  const spn = spnText(facts);
  const name = { code: shownAccount(account.value) };
  const evidence = [{ line: account.line, means: code === undefined ? 'no code printed' : `0x${code.toString(16)}` }];
  if (code === INSUFFICIENT) {
    return { id: 'no-right-to-write', verdict: 'problem', says: [spn, ' was not written: no right to write SPNs on ', name, ', or a prompt that is not elevated (0x2098).'], evidence, next: ['Run it elevated, or hand the lines over to the directory team: ', pageOf('kerb-spn-registration-denied', 'SPN registration denied'), '.'], causes: ['kerb-spn-registration-denied'] };
  }
  if (code === NOT_UNIQUE) {
    return { id: 'held-elsewhere', verdict: 'problem', says: [spn, ' was not written: another object of the forest holds it (0x21c7).'], evidence, next: forestQuery(spnOf(facts)), causes: ['kerb-spn-wrong-account', 'kerb-spn-duplicate'] };
  }
  if (code === SYNTAX || code === CONSTRAINT) {
    return { id: 'outside-validated-write', verdict: 'problem', says: [spn, ' was not written: its host is no name of ', name, `, or it names an instance, and only the validated write is held (0x${code.toString(16)}).`], evidence, next: ['Use an account with full Write servicePrincipalName: ', { link: '/runbook/spn-registration/', text: 'SPN registration' }, '.'], causes: ['kerb-spn-registration-denied'] };
  }
  const row = code === undefined ? undefined : win32Codes.find((r) => 'code' in r && r.code === code);
  if (code !== undefined && row === undefined) {
    return { id: 'refused', verdict: 'problem', says: [spn, ' was not written on ', name, `: 0x${code.toString(16)}.`], evidence, next: ['The code is not in the list of failures: ', { link: '/runbook/setspn-reference/', text: 'setspn reference' }, '.'] };
  }
  if (row) {
    return { id: 'refused', verdict: 'problem', says: [spn, ' was not written on ', name, `: 0x${(code ?? 0).toString(16)}. ${row.meaning}`], evidence, next: ['Failure lines of setspn: ', { link: '/runbook/setspn-reference/', text: 'setspn reference' }, '.'], ...(row.causes.length > 0 ? { causes: row.causes } : {}) };
  }
  return { id: 'refused-without-code', verdict: 'problem', says: [spn, ' was not written on ', name, ': no right, or it exists elsewhere. This version prints no code.'], evidence, next: forestQuery(spnOf(facts)), causes: ['kerb-spn-registration-denied', 'kerb-spn-wrong-account', 'kerb-spn-duplicate'] };
}

function duplicate(facts: SetspnChangeFacts, line: number, given: Context): Judgement {
  const spn = spnOf(facts);
  const target = facts.command?.account ?? (spn !== undefined && concernsGiven(spn, given) ? given.account : undefined);
  const host = (spn === undefined ? undefined : hostOf(spn)) ?? given.server ?? '';
  const evidence = [...facts.holders.slice(0, 4).map((h) => ({ line: h.account.line, means: 'holds it' })), { line, means: 'nothing was written' }];
  const names = facts.holders.map((h) => shownAccount(h.account.value));
  if (facts.holders.length === 0) {
    return { id: 'held-elsewhere', verdict: 'problem', says: [spnText(facts), ' was not added: another account holds it. Which, is not in the paste.'], evidence, next: forestQuery(spn), causes: ['kerb-spn-wrong-account', 'kerb-spn-duplicate'] };
  }
  const only = facts.holders.length === 1 ? facts.holders[0] : undefined;
  if (only && target !== undefined && matches(only.account.value, target, host) === 'same') {
    return { id: 'already-registered', verdict: 'fine', says: [spnText(facts), ' is on ', { code: names[0] ?? '' }, ' already: there was nothing to add.'], evidence, next: forestQuery(spn), against: ['kerb-spn-missing'] };
  }
  return {
    id: only ? 'held-elsewhere' : 'spn-on-several-accounts',
    verdict: 'problem',
    says: [spnText(facts), ' was not added', ...(target === undefined ? [] : [' to ', { code: target }]), ': ', ...listed(names), only ? ' holds it.' : ' hold it.'],
    evidence,
    next: only ? ['Remove it there, then add: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'] : ['Keep one holder and remove the rest: ', pageOf('kerb-spn-duplicate', 'SPN duplicate'), '.'],
    causes: only ? ['kerb-spn-wrong-account', 'kerb-spn-duplicate'] : ['kerb-spn-duplicate', 'kerb-spn-wrong-account'],
  };
}

function updated(facts: SetspnChangeFacts, line: number, given: Context): Judgement {
  const { write } = facts;
  if (!write) return { id: 'change-unclear', verdict: 'open', says: ['An object was updated; what was written is not in the paste.'], evidence: [{ line }], next: ['List the account: ', { code: 'setspn -L' }] };
  const spns = write.spns.length > 0 ? listed(write.spns.map((s) => s.value)) : [spnText(facts)];
  const name = shownAccount(write.account.value);
  const evidence = [{ line: write.account.line }, ...write.spns.slice(0, 4).map((s) => ({ line: s.line })), { line, means: 'written' }];
  const spn = spnOf(facts);
  if (!write.removes && facts.command?.verb !== 'reset' && given.account !== undefined && spn !== undefined && concernsGiven(spn, given) && matches(write.account.value, given.account, given.server ?? hostOf(spn) ?? '') === 'other') {
    return {
      id: 'added-to-wrong-account',
      verdict: 'problem',
      says: [...spns, ' was added to ', { code: name }, ', but you said ', { code: given.account }, ' runs the service.'],
      evidence,
      next: ['Check the account before clients meet it: ', pageOf('kerb-spn-wrong-account', 'SPN on the wrong account'), '.'],
      causes: ['kerb-spn-wrong-account'],
    };
  }
  return {
    id: write.removes ? 'removed' : 'added',
    verdict: 'fine',
    says: [...spns, ` ${write.spns.length > 1 ? 'were' : 'was'} ${write.removes ? 'removed from' : facts.command?.verb === 'reset' ? 'written again on' : 'added to'} `, { code: name }, ', on one domain controller.'],
    evidence,
    next: ['Other controllers follow, and clients remember “not found” for up to 15 minutes: ', { link: '/runbook/restarts-and-cached-tickets/', text: 'cached tickets' }, '.'],
  };
}

function trouble({ troubles, command }: SetspnChangeFacts): Judgement {
  const evidence = troubles.map((t) => ({ line: t.line }));
  if (troubles.some((t) => t.about === 'ldap')) {
    return { id: 'no-directory-server', verdict: 'problem', says: ['setspn reached no domain controller over LDAP from this machine.'], evidence, next: ['Find out why: ', pageOf('kerb-no-dc-or-trust', 'no DC or trust'), '.'], causes: ['kerb-no-dc-or-trust'] };
  }
  const account = troubles.find((t) => t.account !== undefined)?.account ?? command?.account;
  const named = account === undefined ? 'the account' : { code: account };
  if (troubles.some((t) => t.code === 0x54b)) {
    return { id: 'domain-not-found', verdict: 'open', says: ['setspn found no domain for ', named, ' (0x54b): its domain is misspelled, or this machine finds no domain controller.'], evidence, next: ['Check the spelling, then whether a controller answers: ', pageOf('kerb-no-dc-or-trust', 'no DC or trust'), '.'] };
  }
  return { id: 'account-not-found', verdict: 'open', says: ['setspn does not know ', named, '. Nothing was listed or written.'], evidence, next: ['Check the spelling; write the domain in front, and the final $ of a managed account: ', { link: '/runbook/setspn-reference/', text: 'account names' }, '.'] };
}
