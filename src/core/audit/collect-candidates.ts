import { firstLabel } from '../host-names.ts';
import type { ServiceSighting } from './collect-facts.ts';
import { sqlSpn } from './collect-host.ts';
import type { Known, SeenAccount } from './model.ts';

interface Host {
  host: Known<string>;
  bare: boolean;
  readonly instances: Map<string, Known<string>>;
  readonly ports: Map<number, Known<number>>;
}

const DEFAULT_PORT = 1433;

/**
 * Services that the SPNs of the lists themselves show, for texts in which nothing names an instance: which host, which instance, which ports. Their
 * accounts are not known, so what can be said of them is little.
 *
 *     candidates([{ spns: ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example'] }])   // the default instance of sql05.corp.example, port 1433
 */
export function candidates(accounts: readonly SeenAccount[]): readonly ServiceSighting[] {
  const full = new Map<string, Host>();
  const short = new Map<string, Host>();
  const labels = new Map<string, Set<Host>>();
  for (const { spns } of accounts) {
    for (const { value, line } of spns) {
      const parts = sqlSpn(value);
      if (!parts) continue;
      const at = line === undefined ? {} : { line };
      const map = parts.host.includes('.') ? full : short;
      const key = parts.host.toLowerCase();
      let host = map.get(key);
      if (!host) {
        host = { host: { value: parts.host, ...at }, bare: false, instances: new Map(), ports: new Map() };
        map.set(key, host);
        if (map === full) labels.set(firstLabel(key), (labels.get(firstLabel(key)) ?? new Set()).add(host));
      }
      if (parts.port !== undefined) {
        if (!host.ports.has(parts.port)) host.ports.set(parts.port, { value: parts.port, ...at });
      } else if (parts.instance === undefined) host.bare = true;
      else if (!host.instances.has(parts.instance.toLowerCase())) host.instances.set(parts.instance.toLowerCase(), { value: parts.instance, ...at });
    }
  }
  for (const [label, host] of short) {
    const same = labels.get(label);
    const [one] = same?.size === 1 ? [...same] : [];
    if (!one) {
      full.set(label, host);
      continue;
    }
    one.bare ||= host.bare;
    for (const [k, v] of host.instances) if (!one.instances.has(k)) one.instances.set(k, v);
    for (const [k, v] of host.ports) if (!one.ports.has(k)) one.ports.set(k, v);
  }
  return [...full.values()].flatMap(servicesOf);
}

/** Ports of a host with several instances cannot be told apart, except that 1433 is mostly the default instance. */
function servicesOf({ host, bare, instances, ports }: Host): readonly ServiceSighting[] {
  const all = [...ports.values()].sort((a, b) => a.value - b.value);
  const named = [...instances.values()];
  const service = (instance: Known<string> | undefined, own: readonly Known<number>[]): ServiceSighting => ({ line: host.line ?? 1, kind: 'sql', host, ...(instance ? { instance } : {}), ports: own });
  const [only] = named;
  if (named.length === 0) return [service(undefined, all)];
  if (only && named.length === 1 && !bare) return [service(only, all)];
  const standard = all.filter((p) => p.value === DEFAULT_PORT);
  const others = all.filter((p) => p.value !== DEFAULT_PORT);
  return [...(bare ? [service(undefined, named.length === 1 ? standard : all)] : []), ...named.map((n) => service(n, named.length === 1 ? others : []))];
}
