/** Remarks about Ciphers, Hashes and KeyExchangeAlgorithms: keys that Schannel does not read, and switches that break more than they seem to. */
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import { dwordOf } from '../readers/registry-dump.ts';
import type { DumpedKey } from '../readers/registry-dump.ts';
import type { EffectiveSetting, StateRemark } from './effective-model.ts';
import { below } from './schannel-keys.ts';
import type { SchannelKey } from './schannel-keys.ts';
import { shortKey } from './suite-switches.ts';
import { someLines } from './words.ts';
import { first, page } from '../sentences.ts';

const FOLDERS = ['Ciphers', 'Hashes', 'KeyExchangeAlgorithms'] as const;
const settings: readonly Setting[] = schannelSettings;
const KNOWN = new Set(settings.filter(({ group }) => group === 'cipher' || group === 'hash' || group === 'exchange' || group === 'key-size').map((s) => shortKey(s).toLowerCase()));
/** Characters that look like a slash: scripts use them because the registry drive of PowerShell does not split at them. */
const LOOKALIKES = /[\u2044\u2215\u2571\u29f8\uff0f]/;
const OLD_3DES = 'ciphers\\triple des 168/168';

/**
 * Keys below SCHANNEL that switch nothing: `RC4 128` with a child `128`, which the registry drive of PowerShell makes of `RC4 128/128`; a sign that only looks
 * like a slash; `Triple DES 168/168`, the name of Windows XP; and names that no document has.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\…\SCHANNEL\Ciphers\RC4 128\128]   // split-cipher-key
 *
 * Sources: Microsoft, PowerShell: about_Registry_Provider; KB245030.
 */
export function switchKeyRemarks(keys: readonly SchannelKey[]): readonly StateRemark[] {
  const found = FOLDERS.flatMap((folder) => below(keys, folder).map(({ names, key }) => ({ folder, names, key })));
  const split = found.filter(({ folder, names }) => names.length === 2 && KNOWN.has(`${folder}\\${names.join('/')}`.toLowerCase()));
  const halves = new Set(split.map(({ names }) => names[0]?.toLowerCase()));
  const alike = found.filter(({ names }) => names.length === 1 && LOOKALIKES.test(names[0] ?? ''));
  const old = found.filter(({ folder, names }) => `${folder}\\${names.join('\\')}`.toLowerCase() === OLD_3DES);
  const unknown = found.filter(({ folder, names }) => names.length > 0 && !isKnown(folder, names) && !LOOKALIKES.test(names[0] ?? '') && !isSplit(folder, names) && !(names.length === 1 && halves.has(names[0]?.toLowerCase())));
  const out: StateRemark[] = [];
  if (split.length > 0) {
    const [one] = split;
    out.push({
      id: 'split-cipher-key',
      verdict: 'problem',
      says: [`The registry drive of PowerShell took the slash in ${first([...new Set(split.map(({ names }) => `"${names.join('/')}"`))])} for a separator and made two keys. Schannel does not read them: the ${one?.folder === 'Ciphers' ? 'cipher' : 'switch'} is as it was before.`],
      lines: someLines(split.flatMap(({ key }) => [key.line, ...key.values.map((v) => v.line)])),
      next: ['Make the key with ', { code: 'CreateSubKey' }, ' or reg.exe: ', page('schannel-settings', 'cipher keys'), '.'],
    });
  }
  if (alike.length > 0) {
    out.push({
      id: 'slash-lookalike',
      verdict: 'problem',
      says: [`The name ${first(alike.map(({ names }) => `"${names[0] ?? ''}"`))} has a sign that looks like a slash and is another one. Schannel does not read the key.`],
      lines: someLines(alike.map(({ key }) => key.line)),
      next: ['Make the key with a real slash, with ', { code: 'CreateSubKey' }, ' or reg.exe: ', page('schannel-settings', 'cipher keys'), '.'],
    });
  }
  if (old.length > 0) {
    const isOff = old.some(({ key }) => enabledIn(key) === 0);
    out.push({ id: 'old-cipher-name', verdict: isOff ? 'problem' : 'open', says: ['"Triple DES 168/168" was the name up to Windows XP and Server 2003. Since Windows Vista Schannel reads "Triple DES 168": this key changes nothing.'], lines: someLines(old.map(({ key }) => key.line)), next: ['Write the value below ', { code: 'Triple DES 168' }, '.'] });
  }
  if (unknown.length > 0) {
    out.push({ id: 'unknown-switch-key', verdict: 'open', says: [`No document names ${first([...new Set(unknown.map(({ folder, names }) => `"${folder}\\${names.join('\\')}"`.slice(0, 80)))])} below SCHANNEL: it is not known to change anything.`], lines: someLines(unknown.map(({ key }) => key.line)) });
  }
  return out;
}

