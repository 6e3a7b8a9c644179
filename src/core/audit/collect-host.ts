import { commonName, domainOf } from '../readers/distinguished-name.ts';
import { isIpAddress } from '../names.ts';
import { isRefusal, parseSpn, type Spn } from '../spn.ts';

/**
 * The parts of a well-formed SPN of SQL Server; undefined for any other text, and for an address in place of a name.
 *
 *     sqlSpn('MSSQLSvc/sql05.corp.example:1433')   // { serviceClass: 'MSSQLSvc', host: 'sql05.corp.example', port: 1433 }
 */
export function sqlSpn(text: string): Spn | undefined {
  if (text.charAt(8) !== '/' || text.slice(0, 8).toLowerCase() !== 'mssqlsvc') return undefined;
  const parts = parseSpn(text);
  return isRefusal(parts) || parts.serviceName !== undefined || isIpAddress(parts.host) ? undefined : parts;
}

/** The name of a named instance; undefined for the default one, whose service is called MSSQLSERVER. */
export function namedInstance<T extends { readonly value: string }>(at: T | undefined): T | undefined {
  return at === undefined || at.value === '' || at.value.toUpperCase() === 'MSSQLSERVER' ? undefined : at;
}

/** A whole number that is a port. */
export function portOf(text: string): number | undefined {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port <= 65535 ? port : undefined;
}

/**
 * The common name and the DNS domain of a distinguished name, both in lower case.
 *
 *     dnParts('CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example')   // { cn: 'svc-sql05', domain: 'corp.example' }
 */
export function dnParts(dn: string): { readonly cn: string; readonly domain: string } {
  const lower = dn.toLowerCase();
  const dc = lower.indexOf(',dc=');
  const end = lower.indexOf(',');
  const plain = end > 0 && !lower.includes('\\');
  const cn = plain ? lower.slice(lower.indexOf('=') + 1, end).trim() : commonName(dn).toLowerCase();
  return { cn, domain: dc < 0 ? domainOf(lower) : lower.slice(dc + 4).replace(/,\s?dc=/g, '.') };
}
