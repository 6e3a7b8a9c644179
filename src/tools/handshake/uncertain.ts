import { connection } from '../../core/handshake/connection.ts';
import type { Connection } from '../../core/handshake/connection.ts';
import type { ConnectionSpec, WindowsEnd } from '../../core/handshake/spec.ts';
import { windowsTls } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import { windowsVersions } from '../../data/windows-versions.ts';

/** A version of which nobody knows whether it is on: the sources contradict each other, or the text says two things. */
export interface Uncertain {
  readonly side: SideName;
  readonly protocols: readonly ProtocolName[];
  readonly why: string;
}

const CONTESTED: readonly ProtocolName[] = ['TLS 1.0', 'TLS 1.1'];
const tables: ReadonlyMap<string, WindowsTls> = new Map((windowsTls as readonly WindowsTls[]).map((row) => [row.id, row]));

/**
 * What is uncertain about the versions of a connection and decides over it: the other answer, where it is another one.
 *
 *     deciding(spec, now)?.uncertain[0]?.why   // 'The protocol table of Microsoft has TLS 1.0 … on by default here; the note on the same page …'
 */
export function deciding(spec: ConnectionSpec, now: Connection): { readonly uncertain: readonly Uncertain[]; readonly other: Connection } | undefined {
  const uncertain = (['client', 'server'] as const).flatMap((side) => uncertainOf(spec, side));
  if (uncertain.length === 0) return undefined;
  for (const wish of ['off', 'on'] as const) {
    const other = connection(uncertain.reduce((changed, row) => switched(changed, row, wish), spec));
    if (differs(now, other)) return { uncertain, other };
  }
  return undefined;
}

function differs(a: Connection, b: Connection): boolean {
  const [x, y] = [a.negotiation.outcome, b.negotiation.outcome];
  return x.ok !== y.ok || (x.ok && y.ok && x.protocol !== y.protocol);
}

function uncertainOf(spec: ConnectionSpec, side: SideName): readonly Uncertain[] {
  const { end } = spec[side];
  if (end.on !== 'windows') return [];
  const rows = end.state?.protocols.filter((row) => row.side === side);
  const unclear = (rows ?? []).filter(({ state }) => state === 'unclear').map(({ protocol }) => protocol);
  const found: Uncertain[] = unclear.length === 0 ? [] : [{ side, protocols: unclear, why: `The text of the ${side} says two things about ${unclear.join(' and ')}.` }];
  const table = tables.get(windowsVersions.find(({ id }) => id === end.windows)?.tls ?? '');
  const open = CONTESTED.filter((protocol) => end.adjust?.protocols?.[protocol] === undefined && untold(rows?.find((row) => row.protocol === protocol)));
  // The only row that is contested about which of the two is on by default names both of them.
  if (table?.contested !== undefined && table.contested.includes('TLS 1.0') && open.length > 0) found.push({ side, protocols: open, why: table.contested });
  return found;
}

/** Without a registry value the default counts, and it is the default that is contested. */
function untold(row: NonNullable<WindowsEnd['state']>['protocols'][number] | undefined): boolean {
  return row === undefined || [row.enabled, row.disabledByDefault].every(({ state }) => state === 'absent' || state === 'unsaid');
}

function switched(spec: ConnectionSpec, { side, protocols }: Uncertain, wish: 'on' | 'off'): ConnectionSpec {
  const { end } = spec[side];
  const adjust = { ...end.adjust, protocols: { ...end.adjust?.protocols, ...Object.fromEntries(protocols.map((p) => [p, wish])) } };
  return side === 'client' ? { ...spec, client: { ...spec.client, end: { ...end, adjust } } } : { ...spec, server: { ...spec.server, end: { ...end, adjust } } };
}
