import type { SpnSource } from '../data/spn-sources.ts';
import type { SqlSpn } from './sql-spns.ts';

/** Names under which clients reach a service. All have passed their rules. */
export interface ServiceNames {
  /** Full name of the host; of a cluster its network name. */
  readonly fullName?: string;
  readonly shortName?: string;
  /** Aliases, host headers, load-balanced names: each as clients write it. */
  readonly names: readonly string[];
}

/**
 * What the account is to the network: `domain` for a user or managed service account, `computer` for a virtual account, Local System and
 * Network Service. Absent while it is not known: both cases are then said.
 */
export type RunsAs = 'domain' | 'computer';

/**
 * Who must hold the names: `service` the account that runs the service (holderOf tells which object that is), `computer` the computer account of
 * the host whatever runs the service, `shared` one domain account that all hosts behind the name use, `nobody` when no SPN is needed.
 */
export type HolderRule = 'service' | 'computer' | 'shared' | 'nobody';

export interface ServiceRemark {
  readonly id: string;
  readonly tone: 'info' | 'warning';
  readonly says: string;
  readonly sources: readonly SpnSource[];
}

/** What clients of one service ask for. */
export interface ServiceSpns {
  /** `Analysis Services`, `SQL Server Browser` */
  readonly service: string;
  readonly spns: readonly SqlSpn[];
  /** Names that clients ask for and HOST on the computer account answers: nothing to register. */
  readonly covered: readonly string[];
  readonly holder: HolderRule;
  readonly remarks: readonly ServiceRemark[];
}

/**
 * The names of a service, each once, whatever its case.
 *
 *     hostsOf({ fullName: 'web01.corp.example', shortName: 'web01', names: ['intranet.corp.example'] })
 *     // [['web01.corp.example', 'full'], ['intranet.corp.example', 'other'], ['web01', 'short']]
 */
export function hostsOf({ fullName, shortName, names }: ServiceNames): readonly (readonly [string, 'full' | 'other' | 'short'])[] {
  const all = [
    ...(fullName === undefined ? [] : [[fullName, 'full'] as const]),
    ...names.map((name) => [name, 'other'] as const),
    ...(shortName === undefined ? [] : [[shortName, 'short'] as const]),
  ];
  const seen = new Set<string>();
  return all.filter(([name]) => {
    const key = name.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
