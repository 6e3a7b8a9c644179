import type { DnsFacts, DnsRecord } from '../../core/requested/dns.ts';
import { isIpAddress } from '../../core/names.ts';
import { driverBehaviour } from '../../core/outcome/driver.ts';
import type { ClientFacts, Situation } from '../../core/outcome/model.ts';
import { sketchForest } from '../../core/outcome/registered.ts';
import type { RequestedSpn } from '../../core/requested/model.ts';
import { requestSpn } from '../../core/requested/request.ts';
import { readTyped, type Typed } from '../../core/requested/typed.ts';
import { sqlSpns } from '../../core/sql-spns.ts';
import type { Said } from './read.ts';

/** What the form describes, ready to be predicted. */
export interface Scene {
  readonly requested: RequestedSpn;
  readonly situation: Situation;
  /** The SPNs that are registered, wherever that is. */
  readonly registered: readonly string[];
  /** Full name of the machine that SQL Server runs on. */
  readonly host: string;
}

/** An address of the documentation range stands in where none was typed: only that names lead to one matters. */
export const STAND_IN = '192.0.2.10';

/** Builds the scene; undefined for a driver that does not run on its platform. */
export function sceneOf(said: Said): Scene | undefined {
  const behaviour = driverBehaviour(said.driver, said.platform);
  if (!behaviour) return undefined;
  const requested = requestedBy(said);
  const host = machineOf(said);
  const registered = said.spns.length > 0 ? said.spns : usualSpns(said, host);
  const { whatIf: on } = said;
  return {
    requested,
    registered: said.place === 'nobody' ? [] : registered,
    host,
    situation: {
      asks: [...requested.asks].sort((a, b) => a.order - b.order).map(({ spn, conditions }) => ({ spn, ...(conditions === undefined ? {} : { conditions }) })),
      ...(requested.noSpn === undefined ? {} : { noSpn: requested.noSpn.why }),
      ...(requested.stops === undefined ? {} : { stops: requested.stops.why }),
      driver: behaviour,
      forest: sketchForest({
        domain: said.domain, account: said.account ?? 'svc', host, spns: registered, place: said.place, aesKeys: !on.has('no-aes-keys'),
        ...(said.other === undefined ? {} : { other: said.other }), ...(on.has('rc4-account') ? { supportedTypes: 4 } : {}),
      }),
      controller: { unsetMeans: on.has('old-controller') ? 'rc4-and-aes' : 'aes' },
      client: clientOf(said, host),
      service: {
        ...(said.account === undefined ? {} : { runs: { account: said.account, host } }),
        passwordCurrent: !on.has('stale-password'), types: 'default', clockMinutes: on.has('server-clock') ? 10 : 0,
      },
    },
  };
}

function requestedBy({ server, typed, driver, platform, version, logon, resolves, target, port, domain, whatIf: on }: Said): RequestedSpn {
  const host = hostOf(typed);
  return requestSpn({
    typed, driver, platform,
    ...(version === undefined ? {} : { version }),
    dns: host === undefined ? { suffixes: [domain] } : dnsOf(resolves, host, target, domain),
    logon: logon === 'sql' ? 'sql' : 'integrated',
    ...(port === undefined ? {} : { browser: port }),
    ...(resolves === 'sql-alias' && target !== undefined ? { aliases: [{ name: server, target }] } : {}),
    tryIpSpn: on.has('try-ip'),
  });
}

function dnsOf(resolves: Said['resolves'], host: string, target: string | undefined, domain: string): DnsFacts {
  const suffixes = [domain];
  const address = isIpAddress(host) ? host : STAND_IN;
  const name = completed(host, domain);
  const a: readonly DnsRecord[] = isIpAddress(host) ? [] : [{ kind: 'a', name, address }];
  const back = (to: string): DnsRecord => ({ kind: 'ptr', address, name: to });
  if (resolves === 'no-reverse') return { suffixes, records: [...a, { kind: 'none', name: address }] };
  if (target === undefined || resolves === 'straight' || resolves === 'sql-alias') return { suffixes, records: isIpAddress(host) ? [] : [...a, back(name)] };
  if (resolves === 'cname') return { suffixes, records: [{ kind: 'cname', name, target }, { kind: 'a', name: target, address }, back(target)] };
  return resolves === 'hosts' ? { suffixes, hosts: `${address} ${target} ${host}` } : { suffixes, records: [...a, back(target)] };
}

/** The machine behind the name. A reverse record, a hosts file or a second address record may name it wrongly; an alias leads to it. */
function machineOf({ typed, resolves, target, domain }: Said): string {
  const there = target !== undefined && (resolves === 'cname' || resolves === 'sql-alias') ? hostOf(readTyped(target)) : hostOf(typed);
  return there === undefined || isIpAddress(there) ? `sql05.${domain}` : completed(there, domain);
}

/** What would be registered for the machine under its full name. */
function usualSpns({ typed, instance, port }: Said, host: string): readonly string[] {
  const named = instance ?? (typed.kind === 'server' ? typed.server.instance : undefined);
  const isNamed = named !== undefined && named.toUpperCase() !== 'MSSQLSERVER';
  const at = port ?? (typed.kind === 'server' ? typed.server.port : undefined) ?? (isNamed ? undefined : 1433);
  return sqlSpns({ fullName: host, kind: isNamed ? 'named' : 'default', ...(isNamed ? { instance: named } : {}), ...(at === undefined ? {} : { port: at }), tcp: true, pipes: true, names: [] }).map((s) => s.spn);
}

function clientOf({ logon, trust, user, typed, domain, whatIf: on }: Said, machine: string): ClientFacts {
  const host = hostOf(typed);
  const ownName = host === undefined || completed(host, domain).toLowerCase() === machine.toLowerCase();
  const local = on.has('local') || typed.kind === 'local';
  return {
    logon, trust, user,
    place: !local ? 'remote' : ownName ? 'local' : 'local-foreign-name',
    protectedUser: on.has('protected-user'),
    ntlm: on.has('ntlm-blocked') ? 'blocked' : 'allowed',
    clockMinutes: on.has('client-clock') ? 10 : 0,
    types: on.has('aes-client') ? 'aes-only' : 'default',
    controllerReachable: !on.has('no-controller'),
    tryIpSpn: on.has('try-ip'),
    remembersMiss: on.has('just-added'),
  };
}

const hostOf = (typed: Typed): string | undefined => (typed.kind === 'server' ? typed.server.host : undefined);
const completed = (name: string, domain: string): string => (name.includes('.') || name.includes(':') ? name : `${name}.${domain}`);
