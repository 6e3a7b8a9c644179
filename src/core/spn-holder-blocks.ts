import type { Block, Rich } from './blocks.ts';
import { accountRef } from './directory/account-ref.ts';
import { holderOf, type SpnHolder } from './service-account.ts';
import { isRefusal } from './spn.ts';
import { note } from './sql-spn-blocks.ts';
import type { PlacedInstance, SqlTopology } from './sql-topology.ts';

/** Which object must hold the names of one instance; absent while its account is not given. */
export interface PlacedHolder extends PlacedInstance {
  readonly holder?: SpnHolder;
}

/** The holders of all instances, in their order: `holdersOfInstances(instances)[0]?.holder` is `{ kind: 'user', account: 'CORP\\svc-sql05' }`. */
export function holdersOfInstances(instances: readonly PlacedInstance[]): readonly PlacedHolder[] {
  return instances.map((placed) => {
    const holder = placed.account === undefined ? undefined : holderOf(placed.account, placed.instance.fullName ?? placed.instance.shortName ?? '');
    return holder === undefined || isRefusal(holder) ? placed : { ...placed, holder };
  });
}

interface NameParts {
  readonly machine: boolean;
  readonly name: string;
  /** Lower case; empty where the account has none. */
  readonly domain: string;
}

function partsOf(holder: Exclude<SpnHolder, { readonly kind: 'none' }>, label: string): NameParts {
  const machine = holder.kind === 'computer' || holder.kind === 'computer-account';
  const ref = accountRef((holder.account ?? `computer of ${label}`).toLowerCase());
  return { machine, name: ref.name.replace(/\$$/, ''), domain: ref.domain ?? '' };
}

/** A NetBIOS name and a DNS name can be one domain, and so can a missing one: only two names of one form can be told apart. */
const sameDomain = (a: string, b: string): boolean => a === b || a === '' || b === '' || a.includes('.') !== b.includes('.');

/**
 * Whether two instances can have one holder: false only when the accounts are certainly two.
 *
 *     sameHolder({ label: 'sql05', holder: user CORP\\svc }, { label: 'sql06', holder: user svc@corp.example })   // true
 */
export function sameHolder(a: PlacedHolder, b: PlacedHolder): boolean {
  if (a.holder === undefined || b.holder === undefined) return true;
  if (a.holder.kind === 'none' || b.holder.kind === 'none') return a.holder.kind === b.holder.kind;
  const x = partsOf(a.holder, a.label);
  const y = partsOf(b.holder, b.label);
  return x.machine === y.machine && x.name === y.name && sameDomain(x.domain, y.domain);
}

/** The object in a few words: `holderWords({ kind: 'computer', account: 'SQL05', … })` is the computer account SQL05. */
export function holderWords(holder: SpnHolder): Rich {
  switch (holder.kind) {
    case 'user':
      return [{ code: holder.account }];
    case 'managed':
      return ['the managed service account ', { code: holder.account }];
    case 'computer-account':
      return ['the computer account ', { code: holder.account }];
    case 'computer':
      return ['the computer account ', { code: holder.account ?? 'of the host' }, `, because a ${holder.runsAs} is the computer to the network`];
    case 'none':
      return [holder.why];
  }
}

const IF_LISTENER = 'Where one of the other names is that of a listener or cluster: ';
const REPLICAS = 'All replicas or nodes must run under this one account: with several accounts Kerberos works only where the holder of the name runs. On a cluster add the names by hand; self-registration after a failover can lose them between two domain controllers.';
const SHARED = 'A computer account cannot hold a listener or cluster name for its replicas: each node is another account. Run all replicas under one domain account or managed service account.';

