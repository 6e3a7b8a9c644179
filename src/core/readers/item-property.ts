/** Registry values as PowerShell shows them. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { childRow, hiveLine } from './item-property-table.ts';
import type { Columns } from './item-property-table.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import { dumpKey } from './registry-dump.ts';
import type { DumpKey, DumpedValue, RegistryDump, RegistryQuery } from './registry-dump.ts';

const GAP = 2;
/** Properties that the provider adds to the values. */
const PROVIDER = new Set(['pspath', 'psparentpath', 'pschildname', 'psdrive', 'psprovider']);
const PROPERTY = /^ {0,4}([A-Za-z][\w .()/-]{0,63}?) {0,40}: ?(.*)$/s;
const VIEW = /^\s{0,4}(SOFTWARE\\(?:WOW6432Node\\)?Microsoft) (v[0-9.]{3,12}): (.{0,400})$/i;

interface DraftKey {
  readonly key: DumpKey;
  readonly line: number;
  readonly deleted: false;
  readonly values: DumpedValue[];
  readonly absent: At<string>[];
  whole?: true;
}

interface Draft {
  readonly block: Open;
  readonly keys: DraftKey[];
  readonly queries: RegistryQuery[];
  /** Properties whose key follows in PSPath. */
  pending: { name: string; parts: string[]; lines: number[]; column: number }[];
  columns?: Columns;
  /** The key of the table whose row was read last; undefined after a name that PowerShell has cut. */
  row?: DraftKey | undefined;
  /** The key of the list that has not ended yet: properties behind PSPath belong to it too. */
  listed?: DraftKey;
}

/**
 * Reads Get-ItemProperty lists (the values stand before `PSPath`), Get-ChildItem tables of keys, the error for a key that does not exist, and
 * the lines that the runbook page on .NET prints. PowerShell shows no types: numbers come as `untyped`, and nothing behind a `=` means that the value is not set.
 *
 *     Enabled           : 0
 *     PSPath            : Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\SYSTEM\…\TLS 1.0\Server
 *
 * Source: Microsoft: about_Registry_Provider, Get-ItemProperty.
 */
export const itemProperty: Reader<RegistryDump> = {
  id: 'item-property',
  title: 'PowerShell list of registry values',
  cues: ['pspath', 'hkey_local_machine', 'hkey_current_user', 'hkey_users', 'hkey_classes_root', 'hkey_current_config', 'hklm', 'hkcu', 'software'],
  read: (paste) => readLists(paste),
};

