import { authScheme } from '../core/judges/auth-scheme.ts';
import { dmExecConnections } from '../core/readers/dm-exec-connections.ts';
import { networkSources } from '../data/network-sources.ts';
import type { Check } from './check.ts';

const VIEW = 'VIEW SERVER STATE; since SQL Server 2022 VIEW SERVER SECURITY STATE';

export const authSchemeCheck: Check = {
  id: 'auth-scheme',
  title: 'Is the connection Kerberos or NTLM?',
  purpose: 'The server itself knows. Ask in a new connection, from another machine, over TCP, by the name that the application uses: a connection of the server to itself is always NTLM.',
  commands: [
    {
      id: 'own', title: 'authentication scheme of this connection, and from where it comes', shell: 'tsql',
      lines: [
        'SELECT c.net_transport, c.auth_scheme, c.encrypt_option, c.client_net_address, c.local_net_address, s.host_name,',
        "       CAST(SERVERPROPERTY('ComputerNamePhysicalNetBIOS') AS nvarchar(128)) AS server_name",
        'FROM sys.dm_exec_connections AS c',
        'JOIN sys.dm_exec_sessions AS s ON s.session_id = c.session_id',
        'WHERE c.session_id = @@SPID AND c.parent_connection_id IS NULL;',
      ],
      where: 'client', rights: VIEW, changes: false,
    },
    {
      id: 'own-any-login', title: 'the same for a login without that right', shell: 'tsql',
      lines: [
        "SELECT CAST(CONNECTIONPROPERTY('physical_net_transport') AS nvarchar(40)) AS net_transport,",
        "       CAST(CONNECTIONPROPERTY('auth_scheme') AS nvarchar(40)) AS auth_scheme,",
        "       CAST(CONNECTIONPROPERTY('client_net_address') AS nvarchar(48)) AS client_net_address,",
        "       CAST(CONNECTIONPROPERTY('local_net_address') AS nvarchar(48)) AS local_net_address;",
      ],
      where: 'client', rights: 'Any login of the instance', changes: false,
    },
    {
      id: 'no-tools', title: 'connect and ask without SQL tools', shell: 'powershell',
      lines: [
        "$c = New-Object System.Data.SqlClient.SqlConnection 'Server=tcp:{{fqdn}},{{port}};Integrated Security=SSPI;Pooling=false'",
        '$c.Open()',
        '$q = $c.CreateCommand()',
        "$q.CommandText = 'SELECT CAST(CONNECTIONPROPERTY(''physical_net_transport'') AS nvarchar(40)) AS net_transport, CAST(CONNECTIONPROPERTY(''auth_scheme'') AS nvarchar(40)) AS auth_scheme, CAST(CONNECTIONPROPERTY(''client_net_address'') AS nvarchar(48)) AS client_net_address, CAST(CONNECTIONPROPERTY(''local_net_address'') AS nvarchar(48)) AS local_net_address'",
        '$t = New-Object System.Data.DataTable',
        '$t.Load($q.ExecuteReader())',
        '$c.Close()',
        '$t | Format-Table -AutoSize',
      ],
      where: 'client', rights: 'Any login of the instance; Windows PowerShell 5.1', changes: false,
    },
    {
      id: 'all', title: 'open remote connections by scheme', shell: 'tsql',
      lines: [
        'SELECT c.auth_scheme, s.host_name, s.program_name, s.login_name, COUNT(*) AS connections',
        'FROM sys.dm_exec_connections AS c',
        'JOIN sys.dm_exec_sessions AS s ON s.session_id = c.session_id',
        "WHERE c.parent_connection_id IS NULL AND c.net_transport <> N'Shared memory'",
        'GROUP BY c.auth_scheme, s.host_name, s.program_name, s.login_name',
        'ORDER BY c.auth_scheme, s.host_name;',
      ],
      where: 'admin', rights: VIEW, changes: false,
    },
  ],
  readers: [dmExecConnections],
  judges: [authScheme],
  paste: 'The rows with their heading: in SSMS “Copy with Headers”, in sqlcmd heading and rule as well.',
  samples: {
    fine: 'net_transport\tauth_scheme\tencrypt_option\tclient_net_address\tlocal_net_address\thost_name\tserver_name\nTCP\tKERBEROS\tTRUE\t10.10.5.77\t10.10.1.21\tPC17\tSQL05\n',
    problem: 'net_transport\tauth_scheme\tencrypt_option\tclient_net_address\tlocal_net_address\thost_name\tserver_name\nTCP\tNTLM\tTRUE\t10.10.5.77\t10.10.1.21\tPC17\tSQL05\n',
  },
  manual: { fine: 'TCP and KERBEROS, from another machine', problem: 'TCP and NTLM, from another machine' },
  causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate', 'kerb-no-dc-or-trust'],
  pages: ['verify-authentication-method', 'kerb-spn-missing', 'ntlm-retirement'],
  sources: [networkSources.authType, networkSources.connections, networkSources.connectionProperty, networkSources.sspiContext],
};
