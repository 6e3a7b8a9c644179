import { accountBit, nameOf, numeral, property, spnsOf, truth } from '../readers/ad-property.ts';
import type { AdObject } from '../readers/ad-property.ts';
import { domainOf } from '../readers/distinguished-name.ts';
import type { At } from '../readers/reader.ts';
import { dateOfFileTime, dateOfText, type EncryptionAccount, type PasswordDate, type PrincipalKind } from './account.ts';

const WORDS: Readonly<Record<string, number>> = { des: 0x3, rc4: 0x4, aes128: 0x8, aes256: 0x10 };

/**
 * The account that an object of Get-ADUser, Get-ADComputer, Get-ADServiceAccount, Get-ADObject or ldifde shows; undefined for one without a name.
 *
 *     accountOf(object)   // { name: 'svc-sql05', kind: 'user', types: { value: 24, line: 3 }, … }
 */
export function accountOf(object: AdObject): EncryptionAccount | undefined {
  const name = nameOf(object);
  const first = object.properties[0];
  if (!name || !first) return undefined;
  const dn = property(object, 'DistinguishedName', 'dn')?.values[0];
  const domain = dn === undefined ? '' : domainOf(dn);
  const types = forgotten(object) ? undefined : typesOf(object);
  const desOnly = truth(object, 'UseDESKeyOnly') ?? accountBit(object, 'desOnly');
  const password = passwordOf(object);
  const spns = spnsOf(object);
  const spn = spns?.values[0];
  // PowerShell prints an empty list, too, for a property that the command did not ask for.
  const asked = spns !== undefined && (spns.values.length > 0 || (object.command !== undefined && /-Properties\s[^|]{0,2000}(?:\*|servicePrincipalName)/i.test(object.command.value)));
  return {
    name: name.value,
    line: name.line,
    kind: kindOf(object, name.value),
    ...(domain === '' ? {} : { domain }),
    ...(types ? { types } : {}),
    ...(desOnly ? { desOnly } : {}),
    ...(password ? { password } : {}),
    ...(asked ? { spns: { value: spns.values.length, line: spns.line, cut: !spns.complete } } : {}),
    ...(spn === undefined ? {} : { spn }),
  };
}

/** Attribute and password date both printed empty: the command had no `-Properties`, so the empty attribute says nothing. */
function forgotten(object: AdObject): boolean {
  const empty = (...names: readonly string[]): boolean => property(object, ...names)?.values.length === 0;
  return empty('msDS-SupportedEncryptionTypes') && empty('PasswordLastSet', 'PasswordSet', 'pwdLastSet');
}

/** The kind of an object by its classes; by its name where no class is shown. */
export function kindOf(object: AdObject, name: string): PrincipalKind {
  if (name.toLowerCase() === 'krbtgt' || /^krbtgt_\d+$/i.test(name)) return 'krbtgt';
  const classes = property(object, 'ObjectClass')?.values.map((c) => c.toLowerCase()) ?? [];
  // ldifde lists the whole chain of classes, the most special one last.
  for (const [word, kind] of CLASSES) if (classes.includes(word)) return kind;
  if (property(object, 'PrincipalsAllowedToRetrieveManagedPassword')) return 'gmsa';
  return name.endsWith('$') ? 'unknown' : classes.includes('user') ? 'user' : classes.length === 0 ? 'unknown' : 'user';
}

const CLASSES: readonly (readonly [string, PrincipalKind])[] = [
  ['msds-delegatedmanagedserviceaccount', 'dmsa'],
  ['msds-groupmanagedserviceaccount', 'gmsa'],
  ['msds-managedserviceaccount', 'smsa'],
  ['trusteddomain', 'trust'],
  ['computer', 'computer'],
];

/**
 * The number of msDS-SupportedEncryptionTypes; 0 when it is listed and empty, and when the command asked for it and PowerShell, which leaves out what is
 * not set, does not list it. Undefined when nobody asked.
 */
export function typesOf(object: AdObject): At<number> | undefined {
  const number = numeral(object, 'msDS-SupportedEncryptionTypes');
  if (number) return { value: number.value < 0 ? number.value >>> 0 : number.value, line: number.line };
  const listed = property(object, 'msDS-SupportedEncryptionTypes');
  if (listed && listed.values.length === 0) return { value: 0, line: listed.line };
  if (listed) return undefined;
  const words = property(object, 'KerberosEncryptionType');
  if (words) return { value: words.values.reduce((sum, word) => sum | (WORDS[word.toLowerCase()] ?? 0), 0), line: words.line };
  const first = object.properties[0];
  return first && object.command && /msDS-SupportedEncryptionTypes/i.test(object.command.value) && !/Format-|Select/i.test(object.command.value) ? { value: 0, line: first.line } : undefined;
}

/** When the password was set, from pwdLastSet or what PowerShell prints. */
export function passwordOf(object: AdObject): At<PasswordDate> | undefined {
  const raw = numeral(object, 'pwdLastSet');
  const exact = raw && dateOfFileTime(raw.value);
  if (raw && exact) return { value: exact, line: raw.line };
  const printed = property(object, 'PasswordLastSet', 'PasswordSet', 'pwdLastSet');
  const date = printed?.values[0] === undefined ? undefined : dateOfText(printed.values.join(', '));
  return printed && date ? { value: date, line: printed.line } : undefined;
}
