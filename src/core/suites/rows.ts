/** The suites of one Windows version, row for row. */
import type { TlsSuite } from '../../data/tls-suites.ts';
import { pskNotStrong, pskSuites } from '../../data/windows-suites.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { listOf, suiteOf } from './lookup.ts';

/**
 * on: used by default. on-request: in the list, used only by a program that asks. off: there, not in the list. off-on-request: not in the list, and only
 * for programs that ask. psk: there for programs that ask for a pre-shared key.
 */
export type RowState = 'on' | 'on-request' | 'off' | 'off-on-request' | 'psk';

export interface SuiteRow {
  /** Place in the table of Microsoft, from 1. Suites with a pre-shared key are counted behind it. */
  readonly order: number;
  /** As this version spells it, with the curve before Windows 10. */
  readonly name: string;
  readonly suite: TlsSuite;
  readonly curve?: string;
  readonly state: RowState;
  /** Still there where the program sets SCH_USE_STRONG_CRYPTO; undefined where the page has no such column. */
  readonly strong: boolean | undefined;
}

const known = new Map<string, readonly SuiteRow[]>();

/**
 * All suites that Microsoft lists for a version, those that are on first, each group in the order of preference.
 *
 *     suiteRows(server2022)[0]   // { order: 1, name: 'TLS_AES_256_GCM_SHA384', state: 'on', strong: true, … }
 *
 * Source: Microsoft: Cipher Suites in TLS/SSL (Schannel SSP), the page of the version.
 */
export function suiteRows(version: WindowsVersion): readonly SuiteRow[] {
  const list = listOf(version);
  const cached = known.get(list.id);
  if (cached) return cached;
  const onRequest = new Set(list.offOnRequest);
  const notStrong = list.notStrong && new Set<string>([...list.notStrong, ...pskNotStrong]);
  const named: readonly (readonly [string, RowState])[] = [
    ...list.on.map((name) => [name, 'on'] as const),
    ...list.onRequest.map((name) => [name, 'on-request'] as const),
    ...list.off.map((name) => [name, onRequest.has(name) ? 'off-on-request' : 'off'] as const),
    ...(list.psk ? pskSuites.map((name) => [name, 'psk'] as const) : []),
  ];
  const rows = named.flatMap(([name, state], i): SuiteRow[] => {
    const found = suiteOf(name);
    return found ? [{ order: i + 1, name, ...found, state, strong: notStrong && !notStrong.has(name) }] : [];
  });
  known.set(list.id, rows);
  return rows;
}

/** The list that a version starts with, as Get-TlsCipherSuite would show it: what is on, and behind it what is used on request only. */
export function startingOrder(version: WindowsVersion): readonly string[] {
  const list = listOf(version);
  return [...list.on, ...list.onRequest];
}
