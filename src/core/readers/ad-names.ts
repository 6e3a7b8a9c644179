/** The names that an object of the directory tells. */
import { property, spnsOf } from './ad-property.ts';
import type { AdObject } from './ad-property.ts';
import { principalOf, realName, spnNames } from './kerberos-names.ts';
import type { Named } from './reader.ts';

/**
 * SPNs of SQL Server with their hosts, the account that holds SPNs, and the domain of the user principal name. An object that holds SPNs runs a
 * service; a computer does so for the machine.
 */
export function namesOfObject(object: AdObject): readonly Named[] {
  const spns = spnsOf(object);
  const upn = property(object, 'UserPrincipalName');
  const suffix = upn?.values[0] === undefined ? undefined : principalOf(upn.values[0]).realm;
  const sam = property(object, 'SamAccountName');
  const computer = property(object, 'ObjectClass')?.values.some((v) => v.toLowerCase() === 'computer') === true;
  return [
    ...(spns?.values ?? []).filter((v) => /^MSSQLSvc\//i.test(v)).flatMap((value) => spnNames({ value, line: spns?.line ?? 0 })),
    ...(upn && suffix?.includes('.') ? realName('domain', { value: suffix, line: upn.line }) : []),
    ...(spns && spns.values.length > 0 && sam?.values[0] && !computer && !sam.cut ? realName('account', { value: sam.values[0], line: sam.line }) : []),
  ];
}
