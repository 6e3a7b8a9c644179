/** An order of suites that somebody pasted: what stands in it, name by name, known or not. */
import { present } from '../present.ts';
import { isPrompt } from '../readers/command-line.ts';
import { cipherSuites } from '../readers/cipher-suites.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At, Reading } from '../readers/reader.ts';
import type { DumpedData } from '../readers/registry-dump.ts';
import { regExport } from '../readers/reg-export.ts';
import { lookup } from '../readers/registry-lookup.ts';
import type { Paste } from '../text/prepare.ts';
import { localKey, policyKey, policyName } from './policy.ts';

export interface OrderEntry {
  /** As it stands. */
  readonly name: string;
  readonly line: number;
}

export interface PastedOrder {
  readonly entries: readonly OrderEntry[];
  /** policy and local: the value Functions of either key. cmdlet: Get-TlsCipherSuite. text: names, however they are separated. */
  readonly from: 'policy' | 'local' | 'cmdlet' | 'text';
  /** Type of the value as printed. */
  readonly type?: string;
  /** The text of the value as it stands; absent where the order is not one text. */
  readonly data?: string;
  /** Blanks, or line breaks, between the names of one text. */
  readonly blanks: boolean;
  /** Words that are no names: left out, never dropped without a word. */
  readonly unread: readonly At<string>[];
  /** Lists that stand in the paste besides; the first one counts. */
  readonly further: number;
}

const TOKEN = /[^\s,;:"'{}()[\]|]+/g;
const NAME = /^[A-Za-z0-9]{1,40}(?:[_-][A-Za-z0-9]{1,40}){1,15}$/;
const NUMBER = /^0x[0-9A-F]{4}$/i;
/** Heads of tables. */
const HEADS: ReadonlySet<string> = new Set(['Name', 'Protocols', 'CipherSuite', 'Functions']);
const LINE_MAX = 50_000;
const MOST = 20_000;

/**
 * Reads an order: the value Functions from a .reg file or `reg query`, Get-TlsCipherSuite as a list or table, the text of the policy, or names with commas,
 * colons, blanks or line breaks between them. Anything that looks like a name is kept, so that a typing fault is seen; words of plain text are set apart.
 *
 *     readOrder(prepare('TLS_AES_256_GCM_SHA384,TSL_AES_128_GCM_SHA256')).entries.length   // 2
 */
export function readOrder(paste: Paste): PastedOrder {
  const exported = fromExport(paste);
  if (exported) return exported;
  const lists = readingsOf(cipherSuites.read(paste) as readonly Reading[], cipherSuites).filter((r) => r.facts.origin !== 'names');
  const list = lists.find((r) => r.facts.origin !== 'cmdlet') ?? lists[0];
  if (!list) return fromText(paste);
  const { origin, suites, odd, data, type, length, blanks } = list.facts;
  if (data !== undefined && origin !== 'cmdlet') {
    return { ...fromData(data, list.facts.length?.line ?? list.from, origin === 'local' ? 'local' : 'policy', type), further: lists.length - 1 };
  }
  const entries = [...suites, ...odd.map((o) => ({ name: o.value, line: o.line }))].sort((a, b) => a.line - b.line).slice(0, MOST).map(({ name, line }) => ({ name, line }));
  const counted = length !== undefined && length.value > 0 ? entries.map((e) => e.name).join(',') : undefined;
  return { entries, from: origin === 'cmdlet' ? 'cmdlet' : 'policy', blanks: blanks !== undefined, unread: [], further: lists.length - 1, ...present({ data: counted }) };
}

function fromExport(paste: Paste): PastedOrder | undefined {
  const dumps = readingsOf(regExport.read(paste) as readonly Reading[], regExport).map((r) => r.facts);
  if (dumps.length === 0) return undefined;
  for (const [key, from] of [[policyKey, 'policy'], [localKey, 'local']] as const) {
    const found = lookup(dumps, key.path, policyName);
    if (found.state === 'set') return ofValue(found.value, found.line, from);
  }
  return undefined;
}

function ofValue(value: DumpedData, line: number, from: 'policy' | 'local'): PastedOrder | undefined {
  if (typeof value.data === 'string') return fromData(value.data, line, from, value.type);
  if (typeof value.data === 'number') return undefined;
  const entries = value.data.slice(0, MOST).map((name) => ({ name: name.trim(), line }));
  return { entries, from, type: value.type, blanks: false, unread: [], further: 0 };
}

function fromData(data: string, line: number, from: 'policy' | 'local', type: string | undefined): PastedOrder {
  const trimmed = data.trim();
  const parts = trimmed.split(',').flatMap((part) => part.trim().split(/\s+/)).filter((p) => p !== '').slice(0, MOST);
  return { entries: parts.map((name) => ({ name: name.slice(0, 200), line })), from, data, blanks: /\s/.test(trimmed), unread: [], further: 0, ...present({ type }) };
}

function fromText({ lines }: Paste): PastedOrder {
  const entries: OrderEntry[] = [];
  const unread: At<string>[] = [];
  let used = 0;
  let only: string | undefined;
  for (const { text, n } of lines) {
    if (isPrompt(text)) continue;
    if (text.length > LINE_MAX || entries.length >= MOST) {
      unread.push({ value: text.length > LINE_MAX ? `a line of ${text.length} characters` : 'everything from here on', line: n });
      break;
    }
    const tokens = text.match(TOKEN) ?? [];
    const names = tokens.filter((t) => isName(t));
    for (const name of names) entries.push({ name, line: n });
    // Protocol numbers behind a name belong to the name.
    const words = tokens.filter((t) => !isName(t) && !(names.length > 0 && /^[0-9]{3,5}$/.test(t)) && !HEADS.has(t) && /[\p{L}\p{N}]/u.test(t));
    if (words.length > 0) unread.push({ value: words.join(' ').slice(0, 100), line: n });
    if (tokens.length > 0) [used, only] = [used + 1, text.trim()];
  }
  const joined = used === 1 && only !== undefined && only.includes(',') && unread.length === 0 ? only.replace(/^"|"$/g, '') : undefined;
  return { entries: entries.slice(0, MOST), from: 'text', blanks: joined !== undefined && /\s/.test(joined.trim()), unread, further: 0, ...present({ data: joined }) };
}

/** A name of any system has two parts at least and is not a word with a hyphen. */
function isName(token: string): boolean {
  if (NUMBER.test(token)) return true;
  return token.length <= 120 && NAME.test(token) && (token.includes('_') || /[A-Z]{2}|[0-9]/.test(token));
}
