import type { Block, CommandBlock, Line, Rich, Segment } from './blocks.ts';
import { domainAccount } from './names.ts';
import { bareOrQuoted } from './quoting.ts';
import { check, type Refusal } from './rule.ts';

/** What `setspn` searches: the domain of the computer it runs on, the whole forest, or another domain. */
export type Scope = { readonly kind: 'domain' } | { readonly kind: 'forest' } | { readonly kind: 'target'; readonly domain: string };

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

/** A value as one argument of cmd. The name rules leave nothing that cmd cannot hold, so a refusal here is a fault of the caller. */
function word(value: string): Line {
  const quoted = bareOrQuoted(value, 'cmd');
  if (!quoted.ok) throw new RangeError(`${quoted.refusal.rule}: ${quoted.refusal.reason}`);
  return quoted.text === value ? [{ value }] : ['"', { value }, '"'];
}

/** A line of words; neighbouring fixed texts are joined. */
function command(...parts: readonly (string | Line)[]): Line {
  const out: Segment[] = [];
  for (const part of parts) {
    for (const segment of [...(out.length > 0 ? [' '] : []), ...(typeof part === 'string' ? [part] : part)]) {
      const last = out.at(-1);
      if (typeof segment === 'string' && typeof last === 'string') out[out.length - 1] = last + segment;
      else out.push(segment);
    }
  }
  return out;
}

function scopeWords(scope: Scope): readonly (string | Line)[] {
  return scope.kind === 'forest' ? ['-F'] : scope.kind === 'target' ? ['-T', word(scope.domain)] : [];
}

/** A name with its dollar sign is found without a switch: no user has one. The help of setspn shows `-C` only with names that lack it. */
function kindWords({ name, kind }: SetspnAccount): readonly string[] {
  return kind === 'user' ? ['-U'] : kind === 'computer' && !name.endsWith('$') ? ['-C'] : [];
}

const addLine = (spn: string, account: SetspnAccount, scope: Scope): Line =>
  command('setspn', ...scopeWords(scope), ...kindWords(account), '-S', word(spn), word(account.name));
const deleteLine = (spn: string, account: SetspnAccount): Line =>
  command('setspn', ...kindWords(account), '-D', word(spn), word(account.name));
const listLine = (account: SetspnAccount): Line => command('setspn', ...kindWords(account), '-L', word(account.name));

const inScope = (scope: Scope): string =>
  scope.kind === 'forest' ? 'in the whole forest' : scope.kind === 'target' ? `in ${scope.domain}` : 'in this domain';

const plural = (spns: readonly string[], one: string, many: string): string => (spns.length === 1 ? one : many);
const theSpns = ({ length }: readonly string[]): string => (length === 1 ? 'the SPN' : length === 2 ? 'both SPNs' : `all ${length} SPNs`);
const READS = { where: 'admin', rights: 'Any domain user', changes: false, shell: 'cmd', kind: 'command' } as const;
const CHANGES = { where: 'admin', changes: 'Active Directory', shell: 'cmd', kind: 'command' } as const;
const writeRight = (account: string): string => `Write servicePrincipalName on ${account}, elevated prompt`;

/**
 * `setspn -Q`: which accounts hold each SPN. `*` in a pattern stands for any text.
 *
 *     setspn -F -Q MSSQLSvc/sql05.corp.example:1433
 *
 * `quiet` adds `-P`, which leaves out the progress lines. Microsoft: setspn command reference.
 */
export function findSpns(patterns: readonly string[], scope: Scope, quiet = false): CommandBlock {
  return {
    ...READS,
    id: 'find',
    title: `query ${theSpns(patterns)} ${inScope(scope)}`,
    lines: patterns.map((p) => command('setspn', ...(quiet ? ['-P'] : []), ...scopeWords(scope), '-Q', word(p))),
  };
}

/**
 * `setspn -L`: all SPNs of one account.
 *
 *     setspn -U -L CORP\svc-sql05
 */
export function listAccount(account: SetspnAccount, id = 'list'): CommandBlock {
  return { ...READS, id, title: `list the SPNs of ${account.name}`, lines: [listLine(account)] };
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
    id: 'add',
    title: `add ${theSpns(spns)} to ${account.name}`,
    rights: writeRight(account.name),
    undo: { lines: spns.map((s) => deleteLine(s, account)) },
    lines: spns.map((s) => addLine(s, account, scope)),
  };
}

