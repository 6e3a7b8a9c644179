import { hostName, instanceName, ipOrHost, tcpPort } from './names.ts';

/** What may stand before a server name: `tcp:sql05`. */
export type ServerProtocol = 'tcp' | 'np' | 'lpc' | 'admin';

/** Where a client connects to, as written in a connection string. */
export interface ServerText {
  readonly host: string;
  readonly port?: number;
  readonly instance?: string;
  /** True for a named pipe, which has no port. */
  readonly pipe?: true;
  /** The protocol that was written before the name. */
  readonly protocol?: ServerProtocol;
}

const KEYWORD = /(?:^|;)\s*(?:server|data source|address|addr|network address)\s*=\s*([^;]+)/i;
const JDBC = /^jdbc:sqlserver:\/\/([A-Za-z0-9._-]*)(?:\\([^:;\\]+))?(?::([0-9]+))?(.*)$/is;
const PIPE = /^(?:np:)?\\\\([^\\]+)\\pipe\\(?:MSSQL\$([^\\]+)\\)?/i;
const SERVER = /^(?:(?:tcp|lpc|np|admin):)?\s*([^\\,:\s]+)(?:\\([^\\,:\s]+))?(?:\s*[,:]\s*([0-9]+))?$/i;
const PROTOCOL = /^(tcp|np|lpc|admin):/i;

/** The value of the server keyword of a connection string, as written: `Data Source=.\\SALES;…` gives '.\\SALES'. Undefined without such a keyword. */
export function serverKeyword(text: string): string | undefined {
  return KEYWORD.exec(text.slice(0, 1024))?.[1]?.trim();
}

function property(text: string, name: string): string | undefined {
  return new RegExp(`;\\s*${name}\\s*=\\s*([^;]+)`, 'i').exec(text)?.[1]?.trim();
}

function build(host: string | undefined, instance: string | undefined, port: string | undefined): ServerText | undefined {
  if (!host || ipOrHost.refuses(host)) return undefined;
  if (instance && instance.toLowerCase() !== 'mssqlserver' && instanceName.refuses(instance)) return undefined;
  if (port && tcpPort.refuses(port)) return undefined;
  return {
    host,
    ...(port ? { port: Number(port) } : {}),
    ...(instance && instance.toLowerCase() !== 'mssqlserver' ? { instance } : {}),
  };
}

/**
 * Reads the server out of a connection string, a JDBC address, a pipe path or the server part alone.
 *
 *     readServerText('Server=tcp:sql05.corp.example,1433;Integrated Security=true')  // { host: 'sql05.corp.example', port: 1433, protocol: 'tcp' }
 *     readServerText('sql05\\SALES')                                                  // { host: 'sql05', instance: 'SALES' }
 *
 * Gives undefined for anything else, and for a name that its rule refuses. A host name alone counts only behind a
 * keyword or when it has a dot: a single word can be anything.
 */
export function readServerText(text: string): ServerText | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 1024) return undefined;
  const jdbc = JDBC.exec(trimmed);
  if (jdbc) {
    const rest = jdbc[4] ?? '';
    return build(
      jdbc[1] || property(rest, 'serverName'),
      jdbc[2] ?? property(rest, 'instanceName'),
      jdbc[3] ?? property(rest, 'portNumber') ?? property(rest, 'port'),
    );
  }
  const named = KEYWORD.exec(trimmed)?.[1]?.trim();
  const server = named ?? trimmed;
  const pipe = PIPE.exec(server);
  if (pipe) {
    const end = build(pipe[1], pipe[2], undefined);
    return end && { ...end, pipe: true, ...protocolOf(server) };
  }
  const match = SERVER.exec(server);
  if (!match) return undefined;
  const alone = named === undefined && match[2] === undefined && match[3] === undefined && !/^(?:tcp|admin):/i.test(server);
  if (alone && (!match[1]?.includes('.') || hostName.refuses(match[1]))) return undefined;
  const end = build(match[1], match[2], match[3]);
  return end && { ...end, ...protocolOf(server) };
}

function protocolOf(server: string): { readonly protocol?: ServerProtocol } {
  const written = PROTOCOL.exec(server)?.[1]?.toLowerCase();
  return written === 'tcp' || written === 'np' || written === 'lpc' || written === 'admin' ? { protocol: written } : {};
}
