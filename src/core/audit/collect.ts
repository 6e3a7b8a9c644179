import { portion, toEnd } from '../steps.ts';
import type { Reading } from '../readers/reader.ts';
import { prepare } from '../text/prepare.ts';
import { collectingFrom, type Collected, type CollectOptions } from './collect-from.ts';
import { sources } from './collect-sources.ts';
import type { GivenServices } from './given.ts';

export { collectFrom, type Collected, type CollectOptions } from './collect-from.ts';

/** Share of the work that reading is, for the progress bar. */
const READ_SHARE = 0.7;

/**
 * Collects the facts of an audit of SPNs from a pasted text of any mix of formats. Any string, no exception; time and memory grow with its length.
 *
 *     collectAudit('Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:1433\n', []).input.accounts[0]?.complete   // true
 */
export function collectAudit(text: string, given: GivenServices = [], options: CollectOptions = {}): Collected {
  return toEnd(collecting(text, given, options));
}

/** The same in steps: yields the share of the work that is done, 0 to 1, so that a caller can show it or let the page breathe. */
export function* collecting(text: string, given: GivenServices = [], options: CollectOptions = {}): Generator<number, Collected> {
  const paste = prepare(text);
  yield 0.05;
  const readings: Reading[] = [];
  const signs = new Map<RegExp, boolean>();
  for (const [i, { reader, sign }] of sources.entries()) {
    if (sign && !signs.has(sign)) signs.set(sign, sign.test(text));
    if (sign === undefined || signs.get(sign) === true) for (const reading of reader.read(paste)) readings.push(reading);
    yield 0.05 + (READ_SHARE * (i + 1)) / sources.length;
  }
  return yield* portion(collectingFrom(readings, paste, given, options), 0.05 + READ_SHARE, 1);
}
