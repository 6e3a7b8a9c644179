import { formatSpn } from './spn.ts';
import { nameSpns } from './sql-name-spns.ts';
import type { SqlInstance, SqlName, SqlSpn } from './sql-spn-forms.ts';
import { onceEach, sqlSpns } from './sql-spns.ts';

/** How SQL Server is set up: alone, as a failover cluster instance, with an availability group, mirrored, or several instances side by side. */
export type SqlSetup = 'standalone' | 'fci' | 'ag' | 'mirror' | 'several';

export interface PlacedInstance {
  /** `sql05`, `sql05\SALES`: how the tables call it. */
  readonly label: string;
  readonly instance: SqlInstance;
  /** The account that runs it, as given. */
  readonly account?: string;
}

export interface SqlTopology {
  readonly setup: SqlSetup;
  /** All names that do not belong to one instance alone (listener, alias, DNN) are on the first. Replicas and partners follow it. */
  readonly instances: readonly PlacedInstance[];
  /** READ_ONLY_ROUTING_URL targets, with full host names. */
  readonly routing: readonly { readonly host: string; readonly port: number }[];
  /** Port of the mirroring endpoint, when Kerberos between the replicas is wanted. */
  readonly endpointPort?: number;
  /** The dedicated administrator connection is used over the network. */
  readonly dac?: { readonly port?: number };
}

/** A row of the table, with what it belongs to. */
export interface PlacedSpn extends SqlSpn {
  /** Label of the instance, or the name of the listener or alias. */
  readonly of: string;
}

const CLASS = 'MSSQLSvc';

function routingRow({ host, port }: { readonly host: string; readonly port: number }): PlacedSpn {
  return {
    of: host,
    spn: formatSpn({ serviceClass: CLASS, host, port }),
    need: 'required',
    asks: 'Clients with ApplicationIntent=ReadOnly, after the listener has sent them on',
    why: 'The client connects anew to the host and port of READ_ONLY_ROUTING_URL and asks for their name. It belongs on the account of that secondary.',
    sources: ['sqlClient', 'jdbc'],
  };
}

function endpointRow(label: string, host: string, port: number): PlacedSpn {
  return {
    of: label,
    spn: formatSpn({ serviceClass: CLASS, host, port }),
    need: 'optional',
    asks: 'The other replicas, when the endpoint takes Windows authentication',
    why: 'For Kerberos between the replicas it is registered by hand, for the port of the endpoint. Without it the endpoints take NTLM; with certificates none is needed.',
    sources: ['agPrerequisites'],
  };
}

const DAC_DEFAULT = 1434;

function dacRows({ label, instance }: PlacedInstance, given: number | undefined): readonly PlacedSpn[] {
  const port = given ?? (instance.kind === 'default' ? DAC_DEFAULT : undefined);
  if (instance.fullName === undefined || port === undefined) return [];
  return [{
    of: label,
    spn: formatSpn({ serviceClass: CLASS, host: instance.fullName, port }),
    need: 'optional',
    asks: 'The administrator connection (DAC) of SqlClient on Linux and macOS',
    why: 'Contested: the registration document names the form without a port for the DAC, the source of the driver asks for the port. Have both where the DAC is used over the network.',
    sources: ['registerSpn', 'sqlClient'],
  }];
}

/** The names of an instance that are names of the group or of the whole, each under its own label. */
function ofNames(names: readonly SqlName[], instance: SqlInstance): readonly PlacedSpn[] {
  return names.flatMap((name) => nameSpns(name, instance).map((row) => ({ ...row, of: name.name })));
}

/**
 * The SPNs of all instances and names of a set-up, each once, each with what it belongs to.
 *
 *     topologySpns({ setup: 'ag', instances: [{ label: 'sql05', instance }, { label: 'sql06', instance: … }], routing: [] })
 *     // [{ of: 'sql05', spn: 'MSSQLSvc/sql05.corp.example:1433', … }, …, { of: 'ag-sales.corp.example', … }]
 *
 * Sources: those of each row.
 */
export function topologySpns({ instances, routing, endpointPort, dac }: SqlTopology): readonly PlacedSpn[] {
  const own = instances.flatMap(({ label, instance }) => sqlSpns({ ...instance, names: [] }).map((row): PlacedSpn => ({ ...row, of: label })));
  return onceEach([
    ...own,
    ...instances.flatMap(({ instance }) => ofNames(instance.names, instance)),
    ...routing.map(routingRow),
    ...(endpointPort === undefined ? [] : instances.flatMap(({ label, instance }) => (instance.fullName === undefined ? [] : [endpointRow(label, instance.fullName, endpointPort)]))),
    ...(dac === undefined ? [] : instances.flatMap((placed) => dacRows(placed, dac.port))),
  ]);
}

/** SPNs that two of the instances would need at once: two instances cannot listen on one port, so one of the lines is wrong. */
export function claimedTwice({ instances }: Pick<SqlTopology, 'instances'>): readonly { readonly spn: string; readonly labels: readonly string[] }[] {
  const byKey = new Map<string, { readonly spn: string; readonly labels: string[] }>();
  for (const { label, instance } of instances) {
    for (const { spn } of sqlSpns({ ...instance, names: [] })) {
      const known = byKey.get(spn.toLowerCase());
      if (known) known.labels.push(label);
      else byKey.set(spn.toLowerCase(), { spn, labels: [label] });
    }
  }
  return [...byKey.values()].filter(({ labels }) => labels.length > 1);
}
