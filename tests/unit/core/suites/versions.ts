import assert from 'node:assert/strict';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import type { WindowsVersion } from '../../../../src/data/windows-versions.ts';

export const all: readonly WindowsVersion[] = windowsVersions;

/** The versions with these ids, in this order. */
export function versions(...ids: readonly string[]): readonly WindowsVersion[] {
  return ids.map((id) => {
    const found = all.find((v) => v.id === id);
    assert.ok(found, id);
    return found;
  });
}
