import type { CodeRow } from '../../data/codes/row.ts';
import type { Role, Signature, Stack, Stage } from '../../data/signatures/row.ts';
import type { UnknownCode } from '../code-scan.ts';
import type { Judgement } from '../judges/judgement.ts';
import type { Named, Reading } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';

/** All that was read from one text, before anything is concluded. */

/** An entry of the code tables that the text names by number, constant or literal message. */
export interface CodeSeen {
  readonly row: CodeRow;
  /** As it was written. */
  readonly text: string;
  readonly lines: readonly number[];
  /** True for a number, a constant or a whole message of five words or more; false for a short message or one that was cut off. */
  readonly sure: boolean;
}

export interface SignSeen {
  readonly sign: Signature;
  readonly text: string;
  readonly lines: readonly number[];
}

export interface DriverSeen {
  /** Row of src/data/drivers-named.ts. */
  readonly id: string;
  readonly title: string;
  readonly version?: string;
  readonly line: number;
}

/** A product version that the text states: "Windows Server 2012 R2", ".NET 8.0.3". */
export interface VersionSeen {
  readonly product: 'windows' | 'dotnet' | 'sql-server' | 'openssl' | 'java';
  readonly text: string;
  readonly line: number;
}

export interface JudgementSeen extends Judgement {
  readonly judge: string;
}

export interface Seen {
  readonly paste: Paste;
  readonly codes: readonly CodeSeen[];
  readonly unknown: readonly (UnknownCode & { readonly line: number })[];
  readonly signs: readonly SignSeen[];
  readonly names: readonly Named[];
  readonly drivers: readonly DriverSeen[];
  readonly versions: readonly VersionSeen[];
  readonly readings: readonly Reading[];
  readonly judgements: readonly JudgementSeen[];
  readonly stacks: ReadonlySet<Stack>;
  readonly stages: ReadonlySet<Stage>;
  readonly roles: ReadonlySet<Role>;
}
