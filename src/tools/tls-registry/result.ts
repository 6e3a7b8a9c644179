/** From a request and the state of the machine to everything that the page says about the change. */
import { difference } from '../../core/registry/difference.ts';
import { kitOf } from '../../core/registry/kit.ts';
import type { Kit } from '../../core/registry/kit.ts';
import { keyId, valueId } from '../../core/registry/model.ts';
import type { Change } from '../../core/registry/model.ts';
import { setupValues } from '../../core/schannel/after-change.ts';
import type { EffectiveTls } from '../../core/schannel/effective-model.ts';
import { deadSides, losses, protocolsAfter } from '../../core/schannel/outlook.ts';
import type { After, Loss } from '../../core/schannel/outlook.ts';
import { fitOf } from '../../core/schannel/outlook-fit.ts';
import type { Fit } from '../../core/schannel/outlook-fit.ts';
import { sidesWithoutSuite, stateAfter, withoutSuite } from '../../core/schannel/outlook-state.ts';
import type { WithoutSuite } from '../../core/schannel/outlook-state.ts';
import { weakenedBy } from '../../core/schannel/outlook-weakening.ts';
import type { Weakened } from '../../core/schannel/outlook-weakening.ts';
import { desiredValues, intentsOf } from '../../core/schannel/plan.ts';
import type { Desired, Unmet } from '../../core/schannel/plan.ts';
import { backupRoots } from '../../data/schannel-settings.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { Placard } from '../../core/blocks.ts';
import type { Machine } from './machine.ts';
import type { Request } from './input.ts';

/** A side that a change would leave without anything to agree on. */
export interface Dead {
  readonly windows: WindowsTls;
  readonly sides: readonly string[];
  readonly lacks: 'protocol' | 'suite';
}

export interface Result {
  readonly request: Request;
  readonly machine: Machine;
  /** Everything wished, and what of it is written and what is so already. */
  readonly desired: readonly Desired[];
  readonly changed: readonly Desired[];
  readonly kept: readonly Desired[];
  /** Wishes that stay out because a larger value stands there. */
  readonly larger: readonly Desired[];
  readonly unmet: readonly Unmet[];
  readonly after: readonly After[];
  readonly fits: readonly Fit[];
  readonly losses: readonly Loss[];
  readonly weakened: readonly Weakened[];
  readonly dead: readonly Dead[];
  /** Protocols that stay on without a suite, where the change is about suites. */
  readonly bare: readonly WithoutSuite[];
  readonly kit: Kit;
  /** Changes of which the text does not settle what stood there: the undo is not exact for them. */
  readonly unsettled: Kit['inexact'];
  /** Undo changes that write anything else than the change itself did. */
  readonly undo: readonly Change[];
  readonly where: Placard['where'];
  /** Beginning of the file names: letters, digits and hyphens. */
  readonly stem: string;
}

/** Works the request out; nothing is judged twice. */
export function resultOf(request: Request, machine: Machine): Result {
  const { wishes, windows, also, preset } = request;
  const wanted = desiredValues(wishes, windows, also);
  const { desired, larger } = withoutLarger(wanted.desired, request, machine.state);
  const { changes, kept } = difference(intentsOf(desired), machine.before);
  const isChanged = membersOf(changes);
  const isKept = membersOf(kept);
  const changed = desired.filter(isChanged);
  const now = machine.state?.protocols;
  const after = protocolsAfter(wishes, desired, windows, now);
  const others = fitOf(wishes, desired, [windows, ...also]);
  const fits = others.map((fit, i): Fit => (i === 0 ? { ...fit, after } : fit));
  const stem = ['tls', preset?.id ?? 'custom', ...wishes.sides].join('-');
  const kit = kitOf(changes, machine.before, { stem, roots: backupRoots, setup: setupValues, name: preset ? `TLS, preset ${preset.id} of ${preset.version}` : 'TLS, chosen values' });
  const afterwards = touchesSuites(changed) ? stateAfter(machine.version, machine.readings, machine.before, changes) : undefined;
  return {
    request, machine, desired, changed, kept: desired.filter(isKept), larger, unmet: wanted.unmet, after, fits,
    losses: allLosses(fits, desired),
    weakened: weakenedBy(changed, fits, machine.state),
    dead: [...fits.flatMap(deadProtocols), ...deadSuites(request, machine, changed, changes)],
    bare: afterwards ? withoutSuite(afterwards) : [],
    kit,
    unsettled: kit.inexact.filter(({ change }) => !('name' in change) || !['set', 'absent'].includes(machine.before.value(change.key, change.name).state)),
    undo: machine.state ? kit.undo : kit.undo.filter((undo) => !changes.some((change) => JSON.stringify(change) === JSON.stringify(undo))),
    where: whereOf(request, changed),
    stem,
  };
}

