/** What the table says about one version, in a sentence with the bound that decides. */
import type { Rich } from '../blocks.ts';
import { tlsDrivers, type TlsDriver } from '../../data/tls-drivers.ts';
import type { DriverFound } from './find.ts';
import { compareVersions, inRanges, type Version } from './versions.ts';

/**
 * Why a row is the one for a version: the next bound above it where a later row can do more, else the bound below.
 *
 *     becauseOf(snac10Old, readVersion('10.50.2500'))   // '10.50.2500 is before 10.50.6537'
 *     becauseOf(snac11, readVersion('11.0.7001'))       // '11.0.7001 is 11.0.6538 or later'
 *
 * Undefined where the row has no bound, or only one that says nothing (the first version of the product).
 */
export function becauseOf(row: TlsDriver, version: Version): string | undefined {
  const ranges = row.ranges ?? [row];
  const range = ranges.find((r) => inRanges(version, [r]) !== 'none');
  if (range === undefined) return undefined;
  const shown = version.from === undefined ? version.text : `${version.text} (file version ${version.from})`;
  if (range.before !== undefined && hasLater(row)) return `${shown} is before ${range.before}`;
  return range.from === undefined ? undefined : `${shown} is ${range.from} or later`;
}

/** A row of the same family that goes further. */
function hasLater(row: TlsDriver): boolean {
  return tlsDrivers.some((other) => other.family === row.family && other.id !== row.id && other.name === row.name && compareVersions(newestNumber(other), newestNumber(row)) > 0);
}

const newestNumber = ({ newest }: TlsDriver): string => /[\d.]+$/.exec(newest)?.[0] ?? '0';

/** `TLS 1.0 only`, `up to TLS 1.2`, `up to TLS 1.3 with …`: what a row can come to, in words. */
export function reachWords(row: TlsDriver): string {
  if (row.newest === 'unknown') return row.newestWhen ?? 'not known';
  const one = row.offers !== 'system' && row.offers.length === 1 && row.offers[0] === row.newest && row.newestWhen === undefined;
  return one ? `${row.newest} only` : `up to ${row.newest}${row.newestWhen === undefined ? '' : ` ${row.newestWhen}`}`;
}

/** fine: TLS 1.2 or later without a change. problem: it cannot. open: it can once something is set, or nobody knows. */
export function standing(row: TlsDriver): 'fine' | 'problem' | 'open' {
  if (row.newest === 'unknown') return 'open';
  if (compareVersions(newestNumber(row), '1.2') < 0) return 'problem';
  const named = row.offers !== 'system' && !row.offers.some((p) => p === 'TLS 1.2' || p === 'TLS 1.3');
  return named || row.follows === 'winhttp' ? 'open' : 'fine';
}

/** The sentence of a row that was found for a version: what it can do, what it offers, what helps. */
export function findingText({ row, fits }: DriverFound, version: Version): Rich {
  const because = becauseOf(row, version);
  const who = `${row.name}, ${row.versions}`;
  if (fits === 'partly') return [{ strong: who }, `: whether ${version.text} is one of these depends on the numbers behind it. If so: ${reachWords(row)}.`];
  if (fits === 'unbounded') return [{ strong: who }, `: the row has no numbers to compare ${version.text} with. If it applies: ${reachWords(row)}.`];
  return [{ strong: row.name }, `: ${because === undefined ? '' : `${because}: `}${reachWords(row)}.`];
}
