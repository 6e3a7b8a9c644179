import type { NoteBlock, Rich } from './blocks.ts';
import { setspnAccount, type AccountKind } from './setspn.ts';
import type { SpnHolder } from './service-account.ts';
import { isRefusal } from './spn.ts';
import { note } from './sql-spn-blocks.ts';

/** Names and the object that is to hold them. */
export interface SpnsToAdd {
  readonly spns: readonly string[];
  /** Absent while the account is not known. */
  readonly holder?: SpnHolder;
}

/** What the form of the setspn tool takes. */
const MOST_SPNS = 50;

function accountOf(holder: SpnHolder | undefined): { readonly name: string; readonly kind: AccountKind } | undefined {
  if (holder === undefined || holder.kind === 'none' || holder.account === undefined) return undefined;
  const kind = holder.kind === 'user' ? 'user' : holder.kind === 'managed' ? 'managed' : 'computer';
  const account = setspnAccount(holder.account, kind);
  return isRefusal(account) ? undefined : account;
}

/**
 * The address of the setspn tool with a form that adds these names.
 *
 *     addLink(['MSSQLSvc/sql05.corp.example:1433'], { name: 'CORP\\svc-sql05', kind: 'user' })
 *     // '/tools/setspn/#action=add&spns=MSSQLSvc%2Fsql05.corp.example%3A1433&account=CORP%5Csvc-sql05&accountKind=user'
 */
export function addLink(spns: readonly string[], account: { readonly name: string; readonly kind: AccountKind } | undefined): string {
  const pairs = [['action', 'add'], ['spns', spns.join('\n')], ...(account === undefined ? [] : [['account', account.name], ['accountKind', account.kind]])];
  return `/tools/setspn/#${pairs.map(([id, value]) => `${id}=${encodeURIComponent(value ?? '')}`).join('&')}`;
}

/**
 * A note that leads to the setspn tool with the form filled in, one link for each object; nothing where there is nothing to add.
 *
 *     addNote([{ spns: ['MSSQLSvc/sql05.corp.example:1433'], holder }])   // { kind: 'note', id: 'add', … }
 */
export function addNote(groups: readonly SpnsToAdd[]): readonly NoteBlock[] {
  const filled = groups.filter(({ spns, holder }) => spns.length > 0 && holder?.kind !== 'none');
  const links = filled.flatMap(({ spns, holder }, i): Rich => {
    const account = accountOf(holder);
    const many = spns.length > 1 ? `these ${Math.min(spns.length, MOST_SPNS)}` : 'this one';
    return [
      i === 0 ? '' : '; ',
      { link: addLink(spns.slice(0, MOST_SPNS), account), text: `Add ${many} with setspn` },
      account === undefined ? ' (the account is still to be filled in)' : ` to ${account.name}`,
    ];
  });
  if (links.length === 0) return [];
  return [note('add', 'info', ...links.filter((part) => part !== ''), '. The form there is filled in; take out what is registered already.')];
}
