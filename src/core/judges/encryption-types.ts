import type { Rich } from '../blocks.ts';
import { aesKeysOf } from '../encryption-readiness/keys.ts';
import { kindOf, passwordOf, typesOf } from '../encryption-readiness/from-object.ts';
import { accountBit, nameOf, truth } from '../readers/ad-property.ts';
import type { AdObject } from '../readers/ad-property.ts';
import { encryptionBitsOf } from '../readers/encryption.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';
import { hex } from './status-rows.ts';

/**
 * Which encryption types may tickets for this account have? An empty attribute, or 0, means "the default of the domain controller": AES only since the updates of
 * April 2026, RC4 before. It is neither right nor wrong by itself; what counts is whether the account has AES keys.
 *
 * Microsoft: KB 5073381 (CVE-2026-20833); [MS-KILE] 2.2.7.
 */
export const encryptionTypesJudge: Judge = {
  id: 'encryption-types',
  reads: [getAdObject.id],
  judge: (readings) => readingsOf(readings, getAdObject).flatMap((r) => judgeObject(r.facts)),
};

const rc4Page = { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' } as const;
const events: Rich = ['Read events 201 to 209 and 14, 16, 27 of every domain controller: ', rc4Page, '.'];
const newPassword: Rich = ['Set the password anew, which makes AES keys, and give it to the service: ', rc4Page, '.'];

function judgeObject(object: AdObject): readonly Judgement[] {
  const name = nameOf(object);
  const who: Rich = [name ? { code: name.value } : 'The account'];
  const des = truth(object, 'UseDESKeyOnly') ?? accountBit(object, 'desOnly');
  if (des?.value) {
    return [{ id: 'des-only', verdict: 'problem', says: [...who, ' is restricted to DES, which Windows does not use any more.'], evidence: [{ line: des.line }], next: ['Clear the flag: ', { link: '/runbook/kerb-encryption-type/', text: 'no common encryption type' }, '.'], causes: ['kerb-encryption-type'] }];
  }
  const attribute = typesOf(object);
  if (attribute === undefined) return [];
  const password = passwordOf(object);
  const set = password && { value: password.value.year, line: password.line };
  const found = aesKeysOf({ name: name?.value ?? '', line: attribute.line, kind: kindOf(object, name?.value ?? ''), ...(password ? { password } : {}) });
  const keys = found === 'missing' ? 'none' : found === 'unknown' ? 'unsure' : 'sure';
  const dateLine = set ? [{ line: set.line }] : [];
  const evidence = [{ line: attribute.line }, ...dateLine];
  if (attribute.value === 0) {
    return [
      {
        id: 'depends-on-controller',
        verdict: 'open',
        says: [
          ...who,
          ' has no encryption types set: the default of the domain controller decides, AES only since the updates of April 2026. ',
          keys === 'sure' ? 'Its password makes AES keys likely, so that is enough.' : keys === 'none' ? `Its password is of ${set?.value}, when no domain made AES keys: such a controller refuses it.` : 'It works with AES keys and is refused without them.',
        ],
        evidence,
        next: keys === 'none' ? newPassword : events,
      },
    ];
  }
  const bits = encryptionBitsOf(attribute.value);
  const shown: Rich = [{ code: hex(attribute.value) }, ` (${bits.names.join(', ') || 'no type'})`];
  if (!bits.aes) {
    return bits.rc4
      ? [{ id: 'rc4-only', verdict: 'open', says: [...who, ' is set to ', ...shown, ': tickets for it are RC4, on every domain controller, in every phase of 2026. They fail where a policy of controller, client or server allows AES only.'], evidence, next: ['Give it AES keys, then AES: ', rc4Page, '.'] }]
      : [{ id: 'no-usable-type', verdict: 'problem', says: [...who, ' is set to ', ...shown, ', which no supported Windows uses for tickets.'], evidence, next: newPassword, causes: ['kerb-encryption-type'] }];
  }
  if (keys === 'none') {
    return [
      bits.rc4
        ? { id: 'aes-without-keys', verdict: 'open', says: [...who, ' allows ', ...shown, `, but its password is of ${set?.value}, when no domain made AES keys: its tickets are RC4.`], evidence, next: newPassword }
        : { id: 'aes-without-keys', verdict: 'problem', says: [...who, ' is set to ', ...shown, `, but its password is of ${set?.value}, when no domain made AES keys: a controller that enforces AES, as all do from April 2026, refuses its tickets.`], evidence, next: newPassword, causes: ['kerb-encryption-type'] },
    ];
  }
  if (keys === 'unsure') {
    return [
      {
        id: 'keys-unknown',
        verdict: 'open',
        says: [...who, ' allows ', ...shown, '. Whether it has AES keys depends on when its password was set', set ? ` (${set.value}).` : ', which is not listed.'],
        evidence,
        next: set ? ['Compare with the date of the group of read-only controllers, the first of Server 2008: ', rc4Page, '.'] : ['List the password date too: run the command of this check.'],
      },
    ];
  }
  return [
    {
      id: 'aes-allowed',
      verdict: 'fine',
      says: [...who, ' allows ', ...shown, ', and its password is recent enough for AES keys.'],
      evidence,
      next: ['If tickets still fail, compare the policy of the server: ', { link: '/runbook/kerb-encryption-type/#machine', text: 'machine' }, '.'],
      against: ['kerb-encryption-type'],
    },
  ];
}
