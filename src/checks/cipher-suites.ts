import { cipherSuitesJudge } from '../core/judges/cipher-suites.ts';
import { cipherSuites as reader } from '../core/readers/cipher-suites.ts';
import { itemProperty } from '../core/readers/item-property.ts';
import { regQuery } from '../core/readers/reg-query.ts';
import type { Check } from './check.ts';

export const cipherSuites: Check = {
  id: 'cipher-suites',
  title: 'Do both ends share a cipher suite?',
  purpose: 'A list made by hand or by policy replaces the default of Windows. Paste the list of one end to see whom it leaves out, or both lists, one below the other, to see what they share.',
  commands: [
    {
      id: 'suites-with-protocols',
      title: 'show the suites with their protocol numbers',
      shell: 'powershell',
      lines: ["Get-TlsCipherSuite | ForEach-Object { '{0}  {1}' -f $_.Name, ($_.Protocols -join ' ') }"],
      where: 'server',
      rights: 'Any local user, since Windows 10 and Server 2016',
      changes: false,
    },
    {
      id: 'policy',
      title: 'show the suite order policy',
      shell: 'cmd',
      lines: ['reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002"'],
      where: 'server',
      rights: 'Any local user',
      changes: false,
    },
  ],
  readers: [reader, regQuery, itemProperty],
  judges: [cipherSuitesJudge],
  paste: 'the list of suites of one end or of both (a line of text between them), or the value Functions of the policy',
  samples: {
    fine: `TLS_AES_256_GCM_SHA384  772
TLS_AES_128_GCM_SHA256  772
TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384  771 65277
TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384  771 65277
TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384  771 65277
`,
    problem: `Client:
TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384  771
TLS_RSA_WITH_AES_256_CBC_SHA  769 770 771
Server:
TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384  771 65277
TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256  771 65277
`,
  },
  manual: { fine: 'Both lists contain one suite that fits the certificate of the server', problem: 'No suite is in both lists' },
  causes: ['tls-no-common-cipher'],
  pages: ['custom-cipher-settings', 'tls-no-common-cipher', 'windows-cipher-lists'],
  sources: [{ title: 'Cipher Suites in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/cipher-suites-in-schannel' }, { title: 'TLS PowerShell module' }, { title: 'Prioritizing Schannel Cipher Suites' }],
};
