/** Exported or hand-written .reg files. */
import { registryAreas, registryKeys } from '../../data/registry-areas.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import type { At, Reader, Reading } from './reader.ts';
import { hasWords } from './reading-lines.ts';
import { dataOf, isBytes, nameOf } from './reg-value.ts';
import { dumpKey } from './registry-dump.ts';
import type { DumpKey, DumpedValue, RegistryDump } from './registry-dump.ts';

const HEADER = /^\s{0,8}(?:(Windows Registry Editor Version 5\.00)|(REGEDIT4))\s{0,8}$/;
const GAP = 3;
/** Lines from which on keys that nothing asks for are not kept. */
const LONG = 5000;
/** Characters of data that are read; no setting has as many. */
const MOST_DATA = 400_000;
/** Stands for longer data: no bytes, of a type that no setting has. */
const TOO_MUCH = 'hex(ff):';

interface DraftKey {
  readonly key: DumpKey;
  readonly line: number;
  readonly deleted: boolean;
  readonly values: DumpedValue[];
  readonly absent: At<string>[];
  whole?: true;
}

interface Draft {
  readonly from: number;
  last: number;
  readonly read: number[];
  readonly unread: number[];
  /** Lines with words since `last` that were not understood. */
  pending: number[];
  readonly keys: DraftKey[];
  left: number;
  /** The values belong to a key that nothing asks for. */
  skips: boolean;
  /** Texts of `hex(1)` are UTF-16 since version 5. */
  readonly unicode: boolean;
}

/**
 * Reads .reg files: the header of version 5 (`Windows Registry Editor Version 5.00`) or 4 (`REGEDIT4`), keys, values of every type,
 * lines that go on after a backslash, deletions (`[-key]`, `"name"=-`) and comments. A part without the header is read too. Of a long file,
 * such as a whole HKLM\SYSTEM, only the keys of src/data/registry-areas.ts are kept; all its lines are looked at.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server]
 *     "Enabled"=dword:00000000
 *
 * Source: Microsoft KB310516, How to add, modify, or delete registry subkeys and values by using a .reg file.
 */
export const regExport: Reader<RegistryDump> = {
  id: 'reg-export',
  title: '.reg file',
  cues: ['hkey_local_machine', 'hkey_current_user', 'hkey_classes_root', 'hkey_users', 'hkey_current_config', 'hklm', 'hkcu', 'hkcr', 'hku', 'hkcc'],
  read: (paste) => readFiles(paste),
};

function readFiles({ lines }: Paste): readonly Reading<RegistryDump>[] {
  const readings: Reading<RegistryDump>[] = [];
  const isLong = lines.length > LONG;
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.keys.length > 0 || draft.left > 0)) readings.push(finished(draft));
    draft = undefined;
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) continue;
    const { text } = line;
    const first = firstCharacter(text);
    if ((first === 'W' || first === 'R') && text.length < 80) {
      const header = HEADER.exec(text);
      if (header) {
        close();
        draft = begin(line, header[2] === undefined);
        continue;
      }
    }
    const key = first === '[' ? keyLine(text) : undefined;
    if (key) {
      draft ??= begin(line, true);
      understand(draft, line.n);
      endKey(draft);
      draft.skips = isLong && !key.deleted && !isAsked(key.key);
      if (draft.skips) draft.left += 1;
      else draft.keys.push({ ...key, line: line.n, values: [], absent: [] });
      continue;
    }
    if (!draft) continue;
    if (first === '') {
      if (text.trim() === '') endKey(draft);
      else if (pass(draft, line)) close();
      continue;
    }
    const used = first === ';' ? 1 : first === '"' || first === '@' ? readValue(draft, lines, i) : 0;
    if (used === 0) {
      if (pass(draft, line)) close();
      continue;
    }
    for (let k = 0; k < used; k += 1) understand(draft, line.n + k);
    i += used - 1;
  }
  close();
  return readings;
}

function begin(line: PasteLine, unicode: boolean): Draft {
  return { from: line.n, last: line.n, read: [line.n], unread: [], pending: [], keys: [], left: 0, skips: false, unicode };
}

