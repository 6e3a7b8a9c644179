/** Ports, listeners and protocols of instances, as the instance and its configuration tell them. */
import type { Paste } from '../text/prepare.ts';
import type { Budget } from './csv-record.ts';
import { instanceIn, portsIn, truthIn } from './instance-values.ts';
import type { InstanceProtocols, InstanceSettings, OfInstance } from './instance-values.ts';
import { realName } from './kerberos-names.ts';
import { recordsAt } from './object-records.ts';
import type { PropertyRecord } from './property-records.ts';
import { uniqueNames } from './reader.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface ListeningPort extends OfInstance {
  readonly port: At<number>;
  /** As printed, without its zone; absent where no column tells it. */
  readonly address?: string;
  /** Absent where no column tells it. */
  readonly kind?: 'sql' | 'service-broker' | 'mirroring';
  readonly online?: boolean;
}

export interface GroupListener extends OfInstance {
  /** DNS name of the listener, without its suffix. */
  readonly name: At<string>;
  readonly port?: At<number>;
  readonly group?: At<string>;
}

export interface InstancePortsFacts {
  /** Where the instance listens now. */
  readonly listening: readonly ListeningPort[];
  /** Listeners of availability groups. */
  readonly listeners: readonly GroupListener[];
  /** What IPAll and the single addresses are set to. */
  readonly settings: readonly InstanceSettings[];
  /** Which protocols are on. */
  readonly protocols: readonly InstanceProtocols[];
}

/**
 * Reads rows of sys.dm_tcp_listener_states and sys.availability_group_listeners, Get-DbaTcpPort, Get-DbaNetworkConfiguration, Get-DbaAgListener,
 * and the tables that the runbook makes of the registry keys Tcp and IPAll. What Get-DbaTcpPort calls Static is always true there, so it is not kept.
 *
 *     ip_address  port   type_desc state_desc        dns_name  port
 *     ::          50123  TSQL      ONLINE            ag-sales  1433
 *
 * Sources: Microsoft: sys.dm_tcp_listener_states, sys.availability_group_listeners; dataplat/dbatools, public/Get-DbaTcpPort.ps1,
 * Get-DbaNetworkConfiguration.ps1, Get-DbaAgListener.ps1.
 */
export const instancePorts: Reader<InstancePortsFacts> = {
  id: 'instance-ports',
  title: 'ports and listeners of instances',
  cues: ['port', 'local_tcp_port', 'portnumber', 'tcpport', 'tcpipenabled', 'listenall', 'listenonallips', 'enabled'],
  read: readPorts,
  names: (facts) => uniqueNames(namesOf(facts)),
};

type Shape = 'listening' | 'connection' | 'group' | 'settings' | 'switches' | 'all-addresses' | 'key';

/** What a record is, by the names of its properties. */
function shapeOf(names: ReadonlySet<string>): Shape | undefined {
  const has = (...wanted: readonly string[]): boolean => wanted.every((n) => names.has(n));
  if (has('dns_name', 'port') || has('availabilitygroup', 'name', 'portnumber')) return 'group';
  if (has('ip_address', 'port') || has('ipaddress', 'port', 'instancename')) return 'listening';
  if (has('local_tcp_port') && !has('auth_scheme')) return 'connection';
  if (has('tcpport', 'tcpdynamicports')) return 'settings';
  if (has('tcpipenabled')) return 'switches';
  if (has('enabled') && (has('listenall') || has('listenonallips'))) return 'all-addresses';
  return has('instance', 'pschildname', 'enabled') ? 'key' : undefined;
}

const HEADING = /\bport\b|local_tcp_port|portnumber|tcpport|tcpipenabled|listenall|listenonallips|pschildname|dns_name/i;

function readPorts(paste: Paste): readonly Reading<InstancePortsFacts>[] {
  const readings: Reading<InstancePortsFacts>[] = [];
  const { lines } = paste;
  const budget: Budget = { lines: lines.length };
  let block: Open | undefined;
  let facts = empty();
  const close = (): void => {
    if (block && facts.listening.length + facts.listeners.length + facts.settings.length + facts.protocols.length > 0) readings.push(finish('instance-ports', paste, block, facts));
    block = undefined;
    facts = empty();
  };
  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (!line) break;
    const run = recordsAt(lines, i, (names) => shapeOf(names) !== undefined, HEADING, budget);
    if (!run || run.records.length === 0) {
      if (hasWords(line.text)) close();
      i = run ? Math.max(run.next, i + 1) : i + 1;
      continue;
    }
    block ??= open(lines[run.from] ?? line);
    for (const n of run.read) understand(block, n);
    for (const record of run.records) take(facts, record);
    i = Math.max(run.next, i + 1);
  }
  close();
  return readings;
}

