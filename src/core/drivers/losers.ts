/** Who loses the connection when versions are switched off: made of the table of drivers and the table of Windows. */
import { tlsDrivers, type TlsDriver, type TlsDriverSourceId } from '../../data/tls-drivers.ts';
import { loserGroups, setByHand, winhttpLoser, windowsLosers, type LoserGroup, type TlsLoser, type WindowsLoser } from '../../data/tls-losers.ts';
import { protocolNames, windowsTls, type ProtocolName, type WindowsTls } from '../../data/windows-tls.ts';

const TABLE: readonly WindowsTls[] = windowsTls;
const TLS: readonly ProtocolName[] = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];
const WINHTTP_BITS: Readonly<Record<ProtocolName, number>> = { 'SSL 2.0': 0x8, 'SSL 3.0': 0x20, 'TLS 1.0': 0x80, 'TLS 1.1': 0x200, 'TLS 1.2': 0x800, 'TLS 1.3': 0x2000 };
const order = (protocol: ProtocolName | 'unknown'): number => protocolNames.findIndex((p) => p === protocol);

/**
 * The losers of a table of drivers: Windows itself, the groups, every other row that names its versions, and what was set by hand.
 *
 *     losersOf(tlsDrivers).find((l) => l.id === 'native-client-10')
 *     // { name: 'Native Client 10.0 in old builds', speaks: ['TLS 1.0'], there: true, here: true, fix: 'Update Native Client; …', … }
 *
 * A row that takes what its library has on loses only in a group that says how far it can come.
 */
export function losersOf(rows: readonly TlsDriver[]): readonly TlsLoser[] {
  const grouped = new Set(loserGroups.flatMap((g) => g.rows));
  const single = rows.filter((r) => r.lost !== undefined || (r.offers !== 'system' && !grouped.has(r.id)));
  return [
    ...windowsLosers.map(windowsLoser),
    winhttp(),
    ...single.map((row) => rowLoser(row)),
    ...loserGroups.flatMap((group) => groupLoser(group, rows.filter((r) => group.rows.includes(r.id))) ?? []),
    ...setByHand,
  ].filter((loser) => loser.there || loser.here !== false);
}

/** All of TLS that a row can come to when no condition helps. */
function reach(row: TlsDriver): readonly ProtocolName[] {
  const newest = row.usual ?? row.newest;
  return TLS.filter((p) => order(p) <= order(newest));
}

function rowLoser(row: TlsDriver): TlsLoser {
  const speaks = row.offers === 'system' ? reach(row) : row.offers;
  const cured = row.follows !== undefined && order(row.newest) > Math.max(...speaks.map(order));
  return {
    id: row.lost?.id ?? row.id,
    name: row.lost?.name ?? `${row.name} ${row.versions}`,
    who: row.lost?.who ?? whoOf(row),
    role: row.kind === 'server' ? 'server' : 'client',
    speaks,
    ...places(row),
    ...(cured && row.follows !== undefined ? { curedHere: row.follows } : {}),
    fix: row.enable.startsWith('Nothing to do') ? 'Keep one of its versions on, or update it.' : row.enable,
    confidence: row.confidence,
    sources: row.sources,
  };
}

/** Versions that begin with a preposition follow the name as they are: `SQL Server 2012 before SP2 CU10 …`. */
function whoOf({ name, versions }: TlsDriver): string {
  if (name.includes(versions)) return name;
  return /^(?:before|from|on|up to|without)\b|^\d/.test(versions) && !name.endsWith(')') ? `${name} ${versions}` : `${name}, ${versions}`;
}

/** A server stands at the other end as any; a client does when the other end can run on Schannel. What does not use Schannel is not here. */
function places(row: TlsDriver): Pick<TlsLoser, 'there' | 'here'> {
  return { there: row.kind === 'server' || row.peers !== 'other', here: row.stack === 'schannel' ? (row.on ?? true) : false };
}

function groupLoser(group: LoserGroup, rows: readonly TlsDriver[]): TlsLoser | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const one = rowLoser(first);
  const { curedHere, ...plain } = one;
  const speaks = group.speaks === 'reach' ? reach(first) : one.speaks;
  return {
    ...plain,
    ...(curedHere !== undefined && group.speaks === 'offers' ? { curedHere } : {}),
    id: group.id,
    name: group.name,
    who: group.alone === true ? group.who : `${group.who}${group.list === undefined ? listed(rows) : [...new Set(rows.map((r) => (group.list === 'families' ? r.family : r.name)))].join('; ')}`,
    role: group.role ?? one.role,
    speaks,
    there: rows.some((r) => places(r).there),
    here: hereOf(rows),
    fix: group.fix ?? one.fix,
    confidence: rows.some((r) => r.confidence === 'likely') ? 'likely' : 'certain',
    sources: [...new Set(rows.flatMap((r): readonly TlsDriverSourceId[] => r.sources))],
  };
}

function hereOf(rows: readonly TlsDriver[]): TlsLoser['here'] {
  const all = rows.map((r) => places(r).here).filter((h) => h !== false);
  if (all.length === 0) return false;
  return all.includes(true) ? true : [...new Set(all.flatMap((h) => (typeof h === 'boolean' ? [] : h)))];
}

/** Names with their versions, the versions of one name together: `Npgsql 4.0 to 5.0, 6.0 and 7.0; SSMS 20`. */
function listed(rows: readonly TlsDriver[]): string {
  const byName = new Map<string, string[]>();
  for (const row of rows) byName.set(row.name, [...(byName.get(row.name) ?? []), row.versions]);
  return [...byName].map(([name, versions]) => `${name} ${versions.join(', ')}`).join('; ');
}

function windowsLoser({ windows, speaks, ...rest }: WindowsLoser): TlsLoser {
  const rows = TABLE.filter((w) => (windows === 'without-tls-1.3' ? w.protocols['TLS 1.3'][rest.role] === 'missing' : windows.some((id) => id === w.id)));
  const spoken = protocolNames.filter((p) => rows.some((w) => (speaks === 'on' ? w.protocols[p][rest.role] === 'on' : TLS.includes(p) && w.protocols[p][rest.role] !== 'missing')));
  return { ...rest, speaks: spoken, there: true, here: false };
}

function winhttp(): TlsLoser {
  const { bits, ...rest } = winhttpLoser;
  const here = windowsTls.filter((w) => 'bits' in w.winhttp && w.winhttp.bits === bits).map((w) => w.id);
  return { ...rest, role: 'client', speaks: protocolNames.filter((p) => (bits & WINHTTP_BITS[p]) !== 0), there: true, here, curedHere: 'winhttp' };
}

/** The losers of the tables of this site. */
export const tlsLosers: readonly TlsLoser[] = losersOf(tlsDrivers);
