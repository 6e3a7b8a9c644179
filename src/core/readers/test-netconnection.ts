/** What Test-NetConnection prints. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { warningText } from './console-words.ts';
import { labelled } from './labelled-line.ts';
import { addressOf, isBlank, nameOf, realName } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface PortTest {
  /** Name or address that was tested. */
  readonly target?: At<string>;
  readonly address?: At<string>;
  readonly port?: At<number>;
  /** Whether a TCP connection was made. */
  readonly open?: At<boolean>;
  readonly pinged?: At<boolean>;
  /** Warning or property: the name has no address. */
  readonly unresolved?: At<string>;
  /** Address of this machine on the way there. */
  readonly from?: At<string>;
}

type Draft = { -readonly [K in keyof PortTest]?: PortTest[K] } & { readonly block: Open; quiet: boolean; /** The list has begun: a warning behind it belongs to the next one. */ listed: boolean };

const GAP = 2;
const PROGRAMS = ['test-netconnection', 'tnc', 'test-connection'];
const WARN_PORT = /^TCP connect to \(?([^\s()]{1,255}?) ?: ?(\d{1,5})\)? failed/i;
const WARN_NAME = /^Name resolution of (\S{1,255}) failed/i;
const WARN_PING = /^Ping to \S{1,255} failed/i;
const OTHERS = ['NameResolutionResults', 'MatchingIPsecRules', 'NetworkIsolationContext', 'IsAdmin', 'InterfaceAlias', 'InterfaceDescription', 'InterfaceIndex', 'NetRoute (NextHop)', 'NextHop', 'TraceRoute', 'PingReplyDetails (RTT)', 'NameResolutionSucceeded', 'ResolvedAddresses', 'AllNameResolutionResults', 'Detailed'];
/** Ports of domain controllers: Kerberos, LDAP, password change, global catalogue. */
const DC_PORTS = [88, 389, 464, 636, 3268, 3269];

/**
 * Reads Test-NetConnection (tnc) in its short and long layouts with its warnings, and the plain True or False of
 * `-InformationLevel Quiet` and of `Test-Connection -TcpPort` behind the command.
 *
 *     WARNING: TCP connect to (10.30.1.23 : 2000) failed
 *     TcpTestSucceeded       : False
 *
 * Source: Microsoft: Test-NetConnection (NetTCPIP module). Names of properties and the warnings are the same in each display language.
 */
export const testNetConnection: Reader<PortTest> = {
  id: 'test-netconnection',
  title: 'Test-NetConnection output',
  read: (paste) => readTests(paste),
  names: ({ target, address, port }) => {
    const out: Named[] = [];
    const name = target && realName(target.value);
    const dc = port !== undefined && DC_PORTS.includes(port.value);
    if (target && name) out.push({ kind: dc ? 'dc' : 'server', value: name, line: target.line });
    if (address && !dc) out.push({ kind: 'address', value: address.value, line: address.line });
    if (port && !dc && port.value > 0) out.push({ kind: 'port', value: String(port.value), line: port.line });
    return out;
  },
};

function readTests(paste: Paste): readonly Reading<PortTest>[] {
  const readings: Reading<PortTest>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.open || draft.pinged || draft.unresolved || (draft.address && draft.from))) {
      const { block, quiet: _quiet, listed: _listed, ...facts } = draft;
      readings.push(finish('test-netconnection', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), quiet: false, listed: false });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 400);
    const command = commandOf(text, PROGRAMS);
    if (command || isPrompt(text)) {
      close();
      if (command) {
        draft = begin(line);
        takeCommand(draft, command.args, line.n, command.program === 'test-connection');
        if (command.program === 'test-connection' && !draft.quiet) draft = undefined;
      }
      continue;
    }
    const warning = warningText(text);
    if (warning !== undefined && takeWarning(warning, line, (again) => {
      if (draft?.listed || (draft && again && (draft.open || draft.unresolved))) close();
      return (draft ??= begin(line));
    })) continue;
    if (draft?.quiet && /^\s{0,8}(?:True|False)\s{0,8}$/.test(text)) {
      understand(draft.block, line.n);
      draft.open = { value: text.trim() === 'True', line: line.n };
      close();
      continue;
    }
    const pair = labelled(text);
    if (pair && pair.label === 'ComputerName' && isTest(paste, line.n)) {
      // Warnings stand in front of the list that they belong to, and tell the port before it does.
      if (draft?.listed) close();
      draft ??= begin(line);
      draft.listed = true;
    }
    if (draft && pair && takeProperty(draft, pair, line.n)) understand(draft.block, line.n);
    else if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

