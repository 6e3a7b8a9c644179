/** Commands around the linked server, and those that prove both hops. */
import type { CommandBlock } from '../blocks.ts';
import { tsqlIdentifier, tsqlString } from '../quoting.ts';

/** Maps every login of the link to itself. */
export function selfMapping(link: string): CommandBlock | undefined {
  const name = tsqlString(link);
  if (!name.ok) return undefined;
  return {
    kind: 'command', id: 'self-mapping', title: 'pass logins on as they are', shell: 'tsql', where: 'server', rights: 'ALTER ANY LOGIN on the middle server', changes: 'the login mapping of the linked server',
    undo: ['Write down what the plate above shows. A mapping to a fixed login comes back with ', { code: 'sp_addlinkedsrvlogin' }, ' and its user and password; without any mapping: ', { code: `EXEC sp_droplinkedsrvlogin @rmtsrvname = ${name.text}, @locallogin = NULL;` }],
    lines: [['EXEC sp_addlinkedsrvlogin @rmtsrvname = ', { value: name.text }, ", @useself = N'TRUE', @locallogin = NULL;"]],
  };
}

/** How the linked servers map logins, and the name that decides the SPN. */
export const showMapping: CommandBlock = {
  kind: 'command', id: 'show-mapping', title: 'show how linked servers map logins', shell: 'tsql', where: 'server', rights: 'A login on the middle server; ALTER ANY LINKED SERVER or ALTER ANY LOGIN to see every mapping', changes: false,
  lines: [
    ['SELECT s.name, s.provider, s.data_source, s.provider_string, l.local_principal_id, l.uses_self_credential, l.remote_name'],
    ['FROM sys.servers AS s'],
    ['LEFT JOIN sys.linked_logins AS l ON l.server_id = s.server_id'],
    ['WHERE s.is_linked = 1;'],
  ],
};

/** Who arrived at the middle server, and how. */
export const firstHop: CommandBlock = {
  kind: 'command', id: 'first-hop', title: 'check the first hop', shell: 'tsql', where: 'client', rights: 'VIEW SERVER STATE on the middle server', changes: false,
  lines: [
    ['SELECT @@SERVERNAME AS middle, SUSER_SNAME() AS login_name, net_transport, auth_scheme'],
    ['FROM sys.dm_exec_connections'],
    ['WHERE session_id = @@SPID;'],
  ],
};

/** Who arrives at the back end through the link. */
export function throughLink(link: string): CommandBlock | undefined {
  const name = tsqlIdentifier(link);
  if (!name.ok) return undefined;
  return {
    kind: 'command', id: 'through-link', title: 'ask the back end who arrived', shell: 'tsql', where: 'client', rights: 'VIEW SERVER STATE on the back end', changes: false,
    lines: [['SELECT * FROM OPENQUERY(', { value: name.text }, ", 'SELECT @@SERVERNAME AS back_end, SUSER_SNAME() AS login_name, net_transport, auth_scheme FROM sys.dm_exec_connections WHERE session_id = @@SPID');"]],
  };
}

/** Who is at the back end now, from a front end that is no SQL Server. */
export function sessionsFrom(host: string): CommandBlock | undefined {
  const name = tsqlString(host.split('.')[0] ?? host);
  if (!name.ok) return undefined;
  return {
    kind: 'command', id: 'sessions', title: 'see on the back end who arrived', shell: 'tsql', where: 'server', rights: 'VIEW SERVER STATE on the back end', changes: false,
    lines: [
      ['SELECT s.login_name, s.host_name, s.program_name, c.net_transport, c.auth_scheme'],
      ['FROM sys.dm_exec_sessions AS s'],
      ['JOIN sys.dm_exec_connections AS c ON c.session_id = s.session_id'],
      ['WHERE s.host_name = ', { value: name.text }, ';'],
    ],
  };
}

/** Drops the tickets of a service that runs as the computer. */
export const purgeComputer: CommandBlock = {
  kind: 'command', id: 'purge-computer', title: 'drop the tickets of the computer account', shell: 'cmd', where: 'server', rights: 'Local administrator, elevated', changes: 'the logon session of the computer account',
  undo: ['Not needed: tickets are fetched again on use.'], lines: [['klist -li 0x3e7 purge'], ['klist -li 0x3e4 purge']],
};
