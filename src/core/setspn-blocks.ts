import { hostAliases, spnServices } from '../data/spn-services.ts';
import type { Block, NoteBlock, Rich } from './blocks.ts';
import { addSpns, deleteSpns, findDuplicates, findSpns, listAccount, moveSpns, proveWithKlist, resetHost, type Scope, type SetspnAccount } from './setspn.ts';
import { setspnRequest } from './setspn-request.ts';
import { isRefusal, parseSpn } from './spn.ts';

const note = (id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock => ({ kind: 'note', id, tone, text });
const step = (id: string, title: string): Block => ({ kind: 'step', id, title });
const names = (spns: readonly string[]): string => (spns.length === 1 ? 'the SPN' : `${spns.length} SPNs`);

const readFind = note('read-find', 'info',
  'setspn prints the account (DN), then every SPN that it holds, not the match alone. One account: it must be the one that runs the service. Two accounts: a duplicate. None: clients get NTLM or an error. The closing sentence is translated on other Windows languages, the names are not.');

const wait = note('wait', 'info',
  'Before you judge the result: other domain controllers see the change after replication; a client that missed the SPN may remember that for 15 minutes even after ', { code: 'klist purge' }, '; connection pools keep old logons until the application restarts.');

const beforeImage = (account: SetspnAccount): NoteBlock => note('before', 'warning',
  'The undo knows only what was typed here, not what ', { code: account.name }, ' held. Keep the output of this list: it is the only record.');

/** A class that HOST answers for, on an account other than the computer: what else of that host then moves along. */
function aliasNotes(spns: readonly string[], account: SetspnAccount): readonly NoteBlock[] {
  if (account.kind === 'computer') return [];
  const classes = new Set(spns.flatMap((text) => {
    const spn = parseSpn(text);
    return isRefusal(spn) ? [] : [spn.serviceClass.toLowerCase()];
  }));
  return [...classes].filter((c) => hostAliases.some((alias) => alias === c)).map((c) => {
    const remark = spnServices.find((s) => s.serviceClass.toLowerCase() === c)?.remark;
    return note(`alias-${c}`, 'warning', { code: 'HOST' }, ' on the computer account answers for ', { code: c }, ' already. The literal name on another account wins over it, for every service of that host name.', ...(remark === undefined ? [] : [` ${remark}`]));
  });
}

/**
 * A warning when a value holds a dollar sign that PowerShell would read as a variable, as in `MSSQLSvc/sql05:A$1`.
 * The commands are written for cmd, but many people paste them into PowerShell.
 */
export function shellNote(blocks: readonly Block[]): readonly NoteBlock[] {
  const risky = blocks.some((b) => b.kind === 'command' && b.lines.flat().some((s) => typeof s !== 'string' && /\$./.test(s.value)));
  return risky ? [note('cmd-only', 'warning', 'Run these in cmd. PowerShell reads the part after ', { code: '$' }, ' as a variable and would use another name; there, put each name in single quotes.')] : [];
}

/** Steps on a client after a change, and what to wait for. */
function after(spns: readonly string[], number: number): readonly Block[] {
  return [step('step-client', `${number} On a client`), proveWithKlist(spns, true), wait];
}

/** `setspn -Q`, with how to read its answer. */
export function findBlocks(patterns: readonly string[], scope: Scope, quiet: boolean): readonly Block[] {
  return [findSpns(patterns, scope, quiet), readFind];
}

/** `setspn -L`, with how to read its answer. */
export function listBlocks(account: SetspnAccount): readonly Block[] {
  return [
    listAccount(account),
    note('read-list', 'info', 'An empty list is an answer: the account exists and holds nothing. 0x00000525 means that no such account was found, 0x0000054B that its domain was not found.'),
  ];
}

/** Look, add, look again, prove, hand over. */
export function addBlocks(spns: readonly string[], account: SetspnAccount, scope: Scope): readonly Block[] {
  const add = addSpns(spns, account, scope);
  const again = listAccount(account, 'list-after');
  return [
    step('step-look', '1 Look'),
    findSpns(spns, scope),
    note('look-first', 'info', 'Go on only if no other account holds a name. If one does, choose Move: ', { code: '-S' }, ' refuses it, and so does a domain controller from Windows Server 2012 R2 (0x21C7).'),
    ...aliasNotes(spns, account),
    step('step-add', '2 Add'),
    add,
    note('add-refused', 'info',
      '“Duplicate SPN found, aborting operation!” means that nothing was added; do not run the undo then. 0x2098 means that the right is missing or the prompt is not elevated.',
      ...(scope.kind === 'domain' ? [' This scope searches one domain only; in a forest of several domains choose the whole forest.'] : [])),
    step('step-again', '3 Look again'),
    again,
    ...after(spns, 4),
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: `Please add ${names(spns)} to the account that runs the service.`,
      why: [['Kerberos logons need the SPN on the account that runs the service, '], ['which is ', { value: account.name }, ', and on no other account.']],
      changes: [add],
      proof: again,
      expect: 'must list each name.',
    }),
  ];
}

