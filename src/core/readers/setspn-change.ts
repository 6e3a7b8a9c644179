import type { At, Named, Reader } from './reader.ts';
import { finish } from './reading-lines.ts';
import type { SetspnCommand } from './setspn-command.ts';
import { spnNames } from './setspn-query.ts';
import type { HeldSpns, SearchScope, SetspnTrouble } from './setspn-segment.ts';
import { setspnSegments } from './setspn-segments.ts';

/** What came of `setspn -S`, `-A`, `-D` or `-R`, or why setspn could not do its work at all. */
export interface SetspnChangeFacts {
  /** Also a command that reads, when it failed before it printed anything of its own. */
  readonly command?: SetspnCommand;
  readonly scopes: readonly SearchScope[];
  /** Account and SPNs that setspn began to write; `removes` for -D. */
  readonly write?: HeldSpns & { readonly removes: boolean };
  /** `Updated object`: written. */
  readonly updated?: At<true>;
  /** `Duplicate SPN found`: nothing was written, `holders` have it. */
  readonly duplicate?: At<true>;
  readonly holders: readonly HeldSpns[];
  /** `Failed to assign SPN on account …`: refused by the domain controller, with its Win32 code in builds that print it. */
  readonly refused?: { readonly account: At<string>; readonly code?: number; readonly text?: string };
  /** Account or domain not found, no LDAP server. */
  readonly troubles: readonly SetspnTrouble[];
}

/**
 * Reads results and failures of the commands that change SPNs, and failures of setspn that belong to no command:
 *
 *     Registering ServicePrincipalNames for CN=svc-sql05,DC=corp,DC=example
 *             MSSQLSvc/sql05.corp.example:1433
 *     Failed to assign SPN on account 'CN=svc-sql05,DC=corp,DC=example', error 0x2098/8344 -> Insufficient access rights to perform the operation.
 *
 * Sources: setspn command reference; SETSPN -A with Windows 2012 does a duplicate check upfront (CSS SQL Server Engineers).
 */
export const setspnChange: Reader<SetspnChangeFacts> = {
  id: 'setspn-change',
  title: 'setspn -S or -D output, or a failure of setspn',
  read: (paste) =>
    setspnSegments(paste).flatMap(({ kind, block, command, scopes, write, holders, end, refused, troubles }) =>
      kind === 'change'
        ? [
            finish('setspn-change', paste, block, {
              ...(command ? { command } : {}),
              scopes,
              ...(write ? { write } : {}),
              ...(end?.value === 'updated' ? { updated: { value: true, line: end.line } as const } : {}),
              ...(end?.value === 'duplicate' || (end && !write && isChange(command)) ? { duplicate: { value: true, line: end.line } as const } : {}),
              holders,
              ...(refused ? { refused } : {}),
              troubles,
            }),
          ]
        : [],
    ),
  names: ({ command, scopes }): readonly Named[] => [
    ...(command?.spn === undefined ? [] : spnNames({ value: command.spn, line: command.line })),
    // The account of an addition is the one that runs the service; of a removal it is mostly another.
    ...(command?.account?.includes('\\') && command.verb.startsWith('add') ? [{ kind: 'account', value: command.account, line: command.line } as const] : []),
    ...scopes.filter((s) => !s.forest).slice(0, 1).map((s): Named => ({ kind: 'domain', value: s.value, line: s.line })),
  ],
};

function isChange(command: SetspnCommand | undefined): boolean {
  return command !== undefined && ['add', 'add-unchecked'].includes(command.verb);
}
