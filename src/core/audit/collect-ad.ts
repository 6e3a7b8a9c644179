import type { ObjectKind } from '../directory/model.ts';
import { spnsOf, type AdObject } from '../readers/ad-property.ts';
import { adExport } from '../readers/ad-export.ts';
import { domainOf } from '../readers/distinguished-name.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';
import { addAttributes, type Mutable } from './collect-ad-attributes.ts';
import { byColumn, byName, numeral, pick, single, type Shown } from './collect-ad-shown.ts';
import { tieOf, type AccountSighting, type Collect, type Facts } from './collect-facts.ts';

/**
 * Accounts with their attributes, from lists of PowerShell, LDIF files and exports. An attribute that is not shown is not known, except that an
 * empty msDS-SupportedEncryptionTypes is 0. Several rows for one account come from a script, which may have chosen among its SPNs.
 *
 * Sources: [MS-ADTS] 2.2.16 (userAccountControl), 2.3 (attributes); KB 5073381.
 */
export const collectAd: Collect = (readings, into, paste) => {
  const lowered = new Map<string, string>();
  for (const { facts, to, unread } of readingsOf(readings, getAdObject)) addObject(into, facts, byName(facts, lowered), paste, to < paste.lines.length && unread.length === 0);
  for (const { facts, to } of readingsOf(readings, adExport)) {
    const shownOf = byColumn(facts.objects[0], lowered);
    const rows = new Map<string, number>();
    for (const object of facts.objects) {
      const key = keyOf(shownOf(object));
      rows.set(key, (rows.get(key) ?? 0) + 1);
    }
    const last = facts.objects.at(-1);
    for (const object of facts.objects) {
      const shown = shownOf(object);
      addObject(into, object, shown, paste, rows.get(keyOf(shown)) === 1 && (object !== last || to < paste.lines.length));
    }
  }
};

function keyOf(shown: Shown): string {
  return (pick(shown, 'distinguishedname', 'dn', 'samaccountname', 'name')?.values[0] ?? '').toLowerCase();
}

/** Classes that can hold SPNs, the most special one first. */
const CLASSES: readonly (readonly [name: string, kind: ObjectKind | undefined])[] = [
  ['msds-groupmanagedserviceaccount', 'gmsa'],
  ['msds-managedserviceaccount', 'smsa'],
  ['msds-delegatedmanagedserviceaccount', undefined],
  ['computer', 'computer'],
  ['user', 'user'],
  ['inetorgperson', 'user'],
];

function addObject(into: Facts, object: AdObject, shown: Shown, paste: Paste, whole: boolean): void {
  const dn = single(shown, 'distinguishedname', 'dn');
  const netbios = single(shown, 'netbiosname');
  const root = netbios && single(shown, 'ncname');
  if (root && netbios) into.ties.push({ dns: domainOf(root.value), netbios: netbios.value });
  const classes = shown.get('objectclass')?.values.map((v) => v.toLowerCase());
  const known = classes && CLASSES.find(([name]) => classes.includes(name));
  const spns = spnsOf(object);
  if (classes && !known && !(spns && spns.values.length > 0)) return;
  const sam = single(shown, 'samaccountname');
  const first = dn ?? sam ?? single(shown, 'name', 'cn', 'account', 'accountname', 'account name', 'computer', 'computername', 'user', 'username');
  if (!first || (dn && !dn.value.includes('='))) return;
  const principal = single(shown, 'msds-principalname');
  const tie = dn && principal && tieOf(principal.value, domainOf(dn.value));
  if (tie) into.ties.push(tie);
  const lines = spns && spns.values.length > 1 ? spnLines(paste, spns.line) : undefined;
  const kind = known?.[1] ?? kindOf(shown);
  const written = dn || sam ? principal : first;
  const sighting: Mutable<AccountSighting> = {
    line: object.properties[0]?.line ?? first.line ?? 1,
    spns: (spns?.values ?? []).map((value) => ({ value, line: lines?.get(value.toLowerCase()) ?? spns?.line ?? 1 })),
    complete: whole && spns !== undefined && spns.complete && plainSpns(object),
  };
  if (dn) sighting.dn = dn;
  if (sam) sighting.sam = sam;
  if (written) sighting.written = written;
  if (kind !== undefined) sighting.kind = kind;
  addAttributes(sighting, shown);
  into.accounts.push(sighting);
}

/** A column that somebody called SPN may have been made from some of them. */
function plainSpns({ properties }: AdObject): boolean {
  return properties.some((p) => !p.cut && /^serviceprincipalnames?(?:;range=0-\*)?$/i.test(p.name));
}

/** LDIF has a line for each value. */
function spnLines(paste: Paste, from: number): ReadonlyMap<string, number> | undefined {
  const label = /^servicePrincipalName:: ?|^servicePrincipalName: ?/i;
  if (!label.test(paste.lines[from - 1]?.text ?? '')) return undefined;
  const lines = new Map<string, number>();
  for (let n = from; n <= paste.lines.length; n += 1) {
    const text = paste.lines[n - 1]?.text ?? '';
    if (text.trim() === '' || /^dn:/i.test(text)) break;
    if (!label.test(text)) continue;
    // A long value goes on behind one blank.
    let value = text.replace(label, '').trimEnd();
    for (let k = n; /^ \S/.test(paste.lines[k]?.text ?? ''); k += 1) value += (paste.lines[k]?.text ?? '').slice(1).trimEnd();
    lines.set(value.trim().toLowerCase(), n);
  }
  return lines;
}

/** Signs of a kind where no class is shown. A computer and a managed account have the same bits in userAccountControl. */
function kindOf(shown: Shown): ObjectKind | undefined {
  if (pick(shown, 'principalsallowedtoretrievemanagedpassword', 'msds-groupmsamembership', 'msds-managedpasswordinterval')) return 'gmsa';
  if (pick(shown, 'hostcomputers', 'msds-hostserviceaccountbl')) return 'smsa';
  if ((shown.get('operatingsystem')?.values.length ?? 0) > 0) return 'computer';
  const flags = numeral(shown, 'useraccountcontrol')?.value ?? 0;
  return (flags & 0x2000) !== 0 ? 'computer' : (flags & 0x200) !== 0 ? 'user' : undefined;
}

