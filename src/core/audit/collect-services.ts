import { instancePorts, type InstancePortsFacts } from '../readers/instance-ports.ts';
import type { InstanceProtocols, InstanceSettings, OfInstance } from '../readers/instance-values.ts';
import { readingsOf } from '../readers/reader.ts';
import type { SqlService } from '../readers/sql-service.ts';
import { sqlServicesReader } from '../readers/sql-services.ts';
import type { Paste } from '../text/prepare.ts';
import type { Collect, Facts, LooseService } from './collect-facts.ts';
import { namedInstance } from './collect-host.ts';
import type { AuditService, Known } from './model.ts';

/**
 * Services with their accounts from lists of services, and ports, protocols and listeners from the instance and its configuration. Rows without a
 * machine belong to that of the prompt above, `[SQL05]: PS C:\>`; without one, to the one service of the text that they fit.
 *
 * Sources: Microsoft: Win32_Service, sys.dm_server_services, sys.dm_tcp_listener_states, sys.availability_group_listeners; Configure SQL Server to
 * listen on a specific TCP port.
 */
export const collectServices: Collect = (readings, into, paste) => {
  for (const { facts, from } of readingsOf(readings, sqlServicesReader)) {
    const machine = promptHost(paste, from);
    const cubes = facts.services.some((s) => s.product === 'analysis' && s.instance !== undefined);
    for (const service of facts.services) addService(into, service, machine, cubes);
  }
  for (const { facts, from } of readingsOf(readings, instancePorts)) addPorts(into, facts, promptHost(paste, from), from);
};

/** The machine of a remote prompt just above a block. */
function promptHost({ lines }: Paste, from: number): Known<string> | undefined {
  for (let i = from - 1, seen = 0; i >= 0 && seen < 3 && i > from - 12; i -= 1) {
    const text = lines[i]?.text ?? '';
    const host = /^\s{0,8}\[([A-Za-z0-9.-]{1,255})\]: ?PS /.exec(text.slice(0, 300))?.[1];
    if (host !== undefined) return { value: host, line: i + 1 };
    if (text.trim() !== '') seen += 1;
  }
  return undefined;
}

function place(into: Facts, service: LooseService, host: Known<string> | undefined): void {
  if (host && /^[A-Za-z0-9.-]{1,255}$/.test(host.value)) into.services.push({ ...service, host });
  else into.loose.push(service);
}

const KINDS: Partial<Record<SqlService['product'], AuditService['kind']>> = { engine: 'sql', analysis: 'ssas', reporting: 'ssrs', 'power-bi': 'ssrs', browser: 'ssas-browser' };

function addService(into: Facts, { product, instance, name, account, computer }: SqlService, machine: Known<string> | undefined, cubes: boolean): void {
  const kind = KINDS[product];
  // Only named instances of Analysis Services need the SPN of the Browser.
  if (kind === undefined || (kind === 'ssas-browser' && !cubes)) return;
  place(into, { line: name.line, kind, ...(instance === undefined ? {} : { instance: { value: instance, line: name.line } }), ...(account ? { account } : {}) }, computer ?? machine);
}

function addPorts(into: Facts, facts: InstancePortsFacts, machine: Known<string> | undefined, from: number): void {
  const add = (of: OfInstance, line: number, parts: Partial<LooseService>): void => {
    const named = namedInstance(of.instance);
    place(into, { line, kind: 'sql', ...(named ? { instance: named } : {}), ...(of.instance ? {} : { anyInstance: true }), ...parts }, of.computer ?? machine);
  };
  const clients = facts.listening.filter((l) => (l.kind === undefined || l.kind === 'sql') && l.online !== false && l.address !== '::1' && l.address?.startsWith('127.') !== true);
  for (const l of clients) {
    // A single address beside "all" is that of a listener of an availability group.
    const single = l.address !== undefined && !ALL.has(l.address);
    if (single && clients.some((o) => (o.address === undefined || ALL.has(o.address)) && sameInstance(o, l))) continue;
    add(l, l.port.line, { ports: [l.port] });
  }
  for (const l of facts.listeners) add(l, l.name.line, { names: [{ value: { name: l.name.value, ...(l.port ? { port: l.port.value } : {}) }, line: l.name.line }] });
  for (const p of facts.protocols) add(p, p.tcp?.line ?? p.pipes?.line ?? from, { ...(p.tcp ? { tcp: p.tcp } : {}), ...(p.pipes ? { pipes: p.pipes } : {}) });
  for (const s of facts.settings) if (counts(s, facts.protocols)) addSetting(add, s);
}

const ALL: ReadonlySet<string> = new Set(['::', '0.0.0.0', 'any', '*']);

function sameInstance(a: OfInstance, b: OfInstance): boolean {
  return a.computer?.value.toLowerCase() === b.computer?.value.toLowerCase() && a.instance?.value.toLowerCase() === b.instance?.value.toLowerCase();
}

/** IPAll counts while the instance listens on all addresses, which is what it does unless it was changed; else the addresses that are on. */
function counts(setting: InstanceSettings, protocols: readonly InstanceProtocols[]): boolean {
  const single = protocols.some((p) => p.allAddresses?.value === false && sameInstance(p, setting));
  const all = setting.entry.value.toLowerCase() === 'ipall';
  return single ? !all && setting.enabled?.value === true : all;
}

function addSetting(add: (of: OfInstance, line: number, parts: Partial<LooseService>) => void, s: InstanceSettings): void {
  const used = s.dynamic && s.dynamic.value > 0 ? [s.dynamic] : [];
  // A dynamic port overrides a fixed one.
  const ports = s.dynamic ? used : s.fixed;
  const dynamic = s.dynamic ? { value: true, line: s.dynamic.line } : s.fixed[0] ? { value: false, line: s.fixed[0].line } : undefined;
  add(s, s.entry.line, { ports, ...(dynamic ? { dynamic } : {}) });
}
