import { hostAndPort, hostName, instanceOrDefault, serviceAccount, splitHostPort, tcpPort } from '../names.ts';
import { check, type Refusal } from '../rule.ts';
import { readServerText, type ServerText } from '../server-text.ts';
import type { ServiceSighting } from './collect-facts.ts';
import type { AuditService } from './model.ts';

/** A service that the reader of the page has typed. */
export interface GivenService {
  readonly kind: AuditService['kind'];
  /** As typed: `sql05.corp.example\SALES,1433`. */
  readonly server: string;
  readonly account?: string;
  /** Availability group listeners, virtual names and aliases of it, as typed: `ag-sales.corp.example,1433`. */
  readonly listeners: readonly string[];
}

export type GivenServices = readonly GivenService[];

export interface GivenRead {
  readonly services: GivenServices;
  /** Lines that are left out, each with the rule that refuses it. */
  readonly refusals: readonly (Refusal & { readonly line: number })[];
}

const MOST_LINES = 500;
const LINE_MAX = 700;
const FORM = 'HOST[\\INSTANCE][,PORT] = ACCOUNT, with ssas, ssas-browser or ssrs before it for those services; listener NAME[,PORT] below its service.';
const WORD = /^(sql|ssas-browser|ssas|ssrs|listener|alias)\s{1,20}(?=\S)/i;

/**
 * Reads which service runs under which account, one service a line. A listener or alias stands below the services that it leads to, or names one of
 * them behind an equals sign. The account may be left out.
 *
 *     parseGivenServices('sql05.corp.example\\SALES,1433 = CORP\\svc-sql05\nlistener ag-sales.corp.example,1433').services
 *     // [{ kind: 'sql', server: 'sql05.corp.example\\SALES,1433', account: 'CORP\\svc-sql05', listeners: ['ag-sales.corp.example,1433'] }]
 *
 * Blank lines count nothing. A line that a rule refuses is left out and named with its number; nothing is repaired.
 */
export function parseGivenServices(text: string): GivenRead {
  const services: { kind: AuditService['kind']; server: string; account?: string; listeners: string[] }[] = [];
  const refusals: (Refusal & { readonly line: number })[] = [];
  const lines = text.split(/\r\n|\r|\n/);
  const full = lines.filter((l) => l.trim() !== '').length;
  if (full > MOST_LINES) return { services: [], refusals: [{ rule: 'line-count', allows: `Up to ${MOST_LINES} lines.`, reason: `has ${full} lines`, given: (lines[0] ?? '').slice(0, 60), line: 1 }] };
  lines.forEach((raw, i) => {
    const line = i + 1;
    const typed = raw.trim();
    if (typed === '') return;
    const refuse = (refusal: Refusal): void => {
      refusals.push({ ...refusal, line });
    };
    const form = (reason: string): void => refuse({ rule: 'service-line', allows: FORM, reason, given: typed.slice(0, 60) });
    if (typed.length > LINE_MAX) return form(`is longer than ${LINE_MAX} characters`);
    const word = WORD.exec(typed);
    const rest = typed.slice(word?.[0].length ?? 0);
    const at = rest.indexOf('=');
    const left = (at < 0 ? rest : rest.slice(0, at)).trim();
    const right = at < 0 ? undefined : rest.slice(at + 1).trim();
    if (left === '') return form('has nothing before the equals sign');
    if (right === '') return form('has nothing behind the equals sign');
    const kind = word?.[1]?.toLowerCase() ?? 'sql';
    if (kind === 'listener' || kind === 'alias') {
      const wrong = check(hostAndPort, left);
      if (wrong) return refuse(wrong);
      const target = right === undefined ? services.at(-1) : services.find((s) => sameServer(s.server, right));
      if (!target) return form(right === undefined ? 'stands above every service' : 'names no service of the lines above behind the equals sign');
      target.listeners.push(left);
      return;
    }
    const wrong = serverRefusal(left) ?? (right === undefined ? undefined : check(serviceAccount, right));
    if (wrong) return refuse(wrong);
    services.push({ kind: kind as AuditService['kind'], server: left, ...(right === undefined ? {} : { account: right }), listeners: [] });
  });
  return { services, refusals };
}

function serverRefusal(text: string): Refusal | undefined {
  const parts = /^([^\\,:]*)(?:\\([^\\,:]*))?(?:\s{0,4}[,:]\s{0,4}(.*))?$/.exec(text);
  if (!parts) return check(hostName, text) ?? { rule: 'service-line', allows: FORM, reason: 'has more than one instance', given: text.slice(0, 60) };
  const [, host = '', instance, port] = parts;
  return check(hostName, host.trim()) ?? (instance === undefined ? undefined : check(instanceOrDefault, instance.trim())) ?? (port === undefined ? undefined : check(tcpPort, port.trim()));
}

/** The server of a typed line; a short host name counts as well. */
function serverOf(text: string): ServerText | undefined {
  return /[;=]/.test(text) ? undefined : readServerText(`Server=${text}`);
}

function sameServer(a: string, b: string): boolean {
  const [x, y] = [serverOf(a), serverOf(b)];
  return x !== undefined && y !== undefined && x.host.toLowerCase() === y.host.toLowerCase() && x.instance?.toLowerCase() === y.instance?.toLowerCase() && (y.port === undefined || x.port === y.port);
}

/** The typed services among those of the text; a line that is no server is left out. */
export function givenSightings(given: GivenServices): readonly ServiceSighting[] {
  return given.flatMap(({ kind, server, account, listeners }, i): ServiceSighting[] => {
    const found = serverOf(server);
    if (!found) return [];
    return [
      {
        line: i + 1,
        kind,
        host: { value: found.host },
        ...(found.instance === undefined ? {} : { instance: { value: found.instance } }),
        // A port names an instance by itself.
        ...(found.instance === undefined && found.port !== undefined ? { anyInstance: true } : {}),
        ports: found.port === undefined ? [] : [{ value: found.port }],
        ...(account === undefined || account.trim() === '' ? {} : { account: { value: account.trim() } }),
        names: listeners.map((text) => {
          const [name, port] = splitHostPort(text.trim());
          return { value: { name, ...(port === undefined ? {} : { port: Number(port) }) } };
        }),
      },
    ];
  });
}
