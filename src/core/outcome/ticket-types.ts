import { encryptionBitsOf } from '../readers/encryption.ts';
import type { DirectoryAccount } from '../directory/model.ts';
import type { ControllerFacts, TypePolicy } from './model.ts';

export type TicketType = 'aes' | 'rc4';

/**
 * The encryption types in which a controller can make tickets for an account: what msDS-SupportedEncryptionTypes allows, or the controller's default where
 * it is empty, as far as the account has keys of that type. RC4 keys exist for every password; AES keys only for passwords set in a domain of functional
 * level 2008 or higher. Not known counts as there.
 *
 *     ticketTypes({ supportedTypes: 0x18, aesKeys: true, … }, { unsetMeans: 'aes' })   // ['aes']
 *     ticketTypes({ supportedTypes: 0x4, … }, …)                                       // ['rc4']
 *
 * Sources: [MS-KILE] 2.2.7 and 3.3.1.1; KB 5073381 for the default since April 2026.
 */
export function ticketTypes(account: Pick<DirectoryAccount, 'supportedTypes' | 'aesKeys'>, { unsetMeans }: ControllerFacts): readonly TicketType[] {
  const mask = account.supportedTypes ?? 0;
  const bits = mask === 0 ? { aes: true, rc4: unsetMeans === 'rc4-and-aes' } : encryptionBitsOf(mask);
  return [...(bits.aes && account.aesKeys !== false ? ['aes' as const] : []), ...(bits.rc4 ? ['rc4' as const] : [])];
}

/** Whether a machine's policy takes a type. */
export function allows(policy: TypePolicy, type: TicketType): boolean {
  return policy === 'default' || policy === `${type}-only`;
}
