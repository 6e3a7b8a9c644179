import type { SuiteListId } from './windows-suites.ts';
import type { SideName, WindowsTlsId } from './windows-tls.ts';

/**
 * Windows versions as far as TLS tells them apart: which protocols (windows-tls.ts), which suites (windows-suites.ts) and which curves they have by
 * default. Server and client versions of the same build have the same list.
 *
 * Sources: Microsoft: Protocols in TLS/SSL (Schannel SSP); Cipher Suites in TLS/SSL (Schannel SSP); TLS Elliptic Curves in Windows 10; TLS (Schannel SSP)
 * changes in Windows 10 and Windows Server; for the updates KB3135244, KB4557473 and KB4537806.
 */
export interface WindowsVersion {
  readonly id: string;
  readonly name: string;
  readonly kind: SideName;
  /** Row of windows-tls.ts. */
  readonly tls: WindowsTlsId;
  /** Row of windows-suites.ts. */
  readonly suites: SuiteListId;
  /** Build numbers: the third part of the version. */
  readonly builds: readonly number[];
  /** Curves on by default, in order. suffix: the curve is part of the name of a suite. */
  readonly curves: readonly string[] | 'suffix';
  /** Updates that the rows take for granted. */
  readonly needs?: readonly string[];
  readonly notes?: readonly string[];
  /** Where the sources contradict each other, or none says it. */
  readonly contested?: readonly string[];
}

const SUFFIX = 'suffix' as const;
const CURVES_1507 = ['NistP256', 'NistP384'] as const;
const CURVES_1607 = ['curve25519', 'NistP256', 'NistP384'] as const;
const LEADING_ZERO = 'Suites with DHE have the leading-zero defect: now and then a handshake with a peer that has the fix fails.';

