/**
 * Events that tell of the policies for NTLM, LDAP binds and CredSSP. Sources: message tables of the providers Microsoft-Windows-NTLM,
 * Microsoft-Windows-Security-Netlogon and LsaSrv; Microsoft: How to enable LDAP signing in Windows Server (KB 935834), LDAP channel binding and
 * LDAP signing requirements (KB 4520412), CredSSP updates for CVE-2018-0886 (KB 4093492).
 */

export type PolicyEventField = 'target' | 'account' | 'domain' | 'process' | 'workstation' | 'channel' | 'client' | 'binding' | 'simple' | 'sasl' | 'count' | 'version' | 'other';

export interface PolicyEventRow {
  readonly id: number;
  /** Which policy it is about. */
  readonly about: 'ntlm' | 'ldap' | 'credssp';
  /** Part of its English text that no other event has, in lower case. */
  readonly phrase: string;
  /** What its inserted values are, in their order, which is the same in each language. */
  readonly values: readonly PolicyEventField[];
  /** Whose log it is. */
  readonly machine: 'client' | 'server' | 'dc';
}

// Without a supplied user it is the user of the process.
const CLIENT = ['target', 'account', 'domain', 'other', 'process', 'other', 'account', 'domain', 'other'] as const;
const SERVER = ['other', 'process', 'other', 'account', 'domain', 'other'] as const;
const IN_DOMAIN = ['account', 'domain', 'workstation', 'other', 'process', 'other', 'other', 'other'] as const;
const CONTROLLER = ['channel', 'account', 'domain', 'workstation', 'other'] as const;
const BIND = ['client', 'account', 'binding'] as const;
const COUNTS = ['simple', 'sasl'] as const;

export const policyEvents: readonly PolicyEventRow[] = [
  { id: 4001, about: 'ntlm', phrase: 'ntlm client blocked: outgo', values: CLIENT, machine: 'client' },
  { id: 4002, about: 'ntlm', phrase: 'ntlm server blocked: incom', values: SERVER, machine: 'server' },
  { id: 4003, about: 'ntlm', phrase: 'ntlm server blocked in the domain:', values: IN_DOMAIN, machine: 'server' },
  { id: 4004, about: 'ntlm', phrase: 'domain controller blocked:', values: CONTROLLER, machine: 'dc' },
  { id: 4013, about: 'ntlm', phrase: 'attempt to use ntlmv1 failed', values: CLIENT, machine: 'client' },
  { id: 8001, about: 'ntlm', phrase: 'ntlm client blocked audit', values: CLIENT, machine: 'client' },
  { id: 8002, about: 'ntlm', phrase: 'ntlm server blocked audit', values: SERVER, machine: 'server' },
  { id: 8003, about: 'ntlm', phrase: 'ntlm server blocked in the domain audit', values: IN_DOMAIN, machine: 'server' },
  { id: 8004, about: 'ntlm', phrase: 'domain controller blocked audit', values: CONTROLLER, machine: 'dc' },
  { id: 2886, about: 'ldap', phrase: 'configuring the server to reject sasl', values: [], machine: 'dc' },
  { id: 2887, about: 'ldap', phrase: 'number of simple binds performed without ssl/tls', values: COUNTS, machine: 'dc' },
  { id: 2888, about: 'ldap', phrase: 'number of simple binds rejected because', values: COUNTS, machine: 'dc' },
  { id: 2889, about: 'ldap', phrase: 'ldap bind without requesting signing', values: BIND, machine: 'dc' },
  { id: 3039, about: 'ldap', phrase: 'and failed the ldap channel binding token validation', values: BIND, machine: 'dc' },
  { id: 3040, about: 'ldap', phrase: 'unprotected ldaps binds', values: ['count'], machine: 'dc' },
  { id: 3041, about: 'ldap', phrase: 'validation of channel binding tokens received', values: [], machine: 'dc' },
  { id: 3074, about: 'ldap', phrase: 'would have failed the channel binding token validation', values: BIND, machine: 'dc' },
  { id: 3075, about: 'ldap', phrase: 'did not provide channel binding information', values: BIND, machine: 'dc' },
  { id: 6041, about: 'credssp', phrase: 'a credssp authentication to ', values: ['target', 'version'], machine: 'client' },
];

/** Part of the name of the log or the source by which the numbers are known to mean these events, in lower case. */
export const policySources: Readonly<Record<PolicyEventRow['about'], readonly string[]>> = {
  ntlm: ['windows-ntlm', 'ntlm (', 'security-netlogon'],
  ldap: ['activedirectory_domainservice', 'directory service', 'ntds ldap', 'ntds general'],
  credssp: ['lsasrv'],
};

/** Words that stand untranslated in the text of the events, in lower case. */
export const policyWords: Readonly<Record<PolicyEventRow['about'], readonly string[]>> = {
  ntlm: ['ntlm'],
  ldap: ['ldap', 'sasl'],
  credssp: ['credssp', 'linkid=866660'],
};
