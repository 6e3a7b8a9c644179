import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { klistLine } from './klist-lines.ts';
import type { KlistCall, KlistLine, KlistVerb } from './klist-lines.ts';
import { tgtLine, tgtStart } from './klist-tgt.ts';
import type { KlistTgt, TgtDraft } from './klist-tgt.ts';
import { flagsGoOn, ticketLine, ticketStart } from './klist-ticket.ts';
import type { KlistTicket, TicketDraft } from './klist-ticket.ts';
import { hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At } from './reader.ts';

/** One answer of the Windows klist, whatever it was asked. */
export interface KlistBlock {
  /** What was typed, when the prompt line was pasted with it. */
  readonly command?: At<{ readonly verb: KlistVerb; readonly asked?: string; readonly session?: string }>;
  readonly logonId?: At<string>;
  /** The session that `-li` names. */
  readonly targetId?: At<string>;
  /** The number in "Cached Tickets: (3)". */
  readonly announced?: At<number>;
  readonly tickets: readonly KlistTicket[];
  readonly tgt?: KlistTgt;
  readonly sessions: readonly KlistSession[];
  readonly retrieved?: At<string>;
  readonly failure?: KlistFailure;
  readonly purge?: At<boolean>;
}

export interface KlistSession {
  readonly index: number;
  readonly id: string;
  readonly account: string;
  /** Package and kind of logon: `Kerberos:Interactive`. */
  readonly type: string;
  readonly line: number;
}

export interface KlistFailure {
  readonly call?: At<KlistCall>;
  /** Win32 code in the line of the API call: 0x6fb. */
  readonly substatus?: At<number>;
  /** NTSTATUS or SSPI code: 0xc000018b. */
  readonly status?: At<number>;
  readonly message?: At<string>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<KlistBlock, 'tickets' | 'sessions' | 'tgt' | 'failure'>> & { tickets: TicketDraft[]; sessions: KlistSession[]; tgt?: TgtDraft; failure?: Mutable<KlistFailure> };

/** Unknown lines after which an answer is over. */
const GAP = 3;

/** All answers of klist in a paste, in order, with the lines that belong to them. */
export function klistBlocks(paste: Paste): readonly { readonly block: KlistBlock; readonly lines: Open }[] {
  const found: { block: KlistBlock; lines: Open }[] = [];
  let draft: Draft | undefined;
  let lines: Open | undefined;
  let message = 0;
  const close = (): void => {
    if (draft && lines) found.push({ block: clean(draft), lines });
    draft = undefined;
    lines = undefined;
    message = 0;
  };
  for (const line of paste.lines) {
    const { text, n } = line;
    if (text.length > 1000) {
      close();
      continue;
    }
    const start = ticketStart(text, n);
    const said = start ? undefined : klistLine(text);
    const known = said?.kind === 'retrieved' && !said.sure && !(draft?.logonId && draft.tickets.length === 0 && lines?.gap === 0) ? undefined : said;
    const begins = start !== undefined || known !== undefined || tgtStart(text);
    if (draft && lines && begins && isAnotherAnswer(draft, known, start)) close();
    if (begins && !(draft && lines)) {
      draft = { tickets: [], sessions: [] };
      lines = open(line);
    }
    if (!draft || !lines) continue;
    const ticket = draft.tickets.at(-1);
    if (start) draft.tickets.push(start);
    else if (known) {
      take(draft, known, n);
      message = known.kind === 'failed' ? 3 : 0;
    } else if (draft.tgt ? tgtLine(draft.tgt, text, n) : tgtStart(text)) draft.tgt ??= newTgt(text, n);
    else if (ticket && (flagsGoOn(ticket, text, n) || ticketLine(ticket, text, n))) message = 0;
    else if (message > 0 && draft.failure?.message && hasWords(text) && !isPrompt(text)) {
      draft.failure.message = { value: `${draft.failure.message.value} ${text.trim()}`.trim(), line: draft.failure.message.line };
      message -= 1;
    } else {
      if (!hasWords(text)) {
        message = 0;
        continue;
      }
      lines.gap += 1;
      if (lines.gap > GAP || isPrompt(text)) close();
      continue;
    }
    understand(lines, n);
  }
  close();
  return found;
}

function isAnotherAnswer(draft: Draft, known: KlistLine | undefined, start: TicketDraft | undefined): boolean {
  const answered = draft.tickets.length > 0 || draft.announced !== undefined || draft.failure !== undefined || draft.tgt !== undefined || draft.purge !== undefined || draft.sessions.length > 0;
  if (start) return draft.failure?.status !== undefined || draft.purge?.value === true || (draft.tickets.at(-1)?.index ?? -1) >= start.index;
  if (known === undefined) return draft.tickets.length > 0;
  if (known.kind === 'command') return true;
  if (known.kind === 'logon') return draft.targetId !== undefined || answered || draft.retrieved !== undefined;
  if (known.kind === 'count') return draft.announced !== undefined || draft.tickets.length > 0;
  if (known.kind === 'api') return answered || draft.retrieved !== undefined;
  if (known.kind === 'failed') return draft.failure?.status !== undefined || draft.tickets.length > 0;
  if (known.kind === 'retrieved') return answered || draft.retrieved !== undefined;
  if (known.kind === 'purge') return draft.tickets.length > 0 || draft.purge?.value === true;
  if (known.kind === 'tgt') return answered;
  return false;
}

function take(draft: Draft, known: KlistLine, line: number): void {
  if (known.kind === 'command') {
    const { verb, asked, session } = known;
    draft.command = { value: { verb, ...(asked === undefined ? {} : { asked }), ...(session === undefined ? {} : { session }) }, line };
  } else if (known.kind === 'logon') {
    if (draft.logonId === undefined) draft.logonId = { value: known.id, line };
    else draft.targetId = { value: known.id, line };
  } else if (known.kind === 'count') draft.announced = { value: known.count, line };
  else if (known.kind === 'session') draft.sessions.push({ index: known.index, id: known.id, account: known.account, type: known.type, line });
  else if (known.kind === 'retrieved') draft.retrieved = { value: known.spn, line };
  else if (known.kind === 'purge') draft.purge = { value: known.done || draft.purge?.value === true, line };
  else if (known.kind === 'api') {
    draft.failure ??= {};
    draft.failure.call = { value: known.call, line };
    if (known.substatus !== undefined) draft.failure.substatus = { value: known.substatus, line };
  } else if (known.kind === 'failed') {
    draft.failure ??= {};
    draft.failure.status = { value: known.status, line };
    draft.failure.message = { value: known.message, line };
  }
}

function newTgt(text: string, line: number): TgtDraft {
  const tgt: TgtDraft = { line };
  tgtLine(tgt, text, line);
  return tgt;
}

function clean({ tickets, ...rest }: Draft): KlistBlock {
  return { ...rest, tickets: tickets.map(({ renewSeen: _seen, ...ticket }) => ticket) };
}
