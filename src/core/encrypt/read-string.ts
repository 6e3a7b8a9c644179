/** What a connection string says about encryption. */
import { readDrivers } from '../diagnose/read-drivers.ts';
import { prepare } from '../text/prepare.ts';
import { readConnectionString, type ConnectionText, type StringSyntax } from './connection-string.ts';

/** The settings as they are written; a keyword that is not there is absent. */
export interface StringSays {
  readonly syntax: StringSyntax;
  readonly encrypt?: string;
  readonly trust?: string;
  readonly hostName?: string;
  readonly pinned: boolean;
  readonly entra: boolean;
  /** Where it leads, as written. */
  readonly server?: string;
  /** Row of src/data/encrypt-drivers.ts that Driver= or Provider= stands for. */
  readonly driver?: string;
  readonly localDb: boolean;
  /** What the reader should know of the text. */
  readonly remarks: readonly string[];
}

const KEYS = {
  encrypt: ['encrypt', 'use encryption for data'],
  trust: ['trustservercertificate', 'trust server certificate'],
  hostName: ['hostnameincertificate', 'host name in certificate', 'hostname in certificate'],
  pin: ['servercertificate', 'server certificate'],
  server: ['data source', 'server', 'address', 'addr', 'network address', 'servername'],
  entra: ['authentication', 'accesstoken', 'access token'],
} as const;

/** Driver and provider names, told apart by the table of names that the diagnosis uses too. */
const ROWS: readonly { readonly id: string; readonly versions?: readonly string[]; readonly row: string }[] = [
  { id: 'odbc-sql-server', versions: ['11', '13', '13.1'], row: 'odbc-13' },
  { id: 'odbc-sql-server', versions: ['17'], row: 'odbc-17' },
  { id: 'odbc-sql-server', versions: ['18'], row: 'odbc-18.1' },
  { id: 'odbc-windows', row: 'mdac-odbc' },
  { id: 'native-client', row: 'snac' },
  { id: 'msoledbsql', versions: ['19'], row: 'oledb-19.4.1' },
  { id: 'msoledbsql', row: 'oledb-18' },
  { id: 'sqloledb', row: 'sqloledb' },
];

/**
 * Reads the keywords of encryption out of a connection string.
 *
 *     readString('Provider=MSOLEDBSQL19;Data Source=sql01;Encrypt=Mandatory')
 *     // { syntax: 'oledb', encrypt: 'Mandatory', server: 'sql01', driver: 'oledb-19.4.1', … }
 *
 * ODBC takes the first of two equal keywords, the others the last one. Undefined for an empty text. Source: SQLDriverConnect.
 */
export function readString(text: string): StringSays | undefined {
  const read = readConnectionString(text);
  if (read === undefined) return undefined;
  const get = (names: readonly string[]): string | undefined => {
    const found = read.pairs.filter((p) => names.includes(p.key) && p.value !== undefined);
    return (read.syntax === 'odbc' ? found[0] : found.at(-1))?.value;
  };
  const server = get(KEYS.server);
  const driver = driverOf(read, get(['driver']), get(['provider']));
  const encrypt = get(KEYS.encrypt);
  const trust = get(KEYS.trust);
  const hostName = get(KEYS.hostName);
  return {
    syntax: read.syntax,
    pinned: (get(KEYS.pin) ?? '') !== '',
    entra: read.pairs.some((p) => KEYS.entra.some((k) => k === p.key) && !/^(?:sqlpassword|windowsauthentication|notspecified|)$/i.test((p.value ?? 'token').replace(/\s/g, ''))),
    localDb: /^\(localdb\)/i.test(server ?? ''),
    remarks: remarks(read, get),
    ...(encrypt === undefined ? {} : { encrypt }),
    ...(trust === undefined ? {} : { trust }),
    ...(hostName === undefined || hostName === '' ? {} : { hostName }),
    ...(server === undefined ? {} : { server }),
    ...(driver === undefined ? {} : { driver }),
  };
}

function driverOf({ syntax }: ConnectionText, driver: string | undefined, provider: string | undefined): string | undefined {
  const named = syntax === 'odbc' ? driver : syntax === 'oledb' ? provider : undefined;
  if (named === undefined) return undefined;
  const seen = readDrivers(prepare(syntax === 'odbc' ? `driver={${named}}` : `provider=${named}`).lines)[0];
  return ROWS.find((r) => r.id === seen?.id && (r.versions === undefined || r.versions.includes(seen.version ?? '')))?.row;
}

function remarks(read: ConnectionText, get: (names: readonly string[]) => string | undefined): readonly string[] {
  const twice = Object.values(KEYS).filter((names) => read.pairs.filter((p) => names.some((n) => n === p.key)).length > 1);
  return [
    ...(read.secret ? ['The text holds a password or a token. It is not needed here: take it out, and change it if this page was shared.'] : []),
    ...read.faults,
    ...(twice.length > 0 ? [`A keyword stands twice: ${read.syntax === 'odbc' ? 'ODBC takes the first one' : 'the last one is taken'}.`] : []),
    ...(get(['dsn', 'filedsn']) === undefined ? [] : ['A data source (DSN) can name Encrypt as well: what stands there is not seen here.']),
  ];
}
