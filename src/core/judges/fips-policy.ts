/** Is the FIPS policy of Windows on? */
import { itemProperty } from '../readers/item-property.ts';
import { regExport } from '../readers/reg-export.ts';
import { regQuery } from '../readers/reg-query.ts';
import { lookup, numberOf } from '../readers/registry-lookup.ts';
import type { Judge } from './judgement.ts';
import { registryDumps } from './tls-protocols.ts';
import { page } from '../sentences.ts';

const POLICY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy';

/**
 * The policy on is a setting, and the cause only of failures that name it: the judgement is a problem because it answers why such a message appears.
 * Off, or not there at all, speaks against it.
 */
export const fipsPolicyJudge: Judge = {
  id: 'fips-policy',
  reads: [regQuery.id, regExport.id, itemProperty.id],
  judge: (readings) => {
    const dumps = registryDumps(readings);
    const found = lookup(dumps, POLICY, 'Enabled');
    if (found.state === 'unsaid') return [];
    const value = found.state === 'set' ? numberOf(found.value) : 0;
    if (value === undefined) {
      return [{ id: 'fips-unreadable', verdict: 'open', says: ['The value is no number of 32 bits.'], evidence: [{ line: found.line }], next: ['Read it again: ', { code: 'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy /v Enabled' }] }];
    }
    if (value === 0) {
      return [
        {
          id: 'fips-off',
          verdict: 'fine',
          says: [found.state === 'absent' ? 'The FIPS policy is not set on this machine: it is off.' : 'The FIPS policy is off.'],
          evidence: [{ line: found.line }],
          next: ['Look elsewhere for a missing algorithm: ', page('tls-no-common-cipher', 'no common cipher suite'), '.'],
          against: ['fips-policy'],
        },
      ];
    }
    return [
      {
        id: 'fips-on',
        verdict: 'problem',
        says: ['The FIPS policy is on: .NET Framework programs that target 4.7.2 or earlier may not use MD5 and the Managed classes, and Schannel drops suites that the policy does not allow.'],
        evidence: [{ line: found.line }],
        next: ['It is the cause only if the message names FIPS or no suite is left. Read the class in the stack: ', page('fips-policy', 'FIPS policy'), '.'],
        causes: ['fips-policy'],
      },
    ];
  },
};
