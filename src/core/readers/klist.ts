import { klistBlocks } from './klist-blocks.ts';
import type { KlistBlock } from './klist-blocks.ts';
import { realmNames, realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { finish } from './reading-lines.ts';
import type { At, Named, Reader } from './reader.ts';

export type KlistFacts = KlistBlock;

/**
 * `klist`, `klist tgt`, `klist sessions`, `klist -li 0x3e7` of Windows: the tickets of a logon session, in any display language, or why there are none.
 *
 *     #1>	Client: alice @ CORP.EXAMPLE
 *     	Server: MSSQLSvc/sql01.corp.example:1433 @ CORP.EXAMPLE
 *
 * Microsoft: klist command reference.
 */
export const klist: Reader<KlistFacts> = {
  id: 'klist',
  title: 'Windows klist output',
  cues: ['kerbticket', 'krbtgt', 'cliente', 'ticket', 'client', 'klist', 'logonid', 'tickets'],
  read: (paste) =>
    klistBlocks(paste)
      .filter(({ block }) => isList(block))
      .map(({ block, lines }) => finish('klist', paste, lines, block)),
  names: (facts) => uniqueNames(facts.tickets.flatMap((t) => [...serviceNames(t.server), ...realmNames(t.server?.value.realm === undefined ? undefined : { value: t.server.value.realm, line: t.server.line }), ...realName('dc', t.kdc)])),
};

function isList(block: KlistBlock): boolean {
  if (block.tickets.length > 0 || block.announced !== undefined || block.tgt !== undefined || block.sessions.length > 0) return true;
  const call = block.failure?.call?.value;
  const verb = block.command?.value.verb;
  return block.failure !== undefined && (call === 'list' || call === 'tgt' || (call === undefined && (verb === 'list' || verb === 'tgt')));
}

/** A cache holds tickets of many services; only SQL Server is surely the one in question. */
function serviceNames(server: At<{ readonly name: string }> | undefined): Named[] {
  return server && /^MSSQLSvc\//i.test(server.value.name) ? spnNames({ value: server.value.name, line: server.line }) : [];
}
