import { kerberosEvents } from '../readers/kerberos-events.ts';
import { readingsOf } from '../readers/reader.ts';
import { nltestTrusts } from '../readers/nltest-trusts.ts';
import type { Collect } from './collect-facts.ts';

/** Names that a domain controller holds twice (event 11 of the KDC), and the domains of the forest with both names from nltest. */
export const collectEvents: Collect = (readings, into) => {
  for (const { facts } of readingsOf(readings, kerberosEvents)) {
    for (const { kind, duplicate } of facts.events) {
      if (kind === 'duplicate-name' && duplicate?.value.includes('/')) into.claims.push({ by: 'domain controller', spn: duplicate.value.split('@')[0] ?? '', says: 'duplicate', line: duplicate.line });
    }
  }
  for (const { facts } of readingsOf(readings, nltestTrusts)) {
    for (const { dns, netbios, primary, withinForest } of facts.trusts) if (dns !== undefined && (primary || withinForest)) into.ties.push({ dns, netbios });
  }
};
