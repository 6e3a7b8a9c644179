import { instanceLine, readInstanceLine, readRoutingUrl, routingUrl } from '../../core/instance-lines.ts';
import type { Inputs } from '../../core/inputs.ts';
import { dnsDomain, instanceName, ipOrHost, serviceAccount, tcpPort } from '../../core/names.ts';
import type { SqlInstance, SqlName } from '../../core/sql-spns.ts';
import type { PlacedInstance, SqlSetup, SqlTopology } from '../../core/sql-topology.ts';
import { complete, missing, readHost, readNames } from './reading.ts';

export interface EngineChoices {
  readonly setup: SqlSetup;
  readonly kind: 'default' | 'named';
  readonly dynamic: boolean;
  readonly tcp: boolean;
  readonly pipes: boolean;
  readonly dac: boolean;
  readonly listenerKind: 'vnn' | 'dnn';
}

/** What the form says, and the fields that decide whether there is anything to show. */
export interface ReadTopology {
  readonly topology: SqlTopology;
  /** Some instance has a port that changes. */
  readonly dynamic: boolean;
}

/** An instance from a line of text. */
function fromLine(form: Inputs, field: string, text: string, domain: string | undefined, { tcp, pipes }: EngineChoices): PlacedInstance {
  const { host, instance, port, account } = readInstanceLine(text);
  const fullName = complete(form, field, host, domain);
  if (fullName === undefined) form.leftOut.push({ field: form.refused(field) ? field : 'domain', says: `Only the short-name forms for ${host}: the full name needs the domain.` });
  const own = tcp ? port ?? (instance === undefined ? 1433 : undefined) : undefined;
  const shortName = host.split('.')[0];
  const placed: SqlInstance = {
    ...(fullName === undefined ? {} : { fullName }),
    ...(shortName === undefined ? {} : { shortName }),
    kind: instance === undefined ? 'default' : 'named',
    ...(instance === undefined ? {} : { instance }),
    ...(own === undefined ? {} : { port: own }),
    tcp, pipes, names: [],
  };
  return { label: labelOf(placed), instance: placed, ...(account === undefined ? {} : { account }) };
}

function labelOf({ fullName, shortName, address, instance }: SqlInstance): string {
  return `${fullName ?? shortName ?? address ?? ''}${instance === undefined ? '' : `\\${instance}`}`;
}

/** Listeners of the group and the DNN of a cluster, each with what it is. */
function readGroupNames(form: Inputs, choices: EngineChoices, domain: string | undefined, port: number | undefined): readonly SqlName[] {
  if (choices.setup === 'fci') return readNames(form, 'dnn', 'Distributed network name', domain, port).map((n) => ({ ...n, as: 'dnn-fci' }));
  if (choices.setup !== 'ag') return [];
  const dnn = choices.listenerKind === 'dnn';
  const listeners = readNames(form, 'listener', 'Listener', domain, dnn ? undefined : port);
  for (const { name } of dnn ? listeners.filter((l) => l.port === undefined) : []) {
    form.leftOut.push({ field: 'listener', says: `No SPN for ${name}: a DNN listener has a port of its own, as in ag-sales-dnn:6789.` });
  }
  if (!dnn && listeners.some((l) => l.port === undefined)) form.leftOut.push({ field: 'listener', says: 'No SPN with a port for the listener: give it its own port, as in ag-sales:1433.' });
  return listeners.map((n) => ({ ...n, as: dnn ? 'dnn-listener' : 'listener' }));
}

function readFurther(form: Inputs, choices: EngineChoices, domain: string | undefined): readonly PlacedInstance[] {
  const { setup } = choices;
  const field = setup === 'mirror' ? 'partner' : 'more';
  if (setup === 'mirror') {
    const line = form.text('partner', instanceLine);
    if (form.refused('partner')) form.leftOut.push({ field, says: 'No SPN for the partner: it is refused. Everything else is complete.' });
    return line === undefined ? [] : [fromLine(form, field, line, domain, choices)];
  }
  if (setup !== 'ag' && setup !== 'several') return [];
  const placed = form.lines('more', instanceLine).map((line) => fromLine(form, field, line, domain, choices));
  if (form.refused('more')) form.leftOut.push({ field, says: 'No SPN for what is refused under Further instances. Everything else is complete.' });
  return placed;
}

