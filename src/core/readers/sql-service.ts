/** Services of SQL Server and their names. */
import { sqlServices } from '../../data/sql-services.ts';
import type { SqlProduct } from '../../data/sql-services.ts';
import type { At } from './reader.ts';

export interface SqlServiceName {
  readonly product: SqlProduct;
  /** The service name: `MSSQLSERVER`, `MSSQL$SALES`. */
  readonly service: string;
  /** Of a named instance. */
  readonly instance?: string;
}

const SHOWN = /^(.{3,60}?) ?\(([^()]{1,64})\)$/;

/**
 * The service that a text names, by its service name or as lists show it; undefined for services of other programs.
 *
 *     sqlServiceName('MSSQL$SALES')                    // { product: 'engine', service: 'MSSQL$SALES', instance: 'SALES' }
 *     sqlServiceName('SQL Server (MSSQLSERVER)')       // { product: 'engine', service: 'MSSQLSERVER' }
 *     sqlServiceName('SQL Server Analysis Services (CUBES)')   // { product: 'analysis', service: 'MSOLAP$CUBES', instance: 'CUBES' }
 */
export function sqlServiceName(text: string): SqlServiceName | undefined {
  const given = text.trim();
  if (given === '' || given.length > 200) return undefined;
  const lower = given.toLowerCase();
  for (const { product, base, named } of sqlServices) {
    if (lower === base.toLowerCase()) return { product, service: base };
    if (named !== undefined && lower.startsWith(named.toLowerCase()) && given.length > named.length) {
      const instance = given.slice(named.length);
      return { product, service: `${named}${instance}`, instance };
    }
  }
  const shown = SHOWN.exec(given);
  const words = plain(shown?.[1] ?? given);
  const instance = shown?.[2];
  // Without an instance in brackets, of two services with one name the one that has no instances is meant.
  const row = sqlServices.find((r) => plain(r.shown) === words && (instance === undefined ? r.named === undefined : r.named !== undefined));
  if (!row) return undefined;
  if (instance === undefined || instance.toUpperCase() === 'MSSQLSERVER') return { product: row.product, service: row.base };
  return { product: row.product, service: `${row.named ?? ''}${instance}`, instance };
}

/** German lists have a hyphen where English ones have a blank: SQL Server-Agent. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]/g, '');
}

export interface SqlService extends SqlServiceName {
  /** As printed: `MSSQL$SALES`, `SQL Server (SALES)`. */
  readonly name: At<string>;
  /** As printed: `CORP\svc-sql05`, `LocalSystem`, `NT Service\MSSQLSERVER`. Absent where the column is empty. */
  readonly account?: At<string>;
  /** Without an instance behind it. */
  readonly computer?: At<string>;
  /** In the language of the program. */
  readonly state?: At<string>;
}

/** The service of a name and the values beside it, without those that are not printed. */
export function serviceWith(name: At<string>, parts: SqlServiceName, account: At<string> | undefined, computer: At<string> | undefined, state: At<string> | undefined): SqlService {
  const set = (at: At<string> | undefined): at is At<string> => at !== undefined && at.value !== '' && at.value !== 'NULL';
  return {
    ...parts,
    name,
    ...(set(account) ? { account } : {}),
    ...(set(computer) ? { computer: { value: computer.value.split('\\')[0] ?? '', line: computer.line } } : {}),
    ...(set(state) ? { state } : {}),
  };
}
