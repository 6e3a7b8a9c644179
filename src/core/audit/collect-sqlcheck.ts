import { domainOf } from '../readers/distinguished-name.ts';
import { readingsOf } from '../readers/reader.ts';
import { valueAt, type SqlcheckFacts, type SqlcheckInstance, type SqlcheckMessage } from '../readers/sqlcheck-facts.ts';
import { sqlcheckReport } from '../readers/sqlcheck-report.ts';
import type { SuggestedSpn } from '../readers/sqlcheck-spns.ts';
import { tieOf, type Collect, type Facts } from './collect-facts.ts';
import { collectSqlcheckServices, rowsOf } from './collect-sqlcheck-services.ts';
import type { Known, SeenClaim } from './model.ts';

/**
 * Services, accounts and statuses from a report of SQLCheck, with its known mistakes put right: a blank status stands for a duplicate, and reports
 * before December 2024 took an account of the form user@domain for another one. The program searched the domain of its computer only.
 *
 * Source: microsoft/CSS_SQL_Networking_Tools, SQLCheck (Collectors.cs, TextReport.cs), issue 81.
 */
export const collectSqlcheck: Collect = (readings, into, paste) => {
  for (const { facts, to } of readingsOf(readings, sqlcheckReport)) {
    const own = valueAt(facts.values, 'Joined to Domain')?.value === 'False' ? undefined : valueAt(facts.values, 'Domain/Workgroup')?.value;
    if (own?.includes('.')) into.ties.push({ dns: own });
    const domains = domainsOf(facts);
    addHeld(into, facts, domains, own, to < paste.lines.length);
    addHolders(into, facts, own);
    addAccounts(into, facts, domains, own);
    addMessages(into, facts, domains, own);
    collectSqlcheckServices(facts, into);
    for (const instance of facts.instances) addClaims(into, instance, facts);
  }
};

/** The domain of each account of the report: from the table of its accounts, else from the services. */
function domainsOf({ tables, instances }: SqlcheckFacts): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const add = (account: string, domain: string): void => {
    const key = account.toLowerCase();
    if (domain !== '' && !out.has(key)) out.set(key, /^DC=/i.test(domain) ? domainOf(domain) : domain);
  };
  for (const row of rowsOf(tables, 'account', 'domain')) add(row.get('account') ?? '', row.get('domain') ?? '');
  for (const { values } of instances) {
    for (const label of ['Service Account', 'SPN Account']) {
      const account = valueAt(values, label)?.value ?? '';
      const slash = account.indexOf('\\');
      if (slash > 0 && !/^(?:nt service|nt authority|\.)$/i.test(account.slice(0, slash))) add(account.slice(slash + 1), account.slice(0, slash));
    }
  }
  return out;
}

/** The table of all SPNs of the service accounts. */
function addHeld(into: Facts, { held }: SqlcheckFacts, domains: ReadonlyMap<string, string>, own: string | undefined, closed: boolean): void {
  const byAccount = new Map<string, { account: Known<string>; spns: Known<string>[] }>();
  held.forEach(({ account, spn, duplicate }) => {
    const key = account.toLowerCase();
    const known = byAccount.get(key) ?? { account: { value: account, line: spn.line }, spns: [] };
    known.spns.push(spn);
    byAccount.set(key, known);
    if (duplicate) into.claims.push({ by: 'SQLCheck', spn: spn.value, says: 'duplicate', line: spn.line });
  });
  const last = held.at(-1)?.account.toLowerCase();
  for (const [key, { account, spns }] of byAccount) {
    const domain = domains.get(key) ?? own;
    into.accounts.push({ line: account.line ?? 1, sam: account, ...(domain === undefined ? {} : { domain }), spns, complete: key !== last || closed });
  }
}

/** Holders in the Critical lines and in the statuses. */
function addHolders(into: Facts, { duplicates, instances }: SqlcheckFacts, own: string | undefined): void {
  const rows = instances.flatMap((i) => i.suggested).flatMap(({ spn, holder }) => (holder ? [{ spn, ...holder }] : []));
  for (const { spn, account, dn } of [...duplicates, ...rows]) {
    into.accounts.push({
      line: spn.line,
      ...(dn === undefined ? {} : { dn: { value: dn, line: spn.line } }),
      sam: { value: account, line: spn.line },
      ...(dn === undefined && own !== undefined ? { domain: own } : {}),
      spns: [spn],
      complete: false,
    });
  }
}

