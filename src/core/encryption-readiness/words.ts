import { encryptionBitsOf } from '../readers/encryption.ts';
import type { EncryptionAccount, PrincipalKind } from './account.ts';
import type { Because, Ticket } from './forecast.ts';
import type { AesKeys } from './keys.ts';

/** What becomes of a ticket, in a table. */
export const ticketWords: Readonly<Record<Ticket, string>> = {
  aes: 'AES ticket',
  rc4: 'RC4 ticket',
  issued: 'ticket, AES or RC4',
  refused: 'refused',
  depends: 'depends',
  unused: 'not asked for',
  unknown: 'not judged',
};

/** The verdict of a table cell: an RC4 ticket is a ticket, and one on borrowed time. */
export const ticketMark: Readonly<Record<Ticket, 'problem' | 'fine' | 'open'>> = {
  aes: 'fine', rc4: 'open', issued: 'open', refused: 'problem', depends: 'open', unused: 'open', unknown: 'open',
};

export const kindWords: Readonly<Record<PrincipalKind, string>> = {
  user: 'user', computer: 'computer', gmsa: 'gMSA', smsa: 'sMSA', dmsa: 'dMSA', trust: 'trust', krbtgt: 'krbtgt', unknown: 'kind not shown',
};

const reasons: Readonly<Record<Because, string>> = {
  'setting-not-shown': 'the attribute is in none of the texts',
  'setting-not-described': 'no source describes a setting without any type of ticket',
  'no-spn': 'it has no SPN, so nobody asks for tickets to it',
  krbtgt: 'the controllers do not use the attribute of krbtgt: leave it as it is',
  trust: 'the change of 2026 is described for service accounts; how it treats an empty trust is in no document found',
  empty: 'no setting of its own: the default of the domain controller decides',
  explicit: 'its own setting decides, in every phase',
  'keys-unknown': 'whether it has AES keys is not known',
  'keys-missing': 'it has no AES keys',
  des: 'DES is off in Windows since 7 and Server 2008 R2 unless somebody switched it on, and is gone from Windows Server 2025',
  policy: 'the policy of the controller takes types away',
  'contested-default': 'DefaultDomainSupportedEncTypes has RC4: by KB 5073381 it still counts, a laboratory saw both',
  'switches-unsaid': 'the switches of the controller are not in the text',
  'switches-mixed': 'the controllers differ, or a value is no number',
  'before-enforcement': 'before AES is enforced, event 207 describes tickets that were still RC4',
};

/**
 * The reasons in one sentence without a full stop.
 *
 *     becauseWords(['empty', 'keys-missing'])   // 'no setting of its own: …; it has no AES keys'
 */
export function becauseWords(because: readonly Because[]): string {
  return because.map((b) => reasons[b]).join('; ');
}

/** What is known of its AES keys, and from where: `none, by event (line 20)`. */
export function keysWords(keys: AesKeys, { password }: EncryptionAccount): string {
  const set = password === undefined ? '' : `, password of ${password.value.iso ?? password.value.year}`;
  switch (keys) {
    case 'present':
      return 'yes, by event';
    case 'absent':
      return 'none, by event';
    case 'likely':
      return `likely${set}`;
    case 'missing':
      return `none${set}`;
    case 'unknown':
      return password === undefined ? 'not known' : `not known${set}`;
  }
}

/** The attribute as a person reads it: `24 (0x18): AES128, AES256`, `empty`, `not shown`. */
export function typesWords({ types }: EncryptionAccount): string {
  if (types === undefined) return 'not shown';
  if (types.value === 0) return 'empty or 0';
  return `${types.value} (0x${types.value.toString(16).toUpperCase()}): ${encryptionBitsOf(types.value).names.join(', ') || 'no type of ticket'}`;
}
