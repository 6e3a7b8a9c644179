import type { Inputs } from '../../core/inputs.ts';
import { dnsDomain, instanceOrDefault, isIpAddress, hostName, serviceAccount, storedSpn, tcpPort } from '../../core/names.ts';
import type { Trust, UserState } from '../../core/outcome/model.ts';
import type { SpnPlace } from '../../core/outcome/registered.ts';
import { present } from '../../core/present.ts';
import { readTyped, typedServer, type Typed } from '../../core/requested/typed.ts';
import type { Rule } from '../../core/rule.ts';
import type { ClientPlatform, SpnDriverId } from '../../data/spn-drivers.ts';
import { driverOptions, placeOptions, resolutionOptions, trustOptions, userOptions, whatIf, type Resolution, type WhatIf } from './options.ts';

/** What the form says, each value allowed by its rule. */
export interface Said {
  readonly server: string;
  readonly typed: Typed;
  readonly driver: SpnDriverId;
  readonly platform: ClientPlatform;
  readonly version?: string;
  readonly logon: 'windows' | 'sql';
  readonly resolves: Resolution;
  readonly target?: string;
  /** DNS domain of the server. */
  readonly domain: string;
  readonly instance?: string;
  readonly port?: number;
  readonly account?: string;
  readonly place: SpnPlace;
  readonly other?: string;
  /** SPNs that are registered, where the reader lists them. */
  readonly spns: readonly string[];
  readonly user: UserState;
  readonly trust: Trust;
  readonly whatIf: ReadonlySet<WhatIf>;
}

const driverVersion: Rule = {
  id: 'driver-version',
  allows: 'Digits and dots, such as 5.2.0, with -preview2 or the like behind.',
  source: 'Version numbers of the drivers',
  refuses: (value) => (value.length > 40 ? 'is longer than 40 characters' : /^v?[0-9]+(?:\.[0-9]+){0,3}(?:[-.][a-z0-9.]+)?$/i.test(value) ? undefined : 'is not a version number'),
};

const values = <T extends string>(options: readonly { readonly value: T }[]): readonly [T, ...T[]] => options.map((o) => o.value) as [T, ...T[]];

const LEADS_ON = new Set<Resolution>(['cname', 'reverse', 'hosts', 'sql-alias']);

/** Reads the form; undefined, with the reasons on the form, while something is missing without which there is no answer. */
export function readForm(form: Inputs): Said | undefined {
  const server = form.text('server', typedServer);
  const account = form.text('account', serviceAccount);
  const domainTyped = form.text('domain', dnsDomain);
  const [driver = '', platform = ''] = form.choice('driver', values(driverOptions))?.split('@') ?? [];
  const resolves = form.choice<Resolution>('resolves', values(resolutionOptions)) ?? 'straight';
  const target = LEADS_ON.has(resolves) ? form.text('target', resolves === 'sql-alias' ? typedServer : hostName) : undefined;
  const port = form.text('port', tcpPort);
  const optional = { version: form.text('version', driverVersion), target, instance: form.text('instance', instanceOrDefault), account, other: form.text('other', serviceAccount), port: port === undefined ? undefined : Number(port) };
  const chosen = {
    logon: form.choice('logon', ['windows', 'sql']) ?? 'windows',
    place: form.choice<SpnPlace>('place', values(placeOptions)) ?? 'right',
    user: form.choice<UserState>('user', values(userOptions)) ?? 'ok',
    trust: form.choice<Trust>('trust', values(trustOptions)) ?? 'same-forest',
  };
  const spns = form.lines('spns', storedSpn);
  sayWhatIsMissing(form, server, LEADS_ON.has(resolves) && target === undefined);
  if (server === undefined || form.refused('account') || form.refused('driver')) return undefined;
  const typed = readTyped(server);
  const domain = domainTyped ?? domainIn(typed);
  if (domain === undefined) {
    form.leftOut.push({ field: 'domain', says: 'No prediction: the domain of the server is missing.' });
    return undefined;
  }
  return { server, typed, driver: driver as SpnDriverId, platform: platform as ClientPlatform, resolves, domain, spns, ...chosen, ...present(optional), whatIf: form.checks('whatIf', values(whatIf)) };
}

function sayWhatIsMissing(form: Inputs, server: string | undefined, noTarget: boolean): void {
  if (server === undefined) form.leftOut.push({ field: 'server', says: form.refused('server') ? 'No prediction: the server is refused.' : 'No prediction: the server is missing.' });
  if (form.refused('account')) form.leftOut.push({ field: 'account', says: 'No prediction: the account is refused.' });
  if (noTarget) form.leftOut.push({ field: 'target', says: 'Where the name leads is missing: it is taken as it is.' });
}

/** The domain of a full name. */
function domainIn(typed: Typed): string | undefined {
  if (typed.kind !== 'server' || isIpAddress(typed.server.host)) return undefined;
  const dot = typed.server.host.indexOf('.');
  return dot < 0 ? undefined : typed.server.host.slice(dot + 1);
}
