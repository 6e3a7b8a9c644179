/**
 * TLS registry snippets.
 *
 * Three situations it has to serve:
 * 1. TLS 1.0 and 1.1 went off on a SQL Server host last night; since then an application with Native Client 10
 *    cannot log on. The DBA needs TLS 1.0 back for the server side of this one machine, nothing else, and a way
 *    to return to the hardened state tomorrow.
 * 2. A web service that a program for .NET Framework 4.5 calls on Windows Server 2012 R2 accepts TLS 1.2 only from Monday on.
 *    Nobody can build the program again: the .NET values have to do it, for the 32-bit copy as well.
 * 3. An audit asks for TLS 1.2 and later on all servers. Before that: a week of event 36880 to see who still comes with
 *    TLS 1.0; then the change with an export, machine by machine, and the list of drivers that will fail.
 */
import type { Block } from '../core/blocks.ts';
import { portion, toEnd } from '../core/steps.ts';
import { tlsSources } from '../data/tls-sources.ts';
import type { TlsSourceId } from '../data/tls-sources.ts';
import { compareBlocks } from './tls-registry/compare.ts';
import { explainBlocks } from './tls-registry/explain.ts';
import { fields, protocolFields } from './tls-registry/fields.ts';
import { readInput } from './tls-registry/input.ts';
import { machineOf } from './tls-registry/machine.ts';
import { resultOf } from './tls-registry/result.ts';
import type { Dead, Result } from './tls-registry/result.ts';
import { stepBlocks } from './tls-registry/steps.ts';
import { otherTable, protocolTable } from './tls-registry/tables.ts';
import { truthBlocks } from './tls-registry/truth-block.ts';
import { fitBlocks, lossBlocks, standingNotes, weakeningBlocks, wishNotes } from './tls-registry/warnings.ts';
import { and } from './tls-registry/words.ts';
import { writeUp } from './tls-registry/writeup.ts';
import type { Output, Tool, Values } from './tool.ts';

function* work(input: Values): Generator<number, Output> {
  const { request, errors, leftOut } = readInput(input);
  if (!request) return { errors, leftOut, blocks: [] };
  const machine = yield* portion(machineOf(request.paste, request.windows), 0, 0.8);
  const result = resultOf(request, machine);
  if (!request.preset) leftOut.push(...result.unmet.map(({ protocol, because }) => ({ field: protocolFields[protocol], says: because })));
  const [dead] = result.dead;
  if (dead) return { errors: { ...errors, [fieldOf(dead, result)]: refusalOf(result.dead) }, leftOut, blocks: [] };
  if (result.desired.length === 0 && result.larger.length === 0) {
    if (leftOut.length === 0 && Object.keys(errors).length === 0) leftOut.push({ field: 'preset', says: 'Nothing is chosen yet: switch at least one value on, off or back to the Windows default.' });
    return { errors, leftOut, blocks: [] };
  }
  return { errors, leftOut, blocks: blocksOf(result) };
}

function blocksOf(result: Result): readonly Block[] {
  const protocols = result.after.some(({ wish }) => wish !== 'leave');
  const other = otherTable(result);
  const blocks: Block[] = [
    ...compareBlocks(result),
    ...(protocols ? [protocolTable(result)] : []),
    ...(other ? [other] : []),
    ...lossBlocks(result),
    ...weakeningBlocks(result),
    ...wishNotes(result),
    ...fitBlocks(result),
    ...(result.changed.length === 0 ? [] : stepBlocks(result)),
  ];
  if (result.changed.length === 0) return [...blocks, ...truthBlocks(result)];
  return [...blocks, writeUp(result, blocks), ...truthBlocks(result), ...explainBlocks(result), ...standingNotes];
}

/** The field that the reader changes to get out of a refusal. */
function fieldOf({ lacks }: Dead, { changed }: Result): string {
  const suites = lacks === 'suite' ? changed.find(({ setting }) => ['cipher', 'hash', 'exchange', 'suite-order'].includes(setting.group)) : undefined;
  const own = suites && fields.some(({ id }) => id === suites.setting.id) ? suites.setting.id : undefined;
  return own ?? protocolFields['TLS 1.2'];
}

