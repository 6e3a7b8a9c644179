import type { NtlmAnswer, SpnDriverId } from '../../data/spn-drivers.ts';
import type { Rich } from '../blocks.ts';
import { aliasBranches, type Branch } from './alias.ts';
import { mergeAsks, under } from './conditions.ts';
import { resolver } from './dns.ts';
import { driverOf, layerOf } from './drivers.ts';
import type { Reason, RequestedSpn, RequestStep, SpnRequest } from './model.ts';
import { asksFor, type Client, type ServerAsks } from './one-server.ts';
import { rerouted } from './reroute.ts';

const none = (end: Partial<Pick<ServerAsks, 'stops' | 'noSpn' | 'lacks'>>): ServerAsks => ({ asks: [], steps: [], lacks: [], ...end });

const LOCAL: Reason = { why: ['The connection stays on the own machine. It is NTLM, whatever the SPNs say, over TCP and by the full name too: test from another machine.'], sources: ['authType', 'sspiContext'] };

function ofBranch({ typed }: Branch, client: Client): ServerAsks {
  switch (typed.kind) {
    case 'empty':
      return none({ noSpn: { why: ['No server was given. Without a target name there is no Kerberos.'], sources: ['negotiate'] } });
    case 'localdb':
      return none({ noSpn: { why: ['LocalDB runs as the user on the own machine and has no SPN.'], sources: ['registerSpn'] } });
    case 'refused':
      return none({ lacks: [['A server name that can be read: ', { code: typed.refusal.given }, ` ${typed.refusal.reason}.`]] });
    case 'local':
      return client.request.platform === 'windows'
        ? none({ noSpn: LOCAL })
        : none({ lacks: [['The full name of the server: which name the driver makes of the own machine depends on its hosts file.']] });
    case 'server':
      return asksFor(typed.server, client, client.request.serverSpn);
  }
}

const TUNNEL: RequestStep = {
  says: ['The name is the end of a tunnel. The driver makes the SPN of that name, not of the server behind it: give the SPN explicitly.'],
  sources: ['tunnel', 'clientSpn'],
};

const GO_KRB5: RequestStep = {
  says: ['Outside Windows the driver asks for a ticket only with ', { code: 'authenticator=krb5' }, '; without it the connection is NTLM.'],
  sources: ['goMssql'],
};

const MADE_FOR_LOGINS: readonly SpnDriverId[] = ['microsoft-data-sqlclient'];

function notFor(request: SpnRequest, ntlm: NtlmAnswer | undefined): Reason | undefined {
  if (request.logon === 'sql') return { why: ['A SQL Server login needs no ticket, and no SPN is asked for. A given SPN is ignored.', ...(MADE_FOR_LOGINS.includes(request.driver) ? [' Before 6.1.5 and 7.0 the native layer looks the name up all the same, and a DNS failure breaks the login.'] : [])], sources: ['clientSpn', 'sqlClientNotes'] };
  const driver = driverOf(request.driver);
  if (driver && ntlm === 'only') return { why: [driver.noKeyword?.says ?? 'The driver knows no Kerberos.'], sources: driver.noKeyword?.sources ?? [] };
  return undefined;
}

function condensed(branches: readonly { readonly branch: Branch; readonly asks: ServerAsks }[]): ServerAsks {
  const [only, ...more] = branches;
  if (only && more.length === 0) return only.asks;
  const ended = branches.flatMap(({ branch, asks }): readonly RequestStep[] => {
    const end = asks.stops ?? asks.noSpn;
    return end ? [{ says: [`${branch.when ?? 'Else'}: `, ...end.why], sources: end.sources }] : [];
  });
  const seen = new Set<string>();
  const once = (step: RequestStep): boolean => {
    const key = JSON.stringify(step);
    return seen.has(key) ? false : (seen.add(key), true);
  };
  return {
    asks: branches.flatMap(({ branch, asks }) => asks.asks.map((a) => under(a, branch.when))),
    steps: [...branches.flatMap(({ asks }) => asks.steps), ...ended].filter(once),
    lacks: branches.flatMap(({ asks }): readonly Rich[] => asks.lacks),
  };
}

/** The end of the second server is no end of the connection to the first. */
function ending(next: ServerAsks | undefined): readonly RequestStep[] {
  const end = next?.stops ?? next?.noSpn;
  return end ? [{ says: ['At the second server: ', ...end.why], sources: end.sources }] : [];
}

/**
 * The SPN that a client asks for: from what was typed, through alias, name resolution, SQL Server Browser and the rules of the driver.
 *
 *     requestSpn({ typed: readTyped('sql05.corp.example'), driver: 'microsoft-data-sqlclient', version: '6.0.1', platform: 'linux', dns: {} }).asks
 *     // [{ spn: 'MSSQLSvc/sql05.corp.example', order: 1 }, { spn: 'MSSQLSvc/sql05.corp.example:1433', order: 2 }]
 *
 * Never throws. What is not known gives several asks, each with its condition, or a line in `lacks`; nothing is guessed in silence.
 * Sources: those of each step.
 */
export function requestSpn(request: SpnRequest): RequestedSpn {
  const driver = driverOf(request.driver);
  const on = driver?.on[request.platform];
  if (!driver || !on) return { steps: [], asks: [], lacks: [], stops: { why: [`${driver?.label ?? 'This driver'} does not run on this platform.`], sources: [] } };
  const platform = { ntlm: on.ntlm };
  const noSpn = notFor(request, on.ntlm);
  const layer = layerOf(driver, request.platform);
  if (noSpn || !layer) return { steps: [], asks: [], lacks: [], ...(noSpn ? { noSpn } : {}), ...platform };

  const client: Client = { request, driver, layer, dns: resolver(request.dns) };
  const alias = aliasBranches(request, driver);
  const first = condensed(alias.branches.map((branch) => ({ branch, asks: ofBranch(branch, client) })));
  const next = request.reroute === undefined || first.stops || first.noSpn ? undefined : rerouted(request.reroute, client, first);
  return {
    steps: [...alias.steps, ...(request.tunnel ? [TUNNEL] : []), ...first.steps, ...(layer.id === 'go-krb5' ? [GO_KRB5] : []), ...(next?.steps ?? []), ...ending(next)],
    asks: mergeAsks([...first.asks, ...(next?.asks ?? [])]),
    lacks: [...first.lacks, ...(next?.lacks ?? [])],
    ...(first.stops ? { stops: first.stops } : {}),
    ...(first.noSpn ? { noSpn: first.noSpn } : {}),
    ...platform,
  };
}
