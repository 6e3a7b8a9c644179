import type { Block } from './blocks.ts';
import type { Scope, SetspnAccount } from './setspn.ts';
import type { Before } from './setspn-before.ts';
import { after, gets, loses, names, step } from './setspn-blocks.ts';
import { accountNotes, aliasNotes, beforeImage, note, planNotes, presentNotes, writerNotes } from './setspn-notes.ts';
import { planMove, type SpnPlan } from './setspn-plan.ts';
import { setspnRequest } from './setspn-request.ts';
import { plural, type SpnWriter } from './setspn-writer.ts';

/** The two lists of a move, where they were pasted. */
export interface MoveBefore {
  readonly from?: Before | undefined;
  readonly to?: Before | undefined;
}

/**
 * Moves SPNs: look, remove from the old holder, add to the new one, look again, prove, hand over. Removing comes first, because
 * `-S` refuses while another account holds the value, and so does a domain controller since Windows Server 2012 R2.
 *
 *     setspn -F -Q MSSQLSvc/sql05.corp.example:1433
 *     setspn -C -D MSSQLSvc/sql05.corp.example:1433 SQL05
 *     setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\svc-sql05
 *     setspn -U -L CORP\svc-sql05
 */
export function moveBlocks(w: SpnWriter, spns: readonly string[], from: SetspnAccount, to: SetspnAccount, scope: Scope, before: MoveBefore = {}): readonly Block[] {
  const plan = planMove(spns, before.from, before.to);
  const list = w.list([from, to], 'list-before');
  const look: readonly Block[] = [
    ...aliasNotes(plan.add, to),
    step('step-look', '1 Look'),
    w.find(spns, scope),
    { ...list, title: `${list.title} and keep the output` },
    ...(before.from ? [] : [beforeImage(from)]),
    ...presentNotes(before.from, from, 'holder'),
    ...presentNotes(before.to, to, 'account'),
    ...planNotes(plan, from, to),
    ...both(plan),
    ...accountNotes(to, w),
  ];
  const removal = plan.remove.length > 0 ? [w.remove(plan.remove, from, scope, plan.back)] : [];
  const addition = plan.add.length > 0 ? [w.add(plan.add, to, scope)] : [];
  const changes = [...removal, ...addition];
  if (changes.length === 0) return look;
  const again = w.list([to, from], 'list-after');
  const counted = steps();
  const removeStep = removal.length > 0 ? [step('step-remove', `${counted()} Remove from the old holder`)] : [];
  const addNumber = addition.length > 0 ? counted() : 0;
  const addStep = addition.length > 0 ? [step('step-add', `${addNumber} Add`)] : [];
  return [
    ...look,
    ...writerNotes(w),
    ...removeStep,
    ...(removal.length > 0 && addition.length > 0 ? [gap(plan, addNumber)] : []),
    ...removal,
    ...addStep,
    ...addition,
    ...(addition.length > 0 ? [waits(w, addNumber)] : []),
    step('step-again', `${counted()} Look again`),
    again,
    ...(changes.length > 1 ? [undoOrder(from, addNumber)] : []),
    ...after(w, spns, counted()),
    step('step-hand-over', 'Hand over'),
    setspnRequest({
      ask: addition.length === 0 ? `Please remove ${names(plan.remove)} from the account that does not run the service.` : `Please move ${names(spns)} to the account that runs the service.`,
      why: [
        ['Kerberos logons fail while the SPN is on another account than the one that runs the service.'],
        ['Now on ', { value: from.name }, '; the service runs as ', { value: to.name }, '.'],
      ],
      effect: [
        ...(removal.length > 0 ? [loses(from, plan.remove)] : []),
        ...(addition.length > 0 ? [gets(to, plan.add)] : []),
        ...(changes.length > 1 ? [['Between the two nobody holds the names: new connections then get NTLM, or fail. Open connections stay as they are.']] : [['Open connections stay as they are.']]),
        ['Afterwards new connections that ask for these names get a ticket for the account that runs the service.'],
      ],
      ...(plan.exact ? {} : { look: [list] }),
      changes,
      proof: again,
      expect: 'must list each name on the new account, and none of them on the old one.',
      // A duplicate that ends here is not made again, so the undo is not the whole state from before.
      exact: plan.exact && plan.back.length === plan.remove.length,
    }),
  ];
}

/** Numbers for the steps behind the first. */
function steps(): () => number {
  let n = 1;
  return () => (n += 1);
}

function both({ remove, back }: SpnPlan): readonly Block[] {
  return remove.length === back.length ? [] : [note('on-both', 'warning',
    remove.length - back.length === 1 ? 'One name is' : `${remove.length - back.length} names are`, ' on both accounts, a duplicate. It is removed from the old holder only, and the undo does not bring the duplicate back.')];
}

const gap = ({ remove }: SpnPlan, addStep: number): Block => note('gap', 'warning',
  `Until step ${addStep} is done nobody holds `, plural(remove, 'the name', 'the names'),
  `: new connections get NTLM, or fail where NTLM is not possible. Have the lines of step ${addStep} ready, and the rights for both accounts. A service that still runs under the old account may register its names again at the next start.`);

const waits = (w: SpnWriter, addStep: number): Block => note('add-waits', 'info',
  ...(w.id === 'setspn' ? ['If ', { code: '-S' }, ' still finds the old holder'] : ['If the name is refused as not unique (0x21C7)']),
  `, the removal has not reached the domain controller that was asked: wait for replication and repeat step ${addStep}.`);

const undoOrder = (from: SetspnAccount, addStep: number): Block => note('undo-order', 'info',
  `To undo the whole move, undo step ${addStep} first and step ${addStep - 1} after it: a name is refused while the new account still holds it. Give back only what the list of step 1 showed on `, { code: from.name }, '.');
