import { plainText } from '../blocks.ts';
import { shownAccount } from '../judges/spn-words.ts';
import { spnSources } from '../../data/spn-sources.ts';
import type { AuditRow, SpnStatus } from './model.ts';

/** A row in plain words, for tables and files. */

/** How a status is called. */
export const statusWords: Readonly<Record<SpnStatus, string>> = {
  good: 'good', missing: 'missing', 'wrong-account': 'wrong account', duplicate: 'duplicate', 'dynamic-port': 'dynamic port', 'tcp-off': 'TCP off', malformed: 'malformed',
  'stale-host': 'stale host', 'stale-port': 'stale port', 'alias-conflict': 'alias conflict', 'netbios-only': 'NetBIOS only', 'account-disabled': 'account disabled',
  'weak-encryption': 'weak encryption', 'not-judged': 'not judged',
};

/** Accounts that hold an SPN, by their short names. */
export function holderWords({ holders }: AuditRow): string {
  return holders.map(shownAccount).join('; ');
}

/** `Also dynamic port: …` */
export function alsoWords({ also }: AuditRow): string {
  return also.map((a) => (a.status === 'good' ? plainText(a.says) : `${statusWords[a.status]}: ${plainText(a.says)}`)).join(' ');
}

/** `lines 12, 14` */
export function lineWords({ evidence }: AuditRow): string {
  return evidence.map((e) => e.line).join(', ');
}

/** `KB 811889; setspn` */
export function sourceWords({ sources }: AuditRow): string {
  return sources.map((key) => spnSources[key].short).join('; ');
}
