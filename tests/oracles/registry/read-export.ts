import type { RegistryData } from '../../../src/core/registry/model.ts';
import type { RegistryImage } from '../../../src/core/registry/image.ts';

/** A registry as comparable lines, in one order: `hkey_local_machine\software\x`, and `hkey_local_machine\software\x<TAB>name<TAB>REG_DWORD<TAB>1`. */
export type Lines = readonly string[];

const TYPES: Readonly<Record<string, string>> = { '0': 'REG_NONE', '1': 'REG_SZ', '2': 'REG_EXPAND_SZ', '3': 'REG_BINARY', '4': 'REG_DWORD', '7': 'REG_MULTI_SZ', b: 'REG_QWORD' };

/** The lines of an exported .reg file. It is read here without the readers of the project, which are what it stands against. */
export function linesOfExport(text: string): Lines {
  const out: string[] = [];
  let key = '';
  for (const line of text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replace(/\\\n\s*/g, '').split('\n')) {
    const header = /^\[(.*)\]$/.exec(line);
    if (header) {
      key = (header[1] ?? '').toLowerCase();
      out.push(key);
      continue;
    }
    const value = /^(@|"(?:[^"\\]|\\.)*")=(.*)$/s.exec(line);
    if (value) out.push([key, value[1] === '@' ? '' : text_(value[1] ?? '').toLowerCase(), ...dataOf(value[2] ?? '')].join('\t'));
  }
  return out.sort();
}

function text_(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, '$1');
}

function dataOf(text: string): readonly [string, string] {
  const dword = /^dword:([0-9a-f]{8})$/i.exec(text);
  if (dword) return ['REG_DWORD', String(Number.parseInt(dword[1] ?? '', 16))];
  if (text.startsWith('"')) return ['REG_SZ', JSON.stringify(text_(text))];
  const bytes = /^(?:hex|hex\(([0-9a-f])\)):([0-9a-f,]*)$/i.exec(text);
  if (!bytes) return ['?', text];
  const type = TYPES[bytes[1] ?? '3'] ?? '?';
  const raw = Buffer.from((bytes[2] ?? '').replaceAll(',', ''), 'hex');
  return [type, shown(type, raw)];
}

function shown(type: string, raw: Buffer): string {
  if (type === 'REG_SZ' || type === 'REG_EXPAND_SZ') return JSON.stringify(raw.toString('utf16le').replace(/\0+$/, ''));
  if (type === 'REG_MULTI_SZ') return JSON.stringify(raw.toString('utf16le').split('\0').filter((t) => t !== ''));
  if (type === 'REG_QWORD') return BigInt(`0x${Buffer.from(raw).reverse().toString('hex') || '0'}`).toString(16);
  if (type === 'REG_DWORD') return String(raw.length === 4 ? raw.readUInt32LE() : raw.toString('hex'));
  return raw.toString('hex');
}

/** The same for a registry in memory. */
export function linesOfImage(image: RegistryImage, below = ''): Lines {
  const out: string[] = [];
  for (const { key, values } of image.keys.values()) {
    const id = `${key.hive}\\${key.path}`.toLowerCase();
    if (below !== '' && !`${id}\\`.startsWith(`${below.toLowerCase()}\\`)) continue;
    out.push(id);
    for (const { name, value } of values.values()) out.push([id, name.toLowerCase(), value.type, plain(value)].join('\t'));
  }
  return out.sort();
}

function plain(value: RegistryData): string {
  switch (value.type) {
    case 'REG_DWORD':
      return String(value.data);
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
    case 'REG_MULTI_SZ':
      return JSON.stringify(value.data);
    case 'REG_QWORD':
      return BigInt(`0x${value.data}`).toString(16);
    default:
      return value.data.toLowerCase();
  }
}

/** The first few lines that only one of two registries has, or nothing. */
export function differing(expected: Lines, observed: Lines): readonly string[] {
  const there = new Set(observed);
  const wanted = new Set(expected);
  return [...expected.filter((l) => !there.has(l)).map((l) => `only expected: ${l}`), ...observed.filter((l) => !wanted.has(l)).map((l) => `only found: ${l}`)].slice(0, 6);
}
