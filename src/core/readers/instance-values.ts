/** Values about the network of an instance, in the ways in which they are printed. */
import type { PropertyRecord } from './property-records.ts';
import type { At } from './reader.ts';

export interface OfInstance {
  readonly computer?: At<string>;
  /** MSSQLSERVER for the default instance. */
  readonly instance?: At<string>;
}

/** What one entry of the TCP/IP protocol is set to. */
export interface InstanceSettings extends OfInstance {
  /** `IPAll`, `IP1` … */
  readonly entry: At<string>;
  readonly fixed: readonly At<number>[];
  /** The dynamic port that was used last; 0 when dynamic ports are on and none was used yet. Absent when the value is empty: not dynamic. */
  readonly dynamic?: At<number>;
  readonly enabled?: At<boolean>;
}

export interface InstanceProtocols extends OfInstance {
  readonly tcp?: At<boolean>;
  readonly pipes?: At<boolean>;
  readonly sharedMemory?: At<boolean>;
  /** Listen All: IPAll counts when it is true, the enabled addresses otherwise. */
  readonly allAddresses?: At<boolean>;
}

/** The part of a registry key that names an instance: `MSSQL16.SALES`, `MSSQL10_50.SALES`. */
const KEY = /^MSSQL\d{1,2}(?:_50)?\.(.{1,64})$/i;

/**
 * Machine and instance of a record, from SqlInstance, ComputerName, InstanceName or the key of the registry.
 *
 *     instanceIn(record of 'SqlInstance : SQL05\\SALES')   // computer SQL05, instance SALES
 */
export function instanceIn(record: PropertyRecord): OfInstance {
  const at = (...names: readonly string[]): At<string> | undefined => names.map((n) => record.get(n)).find((v) => v !== undefined && v.value !== '');
  const whole = at('sqlinstance', 'replica', 'server_name');
  const [host = '', name] = whole?.value.split('\\') ?? [];
  const computer = at('computername', 'pscomputername') ?? (whole && host !== '' ? { value: host, line: whole.line } : undefined);
  const printed = at('instancename', 'instance');
  const instance = printed ? { value: instanceOfKey(printed.value), line: printed.line } : whole && name ? { value: name, line: whole.line } : undefined;
  return { ...(computer ? { computer } : {}), ...(instance ? { instance } : {}) };
}

/** `MSSQL16.SALES` is SALES. */
export function instanceOfKey(text: string): string {
  return KEY.exec(text)?.[1] ?? text;
}

/** The ports in a value; there may be several, with commas between. None for an empty value and for anything else. */
export function portsIn(at: At<string> | undefined, least = 1): readonly At<number>[] {
  const parts = at?.value.split(',').map((p) => p.trim()) ?? [];
  return at && parts.every((p) => /^\d{1,5}$/.test(p) && Number(p) >= least && Number(p) <= 65535) ? parts.map((p) => ({ value: Number(p), line: at.line })) : [];
}

/** True, 1 and 0x1; False, 0 and 0x0; undefined for anything else. */
export function truthIn(at: At<string> | undefined): At<boolean> | undefined {
  const value = at?.value.toLowerCase() ?? '';
  return at && /^(?:true|false|[01]|0x[01])$/.test(value) ? { value: value === 'true' || value.endsWith('1'), line: at.line } : undefined;
}
