import type { Block, NoteBlock } from './blocks.ts';
import type { Scope, SetspnAccount } from './setspn.ts';
import { note, scopeNotes } from './setspn-notes.ts';
import type { SpnWriter } from './setspn-writer.ts';

const moduleNeeds = (w: SpnWriter): readonly NoteBlock[] =>
  w.id === 'module' ? [note('module-needs', 'info', 'Needs the Active Directory module (RSAT) here and Active Directory Web Services on a domain controller, TCP 9389. It prints in the layout of setspn, so the checks of this site read it.')] : [];

/** Who holds the names, with how to read the answer. */
export function findBlocks(w: SpnWriter, patterns: readonly string[], scope: Scope, quiet: boolean): readonly Block[] {
  const end = w.id === 'setspn' ? ' The closing sentence is translated on other Windows languages, the names are not.' : '';
  return [
    w.find(patterns, scope, quiet),
    note('read-find', 'info', `It prints the account (DN), then every SPN that it holds, not the match alone. One account: it must be the one that runs the service. Two accounts: a duplicate. None: clients get NTLM or an error.${end}`),
    ...scopeNotes(scope, 'find', w),
    ...moduleNeeds(w),
  ];
}

/** All SPNs of accounts, with how to read the answer. */
export function listBlocks(w: SpnWriter, accounts: readonly [SetspnAccount, ...SetspnAccount[]]): readonly Block[] {
  const failed = w.id === 'setspn' ? ' setspn with a name and no switch does the same. 0x00000525 means that no such account was found, 0x0000054B that its domain was not found.' : '';
  return [w.list(accounts), note('read-list', 'info', `An empty list is an answer: the account exists and holds nothing.${failed}`), ...moduleNeeds(w)];
}

/** Duplicates, with how to read the answer. */
export function duplicateBlocks(w: SpnWriter, scope: Scope): readonly Block[] {
  const setspn = w.id === 'setspn';
  return [
    w.duplicates(scope),
    note('read-duplicates', 'info',
      ...(setspn
        ? ['Judge by the last line (“found 0 group of duplicate SPNs.”), not by the exit code, which was seen as 1 after a clean run. ', { code: '-X' }, ' takes no SPN. Before Windows 10, setspn is reported to miss duplicates that differ in case only.']
        : ['Prints nothing where there are none, and compares without regard to case.']),
      ' In a forest of several domains ', { code: 'kadmin/changepw' }, ' on the krbtgt accounts is normal.'),
    ...scopeNotes(scope, 'duplicates', w),
    ...moduleNeeds(w),
    ...(scope.kind === 'forest' || (scope.kind === 'targets' && scope.forests)
      ? [note('forest-cost', 'warning', 'In a large forest this runs long and takes much memory', ...(setspn ? ['; with ', { code: '-P' }, ' it prints nothing until it is done'] : ['; it prints nothing until it is done']), '. To ask for one name use Find.')]
      : []),
  ];
}
