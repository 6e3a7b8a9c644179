/** Exported or hand-written .reg files. */
import type { Paste } from '../text/prepare.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import { dumpKey, fromBytes } from './registry-dump.ts';
import type { DumpKey, DumpedData, DumpedValue, RegistryDump } from './registry-dump.ts';
import type { At } from './reader.ts';

const HEADER = /^\s{0,8}(?:(Windows Registry Editor Version 5\.00)|(REGEDIT4))\s{0,8}$/;
const GAP = 3;

interface DraftKey {
  readonly key: DumpKey;
  readonly line: number;
  readonly deleted: boolean;
  readonly values: DumpedValue[];
  readonly absent: At<string>[];
}

interface Draft {
  readonly block: Open;
  readonly keys: DraftKey[];
  /** Texts of `hex(1)` are UTF-16 since version 5. */
  unicode: boolean;
}

/**
 * Reads .reg files: the header of version 5 (`Windows Registry Editor Version 5.00`) or 4 (`REGEDIT4`), keys, values of every type,
 * lines that go on after a backslash, deletions (`[-key]`, `"name"=-`) and comments. A part without the header is read too.
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

function readFiles(paste: Paste): readonly Reading<RegistryDump>[] {
  const readings: Reading<RegistryDump>[] = [];
  const { lines } = paste;
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && draft.keys.length > 0) readings.push(finish('reg-export', paste, draft.block, facts(draft)));
    draft = undefined;
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line) continue;
    const header = HEADER.exec(line.text.slice(0, 80));
    if (header && line.text.length < 80) {
      close();
      draft = { block: open(line), keys: [], unicode: header[2] === undefined };
      continue;
    }
    const key = keyLine(line.text);
    if (key) {
      draft ??= { block: open(line), keys: [], unicode: true };
      understand(draft.block, line.n);
      draft.keys.push({ ...key, line: line.n, values: [], absent: [] });
      continue;
    }
    if (!draft) continue;
    if (/^\s{0,8};/.test(line.text.slice(0, 12))) {
      understand(draft.block, line.n);
      continue;
    }
    const used = readValue(draft, lines, i);
    if (used > 0) i += used - 1;
    else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function facts(draft: Draft): RegistryDump {
  return { layout: 'reg-file', keys: draft.keys, queries: [], failures: [] };
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
  const key = draft.keys.at(-1);
  const first = lines[at];
  if (!key || !first) return 0;
  const named = nameOf(first.text);
  if (!named) return 0;
  let data = first.text.slice(named.end).trim();
  let used = 1;
  if (/^(?:hex(?:\([0-9a-f]{1,8}\))?|dword):/i.test(data.slice(0, 16))) {
    const parts = [data];
    // A list of bytes goes on after a backslash.
    while (parts[parts.length - 1]?.endsWith('\\') && at + used < lines.length) {
      const next = lines[at + used]?.text.trim() ?? '';
      if (!/^(?:[0-9a-f]{2}(?:,|$))/i.test(next.slice(0, 4))) break;
      parts.push(next);
      used += 1;
    }
    data = parts.map((p) => (p.endsWith('\\') ? p.slice(0, -1).trim() : p)).join('');
  }
  if (data === '-') key.absent.push({ value: named.name, line: first.n });
  else {
    const value = dataOf(data, draft.unicode);
    if (!value) return 0;
    key.values.push({ name: named.name, value, line: first.n });
  }
  for (let k = 0; k < used; k += 1) understand(draft.block, first.n + k);
  return used;
}

/** `"name"=` or `@=`; a quotation mark or backslash in the name has a backslash before it. */
function nameOf(text: string): { name: string; end: number } | undefined {
  const start = text.search(/\S/);
  if (start < 0 || start > 8) return undefined;
  if (text[start] === '@') return /^@\s?=/.test(text.slice(start, start + 3)) ? { name: '', end: text.indexOf('=') + 1 } : undefined;
  const quoted = unquote(text, start);
  if (!quoted) return undefined;
  const equals = /^\s?=/.exec(text.slice(quoted.end, quoted.end + 2));
  return equals ? { name: quoted.text, end: quoted.end + equals[0].length } : undefined;
}

function unquote(text: string, start: number): { text: string; end: number } | undefined {
  if (text[start] !== '"') return undefined;
  const parts: string[] = [];
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] === '"') return { text: parts.join(''), end: i + 1 };
    if (text[i] === '\\' && i + 1 < text.length) i += 1;
    parts.push(text[i] ?? '');
  }
  return undefined;
}

function dataOf(data: string, unicode: boolean): DumpedData | undefined {
  if (data.startsWith('"')) {
    const quoted = unquote(data, 0);
    return quoted && quoted.end === data.length ? { type: 'REG_SZ', data: quoted.text } : undefined;
  }
  const dword = /^dword:([0-9a-f]{1,8})$/i.exec(data.slice(0, 20));
  if (dword && data.length < 20) return { type: 'REG_DWORD', data: Number.parseInt(dword[1] ?? '0', 16) };
  const kind = /^hex(?:\(([0-9a-f]{1,8})\))?:/i.exec(data.slice(0, 16));
  if (!kind) return undefined;
  const bytes = data.slice(kind[0].length).split(',').map((b) => b.trim()).filter((b) => b !== '');
  if (!bytes.every((b) => /^[0-9a-f]{1,2}$/i.test(b))) return undefined;
  return fromBytes(Number.parseInt(kind[1] ?? '3', 16), bytes.map((b) => Number.parseInt(b, 16)), unicode);
}
