/** Object identifiers of certificates and the names that Windows and OpenSSL print for them. */

/**
 * Short names of name attributes as Windows prints them, and OpenSSL where it differs.
 * Source: Microsoft: CertStrToName and CertNameToStr functions (X.500 key names); OpenSSL: obj_dat.
 */
export const nameAttributes = [
  { oid: '2.5.4.3', name: 'CN' },
  { oid: '2.5.4.4', name: 'SN' },
  { oid: '2.5.4.5', name: 'SERIALNUMBER' },
  { oid: '2.5.4.6', name: 'C' },
  { oid: '2.5.4.7', name: 'L' },
  { oid: '2.5.4.8', name: 'S', openssl: 'ST' },
  { oid: '2.5.4.9', name: 'STREET', openssl: 'street' },
  { oid: '2.5.4.10', name: 'O' },
  { oid: '2.5.4.11', name: 'OU' },
  { oid: '2.5.4.12', name: 'T', openssl: 'title' },
  { oid: '2.5.4.42', name: 'G', openssl: 'GN' },
  { oid: '2.5.4.43', name: 'I', openssl: 'initials' },
  { oid: '0.9.2342.19200300.100.1.25', name: 'DC' },
  { oid: '1.2.840.113549.1.9.1', name: 'E', openssl: 'emailAddress' },
] as const satisfies readonly { readonly oid: string; readonly name: string; readonly openssl?: string }[];

/**
 * Signature algorithms: the name that Windows prints, the hash, and the name of OpenSSL.
 * Source: IETF RFC 3279, 4055, 5758, 8410; Microsoft: CRYPT_ALGORITHM_IDENTIFIER structure (names of the OID information table).
 */
export const signatureAlgorithms = [
  { oid: '1.2.840.113549.1.1.2', name: 'md2RSA', hash: 'MD2', openssl: 'md2WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.3', name: 'md4RSA', hash: 'MD4', openssl: 'md4WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.4', name: 'md5RSA', hash: 'MD5', openssl: 'md5WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.5', name: 'sha1RSA', hash: 'SHA1', openssl: 'sha1WithRSAEncryption' },
  { oid: '1.3.14.3.2.29', name: 'sha1RSA', hash: 'SHA1', openssl: 'sha1WithRSA' },
  { oid: '1.3.14.3.2.3', name: 'md5RSA', hash: 'MD5', openssl: 'md5WithRSA' },
  { oid: '1.2.840.113549.1.1.14', name: 'sha224RSA', hash: 'SHA224', openssl: 'sha224WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.11', name: 'sha256RSA', hash: 'SHA256', openssl: 'sha256WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.12', name: 'sha384RSA', hash: 'SHA384', openssl: 'sha384WithRSAEncryption' },
  { oid: '1.2.840.113549.1.1.13', name: 'sha512RSA', hash: 'SHA512', openssl: 'sha512WithRSAEncryption' },
  { oid: '1.2.840.10040.4.3', name: 'sha1DSA', hash: 'SHA1', openssl: 'dsaWithSHA1' },
  { oid: '1.3.14.3.2.27', name: 'sha1DSA', hash: 'SHA1', openssl: 'dsaWithSHA1-old' },
  { oid: '2.16.840.1.101.3.4.3.1', name: 'sha224DSA', hash: 'SHA224', openssl: 'dsa_with_SHA224' },
  { oid: '2.16.840.1.101.3.4.3.2', name: 'sha256DSA', hash: 'SHA256', openssl: 'dsa_with_SHA256' },
  { oid: '1.2.840.10045.4.1', name: 'sha1ECDSA', hash: 'SHA1', openssl: 'ecdsa-with-SHA1' },
  { oid: '1.2.840.10045.4.3.1', name: 'sha224ECDSA', hash: 'SHA224', openssl: 'ecdsa-with-SHA224' },
  { oid: '1.2.840.10045.4.3.2', name: 'sha256ECDSA', hash: 'SHA256', openssl: 'ecdsa-with-SHA256' },
  { oid: '1.2.840.10045.4.3.3', name: 'sha384ECDSA', hash: 'SHA384', openssl: 'ecdsa-with-SHA384' },
  { oid: '1.2.840.10045.4.3.4', name: 'sha512ECDSA', hash: 'SHA512', openssl: 'ecdsa-with-SHA512' },
  // The hash of these stands in their parameters, or is part of the algorithm.
  { oid: '1.2.840.113549.1.1.10', name: 'RSASSA-PSS', openssl: 'rsassaPss' },
  { oid: '1.2.840.10045.4.3', name: 'specifiedECDSA', openssl: 'ecdsa-with-Specified' },
  { oid: '1.3.101.112', name: 'Ed25519', hash: 'none', openssl: 'ED25519' },
  { oid: '1.3.101.113', name: 'Ed448', hash: 'none', openssl: 'ED448' },
] as const satisfies readonly { readonly oid: string; readonly name: string; readonly hash?: string; readonly openssl: string }[];

