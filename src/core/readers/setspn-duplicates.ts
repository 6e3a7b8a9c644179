import type { At, Named, Reader } from './reader.ts';
import { finish } from './reading-lines.ts';
import type { SetspnCommand } from './setspn-command.ts';
import type { SearchScope } from './setspn-segment.ts';
import { setspnSegments } from './setspn-segments.ts';

/** An SPN and the accounts that hold it. */
export interface DuplicateSpn {
  readonly spn: At<string>;
  /** Distinguished names, as printed. */
  readonly accounts: readonly At<string>[];
}

/** The SPNs of a domain or forest that more than one account holds. */
export interface SetspnDuplicatesFacts {
  readonly command?: SetspnCommand;
  readonly scopes: readonly SearchScope[];
  readonly groups: readonly DuplicateSpn[];
  /** The number of the last line; absent when the output was cut off before it. */
  readonly count?: At<number>;
}

/**
 * Reads what `setspn -X` prints, with or without -F, -T and -P:
 *
 *     Checking forest DC=corp,DC=example
 *     Processing entry 41
 *     MSSQLSvc/sql02.corp.example:1433 is registered on these accounts:
 *             CN=SQL02,OU=Servers,DC=corp,DC=example
 *             CN=svc-sql02,OU=Service Accounts,DC=corp,DC=example
 *
 *     found 1 group of duplicate SPNs.
 *
 * Sources: setspn command reference; captured output in other languages.
 */
export const setspnDuplicates: Reader<SetspnDuplicatesFacts> = {
  id: 'setspn-duplicates',
  title: 'setspn -X output',
  cues: ['dc', 'spn', 'spns'],
  read: (paste) =>
    setspnSegments(paste).flatMap(({ kind, block, command, scopes, groups, count }) =>
      kind === 'duplicates'
        ? [finish('setspn-duplicates', paste, block, { ...(command?.verb === 'duplicates' ? { command } : {}), scopes, groups, ...(count ? { count } : {}) })]
        : [],
    ),
  names: ({ scopes }) => scopes.filter((s) => !s.forest).slice(0, 1).map((s): Named => ({ kind: 'domain', value: s.value, line: s.line })),
};
