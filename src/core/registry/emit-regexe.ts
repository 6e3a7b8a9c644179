import type { Line } from '../blocks.ts';
import { promptArgument } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { check } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { fullPath, keyId } from './model.ts';
import type { Change, Emitted, RegistryData, RegistryKey } from './model.ts';
import { dwordText } from './numbers.ts';
import { refusalOf } from './rules.ts';

const REG_ADD = 'Microsoft: reg add command reference';
const LINE_MAX = 8191;
/** For /s, in the order of taste. None of them means anything to cmd inside quotation marks. */
const SEPARATORS = [',', ';', '|', '#', '~', '*', '=', '+', '@', '$'] as const;

const line: Rule = {
  id: 'cmd-line-length',
  allows: `A line of at most ${LINE_MAX} characters: cmd takes no longer one. The .reg file and PowerShell do.`,
  source: 'Microsoft: Command prompt line string limitation',
  refuses: (text) => (text.length > LINE_MAX ? `has ${text.length} characters` : undefined),
};

const none: Rule = {
  id: 'reg-exe-type',
  allows: 'A type whose data reg.exe takes as printed. REG_NONE has bytes that it does not take: use the .reg file or PowerShell.',
  source: REG_ADD,
  refuses: (type) => (type === 'REG_NONE' ? 'is a type without a form for its data' : undefined),
};

const notEmpty: Rule = {
  id: 'reg-exe-empty-data',
  allows: 'One string or byte at least: what reg.exe writes for an empty list is documented nowhere. The .reg file and PowerShell hold it.',
  source: REG_ADD,
  refuses: (text) => (text === '' ? 'is empty' : undefined),
};

const backslashZero: Rule = {
  id: 'reg-exe-multi-string',
  allows: 'No backslash before a 0 in an item: without /s it ends the string, and with /s no document says.',
  source: REG_ADD,
  refuses: (text) => (text.includes('\\0') ? 'has a backslash before a 0' : undefined),
};

const separator: Rule = {
  id: 'reg-exe-separator',
  allows: `At least one of ${SEPARATORS.join(' ')} that no item has, to stand between the items.`,
  source: REG_ADD,
  refuses: () => 'has every separator',
};

/**
 * One reg.exe line for each change, for the prompt of cmd and for a batch file: what promptArgument lets pass
 * has no percent sign, so both read it alike. `/reg:64` keeps a 32-bit cmd out of WOW6432Node. Deleting
 * what is not there ends with exit code 1 and changes nothing. A multi-string has a separator that none of its items has.
 * Refuses what refusalOf and promptArgument refuse, a line that cmd does not take, and data without a documented form.
 *
 *     reg add "HKLM\SYSTEM\...\Protocols\TLS 1.0\Server" /v "Enabled" /t REG_DWORD /d 0 /f /reg:64
 *     reg add "HKLM\SOFTWARE\...\00010002" /v "EccCurves" /t REG_MULTI_SZ /s "," /d "curve25519,NistP256" /f /reg:64
 *     reg delete "HKLM\SYSTEM\...\Protocols\TLS 1.0\Server" /v "Enabled" /f /reg:64
 *
 * Source: Microsoft: reg add and reg delete command references.
 */
export function emitRegexe(changes: readonly Change[]): Emitted {
  const lines: Line[] = [];
  for (const change of changes) {
    const text = lineOf(change);
    if (!text.ok) return text;
    const tooLong = check(line, text.text);
    if (tooLong) return { ok: false, refusal: tooLong };
    lines.push([text.text]);
  }
  return { ok: true, lines };
}

/**
 * Lines that show every value of the keys, one for each key, in the order of the first mention. They read only.
 *
 *     reg query "HKLM\SYSTEM\...\Protocols\TLS 1.0\Server" /reg:64
 *
 * Source: Microsoft: reg query command reference.
 */
export function emitQuery(keys: readonly RegistryKey[]): Emitted {
  const lines: Line[] = [];
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(keyId(key))) continue;
    seen.add(keyId(key));
    const argument = promptArgument(fullPath(key, 'short'));
    if (!argument.ok) return argument;
    lines.push([`reg query ${argument.text} /reg:64`]);
  }
  return { ok: true, lines };
}

function lineOf(change: Change): Quoted {
  const refusal = refusalOf(change);
  if (refusal) return { ok: false, refusal };
  const key = promptArgument(fullPath(change.key, 'short'));
  if (!key.ok) return key;
  if (change.kind === 'delete-key') return { ok: true, text: `reg delete ${key.text} /f /reg:64` };
  if (change.kind === 'create-key') return { ok: true, text: `reg add ${key.text} /f /reg:64` };
  const name = which(change.name);
  if (!name.ok) return name;
  if (change.kind === 'delete-value') return { ok: true, text: `reg delete ${key.text} ${name.text} /f /reg:64` };
  const value = data(change.value);
  if (!value.ok) return value;
  return { ok: true, text: `reg add ${key.text} ${name.text} /t ${change.value.type} ${value.text} /f /reg:64` };
}

/** The default value has a switch of its own. */
function which(name: string): Quoted {
  if (name === '') return { ok: true, text: '/ve' };
  const quoted = promptArgument(name);
  return quoted.ok ? { ok: true, text: `/v ${quoted.text}` } : quoted;
}

function data(value: RegistryData): Quoted {
  switch (value.type) {
    case 'REG_DWORD':
      return { ok: true, text: `/d ${dwordText(value.data)}` };
    case 'REG_QWORD':
      return { ok: true, text: `/d 0x${value.data.toLowerCase()}` };
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return after('/d', promptArgument(value.data));
    case 'REG_MULTI_SZ':
      return list(value.data);
    case 'REG_BINARY': {
      const refusal = check(notEmpty, value.data);
      return refusal ? { ok: false, refusal } : { ok: true, text: `/d ${value.data.toLowerCase()}` };
    }
    case 'REG_NONE': {
      const refusal = check(none, value.type);
      return refusal ? { ok: false, refusal } : { ok: true, text: '' };
    }
  }
}

function list(items: readonly string[]): Quoted {
  const text = items.join('');
  const empty = check(notEmpty, text);
  if (empty) return { ok: false, refusal: empty };
  for (const item of items) {
    const refusal = check(backslashZero, item);
    if (refusal) return { ok: false, refusal };
  }
  const between = SEPARATORS.find((one) => !text.includes(one));
  const refusal = between === undefined ? check(separator, text) : undefined;
  if (between === undefined || refusal) return refusal ? { ok: false, refusal } : promptArgument(text);
  return after(`/s "${between}" /d`, promptArgument(items.join(between)));
}

function after(left: string, right: Quoted): Quoted {
  return right.ok ? { ok: true, text: `${left} ${right.text}` } : right;
}
