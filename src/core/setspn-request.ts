import type { CommandBlock, FileBlock, Line } from './blocks.ts';

/** What a request to the directory team consists of. */
export interface SetspnRequest {
  /** First line: "Please move 2 SPNs to the account that runs the service." */
  readonly ask: string;
  readonly why: readonly Line[];
  /** The changing commands, in the order in which they run. */
  readonly changes: readonly CommandBlock[];
  readonly proof: CommandBlock;
  /** What the listed proof must show. */
  readonly expect: string;
}

const INDENT = '        ';

/** Lines under a label in the left column. */
function part(label: string, lines: readonly Line[]): readonly Line[] {
  return lines.map((line, i) => [i === 0 ? label.padEnd(INDENT.length) : INDENT, ...line]);
}

/**
 * The text that a person without rights on the account hands to one who has them: reason, commands, proof, undo,
 * and what to wait for, complete without this site.
 *
 *     Please add the SPN to the account that runs the service.
 *
 *     Why     …
 *     Run     setspn -F -U -S MSSQLSvc/sql05.corp.example:1433 CORP\svc-sql05
 *     Proof   setspn -U -L CORP\svc-sql05
 *
 * The undo runs in reverse order, since `-S` refuses while another account holds the value.
 */
export function setspnRequest({ ask, why, changes, proof, expect }: SetspnRequest): FileBlock {
  const undo = [...changes].reverse().flatMap((c) => (c.undo !== undefined && 'lines' in c.undo ? c.undo.lines : []));
  const rights = [...new Set(changes.map((c) => c.rights))].join('; ');
  return {
    kind: 'file',
    id: 'hand-over',
    title: 'text for the directory team',
    name: 'setspn-request.txt',
    language: 'text',
    encoding: 'utf-8',
    where: 'admin',
    rights,
    changes: 'Active Directory',
    undo: ['The lines under Undo in the text, in their order.'],
    lines: [
      [ask],
      [],
      ...part('Why', why),
      ...part('Rights', [[rights]]),
      ...part('Run', changes.flatMap((c) => c.lines)),
      ...part('Proof', [...proof.lines, [expect]]),
      ...part('Undo', [...undo, ['Only for names that the change really added or removed: keep the output of setspn -L from before.']]),
      ...part('Wait', [
        ['Other domain controllers see the change after replication.'],
        ['A client that missed the SPN may remember that for 15 minutes: klist purge there, then wait.'],
        ['Connection pools keep old logons: restart the application.'],
      ]),
    ],
  };
}
