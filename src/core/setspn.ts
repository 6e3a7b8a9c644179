import type { CommandBlock, Line, Rich } from './blocks.ts';
import { domainAccount } from './names.ts';
import { check, type Refusal } from './rule.ts';
import { command, word, type Part } from './setspn-words.ts';
import { CHANGES, NOTHING_BACK, READS, inScope, namesOf, plural, theSpns, type SpnWriter } from './setspn-writer.ts';

/**
 * What is searched: the domain of the computer on which the command runs, its whole forest, or named domains. With `forests` a name stands for the
 * whole forest that the domain belongs to; `*` is the present domain or forest.
 */
export type Scope =
  | { readonly kind: 'domain' }
  | { readonly kind: 'forest' }
  | { readonly kind: 'targets'; readonly domains: readonly [string, ...string[]]; readonly forests?: boolean };

export type AccountKind = 'user' | 'computer' | 'managed';

/** An account as setspn takes it, with its kind: without it setspn prefers a computer of that name. */
export interface SetspnAccount {
  readonly name: string;
  readonly kind: AccountKind;
}

/**
 * Checks an account and its kind before any command is built from them.
 *
 *     setspnAccount('CORP\\gmsa-sql$', 'managed')  // { name: 'CORP\\gmsa-sql$', kind: 'managed' }
 *     setspnAccount('svc-sql05@corp.example', 'user')  // refusal: setspn documents only NAME and DOMAIN\NAME
 *
 * A user principal name is refused: setspn does not document it, and neither half of it must equal the account name.
 */
export function setspnAccount(name: string, kind: AccountKind): SetspnAccount | Refusal {
  const refusal = check(domainAccount, name);
  if (refusal) return refusal;
  const dollar = name.endsWith('$');
  const reason =
    kind === 'managed' && !dollar ? 'has no dollar sign at its end, as each managed service account has'
    : kind === 'user' && dollar ? 'ends in a dollar sign, so it is a computer or a managed service account, not a user'
    : undefined;
  return reason === undefined ? { name, kind } : { rule: domainAccount.id, allows: domainAccount.allows, reason, given: name };
}

function scopeWords(scope: Scope): readonly Part[] {
  if (scope.kind === 'domain') return [];
  if (scope.kind === 'forest') return ['-F'];
  return [...scope.domains.flatMap((domain): Part[] => ['-T', word(domain)]), ...(scope.forests ? ['-F'] : [])];
}

/** A name with its dollar sign is found without a switch: no user has one. The help of setspn shows `-C` only with names that lack it. */
function kindWords({ name, kind }: SetspnAccount): readonly string[] {
  return kind === 'user' ? ['-U'] : kind === 'computer' && !name.endsWith('$') ? ['-C'] : [];
}

const addLine = (spn: string, account: SetspnAccount, scope: Scope): Line =>
  command('setspn', ...scopeWords(scope), ...kindWords(account), '-S', word(spn), word(account.name));
const deleteLine = (spn: string, account: SetspnAccount): Line => command('setspn', ...kindWords(account), '-D', word(spn), word(account.name));
const listLine = (account: SetspnAccount): Line => command('setspn', ...kindWords(account), '-L', word(account.name));
const writeRight = (account: string): string => `Write servicePrincipalName on ${account}, elevated prompt`;

/**
 * `setspn -Q`: which accounts hold each SPN. `*` in a pattern stands for any text. With several targets each is asked in turn.
 *
 *     setspn -F -Q MSSQLSvc/sql05.corp.example:1433
 *
 * `quiet` adds `-P`, which leaves out the progress lines. Microsoft: setspn command reference.
 */
export function findSpns(patterns: readonly string[], scope: Scope, quiet = false): CommandBlock {
  return {
    ...READS,
    shell: 'cmd',
    id: 'find',
    title: `query ${theSpns(patterns)} ${inScope(scope)}`,
    lines: patterns.map((p) => command('setspn', ...(quiet ? ['-P'] : []), ...scopeWords(scope), '-Q', word(p))),
  };
}

/**
 * `setspn -L`: all SPNs of one account, or of several.
 *
 *     setspn -U -L CORP\svc-sql05
 */
