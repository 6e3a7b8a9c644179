import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryAccount, Forest } from '../../../../src/core/directory/model.ts';
import { serviceObject } from '../../../../src/core/directory/service.ts';

const account = (domain: string, name: string, kind: DirectoryAccount['kind'], dnsHostName?: string): DirectoryAccount => ({ domain, name, kind, spns: [], ...(dnsHostName === undefined ? {} : { dnsHostName }) });
const forest: Forest = {
  domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'emea.corp.example', netbios: 'EMEA' }],
  accounts: [
    account('corp.example', 'SQL05$', 'computer', 'sql05.corp.example'),
    account('emea.corp.example', 'SQL05$', 'computer', 'sql05.emea.corp.example'),
    account('corp.example', 'svc-sql05', 'user'),
    account('corp.example', 'gmsa-sql$', 'gmsa'),
    account('corp.example', 'DISJOINT$', 'computer', 'disjoint.other.example'),
    account('corp.example', 'A-VERY-LONG-HOS$', 'computer'),
  ],
};

/** Account, host, and the object: its domain and name, or why there is none. */
const cases: readonly (readonly [string, string, string])[] = [
  ['CORP\\svc-sql05', 'sql05.corp.example', 'corp.example\\svc-sql05'],
  ['svc-sql05@corp.example', 'sql05.corp.example', 'corp.example\\svc-sql05'],
  ['CORP\\gmsa-sql$', 'sql05.corp.example', 'corp.example\\gmsa-sql$'],
  ['NT SERVICE\\MSSQLSERVER', 'sql05.corp.example', 'corp.example\\SQL05$'],
  ['NT SERVICE\\MSSQL$SALES', 'SQL05.emea.corp.example', 'emea.corp.example\\SQL05$'],
  ['LocalSystem', 'sql05.corp.example', 'corp.example\\SQL05$'],
  ['NT AUTHORITY\\NETWORK SERVICE', 'sql05.emea.corp.example', 'emea.corp.example\\SQL05$'],
  ['LocalSystem', 'disjoint.other.example', 'corp.example\\DISJOINT$'],
  ['LocalSystem', 'a-very-long-host-name.corp.example', 'corp.example\\A-VERY-LONG-HOS$'],
  ['CORP\\SQL05$', 'sql05.corp.example', 'corp.example\\SQL05$'],
  ['LocalSystem', 'sql05', 'unknown: 2'],
  ['LocalSystem', 'sql05.third.example', 'unknown: 0'],
  ['CORP\\nobody', 'sql05.corp.example', 'unknown: 0'],
  ['NT AUTHORITY\\LOCAL SERVICE', 'sql05.corp.example', 'none'],
  ['.\\sqlsvc', 'sql05.corp.example', 'none'],
  ['SQL05\\sqlsvc', 'sql05.corp.example', 'none'],
  ['a & b', 'sql05.corp.example', 'none'],
];

for (const [name, host, expected] of cases) {
  test(`object of a service: ${name} on ${host}`, () => {
    const object = serviceObject(forest, { account: name, host });
    const shown = object.kind === 'account' ? `${object.account.domain}\\${object.account.name}` : object.kind === 'unknown' ? `unknown: ${object.found.length}` : 'none';
    assert.equal(shown, expected);
    if (object.kind === 'none') assert.match(object.why, /\.$/);
  });
}

test('a full host name of another domain is not the computer of that short name', () => {
  const sql05 = { domain: 'corp.example', name: 'SQL05$', kind: 'computer', spns: [] } as const;
  const forest = { domains: [{ dns: 'corp.example' }], accounts: [sql05] } as const;
  const kind = (host: string): string => serviceObject(forest, { account: 'LocalSystem', host }).kind;
  assert.equal(kind('sql05.corp.example'), 'account');
  assert.equal(kind('sql05'), 'account');
  assert.equal(kind('sql05.third.example'), 'unknown');
});
