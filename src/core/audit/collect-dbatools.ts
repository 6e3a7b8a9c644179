import { firstLabel } from '../host-names.ts';
import type { Paste } from '../text/prepare.ts';
import { dbatoolsKerberos } from '../readers/dbatools-kerberos.ts';
import { dbatoolsSpn, type RequiredSpn } from '../readers/dbatools-spn.ts';
import { propertyRecords, type PropertyRecord } from '../readers/property-records.ts';
import { readingsOf, type Reading } from '../readers/reader.ts';
import type { Collect, Facts } from './collect-facts.ts';
import { namedInstance, portOf, sqlSpn } from './collect-host.ts';
import type { Known, SeenClaim } from './model.ts';

/**
 * Required SPNs, accounts and protocols from Test-DbaSpn and Test-DbaAgSpn, holders from Get-DbaSpn, the SPN checks of Test-DbaKerberos. For a
 * cluster the computer is its network name; the SPN of another host than the computer is that of a listener.
 *
 * Source: dataplat/dbatools, public/Test-DbaSpn.ps1, Test-DbaAgSpn.ps1, Get-DbaSpn.ps1, Test-DbaKerberos.ps1.
 */
export const collectDbatools: Collect = (readings, into, paste) => {
  for (const reading of readingsOf(readings, dbatoolsSpn)) {
    for (const row of reading.facts.required) addClaim(into, row);
    for (const { account, spn } of reading.facts.found) {
      // By computer name the command shows only those required ones that are set.
      into.accounts.push({ line: spn.line, written: account, spns: [spn], complete: false });
    }
    for (const record of recordsIn(reading, paste)) addService(into, record);
  }
  for (const { facts } of readingsOf(readings, dbatoolsKerberos)) {
    for (const { check, status, details, computer, instance } of facts.rows) {
      if (computer && sqlHost(computer.value)) {
        const named = namedInstance(instance);
        into.services.push({ line: computer.line, kind: 'sql', host: computer, ...(named ? { instance: named } : {}), ...(instance ? {} : { anyInstance: true }) });
      }
      if (status.value !== 'fail' || !/^(?:SPN Registration|AG Listener SPN)/i.test(check.value)) continue;
      for (const spn of details?.match(/MSSQLSvc\/[^\s,;"']{1,300}/gi) ?? []) into.claims.push({ by: 'dbatools', spn: spn.replace(/\.$/, ''), says: 'missing', line: status.line });
    }
  }
};

function sqlHost(text: string): boolean {
  return sqlSpn(`MSSQLSvc/${text}`) !== undefined;
}

/** Searched by the program as a user, which it is not; the SPNs are on the computer. */
const NETWORK_SERVICE = /^NT AUTHORITY\\NETWORK ?SERVICE$/i;

function addClaim(into: Facts, { spn, account, isSet, tcpEnabled, notLookedUp }: RequiredSpn): void {
  const unknown = isSet?.value !== true && (isSet === undefined || notLookedUp !== undefined || NETWORK_SERVICE.test(account?.value ?? ''));
  const says: SeenClaim['says'] = isSet?.value === true ? 'present' : unknown ? 'not-looked-up' : tcpEnabled === false ? 'tcp-off' : 'missing';
  into.claims.push({ by: 'dbatools', spn: spn.value, says, ...(account ? { account: account.value } : {}), line: isSet?.line ?? spn.line });
}

/** All objects of the block, those without a required SPN too: with TCP off the program wants none. */
function recordsIn({ from, to }: Reading, { lines }: Paste): PropertyRecord[] {
  const out: PropertyRecord[] = [];
  for (let i = from - 1; i < to; i += 1) {
    const found = propertyRecords(lines, i, ['computername', 'requiredspn', 'isset']);
    if (!found) continue;
    for (const record of found.records) out.push(record);
    i += found.used - 1;
  }
  return out;
}

function addService(into: Facts, record: PropertyRecord): void {
  const at = (name: string): Known<string> | undefined => {
    const found = record.get(name);
    return found && found.value !== '' ? found : undefined;
  };
  const truth = (name: string): Known<boolean> | undefined => {
    const found = at(name);
    const value = { true: true, false: false }[found?.value.toLowerCase() ?? ''];
    return found && value !== undefined ? { value, ...(found.line === undefined ? {} : { line: found.line }) } : undefined;
  };
  const spn = at('requiredspn');
  const parts = spn && sqlSpn(spn.value);
  const computer = at('computername');
  const listener = parts !== undefined && computer !== undefined && firstLabel(parts.host) !== firstLabel(computer.value);
  const host = listener ? computer : parts && spn ? { value: parts.host, ...(spn.line === undefined ? {} : { line: spn.line }) } : computer;
  if (!host || !sqlHost(host.value)) return;
  const instance = at('instancename');
  const named = namedInstance(instance);
  const account = at('instanceserviceaccount');
  const tcp = truth('tcpenabled');
  const dynamic = truth('dynamicport');
  const portLine = at('port') ?? spn;
  const port = portOf(at('port')?.value ?? '') ?? parts?.port;
  const known = port === undefined ? [] : [{ value: port, ...(portLine?.line === undefined ? {} : { line: portLine.line }) }];
  into.services.push({
    line: host.line ?? spn?.line ?? 1,
    kind: 'sql',
    host,
    ...(named ? { instance: named } : {}),
    ...(instance ? {} : { anyInstance: true }),
    ports: listener ? [] : known,
    // Rows without a port say "False" as well.
    ...(dynamic && !listener && (dynamic.value || port !== undefined) ? { dynamic } : {}),
    ...(tcp && !listener ? { tcp } : {}),
    ...(account ? { account } : {}),
    ...(listener && parts ? { names: [{ value: { name: parts.host, ...(port === undefined ? {} : { port }) }, ...(spn?.line === undefined ? {} : { line: spn.line }) }] } : {}),
  });
}
