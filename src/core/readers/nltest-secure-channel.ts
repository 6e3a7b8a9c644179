/** What `nltest /sc_query` and `nltest /sc_verify` say about the channel between a machine and its domain. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { isDone, printedStatus } from './console-words.ts';
import type { PrintedStatus } from './console-words.ts';
import { isBlank, nameOf, realName } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface SecureChannel {
  readonly asked?: At<string>;
  readonly command?: 'sc_query' | 'sc_verify' | 'sc_reset' | 'sc_change_pwd';
  /** Empty in the output when there is no channel. */
  readonly dc?: At<string>;
  readonly flags?: At<string>;
  readonly connection?: At<PrintedStatus>;
  /** Only sc_verify and sc_reset print it. */
  readonly verification?: At<PrintedStatus>;
  /** The call itself failed: I_NetLogonControl failed. */
  readonly refused?: At<PrintedStatus>;
}

type Draft = { -readonly [K in keyof SecureChannel]?: SecureChannel[K] } & { readonly block: Open };

const GAP = 1;
const FLAGS = /^\s{0,4}[\p{L} ]{3,20}[:：] ?([0-9a-f]{1,8})(?:\s{1,4}(?:HAS_IP|HAS_TIMESERV|USE_DNS|PDC|REDUN)){0,6}\s{0,4}$/iu;
const DC_AT_END = /^[^\\:]{5,80} \\\\([^\s\\]{1,255})\s{0,4}$/;
const DC_EMPTY = /^\s{0,4}(?:Trusted DC Name|Name des vertrauensw.{1,3}rdigen DCs)\s{0,4}$/i;

/**
 * Reads the answers of nltest about a secure channel in any display language: status numbers and symbols are never translated.
 *
 *     Flags: b0 HAS_IP  HAS_TIMESERV
 *     Trusted DC Name \\DC01.corp.example
 *     Trusted DC Connection Status Status = 0 0x0 NERR_Success
 *     Trust Verification Status = 0 0x0 NERR_Success
 *
 * Source: Microsoft: nltest command reference.
 */
export const nltestSecureChannel: Reader<SecureChannel> = {
  id: 'nltest-secure-channel',
  title: 'nltest /sc_query or /sc_verify output',
  cues: ['nltest', 'dc', 'nerr', 'flags', 'netlogoncontrol'],
  read: (paste) => readChannels(paste),
  names: ({ dc }) => (dc && realName(dc.value) ? [{ kind: 'dc', value: dc.value, line: dc.line } satisfies Named] : []),
};

function readChannels(paste: Paste): readonly Reading<SecureChannel>[] {
  const readings: Reading<SecureChannel>[] = [];
  let draft: Draft | undefined;
  /** Lines that may be the head of a block: they count once a status follows. */
  let head: { line: PasteLine; flags?: string; dc?: string }[] = [];
  const close = (): void => {
    if (draft && (draft.connection || draft.verification || draft.refused)) {
      const { block, ...facts } = draft;
      readings.push(finish('nltest-secure-channel', paste, block, facts));
    }
    draft = undefined;
    head = [];
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 500);
    const command = commandOf(text, ['nltest']);
    if (command || isPrompt(text)) {
      close();
      const found = command?.args.map((a) => /^[/-](sc_query|sc_verify|sc_reset|sc_change_pwd):([^\\]{0,255})/i.exec(a)).find((m) => m);
      if (found) {
        draft = { block: open(line), command: (found[1] ?? '').toLowerCase() as NonNullable<SecureChannel['command']> };
        if (nameOf(found[2] ?? '')) draft.asked = { value: found[2] ?? '', line: line.n };
      }
      continue;
    }
    const status = statusOf(text);
    if (status) {
      const { refused, printed } = status;
      if (draft && (refused ? draft.connection || draft.refused : draft.verification || draft.refused)) close();
      if (!draft && !refused) draft = withHead(head, line);
      draft ??= { block: open(line) };
      if (draft.command) takeHead(draft, head);
      head = [];
      understand(draft.block, line.n);
      const at = { value: printed, line: line.n };
      if (refused) draft.refused = at;
      else if (draft.connection) draft.verification = at;
      else draft.connection = at;
      continue;
    }
    const flags = FLAGS.exec(text)?.[1];
    const dc = DC_AT_END.exec(text)?.[1];
    if (flags !== undefined || dc !== undefined || DC_EMPTY.test(text)) {
      if (draft?.connection) close();
      if (head.length > 2) head.shift();
      head.push({ line, ...(flags === undefined ? {} : { flags }), ...(dc === undefined ? {} : { dc }) });
    } else if (draft?.connection && isDone(text)) understand(draft.block, line.n);
    else if (draft && pass(draft.block, line, GAP)) close();
    else if (!draft && text.trim() !== '') head = [];
  }
  close();
  return readings;
}

function withHead(head: readonly { line: PasteLine; flags?: string; dc?: string }[], line: PasteLine): Draft {
  const first = head[0];
  const draft: Draft = { block: open(first?.line ?? line) };
  takeHead(draft, head);
  return draft;
}

function takeHead(draft: Draft, head: readonly { line: PasteLine; flags?: string; dc?: string }[]): void {
  for (const { line, flags, dc } of head) {
    understand(draft.block, line.n);
    if (flags !== undefined) draft.flags = { value: flags, line: line.n };
    const name = dc === undefined ? undefined : nameOf(dc);
    if (name) draft.dc = { value: name, line: line.n };
  }
}

/** A status of the channel, or of the call; failures of other commands of nltest have a colon or full stop in front of "Status". */
function statusOf(text: string): { printed: PrintedStatus; refused: boolean } | undefined {
  const status = text.includes('= ') ? printedStatus(text) : undefined;
  if (!status || status.before.length < 5 || status.before.length > 200) return undefined;
  const printed = { code: status.code, symbol: status.symbol };
  if (/I_NetLogonControl/i.test(status.before)) return { printed, refused: true };
  return /[:.] ?Status$/.test(status.before) ? undefined : { printed, refused: false };
}
