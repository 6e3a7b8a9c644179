import type { Line } from '../blocks.ts';
import { promptArgument } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { fullPath, refusalOf } from './model.ts';
import type { Change, Emitted, RegistryKey } from './model.ts';
import { dwordText } from './numbers.ts';

/**
 * One reg.exe line for each change, for the prompt of cmd and for a batch file: what promptArgument lets pass
 * has no percent sign, so both read it alike. `/reg:64` keeps a 32-bit cmd out of WOW6432Node. Deleting
 * what is not there ends with exit code 1 and changes nothing. Refuses what refusalOf and promptArgument refuse.
 *
 *     reg add "HKLM\SYSTEM\...\Protocols\TLS 1.0\Server" /v "Enabled" /t REG_DWORD /d 0 /f /reg:64
 *     reg delete "HKLM\SYSTEM\...\Protocols\TLS 1.0\Server" /v "Enabled" /f /reg:64
 *
 * Source: Microsoft: reg add and reg delete command references.
 */
export function emitRegexe(changes: readonly Change[]): Emitted {
  const lines: Line[] = [];
  for (const change of changes) {
    const text = lineOf(change);
    if (!text.ok) return text;
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
  for (const path of new Set(keys.map((key) => fullPath(key, 'short')))) {
    const argument = promptArgument(path);
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
  const name = promptArgument(change.name);
  if (!name.ok) return name;
  if (change.kind === 'delete-value') return { ok: true, text: `reg delete ${key.text} /v ${name.text} /f /reg:64` };
  const { type, data } = change.value;
  const value: Quoted = type === 'REG_DWORD' ? { ok: true, text: dwordText(data) } : promptArgument(data);
  if (!value.ok) return value;
  return { ok: true, text: `reg add ${key.text} /v ${name.text} /t ${type} /d ${value.text} /f /reg:64` };
}
