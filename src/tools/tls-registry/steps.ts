/** The five steps: keep, apply, after, check, undo. */
import type { Block, CommandBlock, FileBlock, Line, NoteBlock, Placard, Rich, StepBlock, TableBlock } from '../../core/blocks.ts';
import type { TargetKit } from '../../core/registry/kit.ts';
import { fullPath } from '../../core/registry/model.ts';
import type { Emitted } from '../../core/registry/model.ts';
import type { Verified } from '../../core/registry/verify.ts';
import { restartTable } from './tables.ts';
import { targets } from './input.ts';
import type { Target } from './input.ts';
import type { Result } from './result.ts';

const REGISTRY = 'the registry of this machine';

/** An elevated prompt of another person would write that person's values. */
function rightsOf({ kit }: Result): string {
  return kit.changes.every(({ key }) => key.hive === 'HKEY_CURRENT_USER') ? 'The person whose settings these are' : 'Local administrator';
}

/** All blocks of the five steps. A target that cannot hold the change is left out, and a note says which rule stops it. */
export function stepBlocks(result: Result): readonly Block[] {
  return [...keep(result), ...apply(result), ...after(result), ...check(result), ...(result.machine.state ? undoToPaste(result) : undoByExport(result))];
}

function step(id: string, title: string, text: Rich): StepBlock {
  return { kind: 'step', id, title, text };
}

function linesOf(emitted: Emitted): readonly Line[] {
  return emitted.ok ? emitted.lines : [];
}

function keep(result: Result): readonly Block[] {
  const { kit, where } = result;
  return [
    step('keep', '1 Keep the present state', [
      'In an elevated cmd, as the person who will run step 5: the files go to the profile folder. Only these files can bring your earlier values back. An error that the key cannot be found means that nothing is set there. Asked whether to overwrite, answer No if that file holds the state before the first change; otherwise rename it first. The question swallows lines that were pasted after it: paste those again.',
    ]),
    { kind: 'command', id: 'keep-export', title: 'export the keys to files', shell: 'cmd', where, rights: rightsOf(result), changes: false, lines: linesOf(kit.backup) },
  ];
}

function apply(result: Result): readonly Block[] {
  const { machine, stem, request } = result;
  const undo: Rich = machine.state
    ? ['Step 5: back to the state that you pasted.']
    : ['Step 5. Without the files of step 1 it restores the Windows defaults, not earlier values of your own.'];
  return [
    step('apply', '2 Apply (choose one of four)', [
      'All four do the same. The .reg file: double-click it, or ',
      { code: `reg import ${stem}.reg /reg:64` },
      '. Start with one machine that you can also reach without Remote Desktop: it depends on these values too. On a database server or domain controller the change meets every client at once. Where AppLocker or WDAC keeps PowerShell in constrained language mode, take the file or reg.exe. The Group Policy preference is for many machines: drag the XML file onto Preferences, Windows Settings, Registry of the policy.',
    ]),
    ...targetBlocks(result, 'apply', result.kit.targets, request.first, undo),
  ];
}

type Part = 'apply' | 'remove' | 'undo';

const TITLES = {
  apply: { reg: 'the change as a .reg file', powershell: 'apply with PowerShell', regexe: 'apply with reg.exe', preference: 'the change as a Group Policy preference' },
  remove: { reg: 'the removal as a .reg file', powershell: 'remove with PowerShell', regexe: 'remove with reg.exe', preference: 'the removal as a Group Policy preference' },
  undo: { reg: 'the earlier values as a .reg file', powershell: 'undo with PowerShell', regexe: 'undo with reg.exe', preference: 'the earlier values as a Group Policy preference' },
} as const satisfies Readonly<Record<Part, Readonly<Record<Target, string>>>>;

const EMITTED = { apply: 'apply', remove: 'undo', undo: 'undo' } as const;
const TARGET_NAMES = { reg: 'The .reg file', powershell: 'PowerShell', regexe: 'reg.exe', preference: 'A Group Policy preference' } as const satisfies Readonly<Record<Target, string>>;

