import type { Rich } from '../blocks.ts';
import { nltestTrusts } from '../readers/nltest-trusts.ts';
import type { DomainTrust } from '../readers/nltest-trusts.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';

/**
 * Whose users may log on where the list was made. Which domain the user is from does not stand in it, so this is a list to compare with, no verdict.
 *
 *     2: CONTOSO contoso.com (NT 5) (Direct Outbound) ( Attr: foresttrans )    // users of CONTOSO may
 *
 * Source: Microsoft: nltest command reference (Direct Outbound: the primary domain trusts the other one).
 */
export const domainTrusts: Judge = {
  id: 'domain-trusts',
  reads: ['nltest-trusts'],
  judge: (readings) => readingsOf(readings, nltestTrusts).map(({ facts }): Judgement => {
    const may = facts.trusts.filter((t) => t.primary || t.outbound || t.withinForest);
    const not = facts.trusts.filter((t) => !may.includes(t) && t.inbound);
    const names = (trusts: readonly DomainTrust[]): Rich => [{ code: trusts.map((t) => t.netbios).slice(0, 12).join(', ') }];
    return {
      id: not.length > 0 ? 'trust-one-way' : 'trust-list',
      verdict: 'open',
      evidence: (not.length > 0 ? not : may.length > 0 ? may : facts.trusts).slice(0, 6).map((t) => ({ line: t.line })),
      says: [
        ...(may.length > 0 ? ['Users of ', ...names(may), ' are trusted here. '] : ['No domain is trusted here. ']),
        ...(not.length > 0 ? ['Users of ', ...names(not), ' are not: that trust leads the other way.'] : ['Users of a domain that is missing in the list are not.']),
      ],
      next: ['Is the domain of the user that fails among them? If not: ', { link: '/runbook/ntlm-untrusted-domain/', text: 'Login from an untrusted domain' }, '. Was the list made on the server? Only there it counts.'],
    };
  }),
};
