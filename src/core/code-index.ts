import { layers } from '../data/codes/layers.ts';
import type { LayerId, LayerKind } from '../data/codes/layers.ts';
import type { CodeRow } from '../data/codes/row.ts';
import { nameOf } from './code-forms.ts';

/** What the browser needs to answer "which entry is this?": built from the tables, loaded as JSON, opened into maps. */

/**
 * One entry: difference to the number before it in the layer (null without a number), symbol, title, rank (0 core,
 * 1 related, 2 rare, 3 wraps another error), and where they cannot be derived: id, own name, other names, other numbers.
 */
export type CodeWireRow = readonly [
  step: number | null,
  symbol: string,
  title: string,
  rank?: number,
  id?: string,
  name?: string,
  aliases?: readonly string[],
  numbers?: readonly number[],
];

/** The JSON of the index: rows by layer, in the order of the tables. */
export type CodeWire = Readonly<Partial<Record<LayerId, readonly CodeWireRow[]>>>;

export interface CodeEntry {
  readonly id: string;
  readonly layer: LayerId;
  readonly kind: LayerKind;
  readonly code?: number;
  readonly symbol?: string;
  /** "SEC_E_WRONG_PRINCIPAL", "KDC event 11". */
  readonly name: string;
  /** The message, else the meaning, shortened; '' where the name says it all. */
  readonly title: string;
  /** How likely the entry is meant: 0 core, 1 related, 2 rare, 3 only wraps another error. */
  readonly rank: 0 | 1 | 2 | 3;
}

export interface CodeIndex {
  /** In the order of the tables; phrases name an entry by its position here. */
  readonly entries: readonly CodeEntry[];
  readonly byNumber: ReadonlyMap<number, readonly CodeEntry[]>;
  /** By the full constant and its aliases, in upper case. */
  readonly bySymbol: ReadonlyMap<string, readonly CodeEntry[]>;
  /** By the constant without its family: WRONG_PRINCIPAL. Only tails with an underscore: a single word is not a code. */
  readonly byTail: ReadonlyMap<string, readonly CodeEntry[]>;
}

const RANKS = ['core', 'related', 'rare'] as const;
const WRAPPER = 3;
const ID_FROM_NUMBER: Partial<Record<LayerId, string>> = {
  'sql-server': 'sql-error-',
  'sql-login-states': 'login-state-',
  'schannel-events': 'schannel-event-',
  'schannel-states': 'schannel-state-',
};
const FAMILY = /^(?:SEC_[EI]_|KDC_ERR_|KRB_AP_ERR_|KRB_AP_|KRB_ERR_|KRB5_|NTE_|CRYPT_E_|CERT_E_|TRUST_E_|CERT_TRUST_(?:IS_)?|STATUS_|ERROR_|RPC_S_|EPT_S_|COR_E_|WSA|LDAP_)/;

function slugOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The id that most rows have: from number or symbol. */
function usualId(layer: LayerId, code: number | undefined, symbol: string): string {
  const stem = ID_FROM_NUMBER[layer];
  if (stem !== undefined) return `${stem}${code}`;
  return layer === 'tls-alerts' ? `tls-alert-${slugOf(symbol)}` : slugOf(symbol);
}

/** Address of an entry: `/codes/sspi/#sec-e-wrong-principal`. */
export function codeHref(layer: LayerId, id: string): string {
  return `/codes/${layer}/#${id}`;
}

const TITLE = 46;

/**
 * A text cut to the length of a result line, or to `most` characters, at a word, without placeholders.
 *
 *     shortTitle("Login failed for user '%.*ls'.") // "Login failed for user …"
 */
export function shortTitle(text: string, most = TITLE): string {
  const plain = text
    .replace(/\s*['"[(]{0,2}\s*(?:0x)?%(?:\d+|#?(?:\.\*)?l?h?[dsux])(?:\s*['"\])]{1,2})?/g, ' …')
    .replace(/\s+/g, ' ')
    .replace(/(?: …)+/g, ' …')
    .replace(/[.;:,\s]+$/, '')
    .trim();
  if (plain.length <= most) return plain;
  const cut = plain.lastIndexOf(' ', most - 1);
  return `${plain.slice(0, cut > most / 2 ? cut : most - 1).replace(/[.;:,…\s]+$/, '')} …`;
}

/**
 * The compact index of the given rows. Titles of rare entries are left out where a symbol names them.
 *
 *     buildCodeWire(codeRows) // { sspi: [[2148074240, 'SEC_E_INSUFFICIENT_MEMORY', 'Not enough memory …', 1], …], … }
 */
export function buildCodeWire(rows: readonly CodeRow[]): CodeWire {
  const wire: Partial<Record<LayerId, CodeWireRow[]>> = {};
  const last = new Map<LayerId, number>();
  for (const row of rows) {
    const symbol = row.symbol ?? '';
    const rank = row.wraps === true ? WRAPPER : RANKS.indexOf(row.relevance);
    const step = row.code === undefined ? null : row.code - (last.get(row.layer) ?? 0);
    if (row.code !== undefined) last.set(row.layer, row.code);
    const title = rank === 2 && symbol !== '' ? '' : shortTitle(row.message ?? row.meaning);
    const id = row.id === usualId(row.layer, row.code, symbol) ? '' : row.id;
    const full = [step, symbol, title, rank, id, row.name ?? '', row.aliases ?? [], row.otherCodes ?? []] as const;
    let length: number = full.length;
    while (length > 3 && isEmpty(full[length - 1])) length -= 1;
    (wire[row.layer] ??= []).push(full.slice(0, length) as unknown as CodeWireRow);
  }
  return wire;
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** Opens the JSON of the index. Throws nothing: what buildCodeWire wrote is taken as it is. */
export function openCodes(wire: CodeWire): CodeIndex {
  const entries: CodeEntry[] = [];
  const byNumber = new Map<number, CodeEntry[]>();
  const bySymbol = new Map<string, CodeEntry[]>();
  const byTail = new Map<string, CodeEntry[]>();
  for (const { id: layer, kind } of layers) {
    let number = 0;
    for (const [step, symbol, title, rank = 0, id = '', name = '', aliases = [], numbers = []] of wire[layer] ?? []) {
      if (step !== null) number += step;
      const code = step === null ? undefined : number;
      const entry: CodeEntry = {
        id: id || usualId(layer, code, symbol),
        layer,
        kind,
        code,
        symbol: symbol || undefined,
        name: nameOf({ layer, code, symbol: symbol || undefined, name: name || undefined }),
        title,
        rank: rank as CodeEntry['rank'],
      };
      entries.push(entry);
      for (const n of code === undefined ? [] : [code, ...numbers]) put(byNumber, n, entry);
      for (const constant of [symbol, ...aliases]) {
        const key = constant.toUpperCase();
        if (key === '') continue;
        put(bySymbol, key, entry);
        const tail = key.replace(FAMILY, '');
        if (tail !== key && tail.includes('_')) put(byTail, tail, entry);
      }
    }
  }
  return { entries, byNumber, bySymbol, byTail };
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