/**
 * `setspn -D`: removes each SPN from the named account and from no other. The undo adds the same values again,
 * which is right only for those that the account held before.
 *
 *     setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
 */
export function deleteSpns(spns: readonly string[], account: SetspnAccount, scope: Scope): CommandBlock {
  return {
    ...CHANGES,
    id: 'delete',
    title: `remove ${theSpns(spns)} from ${account.name}`,
    rights: writeRight(account.name),
    undo: { lines: spns.map((s) => addLine(s, account, scope)) },
    lines: spns.map((s) => deleteLine(s, account)),
  };
}

/**
 * `setspn -X`: all SPNs that more than one account holds. It takes no SPN.
 *
 *     setspn -P -F -X
 */
export function findDuplicates(scope: Scope, quiet = true): CommandBlock {
  return {
    ...READS,
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
  return { ...CHANGES, id: 'reset', title: `write the HOST names of ${computer} again`, rights: writeRight(computer), undo, lines: [command('setspn', '-R', word(computer))] };
}

/**
 * Moves SPNs: look, remove from the old holder, add to the new one, look again. Removing comes first, because
 * `-S` refuses while another account holds the value.
 *
 *     setspn -F -Q MSSQLSvc/sql05.corp.example:1433
 *     setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
 *     setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\svc-sql05
 *     setspn -U -L CORP\svc-sql05
 */
export function moveSpns(spns: readonly string[], from: SetspnAccount, to: SetspnAccount, scope: Scope, quiet = false): readonly Block[] {
  return [
    { kind: 'step', id: 'step-look', title: '1 Look' },
    findSpns(spns, scope, quiet),
    { ...listAccount(from, 'list-before'), title: `list the SPNs of ${from.name} and keep the output`, lines: [listLine(from), listLine(to)] },
    { kind: 'step', id: 'step-remove', title: '2 Remove from the old holder' },
    {
      kind: 'note',
      id: 'gap',
      tone: 'warning',
      text: [
        'Until step 3 is done nobody holds ', plural(spns, 'the name', 'the names'),
        ': new connections get NTLM, or fail where NTLM is not possible. Have the lines of step 3 ready, and the rights for both accounts. A service that still runs under the old account may register its names again at the next start.',
      ],
    },
    deleteSpns(spns, from, scope),
    { kind: 'step', id: 'step-add', title: '3 Add' },
    addSpns(spns, to, scope),
    {
      kind: 'note',
      id: 'add-waits',
      tone: 'info',
      text: ['If ', { code: '-S' }, ' still finds the old holder, the removal has not reached the domain controller that was asked: wait for replication and repeat step 3.'],
    },
    { kind: 'step', id: 'step-again', title: '4 Look again' },
    { ...listAccount(to, 'list-after'), title: `list the SPNs of ${to.name} and of ${from.name}`, lines: [listLine(to), listLine(from)] },
    {
      kind: 'note',
      id: 'undo-order',
      tone: 'info',
      text: ['To undo the whole move, undo step 3 first and step 2 after it: ', { code: '-S' }, ' refuses while the new account still holds the names. Give back only what the list of step 1 showed on ', { code: from.name }, '.'],
    },
  ];
}

/**
 * What to do on a client after the change, before the result is judged: the old ticket goes, a new one is asked for.
 *
 *     klist purge
 *     klist get MSSQLSvc/sql05.corp.example:1433
 */
export function proveWithKlist(spns: readonly string[], purge: boolean): CommandBlock {
  const get = spns.map((s) => command('klist', 'get', word(s)));
  const rights = 'The user who cannot connect, not elevated: each logon session has its own tickets';
  const base = { kind: 'command', shell: 'cmd', where: 'client', rights, id: 'prove' } as const;
  if (!purge) return { ...base, title: `ask for ${plural(spns, 'a ticket', 'the tickets')}`, changes: false, lines: get };
  return {
    ...base,
    title: `drop the old tickets and ask for ${plural(spns, 'a new one', 'new ones')}`,
    changes: 'the ticket cache of this logon session',
    undo: ['Nothing to take back: Windows asks for tickets again when it needs them. If none come back, sign out and in.'],
    lines: [command('klist', 'purge'), ...get],
  };
}
