/** What nslookup prints. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import { addressOf, isBlank, nameOf, realName, reverseAddress } from './network-text.ts';
import { failureOf, isRemark, isTimeout, kindOf } from './nslookup-lines.ts';
import type { LookupFailure } from './nslookup-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

/** One question to DNS and its answer. */
export interface Lookup {
  /** Name or address that was asked for: from the command, or from the error line. */
  readonly asked?: At<string>;
  readonly server?: At<string>;
  readonly serverAddress?: At<string>;
  /** The name in the answer: the real one behind an alias, or the one that a reverse record gives. */
  readonly name?: At<string>;
  readonly addresses: readonly At<string>[];
  /** Names that lead to `name` by CNAME. */
  readonly aliases: readonly At<string>[];
  /** Hosts of SRV records. */
  readonly services: readonly At<string>[];
  readonly failure?: At<LookupFailure>;
}

type Draft = { -readonly [K in 'asked' | 'server' | 'serverAddress' | 'name' | 'failure']?: Lookup[K] } & {
  readonly block: Open; readonly addresses: At<string>[]; readonly aliases: At<string>[]; readonly services: At<string>[];
  /** What a line without a label goes on with. */
  list?: 'addresses' | 'aliases' | 'serverAddress';
};

const GAP = 2;

/**
 * Reads nslookup of Windows in several display languages and of Linux: forward, reverse, aliases, SRV records, names that do not exist,
 * and servers that do not answer. Each question is a block of its own.
 *
 *     Name:    sql01.corp.example
 *     Address:  10.10.1.21
 *     Aliases:  sqlprod.corp.example
 *
 * Source: Microsoft: nslookup command reference.
 */
export const nslookup: Reader<Lookup> = {
  id: 'nslookup',
  title: 'nslookup output',
  read: (paste) => readLookups(paste),
  names: ({ name, addresses, asked }) => {
    // A reverse record names whatever it names: only a name that was asked for is the server.
    const server = name && !asked?.value.startsWith('_') && !(asked && addressOf(asked.value)) ? realName(name.value) : undefined;
    const out: Named[] = server && name ? [{ kind: 'server', value: server, line: name.line }] : [];
    return [...out, ...addresses.map((a) => ({ kind: 'address', ...a }) as const)];
  },
};

