/** What one text says, before the texts are put together: each file collect-*.ts turns the readings of its source into these. */
import type { Reading } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';
import type { ObjectKind } from '../directory/model.ts';
import type { AuditService, Known, SeenAccount, SeenClaim, SeenSearch } from './model.ts';

/** An account as one place of the text shows it. */
export interface AccountSighting extends Partial<Pick<SeenAccount, 'upn' | 'dnsHostName' | 'disabled' | 'locked' | 'expired' | 'passwordExpired' | 'protectedUser' | 'supportedTypes' | 'passwordSet'>> {
  /** Its first line. */
  readonly line: number;
  readonly dn?: Known<string>;
  /** sAMAccountName, with its dollar sign where it has one. */
  readonly sam?: Known<string>;
  /** Another way to write it: `CORP\svc-sql05`, `svc-sql05@corp.example`, or a name that may lack its dollar sign. */
  readonly written?: Known<string>;
  /** NetBIOS or DNS name of its domain, where `dn` and `written` do not tell it. */
  readonly domain?: string;
  readonly kind?: ObjectKind;
  readonly spns: readonly Known<string>[];
  /** `spns` are all that the account has. */
  readonly complete: boolean;
  /** Printed by setspn: in a console a later list shows what is there after a repair. */
  readonly console?: true;
}

/** An SPN that was taken from an account: lists above this line still show it. */
export interface SpnRemoved {
  readonly dn: string;
  readonly spn: string;
  readonly line: number;
}

/** A service as one place of the text shows it. */
export interface ServiceSighting extends Omit<AuditService, 'otherAccounts' | 'names' | 'ports'> {
  /** Of a typed service it counts lines of the form, to keep their order; else lines of the text. */
  readonly line: number;
  /** The short name of the same machine, where both are printed. */
  readonly short?: string;
  /** Only a port is known, so it may be any instance of the host. */
  readonly anyInstance?: true;
  readonly ports?: readonly Known<number>[];
  readonly names?: AuditService['names'];
}

/** A service of which the text does not say on which machine it runs. */
export type LooseService = Omit<ServiceSighting, 'host' | 'short'>;

/** A DNS name and a NetBIOS name of one domain. */
export interface DomainTie {
  readonly dns: string;
  readonly netbios?: string;
  /** The root of the forest. */
  readonly root?: true;
}

export interface Facts {
  readonly accounts: AccountSighting[];
  readonly removed: SpnRemoved[];
  readonly services: ServiceSighting[];
  readonly loose: LooseService[];
  readonly searches: SeenSearch[];
  readonly claims: SeenClaim[];
  readonly ties: DomainTie[];
}

/** Adds what the readings of one source tell. */
export type Collect = (readings: readonly Reading[], into: Facts, paste: Paste) => void;

export function noFacts(): Facts {
  return { accounts: [], removed: [], services: [], loose: [], searches: [], claims: [], ties: [] };
}

/**
 * The DNS domain of the forest or domain that a down-level name and a distinguished name of one object tie together.
 *
 *     tieOf('CORP\\svc-sql05', 'corp.example')   // { dns: 'corp.example', netbios: 'CORP' }
 */
export function tieOf(account: string | undefined, dns: string): DomainTie | undefined {
  const slash = account?.indexOf('\\') ?? -1;
  const netbios = account?.slice(0, slash) ?? '';
  return slash > 0 && dns !== '' && !netbios.includes('.') ? { dns, netbios } : undefined;
}
