/** Texts for the tests of the effective state, and the readings that a tool makes of them. */
import { cipherSuites } from '../../../../src/core/readers/cipher-suites.ts';
import { eccCurves } from '../../../../src/core/readers/ecc-curves.ts';
import { itemProperty } from '../../../../src/core/readers/item-property.ts';
import type { Reader, Reading } from '../../../../src/core/readers/reader.ts';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { regQuery } from '../../../../src/core/readers/reg-query.ts';
import { sqlcheckReport } from '../../../../src/core/readers/sqlcheck-report.ts';
import { windowsVersion } from '../../../../src/core/readers/windows-version.ts';
import { effectiveTls } from '../../../../src/core/schannel/effective.ts';
import type { EffectiveProtocol, EffectiveTls } from '../../../../src/core/schannel/effective-model.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import type { WindowsVersion, WindowsVersionId } from '../../../../src/data/windows-versions.ts';

const READERS: readonly Reader<unknown>[] = [regExport, regQuery, itemProperty, cipherSuites, eccCurves, windowsVersion, sqlcheckReport];

export const SCHANNEL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
export const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002';
export const LOCAL = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002';

export function readingsIn(text: string): readonly Reading[] {
  const paste = prepare(text);
  return READERS.flatMap((reader) => reader.read(paste));
}

export function version(id: WindowsVersionId): WindowsVersion {
  const found = windowsVersions.find((v) => v.id === id);
  if (!found) throw new Error(id);
  return found;
}

export function stateOf(id: WindowsVersionId, text: string): EffectiveTls {
  return effectiveTls(version(id), readingsIn(text));
}

/** A .reg file of keys with their value lines. */
export function reg(...keys: readonly (readonly [key: string, ...values: string[]])[]): string {
  return `Windows Registry Editor Version 5.00\r\n\r\n${keys.map(([key, ...values]) => `[${key}]\r\n${values.map((v) => `${v}\r\n`).join('')}\r\n`).join('')}`;
}

/** One row of the protocols: `row(state, 'TLS 1.2', 'server')`. */
export function row(state: EffectiveTls, protocol: EffectiveProtocol['protocol'], side: EffectiveProtocol['side']): EffectiveProtocol {
  const found = state.protocols.find((p) => p.protocol === protocol && p.side === side);
  if (!found) throw new Error(`${protocol} ${side}`);
  return found;
}

/** The ids of the remarks with their verdicts. */
export function remarks(state: EffectiveTls): readonly string[] {
  return state.remarks.map(({ verdict, id }) => `${verdict} ${id}`);
}

/** Strings as a .reg file of version 5 writes a multi-string. */
export function multi(...texts: readonly string[]): string {
  const bytes = [...texts, ''].flatMap((text) => [...text, '\0'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
  return `hex(7):${bytes.map((b) => b.toString(16).padStart(2, '0')).join(',')}`;
}
