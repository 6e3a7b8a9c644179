import type { SpnSource } from '../data/spn-sources.ts';
import { formatSpn } from './spn.ts';

/** One further name under which clients reach the instance: a listener, a virtual name, an alias. */
export interface SqlName {
  /** Full host name. */
  readonly name: string;
  /** Port behind this name; absent when it is not known. */
  readonly port?: number;
  /** What the name is, where the rules differ: of an availability group, or a distributed network name. Absent for an alias or any other. */
  readonly as?: 'listener' | 'dnn-listener' | 'dnn-fci';
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

/**
 * The form that TCP clients ask for.
 *
 *     tcpSpn('sql05.corp.example', 1433)   // { spn: 'MSSQLSvc/sql05.corp.example:1433', need: 'required', … }
 */
export function tcpSpn(host: string, port: number): SqlSpn {
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

/**
 * The form without a port: bare for a default instance, with the instance name for a named one.
 *
 *     plainSpn('sql05.corp.example', 'SALES', true)   // { spn: 'MSSQLSvc/sql05.corp.example:SALES', need: 'required', … }
 */
export function plainSpn(host: string, instance: string | undefined, pipes: boolean): SqlSpn {
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
