import type { SpnSource } from '../../data/spn-sources.ts';
import type { Rich } from '../blocks.ts';
import { encryptionBitsOf } from '../readers/encryption.ts';
import { hex } from '../judges/status-rows.ts';
import type { Account } from './accounts.ts';
import type { Known, SeenAccount } from './model.ts';

/** Why tickets for an account that holds an SPN fail, or may. */
export interface AccountFault {
  readonly id: 'account-disabled' | 'account-locked' | 'account-expired' | 'password-expired' | 'protected-user' | 'des-only' | 'rc4-only';
  readonly status: 'account-disabled' | 'weak-encryption';
  readonly verdict: 'problem' | 'open';
  /** Continues "The account …". */
  readonly says: string;
  readonly line?: number;
  readonly contested?: Rich;
  readonly sources: readonly SpnSource[];
}

/** The last text that tells a value counts. */
export function told<T>({ seen }: Account, pick: (account: SeenAccount) => Known<T> | undefined): Known<T> | undefined {
  return seen.map(pick).filter((k) => k !== undefined).toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).at(-1);
}

const STATES = [
  { id: 'account-disabled', pick: (a: SeenAccount) => a.disabled, says: 'is disabled: the service cannot log on again, and its SPNs still block other accounts.' },
  { id: 'account-locked', pick: (a: SeenAccount) => a.locked, says: 'is locked out: the service cannot log on again until it is unlocked.' },
  { id: 'account-expired', pick: (a: SeenAccount) => a.expired, says: 'has expired: the service cannot log on again.' },
  { id: 'password-expired', pick: (a: SeenAccount) => a.passwordExpired, says: 'has an expired password: the service cannot log on again with it.' },
] as const;

/**
 * What is wrong with an account, the heaviest first. An empty msDS-SupportedEncryptionTypes is no fault: the default of the domain controller decides.
 *
 *     faultsOf(account)[0]?.id   // 'account-disabled'
 *
 * Sources: KB 811889; KB 5073381; [MS-KILE] 2.2.7.
 */
export function faultsOf(account: Account): readonly AccountFault[] {
  const out: AccountFault[] = [];
  for (const { id, pick, says } of STATES) {
    const known = told(account, pick);
    if (known?.value) out.push({ id, status: 'account-disabled', verdict: 'problem', says, ...at(known), sources: ['sspiContext'] });
  }
  const types = told(account, (a) => a.supportedTypes);
  const bits = types === undefined || types.value === 0 ? undefined : encryptionBitsOf(types.value);
  if (types !== undefined && bits !== undefined && !bits.aes) {
    out.push(
      bits.rc4
        ? {
            id: 'rc4-only', status: 'weak-encryption', verdict: 'open', ...at(types), sources: ['rc4Change', 'kile'],
            says: `is set to ${hex(types.value)} (${bits.names.join(', ')}): its tickets are RC4, and fail where client or server allows AES only. Give it AES keys and set AES.`,
            contested: ['By KB 5073381 an explicit choice of RC4 still gets RC4 tickets after the updates of April and July 2026; other descriptions count accounts with RC4 only among those that stop.'],
          }
        : {
            id: 'des-only', status: 'weak-encryption', verdict: 'problem', ...at(types), sources: ['kile'],
            says: `is set to ${hex(types.value)} (${bits.names.join(', ') || 'no type'}), which no supported Windows uses for tickets.`,
          },
    );
  }
  const guarded = told(account, (a) => a.protectedUser);
  if (guarded?.value) {
    out.push({
      id: 'protected-user', status: 'account-disabled', verdict: 'problem', ...at(guarded), sources: ['protectedUsers'],
      says: 'is a member of Protected Users, which is not meant for accounts that run services: no delegation, no RC4, and a logon that ends after four hours.',
    });
  }
  return out;
}

function at(known: Known<unknown>): { readonly line?: number } {
  return known.line === undefined ? {} : { line: known.line };
}
