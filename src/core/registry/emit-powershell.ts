import type { Line } from '../blocks.ts';
import { psStringAscii } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { byKey, refusalOf } from './model.ts';
import type { Change, Emitted, RegistryData } from './model.ts';
import { dwordText } from './numbers.ts';

const KINDS = { REG_DWORD: 'DWord', REG_SZ: 'String' } as const;

function data(value: RegistryData): Quoted {
  return value.type === 'REG_DWORD' ? { ok: true, text: dwordText(value.data) } : psStringAscii(value.data);
}

/**
 * PowerShell 5.1 and 7 statements, ASCII only, for a script file as well as for the console. They use the .NET
 * class and not the registry provider: the provider takes the slash in a key name for a separator, and a 32-bit
 * console would write to WOW6432Node. The block keeps `Stop` to itself and ends at the first error, so that no
 * value lands in the key of the statement before. A run that only deletes values creates no key.
 * Refuses what refusalOf refuses.
 *
 *     & {
 *       $ErrorActionPreference = 'Stop'
 *       $hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
 *       $key = $hklm.CreateSubKey('SYSTEM\...\Protocols\TLS 1.0\Server')
 *       $key.SetValue('Enabled', 0, 'DWord')
 *       $key.Close()
 *       $hklm.Close()
 *     }
 *
 * Sources: Microsoft: RegistryKey class; PowerShell 5.1 about_Registry_Provider, about_Character_Encoding.
 */
export function emitPowershell(changes: readonly Change[]): Emitted {
  const lines: Line[] = [
    ['& {'],
    ["  $ErrorActionPreference = 'Stop'"],
    ["  $hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')"],
  ];
  for (const run of byKey(changes)) {
    const key = psStringAscii(run[0].key.path);
    if (!key.ok) return key;
    const creates = run.some((change) => change.kind === 'set');
    const statements: string[] = [];
    for (const change of run) {
      const statement = statementOf(change, key.text);
      if (!statement.ok) return statement;
      statements.push(statement.text);
    }
    if (run[0].kind === 'delete-key') lines.push(...statements.map((s): Line => [`  ${s}`]));
    else if (creates) lines.push(...opened(key.text, statements));
    else lines.push(...openedIfThere(key.text, statements));
  }
  return { ok: true, lines: [...lines, ['  $hklm.Close()'], ['}']] };
}

function statementOf(change: Change, key: string): Quoted {
  const refusal = refusalOf(change);
  if (refusal) return { ok: false, refusal };
  if (change.kind === 'delete-key') return { ok: true, text: `$hklm.DeleteSubKeyTree(${key}, $false)` };
  const name = psStringAscii(change.name);
  if (!name.ok) return name;
  if (change.kind === 'delete-value') return { ok: true, text: `$key.DeleteValue(${name.text}, $false)` };
  const value = data(change.value);
  if (!value.ok) return value;
  return { ok: true, text: `$key.SetValue(${name.text}, ${value.text}, '${KINDS[change.value.type]}')` };
}

function opened(key: string, statements: readonly string[]): Line[] {
  return [[`  $key = $hklm.CreateSubKey(${key})`], ...statements.map((s): Line => [`  ${s}`]), ['  $key.Close()']];
}

function openedIfThere(key: string, statements: readonly string[]): Line[] {
  return [
    [`  $key = $hklm.OpenSubKey(${key}, $true)`],
    ['  if ($null -ne $key) {'],
    ...statements.map((s): Line => [`    ${s}`]),
    ['    $key.Close()'],
    ['  }'],
  ];
}
