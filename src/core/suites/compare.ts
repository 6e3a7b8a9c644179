/** What changes between the default lists of Windows versions. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import { tlsSuites } from '../../data/tls-suites.ts';
import { protocolNames, sideNames, windowsTls } from '../../data/windows-tls.ts';
import type { ProtocolDefault, ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { mostKept } from './moves.ts';
import { suiteRows } from './rows.ts';

/** How one version has a suite; curves are taken together. */
export interface ComparedCell {
  readonly state: 'on' | 'on-request' | 'off' | 'missing';
  /** Place among the suites that are on, without the curve, from 1. */
  readonly place?: number;
  /** Curves that are on in the name, before Windows 10: ['P256', 'P384']. */
  readonly curves: readonly string[];
}

export interface ComparedRow {
  readonly suite: TlsSuite;
  /** One for each version, in the order asked for. */
  readonly cells: readonly ComparedCell[];
}

export interface WentSuite {
  readonly suite: TlsSuite;
  readonly to: 'off' | 'missing' | 'on-request';
}

export interface MovedSuite {
  readonly suite: TlsSuite;
  readonly from: number;
  readonly to: number;
}

/** From one version to the next of those asked for. */
export interface ListStep {
  readonly from: WindowsVersion;
  readonly to: WindowsVersion;
  readonly came: readonly TlsSuite[];
  readonly went: readonly WentSuite[];
  /** The fewest suites whose move explains the new order of those that stay. */
  readonly moved: readonly MovedSuite[];
  readonly protocols: readonly { readonly protocol: ProtocolName; readonly side: SideName; readonly from: ProtocolDefault; readonly to: ProtocolDefault }[];
}

export interface ListComparison {
  readonly versions: readonly WindowsVersion[];
  /** Every suite that at least one of the versions has, the order of the last one first. */
  readonly rows: readonly ComparedRow[];
  readonly steps: readonly ListStep[];
}

const suites: readonly TlsSuite[] = tlsSuites;
const MISSING: ComparedCell = { state: 'missing', curves: [] };

/**
 * Compares the default lists of versions, each with the one before it. Suites with several curves count once: Windows before 10 has one name for each
 * curve, later ones have a list of curves beside the list of suites.
 *
 *     compareLists([server2012R2, server2016]).steps[0].came   // [{ name: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', … }, …]
 *
 * Source: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP); Protocols in TLS/SSL (Schannel SSP).
 */
export function compareLists(versions: readonly WindowsVersion[]): ListComparison {
  const tables = versions.map((v) => cellsOf(v));
  const present = suites.filter((s) => tables.some((t) => t.has(s.name)));
  const places = tables.map((t) => t.size + 1);
  const key = (s: TlsSuite): number => {
    for (let i = tables.length - 1; i >= 0; i -= 1) {
      const place = tables[i]?.get(s.name)?.place;
      if (place !== undefined) return (tables.length - 1 - i) * 1000 + place;
    }
    return 1_000_000 + (places[0] ?? 0);
  };
  const rows = present
    .map((suite): ComparedRow => ({ suite, cells: tables.map((t) => t.get(suite.name) ?? MISSING) }))
    .sort((a, b) => key(a.suite) - key(b.suite));
  const steps = versions.slice(1).flatMap((to, i): ListStep[] => {
    const from = versions[i];
    return from ? [stepOf(from, to, rows, i)] : [];
  });
  return { versions, rows, steps };
}

function cellsOf(version: WindowsVersion): ReadonlyMap<string, ComparedCell> {
  const cells = new Map<string, ComparedCell>();
  let place = 0;
  for (const { suite, curve, state } of suiteRows(version)) {
    const known = cells.get(suite.name);
    const now = state === 'on' || state === 'on-request' ? state : 'off';
    if (known === undefined) {
      if (now === 'on') place += 1;
      cells.set(suite.name, { state: now, ...(now === 'on' ? { place } : {}), curves: curve !== undefined && now === 'on' ? [curve] : [] });
    } else if (now === 'on' && curve !== undefined) cells.set(suite.name, { ...known, curves: [...known.curves, curve] });
  }
  return cells;
}

function stepOf(from: WindowsVersion, to: WindowsVersion, rows: readonly ComparedRow[], at: number): ListStep {
  const pairs = rows.map(({ suite, cells }) => ({ suite, a: cells[at] ?? MISSING, b: cells[at + 1] ?? MISSING }));
  const stayed = pairs.flatMap(({ suite, a, b }) => (a.place !== undefined && b.place !== undefined ? [{ suite, from: a.place, to: b.place }] : []));
  const before = [...stayed].sort((x, y) => x.from - y.from).map((s) => s.suite.name);
  const after = [...stayed].sort((x, y) => x.to - y.to).map((s) => s.suite.name);
  const kept = mostKept(before, after);
  return {
    from,
    to,
    came: pairs.filter(({ a, b }) => a.state !== 'on' && b.state === 'on').map((p) => p.suite),
    went: pairs.flatMap(({ suite, a, b }): WentSuite[] => (a.state === 'on' && b.state !== 'on' ? [{ suite, to: b.state }] : [])),
    moved: stayed.filter((s) => !kept.has(s.suite.name)).sort((x, y) => x.to - y.to),
    protocols: protocolChanges(tlsOf(from), tlsOf(to)),
  };
}

const tables: ReadonlyMap<string, WindowsTls> = new Map<string, WindowsTls>(windowsTls.map((t) => [t.id, t]));

/** The protocols that a version starts with. Source: Microsoft: Protocols in TLS/SSL (Schannel SSP). */
export function tlsOf(version: WindowsVersion): WindowsTls {
  const found = tables.get(version.tls);
  if (!found) throw new Error(`windows-versions.ts names the protocols ${version.tls}, which do not exist`);
  return found;
}

function protocolChanges(from: WindowsTls, to: WindowsTls): ListStep['protocols'] {
  return protocolNames.flatMap((protocol) => sideNames.map((side) => ({ protocol, side, from: from.protocols[protocol][side], to: to.protocols[protocol][side] }))).filter((p) => p.from !== p.to);
}
