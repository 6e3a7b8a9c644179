/** What an audit of SPNs starts from and what it says. Plain data; lines count in the pasted text. */
import type { SpnSource } from '../../data/spn-sources.ts';
import type { Rich } from '../blocks.ts';
import type { ObjectKind } from '../directory/model.ts';

/** A value and the line that says so; without a line the reader of the page has typed it. */
export interface Known<T> {
  readonly value: T;
  readonly line?: number;
}

/** A service whose SPNs are judged. */
export interface AuditService {
  readonly kind: 'sql' | 'ssas' | 'ssas-browser' | 'ssrs';
  /** Full host name where it is known, else the short one. Of a failover cluster instance its network name. */
  readonly host: Known<string>;
  /** Named instance; absent for the default one. */
  readonly instance?: Known<string>;
  /** Fixed ports, and a dynamic one where it is known (then `dynamic` is true). */
  readonly ports: readonly Known<number>[];
  readonly dynamic?: Known<boolean>;
  readonly tcp?: Known<boolean>;
  readonly pipes?: Known<boolean>;
  /** A failover cluster instance of which `host` names a node: its SPNs are made from its network name, which the text does not tell, or has among `names`. */
  readonly clustered?: Known<true>;
  /** The account it runs as, as written: `CORP\svc-sql05`, `NT SERVICE\MSSQLSERVER`. */
  readonly account?: Known<string>;
  /** What the instance calls itself: @@SERVERNAME. */
  readonly serverName?: Known<string>;
  /** Listeners, virtual names, aliases: each with its port where it has one of its own. */
  readonly names: readonly Known<{ readonly name: string; readonly port?: number }>[];
  /** Accounts that other lines or other replicas name: more than one is a finding. */
  readonly otherAccounts?: readonly Known<string>[];
}

/** An account as the texts show it. Attributes that no line tells are absent: not known is not "no". */
export interface SeenAccount {
  /** Every text that names it: its distinguished name, `CORP\name`, sAMAccountName. At least one. */
  readonly names: readonly [Known<string>, ...Known<string>[]];
  readonly kind?: ObjectKind;
  readonly spns: readonly Known<string>[];
  /** All its SPNs were printed: by setspn -L, -Q, or an export that was not cut. */
  readonly complete: boolean;
  readonly upn?: string;
  readonly dnsHostName?: string;
  readonly disabled?: Known<boolean>;
  readonly locked?: Known<boolean>;
  readonly expired?: Known<boolean>;
  readonly passwordExpired?: Known<boolean>;
  readonly protectedUser?: Known<boolean>;
  /** msDS-SupportedEncryptionTypes; 0 where it was printed empty. */
  readonly supportedTypes?: Known<number>;
  /** ISO date. */
  readonly passwordSet?: Known<string>;
}

/** A search that was made, whatever it found: what it covers and does not show is not there. */
export interface SeenSearch {
  /** Pattern of setspn -Q; `*` for everything (an export, or setspn -X for duplicates). */
  readonly pattern: string;
  readonly what: 'holders' | 'duplicates';
  readonly scope: 'forest' | 'domain';
  /** DNS name of the domain or forest, where it is shown. */
  readonly domain?: string;
  readonly line?: number;
}

/** What another program says about an SPN. It counts where the lists of the directory themselves are not in the paste. */
export interface SeenClaim {
  readonly by: 'SQLCheck' | 'Kerberos Configuration Manager' | 'dbatools' | 'ERRORLOG' | 'setspn' | 'domain controller';
  readonly spn: string;
  readonly says: 'present' | 'missing' | 'wrong-account' | 'duplicate' | 'dynamic-port' | 'tcp-off' | 'registered' | 'not-registered' | 'removed' | 'not-removed' | 'not-looked-up';
  /** Holder or expected account that the program names. */
  readonly account?: string;
  /** Windows code of a failed registration. */
  readonly code?: number;
  readonly line: number;
}

/** Everything an audit knows. */
export interface AuditInput {
  readonly services: readonly AuditService[];
  readonly accounts: readonly SeenAccount[];
  readonly searches: readonly SeenSearch[];
  readonly claims: readonly SeenClaim[];
  /** DNS names and NetBIOS names of domains that the texts tie together. */
  readonly domains: readonly { readonly dns: string; readonly netbios?: string }[];
}

export const spnStatuses = [
  'good', 'missing', 'wrong-account', 'duplicate', 'dynamic-port', 'tcp-off', 'malformed', 'stale-host', 'stale-port', 'alias-conflict', 'netbios-only',
  'account-disabled', 'weak-encryption', 'not-judged',
] as const;
export type SpnStatus = (typeof spnStatuses)[number];

/** One SPN and what is to be said about it. */
export interface AuditRow {
  readonly spn: string;
  readonly status: SpnStatus;
  readonly verdict: 'problem' | 'fine' | 'open';
  /** `required` and `optional` are asked for by clients of a service; `extra` was found and nothing here asks for it. */
  readonly need: 'required' | 'optional' | 'extra';
  /** `sql05.corp.example`, `sql05.corp.example\SALES`; absent for an extra one. */
  readonly service?: string;
  /** The account that must hold it, as a command takes it. */
  readonly expected?: string;
  /** Accounts that hold it, as they are named in the text. */
  readonly holders: readonly string[];
  readonly says: Rich;
  readonly evidence: readonly { readonly line: number; readonly means?: string }[];
  /** What else is true of it, with less weight than `status`. */
  readonly also: readonly { readonly status: SpnStatus; readonly says: Rich }[];
  /** Where the sources disagree: both readings in one sentence. */
  readonly contested?: Rich;
  readonly sources: readonly SpnSource[];
}
