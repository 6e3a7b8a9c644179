import type { Block, NoteBlock, Rich } from './blocks.ts';
import { holderOf, type SpnHolder } from './service-account.ts';
import type { RunsAs, ServiceSpns } from './service-spns-model.ts';
import { isRefusal } from './spn.ts';
import { holderWords } from './spn-holder-blocks.ts';
import { cite, note, spnTable } from './sql-spn-blocks.ts';

/** What an account is to the network, for the rules of a service; undefined while it is not known or is nobody. */
export function runsAsOf(account: string | undefined, host: string): RunsAs | undefined {
  const holder = account === undefined ? undefined : holderOf(account, host);
  if (holder === undefined || isRefusal(holder) || holder.kind === 'none') return undefined;
  return holder.kind === 'user' || holder.kind === 'managed' ? 'domain' : 'computer';
}

/**
 * The object that must hold the names of a service, by its rule; undefined when nobody needs to or the account is not known.
 *
 *     serviceHolder({ holder: 'computer', … }, 'CORP\\svc-web', 'web01.corp.example')   // { kind: 'computer', account: 'WEB01', … }
 */
export function serviceHolder({ holder, service }: Pick<ServiceSpns, 'holder' | 'service'>, account: string | undefined, host: string): SpnHolder | undefined {
  if (holder === 'nobody') return undefined;
  // The account that is asked for runs Analysis Services; SQL Server Browser has one of its own.
  if (service === 'SQL Server Browser') return undefined;
  const found = holder === 'computer' ? holderOf('LocalSystem', host) : account === undefined ? undefined : holderOf(account, host);
  if (found === undefined || isRefusal(found)) return undefined;
  // Each host of a farm is another computer.
  return holder === 'shared' && (found.kind === 'computer' || found.kind === 'computer-account') ? undefined : found;
}

function holderNote(group: ServiceSpns, holder: SpnHolder | undefined, id: string): readonly NoteBlock[] {
  if (group.holder === 'nobody') return group.covered.length > 0 ? [note(id, 'info', 'Nothing has to be registered.')] : [];
  if (holder?.kind === 'none') return [note(id, 'warning', holder.why, ' Clients get NTLM or nothing.')];
  if (group.holder === 'shared' && holder === undefined) return [note(id, 'info', 'All of these belong on the one domain account that runs the pool on every host.')];
  if (group.service === 'SQL Server Browser') return [note(id, 'info', 'These belong on the account that runs SQL Server Browser.')];
  if (holder === undefined) return [note(id, 'info', 'All of these belong on the account that runs the service; fill it in to see which object that is.')];
  return [note(id, 'info', 'All of these belong on ', ...(group.holder === 'computer' && holder.kind === 'computer' ? (['the computer account ', { code: holder.account ?? 'of the host' }, ', whatever account runs the pool'] as Rich) : holderWords(holder)), ' and on no other account. They are added by hand.')];
}

/**
 * Table, holder and remarks of each service, in order. The ids of the second carry its number.
 *
 *     serviceBlocks(serviceSpns(service), 'CORP\\svc-ssas', 'ssas01.corp.example')
 *     // [{ kind: 'table', id: 'spns', caption: 'Analysis Services: SPNs that clients ask for' }, { kind: 'note', id: 'holder' }, …]
 *
 * Sources: those of the rows and remarks.
 */
export function serviceBlocks(groups: readonly ServiceSpns[], account: string | undefined, host: string): readonly Block[] {
  return groups.flatMap((group, i): readonly Block[] => {
    const end = i === 0 ? '' : `-${i + 1}`;
    return [
      ...(group.spns.length > 0 ? [spnTable(group.spns, false, `spns${end}`, `${group.service}: SPNs that clients ask for`)] : []),
      ...(group.covered.length > 0
        ? [note(`covered${end}`, 'info', ...group.covered.flatMap((spn, n): Rich => [n === 0 ? '' : ', ', { code: spn }]).filter((part) => part !== ''), ': answered by HOST on the computer account, not to be registered.')]
        : []),
      ...holderNote(group, serviceHolder(group, account, host), `holder${end}`),
      ...group.remarks.map((remark) => note(`${remark.id}${end}`, remark.tone, `${remark.says} `, ...cite(remark.sources))),
    ];
  });
}
