/** What certutil tells of certificates, keys and chains. */
import type { At } from './reader.ts';

export interface CertutilKey {
  readonly container?: At<string>;
  /** Name of the key file. */
  readonly unique?: At<string>;
  /** CSP or key storage provider. */
  readonly provider?: At<string>;
  /** 1 is AT_KEYEXCHANGE, 2 AT_SIGNATURE, 0 a CNG key. */
  readonly spec?: At<number>;
  /** The test with the account that ran certutil. */
  readonly test?: At<'passed' | 'failed'>;
  /** No key, or no link to it. */
  readonly missing?: At<true>;
}

export interface CertutilUrl {
  /** Kind as printed between the quotation marks: 'CDP', 'Base CRL (067e)', 'OCSP'. */
  readonly what: string;
  /** Section: addresses of the issuer's certificate, of lists, or of the OCSP responder. */
  readonly section?: 'AIA' | 'CDP' | 'OCSP';
  readonly state: 'verified' | 'failed' | 'expired' | 'none' | 'other';
  readonly line: number;
  readonly url?: At<string>;
  readonly code?: At<number>;
}

/** A name of the subject alternative name, its kind by the word behind which it stands. */
export interface CertutilName {
  readonly kind: 'dns' | 'ip' | 'upn' | 'uri' | 'email' | 'other';
  readonly value: string;
}

export interface CertutilCertificate {
  /** First line of its part. */
  readonly line: number;
  /** Place in the chain of -verify, 0 for the certificate itself. */
  readonly element?: number;
  readonly issuer?: At<string>;
  readonly subject?: At<string>;
  /** As printed, in the format of the display language. */
  readonly notBefore?: At<string>;
  readonly notAfter?: At<string>;
  /** SHA-1 hash, 40 digits in upper case. */
  readonly thumbprint?: At<string>;
  readonly serial?: At<string>;
  /** DNS names of the subject alternative name. */
  readonly names: readonly At<string>[];
  /** Object identifiers of the enhanced key usage; none printed is not the same as none there. */
  readonly usages: readonly At<string>[];
  /** Object identifier of the signature algorithm. */
  readonly signature?: At<string>;
  /** Object identifier of the public key algorithm. */
  readonly keyAlgorithm?: At<string>;
  readonly bits?: At<number>;
  /** Object identifier of the elliptic curve. */
  readonly curve?: At<string>;
  readonly version?: At<number>;
  /** Names of the subject alternative name that are no DNS names, DNS names as well. */
  readonly altNames?: readonly At<CertutilName>[];
  /** The octets of the key usage: [0xa0]. */
  readonly keyUsage?: At<readonly number[]>;
  /** Basic constraints: may it issue certificates? */
  readonly authority?: At<boolean>;
  readonly subjectKeyId?: At<string>;
  readonly authorityKeyId?: At<string>;
  readonly template?: At<string>;
  /** Addresses inside the certificate: of revocation lists, of the issuer's certificate, of the OCSP responder. */
  readonly addresses?: readonly At<{ readonly of: 'crl' | 'issuer' | 'ocsp'; readonly url: string }>[];
  /** Object identifiers of the extensions that are printed. */
  readonly extensions?: readonly At<string>[];
  /** How many extensions the text says there are. */
  readonly extensionCount?: At<number>;
  readonly key: CertutilKey;
  /** dwErrorStatus of the element. */
  readonly errors?: At<number>;
  /** CERT_TRUST_… names of the errors. */
  readonly flags: readonly At<string>[];
  readonly urls: readonly CertutilUrl[];
}

export interface CertutilFacts {
  /** The text is of -gmt: its dates are in UTC. */
  readonly utc?: true;
  readonly certificates: readonly CertutilCertificate[];
  /** Errors of the whole chain. */
  readonly chainFlags: readonly At<string>[];
  /** Status codes that stand with their symbol in a sentence. */
  readonly codes: readonly At<number>[];
  readonly leaf?: At<'passed' | 'revoked'>;
  /** The last line of certutil. */
  readonly result?: At<{ readonly command: string; readonly code?: number }>;
}
