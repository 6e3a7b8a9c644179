import type { Line } from '../blocks.ts';
import { regDword, regString } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { byKey, fullPath, refusalOf } from './model.ts';
import type { Change, Emitted, RegistryData } from './model.ts';

function data(value: RegistryData): Quoted {
  return value.type === 'REG_DWORD' ? regDword(value.data) : regString(value.data);
}

/**
 * The lines of a .reg file, header first. regedit expects UTF-16LE with a byte order mark and CRLF; the file
 * names WOW6432Node keys in full, so it belongs to the 64-bit regedit or `reg import FILE /reg:64`.
 * Refuses what refusalOf and the quoting rules refuse.
 *
 *     Windows Registry Editor Version 5.00
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server]
 *     "Enabled"=dword:00000000
 *
 * Source: Microsoft KB310516. `"name"=-` deletes a value, `[-key]` a key; a key line without minus creates the key.
 */
export function emitReg(changes: readonly Change[]): Emitted {
  const lines: Line[] = [['Windows Registry Editor Version 5.00']];
  for (const run of byKey(changes)) {
    const first = run[0];
    lines.push([], [`[${first.kind === 'delete-key' ? '-' : ''}${fullPath(first.key)}]`]);
    for (const change of run) {
      const refusal = refusalOf(change);
      if (refusal) return { ok: false, refusal };
      if (change.kind === 'delete-key') continue;
      const name = regString(change.name);
      if (!name.ok) return name;
      const right = change.kind === 'set' ? data(change.value) : { ok: true as const, text: '-' };
      if (!right.ok) return right;
      lines.push([`${name.text}=${right.text}`]);
    }
  }
  return { ok: true, lines };
}
