import type { Line } from '../blocks.ts';
import { regBytes, regDword, regExpandString, regMultiString, regName, regString } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { byKey, fullPath } from './model.ts';
import type { Change, Emitted, RegistryData } from './model.ts';
import { bytesOf } from './numbers.ts';
import { refusalOf } from './rules.ts';

const QWORD_DIGITS = 16;
const WIDTH = 78;

function data(value: RegistryData): Quoted {
  switch (value.type) {
    case 'REG_DWORD':
      return regDword(value.data);
    case 'REG_SZ':
      return regString(value.data);
    case 'REG_EXPAND_SZ':
      return regExpandString(value.data);
    case 'REG_MULTI_SZ':
      return regMultiString(value.data);
    case 'REG_QWORD':
      return regBytes(value.type, [...bytesOf(value.data.padStart(QWORD_DIGITS, '0'))].reverse());
    case 'REG_BINARY':
    case 'REG_NONE':
      return regBytes(value.type, bytesOf(value.data));
  }
}

/**
 * The lines of a .reg file, header first. regedit expects UTF-16LE with a byte order mark and CRLF; the file
 * names WOW6432Node keys in full, so it belongs to the 64-bit regedit or `reg import FILE /reg:64`. Rows of bytes go on
 * in the next line after a backslash, as regedit writes them.
 * Refuses what refusalOf and the quoting rules refuse. A key line creates its key: the removal of a value from a key that
 * is not there leaves the key behind, empty.
 *
 *     Windows Registry Editor Version 5.00
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server]
 *     "Enabled"=dword:00000000
 *
 * Source: Microsoft KB310516. `"name"=-` deletes a value, `[-key]` a key; `@` is the default value.
 */
export function emitReg(changes: readonly Change[]): Emitted {
  const lines: Line[] = [['Windows Registry Editor Version 5.00']];
  for (const run of byKey(changes)) {
    const first = run[0];
    lines.push([], [`[${first.kind === 'delete-key' ? '-' : ''}${fullPath(first.key)}]`]);
    for (const change of run) {
      const refusal = refusalOf(change);
      if (refusal) return { ok: false, refusal };
      if (change.kind === 'delete-key' || change.kind === 'create-key') continue;
      const name = regName(change.name);
      if (!name.ok) return name;
      const right = change.kind === 'set' ? data(change.value) : { ok: true as const, text: '-' };
      if (!right.ok) return right;
      for (const line of broken(`${name.text}=`, right.text)) lines.push([line]);
    }
  }
  return { ok: true, lines };
}

/** Text in quotation marks stays on its line, however long: only rows of bytes may be broken. */
function broken(left: string, right: string): readonly string[] {
  if (!right.startsWith('hex') || left.length + right.length <= WIDTH) return [left + right];
  const lines: string[] = [];
  let line = left;
  for (const piece of right.split(/(?<=[,:])/)) {
    if (line.length + piece.length > WIDTH && line !== left && line.endsWith(',')) {
      lines.push(`${line}\\`);
      line = '  ';
    }
    line += piece;
  }
  lines.push(line);
  return lines;
}
