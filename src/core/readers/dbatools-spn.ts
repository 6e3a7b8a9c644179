import type { Paste } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { warningText } from './console-words.ts';
import { propertyRecords, type PropertyRecord } from './property-records.ts';
import { finish, open, pass, understand, type Open } from './reading-lines.ts';
import { present } from '../present.ts';
import { isRefusal, parseSpn } from '../spn.ts';
import type { At, Named, Reader, Reading } from './reader.ts';

/** One SPN that Test-DbaSpn wants for an instance. */
export interface RequiredSpn {
  readonly spn: At<string>;
  readonly computer?: At<string>;
  readonly instance?: At<string>;
  /** The account that runs the instance; for virtual accounts and LocalSystem the program puts the computer. */
  readonly account?: At<string>;
  readonly isSet?: At<boolean>;
  readonly tcpEnabled?: boolean;
  readonly port?: number;
  readonly dynamicPort?: boolean;
  /** `SPN missing`; absent for None. */
  readonly error?: string;
  readonly warning?: string;
  /** What a warning just before the object says: the look-up in the directory failed, so `isSet` tells nothing. */
  readonly notLookedUp?: At<string>;
}

/** An SPN that Get-DbaSpn found. */
export interface FoundSpn {
  readonly account: At<string>;
  readonly spn: At<string>;
  readonly input?: string;
}

export interface DbatoolsSpnFacts {
  readonly required: readonly RequiredSpn[];
  readonly found: readonly FoundSpn[];
  readonly warnings: readonly At<string>[];
}

const NOT_LOOKED_UP = /ad lookup failure|account not found|not been found|enough permission to inspect|cannot resolve/i;
const NOISE = 3;

/**
 * Reads what Test-DbaSpn and Get-DbaSpn of dbatools print, as list, table, CSV or copied from a grid:
 *
 *     ComputerName           : SQL01.corp.example
 *     InstanceServiceAccount : CORP\svc-sales
 *     RequiredSPN            : MSSQLSvc/SQL01.corp.example:2433
 *     IsSet                  : False
 *
 * Source: dataplat/dbatools, public/Test-DbaSpn.ps1 and Get-DbaSpn.ps1.
 */
export const dbatoolsSpn: Reader<DbatoolsSpnFacts> = {
  id: 'dbatools-spn',
  title: 'Test-DbaSpn or Get-DbaSpn output',
  cues: ['requiredspn', 'accountname'],
  read: readSpns,
  names: ({ required }) => required.flatMap(namesOf),
};

function readSpns(paste: Paste): readonly Reading<DbatoolsSpnFacts>[] {
  const out: Reading<DbatoolsSpnFacts>[] = [];
  let block: Open | undefined;
  let facts: { required: RequiredSpn[]; found: FoundSpn[]; warnings: At<string>[] } = { required: [], found: [], warnings: [] };
  let waiting: At<string> | undefined;
  const close = (): void => {
    if (block && facts.required.length + facts.found.length > 0) out.push(finish('dbatools-spn', paste, block, facts));
    block = undefined;
    facts = { required: [], found: [], warnings: [] };
    waiting = undefined;
  };
  const { lines } = paste;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.text.trim() === '') continue;
    const records = propertyRecords(lines, i, ['computername', 'requiredspn', 'isset']) ?? propertyRecords(lines, i, ['input', 'accountname', 'spn']);
    if (records) {
      block ??= open(line);
      for (const n of records.lines) understand(block, n);
      for (const record of records.records) {
        const required = requiredOf(record, waiting);
        if (required) facts.required.push(required);
        const account = record.get('accountname');
        const spn = record.get('spn');
        const input = record.get('input')?.value;
        if (account && spn && spn.value.includes('/')) facts.found.push({ account, spn, ...(input === undefined ? {} : { input }) });
      }
      waiting = undefined;
      i += records.used - 1;
      continue;
    }
    const warning = /dba/i.test(line.text) ? warningText(line.text.slice(0, 500)) : undefined;
    if (warning !== undefined) {
      const at = { value: warning.replace(/^(?:\[[^\]]{1,40}\]){1,3}\s?/, ''), line: line.n };
      // A warning alone is no block, but it may stand before the first object.
      block ??= open(line);
      understand(block, line.n);
      facts.warnings.push(at);
      if (NOT_LOOKED_UP.test(at.value)) waiting = at;
    } else if (block && (isPrompt(line.text) || pass(block, line, NOISE))) close();
  }
  close();
  return out;
}

function requiredOf(record: PropertyRecord, waiting: At<string> | undefined): RequiredSpn | undefined {
  const spn = record.get('requiredspn');
  if (!spn?.value.includes('/')) return undefined;
  const at = (name: string): At<string> | undefined => {
    const found = record.get(name);
    return found && found.value !== '' ? found : undefined;
  };
  const truth = (name: string): boolean | undefined => ({ true: true, false: false })[at(name)?.value.toLowerCase() ?? ''];
  const text = (name: string): string | undefined => (at(name)?.value.toLowerCase() === 'none' ? undefined : at(name)?.value);
  const isSet = truth('isset');
  const port = at('port')?.value;
  return {
    spn,
    ...present({ computer: at('computername'), instance: at('instancename'), account: at('instanceserviceaccount') }),
    ...(isSet === undefined ? {} : { isSet: { value: isSet, line: at('isset')?.line ?? spn.line } }),
    ...present({ tcpEnabled: truth('tcpenabled'), dynamicPort: truth('dynamicport'), error: text('error'), warning: text('warning'), notLookedUp: waiting }),
    ...(port !== undefined && /^[0-9]{1,5}$/.test(port) ? { port: Number(port) } : {}),
  };
}

function namesOf({ spn, instance, account }: RequiredSpn): readonly Named[] {
  const parts = parseSpn(spn.value);
  return [
    { kind: 'spn', value: spn.value, line: spn.line },
    ...(isRefusal(parts) ? [] : [{ kind: 'server', value: parts.host, line: spn.line } as const]),
    ...(isRefusal(parts) || parts.port === undefined ? [] : [{ kind: 'port', value: String(parts.port), line: spn.line } as const]),
    ...(instance && instance.value.toUpperCase() !== 'MSSQLSERVER' ? [{ kind: 'instance', value: instance.value, line: instance.line } as const] : []),
    ...(account ? [{ kind: 'account', value: account.value, line: account.line } as const] : []),
  ];
}
