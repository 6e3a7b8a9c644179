/** The five steps: keep, apply, after, check, undo. */
import type { Block, CommandBlock, FileBlock, Line, Placard, Rich, StepBlock } from '../../core/blocks.ts';
import { exportLines, importLines, removalOf, rootsFor } from '../../core/registry/backup.ts';
import { emitPowershell } from '../../core/registry/emit-powershell.ts';
import { emitReg } from '../../core/registry/emit-reg.ts';
import { emitQuery, emitRegexe } from '../../core/registry/emit-regexe.ts';
import type { Change, Emitted } from '../../core/registry/model.ts';
import { setupValues } from '../../core/schannel/after-change.ts';
import type { Desired } from '../../core/schannel/plan.ts';
import { backupRoots } from '../../data/schannel-settings.ts';
import { restartTable } from './tables.ts';
import { targets } from './input.ts';
import type { Target } from './input.ts';

const RIGHTS = 'Local administrator';
const REGISTRY = 'the registry of this machine';

export interface Job {
  readonly changes: readonly Change[];
  readonly desired: readonly Desired[];
  readonly where: Placard['where'];
  /** Beginning of the file names: letters, digits and hyphens. */
  readonly stem: string;
  readonly first: Target;
}

/** All blocks of the five steps. A target that cannot hold the change is left out; with the values of the tables none is. */
export function stepBlocks(job: Job): readonly Block[] {
  return [...keep(job), ...apply(job), ...after(job), ...check(job), ...undo(job)];
}

function step(id: string, title: string, text: Rich): StepBlock {
  return { kind: 'step', id, title, text };
}

function linesOf(emitted: Emitted): readonly Line[] {
  return emitted.ok ? emitted.lines : [];
}

function keep(job: Job): readonly Block[] {
  return [
    step('keep', '1 Keep the present state', [
      'In an elevated cmd, as the person who will run step 5: the files go to the profile folder. Only these files can bring your earlier values back. An error that the key cannot be found means that nothing is set there. Asked whether to overwrite, answer No if that file holds the state before the first change; otherwise rename it first. The question swallows lines that were pasted after it: paste those again.',
    ]),
    {
      kind: 'command',
      id: 'keep-export',
      title: 'export the keys to files',
      shell: 'cmd',
      where: job.where,
      rights: RIGHTS,
      changes: false,
      lines: linesOf(exportLines(job.stem, rootsFor(job.changes, backupRoots))),
    },
  ];
}

const UNDO: Rich = ['Step 5. Without the files of step 1 it restores the Windows defaults, not earlier values of your own.'];

function apply(job: Job): readonly Block[] {
  return [
    step('apply', '2 Apply (choose one of three)', [
      'All three do the same. The file: double-click it, or ',
      { code: `reg import ${job.stem}.reg /reg:64` },
      '. Start with one machine that you can also reach without Remote Desktop: it depends on these values too. On a database server or domain controller the change meets every client at once. Where AppLocker or WDAC keeps PowerShell in constrained language mode, take the file or reg.exe.',
    ]),
    ...changeBlocks(job, 'apply', job.changes, `${job.stem}.reg`, UNDO),
  ];
}

const TITLES = {
  apply: { reg: 'the change as a .reg file', powershell: 'apply with PowerShell', regexe: 'apply with reg.exe' },
  remove: { reg: 'the removal as a .reg file', powershell: 'remove with PowerShell', regexe: 'remove with reg.exe' },
} as const;

/** The same changes for the three targets, the chosen one first. */
function changeBlocks(job: Job, id: 'apply' | 'remove', changes: readonly Change[], name: string, undo: Rich): readonly Block[] {
  const placard = { where: job.where, rights: RIGHTS, changes: REGISTRY, undo };
  const blocks: Readonly<Record<Target, () => FileBlock | CommandBlock>> = {
    reg: () => ({ kind: 'file', id: `${id}-reg`, title: TITLES[id].reg, name, language: 'reg', encoding: 'utf-16le', lines: linesOf(emitReg(changes)), ...placard }),
    powershell: () => ({ kind: 'command', id: `${id}-powershell`, title: TITLES[id].powershell, shell: 'powershell', lines: linesOf(emitPowershell(changes)), ...placard }),
    regexe: () => ({ kind: 'command', id: `${id}-regexe`, title: TITLES[id].regexe, shell: 'cmd', lines: linesOf(emitRegexe(changes)), ...placard }),
  };
  return [job.first, ...targets.filter((target) => target !== job.first)].map((target) => blocks[target]()).filter((block) => block.lines.length > 0);
}

function after(job: Job): readonly Block[] {
  return [step('after', '3 After', ['Running programs keep what they had. The new values count from the next start.']), restartTable(job.desired)];
}

function check(job: Job): readonly Block[] {
  const removed = job.changes.some((change) => change.kind !== 'set');
  return [
    step('check', '4 Check', [
      'The values have to be those of the table above. ',
      ...(removed ? ['For a removed value or key, an error that it cannot be found is the right answer. '] : []),
      'A missing value is not 0: Windows then takes its default. ',
      { code: '0xffffffff' },
      ' from old articles counts as 1 for Schannel, but some products accept only 1. Which version a connection really gets stands in event 36880 while the event log is set to everything.',
    ]),
    {
      kind: 'command',
      id: 'check-query',
      title: 'read the values back',
      shell: 'cmd',
      where: job.where,
      rights: 'Any local user',
      changes: false,
      lines: linesOf(emitQuery(job.changes.map((change) => change.key))),
    },
  ];
}

function undo(job: Job): readonly Block[] {
  const removal = removalOf(job.changes, setupValues);
  const deletes = job.changes.some((change) => change.kind !== 'set');
  const imports: CommandBlock = {
    kind: 'command',
    id: 'undo-import',
    title: 'import the files of step 1',
    shell: 'cmd',
    where: job.where,
    rights: RIGHTS,
    changes: REGISTRY,
    undo: ['Step 2 again.'],
    lines: importLines(job.stem, rootsFor(job.changes, backupRoots)),
  };
  if (removal.length === 0) {
    return [
      step('undo', '5 Undo', [
        'Import the files of step 1: they bring the removed values back. Without the files there is no way back: nobody knows what the removed values were. The files hold whole keys, so other values in them go back to that day as well. A missing file means that its key did not exist. Then restart as in step 3.',
      ]),
      imports,
    ];
  }
  return [
    step('undo', '5 Undo', [
      'First remove what step 2 wrote, with one of the three, then import the files of step 1: an import alone does not remove values. Together they give the state before. ',
      { strong: 'Without the files, the removal restores the Windows default, not an earlier custom value.' },
      ...(deletes ? [' What step 2 removed comes back only from the files.'] : []),
      ...(job.desired.some(({ setting }) => setting.setup !== undefined) ? [' DisabledByDefault 1 for the SSL 2.0 client stays: Windows setup writes it as well.'] : []),
      ' The files hold whole keys, so other values in them go back to that day as well. Keys stay, empty: without values they have no effect. A missing file means that its key did not exist. Then restart as in step 3.',
    ]),
    ...changeBlocks(job, 'remove', removal, `${job.stem}-undo.reg`, ['Step 2 again.']),
    imports,
  ];
}
