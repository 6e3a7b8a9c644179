import { toEnd } from '../steps.ts';
import { adExport } from '../readers/ad-export.ts';
import { dbatoolsKerberos } from '../readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../readers/dbatools-spn.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { kerberosEvents } from '../readers/kerberos-events.ts';
import { readingsOf, type Reading } from '../readers/reader.ts';
import { hasWords } from '../readers/reading-lines.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';
import type { Paste } from '../text/prepare.ts';
import { accountBook } from './collect-accounts.ts';
import { collectAd } from './collect-ad.ts';
import { candidates } from './collect-candidates.ts';
import { collectCommands, readCommands } from './collect-commands.ts';
import { collectDbatools } from './collect-dbatools.ts';
import { domainBook } from './collect-domains.ts';
import { collectErrorlog } from './collect-errorlog.ts';
import { collectEvents } from './collect-events.ts';
import { noFacts, type Collect } from './collect-facts.ts';
import { mergeServices } from './collect-instances.ts';
import { collectKcm } from './collect-kcm.ts';
import { collectServices } from './collect-services.ts';
import { collectSetspn } from './collect-setspn.ts';
import { collectSqlcheck } from './collect-sqlcheck.ts';
import { sources } from './collect-sources.ts';
import { givenSightings, type GivenServices } from './given.ts';
import type { AuditInput } from './model.ts';

/** What a text tells for an audit, and which of its lines nobody understood. */
export interface Collected {
  readonly input: AuditInput;
  readonly readings: readonly Reading[];
  /** Lines with words that no reading understood, ascending. */
  readonly unread: readonly number[];
  readonly lines: number;
}

export interface CollectOptions {
  /** The reader of the page says that the text shows every account of the forest that has SPNs. */
  readonly wholeForest?: boolean;
}

const collectors: readonly Collect[] = [collectSetspn, collectSqlcheck, collectKcm, collectDbatools, collectAd, collectErrorlog, collectServices, collectEvents];

/** Places of the formats: what programs say is heard in the order of their readers. */
const PLACES: ReadonlyMap<string, number> = new Map(sources.map(({ reader }, i) => [reader.id, i]));

/**
 * The readings of a text that tell something for an audit, in the order of the formats: without events about other things, and without the tables
 * inside a report.
 *
 *     auditReadings([...setspnList.read(paste), ...klist.read(paste)])   // the lists of setspn
 */
export function auditReadings(readings: readonly Reading[]): readonly Reading[] {
  const place = ({ reader }: Reading): number => PLACES.get(reader) ?? -1;
  return withoutInner(readings.filter((r) => place(r) >= 0 && concerns(r)).sort((a, b) => place(a) - place(b)));
}

/**
 * Collects the facts of an audit from blocks of a text that were read already, by whatever readers. Those of other formats count for nothing.
 *
 *     collectFrom(readings, paste).input.accounts[0]?.complete   // true
 */
export function collectFrom(readings: readonly Reading[], paste: Paste, given: GivenServices = [], options: CollectOptions = {}): Collected {
  return toEnd(collectingFrom(readings, paste, given, options));
}

/** The same in steps: yields the share of this part of the work that is done, 0 to 1. */
export function* collectingFrom(readings: readonly Reading[], paste: Paste, given: GivenServices = [], options: CollectOptions = {}): Generator<number, Collected> {
  const own = auditReadings(readings);
  const commands = readCommands(paste);
  const input = yield* gathering(own, commands, paste, given, options);
  const all = [...own, ...commands].sort((a, b) => a.from - b.from);
  return { input, readings: all, unread: unreadOf(paste, all), lines: paste.lines.length };
}

/**
 * The facts of some readings of a text, in no time that grows with the rest of it. `own` is what `auditReadings` gives, or a part of it; `commands` are
 * the command lines of the text.
 *
 *     gather([queries[0]], readCommands(paste), paste).accounts   // those of that answer alone
 */
export function gather(own: readonly Reading[], commands: ReturnType<typeof readCommands>, paste: Paste, given: GivenServices = []): AuditInput {
  return toEnd(gathering(own, commands, paste, given, {}));
}

function* gathering(own: readonly Reading[], commands: ReturnType<typeof readCommands>, paste: Paste, given: GivenServices, options: CollectOptions): Generator<number, AuditInput> {
  const into = noFacts();
  for (const [i, collect] of collectors.entries()) {
    collect(own, into, paste);
    yield (0.4 * (i + 1)) / collectors.length;
  }
  collectCommands(commands, own, into, paste);
  if (options.wholeForest === true) into.searches.push({ pattern: '*', what: 'holders', scope: 'forest' });
  const domains = domainBook(into.ties, into.accounts);
  const book = accountBook(into.accounts, into.removed, domains);
  yield 0.6;
  const told = mergeServices([...givenSightings(given), ...into.services], into.loose, domains);
  for (const { account, otherAccounts } of told) for (const known of [account, ...(otherAccounts ?? [])]) if (known) book.name(known);
  const { accounts } = book;
  const services = told.length > 0 ? told : mergeServices(candidates(accounts), into.loose, domains);
  yield 0.8;
  return { services, accounts, searches: into.searches, claims: [...into.claims].sort((a, b) => a.line - b.line), domains: domains.domains };
}

const REPORTS = new Set([sqlcheckReport.id, dbatoolsSpn.id, dbatoolsKerberos.id]);
const TABLES = new Set([adExport.id, getAdObject.id]);

/** A table of accounts and SPNs inside a report belongs to the report. */
function withoutInner(readings: readonly Reading[]): readonly Reading[] {
  const reports = readings.filter((r) => REPORTS.has(r.reader)).sort((a, b) => a.from - b.from);
  if (reports.length === 0) return readings;
  const inner = (r: Reading): boolean => {
    let low = 0;
    let high = reports.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((reports[middle]?.from ?? 0) <= r.from) low = middle + 1;
      else high = middle;
    }
    return (reports[low - 1]?.to ?? 0) >= r.to;
  };
  return readings.filter((r) => !TABLES.has(r.reader) || !inner(r));
}

/** Of the events of a domain controller only those about names count here. */
function concerns(reading: Reading): boolean {
  const [events] = readingsOf([reading], kerberosEvents);
  return events === undefined || events.facts.events.some((e) => e.kind === 'duplicate-name');
}

function unreadOf({ lines }: Paste, readings: readonly Reading[]): readonly number[] {
  const read = new Uint8Array(lines.length + 1);
  for (const reading of readings) for (const n of reading.read) read[n] = 1;
  const out: number[] = [];
  for (const { n, text } of lines) if (read[n] !== 1 && hasWords(text)) out.push(n);
  return out;
}
