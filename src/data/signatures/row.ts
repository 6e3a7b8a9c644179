import type { CauseId } from '../causes.ts';

/** How much a sign says about a cause, as a word: a reader sees the word, the ranking adds up its figure. */
export type Weight = 'states' | 'points' | 'fits' | 'weak';

/** TLS, or Kerberos and NTLM (Negotiate, GSSAPI, SASL binds). */
export type Stack = 'tls' | 'sspi';

/**
 * Where it failed. `local`: before a byte was sent, so the reason lies on the machine that printed the text. `handshake`: the peer answered something.
 * `after`: the handshake had ended. `server`: what the accepting side saw.
 */
export type Stage = 'local' | 'handshake' | 'after' | 'server';

/** Whose text it is. */
export type Role = 'client' | 'server' | 'dc';

/**
 * A sentence, a frame or a setting that programs print, and what it says. Not for texts that the code tables hold: those are found there,
 * with their causes. Phrases are literal words of the program, never of one poster; the shorter, the more certain must it be that nothing else prints them.
 */
export interface Signature {
  /** Kebab-case, unique over all tables: 'openssl-wrong-version-number'. */
  readonly id: string;
  /** Words in any case, in the order of the text; `…` for up to sixteen words that vary, `tls|ssl` for either. Any of the phrases will do. */
  readonly phrases: readonly [string, ...string[]];
  /** What the line means, for the margin of the printed text: at most 90 characters. */
  readonly says: string;
  /** Causes it speaks for, likeliest first. Left out for a sign that only tells where it failed. */
  readonly causes?: Readonly<Partial<Record<CauseId, Weight>>>;
  /** Causes it speaks against. */
  readonly against?: readonly CauseId[];
  readonly stack?: Stack;
  readonly stage?: Stage;
  readonly role?: Role;
  /** The sentence alone carries no cause: other evidence must be there before `causes` count, else they are listed as what it can be. */
  readonly bare?: true;
  /** Why, in one sentence, shown to the reader. */
  readonly why: string;
  /** Title or address of the document, or repository and file that prints it. */
  readonly source: string;
}
