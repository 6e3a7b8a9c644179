import type { Block, CommandBlock, Rich } from '../blocks.ts';
import type { SpnChange } from '../directory/edit.ts';
import { listed } from '../judges/spn-words.ts';
import { addSpns, deleteSpns, findSpns, listAccount, proveWithKlist, type SetspnAccount } from '../setspn.ts';
import type { Changes } from './plan-changes.ts';
import type { RepairStep } from './result.ts';

const FOREST = { kind: 'forest' } as const;
const MOST_TICKETS = 10;

const note = (id: string, tone: 'info' | 'warning', ...text: Rich): Block => ({ kind: 'note', id, tone, text });

/**
 * An account of a command. setspn looks for a computer first, so a user is said to be one; where the paste does not tell the kind, no switch is written,
 * as for a managed account.
 */
function accountOf(name: string, { known, users }: Changes): SetspnAccount {
  const user = !name.endsWith('$') && (users.has(name) || known.get(name)?.kind === 'user');
  return { name, kind: user ? 'user' : 'managed' };
}

function byAccount(changes: readonly SpnChange[]): ReadonlyMap<string, readonly SpnChange[]> {
  const out = new Map<string, SpnChange[]>();
  for (const change of changes) {
    const list = out.get(change.account);
    if (list) list.push(change);
    else out.set(change.account, [change]);
  }
  return out;
}

const spnsOf = (changes: readonly SpnChange[]): readonly string[] => changes.map((c) => c.spn);

function accountsOf(changes: Changes): readonly SetspnAccount[] {
  return [...new Set([...changes.deletions, ...changes.additions].map((c) => c.account))].map((name) => accountOf(name, changes));
}

function listAll(changes: Changes, id: string): readonly CommandBlock[] {
  const [first, ...more] = accountsOf(changes);
  return first ? [listAccount([first, ...more], id)] : [];
}

/** Commands of the plan that delete, one block for each account. */
export function deleteBlocks(changes: Changes): readonly CommandBlock[] {
  const { deletions, ends } = changes;
  const gone = new Set(ends);
  return [...byAccount(deletions)].map(([name, list], i) => {
    const back = spnsOf(list.filter((c) => !gone.has(c)));
    return { ...deleteSpns(spnsOf(list), accountOf(name, changes), FOREST, back), id: `remove-${i + 1}` };
  });
}

/** Commands of the plan that add, one block for each account. */
export function addBlocks(changes: Changes): readonly CommandBlock[] {
  return [...byAccount(changes.additions)].map(([name, list], i) => ({ ...addSpns(spnsOf(list), accountOf(name, changes), FOREST), id: `add-${i + 1}` }));
}

/** Every well-formed SPN that changes, once; the lists show the others. */
function searchable({ deletions, additions, malformed }: Changes): readonly string[] {
  const seen = new Map([...deletions, ...additions].map((c) => [c.spn.toLowerCase(), c.spn]));
  return [...seen].flatMap(([key, spn]) => (malformed.has(key) ? [] : [spn]));
}

/** Look first: who holds the names, and all that the touched accounts hold, as the record for the undo. Reads only. */
export function lookStep(changes: Changes): RepairStep {
  const guessed = accountsOf(changes).filter(({ name }) => changes.known.get(name)?.sams.length === 0 && !changes.users.has(name));
  const spns = searchable(changes);
  return {
    id: 'look',
    title: 'Look, and keep the output',
    why: ['The lists are the record for the undo, and show whether the paste is still true.'],
    changes: [],
    blocks: [
      ...(spns.length > 0 ? [{ ...findSpns(spns, FOREST), id: 'look-find' }] : []),
      ...listAll(changes, 'look-list'),
      ...(guessed.length > 0
        ? [note('look-names', 'warning', 'The paste shows ', ...listed(guessed.map((a) => a.name)), ' by distinguished name only. Compare the first line of each list with it before you go on: the account name can be another than the common name.')]
        : []),
      note('look-stop', 'info', 'Go on only if the lists show what the table says. An SPN that has moved since, or a third holder, needs a new audit.'),
    ],
  };
}

/** Deletions from wrong holders and of malformed names. The plan must have some. */
export function removeStep(changes: Changes): RepairStep {
  const names = [...new Set(changes.deletions.map((c) => c.account))];
  return {
    id: 'remove',
    title: 'Remove from the wrong holders',
    why: ['Only the account that runs the service may hold the SPN, and ', { code: 'setspn -S' }, ' refuses to add it while ', ...listed(names), names.length === 1 ? ' has it.' : ' have it.'],
    changes: changes.deletions,
    blocks: [
      ...(changes.additions.length > 0 ? [note('remove-gap', 'warning', 'Until the next step is done nobody holds the names that move: new connections get NTLM, or fail where NTLM is not possible. Have the lines of the next step ready, and the rights for all accounts.')] : []),
      ...deleteBlocks(changes),
      ...(changes.ends.length > 0
        ? [note('remove-ends', 'warning', 'A duplicate that was ended cannot be brought back with these tools: a domain controller from Windows Server 2012 R2 on refuses a second holder (', { code: '0x21C7' }, '). If the account kept is the wrong one after all, move the SPN: remove it there, then add it to the other.')]
        : []),
      note('remove-again', 'info', 'A service that still runs under one of these accounts may register its names again at its next start.'),
    ],
  };
}

/** Additions with a search of the forest. The plan must have some; `optional` are named and not added. */
export function addStep(changes: Changes, optional: readonly string[]): RepairStep {
  return {
    id: 'add',
    title: 'Add to the account that runs the service',
    why: ['Clients ask for these names, and the domain controller makes their tickets with the key of the account that holds them.'],
    changes: changes.additions,
    blocks: [
      ...addBlocks(changes),
      note('add-refused', 'info', '“Duplicate SPN found, aborting operation!” means that nothing was added: another account holds it, or the removal has not reached the domain controller that was asked. Wait for replication and repeat. ', { code: '0x2098' }, ' means that the right is missing or the prompt is not elevated.'),
      ...(optional.length > 0 ? [note('add-optional', 'info', 'Optional and not in this plan: ', ...listed(optional), '. The table says which clients ask for them.')] : []),
    ],
  };
}

/** The lists again, tickets on a client, and what to wait for. */
export function verifyStep(changes: Changes): RepairStep {
  const added = changes.additions.map((c) => c.spn).slice(0, MOST_TICKETS);
  return {
    id: 'verify',
    title: 'Look again, then prove it on a client',
    why: ['A list shows what the domain controller has. Only a ticket on another machine shows what clients get; a connection on the server itself is NTLM, whatever is registered.'],
    changes: [],
    blocks: [
      ...listAll(changes, 'verify-list').map((b) => (b.kind === 'command' ? { ...b, title: `${b.title} again` } : b)),
      ...(added.length > 0 ? [{ ...proveWithKlist(added, true), id: 'verify-tickets' }] : []),
      note('verify-wait', 'info', 'Before you judge the result: other domain controllers see the change after replication; a client that missed the SPN may remember that for 15 minutes even after ', { code: 'klist purge' }, '; connection pools keep old logons until the application restarts.'),
      note('verify-undo', 'info', 'To take all of it back, undo the steps in reverse order, the additions first: ', { code: '-S' }, ' refuses while the new account still holds the names. Give back only what the lists of the first step showed.'),
    ],
  };
}
