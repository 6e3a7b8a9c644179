import type { SpnChange } from '../directory/edit.ts';
import type { Rich } from '../blocks.ts';
import { shownAccount } from '../judges/spn-words.ts';
import { domainAccount, spnString, storedSpn } from '../names.ts';
import type { Account } from './accounts.ts';
import { demandsOf, hostOf } from './demands.ts';
import { expectationOf, labelOf, type Expectation } from './expected.ts';
import { hitsOf } from './holders.ts';
import { accountNamed, matchOf, type Scene } from './scene.ts';
import type { AuditRow } from './model.ts';
import type { LeftAlone } from './result.ts';
import { sameObject, type Placed } from './services.ts';

/** Changes of SPNs that rows ask for, in the two heaps in which they are done. */
export interface Changes {
  readonly deletions: readonly SpnChange[];
  readonly additions: readonly SpnChange[];
  /** Deletions that end a duplicate: the undo cannot bring it back. */
  readonly ends: readonly SpnChange[];
  readonly left: readonly LeftAlone[];
  /** The account behind each name of a command, where the paste shows it. */
  readonly known: ReadonlyMap<string, Account>;
  /** Names that are users beyond doubt. */
  readonly users: ReadonlySet<string>;
  /** SPNs of a form that nobody should search for. */
  readonly malformed: ReadonlySet<string>;
}

type Decision = { readonly out: readonly SpnChange[]; readonly ends: readonly SpnChange[]; readonly add?: SpnChange; readonly user?: boolean } | { readonly leave: Rich };
type Names = Map<string, Account>;

const REPAIRED = ['missing', 'netbios-only', 'wrong-account', 'duplicate', 'malformed'] as const;
/** setspn does not change these: a step by hand stands for each. */
const BY_HAND = ['dynamic-port', 'tcp-off', 'account-disabled', 'weak-encryption'] as const;
const KRBTGT = /(?:^|\\|=)krbtgt(?:_|$|,|@)/i;

const has = (list: readonly string[], value: string): boolean => list.includes(value);

/**
 * What setspn has to change for the problem rows. A well-formed SPN is taken from an account only where the paste tells the account that must have it;
 * what is merely not asked for stays.
 */
export function changesOf(scene: Scene, services: readonly Placed[], rows: readonly AuditRow[]): Changes {
  const deletions: SpnChange[] = [];
  const additions: SpnChange[] = [];
  const ends: SpnChange[] = [];
  const left: LeftAlone[] = [];
  const known: Names = new Map();
  const users = new Set<string>();
  const malformed = new Set<string>();
  const askers = askersOf(services);
  for (const row of rows) {
    if (row.verdict !== 'problem' || has(BY_HAND, row.status)) continue;
    const decision = decide(scene, row, askers.get(row.spn.toLowerCase()) ?? [], known);
    if ('leave' in decision) {
      left.push({ spn: row.spn, why: decision.leave });
      continue;
    }
    for (const change of decision.out) deletions.push(change);
    for (const change of decision.ends) ends.push(change);
    if (decision.add) additions.push(decision.add);
    if (decision.add && decision.user) users.add(decision.add.account);
    if (row.status === 'malformed') malformed.add(row.spn.toLowerCase());
  }
  return { deletions, additions, ends, left, known, users, malformed };
}

/** The accounts that services ask for each SPN on, by lower-case SPN. */
function askersOf(services: readonly Placed[]): ReadonlyMap<string, readonly Expectation[]> {
  const out = new Map<string, Expectation[]>();
  for (const placed of services) {
    for (const { spn } of demandsOf(placed)) {
      const list = out.get(spn.toLowerCase());
      if (list) list.push(placed.expectation);
      else out.set(spn.toLowerCase(), [placed.expectation]);
    }
  }
  return out;
}

