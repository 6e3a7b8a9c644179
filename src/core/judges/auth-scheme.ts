import { firstLabel } from '../host-names.ts';
import type { Context } from '../context.ts';
import { isOwnAddress } from '../readers/network-text.ts';
import { dmExecConnections } from '../readers/dm-exec-connections.ts';
import type { ConnectionRow } from '../readers/dm-exec-connections.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';
import { listed } from './spn-words.ts';

const PAGE = { link: '/runbook/verify-authentication-method/', text: 'Verify the authentication method' } as const;
const MISSING = { link: '/runbook/kerb-spn-missing/', text: 'SPN missing' } as const;
const MOST = 6;

/**
 * Kerberos or NTLM, as the server itself says. A connection from the server to itself is NTLM whatever the SPNs are, so NTLM counts only where the
 * text shows that the client is another machine.
 *
 *     TCP   KERBEROS                              // fine
 *     TCP   NTLM       10.10.5.77   10.10.1.21    // problem: the addresses of client and server differ
 *     TCP   NTLM                                  // open: from where?
 *
 * Source: Microsoft: Determine the authentication type; sys.dm_exec_connections.
 */
export const authScheme: Judge = {
  id: 'auth-scheme',
  reads: ['dm-exec-connections'],
  judge: (readings, given) => readingsOf(readings, dmExecConnections).flatMap(({ facts }) => judgeRows(facts.rows, given)),
};

type From = 'remote' | 'local' | 'unknown';

function judgeRows(rows: readonly ConnectionRow[], given: Context): readonly Judgement[] {
  const servers = new Set(
    [given.server, ...rows.flatMap((r) => [r.serverName, transport(r) === 'shared memory' || isLocalAddress(r.clientAddress) ? r.clientName : undefined])].flatMap((n) => (n === undefined ? [] : [firstLabel(n.split('\\')[0] ?? n)])),
  );
  const parents = rows.filter((r) => transport(r) !== 'session');
  const counted = parents.length > 0 ? parents : rows;
  const ntlm = counted.filter((r) => r.scheme === 'NTLM');
  const remote = ntlm.filter((r) => fromOf(r, servers) === 'remote');
  const local = ntlm.filter((r) => fromOf(r, servers) === 'local');
  const unknown = ntlm.filter((r) => fromOf(r, servers) === 'unknown');
  const kerberos = counted.filter((r) => r.scheme === 'KERBEROS');
  const sql = counted.filter((r) => r.scheme === 'SQL');
  const out: Judgement[] = [];
  const clients = (list: readonly ConnectionRow[]): string[] => [...new Set(list.flatMap((r) => r.clientName ?? r.clientAddress ?? []))];
  const lines = (list: readonly ConnectionRow[]): Judgement['evidence'] => list.slice(0, MOST).map((r) => ({ line: r.line }));
  if (remote.length > 0) {
    const byName = remote.some((r) => r.serverName === undefined && r.serverAddress === undefined);
    const pipes = remote.every((r) => transport(r) === 'named pipe');
    const names = clients(remote);
    out.push({
      id: 'ntlm-from-another-machine', verdict: 'problem', evidence: lines(remote),
      says: [
        ...(names.length > 0 ? ['The connection of ', ...listed(names)] : ['A connection from another machine']), ' came in by NTLM',
        pipes ? ' over named pipes. There the SPN without a port, or with the instance name, counts.' : ': the client found no usable SPN for the name it used, or reached no domain controller.',
      ],
      next: ['On that client, ask for the ticket: ', { code: `klist get MSSQLSvc/${given.server?.includes('.') ? given.server : 'SERVER'}:${given.port ?? 'PORT'}` }, ' with full name and port. None: ', MISSING, ...(byName ? ['. A node of the same cluster would be local, and its NTLM means nothing.'] : ['.'])],
      causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate', 'kerb-no-dc-or-trust'],
    });
  }
  if (unknown.length > 0) {
    out.push({
      id: 'ntlm-from-where', verdict: 'open', evidence: lines(unknown),
      says: ['NTLM. From another machine that means no usable SPN; on the server itself it is always so and means nothing. From where does not stand here.'],
      next: ['From another machine, over TCP, ask for the address too: ', { code: 'SELECT net_transport, auth_scheme, client_net_address, local_net_address FROM sys.dm_exec_connections WHERE session_id = @@SPID' }, '. Was it another machine: ', MISSING, '.'],
    });
  }
  if (remote.length === 0 && unknown.length === 0 && local.length > 0 && kerberos.length === 0) {
    out.push({
      id: 'ntlm-local', verdict: 'open', evidence: lines(local),
      says: ['A connection from the server to itself is NTLM whatever the SPNs are. It proves nothing.'],
      next: ['Repeat from another machine, over TCP, by the name that the application uses: ', PAGE, '.'],
    });
  }
  if (kerberos.length > 0) {
    const names = clients(kerberos);
    out.push({
      id: 'kerberos-in-use', verdict: 'fine', evidence: lines(kerberos),
      says: [...(names.length > 0 ? ['The connection of ', ...listed(names)] : ['The connection']), ' came in by Kerberos: the SPN is right and its key fits.'],
      next: ['Does a second hop still fail? Look at delegation: ', { link: '/runbook/kerb-double-hop-delegation/', text: 'Double hop' }, '.'],
      ...(remote.length === 0 && unknown.length === 0 ? { against: ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate'] as const } : {}),
    });
  }
  if (out.length === 0 && sql.length > 0) {
    out.push({
      id: 'sql-login', verdict: 'open', evidence: lines(sql),
      says: ['A SQL login: Windows authentication took no part in it.'],
      next: ['Connect with integrated security and ask again: ', PAGE, '.'],
    });
  }
  if (out.length === 0 && counted[0]) {
    out.push({ id: 'scheme-unclear', verdict: 'open', evidence: [{ line: counted[0].line }], says: ['The scheme ', { code: counted[0].scheme }, ' is neither Kerberos nor NTLM.'], next: ['Ask in a new connection with integrated security: ', PAGE, '.'] });
  }
  return out;
}

function fromOf(row: ConnectionRow, servers: ReadonlySet<string>): From {
  const kind = transport(row);
  if (kind === 'shared memory' || isLocalAddress(row.clientAddress)) return 'local';
  if (row.clientAddress !== undefined && row.clientAddress === row.serverAddress) return 'local';
  if (row.clientName !== undefined && servers.has(firstLabel(row.clientName))) return 'local';
  // A server that connects to itself by its full name shows its own address here, so the address needs another beside it.
  if (row.clientAddress !== undefined && row.serverAddress !== undefined) return 'remote';
  return row.clientName !== undefined && servers.size > 0 ? 'remote' : 'unknown';
}

function transport(row: ConnectionRow): string {
  return (row.transport ?? '').toLowerCase();
}

function isLocalAddress(address: string | undefined): boolean {
  return address !== undefined && (/local machine/i.test(address) || /^<.*>$/.test(address) || isOwnAddress(address));
}
