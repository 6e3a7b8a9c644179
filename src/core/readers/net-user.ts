import { netUserBegins, netUserEnds, netUserLabels, netUserValues } from '../../data/net-user-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { realName } from './kerberos-names.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At, Reader, Reading } from './reader.ts';

/** What `net user NAME /domain` tells about an account. Dates stay as printed: their order follows the display language. */
export interface NetUserFacts {
  /** The name that was typed, when the prompt line was pasted with the answer. */
  readonly asked?: At<string>;
  /** The domain whose controller answered; absent for a local account. */
  readonly domain?: At<string>;
  readonly user?: At<string>;
  readonly active?: At<'yes' | 'no' | 'locked'>;
  readonly expires?: At<NetDate>;
  readonly passwordSet?: At<NetDate>;
  readonly passwordExpires?: At<NetDate>;
  readonly lastLogon?: At<NetDate>;
  /** Computers from which the account may log on; `all` without a restriction. */
  readonly workstations?: At<string>;
  readonly allWorkstations?: boolean;
  /** Hours at which it may log on; `all` without a restriction. */
  readonly logonHours?: At<string>;
  readonly allHours?: boolean;
  readonly localGroups: readonly At<string>[];
  readonly globalGroups: readonly At<string>[];
  /** `NET HELPMSG 2221`: the account does not exist. `System error 1355`: no domain controller. */
  readonly error?: At<number>;
}

export interface NetDate {
  readonly text: string;
  readonly never: boolean;
}

type Draft = { -readonly [K in keyof NetUserFacts]: NetUserFacts[K] } & { localGroups: At<string>[]; globalGroups: At<string>[] };
type Label = keyof typeof netUserLabels;

const LABELS: readonly (readonly [string, Label])[] = (Object.keys(netUserLabels) as Label[])
  .flatMap((key) => netUserLabels[key].map((label) => [fold(label), key] as const))
  .sort((a, b) => b[0].length - a[0].length);
const ENDS = netUserEnds.map(fold);
const BEGINS = netUserBegins.map(fold);
const DATES = new Set<Label>(['expires', 'passwordSet', 'passwordExpires', 'lastLogon']);
/** Lines without a known label after which the output is over; a logon hours list has up to seven. */
const GAP = 4;

/** NERR_UserNotFound. */
const NO_SUCH_USER = 2221;

/** Letters a to z only, in lower case: what is left of a text in any code page. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}

/**
 * `net user NAME /domain`, in English, German, French and Spanish.
 *
 *     Account active               Locked
 *     Password expires             1/2/2026 1:15:13 AM
 *
 * Microsoft: net user command reference; translated output as published.
 */
export const netUser: Reader<NetUserFacts> = {
  id: 'net-user',
  title: 'net user output',
  read,
  names: ({ domain }) => (domain?.value.includes('.') ? realName('domain', domain) : []),
};

function read(paste: Paste): readonly Reading<NetUserFacts>[] {
  const found: Reading<NetUserFacts>[] = [];
  let draft: Draft | undefined;
  let lines: Open | undefined;
  let groups: At<string>[] | undefined;
  const close = (): void => {
    if (draft && lines && (draft.active || draft.passwordSet || draft.error)) found.push(finish('net-user', paste, lines, draft));
    draft = undefined;
    lines = undefined;
    groups = undefined;
  };
  for (const line of paste.lines) {
    const { text, n } = line;
    if (text.length > 600) {
      close();
      continue;
    }
    const typed = typedName(line);
    if (typed) {
      close();
      draft = { localGroups: [], globalGroups: [], asked: typed };
      lines = open(line);
      continue;
    }
    const begin: { domain?: At<string>; error?: At<number> } | undefined = domainOf(line) ?? errorOf(line);
    const row = begin ? undefined : rowOf(text);
    // Any net command prints system errors; only the unknown account is of this one.
    if (begin?.error && !draft && begin.error.value !== NO_SUCH_USER) continue;
    if (begin || (row && startsAnew(draft, row.label))) {
      // "The request will be processed …" stands above the rows; an error may stand below a command.
      if (draft && (draft.error || draft.active || (begin?.domain && draft.domain) || (row && draft.user))) close();
      if (!draft) {
        draft = { localGroups: [], globalGroups: [] };
        lines = open(line);
      }
      Object.assign(draft, begin ?? {});
    }
    if (!draft || !lines) continue;
    if (begin) understand(lines, n);
    else if (row) {
      groups = take(draft, row, n);
      understand(lines, n);
    } else if (ENDS.some((end) => fold(text).startsWith(end))) {
      understand(lines, n);
      close();
    } else if (groups && /^\s{4,80}\*/.test(text)) {
      groups.push(...groupsIn(text, n));
      understand(lines, n);
    } else if (draft.logonHours && !groups && /^\s{16,80}\S/.test(text)) understand(lines, n);
    else if (isPrompt(text) && !commandOf(text, ['net', 'net1'])) close();
    else if (pass(lines, line, GAP)) close();
  }
  close();
  return found;
}

