import { isRefusal, parseSpn } from '../spn.ts';
import { forestQuery } from '../judges/spn-words.ts';
import { claimed, NOT_UNIQUE } from './claims.ts';
import type { Demand } from './demands.ts';
import { hostOf } from './demands.ts';
import { expectationOf } from './expected.ts';
import type { Directory } from './holders.ts';
import type { AuditRow, SeenClaim } from './model.ts';
import { duplicateContested } from './verdicts.ts';

/** Rows from what programs say alone. */

const SQL = /^(?:mssqlsvc|msolapsvc\.3|msolapdisco\.3)\//i;

/** Said of any SPN, whether or not a service here needs it. */
function onlyDuplicate(claims: readonly SeenClaim[]): boolean {
  return claims.every((c) => c.says === 'duplicate' && (c.by === 'domain controller' || !SQL.test(c.spn)));
}

/**
 * The demand behind the claims about one SPN, where no service of the paste asks for it: the program that names it takes it for required. None for what
 * setspn wrote, which takes any SPN; one for what it was refused.
 */
export function claimedDemand(claims: readonly SeenClaim[], directory: Directory): Demand | undefined {
  const claim = claims.find((c) => (c.by !== 'setspn' && c.by !== 'domain controller') || (c.says === 'not-registered' && c.code === NOT_UNIQUE));
  if (!claim || onlyDuplicate(claims) || isRefusal(parseSpn(claim.spn))) return undefined;
  const host = hostOf(claim.spn);
  const account = claims.find((c) => c.account !== undefined && (c.by === 'setspn' ? c.says === 'not-registered' : c.says === 'missing' || c.says === 'present'))?.account;
  const short = !host.includes('.');
  return {
    spn: claim.spn, need: short ? 'optional' : 'required', asks: `${claim.by} asks for it`, sources: ['registerSpn'], short, dynamic: false, off: false, covered: false, further: false,
    by: {
      id: -1, title: host, expectation: expectationOf(directory, account, host), others: [],
      service: { kind: 'sql', host: { value: host }, ports: [], names: [], ...(account === undefined ? {} : { account: { value: account } }) },
    },
  };
}

/** A duplicate that a domain controller or a report names, and no list shows. */
export function claimedDuplicate(claims: readonly SeenClaim[]): AuditRow | undefined {
  const [first] = claims;
  if (!first || !onlyDuplicate(claims)) return undefined;
  const claim = claimed(claims, () => undefined);
  return claim && {
    spn: first.spn, status: 'duplicate', verdict: 'problem', need: 'extra', holders: claim.holders, also: [], evidence: claim.evidence,
    says: [...claim.says, ' ', ...forestQuery(first.spn), '.'], contested: duplicateContested, sources: ['errorRules', 'uniqueness'],
  };
}
