/** A list as a policy: keep, apply, after, check, undo. */
import type { Block, CommandBlock, FileBlock, Line, Placard, Rich, StepBlock } from '../../core/blocks.ts';
import { exportLines, importLines } from '../../core/registry/backup.ts';
import { emitPowershell } from '../../core/registry/emit-powershell.ts';
import { emitReg } from '../../core/registry/emit-reg.ts';
import { emitQuery, emitRegexe } from '../../core/registry/emit-regexe.ts';
import type { Change, Emitted } from '../../core/registry/model.ts';
import { hasSuffixes } from '../../core/suites/standing.ts';
import { overLimit, policyChange, policyKey, policyRemoval, policyString, POLICY_LIMIT } from '../../core/suites/policy.ts';
import { page } from '../../core/sentences.ts';
import { targets } from './fields.ts';
import type { Target } from './fields.ts';
import type { ListRequest } from './input.ts';
import { note } from './tables.ts';

const RIGHTS = 'Local administrator';
const REGISTRY = 'the cipher suite policy in the registry of this machine';
const STEM = 'suite-order';
const ROOTS = [{ key: policyKey.path, file: 'policy' }];

export interface Policy {
  readonly names: readonly string[];
  readonly request: ListRequest;
  /** The text of the policy that the machine has now, where the reader pasted it. */
  readonly before?: string;
}

/** All blocks of the five steps; a note instead where the text does not fit. */
export function deploy(asked: Policy): readonly Block[] {
  const { before, ...rest } = asked;
  const policy: Policy = before !== undefined && canBeWritten(before) ? asked : rest;
  const text = policyString(policy.names);
  const over = overLimit(text);
  if (over > 0) return [note('does-not-fit', 'warning', `The list has ${text.length} characters, ${over} more than the ${POLICY_LIMIT} that are documented as the limit of the policy. No command is written: take out suites that no peer needs.`)];
  const where: Placard['where'] = policy.request.versions.some((v) => v.kind === 'server') ? 'server' : 'client';
  return [...keep(where), ...apply(policy, text, where), ...after(policy, where), ...undo(policy, where)];
}

/** The list as the group policy takes it. */
export function policyText(names: readonly string[]): Block {
  const text = policyString(names);
  return { kind: 'export', id: 'policy-text', title: `the list as text for the group policy (${text.length} characters)`, name: 'suite-order.txt', text };
}

function step(id: string, title: string, text: Rich): StepBlock {
  return { kind: 'step', id, title, text };
}

/** Whether each target can hold the earlier text: otherwise only the file of step 1 brings it back. */
function canBeWritten(text: string): boolean {
  const change = [policyChange(text)];
  return text.trim() !== '' && [emitReg(change), emitRegexe(change), emitPowershell(change)].every((e) => e.ok);
}

function linesOf(emitted: Emitted): readonly Line[] {
  return emitted.ok ? emitted.lines : [];
}

function keep(where: Placard['where']): readonly Block[] {
  return [
    step('keep', '1 Keep the present policy', ['In an elevated cmd. An error that the key cannot be found means that no policy is set. The file goes to the profile folder of the person who runs the line.']),
    { kind: 'command', id: 'keep-export', title: 'export the policy key to a file', shell: 'cmd', where, rights: RIGHTS, changes: false, lines: linesOf(exportLines(STEM, ROOTS)) },
  ];
}

/** The same change for the three targets, the chosen one first. */
function changeBlocks(change: Change, id: string, titles: Readonly<Record<Target, string>>, name: string, where: Placard['where'], first: Target, undoing: Placard['undo'] & {}): readonly Block[] {
  const placard = { where, rights: RIGHTS, changes: REGISTRY, undo: undoing };
  const blocks: Readonly<Record<Target, () => FileBlock | CommandBlock>> = {
    reg: () => ({ kind: 'file', id: `${id}-reg`, title: titles.reg, name, language: 'reg', encoding: 'utf-16le', lines: linesOf(emitReg([change])), ...placard }),
    regexe: () => ({ kind: 'command', id: `${id}-regexe`, title: titles.regexe, shell: 'cmd', lines: linesOf(emitRegexe([change])), ...placard }),
    powershell: () => ({ kind: 'command', id: `${id}-powershell`, title: titles.powershell, shell: 'powershell', lines: linesOf(emitPowershell([change])), ...placard }),
  };
  return [first, ...targets.filter((t) => t !== first)].map((t) => blocks[t]()).filter((b) => b.lines.length > 0);
}

