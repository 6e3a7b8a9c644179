/** What the program on the server writes itself, beside the events of Schannel. */
import type { Refusal, SignSourceId } from '../../../data/handshake-signs.ts';
import { present } from '../../present.ts';
import type { FailureId, Party, Sign } from '../model.ts';
import type { ServerSpec } from '../spec.ts';
import { cited } from './sources.ts';

export type Service = 'sql-server' | 'azure-sql' | 'postgresql' | 'mysql' | 'other';

const SERVICES: readonly (readonly [start: RegExp, service: Service])[] = [
  [/^(?:engine-sql|sql-server)/, 'sql-server'],
  [/^azure-?sql/, 'azure-sql'],
  [/^(?:pg|postgres)/, 'postgresql'],
  [/^(?:mysql|engine-mysql|mariadb)/, 'mysql'],
];

/** The kind of service by the ids of its rows: `serviceOf({ program: 'engine-sql2022', … })` is 'sql-server'. */
export function serviceOf(spec: ServerSpec): Service {
  const ids = [spec.program, spec.end.on === 'profile' ? spec.end.profile : undefined].filter((id) => id !== undefined);
  return SERVICES.find(([start]) => ids.some((id) => start.test(id)))?.[1] ?? 'other';
}

/**
 * Lines of the log of the service. `text` is what its TLS library says, where it has one of its own.
 *
 *     LOG:  could not accept SSL connection: unsupported protocol
 *
 * Sources: PostgreSQL, be-secure-openssl.c; KB3191296; Microsoft: Azure SQL connectivity settings.
 */
export function serverLog(spec: ServerSpec, server: Party, failure: FailureId, text: string | undefined, refusal: Refusal | undefined): readonly Sign[] {
  const service = serviceOf(spec);
  const own: readonly SignSourceId[] = refusal?.sources ?? [];
  const doubt = server.stack === 'schannel' ? undefined : refusal?.doubt;
  if (service === 'sql-server' && server.stack === 'schannel') return sqlServer(failure);
  if (service === 'azure-sql' && failure === 'no-common-version') {
    return [log('error 47072', 'Reason: Login failed due to client TLS version being less than minimal TLS version allowed by the server. (47072)', 'Reported to the client by the gateway of Azure SQL, which takes the connection first.', 'The page of the connectivity settings words it “Login failed with invalid TLS version”.', ['azureSql'])];
  }
  if (text === undefined) return [];
  if (service === 'postgresql') {
    const hint = failure === 'no-common-version' ? 'Recent versions add HINT: This may indicate that the client does not support any SSL protocol version between … and ….' : undefined;
    return [log('log of PostgreSQL', `LOG:  could not accept SSL connection: ${text}`, 'In the log of the server.', [doubt, hint].filter((d) => d !== undefined).join(' '), ['postgres', 'openssl'])];
  }
  const words = server.stack === 'java' ? `javax.net.ssl.SSLHandshakeException: ${text}` : text;
  return [log('log of the server', words, 'The reason as the TLS library of the server gives it; whether and where the service writes it, the service decides.', doubt, [...own, server.stack === 'java' ? 'jsse' : 'openssl'])];
}

function sqlServer(failure: FailureId): readonly Sign[] {
  const heard: readonly Sign[] = [
    {
      side: 'server', kind: 'log', label: 'SQL Server', says: ['The error log has no line about it. The session system_health keeps ', { code: 'connectivity_ring_buffer_recorded' }, ' with the code of the operating system (10054 or 2148074289, which is 0x80090331).'],
      doubt: 'One field report; logon attempts that fail for other reasons do appear in the error log.', sources: cited(['ringBuffer']),
    },
    {
      side: 'server', kind: 'log', label: 'SQL Server, extended events', text: 'SNISecurity Handshake: Handshake failed.', says: ['Event ', { code: 'sqlsni.trace' }, ', from SQL Server 2016 SP1 on, with the address of the client.'],
      sources: cited(['kb3191296']),
    },
  ];
  return failure === 'no-protocol-client' ? [] : heard;
}

function log(label: string, text: string, says: string, doubt: string | undefined, sources: readonly SignSourceId[]): Sign {
  return { side: 'server', kind: 'log', label, text, says: [says], ...present({ doubt: doubt === '' ? undefined : doubt }), sources: cited(sources) };
}
