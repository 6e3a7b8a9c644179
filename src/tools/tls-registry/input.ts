/** From the strings of the form to wishes. Only options of the form get past this file. */
import type { Refusal } from '../../core/rule.ts';
import type { Wishes } from '../../core/schannel/plan.ts';
import { tlsPresets } from '../../data/tls-presets.ts';
import type { LoggingWish, ProtocolWish, TlsPreset, WinhttpWish } from '../../data/tls-presets.ts';
import { protocolNames, sideNames, windowsTls } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { Output, Values } from '../tool.ts';
import { fields, protocolFields } from './fields.ts';

export const targets = ['reg', 'powershell', 'regexe'] as const;
export type Target = (typeof targets)[number];

export interface Request {
  /** Undefined for custom. */
  readonly preset?: TlsPreset;
  readonly windows: WindowsTls;
  readonly wishes: Wishes;
  /** The target that stands first. */
  readonly first: Target;
}

export interface Read {
  readonly request?: Request;
  readonly errors: Record<string, Refusal>;
  readonly leftOut: Output['leftOut'][number][];
}

/**
 * Reads the form. A value that is no option of its field is refused and contributes nothing; the refusal does
 * not repeat it. Without a preset and a Windows version there is no request.
 *
 *     readInput({ preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2022', order: 'reg' }).request
 */
export function readInput(values: Values): Read {
  const form = new Form(values);
  const chosen = form.choice('preset');
  const system = form.choice('windows');
  const windows = windowsTls.find(({ id }) => id === system);
  const preset = tlsPresets.find(({ id }) => id === chosen);
  const ticked = chosen === 'audit' ? [] : form.checks('sides');
  const sides = sideNames.filter((side) => ticked.includes(side));
  const wishes = preset ? presetWishes(preset, sides, form) : chosen === 'custom' ? customWishes(sides, form) : undefined;
  const order = form.choice('order');
  const first = targets.find((target) => target === order) ?? 'reg';
  form.needs('preset', 'Choose what to set.');
  form.needs('windows', 'Choose the Windows of this machine.');
  return {
    errors: form.errors,
    leftOut: form.leftOut,
    ...(wishes && windows ? { request: { windows, wishes, first, ...(preset ? { preset } : {}) } } : {}),
  };
}

class Form {
  readonly errors: Record<string, Refusal> = {};
  readonly leftOut: Output['leftOut'][number][] = [];
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  /** The chosen option, or '' when the field is empty or refused. */
  choice(id: string): string {
    const value = this.text(id);
    return value === '' || this.isOption(id, value) ? value : '';
  }

  /** The ticked options; none when the field is refused. */
  checks(id: string): readonly string[] {
    const values = this.text(id).split(',').filter((value) => value !== '');
    return values.every((value) => this.isOption(id, value)) ? values : [];
  }

  needs(id: string, says: string): void {
    if (this.text(id) === '') this.leftOut.push({ field: id, says });
  }

  private text(id: string): string {
    const value: unknown = Object.hasOwn(this.values, id) ? this.values[id] : '';
    return typeof value === 'string' ? value.trim() : '';
  }

  private isOption(id: string, value: string): boolean {
    const options = fields.find((field) => field.id === id)?.options ?? [];
    if (options.some((option) => option.value === value)) return true;
    this.errors[id] = { rule: 'form-option', allows: 'One of the options of the form.', reason: 'is none of them', given: '' };
    return false;
  }
}

const NOTHING = { dotnet4: 'leave', dotnet2: 'leave', winhttp: 'leave', logging: 'leave' } as const;

function presetWishes(preset: TlsPreset, sides: readonly SideName[], form: Form): Wishes {
  const audit = preset.id === 'audit';
  const parts = audit ? ['schannel'] : form.checks('parts');
  if (parts.length === 0) form.leftOut.push({ field: 'parts', says: 'No part of the preset is chosen.' });
  const schannel = parts.includes('schannel');
  if (!audit && sides.length === 0 && schannel) form.leftOut.push({ field: 'sides', says: 'Protocols are left out: choose client, server or both.' });
  return {
    ...NOTHING,
    sides,
    protocols: protocolWishes((name) => (schannel ? preset.protocols[name].to : 'leave')),
    ...(parts.includes('dotnet4') ? { dotnet4: preset.dotnet.to } : {}),
    ...(parts.includes('dotnet2') ? { dotnet2: preset.dotnet.to } : {}),
    ...(parts.includes('winhttp') ? { winhttp: preset.winhttp.to } : {}),
    ...(schannel ? { logging: preset.logging.to } : {}),
  };
}

function customWishes(sides: readonly SideName[], form: Form): Wishes {
  const protocols = protocolWishes((name) => protocolWish(form.choice(protocolFields[name])));
  const dotnet = form.checks('dotnet');
  const winhttp = winhttpWish(form.choice('winhttp'));
  if (sides.length === 0 && protocolNames.some((name) => protocols[name] !== 'leave')) {
    form.leftOut.push({ field: 'sides', says: 'Protocols are left out: choose client, server or both.' });
  }
  if (winhttp !== 'leave' && !sides.includes('client')) {
    form.leftOut.push({ field: 'winhttp', says: 'WinHTTP is left out: it only connects to others. Choose the client side.' });
  }
  return {
    sides,
    protocols,
    dotnet4: dotnet.includes('v4') ? 'on' : 'leave',
    dotnet2: dotnet.includes('v2') ? 'on' : 'leave',
    winhttp,
    logging: loggingWish(form.choice('logging')),
  };
}

function protocolWishes(wish: (name: ProtocolName) => ProtocolWish): Record<ProtocolName, ProtocolWish> {
  return Object.fromEntries(protocolNames.map((name) => [name, wish(name)])) as Record<ProtocolName, ProtocolWish>;
}

const STATES: readonly ProtocolWish[] = ['on', 'off', 'on-request', 'default'];

function protocolWish(value: string): ProtocolWish {
  return STATES.find((state) => state === value) ?? 'leave';
}

function winhttpWish(value: string): WinhttpWish {
  if (value === 'default') return 'default';
  return tlsPresets.find(({ id }) => id === value)?.winhttp.to ?? 'leave';
}

function loggingWish(value: string): LoggingWish {
  return value === '' || value === 'leave' ? 'leave' : value === 'default' ? 'default' : Number(value);
}
