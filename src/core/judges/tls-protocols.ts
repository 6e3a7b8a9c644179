/** Which TLS versions do the Schannel switches leave to client and server? */
import { protocolNames, sideNames } from '../../data/windows-tls.ts';
import type { SideName, WindowsTls } from '../../data/windows-tls.ts';
import { itemProperty } from '../readers/item-property.ts';
import type { Reading } from '../readers/reader.ts';
import { regExport } from '../readers/reg-export.ts';
import { regQuery } from '../readers/reg-query.ts';
import { tlsRowOf, windowsSeen } from '../schannel/effective.ts';
import type { StateRemark, Told } from '../schannel/effective-model.ts';
import { effectiveProtocols, protocolTold } from '../schannel/effective-protocols.ts';
import type { ProtocolTold } from '../schannel/effective-protocols.ts';
import type { ProtocolState } from '../schannel/protocols.ts';
import { registryText } from '../schannel/registry-text.ts';
import type { RegistryText } from '../schannel/registry-text.ts';
import { placeRemarks, typeRemarks } from '../schannel/remarks-places.ts';
import { protocolKeyRemarks, protocolPairRemarks } from '../schannel/remarks-protocols.ts';
import { switchKeyRemarks } from '../schannel/remarks-switches.ts';
import { schannelKeys } from '../schannel/schannel-keys.ts';
import type { Judge, Judgement } from './judgement.ts';
import { dumpsOf } from './registry-state.ts';
import { evidence, showProtocols, showVersion } from './tls-words.ts';
import { page, together } from '../sentences.ts';

/** One judgement for each side of which the paste says something. An absent value is the default of Windows, which only a known version tells. */
export const tlsProtocolsJudge: Judge = {
  id: 'tls-protocols',
  reads: [regQuery.id, regExport.id, itemProperty.id],
  judge: (readings) => judgeSwitches(readings),
};

/** The registry facts of a paste, whichever tool printed them. */
export const registryDumps = dumpsOf;

interface Known {
  readonly windows: WindowsTls;
  readonly name: string;
  readonly lines: readonly number[];
}

/** The Windows version, where the paste tells the build: client and server of a build have the same protocols. */
function knownOf(readings: readonly Reading[], text: RegistryText): Known | undefined {
  const seen = windowsSeen(readings, text);
  const rows = seen?.candidates.map((version) => ({ name: version.name, windows: tlsRowOf(version) })) ?? [];
  const [first] = rows;
  const agree = rows.every(({ windows }) => sideNames.every((side) => (['TLS 1.2', 'TLS 1.3'] as const).every((p) => windows.protocols[p][side] === first?.windows.protocols[p][side])));
  return seen && first && agree ? { windows: first.windows, name: together(rows.map(({ name }) => name)).replace(' and ', ' or '), lines: seen.lines } : undefined;
}

function judgeSwitches(readings: readonly Reading[]): readonly Judgement[] {
  const text = registryText(readings);
  if (text.dumps.length === 0) return [];
  const known = knownOf(readings, text);
  const sides = sideNames.flatMap((side) => judgeSide(side, text, known));
  const early = sides.some(({ id }) => id.endsWith('tls13-key-too-early'));
  return [...sides, ...remarksOf(readings, text, known).filter(({ id }) => !(early && id === 'tls-1-3-key-on-old-windows')).map((remark) => judgementOf(remark))];
}

/** What in the keys is not what its author took it for. */
function remarksOf(readings: readonly Reading[], text: RegistryText, known: Known | undefined): readonly StateRemark[] {
  const keys = schannelKeys(text);
  const version = known && windowsSeen(readings, text)?.candidates[0];
  const rows = version && known ? effectiveProtocols(text, { ...version, name: known.name }, known.windows) : undefined;
  const told = sideNames.flatMap((side) => protocolNames.map((protocol) => ({ ...protocolTold(text, protocol, side), state: 'unclear' as const, because: { says: [] } })));
  return [
    ...protocolKeyRemarks(keys, rows, version && known ? { ...version, name: known.name } : undefined),
    ...typeRemarks(told, []),
    ...protocolPairRemarks(rows ?? []).filter(({ id, lines }) => id === 'no-protocol' && lines.length > 0),
    ...switchKeyRemarks(keys).filter(({ verdict }) => verdict === 'problem'),
    ...placeRemarks(text, keys),
  ];
}

/** What keeps connections away by itself. A misspelt key is a mistake, but whether it matters here the other values say. */
const CAUSED = new Set(['no-protocol', 'tls-1-3-key-on-old-windows']);

function judgementOf({ id, verdict, says, lines, next }: StateRemark): Judgement {
  const proves = verdict === 'problem' && CAUSED.has(id);
  return {
    id,
    verdict: proves ? 'problem' : 'open',
    says,
    evidence: evidence(lines.map((line) => ({ line }))),
    next: next ?? ['Compare with the table of the page: ', page('schannel-settings', 'Schannel settings'), '.'],
    ...(proves ? { causes: ['tls-no-common-protocol' as const] } : {}),
  };
}

interface Switches extends ProtocolTold {
  /** unclear: two values, another type, no right to read. */
  readonly state: ProtocolState | 'unclear';
}

