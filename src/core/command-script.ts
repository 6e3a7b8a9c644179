import { places } from '../data/placard.ts';
import { textOf, type CommandBlock, type Shell } from './blocks.ts';

const REMARK: Readonly<Record<Shell, string>> = { cmd: 'rem', powershell: '#', tsql: '--', bash: '#' };

/**
 * Commands as one text for the clipboard, each under its placard as a remark of its shell: where all of them stand
 * together, nobody sees any more where each one runs. Lines end with CR LF, as Windows programs paste them.
 *
 *     rem Query the SPN [Client; reads only; Any domain user]
 *     setspn -Q MSSQLSvc/sql05.corp.example:1433
 */
export function scriptOf(commands: readonly CommandBlock[]): string {
  return commands.map((c) => `${REMARK[c.shell]} ${c.title} [${placard(c)}]\r\n${textOf(c.lines, '\r\n')}`).join('\r\n\r\n');
}

function placard({ where, changes, rights }: CommandBlock): string {
  const place = places.find((p) => p.id === where)?.label ?? where;
  return `${place}; ${changes ? `changes ${changes}` : 'reads only'}; ${rights}`;
}
