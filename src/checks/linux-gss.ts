import { linuxGssJudge } from '../core/judges/linux-gss.ts';
import { linuxPackages } from '../core/readers/linux-packages.ts';
import type { Check } from './check.ts';

export const linuxGss: Check = {
  id: 'linux-gss',
  title: 'Are the GSSAPI libraries there on Linux?',
  purpose: 'A missing Kerberos library prints the same as a missing ticket. Look as the user of the process, inside its container if there is one.',
  commands: [
    {
      id: 'files',
      title: 'look for the Kerberos and NTLM libraries on any distribution',
      shell: 'bash',
      where: 'client',
      rights: 'The user who connects',
      changes: false,
      lines: [
        "find / -name 'libgssapi_krb5.so*' -not -path '/proc/*' 2>/dev/null | grep . || echo 'libgssapi_krb5: not found'",
        "find / -name 'gssntlmssp.so*' -not -path '/proc/*' 2>/dev/null | grep . || echo 'gssntlmssp: not found'",
      ],
    },
    {
      id: 'dpkg',
      title: 'packages on Debian and Ubuntu',
      shell: 'bash',
      where: 'client',
      rights: 'The user who connects',
      changes: false,
      lines: ['dpkg -l libgssapi-krb5-2 krb5-user gss-ntlmssp libsasl2-modules-gssapi-mit'],
    },
    {
      id: 'rpm',
      title: 'packages on RHEL and Fedora',
      shell: 'bash',
      where: 'client',
      rights: 'The user who connects',
      changes: false,
      lines: ['rpm -q krb5-libs krb5-workstation gssntlmssp cyrus-sasl-gssapi'],
    },
    {
      id: 'loader',
      title: 'libraries in the cache of the loader (not on Alpine)',
      shell: 'bash',
      where: 'client',
      rights: 'The user who connects',
      changes: false,
      lines: ["ldconfig -p | grep -E 'libgssapi_krb5|libkrb5'"],
    },
  ],
  readers: [linuxPackages],
  judges: [linuxGssJudge],
  paste: 'the output of the find lines, or of dpkg -l or rpm -q with the names of the packages.',
  samples: {
    fine: ['/usr/lib/x86_64-linux-gnu/libgssapi_krb5.so.2', '/usr/lib/x86_64-linux-gnu/libgssapi_krb5.so.2.2', 'gssntlmssp: not found'].join('\n'),
    problem: ['libgssapi_krb5: not found', 'gssntlmssp: not found'].join('\n'),
  },
  manual: { fine: 'libgssapi_krb5 is there', problem: 'libgssapi_krb5 is missing, or NTLM is wanted and gssntlmssp is missing' },
  causes: ['gss-mechanism-missing'],
  pages: ['gss-mechanism-missing', 'kerb-no-credentials'],
  sources: [{ title: 'Using integrated authentication, ODBC driver on Linux and macOS' }, { title: 'GSS-NTLMSSP, a GSSAPI mechanism plug-in', url: 'https://github.com/gssapi/gss-ntlmssp' }],
};
