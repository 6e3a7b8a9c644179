/** What proves a handshake that went well. */
import type { SideName } from '../../../data/windows-tls.ts';
import { suiteOf } from '../../suites/lookup.ts';
import type { Negotiation, Party, Sign } from '../model.ts';
import type { ConnectionSpec } from '../spec.ts';
import { loggingOf } from './events.ts';
import { serviceOf } from './service.ts';
import { cited } from './sources.ts';

const SUCCESS_BIT = 4;

/**
 * Where a successful handshake shows its version and suite: event 36880 with EventLogging 4 to 7, and what the service tells of its sessions.
 *
 *     successSigns(outcome, client, server, spec)[0]?.label   // 'Schannel 36880'
 *
 * Sources: Microsoft: Schannel events; TLS registry settings; sys.dm_exec_connections; PostgreSQL and MySQL documentation.
 */
export function successSigns(outcome: Extract<Negotiation['outcome'], { ok: true }>, client: Party, server: Party, spec: ConnectionSpec): readonly Sign[] {
  const sides = ([['client', client, loggingOf(spec.client)], ['server', server, loggingOf(spec.server)]] as const).filter(([, party]) => party.stack === 'schannel');
  return [...sides.map(([side, , level]) => event36880(side, level, outcome)), ...sessionOf(outcome, spec)];
}

function event36880(side: SideName, level: number | undefined, { protocol, suite }: Extract<Negotiation['outcome'], { ok: true }>): Sign {
  const code = suiteOf(suite)?.suite.code;
  const number = code === undefined ? suite : `0x${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const logged = level !== undefined && (level & SUCCESS_BIT) !== 0;
  const says = level === undefined || logged
    ? `Logged while EventLogging has the bit 4 (4 to 7)${level === undefined ? '; the default is 1, errors only' : ''}.`
    : `Not logged on this side now: EventLogging is ${level}, and 36880 needs the bit 4.`;
  return { side, kind: 'event', label: 'Schannel 36880', text: `A TLS ${side} handshake completed successfully. … Protocol version: ${protocol}, CipherSuite: ${number} …`, says: [says], sources: cited(['events', 'eventTexts', 'registry']) };
}

function sessionOf({ protocol, suite }: Extract<Negotiation['outcome'], { ok: true }>, spec: ConnectionSpec): readonly Sign[] {
  const service = serviceOf(spec.server);
  if (service === 'sql-server' || service === 'azure-sql') {
    const dmv: Sign = {
      side: 'server', kind: 'log', label: 'sys.dm_exec_connections', text: 'encrypt_option TRUE',
      says: ['For the session. TRUE says that all of it is encrypted, not with which version. With Encrypt=no only the logon is, and it says FALSE.'], sources: cited(['dmv', 'kb3135244']),
    };
    const event: Sign = {
      side: 'server', kind: 'log', label: 'SQL Server, extended events', text: `SNISecurity Handshake: Handshake succeeded. Protocol: ${protocol.replace(' ', '')} …`,
      says: ['Event ', { code: 'sqlsni.trace' }, ', from SQL Server 2016 SP1 on, with version, cipher, hash and the address of the client.'], sources: cited(['kb3191296']),
    };
    return service === 'sql-server' ? [dmv, event] : [dmv];
  }
  if (service === 'postgresql') {
    return [{ side: 'server', kind: 'log', label: 'pg_stat_ssl', text: `ssl t, version ${protocol.replace(/^TLS /, 'TLSv')}, cipher ${suiteOf(suite)?.suite.openssl ?? suite}`, says: ['The row of the session.'], sources: cited(['pgStatSsl']) }];
  }
  if (service === 'mysql') {
    return [{ side: 'server', kind: 'log', label: 'status variables of the session', text: `Ssl_version ${protocol.replace(/^TLS /, 'TLSv').replace('v1.0', 'v1')}, Ssl_cipher ${suiteOf(suite)?.suite.openssl ?? suite}`, says: ["SHOW SESSION STATUS LIKE 'Ssl_%'."], sources: cited(['mysql']) }];
  }
  return [];
}
