/** What a list of suites leaves on one Windows version: which versions of TLS, for which certificates, in which order. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import { protocolNames } from '../../data/windows-tls.ts';
import type { ProtocolName } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { tlsOf } from './compare.ts';
import { suiteRows } from './rows.ts';
import type { SuiteRow } from './rows.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

export type CertificateKey = 'RSA' | 'ECDSA';

export interface Judged {
  readonly name: string;
  readonly standing: Standing;
}

export interface Reach {
  readonly version: WindowsVersion;
  /** Each name with what the version makes of it, in order. */
  readonly names: readonly Judged[];
  /** The suites that count, in order, each once; without those that wait for a program to ask. */
  readonly used: readonly SuiteRow[];
}

/** Applies a list of names to a version, as a policy does: what is not in it is off. */
export function reachOf(names: readonly string[], version: WindowsVersion): Reach {
  const judged = names.map((name) => ({ name, standing: standingOf(name, version) }));
  const rows = judged.flatMap(({ standing }) => (standing.kind === 'here' && (standing.row.state === 'on' || standing.row.state === 'off') ? [standing.row] : []));
  return { version, names: judged, used: [...new Set(rows)] };
}

/** The suites of a version of TLS for a certificate, in order, each once. For TLS 1.3 the key makes no difference. */
export function suitesFor(used: readonly SuiteRow[], protocol: ProtocolName, key: CertificateKey): readonly TlsSuite[] {
  return [...new Set(used.filter((r) => r.suite.versions.includes(protocol) && (r.suite.certificate === key || r.suite.certificate === 'any')).map((r) => r.suite))];
}

/** Whether this Windows has the version of TLS at all. */
export function hasProtocol(version: WindowsVersion, protocol: ProtocolName): boolean {
  return Object.values(tlsOf(version).protocols[protocol]).some((state) => state !== 'missing');
}

/** The versions of TLS that are on without any registry value, on either side. */
export function defaultProtocols(version: WindowsVersion): readonly ProtocolName[] {
  return protocolNames.filter((p) => Object.values(tlsOf(version).protocols[p]).some((state) => state === 'on'));
}

/**
 * Suites of TLS 1.2 that Windows 7 to 8.1 and Server 2008 R2 to 2012 R2 share with a list. With an RSA certificate they have no ECDHE suite with GCM.
 *
 *     sharedWithOld(used, 'RSA')   // [] for a list of ECDHE with GCM
 */
export function sharedWithOld(used: readonly SuiteRow[], key: CertificateKey): readonly TlsSuite[] {
  const old: ReadonlySet<TlsSuite> = new Set(OLD.flatMap((v) => suiteRows(v)).filter((r) => r.state === 'on').map((r) => r.suite));
  return suitesFor(used, 'TLS 1.2', key).filter((s) => old.has(s));
}

const all: readonly WindowsVersion[] = windowsVersions;
/** Those with TLS 1.2 and names with a curve; the three lists differ in DHE alone. */
const OLD = all.filter((v) => v.id === 'windows-7' || v.id === 'windows-8' || v.id === 'windows-8-1');

export interface Http2Order {
  /** Suites that HTTP/2 refuses and that stand before the first that it takes. */
  readonly blocked: readonly TlsSuite[];
  /** The first that it takes; undefined where there is none. */
  readonly first: TlsSuite | undefined;
}

/** How the suites of TLS 1.2 stand to HTTP/2, which a server with its own order meets first. Source: RFC 9113, appendix A; KB4032720. */
export function http2Order(used: readonly SuiteRow[], key: CertificateKey): Http2Order {
  const suites = suitesFor(used, 'TLS 1.2', key);
  const at = suites.findIndex((s) => s.http2);
  return { blocked: at < 0 ? suites : suites.slice(0, at), first: at < 0 ? undefined : suites[at] };
}
