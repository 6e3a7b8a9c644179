import type { Signature } from '../row.ts';

/** Revocation lists and OCSP answers that could not be had. */

export const revocationSignatures: readonly Signature[] = [
  {
    id: 'revocation-not-checked',
    phrases: [
      'certificate verify failed ocsp verification failed', 'certificate verify failed ocsp unknown cert',
      'certificate verify failed unable to decrypt crls signature', 'certificate verify failed crl signature failure',
      'certificate verify failed different crl scope', 'certificate verify failed key usage does not include crl signing',
      'num 73 ocsp verification needed', 'num 74 ocsp verification failed', 'num 75 ocsp unknown cert', 'error in the crl verification',
      'there is no certificate status ocsp', 'the ocsp response is invalid', 'sec error crl not found', 'sec error crl invalid',
      'sec error crl not yet valid', 'sec error crl bad signature', 'sec error old crl', 'sec error ocsp bad http response',
      'sec error ocsp bad signature', 'sec error ocsp future response', 'sec error ocsp malformed request', 'sec error ocsp not enabled',
      'sec error ocsp no default responder', 'sec error ocsp responder cert invalid', 'sec error ocsp unauthorized response',
      'sec error ocsp unknown response status', 'sec error cert no response', 'sec error bad crl dp url', 'unable to get certificate crl',
      'unable to get crl issuer certificate', 'crl has expired', 'crl is not yet valid', 'crl path validation error',
      'certificate verify failed … ocsp verification needed', 'unable to determine revocation status due to network error',
      'could not determine revocation status', 'certificate does not specify ocsp responder', 'undetermined revocation status',
      'response is unreliable its validity interval is out of date', 'certpathvalidatorexception unable to check revocation',
      'invalid peer certificate unknownrevocationstatus', 'invalidcertificate unknownrevocationstatus', 'sec error ocsp server error',
      'sec error ocsp try server later', 'sec error ocsp unknown cert', 'sec error ocsp old response', 'sec error ocsp malformed response',
      'sec error crl expired', 'sec error ocsp request needs sig', 'sec error ocsp unauthorized request', 'sec error ocsp invalid signing cert',
      'mozilla pkix error required tls feature missing', 'mozilla pkix error ocsp response for cert missing', 'err cert unable to check revocation',
      'err cert no revocation mechanism', 'revocation or ocsp data are old', 'could not be checked for revocation',
      'a revocation check could not be performed for the certificate',
      'revocation information for the security certificate for this site is not available',
      'your client certificate was revoked or the revocation status could not be determined', 'the revocation status could not be determined',
      'winhttp callback status flag cert rev failed', 'flag cert rev failed', 'failed cdp time', 'result value 80092013', 'result value 80092012',
      'error winhttp secure cert rev failed', 'error internet sec cert rev failed', 'revocation server offline',
      'bad cert revocation status undetermined', 'certificate status request failed', 'no ocsp response received', 'invalid ocsp response',
      'server certificate revocation status could not be',
    ],
    says: 'The revocation of a certificate could not be checked',
    causes: { 'tls-cert-revocation-unreachable': 'states' },
    stack: 'tls',
    stage: 'handshake',
    why: 'The verifier names the revocation list or OCSP answer as the reason.',
    source: 'openssl/openssl, crypto/x509/x509_txt.c; OpenJDK; Mozilla and Chromium error lists; WinHTTP',
  },
];
