import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { sqlAliasesJudge } from '../../../../src/core/judges/sql-aliases.ts';
import { sqlAliases } from '../../../../src/core/readers/sql-aliases.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [sqlAliases];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['sql-aliases/none-german.txt', ['fine no-aliases 2,5']],
  ['sql-aliases/powershell.txt', ['open alias-spelt-differently 4,11']],
  ['sql-aliases/reg-file.txt', ['problem alias-lists-differ [kerb-dns-or-name] 4,8', 'open alias-to-address 5']],
  ['sql-aliases/reg-query-one-list.txt', ['open alias-in-one-list 4']],
  ['sql-aliases/without-prompts.txt', ['open alias-exists 2']],
];

for (const [name, expected] of cases) test(`sql-aliases: ${name}`, () => assert.deepEqual(judgeText(sqlAliasesJudge, readers, fixture(name)).map(brief), expected));

const list = (value: string, name = 'sqlprod'): string => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo\n    ${name}    REG_SZ    ${value}\n`;
const SQL05: Context = { server: 'sql05', port: '1433', listener: 'ag-sales' };
const more: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['leads to the server', list('DBMSSOCN,sql05.corp.example,1433'), SQL05, ['fine alias-leads-there 2']],
  ['has the name of the listener and leads elsewhere', list('DBMSSOCN,sql02.corp.example,1433', 'ag-sales'), SQL05, ['problem alias-leads-elsewhere [kerb-dns-or-name kerb-spn-wrong-account] 2']],
  ['has the name of the server and another port', list('DBMSSOCN,sql05.corp.example,50123', 'sql05'), SQL05, ['problem alias-leads-elsewhere [kerb-dns-or-name kerb-spn-wrong-account] 2']],
  ['leads to another server, and may be in use by nobody', list('DBMSSOCN,sql02.corp.example,1433'), SQL05, ['open alias-exists 2']],
  ['named pipes', list('DBNMPNTW,\\\\sql05\\pipe\\sql\\query'), {}, ['open alias-exists 2']],
  ['one list, and it is not there', 'C:\\>reg query HKLM\\SOFTWARE\\Microsoft\\MSSQLServer\\Client\\ConnectTo /reg:64\nERROR: The system was unable to find the specified registry key or value.', {}, ['open one-list-empty 2']],
  ['an error that may be about anything', 'ERROR: The system was unable to find the specified registry key or value.', {}, []],
];

for (const [name, text, given, expected] of more) test(`sql-aliases: ${name}`, () => assert.deepEqual(judgeText(sqlAliasesJudge, readers, text, given).map(brief), expected));
