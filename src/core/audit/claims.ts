import type { Rich } from '../blocks.ts';
import type { Match } from '../judges/spn-account.ts';
import { listed } from '../judges/spn-words.ts';
import type { AuditRow, SeenClaim } from './model.ts';

/** What the programs of a paste say about one SPN, put together. */
export interface Claimed {
  readonly status: 'good' | 'missing' | 'wrong-account' | 'duplicate' | 'dynamic-port' | 'tcp-off' | 'not-judged';
  readonly says: Rich;
  readonly holders: readonly string[];
  readonly evidence: AuditRow['evidence'];
}

/** SPN value is not unique in the forest. */
export const NOT_UNIQUE = 0x21c7;

type Sense = 'there' | 'absent' | 'elsewhere' | 'several' | 'dynamic' | 'off' | 'nothing';

const WORDS: Readonly<Record<SeenClaim['says'], string>> = {
  present: 'says that it is there', missing: 'says that it is missing', 'wrong-account': 'says that it is on the wrong account', duplicate: 'says that it is on several accounts',
  'dynamic-port': 'says that the port is dynamic', 'tcp-off': 'says that TCP is off', registered: 'says that it was registered', 'not-registered': 'says that it could not be registered',
  removed: 'says that it was removed', 'not-removed': 'says that it could not be removed', 'not-looked-up': 'did not look it up',
};

/** `SQLCheck says that it is missing` */
export function claimWords({ by, says }: SeenClaim): string {
  return `${subject(by)} ${WORDS[says]}`;
}

function subject(by: SeenClaim['by']): string {
  return by === 'domain controller' ? 'The domain controller' : by;
}

/** A log and a console tell a story: its last word counts. */
function lastWords(claims: readonly SeenClaim[]): readonly SeenClaim[] {
  const told = (c: SeenClaim): boolean => c.by === 'ERRORLOG' || (c.by === 'setspn' && (c.says === 'registered' || c.says === 'removed'));
  const last = new Map(claims.filter(told).toSorted((a, b) => a.line - b.line).map((c) => [`${c.by} ${c.by === 'setspn' ? (c.account?.toLowerCase() ?? '') : ''}`, c]));
  return [...claims.filter((c) => !told(c)), ...last.values()].toSorted((a, b) => a.line - b.line);
}

function senseOf({ by, says, account, code }: SeenClaim, isExpected: (account: string) => Match | undefined): Sense {
  switch (says) {
    case 'present':
    case 'registered':
      return account !== undefined && isExpected(account) === 'other' ? 'elsewhere' : 'there';
    // Reports before December 2024 took an account of the form user@domain for another one.
    case 'wrong-account':
      return account !== undefined && isExpected(account) === 'same' ? 'there' : 'elsewhere';
    case 'missing':
      // Not on an account on which nobody expects it.
      return by !== 'SQLCheck' && account !== undefined && isExpected(account) === 'other' ? 'nothing' : 'absent';
    case 'duplicate':
      return 'several';
    case 'not-registered':
      return code === NOT_UNIQUE ? 'elsewhere' : 'nothing';
    case 'dynamic-port':
      return 'dynamic';
    case 'tcp-off':
      return 'off';
    case 'removed':
    case 'not-removed':
    case 'not-looked-up':
      return 'nothing';
  }
}

const FOUND: Readonly<Record<SeenClaim['by'], string>> = {
  SQLCheck: 'SQLCheck found it on the service account and on no other of that domain.',
  'Kerberos Configuration Manager': 'Kerberos Configuration Manager found it on the service account and nowhere else.',
  dbatools: 'dbatools found it on the service account; it does not look for other holders.',
  ERRORLOG: 'SQL Server registered it itself at its last start in the paste.',
  setspn: 'setspn added it to the account.',
  'domain controller': 'The domain controller found it.',
};
const MISSED: Readonly<Record<SeenClaim['by'], string>> = {
  SQLCheck: 'SQLCheck found it on no account of the domain of the computer.',
  'Kerberos Configuration Manager': 'Kerberos Configuration Manager did not find it on the service account. Whether another account holds it, the status does not tell.',
  dbatools: 'dbatools did not find it on the service account. Whether another account holds it, the command does not tell.',
  ERRORLOG: 'It is missing, says the log.', setspn: 'setspn found nobody that holds it.', 'domain controller': 'The domain controller found nobody that holds it.',
};

