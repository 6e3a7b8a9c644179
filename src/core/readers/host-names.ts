/** What a Windows machine says about its own names and addresses. */
import { hostLabels, oldAddressLabels, suffixLabels, systemLabels } from '../../data/host-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { labelled, plainLabel } from './labelled-line.ts';
import { addressOf, nameOf } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface HostNames {
  /** The short name: `SQL05`. */
  readonly name?: At<string>;
  /** Primary DNS suffix or domain: `corp.example`. Empty where it is printed and not set. */
  readonly suffix?: At<string>;
  /** The full name, where it is printed in one piece. */
  readonly full?: At<string>;
  /** Addresses of the machine, in lower case, without zone. */
  readonly addresses: readonly At<string>[];
}

type Draft = { -readonly [K in 'name' | 'suffix' | 'full']?: HostNames[K] } & { readonly block: Open; readonly addresses: At<string>[] };

const WORKSTATION = /^\p{L}.{2,60}?\s{2,60}\\\\([A-Za-z0-9][A-Za-z0-9_-]{0,14})\s{0,8}$/u;
const NAME_COMMANDS = /(?:^|[>#$]\s?|\s)(?:hostname(?:\.exe)?|\$env:computername|echo %computername%)\s{0,4}$/i;
const FULL_COMMANDS = /\[(?:System\.)?Net\.Dns\]::GetHostEntry\(.{0,60}\)\.HostName\s{0,4}$/i;

/**
 * Reads `hostname`, `$env:COMPUTERNAME` and `echo %COMPUTERNAME%` with the command before the name, ipconfig in any display language,
 * `net config workstation`, systeminfo, and lists with DNSHostName.
 *
 *     C:\>hostname
 *     SQL05
 *        IPv4 Address. . . . . . . . . . . : 10.10.1.21(Preferred)
 *     Full Computer name                   sql05.corp.example
 *
 * Source: Microsoft: hostname, ipconfig, net config workstation command references; Win32_ComputerSystem class.
 */
export const hostNames: Reader<HostNames> = {
  id: 'host-names',
  title: 'own names and addresses of a machine',
  read: (paste) => readNames(paste),
};

function readNames(paste: Paste): readonly Reading<HostNames>[] {
  const readings: Reading<HostNames>[] = [];
  let draft: Draft | undefined;
  let asked: { readonly line: PasteLine; readonly full: boolean } | undefined;
  const close = (): void => {
    if (draft && (draft.name || draft.full || draft.addresses.length > 0)) {
      const { block, ...facts } = draft;
      readings.push(finish('host-names', paste, block, facts));
    }
    draft = undefined;
  };
  paste.lines.forEach((line, index) => {
    const text = line.text.slice(0, 400);
    if (text.trim() === '') return;
    const name = NAME_COMMANDS.test(text.slice(-60)) && text.length < 300;
    if (name || (text.length < 300 && FULL_COMMANDS.test(text))) {
      close();
      asked = { line, full: !name };
      return;
    }
    if (asked) {
      const answer = nameOf(text.trim());
      if (answer !== undefined && !isPrompt(text)) {
        draft = { block: open(asked.line), addresses: [] };
        understand(draft.block, line.n);
        const at = { value: answer, line: line.n };
        if (answer.includes('.')) draft.full = at;
        else draft.name = at;
        close();
      }
      asked = undefined;
      if (draft || answer !== undefined) return;
    }
    if (isPrompt(text)) {
      close();
      return;
    }
    const begin = (): Draft => (draft ??= { block: open(line), addresses: [] });
    const taken = takeDotted(text, line.n, draft, begin) || takeWorkstation(paste, index, draft, begin) || takeList(paste, index, draft, begin);
    if (!draft) return;
    if (taken || isOfIpconfig(text)) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  });
  close();
  return readings;
}

const GAP = 3;

/** Other lines of ipconfig: lease, gateways, a second DNS server, the heading of an adapter. */
function isOfIpconfig(text: string): boolean {
  return isDotted(text) || /^\s{3,8}\p{L}[^:]{4,60}:/u.test(text) || /^\S.{2,120}:\s{0,4}$/.test(text) || (/^\s{20}/.test(text) && addressOf(text.trim()) !== undefined);
}

function isDotted(text: string): boolean {
  return /^\s/.test(text) && (text.includes('. .') || text.includes('..:') || text.includes('. :'));
}

/** `   Host Name . . . . . . . . . . . . : SQL05` */
function takeDotted(text: string, n: number, draft: Draft | undefined, begin: () => Draft): boolean {
  const colon = text.indexOf(':');
  if (colon < 2 || colon > 80) return false;
  const label = plainLabel(text.slice(0, colon).replace(/[ .]{1,80}$/, ''));
  const value = text.slice(colon + 1).trim();
  const dotted = isDotted(text);
  if ((hostLabels as readonly string[]).includes(label) && dotted && nameOf(value) !== undefined) {
    begin().name = { value, line: n };
    return true;
  }
  if (draft && (suffixLabels as readonly string[]).includes(label)) {
    draft.suffix = { value, line: n };
    return true;
  }
  if (/ipv[46]/.test(label) || (oldAddressLabels as readonly string[]).includes(label)) {
    const address = addressOf(value.replace(/\(.{0,40}\)?\s{0,4}$/, ''));
    if (address === undefined || !dotted) return false;
    begin().addresses.push({ value: address, line: n });
    return true;
  }
  return false;
}

/** `net config workstation`: the line with the two backslashes is the same in each language, the full name stands below it. */
function takeWorkstation(paste: Paste, index: number, draft: Draft | undefined, begin: () => Draft): boolean {
  const line = paste.lines[index];
  if (!line || line.text.length > 200) return false;
  const found = line.text.includes('\\\\') ? WORKSTATION.exec(line.text) : null;
  if (found) {
    begin().name = { value: found[1] ?? '', line: line.n };
    return true;
  }
  const own = draft?.name;
  if (!draft || !own || draft.full || own.line !== line.n - 1) return false;
  const last = line.text.trim().split(/\s{2,}/).at(-1) ?? '';
  if (!last.toLowerCase().startsWith(`${own.value.toLowerCase()}.`) || nameOf(last) === undefined) return false;
  draft.full = { value: last, line: line.n };
  return true;
}

function takeList(paste: Paste, index: number, draft: Draft | undefined, begin: () => Draft): boolean {
  const line = paste.lines[index];
  const pair = line && line.text.length < 300 ? labelled(line.text) : undefined;
  if (!line || !pair) return false;
  const label = plainLabel(pair.label);
  if (label === 'dnshostname' || label === 'csdnshostname') {
    if (nameOf(pair.value) === undefined) return false;
    begin().name = { value: pair.value, line: line.n };
    return true;
  }
  if (draft?.name && !draft.suffix && (label === 'domain' || label === 'csdomain')) {
    draft.suffix = { value: pair.value.includes('.') ? pair.value : '', line: line.n };
    return true;
  }
  const below = labelled(paste.lines[index + 1]?.text.slice(0, 300) ?? '');
  if ((hostLabels as readonly string[]).includes(label) && below && (systemLabels as readonly string[]).includes(plainLabel(below.label)) && nameOf(pair.value) !== undefined) {
    begin().name = { value: pair.value, line: line.n };
    return true;
  }
  return false;
}
