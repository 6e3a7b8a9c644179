/** One value as reg.exe prints it. */
import { dwordOf } from './registry-dump.ts';
import type { DumpedData } from './registry-dump.ts';

const TYPE = /REG_(?:SZ|EXPAND_SZ|MULTI_SZ|DWORD(?:_BIG_ENDIAN|_LITTLE_ENDIAN)?|QWORD|BINARY|NONE|LINK|RESOURCE_LIST|FULL_RESOURCE_DESCRIPTOR|RESOURCE_REQUIREMENTS_LIST)(?=\s|$)/g;
const NAME_MAX = 300;

/**
 * Name and data of a value line; undefined for other lines. The default value has a name in brackets in every language.
 *
 *     queryValue('    Enabled    REG_DWORD    0x1')          // { name: 'Enabled', value: { type: 'REG_DWORD', data: 1 } }
 *     queryValue('    (Standard)    REG_SZ    (Wert nicht gesetzt)') // name ''
 */
export function queryValue(text: string): { name: string; value: DumpedData } | undefined {
  const start = text.slice(0, NAME_MAX);
  for (const found of start.matchAll(TYPE)) {
    const before = start.slice(0, found.index);
    if (!/\s$/.test(before) || before.trim() === '' || /[\\/]$/.test(before.trim())) continue;
    const name = before.trim();
    if (name.length > 200 || /^HKEY_/i.test(name)) continue;
    return { name: /^(?:[(（].*[)）]|<NO NAME>)$/.test(name) ? '' : name, value: dataOf(found[0], text.slice(found.index + found[0].length).trim()) };
  }
  return undefined;
}

function dataOf(type: string, data: string): DumpedData {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_DWORD_LITTLE_ENDIAN': {
      const value = dwordOf(data);
      return value === undefined ? { type: 'other', data } : { type: 'REG_DWORD', data: value };
    }
    case 'REG_SZ':
      return { type: 'REG_SZ', data };
    case 'REG_EXPAND_SZ':
      return { type: 'REG_EXPAND_SZ', data };
    case 'REG_MULTI_SZ':
      return { type: 'REG_MULTI_SZ', data: data.split('\\0').filter((t) => t !== '') };
    case 'REG_QWORD':
      return { type: 'REG_QWORD', data: data.replace(/^0x/i, '').toLowerCase() };
    case 'REG_BINARY':
      return { type: 'REG_BINARY', data: data.toLowerCase() };
    case 'REG_NONE':
      return { type: 'REG_NONE', data: data.toLowerCase() };
    default:
      return { type: 'other', data };
  }
}
