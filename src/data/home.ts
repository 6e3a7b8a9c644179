/** What people see first, with the page that answers it: the table of the home page. */
export const messages = [
  { code: 'none', see: 'A call to SSPI failed, see inner exception', is: 'Only a wrapper. Read the next inner message: TLS or Kerberos.', page: 'a-call-to-sspi-failed' },
  { code: '0x80090322', see: 'The target principal name is incorrect. Cannot generate SSPI context', is: 'The ticket was made for another account’s key: SPN on the wrong account, or an old password.', page: 'cannot-generate-sspi-context' },
  { code: '18452', see: 'Login failed. The login is from an untrusted domain', is: 'NTLM was used and refused: no trust, wrong domain part, or the loopback check.', page: 'ntlm-untrusted-domain' },
  { code: '18456', see: 'Login failed for user ‘NT AUTHORITY\\ANONYMOUS LOGON’', is: 'Second hop without delegation: linked server, report server, web application.', page: 'kerb-double-hop-delegation' },
  { code: '0x80090331', see: 'The client and server cannot communicate, because they do not possess a common algorithm', is: 'No TLS version or cipher suite that both ends have enabled.', page: 'no-common-algorithm' },
  { code: '0x80090325', see: 'The certificate chain was issued by an authority that is not trusted', is: 'A driver that encrypts and validates by default. Look at the driver version first.', page: 'tls-cert-untrusted-root' },
  { code: '0x2098, 0x21c7', see: 'Could not register the Service Principal Name', is: 'The service account may not write its SPN, or another account already holds it.', page: 'kerb-spn-registration-denied' },
  { code: '36874, 36888', see: 'Schannel: a fatal alert was generated', is: 'The server refused the handshake. The alert and the state number tell why.', page: 'schannel-events' },
  { code: '0x80090304', see: 'The Local Security Authority cannot be contacted', is: 'TLS version that this Windows lacks, weak key exchange, or an account that may not log on.', page: 'lsa-cannot-be-contacted' },
] as const;