function readLookups(paste: Paste): readonly Reading<Lookup>[] {
  const readings: Reading<Lookup>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.name || draft.addresses.length > 0 || draft.failure || draft.services.length > 0)) {
      const { block, list: _list, ...facts } = draft;
      readings.push(finish('nslookup', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), addresses: [], aliases: [], services: [] });
  const answered = (d: Draft): boolean => d.name !== undefined || d.failure !== undefined;
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 600);
    const question = questionOf(text, draft);
    if (question !== undefined || isPrompt(text)) {
      close();
      if (question !== undefined) {
        draft = begin(line);
        if (question !== '') draft.asked = { value: addressOf(question) ?? question, line: line.n };
      }
      continue;
    }
    if (text.trimStart().startsWith('**')) {
      const failure = failureOf(text.trim());
      if (failure === 'note') {
        draft ??= begin(line);
        understand(draft.block, line.n);
        continue;
      }
      if (failure) {
        if (draft && answered(draft)) close();
        draft ??= begin(line);
        understand(draft.block, line.n);
        draft.failure = { value: failure.means, line: line.n };
        if (failure.asked) draft.asked ??= { value: addressOf(failure.asked) ?? reverseAddress(failure.asked) ?? failure.asked, line: line.n };
        delete draft.list;
        continue;
      }
    }
    if (isTimeout(text)) {
      draft ??= begin(line);
      understand(draft.block, line.n);
      continue;
    }
    if (takeLinux(text, line, () => (draft ??= begin(line)))) continue;
    const pair = labelled(text);
    const kind = pair && kindOf(pair.label, pair.value);
    if (pair && kind === 'server') {
      if (draft && (answered(draft) || draft.server)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.server = { value: pair.value, line: line.n };
      draft.list = 'serverAddress';
    } else if (pair && kind === 'name') {
      const next = paste.lines[line.n];
      // "Name:" stands in many texts: an address has to follow, or a server stands before.
      if (!draft?.server && !(next && kindOf(labelled(next.text.slice(0, 200))?.label ?? '', addressOf(labelled(next.text.slice(0, 200))?.value ?? '') ?? '') === 'address')) {
        if (draft && pass(draft.block, line, GAP)) close();
        continue;
      }
      if (draft?.name && draft.name.value !== pair.value) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.name = { value: nameOf(pair.value) ?? pair.value, line: line.n };
      draft.list = 'addresses';
    } else if (draft && pair && (kind === 'address' || kind === 'alias')) {
      understand(draft.block, line.n);
      if (kind === 'address' && draft.list !== 'serverAddress') draft.list = 'addresses';
      if (kind === 'alias') draft.list = 'aliases';
      add(draft, pair.value, line.n);
    } else if (draft?.list && /^\s/.test(text) && !text.trim().includes(' ') && add(draft, text.trim(), line.n)) understand(draft.block, line.n);
    else if (draft && isRemark(text)) understand(draft.block, line.n);
    else if (draft && hasWords(text) && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** What is asked by a command or at the prompt of nslookup; '' for the program alone. */
function questionOf(text: string, draft: Draft | undefined): string | undefined {
  const command = commandOf(text, ['nslookup']);
  if (command) {
    const words = command.args.filter((a) => !a.startsWith('-'));
    return words[0] === undefined || nameOf(words[0]) !== undefined || addressOf(words[0]) !== undefined ? (words[0] ?? '').replace(/\.$/, '') : undefined;
  }
  const typed = draft ? /^> ([^\s]{1,255})$/.exec(text)?.[1] : undefined;
  return typed !== undefined && (nameOf(typed) ?? addressOf(typed)) ? typed : undefined;
}

/** nslookup of Linux and SRV records: `sqlprod  canonical name = sql01.`, `21.1.10.10.in-addr.arpa  name = sql01.`, `svr hostname = dc01`. */
function takeLinux(text: string, line: PasteLine, draft: () => Draft): boolean {
  const found = /^\s{0,12}(\S{0,255}?)\s{0,12}\b(canonical name|name|svr hostname|priority|weight|port|service) {0,12}= (\S{1,255})(?: \d{1,5} \d{1,5} (\S{1,255}))?$/.exec(text);
  if (!found) return /SRV service location:\s{0,4}$/.test(text) && nameOf(text.trim().split(/\s/)[0] ?? '') !== undefined ? (understand(draft().block, line.n), true) : false;
  const [, before = '', what = '', value = '', host] = found;
  const name = nameOf(value);
  if (what === 'canonical name' && name && nameOf(before)) {
    const d = draft();
    d.aliases.push({ value: nameOf(before) ?? before, line: line.n });
    understand(d.block, line.n);
    return true;
  }
  const address = what === 'name' ? reverseAddress(before) : undefined;
  if (address && name) {
    const d = draft();
    d.name = { value: name, line: line.n };
    d.addresses.push({ value: address, line: line.n });
    understand(d.block, line.n);
    return true;
  }
  const service = what === 'svr hostname' ? name : what === 'service' && host ? nameOf(host) : undefined;
  if (!service && !(['priority', 'weight', 'port'].includes(what) && before === '')) return false;
  const d = draft();
  if (service) d.services.push({ value: service, line: line.n });
  understand(d.block, line.n);
  return true;
}

function add(draft: Draft, text: string, line: number): boolean {
  const address = addressOf(text);
  const name = nameOf(text);
  if (draft.list === 'aliases') return name !== undefined && draft.aliases.push({ value: name, line }) > 0;
  if (address === undefined) return false;
  if (draft.list === 'serverAddress') {
    draft.serverAddress = { value: address, line };
    delete draft.list;
    return true;
  }
  return draft.addresses.push({ value: address, line }) > 0;
}
