import type { EncryptionAccount } from './account.ts';
import type { Forecast } from './forecast.ts';
import type { AesKeys } from './keys.ts';

/**
 * What to do about one account.
 * - `reset`: a new password makes AES keys; then AES may be set.
 * - `renew`: a computer or managed account, which Windows gives a new password.
 * - `find-keys`: find out first whether it has AES keys.
 * - `set-aes`: it has AES keys; say so in the attribute.
 * - `clear-des`: the flag "Use only Kerberos DES encryption types".
 * - `policy`: a computer writes the value itself, from its policy. `controller`: the policy of the domain controller takes AES away.
 * - `trust`, `show`: see the words.
 */
export type Remedy = 'none' | 'reset' | 'renew' | 'find-keys' | 'set-aes' | 'clear-des' | 'policy' | 'controller' | 'trust' | 'show';

export const remedyWords: Readonly<Record<Remedy, string>> = {
  none: 'nothing',
  reset: 'new password first, then AES (24)',
  renew: 'let Windows renew its password, then look again',
  'find-keys': 'find out about its keys first',
  'set-aes': 'set AES (24); no new password needed',
  'clear-des': 'clear the DES flag, new password',
  policy: 'its own policy writes the value: correct that',
  controller: 'correct the policy of the domain controller',
  trust: 'tick AES on the trust, on both sides',
  show: 'list the attribute',
};

const AES = 0xd8;

/**
 * The step that an account needs. An AES setting on an account without AES keys gets it refused, so keys come before settings.
 *
 *     remedyFor(account with an empty attribute, 'missing', forecast)   // 'reset'
 *     remedyFor(account with 0x4, 'likely', forecast)                   // 'set-aes'
 */
export function remedyFor(account: EncryptionAccount, keys: AesKeys, last: Forecast): Remedy {
  if (last.ticket === 'unused') return 'none';
  if (account.desOnly?.value) return 'clear-des';
  if (account.kind === 'trust') return account.types !== undefined && (account.types.value & AES) !== 0 ? 'none' : 'trust';
  const managed = account.kind === 'computer' || account.kind === 'gmsa' || account.kind === 'smsa' || account.kind === 'dmsa';
  if (keys === 'absent' || (keys === 'missing' && account.types !== undefined)) return managed ? 'renew' : 'reset';
  if (account.types === undefined) return 'show';
  const aes = (account.types.value & AES) !== 0;
  const possible = keys === 'present' || keys === 'likely';
  if (aes && possible) return last.ticket === 'refused' || last.ticket === 'depends' ? 'controller' : 'none';
  if (keys === 'unknown') return 'find-keys';
  return account.kind === 'computer' ? 'policy' : 'set-aes';
}

/** Whether a new password is needed: yes, no, or nobody knows yet. */
export function needsPassword(remedy: Remedy): 'yes' | 'no' | 'unknown' {
  if (remedy === 'reset' || remedy === 'renew' || remedy === 'clear-des') return 'yes';
  return remedy === 'find-keys' || remedy === 'show' || remedy === 'trust' ? 'unknown' : 'no';
}
