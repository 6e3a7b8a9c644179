/** Which TLS versions do the Schannel switches leave to client and server? */
import { protocolNames, sideNames, windowsTls } from '../../data/windows-tls.ts';
import type { ProtocolName, SideName, WindowsTls } from '../../data/windows-tls.ts';
import { windowsBuilds } from '../../data/windows-builds.ts';
import { itemProperty } from '../readers/item-property.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Reading } from '../readers/reader.ts';
import { regExport } from '../readers/reg-export.ts';
import { regQuery } from '../readers/reg-query.ts';
import type { RegistryDump } from '../readers/registry-dump.ts';
import { lookup, numberOf, valuesBelow } from '../readers/registry-lookup.ts';
import { meaningOf, supports } from '../schannel/protocols.ts';
import type { ProtocolMeaning } from '../schannel/protocols.ts';
import type { Judge, Judgement } from './judgement.ts';
import { evidence, page, showProtocols, showVersion, together } from './tls-words.ts';

const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const PROTOCOLS = `${SCHANNEL}\\Protocols`;
const CURRENT_VERSION = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

/** One judgement for each side of which the paste says something. An absent value is the default of Windows, which only a known version tells. */
export const tlsProtocolsJudge: Judge = {
  id: 'tls-protocols',
  reads: [regQuery.id, regExport.id, itemProperty.id],
  judge: (readings) => judgeSwitches(registryDumps(readings)),
};

/** The registry facts of a paste, whichever tool printed them. */
export function registryDumps(readings: readonly Reading[]): readonly RegistryDump[] {
  const all = [...readingsOf(readings, regQuery), ...readingsOf(readings, regExport), ...readingsOf(readings, itemProperty)];
  return all.sort((a, b) => a.from - b.from).map((r) => r.facts);
}

interface Switches {
  readonly protocol: ProtocolName;
  readonly meaning: ProtocolMeaning;
  /** Lines of the values. */
  readonly lines: readonly number[];
}

interface Known {
  readonly windows: WindowsTls;
  readonly name: string;
  readonly line: number;
}

/** The Windows version, where a paste of CurrentVersion tells the build. */
export function windowsOf(dumps: readonly RegistryDump[]): Known | undefined {
  const build = lookup(dumps, CURRENT_VERSION, 'CurrentBuild');
  const other = build.state === 'set' ? build : lookup(dumps, CURRENT_VERSION, 'CurrentBuildNumber');
  if (other.state !== 'set' || typeof other.value.data !== 'string') return undefined;
  const number = Number(other.value.data.trim());
  const row = windowsBuilds.find((b) => number >= b.from && number <= b.to);
  const windows = windowsTls.find((w) => w.id === row?.id);
  return row && windows ? { windows, name: row.name, line: other.line } : undefined;
}

function judgeSwitches(dumps: readonly RegistryDump[]): readonly Judgement[] {
  const listed = valuesBelow(dumps, PROTOCOLS);
  const whole = wholeTree(dumps);
  if (listed.length === 0 && whole === undefined && !dumps.some((d) => d.keys.some((k) => below(k.key.path)))) return otherSet(dumps);
  const known = windowsOf(dumps);
  return sideNames.flatMap((side) => judgeSide(side, dumps, whole, known));
}

function below(path: string): boolean {
  return `${path.toLowerCase()}\\`.startsWith(`${PROTOCOLS.toLowerCase()}\\`);
}

/** A line that shows that the paste has the whole tree: then a version that is not listed has no values. */
function wholeTree(dumps: readonly RegistryDump[]): number | undefined {
  for (const dump of dumps) {
    const query = dump.queries.find((q) => ((q.tree && q.outcome === 'found' && q.whole) || q.outcome === 'not-found') && q.name === undefined && [PROTOCOLS, SCHANNEL].some((p) => p.toLowerCase() === q.key.path.toLowerCase()));
    if (query) return query.said ?? query.line;
    const root = dump.layout === 'reg-file' ? dump.keys.find((k) => !k.deleted && k.key.path.toLowerCase() === PROTOCOLS.toLowerCase()) : undefined;
    if (root) return root.line;
  }
  return undefined;
}

/** Values of ControlSet001 only: nobody knows whether Windows started with it. */
function otherSet(dumps: readonly RegistryDump[]): readonly Judgement[] {
  const key = dumps.flatMap((d) => d.keys).find((k) => /^SYSTEM\\ControlSet[0-9]{3}\\Control\\SecurityProviders\\SCHANNEL\\Protocols/i.test(k.key.path));
  return key ? [{ id: 'other-control-set', verdict: 'open', says: ['These keys belong to a numbered control set, which need not be the one that Windows uses.'], evidence: [{ line: key.line }], next: ['Read the current one: ', { code: showProtocols }] }] : [];
}

