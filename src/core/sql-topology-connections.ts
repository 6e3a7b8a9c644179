import { formatSpn } from './spn.ts';
import { sqlConnections, type SqlConnection } from './sql-connections.ts';
import type { SqlTopology } from './sql-topology.ts';

const spnOf = (host: string, port?: number): string => formatSpn({ serviceClass: 'MSSQLSvc', host, ...(port === undefined ? {} : { port }) });

/** Through the listener, then on to the secondary that the routing list names. */
function readOnlyForms({ instances, routing }: SqlTopology): readonly SqlConnection[] {
  const listener = instances.flatMap(({ instance }) => instance.names).find((n) => n.as !== undefined && n.port !== undefined);
  if (listener?.port === undefined || routing.length === 0) return [];
  return [{
    text: `Server=tcp:${listener.name},${listener.port};Database=NAME;ApplicationIntent=ReadOnly`,
    asks: [{ who: 'First', spn: spnOf(listener.name, listener.port) }, ...routing.map(({ host, port }) => ({ who: 'then', spn: spnOf(host, port) }))],
    remark: 'The listener names the secondary, and the driver connects to it by that name. SqlClient carries an explicit Server SPN over to it.',
  }];
}

function mirrorForms({ setup, instances: [principal, partner] }: SqlTopology): readonly SqlConnection[] {
  const first = principal?.instance;
  const second = partner?.instance;
  if (setup !== 'mirror' || first?.fullName === undefined || second?.fullName === undefined || first.port === undefined || second.port === undefined) return [];
  return [{
    text: `Server=tcp:${first.fullName},${first.port};Failover Partner=${second.fullName},${second.port};Database=NAME`,
    asks: [{ who: 'At the principal', spn: spnOf(first.fullName, first.port) }, { who: 'at the partner', spn: spnOf(second.fullName, second.port) }],
    remark: 'An explicit SPN for the partner is given with FailoverPartnerSPN (SqlClient 5.0: Failover Partner SPN).',
  }];
}

function dacForms({ instances, dac }: SqlTopology): readonly SqlConnection[] {
  if (dac === undefined) return [];
  return instances.flatMap(({ instance: { fullName, kind, instance } }): readonly SqlConnection[] => {
    if (fullName === undefined || (kind === 'named' && instance === undefined)) return [];
    const port = dac.port ?? (kind === 'default' ? 1434 : undefined);
    return [{
      text: `Server=admin:${fullName}${instance === undefined ? '' : `\\${instance}`}`,
      asks: [
        { who: 'By the registration document', spn: formatSpn({ serviceClass: 'MSSQLSvc', host: fullName, ...(instance === undefined ? {} : { instance }) }) },
        ...(port === undefined ? [] : [{ who: 'SqlClient on Linux and macOS, by its source', spn: spnOf(fullName, port) }]),
      ],
      remark: 'Contested between the two. Over the network the option “remote admin connections” must be on.',
    }];
  });
}

/**
 * The connection strings of all instances and names of a set-up, and the SPNs that drivers build from each.
 *
 *     topologyConnections(topology)[0]
 *     // { text: 'Server=tcp:sql05.corp.example,1433', asks: [{ who: 'Every driver', spn: 'MSSQLSvc/sql05.corp.example:1433' }] }
 *
 * Sources: those of sqlConnections; read-only routing and DAC: dotnet/SqlClient source.
 */
export function topologyConnections(topology: SqlTopology): readonly SqlConnection[] {
  return [
    ...topology.instances.flatMap(({ instance }) => sqlConnections(instance)),
    ...readOnlyForms(topology),
    ...mirrorForms(topology),
    ...dacForms(topology),
  ];
}
