import type { Rule } from '../rule.ts';
import { noNul, quote } from './rules.ts';
import type { Quoted } from './rules.ts';

const REG_FILE = 'Microsoft KB310516: add, modify, or delete registry subkeys and values by using a .reg file';

/** U+2028 and U+2029 break lines in editors; a lone surrogate is lost when an editor saves the file. */
const NEEDS_BYTES = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

const PAIRS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => PAIRS[byte] ?? '').join(',');
}

/** UTF-16LE with the final NUL character. */
function utf16(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes.push(unit & 0xff, unit >> 8);
  }
  bytes.push(0, 0);
  return bytes;
}

/**
 * Data of a REG_SZ value in a .reg file: what stands after `"name"=`. Control characters make it `hex(1):`,
 * since regedit drops a value with a raw line break in its quotation marks without a word. Refuses NUL.
 *
 *     regString('C:\\dir\\')  // "C:\\dir\\"   (quotation marks and doubled backslashes included)
 *     regString('a\nb')       // hex(1):61,00,0a,00,62,00,00,00
 *
 * Source: Microsoft KB310516; the loss of broken lines was seen with the regedit of Wine.
 */
export function regString(value: string): Quoted {
  return quote(value, [noNul], (v) =>
    NEEDS_BYTES.test(v) ? `hex(1):${hex(utf16(v))}` : `"${v.replace(/[\\"]/g, '\\$&')}"`,
  );
}

const plainName: Rule = {
  id: 'reg-name',
  allows: 'A name without control characters, line breaks and broken characters: a name has no form as bytes.',
  source: REG_FILE,
  refuses: (value) => (NEEDS_BYTES.test(value) ? 'has a control character or a broken character' : undefined),
};

/**
 * The name of a value in a .reg file: what stands before `=`. The default value has the name '' and is written `@`.
 * Refuses control characters and broken characters, which have no form there.
 *
 *     regName('a"b')  // "a\\"b"
 *     regName('')     // @
 *
 * Source: Microsoft KB310516.
 */
export function regName(value: string): Quoted {
  return quote(value, [plainName], (v) => (v === '' ? '@' : `"${v.replace(/[\\"]/g, '\\$&')}"`));
}

/**
 * Data of a REG_EXPAND_SZ value in a .reg file. Refuses NUL.
 *
 *     regExpandString('%A%')  // hex(2):25,00,41,00,25,00,00,00
 *
 * Source: Microsoft KB310516.
 */
export function regExpandString(value: string): Quoted {
  return quote(value, [noNul], (v) => `hex(2):${hex(utf16(v))}`);
}

const dword: Rule = {
  id: 'reg-dword',
  allows: 'A whole number from 0 to 4294967295 (0xffffffff).',
  source: REG_FILE,
  refuses: (value) =>
    /^[0-9]{1,10}$/.test(value) && Number(value) <= 0xffffffff ? undefined : 'is not a whole number of 32 bits without a sign',
};

/**
 * Data of a REG_DWORD value in a .reg file: eight hexadecimal digits, never `0x`. Refuses what is not a
 * whole number of 32 bits; all bits are 0xffffffff, not -1.
 *
 *     regDword(2048)  // dword:00000800
 *
 * Source: Microsoft KB310516.
 */
export function regDword(value: number): Quoted {
  return quote(String(value), [dword], () => `dword:${value.toString(16).padStart(8, '0')}`);
}

const byte: Rule = {
  id: 'reg-byte',
  allows: 'Whole numbers from 0 to 255.',
  source: REG_FILE,
  refuses: (value) => (/^[0-9]{1,3}$/.test(value) && Number(value) <= 0xff ? undefined : 'is not a byte'),
};

/** Numbers of the types in a .reg file. `hex:` alone is REG_BINARY. */
const KINDS = { REG_BINARY: 'hex', REG_NONE: 'hex(0)', REG_QWORD: 'hex(b)' } as const;

/**
 * Data of a value that is a row of bytes, in a .reg file. A QWORD has eight, the lowest first. Refuses what is no byte.
 *
 *     regBytes('REG_BINARY', [0, 255])  // hex:00,ff
 *     regBytes('REG_NONE', [])          // hex(0):
 *
 * Source: Microsoft KB310516 (hex); hex(0) and hex(b) are what regedit writes for these types.
 */
export function regBytes(type: keyof typeof KINDS, bytes: readonly number[]): Quoted {
  for (const one of bytes) {
    const checked = quote(String(one), [byte], (v) => v);
    if (!checked.ok) return checked;
  }
  return { ok: true, text: `${KINDS[type]}:${hex(bytes)}` };
}

const noEmptyItem: Rule = {
  id: 'reg-multi-string-item',
  allows: 'One or more characters in each string: an empty string reads as the end of the list.',
  source: 'Microsoft: Registry value types (REG_MULTI_SZ)',
  refuses: (value) => (value === '' ? 'is empty' : undefined),
};

/**
 * Data of a REG_MULTI_SZ value in a .reg file. Refuses NUL and an empty string in the list. An empty list is two zero bytes.
 *
 *     regMultiString(['A', 'B'])  // hex(7):41,00,00,00,42,00,00,00,00,00
 *
 * Source: Microsoft KB310516; Registry value types.
 */
export function regMultiString(values: readonly string[]): Quoted {
  const items: number[][] = [];
  for (const value of values) {
    const item = quote(value, [noEmptyItem, noNul], (v) => v);
    if (!item.ok) return item;
    items.push(utf16(value));
  }
  return { ok: true, text: `hex(7):${hex([...items, [0, 0]].flat())}` };
}
