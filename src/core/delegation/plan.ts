import { formatSpn, isRefusal, parseSpn } from '../spn.ts';
import { holderOf } from '../service-account.ts';
import { spnString } from '../names.ts';
import type { Rule } from '../rule.ts';
import { readServerText } from '../server-text.ts';
import type { SeenAccount } from './seen.ts';

export type FrontService = 'sql' | 'ssrs' | 'ssas' | 'iis' | 'other';

/** The object of the directory on which a setting is written. */
export interface Holder {
  readonly kind: 'user' | 'managed' | 'computer';
  /** sAMAccountName: `svc-sql05`, `gmsa-sql$`, `SQL05$`. */
  readonly sam: string;
  /** What the service runs as, where that is another name. */
  readonly because?: string;
}

/** One end of the second hop. */
export interface Party {
  /** As given. */
  readonly account: string;
  readonly holder: Holder;
  readonly seen?: SeenAccount;
  /** DNS name of its domain. */
  readonly domain?: string;
}

export interface DelegationPlan {
  readonly user?: { readonly account: string; readonly seen?: SeenAccount };
  readonly service: FrontService;
  readonly frontHost?: string;
  readonly front?: Party;
  readonly back?: Party;
  readonly backEnds: readonly BackEnd[];
  /** The back end lies in the domain of the front end, in another one of the forest, or in another forest. */
  readonly where: 'same' | 'domain' | 'forest';
  /** How users reach the front end. */
  readonly entry: 'kerberos' | 'local' | 'other';
  readonly guard: 'on' | 'off' | 'unknown';
  readonly controllers: '2012' | 'older' | 'unknown';
  /** Name of the linked server. */
  readonly link?: string;
  /** All accounts of the text, to find a name on the wrong one. */
  readonly seen: readonly SeenAccount[];
}

/** A service behind the front end, with the SPNs that may be asked for. */
export interface BackEnd {
  /** As given: `sql06.corp.example,1433`. */
  readonly given: string;
  /** The first is the one that TCP clients on Windows ask for. */
  readonly spns: readonly string[];
  /** A named instance without a port: TCP clients ask for the port, which is not known. */
  readonly portMissing: boolean;
  /** Neither port nor instance is given: a default instance on 1433. */
  readonly assumed?: true;
  /** A short name and no domain to complete it with. */
  readonly short: boolean;
}

/** What a line of back ends may be. */
export const backEndText: Rule = {
  id: 'back-end',
  allows: 'An SPN such as MSSQLSvc/sql06.corp.example:1433 or cifs/files.corp.example, or a SQL Server as in a connection string: sql06.corp.example, sql06,1433, sql06\\SALES.',
  source: 'Microsoft: [MS-ADTS] 2.2.21; connection string syntax',
  refuses: (value) => {
    if (value.includes('/') && !value.includes('\\')) return spnString.refuses(value);
    if (value.length > 300) return 'is longer than 300 characters';
    return /[;=]/.test(value) || readServerText(`Server=${value}`) === undefined ? 'is neither an SPN nor a server with an optional instance or port' : undefined;
  },
};

/**
 * The SPNs that the front end asks for to reach a back end; the line has passed `backEndText`.
 *
 *     backEnd('sql06.corp.example')              // MSSQLSvc/sql06.corp.example:1433, MSSQLSvc/sql06.corp.example
 *     backEnd('sql06\\SALES', 'corp.example')    // MSSQLSvc/sql06.corp.example:SALES, port missing
 *     backEnd('cifs/files.corp.example')         // the same
 *
 * Microsoft: Register a Service Principal Name for Kerberos connections: TCP asks for the port, named pipes for the instance or the bare form.
 */
export function backEnd(given: string, domain?: string): BackEnd {
  const spn = given.includes('/') ? parseSpn(given) : undefined;
  if (spn && !isRefusal(spn)) return { given, spns: [given], portMissing: false, short: !spn.host.includes('.') };
  const server = readServerText(`Server=${given}`);
  if (!server) return { given, spns: [], portMissing: false, short: false };
  const host = server.host.includes('.') || domain === undefined ? server.host : `${server.host}.${domain}`;
  const form = (suffix: { readonly port?: number; readonly instance?: string }): string => formatSpn({ serviceClass: 'MSSQLSvc', host, ...suffix });
  const short = !host.includes('.');
  if (server.instance !== undefined) {
    const named = form({ instance: server.instance });
    return { given, spns: server.port === undefined ? [named] : [form({ port: server.port }), named], portMissing: server.port === undefined && server.pipe !== true, short };
  }
  const port = server.port ?? 1433;
  return { given, spns: port === 1433 ? [form({ port }), form({})] : [form({ port })], portMissing: false, short, ...(server.port === undefined && server.pipe !== true ? { assumed: true } : {}) };
}

/**
 * The object for an account that runs a service on a host, or why there is none.
 *
 *     partyHolder('NT SERVICE\\MSSQLSERVER', 'sql05.corp.example')   // { kind: 'computer', sam: 'SQL05$', because: 'virtual account' }
 *     partyHolder('CORP\\svc-sql05', 'sql05')                        // { kind: 'user', sam: 'svc-sql05' }
 */
export function partyHolder(account: string, host: string): Holder | string {
  const holder = holderOf(account, host);
  if (isRefusal(holder)) return holder.reason;
  if (holder.kind === 'none') return holder.why;
  if (holder.kind === 'computer') {
    if (holder.account === undefined) return 'The name of the computer account does not follow from the host: give it as DOMAIN\\NAME$.';
    return { kind: 'computer', sam: `${holder.account}$`, because: holder.runsAs };
  }
  if (!holder.account.includes('\\') && holder.account.includes('@')) return 'is a user principal name; give the account as DOMAIN\\NAME, which the commands take';
  const sam = holder.account.slice(holder.account.lastIndexOf('\\') + 1);
  return { kind: holder.kind === 'computer-account' ? 'computer' : holder.kind, sam };
}
