/** Registry items of Group Policy preferences, as a file for the editor and as a table to type from. */
import type { Line } from '../blocks.ts';
import { xmlText } from '../quoting.ts';
import type { Quoted } from '../quoting.ts';
import { itemId } from './item-id.ts';
import { valueId } from './model.ts';
import type { Change, Emitted, RegistryData } from './model.ts';
import { mixedHives, preferenceRefusal } from './preference-rules.ts';
import { refusalOf } from './rules.ts';

/** From [MS-GPPREF] 2.2.1 and from files that Windows itself wrote. */
const CLASSES = {
  settings: '{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}',
  collection: '{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF}',
  item: '{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}',
} as const;
const IMAGES = { U: '2', D: '3' } as const;
const ACTION_NAMES = { U: 'Update', D: 'Delete' } as const;
const DWORD_DIGITS = 8;
const QWORD_DIGITS = 16;

export interface PreferenceFile {
  /** Name of the collection that the file becomes in the editor. */
  readonly name: string;
  /** `2026-11-21 09:00:00`, the time that the editor shows for each item; absent: none. */
  readonly changed?: string;
  /** collection: for dragging onto the Registry node, as Microsoft describes it. settings: the form of Registry.xml in the policy itself. */
  readonly root: 'collection' | 'settings';
}

/**
 * An XML file with one item for each change: it is dragged onto Preferences > Windows Settings > Registry of the editor. Update writes a value or
 * creates a key, Delete removes a value, or a key with everything below it. Changes to HKEY_LOCAL_MACHINE belong below Computer Configuration,
 * those to HKEY_CURRENT_USER below User Configuration: one file holds one hive. A preference stays when its policy goes, and is applied again and
 * again until then: the undo is a second file, and the items of the first one have to go. Refuses what refusalOf and preferenceRefusal refuse.
 *
 *     <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="Enabled" status="Enabled" image="2" uid="{…}">
 *       <Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE" key="SYSTEM\…" name="Enabled" type="REG_DWORD" value="00000000"/>
 *     </Registry>
 *
 * Sources: Microsoft [MS-GPPREF] 2.2.1.17 and 2.2.1.17.1; Microsoft: Sample GPO template files (import by dragging); form of numbers, bytes and lists
 * as Set-GPPrefRegistryValue of Windows Server 2025 writes them.
 */
export function emitPreference(changes: readonly Change[], file: PreferenceFile): Emitted {
  const mixed = mixedHives(changes);
  if (mixed) return { ok: false, refusal: mixed };
  const collection = xmlText(file.name);
  if (!collection.ok) return collection;
  const changed = xmlText(file.changed ?? '');
  if (!changed.ok) return changed;
  const lines: Line[] = [];
  for (const [at, change] of changes.entries()) {
    const refusal = refusalOf(change) ?? preferenceRefusal(change);
    if (refusal) return { ok: false, refusal };
    const written = item(change, at, changed.text);
    if (!written.ok) return written;
    for (const line of written.lines) lines.push(line);
  }
  const [open, close] =
    file.root === 'settings' ? [`<RegistrySettings clsid="${CLASSES.settings}">`, '</RegistrySettings>'] : [`<Collection clsid="${CLASSES.collection}" name="${collection.text}">`, '</Collection>'];
  return { ok: true, lines: [['<?xml version="1.0" encoding="utf-8"?>'], [open], ...lines, [close]] };
}

