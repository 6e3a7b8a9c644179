import { foreignStartWords, startTexts } from '../../data/errorlog-start-texts.ts';
import { adExport } from '../readers/ad-export.ts';
import { dbatoolsKerberos } from '../readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../readers/dbatools-spn.ts';
import { errorlogRegistration } from '../readers/errorlog-registration.ts';
import { errorlogStart } from '../readers/errorlog-start.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { instancePorts } from '../readers/instance-ports.ts';
import { kcmScript } from '../readers/kcm-script.ts';
import { kcmStatus } from '../readers/kcm-status.ts';
import { kerberosEvents } from '../readers/kerberos-events.ts';
import { nltestTrusts } from '../readers/nltest-trusts.ts';
import { readingsOf, type Reader, type Reading } from '../readers/reader.ts';
import { hasWords } from '../readers/reading-lines.ts';
import { setspnChange } from '../readers/setspn-change.ts';
import { setspnDuplicates } from '../readers/setspn-duplicates.ts';
import { setspnList } from '../readers/setspn-list.ts';
import { setspnQuery } from '../readers/setspn-query.ts';
import { sqlServicesReader } from '../readers/sql-services.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';
import { prepare, type Paste } from '../text/prepare.ts';
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

/** A reader, and the sign without which its format cannot be in a text: in 200,000 lines each look counts. */
interface Source {
  readonly reader: Reader<unknown>;
  readonly sign?: RegExp;
}

/** A distinguished name that stands behind no label and in no cell; words of its messages. */
const SETSPN = /^(?![\w;-]{1,60} {0,60}:)(?:[^\r\n",]{0,120}[\s'>])?(?:CN|OU|DC)=|setspn|\bspns?\b|ldap error|finddomain|(?:find|locate) account/im;

const START = new RegExp(['<ipv[46]>', ...startTexts.map((t) => t.text), ...foreignStartWords.flatMap((t) => t.words)].join('|'), 'i');

const sources: readonly Source[] = [
  { reader: setspnList, sign: SETSPN },
  { reader: setspnQuery, sign: SETSPN },
  { reader: setspnDuplicates, sign: SETSPN },
  { reader: setspnChange, sign: SETSPN },
  { reader: sqlcheckReport },
  { reader: kcmScript },
  { reader: kcmStatus },
  { reader: dbatoolsSpn, sign: /requiredspn|\binput\b/i },
  { reader: dbatoolsKerberos, sign: /\bcheck\b/i },
  { reader: getAdObject, sign: /^dn::? |^\s{0,4}[A-Za-z][\w-]{2,60} {0,60}:/im },
  { reader: adExport },
  { reader: errorlogRegistration, sign: /\[\s{0,10}MSSQLSvc\s?\/|principal name|network interface lib|listening/i },
  { reader: errorlogStart, sign: START },
  { reader: sqlServicesReader, sign: /startname|service_?account\b|service account\b|log on as|anmelden als|WIN32_(?:OWN|SHARE)_PROCESS/i },
  { reader: instancePorts, sign: /\bport\b|_port\b|portnumber|tcpport|tcpipenabled|listenall|listenonallips|pschildname|dns_name/i },
  { reader: kerberosEvents, sign: /duplicate name|DS_SERVICE_PRINCIPAL_NAME|Key-Distribution-Center|\bKDC\b/i },
  { reader: nltestTrusts, sign: /\(NT [45]\)|\( ?Attr:/ },
];

const collectors: readonly Collect[] = [collectSetspn, collectSqlcheck, collectKcm, collectDbatools, collectAd, collectErrorlog, collectServices, collectEvents];

/** Share of the work that reading is, for the progress bar. */
const READ_SHARE = 0.7;

/**
 * Collects the facts of an audit of SPNs from a pasted text of any mix of formats. Any string, no exception; time and memory grow with its length.
 *
 *     collectAudit('Registered ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:1433\n', []).input.accounts[0]?.complete   // true
 */
export function collectAudit(text: string, given: GivenServices = [], options: CollectOptions = {}): Collected {
  const work = collecting(text, given, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same in steps: yields the share of the work that is done, 0 to 1, so that a caller can show it or let the page breathe. */
export function* collecting(text: string, given: GivenServices = [], options: CollectOptions = {}): Generator<number, Collected> {
  const paste = prepare(text);
  yield 0.05;
  const readings: Reading[] = [];
  const signs = new Map<RegExp, boolean>();
  for (const [i, { reader, sign }] of sources.entries()) {
    if (sign && !signs.has(sign)) signs.set(sign, sign.test(text));
    if (sign === undefined || signs.get(sign) === true) for (const reading of reader.read(paste)) if (concerns(reading)) readings.push(reading);
    yield 0.05 + (READ_SHARE * (i + 1)) / sources.length;
  }
  dropInner(readings);
  const commands = readCommands(paste);
  const into = noFacts();
  for (const [i, collect] of collectors.entries()) {
    collect(readings, into, paste);
    yield 0.05 + READ_SHARE + (0.1 * (i + 1)) / collectors.length;
  }
  collectCommands(commands, readings, into, paste);
  if (options.wholeForest === true) into.searches.push({ pattern: '*', what: 'holders', scope: 'forest' });
  const domains = domainBook(into.ties, into.accounts);
  const book = accountBook(into.accounts, into.removed, domains);
  yield 0.9;
  const told = mergeServices([...givenSightings(given), ...into.services], into.loose, domains);
  for (const { account, otherAccounts } of told) for (const known of [account, ...(otherAccounts ?? [])]) if (known) book.name(known);
  const { accounts } = book;
  const services = told.length > 0 ? told : mergeServices(candidates(accounts), into.loose, domains);
  yield 0.95;
  const all = [...readings, ...commands].sort((a, b) => a.from - b.from);
  const { lines } = paste;
  return {
    input: { services, accounts, searches: into.searches, claims: [...into.claims].sort((a, b) => a.line - b.line), domains: domains.domains },
    readings: all,
    unread: unreadOf(paste, all),
    lines: lines.length,
  };
}

const REPORTS = new Set([sqlcheckReport.id, dbatoolsSpn.id, dbatoolsKerberos.id]);
const TABLES = new Set([adExport.id, getAdObject.id]);

/** A table of accounts and SPNs inside a report belongs to the report. */
function dropInner(readings: Reading[]): void {
  const reports = readings.filter((r) => REPORTS.has(r.reader)).sort((a, b) => a.from - b.from);
  if (reports.length === 0) return;
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
  const kept = readings.filter((r) => !TABLES.has(r.reader) || !inner(r));
  readings.length = 0;
  for (const r of kept) readings.push(r);
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
