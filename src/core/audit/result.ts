import type { SpnSource } from '../../data/spn-sources.ts';
import type { Block, Rich } from '../blocks.ts';
import type { SpnChange } from '../directory/edit.ts';
import type { AuditRow } from './model.ts';

/** Something about an account, a service, or what is missing in the paste, beside the rows. */
export interface AuditFinding {
  /** Stable kebab-case id of the rule; several findings may share one. */
  readonly id: string;
  readonly verdict: 'problem' | 'fine' | 'open';
  readonly says: Rich;
  readonly evidence: readonly { readonly line: number; readonly means?: string }[];
  readonly next?: Rich;
  readonly sources: readonly SpnSource[];
}

/** One step of a repair, in the order in which the steps are done. */
export interface RepairStep {
  readonly id: string;
  readonly title: string;
  readonly why: Rich;
  /** What setspn changes in this step, in order; empty for looking and for work by hand. */
  readonly changes: readonly SpnChange[];
  /** What setspn cannot do: a protocol, a port, an account. */
  readonly manual?: Rich;
  /** Notes and commands of the step, without a heading of their own. */
  readonly blocks: readonly Block[];
}

/** A problem that the plan leaves as it is, and why. */
export interface LeftAlone {
  readonly spn: string;
  readonly why: Rich;
}

export interface RepairPlan {
  readonly steps: readonly RepairStep[];
  readonly left: readonly LeftAlone[];
  /** Deletions that end a duplicate. A domain controller from Windows Server 2012 R2 on refuses to bring a duplicate back. */
  readonly ends: readonly SpnChange[];
}

export interface Audit {
  /** Problems first, then what is open, then what is fine; among these what clients ask for before the rest. */
  readonly rows: readonly AuditRow[];
  readonly findings: readonly AuditFinding[];
  readonly plan: RepairPlan;
}
