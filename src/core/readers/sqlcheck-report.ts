import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { finish, open, pass } from './reading-lines.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { valueAt, type SqlcheckFacts } from './sqlcheck-facts.ts';
import { SQLCHECK_VERSION, takeSqlcheckLine, type SqlcheckBuilding } from './sqlcheck-lines.ts';

/** Lines that begin a report or the part of one that people paste. */
const ANCHOR =
  /^(?:SQL Server Connectivity Check v|Details for SQL Server Instance:|NETBIOS Name:|The following Service Principal Names were found|Suggested SPN\s|Account\s{1,60}SPN\s|Critical: Duplicate SPN |MSSQLSvc\/\S{1,300}\s{1,200}(?:True|False)(?:\s|$)|Warning: There are no Service Principle Names )/;
const NOISE = 4;

/**
 * Reads the text report of SQLCheck, whole or in parts, also as copied from a web page with a blank line after each row:
 *
 *     Details for SQL Server Instance: MSSQLSERVER (Developer Edition)
 *
 *     TCP Port(s):                1433
 *     Service Account:            CORP\svc-sql05
 *
 *         Suggested SPN                     Exists  Status
 *         --------------------------------  ------  -------------------
 *         MSSQLSvc/SQL05.corp.example:1433  True    Okay
 *
 * Source: microsoft/CSS_SQL_Networking_Tools, SQLCheck (TextReport.cs, ReportFormatter.cs) and its sample report.
 */
export const sqlcheckReport: Reader<SqlcheckFacts> = {
  id: 'sqlcheck-report',
  title: 'SQLCheck report',
  cues: ['sql', 'spn', 'netbios', 'principal', 'principle', 'mssqlsvc'],
  read: readReports,
  names: namesOf,
};

function readReports(paste: Paste): readonly Reading<SqlcheckFacts>[] {
  const out: Reading<SqlcheckFacts>[] = [];
  let now: SqlcheckBuilding | undefined;
  const close = (): void => {
    if (now) {
      const { block, inInstance: _, ...facts } = now;
      out.push(finish('sqlcheck-report', paste, block, facts));
    }
    now = undefined;
  };
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.length > 4000) {
      if (now && line && pass(now.block, line, NOISE)) close();
      continue;
    }
    const t = line.text.trim();
    if (t === '') continue;
    if (!now) {
      if (!ANCHOR.test(t)) continue;
      now = { block: open(line), values: [], instances: [], messages: [], duplicates: [], held: [], tables: [], inInstance: false };
    } else if (SQLCHECK_VERSION.test(t) && (now.version || now.values.length > 0)) {
      close();
      i -= 1;
      continue;
    }
    if (isPrompt(line.text)) {
      close();
      continue;
    }
    const used = takeSqlcheckLine(now, lines, i, t);
    if (used === 0) {
      if (pass(now.block, line, NOISE)) close();
    } else i += used - 1;
    if (now && /^-+ End of Report -+$/.test(t)) close();
  }
  close();
  return out;
}

function namesOf({ values, instances }: SqlcheckFacts): readonly Named[] {
  const out: Named[] = [];
  const add = (kind: Named['kind'], at: At<string> | undefined): void => {
    if (at) out.push({ kind, value: at.value, line: at.line });
  };
  // On a machine without an instance the report is about a client.
  const host = instances.flatMap((i) => i.suggested).find(({ spn }) => /^MSSQLSvc\/[^:]{1,253}\./i.test(spn.value));
  if (instances.some((i) => i.name)) add('server', valueAt(values, 'FQDN') ?? (host && { value: host.spn.value.split(/[/:]/)[1] ?? '', line: host.spn.line }));
  if (valueAt(values, 'Joined to Domain')?.value === 'True') add('domain', valueAt(values, 'Domain/Workgroup'));
  for (const { name, values: own } of instances) {
    if (name && name.value.toUpperCase() !== 'MSSQLSERVER') add('instance', name);
    const port = valueAt(own, 'TCP Port(s)');
    if (port && /^[0-9]{1,5}$/.test(port.value)) add('port', port);
    add('account', valueAt(own, 'Service Account'));
  }
  return out;
}