function empty(): { listening: ListeningPort[]; listeners: GroupListener[]; settings: InstanceSettings[]; protocols: InstanceProtocols[] } {
  return { listening: [], listeners: [], settings: [], protocols: [] };
}

function take(facts: ReturnType<typeof empty>, record: PropertyRecord): void {
  const at = (...names: readonly string[]): At<string> | undefined => names.map((n) => record.get(n)).find((v) => v !== undefined && v.value !== '' && v.value !== 'NULL');
  const of = instanceIn(record);
  const port = portsIn(at('port', 'portnumber', 'local_tcp_port'))[0];
  switch (shapeOf(new Set(record.keys()))) {
    case 'listening':
    case 'connection': {
      const kind = kindOf(at('type_desc', 'type')?.value);
      const address = at('ip_address', 'ipaddress', 'local_net_address')?.value.replace(/%\w{1,20}$/, '');
      const state = at('state_desc')?.value.toUpperCase();
      if (port) facts.listening.push({ ...of, port, ...(address === undefined ? {} : { address }), ...(kind ? { kind } : {}), ...(state === undefined ? {} : { online: state === 'ONLINE' }) });
      return;
    }
    case 'group': {
      const name = at('dns_name') ?? at('name');
      const group = at('availabilitygroup') ?? (record.has('dns_name') ? at('name', 'ag_name', 'group_name') : undefined);
      if (name) facts.listeners.push({ ...of, name, ...(port ? { port } : {}), ...(group ? { group } : {}) });
      return;
    }
    case 'settings': {
      const entry = at('name', 'pschildname');
      const dynamic = portsIn(at('tcpdynamicports'), 0)[0];
      const enabled = truthIn(at('enabled'));
      if (entry) facts.settings.push({ ...of, entry, fixed: portsIn(at('tcpport')), ...(dynamic ? { dynamic } : {}), ...(enabled ? { enabled } : {}) });
      return;
    }
    case 'switches':
    case 'all-addresses': {
      const tcp = truthIn(at('tcpipenabled') ?? at('enabled'));
      const pipes = truthIn(at('namedpipesenabled'));
      const sharedMemory = truthIn(at('sharedmemoryenabled'));
      const allAddresses = truthIn(at('listenall', 'listenonallips'));
      if (tcp || pipes) facts.protocols.push({ ...of, ...(tcp ? { tcp } : {}), ...(pipes ? { pipes } : {}), ...(sharedMemory ? { sharedMemory } : {}), ...(allAddresses ? { allAddresses } : {}) });
      return;
    }
    case 'key': {
      const enabled = truthIn(at('enabled'));
      const protocol = ({ tcp: 'tcp', np: 'pipes', sm: 'sharedMemory' } as const)[at('pschildname')?.value.toLowerCase() ?? ''];
      if (enabled && protocol) facts.protocols.push({ ...of, [protocol]: enabled });
      return;
    }
    case undefined:
  }
}

/** type or type_desc of sys.dm_tcp_listener_states; other words, as dbatools has them, tell nothing. */
function kindOf(text: string | undefined): ListeningPort['kind'] {
  return ({ tsql: 'sql', '0': 'sql', 'service broker': 'service-broker', service_broker: 'service-broker', '1': 'service-broker', 'database mirroring': 'mirroring', database_mirroring: 'mirroring', '2': 'mirroring' } as const)[text?.toLowerCase() ?? ''];
}

function namesOf({ listening, listeners, settings }: InstancePortsFacts): readonly Named[] {
  const port = (at: At<number>): Named => ({ kind: 'port', value: String(at.value), line: at.line });
  const named = ({ computer, instance }: OfInstance): Named[] => [...realName('server', computer), ...(instance && instance.value.toUpperCase() !== 'MSSQLSERVER' ? realName('instance', instance) : [])];
  return [
    ...listeners.flatMap((l) => [...realName('listener', l.name), ...named(l)]),
    ...listening.flatMap((l) => (l.kind === undefined || l.kind === 'sql' ? [...(l.address === '::1' || l.address?.startsWith('127.') ? [] : [port(l.port)]), ...named(l)] : [])),
    ...settings.flatMap((s) => [...(s.entry.value.toLowerCase() === 'ipall' ? s.fixed.map(port) : []), ...named(s)]),
  ];
}
