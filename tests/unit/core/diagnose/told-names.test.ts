import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldNames } from '../../../../src/core/diagnose/told-names.ts';
import { readers } from '../../../../src/core/readers/index.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

const names = (text: string): string[] => {
  const paste = prepare(text);
  return [...new Set(toldNames(readers.flatMap((r) => r.read(paste))).map((n) => `${n.kind} ${n.value}`))];
};
const service = (instance: string, account: string): string => `SystemName : SQL05\nName       : MSSQL$${instance}\nStartName  : ${account}\nState      : Running\n\n`;
const LIST = 'C:\\>setspn -L CORP\\svc-old\nRegistered ServicePrincipalNames for CN=svc-old,DC=corp,DC=example:\n\tMSSQLSvc/sql05.corp.example:SALES\n\nC:\\>\n';

test('the account that runs the service comes before one that holds SPNs', () => {
  assert.deepEqual(names(LIST + service('SALES', 'CORP\\svc-sql05')).filter((n) => n.startsWith('account')), ['account CORP\\svc-sql05', 'account CORP\\svc-old']);
});

test('of several instances with accounts of their own, none is the one in question; the machine is', () => {
  assert.deepEqual(names(service('SALES', 'CORP\\svc-sql05') + service('HR', 'CORP\\svc-hr')), ['server SQL05']);
});

test('one account for all of them is told', () => {
  assert.deepEqual(names(service('SALES', 'CORP\\svc-sql05') + service('HR', 'CORP\\svc-sql05')), ['account CORP\\svc-sql05', 'server SQL05']);
});

test('an export of a forest names nobody', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `"svc-${i}","MSSQLSvc/sql${i}.corp.example:1433"\n`).join('');
  assert.deepEqual(names(`"SamAccountName","ServicePrincipalNames"\n${rows}`), []);
});