/** A row begins another account when its label was seen already, or it is the first of an output. */
function startsAnew(draft: Draft | undefined, label: Label): boolean {
  if (!draft) return label === 'user' || label === 'active' || label === 'passwordSet';
  return label === 'user' ? draft.user !== undefined || draft.error !== undefined : label === 'active' && draft.active !== undefined;
}

function rowOf(text: string): { label: Label; value: string } | undefined {
  if (!/^[A-Za-zÀ-ÿ\u0080-\uffff]/.test(text)) return undefined;
  const gap = /^(.{3,60}?)(?: {2,60}|\t{1,4}|\s*$)(.{0,300})$/.exec(text.slice(0, 400));
  const label = gap?.[1] === undefined ? '' : fold(gap[1]);
  // A label as long as its column leaves one blank or none: "Benutzer kann Kennwort ändern       Ja", "Último cambio de contraseña".
  const known = LABELS.find(([folded]) => folded === label);
  // "PasswordLastSet : …" is a list of PowerShell.
  return known && gap && !gap[2]?.trim().startsWith(':') ? { label: known[1], value: (gap[2] ?? '').trim() } : undefined;
}

function take(draft: Draft, { label, value }: { label: Label; value: string }, line: number): At<string>[] | undefined {
  const plain = fold(value);
  if (label === 'user' && value !== '') draft.user = { value, line };
  else if (label === 'active') {
    const state = netUserValues.locked.some((v) => plain.startsWith(v)) ? 'locked' : netUserValues.no.some((v) => plain === v) ? 'no' : netUserValues.yes.some((v) => plain === v) ? 'yes' : undefined;
    if (state) draft.active = { value: state, line };
  } else if (DATES.has(label) && value !== '') {
    draft[label as 'expires' | 'passwordSet' | 'passwordExpires' | 'lastLogon'] = { value: { text: value, never: !/\d/.test(value) && netUserValues.never.some((v) => plain === v) }, line };
  } else if (label === 'workstations') {
    draft.workstations = { value, line };
    draft.allWorkstations = value === '' || netUserValues.all.some((v) => plain === v);
  } else if (label === 'logonHours') {
    draft.logonHours = { value, line };
    draft.allHours = value === '' || netUserValues.all.some((v) => plain === v);
  } else if (label === 'localGroups' || label === 'globalGroups') {
    draft[label].push(...groupsIn(value, line));
    return draft[label];
  }
  return undefined;
}

/** `*Domain Users         *Managers`: each group begins with a star; long names are cut to 21 letters. */
function groupsIn(text: string, line: number): At<string>[] {
  return text.split('*').slice(1).map((g) => ({ value: g.trim(), line })).filter((g) => g.value !== '');
}

/** `net user svc-sql05 /domain` behind a prompt. */
function typedName({ text, n }: PasteLine): At<string> | undefined {
  const command = commandOf(text, ['net', 'net1']);
  const name = command?.args[1];
  return command?.prompted && command.args[0]?.toLowerCase() === 'user' && name !== undefined && !name.startsWith('/') ? { value: name, line: n } : undefined;
}

function domainOf({ text, n }: PasteLine): { domain: At<string> } | undefined {
  if (text.length > 200 || text.length < 30) return undefined;
  const plain = fold(text);
  if (!BEGINS.some((begin) => plain.startsWith(begin))) return undefined;
  const domain = /([A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,8}|[A-Z][A-Z0-9_-]{1,14})(?=[."' ]{0,3}(?:\s\S{1,20}){0,3}\.?\s*$)/.exec(text);
  return domain ? { domain: { value: domain[1] ?? '', line: n } } : undefined;
}

function errorOf({ text, n }: PasteLine): { error: At<number> } | undefined {
  const found = /\bNET HELPMSG (\d{1,5})\b/.exec(text.slice(0, 200)) ?? /^(?:System error|Systemfehler|L'erreur système|Erreur système|Error de sistema) (\d{1,5})\b/.exec(text.slice(0, 80));
  return found ? { error: { value: Number(found[1]), line: n } } : undefined;
}
