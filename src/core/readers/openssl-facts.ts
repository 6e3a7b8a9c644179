/** What openssl tells of a connection or a certificate. */
import type { At } from './reader.ts';

/** A line of the error queue: `…:error:0A00042E:SSL routines:…:tlsv1 alert protocol version:…:SSL alert number 70`. */
export interface OpensslError {
  /** Hexadecimal digits behind "error:". */
  readonly code: string;
  /** The reason, in lower case: 'tlsv1 alert protocol version'. */
  readonly reason: string;
  /** Number of the alert that the peer sent. */
  readonly alert?: number;
}

export interface OpensslElement {
  readonly depth: number;
  readonly line: number;
  readonly subject: string;
  readonly issuer?: string;
  readonly notBefore?: At<string>;
  /** `a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256` */
  readonly key?: At<{ readonly algorithm: string; readonly bits?: number }>;
  readonly signature?: At<string>;
  readonly notAfter?: At<string>;
}

/** A run of `openssl s_client`. */
export interface OpensslConnection {
  readonly kind: 'connection';
  /** From the command, where it stands in the text. */
  readonly target?: At<{ readonly host: string; readonly port?: number }>;
  /** TLS version that the command insists on: 'TLS 1.2'. */
  readonly only?: At<string>;
  /** -starttls of the command. */
  readonly starttls?: At<string>;
  /** The command asked for a check of the name. */
  readonly nameChecked: boolean;
  /** TCP is connected. */
  readonly connected?: At<true>;
  /** connect:errno, write:errno, read:errno */
  readonly errno?: At<{ readonly step: string; readonly number: number }>;
  readonly errors: readonly At<OpensslError>[];
  /** "no peer certificate available" */
  readonly noPeer?: At<true>;
  readonly chain: readonly OpensslElement[];
  readonly subject?: At<string>;
  readonly issuer?: At<string>;
  readonly verifyErrors: readonly At<{ readonly number: number; readonly text: string; readonly depth?: number }>[];
  /** "Verify return code"; 0 is printed also where no certificate came. */
  readonly verify?: At<{ readonly code: number; readonly text: string }>;
  /** "Verification: OK" and "Verification error: …", which -brief prints instead. */
  readonly verification?: At<{ readonly ok: boolean; readonly text: string }>;
  /** 'TLS 1.2'; only where a handshake was made. */
  readonly protocol?: At<string>;
  /** Name of OpenSSL; absent for (NONE) and 0000. */
  readonly cipher?: At<string>;
  readonly bits?: At<number>;
  /** The server asked for a client certificate. */
  readonly asksForCertificate?: At<true>;
}

/** A certificate of `openssl x509 -text`, or of `-subject -issuer -dates`. */
export interface OpensslCertificate {
  readonly kind: 'certificate';
  readonly line: number;
  readonly subject?: At<string>;
  readonly issuer?: At<string>;
  readonly notBefore?: At<string>;
  readonly notAfter?: At<string>;
  /** DNS names and addresses of the subject alternative name. */
  readonly names: readonly At<string>[];
  /** As printed: 'TLS Web Server Authentication'. */
  readonly usages: readonly At<string>[];
  readonly signature?: At<string>;
  readonly keyAlgorithm?: At<string>;
  readonly bits?: At<number>;
  /** As printed: 'prime256v1'. */
  readonly curve?: At<string>;
  readonly version?: At<number>;
  /** Hexadecimal digits in upper case. */
  readonly serial?: At<string>;
  /** SHA-1, 40 digits in upper case. */
  readonly thumbprint?: At<string>;
  /** Hash of the parameters of RSASSA-PSS, as printed: 'sha256'. */
  readonly pssHash?: At<string>;
  /** Names of the subject alternative name of every kind, as printed: 'DNS:sql05', 'email:x@corp.example'. */
  readonly altNames?: readonly At<string>[];
  /** As printed: 'Digital Signature'. */
  readonly keyUsage?: readonly At<string>[];
  readonly authority?: At<boolean>;
  readonly subjectKeyId?: At<string>;
  readonly authorityKeyId?: At<string>;
  readonly addresses?: readonly At<{ readonly of: 'crl' | 'issuer' | 'ocsp'; readonly url: string }>[];
  readonly template?: At<string>;
  /** Names of the extensions that are printed: 'Key Usage', or an object identifier. */
  readonly extensions?: readonly At<string>[];
  /** From `Certificate:` to the signature behind the extensions: what is not printed is not there. */
  readonly whole?: true;
}

export type OpensslFacts = OpensslConnection | OpensslCertificate;
