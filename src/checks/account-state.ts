import { accountState as judge } from '../core/judges/account-state.ts';
import { getAdObject } from '../core/readers/get-ad-object.ts';
import { netUser } from '../core/readers/net-user.ts';
import type { Check } from './check.ts';

const properties = "@('LockedOut', 'PasswordExpired', 'PasswordLastSet', 'AccountExpirationDate', 'LastBadPasswordAttempt', 'BadLogonCount')";
const shown = "@('SamAccountName', 'Enabled', 'LockedOut', 'PasswordExpired', 'PasswordLastSet', 'AccountExpirationDate', 'LastBadPasswordAttempt', 'BadLogonCount')";

export const accountState: Check = {
  id: 'account-state',
  title: 'Are both accounts in order?',
  purpose: 'Two accounts take part: the one that connects and the one that runs the service. Locked, disabled, expired, or due to change its password: each has its own remedy.',
  commands: [
    {
      id: 'both',
      title: 'state of the person and of the service account',
      shell: 'powershell',
      where: 'admin',
      rights: 'Any domain user; Active Directory module. Put the name of the person into USERNAME',
      changes: false,
      lines: [`@('USERNAME', '{{sam}}') | ForEach-Object { Get-ADUser -Identity $_ -Properties ${properties} } |`, `    Format-List -Property ${shown}`],
    },
    { id: 'net-user', title: 'state of one account without the module', shell: 'cmd', where: 'client', rights: 'Any domain user', changes: false, lines: ['net user {{sam}} /domain'] },
    {
      id: 'managed',
      title: 'state of a managed service account',
      shell: 'powershell',
      where: 'admin',
      rights: 'Any domain user; Active Directory module',
      changes: false,
      lines: [`Get-ADServiceAccount -Identity '{{sam}}' -Properties ${properties} |`, `    Format-List -Property ${shown}`],
    },
  ],
  readers: [getAdObject, netUser],
  judges: [judge],
  paste: 'the list for both accounts, with the lines Enabled, LockedOut, PasswordExpired and AccountExpirationDate.',
  samples: {
    fine: [
      'SamAccountName         : svc-sql05',
      'Enabled                : True',
      'LockedOut              : False',
      'PasswordExpired        : False',
      'PasswordLastSet        : 11/3/2026 1:15:13 AM',
      'AccountExpirationDate  : ',
      'LastBadPasswordAttempt : ',
      'BadLogonCount          : 0',
    ].join('\n'),
    problem: [
      'SamAccountName         : svc-sql05',
      'Enabled                : True',
      'LockedOut              : True',
      'PasswordExpired        : False',
      'PasswordLastSet        : 2/14/2019 9:00:00 AM',
      'AccountExpirationDate  : ',
      'LastBadPasswordAttempt : 11/21/2026 9:02:44 AM',
      'BadLogonCount          : 5',
    ].join('\n'),
  },
  manual: {
    fine: 'Both accounts are enabled, not locked, not expired, and their passwords are valid.',
    problem: 'One of them is locked, disabled or expired, or must change its password.',
  },
  causes: ['kerb-account', 'kerb-no-dc-or-trust'],
  pages: ['kerb-account', 'service-account-changes'],
  sources: [{ title: 'Get-ADUser' }, { title: 'net user command reference' }],
};
