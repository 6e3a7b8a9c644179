/**
 * Messages of the code tables that programs of any kind print as well: "Password has expired" is Kerberos beside kinit, and a web page elsewhere.
 * Inside a longer text they are found only near one of the words of their field.
 */

const KERBEROS = 'kerberos krb krb5 krberror krbexception kerberosexception kinit kdc kpasswd klist kvno gss gssapi gssexception gsserror spnego tgt tgs keytab realm pkinit sasl negotiate sssd sssd_be krb5_child mit heimdal authenticator ap_req';
const CRYPTOGRAPHY = 'cryptographicexception windowscryptographicexception cryptography ncrypt cng csp certutil certreq schannel x509 certificate certificates zertifikat certificat certificado ssl tls crypt pfx security';
const SYSTEM = 'ntstatus lsa lsass netlogon samba smb ntlm kerberos sspi klist schannel setspn ldap spn';

/** Words of the message as they are compared: lower case, without punctuation. */
export const commonPhrases: Readonly<Record<string, string>> = {
  'password has expired': KERBEROS,
  'ticket expired': KERBEROS,
  'generic error': KERBEROS,
  'generic error see e text': KERBEROS,
  'client not yet valid': KERBEROS,
  'server not yet valid': KERBEROS,
  'a service is not available': KERBEROS,
  'too much data': KERBEROS,
  'request is a replay': KERBEROS,
  'client not trusted': KERBEROS,
  'certificate mismatch': KERBEROS,
  'the signature is invalid': KERBEROS,
  'invalid signature': KERBEROS,
  'invalid message type': KERBEROS,
  'message type is unsupported': KERBEROS,
  'message out of order': KERBEROS,
  'message stream modified': KERBEROS,
  'incorrect net address': KERBEROS,
  'protocol version mismatch': KERBEROS,
  'protocol version numbers dont match': KERBEROS,
  'requested protocol version not supported': KERBEROS,
  'requested protocol version number not supported': KERBEROS,
  'key parameters not accepted': KERBEROS,
  'desired path is unreachable': KERBEROS,
  'an internal error occurred': `${CRYPTOGRAPHY} ${SYSTEM}`,
  'access denied': CRYPTOGRAPHY,
  'object was not found': CRYPTOGRAPHY,
  'the object was not found': SYSTEM,
  'the object name already exists': SYSTEM,
  'key does not exist': CRYPTOGRAPHY,
  'keyset does not exist': CRYPTOGRAPHY,
  'the keyset is not defined': CRYPTOGRAPHY,
  'cannot find object or property': CRYPTOGRAPHY,
  'cannot find the requested object': CRYPTOGRAPHY,
  'the object or property already exists': CRYPTOGRAPHY,
};
