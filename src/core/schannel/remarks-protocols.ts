/** Remarks about the keys below SCHANNEL\Protocols. */
import { historicSettings, dtlsSettings } from '../../data/settings/protocols-other.ts';
import { protocolNames, sideNames } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { DumpedKey } from '../readers/registry-dump.ts';
import type { EffectiveProtocol, StateRemark, Told } from './effective-model.ts';
import { below } from './schannel-keys.ts';
import type { SchannelKey } from './schannel-keys.ts';
import { someLines, upper } from './words.ts';
import { first, page, together } from '../sentences.ts';

type Remark = StateRemark | undefined;

const OTHERS = [...dtlsSettings, ...historicSettings].map(({ key }) => key.split('\\').at(-2) ?? '');
const NAMES: readonly string[] = [...protocolNames, ...new Set(OTHERS)];
const KNOWN = new Set(NAMES.map((n) => n.toLowerCase()));
const SIDES = new Set(['client', 'server']);
const VALUES = new Set(['enabled', 'disabledbydefault']);

/**
 * What is wrong with the keys below Protocols, whatever the values mean: misspelt names, values in the wrong place, the TLS 1.3 key where Windows has none.
 *
 *     [HKEY_LOCAL_MACHINE\SYSTEM\…\Protocols\TLS1.2\Server]   // unknown-protocol-key: Schannel reads 'TLS 1.2'
 *
 * Sources: Microsoft: TLS registry settings; Protocols in TLS/SSL (Schannel SSP); SQLCheck source.
 */
export function protocolKeyRemarks(keys: readonly SchannelKey[], rows: readonly EffectiveProtocol[] | undefined, version: WindowsVersion | undefined): readonly StateRemark[] {
  const found = below(keys, 'Protocols');
  return [tls13Key(found, rows, version), ...protocolNamesOf(found), sideKeys(found), misplaced(found), misspelt(found)].filter((r) => r !== undefined);
}

type Found = ReturnType<typeof below>;

function tls13Key(found: Found, rows: readonly EffectiveProtocol[] | undefined, version: WindowsVersion | undefined): Remark {
  const missing = rows?.some(({ protocol, state }) => protocol === 'TLS 1.3' && state === 'missing');
  const lines = found.filter(({ names }) => names[0]?.toLowerCase() === 'tls 1.3').map(({ key }) => key.line);
  if (!missing || !version || lines.length === 0) return undefined;
  return {
    id: 'tls-1-3-key-on-old-windows',
    verdict: 'problem',
    says: [`${version.name} does not have TLS 1.3. Microsoft calls switching it on there no safe configuration, and SQLCheck warns about the key itself.`],
    lines: someLines(lines),
    next: ['Delete the key ', { code: 'TLS 1.3' }, ' below ', { code: 'SCHANNEL\\Protocols' }, ' after an export: ', page('schannel-settings', 'Schannel settings'), '.'],
  };
}

/** Letters and digits only: TLS1.2, TLSv1.2 and "TLS 1,2" are meant for TLS 1.2. */
function bare(name: string): string {
  return name.slice(0, 60).toLowerCase().replace(/[^a-z0-9]/g, '').replace(/^(ssl|tls|dtls|pct)v/, '$1');
}

const MEANT: ReadonlyMap<string, string> = new Map(NAMES.flatMap((name) => [[bare(name), name] as const, [bare(name).replace(/0$/, ''), name] as const]));

function protocolNamesOf(found: Found): readonly StateRemark[] {
  const odd = new Map<string, { name: string; lines: number[] }>();
  for (const { names, key } of found) {
    const [name] = names;
    if (name === undefined || KNOWN.has(name.toLowerCase())) continue;
    const row = odd.get(name.toLowerCase()) ?? { name, lines: [] };
    row.lines.push(key.line);
    odd.set(name.toLowerCase(), row);
  }
  const rows = [...odd.values()].map((row) => ({ ...row, meant: MEANT.get(bare(row.name)) }));
  const sure = rows.filter(({ meant }) => meant !== undefined);
  const unsure = rows.filter(({ meant }) => meant === undefined);
  const out: StateRemark[] = [];
  if (sure.length > 0) {
    out.push({
      id: 'unknown-protocol-key',
      verdict: 'problem',
      says: [`Schannel reads no key ${first(sure.map(({ name }) => `"${name}"`))}: the name is ${together([...new Set(sure.map(({ meant }) => `"${meant}"`))].slice(0, 4))}, with this blank and this full stop. The values below it change nothing.`],
      lines: someLines(sure.flatMap(({ lines }) => lines)),
      next: ['Write the values below the right key and delete this one: ', page('schannel-settings', 'Schannel settings'), '.'],
    });
  }
  if (unsure.length > 0) {
    out.push({ id: 'unknown-protocol-key', verdict: 'open', says: [`No document names a key ${first(unsure.map(({ name }) => `"${name.slice(0, 60)}"`))} below Protocols.`], lines: someLines(unsure.flatMap(({ lines }) => lines)) });
  }
  return out;
}

function isProtocol(name: string | undefined): boolean {
  return name !== undefined && KNOWN.has(name.toLowerCase());
}

function sideKeys(found: Found): Remark {
  const odd = found.filter(({ names }) => isProtocol(names[0]) && names[1] !== undefined && !SIDES.has(names[1].toLowerCase()));
  if (odd.length === 0) return undefined;
  const shown = first([...new Set(odd.map(({ names }) => `"${names.slice(0, 2).join('\\').slice(0, 60)}"`))]);
  return { id: 'unknown-side-key', verdict: 'problem', says: [`Below a version Schannel reads the keys Client and Server, not ${shown}. The values there change nothing.`], lines: someLines(odd.map(({ key }) => key.line)), next: ['Write the values below ', { code: 'Client' }, ' and ', { code: 'Server' }, '.'] };
}

