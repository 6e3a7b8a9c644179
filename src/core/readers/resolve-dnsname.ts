/** What the PowerShell cmdlet Resolve-DnsName prints. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import { addressOf, isBlank, nameOf, realName, reverseAddress } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface DnsRecord {
  readonly line: number;
  readonly name: string;
  /** A, AAAA, CNAME, PTR, SRV, SOA … */
  readonly type: string;
  /** Address, or the name that the record leads to. */
  readonly data?: string;
}

export interface DnsAnswer {
  readonly asked?: At<string>;
  /** True when the command keeps the hosts file and other sources out: -DnsOnly, -NoHostsFile or -Server. */
  readonly dnsOnly?: boolean;
  readonly records: readonly DnsRecord[];
  /** Names that could not be resolved, with the id of the error: DNS_ERROR_RCODE_NAME_ERROR. */
  readonly failures: readonly { readonly line: number; readonly name?: string; readonly error: string }[];
}

interface Draft {
  readonly block: Open;
  asked?: At<string>;
  dnsOnly?: boolean;
  readonly records: { line: number; name: string; type: string; data?: string }[];
  readonly failures: { line: number; name?: string; error: string }[];
  /** A record in list layout that is being read. */
  item?: { line: number; name: string; type?: string; data?: string };
}

const GAP = 2;
const ROW = /^\s{0,4}(\S{1,255})\s{1,200}(A|AAAA|CNAME|PTR|SRV|SOA|NS|MX|TXT)\s{1,20}(\d{1,10})\s{1,20}(Question|Answer|Authority|Additional)(?:\s{1,60}(\S{1,255}))?/;
const HEAD = /^\s{0,4}Name\s{1,200}Type\s{1,20}TTL\s{1,20}Section/;
const ERROR_ID = /\b(DNS_(?:ERROR|INFO|REQUEST|WARNING)_[A-Z_]{3,40}|ERROR_TIMEOUT|WSA[A-Z_]{4,30}),Microsoft\.DnsClient/;
/** Windows PowerShell 5.1 has a blank in front of the first colon, PowerShell 7 has none. */
const ERROR_LINE = /^\s{0,4}Resolve-DnsName ?: (\S{1,255}) ?: (.{3,120})$/;
const KEYS = ['Name', 'QueryType', 'Type', 'TTL', 'Section', 'NameHost', 'IP4Address', 'IP6Address', 'IPAddress', 'NameTarget', 'Priority', 'Weight', 'Port', 'PrimaryServer', 'NameAdministrator', 'SerialNumber', 'TimeToZoneRefresh', 'TimeToZoneFailureRetry', 'TimeToExpiration', 'DefaultTTL', 'CharacterSet', 'DataLength', 'RecordType', 'Server', 'NameExchange', 'Preference'];

/**
 * Reads Resolve-DnsName in its table and list layouts, and its errors. Each command is a block; without commands, what stands together is.
 *
 *     sqlprod.corp.example           CNAME  3600  Answer     sql01.corp.example
 *     IP4Address : 10.10.1.21
 *     Resolve-DnsName : sql99.corp.example : DNS name does not exist
 *
 * Source: Microsoft: Resolve-DnsName (DnsClient module). Names of columns and properties are the same in each display language.
 */
export const resolveDnsName: Reader<DnsAnswer> = {
  id: 'resolve-dnsname',
  title: 'Resolve-DnsName output',
  read: (paste) => readAnswers(paste),
  names: ({ records }) => records.flatMap((r): Named[] => {
    const target = r.data === undefined ? undefined : realName(r.data);
    if (r.type === 'SRV') return target && /^_(?:kerberos|ldap)\./i.test(r.name) ? [{ kind: 'dc', value: target, line: r.line }] : [];
    if ((r.type !== 'A' && r.type !== 'AAAA') || records.some((o) => o.type === 'SRV')) return [];
    const server = realName(r.name);
    return [...(server ? [{ kind: 'server', value: server, line: r.line } as const] : []), ...(r.data ? [{ kind: 'address', value: r.data, line: r.line } as const] : [])];
  }),
};