/** The table of the accounts. Its column of encryption types shows RC4 for an empty attribute too, so RC4 alone tells nothing. */
function addAccounts(into: Facts, { tables, values }: SqlcheckFacts, domains: ReadonlyMap<string, string>, own: string | undefined): void {
  const machine = valueAt(values, 'NETBIOS Name')?.value.toLowerCase();
  for (const row of rowsOf(tables, 'account', 'domain', 'uac')) {
    const { line } = row;
    const account = row.get('account') ?? '';
    if (account === '') continue;
    const flags = /^\d{1,10}/.exec(row.get('uac') ?? '')?.[0];
    const types = encryptionOf(row.get('kerberos encryption') ?? '');
    const domain = domains.get(account.toLowerCase()) ?? own;
    const type = row.get('type')?.toLowerCase();
    // The program calls managed accounts computers as well.
    const kind = type === 'user' ? 'user' : type === 'computer' && account.toLowerCase() === `${machine}$` ? 'computer' : undefined;
    into.accounts.push({
      line,
      sam: { value: account, line },
      ...(domain === undefined ? {} : { domain }),
      ...(kind === undefined ? {} : { kind }),
      spns: [],
      complete: false,
      ...(flags === undefined ? {} : { disabled: { value: (Number(flags) & 0x2) !== 0, line } }),
      ...(flags !== undefined && (Number(flags) & 0x10) !== 0 ? { locked: { value: true, line } } : {}),
      ...(flags !== undefined && (Number(flags) & 0x800000) !== 0 ? { passwordExpired: { value: true, line } } : {}),
      ...(types === undefined ? {} : { supportedTypes: { value: types, line } }),
    });
    const tie = own?.includes('.') && account.toLowerCase() === `${machine}$` ? tieOf(`${domain ?? ''}\\`, own) : undefined;
    if (tie) into.ties.push(tie);
  }
}

const TYPE_BITS: Readonly<Record<string, number>> = { des_cbc_crc: 1, des_cbc_md5: 2, rc4_hmac_md5: 4, aes128_hmac_sha1: 8, aes256_hmac_sha1: 16 };

function encryptionOf(text: string): number | undefined {
  const bits = text.toLowerCase().split(/[|+]/).map((word) => TYPE_BITS[word.trim()]);
  if (bits.includes(undefined)) return undefined;
  const mask = bits.reduce<number>((sum, b) => sum | (b ?? 0), 0);
  return mask === 4 ? undefined : mask;
}

const STATES = [
  { pattern: /^(\S{1,260}) is disabled\.$/i, state: 'disabled' },
  { pattern: /^(\S{1,260}) is locked\.$/i, state: 'locked' },
  { pattern: /^The password for (\S{1,260}) has expired\.$/i, state: 'passwordExpired' },
] as const;
const NO_SPN = /^There are no Service Princip(?:le|al) Names associated with (\S{1,260}?)\.$/i;

function addMessages(into: Facts, { messages, instances }: SqlcheckFacts, domains: ReadonlyMap<string, string>, own: string | undefined): void {
  const all: readonly SqlcheckMessage[] = [...messages, ...instances.flatMap((i) => i.messages)];
  for (const { text, line } of all) {
    const sighting = (name: string): { line: number; sam: Known<string>; domain?: string; spns: [] } => {
      const domain = domains.get(name.toLowerCase()) ?? own;
      return { line, sam: { value: name, line }, ...(domain === undefined ? {} : { domain }), spns: [] };
    };
    const empty = NO_SPN.exec(text)?.[1];
    if (empty !== undefined) into.accounts.push({ ...sighting(empty), complete: true });
    for (const { pattern, state } of STATES) {
      const name = pattern.exec(text)?.[1];
      if (name !== undefined) into.accounts.push({ ...sighting(name), complete: false, [state]: { value: true, line } });
    }
  }
}

/** What each row of the suggested SPNs says. */
function addClaims(into: Facts, instance: SqlcheckInstance, facts: SqlcheckFacts): void {
  const duplicates = new Set(facts.duplicates.map((d) => d.spn.value.toLowerCase()));
  const service = valueAt(instance.values, 'Service Account')?.value;
  // Where no row has a status the column was cut off.
  const cut = instance.suggested.every((r) => r.status === '');
  const failed = [...instance.messages, ...facts.messages].filter((m) => /problem searching LDAP for SPN/i.test(m.text)).map((m) => m.text.toLowerCase()).join('\n');
  for (const row of instance.suggested) {
    const says = stateOf(row, duplicates, service, cut, failed);
    const account = says === 'wrong-account' ? (row.holder?.dn ?? row.holder?.account) : says === 'present' ? service : undefined;
    into.claims.push({ by: 'SQLCheck', spn: row.spn.value, says, ...(account === undefined ? {} : { account }), line: row.spn.line });
  }
}

function stateOf(row: SuggestedSpn, duplicates: ReadonlySet<string>, service: string | undefined, cut: boolean, failed: string): SeenClaim['says'] {
  const key = row.spn.value.toLowerCase();
  if (duplicates.has(key)) return 'duplicate';
  if (row.holder) return isSameUser(row.holder.account, service) ? 'present' : 'wrong-account';
  if (row.status === '' || row.status === '...') return cut || row.exists !== true || failed.includes(key) ? 'not-looked-up' : 'duplicate';
  if (/^okay/i.test(row.status)) return 'present';
  return /does not exist/i.test(row.status) ? 'missing' : 'not-looked-up';
}

function isSameUser(holder: string, service: string | undefined): boolean {
  const at = service?.indexOf('@') ?? -1;
  return service !== undefined && at > 0 && service.slice(0, at).toLowerCase() === holder.toLowerCase();
}