function item(change: Change, at: number, changed: string): Emitted {
  const action = actionOf(change);
  const name = xmlText('name' in change ? change.name : '');
  if (!name.ok) return name;
  const key = xmlText(change.key.path);
  if (!key.ok) return key;
  const value = change.kind === 'set' ? data(change.value) : { ok: true as const, text: '' };
  if (!value.ok) return value;
  const last = change.key.path.slice(change.key.path.lastIndexOf('\\') + 1);
  const shown = name.text === '' ? xmlText(last) : name;
  if (!shown.ok) return shown;
  const values: string[] = [];
  if (change.kind === 'set' && change.value.type === 'REG_MULTI_SZ') {
    for (const text of change.value.data) {
      const one = xmlText(text);
      if (!one.ok) return one;
      values.push(`<Value>${one.text}</Value>`);
    }
  }
  const isDefault = 'name' in change && change.name === '' ? '1' : '0';
  const type = change.kind === 'set' ? change.value.type : 'REG_SZ';
  const uid = itemId(`${valueId(change.key, 'name' in change ? change.name : '')}\n${change.kind}\n${at}`);
  const properties = `    <Properties action="${action}" displayDecimal="0" default="${isDefault}" hive="${change.key.hive}" key="${key.text}" name="${name.text}" type="${type}" value="${value.text}"`;
  return {
    ok: true,
    lines: [
      [`  <Registry clsid="${CLASSES.item}" name="${shown.text}" status="${shown.text}" image="${IMAGES[action]}"${changed === '' ? '' : ` changed="${changed}"`} uid="${uid}">`],
      [values.length === 0 ? `${properties}/>` : `${properties}><Values>${values.join('')}</Values></Properties>`],
      ['  </Registry>'],
    ],
  };
}

function actionOf(change: Change): 'U' | 'D' {
  return change.kind === 'set' || change.kind === 'create-key' ? 'U' : 'D';
}

/** Numbers have all their digits, in upper case; the items of a list stand in elements of their own as well. */
function data(value: RegistryData): Quoted {
  return typeof value.data === 'object' ? xmlText(value.data.join(' ')) : xmlText(digits(value));
}

function digits(value: RegistryData): string {
  switch (value.type) {
    case 'REG_DWORD':
      return value.data.toString(16).toUpperCase().padStart(DWORD_DIGITS, '0');
    case 'REG_QWORD':
      return value.data.toUpperCase().padStart(QWORD_DIGITS, '0');
    case 'REG_BINARY':
    case 'REG_NONE':
      return value.data.toUpperCase();
    case 'REG_MULTI_SZ':
      return value.data.join(' ');
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return value.data;
  }
}

/** What somebody types into the editor for one change. */
export interface PreferenceRow {
  readonly action: 'Update' | 'Delete';
  readonly hive: string;
  readonly key: string;
  /** '(Default)' for the default value, '' for a key. */
  readonly name: string;
  readonly type: string;
  /** The items of a multi-string stand on lines of their own in the editor. */
  readonly data: readonly string[];
}

/**
 * The rows to type into New > Registry Item, in the order of the changes. Refuses what emitPreference refuses, mixed hives excepted.
 *
 *     preferenceRows([{ kind: 'set', key, name: 'Enabled', value: { type: 'REG_DWORD', data: 0 } }])
 *     // [{ action: 'Update', hive: 'HKEY_LOCAL_MACHINE', key: 'SYSTEM\\…', name: 'Enabled', type: 'REG_DWORD', data: ['00000000'] }]
 *
 * Source: Microsoft: Working with Windows Settings Preference Items (registry extension).
 */
export function preferenceRows(changes: readonly Change[]): { readonly ok: true; readonly rows: readonly PreferenceRow[] } | Extract<Emitted, { ok: false }> {
  const rows: PreferenceRow[] = [];
  for (const change of changes) {
    const refusal = refusalOf(change) ?? preferenceRefusal(change);
    if (refusal) return { ok: false, refusal };
    rows.push({
      action: ACTION_NAMES[actionOf(change)],
      hive: change.key.hive,
      key: change.key.path,
      name: 'name' in change ? change.name || '(Default)' : '',
      type: change.kind === 'set' ? change.value.type : '',
      data: change.kind === 'set' ? (change.value.type === 'REG_MULTI_SZ' ? change.value.data : [digits(change.value)]) : [],
    });
  }
  return { ok: true, rows };
}
