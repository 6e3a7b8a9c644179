import type { SpnChange } from '../directory/edit.ts';
import { searchesOf } from './covered.ts';
import { readDirectory } from './holders.ts';
import type { Scene } from './scene.ts';
import type { AuditInput, AuditRow } from './model.ts';
import { handSteps } from './plan-by-hand.ts';
import { changesOf } from './plan-changes.ts';
import { addStep, lookStep, removeStep, verifyStep } from './plan-steps.ts';
import type { RepairPlan } from './result.ts';
import { placeServices, type Placed } from './services.ts';

export type { LeftAlone, RepairPlan, RepairStep } from './result.ts';

/**
 * The repair of the rows of an audit, in the order in which it is done: look and keep a record, remove from wrong holders, add, what only hands can do,
 * verify. A move is a deletion first, because `setspn -S` and a domain controller refuse a second holder.
 *
 *     planRepair(input, auditSpns(input).rows).steps.map((s) => s.id)   // ['look', 'remove', 'add', 'verify']
 *
 * Sources: KB 811889; SPN and UPN uniqueness; setspn command reference.
 */
export function planRepair(input: AuditInput, rows: readonly AuditRow[]): RepairPlan {
  const directory = readDirectory(input);
  return planIn({ directory, searches: searchesOf(input), claims: new Map() }, placeServices(input.services, directory), rows);
}

/** The same where the input was read already. */
export function planIn(scene: Scene, services: readonly Placed[], rows: readonly AuditRow[]): RepairPlan {
  const changes = changesOf(scene, services, rows);
  const optional = rows.filter((r) => r.need === 'optional' && r.status === 'missing').map((r) => r.spn);
  const changing = changes.deletions.length + changes.additions.length > 0;
  return {
    steps: [
      ...(changing ? [lookStep(changes)] : []),
      ...(changes.deletions.length > 0 ? [removeStep(changes)] : []),
      ...(changes.additions.length > 0 ? [addStep(changes, optional)] : []),
      ...handSteps(rows, services),
      ...(changing ? [verifyStep(changes)] : []),
    ],
    left: changes.left,
    ends: changes.ends,
  };
}

/** All changes of a plan, in order. */
export function planChanges({ steps }: RepairPlan): readonly SpnChange[] {
  return steps.flatMap((s) => s.changes);
}

/**
 * What takes a plan back: each change turned round, the last first, in the spelling that was there. Those that bring a duplicate back (`plan.ends`) are
 * among them; a domain controller from Windows Server 2012 R2 on refuses these.
 *
 *     undoChanges(plan)   // [{ action: 'delete', spn, account: 'CORP\\svc-sql05' }, { action: 'add', spn, account: 'CORP\\svc-old' }]
 */
export function undoChanges(plan: RepairPlan): readonly SpnChange[] {
  return planChanges(plan).map(inverse).reverse();
}

/** One change turned round. */
export function inverse({ action, spn, account }: SpnChange): SpnChange {
  return { action: action === 'add' ? 'delete' : 'add', spn, account };
}