/** Hash algorithms in the parameters of RSASSA-PSS. Source: IETF RFC 4055. */
export const hashAlgorithms = [
  { oid: '1.2.840.113549.2.5', hash: 'MD5' },
  { oid: '1.3.14.3.2.26', hash: 'SHA1' },
  { oid: '2.16.840.1.101.3.4.2.4', hash: 'SHA224' },
  { oid: '2.16.840.1.101.3.4.2.1', hash: 'SHA256' },
  { oid: '2.16.840.1.101.3.4.2.2', hash: 'SHA384' },
  { oid: '2.16.840.1.101.3.4.2.3', hash: 'SHA512' },
] as const;

/** Public key algorithms. Source: IETF RFC 3279, 4055, 5480, 8410. */
export const keyAlgorithms = [
  { oid: '1.2.840.113549.1.1.1', algorithm: 'RSA', openssl: 'rsaEncryption' },
  { oid: '2.5.8.1.1', algorithm: 'RSA', openssl: 'rsa' },
  { oid: '1.2.840.113549.1.1.10', algorithm: 'RSA', name: 'RSASSA-PSS', openssl: 'rsassaPss' },
  { oid: '1.2.840.113549.1.1.7', algorithm: 'RSA', name: 'RSAES-OAEP', openssl: 'rsaesOaep' },
  { oid: '1.2.840.10045.2.1', algorithm: 'EC', openssl: 'id-ecPublicKey' },
  { oid: '1.2.840.10040.4.1', algorithm: 'DSA', openssl: 'dsaEncryption' },
  { oid: '1.3.101.112', algorithm: 'Ed25519', openssl: 'ED25519' },
  { oid: '1.3.101.113', algorithm: 'Ed448', openssl: 'ED448' },
] as const satisfies readonly { readonly oid: string; readonly algorithm: string; readonly name?: string; readonly openssl: string }[];

/** Named curves with the size of their field. Source: IETF RFC 5480; SECG SEC 2. */
export const curves = [
  { oid: '1.2.840.10045.3.1.7', curve: 'P-256', bits: 256, openssl: 'prime256v1' },
  { oid: '1.3.132.0.34', curve: 'P-384', bits: 384, openssl: 'secp384r1' },
  { oid: '1.3.132.0.35', curve: 'P-521', bits: 521, openssl: 'secp521r1' },
  { oid: '1.2.840.10045.3.1.1', bits: 192, openssl: 'prime192v1' },
  { oid: '1.3.132.0.33', bits: 224, openssl: 'secp224r1' },
  { oid: '1.3.132.0.10', bits: 256, openssl: 'secp256k1' },
  { oid: '1.3.36.3.3.2.8.1.1.7', bits: 256, openssl: 'brainpoolP256r1' },
  { oid: '1.3.36.3.3.2.8.1.1.11', bits: 384, openssl: 'brainpoolP384r1' },
  { oid: '1.3.36.3.3.2.8.1.1.13', bits: 512, openssl: 'brainpoolP512r1' },
] as const satisfies readonly { readonly oid: string; readonly curve?: string; readonly bits: number; readonly openssl: string }[];

/**
 * Purposes of the enhanced key usage: the name in Windows and the names in OpenSSL.
 * Source: IETF RFC 5280, section 4.2.1.12; Microsoft: OIDs of enhanced key usages; OpenSSL: obj_dat.
 */
