import type { DirectoryAccount, Domain, Forest, ObjectKind } from '../directory/model.ts';
import { holderOf } from '../service-account.ts';
import { isRefusal } from '../spn.ts';
import { accountRef } from '../directory/account-ref.ts';

/** Where the SPNs of a service stand. */
export type SpnPlace = 'right' | 'nobody' | 'other' | 'both' | 'both-domains';

export interface DirectorySketch {
  readonly domain: string;
  /** The account that runs the service, and its host. */
  readonly account: string;
  readonly host: string;
  /** The SPNs that are registered, wherever that is. */
  readonly spns: readonly string[];
  readonly place: SpnPlace;
  /** The other holder; without it the computer account, or an old service account where the computer is the right one. */
  readonly other?: string;
  readonly supportedTypes?: number;
  readonly aesKeys: boolean;
}

const OLD_ACCOUNT = 'svc-old';

/**
 * A small directory in which a service's SPNs stand in a given place: its own account, the computer, and one other account.
 *
 *     sketchForest({ domain: 'corp.example', account: 'CORP\\svc-sql05', host: 'sql05.corp.example', spns: ['MSSQLSvc/sql05.corp.example:1433'], place: 'other', aesKeys: true })
 *     // SQL05$ holds the SPN, svc-sql05 does not
 */
export function sketchForest(sketch: DirectorySketch): Forest {
  const { account, host, place, spns } = sketch;
  const ref = accountRef(account);
  const main: Domain = { dns: sketch.domain, ...(ref.form === 'down-level' && ref.domain !== undefined && !ref.domain.includes('.') && ref.domain !== '.' ? { netbios: ref.domain } : {}) };
  const second: Domain = { dns: `emea.${sketch.domain}` };
  const short = (host.split('.')[0] ?? host).toUpperCase().slice(0, 15);
  const computer: DirectoryAccount = { domain: main.dns, name: `${short}$`, kind: 'computer', dnsHostName: host, spns: [`HOST/${host}`, `HOST/${short}`], aesKeys: true };
  const holder = holderOf(account, host);
  const own = isRefusal(holder) || holder.kind === 'none' ? undefined : holder.kind === 'user' || holder.kind === 'managed' ? accountOf(main, accountRef(holder.account).name, holder.kind === 'user' ? 'user' : 'gmsa') : computer;
  const keys = { aesKeys: sketch.aesKeys, ...(sketch.supportedTypes === undefined ? {} : { supportedTypes: sketch.supportedTypes }) };
  const right = own && { ...own, ...keys, spns: place === 'right' || place === 'both' || place === 'both-domains' ? [...own.spns, ...spns] : own.spns };
  const needsOther = place === 'other' || place === 'both' || place === 'both-domains';
  const named = sketch.other === undefined ? undefined : accountRef(sketch.other).name;
  const base = place === 'both-domains' || own === undefined || own === computer || (named !== undefined && named.toLowerCase().replace(/\$$/, '') !== short.toLowerCase())
    ? accountOf(place === 'both-domains' ? second : main, named ?? OLD_ACCOUNT, named?.endsWith('$') ? 'gmsa' : 'user')
    : computer;
  const other = needsOther ? { ...base, spns: [...base.spns, ...spns] } : undefined;
  const accounts = [right, other, ...(own === computer || base === computer && needsOther ? [] : [computer])].filter((a) => a !== undefined);
  return { domains: [main, second], accounts };
}

function accountOf({ dns }: Domain, name: string, kind: ObjectKind): DirectoryAccount {
  return { domain: dns, name, kind, spns: [], aesKeys: true };
}