export function listAccount(accounts: SetspnAccount | readonly [SetspnAccount, ...SetspnAccount[]], id = 'list'): CommandBlock {
  const all: readonly SetspnAccount[] = 'name' in accounts ? [accounts] : accounts;
  return { ...READS, shell: 'cmd', id, title: `list the SPNs of ${namesOf(all)}`, lines: all.map(listLine) };
}

/**
 * `setspn -S`: adds each SPN after a search for other holders in the scope. The undo deletes the same values,
 * which is right only for those that were really added.
 *
 *     setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\svc-sql05
 */
export function addSpns(spns: readonly string[], account: SetspnAccount, scope: Scope): CommandBlock {
  return {
    ...CHANGES,
    shell: 'cmd',
    id: 'add',
    title: `add ${theSpns(spns)} to ${account.name}`,
    rights: writeRight(account.name),
    undo: { lines: spns.map((s) => deleteLine(s, account)) },
    lines: spns.map((s) => addLine(s, account, scope)),
  };
}

/**
 * `setspn -D`: removes each SPN from the named account and from no other. The undo adds `back` again, by default all of them,
 * which is right only for those that the account held before.
 *
 *     setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
 */
export function deleteSpns(spns: readonly string[], account: SetspnAccount, scope: Scope, back: readonly string[] = spns): CommandBlock {
  return {
    ...CHANGES,
    shell: 'cmd',
    id: 'delete',
    title: `remove ${theSpns(spns)} from ${account.name}`,
    rights: writeRight(account.name),
    undo: back.length > 0 ? { lines: back.map((s) => addLine(s, account, scope)) } : NOTHING_BACK,
    lines: spns.map((s) => deleteLine(s, account)),
  };
}

/**
 * `setspn -X`: all SPNs that more than one account holds, across all targets. It takes no SPN.
 *
 *     setspn -P -F -X
 */
export function findDuplicates(scope: Scope, quiet = true): CommandBlock {
  return {
    ...READS,
    shell: 'cmd',
    id: 'duplicates',
    title: `search for duplicate SPNs ${inScope(scope)}`,
    lines: [command('setspn', ...(quiet ? ['-P'] : []), ...scopeWords(scope), '-X')],
  };
}

/**
 * `setspn -R`: writes HOST/short and HOST/full of a computer account again. It adds no other class.
 *
 *     setspn -R SQL05
 */
export function resetHost(computer: string): CommandBlock {
  const undo: Rich = [
    'Delete with ', { code: 'setspn -D' }, ' those of the two HOST names that the list of step 1 did not show. Never delete one that it showed.',
  ];
  return { ...CHANGES, shell: 'cmd', id: 'reset', title: `write the HOST names of ${computer} again`, rights: writeRight(computer), undo, lines: [command('setspn', '-R', word(computer))] };
}

/**
 * What to do on a client after the change, before the result is judged: the old ticket goes, a new one is asked for.
 *
 *     klist purge
 *     klist get MSSQLSvc/sql05.corp.example:1433
 */
export function proveWithKlist(spns: readonly string[], purge: boolean, shell: SpnWriter['shell'] = 'cmd'): CommandBlock {
  const get = spns.map((s) => command('klist', 'get', word(s, shell)));
  const rights = 'The user who cannot connect, not elevated: each logon session has its own tickets';
  const base = { kind: 'command', shell, where: 'client', rights, id: 'prove' } as const;
  if (!purge) return { ...base, title: `ask for ${plural(spns, 'a ticket', 'the tickets')}`, changes: false, lines: get };
  return {
    ...base,
    title: `drop the old tickets and ask for ${plural(spns, 'a new one', 'new ones')}`,
    changes: 'the ticket cache of this logon session',
    undo: ['Nothing to take back: Windows asks for tickets again when it needs them. If none come back, sign out and in.'],
    lines: [command('klist', 'purge'), ...get],
  };
}

/** The commands as setspn takes them, for the prompt of cmd. */
export const setspnWriter: SpnWriter = {
  id: 'setspn',
  shell: 'cmd',
  find: findSpns,
  list: listAccount,
  add: addSpns,
  remove: deleteSpns,
  duplicates: (scope) => findDuplicates(scope),
  reset: resetHost,
};
