/** Accounts, services and commands that situations are made of. */
import type { CommandBlock } from '../../../../src/core/blocks.ts';
import type { DirectoryAccount, ObjectKind } from '../../../../src/core/directory/model.ts';
import { addSpns, deleteSpns, setspnAccount, type AccountKind, type Scope, type SetspnAccount } from '../../../../src/core/setspn.ts';
import { isRefusal } from '../../../../src/core/spn.ts';
import { sqlSpns, type SqlInstance } from '../../../../src/core/sql-spns.ts';
import type { Difference, OracleService } from '../situation.ts';

export const FOREST: Scope = { kind: 'forest' };
export const HOST = 'sql05.corp.example';
export const PORT_SPN = `MSSQLSvc/${HOST}:1433`;
export const PLAIN_SPN = `MSSQLSvc/${HOST}`;

/** The tickets and the refusal are compared; the number of the refusal comes from MIT Kerberos. */
export const WRONG_KEY_CODE: Difference = {
  what: 'code',
  why: 'a service of MIT Kerberos says 31, 35 or 44 (no key opens the ticket, by the names and numbers in its keytab) where one of Windows says 41',
  source: 'MIT Kerberos, krb5_rd_req; Microsoft, Kerberos event logging (KB 262177)',
};

/** AES128 and AES256. Accounts of situations have it, so that no two of them could read each other's tickets by an RC4 key. */
export const AES = 0x18;
export const RC4 = 0x4;

type More = Partial<Omit<DirectoryAccount, 'name' | 'spns'>>;

function account(kind: ObjectKind, name: string, spns: readonly string[], more: More): DirectoryAccount {
  return { domain: 'corp.example', kind, name, spns, supportedTypes: AES, ...more };
}

export const user = (name: string, spns: readonly string[] = [], more: More = {}): DirectoryAccount => account('user', name, spns, more);
export const managed = (name: string, spns: readonly string[] = [], more: More = {}): DirectoryAccount => account('gmsa', name, spns, more);

/** A computer as it is joined: HOST in both forms, and what is added to them. */
export function computer(label: string, spns: readonly string[] = [], more: More = {}): DirectoryAccount {
  const full = `${label.toLowerCase()}.corp.example`;
  return account('computer', `${label}$`, [`HOST/${label}`, `HOST/${full}`, ...spns], { dnsHostName: full, ...more });
}

export const runsAs = (account: string, key: string, more: Partial<OracleService> = {}): OracleService => ({ account, host: HOST, key, ...more });

export const SVC = 'CORP\\svc-sql05';
export const asUser = runsAs(SVC, 'svc-sql05');
export const asComputer = runsAs('NT SERVICE\\MSSQLSERVER', 'SQL05$');

export function named(name: string, kind: AccountKind): SetspnAccount {
  const checked = setspnAccount(name, kind);
  if (isRefusal(checked)) throw new Error(`${name} ${checked.reason}`);
  return checked;
}

const instance: SqlInstance = { fullName: HOST, shortName: 'sql05', kind: 'default', port: 1433, tcp: true, pipes: true, names: [] };

/** The SPNs that the generator gives for an instance: a default one on its port, and what differs from it. */
export function spnsOf(differs: Partial<SqlInstance> = {}): readonly string[] {
  return sqlSpns({ ...instance, ...differs }).map(({ spn }) => spn);
}

export const add = (spns: readonly string[], name = SVC, kind: AccountKind = 'user'): CommandBlock => addSpns(spns, named(name, kind), FOREST);
export const remove = (spns: readonly string[], name = SVC, kind: AccountKind = 'user'): CommandBlock => deleteSpns(spns, named(name, kind), FOREST);

/** The commands that take a block back. */
export function undoOf(block: CommandBlock): CommandBlock {
  if (block.undo === undefined || !('lines' in block.undo)) throw new Error(`${block.id} has no lines to take it back with`);
  return { ...block, lines: block.undo.lines };
}
