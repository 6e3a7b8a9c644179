/** The change of 2026 to the encryption types of service tickets (CVE-2026-20833, KB 5073381), as its documents and one laboratory tell it. */

/** The updates of a domain controller, in order. */
export const controllerLevels = [
  { id: 'before', label: 'before January 2026', from: '' },
  { id: 'january', label: 'January to March 2026', from: '2026-01-13' },
  { id: 'april', label: 'April to June 2026', from: '2026-04-14' },
  { id: 'july', label: 'July 2026 or later', from: '2026-07-14' },
] as const;

export type ControllerLevel = (typeof controllerLevels)[number]['id'];

/** What a controller assumes for an account without a setting, where DefaultDomainSupportedEncTypes is not set: DES, RC4 and AES session keys; AES only. */
export const assumedTypes = { old: 0x27, enforced: 0x18 } as const;

/** AES128 and AES256: what to write into msDS-SupportedEncryptionTypes. */
export const AES_ONLY = 0x18;

export const KDC_KEY = 'SYSTEM\\CurrentControlSet\\Services\\KDC';
export const KERBEROS_POLICY_KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters';

/** What an event of Kdcsvc says. `seen`: the laboratory met it; the others are known from the text of KB 5073381 only. */
export const kdcsvcEvents = [
  { id: 201, refused: false, lacks: 'client', setting: 'empty', seen: true },
  { id: 202, refused: false, lacks: 'account', setting: 'empty', seen: false },
  { id: 203, refused: true, lacks: 'client', setting: 'empty', seen: true },
  { id: 204, refused: true, lacks: 'account', setting: 'empty', seen: false },
  { id: 205, refused: false, lacks: 'controller', setting: 'empty', seen: true },
  { id: 206, refused: false, lacks: 'client', setting: 'aes', seen: false },
  { id: 207, refused: false, lacks: 'account', setting: 'aes', seen: false },
  { id: 208, refused: true, lacks: 'client', setting: 'aes', seen: true },
  { id: 209, refused: true, lacks: 'account', setting: 'aes', seen: false },
] as const satisfies readonly { id: number; refused: boolean; lacks: 'client' | 'account' | 'controller'; setting: 'empty' | 'aes'; seen: boolean }[];

/**
 * AES keys are made when a password is set in a domain of functional level 2008 or later. No domain had it before 2008; Windows Server 2003, the last
 * without it, was supported until July 2015. What lies between depends on the domain.
 */
export const aesYears = { first: 2008, lastWithout: 2015 } as const;

export const rc4Sources = [
  {
    title: 'Microsoft: KDC usage of RC4 for service account tickets, CVE-2026-20833 (KB 5073381), published 13 January 2026, change log of 10 February 2026',
    url: 'https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc',
  },
  { title: 'Microsoft: Windows message center MC1388721, final phase with the updates of July 2026' },
  { title: 'Microsoft: Detect and remediate RC4 usage in Kerberos, 27 November 2025', url: 'https://learn.microsoft.com/windows-server/security/kerberos/detect-remediate-rc4-kerberos' },
  { title: 'Microsoft: Kerberos protocol registry entries and KDC configuration keys, 16 July 2025', url: 'https://learn.microsoft.com/troubleshoot/windows-server/windows-security/kerberos-protocol-registry-kdc-configuration-keys' },
  { title: 'Microsoft: Protocol changes related to CVE-2022-37966 (KB 5021131)' },
  { title: 'Microsoft: How to manage RC4 hardening – definitive guide', url: 'https://techcommunity.microsoft.com/blog/coreinfrastructureandsecurityblog/how-to-manage-rc4-hardening-%E2%80%93-definitive-guide/4515923' },
  { title: '[MS-KILE] 2.2.7, supported encryption types' },
  { title: 'Laboratory on the updates of April 2026: StrongWind1/Kerberos', url: 'https://github.com/StrongWind1/Kerberos' },
  { title: 'The same laboratory, second test of DefaultDomainSupportedEncTypes: RC4-ADAssessment issue 32', url: 'https://github.com/BetaHydri/RC4-ADAssessment/issues/32' },
  { title: 'The attribute and the stored keys: RC4-ADAssessment issue 36', url: 'https://github.com/BetaHydri/RC4-ADAssessment/issues/36' },
] as const satisfies readonly { title: string; url?: string }[];
