import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { principalOf, realmNames, realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { dateOrderOf, findWhen } from './local-time.ts';
import type { DateOrder, When } from './local-time.ts';
import { heimdalDetail, keytabLine, mitTicketDetail, mitTicketLine } from './mit-lines.ts';
import type { KeytabEntry, MitTicket, MitTicketDraft } from './mit-lines.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';

/** A credential cache, a keytab, or why klist could not list one. */
export interface MitKlistFacts {
  readonly kind: 'cache' | 'keytab' | 'error';
  /** `FILE:/tmp/krb5cc_1000`, `API:501`, `FILE:/var/opt/mssql/secrets/mssql.keytab` */
  readonly name?: At<string>;
  /** Whose cache it is. */
  readonly principal?: At<string>;
  readonly tickets: readonly MitTicket[];
  readonly keys: readonly KeytabEntry[];
  readonly error?: At<{ readonly program: 'klist' | 'kinit'; readonly kind: 'no-cache' | 'no-keytab' | 'denied' | 'no-tool' | 'other'; readonly text: string }>;
  /** The time of the machine, when `date` was run before. */
  readonly now?: At<When>;
}

type Draft = { -readonly [K in keyof MitKlistFacts]: MitKlistFacts[K] } & { tickets: MitTicketDraft[]; keys: KeytabEntry[] };

const HEADS: readonly (readonly [RegExp, 'cache' | 'keytab'])[] = [
  [/^\s{0,4}(?:Ticket cache|Credentials cache|Ticketzwischenspeicher|Cache de tickets?|Ticket-Cache) ?: ?(\S{1,400})/i, 'cache'],
  [/^\s{0,4}(?:Keytab name|Schlüsseltabellenname|Nom du fichier keytab) ?: ?(\S{1,400})/i, 'keytab'],
  // Heimdal: "FILE:/etc/krb5.keytab:"
  [/^\s{0,2}((?:FILE|WRFILE|ANY|MEMORY):\S{1,400}?):\s{0,2}$/, 'keytab'],
];
const PRINCIPAL = /^\s{0,12}(?:Default principal|Principal|Standard-Principal|Principal par défaut|Standard-Hauptbenutzer) ?: ?(\S{1,300})\s{0,4}$/i;
const COLUMNS = /^\s{0,6}(?:KVNO\b|Vno\b|slot KVNO|Valid starting|Gültig ab|Issued\b|-{2,9} -{4}|Cache version:)/i;
const ERROR = /(?:^|[\s:])(klist|kinit): (.{3,400})$/;
/** Unknown lines after which a list is over. */
const GAP = 2;

/**
 * `klist`, `klist -e`, `klist -kte FILE`, `ktutil list` of MIT Kerberos and Heimdal (Linux, macOS).
 *
 *     Default principal: alice@CORP.EXAMPLE
 *     11/21/2025 08:01:12  11/21/2025 18:01:12  krbtgt/CORP.EXAMPLE@CORP.EXAMPLE
 *
 * MIT Kerberos: klist manual page and source; Heimdal: kuser/klist.c.
 */
export const mitKlist: Reader<MitKlistFacts> = {
  id: 'mit-klist',
  title: 'klist output of Linux or macOS',
  cues: ['cache', 'keytab', 'klist', 'principal', 'kvno', 'vno', 'ticketzwischenspeicher', 'schlüsseltabellenname'],
  read,
  names: (facts) => uniqueNames([...realmNames(realmOf(facts)), ...facts.tickets.flatMap((t) => sql(t.service, t.line)), ...facts.keys.flatMap((k) => sql(k.principal, k.line))]),
};

function realmOf({ principal, keys }: MitKlistFacts): At<string> | undefined {
  const at = principal ?? (keys[0] && { value: keys[0].principal, line: keys[0].line });
  const realm = at && principalOf(at.value).realm;
  return realm === undefined ? undefined : realName('realm', { value: realm, line: at?.line ?? 0 })[0];
}

function sql(principal: string, line: number): Named[] {
  const { name } = principalOf(principal);
  return /^MSSQLSvc\//i.test(name) ? spnNames({ value: name, line }) : [];
}

function read(paste: Paste): readonly Reading<MitKlistFacts>[] {
  const found: Reading<MitKlistFacts>[] = [];
  const order = dateOrderOf(paste.lines.filter((l) => l.text.length < 600 && /^\s{0,6}(?:\d{1,9} )?\d{1,4}[./-]\d/.test(l.text)).map((l) => l.text.replace(/^\s{0,6}\d{1,9} (?=\d)/, '')));
  let draft: Draft | undefined;
  let lines: Open | undefined;
  let now: At<When> | undefined;
  const close = (): void => {
    if (draft && lines && (draft.error || draft.principal || draft.tickets.length > 0 || draft.keys.length > 0)) found.push(finish('mit-klist', paste, lines, draft));
    draft = undefined;
    lines = undefined;
  };
  for (const line of paste.lines) {
    if (line.text.length > 1000) {
      close();
      continue;
    }
    now = dateLine(line) ?? now;
    const begins = headOf(line) ?? errorOf(line);
    if (begins) {
      close();
      draft = { tickets: [], keys: [], ...begins, ...(now ? { now } : {}) };
      // The answer to `date` just above is part of the evidence.
      const clock = now && now.line > (found.at(-1)?.to ?? 0) && line.n - now.line <= 4 ? paste.lines[now.line - 1] : undefined;
      lines = open(clock ?? line);
      understand(lines, line.n);
    } else if (draft && lines) {
      const clock = draft.kind === 'cache' ? dateLine(line) : undefined;
      if (clock) draft.now ??= clock;
      if (clock || takeLine(draft, line, order)) understand(lines, line.n);
      else if (commandOf(line.text, ['date'])?.prompted) continue;
      else if (hasWords(line.text)) {
        lines.gap += 1;
        if (lines.gap > GAP || isPrompt(line.text)) close();
      }
    }
  }
  close();
  return found;
}

function headOf({ text, n }: PasteLine): Partial<Draft> & { kind: Draft['kind'] } | undefined {
  for (const [form, kind] of HEADS) {
    const head = form.exec(text);
    if (head) return { kind, name: { value: head[1] ?? '', line: n } };
  }
  return undefined;
}

function errorOf({ text, n }: PasteLine): Partial<Draft> & { kind: Draft['kind'] } | undefined {
  const found = ERROR.exec(text);
  const program = found?.[1] === 'kinit' ? 'kinit' : 'klist';
  const told = found?.[2]?.trim();
  if (told === undefined) return undefined;
  const kind = /command not found|not found in path/i.test(told) || /command not found/i.test(text) ? 'no-tool'
    : /key ?table|keytab/i.test(told) ? (/permission denied/i.test(told) ? 'denied' : 'no-keytab')
    : /permission denied/i.test(told) ? 'denied'
    : /(?:credentials? )?cache .{0,200}(?:not )?found|no credentials|no ticket file|cache not found|keine Anmeldedaten|kein.{0,20}zwischenspeicher/i.test(told) ? 'no-cache'
    : 'other';
  // The Windows klist says "klist failed with 0x…": that has no colon behind the name.
  return kind === 'other' && !/\b(?:while|krb5|cache|principal)\b/i.test(told) ? undefined : { kind: 'error', error: { value: { program, kind, text: told }, line: n } };
}

function takeLine(draft: Draft, { text, n }: PasteLine, order: DateOrder | undefined): boolean {
  if (draft.kind === 'error') return false;
  const principal = PRINCIPAL.exec(text);
  if (principal && draft.kind === 'cache' && !draft.principal) {
    draft.principal = { value: principal[1] ?? '', line: n };
    return true;
  }
  if (COLUMNS.test(text)) return true;
  if (draft.kind === 'keytab') {
    const key = keytabLine(text, n, order);
    if (key) draft.keys.push(key);
    return key !== undefined;
  }
  const ticket = mitTicketLine(text, n, order);
  if (ticket) {
    draft.tickets.push(ticket);
    return true;
  }
  const server = /^\s{0,8}Server: (\S{1,300}@\S{0,255})\s{0,4}$/.exec(text);
  if (server) {
    draft.tickets.push({ line: n, service: server[1] ?? '' });
    return true;
  }
  const last = draft.tickets.at(-1);
  return last !== undefined && (mitTicketDetail(last, text, order) || heimdalDetail(last, text));
}

/** "Fri Nov 21 09:41:15 UTC 2025" or "2025-11-21 09:41:15" on a line of its own: the answer to `date`. */
function dateLine({ text, n }: PasteLine): At<When> | undefined {
  const line = text.trim();
  if (line.length > 60 || line.length < 16 || !/^(?:[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d|\d{4}-\d{2}-\d{2}[ T])/.test(line) || /@|\//.test(line)) return undefined;
  const when = findWhen(line);
  return when?.at === undefined ? undefined : { value: when, line: n };
}
