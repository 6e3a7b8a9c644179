import type { Want, Wishes } from '../../core/schannel/plan.ts';
import { valuesFor } from '../../core/schannel/protocols.ts';
import type { SettingId } from '../../data/schannel-settings.ts';
import { tlsPresets } from '../../data/tls-presets.ts';
import type { LoggingWish, ProtocolWish, WinhttpWish } from '../../data/tls-presets.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { SideName } from '../../data/windows-tls.ts';
import { readControl } from './controls.ts';
import { protocolFields } from './fields.ts';
import type { FormValues } from './form-values.ts';
import { pairFields, pairSettings, singleSettings } from './more-fields.ts';

const STATES: readonly ProtocolWish[] = ['on', 'off', 'on-request', 'default'];

/** The wishes of single choices, row by row. */
export function customWishes(sides: readonly SideName[], form: FormValues): Wishes {
  const protocols = Object.fromEntries(protocolNames.map((name) => [name, protocolWish(form.choice(protocolFields[name]))])) as Wishes['protocols'];
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
    settings: { ...pairs(sides, form), ...singles(form) },
  };
}

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

function pairs(sides: readonly SideName[], form: FormValues): Partial<Record<SettingId, Want>> {
  const wants: Partial<Record<SettingId, Want>> = {};
  for (const { id, label } of pairFields) {
    const wish = protocolWish(form.choice(id));
    if (wish === 'leave') continue;
    if (sides.length === 0) form.leftOut.push({ field: 'sides', says: `${label} is left out: choose client, server or both.` });
    const values = wish === 'default' ? undefined : valuesFor(wish);
    for (const setting of sides.flatMap((side) => pairSettings(id, side))) {
      wants[setting.id] = values === undefined ? 'absent' : setting.name === 'Enabled' ? values.enabled : values.disabledByDefault;
    }
  }
  return wants;
}

function singles(form: FormValues): Partial<Record<SettingId, Want>> {
  const wants: Partial<Record<SettingId, Want>> = {};
  for (const setting of singleSettings) {
    const said = readControl(setting, form.raw(setting.id));
    if (said === undefined) continue;
    if ('refusal' in said) form.errors[setting.id] = said.refusal;
    else wants[setting.id] = said.want;
  }
  return wants;
}
