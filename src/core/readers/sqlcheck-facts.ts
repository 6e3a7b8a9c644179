import type { At } from './reader.ts';
import type { RuledTable } from './ruled-table.ts';
import type { SqlcheckDuplicate, SuggestedSpn } from './sqlcheck-spns.ts';

/** `Warning: …`, `Critical: …`, `Exception: …` */
export interface SqlcheckMessage {
  readonly level: 'critical' | 'warning' | 'exception';
  readonly text: string;
  readonly line: number;
}

/** `TCP Enabled:                True` */
export interface SqlcheckValue {
  readonly label: string;
  readonly value: string;
  readonly line: number;
}

/** What is printed under `Details for SQL Server Instance:`. */
export interface SqlcheckInstance {
  /** MSSQLSERVER for the default instance; absent when only the table was pasted. */
  readonly name?: At<string>;
  readonly edition?: string;
  readonly values: readonly SqlcheckValue[];
  readonly suggested: readonly SuggestedSpn[];
  readonly messages: readonly SqlcheckMessage[];
}

/** A report of SQLCheck, or the part of one that was pasted. */
export interface SqlcheckFacts {
  /** `SQL Server Connectivity Check v1.0.1160.0, run on …` */
  readonly version?: At<string>;
  readonly run?: At<string>;
  /** Computer, domain, network and security values, as printed. */
  readonly values: readonly SqlcheckValue[];
  readonly instances: readonly SqlcheckInstance[];
  /** Messages outside the details of an instance. */
  readonly messages: readonly SqlcheckMessage[];
  /** Holders named by the Critical lines. */
  readonly duplicates: readonly SqlcheckDuplicate[];
  /** SPNs of the service accounts, from the table Account, SPN, Has Duplicates. */
  readonly held: readonly { readonly account: string; readonly spn: At<string>; readonly duplicate: boolean }[];
  /** Every table, for what is not read above: TLS, drivers, certificates, services, accounts. */
  readonly tables: readonly RuledTable[];
}

/**
 * The value behind a label, with its line; undefined when it is not printed or empty.
 *
 *     valueAt(instance.values, 'TCP Port(s)')   // { value: '1433', line: 45 }
 */
export function valueAt(values: readonly SqlcheckValue[], label: string): At<string> | undefined {
  const found = values.find((v) => v.label.toLowerCase() === label.toLowerCase());
  return found && found.value !== '' ? { value: found.value, line: found.line } : undefined;
}
