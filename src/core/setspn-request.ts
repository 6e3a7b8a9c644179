import { plainText, type CommandBlock, type FileBlock, type Line, type Shell } from './blocks.ts';

/** What a text for an administrator consists of. Every command block brings its own lines, rights and undo. */
export interface HandOver {
  /** First line: "Please move 2 SPNs to the account that runs the service." */
  readonly ask: string;
  readonly why: readonly Line[];
  /** What changes, and what users notice. */
  readonly effect: readonly Line[];
  /** Commands that look before anything is changed. Their output is the record for the undo. */
  readonly look?: readonly CommandBlock[];
  /** The changing commands, in the order in which they run. */
  readonly changes: readonly CommandBlock[];
  readonly verify: readonly CommandBlock[];
  /** What the output of `verify` must show. */
  readonly expect: string;
  /** What holds for the undo as a whole. */
  readonly undo: readonly Line[];
  readonly wait: readonly Line[];
  /** File name without its ending; `setspn-request` where it is left out. */
  readonly name?: string;
}

/** What a request to change SPNs consists of. */
export interface SetspnRequest {
  /** First line: "Please move 2 SPNs to the account that runs the service." */
  readonly ask: string;
  readonly why: readonly Line[];
  /** The changing commands, in the order in which they run. */
  readonly changes: readonly CommandBlock[];
  readonly proof: CommandBlock;
  /** What the listed proof must show. */
  readonly expect: string;
  /** What changes, and what users notice; what holds for any change of SPNs where it is left out. */
  readonly effect?: readonly Line[];
  /** The undo lines were made from lists of what the accounts hold. */
  readonly exact?: boolean;
  readonly look?: readonly CommandBlock[];
}

const INDENT = '        ';
const NAMES: Readonly<Record<Shell, string>> = { cmd: 'cmd', powershell: 'Windows PowerShell', tsql: 'a query window', bash: 'bash' };

/** Lines under a label in the left column. */
function part(label: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((line, i) => (line.length === 0 ? [] : [i === 0 ? label.padEnd(INDENT.length) : INDENT, ...line]));
}

const heading = (shell: Shell, elevated: boolean): Line => [`In ${NAMES[shell]}${elevated ? ', elevated' : ''}:`];

/** The lines of blocks, with the shell named where it begins and where it changes. */
function linesOf(blocks: readonly CommandBlock[], elevated: boolean): readonly Line[] {
  return blocks.flatMap(({ shell, lines }, i) => (blocks[i - 1]?.shell === shell ? lines : [heading(shell, elevated), ...lines]));
}

/** The undo of each change, the last change first: `-S` refuses a value while another account holds it. */
function undoOf(changes: readonly CommandBlock[]): readonly Line[] {
  const out: Line[] = [];
  let current: Shell | undefined;
  for (const { undo, shell } of [...changes].reverse()) {
    if (undo === undefined) continue;
    if (!('lines' in undo)) {
      out.push([plainText(undo)]);
      continue;
    }
    if (shell !== current) out.push(heading(shell, true));
    current = shell;
    for (const line of undo.lines) out.push(line);
  }
  return out;
}

/**
 * The text that a person without rights hands to one who has them: reason, effect, rights, commands, proof, undo, and what to wait for,
 * complete without this site. Commands of several shells may stand in it.
 *
 *     Please add the SPN to the account that runs the service.
 *
 *     Why     …
 *     Effect  …
 *     Rights  …
 *     Run     In cmd, elevated:
 *             setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\svc-sql05
 *     Verify  In cmd:
 *             setspn -U -L CORP\svc-sql05
 *     Undo    …
 *     Wait    …
 */
export function handOver({ ask, why, effect, look = [], changes, verify, expect, undo, wait, name = 'setspn-request' }: HandOver): FileBlock {
  const rights = [...new Set(changes.map((c) => c.rights))].join('; ');
  return {
    kind: 'file',
    id: 'hand-over',
    title: 'text for the directory team',
    name: `${name}.txt`,
    language: 'text',
    encoding: 'utf-8',
    where: 'admin',
    rights,
    changes: [...new Set(changes.flatMap((c) => (c.changes === false ? [] : [c.changes])))].join('; ') || false,
    undo: ['The lines under Undo in the text, in their order.'],
    lines: [
      [ask],
      [],
      ...part('Why', why),
      ...part('Effect', effect),
      ...part('Rights', [[rights]]),
      ...part('Look', look.length > 0 ? [...linesOf(look, false), ['Keep the output: it is the record of what was there.']] : []),
      ...part('Run', linesOf(changes, true)),
      ...part('Verify', [...linesOf(verify, false), [expect]]),
      ...part('Undo', [...undoOf(changes), ...undo]),
      ...part('Wait', wait),
    ],
  };
}

/** What holds for any change of SPNs. */
const EFFECT: readonly Line[] = [
  ['Only the attribute servicePrincipalName changes. No restart is needed; open connections stay as they are.'],
  ['New connections to these names ask a domain controller again, and it answers by the new state.'],
];

/** How long the old state is still seen, and where. */
export const SPN_WAITS: readonly Line[] = [
  ['Other domain controllers see the change after replication; how long that takes depends on the sites.'],
  ['A client that missed the SPN may remember that for 15 minutes: klist purge there, then wait.'],
  ['A ticket that a client has already serves until its end time: klist purge as that user; for a service'],
  ['that runs as SYSTEM klist -li 0x3e7 purge, elevated. A middle tier that delegates remembers for 15 minutes.'],
  ['Connection pools keep old logons: restart the application.'],
];

/**
 * The text for a change of SPNs, with what to wait for after one.
 *
 *     setspnRequest({ ask: 'Please add the SPN …', why: [['…']], changes: [addSpns(…)], proof: listAccount(…), expect: 'must list it.' })
 *
 * Source of the times: Kerberos protocol registry entries; klist command reference.
 */
export function setspnRequest({ ask, why, changes, proof, expect, effect = EFFECT, exact = false, look }: SetspnRequest): FileBlock {
  return handOver({
    ask,
    why,
    effect,
    ...(look ? { look } : {}),
    changes,
    verify: [proof],
    expect,
    undo: exact
      ? [['Made from the lists of what the accounts held: it gives back that state, if all lines under Run were carried out.']]
      : [['Only for names that the change really added or removed: keep the list of the account from before.']],
    wait: SPN_WAITS,
  });
}
