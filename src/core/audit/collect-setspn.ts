import { domainOf } from '../readers/distinguished-name.ts';
import { readingsOf, type At, type Reading } from '../readers/reader.ts';
import { setspnChange, type SetspnChangeFacts } from '../readers/setspn-change.ts';
import type { SetspnCommand } from '../readers/setspn-command.ts';
import { setspnDuplicates } from '../readers/setspn-duplicates.ts';
import { setspnList } from '../readers/setspn-list.ts';
import { setspnQuery } from '../readers/setspn-query.ts';
import type { HeldSpns, SearchScope } from '../readers/setspn-segment.ts';
import { tieOf, type Collect, type Facts } from './collect-facts.ts';
import type { SeenSearch } from './model.ts';

/**
 * Holders, searches, changes and refusals from the output of setspn. A list is complete when something stands behind it and no line in it was
 * left unread; a search counts when its last line is there, since only then everything that it found is.
 *
 * Source: setspn command reference (-Q prints all SPNs of each object found).
 */
export const collectSetspn: Collect = (readings, into, paste) => {
  for (const { facts, unread } of readingsOf(readings, setspnList)) {
    const { account, spns, command, closed } = facts;
    into.accounts.push({ line: account.line, dn: account, ...writtenOf(command), spns, complete: closed && unread.length === 0, console: true });
    tie(into, command?.account, account.value);
  }
  for (const reading of readingsOf(readings, setspnQuery)) {
    const { asked, command, scopes, holders, end } = reading.facts;
    addHolders(into, holders, reading, end?.line, paste.lines.length);
    addScopes(into, scopes);
    // An unread line with the form of a name or an SPN may be one more holder.
    const doubt = reading.unread.some((n) => /[/=]/.test(paste.lines[n - 1]?.text ?? ''));
    if (asked && end && !doubt) into.searches.push(...scopes.map((s) => searchOf(asked.value, 'holders', s, command)));
  }
  for (const { facts } of readingsOf(readings, setspnDuplicates)) {
    const { command, scopes, groups, count } = facts;
    addScopes(into, scopes);
    for (const { spn, accounts } of groups) {
      for (const dn of accounts) into.accounts.push({ line: dn.line, dn, spns: [{ value: spn.value, line: dn.line }], complete: false, console: true });
    }
    if (count) into.searches.push(...scopes.map((s) => searchOf('*', 'duplicates', s, command)));
  }
  for (const reading of readingsOf(readings, setspnChange)) addChange(into, reading, paste.lines.length);
};

/** The account of the command is the object that setspn found. */
function writtenOf(command: SetspnCommand | undefined): { readonly written?: At<string> } {
  return command?.account?.includes('\\') ? { written: { value: command.account, line: command.line } } : {};
}

function tie(into: Facts, account: string | undefined, dn: string): void {
  const found = tieOf(account, domainOf(dn));
  if (found) into.ties.push(found);
}

function addScopes(into: Facts, scopes: readonly SearchScope[]): void {
  for (const { value, forest } of scopes) into.ties.push({ dns: value, ...(forest ? { root: true } : {}) });
}

function searchOf(pattern: string, what: SeenSearch['what'], scope: SearchScope, command: SetspnCommand | undefined): SeenSearch {
  return { pattern, what, scope: scope.forest || command?.forest === true ? 'forest' : 'domain', domain: scope.value, line: command?.line ?? scope.line };
}

/** Each object with its SPNs, complete when the next object or the end follows and every line between was understood. */
function addHolders(into: Facts, holders: readonly HeldSpns[], { unread }: Reading, end: number | undefined, lines: number): void {
  let u = 0;
  holders.forEach(({ account, spns }, i) => {
    const next = holders[i + 1]?.account.line ?? end;
    while (u < unread.length && (unread[u] ?? 0) < account.line) u += 1;
    const clean = (unread[u] ?? Infinity) > (next ?? lines);
    into.accounts.push({ line: account.line, dn: account, spns, complete: next !== undefined && clean, console: true });
  });
}

function addChange(into: Facts, reading: Reading<SetspnChangeFacts>, lines: number): void {
  const { command, scopes, write, updated, duplicate, holders, refused } = reading.facts;
  addScopes(into, scopes);
  addHolders(into, holders, reading, duplicate?.line, lines);
  const spns: readonly At<string>[] = write && write.spns.length > 0 ? write.spns : command?.spn === undefined ? [] : [{ value: command.spn, line: command.line }];
  const dn = write?.account ?? refused?.account;
  if (dn) tie(into, command?.account, dn.value);
  // Before it adds, setspn looks for another holder, and goes on when there is none.
  const looked = command?.verb !== 'delete' && command?.verb !== 'reset' && write?.removes !== true;
  if (looked && (write || duplicate)) for (const s of spns) into.searches.push(...scopes.map((scope) => searchOf(s.value, 'holders', scope, command)));
  if (write && updated) {
    if (write.removes) for (const s of spns) into.removed.push({ dn: write.account.value, spn: s.value, line: updated.line });
    else into.accounts.push({ line: write.account.line, dn: write.account, ...writtenOf(command), spns, complete: false, console: true });
    for (const s of spns) into.claims.push({ by: 'setspn', spn: s.value, says: write.removes ? 'removed' : 'registered', account: write.account.value, line: updated.line });
  } else if (write) {
    into.accounts.push({ line: write.account.line, dn: write.account, ...writtenOf(command), spns: [], complete: false, console: true });
  }
  if (write?.removes) return;
  const target = command?.account ?? dn?.value;
  const account = target === undefined ? {} : { account: target };
  if (refused) {
    for (const s of spns) into.claims.push({ by: 'setspn', spn: s.value, says: 'not-registered', ...account, ...(refused.code === undefined ? {} : { code: refused.code }), line: refused.account.line });
  } else if (duplicate) {
    for (const s of spns) into.claims.push({ by: 'setspn', spn: s.value, says: 'not-registered', ...account, line: duplicate.line });
  }
}
