/** The question and the answer of a check of an order. */
import type { Rich } from '../blocks.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { PastedOrder } from './order.ts';
import type { CertificateKey, Reach } from './reach.ts';
import type { ResolvedEntry } from './resolve.ts';

/** Peers that have to get through. */
export type PeerNeed = 'old-tls' | 'windows-8-1' | 'http2';

export interface OrderQuestion {
  readonly order: PastedOrder;
  /** At least one: the machines that get the list. */
  readonly versions: readonly WindowsVersion[];
  /** Keys of the certificates of the servers; both where nobody knows. */
  readonly keys: readonly CertificateKey[];
  readonly peers: ReadonlySet<PeerNeed>;
}

export interface OrderFinding {
  /** Stable kebab-case id. */
  readonly id: string;
  readonly verdict: 'problem' | 'fine' | 'open';
  readonly says: Rich;
  readonly evidence: readonly { readonly at: string; readonly text: string; readonly means?: string }[];
  readonly next?: Rich;
}

/** A change that the corrected order makes to the pasted one. */
export interface Correction {
  readonly name: string;
  /** What stands there instead; absent where the name is left out; `name` is empty where it is added. */
  readonly becomes?: readonly string[];
  readonly why: string;
}

export interface CheckedOrder {
  readonly resolved: readonly ResolvedEntry[];
  /** What is left on each version of the order as it was pasted; names that no Windows has are not in it. */
  readonly reaches: readonly Reach[];
  readonly findings: readonly OrderFinding[];
  /** The order without its faults; empty where no name could be used. */
  readonly corrected: readonly string[];
  readonly corrections: readonly Correction[];
}