/**
 * Puts together what programs say about an SPN, where the lists themselves do not decide. `isExpected` compares an account that a program names with
 * the one that runs the service; undefined where that is not known.
 */
export function claimed(claims: readonly SeenClaim[], isExpected: (account: string) => Match | undefined): Claimed | undefined {
  if (claims.length === 0) return undefined;
  const last = lastWords(claims).map((claim) => ({ claim, sense: senseOf(claim, isExpected) }));
  const of = (...senses: readonly Sense[]): readonly SeenClaim[] => last.filter((l) => senses.includes(l.sense)).map((l) => l.claim);
  const evidence = last.slice(0, 8).map(({ claim }) => ({ line: claim.line, means: claimWords(claim) }));
  // A refused registration names the account that wanted it, not the one that has it.
  const accounts = (list: readonly SeenClaim[]): readonly string[] => [...new Set(list.flatMap((c) => (c.says === 'not-registered' ? [] : (c.account ?? []))))];
  const there = of('there');
  const absent = of('absent');
  const elsewhere = of('elsewhere');
  const several = of('several');
  const [first] = several;
  if (first) return { status: 'duplicate', holders: accounts(several), evidence, says: [`${subject(first.by)} found it on several accounts`, ...among(accounts(several)), '.'] };
  if (there.length > 0 && (absent.length > 0 || elsewhere.length > 0)) {
    return { status: 'not-judged', holders: accounts(elsewhere), evidence, says: ['The programs contradict each other: ', `${last.map((l) => claimWords(l.claim)).join('; ')}.`] };
  }
  const [other] = elsewhere;
  if (other) {
    const holders = accounts(elsewhere);
    return {
      status: 'wrong-account', holders, evidence,
      says: other.says === 'not-registered' ? [`${other.by === 'setspn' ? 'setspn' : 'SQL Server'} could not register it because another account of the forest holds it (`, { code: '0x21C7' }, ').'] : [`${other.by} found it on another account`, ...among(holders), '.'],
    };
  }
  const [found] = there;
  if (found) return { status: 'good', holders: accounts(there), evidence, says: [FOUND[found.by]] };
  const [missed] = absent;
  if (missed) return { status: 'missing', holders: [], evidence, says: [MISSED[missed.by]] };
  const [off] = of('off');
  if (off) return { status: 'tcp-off', holders: [], evidence, says: [`${off.by} says that TCP/IP of the instance is off.`] };
  const [dynamic] = of('dynamic');
  if (dynamic) return { status: 'dynamic-port', holders: [], evidence, says: [`${dynamic.by} says that the instance has a dynamic port.`] };
  return { status: 'not-judged', holders: [], evidence, says: [`${last.map((l) => claimWords(l.claim)).join('; ')}: that does not tell who holds it.`] };
}

function among(accounts: readonly string[]): Rich {
  return accounts.length === 0 ? [] : [': ', ...listed(accounts)];
}

/**
 * A sentence where a program says something else than the lists: the lists count.
 *
 *     contradiction(claims, 'good')   // ['SQLCheck says that it is missing (line 12), the list has it: the list counts.']
 */
export function contradiction(claims: readonly SeenClaim[], status: AuditRow['status']): { readonly says: Rich; readonly evidence: AuditRow['evidence'] } | undefined {
  const here = status === 'good' || status === 'duplicate' || status === 'account-disabled' || status === 'weak-encryption';
  const against = lastWords(claims).filter(({ by, says }) =>
    here ? says === 'missing' || (status === 'good' && says === 'wrong-account')
    : status === 'wrong-account' ? says === 'present' || (says === 'missing' && by === 'SQLCheck')
    : status === 'missing' || status === 'netbios-only' || status === 'dynamic-port' ? says === 'present' || says === 'registered' || says === 'wrong-account'
    : false);
  if (against.length === 0) return undefined;
  return {
    says: [` ${against.map((c) => `${claimWords(c)} (line ${c.line})`).join(', ')}, but the list says otherwise: the list counts. If the list is the older of the two, list the account again.`],
    evidence: against.map((c) => ({ line: c.line, means: claimWords(c) })),
  };
}