export const extendedUsages = [
  { oid: '2.5.29.37.0', name: 'Any Purpose', openssl: ['Any Extended Key Usage'] },
  { oid: '1.3.6.1.5.5.7.3.1', name: 'Server Authentication', openssl: ['TLS Web Server Authentication'] },
  { oid: '1.3.6.1.5.5.7.3.2', name: 'Client Authentication', openssl: ['TLS Web Client Authentication'] },
  { oid: '1.3.6.1.5.5.7.3.3', name: 'Code Signing', openssl: ['Code Signing'] },
  { oid: '1.3.6.1.5.5.7.3.4', name: 'Secure Email', openssl: ['E-mail Protection'] },
  { oid: '1.3.6.1.5.5.7.3.5', name: 'IP security end system', openssl: ['IPSec End System'] },
  { oid: '1.3.6.1.5.5.7.3.6', name: 'IP security tunnel termination', openssl: ['IPSec Tunnel'] },
  { oid: '1.3.6.1.5.5.7.3.7', name: 'IP security user', openssl: ['IPSec User'] },
  { oid: '1.3.6.1.5.5.7.3.8', name: 'Time Stamping', openssl: ['Time Stamping'] },
  { oid: '1.3.6.1.5.5.7.3.9', name: 'OCSP Signing', openssl: ['OCSP Signing'] },
  { oid: '1.3.6.1.5.5.7.3.17', name: 'IP security IKE', openssl: ['ipsec Internet Key Exchange'] },
  { oid: '1.3.6.1.5.5.8.2.2', name: 'IP security IKE intermediate', openssl: ['1.3.6.1.5.5.8.2.2'] },
  { oid: '1.3.6.1.5.2.3.4', name: 'PKINIT client authentication', openssl: ['PKINIT Client Auth'] },
  { oid: '1.3.6.1.5.2.3.5', name: 'KDC Authentication', openssl: ['Signing KDC Response'] },
  { oid: '1.3.6.1.4.1.311.10.3.1', name: 'Microsoft Trust List Signing', openssl: ['Microsoft Trust List Signing'] },
  { oid: '1.3.6.1.4.1.311.10.3.3', name: 'Microsoft Server Gated Crypto', openssl: ['Microsoft Server Gated Crypto'] },
  { oid: '1.3.6.1.4.1.311.10.3.4', name: 'Encrypting File System', openssl: ['Microsoft Encrypted File System'] },
  { oid: '1.3.6.1.4.1.311.20.2.2', name: 'Smart Card Logon', openssl: ['Microsoft Smartcard Login', 'Microsoft Smartcardlogin', 'Microsoft Smartcard Logon'] },
  { oid: '1.3.6.1.4.1.311.54.1.2', name: 'Remote Desktop Authentication', openssl: ['1.3.6.1.4.1.311.54.1.2'] },
  { oid: '2.16.840.1.113730.4.1', name: 'Netscape Server Gated Crypto', openssl: ['Netscape Server Gated Crypto'] },
] as const satisfies readonly { readonly oid: string; readonly name: string; readonly openssl: readonly string[] }[];

/**
 * Extensions that a critical flag may name, in the words of Windows.
 * Source: IETF RFC 5280, section 4.2; Microsoft: object identifiers of certificate extensions.
 */
export const certificateExtensions = [
  { oid: '2.5.29.9', name: 'Subject Directory Attributes' },
  { oid: '2.5.29.14', name: 'Subject Key Identifier' },
  { oid: '2.5.29.15', name: 'Key Usage' },
  { oid: '2.5.29.16', name: 'Private Key Usage Period' },
  { oid: '2.5.29.17', name: 'Subject Alternative Name' },
  { oid: '2.5.29.18', name: 'Issuer Alternative Name' },
  { oid: '2.5.29.19', name: 'Basic Constraints' },
  { oid: '2.5.29.30', name: 'Name Constraints' },
  { oid: '2.5.29.31', name: 'CRL Distribution Points' },
  { oid: '2.5.29.32', name: 'Certificate Policies' },
  { oid: '2.5.29.33', name: 'Policy Mappings' },
  { oid: '2.5.29.35', name: 'Authority Key Identifier' },
  { oid: '2.5.29.36', name: 'Policy Constraints' },
  { oid: '2.5.29.37', name: 'Enhanced Key Usage' },
  { oid: '2.5.29.46', name: 'Freshest CRL' },
  { oid: '2.5.29.54', name: 'Inhibit Any Policy' },
  { oid: '1.3.6.1.5.5.7.1.1', name: 'Authority Information Access' },
  { oid: '1.3.6.1.5.5.7.1.11', name: 'Subject Information Access' },
  { oid: '1.3.6.1.5.5.7.1.24', name: 'TLS Feature' },
  { oid: '1.3.6.1.4.1.311.20.2', name: 'Certificate Template Name' },
  { oid: '1.3.6.1.4.1.311.21.1', name: 'CA Version' },
  { oid: '1.3.6.1.4.1.311.21.2', name: 'Previous CA Certificate Hash' },
  { oid: '1.3.6.1.4.1.311.21.7', name: 'Certificate Template Information' },
  { oid: '1.3.6.1.4.1.311.21.10', name: 'Application Policies' },
  { oid: '1.3.6.1.4.1.311.25.2', name: 'NTDS CA Security Extension' },
  { oid: '1.3.6.1.4.1.11129.2.4.2', name: 'SCT List' },
  { oid: '1.3.6.1.4.1.11129.2.4.3', name: 'CT Poison' },
  { oid: '2.16.840.1.113730.1.1', name: 'Netscape Certificate Type' },
  { oid: '2.16.840.1.113730.1.13', name: 'Netscape Comment' },
] as const satisfies readonly { readonly oid: string; readonly name: string }[];

/** Kinds of other names in the subject alternative name. Source: Microsoft: object identifiers of other names. */
export const otherNames = [
  { oid: '1.3.6.1.4.1.311.20.2.3', kind: 'upn', name: 'Principal Name' },
  { oid: '1.3.6.1.4.1.311.25.1', kind: 'other', name: 'DS Object Guid' },
  { oid: '1.3.6.1.4.1.311.25.2.1', kind: 'other', name: 'NTDS Object Sid' },
  { oid: '1.3.6.1.5.2.2', kind: 'other', name: 'KRB5PrincipalName' },
] as const;
