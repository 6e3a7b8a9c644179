/**
 * Ready-made orders of cipher suites, each suite with the reason for which it stands there. An order has the date of its last change as version. Names are
 * plain; the code that reads the table adds the curves for Windows before 10 and leaves out what a version does not have.
 */
import type { SuiteSourceId } from './cipher-suite-sources.ts';

export interface OrderedSuite {
  readonly name: string;
  readonly why: string;
}

export interface SuiteOrder {
  readonly id: string;
  /** Option of the form. */
  readonly label: string;
  /** Date of the last change. */
  readonly version: string;
  readonly says: string;
  /** In the order of preference. */
  readonly suites: readonly OrderedSuite[];
  /** It holds suites that are there for old peers only: the output asks for a reason and an end date. */
  readonly weakens: boolean;
  readonly sources: readonly SuiteSourceId[];
}

const TLS_13: readonly OrderedSuite[] = [
  { name: 'TLS_AES_256_GCM_SHA384', why: 'TLS 1.3. Without a suite of TLS 1.3 in the list that version stops.' },
  { name: 'TLS_AES_128_GCM_SHA256', why: 'TLS 1.3, the one that every peer with TLS 1.3 has to have (RFC 8446, section 9.1).' },
];

const ECDHE_GCM: readonly OrderedSuite[] = [
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384', why: 'TLS 1.2 with forward secrecy for an ECDSA certificate. HTTP/2 takes it.' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', why: 'The same with 128 bits, for peers without the other one.' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', why: 'TLS 1.2 with forward secrecy for an RSA certificate, since Windows 10 and Server 2016. HTTP/2 takes it.' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', why: 'The same with 128 bits; RFC 9325 names it among the recommended ones.' },
];

const FOR_WINDOWS_8_1: OrderedSuite = {
  name: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
  why: 'TLS 1.2 with forward secrecy for Windows 7 to 8.1 and Server 2008 R2 to 2012 R2, which have no ECDHE_RSA with GCM. Behind the others, because HTTP/2 refuses it.',
};

const CBC_SHA2: readonly OrderedSuite[] = [
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384', why: 'For peers without GCM, ECDSA certificate.' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256', why: 'The same with 128 bits.' },
  FOR_WINDOWS_8_1,
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', why: 'The same with 128 bits.' },
];

const CBC_SHA1: readonly OrderedSuite[] = [
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA', why: 'TLS 1.0 and 1.1 know only suites with a SHA-1 check. ECDSA certificate.' },
  { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA', why: 'The same with 128 bits.' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', why: 'TLS 1.0 and 1.1 with an RSA certificate, with forward secrecy.' },
  { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', why: 'The same with 128 bits.' },
];

const RSA_EXCHANGE: readonly OrderedSuite[] = [
  { name: 'TLS_RSA_WITH_AES_256_GCM_SHA384', why: 'For peers that know RSA key exchange only. No forward secrecy.' },
  { name: 'TLS_RSA_WITH_AES_128_GCM_SHA256', why: 'The same with 128 bits.' },
  { name: 'TLS_RSA_WITH_AES_256_CBC_SHA256', why: 'The same without GCM.' },
  { name: 'TLS_RSA_WITH_AES_128_CBC_SHA256', why: 'The same without GCM, 128 bits.' },
];

const VERSION = '2026-11-21';

export const suiteOrders = [
  {
    id: 'forward-secrecy',
    label: 'TLS 1.2 and 1.3, forward secrecy, GCM only',
    version: VERSION,
    says: 'For peers from Windows 10 and Server 2016 on, current browsers, OpenSSL since 1.0.1, Java since 8. Windows 7 to 8.1 and Server 2008 R2 to 2012 R2 reach it with an ECDSA certificate only.',
    suites: [...TLS_13, ...ECDHE_GCM],
    weakens: false,
    sources: ['rfc9325', 'suites', 'http2', 'rfc8446'],
  },
  {
    id: 'with-windows-8-1',
    label: 'The same, with one CBC suite for Windows 7 to 8.1 and Server 2008 R2 to 2012 R2',
    version: VERSION,
    says: 'As above, with one suite at the end that these versions share for an RSA certificate. They need TLS 1.2, which Windows 7 and Server 2008 R2 have off by default.',
    suites: [...TLS_13, ...ECDHE_GCM, FOR_WINDOWS_8_1],
    weakens: false,
    sources: ['rfc9325', 'suites', 'http2', 'rfc9113'],
  },
  {
    id: 'with-cbc',
    label: 'TLS 1.2 and 1.3, forward secrecy, with CBC and SHA-2 behind GCM',
    version: VERSION,
    says: 'The list of the runbook for a policy that has to meet every Windows since 7 and Server 2008 R2 with TLS 1.2 switched on, and other peers without GCM.',
    suites: [...TLS_13, ...ECDHE_GCM, ...CBC_SHA2],
    weakens: false,
    sources: ['suites', 'http2', 'manage'],
  },
  {
    id: 'with-rsa-exchange',
    label: 'The same, and RSA key exchange for peers that know nothing else',
    version: VERSION,
    says: 'A stopgap: connections that end up with TLS_RSA suites have no forward secrecy. Standards advise against them.',
    suites: [...TLS_13, ...ECDHE_GCM, ...CBC_SHA2, ...RSA_EXCHANGE],
    weakens: true,
    sources: ['rfc9325', 'suites', 'http2'],
  },
  {
    id: 'with-old-tls',
    label: 'With suites for TLS 1.0 and 1.1 peers',
    version: VERSION,
    says: 'A stopgap: suites with a SHA-1 check, which TLS 1.0 and 1.1 need. Both versions are deprecated (RFC 8996). The list does not switch a version on.',
    suites: [...TLS_13, ...ECDHE_GCM, ...CBC_SHA2, ...CBC_SHA1],
    weakens: true,
    sources: ['rfc8996', 'suites', 'http2', 'rfc9155'],
  },
] as const satisfies readonly SuiteOrder[];

export type SuiteOrderId = (typeof suiteOrders)[number]['id'];
