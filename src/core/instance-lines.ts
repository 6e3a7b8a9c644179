import { hostName, instanceOrDefault, serviceAccount, tcpPort } from './names.ts';
import type { Rule } from './rule.ts';

/** One instance as a line names it. */
export interface InstanceLine {
  readonly host: string;
  /** Absent for the default instance. */
  readonly instance?: string;
  /** Absent where the line has none: 1433 is meant for a default instance, a dynamic port for a named one. */
  readonly port?: number;
  readonly account?: string;
}

const LONGEST = 600;

const BUILT_IN = /^(?:local ?system|network ?service|local ?service)$/i;

interface Parts {
  readonly host: string;
  readonly instance?: string;
  readonly port?: string;
  readonly account?: string;
}

/** The parts as written. The server has no blank, so what follows one is the account, which may have blanks itself. */
function partsOf(text: string): Parts {
  const blank = text.search(/[ \t]/);
  const server = blank < 0 ? text : text.slice(0, blank);
  const account = blank < 0 ? undefined : text.slice(blank).trim();
  const colon = server.search(/[,:]/);
  const named = colon < 0 ? server : server.slice(0, colon);
  const slash = named.indexOf('\\');
  return {
    host: slash < 0 ? named : named.slice(0, slash),
    ...(slash < 0 ? {} : { instance: named.slice(slash + 1) }),
    ...(colon < 0 ? {} : { port: server.slice(colon + 1) }),
    ...(account === undefined || account === '' ? {} : { account }),
  };
}

/** An instance in a line: `sql05`, `sql05\SALES,50123`, `sql06.corp.example,1433 CORP\svc-sql06`. */
export const instanceLine: Rule = {
  id: 'instance-line',
  allows: 'HOST[\\INSTANCE][,PORT], and behind a blank the account with its domain, where it is another: sql06\\SALES,50123 CORP\\svc-sql06.',
  source: 'Microsoft: SQL Server instance configuration; Naming conventions in Active Directory (KB 909264)',
  refuses: (value) => {
    if (value.length > LONGEST) return `is longer than ${LONGEST} characters`;
    const { host, instance, port, account } = partsOf(value);
    const bad = hostName.refuses(host);
    if (bad) return host === '' ? 'has no host' : `has a host that ${bad}`;
    const badInstance = instance === undefined ? undefined : instanceOrDefault.refuses(instance);
    if (badInstance) return `has an instance name that ${badInstance}`;
    const badPort = port === undefined ? undefined : tcpPort.refuses(port);
    if (badPort) return `has a port that ${badPort}`;
    if (account === undefined) return undefined;
    const badAccount = serviceAccount.refuses(account);
    if (badAccount) return `has an account that ${badAccount}`;
    // A bare word behind a blank is rather a port or half a name than an account.
    return /[\\@]/.test(account) || BUILT_IN.test(account) ? undefined : 'has something behind a blank that is no account with its domain';
  },
};

/**
 * The parts of a line that `instanceLine` allows.
 *
 *     readInstanceLine('sql05\\SALES,50123 CORP\\svc-sql05')  // { host: 'sql05', instance: 'SALES', port: 50123, account: 'CORP\\svc-sql05' }
 *     readInstanceLine('sql06\\MSSQLSERVER')                  // { host: 'sql06' }
 */
export function readInstanceLine(text: string): InstanceLine {
  const { host, instance, port, account } = partsOf(text.trim());
  return {
    host,
    ...(instance === undefined || instance.toLowerCase() === 'mssqlserver' ? {} : { instance }),
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(account === undefined ? {} : { account }),
  };
}

/** A read-only routing target as READ_ONLY_ROUTING_URL has it: `TCP://sql06.corp.example:1433`; the prefix may be left out. */
export const routingUrl: Rule = {
  id: 'routing-url',
  allows: 'TCP://HOST:PORT, as in READ_ONLY_ROUTING_URL. The port is that of the Database Engine on the secondary.',
  source: 'Microsoft: Configure read-only routing for an Always On availability group',
  refuses: (value) => {
    if (value.length > LONGEST) return `is longer than ${LONGEST} characters`;
    const target = value.replace(/^tcp:\/\//i, '');
    const colon = target.indexOf(':');
    const host = colon < 0 ? target : target.slice(0, colon);
    const bad = host === '' ? 'is empty' : hostName.refuses(host);
    if (bad) return `has a host that ${bad}`;
    const badPort = colon < 0 ? undefined : tcpPort.refuses(target.slice(colon + 1));
    if (badPort) return `has a port that ${badPort}`;
    return colon < 0 ? 'has no port' : undefined;
  },
};

/**
 * Host and port of a line that `routingUrl` allows.
 *
 *     readRoutingUrl('TCP://sql06.corp.example:1433')  // { host: 'sql06.corp.example', port: 1433 }
 */
export function readRoutingUrl(text: string): { readonly host: string; readonly port: number } {
  const [host = '', port = ''] = text.trim().replace(/^tcp:\/\//i, '').split(':');
  return { host, port: Number(port) };
}
