import { holderOf } from '../service-account.ts';
import { isRefusal } from '../spn.ts';
import { findAccounts } from './account-ref.ts';
import type { DirectoryAccount, Forest } from './model.ts';

/** A service as it runs: its account as the service manager shows it, and its host. */
export interface RunningService {
  /** `CORP\svc-sql05`, `NT SERVICE\MSSQLSERVER`, `LocalSystem`, `CORP\gmsa-sql$` */
  readonly account: string;
  /** Full or short name of the machine. */
  readonly host: string;
}

/** The object whose key the service has, or why there is none. */
export type ServiceObject =
  | { readonly kind: 'account'; readonly account: DirectoryAccount }
  /** The account is none of the directory: local, Local Service, or refused. */
  | { readonly kind: 'none'; readonly why: string }
  /** It should be in the directory, and is not, or its name fits several. */
  | { readonly kind: 'unknown'; readonly name: string; readonly found: readonly DirectoryAccount[] };

/**
 * The object of the forest that a service is to Kerberos: tickets for it must be made with that object's key, so its SPNs belong there.
 *
 *     serviceObject(forest, { account: 'NT SERVICE\\MSSQLSERVER', host: 'sql05.corp.example' })
 *     // { kind: 'account', account: SQL05$ of corp.example }
 *
 * Source: Microsoft, Configure Windows service accounts and permissions (SQL Server).
 */
export function serviceObject(forest: Forest, { account, host }: RunningService): ServiceObject {
  const holder = holderOf(account, host);
  if (isRefusal(holder)) return { kind: 'none', why: `${account} ${holder.reason}.` };
  if (holder.kind === 'none') return { kind: 'none', why: holder.why };
  const machine = holder.kind === 'computer' || holder.kind === 'computer-account';
  const name = holder.kind === 'computer' ? `${holder.account ?? (host.split('.')[0] ?? host).slice(0, 15)}$` : holder.account;
  const named = findAccounts(forest, name);
  const found = machine ? ofHost(named, host) : named;
  const [only, ...more] = found;
  return only && more.length === 0 ? { kind: 'account', account: only } : { kind: 'unknown', name, found };
}

/** A short name is in several domains; a full one tells which computer is meant, and that none is. */
function ofHost(accounts: readonly DirectoryAccount[], host: string): readonly DirectoryAccount[] {
  if (!host.includes('.')) return accounts;
  const full = host.toLowerCase();
  const byName = accounts.filter((a) => a.dnsHostName?.toLowerCase() === full);
  return byName.length > 0 ? byName : accounts.filter((a) => a.dnsHostName === undefined && full.endsWith(`.${a.domain.toLowerCase()}`));
}
