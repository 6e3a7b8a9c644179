import type { SpnDriver } from '../../data/spn-drivers.ts';
import type { SpnLayer } from '../../data/spn-layers.ts';
import type { Rich } from '../blocks.ts';
import { spnString } from '../names.ts';
import type { ServerText } from '../server-text.ts';
import { formatSpn } from '../spn.ts';
import { both, under } from './conditions.ts';
import type { Resolver } from './dns.ts';
import { explicitSpnOf } from './explicit.ts';
import { hostPart } from './host-part.ts';
import type { Ask, Asked, Reason, RequestStep, SpnRequest } from './model.ts';
import { suffixPart } from './suffix-part.ts';

/** What one server, reached by one way, is asked for. */
export interface ServerAsks extends Asked {
  /** The reason lies in the protocol, so an SPN given by the user changes nothing. */
  readonly final?: true;
}

export interface Client {
  readonly request: SpnRequest;
  readonly driver: SpnDriver;
  readonly layer: SpnLayer;
  readonly dns: Resolver;
}

const CLASS = 'MSSQLSvc';

/** The name as the driver makes it from host and suffix. */
function generated(server: ServerText, { request, layer, dns }: Client): ServerAsks {
  const { platform, version, browser, tryIpSpn, realmGiven } = request;
  const known = { ...(version === undefined ? {} : { version }) };
  const host = hostPart(server.host, { layer, dns, platform, ...known, ...(tryIpSpn === undefined ? {} : { tryIpSpn }), ...(realmGiven ? { realmGiven } : {}) });
  const suffix = suffixPart(server, { layer, platform, ...known, ...(browser === undefined ? {} : { browser }) });
  const asks: Ask[] = [];
  const lacks: Rich[] = [...(host.lacks ?? []), ...(suffix.lacks ?? [])];
  const refused = new Set<string>();
  for (const { port, instance, when, order } of suffix.variants) {
    for (const part of host.hosts) {
      const spn = formatSpn({ serviceClass: CLASS, host: part.host, ...(port === undefined ? {} : { port }), ...(instance === undefined ? {} : { instance }) });
      const reason = spnString.refuses(spn);
      const condition = both(part.when, when);
      if (reason === undefined) asks.push({ spn, ...(condition === undefined ? {} : { when: condition }), order });
      else if (!refused.has(part.host)) {
        refused.add(part.host);
        lacks.push(['A name that an SPN can have: ', { code: part.host.slice(0, 100) }, ` gives one that ${reason}.`]);
      }
    }
  }
  const upper = layer.lowerCase && `${server.host}${server.instance ?? ''}` !== `${server.host}${server.instance ?? ''}`.toLowerCase();
  const steps: readonly RequestStep[] = [
    ...host.steps,
    ...suffix.steps,
    ...(upper ? [{ says: ['The driver writes what was typed in lower case. Active Directory does not regard the case; a keytab does.'], sources: ['sqlClient', 'setspn'] } satisfies RequestStep] : []),
  ];
  const stops = suffix.stops ?? host.stops;
  const noSpn = suffix.noSpn ?? host.noSpn;
  if (stops) return { asks: [], steps, lacks: [], stops };
  return noSpn ? { asks: [], steps, lacks: [], noSpn, ...(suffix.noSpn ? { final: true } : {}) } : { asks, steps, lacks };
}

/** What holds where the driver makes the name itself after all. */
function unless(noSpn: Reason | undefined, when: string): readonly RequestStep[] {
  return noSpn ? [{ says: [`When ${when}: `, ...noSpn.why], sources: noSpn.sources }] : [];
}

/**
 * The asks for one server: what the user gave as SPN, or what the driver makes, or both where it is contested or a matter of the version.
 *
 *     asksFor({ host: 'sql05.corp.example', port: 1433 }, client, undefined).asks  // [{ spn: 'MSSQLSvc/sql05.corp.example:1433', order: 1 }]
 */
export function asksFor(server: ServerText, client: Client, given: string | undefined): ServerAsks {
  const { request, driver, dns } = client;
  const made = generated(server, client);
  const explicit = explicitSpnOf(request, driver, dns, given);
  if (explicit === undefined || made.stops || made.final) return made;
  if (explicit.stops) return { asks: [], steps: explicit.steps, lacks: [], stops: explicit.stops };
  if (explicit.spn === undefined) return { ...made, steps: [...explicit.steps, ...made.steps] };
  const ask: Ask = { spn: explicit.spn, explicit: true, ...(explicit.when === undefined ? {} : { when: explicit.when }), order: 1 };
  if (explicit.generatedWhen === undefined) return { asks: [ask], steps: explicit.steps, lacks: [] };
  return { lacks: made.lacks, asks: [ask, ...made.asks.map((a) => under(a, explicit.generatedWhen))], steps: [...explicit.steps, ...made.steps, ...unless(made.noSpn, explicit.generatedWhen)] };
}
