import type { Paste } from '../text/prepare.ts';
import type { KcmStatus } from '../../data/kcm-statuses.ts';
import { isPrompt } from '../readers/command-line.ts';
import { kcmScript } from '../readers/kcm-script.ts';
import { kcmStatus, type KcmStatusRow } from '../readers/kcm-status.ts';
import { readingsOf } from '../readers/reader.ts';
import { hostName, instanceOrDefault } from '../names.ts';
import type { Collect, Facts } from './collect-facts.ts';
import { namedInstance, sqlSpn } from './collect-host.ts';
import type { Known, SeenClaim } from './model.ts';

/**
 * Statuses and scripts of Kerberos Configuration Manager. `SetSPN -s` means that the SPN is not on the account that runs the service, `-d` that it is
 * on another one; both together are a move, for which the removal alone is told.
 *
 * Source: Kerberos Configuration Manager overview, KB 2985455.
 */
export const collectKcm: Collect = (readings, into, paste) => {
  for (const { facts, from } of readingsOf(readings, kcmStatus)) {
    const columns = columnsOf(paste, from);
    for (const row of facts.rows) addRow(into, row, cellsOf(paste, row.status.line), columns);
  }
  for (const { facts } of readingsOf(readings, kcmScript)) {
    if (facts.domain?.value.includes('.')) into.ties.push({ dns: facts.domain.value.toLowerCase() });
    for (const { spn, commands } of facts.corrections) {
      // A command behind a prompt, without a comment of the program, was typed below the script.
      const typed = commands.some((c) => c.spn.line === spn.line) && isPrompt(paste.lines[spn.line - 1]?.text ?? '');
      if (typed) continue;
      const moved = commands.some((c) => c.action === 'delete');
      for (const { action, account } of commands) {
        if (action === 'delete') into.claims.push({ by: 'Kerberos Configuration Manager', spn: spn.value, says: 'wrong-account', account: account.value, line: account.line });
        else {
          if (!moved) into.claims.push({ by: 'Kerberos Configuration Manager', spn: spn.value, says: 'missing', account: account.value, line: account.line });
          addService(into, spn, account, undefined, undefined, {});
        }
      }
    }
  }
};

const SAYS: Readonly<Record<KcmStatus, SeenClaim['says']>> = { good: 'present', missing: 'missing', tcp: 'tcp-off', dynamic: 'dynamic-port', duplicate: 'duplicate' };

function addRow(into: Facts, { status, spn, account }: KcmStatusRow, cells: readonly string[], columns: readonly string[]): void {
  const { line } = status;
  const says = SAYS[status.value];
  if (spn) into.claims.push({ by: 'Kerberos Configuration Manager', spn: spn.value, says, ...(account ? { account: account.value } : {}), line });
  const cell = (heading: RegExp): Known<string> | undefined => {
    const value = cells[columns.findIndex((c) => heading.test(c))];
    return value === undefined || value === '' ? undefined : { value, line };
  };
  const server = cell(/^(?:server|computer|machine|host)/);
  const instance = cell(/^instance/);
  const host = server && hostName.refuses(server.value) === undefined ? server : undefined;
  const named = instance && instanceOrDefault.refuses(instance.value) === undefined ? instance : undefined;
  addService(into, spn, account ?? cell(/account/), host, named, {
    ...(status.value === 'tcp' ? { tcp: { value: false, line } } : {}),
    ...(status.value === 'dynamic' ? { dynamic: { value: true, line } } : {}),
  });
}

type Protocols = { readonly tcp?: Known<boolean>; readonly dynamic?: Known<boolean> };

function addService(into: Facts, spn: Known<string> | undefined, account: Known<string> | undefined, server: Known<string> | undefined, instance: Known<string> | undefined, more: Protocols): void {
  const parts = spn && sqlSpn(spn.value);
  // The SPN of another service of the table, such as HTTP.
  if (spn && !parts) return;
  const host = parts && spn ? { value: parts.host, ...(spn.line === undefined ? {} : { line: spn.line }) } : server;
  const line = spn?.line ?? server?.line ?? 1;
  if (!host) return;
  const named = namedInstance(instance ?? (parts?.instance === undefined ? undefined : { value: parts.instance, line }));
  into.services.push({
    line,
    kind: 'sql',
    host,
    ...(named ? { instance: named } : {}),
    ...(instance === undefined && parts?.port !== undefined ? { anyInstance: true } : {}),
    ports: parts?.port === undefined ? [] : [{ value: parts.port, line }],
    ...(account ? { account } : {}),
    ...more,
  });
}

function cellsOf(paste: Paste, line: number): readonly string[] {
  const text = paste.lines[line - 1]?.text ?? '';
  return (text.includes('\t') ? text.split('\t') : text.split(/[,;|]| {2,}/)).map((c) => c.trim().replace(/^"|"$/g, ''));
}

function columnsOf(paste: Paste, line: number): readonly string[] {
  const cells = cellsOf(paste, line).map((c) => c.toLowerCase());
  return cells.includes('status') ? cells : [];
}
