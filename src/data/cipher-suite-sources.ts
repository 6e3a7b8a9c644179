/** Documents behind the statements about cipher suites. The key is used in the tables, the title is shown. */
export const suiteSources = {
  suites: { title: 'Microsoft: Cipher Suites in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/cipher-suites-in-schannel' },
  manage: { title: 'Microsoft: Manage Transport Layer Security (TLS)', url: 'https://learn.microsoft.com/windows-server/security/tls/manage-tls' },
  prioritize: { title: 'Microsoft: Prioritizing Schannel Cipher Suites', url: 'https://learn.microsoft.com/windows/win32/secauthn/prioritizing-schannel-cipher-suites' },
  cmdlets: { title: 'Microsoft: TLS PowerShell module (Get-, Enable-, Disable-TlsCipherSuite)', url: 'https://learn.microsoft.com/powershell/module/tls/' },
  http2: { title: 'Microsoft KB4032720: Deploy custom cipher suite ordering in Windows Server 2016', url: 'https://learn.microsoft.com/troubleshoot/windows-server/windows-security/deploy-custom-cipher-suite-ordering' },
  changes: { title: 'Microsoft: TLS (Schannel SSP) changes in Windows 10 and Windows Server', url: 'https://learn.microsoft.com/windows-server/security/tls/tls-schannel-ssp-changes-in-windows-10-and-windows-server' },
  protocols: { title: 'Microsoft: Protocols in TLS/SSL (Schannel SSP)', url: 'https://learn.microsoft.com/windows/win32/secauthn/protocols-in-tls-ssl--schannel-ssp-' },
  auditTap: { title: 'AuditTAP, issue 448: type of the policy value', url: 'https://github.com/fbprogmbh/Hardening-Audit-Tool-AuditTAP/issues/448' },
  openssl: { title: 'OpenSSL: openssl-ciphers(1)', url: 'https://docs.openssl.org/master/man1/openssl-ciphers/' },
  iana: { title: 'IANA: TLS cipher suites', url: 'https://www.iana.org/assignments/tls-parameters/tls-parameters.xhtml' },
  rfc9325: { title: 'RFC 9325: Recommendations for Secure Use of TLS and DTLS', url: 'https://www.rfc-editor.org/rfc/rfc9325' },
  rfc9113: { title: 'RFC 9113: HTTP/2, appendix A (prohibited suites)', url: 'https://www.rfc-editor.org/rfc/rfc9113' },
  rfc7465: { title: 'RFC 7465: Prohibiting RC4 Cipher Suites', url: 'https://www.rfc-editor.org/rfc/rfc7465' },
  rfc6176: { title: 'RFC 6176: Prohibiting Secure Sockets Layer (SSL) Version 2.0', url: 'https://www.rfc-editor.org/rfc/rfc6176' },
  rfc5469: { title: 'RFC 5469: DES and IDEA Cipher Suites for TLS', url: 'https://www.rfc-editor.org/rfc/rfc5469' },
  rfc8996: { title: 'RFC 8996: Deprecating TLS 1.0 and TLS 1.1', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
  rfc9155: { title: 'RFC 9155: Deprecating MD5 and SHA-1 Signature Hashes in TLS 1.2 and DTLS 1.2', url: 'https://www.rfc-editor.org/rfc/rfc9155' },
  rfc8446: { title: 'RFC 8446: TLS 1.3', url: 'https://www.rfc-editor.org/rfc/rfc8446' },
  sweet32: { title: 'CVE-2016-2183 (Sweet32): 64-bit block ciphers', url: 'https://nvd.nist.gov/vuln/detail/CVE-2016-2183' },
} as const;

export type SuiteSourceId = keyof typeof suiteSources;
