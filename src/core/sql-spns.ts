import { nameSpns } from './sql-name-spns.ts';
import { plainSpn, tcpSpn, type SqlInstance, type SqlSpn } from './sql-spn-forms.ts';

export type { SqlInstance, SqlName, SqlSpn } from './sql-spn-forms.ts';

const SHORT = {
  need: 'optional',
  asks: 'Clients to which DNS, the hosts file or an alias gives the short name',
  why: 'Contested: SQLCheck lists it, Microsoft’s registration document and dbatools do not. Its absence is no fault.',
  sources: ['sqlCheck', 'registerSpn', 'dbatools'],
} as const;

/** The bare form belongs to the default instance alone. */
function hasPlain({ kind, instance }: SqlInstance): boolean {
  return kind === 'default' || instance !== undefined;
}

/**
 * The SPNs that clients of one instance may ask for, required ones first among those of one name.
 *
 *     sqlSpns({ fullName: 'sql05.corp.example', kind: 'default', port: 1433, tcp: true, pipes: false, names: [] })
 *     // MSSQLSvc/sql05.corp.example:1433 required, MSSQLSvc/sql05.corp.example optional
 *
 * An SPN that two names lead to is listed once. A dynamic port gives no SPN with a port: SQL Server must register
 * that one itself at each start. Sources: the `sources` of each row.
 */
export function sqlSpns(instance: SqlInstance): readonly SqlSpn[] {
  const { fullName, shortName, address, port, tcp, pipes } = instance;
  const spns: SqlSpn[] = [];
  if (fullName !== undefined) {
    if (tcp && port !== undefined) spns.push(tcpSpn(fullName, port));
    if (hasPlain(instance)) spns.push(plainSpn(fullName, instance.instance, pipes));
  }
  for (const name of instance.names) spns.push(...nameSpns(name, instance));
  if (shortName !== undefined) {
    if (tcp && port !== undefined) spns.push({ ...tcpSpn(shortName, port), ...SHORT });
    if (hasPlain(instance)) spns.push({ ...plainSpn(shortName, instance.instance, pipes), ...SHORT });
  }
  // An IPv6 address has colons, which an SPN keeps for its suffix.
  if (address !== undefined && !address.includes(':') && tcp && port !== undefined) {
    spns.push({
      ...tcpSpn(address, port),
      need: 'optional',
      asks: 'Clients with TryIPSPN = 1 that connect to the address and find no name for it',
      why: 'Without TryIPSPN on the client Windows takes NTLM for an address, whatever is registered.',
      sources: ['ipSpn', 'sspiContext'],
    });
  }
  return onceEach(spns);
}

/** Each SPN once, the first row of it, whatever its case. */
export function onceEach<T extends Pick<SqlSpn, 'spn'>>(rows: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return rows.filter(({ spn }) => !seen.has(spn.toLowerCase()) && seen.add(spn.toLowerCase()));
}
