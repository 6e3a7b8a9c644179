import type { Block, Line, NoteBlock } from './blocks.ts';
import { storedSpn } from './names.ts';
import { proveWithKlist, type Scope, type SetspnAccount } from './setspn.ts';
import type { Before } from './setspn-before.ts';
import { accountNotes, aliasNotes, beforeImage, note, planNotes, presentNotes, scopeNotes, writerNotes } from './setspn-notes.ts';
import { planAdd, planDelete } from './setspn-plan.ts';
import { setspnRequest } from './setspn-request.ts';
import type { SpnWriter } from './setspn-writer.ts';

export const step = (id: string, title: string): Block => ({ kind: 'step', id, title });
/** `the SPN`, `3 SPNs` */
export const names = (spns: readonly string[]): string => (spns.length === 1 ? 'the SPN' : `${spns.length} SPNs`);

export const wait = note('wait', 'info',
  'Before you judge the result: other domain controllers see the change after replication; a client that missed the SPN may remember that for 15 minutes even after ', { code: 'klist purge' }, '; connection pools keep old logons until the application restarts.');

/**
 * A warning when a value holds a dollar sign that PowerShell would read as a variable, as in `MSSQLSvc/sql05:A$1`.
 * The commands are written for cmd, but many people paste them into PowerShell.
 */
export function shellNote(blocks: readonly Block[]): readonly NoteBlock[] {
  const risky = blocks.some((b) => b.kind === 'command' && b.shell === 'cmd' && b.lines.flat().some((s) => typeof s !== 'string' && /\$./.test(s.value)));
  return risky ? [note('cmd-only', 'warning', 'Run these in cmd. PowerShell reads the part after ', { code: '$' }, ' as a variable and would use another name; there, put each name in single quotes.')] : [];
}

/** Steps on a client after a change, and what to wait for. */
export function after(w: SpnWriter, spns: readonly string[], number: number): readonly Block[] {
  return [step('step-client', `${number} On a client`), proveWithKlist(spns, true, w.shell), wait];
}

/** What no command is written for, and why. */
const leftAside = note('left-aside', 'info',
  { code: '-A' }, ' is not written: it adds without a search in the versions for Windows 2000 and 2003, does the search of ', { code: '-S' }, ' since Windows Server 2012, and no longer stands in the help of 10.0.17763.');

/** Look, add, look again, prove, hand over. */
export function addBlocks(w: SpnWriter, spns: readonly string[], account: SetspnAccount, scope: Scope, before?: Before): readonly Block[] {
  const plan = planAdd(spns, before);
  const look: readonly Block[] = [
    step('step-look', '1 Look'),
    w.find(spns, scope),
    note('look-first', 'info', 'Go on only if no other account holds a name. If one does, choose Move: ', ...(w.id === 'setspn' ? [{ code: '-S' }, ' refuses it, and so does a domain controller'] : ['a domain controller refuses it']), ' from Windows Server 2012 R2 (0x21C7).'),
    ...scopeNotes(scope, 'add', w),
    ...(before ? [] : [w.list([account], 'list-before'), beforeImage(account)]),
    ...presentNotes(before, account, 'account'),
    ...planNotes(plan, undefined, account),
    ...aliasNotes(plan.add, account),
    ...accountNotes(account, w),
  ];
  if (plan.add.length === 0) return look;
  const add = w.add(plan.add, account, scope);
  const again = w.list([account], 'list-after');
  return [
    ...look,
    step('step-add', '2 Add'),
    ...writerNotes(w),
    add,
    ...(w.id === 'setspn'
      ? [
          note('add-refused', 'info',
            '“Duplicate SPN found, aborting operation!” means that nothing was added; do not run the undo then. 0x2098 means that the right is missing or the prompt is not elevated.',
            ...(scope.kind === 'domain' ? [' This scope searches one domain only; in a forest of several domains choose the whole forest.'] : [])),
          leftAside,
        ]
      : []),
    step('step-again', '3 Look again'),
    again,
    ...after(w, plan.add, 4),
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: `Please add ${names(plan.add)} to the account that runs the service.`,
      why: [['Kerberos logons need the SPN on the account that runs the service,'], ['which is ', { value: account.name }, ', and on no other account.']],
      effect: [gets(account, plan.add), ['New connections that ask for ', plan.add.length === 1 ? 'it' : 'them', ' can get Kerberos. No restart; open connections stay as they are.']],
      ...(plan.exact ? {} : { look: [w.list([account], 'list-before')] }),
      changes: [add],
      proof: again,
      expect: 'must list each name.',
      exact: plan.exact,
    }),
  ];
}

