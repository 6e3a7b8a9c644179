import { spnDrivers, type NtlmAnswer, type SpnDriver, type SpnDriverId, type SpnKeyword } from '../../data/spn-drivers.ts';
import { spnLayers, type ClientPlatform, type SpnLayer } from '../../data/spn-layers.ts';
import type { SpnSource } from '../../data/spn-sources.ts';
import { isAtLeast } from './version.ts';

const byId: ReadonlyMap<string, SpnDriver> = new Map(spnDrivers.map((d) => [d.id, d]));

/** The row of a driver: `driverOf('jdbc').label` is 'JDBC, authenticationScheme=JavaKerberos'. Undefined for an id that the table does not have. */
export function driverOf(id: string): SpnDriver | undefined {
  return byId.get(id);
}

/** The name of a driver for readers: `driverLabel('tedious')` is 'tedious, mssql (Node.js)'. */
export function driverLabel(id: SpnDriverId): string {
  return byId.get(id)?.label ?? id;
}

/** The drivers that run on a platform, for a form: `driversFor('linux')` has jdbc and no msoledbsql. */
export function driversFor(platform: ClientPlatform): readonly { readonly id: SpnDriverId; readonly label: string }[] {
  return spnDrivers.filter((d: SpnDriver) => d.on[platform] !== undefined).map(({ id, label }) => ({ id, label }));
}

/** The part of a driver that builds the SPN on a platform: `layerOf(driver, 'linux').id` is 'managed' for Microsoft.Data.SqlClient. Undefined where it builds none. */
export function layerOf(driver: SpnDriver, platform: ClientPlatform): SpnLayer | undefined {
  const id = driver.on[platform]?.layer;
  return id === undefined ? undefined : spnLayers.find((l) => l.id === id);
}

/** Whether a driver goes on with NTLM without a ticket: `ntlmOf('jdbc', 'windows')` is 'never'. Undefined where it does not run. */
export function ntlmOf(id: SpnDriverId, platform: ClientPlatform): NtlmAnswer | undefined {
  return byId.get(id)?.on[platform]?.ntlm;
}

export type KeywordAnswer =
  | { readonly keyword: SpnKeyword; /** False for a version before the keyword, undefined when the version does not tell. */ readonly known: boolean | undefined }
  | { readonly none: string; readonly sources: readonly SpnSource[] };

/**
 * How a driver is told the SPN, or why it cannot be.
 *
 *     serverSpnKeyword('microsoft-data-sqlclient', '4.1.0')   // { keyword: { name: 'Server SPN', since: '5.0', … }, known: false }
 *     serverSpnKeyword('tedious')                             // { none: 'It has user and password, NTLM …', sources: ['tedious'] }
 */
export function serverSpnKeyword(id: SpnDriverId, version?: string): KeywordAnswer {
  const driver = byId.get(id);
  if (driver?.keyword) return { keyword: driver.keyword, known: driver.keyword.from === undefined ? true : isAtLeast(version, driver.keyword.from) };
  return { none: driver?.noKeyword?.says ?? 'No keyword is known.', sources: driver?.noKeyword?.sources ?? [] };
}
