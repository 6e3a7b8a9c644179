import type { NoteBlock, Rich, TableBlock } from './blocks.ts';
import { spnSources, type SpnSource } from '../data/spn-sources.ts';
import { serverSpnRows } from './requested/server-spn.ts';
import type { SqlConnection } from './sql-connections.ts';
import type { SqlInstance, SqlSpn } from './sql-spns.ts';

/** Sources as running text, linked where they have an address: `cite(['setspn'])` is `[{ link: …, text: 'setspn' }]`. */
export function cite(sources: readonly SpnSource[]): Rich {
  return sources.flatMap((key, i) => {
    const source: { readonly short: string; readonly url?: string } = spnSources[key];
    const shown = source.url === undefined ? source.short : { link: source.url, text: source.short };
    return i === 0 ? [shown] : ['; ', shown];
  });
}

/**
 * SPN, need, who asks for it, why, source: one row each. Where several things are listed, the first column after the SPN says what a row belongs to.
 *
 *     spnTable(rows, true).columns   // ['SPN', 'Of', 'Needed', 'Who asks for it', 'Why', 'Source']
 */
export function spnTable(spns: readonly (SqlSpn & { readonly of?: string })[], several: boolean, id = 'spns', caption = 'SPNs that clients ask for'): TableBlock {
  return {
    kind: 'table',
    id,
    caption,
    columns: ['SPN', ...(several ? ['Of'] : []), 'Needed', 'Who asks for it', 'Why', 'Source'],
    rows: spns.map((s) => [
      [{ code: s.spn }],
      ...(several ? [[s.of ?? '']] : []),
      [s.need === 'required' ? { strong: 'required' } : 'optional'],
      [s.asks],
      [s.why],
      cite(s.sources),
    ]),
  };
}

/** Connection strings and the SPNs they lead to, or nothing when no form is known. */
export function connectionTable(forms: readonly SqlConnection[]): readonly TableBlock[] {
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

/**
 * How each driver is told one SPN instead of building it, for names that DNS, a tunnel or an alias spoils.
 *
 *     serverSpnTable('MSSQLSvc/sql05.corp.example:1433')   // a table with a row for each driver, or for none where it has no keyword
 */
export function serverSpnTable(spn: string): TableBlock {
  return {
    kind: 'table',
    id: 'server-spn',
    caption: `The SPN given in the connection string: ${spn}`,
    columns: ['Driver', 'In the connection string', 'Since', 'Remark', 'Source'],
    rows: serverSpnRows(spn).map(({ driver, text, refusal, since, remark, sources }) => [
      [driver],
      text === undefined ? [refusal === undefined ? 'no keyword' : `not for this value: it ${refusal.reason}`] : [{ code: text }],
      [since],
      [remark],
      cite(sources),
    ]),
  };
}

/** A note: `note('local', 'info', 'Test from another machine.')`. */
export function note(id: string, tone: NoteBlock['tone'], ...text: Rich): NoteBlock {
  return { kind: 'note', id, tone, text };
}

/** What the reader must know about a dynamic port, an address, a short name. `dynamic` says that some instance has a dynamic port. */
export function instanceNotes(instances: readonly SqlInstance[], dynamic: boolean): readonly NoteBlock[] {
  const notes: NoteBlock[] = [];
  if (dynamic && instances.some((i) => i.tcp)) {
    notes.push(note('dynamic-port', 'warning',
      'With a dynamic port the SPN with the port changes at each restart. It is right only while SQL Server may register it itself. Otherwise set a fixed port: SQL Server Configuration Manager, TCP/IP, IPAll, clear TCP Dynamic Ports, set TCP Port, restart.',
      ...(instances.some((i) => i.kind === 'default' && i.port === undefined && i.tcp) ? [' SQL Server does not support a dynamic port for the default instance.'] : [])));
  }
  if (instances.some((i) => i.address !== undefined)) {
    notes.push(note('address', 'warning',
      'Windows does not try Kerberos for an IP address: the connection is NTLM, whatever is registered. The way out is the name in the connection string, or a reverse record that gives it. ',
      { code: 'TryIPSPN' }, ' makes a client try, from Windows 10 1507 and Server 2016, and must be set on every client.'));
  }
  if (instances.some((i) => i.fullName === undefined && i.shortName !== undefined)) {
    notes.push(note('short-name', 'warning',
      'These are the short-name forms only. Clients ask for the full name that DNS gives them, so they do not suffice.'));
  }
  if (instances.some((i) => i.fullName !== undefined)) {
    notes.push(note('outcome', 'info',
      'Without a required SPN drivers on Windows take NTLM, without an error as long as NTLM is allowed. JDBC with JavaKerberos and drivers on Linux fail. An SPN on the wrong account is an error for all.'));
    notes.push(note('local', 'info', 'Test from another machine: a connection on the server itself is NTLM, whatever is registered.'));
  }
  return notes;
}
