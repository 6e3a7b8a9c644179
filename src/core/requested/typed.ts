import { instanceOrDefault, ipOrHost, isIpAddress, tcpPort } from '../names.ts';
import { check, type Refusal, type Rule } from '../rule.ts';
import { readServerText, serverKeyword, type ServerProtocol, type ServerText } from '../server-text.ts';

/** What the user typed as the server, read. */
export type Typed =
  | { readonly kind: 'server'; readonly server: ServerText }
  /** `.`, `(local)`, `localhost`: the own machine. */
  | { readonly kind: 'local'; readonly protocol?: ServerProtocol }
  | { readonly kind: 'localdb' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const PREFIX = /^(tcp|np|lpc|admin):\s*/i;
const LOCAL = /^(?:\.|\(local\)|localhost|127\.0\.0\.1|::1|\[::1\])?(?:\\[^\\,:\s]*)?(?:\s*,\s*[0-9]+)?$/i;
const LOCAL_PIPE = /^\\\\(?:\.|localhost|127\.0\.0\.1)\\pipe\\/i;
const LOCAL_DB = /^\(localdb\)|^(?:np:)?\\\\\.\\pipe\\localdb#/i;
const IPV6 = /^\[?([0-9a-f:.]{2,45})\]?(?:\s*,\s*([0-9]+))?$/i;

/** A server as people type it into a connection string or a log-on window. */
export const typedServer: Rule = {
  id: 'typed-server',
  allows: 'HOST, HOST\\INSTANCE or HOST,PORT, with tcp:, np:, lpc: or admin: before it; the path of a named pipe; or a connection string that has one of them.',
  source: 'Microsoft: SqlConnection.ConnectionString, Data Source',
  refuses: (value) => {
    if (value.length > 1024) return 'is longer than 1024 characters';
    const part = (serverKeyword(value) ?? value).replace(PREFIX, '');
    if (/^jdbc:/i.test(value)) return 'is a JDBC address without a server that can be used';
    if (part.startsWith('\\\\')) return 'is a path of a pipe that cannot be read';
    if (/^[^\\,:]+:[0-9]+$/.test(part)) return 'has a colon before the port; drivers other than JDBC want a comma';
    const [name = '', port] = part.split(',').map((p) => p.trim());
    const [host = '', instance] = name.split('\\');
    const bad = ipOrHost.refuses(host);
    if (bad) return `has a host that ${bad}`;
    const wrong = instance === undefined ? undefined : instanceOrDefault.refuses(instance);
    if (wrong) return `has an instance name that ${wrong}`;
    const off = port === undefined ? undefined : tcpPort.refuses(port);
    return off && `has a port that ${off}`;
  },
};

const refused = (value: string): Typed => ({
  kind: 'refused',
  refusal: check(typedServer, value) ?? { rule: typedServer.id, allows: typedServer.allows, reason: 'is no server name', given: value.slice(0, 60) },
});

function readIpv6(part: string, protocol: ServerProtocol | undefined): Typed | undefined {
  const [, host = '', port] = IPV6.exec(part) ?? [];
  if (!host.includes(':') || !isIpAddress(host) || (port !== undefined && tcpPort.refuses(port))) return undefined;
  return { kind: 'server', server: { host, ...(port === undefined ? {} : { port: Number(port) }), ...(protocol === undefined ? {} : { protocol }) } };
}

/**
 * Reads what a user typed as the server: a name with all that may stand round it, or a whole connection string.
 *
 *     readTyped('tcp:sql05.corp.example,1433')  // { kind: 'server', server: { host: 'sql05.corp.example', port: 1433, protocol: 'tcp' } }
 *     readTyped('.\\SALES')                     // { kind: 'local' }
 *     readTyped('sql05:1433')                   // { kind: 'refused', refusal: { reason: 'has a colon before the port; …' } }
 *
 * Never throws; what its rule refuses comes back with the reason. Source: Microsoft, SqlConnection.ConnectionString.
 */
export function readTyped(text: string): Typed {
  const given = text.trim();
  if (given.length > 1024) return refused(given);
  if (/^jdbc:/i.test(given)) {
    const server = readServerText(given);
    if (!server) return refused(given);
    return /^(?:localhost|127\.0\.0\.1)$/i.test(server.host) ? { kind: 'local' } : { kind: 'server', server };
  }
  const keyword = serverKeyword(given);
  const value = keyword ?? given;
  if (value === '' && keyword === undefined) return { kind: 'empty' };
  if (LOCAL_DB.test(value)) return { kind: 'localdb' };
  const written = PREFIX.exec(value)?.[1]?.toLowerCase();
  const protocol = written === 'tcp' || written === 'np' || written === 'lpc' || written === 'admin' ? written : undefined;
  const part = value.replace(PREFIX, '');
  if (LOCAL.test(part) || LOCAL_PIPE.test(part)) return { kind: 'local', ...(protocol === undefined ? {} : { protocol }) };
  const ipv6 = readIpv6(part, protocol);
  if (ipv6) return ipv6;
  if (part.includes(';') || /^[^\\,:]+:[0-9]+$/.test(part)) return refused(value);
  const server = readServerText(`Server=${value}`);
  return server ? { kind: 'server', server } : refused(value);
}
