import { tlsProtocolsJudge } from '../core/judges/tls-protocols.ts';
import { itemProperty } from '../core/readers/item-property.ts';
import { regExport } from '../core/readers/reg-export.ts';
import { regQuery } from '../core/readers/reg-query.ts';
import { windowsVersion } from '../core/readers/windows-version.ts';
import type { Check } from './check.ts';

const KEY = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols';

export const tlsProtocols: Check = {
  id: 'tls-protocols',
  title: 'Which TLS versions are switched on or off?',
  purpose: 'Client and server need one version that both have on. A hardening often switched old versions off without switching TLS 1.2 on.',
  commands: [
    {
      id: 'switches-and-build',
      title: 'show the protocol switches and the build of Windows',
      shell: 'cmd',
      lines: [`reg query "HKLM\\${KEY}" /s`, 'reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v CurrentBuild'],
      where: 'server',
      rights: 'Any local user',
      changes: false,
    },
    {
      id: 'switches-powershell',
      title: 'show the protocol switches as tables',
      shell: 'powershell',
      lines: [`Get-ChildItem -Path 'HKLM:\\${KEY}' -Recurse`],
      where: 'server',
      rights: 'Any local user',
      changes: false,
    },
  ],
  readers: [regQuery, regExport, itemProperty],
  beside: [windowsVersion],
  judges: [tlsProtocolsJudge],
  paste: 'the whole output with its prompts, or an exported .reg file of SCHANNEL; with the build of Windows the defaults are judged too',
  samples: {
    fine: `C:\\>reg query "HKLM\\${KEY}" /s

HKEY_LOCAL_MACHINE\\${KEY}\\TLS 1.0\\Server
    Enabled    REG_DWORD    0x0
    DisabledByDefault    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\\${KEY}\\TLS 1.2\\Client
    Enabled    REG_DWORD    0x1
    DisabledByDefault    REG_DWORD    0x0

HKEY_LOCAL_MACHINE\\${KEY}\\TLS 1.2\\Server
    Enabled    REG_DWORD    0x1
    DisabledByDefault    REG_DWORD    0x0

C:\\>reg query "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" /v CurrentBuild

HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
    CurrentBuild    REG_SZ    17763

C:\\>
`,
    problem: `C:\\>reg query "HKLM\\${KEY}" /s

HKEY_LOCAL_MACHINE\\${KEY}\\TLS 1.2\\Client
    DisabledByDefault    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\\${KEY}\\TLS 1.2\\Server
    Enabled    REG_DWORD    0x0

C:\\>
`,
  },
  manual: { fine: 'TLS 1.2 is on for Client and Server, or has no value on Windows 8, Server 2012 or later', problem: 'TLS 1.2 has Enabled 0 or DisabledByDefault 1' },
  causes: ['tls-no-common-protocol'],
  pages: ['schannel-settings', 'tls-no-common-protocol', 'tls-1-0-and-1-1-off'],
  sources: [
    { title: 'TLS registry settings', url: 'https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings' },
    { title: 'Protocols in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-' },
  ],
};
