import type { Block, NoteBlock, TableBlock } from './blocks.ts';
import { cite, note } from './sql-spn-blocks.ts';
import { claimedTwice, type SqlTopology } from './sql-topology.ts';

function setupNotes({ setup, instances }: SqlTopology): readonly NoteBlock[] {
  const names = instances.flatMap(({ instance }) => instance.names);
  const dnn = names.some((n) => n.as === 'dnn-listener' || n.as === 'dnn-fci')
    ? [note('dnn', 'warning', 'The names for the distributed network name are inference: no Microsoft document on SPNs for a DNN was found. A driver that looks the name up in reverse may get the name of a node instead. Prove it from a client with klist before you rely on it. ', ...cite(['dnnListener', 'dnnFci']))]
    : [];
  switch (setup) {
    case 'fci':
      return [
        note('fci', 'info', 'Clients ask for the virtual network name of the cluster. Names of the nodes do not help: none are listed. Register these by hand once: after a failover self-registration deletes and adds at different domain controllers and can lose a name. ', ...cite(['clusterNote', 'serviceAccounts'])),
        ...dnn,
      ];
    case 'ag':
      return [
        note('ag-nodes', 'info', 'Names of the replicas serve clients that connect to a replica, and read-only routing. Clients of the listener ask for the name of the listener, so the names of the replicas do not help them. ', ...cite(['listener', 'agPrerequisites'])),
        ...dnn,
        note('ag-contained', 'info', 'A contained availability group has a listener of its own and follows the same rules; that is inference, no document says so or otherwise. SQLCheck does not list such listeners. ', ...cite(['sqlCheck63'])),
      ];
    case 'mirror':
      return [note('mirror', 'info', 'Principal and partner each need names of their own, each on the account that runs it. A client that is given the SPN needs both: ', { code: 'ServerSPN' }, ' and ', { code: 'FailoverPartnerSPN' }, '. ', ...cite(['clientSpn']))];
    case 'standalone':
    case 'several':
      return [];
  }
}

/**
 * What the reader must know about a set-up: the cluster, the listener, names claimed by two instances, the administrator connection.
 *
 *     topologyNotes({ setup: 'fci', … })   // [{ kind: 'note', id: 'fci', … }]
 *
 * Sources: cited in each note.
 */
export function topologyNotes(topology: SqlTopology): readonly NoteBlock[] {
  const [twice] = claimedTwice(topology);
  const { routing, dac, instances } = topology;
  return [
    ...(twice
      ? [note('claimed-twice', 'warning', 'Two of the instances lead to ', { code: twice.spn }, `: ${twice.labels.join(' and ')}. Two instances on one host cannot have one port or one name, so one of them is not as given here.`)]
      : []),
    ...setupNotes(topology),
    ...(routing.length > 0
      ? [note('routing', 'warning', 'With read-only routing leave the SPN keyword out of the connection string: SqlClient carries the SPN given for the listener over to the secondary. It still fits while all replicas run under one account (inference), else the secondary fails. ', ...cite(['sqlClient']))]
      : []),
    ...(dac !== undefined && dac.port === undefined && instances.some(({ instance }) => instance.kind === 'named')
      ? [note('dac-port', 'info', 'The administrator connection of a named instance listens on a dynamic port; the error log says which: “Dedicated admin connection support was established for listening”. Fill it in for the form with the port.')]
      : []),
  ];
}

/**
 * Which name a driver puts into the SPN when the connection string has an alias, by what the alias is.
 *
 *     aliasTable('sql05.corp.example', 'db.corp.example').rows.length   // 4
 *
 * Sources: KB 811889, dotnet/SqlClient and mssql-jdbc source.
 */
export function aliasTable(target: string, alias: string): TableBlock {
  return {
    kind: 'table',
    id: 'aliases',
    caption: 'Which name a driver asks for, by what the other name is',
    columns: ['The other name is', 'Name in the SPN', 'Source'],
    rows: [
      [['a DNS alias (CNAME) of the host'], ['Drivers on Windows and SqlClient: ', { code: target }, '. JDBC mostly: ', { code: alias }, '. Names for the alias alone do not suffice.'], cite(['sqlClient', 'jdbc', 'sspiContext'])],
      [['a host record (A) of its own'], [{ code: alias }, ', unless the reverse record of the address gives another name.'], cite(['sspiContext'])],
      [['a line in the hosts file of the client'], ['The name that the line gives first; a short name there gives a short name in the SPN.'], cite(['sspiContext', 'consistentAuth'])],
      [['an alias of SQL Server (cliconfg, Configuration Manager)'], ['The server and port behind the alias, here ', { code: target }, ' and its port. 32-bit and 64-bit programs have lists of their own.'], cite(['sspiContext', 'sqlCheck'])],
    ],
  };
}

/** The alias table, where some name can be an alias and the host is known. */
export function aliasBlocks({ instances }: SqlTopology): readonly Block[] {
  const target = instances[0]?.instance.fullName;
  const alias = instances.flatMap(({ instance }) => instance.names).find((n) => n.as === undefined)?.name;
  return target === undefined || alias === undefined ? [] : [aliasTable(target, alias)];
}
