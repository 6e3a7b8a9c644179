import { forestQuery } from '../judges/spn-words.ts';
import type { AuditInput, AuditRow } from './model.ts';
import type { AuditFinding } from './result.ts';

const MOST = 20;
const NO_RIGHT = 0x2098;
const NOT_UNIQUE = 0x21c7;
const hex = (code: number): string => `0x${(code >>> 0).toString(16)}`;

/** Failed registrations of the log against what the directory shows: harmless, or explained. */
export function registrationFindings({ claims }: AuditInput, rows: readonly AuditRow[]): readonly AuditFinding[] {
  const failed = new Map(claims.filter((c) => c.by === 'ERRORLOG' && (c.says === 'not-registered' || c.says === 'registered')).map((c) => [c.spn.toLowerCase(), c]));
  if (failed.size === 0) return [];
  const byKey = new Map(rows.map((r) => [r.spn.toLowerCase(), r]));
  return [...failed].filter(([, c]) => c.says === 'not-registered').slice(0, MOST).flatMap(([key, { spn, code, line }]): AuditFinding[] => {
    const row = byKey.get(key);
    const listed = row !== undefined && row.status === 'good' && row.evidence.some((e) => e.means === 'the SPN');
    const evidence = [{ line, ...(code === undefined ? {} : { means: hex(code) }) }, ...(row?.evidence ?? []).filter((e) => e.line !== line).slice(0, 3)];
    if (listed) {
      return [{
        id: 'registration-harmless', verdict: 'fine', evidence, sources: ['registerSpn', 'sspiContext'],
        says: ['SQL Server could not register ', { code: spn }, ', and need not: it is on the right account already. The line comes back at each start.'],
      }];
    }
    if (code === NOT_UNIQUE) {
      return [{
        id: 'registration-not-unique', verdict: 'problem', evidence, sources: ['uniqueness'],
        says: ['SQL Server could not register ', { code: spn }, ' because another account of the forest holds it (', { code: hex(code) }, ').'], next: forestQuery(spn),
      }];
    }
    return [{
      id: 'registration-failed', verdict: 'open', evidence, sources: ['registerSpn'],
      says: ['SQL Server could not register ', { code: spn }, code === undefined ? '.' : ` (${hex(code)}).`, code === NO_RIGHT ? ' It may not write the attribute. That does not mean that the SPN is missing: it can have been registered by hand.' : ''],
      next: ['What each return code means: ', { link: '/runbook/kerb-spn-registration-denied/', text: 'SPN registration denied' }, '.'],
    }];
  });
}
