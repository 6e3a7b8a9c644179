import type { Paste, PasteLine } from '../text/prepare.ts';
import { property } from './ad-property.ts';
import type { AdObject, AdProperty } from './ad-property.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { principalOf, realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At, Reader, Reading } from './reader.ts';

export type GetAdObjectFacts = AdObject;

/** Properties by which an object of the directory is known among all lists that PowerShell prints. */
const OWN = new Set([
  'distinguishedname', 'samaccountname', 'objectclass', 'objectguid', 'userprincipalname', 'serviceprincipalnames', 'serviceprincipalname', 'msds-supportedencryptiontypes', 'kerberosencryptiontype',
  'useraccountcontrol', 'lockedout', 'passwordexpired', 'passwordlastset', 'pwdlastset', 'accountexpirationdate', 'accountexpires', 'trustedfordelegation', 'trustedtoauthfordelegation',
  'msds-allowedtodelegateto', 'principalsallowedtodelegatetoaccount', 'msds-allowedtoactonbehalfofotheridentity', 'accountnotdelegated', 'usedeskeyonly', 'principalsallowedtoretrievemanagedpassword',
  'badlogoncount', 'lastbadpasswordattempt', 'passwordset', 'tokengroups', 'sidhistory',
]);
/** An object without any of these has nothing to say here: a list of `Name` and `Enabled` could be of anything. */
const LABEL = /^([A-Za-z][\w-]{0,60}) {0,60}: ?(.{0,2000})$/;
const LDIF = /^([A-Za-z][\w;-]{0,60})(::?) (.{0,4000})$/;
const COMMANDS = ['get-aduser', 'get-adcomputer', 'get-adserviceaccount', 'get-adobject', 'get-adaccount', 'search-adaccount', 'ldifde', 'dsquery'];

interface Row {
  name: string;
  line: number;
  text: string;
  /** Column of the value. */
  column: number;
  /** Length of the last line of the value. */
  width: number;
}

/**
 * Objects of Active Directory as `Get-ADUser`, `Get-ADComputer`, `Get-ADServiceAccount` and `Get-ADObject` list them, with any properties, and as
 * ldifde writes them. One reading for each object.
 *
 *     ServicePrincipalNames : {MSSQLSvc/sql01.corp.example, MSSQLSvc/sql01.corp.example:1433...}
 *     servicePrincipalName: MSSQLSvc/sql01.corp.example:1433
 *
 * Microsoft: Get-ADUser, Format-List, $FormatEnumerationLimit; ldifde (RFC 2849).
 */