/** The same changes for the four targets, the chosen one first. */
function targetBlocks(result: Result, part: Part, kits: readonly TargetKit[], first: Target, undo: Rich): readonly Block[] {
  const order = [first, ...targets.filter((target) => target !== first)];
  const rows = order.flatMap((target) => kits.filter((kit) => kit.target === target));
  return rows.flatMap((kit): Block[] => {
    const emitted = kit[EMITTED[part]];
    if (!emitted.ok) return [refused(part, kit.target, emitted)];
    if (emitted.lines.length === 0) return [];
    const block = targetBlock(result, part, kit, emitted.lines, undo);
    return [kit.target === first ? block : { ...block, folded: true }];
  });
}

function refused(part: Part, target: Target, { refusal }: Extract<Emitted, { ok: false }>): NoteBlock {
  return { kind: 'note', id: `${part}-${target}-refused`, tone: 'info', text: [`${TARGET_NAMES[target]} cannot hold this ${part === 'apply' ? 'change' : 'way back'}: ${refusal.allows} (${refusal.rule})`] };
}

function targetBlock(result: Result, part: Part, { target, hive }: TargetKit, lines: readonly Line[], undo: Rich): FileBlock | CommandBlock {
  const { where, stem } = result;
  const placard = { where, rights: rightsOf(result), changes: REGISTRY, undo };
  const base = { id: `${part}-${target}`, title: TITLES[part][target], lines };
  const name = part === 'apply' ? stem : `${stem}-undo`;
  switch (target) {
    case 'reg':
      return { kind: 'file', ...base, ...placard, name: `${name}.reg`, language: 'reg', encoding: 'utf-16le' };
    case 'powershell':
      return { kind: 'command', ...base, ...placard, shell: 'powershell' };
    case 'regexe':
      return { kind: 'command', ...base, ...placard, shell: 'cmd' };
    case 'preference': {
      const person = hive === 'HKEY_CURRENT_USER';
      return {
        kind: 'file',
        ...base,
        id: `${base.id}${person ? '-user' : ''}`,
        title: `${base.title}${person ? ' (User Configuration)' : ''}`,
        name: `${name}${person ? '-user' : ''}.xml`,
        language: 'text',
        encoding: 'utf-8',
        ...POLICY_PLACARD[part],
      };
    }
  }
}

const POLICY: Pick<Placard, 'where' | 'rights' | 'changes'> = { where: 'admin', rights: 'Editor of the Group Policy', changes: 'the Group Policy, and with its next run the registry of each machine below it' };
const POLICY_PLACARD = {
  apply: { ...POLICY, undo: ['Remove these items from the policy, or they are written again. Then the undo file of step 5 in their place, until it has run everywhere.'] },
  remove: { ...POLICY, undo: ['Remove these items, and put those of step 2 in their place.'] },
  undo: { ...POLICY, undo: ['Remove these items, and put those of step 2 in their place.'] },
} as const satisfies Readonly<Record<Part, Pick<Placard, 'where' | 'rights' | 'changes' | 'undo'>>>;

function after({ changed }: Result): readonly Block[] {
  return [step('after', '3 After', ['Running programs keep what they had. The new values count from the next start. A value that a Group Policy preference writes counts after its next run and that start.']), restartTable(changed)];
}

function check({ kit, where }: Result): readonly Block[] {
  const removed = kit.changes.some((change) => change.kind !== 'set');
  const { verify } = kit;
  return [
    step('check', '4 Check', [
      'The values have to be those of the table below the command. ',
      ...(removed ? ['For a removed value or key, an error that it cannot be found is the right answer. '] : []),
      'A missing value is not 0: Windows then takes its default. ',
      { code: '0xffffffff' },
      ' from old articles counts as 1 for Schannel, but some products accept only 1. Which version a connection really gets stands in event 36880 while the event log is set to everything.',
    ]),
    { kind: 'command', id: 'check-query', title: 'read the values back', shell: 'cmd', where, rights: 'Any local user', changes: false, lines: verify.ok ? verify.expected.map(({ line }) => line) : [] },
    ...expectedTable('check-expected', 'What the queries must print after the change', verify),
  ];
}

