import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorlogRegistrationCheck } from '../../../src/checks/errorlog-registration.ts';
import { judge } from '../../../src/checks/judge.ts';
import { plainText, textOf, type Block } from '../../../src/core/blocks.ts';
import { lookUpSpn } from '../../../src/core/directory/lookup.ts';
import { predict } from '../../../src/core/outcome/predict.ts';
import { requestSpn } from '../../../src/core/requested/request.ts';
import { readTyped } from '../../../src/core/requested/typed.ts';
import { serviceSpns } from '../../../src/core/service-spns.ts';
import { setspnAccount, addSpns } from '../../../src/core/setspn.ts';
import { isRefusal } from '../../../src/core/spn.ts';
import { adviseSpn } from '../../../src/core/spn-advice.ts';
import { spn as spnTool } from '../../../src/tools/spn.ts';
import { setspn as setspnTool } from '../../../src/tools/setspn.ts';
import type { Values } from '../../../src/tools/tool.ts';
import { computer, forest, linuxDriver, situation, SPN, svc, windowsDriver } from './outcome/situation.ts';

/**
 * Fifteen facts about SPNs and SQL Server that people get wrong, and the place where this product gets each right.
 * A name begins with the number of the fact.
 */

const HOST = 'sql05.corp.example';
const FULL = `MSSQLSvc/${HOST}`;
const bare = { ...svc, spns: [] };

const wordsOf = (blocks: readonly Block[]): string =>
  blocks.map((b) => (b.kind === 'note' ? plainText(b.text) : b.kind === 'table' ? b.rows.flat().map(plainText).join(' | ') : b.kind === 'command' ? textOf(b.lines) : '')).join('\n');

/** SPNs of the first table of the tool, the required ones alone. */
function required(values: Values): readonly string[] {
  const table = spnTool.run(values).blocks.find((b) => b.id === 'spns');
  return table?.kind === 'table' ? table.rows.filter((r) => r.some((c) => plainText(c) === 'required')).map((r) => plainText(r[0] ?? [])) : [];
}

const asked = (typed: string, driver: 'msodbcsql' | 'msodbcsql-linux' | 'microsoft-data-sqlclient', more: Partial<Parameters<typeof requestSpn>[0]> = {}): readonly string[] =>
  requestSpn({ typed: readTyped(typed), driver, platform: driver === 'msodbcsql-linux' ? 'linux' : 'windows', dns: {}, ...more }).asks.map((a) => a.spn);

