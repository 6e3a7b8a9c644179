/** What `nltest /dsgetdc` finds. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { isDone, printedStatus } from './console-words.ts';
import type { PrintedStatus } from './console-words.ts';
import { labelled, plainLabel } from './labelled-line.ts';
import { addressOf, isBlank, nameOf, realName } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface FoundController {
  /** Domain in the command, where the paste has it. */
  readonly asked?: At<string>;
  readonly dc?: At<string>;
  readonly address?: At<string>;
  readonly domain?: At<string>;
  readonly forest?: At<string>;
  readonly dcSite?: At<string>;
  readonly ownSite?: At<string>;
  /** PDC, GC, KDC, WRITABLE, CLOSE_SITE … */
  readonly flags?: At<readonly string[]>;
  /** Why no controller was found. */
  readonly failure?: At<PrintedStatus>;
}

type Draft = { -readonly [K in keyof FoundController]?: FoundController[K] } & { readonly block: Open; /** Names behind the GUID whose label is not known. */ readonly unknown: At<string>[] };

const GAP = 1;
const FLAGS = /^(?:PDC|GC|DS|LDAP|KDC|TIMESERV|GTIMESERV|WRITABLE|NDNC|DNS_DC|DNS_DOMAIN|DNS_FOREST|CLOSE_SITE|FULL_SECRET|PARTIAL_SECRET|WS|KEYLIST|DS_\d{1,2})$/;
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** Labels beside the English ones: German, French, Spanish. */
const LABELS: Readonly<Record<string, 'domain' | 'forest' | 'dcSite' | 'ownSite'>> = {
  'dom name': 'domain', 'dom-name': 'domain', 'domänenname': 'domain', 'nom de domaine': 'domain', 'nombre de dominio': 'domain',
  'forest name': 'forest', 'gesamtstrukturname': 'forest', 'nom de la forêt': 'forest', 'nombre del bosque': 'forest',
  'dc site name': 'dcSite', 'dc-standortname': 'dcSite', 'nom du site du dc': 'dcSite',
  'our site name': 'ownSite', 'unser standortname': 'ownSite', 'nom de notre site': 'ownSite',
};
const ORDER = ['domain', 'forest', 'dcSite', 'ownSite'] as const;

/**
 * Reads `nltest /dsgetdc:DOMAIN` in any display language by the form of its values, and the error in its place.
 *
 *            DC: \\DC01.corp.example
 *       Address: \\10.10.0.10
 *     Getting DC name failed: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN
 *
 * Source: Microsoft: nltest command reference.
 */
export const nltestDsgetdc: Reader<FoundController> = {
  id: 'nltest-dsgetdc',
  title: 'nltest /dsgetdc output',
  cues: ['nltest', 'dc', 'dom', 'nerr', '0x54b', 'ldap', 'kdc'],
  read: (paste) => readControllers(paste),
  names: ({ dc, domain }) => {
    const out: Named[] = [];
    if (dc && realName(dc.value)) out.push({ kind: 'dc', value: dc.value, line: dc.line });
    if (domain?.value.includes('.')) out.push({ kind: 'domain', value: domain.value, line: domain.line });
    return out;
  },
};

function readControllers(paste: Paste): readonly Reading<FoundController>[] {
  const readings: Reading<FoundController>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.dc || draft.failure)) {
      const { block, unknown, ...facts } = draft;
      // All four names in their order need no labels; with one missing nobody knows which.
      const [first, second] = unknown;
      const named = first && nameOf(first.value) !== undefined;
      if (named && second && nameOf(second.value) && unknown.length === 4) ORDER.forEach((key, i) => (facts[key] ??= unknown[i]));
      else if (named) facts.domain ??= first;
      readings.push(finish('nltest-dsgetdc', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), unknown: [] });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 500);
    const command = commandOf(text, ['nltest']);
    if (command || isPrompt(text)) {
      close();
      const asked = command?.args.map((a) => /^[/-](?:dsgetdc|dclist):(.{0,255})$/i.exec(a)?.[1]).find((a) => a !== undefined);
      if (asked !== undefined) {
        draft = begin(line);
        if (nameOf(asked)) draft.asked = { value: asked, line: line.n };
      }
      continue;
    }
    const status = failureOf(text);
    if (status) {
      if (draft && (draft.dc || draft.failure)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.failure = { value: status, line: line.n };
      continue;
    }
    const pair = labelled(text);
    const host = pair && /^\[?\\\\([^\s\]]{1,255})\]?$/.exec(pair.value)?.[1];
    if (host !== undefined) {
      const next = labelled(paste.lines[line.n]?.text.slice(0, 200) ?? '');
      const isController = nameOf(host) !== undefined || addressOf(host) !== undefined;
      if (draft?.dc && !draft.address && addressOf(host)) {
        draft.address = { value: addressOf(host) ?? host, line: line.n };
        understand(draft.block, line.n);
        continue;
      }
      // "DC: \\DC01" is followed by the address, or by the GUID where the head was cut.
      if (isController && next && (addressOf(next.value.replace(/^\\\\/, '')) || GUID.test(next.value))) {
        if (draft?.dc || draft?.failure) close();
        draft ??= begin(line);
        understand(draft.block, line.n);
        draft.dc = { value: nameOf(host) ?? host, line: line.n };
        continue;
      }
    }
    if (!draft) continue;
    if (pair && draft.dc && takeName(draft, pair, line.n)) understand(draft.block, line.n);
    else if (isDone(text)) understand(draft.block, line.n);
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function takeName(draft: Draft, { label, value }: { label: string; value: string }, line: number): boolean {
  const flags = value.split(/\s+/);
  if (flags.length > 1 && flags.filter((f) => FLAGS.test(f)).length * 2 > flags.length) {
    draft.flags = { value: flags, line };
    return true;
  }
  if (GUID.test(value)) return true;
  const key = LABELS[plainLabel(label)];
  if ((key === 'domain' || key === 'forest') && !nameOf(value)) return false;
  if (key) draft[key] = { value, line };
  else if (value !== '' && value.length < 256 && !/\s{2}/.test(value) && !value.startsWith('\\')) draft.unknown.push({ value, line });
  else return false;
  return true;
}

/** A status behind a colon or a full stop; the lines of a secure channel have none there, and its own failure names the call. */
function failureOf(text: string): PrintedStatus | undefined {
  const status = text.includes('= ') ? printedStatus(text) : undefined;
  if (!status || status.code === 0 || /I_NetLogonControl/i.test(status.before) || !/[:.] ?Status$/.test(status.before)) return undefined;
  return { code: status.code, symbol: status.symbol };
}