/** Keep a record, remove, look again, hand over. */
export function deleteBlocks(spns: readonly string[], holder: SetspnAccount, scope: Scope): readonly Block[] {
  const remove = deleteSpns(spns, holder, scope);
  const again = listAccount(holder, 'list-after');
  return [
    step('step-look', '1 Look and keep the output'),
    listAccount(holder, 'list-before'),
    beforeImage(holder),
    step('step-remove', '2 Remove'),
    note('remove-care', 'warning', 'Once a name is gone that a running service needs, new connections to it lose Kerberos. Remove a well-formed name only from an account that does not run the service. A service that still runs under this account may register it again at the next start.'),
    remove,
    step('step-again', '3 Look again'),
    again,
    wait,
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: `Please remove ${names(spns)} from the account named below.`,
      why: [['A second or wrong holder makes Kerberos logons fail or fall back to NTLM, and no client'], ['asks for a malformed name. Now on ', { value: holder.name }, '.']],
      changes: [remove],
      proof: again,
      expect: 'must not list them any more.',
    }),
  ];
}

/** Look, remove from the old holder, add to the new one, look again, prove, hand over. */
export function moveBlocks(spns: readonly string[], from: SetspnAccount, to: SetspnAccount, scope: Scope): readonly Block[] {
  const blocks = moveSpns(spns, from, to, scope);
  return [
    ...aliasNotes(spns, to),
    ...blocks.flatMap((b) => (b.id === 'list-before' ? [b, beforeImage(from)] : [b])),
    ...after(spns, 5),
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: `Please move ${names(spns)} to the account that runs the service.`,
      why: [
        ['Kerberos logons fail while the SPN is on another account than the one that runs the service.'],
        ['Now on ', { value: from.name }, '; the service runs as ', { value: to.name }, '.'],
      ],
      changes: [deleteSpns(spns, from, scope), addSpns(spns, to, scope)],
      proof: listAccount(to),
      expect: 'must list each name.',
    }),
  ];
}

/** `setspn -X`, with how to read its answer. */
export function duplicateBlocks(scope: Scope): readonly Block[] {
  return [
    findDuplicates(scope),
    note('read-duplicates', 'info',
      'Judge by the last line (“found 0 group of duplicate SPNs.”), not by the exit code, which was seen as 1 after a clean run. In a forest of several domains ', { code: 'kadmin/changepw' }, ' on the krbtgt accounts is normal. Before Windows 10, setspn is reported to miss duplicates that differ in case only.'),
    ...(scope.kind === 'forest'
      ? [note('forest-cost', 'warning', 'In a large forest this runs long and takes much memory; with ', { code: '-P' }, ' it prints nothing until it is done. To ask for one name use Find.')]
      : []),
  ];
}

/** Look, reset the HOST names, look again. */
export function resetBlocks(computer: string): readonly Block[] {
  const account: SetspnAccount = { name: computer, kind: 'computer' };
  return [
    step('step-look', '1 Look and keep the output'),
    listAccount(account, 'list-before'),
    step('step-reset', '2 Reset'),
    note('reset-care', 'warning', 'This writes HOST with the short and the full name only. It repairs no MSSQLSvc or HTTP name. After a rename make sure first that the directory has the new DNS name of the computer.'),
    resetHost(computer),
    step('step-again', '3 Look again'),
    listAccount(account, 'list-after'),
    wait,
  ];
}