export const windowsVersions = [
  { id: 'server-2025', name: 'Windows Server 2025', kind: 'server', tls: 'server-2025', suites: 'server-2025', builds: [26100], curves: CURVES_1607, notes: ['3DES and DHE_RSA with GCM are off by default.'], contested: ['TLS 1.0 and 1.1: see the protocols; the tables of Microsoft contradict each other.'] },
  { id: 'server-23h2', name: 'Windows Server, version 23H2', kind: 'server', tls: 'server-2022', suites: 'server-23h2', builds: [25398], curves: CURVES_1607, notes: ['3DES and DHE_RSA with GCM are off by default.'], contested: ['No row of its own in the protocol table; the protocols of Server 2022 are used.'] },
  { id: 'server-2022', name: 'Windows Server 2022', kind: 'server', tls: 'server-2022', suites: 'server-2022', builds: [20348], curves: CURVES_1607, notes: ['First Server version with TLS 1.3, on by default on both sides.'] },
  { id: 'server-2019', name: 'Windows Server 2019', kind: 'server', tls: 'server-2019', suites: 'windows-10-1809', builds: [17763], curves: CURVES_1607, notes: ['Get-TlsCipherSuite may print suites of TLS 1.3, which this Windows does not have.'] },
  { id: 'server-2016', name: 'Windows Server 2016', kind: 'server', tls: 'server-2016', suites: 'windows-10-1607', builds: [14393], curves: CURVES_1607, needs: ['update 4537806 (build 14393.3542) for DHE without the leading-zero defect'], notes: ['SSL 2.0 is not in this Windows; SSL 3.0 is off.'] },
  { id: 'server-2012-r2', name: 'Windows Server 2012 R2', kind: 'server', tls: 'server-2012-r2', suites: 'windows-8-1', builds: [9600], curves: SUFFIX, needs: ['the suites and order of update 2919355'], notes: ['No ECDHE_RSA suite with GCM: a peer that has only these finds none in common when the certificate is RSA.', LEADING_ZERO] },
  { id: 'server-2012', name: 'Windows Server 2012', kind: 'server', tls: 'server-2012', suites: 'windows-8', builds: [9200], curves: SUFFIX, needs: ['the order of suites of update 3042058'], notes: ['No ECDHE_RSA suite with GCM, and no DHE_RSA with AES CBC.', LEADING_ZERO], contested: ['SSL 2.0 on the server side: SQLCheck counts it as on, the protocol page says off.'] },
  { id: 'server-2008-r2', name: 'Windows Server 2008 R2 SP1', kind: 'server', tls: 'server-2008-r2', suites: 'windows-7', builds: [7600, 7601], curves: SUFFIX, needs: ['the order of suites of update 3042058'], notes: ['TLS 1.1 and 1.2 are there and off on both sides.', 'No ECDHE_RSA suite with GCM.', LEADING_ZERO] },
  { id: 'server-2008-sp2', name: 'Windows Server 2008 SP2 with update 4019276', kind: 'server', tls: 'server-2008-sp2', suites: 'vista', builds: [6002, 6003], curves: SUFFIX, needs: ['update 4019276'], notes: ['TLS 1.1 and 1.2 are there and off.'], contested: ['The page of suites is older than TLS 1.2 on this Windows: it lists none with SHA-256 or GCM.'] },
  { id: 'server-2008', name: 'Windows Server 2008, Vista', kind: 'server', tls: 'server-2008', suites: 'vista', builds: [6000, 6001], curves: SUFFIX, notes: ['TLS 1.1 and 1.2 do not exist here.'] },
  { id: 'windows-11-24h2', name: 'Windows 11 24H2 and 25H2', kind: 'client', tls: 'windows-11-24h2', suites: 'windows-11-22h2', builds: [26100, 26200], curves: CURVES_1607, notes: ['3DES and DHE_RSA with GCM are off by default.'], contested: ['TLS 1.0 and 1.1: see the protocols; the tables of Microsoft contradict each other.'] },
  { id: 'windows-11-23h2', name: 'Windows 11 23H2', kind: 'client', tls: 'windows-11', suites: 'windows-11-22h2', builds: [22631], curves: CURVES_1607, notes: ['3DES and DHE_RSA with GCM are off by default.'] },
  { id: 'windows-11-22h2', name: 'Windows 11 22H2', kind: 'client', tls: 'windows-11', suites: 'windows-11-22h2', builds: [22621], curves: CURVES_1607, notes: ['3DES and DHE_RSA with GCM are off by default.'] },
  { id: 'windows-11-21h2', name: 'Windows 11 21H2', kind: 'client', tls: 'windows-11', suites: 'windows-11', builds: [22000], curves: CURVES_1607, notes: ['First client version with TLS 1.3, on by default on both sides.'] },
  { id: 'windows-10-22h2', name: 'Windows 10 22H2', kind: 'client', tls: 'windows-10', suites: 'windows-10-22h2', builds: [19045], curves: CURVES_1607, notes: ['DHE_RSA with GCM and 3DES went off by default: peers that shared nothing else lose the connection.'], contested: ['The protocol table stops at 21H1; its values are carried over.'] },
  { id: 'windows-10-21h2', name: 'Windows 10 21H2', kind: 'client', tls: 'windows-10', suites: 'windows-10-20h2', builds: [19044], curves: CURVES_1607, contested: ['The protocol table stops at 21H1; its values are carried over.'] },
  { id: 'windows-10-21h1', name: 'Windows 10 21H1', kind: 'client', tls: 'windows-10', suites: 'windows-10-20h2', builds: [19043], curves: CURVES_1607 },
  { id: 'windows-10-20h2', name: 'Windows 10 20H2', kind: 'client', tls: 'windows-10', suites: 'windows-10-20h2', builds: [19042], curves: CURVES_1607 },
  { id: 'windows-10-2004', name: 'Windows 10 2004', kind: 'client', tls: 'windows-10', suites: 'windows-10-1903', builds: [19041], curves: CURVES_1607, notes: ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 is not allowed with SCH_USE_STRONG_CRYPTO here; with 128 bits it is.'], contested: ['Microsoft has one page for 1903, 1909 and 2004.'] },
  { id: 'windows-10-1909', name: 'Windows 10 1909', kind: 'client', tls: 'windows-10', suites: 'windows-10-1903', builds: [18363], curves: CURVES_1607, contested: ['Microsoft has one page for 1903, 1909 and 2004.'] },
  { id: 'windows-10-1903', name: 'Windows 10 1903', kind: 'client', tls: 'windows-10', suites: 'windows-10-1903', builds: [18362], curves: CURVES_1607, notes: ['TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 is not allowed with SCH_USE_STRONG_CRYPTO from here on; with 128 bits it is.'], contested: ['Microsoft has one page for 1903, 1909 and 2004.'] },
  { id: 'windows-10-1809', name: 'Windows 10 1809', kind: 'client', tls: 'windows-10', suites: 'windows-10-1809', builds: [17763], curves: CURVES_1607 },
  { id: 'windows-10-1803', name: 'Windows 10 1803', kind: 'client', tls: 'windows-10', suites: 'windows-10-1803', builds: [17134], curves: CURVES_1607 },
  { id: 'windows-10-1709', name: 'Windows 10 1709', kind: 'client', tls: 'windows-10', suites: 'windows-10-1709', builds: [16299], curves: CURVES_1607, notes: ['RC4 went off by default.'], contested: ['The table of older protocols has no row for 1709; 1703 and 1803 agree, and their values are used.'] },
  { id: 'windows-10-1703', name: 'Windows 10 1703', kind: 'client', tls: 'windows-10', suites: 'windows-10-1703', builds: [15063], curves: CURVES_1607, notes: ['DHE_DSS and DHE_RSA with CBC went off by default.'] },
  { id: 'windows-10-1607', name: 'Windows 10 1607', kind: 'client', tls: 'windows-10', suites: 'windows-10-1607', builds: [14393], curves: CURVES_1607, notes: ['SSL 2.0 is not in this Windows; SSL 3.0 is off.'] },
  { id: 'windows-10-1511', name: 'Windows 10 1511', kind: 'client', tls: 'windows-10-1511', suites: 'windows-10-1511', builds: [10586], curves: CURVES_1507, notes: ['ECDSA suites come first from here on.'] },
  { id: 'windows-10-1507', name: 'Windows 10 1507', kind: 'client', tls: 'windows-10-1511', suites: 'windows-10-1507', builds: [10240], curves: CURVES_1507, notes: ['First version with ECDHE_RSA and GCM.', LEADING_ZERO], contested: ['SCH_USE_STRONG_CRYPTO: the page of suites filters RC4 only, the page of changes also NULL, MD5, DES and export. The page of suites is used.'] },
  { id: 'windows-8-1', name: 'Windows 8.1', kind: 'client', tls: 'windows-8-1', suites: 'windows-8-1', builds: [9600], curves: SUFFIX, needs: ['the suites and order of update 2919355'], notes: ['No ECDHE_RSA suite with GCM.', LEADING_ZERO] },
  { id: 'windows-8', name: 'Windows 8', kind: 'client', tls: 'windows-8', suites: 'windows-8', builds: [9200], curves: SUFFIX, needs: ['the order of suites of update 3042058'], notes: ['No ECDHE_RSA suite with GCM, and no DHE_RSA with AES CBC.', LEADING_ZERO], contested: ['SSL 2.0 on the server side: SQLCheck counts it as on, the protocol page says off.'] },
  { id: 'windows-7', name: 'Windows 7 SP1', kind: 'client', tls: 'windows-7', suites: 'windows-7', builds: [7600, 7601], curves: SUFFIX, needs: ['the order of suites of update 3042058'], notes: ['TLS 1.1 and 1.2 are there and off on both sides.', 'No ECDHE_RSA suite with GCM.', LEADING_ZERO] },
] as const satisfies readonly WindowsVersion[];

export type WindowsVersionId = (typeof windowsVersions)[number]['id'];

/** Curves and groups that can be switched on besides, up to Windows 11 23H2 and Server 2022; 24H2 and Server 2025 add three with ML-KEM. */
export const otherCurves = [
  'brainpoolP256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'nistP192', 'nistP224', 'nistP521', 'secP160k1', 'secP160r1', 'secP160r2', 'secP192k1', 'secP192r1',
  'secP224k1', 'secP224r1', 'secP256k1', 'secP256r1', 'secP384r1', 'secP521r1',
] as const;
export const mlKemGroups = ['x25519_mlkem768', 'secp256r1_mlkem768', 'secp384r1_mlkem1024'] as const;
