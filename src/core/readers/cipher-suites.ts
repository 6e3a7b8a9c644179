/** Lists of cipher suites of Windows. */
import { present } from '../present.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { unwrap } from './console-wrap.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import { queryValue } from './registry-value-line.ts';

export interface SuiteEntry {
  /** As printed: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 */
  readonly name: string;
  readonly line: number;
  /** Protocol numbers that Get-TlsCipherSuite prints: 771 is TLS 1.2, 772 TLS 1.3. */
  readonly protocols?: readonly number[];
  /** Number of the suite in TLS. */
  readonly number?: number;
}

export interface SuiteList {
  /**
   * cmdlet: Get-TlsCipherSuite. policy: the value Functions of the policy, or the lines that the runbook page prints for it. local: the value Functions of the
   * list that Windows and the cmdlets write. names: a list without a sign of where it comes from.
   */
  readonly origin: 'cmdlet' | 'policy' | 'local' | 'names';
  /** In the order of the text, which is the order of preference. */
  readonly suites: readonly SuiteEntry[];
  /** Length of the policy in characters, as counted or printed. */
  readonly length?: At<number>;
  /** Blanks stand between the names of the policy. */
  readonly blanks?: At<number>;
  /** Parts of the policy that are no name of a suite. */
  readonly odd: readonly At<string>[];
  /** The data of the value as it stands, where the text shows it. */
  readonly data?: string;
  /** Type of the value as printed: REG_SZ, REG_MULTI_SZ. PowerShell prints none. */
  readonly type?: string;
}

const NAME = /^(?:TLS|SSL)_[A-Z0-9_]{3,80}$/i;
const ROW = /^\s{0,8}((?:TLS|SSL)_[A-Z0-9_]{3,80})(?:,|\s{1,20}((?:[0-9]{3,5}[ ,]{0,2}){1,8}|\{[0-9, .…]{3,60}\}?))?\s*$/i;
const COUNTED = /^\s{0,4}([0-9]{1,4}) names, ([0-9]{1,6}) characters\s*$/;
const FIELD = /^([A-Za-z]{4,24}) {1,24}: ?(.{0,200})$/;
const FIELDS = new Set(['keytype', 'certificate', 'maximumexchangelength', 'minimumexchangelength', 'exchange', 'hashlength', 'hash', 'cipherblocklength', 'cipherlength', 'baseciphersuite', 'ciphersuite', 'cipher', 'name', 'protocols']);
/** Several names in one line, as the policy has them. */
const JOINED = /^\s{0,8}(?:TLS|SSL)_[A-Z0-9_]{3,80},\s{0,8}[A-Z0-9]/i;
const KEY = /\\SSL\\00010002/i;
const LOCAL_KEY = /\\Local\\SSL\\00010002/i;
const KEY_MAX = 400;
const POLICY_MAX = 20_000;

/**
 * Reads lists of cipher suites: Get-TlsCipherSuite as list or table, names alone, names with protocol numbers, the value `Functions` of the policy
 * from `reg query` or PowerShell, and the count that the runbook page prints before the names.
 *
 *     Name                  : TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
 *     Protocols             : {771, 65277}
 *
 * Source: Microsoft: TLS PowerShell module; Prioritizing Schannel Cipher Suites.
 */
export const cipherSuites: Reader<SuiteList> = {
  id: 'cipher-suites',
  title: 'list of cipher suites',
  cues: ['tls', 'ssl', 'ciphersuite', 'functions'],
  read: (paste) => readLists(paste),
};

interface Draft {
  readonly block: Open;
  origin: SuiteList['origin'];
  readonly suites: { name: string; line: number; protocols?: readonly number[]; number?: number }[];
  readonly odd: At<string>[];
  length?: At<number>;
  blanks?: At<number>;
  data?: string;
  type?: string;
}

