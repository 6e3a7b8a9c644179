/** What an oracle set hands to scripts/oracles.mjs: one JSON document on standard output. */

export interface Row {
  readonly id: string;
  readonly family: string;
  /** The situation in one sentence. */
  readonly says: string;
  /** What Windows does there. */
  readonly windows: string;
  /** `known-difference`: the oracle is known to differ from Windows, so the row proves nothing, whatever came out. */
  readonly result: 'agreed' | 'known-difference' | 'disagreed';
  readonly expected: readonly string[];
  readonly observed: readonly string[];
  /** Why the row, or a part of it, is not compared. */
  readonly note?: string;
}

export interface Report {
  readonly set: string;
  readonly rows: readonly Row[];
  /** Wrong expectations that were put to the comparison on purpose, and how many of them it reported. */
  readonly falsified: { readonly tried: number; readonly reported: number };
}

/** Something that the set needs is not there. Never the same as passed. */
export interface NotRun {
  readonly set: string;
  readonly notRun: string;
}
