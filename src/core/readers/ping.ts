/** What ping says about names and addresses. */
import { pingNotFound, pingTimeouts } from '../../data/console-labels.ts';
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { plainLabel } from './labelled-line.ts';
import { addressOf, isBlank, isOwnAddress, nameOf, realName } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface Ping {
  /** What the command asked for, where the paste has the command. */
  readonly asked?: At<string>;
  /** True when -a stands in the command: an address is turned into a name. Undefined without the command. */
  readonly back?: boolean;
  /** The name that the resolver gave. */
  readonly name?: At<string>;
  readonly address?: At<string>;
  /** A name without an address. */
  readonly notFound?: At<string>;
  readonly replies: number;
  readonly lost: number;
}

type Draft = { -readonly [K in 'asked' | 'back' | 'name' | 'address' | 'notFound']?: Ping[K] } & { readonly block: Open; replies: number; lost: number };

/** `sql01.corp.example [10.10.1.21]`: name and address stand like this in each language. */
const BOTH = /(?:^|[\s"'])([^\s"'[\]]{1,255}) ?\[([0-9A-Fa-f.:%]{2,60})\]/;
/** Linux and macOS: `PING sql01.corp.example (10.10.1.21) 56(84) bytes of data.` */
const UNIX = /^PING ([^\s()]{1,255}) ?\(([0-9A-Fa-f.:%]{2,60})\)/;
const UNIX_REPLY = /^\d{1,6} bytes from ([^\s()]{1,255})(?: \(([0-9A-Fa-f.:%]{2,60})\))?:/;
const UNIX_UNKNOWN = /^ping6?: (?:cannot resolve |unknown host )?([^\s:]{1,255})(?:: (?:Name or service not known|Temporary failure in name resolution|No address associated|Unknown host|nodename nor servname)|$)/;
const ALONE = /(?:^|[\s"'])([0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,40}(?:%\d{1,5})?)(?=\s)/;
const REPLY = /(?:^|\s)(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,40}(?:%\d{1,5})?) ?[:：].{0,80}[<=] ?\d{1,6} ?m/;
/** The end of the first line: "with 32 bytes of data:", "mit 32 Bytes Daten:", "具有 32 字节的数据:". */
const COUNTED = /\d{1,6} ?\p{L}.{0,40}[:：]\s{0,4}$/u;
const GAP = 2;

/**
 * Reads ping of Windows in any display language, and of Linux: which name led to which address, or which address to which name.
 *
 *     Pinging sql01.corp.example [10.10.1.21] with 32 bytes of data:
 *     Ping wird ausgeführt für 10.10.1.22 mit 32 Bytes Daten:
 *     Ping request could not find host sql99. Please check the name and try again.
 *
 * Source: Microsoft KB 811889, step 1; ping command reference.
 */
export const ping: Reader<Ping> = {
  id: 'ping',
  title: 'ping output',
  read: (paste) => readPings(paste),
  names: ({ asked, back, name, address }) => {
    const server = back || !name ? undefined : realName(name.value);
    const out: Named[] = server && name ? [{ kind: 'server', value: server, line: name.line }] : [];
    if (address && !(asked && back) && !isOwnAddress(address.value)) out.push({ kind: 'address', value: address.value, line: address.line });
    return out;
  },
};

function readPings(paste: Paste): readonly Reading<Ping>[] {
  const readings: Reading<Ping>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.address || draft.notFound)) {
      const { block, ...facts } = draft;
      readings.push(finish('ping', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: Paste['lines'][number]): Draft => ({ block: open(line), replies: 0, lost: 0 });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 500);
    const typed = typedPing(text);
    if (typed || isPrompt(text)) {
      close();
      if (typed) {
        draft = begin(line);
        draft.asked = { value: typed.asked, line: line.n };
        draft.back = typed.back;
      }
      continue;
    }
    const head = headOf(text);
    if (head) {
      if (draft && (draft.address || draft.notFound)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      if (head.name !== undefined) draft.name = { value: head.name, line: line.n };
      draft.address = { value: head.address, line: line.n };
      continue;
    }
    const missing = notFoundOf(text, draft);
    if (missing !== undefined) {
      if (draft && (draft.address || draft.notFound)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.notFound = { value: missing, line: line.n };
      continue;
    }
    if (!draft) continue;
    if (draft.notFound && line.n - draft.notFound.line === 1 && hasWords(text) && text.length < 90 && !/[.。]\s{0,4}$/.test(paste.lines[line.n - 2]?.text.slice(0, 500) ?? '')) {
      // The second half of the sentence, which a console of 80 columns puts on a line of its own.
      understand(draft.block, line.n);
    } else if (draft.address && isRest(draft, text, line.n)) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** The command in front; "Ping wird ausgeführt" begins with the name of the program too, so arguments have to look like some. */
function typedPing(text: string): { asked: string; back: boolean } | undefined {
  const command = commandOf(text, ['ping', 'ping6']);
  if (!command) return undefined;
  const targets: string[] = [];
  for (let i = 0; i < command.args.length; i += 1) {
    const arg = command.args[i] ?? '';
    if (/^[-/][nliwrsvjkScWt]$/.test(arg) && /^[0-9.:]{1,40}$/.test(command.args[i + 1] ?? '')) i += 1;
    else if (!/^[-/]/.test(arg)) targets.push(arg);
  }
  const asked = targets[0] ?? '';
  if (targets.length !== 1 || !(nameOf(asked) ?? addressOf(asked))) return undefined;
  return { asked: addressOf(asked) ?? asked, back: command.args.some((a) => /^[-/]a$/i.test(a)) };
}

function headOf(text: string): { name?: string; address: string } | undefined {
  const both = UNIX.exec(text) ?? (text.includes('[') ? BOTH.exec(text) : null);
  if (both) {
    const address = addressOf(both[2] ?? '');
    const name = nameOf(both[1] ?? '');
    if (!address || (!/ping/i.test(text) && (!COUNTED.test(text.slice(-60)) || /hops/i.test(text)))) return undefined;
    return name === undefined ? { address } : { name, address };
  }
  if ((!/ping/i.test(text) && !/^\s{0,4}(?:Disparando|Badanie|Обмен)/.test(text)) || !COUNTED.test(text.slice(-60))) return undefined;
  const address = addressOf(ALONE.exec(text)?.[1] ?? '');
  return address === undefined ? undefined : { address };
}

function notFoundOf(text: string, draft: Draft | undefined): string | undefined {
  if (text.length > 300) return undefined;
  const unix = UNIX_UNKNOWN.exec(text.trimStart());
  if (unix && (text.includes(': ', 6) || draft?.asked)) return nameOf(unix[1] ?? '');
  const plain = plainLabel(text);
  for (const { before } of pingNotFound) {
    const at = plain.indexOf(before);
    if (at < 0 || at > 5) continue;
    const word = /^["„«]?([^\s"“”»。]{1,255})/.exec(plain.slice(at + before.length))?.[1] ?? '';
    return nameOf(word.replace(/\.$/, ''));
  }
  return undefined;
}

/** Lines behind the first one: replies, time-outs, the statistics. Their words do not matter. */
function isRest(draft: Draft, text: string, n: number): boolean {
  const reply = UNIX_REPLY.exec(text);
  if (reply || /TTL=\d/i.test(text) || REPLY.test(text)) {
    draft.replies += 1;
    // Linux names the machine behind the address in each reply.
    const name = reply?.[2] === undefined ? undefined : nameOf(reply[1] ?? '');
    if (name && !draft.name) draft.name = { value: name, line: n };
    return true;
  }
  const plain = plainLabel(text);
  if (pingTimeouts.some((t) => plain.startsWith(t))) {
    draft.lost += 1;
    return true;
  }
  if (draft.address && text.includes(draft.address.value)) return true;
  if (addressOf(/[0-9.]{7,15}/.exec(text)?.[0] ?? '') !== undefined && /[.。]\s{0,4}$/.test(text)) {
    draft.lost += 1;
    return true;
  }
  return /^\s{1,8}\S.{0,200}= ?\d{1,9}/.test(text) || /^\s{0,8}\(\d{1,3}/.test(text) || /^(?:---|rtt |round-trip |\d{1,9} packets )/.test(text) || (/[:：]\s{0,4}$/.test(text) && text.length < 80) || /^\s{0,4}with \d{1,6} bytes of data:/.test(text);
}