function decide(scene: Scene, row: AuditRow, askers: readonly Expectation[], known: Names): Decision {
  if (!has(REPAIRED, row.status)) return { leave: ['One of the two services must get a host name of its own, or both one account: that is a decision, not a command.'] };
  if (row.status === 'malformed') return removeMalformed(scene, row, known);
  // A program can name the account of a service that nothing else tells about.
  const expectation = askers.find((e) => e.kind === 'object' && e.label === row.expected) ?? (askers.length === 0 && row.need !== 'extra' ? expectationOf(scene.directory, row.expected, hostOf(row.spn)) : undefined);
  if (expectation?.kind !== 'object' || row.expected === undefined) {
    return { leave: [askers.some((e) => e.kind === 'none') ? 'The service runs under an account that can hold no SPN: change that first.' : 'Which account must hold it is not told, so nothing is added and nothing is taken away.'] };
  }
  if (askers.some((e) => e.kind === 'object' && !sameObject(e, expectation))) return { leave: ['Services under different accounts ask for it: bring them under one account first.'] };
  if (expectation.ambiguous) return { leave: ['Several accounts fit ', { code: row.expected }, ': name its domain.'] };
  if (domainAccount.refuses(row.expected) !== undefined || spnString.refuses(row.spn) !== undefined) {
    return { leave: ['The account ', { code: row.expected }, ' cannot stand in a command as it is written: look up its name before Windows 2000 (sAMAccountName) and give it as ', { code: 'DOMAIN\\name' }, '.'] };
  }
  const hits = new Map(hitsOf(scene.directory, row.spn).map((h) => [h.account, h.spn]));
  const shown = new Set([...hits.keys()].map((a) => a.names[0].value));
  for (const name of row.holders) {
    if (shown.has(name)) continue;
    const account = accountNamed(scene, name);
    if (account !== undefined && !hits.has(account)) hits.set(account, row.spn);
  }
  const holders = [...hits].map(([account, spn]) => ({ account, spn, match: matchOf(scene, account, expectation) }));
  if (holders.some((h) => h.match === 'unsure')) return { leave: ['Whether one of its holders is ', { code: row.expected }, ' does not follow from the names: ', { code: `setspn -F -Q ${row.spn}` }, '.'] };
  const wrong = holders.filter((h) => h.match === 'other');
  const there = holders.length > wrong.length;
  if (wrong.length === 0 && row.status !== 'missing' && row.status !== 'netbios-only') return { leave: ['Who else holds it is not in the paste: ', { code: `setspn -F -Q ${row.spn}` }, '.'] };
  const out = deletionsFrom(scene, wrong, known, row.expected);
  if ('leave' in out) return out;
  if (!there && expectation.account !== undefined) known.set(row.expected, expectation.account);
  // Of several wrong holders the undo gives back the last one, which it begins with.
  return { out: out.changes, ends: there ? out.changes : out.changes.slice(0, -1), ...(there ? {} : { add: { action: 'add', spn: row.spn, account: row.expected }, user: expectation.wanted.kind === 'user' } as const) };
}

function removeMalformed(scene: Scene, row: AuditRow, known: Names): Decision {
  if (storedSpn.refuses(row.spn) !== undefined) return { leave: ['It has characters that a command cannot carry: remove it in ADSI Edit, attribute servicePrincipalName.'] };
  const out = deletionsFrom(scene, hitsOf(scene.directory, row.spn), known, undefined);
  return 'leave' in out ? out : { out: out.changes, ends: out.changes.slice(0, -1) };
}

function deletionsFrom(scene: Scene, hits: readonly { readonly account: Account; readonly spn: string }[], known: Names, expected: string | undefined): { readonly changes: readonly SpnChange[] } | { readonly leave: Rich } {
  const changes: SpnChange[] = [];
  for (const { account, spn } of hits) {
    const name = account.names[0].value;
    if (account.names.some((n) => KRBTGT.test(n.value))) return { leave: ['It is on krbtgt, which no plan touches.'] };
    const label = labelOf(scene.directory.domains, account);
    if (label === undefined) return { leave: ['The account name of ', { code: shownAccount(name) }, ' does not follow from what is pasted: look up its sAMAccountName and paste the account with it.'] };
    const other = known.get(label);
    if (label.toLowerCase() === expected?.toLowerCase() || (other !== undefined && other !== account)) {
      return { leave: ['Two accounts of the paste come to the name ', { code: label }, ': paste them with sAMAccountName and domain.'] };
    }
    changes.push({ action: 'delete', spn, account: label });
    known.set(label, account);
  }
  return { changes };
}
