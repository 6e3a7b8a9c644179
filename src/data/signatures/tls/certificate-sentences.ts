/** Plain sentences about certificates that many programs share: QEMU, libvirt, socat, stunnel, VNC, brokers, printers, ODBC drivers. Spread into the lists of x509.ts. */

export const untrustedSentences = [
  'ca not trusted', 'ca is not trusted', 'certificate issuer is not trusted', 'certificate issuer not trusted', 'certificate authority is not trusted',
  'certificate authority not trusted', 'certificate is signed by an untrusted', 'certificate is issued by an untrusted', 'certificate was signed by an untrusted',
  'certificate was issued by an untrusted', 'certificate hasnt got a known issuer', 'signed by an unknown certifying authority', 'untrusted certificate authority',
  'untrusted certificate chain', 'untrusted server certificate', 'untrusted or self signed certificate', 'root certificate is not trusted', 'certificate chain is not trusted',
  'certificate chain could not be verified', 'certificate verify failed … ca is unknown', 'certificate issuer is unknown or not trusted', 'server cert chain not trusted',
  'peer certificate cannot be authenticated with given ca certificates', 'peer certificate cannot be authenticated with known ca certificates',
  'the authenticity of the certificate could not be established', 'certificate not in truststore', 'issuer certificate not found in trust store',
  'get the ssl server certificate chain from the trust store', 'peer certificate is not trusted', 'signer certificate may need to be added to the local trust store',
  'ssl certificate is self signed and not trusted', 'amq9633 bad ssl certificate', 'amq9633e bad ssl certificate', 'verification of the servers certificate chain failed', 'ssslerr_peer_cert_untrusted', 'peer certificate untrusted', 'you have not chosen to trust',
] as const;

export const expiredSentences = [
  'certificate has expired or has not yet become valid', 'certificate is not yet active', 'certificate has not been activated', 'certificate is not active yet',
  'certificate chain contains an expired certificate', 'the certificate for this server has expired', 'the certificate for this server is not yet valid',
  'tls alert certificate_expired', 'certificate is out of date', 'certificate expired or not yet valid', 'certificate not valid before or after', 'certificate date is invalid',
  'certificate is outside its validity period', 'certificate is not within its validity period', 'ssslerr_cert_expired', 'server certificate expired', 'client certificate expired',
] as const;

export const nameSentences = [
  'certificate is valid but its commonname does not match', 'commonname does not match host', 'commonname does not match hostname', 'common name does not match host',
  'common name does not match hostname', 'common name does not match the host', 'common name doesnt match', 'common name mismatch', 'certificate … does not match hostname',
  'certificate … does not match the hostname', 'certificate … does not match the host name', 'certificate owner does not match', 'certificate … owner does not match the hostname',
  'certificate … doesnt match the hostname', 'hostname does not match certificate', 'hostname does not match the certificate', 'host name does not match the certificate',
  'host name does not match certificate', 'hostname doesnt match certificate', 'certificate subject does not match', 'name on the certificate does not match',
  'name on the security certificate is invalid or does not match', 'certificate host name mismatch', 'certificate hostname mismatch', 'ssl hostname mismatch', 'hostname mismatch in certificate',
  'certificate is not valid for the name', 'certificate is not valid for this host', 'certificate is not valid for this server name', 'not listed in the certificates subject alternative names',
  'peer certificate does not match the host', 'certificate common name does not match', 'expected hostname not found in certificate', 'certificate is for a different host',
  'ssslerr_server_cert_mismatch', 'certificate was issued for a different host', 'certificate was issued to a different host', 'ssl distinguished name does not match peer name',
] as const;
