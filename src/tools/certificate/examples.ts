import type { Example } from '../tool.ts';

/** Made for this site, in the formats of the real programs. The date is fixed, so that the page says the same every day. */
const STORE_CNG = `C:\\>certutil -v -store My 8006c1d0a4e75b2f9d31c7be40a6f85e19d39202
My "Personal"
================ Certificate 0 ================
X509 Certificate:
Version: 3
Serial Number: 1d0001d8ec61dacb7425ceb8a800000001d8ec
Signature Algorithm:
    Algorithm ObjectId: 1.2.840.113549.1.1.11 sha256RSA
    Algorithm Parameters:
    05 00
Issuer:
    CN=CORP Issuing CA 1
    DC=corp
    DC=example
  Name Hash(sha1): 7672a36cabec49156ffbbe39748e56cb1cd8f574

 NotBefore: 11/20/2026 9:00 AM
 NotAfter: 11/20/2028 9:00 AM

Subject:
    CN=sql05.corp.example
  Name Hash(sha1): 728d2dbde8343b2658abc38f11bb4d4ac26fd5cc

Public Key Algorithm:
    Algorithm ObjectId: 1.2.840.113549.1.1.1 RSA
    Algorithm Parameters:
    05 00
Public Key Length: 2048 bits
Certificate Extensions: 4
    2.5.29.15: Flags = 1(Critical), Length = 4
    Key Usage
        Digital Signature, Key Encipherment (a0)

    2.5.29.37: Flags = 0, Length = c
    Enhanced Key Usage
        Server Authentication (1.3.6.1.5.5.7.3.1)

    2.5.29.17: Flags = 0, Length = 20
    Subject Alternative Name
        DNS Name=sql05.corp.example
        DNS Name=sql05

    2.5.29.31: Flags = 0, Length = b4
    CRL Distribution Points
        [1]CRL Distribution Point
             Distribution Point Name:
                  Full Name:
                       URL=ldap:///CN=CORP%20Issuing%20CA%201,CN=pki01,CN=CDP,CN=Public%20Key%20Services,CN=Services,CN=Configuration,DC=corp,DC=example?certificateRevocationList?base?objectClass=cRLDistributionPoint

Signature Algorithm:
    Algorithm ObjectId: 1.2.840.113549.1.1.11 sha256RSA
    Algorithm Parameters:
    05 00
Non-root Certificate
Cert Hash(sha1): 8006c1d0a4e75b2f9d31c7be40a6f85e19d39202

  CERT_KEY_PROV_INFO_PROP_ID(2):
    Key Container = te-WebServer-5f0b
  Unique container name: 0a3f5d0c7e8b4d52a1c69d48e2b70f31_e64079bf-f1d8-450e-ba59-2f4d921306df
    Provider = Microsoft Software Key Storage Provider
    ProviderType = 0
    Flags = 20 (32)
    KeySpec = 0 -- XCN_AT_NONE
Private key is NOT exportable
Encryption test passed
CertUtil: -store command completed successfully.`;

const X509 = `$ openssl x509 -in dc01.pem -noout -text
Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            40:3d:34:5f:19:8e:5c:f9:b3:d1:5c:89:f5:9f:2b:09:49:2c:cb:e8
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: DC = example, DC = corp, CN = CORP Issuing CA 1
        Validity
            Not Before: Nov 21 16:06:57 2025 GMT
            Not After : Dec  5 16:06:57 2026 GMT
        Subject: CN = ldap.corp.example
        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
                Public-Key: (2048 bit)
                Modulus:
                    00:87:33:5c:00:13:f1:4d:e4:6a:e7:fd:3c:1d:15:
                Exponent: 65537 (0x10001)
        X509v3 extensions:
            X509v3 Subject Alternative Name: 
                DNS:ldap.corp.example
            X509v3 Extended Key Usage: 
                TLS Web Server Authentication
            X509v3 Key Usage: 
                Digital Signature, Key Encipherment
    Signature Algorithm: sha256WithRSAEncryption
    Signature Value:
        91:4d:2e:76:81:fa:0d:8d:b3:85:00:6b:41:a7:2c:51:f3:cb:`;

export const examples: readonly [Example, ...Example[]] = [
  {
    label: 'SQL Server: listener missing, key of a CNG provider',
    values: { do: 'judge', for: 'sql', topology: 'availability-group', version: '2022', names: 'sql05.corp.example\nsql05', listener: 'ag-sales.corp.example', asof: '2026-11-21', paste: STORE_CNG },
  },
  { label: 'LDAPS: expires soon, without the name of the controller', values: { do: 'judge', for: 'ldaps', names: 'dc01.corp.example\nldap.corp.example', asof: '2026-11-21', paste: X509 } },
  { label: 'Request for SQL Server', values: { do: 'request', for: 'sql', topology: 'stand-alone', version: 'any', names: 'sql05.corp.example\nsql05', provider: 'documented', template: 'WebServer', account: 'CORP\\svc-sql05' } },
  { label: 'Request for a domain controller', values: { do: 'request', for: 'ldaps', names: 'dc01.corp.example\nldap.corp.example', provider: 'documented' } },
  { label: 'Request for Remote Desktop', values: { do: 'request', for: 'rdp', names: 'app01.corp.example\napp01', provider: 'documented' } },
  { label: 'Request for a web site', values: { do: 'request', for: 'iis', names: 'web01.corp.example\nweb01', provider: 'ksp' } },
  { label: 'Request for PostgreSQL', values: { do: 'request', for: 'postgresql', names: 'pg01.corp.example\n10.20.30.40', provider: 'documented' } },
];
