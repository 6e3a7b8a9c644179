import type { SpnDriver } from '../../data/spn-drivers.ts';
import type { ServerText } from '../server-text.ts';
import { both } from './conditions.ts';
import type { RequestStep, SpnRequest, SqlAlias } from './model.ts';
import { readTyped, type Typed } from './typed.ts';
import { isAtLeast } from './version.ts';

/** One server that the typed name can stand for, with the condition. */
export interface Branch {
  readonly typed: Typed;
  readonly when?: string;
}

const LIBRARY = /^(DBMSSOCN|DBNMPNTW|DBMSLPCN|DBMSRPCN)\s*,\s*/i;
const PREFIX_OF: Readonly<Record<string, string>> = { DBMSSOCN: 'tcp:', DBNMPNTW: 'np:', DBMSLPCN: 'lpc:' };

/**
 * The target of an alias as the registry writes it: `aliasTarget('DBMSSOCN,sql02.corp.example,1433')` is that server over tcp with its port.
 * A target without a library is read as a server.
 */
export function aliasTarget(target: string): Typed {
  const library = LIBRARY.exec(target.trim().slice(0, 1024));
  const rest = library ? target.trim().slice(library[0].length) : target;
  return readTyped(`${library ? (PREFIX_OF[(library[1] ?? '').toUpperCase()] ?? '') : ''}${rest}`);
}

/** A server as it was typed, without protocol: 'sql05\\SALES', 'sql05,1444'. */
function nameOf({ host, instance, port }: ServerText): string {
  return `${host}${instance === undefined ? '' : `\\${instance}`}${port === undefined ? '' : `,${port}`}`;
}

function listed(aliases: readonly SqlAlias[], name: string, bits: 32 | 64): SqlAlias | undefined {
  return aliases.find((a) => (a.bits === undefined || a.bits === bits) && a.name.trim().toLowerCase() === name);
}

const step = (name: string, target: string): RequestStep => ({
  says: [{ code: name }, ' is an alias of the SQL Server client. Its target takes the place of the name before anything is looked up: ', { code: target.slice(0, 200) }, '.'],
  sources: ['sspiContext'],
});

const TWO_LISTS: RequestStep = {
  says: ['The 64-bit and the 32-bit list of aliases differ. Which one counts depends on the program.'],
  sources: ['sqlCheck'],
};

function byBits(typed: Typed, aliases: readonly SqlAlias[], name: string, bits: 32 | 64 | undefined): { readonly branches: readonly Branch[]; readonly steps: readonly RequestStep[] } {
  const in64 = listed(aliases, name, 64);
  const in32 = listed(aliases, name, 32);
  const branch = (alias: SqlAlias | undefined): Branch => ({ typed: alias === undefined ? typed : aliasTarget(alias.target) });
  const told = (alias: SqlAlias | undefined): readonly RequestStep[] => (alias === undefined ? [] : [step(alias.name, alias.target)]);
  if (bits !== undefined) {
    const alias = bits === 64 ? in64 : in32;
    return { branches: [branch(alias)], steps: told(alias) };
  }
  if (in64?.target.trim().toLowerCase() === in32?.target.trim().toLowerCase()) return { branches: [branch(in64)], steps: told(in64) };
  return {
    branches: [{ ...branch(in64), when: '64-bit program' }, { ...branch(in32), when: '32-bit program' }],
    steps: [...told(in64), ...told(in32), TWO_LISTS],
  };
}

/**
 * The servers that the typed name stands for once the aliases of the client are looked up: one, or one for each condition.
 *
 *     // an alias sqlprod in the 64-bit list only, a program of unknown kind
 *     aliasBranches(request, driver).branches.map((b) => b.when)  // ['64-bit program', '32-bit program']
 *
 * Drivers that read no aliases, and names that are none, give the typed server. Sources: KB 811889; release notes of SqlClient 5.0.
 */
export function aliasBranches(request: SpnRequest, driver: SpnDriver): { readonly branches: readonly Branch[]; readonly steps: readonly RequestStep[] } {
  const { typed, aliases = [], bits, platform, version } = request;
  const own = { branches: [{ typed }], steps: [] };
  if (typed.kind !== 'server' || aliases.length === 0) return own;
  const name = nameOf(typed.server).toLowerCase();
  if (!listed(aliases, name, 64) && !listed(aliases, name, 32)) return own;
  const from = platform === 'windows' ? driver.aliasesFrom : undefined;
  const reads = from === undefined ? false : from === '' ? true : isAtLeast(version, from);
  if (reads === false && !(from !== undefined && driver.aliasesOnFramework)) {
    return { branches: [{ typed }], steps: [{ says: ['The client has an alias ', { code: nameOf(typed.server) }, ', and this driver', from === undefined ? '' : ' version', ' does not read aliases.'], sources: ['sqlClientNotes'] }] };
  }
  const found = byBits(typed, aliases, name, bits);
  const open = typed.server.protocol !== undefined ? PREFIXED : reads === true ? undefined : onNet(reads, driver.aliasesOnFramework);
  if (!open) return found;
  return {
    branches: [...found.branches.map((b) => ({ ...b, ...conditionOf(b.when, open.reads) })), { typed, when: open.passes }],
    steps: [...found.steps, open.step],
  };
}

interface Open {
  /** Condition under which the alias counts, and under which it does not. */
  readonly reads: string;
  readonly passes: string;
  readonly step: RequestStep;
}

const PREFIXED: Open = {
  reads: 'the driver looks the name up as an alias',
  passes: 'the driver passes over the alias',
  step: { says: ['No source says whether a name behind a protocol prefix is looked up as an alias.'], sources: [] },
};

function onNet(reads: false | undefined, framework: true | undefined): Open {
  return {
    reads: reads === false ? 'on .NET Framework' : framework ? 'version 5.0 and later, or .NET Framework' : 'version 5.0 and later',
    passes: reads === false ? 'on .NET' : framework ? 'version before 5.0 on .NET' : 'version before 5.0',
    step: { says: ['Microsoft.Data.SqlClient reads aliases on .NET since 5.0, on .NET Framework in every version.'], sources: ['sqlClientNotes'] },
  };
}

function conditionOf(when: string | undefined, reads: string): { readonly when?: string } {
  const condition = both(reads, when);
  return condition === undefined ? {} : { when: condition };
}
