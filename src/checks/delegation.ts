import { delegation as judge } from '../core/judges/delegation.ts';
import { getAdObject } from '../core/readers/get-ad-object.ts';
import type { Check } from './check.ts';

const middle = "ServicePrincipalNames, TrustedForDelegation, TrustedToAuthForDelegation, msDS-AllowedToDelegateTo";

/** Both accounts as the first command prints them; only whom the back end admits differs. */
const listed = (admits: string): string =>
  [
    'DistinguishedName          : CN=svc-web,OU=Service Accounts,DC=corp,DC=example',
    'SamAccountName             : svc-web',
    'ServicePrincipalNames      : {HTTP/web01.corp.example, HTTP/web01}',
    'TrustedForDelegation       : False',
    'TrustedToAuthForDelegation : False',
    'msDS-AllowedToDelegateTo   : {}',
    '',
    'DistinguishedName                    : CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example',
    'SamAccountName                       : svc-sql05',
    'ServicePrincipalNames                : {MSSQLSvc/sql05.corp.example:1433}',
    `PrincipalsAllowedToDelegateToAccount : ${admits}`,
  ].join('\n');

export const delegation: Check = {
  id: 'delegation',
  title: 'May the middle account pass users on?',
  purpose: 'A linked server, report or web site that connects onwards for the user needs delegation on its own account or on that of the back end. Without it the back end sees ANONYMOUS LOGON.',
  commands: [
    {
      id: 'both',
      title: 'read the delegation settings of both accounts',
      shell: 'powershell',
      where: 'admin',
      rights: 'Any domain user; Active Directory module. Put the account of the back end into BACKACCOUNT',
      changes: false,
      lines: [
        '$FormatEnumerationLimit = -1',
        `Get-ADUser -Identity '{{sam}}' -Properties ${middle} |`,
        `  Format-List DistinguishedName, SamAccountName, ${middle}`,
        "Get-ADUser -Identity 'BACKACCOUNT' -Properties ServicePrincipalNames, PrincipalsAllowedToDelegateToAccount |",
        '  Format-List DistinguishedName, SamAccountName, ServicePrincipalNames, PrincipalsAllowedToDelegateToAccount',
      ],
    },
    {
      id: 'user',
      title: 'read the blocks on the user',
      shell: 'powershell',
      where: 'admin',
      rights: 'Any domain user; Active Directory module. Put the name of the person into USERNAME',
      changes: false,
      lines: ['$FormatEnumerationLimit = -1', "Get-ADUser -Identity 'USERNAME' -Properties AccountNotDelegated, MemberOf | Format-List SamAccountName, AccountNotDelegated, MemberOf"],
    },
  ],
  readers: [getAdObject],
  judges: [judge],
  paste: 'the lists of the middle account and of the back-end account, one below the other.',
  samples: {
    fine: listed('{CN=svc-web,OU=Service Accounts,DC=corp,DC=example}'),
    problem: listed('{}'),
  },
  manual: {
    fine: 'The back-end account admits the middle account, or the list of the middle account holds the SPN of the second hop.',
    problem: 'All off and both lists empty, or the user is marked as sensitive.',
  },
  causes: ['kerb-double-hop-delegation'],
  pages: ['kerb-double-hop-delegation', 'verify-authentication-method'],
  sources: [{ title: 'Kerberos constrained delegation overview' }, { title: 'Configuring linked servers for delegation, ms189580' }],
};
