/**
 * Attributes of directory objects, lower case, under their LDAP name and the name that the ActiveDirectory module of PowerShell gives them.
 *
 * Sources: [MS-ADA1] to [MS-ADA3], Active Directory Schema; Microsoft: Get-ADUser, Get-ADComputer, Get-ADServiceAccount.
 */

/** An object is known by one of them: a row without any could be of anything. */
export const identityAttributes = ['dn', 'distinguishedname', 'samaccountname', 'userprincipalname', 'objectguid', 'dnshostname'] as const;

/** Headings that people give to a calculated column of SPNs are among them. */
export const spnAttributes = ['serviceprincipalnames', 'serviceprincipalname', 'spn', 'spns', 'service principal name', 'service principal names'] as const;

/** Lists of SPNs that are not the object's own. */
export const spnListAttributes = ['msds-allowedtodelegateto'] as const;

/** Lists of distinguished names. */
export const dnListAttributes = ['memberof', 'principalsallowedtodelegatetoaccount', 'principalsallowedtoretrievemanagedpassword', 'msds-hostserviceaccount', 'msds-hostserviceaccountbl', 'serviceaccount', 'hostcomputers'] as const;

/** Lists of single words. */
export const wordListAttributes = ['kerberosencryptiontype', 'objectclass'] as const;

/** Single values that say something about tickets, accounts and services. */
export const valueAttributes = [
  'cn', 'name', 'displayname', 'description', 'canonicalname', 'objectcategory', 'objectsid', 'sid', 'enabled', 'useraccountcontrol', 'useraccountcontrolcomputed', 'msds-user-account-control-computed',
  'lockedout', 'lockouttime', 'accountlockouttime', 'accountexpires', 'accountexpirationdate', 'passwordexpired', 'passwordlastset', 'pwdlastset', 'passwordneverexpires',
  'msds-supportedencryptiontypes', 'trustedfordelegation', 'trustedtoauthfordelegation', 'accountnotdelegated', 'usedeskeyonly', 'doesnotrequirepreauth',
  'msds-allowedtoactonbehalfofotheridentity', 'msds-groupmsamembership', 'msds-managedpasswordid', 'msds-managedpasswordinterval', 'msds-principalname', 'netbiosname', 'ncname', 'whencreated', 'whenchanged', 'lastlogondate', 'lastlogontimestamp', 'operatingsystem', 'primarygroupid',
] as const;
