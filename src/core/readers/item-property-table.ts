/** The table that Get-ChildItem prints for registry keys. */
import { dumpKey } from './registry-dump.ts';
import type { DumpKey, DumpedValue } from './registry-dump.ts';

export interface Columns {
  readonly parent: DumpKey;
  readonly line: number;
  /** Column in which the properties begin; -1 before the rule under the headings. */
  property: number;
}

/**
 * The key whose children follow: `    Hive: HKEY_LOCAL_MACHINE\SYSTEM\…`. The label follows the language.
 */
export function hiveLine(text: string): DumpKey | undefined {
  const found = text.length < 1000 ? /^ {2,8}\S[^:\\]{0,30}: (HKEY_[A-Z_]{4,16}\\.{1,900})$/.exec(text) : null;
  return found ? dumpKey(found[1] ?? '') : undefined;
}

/**
 * A line of the table: headings, rule, a key with its first property, or another property of the same key. A name that PowerShell has cut (`…`) is no key, and the properties under it belong to none.
 *
 *     Client                         DisabledByDefault : 0
 *                                    Enabled           : 1
 */
export function childRow(
  columns: Columns,
  text: string,
): { property?: number; name?: string; cut?: true; value?: Omit<DumpedValue, 'line'> } | undefined {
  if (text.length > 4000 || text.trim() === '') return undefined;
  if (columns.property < 0) {
    const rule = /^(-{2,40} +)-{2,40} *$/.exec(text);
    if (rule) return { property: (rule[1] ?? '').length };
    return /^[^\s:]{1,30} +[^\s:]{1,30} *$/.test(text) ? {} : undefined;
  }
  const name = text.slice(0, columns.property).trim();
  const rest = text.slice(columns.property).trim();
  if (name === '' && rest === '') return undefined;
  if (name !== '' && !/^\S/.test(text)) return undefined;
  if (text[columns.property - 1] !== undefined && text[columns.property - 1] !== ' ') return undefined;
  const value = /^([A-Za-z][\w()-]{0,60}) *: ?(.{0,3000})$/.exec(rest);
  if (rest !== '' && !value) return undefined;
  if (name.includes('...') || name.includes('…')) return { cut: true };
  return {
    ...(name === '' ? {} : { name }),
    ...(value ? { value: { name: value[1] === '(default)' ? '' : (value[1] ?? ''), value: { type: 'untyped' as const, data: (value[2] ?? '').trim() } } } : {}),
  };
}