function finished({ from, last, read, unread, keys, left }: Draft): Reading<RegistryDump> {
  const facts: RegistryDump = { layout: 'reg-file', keys, queries: [], failures: [], ...(left > 0 ? { left } : {}) };
  return { reader: regExport.id, from, to: last, read, unread, facts };
}

/** Notes a line that was understood. A long file has hundreds of thousands: they are noted in order, without a set. */
function understand(draft: Draft, n: number): void {
  if (n <= draft.last) return;
  if (draft.pending.length > 0) {
    draft.unread.push(...draft.pending);
    draft.pending = [];
  }
  draft.last = n;
  draft.read.push(n);
}

/** Notes a line that was not understood; true when it is some other text by now. */
function pass(draft: Draft, line: PasteLine): boolean {
  if (hasWords(line.text)) draft.pending.push(line.n);
  return draft.pending.length > GAP;
}

/** A blank line or another key follows: what the key has is all there. */
function endKey(draft: Draft): void {
  const key = draft.skips ? undefined : draft.keys.at(-1);
  if (key) key.whole = true;
}

/** The first character that is no blank, among the first nine; '' without one. */
function firstCharacter(text: string): string {
  for (let i = 0; i < 9; i += 1) {
    const c = text[i];
    if (c === undefined) return '';
    if (c !== ' ' && c !== '\t') return c;
  }
  return '';
}

/** Whether anything asks for values of a key, or of keys below it: with those, the keys above them show what an export holds. */
function isAsked({ path }: DumpKey): boolean {
  const low = path.toLowerCase().replace(/^system\\controlset[0-9]{3}(?=\\|$)/, 'system\\currentcontrolset');
  if (low.includes('securityproviders\\schannel')) return true;
  return registryKeys.some((key) => `${key}\\`.startsWith(`${low}\\`)) || registryAreas.some((area) => (low.length < area.length ? startsWithKey(area, low) : startsWithKey(low, area)));
}

function startsWithKey(path: string, above: string): boolean {
  return path.startsWith(above) && (path.length === above.length || path[above.length] === '\\');
}

/** `[HKEY_…\…]`, `[-HKEY_…]`. A name of a key may hold brackets, so the last one ends it. */
function keyLine(text: string): { key: DumpKey; deleted: boolean } | undefined {
  if (text.length > 2000 || !/^\s{0,8}\[-?HK/i.test(text.slice(0, 16))) return undefined;
  const trimmed = text.trim();
  if (!trimmed.endsWith(']')) return undefined;
  const deleted = trimmed[1] === '-';
  const key = dumpKey(trimmed.slice(deleted ? 2 : 1, -1));
  return key && { key, deleted };
}

/** Number of lines that the value takes; 0 when there is none. */
function readValue(draft: Draft, lines: Paste['lines'], at: number): number {
  const key = draft.skips ? undefined : draft.keys.at(-1);
  const first = lines[at];
  if ((!key && !draft.skips) || !first) return 0;
  const named = nameOf(first.text);
  if (!named) return 0;
  let data = first.text.slice(named.end).trim();
  let used = 1;
  if (/^(?:hex(?:\([0-9a-f]{1,8}\))?|dword):/i.test(data.slice(0, 16)) && data.endsWith('\\')) {
    const parts = [withoutBackslash(data)];
    let length = data.length;
    let more = true;
    while (more && at + used < lines.length) {
      const next = lines[at + used]?.text.trim() ?? '';
      if (!isBytes(next)) break;
      more = next.endsWith('\\');
      length += next.length;
      if (key && length <= MOST_DATA) parts.push(more ? withoutBackslash(next) : next);
      used += 1;
    }
    data = length > MOST_DATA ? TOO_MUCH : parts.join('');
  }
  // The data of a key that nothing asks for is looked at, not kept.
  if (!key) return /^(?:"|-$|dword:[0-9a-f]{1,8}$|hex[:(])/i.test(data.slice(0, 20)) ? used : 0;
  if (data === '-') key.absent.push({ value: named.name, line: first.n });
  else {
    const value = dataOf(data, draft.unicode);
    if (!value) return 0;
    key.values.push({ name: named.name, value, line: first.n });
  }
  return used;
}

function withoutBackslash(text: string): string {
  return text.slice(0, -1).trim();
}
