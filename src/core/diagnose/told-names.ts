import { readers } from '../readers/index.ts';
import type { NameKind, Named, Reading } from '../readers/reader.ts';

/** Lists and logs of services: they name every instance of a machine, and what each of them has. */
const INVENTORIES = new Set(['ad-export', 'errorlog-start', 'instance-ports', 'sql-services']);
/** Formats that say which account runs the service. Others name an account that holds something. */
const RUNNING = new Set(['errorlog-start', 'sql-services']);
/** Of several, none can be said to be the one in question. */
const ONE: ReadonlySet<NameKind> = new Set(['account', 'instance', 'port', 'server']);

/**
 * The names that the blocks of a text tell, the account that runs the service before others. Of lists of services only what is the same in all of them:
 * one account for all instances, one instance, one port, one machine.
 *
 *     toldNames(sqlServicesReader.read(paste))   // [{ kind: 'account', value: 'CORP\\svc-sql05', line: 3 }, …]
 */
export function toldNames(readings: readonly Reading[]): readonly Named[] {
  const named = readings.flatMap((r) => (readers.find((x) => x.id === r.reader)?.names?.(r.facts) ?? []).map((name) => ({ name, from: r.reader })));
  const values = new Map<NameKind, Set<string>>();
  for (const { name, from } of named) if (INVENTORIES.has(from)) values.set(name.kind, (values.get(name.kind) ?? new Set()).add(keyOf(name)));
  const certain = named.filter(({ name, from }) => !INVENTORIES.has(from) || !ONE.has(name.kind) || values.get(name.kind)?.size === 1);
  const runs = certain.filter(({ name, from }) => RUNNING.has(from) && name.kind === 'account');
  return [...runs, ...certain].map((n) => n.name);
}

/** A machine has a short and a full name, an account one with and without its domain. */
function keyOf({ kind, value }: Named): string {
  const key = value.toLowerCase();
  if (kind === 'server') return key.split('.')[0] ?? key;
  return kind === 'account' ? key.slice(key.indexOf('\\') + 1) : key;
}
