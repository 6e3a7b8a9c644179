/** From the strings of the form to a request. Only options of the form and values that pass their rule get past this file. */
import { isoDate, oneLine } from '../../core/form-rules.ts';
import type { Refusal } from '../../core/rule.ts';
import { present } from '../../core/present.ts';
import { targets as allTargets } from '../../core/registry/kit.ts';
import type { Target } from '../../core/registry/kit.ts';
import type { Wishes } from '../../core/schannel/plan.ts';
import { tlsPresets } from '../../data/tls-presets.ts';
import type { TlsPreset } from '../../data/tls-presets.ts';
import { protocolNames, sideNames, windowsTls } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { Output, Values } from '../tool.ts';
import { protocolFields } from './fields.ts';
import { formValues } from './form-values.ts';
import type { FormValues } from './form-values.ts';
import type { OldPeer } from './old-peers.ts';
import { customWishes } from './read-custom.ts';
import { presetWishes } from './read-preset.ts';

export type { Target } from '../../core/registry/kit.ts';
export const targets = allTargets;

export interface Request {
  /** Undefined for custom. */
  readonly preset?: TlsPreset;
  readonly windows: WindowsTls;
  /** Other versions that the same values must fit. */
  readonly also: readonly WindowsTls[];
  readonly wishes: Wishes;
  /** Old peers that the preset keeps a version for. */
  readonly kept: Readonly<Record<SideName, readonly OldPeer[]>>;
  /** The target that stands first. */
  readonly first: Target;
  readonly paste: string;
  readonly truth?: { readonly protocol: ProtocolName; readonly side: SideName };
  readonly reason?: string;
  readonly until?: string;
}

export interface Read {
  readonly request?: Request;
  readonly errors: Record<string, Refusal>;
  readonly leftOut: Output['leftOut'][number][];
}

/**
 * Reads the form. A value that is no option of its field, or that a rule refuses, contributes nothing. Without a preset and a Windows version there is
 * no request.
 *
 *     readInput({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2022', order: 'reg' }).request
 */
export function readInput(values: Values): Read {
  const form = formValues(values);
  const chosen = form.choice('preset');
  const windows = rowOf(form.choice('windows'));
  const preset = tlsPresets.find(({ id }) => id === chosen);
  const ticked = chosen === 'audit' ? [] : form.checks('sides');
  const sides = sideNames.filter((side) => ticked.includes(side));
  const fit = form.checks('fit');
  const also = windowsTls.filter(({ id }) => fit.includes(id) && id !== windows?.id);
  const read = preset ? presetWishes(preset, sides, [...(windows ? [windows] : []), ...also], form) : chosen === 'custom' ? { wishes: customWishes(sides, form), kept: { client: [], server: [] } } : undefined;
  form.needs('preset', 'Choose what to set.');
  form.needs('windows', 'Choose the Windows of this machine.');
  const rest = {
    also,
    first: targets.find((target) => target === form.choice('order')) ?? 'reg',
    paste: form.raw('paste'),
    ...present({ truth: truthOf(form), reason: form.text('reason', oneLine), until: form.text('until', isoDate), preset }),
  };
  if (Object.hasOwn(form.errors, 'reason')) form.leftOut.push({ field: 'reason', says: 'The write-up has no reason: the text is refused.' });
  if (Object.hasOwn(form.errors, 'until')) form.leftOut.push({ field: 'until', says: 'The write-up has no end date: the date is refused.' });
  return { errors: form.errors, leftOut: form.leftOut, ...(read && windows ? { request: { ...rest, ...read, windows } } : {}) };
}

function rowOf(id: string): WindowsTls | undefined {
  return windowsTls.find((row) => row.id === id);
}

function truthOf(form: FormValues): Request['truth'] {
  const chosen = form.choice('truth');
  const protocol = protocolNames.find((name) => protocolFields[name] === chosen);
  return protocol === undefined ? undefined : { protocol, side: form.choice('truthside') === 'client' ? 'client' : 'server' };
}
