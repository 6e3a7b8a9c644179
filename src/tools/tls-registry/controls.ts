/** Which control a row of the settings table gets in the form, and what its text becomes. */
import { hostName } from '../../core/host-names.ts';
import { dwordText } from '../../core/registry/numbers.ts';
import { check } from '../../core/rule.ts';
import type { Refusal, Rule } from '../../core/rule.ts';
import { labelOf } from '../../core/schannel/outlook-fit.ts';
import type { Want } from '../../core/schannel/plan.ts';
import { POLICY_LIMIT } from '../../core/suites/policy.ts';
import { suiteOf } from '../../core/suites/lookup.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import { mlKemGroups, otherCurves, windowsVersions } from '../../data/windows-versions.ts';
import type { Field } from '../tool.ts';

/** Written instead of data: the value is removed. */
export const REMOVE = 'default';

type Kind = 'switch' | 'bits' | 'number' | 'suites' | 'curves' | 'hosts' | 'thumbprint' | 'remove-only';

function kindOf(setting: Setting): Kind {
  if (setting.handsOff !== undefined) return 'remove-only';
  switch (setting.type) {
    case 'REG_SZ':
      return 'suites';
    case 'REG_BINARY':
      return 'thumbprint';
    case 'REG_MULTI_SZ':
      return setting.group === 'suite-order' ? 'curves' : 'hosts';
    case 'REG_DWORD':
      if (setting.mask) return 'bits';
      return setting.unit === undefined || (setting.unit === 'bits' && setting.means.length > 1) ? 'switch' : 'number';
  }
}

const LEAVE = { value: 'leave', label: 'Leave as it is' } as const;
const AWAY = { value: REMOVE, label: 'Windows default (remove the value)' } as const;

/** The field of a row; `id` is the id of the setting, which is part of shared links. */
export function fieldOf(setting: Setting): Field {
  const kind = kindOf(setting);
  const base = { id: setting.id, label: labelOf(setting), when: { field: 'more', is: [setting.group] } } as const;
  const hint = `${setting.says} Without the value: ${setting.absent}`;
  const remove = `Write ${REMOVE} to remove the value.`;
  switch (kind) {
    case 'switch':
      return { ...base, hint, kind: 'select', initial: 'leave', options: [LEAVE, ...setting.means.map(({ data, means, weak }) => ({ value: String(data), label: `${dwordText(data)}: ${means}${weak ? ' (weakens)' : ''}` })), AWAY] };
    case 'remove-only':
      return { ...base, hint: `${setting.says} ${setting.handsOff ?? ''}`, kind: 'select', initial: 'leave', options: [LEAVE, AWAY] };
    case 'bits':
      return { ...base, hint: `${hint} Nothing ticked: left as it is.`, kind: 'checks', initial: '', options: [...setting.means.map(({ data, means, weak }) => ({ value: String(data), label: `${means}${weak ? ' (weakens)' : ''}` })), AWAY] };
    case 'number':
      return { ...base, hint: `${hint} ${remove}`, kind: 'text', optional: true, initial: '', inputmode: 'numeric', placeholder: placeholderOf(setting) };
    case 'suites':
      return { ...base, label: 'Suite order (policy)', hint: `${setting.holds ?? ''} ${remove}`, kind: 'text', optional: true, initial: '', placeholder: 'TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' };
    case 'curves':
      return { ...base, label: 'Curve order (policy)', hint: `Names joined with commas and without blanks. ${remove}`, kind: 'text', optional: true, initial: '', placeholder: 'curve25519,NistP256,NistP384' };
    case 'hosts':
      return { ...base, hint: `${setting.says} ${setting.holds ?? ''} ${remove}`, kind: 'lines', optional: true, initial: '', placeholder: 'sql01.corp.example' };
    case 'thumbprint':
      return { ...base, hint: `${setting.says} ${remove}`, kind: 'text', optional: true, initial: '', placeholder: '40 hexadecimal digits' };
  }
}

function placeholderOf(setting: Setting): string {
  const known = setting.defaults.find(({ data }) => typeof data === 'number')?.data;
  return typeof known === 'number' ? String(known) : '4096';
}

const MOST = 0xffffffff;
/** Bounds beside those of a REG_DWORD, by setting or unit. */
const BOUNDS: Readonly<Record<string, { readonly from: number; readonly to: number; readonly why: string }>> = {
  'kerberos-max-token-size': { from: 12_000, to: 65_534, why: '12000 to 65534 bytes (KB837361)' },
  'http-sys-threads': { from: 1, to: 1024, why: '1 to 1024 threads' },
  'dh-client-max': { from: 1024, to: 16_384, why: '1024 to 16384 bits' },
  'rsa-client-max': { from: 1024, to: 16_384, why: '1024 to 16384 bits' },
  'message-limit-client': { from: 1, to: 16_777_215, why: '1 to 16777215 bytes: 0 breaks TLS' },
  'message-limit-server': { from: 1, to: 16_777_215, why: '1 to 16777215 bytes: 0 breaks TLS' },
  'message-limit-server-client-auth': { from: 1, to: 16_777_215, why: '1 to 16777215 bytes: 0 breaks TLS' },
};

function numberRule(setting: Setting): Rule {
  const { from, to, why } = BOUNDS[setting.id] ?? { from: 0, to: MOST, why: `0 to ${MOST}` };
  return {
    id: 'setting-number',
    allows: `A whole number (${setting.unit ?? 'number'}), in decimal digits or in hexadecimal ones behind 0x: ${why}. Or ${REMOVE}.`,
    source: 'the sources of the setting',
    refuses: (text) => {
      const number = numberOf(text);
      if (number === undefined) return 'is no whole number of 32 bits';
      return number < from || number > to ? `is outside ${why}` : undefined;
    },
  };
}

