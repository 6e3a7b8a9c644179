/** Rules for accounts of Windows. Import the rules from names.ts. */
import { hasForbidden } from './characters.ts';
import { HOST_MAX, host, badLength, netbios } from './host-names.ts';
import type { Rule } from './rule.ts';

const USER_MAX = 20;
/** The NetBIOS name of a computer or managed service account, and the dollar sign. */
const COMPUTER_MAX = 16;
const UPN_MAX = 64;
const ACCOUNT_MAX = HOST_MAX + UPN_MAX + 1;

/** No modifier letters (Lm): a code page conversion turns some of them into quotation marks. */
const ACCOUNT_CHAR = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}0-9 ._'$-]$/u;
const UPN_CHAR = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}0-9._'-]$/u;
const SERVICE_CHAR = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}0-9$_]$/u;

const BUILT_IN = /^(?:LocalSystem|Local System|Network ?Service|Local ?Service|NT AUTHORITY\\(?:SYSTEM|LOCAL ?SYSTEM|NETWORK ?SERVICE|LOCAL ?SERVICE))$/i;

function samName(value: string): string | undefined {
  if (value === '') return 'is empty';
  const max = value.endsWith('$') ? COMPUTER_MAX : USER_MAX;
  if (value.length > max) return `has a name longer than ${max} characters`;
  const bad = hasForbidden(value, ACCOUNT_CHAR);
  if (bad) return bad;
  if (value === '$') return 'has no name before the dollar sign';
  if (value.slice(0, -1).includes('$')) return 'has a dollar sign that is not its last character';
  if (value.startsWith('-')) return 'has a name that starts with a hyphen';
  if (value.startsWith(' ') || value.endsWith(' ')) return 'has a blank at the start or end of the name';
  return value.endsWith('.') ? 'has a name that ends with a dot' : undefined;
}

function domainPart(value: string): string | undefined {
  if (value === '') return 'has no domain before the backslash';
  const bad = value.includes('.') ? host(value) : netbios(value);
  return bad && `has a domain that ${bad}`;
}

function upn(value: string): string | undefined {
  const at = value.indexOf('@');
  const user = value.slice(0, at);
  if (user === '') return 'has no name before the at sign';
  const bad = badLength(user, UPN_MAX) ?? hasForbidden(user, UPN_CHAR);
  if (bad) return bad;
  if (user.startsWith('-')) return 'has a name that starts with a hyphen';
  const domain = value.slice(at + 1);
  if (domain === '') return 'has no domain after the at sign';
  const wrong = host(domain);
  return wrong && `has a domain that ${wrong}`;
}

function plainAccount(value: string): string | undefined {
  const wrong = badLength(value, ACCOUNT_MAX);
  if (wrong) return wrong;
  if (/^[A-Za-z]+=/.test(value) && value.includes(',')) return 'is a distinguished name, not an account name';
  const slash = value.indexOf('\\');
  if (slash < 0) return value.includes('@') ? upn(value) : samName(value);
  const name = value.slice(slash + 1);
  if (name === '') return 'has no name after the backslash';
  return domainPart(value.slice(0, slash)) ?? samName(name);
}

const ACCOUNT_ALLOWS = 'Letters, digits, blank, dot, hyphen, underscore and apostrophe, up to 20 characters, or up to 15 and a $ at the end';

/** Any account of a domain: `CORP\svc-sql05`, `svc-sql05@corp.example`, `svc-sql05`, `CORP\gmsa-sql$`, `SQL05$`. */
export const accountName: Rule = {
  id: 'account-name',
  allows: `NAME, DOMAIN\\NAME or NAME@DNS.DOMAIN. In NAME: ${ACCOUNT_ALLOWS}.`,
  source: 'Microsoft: SAM-Account-Name attribute, Active Directory schema',
  refuses: plainAccount,
};

/** An account as setspn takes it: `CORP\svc-sql05` or `svc-sql05`. */
export const domainAccount: Rule = {
  id: 'domain-account',
  allows: `NAME or DOMAIN\\NAME of a user, computer or managed service account. In NAME: ${ACCOUNT_ALLOWS}.`,
  source: 'Microsoft: setspn command reference',
  refuses: (value) => {
    const wrong = badLength(value, ACCOUNT_MAX);
    if (wrong) return wrong;
    if (/^NT SERVICE\\/i.test(value)) return 'is a virtual account, which has no object in Active Directory: its SPNs are on the computer account';
    if (BUILT_IN.test(value)) return 'is a built-in account of one machine: its SPNs are on the computer account';
    if (value.startsWith('.\\')) return 'is a local account, which cannot hold an SPN';
    if (!value.includes('\\') && value.includes('@'))
      return plainAccount(value) ?? 'is a user principal name; setspn documents only NAME and DOMAIN\\NAME';
    return plainAccount(value);
  },
};

function virtualAccount(value: string): string | undefined {
  const service = value.slice('NT SERVICE\\'.length);
  if (service === '') return 'has no service after the backslash';
  return badLength(service, 80) ?? hasForbidden(service, SERVICE_CHAR);
}

/** What can run SQL Server: a domain account, `NT SERVICE\MSSQL$SALES`, `NT AUTHORITY\NETWORK SERVICE`, `LocalSystem`, `.\sqlsvc`. */
export const serviceAccount: Rule = {
  id: 'service-account',
  allows: `A domain account (DOMAIN\\NAME, NAME@DNS.DOMAIN, a gMSA with its $), NT SERVICE\\…, NT AUTHORITY\\NETWORK SERVICE, LocalSystem or .\\NAME.`,
  source: 'Microsoft: Configure Windows service accounts and permissions (SQL Server)',
  refuses: (value) => {
    if (BUILT_IN.test(value)) return undefined;
    if (/^NT SERVICE\\/i.test(value)) return badLength(value, ACCOUNT_MAX) ?? virtualAccount(value);
    if (value === '.\\') return 'has no name after the backslash';
    return value.startsWith('.\\') ? samName(value.slice(2)) : plainAccount(value);
  },
};
