import { hostAliases, spnServices } from '../data/spn-services.ts';
import type { NoteBlock, Rich } from './blocks.ts';
import { commonName } from './readers/distinguished-name.ts';
import { listed } from './judges/spn-words.ts';
import type { Scope, SetspnAccount } from './setspn.ts';
import type { Before } from './setspn-before.ts';
import type { SpnPlan } from './setspn-plan.ts';
import { plural, type SpnWriter } from './setspn-writer.ts';
import { adviseSpn } from './spn-advice.ts';
import { isRefusal, parseSpn } from './spn.ts';

export const note = (id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock => ({ kind: 'note', id, tone, text });

/** Classes that HOST answers for, on an account other than the computer: what else of that host then moves along. */
export function aliasNotes(spns: readonly string[], account: SetspnAccount): readonly NoteBlock[] {
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

/** What the kind of an account means for the commands, and for the service behind it. */
export function accountNotes(account: SetspnAccount, w: SpnWriter): readonly NoteBlock[] {
  const name = { code: account.name };
  if (account.kind === 'computer') {
    return [note('computer-holder', 'info', 'Names on a computer account serve a service that runs as the machine: as a virtual account (', { code: 'NT SERVICE\\…' }, '), LocalSystem or Network Service. For a service that runs as a domain account, ', name, ' is the wrong holder.')];
  }
  if (account.kind === 'managed') {
    return [note('managed', 'info', 'A managed service account is written with its ', { code: '$' }, '.', ...(w.id === 'setspn' ? [' setspn documents neither ', { code: '-U' }, ' nor ', { code: '-C' }, ' for it, so neither is written. If it answers 0x00000525, look at the ', { code: '$' }, ' and at the domain in front.'] : []))];
  }
  return w.id === 'setspn' ? [note('user-switch', 'info', { code: '-U' }, ' is needed: without it setspn takes a computer of that name first, if there is one.')] : [];
}

/** What several or named targets mean for a search. */
export function scopeNotes(scope: Scope, action: 'find' | 'add' | 'duplicates', w: SpnWriter): readonly NoteBlock[] {
  if (scope.kind !== 'targets') return [];
  if (action === 'duplicates') {
    return scope.domains.length < 2 ? [] : [note('across', 'info',
      'Duplicates are listed across all targets. An SPN need not be unique across forests: each forest may be sound in itself. A name that stands in two forests can still make logons between them fail.')];
  }
  if (action === 'find') return scope.domains.length < 2 ? [] : [note('in-turn', 'info', 'Each target is asked in turn; the holder may be in any of the answers.')];
  return w.id === 'setspn' ? [note('named-only', 'warning', { code: '-S' }, ' then searches the named targets and no others: name the domain of the account as well.')] : [];
}

const PASTE_IT: Rich = [' Paste its output under ', { strong: 'Present state' }, ', and the undo is made from it.'];

/** That the undo rests on what was typed; for a change whose present state was not pasted. */
export function beforeImage(account: SetspnAccount): NoteBlock {
  return note('before', 'warning', 'The undo knows only what was typed here, not what ', { code: account.name }, ' held. Keep the output of this list: it is the only record.', ...PASTE_IT);
}

/** What was read from the pasted list of an account, and what is odd in it. `which` keeps the ids of two lists apart. */
export function presentNotes(before: Before | undefined, account: SetspnAccount, which: string): readonly NoteBlock[] {
  if (!before) return [];
  const wrong = before.spns.filter((s) => isRefusal(parseSpn(s)));
  return [
    note(`${which}-present`, 'info', 'Read from the paste, line ', `${before.line}`, ': ', { code: commonName(before.dn) || before.dn }, ` holds ${before.spns.length} ${plural(before.spns, 'SPN', 'SPNs')}; taken as `, { code: account.name }, '.',
      ...(before.closed ? [] : [' A list has no closing line: make sure that its end was copied.'])),
    ...(wrong.length === 0 ? [] : [note(`${which}-malformed`, 'warning', 'No client asks for ', ...listed(wrong), ', which the list has', ...meant(wrong), '. Delete takes such names as they are.')]),
  ];
}

function meant(wrong: readonly string[]): Rich {
  const offer = adviseSpn(wrong[0] ?? '').offers[0];
  return offer === undefined ? [] : ['; ', ...(wrong.length > 1 ? ['the first '] : []), 'was perhaps meant to be ', { code: offer }];
}

/** Typed names for which there is no command, since the present state shows that there is nothing to do. */
export function planNotes({ there, absent }: SpnPlan, holder: SetspnAccount | undefined, account: SetspnAccount | undefined): readonly NoteBlock[] {
  return [
    ...(there.length > 0 && account ? [note('there-already', 'info', ...listed(there), ` ${plural(there, 'is', 'are')} on `, { code: account.name }, ' already: not added, and the undo leaves ', plural(there, 'it', 'them'), ' alone.')] : []),
    ...(absent.length > 0 && holder ? [note('not-there', 'warning', ...listed(absent), ` ${plural(absent, 'is', 'are')} not on `, { code: holder.name }, ': nothing to remove there. ', { strong: 'Find' }, ' shows who holds ', plural(absent, 'it', 'them'), '.')] : []),
  ];
}

/** What a way to write differs in from setspn, where something is changed. */
export function writerNotes(w: SpnWriter): readonly NoteBlock[] {
  if (w.id === 'setspn') return [];
  const search: Rich = ['searches for no other holder. Only the domain controller checks: since Windows Server 2012 R2 it refuses a name that is not unique in the forest (0x21C7), as best it can where it is no global catalog. The search of step 1 is yours to read.'];
  return w.id === 'module'
    ? [note('writer', 'warning', { code: 'Set-AD…' }, ' ', ...search, ' Never write ', { code: 'Replace' }, ' for ', { code: 'Add' }, ': it overwrites the whole list, with the names of all other services of the account. All names go in one write: if one is refused, list the account before you go on.')]
    : [note('writer', 'warning', { code: 'PutEx' }, ' ', ...search, ' Code 3 appends and 4 deletes; 2 would overwrite the whole list. ', { code: 'PutEx' }, ' passes over a name that is there already, and over one to delete that is not there, without a word.')];
}
