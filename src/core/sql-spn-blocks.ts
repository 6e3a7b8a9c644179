import type { Block, NoteBlock, Rich, TableBlock } from './blocks.ts';
import { spnSources, type SpnSource } from '../data/spn-sources.ts';
import type { SpnHolder } from './service-account.ts';
import { sqlConnections } from './sql-connections.ts';
import type { SqlInstance, SqlSpn } from './sql-spns.ts';

/** Sources as running text, linked where they have an address. */
export function cite(sources: readonly SpnSource[]): Rich {
  return sources.flatMap((key, i) => {
    const source: { readonly short: string; readonly url?: string } = spnSources[key];
    const shown = source.url === undefined ? source.short : { link: source.url, text: source.short };
    return i === 0 ? [shown] : ['; ', shown];
  });
}

/** SPN, need, who asks for it, why, source: one row each. */
export function spnTable(spns: readonly SqlSpn[]): TableBlock {
  return {
    kind: 'table',
    id: 'spns',
    caption: 'SPNs that clients ask for',
    columns: ['SPN', 'Needed', 'Who asks for it', 'Why', 'Source'],
    rows: spns.map((s) => [[{ code: s.spn }], [s.need === 'required' ? { strong: 'required' } : 'optional'], [s.asks], [s.why], cite(s.sources)]),
  };
}

/** Connection strings and the SPNs they lead to, or nothing when no form is known. */
export function connectionTable(instance: SqlInstance): readonly TableBlock[] {
  const forms = sqlConnections(instance);
  if (forms.length === 0) return [];
  return [{
    kind: 'table',
    id: 'connections',
    caption: 'Connection strings and the SPN each leads to',
    columns: ['Connection string', 'SPN', 'Remark'],
    rows: forms.map(({ text, asks, remark }) => [
      [{ code: text }],
      asks.flatMap(({ who, spn }, i): Rich => [`${i === 0 ? '' : '; '}${who}: `, { code: spn }]),
      remark === undefined ? [] : [remark],
    ]),
  }];
}

function note(id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock {
  return { kind: 'note', id, tone, text };
}

/** Which account must hold the SPNs, and what it can register itself. */
export function holderNotes(holder: SpnHolder, { names, kind }: SqlInstance): readonly Block[] {
  const further = names.length > 0;
  const replicas = further
    ? [note('holder-replicas', 'info', 'All replicas or nodes must run under this one account: with several accounts Kerberos works only where the holder of the name runs. On a cluster add the names by hand; self-registration after a failover can lose them between two domain controllers.')]
    : [];
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
    case 'computer': {
      const name = holder.account ?? 'of the host';
      const because = holder.kind === 'computer' ? `, because a ${holder.runsAs} is the computer to the network` : '';
      return [
        note('holder', 'info', 'All of these belong on the computer account ', { code: name }, because, '. SQL Server registers the forms with a port and the bare form itself.',
          ...(kind === 'named' ? [' The form with the instance name is refused to it with 0x200B and is added by hand.'] : [])),
        ...(further
          ? [note('holder-shared', 'warning', 'A computer account cannot hold a listener or cluster name for its replicas: each node is another account. Run all replicas under one domain account or managed service account.')]
          : []),
      ];
    }
    case 'none':
      return [note('holder', 'warning', holder.why, ' Clients get NTLM or nothing. Run SQL Server under a domain account, a managed service account or a virtual account.')];
  }
}

/** What the reader must know about a dynamic port, an address, a short name. */
export function instanceNotes(instance: SqlInstance, dynamic: boolean): readonly NoteBlock[] {
  const { fullName, shortName, address, kind, tcp } = instance;
  const notes: NoteBlock[] = [];
  if (dynamic && tcp) {
    notes.push(note('dynamic-port', 'warning',
      'With a dynamic port the SPN with the port changes at each restart. It is right only while SQL Server may register it itself. Otherwise set a fixed port: SQL Server Configuration Manager, TCP/IP, IPAll, clear TCP Dynamic Ports, set TCP Port, restart.',
      ...(kind === 'default' ? [' SQL Server does not support a dynamic port for the default instance.'] : [])));
  }
  if (address !== undefined) {
    notes.push(note('address', 'warning',
      'Windows does not try Kerberos for an IP address: the connection is NTLM, whatever is registered. The way out is the name in the connection string, or a reverse record that gives it. ',
      { code: 'TryIPSPN' }, ' makes a client try, from Windows 10 1507 and Server 2016, and must be set on every client.'));
  }
  if (fullName === undefined && shortName !== undefined) {
    notes.push(note('short-name', 'warning',
      'These are the short-name forms only. Clients ask for the full name that DNS gives them, so they do not suffice.'));
  }
  if (fullName !== undefined) {
    notes.push(note('outcome', 'info',
      'Without a required SPN drivers on Windows take NTLM, without an error as long as NTLM is allowed. JDBC with JavaKerberos and drivers on Linux fail. An SPN on the wrong account is an error for all.'));
    notes.push(note('local', 'info', 'Test from another machine: a connection on the server itself is NTLM, whatever is registered.'));
  }
  return notes;
}
