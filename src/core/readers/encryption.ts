import { encryptionBits, encryptionTypes } from '../../data/encryption-types.ts';
import type { EncryptionFamily } from '../../data/encryption-types.ts';

/** An encryption type as printed; number and family where it is known. */
export interface Encryption {
  readonly text: string;
  readonly number?: number;
  readonly family?: EncryptionFamily;
}

const SPELLINGS = encryptionTypes
  .flatMap((row) => row.spellings.map((spelling) => ({ spelling: spelling as string, row })))
  .sort((a, b) => b.spelling.length - a.spelling.length);

/**
 * The encryption type that a text names, or undefined when it names none.
 *
 *     encryptionOf('RSADSI RC4-HMAC(NT)')     // { text: 'RSADSI RC4-HMAC(NT)', number: 23, family: 'rc4' }
 *     encryptionOf('(DEPRECATED:arcfour-hmac)')  // number 23
 */
export function encryptionOf(text: string): Encryption | undefined {
  const shown = text.trim();
  if (shown === '' || shown.length > 120) return undefined;
  const plain = shown.toLowerCase().replace(/\s/g, '');
  const hit = SPELLINGS.find(({ spelling }) => plain.includes(spelling));
  return hit && { text: shown, number: hit.row.number, family: hit.row.family };
}

/** The type with a number of the protocol: `encryptionByNumber(0x12)` is AES256. */
export function encryptionByNumber(number: number): Encryption {
  const row = encryptionTypes.find((r) => r.number === number);
  return row ? { text: row.name, number, family: row.family } : { text: String(number), number };
}

/**
 * What a number of msDS-SupportedEncryptionTypes allows.
 *
 *     encryptionBitsOf(28)   // { des: false, rc4: true, aes: true, names: ['RC4', 'AES128', 'AES256'] }
 */
export function encryptionBitsOf(mask: number): { readonly des: boolean; readonly rc4: boolean; readonly aes: boolean; readonly names: readonly string[] } {
  const rows = encryptionBits.filter((row) => (mask & row.bit) !== 0);
  const has = (family: string): boolean => rows.some((row) => row.family === family);
  return { des: has('des'), rc4: has('rc4'), aes: has('aes'), names: rows.map((row) => row.name) };
}