function isKnown(folder: string, names: readonly string[]): boolean {
  const path = `${folder}\\${names.join('\\')}`.toLowerCase();
  return KNOWN.has(path) || path === OLD_3DES;
}

function isSplit(folder: string, names: readonly string[]): boolean {
  return names.length === 2 && KNOWN.has(`${folder}\\${names.join('/')}`.toLowerCase());
}

function enabledIn(key: DumpedKey): number | undefined {
  const value = key.values.findLast(({ name }) => name.toLowerCase() === 'enabled')?.value;
  return value?.type === 'REG_DWORD' ? value.data : value?.type === 'untyped' ? dwordOf(value.data) : undefined;
}

/**
 * Switches and sizes whose data breaks more than their name says: SHA-2 off, key sizes written as hexadecimal digits, messages of 0 bytes.
 *
 *     "ServerMinKeyBitLength"=dword:00002048   // bits-in-hexadecimal: 8264 bits
 *
 * Source: Microsoft: TLS registry settings; KB245030.
 */
export function switchDataRemarks(rows: readonly EffectiveSetting[]): readonly StateRemark[] {
  const set = rows.flatMap((row) => (row.told.state === 'set' && row.told.number !== undefined ? [{ row, number: row.told.number, line: row.told.line }] : []));
  const sha2 = set.filter(({ row, number }) => row.setting.group === 'hash' && number === 0 && /\\SHA(?:256|384|512)$/.test(row.setting.key));
  const sizes = set.filter(({ row, number }) => row.setting.group === 'key-size' && HEX_SIZES.has(number));
  const limits = set.filter(({ row, number }) => row.setting.group === 'messaging' && number === 0);
  const out: StateRemark[] = [];
  if (sha2.length > 0) {
    out.push({ id: 'sha-2-off', verdict: 'problem', says: [`${first(sha2.map(({ row }) => row.setting.key.slice(row.setting.key.lastIndexOf('\\') + 1)))} is switched off below Hashes. TLS 1.2 and TLS 1.3 sign with it, so handshakes can fail whatever the suites say.`], lines: someLines(sha2.map(({ line }) => line)), next: ['Remove the value after an export: ', page('schannel-settings', 'Schannel settings'), '.'] });
  }
  if (sizes.length > 0) {
    out.push({ id: 'bits-in-hexadecimal', verdict: 'problem', says: [`${first(sizes.map(({ row, number }) => `${row.setting.name} is 0x${number.toString(16)}, which is ${number} bits`))}. The data is a number of bits: 2048 is 0x00000800.`], lines: someLines(sizes.map(({ line }) => line)) });
  }
  if (limits.length > 0) {
    out.push({ id: 'message-limit-0', verdict: 'problem', says: [`${first(limits.map(({ row }) => row.setting.name))} is 0: messages in fragments are refused, and TLS breaks.`], lines: someLines(limits.map(({ line }) => line)) });
  }
  return out;
}

/** 1024, 2048, 3072 and 4096 with their digits read as hexadecimal. */
const HEX_SIZES = new Set([0x1024, 0x2048, 0x3072, 0x4096]);
