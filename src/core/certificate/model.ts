/** What is known of a certificate, whichever text or file told it. What a text does not show is undefined: unknown is not absent. */

/** A value with the line of the paste that shows it; a file has no lines. */
export interface Seen<T> {
  readonly value: T;
  readonly line?: number;
}

/** A name of the subject alternative name. */
export interface AltName {
  readonly kind: 'dns' | 'ip' | 'upn' | 'uri' | 'email' | 'other';
  /** As a person reads it: 'sql01.corp.example', '10.1.2.3', '2001:db8::1'. */
  readonly value: string;
}

export interface CertificateKey {
  readonly algorithm: 'RSA' | 'EC' | 'DSA' | 'Ed25519' | 'Ed448' | 'other';
  /** Object identifier or the printed name, where the algorithm is another one. */
  readonly name?: string;
  readonly bits?: number;
  /** P-256, P-384, P-521, or the object identifier of another curve. */
  readonly curve?: string;
}

/** The private key, which only the machine itself knows: `certutil -v -store`. */
export interface PrivateKey {
  readonly there: Seen<boolean>;
  /** 1 AT_KEYEXCHANGE, 2 AT_SIGNATURE, 0 a CNG key. */
  readonly spec?: Seen<number>;
  readonly provider?: Seen<string>;
  readonly container?: Seen<string>;
  readonly test?: Seen<'passed' | 'failed'>;
}

export interface CertificateFacts {
  /** Which text or file it came from. */
  readonly origin: 'pem' | 'der' | 'certutil' | 'openssl' | 'registry';
  /** First line of its part of the paste. */
  readonly line?: number;
  /** 1 or 3. */
  readonly version?: Seen<number>;
  /** Hexadecimal digits in upper case. */
  readonly serial?: Seen<string>;
  /** 'CN=sql01.corp.example, O=Example', most specific part first as Windows prints it. */
  readonly subject?: Seen<string>;
  /** The common names of the subject. */
  readonly commonNames?: readonly string[];
  readonly issuer?: Seen<string>;
  /** ISO 8601 in UTC; where the text gives no time zone or an ambiguous order of day and month, `text` alone. */
  readonly notBefore?: Seen<CertificateDate>;
  readonly notAfter?: Seen<CertificateDate>;
  /** 'absent': the text or file shows that there is no such extension. */
  readonly names?: Seen<readonly AltName[]> | 'absent';
  /** Names of a list that does not say whether they stand in the subject alternative name or in the common name: DnsNameList of PowerShell. A name that is not among them is in neither. */
  readonly listedNames?: Seen<readonly string[]>;
  /** Object identifiers of the enhanced key usage. */
  readonly purposes?: Seen<readonly string[]> | 'absent';
  readonly keyUsage?: Seen<readonly KeyUsage[]> | 'absent';
  readonly authority?: Seen<boolean> | 'absent';
  readonly key?: Seen<CertificateKey>;
  readonly signature?: Seen<CertificateSignature>;
  /** SHA-1 over the file, 40 digits in upper case. */
  readonly thumbprint?: Seen<string>;
  readonly revocation?: Seen<readonly string[]> | 'absent';
  readonly issuerUrls?: Seen<readonly string[]> | 'absent';
  readonly ocsp?: Seen<readonly string[]> | 'absent';
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
  readonly template?: Seen<string>;
  readonly selfSigned?: boolean;
  readonly privateKey?: PrivateKey;
  /** Faults of the encoding that do not keep it from being read: a negative serial number, a wrong time type. */
  readonly oddities: readonly string[];
}

export interface CertificateDate {
  /** As printed. */
  readonly text: string;
  /** 2026-11-21T00:00:00Z */
  readonly iso?: string;
  /** Day and month may be the other way round; both readings. */
  readonly either?: readonly [string, string];
}

export const keyUsages = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign', 'encipherOnly', 'decipherOnly'] as const;
export type KeyUsage = (typeof keyUsages)[number];

export interface CertificateSignature {
  /** 'sha256RSA' as Windows prints it, where it is known. */
  readonly name: string;
  readonly hash?: 'MD2' | 'MD4' | 'MD5' | 'SHA1' | 'SHA224' | 'SHA256' | 'SHA384' | 'SHA512' | 'none';
}

/** What a program that checks said: certutil -verify, openssl s_client. */
export interface ChainVerdict {
  readonly origin: 'certutil' | 'openssl';
  readonly ok: boolean | undefined;
  /** 'CERT_E_UNTRUSTEDROOT (0x800B0109)', '20 unable to get local issuer certificate' */
  readonly said: readonly Seen<string>[];
  readonly line?: number;
}

/** All that a paste or file holds. */
export interface CertificateInput {
  /** In the order of the text; the leaf is found by `leafOf`. */
  readonly certificates: readonly CertificateFacts[];
  readonly chain: readonly ChainVerdict[];
  /** Parts that look like a certificate and cannot be read, with the reason and the line. */
  readonly broken: readonly { readonly says: string; readonly line?: number }[];
  /** A private key stands in the text: it must not be pasted anywhere. */
  readonly privateKeyPasted?: { readonly line: number };
  /** A request (PKCS#10), a revocation list or a PKCS#7/PKCS#12 container instead of a certificate. */
  readonly other: readonly { readonly kind: 'request' | 'crl' | 'pkcs7' | 'pkcs12'; readonly line?: number }[];
}
