import type { SetspnCommand } from './setspn-command.ts';
import type { At, Named, Reader } from './reader.ts';
import { finish } from './reading-lines.ts';
import { setspnSegments } from './setspn-segments.ts';

/** The SPNs of one account. */
export interface SetspnListFacts {
  /** Distinguished name of the account, as printed. */
  readonly account: At<string>;
  /** In the order of the listing, as printed: right or malformed. */
  readonly spns: readonly At<string>[];
  /** The command, where the paste kept it. */
  readonly command?: SetspnCommand;
  /** False when the paste ends with the last line of the list: more may have followed. */
  readonly closed: boolean;
}

/**
 * Reads what `setspn -L` prints, once for each account:
 *
 *     Registered ServicePrincipalNames for CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example:
 *             MSSQLSvc/sql05.corp.example:1433
 *
 * The header is known by the name behind CN= and the colon at its end, whatever its language. A list without SPNs is legal.
 * Source: setspn command reference.
 */
export const setspnList: Reader<SetspnListFacts> = {
  id: 'setspn-list',
  title: 'setspn -L output',
  cues: ['dc'],
  read: (paste) =>
    setspnSegments(paste).flatMap(({ kind, block, list, command }) =>
      kind === 'list' && list
        ? [finish('setspn-list', paste, block, { account: list.account, spns: list.spns, ...(command?.verb === 'list' ? { command } : {}), closed: block.last < paste.lines.length })]
        : [],
    ),
  names: ({ command }): readonly Named[] =>
    command?.account !== undefined && command.account.includes('\\') ? [{ kind: 'account', value: command.account, line: command.line }] : [],
};
