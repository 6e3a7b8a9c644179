import { formatSpn } from './spn.ts';
import type { SqlInstance, SqlName } from './sql-spns.ts';

/** A connection string, and the SPNs that drivers build from it. */
export interface SqlConnection {
  readonly text: string;
  readonly asks: readonly { readonly who: string; readonly spn: string }[];
  readonly remark?: string;
}

const spnOf = (host: string, suffix: { readonly port?: number; readonly instance?: string } = {}): string =>
  formatSpn({ serviceClass: 'MSSQLSvc', host, ...suffix });

function tcpForms(host: string, { kind, instance, port }: SqlInstance): readonly SqlConnection[] {
  const forms: SqlConnection[] = [];
  if (port !== undefined) {
    const spn = spnOf(host, { port });
    forms.push({ text: `Server=tcp:${host},${port}`, asks: [{ who: 'Every driver', spn }] });
    if (kind === 'default' && port === 1433) {
      forms.push({
        text: `Server=${host}`,
        asks: [
          { who: 'Drivers on Windows', spn },
          { who: 'SqlClient on Linux and macOS, first', spn: spnOf(host) },
          { who: 'SqlClient on Linux and macOS, second', spn },
        ],
      });
    }
    forms.push({
      text: `jdbc:sqlserver://${host}:${port};integratedSecurity=true;authenticationScheme=JavaKerberos`,
      asks: [{ who: 'JDBC', spn }],
      remark: 'No fallback to NTLM.',
    });
  }
  if (instance !== undefined) {
    forms.push({
      text: `Server=${host}\\${instance}`,
      asks: [
        ...(port === undefined ? [] : [{ who: 'Drivers on Windows', spn: spnOf(host, { port }) }]),
        { who: 'SqlClient on Linux and macOS before 7.1', spn: spnOf(host, { instance }) },
      ],
      remark: port === undefined
        ? 'Drivers on Windows put the port that SQL Server Browser returns (UDP 1434).'
        : 'SQL Server Browser must answer on UDP 1434: it tells the client the port.',
    });
  }
  return forms;
}

function pipeForm(host: string, { kind, instance }: SqlInstance): readonly SqlConnection[] {
  if (kind === 'named' && instance === undefined) return [];
  const pipe = instance === undefined ? 'sql\\query' : `MSSQL$${instance}\\sql\\query`;
  return [{
    text: `Server=np:\\\\${host}\\pipe\\${pipe}`,
    asks: [{ who: 'Drivers over named pipes', spn: spnOf(host, instance === undefined ? {} : { instance }) }],
    remark: 'The old drivers SQLOLEDB and “SQL Server” (ODBC) cannot use Kerberos over named pipes.',
  }];
}

function nameForms({ name, port, as }: SqlName, instance: SqlInstance): readonly SqlConnection[] {
  const group = as === 'listener' || as === 'dnn-listener';
  const forms: SqlConnection[] = [];
  if (group && port !== undefined) {
    forms.push({
      text: `Server=tcp:${name},${port};MultiSubnetFailover=True`,
      asks: [{ who: 'Every driver', spn: spnOf(name, { port }) }],
      ...(as === 'dnn-listener' ? { remark: 'The port of the DNN must stand there; it is not that of the replicas.' } : {}),
    });
    if (as === 'listener' && port === 1433) {
      forms.push({
        text: `Server=${name};MultiSubnetFailover=True`,
        asks: [
          { who: 'Drivers on Windows', spn: spnOf(name, { port }) },
          { who: 'SqlClient on Linux and macOS, first', spn: spnOf(name) },
          { who: 'SqlClient on Linux and macOS, second', spn: spnOf(name, { port }) },
        ],
      });
    }
  } else if (instance.tcp && port !== undefined) {
    forms.push({ text: `Server=tcp:${name},${port}`, asks: [{ who: 'Every driver, unless the name is a CNAME', spn: spnOf(name, { port }) }] });
  }
  if (instance.pipes && !group) forms.push(...pipeForm(name, instance));
  return forms;
}

/**
 * The forms of a connection string that lead to an instance, each with the SPN that the drivers ask for.
 *
 *     sqlConnections({ fullName: 'sql05.corp.example', kind: 'default', port: 1433, tcp: true, pipes: false, names: [] })[0]
 *     // { text: 'Server=tcp:sql05.corp.example,1433', asks: [{ who: 'Every driver', spn: 'MSSQLSvc/sql05.corp.example:1433' }] }
 *
 * Sources: dotnet/SqlClient and mssql-jdbc source; Microsoft: Register a Service Principal Name for Kerberos connections.
 */
export function sqlConnections(instance: SqlInstance): readonly SqlConnection[] {
  const { fullName, shortName, address, tcp, pipes } = instance;
  const forms: SqlConnection[] = [];
  if (fullName !== undefined) {
    if (tcp) forms.push(...tcpForms(fullName, instance));
    if (pipes) forms.push(...pipeForm(fullName, instance));
    if (tcp && shortName !== undefined && instance.port !== undefined) {
      forms.push({
        text: `Server=tcp:${shortName},${instance.port}`,
        asks: [{ who: 'Drivers on Windows, after DNS gave the full name', spn: spnOf(fullName, { port: instance.port }) }],
        remark: 'The first DNS suffix under which the short name resolves decides. JDBC keeps the name as written in most cases.',
      });
    }
  }
  for (const name of instance.names) forms.push(...nameForms(name, instance));
  // Drivers differ in how they write an IPv6 address, and no SPN can hold one.
  if (address !== undefined && !address.includes(':') && tcp && instance.port !== undefined) {
    forms.push({
      text: `Server=tcp:${address},${instance.port}`,
      asks: [{ who: 'Drivers on Windows that find no name for the address', spn: spnOf(address, { port: instance.port }) }],
      remark: 'Drivers on Windows look for a name by reverse look-up and put that. Without one the connection is NTLM.',
    });
  }
  return forms;
}