function misplaced(found: Found): Remark {
  const odd = found.filter(({ names, key }) => (names.length === 0 || (names.length === 1 && isProtocol(names[0]))) && key.values.some(({ name }) => VALUES.has(name.toLowerCase())));
  if (odd.length === 0) return undefined;
  const shown = first([...new Set(odd.map(({ names }) => `"${names[0] ?? 'Protocols'}"`))]);
  return {
    id: 'values-on-protocol-key',
    verdict: 'problem',
    says: [`Enabled and DisabledByDefault stand on the key ${shown} itself. Schannel reads them below Client and Server only: here they change nothing.`],
    lines: someLines(odd.flatMap(({ key }) => key.values.filter(({ name }) => VALUES.has(name.toLowerCase())).map(({ line }) => line))),
    next: ['Write them below ', { code: 'Client' }, ' and ', { code: 'Server' }, '.'],
  };
}

function misspelt(found: Found): Remark {
  const odd = found.flatMap(({ names, key }) => (isProtocol(names[0]) && names.length === 2 && SIDES.has(names[1]?.toLowerCase() ?? '') ? oddValues(key) : []));
  if (odd.length === 0) return undefined;
  return { id: 'unknown-value', verdict: 'problem', says: [`Schannel reads Enabled and DisabledByDefault, not ${first([...new Set(odd.map(({ name }) => `"${name.slice(0, 60)}"`))])}.`], lines: someLines(odd.map(({ line }) => line)), next: ['Write the value under its right name and delete this one.'] };
}

/** Names close to those that Schannel reads: Enable, DisableByDefault, Disabled By Default. A note that somebody left there is none of them. */
function oddValues(key: DumpedKey): DumpedKey['values'] {
  return key.values.filter(({ name }) => !VALUES.has(name.toLowerCase()) && /^(?:enable|disable|disabled|enabled)(?:by|default|$)/.test(bare(name)));
}

/**
 * What the pairs of values say that may not be meant: 0xffffffff, Enabled 1 with DisabledByDefault 1, Enabled 0 with DisabledByDefault 0, a version that is
 * gone, a side without any version.
 *
 * Sources: SChannelDsc change log (1 rather than 0xffffffff); Microsoft: TLS registry settings; Protocols in TLS/SSL (Schannel SSP).
 */
export function protocolPairRemarks(rows: readonly EffectiveProtocol[]): readonly StateRemark[] {
  const all = rows.filter((r) => [r.enabled, r.disabledByDefault].some((told) => numberOf(told) === 0xffffffff));
  const asked = rows.filter((r) => r.state === 'on-request' && (numberOf(r.enabled) ?? 0) > 0);
  const both = rows.filter((r) => r.state === 'off' && numberOf(r.enabled) === 0 && numberOf(r.disabledByDefault) === 0);
  const gone = rows.filter((r) => r.protocol === 'SSL 2.0' && r.state === 'missing' && numberOf(r.enabled) !== undefined);
  const remarks: Remark[] = [
    remark('all-bits', all, (names) => `0xffffffff stands in the values of ${names}. Schannel takes any data but 0 as 1; some products and audits accept only 1.`),
    remark('enabled-and-disabled-by-default', asked, (names) => `${names}: Enabled is not 0 and DisabledByDefault is not 0 either. The version is off for programs that do not name it, and a program with the newer SCH_CREDENTIALS structure cannot ask for it.`),
    remark('off-and-not-disabled-by-default', both, (names) => `${names}: Enabled 0 switches off, DisabledByDefault 0 says the opposite and does not count. The usual pair is 0 and 1.`),
    remark('gone-protocol', gone, (names) => `${names}: this Windows does not have the version any more. The values change nothing; audits still look for them.`),
    ...sideNames.map((side) => noProtocol(rows, side)),
  ];
  return remarks.filter((r) => r !== undefined);
}

function numberOf(told: Told): number | undefined {
  return told.state === 'set' ? told.number : undefined;
}

function remark(id: string, rows: readonly EffectiveProtocol[], says: (names: string) => string): Remark {
  if (rows.length === 0) return undefined;
  const lines = rows.flatMap((r) => [r.enabled, r.disabledByDefault].flatMap((told) => (told.state === 'set' ? [told.line] : [])));
  return { id, verdict: 'open', says: [says(first(rows.map((r) => `${r.protocol} ${r.side}`)))], lines: someLines(lines) };
}

/** Every version is off on a side: each connection of that side fails before the first packet. */
function noProtocol(rows: readonly EffectiveProtocol[], side: EffectiveProtocol['side']): Remark {
  const own = rows.filter((r) => r.side === side);
  if (own.some(({ state }) => state !== 'off' && state !== 'missing')) return undefined;
  return {
    id: 'no-protocol',
    verdict: 'problem',
    says: [`${upper(side)}: no version of TLS is left on. Each credential fails before a packet is sent (Schannel event 36871, state 10013)`, side === 'server' ? ', Remote Desktop to this machine included.' : '.'],
    lines: someLines(own.flatMap(({ because }) => (because.line === undefined ? [] : [because.line]))),
    next: ['Switch TLS 1.2 on: ', page('tls-no-common-protocol', 'no common TLS version'), '.'],
  };
}
