import { parseSpn, isRefusal } from '../spn.ts';
import type { At, Named, Reader } from './reader.ts';
import { finish } from './reading-lines.ts';
import type { SetspnCommand } from './setspn-command.ts';
import type { HeldSpns, SearchScope } from './setspn-segment.ts';
import { setspnSegments } from './setspn-segments.ts';

/** Who holds an SPN. */
export interface SetspnQueryFacts {
  /** What was asked for, where the paste kept the command: an SPN, or a pattern with `*`. */
  readonly asked?: At<string>;
  readonly command?: SetspnCommand;
  /** Domains or forests that were searched, as far as the paste shows them. */
  readonly scopes: readonly SearchScope[];
  /** Each object found, with all its SPNs: setspn prints the others too. */
  readonly holders: readonly HeldSpns[];
  /** The last line; absent when the output was cut off before it. */
  readonly end?: At<'found' | 'none'>;
}

/**
 * Reads what `setspn -Q` prints, with or without -F and -T:
 *
 *     Checking forest DC=corp,DC=example
 *     CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example
 *             MSSQLSvc/sql05.corp.example:1433
 *
 *     Existing SPN found!
 *
 * Holders and SPNs are known by their form in any language. Source: setspn command reference.
 */
export const setspnQuery: Reader<SetspnQueryFacts> = {
  id: 'setspn-query',
  title: 'setspn -Q output',
  cues: ['dc', 'spn', 'spns'],
  read: (paste) =>
    setspnSegments(paste).flatMap(({ kind, block, command, scopes, holders, end }) => {
      if (kind !== 'query') return [];
      const query = command?.verb === 'query' ? command : undefined;
      return [
        finish('setspn-query', paste, block, {
          ...(query?.spn === undefined ? {} : { asked: { value: query.spn, line: query.line } }),
          ...(query ? { command: query } : {}),
          scopes,
          holders,
          ...(end?.value === 'found' || end?.value === 'none' ? { end: { value: end.value, line: end.line } } : {}),
        }),
      ];
    }),
  names: ({ asked, scopes }) => [...spnNames(asked), ...scopes.filter((s) => !s.forest).slice(0, 1).map((s): Named => ({ kind: 'domain', value: s.value, line: s.line }))],
};

/**
 * The names that an SPN in a command tells: itself, its host, its port or instance. A pattern tells none.
 *
 *     spnNames({ value: 'MSSQLSvc/sql05.corp.example:1433', line: 1 })   // spn, server sql05.corp.example, port 1433
 */
export function spnNames(asked: At<string> | undefined): readonly Named[] {
  if (asked === undefined || asked.value.includes('*')) return [];
  const spn = parseSpn(asked.value);
  if (isRefusal(spn)) return [];
  const { line } = asked;
  return [
    { kind: 'spn', value: asked.value, line },
    { kind: 'server', value: spn.host, line },
    ...(spn.port === undefined ? [] : [{ kind: 'port', value: String(spn.port), line } as const]),
    ...(spn.instance === undefined ? [] : [{ kind: 'instance', value: spn.instance, line } as const]),
  ];
}
