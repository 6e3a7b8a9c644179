/** The state of a machine after a change, as the same engine sees it that judges pasted states. */
import { schannelSettings } from '../../data/schannel-settings.ts';
import type { Setting } from '../../data/schannel-settings.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { registryReaders } from '../judges/registry-state.ts';
import { cipherSuites } from '../readers/cipher-suites.ts';
import { eccCurves } from '../readers/ecc-curves.ts';
import type { Reading } from '../readers/reader.ts';
import { regExport } from '../readers/reg-export.ts';
import type { DumpedData, DumpedKey, DumpedValue, RegistryDump } from '../readers/registry-dump.ts';
import type { Before, BeforeValue } from '../registry/before.ts';
import { isWithin, keyId, valueId } from '../registry/model.ts';
import type { Change } from '../registry/model.ts';
import { effectiveTls } from './effective.ts';
import type { EffectiveTls } from './effective-model.ts';

const settings: readonly Setting[] = schannelSettings;
const REGISTRY: ReadonlySet<string> = new Set(registryReaders.map(({ id }) => id));
const LISTS: ReadonlySet<string> = new Set([cipherSuites.id, eccCurves.id]);

/**
 * What a machine does once the changes are made: the settings of the table as they were, with the changes on top. Of the other readings the printed lists
 * of suites and curves go where the change writes such a list.
 *
 *     stateAfter(server2019, [], nothingKnown, changes).protocols[5].state   // 'off' where the changes switch TLS 1.0 off for the server
 */
export function stateAfter(version: WindowsVersion, readings: readonly Reading[], before: Before, changes: readonly Change[]): EffectiveTls {
  const lists = changes.some((change) => settings.some((s) => s.group === 'suite-order' && keyId({ hive: s.hive, path: s.key }) === keyId(change.key)));
  const others = readings.filter(({ reader }) => !REGISTRY.has(reader) && !(lists && LISTS.has(reader)));
  return effectiveTls(version, [...others, reading(afterwards(before, changes))]);
}

type Standing = { readonly setting: Setting; readonly value: DumpedData | 'absent' };

function afterwards(before: Before, changes: readonly Change[]): readonly Standing[] {
  const byValue = new Map(changes.flatMap((change) => (change.kind === 'set' || change.kind === 'delete-value' ? [[valueId(change.key, change.name), change] as const] : [])));
  const gone = changes.filter((change) => change.kind === 'delete-key');
  return settings.flatMap((setting): Standing[] => {
    const key = { hive: setting.hive, path: setting.key };
    const change = byValue.get(valueId(key, setting.name));
    if (change) return [{ setting, value: change.kind === 'set' ? change.value : 'absent' }];
    if (gone.some((one) => isWithin(key, one.key))) return [{ setting, value: 'absent' }];
    const value = dataOf(before.value(key, setting.name));
    return value === undefined ? [] : [{ setting, value }];
  });
}

function dataOf(value: BeforeValue): Standing['value'] | undefined {
  switch (value.state) {
    case 'set':
      return value.value;
    case 'absent':
      return 'absent';
    case 'untyped':
      return { type: 'untyped', data: value.text };
    case 'unreadable':
      return { type: 'other', data: '' };
    case 'unknown':
      return undefined;
  }
}

function reading(standing: readonly Standing[]): Reading<RegistryDump> {
  const keys = new Map<string, DumpedKey & { readonly values: DumpedValue[]; readonly absent: { value: string; line: number }[] }>();
  for (const { setting, value } of standing) {
    const key = { hive: setting.hive, path: setting.key };
    const row = keys.get(keyId(key)) ?? { key, line: 0, deleted: false, values: [], absent: [] };
    keys.set(keyId(key), row);
    if (value === 'absent') row.absent.push({ value: setting.name, line: 0 });
    else row.values.push({ name: setting.name, value, line: 0 });
  }
  return { reader: regExport.id, from: 0, to: 0, read: [], unread: [], facts: { layout: 'reg-file', keys: [...keys.values()], queries: [], failures: [] } };
}

/** A side on which a protocol is on, and no suite that it can use. */
export interface WithoutSuite {
  readonly side: 'client' | 'server';
  readonly protocol: string;
}

/** The protocols that are on without a suite. SSL 2.0 is left out: its suites stand in no list of Windows 10 and later. */
export function withoutSuite(state: EffectiveTls): readonly WithoutSuite[] {
  const served = new Set(state.suites.on.flatMap(({ versions }) => versions));
  return state.protocols.filter(({ protocol, state: now }) => now === 'on' && protocol !== 'SSL 2.0' && !served.has(protocol)).map(({ side, protocol }) => ({ side, protocol }));
}

/** The sides on which no protocol that is on has a suite: nothing can be agreed on there. */
export function sidesWithoutSuite(state: EffectiveTls): readonly ('client' | 'server')[] {
  const bare = withoutSuite(state);
  return (['client', 'server'] as const).filter((side) => {
    const on = state.protocols.filter((row) => row.side === side && row.state === 'on');
    return on.length > 0 && on.every((row) => bare.some((one) => one.side === side && one.protocol === row.protocol));
  });
}