function refusalOf(dead: readonly Dead[]): Output['errors'][string] {
  const of = dead.filter(({ lacks }) => lacks === dead[0]?.lacks);
  const where = of.map(({ sides, windows }) => `the ${sides.join(' and the ')} side of ${windows.name}`);
  return dead[0]?.lacks === 'suite'
    ? {
        rule: 'one-suite-left',
        allows: 'At least one suite stays for a version that is on: without one every TLS connection of that side fails, Remote Desktop among them.',
        reason: `leaves ${and(where)} without a suite`,
        given: '',
      }
    : {
        rule: 'one-protocol-on',
        allows: 'At least one protocol stays on for each side: without one every TLS connection of that side fails, Remote Desktop among them.',
        reason: `leaves ${and(where)} without a protocol`,
        given: '',
      };
}

/** `reg query … /s` of a server with a half-done hardening. */
const PASTED = [
  'C:\\>reg query "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols" /s',
  '',
  ...[
    ['SSL 3.0', '    Enabled    REG_DWORD    0x0', '    DisabledByDefault    REG_DWORD    0x1'],
    ['TLS 1.0', '    DisabledByDefault    REG_DWORD    0x1'],
    ['TLS 1.2', '    Enabled    REG_DWORD    0xffffffff', '    DisabledByDefault    REG_DWORD    0x0'],
  ].flatMap(([name, ...values]) => [`HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${name}\\Server`, ...values, '']),
  'C:\\>',
].join('\n');

const SOURCES = ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244', 'dotnet', 'winhttp', 'kb3140245', 'events', 'regFile', 'sqlcheck', 'schannelDsc', 'sqlTls13', 'adfs', 'manageTls', 'rfc8996', 'rfc9325'] as const satisfies readonly TlsSourceId[];

export const tlsRegistry: Tool = {
  id: 'tls-registry',
  title: 'TLS registry snippets',
  lead: 'Switch TLS versions on or off in Schannel, let .NET Framework and WinHTTP follow, change only what differs from the state that you paste, and keep the way back.',
  description:
    'Registry values for TLS versions, ciphers, key sizes, suite order, .NET, WinHTTP, logging, LDAP, NTLM and Kerberos: as a .reg file, for PowerShell, reg.exe and Group Policy preferences, ' +
    'with backup, check, undo to the pasted state, the clients that lose the connection, and a write-up with reason and end date.',
  searches: [
    'disable tls 1.0 registry',
    'enable tls 1.2 server 2012',
    'DisabledByDefault Enabled meaning',
    'SchUseStrongCrypto SystemDefaultTlsVersions',
    'DefaultSecureProtocols WinHTTP',
    'schannel event logging 36880',
    'remove tls hardening undo',
    '0xffffffff schannel protocols',
    'tls 1.3 registry windows server 2019',
    'Enabled DisabledByDefault truth table',
    'tls hardening preset with undo',
    'group policy preference schannel xml',
    'which clients break tls 1.0 off',
  ],
  fields,
  examples: [
    {
      label: 'Harden a server: TLS 1.2 and 1.3 only',
      values: { preset: 'modern', sides: 'server', parts: 'schannel,dotnet4,dotnet2,winhttp', windows: 'server-2022', truth: 'tls10', truthside: 'server', order: 'reg' },
    },
    {
      label: 'First look who still uses TLS 1.0',
      values: { preset: 'audit', windows: 'server-2019', order: 'regexe' },
    },
    {
      label: 'TLS 1.0 back for the old clients of one server',
      values: { preset: 'custom', sides: 'server', windows: 'server-2019', ...custom({ tls10: 'on' }), order: 'regexe' },
    },
    {
      label: 'Old .NET program must call a service with TLS 1.2',
      values: { preset: 'custom', sides: 'client', windows: 'server-2012-r2', ...custom({ tls12: 'on', dotnet: 'v4,v2', winhttp: 'compatible' }), order: 'powershell' },
    },
    {
      label: 'Back to the defaults of Windows',
      values: { preset: 'defaults', sides: 'client,server', parts: 'schannel', windows: 'server-2016', order: 'reg' },
    },
    {
      label: 'What differs from the state that I paste',
      values: { preset: 'modern', sides: 'server', parts: 'schannel', windows: 'server-2019', paste: PASTED, truth: 'tls10', truthside: 'server', order: 'regexe' },
    },
  ],
  pages: ['tls-presets', 'schannel-settings', 'dotnet-tls', 'tls-1-0-and-1-1-off', 'tls-no-common-protocol', 'driver-too-old', 'schannel-events'],
  sources: SOURCES.map((id) => tlsSources[id]),
  run: (values) => toEnd(work(values)),
  steps: work,
};

function custom(values: Values): Values {
  return { ssl2: 'leave', ssl3: 'leave', tls10: 'leave', tls11: 'leave', tls12: 'leave', tls13: 'leave', dotnet: '', winhttp: 'leave', logging: 'leave', ...values };
}