const facts: readonly (readonly [string, () => void])[] = [
  ['1 a missing SPN gives NTLM, a misplaced one the error', () => {
    assert.equal(predict(situation({ forest: forest(bare, computer) })).outcomes[0].result, 'ntlm');
    const [misplaced] = predict(situation({ forest: forest(bare, { ...computer, spns: [...computer.spns, SPN] }) })).outcomes;
    assert.equal(misplaced.result, 'failure');
    assert.match(misplaced.message?.text ?? '', /target principal name is incorrect/);
  }],
  ['2 the port stands in the SPN even when it is 1433', () => {
    assert.deepEqual(required({ server: HOST, port: '1433' }), [`${FULL}:1433`]);
    assert.deepEqual(asked(HOST, 'msodbcsql'), [`${FULL}:1433`]);
  }],
  ['3 a named instance stands behind a colon: not a backslash, a slash or a comma', () => {
    for (const wrong of ['\\', '/']) assert.deepEqual(adviseSpn(`${FULL}${wrong}SALES`).offers, [`${FULL}:SALES`]);
    assert.deepEqual(adviseSpn(`${FULL},1433`).offers, [`${FULL}:1433`]);
    assert.deepEqual(adviseSpn(`${FULL}:SALES`), { remarks: [], offers: [] });
  }],
  ['4 TCP clients of a named instance ask for the port, not the instance name', () => {
    assert.deepEqual(required({ server: HOST, kind: 'named', instance: 'SALES', port: '50123' }), [`${FULL}:50123`]);
    assert.deepEqual(asked(`${HOST}\\SALES`, 'msodbcsql', { browser: 50123 }), [`${FULL}:50123`]);
  }],
  ['5 NT SERVICE, Local System and Network Service mean the computer account', () => {
    for (const account of ['NT SERVICE\\MSSQLSERVER', 'NT SERVICE\\MSSQL$SALES', 'LocalSystem', 'NT AUTHORITY\\NETWORK SERVICE']) {
      assert.match(wordsOf(spnTool.run({ server: HOST, port: '1433', account }).blocks), /computer account SQL05/, account);
      const refused = setspnAccount(account, 'user');
      assert.ok(isRefusal(refused), account);
      assert.match(refused.reason, /computer account/);
    }
  }],
  ['6 HOST does not cover MSSQLSvc; it covers HTTP and cifs', () => {
    const here = forest(computer);
    assert.deepEqual(lookUpSpn(here, `${FULL}:1433`), { kind: 'none' });
    for (const cls of ['HTTP', 'cifs']) assert.deepEqual(lookUpSpn(here, `${cls}/${HOST}`), { kind: 'one', holder: computer, by: 'host-alias' });
  }],
  ['7 setspn -S looks in one domain unless -F stands with it', () => {
    const account = setspnAccount('CORP\\svc-sql05', 'user');
    assert.ok(!isRefusal(account));
    assert.match(textOf(addSpns([SPN], account, { kind: 'forest' }).lines), /^setspn -F /);
    assert.equal(setspnTool.fields.find((f) => f.id === 'scope')?.initial, 'forest');
    const all = setspnTool.run({ action: 'add', spns: SPN, account: 'CORP\\svc-sql05', accountKind: 'user' }).blocks;
    for (const line of wordsOf(all).split('\n').filter((l) => /^setspn .*-[SQ] /.test(l))) assert.match(line, / -F /);
  }],
  ['8 “could not register” in the error log does not mean that the SPN is missing', () => {
    const log = (code: string): string => `2026-11-20 08:14:02.31 spid12s     The SQL Server Network Interface library could not register the Service Principal Name (SPN) [ ${SPN} ] for the SQL Server service. Windows return code: ${code}, state: 15. Failure to register a SPN might cause integrated authentication to use NTLM instead of Kerberos. This is an informational message.`;
    const { findings } = judge(errorlogRegistrationCheck, log('0x2098'), {});
    const said = findings.map((f) => [f.says, f.next ?? []].map(plainText).join(' ')).join(' ');
    assert.ok(findings.length > 0);
    assert.match(said, /does not prove that it is missing/);
    assert.match(said, /setspn -F -Q/);
  }],
  ['9 the .NET sentence about the target principal name is one for any failure', () => {
    const dotnet = { ...windowsDriver, style: 'dotnet' as const };
    const wrongKey = predict(situation({ driver: dotnet, forest: forest(bare, { ...computer, spns: [SPN] }) })).outcomes[0];
    assert.match(wrongKey.message?.text ?? '', /^The target principal name is incorrect\. {2}Cannot generate SSPI context\.$/);
    assert.match(wrongKey.message?.remark ?? '', /every failure.*does not prove a wrong SPN/);
    const noType = predict(situation({ driver: dotnet, client: { types: 'rc4-only' } })).outcomes.find((o) => o.result === 'failure');
    assert.equal(noType?.message?.text, wrongKey.message?.text);
  }],
  ['10 a connection on the server itself is NTLM and proves nothing', () => {
    assert.equal(predict(situation({ client: { place: 'local' } })).outcomes[0].result, 'ntlm');
    assert.match(wordsOf(spnTool.run({ server: HOST, port: '1433' }).blocks), /Test from another machine/);
  }],
  ['11 Analysis Services has instance names and no ports, and never registers itself', () => {
    const [named] = serviceSpns({ kind: 'analysis', fullName: 'ssas01.corp.example', names: [], instance: 'CUBES', port: 2400 });
    assert.deepEqual(named?.spns.map((s) => s.spn), ['MSOLAPSvc.3/ssas01.corp.example:CUBES']);
    assert.ok(named.remarks.some((r) => /never registers/.test(r.says)));
    assert.deepEqual(adviseSpn('MSOLAPSvc.3/ssas01.corp.example:2383').remarks.map((r) => r.id), ['ssas-port']);
  }],
  ['12 most SQL drivers put the target of a CNAME: names for the alias alone do not help them', () => {
    const dns = {
      suffixes: ['corp.example'],
      records: [
        { kind: 'cname', name: 'sqlprod.corp.example', target: HOST }, { kind: 'a', name: HOST, address: '10.0.0.5' }, { kind: 'ptr', address: '10.0.0.5', name: HOST },
      ],
    } as const;
    assert.deepEqual(asked('sqlprod.corp.example', 'microsoft-data-sqlclient', { platform: 'linux', version: '6.1.0', dns }), [FULL, `${FULL}:1433`]);
    const alias = wordsOf(spnTool.run({ server: HOST, port: '1433', names: 'sqlprod.corp.example' }).blocks);
    assert.match(alias, /\(CNAME\).*sql05\.corp\.example.*Names for the alias alone do not suffice/);
  }],
  ['13 drivers on Linux do not fall back to NTLM: a missing SPN is an error there', () => {
    const [first] = predict(situation({ driver: linuxDriver, forest: forest(bare, computer) })).outcomes;
    assert.equal(first.result, 'failure');
    assert.match(first.message?.text ?? '', /Server not found in Kerberos database/);
  }],
  ['14 listener and cluster have the virtual name and one account; names of nodes do not help', () => {
    const group = { setup: 'ag', server: HOST, port: '1433', more: 'sql06.corp.example CORP\\svc-sql06', listener: 'ag-sales.corp.example:1433', account: 'CORP\\svc-sql05' };
    assert.ok(required(group).includes('MSSQLSvc/ag-sales.corp.example:1433'));
    const said = wordsOf(spnTool.run(group).blocks);
    assert.match(said, /names of the replicas do not help/);
    assert.match(said, /under different accounts/);
    const cluster = spnTool.run({ setup: 'fci', server: 'sqlfci.corp.example', port: '1433', account: 'NT SERVICE\\MSSQLSERVER' }).blocks;
    assert.match(wordsOf(cluster), /cannot run under a virtual account/);
    assert.doesNotMatch(wordsOf(cluster), /computer account SQLFCI/);
  }],
  ['15 caches hide a repair: the ticket is dropped and the wait is said before anybody judges', () => {
    const blocks = setspnTool.run({ action: 'add', spns: SPN, account: 'CORP\\svc-sql05', accountKind: 'user', scope: 'forest' }).blocks;
    const said = wordsOf(blocks);
    assert.match(said, /klist purge/);
    assert.match(said, /15 minutes/);
    assert.match(said, /replication/);
    assert.match(said, /connection pools/i);
  }],
];

test('there are fifteen', () => assert.deepEqual(facts.map(([name]) => Number(name.split(' ')[0])), Array.from({ length: 15 }, (_, i) => i + 1)));
for (const [name, holds] of facts) test(name, holds);
