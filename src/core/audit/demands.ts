import type { SpnSource } from '../../data/spn-sources.ts';
import { serviceSpns } from '../service-spns.ts';
import { isIpAddress, spnString } from '../names.ts';
import { sqlSpns, type SqlSpn } from '../sql-spns.ts';
import type { Placed } from './services.ts';

/** One SPN that clients of one service ask for. */
export interface Demand {
  readonly spn: string;
  readonly need: 'required' | 'optional';
  readonly asks: string;
  readonly sources: readonly SpnSource[];
  readonly by: Placed;
  /** Its host is a short name. */
  readonly short: boolean;
  /** The same with the short name instead of the full one. */
  readonly shortTwin?: string;
  /** The same without port, or with the instance name. */
  readonly plainTwin?: string;
  /** The port changes at each start. */
  readonly dynamic: boolean;
  /** The protocol that would ask for it is off. */
  readonly off: boolean;
  /** HOST on the computer account answers for it: nothing to register. */
  readonly covered: boolean;
  /** Of a listener, virtual name or alias. */
  readonly further: boolean;
}

type Row = Pick<SqlSpn, 'spn' | 'need' | 'asks' | 'sources'>;

/**
 * The SPNs that clients of a service ask for; none that the rules refuse. Sources: those of each row.
 *
 *     demandsOf(placed).map((d) => d.spn)   // ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example', …]
 */
export function demandsOf(by: Placed): readonly Demand[] {
  const { service } = by;
  const found = (service.kind === 'sql' ? sqlDemands(by) : otherDemands(by)).filter((d) => spnString.refuses(d.spn) === undefined);
  const seen = new Set<string>();
  return found.filter(({ spn }) => {
    const key = spn.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function sqlDemands(by: Placed): readonly Demand[] {
  const { service } = by;
  // Clients of a failover cluster instance ask for its network name, never for a node.
  const { fullName, shortName } = service.clustered?.value ? {} : by;
  const instance = service.instance?.value;
  const named = instance !== undefined && instance.toLowerCase() !== 'mssqlserver';
  const changing = changingPorts(by);
  const tcp = service.tcp?.value !== false;
  const pipes = service.pipes?.value === true;
  const ports = [...new Set(service.ports.map((p) => p.value))];
  const base = {
    ...(fullName === undefined ? {} : { fullName }),
    ...(shortName === undefined ? {} : { shortName }),
    kind: named ? 'named' : 'default',
    ...(named ? { instance } : {}),
    pipes,
  } as const;
  const own = service.names.flatMap((n) => (n.value.port === undefined ? [] : [{ name: n.value.name, port: n.value.port }]));
  const shared = service.names.flatMap((n) => (n.value.port === undefined ? [{ name: n.value.name }] : []));
  const further = new Set(service.names.map((n) => n.value.name.toLowerCase()));
  const plain = sqlSpns({ ...base, tcp, names: own });
  const withPort = ports.flatMap((port) => sqlSpns({ ...base, port, tcp: true, names: shared.map((n) => ({ ...n, port })) }).filter((r) => r.spn.endsWith(`:${port}`)));
  const names = ports.length === 0 ? sqlSpns({ ...base, tcp, names: shared }) : shared.length === 0 ? [] : sqlSpns({ ...base, tcp, names: shared });
  const suffix = named ? `:${instance}` : '';
  return [...withPort, ...plain, ...names].map((row) => {
    const host = hostOf(row.spn);
    const port = /:[0-9]+$/.test(row.spn);
    return {
      ...demand(row, by, further.has(host.toLowerCase()) && host.toLowerCase() !== fullName?.toLowerCase()),
      dynamic: port && changing.has(Number(row.spn.slice(row.spn.lastIndexOf(':') + 1))) && !own.some((n) => row.spn.toLowerCase() === `mssqlsvc/${n.name}:${n.port}`.toLowerCase()),
      off: !tcp && port,
      ...(host.includes('.') && shortName !== undefined && host === fullName ? { shortTwin: `MSSQLSvc/${shortName}${row.spn.slice(row.spn.indexOf(host) + host.length)}` } : {}),
      ...(port ? { plainTwin: `MSSQLSvc/${host}${suffix}` } : {}),
    };
  });
}

/** Ports that change at each start. Where the line that says so has some of the ports, the others are fixed. */
function changingPorts({ service: { dynamic, ports } }: Placed): ReadonlySet<number> {
  if (!dynamic?.value) return new Set();
  const beside = dynamic.line === undefined ? [] : ports.filter((p) => p.line === dynamic.line);
  return new Set((beside.length > 0 ? beside : ports).map((p) => p.value));
}

function otherDemands(by: Placed): readonly Demand[] {
  const { service, fullName, shortName, expectation } = by;
  const names = { ...(fullName === undefined ? {} : { fullName }), ...(shortName === undefined ? {} : { shortName }), names: service.names.map((n) => n.value.name) };
  const port = service.ports[0]?.value;
  const instance = service.instance?.value;
  const computer = expectation.kind === 'object' && expectation.machine;
  const [set] =
    service.kind === 'ssas' ? serviceSpns({ kind: 'analysis', ...names, ...(instance === undefined ? {} : { instance }), ...(port === undefined ? {} : { port }) })
    : service.kind === 'ssas-browser' ? serviceSpns({ kind: 'browser', ...names, analysis: true })
    : serviceSpns({ kind: 'reports', ...names, ...(expectation.kind === 'object' ? { runsAs: computer ? 'computer' : 'domain' } as const : {}), ...(port === undefined ? {} : { port }) });
  if (!set) return [];
  const further = new Set(names.names.map((n) => n.toLowerCase()));
  return [
    ...set.spns.map((row) => demand(row, by, further.has(hostOf(row.spn).toLowerCase()))),
    ...set.covered.map((spn) => ({ ...demand({ spn, need: 'required', asks: 'Browsers and other HTTP clients', sources: ['ssrs', 'spnMappings'] }, by, false), covered: true })),
  ];
}

function demand({ spn, need, asks, sources }: Row, by: Placed, further: boolean): Demand {
  const host = hostOf(spn);
  // Windows takes NTLM for an address, whatever is registered, unless TryIPSPN is set on the client.
  const address = isIpAddress(host);
  return { spn, need: address ? 'optional' : need, asks: address ? 'Clients with TryIPSPN = 1' : asks, sources: address ? ['ipSpn'] : sources, by, short: !host.includes('.'), dynamic: false, off: false, covered: false, further };
}

/** The host part of a well-formed SPN. */
export function hostOf(spn: string): string {
  const target = spn.slice(spn.indexOf('/') + 1);
  return target.slice(0, target.search(/[:/]|$/));
}
