import { encryptionBitsOf } from '../readers/encryption.ts';
import type { DirectoryAccount } from '../directory/model.ts';
import type { ControllerFacts, TypePolicy } from './model.ts';

export type TicketType = 'aes' | 'rc4';

/** Types of an account: what msDS-SupportedEncryptionTypes says, or the default of the controller where it is empty. AES session keys may come without AES tickets. */
function allowed({ supportedTypes = 0 }: Account, { unsetMeans }: ControllerFacts): { readonly aes: boolean; readonly rc4: boolean; readonly aesSession: boolean } {
  if (supportedTypes === 0) return unsetMeans === 'aes' ? { aes: true, rc4: false, aesSession: true } : { aes: false, rc4: true, aesSession: true };
  const { aes, rc4 } = encryptionBitsOf(supportedTypes);
  return { aes, rc4, aesSession: aes || (supportedTypes & AES_SESSION) !== 0 };
}

/** AES256-CTS-HMAC-SHA1-96-SK, [MS-KILE] 2.2.7. */
const AES_SESSION = 0x20;

type Account = Pick<DirectoryAccount, 'supportedTypes' | 'aesKeys'>;

/**
 * The encryption type of a ticket for an account: the strongest that the account allows and has a key for. The client has no say: it never looks into the
 * ticket. Without a value and before April 2026 that is RC4, because 0x27 has AES for the session key only.
 *
 *     ticketType({ supportedTypes: 0x1c }, { unsetMeans: 'aes' })       // 'aes'
 *     ticketType({}, { unsetMeans: 'rc4-and-aes' })                      // 'rc4'
 *
 * Sources: [MS-KILE] 2.2.7 and 3.3.1.1; KB 5021131; KB 5073381 for the default since April 2026.
 */
export function ticketType(account: Account, controller: ControllerFacts): TicketType | undefined {
  const { aes, rc4 } = allowed(account, controller);
  return aes && account.aesKeys !== false ? 'aes' : rc4 ? 'rc4' : undefined;
}

/** Whether client and account have a type for the session key in common; without one the controller answers 14. */
export function sessionFits(account: Account, controller: ControllerFacts, client: TypePolicy): boolean {
  const { rc4, aesSession } = allowed(account, controller);
  return (aesSession && allows(client, 'aes')) || (rc4 && allows(client, 'rc4'));
}

/** Whether a machine's policy takes a type. */
export function allows(policy: TypePolicy, type: TicketType): boolean {
  return policy === 'default' || policy === `${type}-only`;
}
