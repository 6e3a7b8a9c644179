/** What one rule says of a certificate, and the words to say it with. */
import type { CauseId } from '../../data/causes.ts';
import type { CertificateRuleId } from '../../data/certificate-rules.ts';
import type { Rich } from '../blocks.ts';
import { together } from '../sentences.ts';

/**
 * `stop`: the service cannot use it, or every client that validates fails. `warning`: some clients fail, or it breaks later. `note`: worth knowing.
 * `not-checked`: the text does not show what the rule looks at; never a verdict of health.
 */
export type CertState = 'stop' | 'warning' | 'note' | 'fine' | 'not-checked';

/** What would show what is missing: the certificate itself, its key in the store, the permissions, the chain, or a value of the form. */
export type CertAsk = 'file' | 'key' | 'permissions' | 'chain' | 'names' | 'store';

export interface CertEvidence {
  /** Line of the paste; a file has none. */
  readonly line?: number;
  readonly text: string;
  readonly means?: string;
}

export interface CertVerdict {
  readonly id: CertificateRuleId;
  readonly state: CertState;
  /** The same in the words of a finding: a warning, a note and what was not checked are open. */
  readonly verdict: 'problem' | 'open' | 'fine';
  readonly says: Rich;
  /** Where documents and what was seen differ, both. */
  readonly documented?: Rich;
  readonly observed?: Rich;
  readonly evidence: readonly CertEvidence[];
  readonly next: Rich;
  readonly ask?: CertAsk;
  /** For a stop or a warning: the root causes it shows. */
  readonly causes?: readonly CauseId[];
}

/** What a rule returns; id and causes come from its row. */
export type Outcome = Omit<CertVerdict, 'id' | 'verdict' | 'causes' | 'evidence' | 'next'> & { readonly evidence?: readonly (CertEvidence | undefined)[]; readonly next?: Rich };

export const VERDICT_OF = { stop: 'problem', warning: 'open', note: 'open', fine: 'fine', 'not-checked': 'open' } as const satisfies Readonly<Record<CertState, CertVerdict['verdict']>>;

/** The words of a state, as a mark shows them. */
export const STATE_WORDS = { stop: 'problem', warning: 'warning', note: 'note', fine: 'fine', 'not-checked': 'not checked' } as const satisfies Readonly<Record<CertState, string>>;

/** Fine: what was looked at fits. */
export function fits(...says: Rich): Outcome {
  return { state: 'fine', says };
}

/** Not checked, with what would show it. */
export function unseen(ask: CertAsk, ...says: Rich): Outcome {
  return { state: 'not-checked', says, ask };
}

/** A fact as evidence: `seen({ value: 'CN=sql01', line: 4 })` is `{ text: 'CN=sql01', line: 4 }`. */
export function seen(fact: { readonly value: unknown; readonly line?: number } | undefined, text?: string, means?: string): CertEvidence | undefined {
  if (fact === undefined) return undefined;
  return { text: visible(text ?? String(fact.value)), ...(fact.line === undefined ? {} : { line: fact.line }), ...(means === undefined ? {} : { means }) };
}

/** Text of a certificate as it may be shown: a character that cannot be seen, or that turns the direction of writing, stands as its number. */
export function visible(text: string, most = 300): string {
  return text.slice(0, most).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
}

/** "a, b and c", at most `most` of them by name. */
export function listed(given: readonly string[], most = 6): string {
  const names = given.slice(0, most).map((name) => visible(name));
  return given.length > most ? `${names.join(', ')} and ${given.length - most} more` : together(names);
}