/** "ComputerName" heads lists of many cmdlets; here the address of the other machine follows soon. */
function isTest(paste: Paste, n: number): boolean {
  return paste.lines.slice(n, n + 6).some((l) => /^\s{0,4}(?:RemoteAddress|RemotePort|TcpTestSucceeded|PingSucceeded|NameResolutionSucceeded) {0,30}:/.test(l.text.slice(0, 80)));
}

function takeCommand(draft: Draft, args: readonly string[], line: number, core: boolean): void {
  for (let i = 0; i < args.length; i += 1) {
    const arg = (args[i] ?? '').toLowerCase();
    const value = args[i + 1] ?? '';
    if (/^-(?:port|tcpport|remoteport)$/.test(arg) && /^\d{1,5}$/.test(value)) draft.port = { value: Number(value), line };
    else if (/^-(?:informationlevel|inf)/.test(arg) && /^quiet$/i.test(value)) draft.quiet = true;
    else if (/^-(?:computername|cn|targetname|remoteaddress)$/.test(arg) || (i === 0 && !arg.startsWith('-'))) {
      const target = arg.startsWith('-') ? value : (args[i] ?? '');
      if (nameOf(target) ?? addressOf(target)) draft.target = { value: target, line };
    }
  }
  if (core) draft.quiet = draft.port !== undefined;
  else if (draft.quiet && !draft.port) draft.quiet = false;
}

function takeWarning(text: string, line: PasteLine, draft: (again: boolean) => Draft): boolean {
  const port = WARN_PORT.exec(text);
  const name = WARN_NAME.exec(text);
  if (!port && !name && !WARN_PING.test(text)) return false;
  const d = draft(port !== null || name !== null);
  understand(d.block, line.n);
  if (port) {
    const target = port[1] ?? '';
    const address = addressOf(target);
    if (address) d.address = { value: address, line: line.n };
    else if (nameOf(target)) d.target ??= { value: target, line: line.n };
    d.port = { value: Number(port[2]), line: line.n };
    d.open = { value: false, line: line.n };
  } else if (name) {
    const unresolved = nameOf(name[1] ?? '');
    if (unresolved) d.unresolved = { value: unresolved, line: line.n };
  } else d.pinged = { value: false, line: line.n };
  return true;
}

function takeProperty(draft: Draft, { label, value }: { label: string; value: string }, line: number): boolean {
  const flag = /^(?:True|False)$/.test(value) ? value === 'True' : undefined;
  switch (label) {
    case 'ComputerName':
      if (nameOf(value) ?? addressOf(value)) draft.target = { value, line };
      return true;
    case 'RemoteAddress': {
      const address = addressOf(value);
      if (address) draft.address = { value: address, line };
      return true;
    }
    case 'RemotePort':
      if (/^\d{1,5}$/.test(value)) draft.port = { value: Number(value), line };
      return true;
    case 'SourceAddress': {
      const from = addressOf(value);
      if (from) draft.from = { value: from, line };
      return true;
    }
    case 'TcpTestSucceeded':
      if (flag === undefined) return false;
      draft.open = { value: flag, line };
      return true;
    case 'PingSucceeded':
      if (flag === undefined) return false;
      draft.pinged = { value: flag, line };
      return true;
    case 'NameResolutionSucceeded':
      if (flag === false && draft.target) draft.unresolved ??= { value: draft.target.value, line };
      return true;
    default:
      return OTHERS.includes(label);
  }
}
