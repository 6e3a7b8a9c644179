import type { CommandBlock, Line } from './blocks.ts';
import { dnDomain } from './dn-names.ts';
import { joined, psInside, word } from './setspn-words.ts';
import { CHANGES, READS } from './setspn-writer.ts';
import { asOne } from './spn-powershell.ts';

/** schemaIDGUID of servicePrincipalName. The validated write to it has the same. */
const SPN_GUID = 'f3a64788-5306-11d1-a9c5-0000f80367c1';
/** SELF, whatever the display language calls it. */
const SELF_SID = 'S-1-5-10';
const rights = (dn: string): string => `Modify permissions on ${dn}`;

/** The account with its access list alone: writing owner or auditing back would need more rights. An ADsPath writes a slash inside a name as `\/`. */
function bind(dn: string): readonly Line[] {
  return [
    joined("$account = [adsi]'LDAP://", [{ value: psInside(dnDomain(dn)) }], '/', [{ value: psInside(dn.replaceAll('/', '\\/')) }], "'"),
    ["$account.PsBase.Options.SecurityMasks = 'Dacl'"],
    [`$spn = [guid]'${SPN_GUID}'`],
  ];
}

function rule(dn: string, method: 'AddAccessRule' | 'RemoveAccessRuleSpecific'): readonly Line[] {
  return asOne(
    ...bind(dn),
    [`$self = [System.Security.Principal.SecurityIdentifier]'${SELF_SID}'`],
    ["$rule = New-Object System.DirectoryServices.ActiveDirectoryAccessRule($self, 'ReadProperty, WriteProperty', 'Allow', $spn)"],
    [`$account.PsBase.ObjectSecurity.${method}($rule)`],
    ['$account.PsBase.CommitChanges()'],
  );
}

/**
 * All permissions on an account, the record for the undo.
 *
 *     dsacls "CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example"
 */
export function showPermissions(dn: string): CommandBlock {
  return { ...READS, shell: 'cmd', id: 'acl-before', title: 'show the permissions on the account', lines: [joined('dsacls ', word(dn))] };
}

/**
 * Grants SELF to read and write servicePrincipalName on one account, and on nothing below it.
 *
 *     dsacls "CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example" /G SELF:RPWP;"servicePrincipalName"
 *
 * The form is from the field; Microsoft documents `/G USER:PERMISSIONS;PROPERTY`. dsacls itself has no exact undo: `/R SELF` takes every entry of SELF.
 */
export function grantWithDsacls(dn: string): CommandBlock {
  return {
    ...CHANGES,
    shell: 'cmd',
    id: 'grant',
    title: 'let the account write its own SPNs',
    rights: rights(dn),
    undo: ['The undo of the PowerShell form below takes this entry and no other. Never run ', { code: 'dsacls … /R SELF' }, ': it removes every entry of SELF on the account.'],
    lines: [joined('dsacls ', word(dn), ' /G SELF:RPWP;"servicePrincipalName"')],
  };
}

/**
 * The same grant by SID and GUID, which mean the same in every display language, with an undo that removes exactly this entry.
 * It gives back the state from before only where SELF had no entry for the attribute: an entry that was there is merged with the new one.
 *
 * Source: Microsoft, ActiveDirectoryAccessRule; DirectoryObjectSecurity.RemoveAccessRuleSpecific; attribute servicePrincipalName (GUID).
 */
export function grantWithPowershell(dn: string): CommandBlock {
  return {
    ...CHANGES,
    shell: 'powershell',
    id: 'grant-powershell',
    title: 'let the account write its own SPNs, from PowerShell',
    rights: rights(dn),
    undo: { lines: rule(dn, 'RemoveAccessRuleSpecific') },
    lines: rule(dn, 'AddAccessRule'),
  };
}

/**
 * What SELF may do with the SPNs of an account. The two names stand for one GUID: dsacls may print either.
 *
 *     dsacls "CN=…" | findstr /i /c:"servicePrincipalName" /c:"service principal name"
 */
export function checkWithDsacls(dn: string): CommandBlock {
  return {
    ...READS,
    shell: 'cmd',
    id: 'acl-check',
    title: 'look for entries about SPNs',
    lines: [joined('dsacls ', word(dn), ' | findstr /i /c:"servicePrincipalName" /c:"service principal name"')],
  };
}

/** What SELF may do with the SPNs of an account, by SID and GUID. `ReadProperty, WriteProperty` is the grant, `Self` the validated write. */
export function checkWithPowershell(dn: string): CommandBlock {
  return {
    ...READS,
    shell: 'powershell',
    id: 'acl-check-powershell',
    title: 'show what SELF may do with SPNs, from PowerShell',
    lines: asOne(
      ...bind(dn),
      ['$account.PsBase.ObjectSecurity.GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier]) |'],
      [`  Where-Object { $_.IdentityReference.Value -eq '${SELF_SID}' -and $_.ObjectType -eq $spn } |`],
      ['  Select-Object ActiveDirectoryRights, AccessControlType, IsInherited'],
    ),
  };
}
