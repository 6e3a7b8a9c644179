import type { Paste, PasteLine } from '../text/prepare.ts';
import { goesOn, joined, listRow, ownProperties } from './ad-list.ts';
import type { ListRow } from './ad-list.ts';
import { isLdifNote, ldifProperties, ldifRow } from './ad-ldif.ts';
import type { LdifRow } from './ad-ldif.ts';
import { namesOfObject } from './ad-names.ts';
import type { AdObject, AdProperty } from './ad-property.ts';
import { printedProperty } from './ad-value.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { uniqueNames } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { At, Reader, Reading } from './reader.ts';

export type GetAdObjectFacts = AdObject;

const COMMANDS = ['get-aduser', 'get-adcomputer', 'get-adserviceaccount', 'get-adobject', 'get-adaccount', 'search-adaccount', 'ldifde', 'dsquery'];

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
  names: (object) => uniqueNames(namesOfObject(object)),
};

/** A command may go over several lines, and a warning may stand behind it. */
const MOST_STRAY = 4;

/** An object while it is read: rows of a list, or of LDIF behind its `dn:`. */
interface Draft {
  readonly block: Open;
  readonly list: ListRow[];
  readonly ldif: LdifRow[];
  readonly seen: Set<string>;
  blank: number;
}

function read(paste: Paste): readonly Reading<GetAdObjectFacts>[] {
  const found: Reading<GetAdObjectFacts>[] = [];
  let draft: Draft | undefined;
  let command: At<string> | undefined;
  let stray = 0;
  const close = (): void => {
    const properties = draft && propertiesOf(draft);
    if (draft && properties) found.push(finish('get-ad-object', paste, draft.block, { ...(command ? { command } : {}), properties }));
    draft = undefined;
  };
  for (const line of paste.lines) {
    const { text, n } = line;
    if (draft && draft.ldif.length > 0) {
      if (takeLdif(draft, line)) continue;
      close();
    }
    if (text.length > 4000) {
      close();
      continue;
    }
    const typed = commandIn(line);
    if (typed || isPrompt(text)) {
      close();
      command = typed;
      stray = 0;
      continue;
    }
    const entry = /^dn:/i.test(text.slice(0, 3)) ? ldifRow(line) : undefined;
    if (entry && entry.text !== '') {
      close();
      draft = { block: open(line), list: [], ldif: [entry], seen: new Set(), blank: 0 };
      continue;
    }
    const last = draft?.list.at(-1);
    const row = listRow(line, last);
    if (row) {
      const again = draft?.seen.has(row.name) === true && !(row.plain && last?.plain === true && last.name === row.name);
      if (again || (draft && draft.blank > 0 && last && row.column !== last.column && !text.startsWith(' '))) close();
      if (draft) understand(draft.block, n);
      else draft = { block: open(line), list: [], ldif: [], seen: new Set(), blank: 0 };
      draft.list.push(row);
      draft.seen.add(row.name);
      draft.blank = 0;
    } else if (!draft || !last) {
      // A table or another output stands behind the command: it did not print the objects that come later.
      if (command && hasWords(text) && (stray += 1) > MOST_STRAY) command = undefined;
    } else if (!hasWords(text) && !/[{}.]/.test(text)) {
      draft.blank += 1;
      if (draft.blank > 2) close();
    } else if (draft.blank === 0 && goesOn(text, last)) {
      last.text = joined(last, text.trim());
      last.width = text.length;
      understand(draft.block, n);
    } else close();
  }
  close();
  return found;
}

/** Whether a line still belongs to an entry of LDIF, which ends with a blank line. */
function takeLdif({ block, ldif }: Draft, line: PasteLine): boolean {
  const { text, n } = line;
  const last = ldif.at(-1);
  if (text === '' || !last) return false;
  if (text.startsWith(' ')) {
    if (text.trim() === '') return false;
    last.text += text.slice(1);
  } else if (!isLdifNote(text)) {
    const row = ldifRow(line);
    // The country is `c: DE`, a prompt is `C:\>`.
    if (!row || row.name.toLowerCase() === 'dn' || (row.name.length === 1 && isPrompt(text))) return false;
    ldif.push(row);
  }
  understand(block, n);
  return true;
}

function propertiesOf({ list, ldif }: Draft): readonly AdProperty[] | undefined {
  if (ldif.length > 0) {
    // A file of changes says what shall be, not what is.
    const change = ldif.some((r) => r.name.toLowerCase() === 'changetype' && r.text.trim().toLowerCase() !== 'add');
    return !change && ldif.some((r) => ownProperties.has(r.name.toLowerCase().split(';')[0] ?? '')) ? ldifProperties(ldif) : undefined;
  }
  if (!list.some((r) => ownProperties.has(r.name.toLowerCase()))) return undefined;
  const names = new Set(list.map((r) => r.name));
  if (names.size === list.length) return list.map(({ name, line, text }) => printedProperty(name, line, text));
  return ldifProperties(list.map((r) => ({ ...r, base64: false })));
}

function commandIn({ text, n }: PasteLine): At<string> | undefined {
  const command = commandOf(text, COMMANDS);
  if (command) return { value: text.trim(), line: n };
  return isPrompt(text) && /\bGet-AD(?:User|Computer|ServiceAccount|Object)\b/i.test(text) ? { value: text.trim(), line: n } : undefined;
}
