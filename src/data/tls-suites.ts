import type { ProtocolName } from './windows-tls.ts';

/**
 * Cipher suites that some version of Windows knows: the number in TLS, the key that the certificate of the server must have, and the parts of the suite.
 * Names in a policy that are none of these are ignored by Windows. `versions` is what Microsoft publishes, which leaves SSL 3.0 off some suites that the
 * protocol would allow there. Names are without the curve that Windows before 10 appends (_P256, _P384, _P521).
 *
 * Source: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP), the list of each Windows version; IANA: TLS cipher suites.
 */
export interface TlsSuite {
  readonly name: string;
  readonly code: number | undefined;
  readonly certificate: 'RSA' | 'ECDSA' | 'DSS' | 'any';
  /** any: a group is negotiated apart from the suite (TLS 1.3). */
  readonly exchange: 'RSA' | 'DHE' | 'ECDHE' | 'PSK' | 'any';
  readonly cipher: string;
  /** AEAD, or the hash of the check. */
  readonly mac: string;
  readonly versions: readonly ProtocolName[];
  readonly forwardSecrecy: boolean;
  /** Not on the block list of HTTP/2 (RFC 9113, appendix A). */
  readonly http2: boolean;
  /** Name in OpenSSL; absent where OpenSSL has none. */
  readonly openssl?: string;
}

