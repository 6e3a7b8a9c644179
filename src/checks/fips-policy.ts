import { fipsPolicyJudge } from '../core/judges/fips-policy.ts';
import { itemProperty } from '../core/readers/item-property.ts';
import { regExport } from '../core/readers/reg-export.ts';
import { regQuery } from '../core/readers/reg-query.ts';
import type { Check } from './check.ts';

const KEY = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy';

export const fipsPolicy: Check = {
  id: 'fips-policy',
  title: 'Is the FIPS policy of Windows on?',
  purpose: 'The policy forbids algorithms that a program or a TLS peer may need. It often comes with a security baseline.',
  commands: [
    { id: 'reg-query', title: 'show the FIPS policy', shell: 'cmd', lines: [`reg query HKLM\\${KEY} /v Enabled`], where: 'client', rights: 'Any local user', changes: false },
    { id: 'item-property', title: 'show the FIPS policy with PowerShell', shell: 'powershell', lines: [`Get-ItemProperty -LiteralPath 'HKLM:\\${KEY}'`], where: 'client', rights: 'Any local user', changes: false },
  ],
  readers: [regQuery, regExport, itemProperty],
  judges: [fipsPolicyJudge],
  paste: 'the output with the command before it: an error says something only with the key that was asked for',
  samples: {
    fine: `C:\\>reg query HKLM\\${KEY} /v Enabled

HKEY_LOCAL_MACHINE\\${KEY}
    Enabled    REG_DWORD    0x0

`,
    problem: `C:\\>reg query HKLM\\${KEY} /v Enabled

HKEY_LOCAL_MACHINE\\${KEY}
    Enabled    REG_DWORD    0x1

`,
  },
  manual: { fine: 'Enabled is 0x0, or the value does not exist', problem: 'Enabled is 0x1' },
  causes: ['fips-policy'],
  pages: ['fips-policy', 'tls-no-common-cipher'],
  sources: [{ title: 'System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing' }],
};
