/** Registry values by which Windows restricts NTLM, and what each number does. */

export type NtlmEffect = 'allows' | 'audits' | 'denies';

export interface NtlmPolicy {
  readonly id: 'outgoing' | 'incoming' | 'domain';
  /** Below HKEY_LOCAL_MACHINE. */
  readonly key: string;
  readonly name: string;
  /** The machine on which the value acts, as a person calls it. */
  readonly acts: string;
  /** As in a sentence: "outgoing NTLM". */
  readonly what: string;
  /** Title of the policy behind "Network security: Restrict NTLM:". */
  readonly policy: string;
  readonly means: readonly { readonly data: number; readonly effect: NtlmEffect; readonly means: string }[];
  /** Value of the same key with the names that are let through. */
  readonly exceptions?: string;
}

export const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa';
export const MSV1_0 = `${LSA}\\MSV1_0`;
export const NETLOGON = 'SYSTEM\\CurrentControlSet\\Services\\Netlogon\\Parameters';

/** Since Windows 7 and Windows Server 2008 R2. A value that is not there allows NTLM in every version up to Windows 11 24H2 and Server 2025. Sources: Microsoft: Network security: Restrict NTLM (three policies); [MS-GPSB] registry values. */
export const ntlmPolicies: readonly NtlmPolicy[] = [
  {
    id: 'outgoing',
    key: MSV1_0,
    name: 'RestrictSendingNTLMTraffic',
    acts: 'client',
    what: 'outgoing NTLM',
    policy: 'Outgoing NTLM traffic to remote servers',
    means: [
      { data: 0, effect: 'allows', means: 'allow all' },
      { data: 1, effect: 'audits', means: 'audit all' },
      { data: 2, effect: 'denies', means: 'deny all' },
    ],
    exceptions: 'ClientAllowedNTLMServers',
  },
  {
    id: 'incoming',
    key: MSV1_0,
    name: 'RestrictReceivingNTLMTraffic',
    acts: 'server',
    what: 'incoming NTLM',
    policy: 'Incoming NTLM traffic',
    means: [
      { data: 0, effect: 'allows', means: 'allow all' },
      { data: 1, effect: 'denies', means: 'deny all domain accounts' },
      { data: 2, effect: 'denies', means: 'deny all accounts' },
    ],
  },
  {
    id: 'domain',
    key: NETLOGON,
    name: 'RestrictNTLMInDomain',
    acts: 'domain controller',
    what: 'NTLM in the domain',
    policy: 'NTLM authentication in this domain',
    means: [
      { data: 0, effect: 'allows', means: 'disabled' },
      { data: 1, effect: 'denies', means: 'deny for domain accounts to domain servers' },
      { data: 3, effect: 'denies', means: 'deny for domain accounts' },
      { data: 5, effect: 'denies', means: 'deny for domain servers' },
      { data: 7, effect: 'denies', means: 'deny all' },
    ],
    exceptions: 'DCAllowedNTLMServers',
  },
];

/**
 * Values that setup writes and that nobody asks for by name: a list that shows one of them shows the whole key.
 * Seen in default installations of Windows Server 2012 R2 to 2025.
 */
export const landmarks: Readonly<Record<string, readonly string[]>> = {
  [LSA]: ['LsaPid', 'Notification Packages', 'Authentication Packages', 'auditbasedirectories', 'ProductType', 'SecureBoot'],
  [MSV1_0]: ['Auth132', 'NtlmMinClientSec', 'NtlmMinServerSec'],
  [NETLOGON]: ['SysVol', 'DisablePasswordChange', 'MaximumPasswordAge', 'RequireSignOrSeal', 'Update'],
  'SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters': ['DSA Database file', 'DSA Working Directory', 'Src Root Domain Srv', 'Database log files path', 'Machine DN Name', 'DSA Database Epoch'],
};
