/** What stands behind the name of a directory property, in the ways in which it is printed. */
import { dnListAttributes, spnAttributes, spnListAttributes, wordListAttributes } from '../../data/ad-attributes.ts';
import { hexBytes, utf8Text } from '../text/bytes.ts';
import type { AdProperty } from './ad-property.ts';

const KINDS: ReadonlyMap<string, 'spns' | 'dns' | 'words'> = new Map([
  ...[...spnAttributes, ...spnListAttributes].map((name) => [name, 'spns'] as const),
  ...dnListAttributes.map((name) => [name, 'dns'] as const),
  ...wordListAttributes.map((name) => [name, 'words'] as const),
]);

/** What the values of an attribute are. */
export type ValueKind = 'spns' | 'dns' | 'words' | 'value';

/**
 * What the values of an attribute are, by its name in either spelling.
 *
 *     valueKind('ServicePrincipalNames')   // 'spns'
 */
export function valueKind(name: string): ValueKind {
  return KINDS.get(name.toLowerCase()) ?? 'value';
}

const NONE: readonly string[] = [];

/** The name of a .NET type, or of an array or a generic list of one. */
const TYPE_NAME = /^(?:Microsoft|System)(?:\.[A-Za-z][A-Za-z0-9]{0,60}(?:`\d)?){1,8}(?:\[\]|\[[A-Za-z.\d ,=]{1,120}\])?$/;
const DOTS = /(?:\.\.\.|…)$/;

/**
 * The value as the console prints it: a list in braces, or one value. Dots at the end say that there is more; in a list without its closing brace
 * the last value may be cut in its middle, so it is left out, and so is an SPN before dots.
 *
 *     printedProperty('ServicePrincipalNames', 10, '{HTTP/a, HTTP/b...}')   // values ['HTTP/a', 'HTTP/b'], cut
 */
export function printedProperty(name: string, line: number, text: string): AdProperty {
  const value = text.trim();
  if (value === '') return { name, line, values: NONE, cut: false };
  if (isTypeName(value)) return lostProperty(name, line);
  if (!value.startsWith('{')) {
    const cut = DOTS.test(value);
    return { name, line, values: cut && valueKind(name) === 'spns' ? NONE : [value], cut };
  }
  const closed = value.endsWith('}');
  const inner = value.slice(1, closed ? -1 : undefined).trim();
  const cut = !closed || DOTS.test(inner);
  const values = listOf(inner.replace(DOTS, '').replace(/,? ?$/, ''));
  return { name, line, values: closed ? values : values.slice(0, -1), cut };
}

/** ", " parts the values of a list; a distinguished name has commas without a blank, or with a backslash before them. */
function listOf(text: string): string[] {
  return text.split(/(?<!\\), /).map((v) => v.trim()).filter((v) => v !== '');
}

/** How a file of comma-separated values joins a list: as a script of the administrator did, or as csvde does. */
export type Dialect = 'powershell' | 'csvde' | 'dsquery';

/**
 * The property of a cell. Lists are parted at line ends, `;`, `|`, `,` or blanks, whichever comes first in this order and has an SPN, a
 * distinguished name or a word behind it.
 *
 *     cellProperty('SPN', 2, 'MSSQLSvc/a:1433|MSSQLSvc/a', 'powershell')   // two values
 *     cellProperty('ServicePrincipalNames', 2, 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection', 'powershell')   // lost
 */
export function cellProperty(name: string, line: number, text: string, dialect: Dialect, kind = valueKind(name)): AdProperty {
  const value = text.trim();
  if (value === '') return { name, line, values: NONE, cut: false };
  if (isTypeName(value)) return lostProperty(name, line);
  if (dialect === 'csvde') return { name, line, values: csvdeValues(kind, value), cut: false };
  if (value.startsWith('{')) return printedProperty(name, line, value);
  if (kind === 'value') return { name, line, values: single(value), cut: false };
  const one = kind === 'words' ? KINDS_OF_OBJECT.get(value) : undefined;
  if (one) return { name, line, values: one, cut: false };
  const values = kind === 'spns' ? spnsIn(value) : kind === 'dns' ? parts(value, ['\n', ';', '|'], DN_START) : value.split(/[\n;|,]/);
  return { name, line, values: values.map((v) => v.trim()).filter((v) => /[^;|,\s]/.test(v)), cut: false };
}

/** Values that stand in each row of a forest are one list in memory. */
const COMMON: ReadonlyMap<string, readonly string[]> = new Map(['True', 'False', 'TRUE', 'FALSE', '0', '4', '8', '16', '24', '28', '31', '512', '514', '544', '546', '4096', '66048', '66050'].map((v) => [v, [v]]));
const KINDS_OF_OBJECT: ReadonlyMap<string, readonly string[]> = new Map(['user', 'computer', 'msDS-GroupManagedServiceAccount', 'msDS-ManagedServiceAccount'].map((v) => [v, [v]]));

function single(value: string): readonly string[] {
  return (value.length < 6 ? COMMON.get(value) : undefined) ?? [value];
}

function lostProperty(name: string, line: number): AdProperty {
  return { name, line, values: NONE, cut: true, lost: true };
}

function isTypeName(value: string): boolean {
  return (value.startsWith('Microsoft.') || value.startsWith('System.')) && value.length < 300 && TYPE_NAME.test(value);
}

const DN_START = /^\s{0,4}(?:CN|OU|DC)=/i;
const SPN_START = /^\s{0,4}[A-Za-z][\w.-]{0,60}\//;

function spnsIn(value: string): readonly string[] {
  const found = parts(value, ['\n', ';', '|'], SPN_START);
  if (found.length > 1) return found;
  // An SPN with a comma or a blank in it is a well-known mistake: it is kept in one piece.
  for (const by of [',', ' ']) {
    const joined: string[] = [];
    for (const part of value.split(by)) {
      if (joined.length === 0 || SPN_START.test(part)) joined.push(part);
      else joined.push(`${joined.pop() ?? ''}${by}${part}`);
    }
    if (joined.length > 1) return joined.map((v) => v.replace(/[, ]{1,4}$/, ''));
  }
  return found;
}

/** Parts at the first separator that has the beginning of a value behind it; a single value may end with one. */
function parts(value: string, separators: readonly string[], start: RegExp): readonly string[] {
  for (const by of separators) {
    if (!value.includes(by)) continue;
    const found = value.split(by).filter((v) => v.trim() !== '');
    if (found.length === 1 || found.slice(1).some((v) => start.test(v))) return found;
  }
  return [value];
}

/** csvde joins values with `;`, puts a backslash before a `;` of a value, and writes bytes that are no plain text as X'4d75'. */
function csvdeValues(kind: ValueKind, value: string): readonly string[] {
  const values = (kind === 'value' ? [value] : unescaped(value, kind === 'dns')).map(plain).filter((v) => v !== '');
  // A script may have called its first column DN as well.
  return kind === 'spns' && values.length === 1 ? spnsIn(values[0] ?? '') : values;
}

function unescaped(value: string, keepComma: boolean): string[] {
  if (!value.includes('\\')) return value.split(';');
  const found: string[] = [];
  let part = '';
  for (let i = 0; i < value.length; i += 1) {
    const c = value.charAt(i);
    const next = value.charAt(i + 1);
    if (c === ';') {
      found.push(part);
      part = '';
    } else if (c === '\\' && (next === ';' || next === '\\' || (next === ',' && !keepComma))) {
      part += next;
      i += 1;
    } else part += c;
  }
  return [...found, part];
}

function plain(value: string): string {
  const hex = /^X'([0-9a-f]*)'$/i.exec(value.trim())?.[1];
  const bytes = hex === undefined ? undefined : hexBytes(hex);
  return (bytes && utf8Text(bytes)) ?? value.trim();
}