function numberOf(text: string): number | undefined {
  if (!/^(?:[0-9]{1,10}|0x[0-9a-f]{1,8})$/i.test(text)) return undefined;
  const number = Number(text);
  return number <= MOST ? number : undefined;
}

const suiteList: Rule = {
  id: 'suite-policy-list',
  allows: `Names of cipher suites as Windows writes them, joined with commas and without blanks, each once, ${POLICY_LIMIT} characters at most. Or ${REMOVE}. The tool Suites and versions makes and checks such lists.`,
  source: 'Microsoft: Manage TLS',
  refuses: (text) => {
    if (text.length > POLICY_LIMIT) return `has ${text.length} characters`;
    const names = text.split(',');
    if (new Set(names).size !== names.length) return 'names a suite twice';
    const wrong = names.findIndex((name) => name !== name.toUpperCase() || suiteOf(name) === undefined);
    return wrong < 0 ? undefined : /\s/.test(names[wrong] ?? '') ? `has a blank in name ${wrong + 1}` : `has no suite of Windows in place ${wrong + 1}`;
  },
};

const CURVES: ReadonlySet<string> = new Set([...windowsVersions.flatMap(({ curves }) => (curves === 'suffix' ? [] : [...curves])), ...otherCurves, ...mlKemGroups]);

const curveList: Rule = {
  id: 'curve-policy-list',
  allows: `Names of curves and groups of Windows (${[...CURVES].slice(0, 3).join(', ')} …), joined with commas and without blanks, each once. Or ${REMOVE}.`,
  source: 'Microsoft: Manage TLS',
  refuses: (text) => {
    const names = text.split(',');
    if (new Set(names).size !== names.length) return 'names a curve twice';
    const wrong = names.findIndex((name) => !CURVES.has(name));
    return wrong < 0 ? undefined : `has no curve of Windows in place ${wrong + 1}`;
  },
};

const thumbprint: Rule = {
  id: 'setting-thumbprint',
  allows: `40 hexadecimal digits (SHA-1) and nothing else. Or ${REMOVE}.`,
  source: 'Microsoft: Remote Desktop listener certificate configurations',
  refuses: (text) => {
    if (/^[0-9a-f]{40}$/i.test(text)) return undefined;
    return /[^\x20-\x7e]/.test(text) ? 'has a character that is not visible or not ASCII: copied thumbprints often begin with one' : 'is not 40 hexadecimal digits';
  },
};

export type Said = { readonly want: Want } | { readonly refusal: Refusal } | undefined;

/** A choice that is none of the options; the text itself is not repeated. */
export const notAnOption: Refusal = { rule: 'form-option', allows: 'One of the options of the form.', reason: 'is none of them', given: '' };

/**
 * What the text of a field wishes; undefined where it leaves the value as it is.
 *
 *     readControl(maximumCacheSize, '0x4e20')   // { want: 20000 }
 *     readControl(cipher3des, 'default')        // { want: 'absent' }
 */
export function readControl(setting: Setting, given: string): Said {
  const text = given.trim();
  if (text === '' || text === 'leave') return undefined;
  if (text === REMOVE) return { want: 'absent' };
  switch (kindOf(setting)) {
    case 'remove-only':
      return { refusal: notAnOption };
    case 'switch':
      return choice(setting, text);
    case 'bits':
      return bits(setting, text);
    case 'number':
      return ruled(numberRule(setting), text, (value) => numberOf(value) ?? 0);
    case 'suites':
      return ruled(suiteList, text, (value) => ({ type: 'REG_SZ', data: value }));
    case 'curves':
      return ruled(curveList, text, (value) => ({ type: 'REG_MULTI_SZ', data: value.split(',') }));
    case 'thumbprint':
      return ruled(thumbprint, text, (value) => ({ type: 'REG_BINARY', data: value.toLowerCase() }));
    case 'hosts':
      return hosts(text);
  }
}

function ruled(rule: Rule, text: string, want: (text: string) => Want): Said {
  const refusal = check(rule, text);
  return refusal ? { refusal } : { want: want(text) };
}

function choice(setting: Setting, text: string): Said {
  const found = setting.means.find(({ data }) => String(data) === text);
  return found ? { want: found.data } : { refusal: notAnOption };
}

function bits(setting: Setting, text: string): Said {
  const parts = text.split(',').filter((part) => part !== '');
  if (parts.includes(REMOVE)) {
    return { refusal: { rule: 'setting-bits', allows: 'Either parts of the value, or its removal.', reason: 'has both', given: '' } };
  }
  const chosen = setting.means.filter(({ data }) => parts.includes(String(data)));
  if (chosen.length !== new Set(parts).size) return { refusal: notAnOption };
  return { want: chosen.reduce((sum, { data }) => sum + data, 0) };
}

const MOST_NAMES = 50;

function hosts(text: string): Said {
  const names = text.split(/\r\n|\r|\n/).map((name) => name.trim()).filter((name) => name !== '');
  if (names.length > MOST_NAMES) return { refusal: { rule: 'line-count', allows: `Up to ${MOST_NAMES} lines.`, reason: `has ${names.length} lines`, given: '' } };
  for (const name of names) {
    const refusal = check(hostName, name);
    if (refusal) return { refusal };
  }
  return { want: { type: 'REG_MULTI_SZ', data: [...new Set(names)] } };
}
