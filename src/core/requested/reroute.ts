import type { SpnDriverId } from '../../data/spn-drivers.ts';
import type { LayerId } from '../../data/spn-layers.ts';
import { under } from './conditions.ts';
import type { Ask, Reroute, RequestStep } from './model.ts';
import { asksFor, type Client, type ServerAsks } from './one-server.ts';

const CARRIES_GIVEN: readonly LayerId[] = ['managed', 'jdbc', 'go-krb5', 'go-winsspi', 'freetds-gss'];
/** Its source hands the keyword on to the native layer of the routed server, too. */
const SQL_CLIENT: readonly SpnDriverId[] = ['microsoft-data-sqlclient', 'microsoft-data-sqlclient-managed'];

const shift = (asks: readonly Ask[], by: number, when: string): readonly Ask[] => asks.map((a) => under({ ...a, order: a.order + by }, when));

function routed(reroute: Extract<Reroute, { kind: 'routing' }>, client: Client, first: ServerAsks, by: number): ServerAsks {
  const { request, layer } = client;
  const target = `${reroute.host}:${reroute.port}`;
  const says: RequestStep = {
    says: ['The listener sends a client with read intent to ', { code: target }, ' (READ_ONLY_ROUTING_URL). The client connects there and authenticates again.'],
    sources: ['sqlClient', 'jdbcSource'],
  };
  const when = 'after read-only routing';
  if (layer.id === 'go-krb5' || layer.id === 'go-winsspi') {
    return {
      asks: shift(first.asks, by, when), lacks: [],
      steps: [says, { says: ['go-mssqldb keeps the SPN of the first server for the routed one: it is made once. It works when both run under one account.'], sources: ['goMssql'], contested: ['Read from the source. Inferred.'] }],
    };
  }
  const given = request.serverSpn;
  const server = { host: reroute.host, port: reroute.port, protocol: 'tcp' as const };
  const next = asksFor(server, client, given);
  if (given === undefined || given.trim() === '') return { ...next, asks: shift(next.asks, by, when), steps: [says, ...next.steps] };
  if (CARRIES_GIVEN.includes(layer.id) || SQL_CLIENT.includes(request.driver)) {
    return {
      ...next, asks: shift(next.asks, by, when),
      steps: [says, { says: ['The given SPN is carried over to the routed server. It works when all replicas run under one account, else the ticket is for the wrong key.'], sources: ['sqlClient', 'jdbcSource'], contested: ['The code says that it is carried over; the effect is inferred.'] }],
    };
  }
  const made = asksFor(server, client, undefined);
  return {
    ...next,
    asks: [...shift(next.asks, by, `${when}, and the given SPN is carried over`), ...shift(made.asks, by, `${when}, and the driver makes the name again`)],
    steps: [says, { says: ['No source says whether this driver carries the given SPN over to the routed server.'], sources: ['clientSpn'] }, ...made.steps],
  };
}

function partner(reroute: Extract<Reroute, { kind: 'partner' }>, client: Client, by: number): ServerAsks {
  const { request, driver, layer } = client;
  const own = driver.keyword?.partner;
  const carried = own === undefined || (layer.id.startsWith('go') && reroute.partnerSpn === undefined);
  const given = carried ? request.serverSpn : reroute.partnerSpn;
  const next = asksFor(reroute.server, client, given);
  const says: RequestStep = {
    says: [
      'When the first server is not the principal, the client goes on to its partner ', { code: reroute.server.host }, ', which needs SPNs of its own. ',
      ...(own === undefined ? ['This driver has no keyword for the SPN of the partner.'] : [{ code: own }, ' gives the SPN of the partner.']),
    ],
    sources: ['clientSpn', 'sqlClient'],
  };
  return { ...next, asks: shift(next.asks, by, 'at the failover partner'), steps: [says, ...next.steps] };
}

/**
 * What is asked for where the connection goes on, numbered behind the attempts at the first server.
 *
 *     rerouted({ kind: 'routing', host: 'sql06.corp.example', port: 1433 }, client, first).asks
 *     // [{ spn: 'MSSQLSvc/sql06.corp.example:1433', when: 'after read-only routing', order: 2 }]
 *
 * Sources: source of SqlClient, the JDBC driver and go-mssqldb; SPN support in client connections.
 */
export function rerouted(reroute: Reroute, client: Client, first: ServerAsks): ServerAsks {
  const by = Math.max(0, ...first.asks.map((a) => a.order));
  return reroute.kind === 'routing' ? routed(reroute, client, first, by) : partner(reroute, client, by);
}
