import type { CauseId } from './causes.ts';

/**
 * Errors of a certificate chain by their bit in dwErrorStatus, and the cause that each shows.
 * Source: Microsoft: CERT_TRUST_STATUS structure.
 */
export const trustErrors = [
  { bit: 0x00000001, flag: 'CERT_TRUST_IS_NOT_TIME_VALID', cause: 'tls-cert-expired', says: 'is outside its validity' },
  { bit: 0x00000004, flag: 'CERT_TRUST_IS_REVOKED', cause: 'tls-cert-unsuitable', says: 'is revoked' },
  { bit: 0x00000008, flag: 'CERT_TRUST_IS_NOT_SIGNATURE_VALID', cause: 'tls-cert-unsuitable', says: 'has a signature that does not verify' },
  { bit: 0x00000010, flag: 'CERT_TRUST_IS_NOT_VALID_FOR_USAGE', cause: 'tls-cert-unsuitable', says: 'is not valid for this usage' },
  { bit: 0x00000020, flag: 'CERT_TRUST_IS_UNTRUSTED_ROOT', cause: 'tls-cert-untrusted-root', says: 'ends in a root that this machine does not trust' },
  { bit: 0x00000040, flag: 'CERT_TRUST_REVOCATION_STATUS_UNKNOWN', cause: 'tls-cert-revocation-unreachable', says: 'could not be checked for revocation' },
  { bit: 0x00000100, flag: 'CERT_TRUST_INVALID_EXTENSION', cause: 'tls-cert-unsuitable', says: 'has an extension that is not valid' },
  { bit: 0x00000400, flag: 'CERT_TRUST_INVALID_BASIC_CONSTRAINTS', cause: 'tls-cert-unsuitable', says: 'may not be an issuer' },
  { bit: 0x00010000, flag: 'CERT_TRUST_IS_PARTIAL_CHAIN', cause: 'tls-cert-untrusted-root', says: 'has a chain that ends early: an issuer is missing' },
  { bit: 0x00100000, flag: 'CERT_TRUST_HAS_WEAK_SIGNATURE', cause: 'tls-cert-unsuitable', says: 'has a weak signature' },
  { bit: 0x01000000, flag: 'CERT_TRUST_IS_OFFLINE_REVOCATION', cause: 'tls-cert-revocation-unreachable', says: 'has a revocation address that does not answer' },
  { bit: 0x04000000, flag: 'CERT_TRUST_IS_EXPLICIT_DISTRUST', cause: 'tls-cert-untrusted-root', says: 'is distrusted on purpose' },
] as const satisfies readonly { readonly bit: number; readonly flag: string; readonly cause: CauseId; readonly says: string }[];

/**
 * Errors of `openssl verify` and s_client by number. `own` is true where the answer depends on the trust store of that OpenSSL, which is not the one of Windows.
 * Source: OpenSSL: manual page of verify, diagnostics.
 */
export const opensslErrors = [
  { number: 2, cause: 'tls-cert-untrusted-root', own: true },
  { number: 9, cause: 'tls-cert-expired', own: false },
  { number: 10, cause: 'tls-cert-expired', own: false },
  { number: 18, cause: 'tls-cert-untrusted-root', own: false },
  { number: 19, cause: 'tls-cert-untrusted-root', own: true },
  { number: 20, cause: 'tls-cert-untrusted-root', own: true },
  { number: 21, cause: 'tls-cert-untrusted-root', own: true },
  { number: 23, cause: 'tls-cert-unsuitable', own: false },
  { number: 26, cause: 'tls-cert-unsuitable', own: false },
  { number: 62, cause: 'tls-cert-name-mismatch', own: false },
  { number: 64, cause: 'tls-cert-name-mismatch', own: false },
  { number: 66, cause: 'tls-cert-unsuitable', own: false },
  { number: 67, cause: 'tls-cert-unsuitable', own: false },
  { number: 68, cause: 'tls-cert-unsuitable', own: false },
] as const satisfies readonly { readonly number: number; readonly cause: CauseId; readonly own: boolean }[];

/** Object identifiers of signatures that clients refuse or will refuse. */
export const weakSignatures = [
  { oid: '1.2.840.113549.1.1.2', name: 'MD2', refused: true },
  { oid: '1.2.840.113549.1.1.4', name: 'MD5', refused: true },
  { oid: '1.2.840.113549.1.1.5', name: 'SHA-1', refused: false },
  { oid: '1.2.840.10045.4.1', name: 'SHA-1', refused: false },
] as const satisfies readonly { readonly oid: string; readonly name: string; readonly refused: boolean }[];