/** The one line that takes the change back, where the earlier policy is known. */
function wayBack({ before }: Policy): Placard['undo'] & {} {
  return before === undefined ? ['Step 5: import the file of step 1, or remove the value where step 1 found no key. Then restart.'] : { lines: linesOf(emitRegexe([policyChange(before)])) };
}

function apply(policy: Policy, text: string, where: Placard['where']): readonly Block[] {
  const { request } = policy;
  return [
    step('apply', '2 Apply (choose one)', [
      `${policy.names.length} names, ${text.length} of ${POLICY_LIMIT} characters. On a domain member set the group policy, because it writes the registry value again: Computer Configuration, Administrative Templates, Network, SSL Configuration Settings, SSL Cipher Suite Order. One machine first, and one that you can reach without Remote Desktop. The list counts for what the machine accepts and for what it opens.`,
    ]),
    policyText(policy.names),
    ...changeBlocks(policyChange(text), 'apply', { reg: 'the policy as a .reg file', regexe: 'set the policy with reg.exe', powershell: 'set the policy with PowerShell' }, `${STEM}.reg`, where, request.first, wayBack(policy)),
  ];
}

function after({ request }: Policy, where: Placard['where']): readonly Block[] {
  const cmdlet = request.versions.some((v) => !hasSuffixes(v));
  return [
    step('after', '3 After', ['Restart Windows: the policy is read at start. ', page('schannel-events', 'Event 36874'), ' on a server or 36873 on a client says that a peer found no suite in common.']),
    step('check', '4 Check', ['The value reads as it was written. Then one connection from the oldest client, one from the newest.']),
    { kind: 'command', id: 'check-query', title: 'read the policy back', shell: 'cmd', where, rights: 'Any local user', changes: false, lines: linesOf(emitQuery([policyKey])) },
    ...(cmdlet ? [{ kind: 'command', id: 'check-suites', title: 'list the suites of this machine (Windows 10, Server 2016 and later)', shell: 'powershell', where, rights: 'Any local user', changes: false, lines: [['Get-TlsCipherSuite | Select-Object -ExpandProperty Name']] } as const] : []),
  ];
}

function undo(policy: Policy, where: Placard['where']): readonly Block[] {
  const { request, before } = policy;
  const again: Rich = ['Step 2 again.'];
  if (before !== undefined) {
    return [
      step('undo', '5 Undo', ['Back to the policy that you pasted, character for character. Then restart Windows. If a group policy sets the list, set it there.']),
      ...changeBlocks(policyChange(before), 'undo', { reg: 'the earlier policy as a .reg file', regexe: 'set the earlier policy with reg.exe', powershell: 'set the earlier policy with PowerShell' }, `${STEM}-undo.reg`, where, request.first, again),
    ];
  }
  return [
    step('undo', '5 Undo', ['Where step 1 wrote a file: import it. Where it found no key: remove the value, and Windows takes its own list again. Then restart Windows. ', { strong: 'Where there was a policy, the removal alone restores the default of Windows, not that policy.' }]),
    { kind: 'command', id: 'undo-import', title: 'import the file of step 1', shell: 'cmd', where, rights: RIGHTS, changes: REGISTRY, undo: again, lines: importLines(STEM, ROOTS) },
    ...changeBlocks(policyRemoval, 'undo', { reg: 'the removal as a .reg file', regexe: 'remove the policy with reg.exe', powershell: 'remove the policy with PowerShell' }, `${STEM}-undo.reg`, where, request.first, again),
  ];
}