function judgeSide(side: SideName, text: RegistryText, known: Known | undefined): readonly Judgement[] {
  const all = protocolNames.map((protocol): Switches => {
    const told = protocolTold(text, protocol, side);
    const missing = known?.windows.protocols[protocol][side] === 'missing';
    return { ...told, state: missing ? 'no-effect' : (told.meaning?.state ?? 'unclear') };
  });
  const set = all.filter((s) => s.lines.length > 0);
  const tls12 = all.find((s) => s.protocol === 'TLS 1.2');
  const tls13 = all.find((s) => s.protocol === 'TLS 1.3');
  if (!tls12 || !tls13) return [];
  const whole = absentLine(tls12);
  if (set.length === 0 && whole === undefined) return [];
  const file = text.onlyFiles ? 'By this .reg file: ' : '';
  const rest = others(set);
  const lines = (first: readonly number[]) => evidence([...first.map((line) => ({ line })), ...set.flatMap((s) => s.lines.map((line) => ({ line }))), whole === undefined ? undefined : { line: whole, means: 'the whole tree was read' }, ...(known?.lines ?? []).map((line) => ({ line, means: known?.name ?? '' }))], 12);
  const make = (id: string, verdict: Judgement['verdict'], says: string, next: Judgement['next']): Judgement => ({
    id: `${side}-${id}`,
    verdict,
    says: [`${file}${says}${rest}`],
    evidence: lines(tls12.lines),
    next,
    ...(verdict === 'problem' ? { causes: ['tls-no-common-protocol' as const] } : {}),
  });
  if (known && tls13.state === 'no-effect' && tls13.lines.length > 0) {
    return [{ ...make('tls13-key-too-early', 'problem', `${known.name} does not have TLS 1.3; its key must not exist there.`, ['Delete the key ', { code: 'TLS 1.3' }, ' below ', { code: 'SCHANNEL\\Protocols' }, ' after an export: ', page('schannel-settings', 'Schannel settings'), '.']), evidence: lines(tls13.lines) }];
  }
  switch (tls12.state) {
    case 'unclear':
      return [make('tls12-unclear', 'open', `TLS 1.2 is not clear as ${side}. ${tls12.unclear ?? ''}`, ['Read the values again on one machine: ', { code: showProtocols }])];
    case 'off':
      return [
        tls13.state === 'on'
          ? make('tls12-off-tls13-on', 'open', `TLS 1.2 is switched off as ${side}, TLS 1.3 is on: only peers that can do TLS 1.3 connect.`, ['Compare with what the other end can do: ', page('tls-no-common-protocol', 'no common TLS version'), '.'])
          : make('tls12-off', 'problem', `TLS 1.2 is switched off for every program that uses Schannel as ${side}.`, on()),
      ];
    case 'on-request':
      return [make('tls12-on-request', 'problem', `TLS 1.2 is not offered as ${side} unless a program names it (DisabledByDefault).`, on())];
    case 'on': {
      const doubt = tls12.meaning?.doubt;
      if (doubt !== undefined && !known) return [make('tls12-half', 'open', `TLS 1.2 has one of its two values as ${side}. ${doubt}`, version())];
      if (doubt !== undefined && known && known.windows.protocols['TLS 1.2'][side] === 'off') return [make('tls12-half', 'open', `TLS 1.2 has one of its two values as ${side}, on ${known.name}. ${doubt}`, on())];
      return [make('tls12-on', 'fine', `TLS 1.2 is on as ${side}.`, ['The other end and the program must use it too: ', page('tls-no-common-protocol', 'no common TLS version'), '.'])];
    }
    case 'no-effect':
      return [make('tls12-missing', 'problem', `${known?.name ?? 'This Windows'} does not have TLS 1.2; the values change nothing.`, ['See which versions have it: ', page('tls-no-common-protocol', 'no common TLS version'), '.'])];
    default: {
      if (whole === undefined) return [make('tls12-unsaid', 'open', `The paste does not show TLS 1.2 as ${side}.`, ['Paste the whole tree: ', { code: showProtocols }])];
      if (known) {
        const by = known.windows.protocols['TLS 1.2'][side];
        return [by === 'on' ? make('tls12-default-on', 'fine', `No value for TLS 1.2 as ${side}: ${known.name} has it on.`, ['The other end and the program must use it too: ', page('tls-no-common-protocol', 'no common TLS version'), '.']) : make('tls12-default-off', 'problem', `No value for TLS 1.2 as ${side}: ${known.name} has it off.`, on())];
      }
      return [make('tls12-default', 'open', `No value for TLS 1.2 as ${side}: Windows decides. It is on since Windows 8 and Server 2012, off on Windows 7 and Server 2008 R2.`, version())];
    }
  }
}

/** The line by which both values do not exist; undefined where one of them is set or not shown. */
function absentLine({ enabled, disabledByDefault }: ProtocolTold): number | undefined {
  const line = (told: Told): number | undefined => (told.state === 'absent' ? told.line : undefined);
  return line(disabledByDefault) === undefined ? undefined : line(enabled);
}

/** What the values say of the other versions, in one sentence each. */
function others(set: readonly Switches[]): string {
  const named = (state: Switches['state']): string[] => set.filter((s) => s.protocol !== 'TLS 1.2' && s.state === state).map((s) => s.protocol);
  const off = named('off');
  const asked = named('on-request');
  const switchedOn = named('on');
  const unclear = named('unclear');
  return [
    off.length > 0 ? ` Off: ${together(off)}.` : '',
    asked.length > 0 ? ` Off unless asked for: ${together(asked)}.` : '',
    switchedOn.length > 0 ? ` Switched on: ${together(switchedOn)}.` : '',
    unclear.length > 0 ? ` Not clear: ${together(unclear)}.` : '',
  ].join('');
}

function on(): Judgement['next'] {
  return ['Write both values, 1 and 0, after an export: ', page('tls-no-common-protocol', 'switch TLS 1.2 on'), '.'];
}

function version(): Judgement['next'] {
  return ['Paste the version of Windows with it: ', { code: showVersion }];
}
