import { readCommands } from '../audit/collect-commands.ts';
import { auditReadings, gather } from '../audit/collect-from.ts';
import type { Reading } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Formats that show accounts with their SPNs, or what a program says of them. The others name services only. */
const SERVICES = new Set(['errorlog-start', 'instance-ports', 'sql-services', 'nltest-trusts']);
/** Counting takes as long as half an audit. */
const MOST_LINES = 20_000;

/**
 * Whether a text has something for an audit of SPNs, and of how many accounts it shows SPNs.
 *
 *     heldSpns(setspnList.read(paste), paste)   // { accounts: 1 }
 */
export function heldSpns(readings: readonly Reading[], paste: Paste): Diagnosis['spns'] {
  const own = auditReadings(readings);
  const telling = own.filter((r) => !SERVICES.has(r.reader));
  if (telling.length === 0) return undefined;
  if (own.reduce((sum, r) => sum + r.read.length, 0) > MOST_LINES) return {};
  const { accounts, claims } = gather(own, readCommands(paste), paste);
  const count = accounts.filter((a) => a.spns.length > 0).length;
  return count > 0 ? { accounts: count } : claims.length > 0 ? {} : undefined;
}
