import { firstLabel } from '../host-names.ts';
import type { At } from '../readers/reader.ts';
import type { RuledTable } from '../readers/ruled-table.ts';
import { valueAt, type SqlcheckFacts, type SqlcheckInstance } from '../readers/sqlcheck-facts.ts';
import type { Facts } from './collect-facts.ts';
import { namedInstance, portOf, sqlSpn } from './collect-host.ts';
import type { Known } from './model.ts';

/** The services that a report of SQLCheck tells: the details of each instance, and the table of services for Analysis and Reporting Services. */
export function collectSqlcheckServices(facts: SqlcheckFacts, into: Facts): void {
  const { values, instances, tables } = facts;
  const machine = valueAt(values, 'FQDN') ?? valueAt(values, 'NETBIOS Name');
  const short = valueAt(values, 'NETBIOS Name')?.value;
  for (const instance of instances) {
    const host = machine ?? hostOf(instance);
    if (host) addInstance(into, instance, host, short);
  }
  if (!machine) return;
  const rows = rowsOf(tables, 'name', 'instance', 'service account').filter((r) => !/^disabled$/i.test(r.get('start mode') ?? ''));
  const isOlap = (name: string): boolean => /^(?:MSOLAP|MSSQLServerOLAPService)$/i.test(name);
  const olapNamed = rows.some((r) => isOlap(r.get('name') ?? '') && (r.get('instance') ?? '') !== '');
  for (const row of rows) {
    const { line } = row;
    const name = row.get('name') ?? '';
    const account = row.get('service account') ?? '';
    const instance = row.get('instance') ?? '';
    const kind = /^(?:MSSQL|MSSQLSERVER)$/i.test(name) ? 'sql' : isOlap(name) ? 'ssas' : /^(?:ReportServer|SQLServerReportingServices)$/i.test(name) ? 'ssrs' : /^SQLBrowser$/i.test(name) && olapNamed ? 'ssas-browser' : undefined;
    if (kind === undefined || account === '') continue;
    const named = kind === 'ssas-browser' ? undefined : namedInstance({ value: instance, line });
    into.services.push({ line, kind, host: machine, ...(short === undefined ? {} : { short }), ...(named ? { instance: named } : {}), account: { value: account, line } });
  }
}

/** Where the report was cut: the full name from the suggested SPNs. */
function hostOf({ suggested }: SqlcheckInstance): Known<string> | undefined {
  const hosts = suggested.flatMap(({ spn }) => {
    const parts = sqlSpn(spn.value);
    return parts ? [{ value: parts.host, line: spn.line }] : [];
  });
  return hosts.find((h) => h.value.includes('.')) ?? hosts[0];
}

function addInstance(into: Facts, instance: SqlcheckInstance, host: Known<string>, printed: string | undefined): void {
  const { values, suggested, name } = instance;
  const at = (label: string): At<string> | undefined => valueAt(values, label);
  const truth = (label: string): Known<boolean> | undefined => {
    const found = at(label);
    const word = /^(True|False)\b/i.exec(found?.value ?? '')?.[1]?.toLowerCase();
    return found && word ? { value: word === 'true', line: found.line } : undefined;
  };
  const fixed = portsOf(at('TCP Port(s)'));
  const dynamic = portsOf(at('Dynamic TCP Port(s)'));
  const shown = values.some((v) => v.label.toLowerCase() === 'dynamic tcp port(s)');
  const dynamicLine = at('Dynamic TCP Port(s)');
  const own = suggested.flatMap(({ spn }) => {
    const parts = sqlSpn(spn.value);
    return parts ? [{ ...parts, line: spn.line }] : [];
  });
  // Only a table was pasted: its rows tell the instance and the ports.
  const fromRows = own.find((p) => p.instance !== undefined);
  const bare = own.some((p) => p.instance === undefined && p.port === undefined);
  const instanceName = name ?? (fromRows ? { value: fromRows.instance ?? '', line: fromRows.line } : undefined);
  const named = namedInstance(instanceName);
  const rowPorts = name ? [] : own.flatMap((p) => (p.port === undefined ? [] : [{ value: p.port, line: p.line }]));
  const ports = [...fixed, ...dynamic, ...(fixed.length + dynamic.length > 0 ? [] : rowPorts)];
  const tcp = truth('TCP Enabled');
  const pipes = truth('Named Pipes Enabled');
  const clustered = truth('Clustered');
  const account = at('Service Account') ?? at('SPN Account');
  const short = printed ?? own.find((p) => !p.host.includes('.') && p.host.toLowerCase() === firstLabel(host.value))?.host;
  into.services.push({
    line: name?.line ?? suggested[0]?.spn.line ?? host.line ?? 1,
    kind: 'sql',
    host,
    ...(short === undefined ? {} : { short }),
    ...(named ? { instance: named } : {}),
    ...(name === undefined && !fromRows && !bare ? { anyInstance: true } : {}),
    ports,
    ...(dynamic.length > 0 || (dynamicLine && dynamicLine.value !== '') ? { dynamic: { value: true, line: dynamicLine?.line ?? 1 } } : shown && fixed.length > 0 ? { dynamic: { value: false, line: fixed[0]?.line ?? 1 } } : {}),
    ...(tcp ? { tcp } : {}),
    ...(pipes ? { pipes } : {}),
    ...(clustered?.value ? { clustered: { value: true, ...(clustered.line === undefined ? {} : { line: clustered.line }) } as const } : {}),
    ...(account ? { account } : {}),
    names: listeners(at('Always-On Listeners') ?? at('Listeners')),
  });
}

/** `1433`, `1433,1435`; per address where it does not listen on all: `10.0.0.5 ( 1433)`. 0 stands for a dynamic port that is not known. */
function portsOf(at: At<string> | undefined): Known<number>[] {
  if (!at) return [];
  const inBrackets = [...at.value.matchAll(/\(\s{0,4}([0-9,]{1,60})\s{0,4}\)/g)].map((m) => m[1] ?? '');
  const parts = (inBrackets.length > 0 ? inBrackets.join(',') : at.value).split(/[,;\s]+/);
  const ports = new Set(parts.flatMap((p) => portOf(p) ?? []));
  return [...ports].map((value) => ({ value, line: at.line }));
}

function listeners(at: At<string> | undefined): readonly Known<{ readonly name: string }>[] {
  return (at?.value ?? '').split(/[,;\s]+/).filter((n) => /^[A-Za-z0-9.-]{1,255}$/.test(n)).map((name) => ({ value: { name }, line: at?.line ?? 1 }));
}

/** Rows of the tables that have these headings, by heading in lower case. */
export function rowsOf(tables: readonly RuledTable[], ...headings: readonly string[]): readonly { readonly get: (heading: string) => string | undefined; readonly line: number }[] {
  return tables.flatMap((table) => {
    const names = table.columns.map((c) => c.name.toLowerCase());
    if (!headings.every((h) => names.includes(h))) return [];
    return table.rows.map(({ line, cells }) => {
      const row = new Map(names.map((name, i) => [name, cells[i] ?? '']));
      return { get: (name: string) => row.get(name), line };
    });
  });
}