/** A least size that a preset asks for does not make a larger one smaller. */
function withoutLarger(desired: readonly Desired[], { preset }: Request, now: EffectiveTls | undefined): { readonly desired: readonly Desired[]; readonly larger: readonly Desired[] } {
  const least = new Set<string>((preset?.values ?? []).filter((row) => row.least).flatMap((row) => row.settings));
  const isLarger = ({ setting, want }: Desired): boolean => {
    const row = now?.settings.find((one) => one.setting.id === setting.id);
    return least.has(setting.id) && row?.told.state === 'set' && row.number !== undefined && typeof want === 'number' && row.number > want;
  };
  return { desired: desired.filter((row) => !isLarger(row)), larger: desired.filter(isLarger) };
}

function idOf(change: Change): string {
  return change.kind === 'set' || change.kind === 'delete-value' ? valueId(change.key, change.name) : keyId(change.key);
}

function membersOf(changes: readonly Change[]): (row: Desired) => boolean {
  const ids = new Set(changes.map(idOf));
  return (row) => intentsOf([row]).some((intent) => ids.has(idOf(intent)));
}

const SUITE_GROUPS: ReadonlySet<string> = new Set(['cipher', 'hash', 'exchange', 'suite-order']);

function touchesSuites(changed: readonly Desired[]): boolean {
  return changed.some(({ setting }) => SUITE_GROUPS.has(setting.group));
}

function deadProtocols({ windows, after }: Fit): readonly Dead[] {
  const sides = deadSides(after);
  return sides.length === 0 ? [] : [{ windows, sides, lacks: 'protocol' }];
}

/** The pasted state counts for its own machine, the defaults of Windows for the others. */
function deadSuites({ windows, also }: Request, machine: Machine, changed: readonly Desired[], changes: readonly Change[]): readonly Dead[] {
  if (!touchesSuites(changed)) return [];
  return [windows, ...also].flatMap((row, i): Dead[] => {
    const versions = i === 0 ? [machine.version] : windowsVersions.filter((version) => version.tls === row.id);
    const sides = new Set(versions.flatMap((version) => sidesWithoutSuite(stateAfter(version, i === 0 ? machine.readings : [], machine.before, changes))));
    return sides.size === 0 ? [] : [{ windows: row, sides: [...sides], lacks: 'suite' }];
  });
}

function allLosses(fits: readonly Fit[], desired: readonly Desired[]): readonly Loss[] {
  const found = fits.flatMap(({ windows, after }) => losses(after, desired, windows));
  return [...new Map(found.map((loss) => [`${loss.loser.id} ${loss.side} ${loss.place}`, loss])).values()];
}

/** With both sides, or none, the kind of the machine decides. */
function whereOf({ wishes, windows }: Request, changed: readonly Desired[]): Placard['where'] {
  if (changed.length > 0 && changed.every(({ setting }) => setting.controller)) return 'dc';
  return wishes.sides.length === 1 ? (wishes.sides[0] ?? windows.kind) : windows.kind;
}
