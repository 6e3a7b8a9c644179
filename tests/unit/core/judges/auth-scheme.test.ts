import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { authScheme } from '../../../../src/core/judges/auth-scheme.ts';
import { dmExecConnections } from '../../../../src/core/readers/dm-exec-connections.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [dmExecConnections];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['dm-exec-connections/commas.txt', ['open ntlm-from-where 3']],
  ['dm-exec-connections/counted.txt', ['open ntlm-from-where 3,4', 'fine kerberos-in-use 2']],
  ['dm-exec-connections/grid-without-heading.txt', ['open ntlm-from-where 1']],
  ['dm-exec-connections/powershell.txt', ['fine kerberos-in-use 5']],
  ['dm-exec-connections/sqlcmd-broken-at-80.txt', ['problem ntlm-from-another-machine [kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate kerb-no-dc-or-trust] 10']],
  ['dm-exec-connections/sqlcmd.txt', ['fine kerberos-in-use 5']],
  ['dm-exec-connections/ssms-grid.txt', ['problem ntlm-from-another-machine [kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate kerb-no-dc-or-trust] 3', 'fine kerberos-in-use 2']],
];

for (const [name, expected] of cases) test(`auth-scheme: ${name}`, () => assert.deepEqual(judgeText(authScheme, readers, fixture(name)).map(brief), expected));

const grid = (head: string, ...rows: readonly string[]): string => [head, ...rows].map((r) => r.replaceAll('|', '\t')).join('\n');
const NTLM = 'problem ntlm-from-another-machine [kerb-spn-missing kerb-dns-or-name kerb-spn-duplicate kerb-no-dc-or-trust]';
const more: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['addresses of two machines', grid('net_transport|auth_scheme|client_net_address|local_net_address', 'TCP|NTLM|10.10.5.77|10.10.1.21'), {}, [`${NTLM} 2`]],
  ['one address for both', grid('net_transport|auth_scheme|client_net_address|local_net_address', 'TCP|NTLM|10.10.1.21|10.10.1.21'), {}, ['open ntlm-local 2']],
  ['local machine', grid('net_transport|auth_scheme|client_net_address', 'TCP|NTLM|<local machine>'), {}, ['open ntlm-local 2']],
  ['shared memory', 'Shared memory\tNTLM', {}, ['open ntlm-local 1']],
  ['a SQL login', 'TCP\tSQL', {}, ['open sql-login 1']],
  ['the server that you named connects to itself', grid('net_transport|auth_scheme|host_name', 'TCP|NTLM|SQL05'), { server: 'sql05.corp.example' }, ['open ntlm-local 2']],
  ['another machine than the server that you named', grid('net_transport|auth_scheme|host_name', 'TCP|NTLM|APP02'), { server: 'sql05' }, [`${NTLM} 2`]],
  ['the counted list, with the server named', fixture('dm-exec-connections/counted.txt'), { server: 'sql05' }, [`${NTLM} 3`, 'fine kerberos-in-use 2']],
  ['a MARS child does not count beside its parent', grid('net_transport|auth_scheme|host_name', 'TCP|KERBEROS|APP01', 'Session|NTLM|APP01'), {}, ['fine kerberos-in-use 2']],
  ['the query itself', "SELECT net_transport, auth_scheme FROM sys.dm_exec_connections WHERE session_id = @@SPID;", {}, []],
];

for (const [name, text, given, expected] of more) test(`auth-scheme: ${name}`, () => assert.deepEqual(judgeText(authScheme, readers, text, given).map(brief), expected));