export const tlsSuites = [
  { name: 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5', code: undefined, certificate: 'RSA', exchange: 'RSA', cipher: '3DES-CBC', mac: 'MD5', versions: ['SSL 2.0'], forwardSecrecy: false, http2: false },
  { name: 'SSL_CK_DES_64_CBC_WITH_MD5', code: undefined, certificate: 'RSA', exchange: 'RSA', cipher: 'DES-CBC', mac: 'MD5', versions: ['SSL 2.0'], forwardSecrecy: false, http2: false },
  { name: 'SSL_CK_RC4_128_EXPORT40_MD5', code: undefined, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-40', mac: 'MD5', versions: ['SSL 2.0'], forwardSecrecy: false, http2: false },
  { name: 'SSL_CK_RC4_128_EXPORT40_WITH_MD5', code: undefined, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-40', mac: 'MD5', versions: ['SSL 2.0'], forwardSecrecy: false, http2: false },
  { name: 'SSL_CK_RC4_128_WITH_MD5', code: undefined, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-128', mac: 'MD5', versions: ['SSL 2.0'], forwardSecrecy: false, http2: false },
  { name: 'TLS_AES_128_GCM_SHA256', code: 0x1301, certificate: 'any', exchange: 'any', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.3'], forwardSecrecy: true, http2: true, openssl: 'TLS_AES_128_GCM_SHA256' },
  { name: 'TLS_AES_256_GCM_SHA384', code: 0x1302, certificate: 'any', exchange: 'any', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.3'], forwardSecrecy: true, http2: true, openssl: 'TLS_AES_256_GCM_SHA384' },
  { name: 'TLS_CHACHA20_POLY1305_SHA256', code: 0x1303, certificate: 'any', exchange: 'any', cipher: 'CHACHA20-POLY1305', mac: 'AEAD', versions: ['TLS 1.3'], forwardSecrecy: true, http2: true, openssl: 'TLS_CHACHA20_POLY1305_SHA256' },
  { name: 'TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA', code: 0x0063, certificate: 'DSS', exchange: 'DHE', cipher: 'DES-CBC', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA', code: 0x0013, certificate: 'DSS', exchange: 'DHE', cipher: '3DES-CBC', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA', code: 0x0032, certificate: 'DSS', exchange: 'DHE', cipher: 'AES-128-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_AES_128_CBC_SHA256', code: 0x0040, certificate: 'DSS', exchange: 'DHE', cipher: 'AES-128-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA', code: 0x0038, certificate: 'DSS', exchange: 'DHE', cipher: 'AES-256-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_AES_256_CBC_SHA256', code: 0x006a, certificate: 'DSS', exchange: 'DHE', cipher: 'AES-256-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_DSS_WITH_DES_CBC_SHA', code: 0x0012, certificate: 'DSS', exchange: 'DHE', cipher: 'DES-CBC', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false },
  { name: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA', code: 0x0033, certificate: 'RSA', exchange: 'DHE', cipher: 'AES-128-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'DHE-RSA-AES128-SHA' },
  { name: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', code: 0x009e, certificate: 'RSA', exchange: 'DHE', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'DHE-RSA-AES128-GCM-SHA256' },
  { name: 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA', code: 0x0039, certificate: 'RSA', exchange: 'DHE', cipher: 'AES-256-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'DHE-RSA-AES256-SHA' },
  { name: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', code: 0x009f, certificate: 'RSA', exchange: 'DHE', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'DHE-RSA-AES256-GCM-SHA384' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', code: 0xc009, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-128-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-ECDSA-AES128-SHA' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', code: 0xc023, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-128-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-ECDSA-AES128-SHA256' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', code: 0xc02b, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', code: 0xc00a, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-256-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-ECDSA-AES256-SHA' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', code: 0xc024, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-256-CBC', mac: 'SHA384', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-ECDSA-AES256-SHA384' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', code: 0xc02c, certificate: 'ECDSA', exchange: 'ECDHE', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'ECDHE-ECDSA-AES256-GCM-SHA384' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', code: 0xc013, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-128-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-RSA-AES128-SHA' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', code: 0xc027, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-128-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-RSA-AES128-SHA256' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', code: 0xc02f, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'ECDHE-RSA-AES128-GCM-SHA256' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', code: 0xc014, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-256-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-RSA-AES256-SHA' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', code: 0xc028, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-256-CBC', mac: 'SHA384', versions: ['TLS 1.2'], forwardSecrecy: true, http2: false, openssl: 'ECDHE-RSA-AES256-SHA384' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', code: 0xc030, certificate: 'RSA', exchange: 'ECDHE', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: true, http2: true, openssl: 'ECDHE-RSA-AES256-GCM-SHA384' },
  { name: 'TLS_PSK_WITH_AES_128_CBC_SHA256', code: 0x00ae, certificate: 'any', exchange: 'PSK', cipher: 'AES-128-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_PSK_WITH_AES_128_GCM_SHA256', code: 0x00a8, certificate: 'any', exchange: 'PSK', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_PSK_WITH_AES_256_CBC_SHA384', code: 0x00af, certificate: 'any', exchange: 'PSK', cipher: 'AES-256-CBC', mac: 'SHA384', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_PSK_WITH_AES_256_GCM_SHA384', code: 0x00a9, certificate: 'any', exchange: 'PSK', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_PSK_WITH_NULL_SHA256', code: 0x00b0, certificate: 'any', exchange: 'PSK', cipher: 'NULL', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_PSK_WITH_NULL_SHA384', code: 0x00b1, certificate: 'any', exchange: 'PSK', cipher: 'NULL', mac: 'SHA384', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA', code: 0x0062, certificate: 'RSA', exchange: 'RSA', cipher: 'DES-CBC', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_EXPORT1024_WITH_RC4_56_SHA', code: 0x0064, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-56', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_EXPORT_WITH_RC4_40_MD5', code: 0x0003, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-40', mac: 'MD5', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', code: 0x000a, certificate: 'RSA', exchange: 'RSA', cipher: '3DES-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'DES-CBC3-SHA' },
  { name: 'TLS_RSA_WITH_AES_128_CBC_SHA', code: 0x002f, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-128-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES128-SHA' },
  { name: 'TLS_RSA_WITH_AES_128_CBC_SHA256', code: 0x003c, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-128-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES128-SHA256' },
  { name: 'TLS_RSA_WITH_AES_128_GCM_SHA256', code: 0x009c, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-128-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES128-GCM-SHA256' },
  { name: 'TLS_RSA_WITH_AES_256_CBC_SHA', code: 0x0035, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-256-CBC', mac: 'SHA', versions: ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES256-SHA' },
  { name: 'TLS_RSA_WITH_AES_256_CBC_SHA256', code: 0x003d, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-256-CBC', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES256-SHA256' },
  { name: 'TLS_RSA_WITH_AES_256_GCM_SHA384', code: 0x009d, certificate: 'RSA', exchange: 'RSA', cipher: 'AES-256-GCM', mac: 'AEAD', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'AES256-GCM-SHA384' },
  { name: 'TLS_RSA_WITH_DES_CBC_SHA', code: 0x0009, certificate: 'RSA', exchange: 'RSA', cipher: 'DES-CBC', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_WITH_NULL_MD5', code: 0x0001, certificate: 'RSA', exchange: 'RSA', cipher: 'NULL', mac: 'MD5', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_WITH_NULL_SHA', code: 0x0002, certificate: 'RSA', exchange: 'RSA', cipher: 'NULL', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_WITH_NULL_SHA256', code: 0x003b, certificate: 'RSA', exchange: 'RSA', cipher: 'NULL', mac: 'SHA256', versions: ['TLS 1.2'], forwardSecrecy: false, http2: false },
  { name: 'TLS_RSA_WITH_RC4_128_MD5', code: 0x0004, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-128', mac: 'MD5', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'RC4-MD5' },
  { name: 'TLS_RSA_WITH_RC4_128_SHA', code: 0x0005, certificate: 'RSA', exchange: 'RSA', cipher: 'RC4-128', mac: 'SHA', versions: ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2'], forwardSecrecy: false, http2: false, openssl: 'RC4-SHA' },
] as const satisfies readonly TlsSuite[];
