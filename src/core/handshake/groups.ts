/** Groups and curves in one spelling, whoever writes them. */

const SPELLINGS: Readonly<Record<string, string>> = {
  x25519: 'x25519', curve25519: 'x25519', x448: 'x448',
  p256: 'P-256', nistp256: 'P-256', secp256r1: 'P-256', prime256v1: 'P-256',
  p384: 'P-384', nistp384: 'P-384', secp384r1: 'P-384',
  p521: 'P-521', nistp521: 'P-521', secp521r1: 'P-521',
};

/**
 * A group or curve in the spelling of the handshake: Windows, OpenSSL and the names of RFC 8446 all differ. A name that is none of the common ones comes
 * back in small letters, so that two sides can still be compared.
 *
 *     groupName('NistP256')     // 'P-256'
 *     groupName('curve25519')   // 'x25519'
 *     groupName('prime256v1')   // 'P-256'
 *
 * Sources: Microsoft: TLS Elliptic Curves in Windows 10; RFC 8446, 4.2.7; OpenSSL, SSL_CTX_set1_groups_list(3).
 */
export function groupName(name: string): string {
  const small = name.trim().toLowerCase();
  const known = small.replaceAll('-', '').replaceAll('_', '');
  return Object.hasOwn(SPELLINGS, known) ? (SPELLINGS[known] ?? small) : small;
}

/** The names in one spelling, each once, in their order: `groupNames(['NistP256', 'P-256', 'curve25519'])` is `['P-256', 'x25519']`. */
export function groupNames(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(groupName))];
}
