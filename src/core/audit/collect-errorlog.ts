import { firstLabel } from '../host-names.ts';
import { clientPorts, errorlogStart, type ErrorlogStartFacts } from '../readers/errorlog-start.ts';
import { errorlogRegistration, type RegistrationEvent } from '../readers/errorlog-registration.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Collect, Facts, LooseService } from './collect-facts.ts';
import { namedInstance, sqlSpn } from './collect-host.ts';
import type { AuditService, Known, SeenClaim } from './model.ts';

/**
 * SPNs that SQL Server registered or could not register, and the instances that say so. Numbers 26037 and 26038 name no SPN: they make no claim. An
 * event belongs to the start above it; of several starts of one instance the last one tells the account.
 *
 * Source: Database Engine events and errors, 17000 to 17999 and 26000 to 27999.
 */
export const collectErrorlog: Collect = (readings, into) => {
  const runs: Run[] = readingsOf(readings, errorlogStart).map(({ facts, from }) => startedRun(facts, from));
  const starts = [...runs].sort((a, b) => a.line - b.line);
  let loose: Run | undefined;
  let at = 0;
  const events = readingsOf(readings, errorlogRegistration).flatMap((r) => r.facts.events);
  for (const event of [...events].sort((a, b) => a.line - b.line)) {
    addClaim(into, event);
    const spn = event.spn && sqlSpn(event.spn.value);
    const listener = event.what === 'listener' ? event.name : undefined;
    if (!spn && !listener) continue;
    while (at < starts.length && (starts[at]?.line ?? 0) <= event.line) at += 1;
    const start = starts[at - 1];
    let run: Run;
    if (start && (!spn || fits(start, spn.host))) run = start;
    else if (loose && loose.line > (start?.line ?? 0) && (!spn || fits(loose, spn.host))) run = loose;
    else runs.push((run = loose = emptyRun(event.line)));
    if (listener) run.names.set(listener.value.toLowerCase(), { value: { name: listener.value }, line: listener.line });
    if (!spn) continue;
    run.full ??= { value: spn.host, line: event.line };
    if (spn.port !== undefined && !run.ports.has(spn.port)) run.ports.set(spn.port, { value: spn.port, line: event.line });
    if (spn.instance !== undefined) run.instance ??= { value: spn.instance, line: event.line };
    if (spn.port === undefined) run.sure = true;
  }
  addServices(into, runs);
};

function addClaim(into: Facts, event: RegistrationEvent): void {
  const { spn, line, code } = event;
  const says = saysOf(event);
  if (spn && says) into.claims.push({ by: 'ERRORLOG', spn: spn.value, says, ...(code === undefined ? {} : { code }), line });
}

function saysOf({ what }: RegistrationEvent): SeenClaim['says'] | undefined {
  if (what === 'registered') return 'registered';
  if (what === 'deregistered') return 'removed';
  if (what === 'register-failed') return 'not-registered';
  return what === 'deregister-failed' ? 'not-removed' : undefined;
}

/** One start of an instance, or events of one host without a start. */
interface Run {
  readonly line: number;
  /** The name of the server, mostly short. */
  readonly host?: Known<string>;
  /** The host of its SPNs. */
  full?: Known<string>;
  instance?: Known<string>;
  /** Whether `instance`, there or not, is known. */
  sure: boolean;
  readonly account?: Known<string>;
  readonly pipes?: Known<boolean>;
  readonly ports: Map<number, Known<number>>;
  readonly names: Map<string, AuditService['names'][number]>;
}

function emptyRun(line: number): Run {
  return { line, sure: false, ports: new Map(), names: new Map() };
}

function startedRun(facts: ErrorlogStartFacts, from: number): Run {
  const { serverName, account, tcp, pipes } = facts;
  const [name = '', instance] = serverName?.value.split('\\') ?? [];
  const all = tcp.filter((t) => t.value.address === 'any');
  // A single address beside "any" is that of a listener of an availability group.
  const ports = clientPorts({ ...facts, tcp: all.length > 0 ? all : tcp });
  const pipe = pipes.find((p) => !/\\pipe\\SQLLocal\\/i.test(p.value));
  const named = serverName && instance !== undefined ? namedInstance({ value: instance, line: serverName.line }) : undefined;
  return {
    ...emptyRun(from),
    ...(serverName && name !== '' ? { host: { value: name, line: serverName.line }, sure: true } : {}),
    ...(named ? { instance: named } : {}),
    ...(account ? { account } : {}),
    ...(pipe ? { pipes: { value: true, line: pipe.line } } : {}),
    ports: new Map(ports.map((p) => [p.value, p])),
  };
}

function fits({ host, full }: Run, spnHost: string): boolean {
  if (full) return full.value.toLowerCase() === spnHost.toLowerCase();
  return host === undefined || firstLabel(host.value) === firstLabel(spnHost);
}

function addServices(into: Facts, runs: readonly Run[]): void {
  const keyOf = (run: Run): string => `${(run.full ?? run.host)?.value ?? ''}\\${run.instance?.value ?? ''}`.toLowerCase();
  const last = new Map<string, Run>();
  for (const run of [...runs].sort((a, b) => a.line - b.line)) if (run.account) last.set(keyOf(run), run);
  for (const run of runs) {
    const { host, full, instance, account, pipes } = run;
    const name = full ?? host;
    const service: LooseService = {
      line: run.line,
      kind: 'sql',
      ...(instance ? { instance } : {}),
      ...(run.sure ? {} : { anyInstance: true }),
      ports: [...run.ports.values()],
      ...(pipes ? { pipes } : {}),
      ...(account && last.get(keyOf(run)) === run ? { account } : {}),
      names: [...run.names.values()],
    };
    if (!name) into.loose.push(service);
    // Without a name, the ports may be those of several instances.
    else if (!run.sure && !instance && !host && run.ports.size > 1) for (const port of run.ports.values()) into.services.push({ ...service, host: name, ports: [port] });
    else into.services.push({ ...service, host: name, ...(host && !host.value.includes('.') ? { short: host.value } : {}) });
  }
}
