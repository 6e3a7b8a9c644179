/** Distinguished names in the lines that directory tools print: `CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example`. */

export interface FoundDn {
  /** From the first CN=, OU= or DC= to the last DC= with its label. */
  readonly dn: string;
  readonly at: number;
  readonly end: number;
  /** False when no DC= ends it: the rest is on the next line, or was cut off. */
  readonly complete: boolean;
}

/** Lines of directory tools are shorter. */
const MOST = 2000;
const START = /(?<![\p{L}\p{N}])(?:CN|OU|DC)=/iu;
const LABEL = /^[A-Za-z0-9_-]*/;

/**
 * The distinguished name in a line, whatever words stand round it.
 *
 *     findDn('Registered ServicePrincipalNames for CN=SQL02,OU=Servers,DC=contoso,DC=com:')
 *     // { dn: 'CN=SQL02,OU=Servers,DC=contoso,DC=com', at: 37, end: 74, complete: true }
 */
export function findDn(text: string): FoundDn | undefined {
  if (text.length > MOST || !text.includes('=')) return undefined;
  const at = START.exec(text)?.index;
  if (at === undefined) return undefined;
  const last = text.toLowerCase().lastIndexOf('dc=');
  const label = last < at ? '' : (LABEL.exec(text.slice(last + 3))?.[0] ?? '');
  if (label === '') return { dn: text.slice(at).trimEnd(), at, end: text.length, complete: false };
  const end = last + 3 + label.length;
  return { dn: text.slice(at, end), at, end, complete: true };
}

/**
 * The first value of a distinguished name, without its escapes. It is mostly, but not always, the account name.
 *
 *     commonName('CN=Smith\\, Ann,OU=Users,DC=corp,DC=example')   // 'Smith, Ann'
 */
export function commonName(dn: string): string {
  let out = '';
  for (let i = dn.indexOf('=') + 1; i < dn.length; i += 1) {
    const c = dn.charAt(i);
    if (c === ',') break;
    if (c !== '\\') {
      out += c;
      continue;
    }
    const hex = /^[0-9A-Fa-f]{2}/.exec(dn.slice(i + 1, i + 3))?.[0];
    // \0ACNF: marks an object that replication renamed; the line feed is no part of what is shown.
    const code = hex === undefined ? 0 : parseInt(hex, 16);
    out += hex === undefined ? dn.charAt(i + 1) : code < 0x20 ? ' ' : String.fromCharCode(code);
    i += hex === undefined ? 1 : 2;
  }
  return out.trim();
}

/**
 * The DNS name of the domain that a distinguished name lies in: 'corp.example'. Empty when it has no DC part.
 *
 *     domainOf('CN=svc,DC=corp,DC=example')   // 'corp.example'
 */
export function domainOf(dn: string): string {
  return `,${dn}`.split(/(?<!\\),\s?DC=/i).slice(1).join('.');
}

/** Whether two distinguished names are the same object: case does not count. */
export function sameDn(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