export const getAdObject: Reader<GetAdObjectFacts> = {
  id: 'get-ad-object',
  title: 'Get-ADUser, Get-ADComputer or ldifde output',
  cues: ['distinguishedname', 'samaccountname', 'serviceprincipalnames', 'serviceprincipalname', 'useraccountcontrol', 'objectclass', 'objectguid', 'userprincipalname', 'msds', 'trustedfordelegation', 'trustedtoauthfordelegation', 'passwordlastset', 'lockedout', 'enabled', 'aduser', 'adcomputer', 'adserviceaccount', 'adobject', 'ldifde', 'kerberosencryptiontype', 'principalsallowedtodelegatetoaccount'],
  read,
  names: (object) => {
    const spns = property(object, 'ServicePrincipalNames', 'servicePrincipalName');
    const upn = property(object, 'UserPrincipalName');
    const suffix = upn?.values[0] === undefined ? undefined : principalOf(upn.values[0]).realm;
    return uniqueNames([
      ...(spns?.values ?? []).filter((v) => /^MSSQLSvc\//i.test(v)).flatMap((value) => spnNames({ value, line: spns?.line ?? 0 })),
      ...(upn && suffix?.includes('.') ? realName('domain', { value: suffix, line: upn.line }) : []),
      ...(spns && spns.values.length > 0 ? account(object) : []),
    ]);
  },
};

/** An object that holds SPNs runs a service; a computer does so for the machine. */
function account(object: AdObject): ReturnType<typeof realName> {
  const sam = property(object, 'SamAccountName');
  const computer = property(object, 'ObjectClass')?.values.includes('computer') === true;
  return sam?.values[0] && !computer ? realName('account', { value: sam.values[0], line: sam.line }) : [];
}

function read(paste: Paste): readonly Reading<GetAdObjectFacts>[] {
  const found: Reading<GetAdObjectFacts>[] = [];
  let rows: Row[] = [];
  let seen = new Set<string>();
  let lines: Open | undefined;
  let command: At<string> | undefined;
  let ldif = false;
  let blank = 0;
  const close = (): void => {
    // A file of changes says what shall be, not what is.
    const change = ldif && rows.some((r) => r.name.toLowerCase() === 'changetype' && r.text.trim().toLowerCase() !== 'add');
    if (lines && !change && rows.some((r) => OWN.has(r.name.toLowerCase()))) {
      found.push(finish('get-ad-object', paste, lines, { ...(command ? { command } : {}), properties: ldif ? ldifProperties(rows) : rows.map(propertyOf) }));
    }
    rows = [];
    seen = new Set();
    lines = undefined;
    blank = 0;
    ldif = false;
  };
  for (const line of paste.lines) {
    const { text, n } = line;
    if (text.length > 4000) {
      close();
      continue;
    }
    const typed = commandIn(line);
    if (typed || isPrompt(text)) {
      close();
      command = typed;
      continue;
    }
    const last = rows.at(-1);
    const row = ldif ? ldifRow(line) : labelRow(line, last);
    const dn = row ? undefined : lines && !ldif ? undefined : ldifRow(line);
    if (dn && dn.name.toLowerCase() === 'dn') {
      close();
      ldif = true;
    }
    const taken = row ?? (ldif ? dn : undefined);
    if (taken) {
      if (!ldif && (seen.has(taken.name) || (blank > 0 && last !== undefined && taken.column !== last.column && !text.startsWith(' ')))) close();
      if (ldif && taken.name.toLowerCase() === 'dn' && rows.length > 0) {
        close();
        ldif = true;
      }
      if (lines) understand(lines, n);
      else lines = open(line);
      rows.push(taken);
      seen.add(taken.name);
      blank = 0;
    } else if (!lines || !last) continue;
    else if (!hasWords(text) && !/[{}.]/.test(text)) {
      blank += 1;
      if (blank > 2 || (ldif && blank > 0)) close();
    } else if (blank === 0 && goesOn(text, last, ldif)) {
      last.text = ldif ? last.text + text.slice(1) : join(last, text.trim());
      last.width = text.length;
      understand(lines, n);
    } else close();
  }
  close();
  return found;
}

/** `Name : value` of Format-List. The colons of one object stand in one column; a line that does not fit is no property. */
function labelRow({ text, n }: PasteLine, last: Row | undefined): Row | undefined {
  const found = LABEL.exec(text);
  if (!found) return undefined;
  const [whole, name = '', value = ''] = found;
  const column = whole.length - value.length;
  const spaced = text.slice(name.length, column).includes(' :');
  if (!spaced && !OWN.has(name.toLowerCase())) return undefined;
  return last !== undefined && last.column !== column && last.column !== column + 1 && last.column !== column - 1 && !OWN.has(name.toLowerCase()) ? undefined : { name, line: n, text: value, column, width: text.length };
}

function ldifRow({ text, n }: PasteLine): Row | undefined {
  const found = LDIF.exec(text);
  return found ? { name: found[1] ?? '', line: n, text: found[2] === '::' ? '' : (found[3] ?? ''), column: 0, width: text.length } : undefined;
}

/** A wrapped value goes on under its beginning; LDIF goes on behind one blank. */
function goesOn(text: string, last: Row, ldif: boolean): boolean {
  if (ldif) return /^ \S/.test(text);
  const indent = /^ {0,200}/.exec(text)?.[0].length ?? 0;
  return indent >= Math.min(last.column - 2, 12) && indent >= 4;
}

/** No console is narrower: a shorter line was broken at a blank. */
const NARROWEST = 79;

/** Joins what the console broke: at a blank, which copying may have taken away, or in the middle of a long word. */
function join({ text, width }: Row, after: string): string {
  if (/\s$/.test(text)) return text + after;
  return width < NARROWEST || text.endsWith(',') ? `${text} ${after}` : text + after;
}

function propertyOf({ name, line, text }: Row): AdProperty {
  const value = text.trim();
  const list = /^\{(.*)\}$/s.exec(value) ?? (/^\{/.test(value) ? [value, value.slice(1)] : null);
  if (!list) return { name, line, values: value === '' ? [] : [value], cut: /(?:\.\.\.|…)$/.test(value) };
  const inner = (list[1] ?? '').trim();
  const cut = /(?:\.\.\.|…)$/.test(inner) || !value.endsWith('}');
  const plain = inner.replace(/,? ?(?:\.\.\.|…)$/, '');
  // ", " parts the values of a list; a distinguished name has commas without a blank, or with a backslash before them.
  const values = plain === '' ? [] : plain.split(/(?<!\\), /).map((v) => v.trim()).filter((v) => v !== '');
  return { name, line, values, cut };
}

/** LDIF repeats the name for each value. */
function ldifProperties(rows: readonly Row[]): AdProperty[] {
  const byName = new Map<string, { name: string; line: number; values: string[]; cut: boolean }>();
  for (const { name, line, text } of rows) {
    const key = name.toLowerCase();
    const known = byName.get(key) ?? { name, line, values: [], cut: false };
    if (text.trim() !== '') known.values.push(text.trim());
    byName.set(key, known);
  }
  return [...byName.values()];
}

function commandIn({ text, n }: PasteLine): At<string> | undefined {
  const command = commandOf(text, COMMANDS);
  if (command) return { value: text.trim(), line: n };
  return isPrompt(text) && /\bGet-AD(?:User|Computer|ServiceAccount|Object)\b/i.test(text) ? { value: text.trim(), line: n } : undefined;
}
