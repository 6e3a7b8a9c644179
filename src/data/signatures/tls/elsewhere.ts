import type { Signature } from '../row.ts';

/** Failures of this field whose cause is none of the list: hardening of other protocols, damaged records, application protocols, time-outs before a word was said. */

export const elsewhereSignatures: readonly Signature[] = [
  {
    id: 'netlogon-hardening',
    phrases: [
      'denied a vulnerable netlogon secure channel connection', 'allowed a vulnerable netlogon secure channel connection',
      'verweigerte eine anfällige sichere netlogon', 'client using rpc signing instead of rpc sealing', 'netlogon service encountered a client trying to authenticate using rc4',
      'netlogon service denied a client using rc4', 'netlogon service allowed a client using rc4', 'using rpc signing … was denied by the netlogon service',
    ],
    says: 'Netlogon refuses a machine that does not use a protected channel',
    causes: { other: 'states' },
    stack: 'sspi',
    stage: 'server',
    role: 'dc',
    why: 'The controller enforces secure RPC for Netlogon; the machine named in the event needs an update or an exception.',
    source: 'Microsoft: CVE-2020-1472, events 5827 to 5831; CVE-2022-38023, events 5838 to 5841',
  },
  {
    id: 'dcom-hardening',
    phrases: [
      'server side authentication level policy does not allow the user', 'raise the activation authentication level at least to',
      'rpc_c_authn_level_pkt_integrity in client application', 'with default activation authentication level at',
      'with explicitly set authentication level at',
    ],
    says: 'DCOM hardening: the client asks for too low an authentication level',
    causes: { other: 'states' },
    stack: 'sspi',
    why: 'DCOM servers demand packet integrity; the client program must ask for it.',
    source: 'Microsoft: KB 5004442, CVE-2021-26414, events 10036 to 10038',
  },
  {
    id: 'smb-guest-refused',
    phrases: [
      'security policies block unauthenticated guest access', 'blockieren … nicht authentifizierten gastzugriff', 'the share requires the obsolete smb1 protocol',
      'bloquent laccès invité non authentifié', 'impiden el acceso de invitado no autenticado',
    ],
    says: 'SMB: guest access or SMB1 is switched off',
    causes: { other: 'states' },
    why: 'The policy of the client refuses guests and SMB1; no credential and no certificate is at fault.',
    source: 'Microsoft: Guest access in SMB2 and SMB3 disabled by default',
  },
  {
    id: 'record-damaged',
    phrases: [
      'decryption failed or bad record mac', 'could not decrypt record or bad mac', 'tls error bad record mac', 'bad_decrypt … cipher', 'received corrupt message of type decrypt',
      'aeadbadtagexception', 'sslexception tag mismatch', 'sslexception bad record mac', 'sslexception bad_record_mac',
      'sslexception invalid tls padding', 'sslexception invalid padding', 'local error tls bad record mac', 'cannot decrypt peers message', 'tls error decrypterror',
      'gnutls … decryption has failed', 'ssl error bad mac read', 'record with an incorrect message authentication code', 'verification of the message mac failed',
      'ssl verification of the message mac failed', 'errsslbadrecordmac', 'tls sequence verification failed', 'ssl … block cipher pad is wrong',
      'digest check failed … ssl', 'gnutls … error in decryption', 'mbedtls_err_ssl_invalid_mac', 'ssl error decrypt error alert', 'wolfssl … verify mac',
    ],
    says: 'A record could not be decrypted: its bytes or its keys are not those of the peer',
    causes: { other: 'points', 'tls-session-resumption-bug': 'fits' },
    stack: 'tls',
    why: 'A connection shared by two processes or threads, a device that alters the data, or a session taken up with other keys; no setting of version, suite or certificate.',
    source: 'openssl/openssl; OpenJDK SSLCipher; Go crypto/tls; rustls; GnuTLS; psycopg documentation, connections and fork',
  },
  {
    id: 'application-protocol',
    phrases: [
      'missing selected alpn property', 'requested unsupported application protocols', 'no application protocol in common', 'alpn … no application protocol',
      'server selected unadvertised alpn protocol', 'err_http2_session_error', 'could not negotiate http 2 … alpn', 'client requested unsupported application protocol',
      'http 2 is required but not negotiated', 'the server did not negotiate http 2 through alpn', 'alpn negotiation failed', 'ssl … no application protocol',
    ],
    says: 'The application protocol (ALPN, HTTP/2) was not agreed',
    causes: { other: 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'Version, suite and certificate were accepted; one end does not offer the application protocol that the other insists on.',
    source: 'RFC 7301; grpc/grpc-go, credentials; Go crypto/tls',
  },
  {
    id: 'certificate-store-unreadable',
    phrases: [
      'storepal loadmachinestores', 'storepal fromsystemstore', 'x509chainprocessor findcandidates', 'bio routines … bio_new_file no such file',
      'bio_new_file no such file', 'x509 store … too many open files', 'system library fopen too many open files', 'unixfilestream … x509stores',
      'openssldirectorybasedstoreprovider', 'ssl_cert_file … no such file', 'ssl_cert_dir … no such file',
    ],
    says: 'The certificate store of this machine cannot be opened',
    causes: { other: 'points', 'tls-cert-untrusted-root': 'fits' },
    stack: 'tls',
    stage: 'local',
    why: 'The verifier failed while it opened its store, before it judged the certificate.',
    source: 'dotnet/runtime, OpenSsl and Apple X509 stores; openssl/openssl, crypto/bio',
  },
  {
    id: 'prelogin-timeout',
    phrases: [
      'timeout period elapsed while attempting to consume the pre login handshake acknowledgement',
      'timeout period elapsed while attempting to consume the pre login handshake', 'timeout period elapsed during the post login phase',
      'timeout period elapsed while attempting to consume the login handshake', 'verbrauchen der handshakebestätigung vor der anmeldung',
      'délai … consommer laccusé de réception du protocole de transfert préalable', 'tiempo de espera … confirmación del protocolo de enlace',
    ],
    says: 'Time ran out before the server answered; nothing was refused',
    causes: { other: 'fits', 'tls-peer-closed': 'weak' },
    role: 'client',
    why: 'The phases behind the sentence show where the time went: a slow network, name resolution or a busy server rather than a refusal.',
    source: 'Microsoft.Data.SqlClient, SQL_Timeout_PreLogin_ConsumeHandshake',
  },
];
