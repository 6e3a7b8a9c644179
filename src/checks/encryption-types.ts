import { encryptionTypesJudge } from '../core/judges/encryption-types.ts';
import { getAdObject } from '../core/readers/get-ad-object.ts';
import type { Check } from './check.ts';

const tail = ["-Properties 'msDS-SupportedEncryptionTypes', 'PasswordLastSet', 'UseDESKeyOnly' |", "    Format-List -Property @('SamAccountName', 'ObjectClass', 'msDS-SupportedEncryptionTypes', 'PasswordLastSet', 'UseDESKeyOnly')"] as const;

export const encryptionTypes: Check = {
  id: 'encryption-types',
  title: 'Can the account have AES tickets?',
  purpose: 'Since the updates of April 2026 a domain controller gives AES tickets only to accounts without a setting. What counts is the attribute together with the age of the password, which makes the keys.',
  commands: [
    {
      id: 'user',
      title: 'encryption setting and password date of a service account',
      shell: 'powershell',
      where: 'admin',
      rights: 'Any domain user; Active Directory module',
      changes: false,
      lines: [`Get-ADUser -Identity '{{sam}}' ${tail[0]}`, tail[1]],
    },
    { id: 'managed', title: 'encryption setting of a managed service account', shell: 'powershell', where: 'admin', rights: 'Any domain user; Active Directory module', changes: false, lines: [`Get-ADServiceAccount -Identity '{{sam}}' ${tail[0].replace(", 'UseDESKeyOnly'", '')}`, tail[1]] },
    { id: 'computer', title: 'encryption setting of a computer account', shell: 'powershell', where: 'admin', rights: 'Any domain user; Active Directory module', changes: false, lines: [`Get-ADComputer -Identity '{{server}}' ${tail[0].replace(", 'UseDESKeyOnly'", '')}`, tail[1]] },
  ],
  readers: [getAdObject],
  judges: [encryptionTypesJudge],
  paste: 'the list with msDS-SupportedEncryptionTypes, empty or not, and PasswordLastSet.',
  samples: {
    fine: [
      'SamAccountName                : svc-sql05',
      'ObjectClass                   : user',
      'msDS-SupportedEncryptionTypes : 24',
      'PasswordLastSet               : 11/3/2026 1:15:13 AM',
      'UseDESKeyOnly                 : False',
    ].join('\n'),
    problem: [
      'SamAccountName                : svc-sql05',
      'ObjectClass                   : user',
      'msDS-SupportedEncryptionTypes : 24',
      'PasswordLastSet               : 3/9/2006 8:12:00 AM',
      'UseDESKeyOnly                 : False',
    ].join('\n'),
  },
  manual: {
    fine: 'The attribute has 8 or 16 in it (24, 28), and the password was set after the domain learned AES.',
    problem: 'The attribute asks for AES, and the password is older than AES in the domain; or the account is restricted to DES.',
  },
  causes: ['kerb-encryption-type'],
  pages: ['rc4-in-kerberos', 'kerb-encryption-type', 'service-account-changes'],
  sources: [
    {
      title: 'RC4 changes for service account tickets, CVE-2026-20833, KB 5073381',
      url: 'https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc',
    },
    { title: '[MS-KILE], supported encryption types' },
  ],
};
