/** The Windows versions as the form offers them. */
import { windowsVersions } from '../../data/windows-versions.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';

export const versions: readonly WindowsVersion[] = windowsVersions;

export interface VersionGroup {
  /** Id of the latest version of the group: part of links. */
  readonly id: string;
  readonly label: string;
  readonly members: readonly WindowsVersion[];
}

/** Versions of one kind with the same list: "Windows 10 21H2, 21H1, 20H2". */
function groupsOf(): readonly VersionGroup[] {
  const groups = new Map<string, WindowsVersion[]>();
  for (const version of versions) {
    // Server 2008 without the update has no TLS 1.2: other questions, although the list is the same.
    const key = `${version.kind} ${version.suites} ${version.kind === 'server' ? version.tls : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return [...groups.values()].flatMap((members): VersionGroup[] => {
    const first = members[0];
    if (!first) return [];
    const rest = members.slice(1).map((v) => v.name.replace(/^Windows (?:10|11) /, ''));
    return [{ id: first.id, label: [first.name, ...rest].join(', '), members }];
  });
}

export const versionGroups = groupsOf();

/** The version with this id. */
export function versionOf(id: string | undefined): WindowsVersion | undefined {
  return versions.find((v) => v.id === id);
}
