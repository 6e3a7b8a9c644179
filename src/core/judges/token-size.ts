import type { Rich } from '../blocks.ts';
import { readingsOf } from '../readers/reader.ts';
import { whoamiGroups } from '../readers/whoami-groups.ts';
import type { TokenGroup, WhoamiGroupsFacts } from '../readers/whoami-groups.ts';
import type { Judge, Judgement } from './judgement.ts';

/**
 * Is the token too large? The size is an estimate by the formula of KB 327825 (Windows Server 2012 and later), TokenSize = 1200 + 40d + 8s, where d counts groups of
 * other domains and SID history, s all others. A SID does not tell whether a group of another domain is universal, so the estimate has a lower and an upper end.
 */
export const tokenSize: Judge = {
  id: 'token-size',
  reads: [whoamiGroups.id],
  judge: (readings) => readingsOf(readings, whoamiGroups).map((r) => judgeToken(r.facts, r.from)),
};

const OVERHEAD = 1200;
const FOREIGN = 40;
const OWN = 8;
/** KB 328889: a token holds 1,024 SIDs; about 1,010 groups are left. */
const MOST_GROUPS = 1010;
const NEARLY = 900;
/** MaxTokenSize until Windows 7 and Server 2008 R2, since Windows 8 and Server 2012. */
const OLD_BUFFER = 12_000;
const BUFFER = 48_000;
/** HTTP.sys takes 16,384 bytes of headers; Base64 adds a third. */
const HTTP_TOKEN = 12_288;

const page = { link: '/runbook/kerb-token-size/', text: 'ticket or token too large' } as const;

function judgeToken(facts: WhoamiGroupsFacts, from: number): Judgement {
  const groups = facts.groups.filter((g) => !g.sid.startsWith('S-1-16-'));
  const { low, high } = estimate(facts, groups);
  const line = facts.groups[0]?.line ?? from;
  const evidence = [{ line, means: `${groups.length} SIDs` }];
  const who: Rich = facts.user ? [{ code: facts.user.name }] : ['This logon'];
  const size = low === high ? `about ${low.toLocaleString('en-US')} bytes` : `between ${low.toLocaleString('en-US')} and ${high.toLocaleString('en-US')} bytes`;
  if (groups.length >= MOST_GROUPS) return problem('too-many-groups', [...who, ` has ${groups.length} SIDs in the token; Windows takes about ${MOST_GROUPS} groups.`], evidence, ['Fewer groups are the only remedy: ', page, '.']);
  if (low > BUFFER) return problem('over-buffer', [...who, `: the ticket is estimated at ${size}, over the Kerberos buffer of ${BUFFER.toLocaleString('en-US')}.`], evidence, ['Take the account out of groups, or clear its SID history: ', page, '.']);
  if (!facts.complete) {
    return { id: 'list-cut', verdict: 'open', says: [`The list is not complete: it has ${groups.length} SIDs.`], evidence, next: ['Paste the whole answer of ', { code: 'whoami /groups' }, ', from the heading to the integrity level at its end.'] };
  }
  if (groups.length >= NEARLY) return { id: 'nearly-too-many', verdict: 'open', says: [...who, ` has ${groups.length} SIDs in the token, near the limit of about ${MOST_GROUPS}. A server with local groups of its own adds to them.`], evidence, next: ['Count on the server that refuses: ', page, '.'] };
  if (high > OLD_BUFFER) {
    return {
      id: 'large-token',
      verdict: 'open',
      says: [...who, `: the ticket is estimated at ${size}. It fits the default buffer of ${BUFFER.toLocaleString('en-US')} since Windows Server 2012${low > HTTP_TOKEN ? ', not the default header of HTTP.sys' : ''}, and exceeds ${OLD_BUFFER.toLocaleString('en-US')} where that is still set.`],
      evidence,
      next: ['Read ', { code: 'MaxTokenSize' }, ' and the HTTP limits on the server: ', page, '.'],
    };
  }
  return {
    id: 'token-small',
    verdict: 'fine',
    says: [...who, ` has ${groups.length} SIDs in the token; the ticket is estimated at ${size}, below every default limit.`],
    evidence,
    next: ['The size is not the cause here. A server of another domain adds its own local groups: count there too if it refuses.'],
    against: ['kerb-token-size'],
  };
}

function problem(id: string, says: Rich, evidence: Judgement['evidence'], next: Rich): Judgement {
  return { id, verdict: 'problem', says, evidence, next, causes: ['kerb-token-size'] };
}

/** Built-in and well-known SIDs are of the machine and stand in no ticket. */
function estimate(facts: WhoamiGroupsFacts, groups: readonly TokenGroup[]): { low: number; high: number } {
  const domain = groups.filter((g) => g.sid.startsWith('S-1-5-21-'));
  const own = facts.user && authorityOf(facts.user.sid);
  const authorities = new Set(domain.map((g) => authorityOf(g.sid)));
  const home = own ?? (authorities.size === 1 ? [...authorities][0] : undefined);
  const inside = domain.filter((g) => authorityOf(g.sid) === home);
  // Local groups of a domain or machine are listed as aliases; those of other machines are in no ticket.
  const outside = domain.filter((g) => authorityOf(g.sid) !== home);
  const foreign = outside.filter((g) => !/alias/i.test(g.type));
  const low = OVERHEAD + OWN * (inside.length + outside.length);
  const high = OVERHEAD + OWN * inside.length + FOREIGN * outside.length;
  return home === undefined || foreign.length > 0 ? { low: home === undefined ? low : OVERHEAD + OWN * inside.length + FOREIGN * foreign.length, high } : { low, high };
}

function authorityOf(sid: string): string {
  return sid.slice(0, sid.lastIndexOf('-'));
}