function readAnswers(paste: Paste): readonly Reading<DnsAnswer>[] {
  const readings: Reading<DnsAnswer>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft) store(draft);
    if (draft && (draft.records.length > 0 || draft.failures.length > 0)) {
      const { block, item: _item, ...facts } = draft;
      readings.push(finish('resolve-dnsname', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), records: [], failures: [] });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 800);
    const error = ERROR_LINE.exec(text);
    const command = error ? undefined : commandOf(text, ['resolve-dnsname']);
    if (command || isPrompt(text)) {
      close();
      if (command) {
        draft = begin(line);
        const asked = askedOf(command.args);
        if (asked) draft.asked = { value: asked, line: line.n };
        draft.dnsOnly = command.args.some((a) => /^-(?:DnsOnly|NoHostsFile|Server)$/i.test(a));
      }
      continue;
    }
    const row = ROW.exec(text);
    if (row) {
      draft ??= begin(line);
      store(draft);
      const name = nameOf(row[1] ?? '');
      // A narrow console cuts names with dots: such a row says nothing certain.
      if (!name) {
        draft.block.last = line.n;
        continue;
      }
      understand(draft.block, line.n);
      const data = addressOf(row[5] ?? '') ?? nameOf(row[5] ?? '');
      draft.records.push({ line: line.n, name, type: row[2] ?? '', ...(data === undefined ? {} : { data }) });
      continue;
    }
    if (HEAD.test(text)) {
      draft ??= begin(line);
      understand(draft.block, line.n);
      continue;
    }
    const id = ERROR_ID.exec(text)?.[1];
    if (error || id) {
      draft ??= begin(line);
      store(draft);
      understand(draft.block, line.n);
      const last = draft.failures.at(-1);
      if (error) draft.failures.push({ line: line.n, name: addressOf(error[1] ?? '') ?? reverseAddress(error[1] ?? '') ?? (error[1] ?? ''), error: '' });
      else if (last && (last.error === '' || last.error === id)) last.error = id ?? '';
      else if (id) draft.failures.push({ line: line.n, error: id });
      if (error && /does not exist/i.test(error[2] ?? '')) draft.failures.at(-1)!.error = 'DNS_ERROR_RCODE_NAME_ERROR';
      continue;
    }
    const pair = labelled(text);
    if (pair && KEYS.includes(pair.label) && (draft?.item || pair.label === 'Name') && takeProperty(pair, line, paste, () => (draft ??= begin(line)))) continue;
    if (draft && draft.failures.length > 0 && /^\s{0,4}(?:\+|At |In |Zeichen|Au caractère|En línea)/.test(text)) understand(draft.block, line.n);
    else if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** One property of a record in list layout; false when the list is one of another command. */
function takeProperty(pair: { label: string; value: string }, line: PasteLine, paste: Paste, draft: () => Draft): boolean {
  if (pair.label === 'Name') {
    const next = labelled(paste.lines[line.n]?.text.slice(0, 120) ?? '');
    const name = nameOf(pair.value);
    if (!name || (next?.label !== 'QueryType' && next?.label !== 'Type')) return false;
    const d = draft();
    store(d);
    d.item = { line: line.n, name };
    understand(d.block, line.n);
    return true;
  }
  const d = draft();
  const { item } = d;
  if (!item) return false;
  understand(d.block, line.n);
  if (pair.label === 'QueryType' || pair.label === 'Type') item.type = pair.value;
  if (['IP4Address', 'IP6Address', 'IPAddress', 'NameHost', 'NameTarget', 'Server', 'NameExchange', 'PrimaryServer'].includes(pair.label)) {
    const data = addressOf(pair.value) ?? nameOf(pair.value);
    if (data && item.data === undefined) {
      item.data = data;
      item.line = line.n;
    }
  }
  return true;
}

function store(draft: Draft): void {
  const { item } = draft;
  if (item?.type !== undefined) draft.records.push({ line: item.line, name: item.name, type: item.type, ...(item.data === undefined ? {} : { data: item.data }) });
  delete draft.item;
}

/** The name in the arguments: behind -Name, or the first that is no value of another parameter. */
function askedOf(args: readonly string[]): string | undefined {
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (/^-(?:Type|Server|TcpOnly)$/i.test(arg)) i += /^-TcpOnly$/i.test(arg) ? 0 : 1;
    else if (!arg.startsWith('-')) return addressOf(arg) ?? nameOf(arg);
  }
  return undefined;
}
