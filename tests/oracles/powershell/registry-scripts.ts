import { emitPowershell } from '../../../src/core/registry/emit-powershell.ts';
import type { Change, RegistryKey } from '../../../src/core/registry/model.ts';
import { textOf } from '../../../src/core/blocks.ts';
import { hostileTexts } from './hostile.ts';
import type { Script } from './scripts.ts';

const KEY: RegistryKey = { hive: 'HKEY_LOCAL_MACHINE', path: 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128' };

/** Change sets with hostile names and data; those that the generator refuses are not here. */
export function registryScripts(): readonly Script[] {
  return hostileTexts.flatMap(({ id, text }) => {
    const sets: readonly { readonly what: string; readonly changes: readonly Change[]; readonly texts: readonly string[] }[] = [
      { what: 'data', changes: [{ kind: 'set', key: KEY, name: 'Data', value: { type: 'REG_SZ', data: text } }], texts: [KEY.path, 'Data', text] },
      { what: 'value name', changes: [{ kind: 'set', key: KEY, name: text, value: { type: 'REG_DWORD', data: 0xffffffff } }, { kind: 'delete-value', key: KEY, name: text }], texts: [KEY.path, text] },
      { what: 'key', changes: [{ kind: 'set', key: { ...KEY, path: `SOFTWARE\\${text}` }, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }, { kind: 'delete-key', key: { ...KEY, path: `SOFTWARE\\${text}` } }], texts: [`SOFTWARE\\${text}`, 'Enabled'] },
      { what: 'strings', changes: [{ kind: 'set', key: KEY, name: 'List', value: { type: 'REG_MULTI_SZ', data: ['first', text] } }], texts: ['first', text] },
    ];
    return sets.flatMap(({ what, changes, texts }): Script[] => {
      const out = emitPowershell(changes);
      return out.ok ? [{ id: `registry ${what} ${id}`, family: 'registry', says: `${what} is ${id}`, text: `${textOf(out.lines)}\n`, texts, commands: [] }] : [];
    });
  });
}
