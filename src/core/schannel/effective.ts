/** What a Windows machine does with TLS: its version and the registry that was pasted, put together. */
import { windowsTls } from '../../data/windows-tls.ts';
import type { WindowsTls } from '../../data/windows-tls.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import type { Reading } from '../readers/reader.ts';
import { effectiveCurves } from './effective-curves.ts';
import type { EffectiveTls, StateRemark } from './effective-model.ts';
import { effectiveProtocols } from './effective-protocols.ts';
import { effectiveSettings } from './effective-settings.ts';
import { effectiveSuites } from './effective-suites.ts';
import { windowsSeen } from './effective-windows.ts';
import { registryText } from './registry-text.ts';
import { placeRemarks, typeRemarks, windowsRemarks } from './remarks-places.ts';
import { programRemarks } from './remarks-programs.ts';
import { protocolKeyRemarks, protocolPairRemarks } from './remarks-protocols.ts';
import { suiteRemarks } from './remarks-suites.ts';
import { switchDataRemarks, switchKeyRemarks } from './remarks-switches.ts';
import { schannelKeys } from './schannel-keys.ts';
import { suiteSource } from './suite-source.ts';
import { switchedOff } from './suite-switches.ts';

export { windowsOf, windowsSeen } from './effective-windows.ts';
export type { WindowsSeen } from './effective-windows.ts';

const rows: ReadonlyMap<string, WindowsTls> = new Map<string, WindowsTls>(windowsTls.map((row) => [row.id, row]));

/** The row of protocols and WinHTTP that belongs to a version: `tlsRowOf(server2019).id` is 'server-2019'. */
export function tlsRowOf(version: WindowsVersion): WindowsTls {
  const row = rows.get(version.tls);
  if (!row) throw new Error(`windows-versions.ts names the row ${version.tls}, which does not exist`);
  return row;
}

/**
 * The state of a machine: protocols, suites, curves and every other setting, each with the value that decides and its line, and what in the registry is not
 * what its author took it for. Reads .reg files, `reg query`, PowerShell lists, Get-TlsCipherSuite and Get-TlsEccCurve out of the readings; without any,
 * the answer is the defaults of the version, marked as assumed. Total: any readings, no exception.
 *
 *     effectiveTls(server2019, regExport.read(prepare(text))).protocols[5]
 *     // { protocol: 'TLS 1.0', side: 'server', state: 'off', because: { says: ['Enabled is 0, …'], line: 4 }, … }
 *
 * Sources: those of the tables; for each rule the function that has it.
 */
export function effectiveTls(windows: WindowsVersion, readings: readonly Reading[]): EffectiveTls {
  const row = tlsRowOf(windows);
  const text = registryText(readings);
  const protocols = effectiveProtocols(text, windows, row);
  const settings = effectiveSettings(text, windows, row, protocols);
  const source = suiteSource(text, readings, windows);
  const suites = effectiveSuites(source, windows, protocols, switchedOff(settings));
  const curves = effectiveCurves(text, readings, windows, suites.on);
  const keys = schannelKeys(text);
  const remarks: readonly StateRemark[] = [
    ...windowsRemarks(windowsSeen(readings, text), windows),
    ...protocolKeyRemarks(keys, protocols, windows),
    ...typeRemarks(protocols, settings),
    ...protocolPairRemarks(protocols),
    ...switchKeyRemarks(keys),
    ...switchDataRemarks(settings),
    ...suiteRemarks(text, source, suites, protocols, curves),
    ...programRemarks(settings, protocols),
    ...placeRemarks(text, keys),
  ];
  return { windows, protocols, suites, curves: curves.curves, settings, remarks };
}
