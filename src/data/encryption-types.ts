/** Kerberos encryption types: RFC 3961, 3962, 4757, 8009; bits of msDS-SupportedEncryptionTypes: [MS-KILE] 2.2.7. */

export type EncryptionFamily = 'des' | '3des' | 'rc4' | 'aes';

export interface EncryptionTypeRow {
  readonly number: number;
  readonly family: EncryptionFamily;
  /** The name that a sentence uses. */
  readonly name: string;
  /** Names in program output, in lower case and without blanks. */
  readonly spellings: readonly string[];
}

export const encryptionTypes = [
  { number: 1, family: 'des', name: 'DES-CBC-CRC', spellings: ['des-cbc-crc'] },
  { number: 2, family: 'des', name: 'DES-CBC-MD4', spellings: ['des-cbc-md4'] },
  { number: 3, family: 'des', name: 'DES-CBC-MD5', spellings: ['des-cbc-md5'] },
  { number: 16, family: '3des', name: 'DES3-CBC-SHA1', spellings: ['des3-cbc-sha1', 'des3-hmac-sha1'] },
  { number: 17, family: 'aes', name: 'AES128', spellings: ['aes-128-cts-hmac-sha1-96', 'aes128-cts-hmac-sha1-96', 'aes128-sha96'] },
  { number: 18, family: 'aes', name: 'AES256', spellings: ['aes-256-cts-hmac-sha1-96', 'aes256-cts-hmac-sha1-96', 'aes256-sha96'] },
  { number: 19, family: 'aes', name: 'AES128-SHA256', spellings: ['aes-128-cts-hmac-sha256-128', 'aes128-cts-hmac-sha256-128', 'aes128-sha2'] },
  { number: 20, family: 'aes', name: 'AES256-SHA384', spellings: ['aes-256-cts-hmac-sha384-192', 'aes256-cts-hmac-sha384-192', 'aes256-sha2'] },
  { number: 23, family: 'rc4', name: 'RC4', spellings: ['rc4-hmac', 'arcfour-hmac'] },
  { number: 24, family: 'rc4', name: 'RC4 (export)', spellings: ['rc4-hmac-exp', 'arcfour-hmac-exp'] },
  { number: -128, family: 'rc4', name: 'RC4 (old)', spellings: [] },
  { number: -133, family: 'rc4', name: 'RC4 (old, export)', spellings: [] },
  { number: -135, family: 'rc4', name: 'RC4 (old)', spellings: [] },
] as const satisfies readonly EncryptionTypeRow[];

/** Bits of msDS-SupportedEncryptionTypes and of the policy SupportedEncryptionTypes. The bit of AES session keys allows no ticket by itself. */
export const encryptionBits = [
  { bit: 0x1, family: 'des', name: 'DES-CBC-CRC' },
  { bit: 0x2, family: 'des', name: 'DES-CBC-MD5' },
  { bit: 0x4, family: 'rc4', name: 'RC4' },
  { bit: 0x8, family: 'aes', name: 'AES128' },
  { bit: 0x10, family: 'aes', name: 'AES256' },
  { bit: 0x20, family: 'session', name: 'AES session keys' },
  { bit: 0x40, family: 'aes', name: 'AES128-SHA256' },
  { bit: 0x80, family: 'aes', name: 'AES256-SHA384' },
] as const satisfies readonly { bit: number; family: EncryptionFamily | 'session'; name: string }[];