export const gets = ({ name }: SetspnAccount, spns: readonly string[]): Line => ['servicePrincipalName of ', { value: name }, ` gets ${spns.length} ${spns.length === 1 ? 'value' : 'values'}; nothing else changes.`];
export const loses = ({ name }: SetspnAccount, spns: readonly string[]): Line => ['servicePrincipalName of ', { value: name }, ` loses ${spns.length} ${spns.length === 1 ? 'value' : 'values'}; nothing else changes.`];

/** Keep a record, remove, look again, hand over. */
export function deleteBlocks(w: SpnWriter, spns: readonly string[], holder: SetspnAccount, scope: Scope, before?: Before): readonly Block[] {
  const plan = planDelete(spns, before);
  const look: readonly Block[] = [
    step('step-look', '1 Look and keep the output'),
    w.list([holder], 'list-before'),
    ...(before ? [] : [beforeImage(holder)]),
    ...presentNotes(before, holder, 'holder'),
    ...planNotes(plan, holder, undefined),
  ];
  if (plan.remove.length === 0) return look;
  const remove = w.remove(plan.remove, holder, scope);
  const again = w.list([holder], 'list-after');
  return [
    ...look,
    step('step-remove', '2 Remove'),
    ...writerNotes(w),
    note('remove-care', 'warning', 'Once a name is gone that a running service needs, new connections to it lose Kerberos. Remove a well-formed name only from an account that does not run the service. A service that still runs under this account may register it again at the next start.'),
    remove,
    step('step-again', '3 Look again'),
    again,
    wait,
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: `Please remove ${names(plan.remove)} from the account named below.`,
      why: [['A second or wrong holder makes Kerberos logons fail or fall back to NTLM, and no client'], ['asks for a malformed name. Now on ', { value: holder.name }, '.']],
      effect: [loses(holder, plan.remove), ['New connections that ask for such a name reach the other holder, if there is one; else they get NTLM or fail.'], ['Open connections stay as they are.']],
      ...(plan.exact ? {} : { look: [w.list([holder], 'list-before')] }),
      changes: [remove],
      proof: again,
      expect: 'must not list them any more.',
      exact: plan.exact,
    }),
  ];
}

/** Look, reset the HOST names, look again, hand over. */
export function resetBlocks(w: SpnWriter, computer: string, before?: Before): readonly Block[] {
  const account: SetspnAccount = { name: computer, kind: 'computer' };
  const hosts = (before?.spns ?? []).filter((s) => /^HOST\//i.test(s) && storedSpn.refuses(s) === undefined);
  const plain = w.reset(computer);
  const reset = before
    ? { ...plain, undo: [hosts.length > 0 ? `The pasted list has ${hosts.join(', ')}: leave these. Remove only a HOST name that it does not have.` : 'The pasted list has no HOST name: remove the two that were written.'] }
    : plain;
  const again = w.list([account], 'list-after');
  return [
    step('step-look', '1 Look and keep the output'),
    w.list([account], 'list-before'),
    ...presentNotes(before, account, 'account'),
    step('step-reset', '2 Reset'),
    note('reset-care', 'warning', 'This writes HOST with the short and the full name only. It repairs no MSSQLSvc or HTTP name. After a rename make sure first that the directory has the new DNS name of the computer.'),
    reset,
    step('step-again', '3 Look again'),
    again,
    wait,
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: 'Please write the HOST names of the computer again.',
      why: [['Services of ', { value: computer }, ' that HOST answers for, such as cifs and HTTP, get no Kerberos ticket without these names.']],
      effect: [['servicePrincipalName of ', { value: computer }, ' gets HOST with its short and its full name, where they are missing.'], ['No other name of the computer changes. No restart; open connections stay as they are.']],
      ...(before ? {} : { look: [w.list([account], 'list-before')] }),
      changes: [reset],
      proof: again,
      expect: 'must list HOST with the short and the full name.',
      exact: before !== undefined,
    }),
  ];
}
