import { klistBlocks } from './klist-blocks.ts';
import type { KlistBlock, KlistFailure } from './klist-blocks.ts';
import type { KlistTicket } from './klist-ticket.ts';
import { realName, spnNames } from './kerberos-names.ts';
import { uniqueNames } from './reader.ts';
import { finish } from './reading-lines.ts';
import type { At, Reader } from './reader.ts';

/** The answer to `klist get`: a ticket, a refusal, or neither when the text is cut. */
export interface KlistGetFacts {
  /** The SPN that was asked for, from the command line or the sentence of success. */
  readonly asked?: At<string>;
  readonly logonId?: At<string>;
  readonly targetId?: At<string>;
  /** Set when klist says that it got the ticket. */
  readonly retrieved?: At<string>;
  readonly failure?: KlistFailure;
  /** The list that follows a success: the ticket asked for is among them. */
  readonly tickets: readonly KlistTicket[];
}

/**
 * `klist get MSSQLSvc/sql01.corp.example:1433`: a domain controller is asked for exactly this SPN.
 *
 *     Error calling API LsaCallAuthenticationPackage (GetTicket substatus): 0x6fb
 *     klist failed with 0xc000018b/-1073741429: The SAM database …
 *
 * Microsoft: klist command reference.
 */
export const klistGet: Reader<KlistGetFacts> = {
  id: 'klist-get',
  title: 'klist get output',
  cues: ['klist', 'logonid', 'tickets', '0xc000018b', '0xc000005e', 'lsacallauthenticationpackage', 'krbtgt'],
  read: (paste) =>
    klistBlocks(paste)
      .filter(({ block }) => isGet(block))
      .map(({ block, lines }) => finish('klist-get', paste, lines, factsOf(block))),
  names: (facts) => uniqueNames([...(facts.asked ? spnNames(facts.asked) : []), ...facts.tickets.flatMap((t) => realName('dc', t.kdc))]),
};

function isGet(block: KlistBlock): boolean {
  if (block.retrieved !== undefined || block.failure?.call?.value === 'get') return true;
  const verb = block.command?.value.verb;
  if (verb === 'get') return true;
  return block.failure?.status !== undefined && block.failure.call === undefined && verb === undefined;
}

function factsOf(block: KlistBlock): KlistGetFacts {
  const asked = block.command?.value.asked === undefined ? block.retrieved : { value: block.command.value.asked, line: block.command.line };
  const { logonId, targetId, retrieved, failure, tickets } = block;
  return { ...(asked ? { asked } : {}), ...(logonId ? { logonId } : {}), ...(targetId ? { targetId } : {}), ...(retrieved ? { retrieved } : {}), ...(failure ? { failure } : {}), tickets };
}
