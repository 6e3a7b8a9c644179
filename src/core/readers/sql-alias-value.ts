/** The value of one alias of SQL Server clients. */
import { addressOf, nameOf } from './network-text.ts';

/** Where an alias leads. */
export interface AliasTarget {
  readonly protocol: 'tcp' | 'named pipes' | 'shared memory' | 'other';
  /** Host name or address; undefined when the text behind the library is neither. */
  readonly host?: string;
  readonly address?: string;
  readonly instance?: string;
  readonly port?: number;
  readonly pipe?: string;
  /** As the registry holds it. */
  readonly text: string;
}

const LIBRARIES: Readonly<Record<string, AliasTarget['protocol']>> = { DBMSSOCN: 'tcp', DBNMPNTW: 'named pipes', DBMSLPCN: 'shared memory' };

/**
 * Reads the value of an alias; undefined for other texts.
 *
 *     aliasTarget('DBMSSOCN,sql02.corp.example,1433')          // { protocol: 'tcp', host: 'sql02.corp.example', port: 1433, … }
 *     aliasTarget('DBMSSOCN,sql02\\SALES')                     // { protocol: 'tcp', host: 'sql02', instance: 'SALES', … }
 *     aliasTarget('DBNMPNTW,\\\\sql02\\pipe\\sql\\query')      // { protocol: 'named pipes', host: 'sql02', pipe: '\\\\sql02\\pipe\\sql\\query', … }
 *
 * Source: Microsoft: Create or delete a server alias for use by a client.
 */
export function aliasTarget(text: string): AliasTarget | undefined {
  const comma = text.indexOf(',');
  const library = (comma < 0 ? text : text.slice(0, comma)).trim().toUpperCase();
  if (comma < 0 || !/^DB[A-Z]{4,8}$/.test(library)) return undefined;
  const rest = text.slice(comma + 1).trim();
  const protocol = LIBRARIES[library] ?? 'other';
  const pipe = /^\\\\([^\\]{1,255})\\pipe\\(?:MSSQL\$([^\\]{1,16})\\)?.{1,200}$/i.exec(rest);
  if (pipe) {
    return { protocol, ...place(pipe[1] ?? ''), ...(pipe[2] === undefined ? {} : { instance: pipe[2] }), pipe: rest, text };
  }
  const [server = '', port] = rest.split(',');
  const [host = '', instance] = server.trim().split('\\');
  return {
    protocol,
    ...place(host.replace(/^tcp:/i, '')),
    ...(instance ? { instance } : {}),
    ...(port !== undefined && /^\s?\d{1,5}\s?$/.test(port) && Number(port) > 0 && Number(port) < 65536 ? { port: Number(port) } : {}),
    text,
  };
}

function place(host: string): { host?: string; address?: string } {
  const address = addressOf(host);
  if (address) return { address };
  const name = nameOf(host.trim());
  return name ? { host: name } : {};
}