function judgeSide(side: SideName, dumps: readonly RegistryDump[], whole: number | undefined, known: Known | undefined): readonly Judgement[] {
  const all = protocolNames.map((protocol) => switchesOf(protocol, side, dumps, known));
  const set = all.filter((s) => s.lines.length > 0);
  if (set.length === 0 && whole === undefined) return [];
  const file = dumps.every((d) => d.layout === 'reg-file') ? 'By this .reg file: ' : '';
  const tls12 = all.find((s) => s.protocol === 'TLS 1.2');
  const tls13 = all.find((s) => s.protocol === 'TLS 1.3');
  if (!tls12 || !tls13) return [];
  const rest = others(set);
  const lines = (first: readonly number[]) => evidence([...first.map((line) => ({ line })), ...set.flatMap((s) => s.lines.map((line) => ({ line }))), whole === undefined ? undefined : { line: whole, means: 'the whole tree was read' }, known && { line: known.line, means: known.name }], 12);
  const make = (id: string, verdict: Judgement['verdict'], says: string, next: Judgement['next']): Judgement => ({
    id: `${side}-${id}`,
    verdict,
    says: [`${file}${says}${rest}`],
    evidence: lines(tls12.lines),
    next,
    ...(verdict === 'problem' ? { causes: ['tls-no-common-protocol' as const] } : {}),
  });
  const early = tls13.lines.length > 0 && known && !supports(known.windows, 'TLS 1.3', side);
  if (early) {
    return [{ ...make('tls13-key-too-early', 'problem', `${known.name} does not have TLS 1.3; its key must not exist there.`, ['Delete the key ', { code: 'TLS 1.3' }, ' below ', { code: 'SCHANNEL\\Protocols' }, ' after an export: ', page('schannel-settings', 'Schannel settings'), '.']), evidence: lines(tls13.lines) }];
  }
  switch (tls12.meaning.state) {
    case 'off':
      return [
        tls13.meaning.state === 'on'
          ? make('tls12-off-tls13-on', 'open', `TLS 1.2 is switched off as ${side}, TLS 1.3 is on: only peers that can do TLS 1.3 connect.`, ['Compare with what the other end can do: ', page('tls-no-common-protocol', 'no common TLS version'), '.'])
          : make('tls12-off', 'problem', `TLS 1.2 is switched off for every program that uses Schannel as ${side}.`, on()),
      ];
    case 'on-request':
      return [make('tls12-on-request', 'problem', `TLS 1.2 is not offered as ${side} unless a program names it (DisabledByDefault).`, on())];
    case 'on':
      if (tls12.meaning.doubt !== undefined && !known) return [make('tls12-half', 'open', `TLS 1.2 has one of its two values as ${side}. ${tls12.meaning.doubt}`, version())];
      if (tls12.meaning.doubt !== undefined && known && known.windows.protocols['TLS 1.2'][side] === 'off') return [make('tls12-half', 'open', `TLS 1.2 has one of its two values as ${side}, on ${known.name}. ${tls12.meaning.doubt}`, on())];
      return [make('tls12-on', 'fine', `TLS 1.2 is on as ${side}.`, ['The other end and the program must use it too: ', page('tls-no-common-protocol', 'no common TLS version'), '.'])];
    default: {
      if (known && whole !== undefined) {
        const by = known.windows.protocols['TLS 1.2'][side];
        return [by === 'on' ? make('tls12-default-on', 'fine', `No value for TLS 1.2 as ${side}: ${known.name} has it on.`, ['The other end and the program must use it too: ', page('tls-no-common-protocol', 'no common TLS version'), '.']) : make('tls12-default-off', 'problem', `No value for TLS 1.2 as ${side}: ${known.name} has it off.`, on())];
      }
      if (whole === undefined) return [make('tls12-unsaid', 'open', `The paste does not show TLS 1.2 as ${side}.`, ['Paste the whole tree: ', { code: showProtocols }])];
      return [make('tls12-default', 'open', `No value for TLS 1.2 as ${side}: Windows decides. It is on since Windows 8 and Server 2012, off on Windows 7 and Server 2008 R2.`, version())];
    }
  }
}

function switchesOf(protocol: ProtocolName, side: SideName, dumps: readonly RegistryDump[], known: Known | undefined): Switches {
  const path = `${PROTOCOLS}\\${protocol}\\${side === 'client' ? 'Client' : 'Server'}`;
  const enabled = lookup(dumps, path, 'Enabled');
  const byDefault = lookup(dumps, path, 'DisabledByDefault');
  const number = (found: typeof enabled): number | undefined => (found.state === 'set' ? numberOf(found.value) : undefined);
  const values = { ...(number(enabled) === undefined ? {} : { enabled: number(enabled) ?? 0 }), ...(number(byDefault) === undefined ? {} : { disabledByDefault: number(byDefault) ?? 0 }) };
  const lines = [enabled, byDefault].flatMap((found) => (found.state === 'set' ? [found.line] : []));
  return { protocol, meaning: meaningOf(values, known ? supports(known.windows, protocol, side) : true), lines };
}

/** What the values say of the other versions, in one sentence each. */
function others(set: readonly Switches[]): string {
  const named = (state: ProtocolMeaning['state']): string[] => set.filter((s) => s.protocol !== 'TLS 1.2' && s.meaning.state === state).map((s) => s.protocol);
  const off = named('off');
  const asked = named('on-request');
  const on = named('on');
  return [
    off.length > 0 ? ` Off: ${together(off)}.` : '',
    asked.length > 0 ? ` Off unless asked for: ${together(asked)}.` : '',
    on.length > 0 ? ` Switched on: ${together(on)}.` : '',
  ].join('');
}

function on(): Judgement['next'] {
  return ['Write both values, 1 and 0, after an export: ', page('tls-no-common-protocol', 'switch TLS 1.2 on'), '.'];
}

function version(): Judgement['next'] {
  return ['Paste the version of Windows with it: ', { code: showVersion }];
}
