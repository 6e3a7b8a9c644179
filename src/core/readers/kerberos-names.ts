import { isIpAddress } from '../host-names.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import type { At, Named } from './reader.ts';

/** A Kerberos principal: the name, and the realm where one is printed. */
export interface Principal {
  readonly name: string;
  readonly realm?: string;
}

/**
 * Splits a principal at its last at sign, with or without blanks round it.
 *
 *     principalOf('MSSQLSvc/sql01.corp.example:1433 @ CORP.EXAMPLE')   // { name: 'MSSQLSvc/sql01.corp.example:1433', realm: 'CORP.EXAMPLE' }
 */
export function principalOf(text: string): Principal {
  const at = text.lastIndexOf('@');
  if (at < 0) return { name: text.trim() };
  const realm = text.slice(at + 1).trim();
  return realm === '' ? { name: text.slice(0, at).trim() } : { name: text.slice(0, at).trim(), realm };
}

const PLACEHOLDER = /[<>{}*%]|localhost/i;

/**
 * The names in a service principal name: the SPN, its host as the server (or an address), port or instance. None for krbtgt and for texts
 * that are no SPN.
 *
 *     spnNames({ value: 'MSSQLSvc/sql01.corp.example:1433', line: 4 })   // spn, server sql01.corp.example, port 1433
 */
export function spnNames({ value, line }: At<string>): Named[] {
  if (PLACEHOLDER.test(value)) return [];
  const spn = parseSpn(value);
  if (isRefusal(spn) || spn.serviceClass.toLowerCase() === 'krbtgt') return [];
  const named: Named[] = [
    { kind: 'spn', value, line },
    { kind: isIpAddress(spn.host) ? 'address' : 'server', value: spn.host, line },
  ];
  if (spn.port !== undefined) named.push({ kind: 'port', value: String(spn.port), line });
  if (spn.instance !== undefined) named.push({ kind: 'instance', value: spn.instance, line });
  return named;
}

/** Host, realm or account names that stand for something real: no "-", no placeholder, no loop-back name. */
export function realName(kind: Named['kind'], at: At<string> | undefined): Named[] {
  const value = at?.value.trim() ?? '';
  return at && value !== '' && value !== '-' && value.length < 256 && !PLACEHOLDER.test(value) && !/[\s,;]/.test(value) ? [{ kind, value, line: at.line }] : [];
}

/** A realm is an Active Directory domain in capitals; a NetBIOS name (no dot) is none. */
export function realmNames(at: At<string> | undefined): Named[] {
  return at?.value.includes('.') ? realName('realm', at) : [];
}