/** One holder for all that is listed. */
function oneHolder(holder: SpnHolder, named: boolean, further: 'yes' | 'perhaps' | 'no'): readonly Block[] {
  const first = further === 'perhaps' ? IF_LISTENER : '';
  const replicas = further === 'no' ? [] : [note('holder-replicas', 'info', first + REPLICAS)];
  switch (holder.kind) {
    case 'user':
      return [
        note('holder', 'info', 'All of these belong on ', { code: holder.account }, ' and on no other account. It registers them itself only if SELF has Write servicePrincipalName on the account; else they are added by hand.'),
        ...(holder.account.includes('@')
          ? [note('holder-upn', 'info', 'setspn documents only NAME and DOMAIN\\NAME: look up the name before Windows 2000 of ', { code: holder.account }, ' before you write a command.')]
          : []),
        ...replicas,
      ];
    case 'managed':
      return [
        note('holder', 'info', 'All of these belong on the managed service account ', { code: holder.account }, ' and on no other account. Contested: the documentation promises that it registers them itself, reports show failures until SELF has Write servicePrincipalName.'),
        ...replicas,
      ];
    case 'computer-account':
    case 'computer':
      return [
        note('holder', 'info', 'All of these belong on ', ...holderWords(holder), '. SQL Server registers the forms with a port and the bare form itself.',
          ...(named ? [' The form with the instance name is refused to it with 0x200B and is added by hand.'] : [])),
        ...(further === 'no' ? [] : [note('holder-shared', 'warning', first + SHARED)]),
      ];
    case 'none':
      return [note('holder', 'warning', holder.why, ' Clients get NTLM or nothing. Run SQL Server under a domain account, a managed service account or a virtual account.')];
  }
}

/**
 * Which account must hold the names of a set-up, and what it can register itself: one note where one object holds all, a table where there are
 * several, and a warning where a listener would need more than one.
 *
 *     holderBlocks(topology)   // [{ kind: 'note', id: 'holder', … }] or [{ kind: 'table', id: 'holders', … }, …]
 *
 * Sources: Configure Windows service accounts and permissions; AG prerequisites; KB 2985455; [MS-ADTS] validated write.
 */
export function holderBlocks({ setup, instances, routing }: SqlTopology): readonly Block[] {
  const placed = holdersOfInstances(instances);
  const known = placed.flatMap((p) => (p.holder === undefined ? [] : [{ ...p, holder: p.holder }]));
  const [first] = known;
  if (first === undefined) return [];
  const names = instances.flatMap(({ instance }) => instance.names);
  const named = instances.some(({ instance }) => instance.kind === 'named');
  const further = setup === 'ag' ? 'yes' : setup !== 'fci' && names.length > 0 ? 'perhaps' : 'no';
  const alike = known.every((p) => sameHolder(first, p));
  const one = alike && known.length === placed.length;
  // The host of a cluster is its network name, so a computer account would be named after the wrong object.
  const machine = first.holder.kind === 'computer' || first.holder.kind === 'computer-account';
  const blocks: Block[] = one && setup === 'fci' && machine ? [] : one
    ? [...oneHolder(first.holder, named, further)]
    : [{
        kind: 'table', id: 'holders', caption: 'The object that must hold the names of each instance',
        columns: ['Instance', 'Runs as', 'Belong on'],
        rows: placed.map((p) => [[p.label], p.account === undefined ? ['not given'] : [{ code: p.account }], p.holder === undefined ? ['not judged: the account is missing'] : holderWords(p.holder)]),
      }];
  if (setup === 'ag' && !alike) {
    blocks.push(note('ag-accounts', 'warning',
      'The replicas run under different accounts. A name of the listener can be on one of them only: Kerberos works while that replica is the primary, and after a failover to another one clients get “The target principal name is incorrect”. Run all replicas under one domain account, or from SQL Server 2016 on one group managed service account.'));
  }
  if (setup === 'fci') blocks.push(...fciAccount(first.holder));
  if (routing.length > 0) blocks.push(note('routing-holder', 'info', 'The name of a routing target belongs on the account of that secondary, also when clients reach it through the listener.'));
  return blocks;
}

function fciAccount(holder: SpnHolder): readonly Block[] {
  if (holder.kind === 'user' || holder.kind === 'managed') return [];
  return [note('fci-account', 'warning',
    holder.kind === 'computer' && holder.runsAs === 'virtual account'
      ? 'A failover cluster instance cannot run under a virtual account. Give it a domain account or a group managed service account, on all nodes the same.'
      : 'The network name of the cluster cannot be held by this account: it is another one on each node. Give the instance a domain account or a group managed service account, on all nodes the same.')];
}
