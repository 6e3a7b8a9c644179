/** The same settings with another driver: what stays and what changes. */
import { encryptDrivers, type EncryptDriver } from '../../data/encrypt-drivers.ts';
import { encryptTools } from '../../data/encrypt-tools.ts';
import type { EncryptOutcome, EncryptReason } from './model.ts';
import { scopeWords, checkedWords, resultWords, trustWords } from './words.ts';

/** All rows, drivers before tools. */
export const encryptRows: readonly EncryptDriver[] = [...encryptDrivers, ...encryptTools];

export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly changes: boolean;
}

/**
 * The differences between two outcomes, aspect by aspect.
 *
 *     compareOutcomes(odbc17, odbc18).find((d) => d.what === 'Result')   // { before: 'connects', after: 'refused', changes: true, … }
 */
export function compareOutcomes(before: EncryptOutcome, after: EncryptOutcome): readonly Difference[] {
  const rows: readonly (readonly [string, (o: EncryptOutcome) => string])[] = [
    ['Result', resultWords],
    ['Encrypt when it is not named', ({ spec: { driver } }) => driver.writes[driver.normal]],
    ['Encrypted', scopeWords],
    ['Certificate checked', checkedWords],
    ['TrustServerCertificate', trustWords],
    ['TDS and TLS', ({ tds, ceiling }) => `TDS ${tds}, TLS up to ${ceiling.slice(4)}`],
    ['Values of Encrypt', ({ spec: { driver } }) => Object.keys(driver.takes ?? driver.writes).join(', ')],
    ['Name keyword', ({ spec: { driver } }) => driver.hostName ?? 'none'],
    ['Chosen by', ({ spec: { driver } }) => driver.chosenBy ?? 'the program'],
  ];
  return rows.map(([what, of]) => {
    const [b, a] = [of(before), of(after)];
    return { what, before: b, after: a, changes: b !== a };
  });
}

/**
 * What the versions between two rows of one line changed, oldest first; for another line, what the target row changed.
 *
 *     newsBetween(row('mds-2'), row('mds-5.0')).map((n) => n.says[0])   // ['From 4.0 Encrypt is true …', …]
 */
export function newsBetween(from: EncryptDriver, to: EncryptDriver): readonly EncryptReason[] {
  const line = encryptRows.filter((r) => r.line === to.line);
  const [a, b] = [line.indexOf(from), line.indexOf(to)];
  const between = a >= 0 && a < b ? line.slice(a + 1, b + 1) : a >= 0 && a > b ? [] : line.slice(0, b + 1);
  return between.flatMap((row) => row.news.map(({ says, sources }) => ({ says: [says], sources })));
}
