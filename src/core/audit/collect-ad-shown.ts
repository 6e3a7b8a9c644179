import { accountBits, type AdObject, type AdProperty } from '../readers/ad-property.ts';
import type { Known } from './model.ts';

/** The properties of an object by name in lower case: an export has 200,000 objects, and each is asked for thirty names. */
export interface Shown {
  readonly get: (name: string) => AdProperty | undefined;
}

/** The properties of one object. */
export function byName({ properties }: AdObject, lowered: Map<string, string>): Shown {
  const shown = new Map<string, AdProperty>();
  for (const p of properties) {
    let name = lowered.get(p.name);
    if (name === undefined) lowered.set(p.name, (name = p.name.toLowerCase()));
    if (!shown.has(name)) shown.set(name, p);
  }
  return shown;
}

/** The objects of an export have the same columns in the same order. */
export function byColumn(first: AdObject | undefined, lowered: Map<string, string>): (object: AdObject) => Shown {
  const index = new Map<string, number>();
  for (const [i, { name }] of (first?.properties ?? []).entries()) if (!index.has(name.toLowerCase())) index.set(name.toLowerCase(), i);
  const count = first?.properties.length;
  return (object) => {
    if (object.properties.length !== count) return byName(object, lowered);
    return {
      get: (name) => {
        const i = index.get(name);
        return i === undefined ? undefined : object.properties[i];
      },
    };
  };
}

/** The first of the names that is shown. */
export function pick(shown: Shown, ...names: readonly string[]): AdProperty | undefined {
  for (const name of names) {
    const found = shown.get(name);
    if (found) return found;
  }
  return undefined;
}

/** `True` or `False`; undefined for anything else. */
export function truth(shown: Shown, name: string): Known<boolean> | undefined {
  const found = shown.get(name);
  const value = found?.values[0]?.toLowerCase();
  return found && (value === 'true' || value === 'false') ? { value: value === 'true', line: found.line } : undefined;
}

/** A whole number, decimal or hexadecimal. */
export function numeral(shown: Shown, name: string): Known<number> | undefined {
  const found = shown.get(name);
  const value = found?.values[0] ?? '';
  return found && /^(?:-?\d{1,19}|0x[0-9a-f]{1,8})$/i.test(value) ? { value: Number(value), line: found.line } : undefined;
}

/** A bit of userAccountControl, or of the attribute that a controller computes. */
export function bit(flags: Known<number> | undefined, name: keyof typeof accountBits): Known<boolean> | undefined {
  return flags && { value: (flags.value & accountBits[name]) !== 0, ...at(flags) };
}

/** The line of a value, where it has one. */
export function at({ line }: { readonly line?: number }): { readonly line?: number } {
  return line === undefined ? {} : { line };
}

/** The first value of the first of the names, where it is whole. */
export function single(shown: Shown, ...names: readonly string[]): Known<string> | undefined {
  const found = pick(shown, ...names);
  const value = found?.values[0];
  return found && value !== undefined && value !== '' && !found.cut ? { value, line: found.line } : undefined;
}
