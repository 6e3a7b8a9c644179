import type { SpnSource } from '../data/spn-sources.ts';
import { formatSpn, sameSpn } from './spn.ts';

/** One further name under which clients reach the instance: a listener, a virtual name, an alias. */
export interface SqlName {
  /** Full host name. */
  readonly name: string;
  /** Port behind this name; absent when it is not known. */
  readonly port?: number;
}

/** What the SPNs of a SQL Server instance depend on. All names have passed their rules. */
export interface SqlInstance {
  /** Full name of the host; of a failover cluster instance its network name. Absent when only a short name or an address is known. */
  readonly fullName?: string;
  readonly shortName?: string;
  /** An IP address that clients connect to instead of a name. */
  readonly address?: string;
  readonly kind: 'default' | 'named';
  /** Name of a named instance; absent while it is not known, which leaves out the forms that need it. */
  readonly instance?: string;
  /** Absent for a dynamic port. */
  readonly port?: number;
  readonly tcp: boolean;
  readonly pipes: boolean;
  readonly names: readonly SqlName[];
}

/** An SPN that clients may ask for. `required`: without it some client in use gets no Kerberos ticket. */
export interface SqlSpn {
  readonly spn: string;
  readonly need: 'required' | 'optional';
  /** Which clients ask for it. */
  readonly asks: string;
  readonly why: string;
  readonly sources: readonly SpnSource[];
}

const CLASS = 'MSSQLSvc';

function tcpSpn(host: string, port: number): SqlSpn {
  return {
    spn: formatSpn({ serviceClass: CLASS, host, port }),
    need: 'required',
    asks: 'Every driver over TCP',
    why: port === 1433
      ? 'TCP clients write the port even when it is the default 1433.'
      : 'TCP clients write the port; for a named instance too, once SQL Server Browser has told them.',
    sources: ['registerSpn', 'sqlClient', 'jdbc'],
  };
}

function plainSpn(host: string, instance: string | undefined, pipes: boolean): SqlSpn {
  const spn = formatSpn({ serviceClass: CLASS, host, ...(instance === undefined ? {} : { instance }) });
  if (pipes) {
    return {
      spn,
      need: 'required',
      asks: 'Clients over named pipes',
      why: instance === undefined
        ? 'Named pipes have no port. SqlClient on Linux and macOS asks for this form first over TCP, too.'
        : 'Named pipes have no port, so the instance name stands for the instance.',
      sources: ['registerSpn', 'sqlClient'],
    };
  }
  return instance === undefined
    ? {
        spn,
        need: 'optional',
        asks: 'SqlClient on Linux and macOS, when the connection string has no port',
        why: 'It asks for this form first and for :1433 second. Version 5.2.0 tried this one only. Named pipes need it.',
        sources: ['sqlClient', 'sqlClient2394'],
      }
    : {
        spn,
        need: 'optional',
        asks: 'SqlClient on Linux and macOS before 7.1, the administrator connection (DAC), named pipes',
        why: 'Contested for the DAC: the documentation names the instance, the driver source the port. The service cannot register it under a computer account.',
        sources: ['sqlClient3566', 'registerSpn', 'adtsValidatedWrite'],
      };
}

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

function nameSpns({ name, port }: SqlName, instance: SqlInstance): readonly SqlSpn[] {
  const spns: SqlSpn[] = [];
  if (instance.tcp && port !== undefined) {
    spns.push({
      ...tcpSpn(name, port),
      asks: `Clients over TCP that connect to ${name}`,
      why: 'A listener or virtual name needs SPNs of its own. For a DNS alias (CNAME) most drivers put the target name instead; JDBC keeps the alias.',
      sources: ['listener', 'sqlClient', 'jdbc'],
    });
  }
  if (instance.kind === 'default' || (instance.pipes && hasPlain(instance))) {
    const plain = plainSpn(name, instance.instance, instance.pipes);
    spns.push(instance.pipes ? plain : { ...plain, sources: ['sqlClient', 'dbatools'] });
  }
  return spns;
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
  return spns.filter((s, i) => spns.findIndex((other) => sameSpn(other.spn, s.spn)) === i);
}
