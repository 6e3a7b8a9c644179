import { dotnetTlsJudge } from '../core/judges/dotnet-tls.ts';
import { itemProperty } from '../core/readers/item-property.ts';
import { regExport } from '../core/readers/reg-export.ts';
import { regQuery } from '../core/readers/reg-query.ts';
import type { Check } from './check.ts';

export const dotnetTls: Check = {
  id: 'dotnet-tls',
  title: 'Does .NET Framework use TLS 1.2 by default?',
  purpose: 'A .NET Framework program takes its default from the framework it was built for. Two registry values replace it, once for 64-bit and once for 32-bit programs.',
  commands: [
    {
      id: 'both-views',
      title: 'show the .NET TLS values in both views',
      shell: 'powershell',
      lines: [
        "foreach ($view in 'SOFTWARE\\Microsoft', 'SOFTWARE\\WOW6432Node\\Microsoft') {",
        "    foreach ($version in 'v2.0.50727', 'v4.0.30319') {",
        '        $key = Get-ItemProperty -LiteralPath "HKLM:\\$view\\.NETFramework\\$version" -ErrorAction SilentlyContinue',
        "        '{0} {1}: SystemDefaultTlsVersions={2} SchUseStrongCrypto={3}' -f $view, $version, $key.SystemDefaultTlsVersions, $key.SchUseStrongCrypto",
        '    }',
        '}',
      ],
      where: 'client',
      rights: 'Any local user',
      changes: false,
    },
    {
      id: 'reg-query',
      title: 'show the .NET 4 keys of both views',
      shell: 'cmd',
      lines: ['reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 /reg:64', 'reg query HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319 /reg:64'],
      where: 'client',
      rights: 'Any local user',
      changes: false,
    },
  ],
  readers: [regQuery, regExport, itemProperty],
  judges: [dotnetTlsJudge],
  paste: 'the four lines of the command from a 64-bit window, or the keys of both views from reg query with the prompts',
  samples: {
    fine: `SOFTWARE\\Microsoft v2.0.50727: SystemDefaultTlsVersions= SchUseStrongCrypto=
SOFTWARE\\Microsoft v4.0.30319: SystemDefaultTlsVersions=1 SchUseStrongCrypto=1
SOFTWARE\\WOW6432Node\\Microsoft v2.0.50727: SystemDefaultTlsVersions= SchUseStrongCrypto=
SOFTWARE\\WOW6432Node\\Microsoft v4.0.30319: SystemDefaultTlsVersions=1 SchUseStrongCrypto=1
`,
    problem: `SOFTWARE\\Microsoft v2.0.50727: SystemDefaultTlsVersions= SchUseStrongCrypto=
SOFTWARE\\Microsoft v4.0.30319: SystemDefaultTlsVersions=1 SchUseStrongCrypto=1
SOFTWARE\\WOW6432Node\\Microsoft v2.0.50727: SystemDefaultTlsVersions= SchUseStrongCrypto=
SOFTWARE\\WOW6432Node\\Microsoft v4.0.30319: SystemDefaultTlsVersions= SchUseStrongCrypto=
`,
  },
  manual: { fine: 'SystemDefaultTlsVersions or SchUseStrongCrypto is 1 in both views, or the program targets 4.7 or later', problem: 'A value is 0, or set in one view only' },
  causes: ['tls-no-common-protocol'],
  pages: ['dotnet-tls', 'tls-no-common-protocol'],
  sources: [{ title: 'TLS best practices with .NET Framework', url: 'https://learn.microsoft.com/dotnet/framework/network-programming/tls' }],
};
