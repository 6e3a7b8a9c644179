/** What every rule looks at. */
import type { CertificatePurpose, PurposeId, SqlVersionId, TopologyId } from '../../../data/certificate-purposes.ts';
import type { Chain } from '../chain.ts';
import type { CertificateFacts, CertificateInput } from '../model.ts';
import type { Outcome } from '../verdict.ts';
import type { Span } from './when.ts';

/** What the certificate is wanted for. */
export interface CertWanted {
  readonly purpose: PurposeId;
  /** For SQL Server. */
  readonly topology?: TopologyId;
  readonly sqlVersion?: SqlVersionId;
  /** Names and addresses that clients type, the full name of the machine first. */
  readonly names: readonly string[];
  /** Listener names of an availability group. */
  readonly listeners?: readonly string[];
  /** Today: 2026-11-21, or a moment: 2026-11-21T09:00:00Z. */
  readonly now: string;
  /** The thumbprint that the service uses, 40 digits in upper case. */
  readonly thumbprint?: string;
}

export interface JudgeContext {
  readonly leaf: CertificateFacts;
  readonly chain: Chain;
  readonly input: CertificateInput;
  readonly wanted: CertWanted;
  readonly purpose: CertificatePurpose;
  /** Today as a stretch of time; undefined when `now` is no date. */
  readonly today: Span | undefined;
}

/** Undefined: the rule does not ask anything here. */
export type Check = (context: JudgeContext) => Outcome | undefined;
