import type { DirectoryAccount } from '../../../../src/core/directory/model.ts';
import type { AccountKind } from '../../../../src/core/setspn.ts';
import type { Family, OracleService, Situation } from '../situation.ts';
import { add, asComputer, asUser, computer, HOST, managed, PLAIN_SPN, PORT_SPN, runsAs, spnsOf, SVC, user } from './parts.ts';

const KERBEROS = 'A ticket with the key of the holder; the service reads it: auth_scheme KERBEROS.';
type Holder = readonly [name: string, kind: AccountKind];

/** The generated commands give the SPNs to the account that runs the service; the client asks for one of them. */
function registered(id: string, says: string, spns: readonly string[], ask: readonly string[], accounts: readonly DirectoryAccount[], service: OracleService, [name, kind]: Holder = [SVC, 'user']): Situation {
  return { id, says, windows: KERBEROS, accounts, commands: [add(spns, name, kind)], asks: ask, service };
}

const svc = [user('svc-sql05')];
const gmsa: Holder = ['CORP\\gmsa-sql$', 'managed'];
const machine: Holder = ['CORP\\SQL05', 'computer'];
const named = { kind: 'named', instance: 'SALES', port: 50123 } as const;

export const holders: Family<Situation> = {
  family: 'right account',
  rows: [
    registered('user-default-instance', 'A domain user runs the default instance', spnsOf(), [PORT_SPN, PLAIN_SPN], svc, asUser),
    registered('user-named-instance', 'A domain user runs a named instance on a fixed port', spnsOf(named), [`MSSQLSvc/${HOST}:50123`, `MSSQLSvc/${HOST}:SALES`], svc, asUser),
    registered('user-short-name', 'The client takes the short name, which has its own SPNs', spnsOf(), ['MSSQLSvc/sql05:1433', 'MSSQLSvc/sql05'], svc, asUser),
    registered('user-other-port', 'The default instance listens on another port', spnsOf({ port: 14330 }), [`MSSQLSvc/${HOST}:14330`], svc, asUser),
    registered('cluster-name', 'A failover cluster instance, by its network name', spnsOf({ fullName: 'sqlvnn.corp.example', shortName: 'sqlvnn' }), ['MSSQLSvc/sqlvnn.corp.example:1433'], svc, asUser),
    registered('listener-name', 'A listener beside the node', spnsOf({ names: [{ name: 'ag-sales.corp.example', port: 1433 }] }), ['MSSQLSvc/ag-sales.corp.example:1433', PORT_SPN], svc, asUser),
    registered('address-as-host', 'An SPN with the address, for clients with TryIPSPN', spnsOf({ address: '192.0.2.5' }), ['MSSQLSvc/192.0.2.5:1433'], svc, asUser),
    registered('group-managed', 'A group managed service account', spnsOf(), [PORT_SPN], [managed('gmsa-sql$')], runsAs('CORP\\gmsa-sql$', 'gmsa-sql$'), gmsa),
    registered('standalone-managed', 'A standalone managed service account', spnsOf(), [PORT_SPN], [managed('msa-sql$', [], { kind: 'smsa' })], runsAs('CORP\\msa-sql$', 'msa-sql$'), ['CORP\\msa-sql$', 'managed']),
    registered('virtual-account', 'NT SERVICE\\MSSQLSERVER: the computer account holds the SPNs', spnsOf(), [PORT_SPN], [computer('SQL05')], asComputer, machine),
    registered('virtual-account-named', 'NT SERVICE\\MSSQL$SALES: the computer account, with the SPN of the instance too', spnsOf(named), [`MSSQLSvc/${HOST}:50123`, `MSSQLSvc/${HOST}:SALES`], [computer('SQL05')], runsAs('NT SERVICE\\MSSQL$SALES', 'SQL05$'), machine),
    registered('local-system', 'LocalSystem is the computer on the network', spnsOf(), [PORT_SPN], [computer('SQL05')], runsAs('LocalSystem', 'SQL05$'), machine),
    registered('network-service', 'Network Service is the computer on the network', spnsOf(), [PORT_SPN], [computer('SQL05')], runsAs('NT AUTHORITY\\NETWORK SERVICE', 'SQL05$'), machine),
    registered('computer-account', 'The computer account itself is named', spnsOf(), [PORT_SPN], [computer('SQL05')], runsAs('CORP\\SQL05$', 'SQL05$'), machine),
    registered('account-in-other-case', 'The service manager shows the account in capitals', spnsOf(), [PORT_SPN], svc, runsAs('CORP\\SVC-SQL05', 'svc-sql05')),
    registered('account-with-dns-domain', 'The account is written with the DNS name of its domain', spnsOf(), [PORT_SPN], svc, runsAs('svc-sql05@corp.example', 'svc-sql05')),
    registered('user-beside-computer-of-that-name', 'A user is named like the computer; the command says which is meant', spnsOf(), [PORT_SPN], [user('SQL05'), computer('SQL05')], runsAs('CORP\\SQL05', 'SQL05'), ['CORP\\SQL05', 'user']),
    registered('first-of-two-instances', 'Two instances of a host under two accounts: the first', spnsOf(), [PORT_SPN], [...svc, user('svc-sales', [`MSSQLSvc/${HOST}:50123`])], asUser),
    registered('second-of-two-instances', 'Two instances of a host under two accounts: the second', [`MSSQLSvc/${HOST}:50123`], [`MSSQLSvc/${HOST}:50123`], [user('svc-sql05', spnsOf()), user('svc-sales')], runsAs('CORP\\svc-sales', 'svc-sales'), ['CORP\\svc-sales', 'user']),
    registered('analysis-services-default', 'Analysis Services, default instance', [`MSOLAPSvc.3/${HOST}`, 'MSOLAPSvc.3/sql05'], [`MSOLAPSvc.3/${HOST}`, 'MSOLAPSvc.3/sql05'], svc, asUser),
    registered('analysis-services-named', 'Analysis Services, named instance', [`MSOLAPSvc.3/${HOST}:CUBES`], [`MSOLAPSvc.3/${HOST}:CUBES`], svc, asUser),
    registered('analysis-services-browser', 'SQL Server Browser for Analysis Services', [`MSOLAPDisco.3/${HOST}`], [`MSOLAPDisco.3/${HOST}`], [computer('SQL05')], runsAs('NT AUTHORITY\\SYSTEM', 'SQL05$'), machine),
    registered('reporting-services', 'Reporting Services under a domain user', ['HTTP/rs01.corp.example', 'HTTP/rs01'], ['HTTP/rs01.corp.example', 'http/rs01'], [user('svc-rs')], runsAs('CORP\\svc-rs', 'svc-rs', { host: 'rs01.corp.example' }), ['CORP\\svc-rs', 'user']),
    registered('postgres', 'PostgreSQL: the class in capitals is held, in small letters asked for', [`POSTGRES/${HOST}`], [`postgres/${HOST}`], svc, asUser),
  ],
};
