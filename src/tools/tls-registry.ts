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
import { changeSet, desiredValues } from '../core/schannel/plan.ts';
import { deadSides, losses, protocolsAfter } from '../core/schannel/outlook.ts';
import type { Block } from '../core/blocks.ts';
import { tlsSources } from '../data/tls-sources.ts';
import type { TlsSourceId } from '../data/tls-sources.ts';
import type { SideName, WindowsTls } from '../data/windows-tls.ts';
import { fields, protocolFields } from './tls-registry/fields.ts';
import { readInput } from './tls-registry/input.ts';
import type { Request } from './tls-registry/input.ts';
import { stepBlocks } from './tls-registry/steps.ts';
import { otherTable, protocolTable } from './tls-registry/tables.ts';
import { lossBlocks, standingNotes, wishNotes } from './tls-registry/warnings.ts';
import type { Output, Tool, Values } from './tool.ts';

function run(input: Values): Output {
  const { request, errors, leftOut } = readInput(input);
  if (!request) return { errors, leftOut, blocks: [] };
  const { windows, wishes, preset } = request;
  const { desired, unmet } = desiredValues(wishes, windows);
  if (!preset) leftOut.push(...unmet.map(({ protocol, because }) => ({ field: protocolFields[protocol], says: because })));

  const after = protocolsAfter(wishes, desired, windows);
  const dead = deadSides(after);
  if (dead.length > 0) return { errors: { ...errors, [protocolFields['TLS 1.2']]: noProtocolLeft(dead, windows) }, leftOut, blocks: [] };

  const changes = changeSet(desired);
  if (changes.length === 0) {
    if (leftOut.length === 0) leftOut.push({ field: 'preset', says: 'Nothing is chosen yet: switch at least one value on, off or back to the Windows default.' });
    return { errors, leftOut, blocks: [] };
  }

  const protocols = after.some(({ wish }) => wish !== 'leave');
  const other = otherTable(desired, preset, windows);
  const blocks: Block[] = [
    ...(protocols ? [protocolTable(after, preset, windows)] : []),
    ...(other ? [other] : []),
    ...lossBlocks(after, losses(after, desired, windows)),
    ...wishNotes(after, desired, windows),
    ...stepBlocks({ changes, desired, where: whereOf(request), stem: stemOf(request), first: request.first }),
    ...standingNotes,
  ];
  return { errors, leftOut, blocks };
}

function noProtocolLeft(dead: readonly SideName[], windows: WindowsTls): Output['errors'][string] {
  return {
    rule: 'one-protocol-on',
    allows: 'At least one protocol stays on for each side: without one every TLS connection of that side fails, Remote Desktop among them.',
    reason: `leaves the ${dead.join(' and the ')} side of ${windows.name} without a protocol`,
    given: '',
  };
}

/** With both sides, or none, the kind of the machine decides. */
function whereOf({ wishes, windows }: Request): SideName {
  return wishes.sides.length === 1 ? (wishes.sides[0] ?? windows.kind) : windows.kind;
}

function stemOf({ preset, wishes }: Request): string {
  return ['tls', preset?.id ?? 'custom', ...wishes.sides].join('-');
}

const SOURCES = ['registry', 'kb245030', 'protocols', 'deprecation', 'kb3135244', 'dotnet', 'winhttp', 'kb3140245', 'events', 'regFile', 'sqlcheck', 'schannelDsc', 'sqlTls13'] as const satisfies readonly TlsSourceId[];

export const tlsRegistry: Tool = {
  id: 'tls-registry',
  title: 'TLS registry snippets',
  lead: 'Switch TLS versions on or off in Schannel, let .NET Framework and WinHTTP follow, and keep the way back.',
  description: 'Registry values for Schannel protocols, .NET strong crypto, the WinHTTP default and Schannel event logging: as a .reg file, for PowerShell and for reg.exe, with backup, check, undo and the list of clients that lose the connection.',
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
  ],
  fields,
  examples: [
    {
      label: 'Harden a server: TLS 1.2 and 1.3 only',
      values: { preset: 'modern', sides: 'server', parts: 'schannel,dotnet4,dotnet2,winhttp', windows: 'server-2022', order: 'reg' },
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
  ],
  pages: ['schannel-settings', 'dotnet-tls', 'tls-1-0-and-1-1-off', 'tls-no-common-protocol', 'driver-too-old', 'schannel-events'],
  sources: SOURCES.map((id) => tlsSources[id]),
  run,
};

function custom(values: Values): Values {
  return { ssl2: 'leave', ssl3: 'leave', tls10: 'leave', tls11: 'leave', tls12: 'leave', tls13: 'leave', dotnet: '', winhttp: 'leave', logging: 'leave', ...values };
}
