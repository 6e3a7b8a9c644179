import { klistBlocks } from './klist-blocks.ts';
import type { KlistFailure } from './klist-blocks.ts';
import { finish } from './reading-lines.ts';
import type { At, Reader } from './reader.ts';

/** The answer to `klist purge`. */
export interface KlistPurgeFacts {
  readonly logonId?: At<string>;
  /** The session that `-li` names; without it the purge was for the session of the console. */
  readonly targetId?: At<string>;
  /** True when klist says that the tickets are gone. */
  readonly done: boolean;
  readonly failure?: KlistFailure;
}

/**
 * `klist purge`: the ticket cache of a session was emptied.
 *
 *     	Deleting all tickets:
 *     	Ticket(s) purged!
 *
 * Microsoft: klist command reference.
 */
export const klistPurge: Reader<KlistPurgeFacts> = {
  id: 'klist-purge',
  title: 'klist purge output',
  read: (paste) =>
    klistBlocks(paste)
      .filter(({ block }) => block.purge !== undefined || block.failure?.call?.value === 'purge' || (block.command?.value.verb === 'purge' && block.failure !== undefined))
      .map(({ block: { logonId, targetId, purge, failure }, lines }) =>
        finish('klist-purge', paste, lines, { ...(logonId ? { logonId } : {}), ...(targetId ? { targetId } : {}), done: purge?.value === true, ...(failure ? { failure } : {}) }),
      ),
};
