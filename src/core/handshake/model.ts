/** A TLS handshake between two parties: who they are, what they offer, and how it ends. */
import type { ProtocolName, SideName } from '../../data/windows-tls.ts';
import type { TlsSuite } from '../../data/tls-suites.ts';
import type { Rich } from '../blocks.ts';

/** Something that was taken for granted, with the place to change it. */
export interface Assumption {
  /** Stable kebab-case id: 'updates-3042058'. */
  readonly id: string;
  readonly side: SideName;
  readonly says: Rich;
}

export interface PartyProtocol {
  readonly protocol: ProtocolName;
  readonly on: boolean;
  /** Why it is on or off here: the registry, the program, Windows. */
  readonly because: Rich;
  /** What decides it, for remedies: 'program' cannot be changed by the registry of Schannel. */
  readonly by: 'windows' | 'registry' | 'program' | 'profile';
}

export interface PartySuite {
  /** IANA name, without a curve. */
  readonly name: string;
  /** Versions for which this party uses it. */
  readonly versions: readonly ProtocolName[];
  /** Before Windows 10: only with this curve. */
  readonly curve?: string;
  readonly suite: TlsSuite | undefined;
}

/** A suite that a party has and does not offer. */
export interface PartySuiteOff {
  readonly name: string;
  readonly because: Rich;
  /** What would bring it: a switch of the registry, the list of suites, the program, or nothing. */
  readonly by: 'windows' | 'list' | 'switch' | 'strong-crypto' | 'program' | 'profile';
}

/** The key of the certificate that a server shows. */
export interface ServerKey {
  readonly kind: 'RSA' | 'ECDSA' | 'DSS';
  /** RSA and DSS: the modulus. ECDSA: the size of the curve. */
  readonly bits: number;
  /** ECDSA: P-256, P-384, P-521. */
  readonly curve?: string;
  /** Hash of the signature on the certificate. */
  readonly hash: 'MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
}

/** One end of a handshake with everything that it can do, ready to be compared. */
export interface Party {
  readonly side: SideName;
  /** "Windows Server 2012 R2, .NET Framework 4.5" */
  readonly name: string;
  readonly stack: 'schannel' | 'openssl' | 'java' | 'yassl' | 'other';
  /** All six, oldest first. */
  readonly protocols: readonly PartyProtocol[];
  /** In its own order. */
  readonly suites: readonly PartySuite[];
  readonly off: readonly PartySuiteOff[];
  /** Groups for ECDHE and TLS 1.3 in order, in one spelling: x25519, P-256, P-384, P-521. */
  readonly groups: readonly string[];
  /** Server: whose order of suites decides. */
  readonly order: 'server' | 'client';
  /** Server. */
  readonly key?: ServerKey;
  /** Server: size of the Diffie-Hellman group that it uses for DHE. */
  readonly dhBits?: number;
  /** Client: smallest sizes that it takes. */
  readonly least: { readonly rsa: number; readonly dh: number };
  /** Signature hashes that it takes in TLS 1.2 and earlier; undefined where nothing restricts them. */
  readonly hashes?: readonly ServerKey['hash'][];
  readonly assumptions: readonly Assumption[];
}

/** Stages in the order of a connection. credentials: Schannel refuses before any packet (event 36871, state 10013). */
export const stages = ['credentials', 'hello', 'version', 'suite', 'certificate', 'key-exchange', 'finished'] as const;
export type Stage = (typeof stages)[number];

export type FailureId =
  /** A side has no protocol at all once the program and Schannel are put together. */
  | 'no-protocol-client' | 'no-protocol-server'
  | 'no-common-version'
  /** The chosen version is common, no suite for it is. */
  | 'no-common-suite'
  /** Suites would be common, were it not for the key of the certificate. */
  | 'wrong-key-kind'
  | 'no-common-group'
  | 'key-too-small'
  | 'dh-too-small'
  | 'hash-refused';

export interface StageResult {
  readonly stage: Stage;
  readonly state: 'done' | 'fails' | 'not-reached';
  readonly says: Rich;
}

/** A suite of either side that the other does not have for the version, and what keeps it away. */
export interface Miss {
  readonly name: string;
  /** The side that does not offer it. both: neither offers, one knows it. */
  readonly lacks: SideName | 'both';
  readonly because: Rich;
  /** One setting away from being common: the side knows the suite and has it off, or only the curve or the key of the certificate differs. */
  readonly near: boolean;
}

export interface Negotiation {
  readonly stages: readonly StageResult[];
  readonly outcome:
    | { readonly ok: true; readonly protocol: ProtocolName; readonly suite: string; readonly group?: string }
    | { readonly ok: false; readonly stage: Stage; readonly failure: FailureId };
  /** Versions that both have on, newest first; the first one is used. */
  readonly commonVersions: readonly ProtocolName[];
  /** Suites that both have for that version and that fit the key, in the order that decides. */
  readonly common: readonly string[];
  readonly misses: readonly Miss[];
}

/** What a side shows of it: an exception, a line of a log, an event. */
export interface Sign {
  readonly side: SideName;
  readonly kind: 'exception' | 'event' | 'alert' | 'log';
  /** "Schannel 36874", "alert 40 (handshake_failure)" */
  readonly label: string;
  /** The words of the program, where they are known. */
  readonly text?: string;
  readonly says: Rich;
  /** The sources do not agree on it, or it depends on the version. */
  readonly doubt?: string;
  readonly sources: readonly string[];
}

/** How much a change weakens: none; old: deprecated algorithms or versions come back; broken: algorithms come back that are broken. */
export type Weakening = 'none' | 'old' | 'broken';
