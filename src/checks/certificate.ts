import { encodedBlockJudge } from '../core/judges/encoded-block.ts';
import { encodedBlock } from '../core/readers/encoded-block.ts';
import { certificateJudge } from '../core/judges/certificate.ts';
import { certutil } from '../core/readers/certutil.ts';
import { openssl } from '../core/readers/openssl.ts';
import type { Check } from './check.ts';

export const certificate: Check = {
  id: 'certificate',
  title: 'Is the certificate accepted, and does its key work?',
  purpose: 'Trust, dates, revocation and usage are judged by the machine that validates; the private key by the machine that serves.',
  commands: [
    {
      id: 'verify',
      title: 'verify the chain and fetch its revocation lists',
      shell: 'cmd',
      lines: ['certutil -verify -urlfetch SERVER.cer'],
      where: 'client',
      rights: 'The account that validates; SERVER.cer is the exported public certificate',
      changes: false,
    },
    {
      id: 'key',
      title: 'show usage, provider and KeySpec, and test the key',
      shell: 'cmd',
      lines: ['certutil -v -store My THUMBPRINT'],
      where: 'server',
      rights: 'Local administrator; THUMBPRINT is the hash of the certificate, 40 digits',
      changes: false,
    },
    {
      id: 'on-the-wire',
      title: 'read the certificate that the server sends',
      shell: 'bash',
      lines: ['openssl s_client -connect {{fqdn}}:443 -servername {{fqdn}} -verify_hostname {{fqdn}} </dev/null'],
      where: 'admin',
      rights: 'Any user; needs OpenSSL, and a port that speaks TLS at once',
      changes: false,
    },
  ],
  readers: [certutil, openssl, encodedBlock],
  judges: [certificateJudge, encodedBlockJudge],
  paste: 'the whole output of certutil, to the line that begins with "CertUtil:", in any display language, or of openssl',
  samples: {
    fine: `CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=0
  Issuer: CN=CORP Issuing CA 1, DC=corp, DC=example
  NotBefore: 11/20/2025 9:00 AM
  NotAfter: 11/20/2027 9:00 AM
  Subject: CN=sql05.corp.example
  SubjectAltName: DNS Name=sql05.corp.example, DNS Name=sql05
  Cert: 4249e16e0af0a02e63c45c93fd52ad0927821b01
  ----------------  Certificate CDP  ----------------
  Verified "Base CRL (067e)" Time: 0
    [0.0] http://pki.corp.example/crl/Issuing-CA.crl
  --------------------------------
CertContext[0][1]: dwInfoStatus=10c dwErrorStatus=0
  Issuer: CN=CORP Issuing CA 1, DC=corp, DC=example
  Subject: CN=CORP Issuing CA 1, DC=corp, DC=example
------------------------------------
Leaf certificate revocation check passed
CertUtil: -verify command completed successfully.
`,
    problem: `CertContext[0][0]: dwInfoStatus=102 dwErrorStatus=1000040
  Issuer: CN=CORP Issuing CA 1, DC=corp, DC=example
  NotBefore: 11/20/2025 9:00 AM
  NotAfter: 11/20/2027 9:00 AM
  Subject: CN=sql05.corp.example
  Element.dwErrorStatus = CERT_TRUST_REVOCATION_STATUS_UNKNOWN (0x40)
  Element.dwErrorStatus = CERT_TRUST_IS_OFFLINE_REVOCATION (0x1000000)
  ----------------  Certificate CDP  ----------------
  Failed "CDP" Time: 0
    Error retrieving URL: A connection with the server could not be established 0x80072efd (WIN32: 12029 ERROR_INTERNET_CANNOT_CONNECT)
    http://pki.corp.example/crl/Issuing-CA.crl
  --------------------------------
The revocation function was unable to check revocation because the revocation server was offline. 0x80092013 (-2146885613 CRYPT_E_REVOCATION_OFFLINE)
CertUtil: -verify command completed successfully.
`,
  },
  manual: { fine: 'certutil ends without an error, and every element has dwErrorStatus=0', problem: 'An element has another dwErrorStatus, or the key test failed' },
  causes: ['tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-revocation-unreachable', 'tls-cert-unsuitable', 'tls-cert-name-mismatch', 'tls-private-key-access'],
  pages: ['tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-revocation-unreachable', 'tls-private-key-access', 'tls-cert-unsuitable'],
  sources: [{ title: 'Certificate requirements for SQL Server' }, { title: 'Microsoft: CERT_TRUST_STATUS structure' }, { title: 'OpenSSL: manual page of verify, diagnostics' }],
};
