import { spnAttributes } from '../../data/ad-attributes.ts';
import type { At } from './reader.ts';

/** A property of a directory object as PowerShell or ldifde prints it. */
export interface AdProperty {
  /** As printed: `ServicePrincipalNames`. */
  readonly name: string;
  readonly line: number;
  /** One for a single value, none when nothing stands behind the colon or in the braces. */
  readonly values: readonly string[];
  /** True when PowerShell ended a list with dots, since $FormatEnumerationLimit allows four: there are more. A value that was cut in its middle is not among `values`. */
  readonly cut: boolean;
  /** Export-Csv wrote the name of the .NET type in place of the values: nobody knows whether there are any. Then `cut` is true as well. */
  readonly lost?: true;
}

export interface AdObject {
  /** The command, when the prompt line was pasted with the answer. */
  readonly command?: At<string>;
  readonly properties: readonly AdProperty[];
}

/** The property of a name, whatever its case; the LDAP name and the name of the ActiveDirectory module may both be given. */
export function property(object: AdObject, ...names: readonly string[]): AdProperty | undefined {
  const wanted = names.map((n) => n.toLowerCase());
  return object.properties.find((p) => wanted.includes(p.name.toLowerCase()));
}

/** `True` or `False`; undefined for a property that is absent, empty or anything else. */
export function truth(object: AdObject, name: string): At<boolean> | undefined {
  const found = property(object, name);
  const value = found?.values[0]?.toLowerCase();
  return found && (value === 'true' || value === 'false') ? { value: value === 'true', line: found.line } : undefined;
}

/** A whole number, decimal or hexadecimal. */
export function numeral(object: AdObject, ...names: readonly string[]): At<number> | undefined {
  const found = property(object, ...names);
  const value = found?.values[0] ?? '';
  return found && /^(?:-?\d{1,19}|0x[0-9a-f]{1,8})$/i.test(value) ? { value: Number(value), line: found.line } : undefined;
}

/** Bits of userAccountControl that matter here. [MS-ADTS] 2.2.16. */
export const accountBits = {
  disabled: 0x2,
  lockout: 0x10,
  passwordNotRequired: 0x20,
  trustedForDelegation: 0x80000,
  notDelegated: 0x100000,
  desOnly: 0x200000,
  passwordExpired: 0x800000,
  trustedToAuthForDelegation: 0x1000000,
} as const;

/** A bit of userAccountControl, when the attribute is there. */
export function accountBit(object: AdObject, bit: keyof typeof accountBits): At<boolean> | undefined {
  const flags = numeral(object, 'userAccountControl');
  return flags && { value: (flags.value & accountBits[bit]) !== 0, line: flags.line };
}

/** The name that a sentence uses for an object: account name, else name, else the first part of its DN. */
export function nameOf(object: AdObject): At<string> | undefined {
  const named = property(object, 'SamAccountName') ?? property(object, 'Name', 'cn');
  if (named?.values[0]) return { value: named.values[0], line: named.line };
  const dn = property(object, 'DistinguishedName', 'dn');
  const first = /^CN=((?:[^,\\]|\\.){1,100})/i.exec(dn?.values[0] ?? '');
  return dn && first ? { value: (first[1] ?? '').replace(/\\(.)/g, '$1'), line: dn.line } : undefined;
}

/** The SPNs of an object, and whether the text shows all of them. */
export interface ShownSpns {
  readonly line: number;
  /** As printed, each once; letter case does not count. */
  readonly values: readonly string[];
  /** False for a list that was cut or lost. */
  readonly complete: boolean;
}

/**
 * The SPNs of an object, from ServicePrincipalNames, servicePrincipalName or a column that somebody called SPN; undefined when no such property
 * is shown, which does not mean that there are none. Where two of them are shown, one whole list is enough.
 */
export function spnsOf(object: AdObject): ShownSpns | undefined {
  const shown = object.properties.filter((p) => (spnAttributes as readonly string[]).includes(p.name.toLowerCase()));
  const first = shown[0];
  if (!first) return undefined;
  const byKey = new Map<string, string>();
  for (const { values } of shown) for (const value of values) if (!byKey.has(value.toLowerCase())) byKey.set(value.toLowerCase(), value);
  return { line: (shown.find((p) => p.values.length > 0) ?? first).line, values: [...byKey.values()], complete: shown.some((p) => !p.cut) };
}
