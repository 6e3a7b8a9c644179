/** Active Directory as far as service tickets depend on it. Plain data; how it is searched and changed stands beside it. */

/** A managed service account is kept by Windows: `gmsa` on several hosts, `smsa` on one. */
export type ObjectKind = 'user' | 'gmsa' | 'smsa' | 'computer';

/** Why an account gets no tickets. Absent means not so. */
export interface AccountState {
  readonly disabled?: true;
  readonly locked?: true;
  /** accountExpires lies in the past. */
  readonly expired?: true;
  readonly passwordExpired?: true;
}

/** What delegation the directory allows an account, and what it forbids. */
export interface DelegationSettings {
  /** TRUSTED_FOR_DELEGATION (0x80000): to every service. */
  readonly unconstrained?: true;
  /** TRUSTED_TO_AUTH_FOR_DELEGATION (0x1000000): constrained, with any authentication protocol. */
  readonly protocolTransition?: true;
  /** msDS-AllowedToDelegateTo: SPNs of the services behind. */
  readonly to?: readonly string[];
  /** msDS-AllowedToActOnBehalfOfOtherIdentity: accounts that may come here for others, as `DOMAIN\name`. */
  readonly from?: readonly string[];
  /** NOT_DELEGATED (0x100000): "Account is sensitive and cannot be delegated". */
  readonly sensitive?: true;
  /** Member of Protected Users. */
  readonly protectedUser?: true;
}

export interface DirectoryAccount {
  /** DNS name of its domain: `corp.example`. */
  readonly domain: string;
  /** sAMAccountName: `svc-sql05`, `SQL05$`, `gmsa-sql$`. */
  readonly name: string;
  readonly kind: ObjectKind;
  readonly dn?: string;
  readonly upn?: string;
  /** Of a computer. */
  readonly dnsHostName?: string;
  readonly spns: readonly string[];
  /** msDS-SupportedEncryptionTypes. Absent or 0: the default of the domain controller decides. */
  readonly supportedTypes?: number;
  /** Whether its password was set when the domain made AES keys. Absent: not known. */
  readonly aesKeys?: boolean;
  readonly state?: AccountState;
  readonly delegation?: DelegationSettings;
}

export interface Domain {
  /** `corp.example` */
  readonly dns: string;
  /** `CORP`; where it is not known, the first label of the DNS name is taken for it. */
  readonly netbios?: string;
}

export interface Forest {
  /** The first is the root domain. */
  readonly domains: readonly [Domain, ...Domain[]];
  readonly accounts: readonly DirectoryAccount[];
  /** Classes that HOST answers for, lower case; the default of sPNMappings where absent. */
  readonly hostAliases?: readonly string[];
}

/** The NetBIOS name of a domain, known or taken from its DNS name. */
export function netbiosOf({ dns, netbios }: Domain): string {
  return netbios ?? (dns.split('.')[0] ?? dns).toUpperCase();
}

/**
 * An account as people write it.
 *
 *     downLevelName(forest, account)   // 'CORP\\svc-sql05'
 */
export function downLevelName(forest: Pick<Forest, 'domains'>, account: Pick<DirectoryAccount, 'domain' | 'name'>): string {
  const domain = forest.domains.find((d) => d.dns.toLowerCase() === account.domain.toLowerCase());
  return `${netbiosOf(domain ?? { dns: account.domain })}\\${account.name}`;
}

/** What makes an account one: `corp.example\svc-sql05`, lower case. */
export function accountKey({ domain, name }: Pick<DirectoryAccount, 'domain' | 'name'>): string {
  return `${domain}\\${name}`.toLowerCase();
}