function readLists(paste: Paste): readonly Reading<SuiteList>[] {
  const readings: Reading<SuiteList>[] = [];
  let draft: Draft | undefined;
  let fields: PasteLine[] = [];
  let waiting: number | undefined;
  let local = false;
  const close = (): void => {
    if (draft && (draft.suites.length > 0 || draft.origin === 'policy')) readings.push(finish('cipher-suites', paste, draft.block, facts(draft)));
    draft = undefined;
    fields = [];
  };
  const begin = (line: PasteLine, origin: SuiteList['origin']): Draft => ({ block: open(line), origin, suites: [], odd: [] });
  for (let i = 0; i < paste.lines.length; i += 1) {
    const line = paste.lines[i];
    if (!line) continue;
    const { text } = line;
    if (text.length < KEY_MAX && (KEY.test(text) || isPrompt(text))) local = LOCAL_KEY.test(text);
    if (text.length > POLICY_MAX || isPrompt(text)) {
      close();
      continue;
    }
    const field = text.length < 300 ? FIELD.exec(text) : null;
    if (field && FIELDS.has((field[1] ?? '').toLowerCase())) {
      fields.push(line);
      const name = (field[1] ?? '').toLowerCase();
      const value = (field[2] ?? '').trim();
      if (name === 'name' && NAME.test(value)) {
        if (!draft || draft.origin !== 'cmdlet') {
          const first = fields[0] ?? line;
          const kept = fields;
          close();
          draft = begin(first, 'cmdlet');
          fields = kept;
        }
        for (const f of fields) understand(draft.block, f.n);
        draft.suites.push({ name: value, line: line.n, ...(waiting === undefined ? {} : { number: waiting }) });
        waiting = undefined;
        fields = [];
      } else if (draft?.origin === 'cmdlet') {
        understand(draft.block, line.n);
        fields = [];
        const last = draft.suites.at(-1);
        if (name === 'protocols' && last) last.protocols = numbers(value);
      }
      // The number stands before the name.
      if (name === 'ciphersuite') waiting = /^[0-9]{1,5}$/.test(value) ? Number(value) : undefined;
      continue;
    }
    const policy = functionsOf(text);
    if (policy !== undefined) {
      close();
      const whole = unwrap(paste.lines, i, (next) => isPrompt(next) || !/^[\w, -]{1,130}$/.test(next));
      draft = readPolicy(begin(line, local ? 'local' : 'policy'), functionsOf(whole.text) ?? policy, line.n);
      for (let k = 1; k < whole.count; k += 1) understand(draft.block, line.n + k);
      i += whole.count - 1;
      close();
      continue;
    }
    const counted = text.length < 80 ? COUNTED.exec(text) : null;
    if (counted) {
      close();
      draft = begin(line, 'policy');
      draft.length = { value: Number(counted[2]), line: line.n };
      continue;
    }
    if (JOINED.test(text.slice(0, 200))) {
      draft ??= begin(line, 'names');
      understand(draft.block, line.n);
      for (const part of text.split(',').map((t) => t.trim())) {
        if (NAME.test(part)) draft.suites.push({ name: part, line: line.n });
        else if (part !== '') draft.odd.push({ value: part.slice(0, 100), line: line.n });
      }
      continue;
    }
    const row = text.length < 300 ? ROW.exec(text) : null;
    if (row) {
      draft ??= begin(line, 'names');
      understand(draft.block, line.n);
      const protocols = row[2] === undefined ? [] : numbers(row[2]);
      draft.suites.push({ name: row[1] ?? '', line: line.n, ...(protocols.length > 0 ? { protocols } : {}) });
      continue;
    }
    if (draft && hasWords(text)) {
      // In a list from the policy a line that is no name is a fault worth showing; elsewhere the list is over.
      if (draft.origin === 'policy' && /^\s{0,4}[A-Z0-9_]{4,80}\s*$/i.test(text.slice(0, 100)) && text.length < 100) {
        understand(draft.block, line.n);
        draft.odd.push({ value: text.trim(), line: line.n });
      } else close();
    } else if (!draft && hasWords(text)) fields = [];
  }
  close();
  return readings;
}

function facts({ origin, suites, odd, length, blanks, data, type }: Draft): SuiteList {
  return { origin, suites, odd, ...present({ length, blanks, data, type }) };
}

function numbers(text: string): number[] {
  return [...text.slice(0, 100).matchAll(/[0-9]{3,5}/g)].map((m) => Number(m[0]));
}

interface Functions {
  readonly data: string;
  readonly type?: string;
}

/** The data of the value Functions: a line of reg.exe, of a .reg file, or of a PowerShell list. */
function functionsOf(text: string): Functions | undefined {
  const start = text.slice(0, 60);
  if (!/functions/i.test(start)) return undefined;
  const value = queryValue(text);
  if (value?.name.toLowerCase() === 'functions') {
    const { data, type } = value.value;
    return typeof data === 'number' ? undefined : { data: typeof data === 'string' ? data : data.join(','), type };
  }
  const reg = /^\s{0,8}"Functions"="/i.exec(start);
  if (reg) return { data: text.trim().slice(reg[0].trimStart().length).replace(/"$/, ''), type: 'REG_SZ' };
  const list = /^ {0,4}Functions {0,24}: ?/i.exec(start);
  if (!list) return undefined;
  const data = text.slice(list[0].length).trimEnd();
  return { data: data.startsWith('{') ? data.slice(1).replace(/\}$/, '') : data };
}

function readPolicy(draft: Draft, { data, type }: Functions, line: number): Draft {
  draft.data = data;
  if (type !== undefined) draft.type = type;
  draft.length = { value: data.length, line };
  if (/[, ] /.test(data.trim()) || / ,/.test(data)) draft.blanks = { value: (data.match(/ /g) ?? []).length, line };
  for (const part of data.split(/[,\s]/)) {
    const name = part.trim();
    if (name === '') continue;
    if (NAME.test(name)) draft.suites.push({ name, line });
    else draft.odd.push({ value: name.slice(0, 100), line });
  }
  return draft;
}