function readRouting(form: Inputs, domain: string | undefined): SqlTopology['routing'] {
  const targets = form.lines('routing', routingUrl).flatMap((line) => {
    const { host, port } = readRoutingUrl(line);
    const full = complete(form, 'routing', host, domain);
    if (full === undefined) form.leftOut.push({ field: form.refused('routing') ? 'routing' : 'domain', says: `No SPN for the routing target ${host}: the full name needs the domain.` });
    return full === undefined ? [] : [{ host: full, port }];
  });
  if (form.refused('routing')) form.leftOut.push({ field: 'routing', says: 'No SPN for what is refused under Read-only routing. Everything else is complete.' });
  return targets;
}

function optionalPort(form: Inputs, field: string, lost: string): number | undefined {
  const text = form.text(field, tcpPort);
  if (form.refused(field)) form.leftOut.push({ field, says: `${lost}: the port is refused. Everything else is complete.` });
  return text === undefined ? undefined : Number(text);
}

/** Reads the form for SQL Server: the instance of the fields first, then those of the lines. */
export function readTopology(form: Inputs, choices: EngineChoices): ReadTopology {
  const { setup, kind, dynamic, tcp, pipes, dac } = choices;
  const server = form.text('server', ipOrHost);
  const domain = form.text('domain', dnsDomain);
  const instance = kind === 'named' ? form.text('instance', instanceName) : undefined;
  const portText = dynamic || !tcp ? undefined : form.text('port', tcpPort);
  const port = portText === undefined ? undefined : Number(portText);
  const group = readGroupNames(form, choices, domain, port);
  const known = new Set(group.map(({ name }) => name.toLowerCase()));
  const names = [...group, ...readNames(form, 'names', 'Other names', domain, port).filter(({ name }) => !known.has(name.toLowerCase()))];
  const further = readFurther(form, choices, domain);
  const routing = setup === 'ag' ? readRouting(form, domain) : [];
  const endpointPort = setup === 'ag' || setup === 'mirror' ? optionalPort(form, 'endpoint', 'No SPN for the endpoint') : undefined;
  const dacPort = dac ? optionalPort(form, 'dacPort', 'No SPN for the port of the administrator connection') : undefined;
  const account = form.text('account', serviceAccount);

  // The lines alone are enough: then the fields of the first instance may stay empty.
  const alone = server !== undefined || form.refused('server') || further.length === 0;
  if (alone) {
    if (server === undefined) missing(form, 'server', 'No SPN for the server', 'its name');
    if (kind === 'named' && instance === undefined) missing(form, 'instance', 'No form with the instance name', 'the name');
    if (tcp && !dynamic && port === undefined) missing(form, 'port', 'No SPN with a port', 'the TCP port');
    if (tcp && dynamic && names.some((n) => n.port === undefined && n.as === undefined)) {
      form.leftOut.push({ field: 'names', says: 'No SPN with a port for the other names: give each its own port, as in ag-sales:1433.' });
    }
  }
  const first: SqlInstance = {
    kind, tcp, pipes, names,
    ...(instance === undefined ? {} : { instance }),
    ...(port === undefined ? {} : { port }),
    ...(server === undefined ? {} : readHost(form, server, domain)),
  };
  const own: PlacedInstance = { label: labelOf(first), instance: first };
  const all = [...(server !== undefined || names.length > 0 ? [own] : []), ...further];
  return {
    dynamic: dynamic || (tcp && further.some((f) => f.instance.port === undefined)),
    topology: {
      setup, routing,
      instances: all.map((placed) => ({ ...placed, ...(placed.account === undefined && account !== undefined ? { account } : {}) })),
      ...(endpointPort === undefined ? {} : { endpointPort }),
      ...(dac ? { dac: dacPort === undefined ? {} : { port: dacPort } } : {}),
    },
  };
}
