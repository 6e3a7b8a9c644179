import { check, type Refusal } from './rule.ts';
import { computerName, serviceAccount } from './names.ts';

/** The object in Active Directory that must hold the SPNs of a service. */
export type SpnHolder =
  /** The account itself: a user, or a managed service account (its name ends in a dollar sign). */
  | { readonly kind: 'user' | 'managed'; readonly account: string }
  /** The computer account of the host, because the service runs as the machine. `account` is absent when its name does not follow from the host. */
  | { readonly kind: 'computer'; readonly account?: string; readonly runsAs: 'virtual account' | 'built-in account' }
  /** A computer account was given as the service account. */
  | { readonly kind: 'computer-account'; readonly account: string }
  /** No object: the account is not known to the domain, or goes to the network anonymously. */
  | { readonly kind: 'none'; readonly why: string };

/**
 * Says which object must hold the SPNs, given the account that runs the service and its host.
 *
 *     holderOf('CORP\\svc-sql05', 'sql05.corp.example')         // { kind: 'user', account: 'CORP\\svc-sql05' }
 *     holderOf('NT SERVICE\\MSSQLSERVER', 'sql05.corp.example') // { kind: 'computer', account: 'SQL05', runsAs: 'virtual account' }
 *
 * Refuses what `serviceAccount` refuses. Microsoft: Configure Windows service accounts and permissions (SQL Server).
 */
export function holderOf(account: string, host: string): SpnHolder | Refusal {
  const refusal = check(serviceAccount, account);
  if (refusal) return refusal;
  const plain = account.toLowerCase().replace(/ /g, '').replace(/^ntauthority\\/, '');
  if (plain.startsWith('ntservice\\')) return computerOf(host, 'virtual account');
  if (plain === 'localsystem' || plain === 'system' || plain === 'networkservice') return computerOf(host, 'built-in account');
  if (plain === 'localservice') return { kind: 'none', why: 'Local Service goes to the network anonymously, so it cannot use Kerberos.' };
  const label = host.split('.')[0] ?? '';
  const before = account.slice(0, Math.max(account.indexOf('\\'), 0)).toLowerCase();
  // Windows writes a local account with the name of its machine; a domain of that name cannot exist beside it.
  if (before === '.' || (before !== '' && before === label.toLowerCase())) return { kind: 'none', why: 'A local account has no object in Active Directory, so it cannot hold an SPN.' };
  if (!account.endsWith('$')) return { kind: 'user', account };
  const name = account.slice(account.indexOf('\\') + 1, -1);
  return name.toLowerCase() === label.toLowerCase() ? { kind: 'computer-account', account } : { kind: 'managed', account };
}

function computerOf(host: string, runsAs: 'virtual account' | 'built-in account'): SpnHolder {
  const label = (host.split('.')[0] ?? '').toUpperCase();
  // A longer first label is cut in a way that only the directory knows.
  return computerName.refuses(label) === undefined ? { kind: 'computer', account: label, runsAs } : { kind: 'computer', runsAs };
}