/** Others may stand beside the values that are listed. */
function expectedTable(id: string, caption: string, verified: Verified): readonly TableBlock[] {
  if (!verified.ok || verified.expected.length === 0) return [];
  const rows = verified.expected.flatMap(({ key, gone, values, absent }): Rich[][] => {
    const path: Rich = [{ code: fullPath(key, 'short') }];
    if (gone) return [[path, ['the key itself'], ['must not be there']]];
    const all = [
      ...values.map(({ name, type, data }): Rich[] => [path, [{ code: name }], [{ code: `${type} ${data}` }]]),
      ...absent.map((name): Rich[] => [path, [{ code: name }], ['must not be there']]),
    ];
    return all.length > 0 ? all : [[path, ['the key itself'], ['is there']]];
  });
  return [{ kind: 'table', id, caption, columns: ['Key', 'Value', 'Printed'], rows }];
}

function imports(result: Result): CommandBlock {
  const { kit, where } = result;
  return { kind: 'command', id: 'undo-import', title: 'import the files of step 1', shell: 'cmd', where, rights: rightsOf(result), changes: REGISTRY, undo: ['Step 2 again.'], lines: kit.restore };
}

const WHOLE_KEYS = 'The files hold whole keys, so other values in them go back to that day as well.';

/** Nothing is known of the state before: the removal, and the files. */
function undoByExport(result: Result): readonly Block[] {
  const { kit, undo, changed, request } = result;
  const deletes = kit.changes.some((change) => change.kind !== 'set');
  if (undo.length === 0) {
    return [
      step('undo', '5 Undo', [
        `Import the files of step 1: they bring the removed values back. Without the files there is no way back: nobody knows what the removed values were. ${WHOLE_KEYS} A missing file means that its key did not exist. Then restart as in step 3. A text of the present state in the form would give an undo of its own.`,
      ]),
      imports(result),
    ];
  }
  return [
    step('undo', '5 Undo', [
      'First remove what step 2 wrote, with one of the four, then import the files of step 1: an import alone does not remove values. Together they give the state before. ',
      { strong: 'Without the files, the removal restores the Windows default, not an earlier custom value: this undo is only as good as the export.' },
      ...(deletes ? [' What step 2 removed comes back only from the files.'] : []),
      ...(changed.some(({ setting }) => setting.setup !== undefined) ? [' DisabledByDefault 1 for the SSL 2.0 client stays: Windows setup writes it as well.'] : []),
      ` ${WHOLE_KEYS} Keys stay, empty: without values they have no effect. A missing file means that its key did not exist. Then restart as in step 3. With a text of the present state in the form, the undo returns to that state without the files.`,
    ]),
    ...targetBlocks(result, 'remove', kit.targets, request.first, ['Step 2 again.']),
    imports(result),
  ];
}

/** The state before was pasted: the undo returns to it. */
function undoToPaste(result: Result): readonly Block[] {
  const { kit, undo, request, unsettled } = result;
  const exact = unsettled.length === 0;
  return [
    step('undo', '5 Undo', [
      undo.length === 0 ? 'Nothing of this change can be taken back from your text: import the files of step 1. ' : 'Back to the state that you pasted: earlier values return with type and data, values that were not there are removed, not set to 0. ',
      ...(exact ? [] : [{ strong: 'Your text does not show everything that step 2 changes. ' }, 'The rows of the table above name it: for these the files of step 1 are the only way back. ']),
      `The files of step 1 are the second way. ${WHOLE_KEYS} Then restart as in step 3.`,
    ]),
    ...(undo.length === 0 ? [] : targetBlocks(result, 'undo', kit.targets, request.first, ['Step 2 again.'])),
    ...(undo.length === 0 ? [] : expectedTable('undo-expected', 'What the queries of step 4 must print after the undo', kit.verifyUndo)),
    imports(result),
  ];
}
