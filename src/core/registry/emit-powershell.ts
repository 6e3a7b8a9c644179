import type { Line } from '../blocks.ts';
import { psStringAscii } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { byKey } from './model.ts';
import type { Change, Emitted, Hive, RegistryData } from './model.ts';
import { bytesOf, dwordText, signedQword } from './numbers.ts';
import { refusalOf } from './rules.ts';

const KINDS = {
  REG_DWORD: 'DWord',
  REG_QWORD: 'QWord',
  REG_SZ: 'String',
  REG_EXPAND_SZ: 'ExpandString',
  REG_MULTI_SZ: 'MultiString',
  REG_BINARY: 'Binary',
  REG_NONE: 'None',
} as const satisfies Readonly<Record<RegistryData['type'], string>>;

const BASES = {
  HKEY_LOCAL_MACHINE: { variable: '$hklm', name: 'LocalMachine' },
  HKEY_CURRENT_USER: { variable: '$hkcu', name: 'CurrentUser' },
} as const satisfies Readonly<Record<Hive, { readonly variable: string; readonly name: string }>>;

/** A plain array is an Object[], which SetValue refuses for these types: hence the casts. A hexadecimal QWORD of eight digits would be read as an Int32. */
function data(value: RegistryData): Quoted {
  switch (value.type) {
    case 'REG_DWORD':
      return { ok: true, text: dwordText(value.data) };
    case 'REG_QWORD':
      return { ok: true, text: `[long]${signedQword(value.data)}` };
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return psStringAscii(value.data);
    case 'REG_MULTI_SZ': {
      const items: string[] = [];
      for (const text of value.data) {
        const item = psStringAscii(text);
        if (!item.ok) return item;
        items.push(item.text);
      }
      return { ok: true, text: `[string[]]@(${items.join(', ')})` };
    }
    case 'REG_BINARY':
    case 'REG_NONE':
      return { ok: true, text: `[byte[]]@(${bytesOf(value.data).map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(', ')})` };
  }
}

/**
 * PowerShell 5.1 and 7 statements, ASCII only, for a script file as well as for the console. They use the .NET
 * class and not the registry provider: the provider takes the slash in a key name for a separator, and a 32-bit
 * console would write to WOW6432Node. The block keeps `Stop` to itself and ends at the first error, so that no
 * value lands in the key of the statement before. A run that only deletes values creates no key.
 * Refuses what refusalOf refuses. The default value has the name ''.
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
 * Sources: Microsoft: RegistryKey class, RegistryValueKind; PowerShell 5.1 about_Registry_Provider, about_Character_Encoding, about_Numeric_Literals.
 */
export function emitPowershell(changes: readonly Change[]): Emitted {
  const body: Line[] = [];
  const hives = new Set<Hive>();
  for (const run of byKey(changes)) {
    for (const change of run) {
      const refusal = refusalOf(change);
      if (refusal) return { ok: false, refusal };
    }
    const key = psStringAscii(run[0].key.path);
    if (!key.ok) return key;
    hives.add(run[0].key.hive);
    const base = BASES[run[0].key.hive].variable;
    if (run[0].kind === 'delete-key') {
      body.push([`  ${base}.DeleteSubKeyTree(${key.text}, $false)`]);
      continue;
    }
    const creates = run.some((change) => change.kind !== 'delete-value');
    const statements: string[] = [];
    for (const change of run) {
      if (change.kind === 'create-key' || change.kind === 'delete-key') continue;
      const statement = statementOf(change);
      if (!statement.ok) return statement;
      statements.push(statement.text);
    }
    for (const line of creates ? opened(base, key.text, statements) : openedIfThere(base, key.text, statements)) body.push(line);
  }
  const used = (Object.keys(BASES) as Hive[]).filter((hive) => hives.has(hive) || (hives.size === 0 && hive === 'HKEY_LOCAL_MACHINE'));
  return {
    ok: true,
    lines: [
      ['& {'],
      ["  $ErrorActionPreference = 'Stop'"],
      ...used.map((hive): Line => [`  ${BASES[hive].variable} = [Microsoft.Win32.RegistryKey]::OpenBaseKey('${BASES[hive].name}', 'Registry64')`]),
      ...body,
      ...used.map((hive): Line => [`  ${BASES[hive].variable}.Close()`]),
      ['}'],
    ],
  };
}

function statementOf(change: Extract<Change, { name: string }>): Quoted {
  const name = psStringAscii(change.name);
  if (!name.ok) return name;
  if (change.kind === 'delete-value') return { ok: true, text: `$key.DeleteValue(${name.text}, $false)` };
  const value = data(change.value);
  if (!value.ok) return value;
  return { ok: true, text: `$key.SetValue(${name.text}, ${value.text}, '${KINDS[change.value.type]}')` };
}

function opened(base: string, key: string, statements: readonly string[]): Line[] {
  return [[`  $key = ${base}.CreateSubKey(${key})`], ...statements.map((s): Line => [`  ${s}`]), ['  $key.Close()']];
}

function openedIfThere(base: string, key: string, statements: readonly string[]): Line[] {
  return [
    [`  $key = ${base}.OpenSubKey(${key}, $true)`],
    ['  if ($null -ne $key) {'],
    ...statements.map((s): Line => [`    ${s}`]),
    ['    $key.Close()'],
    ['  }'],
  ];
}