function readLists(paste: Paste): readonly Reading<RegistryDump>[] {
  const readings: Reading<RegistryDump>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.keys.length > 0 || draft.queries.length > 0)) readings.push(finish('item-property', paste, draft.block, facts(draft)));
    draft = undefined;
  };
  for (const line of paste.lines) {
    const { text } = line;
    if (isPrompt(text)) {
      endRow(draft);
      close();
      continue;
    }
    const begin = (): Draft => (draft ??= { block: open(line), keys: [], queries: [], pending: [] });
    // Properties of something else may stand right before; they are no part of the block.
    const start = (): Draft => {
      if (draft && draft.keys.length === 0 && draft.queries.length === 0 && !draft.columns) draft = undefined;
      return begin();
    };
    const missing = notFound(line);
    if (missing) {
      start().queries.push(missing);
      understand(begin().block, line.n);
      continue;
    }
    const view = text.length < 500 ? VIEW.exec(text) : null;
    if (view) {
      const key = dumpKey(`HKLM\\${view[1]}\\.NETFramework\\${view[2]}`);
      if (!key) continue;
      start().keys.push({ key, line: line.n, deleted: false, ...assignments(view[3] ?? '', line.n) });
      understand(begin().block, line.n);
      continue;
    }
    const hive = hiveLine(text);
    if (hive) {
      endRow(draft);
      start().columns = { parent: hive, line: line.n, property: -1 };
      understand(begin().block, line.n);
      continue;
    }
    if (draft?.columns && readRow(draft, draft.columns, line)) continue;
    if (text.trim() === '') {
      // A list ends with a blank line; what had no PSPath belongs to another command.
      if (draft && draft.keys.length === 0 && draft.queries.length === 0 && !draft.columns) draft = undefined;
      else if (draft) {
        draft.pending = [];
        delete draft.listed;
      }
      continue;
    }
    if (readProperty(begin, draft, line)) continue;
    if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function facts(draft: Draft): RegistryDump {
  return { layout: 'powershell', keys: draft.keys, queries: draft.queries, failures: [] };
}

/** One `name : value` line, or the rest of the value before. */
function readProperty(begin: () => Draft, draft: Draft | undefined, line: PasteLine): boolean {
  const last = draft?.pending.at(-1);
  const indent = line.text.search(/\S/);
  if (last && indent >= 6 && Math.abs(indent - last.column) <= 1) {
    last.parts.push(line.text.trim());
    last.lines.push(line.n);
    if (draft && last.name.toLowerCase() === 'pspath') settle(draft, last);
    else if (draft && draft.keys.length > 0 && PROVIDER.has(last.name.toLowerCase())) understand(draft.block, line.n);
    return true;
  }
  const found = line.text.length < 100_000 ? PROPERTY.exec(line.text) : null;
  if (!found) return false;
  const name = (found[1] ?? '').trim();
  const value = (found[2] ?? '').trim();
  const own = PROVIDER.has(name.toLowerCase());
  const now = begin();
  const entry = { name, parts: [value], lines: [line.n], column: line.text.length - (found[2] ?? '').length };
  if (!own && now.listed) {
    now.listed.values.push({ name, value: { type: 'untyped', data: value }, line: line.n });
    understand(now.block, line.n);
    return true;
  }
  now.pending.push(entry);
  if (own && now.keys.length > 0) understand(now.block, line.n);
  if (name.toLowerCase() === 'pspath') settle(now, entry);
  return true;
}

/** PSPath says to which key the properties before it belong. A path that the console has broken comes in parts: the last part counts. */
function settle(draft: Draft, path: Draft['pending'][number]): void {
  const key = dumpKey(path.parts.join(''));
  if (!key) return;
  const before = draft.pending.filter((p) => !PROVIDER.has(p.name.toLowerCase()));
  const line = path.lines[0] ?? draft.block.from;
  const old = draft.keys.at(-1);
  if (old && old.line === line) draft.keys.pop();
  const values = before.map((p) => ({ name: p.name === '(default)' ? '' : p.name, value: { type: 'untyped', data: p.parts.join('') } as const, line: p.lines[0] ?? line }));
  draft.listed = { key, line, deleted: false, values, absent: [] };
  draft.keys.push(draft.listed);
  for (const n of [...before, path].flatMap((p) => p.lines)) understand(draft.block, n);
}

function readRow(draft: Draft, columns: Columns, line: PasteLine): boolean {
  const row = childRow(columns, line.text);
  if (!row) return false;
  understand(draft.block, line.n);
  if (row.property !== undefined) columns.property = row.property;
  if (row.name || row.cut) endRow(draft);
  if (row.name) {
    const key = dumpKey(`${columns.parent.hive}\\${columns.parent.path}\\${row.name}`);
    if (key) {
      draft.row = { key, line: line.n, deleted: false, values: [], absent: [] };
      draft.keys.push(draft.row);
    }
  }
  if (row.value) draft.row?.values.push({ ...row.value, line: line.n });
  return true;
}

/** Another row, table or prompt follows: the table shows every value of a key. */
function endRow(draft: Draft | undefined): void {
  if (draft?.row) draft.row.whole = true;
  if (draft) draft.row = undefined;
}

/** `SystemDefaultTlsVersions=1 SchUseStrongCrypto=`: nothing behind the sign is a value that does not exist. */
function assignments(text: string, line: number): { values: DumpedValue[]; absent: At<string>[] } {
  const values: DumpedValue[] = [];
  const absent: At<string>[] = [];
  for (const part of text.split(' ')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const name = part.slice(0, at);
    const data = part.slice(at + 1);
    if (data === '') absent.push({ value: name, line });
    else values.push({ name, value: { type: 'untyped', data }, line });
  }
  return { values, absent };
}

/** `Get-ItemProperty : Cannot find path 'HKLM:\…' because it does not exist.` in any language: the name of the command and a path in quotation marks. */
function notFound(line: PasteLine): RegistryQuery | undefined {
  const head = /^\s{0,4}(?:Get-ItemProperty|Get-ChildItem|Get-Item|Get-ItemPropertyValue) ?: /.exec(line.text.slice(0, 40));
  if (!head || line.text.length > 1000) return undefined;
  const quoted = /["'„“«»]\s?((?:HKLM|HKCU|HKEY_[A-Z_]{4,16}):?\\[^"'“”»«]{1,300})\s?["'“”«»]/.exec(line.text);
  const key = quoted && dumpKey(quoted[1]?.trim() ?? '');
  return key ? { key, tree: false, line: line.n, outcome: 'not-found', said: line.n } : undefined;
}
