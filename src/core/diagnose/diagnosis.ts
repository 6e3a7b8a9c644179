import type { CauseId } from '../../data/causes.ts';
import type { Role, Stack, Stage } from '../../data/signatures/row.ts';
import type { Named } from '../readers/reader.ts';
import type { Undone } from '../text/prepare.ts';
import type { Firing } from './rule.ts';
import type { DriverSeen, JudgementSeen, VersionSeen } from './seen.ts';

/** The answer to a pasted text: plain data, so that a worker can hand it over and a test can compare it. */
export interface Diagnosis {
  /**
   * empty: nothing pasted. nothing: not of this field. undetermined: of this field, but no cause can be told. output: recognised command output that
   * shows no cause. causes: there is a list.
   */
  readonly outcome: 'empty' | 'nothing' | 'undetermined' | 'output' | 'causes';
  readonly lines: number;
  readonly undone: readonly Undone[];
  /** What was understood, line by line. */
  readonly marks: readonly Mark[];
  readonly formats: readonly FormatFound[];
  readonly judgements: readonly JudgementSeen[];
  readonly causes: readonly CauseFound[];
  /** False when the text alone does not decide between the first causes. */
  readonly decided: boolean;
  /** What the undetermined sentences can come from; nothing is claimed. */
  readonly possible: readonly CauseId[];
  /** Causes that something in the text speaks for and something stronger against. */
  readonly ruledOut: readonly { readonly cause: CauseId; readonly why: string; readonly lines: readonly number[] }[];
  readonly codes: readonly CodeFound[];
  readonly unknown: readonly { readonly text: string; readonly says: string; readonly line: number }[];
  readonly names: readonly Named[];
  readonly drivers: readonly DriverSeen[];
  readonly versions: readonly VersionSeen[];
  /** What an audit of SPNs can start from: how many accounts of the text have SPNs, where it is short enough to count them. Absent where it tells of none. */
  readonly spns?: { readonly accounts?: number };
  readonly stacks: readonly Stack[];
  readonly stage?: Stage;
  readonly role?: Role;
  /** Every rule that fired, in order: the whole argument. */
  readonly fired: readonly Firing[];
}

export interface Mark {
  readonly line: number;
  readonly says: string;
}

export interface FormatFound {
  readonly reader: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly unread: readonly number[];
}

export interface CodeFound {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  readonly text: string;
  readonly meaning: string;
  readonly line: number;
}

export interface CauseFound {
  readonly cause: CauseId;
  /** 1 to 4: how well it fits; the words are in weights.ts. */
  readonly bars: 1 | 2 | 3 | 4;
  readonly fit: string;
  readonly reasons: readonly Firing[];
  readonly against: readonly Firing[];
}
