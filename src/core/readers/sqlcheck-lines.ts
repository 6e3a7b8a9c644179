import type { PasteLine } from '../text/prepare.ts';
import { labelled } from './labelled-line.ts';
import { understand, type Open } from './reading-lines.ts';
import type { At } from './reader.ts';
import { isRule, ruledTable, type RuledTable } from './ruled-table.ts';
import type { SqlcheckMessage, SqlcheckValue } from './sqlcheck-facts.ts';
import { duplicateOf, suggestedOf, type SqlcheckDuplicate, type SuggestedSpn } from './sqlcheck-spns.ts';

/** A report while it is read. */
export interface SqlcheckBuilding {
  readonly block: Open;
  version?: At<string>;
  run?: At<string>;
  readonly values: SqlcheckValue[];
  readonly instances: { name?: At<string>; edition?: string; values: SqlcheckValue[]; suggested: SuggestedSpn[]; messages: SqlcheckMessage[] }[];
  readonly messages: SqlcheckMessage[];
  readonly duplicates: SqlcheckDuplicate[];
  readonly held: { account: string; spn: At<string>; duplicate: boolean }[];
  readonly tables: RuledTable[];
  inInstance: boolean;
}

/** The first line of a report. */
export const SQLCHECK_VERSION = /^SQL Server Connectivity Check v([0-9.]{1,40}), run on (.{1,120})$/;
const DETAILS = /^Details for SQL Server Instance:\s{0,4}([^\s()]{1,40})(?:\s{1,4}\((.{0,80})\))?$/;
const MESSAGE = /^(Warning|Critical|Exception):\s{1,4}(.{1,2000})$/;
/** Sentences and titles that say nothing to keep. */
const SAID = /^(?:There (?:do not appear|was|were)|No |Note:|Info:|The following |This report contains|by the Microsoft CSS|[1-9]\. |Forests? |Domains? |Offloading:|See https?:|Diffie-Hellman |ODBC |Report run by:|FLTMC )/;
/** A row without the headings of its table. */
const SUGGESTED = /^(MSSQLSvc\/\S{1,300})\s{1,200}(True|False)(?:\s{1,80}(\S.{0,500}))?$/;
/** Labels are padded to this column. */
const VALUE_AT = 28;
const LABELS = new Set(
  'netbios name|fqdn|dns suffix|windows version|windows build|computer role|domain/workgroup|joined to domain|connected to domain|domain name|version|clustered|always-on|certificate|forceencryption|hidden instance|extended protection|shared memory enabled|named pipes enabled|tcp enabled|listen on all ips|tcp port(s)|dynamic tcp port(s)|service account|spn account'.split('|'),
);

/** Takes what stands at a line; how many lines it took, 0 when it was not understood. */
export function takeSqlcheckLine(now: SqlcheckBuilding, lines: readonly PasteLine[], i: number, t: string): number {
  const line = lines[i]!;
  const say = (): number => {
    understand(now.block, line.n);
    return 1;
  };
  const version = SQLCHECK_VERSION.exec(t);
  if (version) {
    now.version = { value: version[1] ?? '', line: line.n };
    now.run = { value: version[2] ?? '', line: line.n };
    return say();
  }
  const details = DETAILS.exec(t);
  if (details) {
    now.instances.push({ name: { value: details[1] ?? '', line: line.n }, ...(details[2] ? { edition: details[2] } : {}), values: [], suggested: [], messages: [] });
    now.inInstance = true;
    return say();
  }
  const instance = now.inInstance ? now.instances.at(-1) : undefined;
  const message = MESSAGE.exec(t);
  if (message) {
    const level = (message[1] ?? '').toLowerCase() as SqlcheckMessage['level'];
    const text = message[2] ?? '';
    (instance?.messages ?? now.messages).push({ level, text, line: line.n });
    const duplicate = duplicateOf(text, line.n);
    if (duplicate) now.duplicates.push(duplicate);
    return say();
  }
  if (/^-{4,} .{1,80} -{4,}$/.test(t)) {
    now.inInstance = false;
    return say();
  }
  const table = ruledTable(lines, i);
  if (table) return takeTable(now, table);
  // Headings, where the rule was lost or cut off.
  if (isRule(line.text) || /^(?:Suggested SPN\s{1,200}Exists|Account\s{1,200}SPN)\s/.test(t)) return say();
  const row = SUGGESTED.exec(t);
  if (row) {
    const [, spn = '', exists = '', status = ''] = row;
    suggested(now).push(...suggestedOf({ line: line.n, cells: [spn, exists, status] }));
    return say();
  }
  const value = valueOf(line);
  if (value) {
    (instance?.values ?? now.values).push(value);
    return say();
  }
  return SAID.test(t) || (t.endsWith(':') && t.length < 80) ? say() : 0;
}

function takeTable(now: SqlcheckBuilding, table: RuledTable): number {
  now.tables.push(table);
  for (const n of table.lines) understand(now.block, n);
  const names = table.columns.map((c) => c.name.toLowerCase());
  if (names[0] === 'suggested spn') {
    const into = suggested(now);
    for (const row of table.rows) into.push(...suggestedOf(row));
  } else if (names[0] === 'account' && names[1] === 'spn') {
    for (const { line, cells } of table.rows) now.held.push({ account: cells[0] ?? '', spn: { value: cells[1] ?? '', line }, duplicate: cells[2]?.toLowerCase() === 'true' });
  }
  return table.used;
}

/** The suggestions of the instance at hand; of a nameless one where its details were not pasted. */
function suggested(now: SqlcheckBuilding): SuggestedSpn[] {
  let last = now.inInstance ? now.instances.at(-1) : undefined;
  if (!last) now.instances.push((last = { values: [], suggested: [], messages: [] }));
  now.inInstance = true;
  return last.suggested;
}

function valueOf(line: PasteLine): SqlcheckValue | undefined {
  if (/^\s/.test(line.text)) return undefined;
  const pair = labelled(line.text);
  if (!pair) return undefined;
  const at = line.text.indexOf(':') + 1;
  const padded = at <= VALUE_AT && line.text.slice(at, VALUE_AT).trim() === '' && line.text.length >= Math.min(VALUE_AT, at + 1);
  return padded || LABELS.has(pair.label.toLowerCase()) ? { ...pair, line: line.n } : undefined;
}
