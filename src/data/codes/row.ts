import type { CauseId } from '../causes.ts';
import type { LayerId } from './layers.ts';
import type { CodeSource } from './sources.ts';

/** One entry of the code tables: a number, a symbol or a literal message that somebody sees when Windows authentication or TLS fails. */
export interface CodeRow {
  /** Stable kebab-case slug, unique over all tables; the anchor on the page of its layer. */
  readonly id: string;
  readonly layer: LayerId;
  /** Canonical number: unsigned for status codes, the protocol number for Kerberos, alerts, events and SQL errors. */
  readonly code?: number;
  /** 32 for status codes that are printed with eight hexadecimal digits. */
  readonly width?: 32;
  /** Other numbers under which a document prints the same code. */
  readonly otherCodes?: readonly number[];
  /** Name of the constant. */
  readonly symbol?: string;
  /** What people call it where there is no constant: "KDC event 11". */
  readonly name?: string;
  /** Other names of the same constant. */
  readonly aliases?: readonly string[];
  /** The literal system text. %1, %s and the like stand for a value, a final … for a text that goes on. */
  readonly message?: string;
  /** Other literal texts for the same thing: older wording, other libraries. */
  readonly texts?: readonly string[];
  /** What it means, in one or two sentences of our own. */
  readonly meaning: string;
  /** Root causes, likeliest first. Empty where nothing failed, or where the code says nothing about the cause. */
  readonly causes: readonly CauseId[];
  /** Causes or circumstances that the taxonomy does not name. */
  readonly also?: readonly string[];
  /** What to look at, in order, as short imperatives. Commands named here only read; where one would change something, the check says so. */
  readonly checks: readonly string[];
  /** Ids of other rows. */
  readonly related?: readonly string[];
  /** Titles of the documents for code, name and text. */
  readonly source: readonly CodeSource[];
  readonly relevance: 'core' | 'related' | 'rare';
  /** Only wraps another error: its own text says nothing about the cause. */
  readonly wraps?: true;
  /** Causes and checks are advice without a published source; the page says so. */
  readonly inferred?: true;
}
