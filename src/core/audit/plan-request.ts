import type { CommandBlock, FileBlock } from '../blocks.ts';
import { setspnRequest } from '../setspn-request.ts';
import { planChanges } from './plan.ts';
import type { RepairPlan } from './result.ts';

/** The plan as a text for those who may write to the directory. The plan must have changes. */
export function planRequest(plan: RepairPlan): FileBlock {
  const commands = (id: string): readonly CommandBlock[] => (plan.steps.find((s) => s.id === id)?.blocks ?? []).flatMap((b) => (b.kind === 'command' && b.where === 'admin' ? [b] : []));
  const look = commands('look');
  const [proof] = commands('verify');
  const count = new Set(planChanges(plan).map((c) => c.spn.toLowerCase())).size;
  const changes = [...commands('remove'), ...commands('add')];
  return {
    ...setspnRequest({
      ask: `Please correct ${count === 1 ? 'the SPN' : `${count} SPNs`} as listed below, in this order.`,
      why: [
        ['An SPN must be on the account that runs its service, and on no other. A wrong or second holder'],
        ['makes Kerberos logons fail or fall back to NTLM; no client asks for a malformed name.'],
      ],
      look,
      changes,
      ...(proof ? { proof } : { proof: look[0] ?? (changes[0] as CommandBlock) }),
      expect: 'must show each name where it was added, and no longer where it was removed.',
    }),
    id: 'plan-request',
    name: 'spn-repair-request.txt',
  };
}
