import { tlsHandshakeJudge } from '../core/judges/tls-handshake.ts';
import { openssl } from '../core/readers/openssl.ts';
import { tlsVersionTest } from '../core/readers/tls-version-test.ts';
import type { Check } from './check.ts';

export const tlsHandshake: Check = {
  id: 'tls-handshake',
  title: 'Does a TLS handshake with the server succeed?',
  purpose: 'One handshake from a machine with default settings separates the server from the program. It does not fit a SQL Server port up to TDS 7.x, which wraps TLS in its own packets.',
  commands: [
    {
      id: 'version-test',
      title: 'try TLS 1.0, 1.1 and 1.2 against the server',
      shell: 'powershell',
      lines: [
        "$name = '{{fqdn}}'",
        '$port = 443',
        '$accept = [System.Net.Security.RemoteCertificateValidationCallback] { $true }',
        "foreach ($version in 'Tls', 'Tls11', 'Tls12') {",
        '    $tcp = New-Object System.Net.Sockets.TcpClient($name, $port)',
        '    $ssl = New-Object System.Net.Security.SslStream($tcp.GetStream(), $false, $accept)',
        '    try {',
        '        $ssl.AuthenticateAsClient($name, $null, [System.Security.Authentication.SslProtocols]$version, $false)',
        "        '{0}: accepted, {1}' -f $version, $ssl.CipherAlgorithm",
        '    } catch {',
        "        '{0}: {1}' -f $version, $_.Exception.GetBaseException().Message",
        '    } finally {',
        '        $ssl.Dispose()',
        '        $tcp.Close()',
        '    }',
        '}',
      ],
      where: 'client',
      rights: 'Any local user; change 443 to the port',
      changes: false,
    },
    {
      id: 'openssl',
      title: 'make a handshake with OpenSSL',
      shell: 'bash',
      lines: ['openssl s_client -connect {{fqdn}}:443 -servername {{fqdn}} </dev/null'],
      where: 'admin',
      rights: 'Any user; needs OpenSSL, change 443 to the port',
      changes: false,
    },
  ],
  readers: [tlsVersionTest, openssl],
  judges: [tlsHandshakeJudge],
  paste: 'the three lines of the test, or the whole output of openssl with its command',
  samples: {
    fine: `Tls: An existing connection was forcibly closed by the remote host
Tls11: An existing connection was forcibly closed by the remote host
Tls12: accepted, Aes256
`,
    problem: `Tls: accepted, Aes256
Tls11: accepted, Aes256
Tls12: An existing connection was forcibly closed by the remote host
`,
  },
  manual: { fine: 'TLS 1.2 or 1.3 is accepted', problem: 'TLS 1.2 is refused, or the handshake ends with an alert' },
  causes: ['tls-no-common-protocol', 'tls-no-common-cipher', 'tls-not-tls-or-wrong-mode', 'tls-peer-closed', 'tls-client-cert-required', 'tls-cert-unsuitable', 'driver-too-old'],
  pages: ['tls-no-common-protocol', 'handshake-refused', 'tls-peer-closed', 'tls-not-tls-or-wrong-mode'],
  sources: [{ title: 'RFC 8446, TLS 1.3', url: 'https://www.rfc-editor.org/rfc/rfc8446' }, { title: 'OpenSSL: manual page of s_client' }, { title: 'TDS 8.0' }],
};
