/** Certificates written by hand, as a file or text would tell them. */
import type { CertificateFacts, CertificateInput, Seen } from '../../../../src/core/certificate/model.ts';

export const at = <T>(value: T, line?: number): Seen<T> => (line === undefined ? { value } : { value, line });
export const dns = (...names: string[]): NonNullable<CertificateFacts['names']> => at(names.map((value) => ({ kind: 'dns' as const, value })));

/** In order for every server, as a file: only what a file cannot show is missing. */
export const good: CertificateFacts = {
  origin: 'pem',
  version: at(3),
  serial: at('1D0001D8EC61DACB7425CEB8A800000001D8EC'),
  subject: at('CN=sql01.corp.example'),
  commonNames: ['sql01.corp.example'],
  issuer: at('CN=CORP Issuing CA 1, DC=corp, DC=example'),
  notBefore: at({ text: '1', iso: '2026-01-01T00:00:00Z' }),
  notAfter: at({ text: '2', iso: '2027-11-21T00:00:00Z' }),
  names: dns('sql01.corp.example', 'sql01'),
  purposes: at(['1.3.6.1.5.5.7.3.1']),
  keyUsage: at(['digitalSignature', 'keyEncipherment']),
  authority: 'absent',
  key: at({ algorithm: 'RSA', bits: 2048 }),
  signature: at({ name: 'sha256RSA', hash: 'SHA256' }),
  thumbprint: at('4249E16E0AF0A02E63C45C93FD52AD0927821B01'),
  revocation: at(['http://pki.corp.example/crl/Issuing-CA.crl']),
  issuerUrls: 'absent',
  ocsp: 'absent',
  selfSigned: false,
  oddities: [],
};

export const legacyKey: NonNullable<CertificateFacts['privateKey']> = { there: at(true, 50), spec: at(1, 52), provider: at('Microsoft RSA SChannel Cryptographic Provider', 51), test: at('passed', 53) };
export const cngKey: NonNullable<CertificateFacts['privateKey']> = { there: at(true, 50), spec: at(0, 52), provider: at('Microsoft Software Key Storage Provider', 51), test: at('passed', 53) };

export const issuing: CertificateFacts = {
  ...good, serial: at('AA00000000000001'), subject: at('CN=CORP Issuing CA 1, DC=corp, DC=example'), commonNames: ['CORP Issuing CA 1'], issuer: at('CN=CORP Root CA, DC=corp, DC=example'), names: 'absent', purposes: 'absent',
  keyUsage: at(['keyCertSign', 'cRLSign']), authority: at(true), thumbprint: at('A'.repeat(40)), selfSigned: false,
};
export const root: CertificateFacts = { ...issuing, serial: at('BB00000000000001'), subject: at('CN=CORP Root CA, DC=corp, DC=example'), commonNames: ['CORP Root CA'], issuer: at('CN=CORP Root CA, DC=corp, DC=example'), thumbprint: at('B'.repeat(40)), selfSigned: true };

/** A certificate that shows nothing at all. */
export const blank: CertificateFacts = { origin: 'certutil', subject: at('CN=x'), oddities: [] };

export function input(...certificates: CertificateFacts[]): CertificateInput {
  return { certificates, chain: [], broken: [], other: [] };
}
