/** The same order for the local list: cmdlet lines that hold the differences only. */
import type { Block } from '../../core/blocks.ts';
import { movesBetween, moveLines } from '../../core/suites/cmdlets.ts';
import { startingOrder } from '../../core/suites/rows.ts';
import { hasSuffixes, standingOf } from '../../core/suites/standing.ts';
import { counted } from '../../core/suites/words.ts';
import type { WindowsVersion } from '../../data/windows-versions.ts';
import { note } from './tables.ts';

export interface LocalRequest {
  /** The wanted order, as a policy would have it. */
  readonly names: readonly string[];
  readonly versions: readonly WindowsVersion[];
  /** Get-TlsCipherSuite of the machine; its default where nothing was pasted. */
  readonly now?: readonly string[];
}

/** Nothing where the versions have no cmdlets, or differ and no list of the machine was pasted. */
export function localBlocks({ names, versions, now }: LocalRequest): readonly Block[] {
  const later = versions.filter((v) => !hasSuffixes(v));
  const lists = new Set(later.map((v) => v.suites));
  const version = later[0];
  if (!version) return [];
  if (now === undefined && lists.size > 1) return [note('local-by-version', 'info', 'Lines for the local list (Enable-TlsCipherSuite) need one version, or the Get-TlsCipherSuite output of the machine: the differences are others on each version.')];
  const here = [...new Set(names.flatMap((name) => {
    const standing = standingOf(name, version);
    return standing.kind === 'here' ? [standing.row.name] : [];
  }))];
  const before = [...new Set(now ?? startingOrder(version))];
  const there = movesBetween(before, here);
  const back = movesBetween(here, before);
  const [apply, undo] = [moveLines(there), moveLines(back)];
  if (!apply.ok || !undo.ok) return [];
  if (here.length === 0) return [];
  if (there.length === 0) return [note('local-same', 'info', `The local list ${now ? 'that you pasted' : `of ${version.name}`} has this order already: nothing to change.`)];
  const basis = now ? 'the list that you pasted' : `the default list of ${version.name}`;
  return [
    {
      kind: 'step',
      id: 'local',
      title: 'Or: the local list of one machine, without a policy',
      text: [
        `${counted(there.length, 'line')} from ${basis} to the order above. They fit that list only: save the list of the machine first and compare. Documented as effective without a restart; services keep what they had until they are restarted. A policy wins over the local list.`,
      ],
    },
    { kind: 'command', id: 'local-save', title: 'save the local suite order', shell: 'powershell', where: version.kind, rights: 'Any local user', changes: 'one file: writes the list', undo: ['Not needed: the file is your way back.'], lines: [['Get-TlsCipherSuite | Select-Object -ExpandProperty Name | Set-Content -LiteralPath "$env:USERPROFILE\\suites-before.txt"']] },
    { kind: 'command', id: 'local-apply', title: 'change the local suite order', shell: 'powershell', where: version.kind, rights: 'Local administrator', changes: 'the local cipher suite list', undo: { lines: undo.lines }, lines: apply.lines },
  ];
}
