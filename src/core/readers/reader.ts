import type { Paste } from '../text/prepare.ts';

/**
 * A reader knows one format of text that a command, a log or a program prints. It recognises its own format anywhere in a paste,
 * so one paste box can offer the fitting check, and it says which lines it understood: lines inside a block that it did not
 * understand are named, never dropped.
 */
export interface Reader<F> {
  /** Kebab-case id of the format: 'setspn-query'. */
  readonly id: string;
  /** What the text is, for the reader of the page: 'setspn -Q output'. */
  readonly title: string;
  /**
   * Words in lower case by which a block of this format is noticed in a text of thousands of lines, where asking every reader about every line would
   * take too long. Left out for formats that have no such words, like a hosts file: they are looked for in shorter texts only.
   */
  readonly cues?: readonly string[];
  /** All blocks of this format, in order. Total: any paste, no exception; time grows with the length of the paste. */
  readonly read: (paste: Paste) => readonly Reading<F>[];
  /** The names that a block tells, to be offered as values for commands. */
  names?(facts: F): readonly Named[];
}

export interface Reading<F = unknown> {
  /** Id of the reader. */
  readonly reader: string;
  /** First and last line of the block. */
  readonly from: number;
  readonly to: number;
  /** Lines that were understood, ascending. */
  readonly read: readonly number[];
  /** Lines inside the block that have words and were not understood, ascending. */
  readonly unread: readonly number[];
  readonly facts: F;
}

/** A value with the line it was read from. */
export interface At<T> {
  readonly value: T;
  readonly line: number;
}

export const nameKinds = ['server', 'instance', 'port', 'spn', 'account', 'domain', 'realm', 'dc', 'client', 'listener', 'address'] as const;
export type NameKind = (typeof nameKinds)[number];

/** A name in the pasted text and what it is the name of: a server that is connected to, the account that runs the service … */
export interface Named extends At<string> {
  readonly kind: NameKind;
}

/** The blocks of one format among all that were read. */
export function readingsOf<F>(readings: readonly Reading[], reader: Reader<F>): readonly Reading<F>[] {
  return readings.filter((r): r is Reading<F> => r.reader === reader.id);
}

/** The same name once for each kind, where it stands first; letter case does not count. */
export function uniqueNames(named: readonly Named[]): Named[] {
  const seen = new Set<string>();
  return named.filter(({ kind, value }) => {
    const key = `${kind} ${value.toLowerCase()}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
