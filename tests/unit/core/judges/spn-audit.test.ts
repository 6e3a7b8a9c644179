import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { spnAuditJudge } from '../../../../src/core/judges/spn-audit.ts';
import { readers } from '../../../../src/core/readers/index.ts';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { judgeText, sentence, short } from './judge-text.ts';

/** Pieces of pastes. Each is understood by itself and proves nothing by itself. */

const list = (account: string, ...spns: readonly string[]): string =>
  `C:\\>setspn -L CORP\\${account}\nRegistered ServicePrincipalNames for CN=${account},OU=Service Accounts,DC=corp,DC=example:\n${spns.map((s) => `\t${s}\n`).join('')}\n`;
const query = (asked: string, ...holders: readonly (readonly [string, ...string[]])[]): string =>
  `C:\\>setspn -F -Q ${asked}\nChecking forest DC=corp,DC=example\n${holders.map(([dn, ...spns]) => `${dn}\n${spns.map((s) => `\t${s}\n`).join('')}`).join('')}\n${holders.length > 0 ? 'Existing SPN found!' : 'No such SPN found.'}\n\n`;
const SVC = 'CN=svc-sql05,OU=Service Accounts,DC=corp,DC=example';
const OLD = 'CN=svc-old,OU=Service Accounts,DC=corp,DC=example';
/** The default instance of sql05 runs as CORP\svc-sql05. */
const SERVICE = 'SystemName : sql05.corp.example\nName       : MSSQLSERVER\nStartName  : CORP\\svc-sql05\nState      : Running\n\n';
const PORT = 'ComputerName : sql05.corp.example\nInstanceName : MSSQLSERVER\nSqlInstance  : sql05.corp.example\nIPAddress    : 0.0.0.0\nPort         : 1433\nStatic       : True\nType         : Normal\n\n';
const PROMPT = 'C:\\>\n';
const P1433 = 'MSSQLSvc/sql05.corp.example:1433';
const BARE = 'MSSQLSvc/sql05.corp.example';
const SET: Context = { server: 'sql05', domain: 'corp.example', port: '1433', account: 'CORP\\svc-sql05' };

const say = (text: string, given: Context = {}): unknown[] => short(judgeText(spnAuditJudge, readers, text, given));

const cases: readonly { readonly name: string; readonly text: string; readonly given?: Context; readonly says: readonly unknown[] }[] = [
  {
    name: 'a query shows the holder, the list of services who runs it',
    text: query('MSSQLSvc/sql05*', [OLD, P1433, BARE]) + SERVICE + PORT,
    says: [
      ['problem', 'outputs-show-wrong-account', 'kerb-spn-wrong-account', '3 4 11'],
    ],
  },
  {
    name: 'the account of the service has been listed, and lacks the SPN',
    text: SERVICE + PORT + list('svc-sql05', 'MSSQLSvc/sql07.corp.example:1433') + PROMPT,
    says: [['problem', 'outputs-show-missing', 'kerb-spn-missing kerb-spn-wrong-account', '15 3']],
  },
  {
    name: 'the port has changed: the list has that of the past',
    text: SERVICE + PORT.replace('1433', '50123') + list('svc-sql05', BARE, 'MSSQLSvc/sql05.corp.example:49823') + PROMPT,
    says: [['problem', 'outputs-show-missing', 'kerb-spn-missing kerb-spn-wrong-account', '15 16 3 17']],
  },
  {
    name: 'two lists have the same SPN',
    text: list('svc-sql05', P1433) + list('svc-old', P1433.toUpperCase().replace('MSSQLSVC', 'MSSQLSvc')) + PROMPT,
    says: [['problem', 'outputs-show-duplicate', 'kerb-spn-duplicate', '6 7 2 3']],
  },
  {
    name: 'a query shows a duplicate by itself; the list of services tells which holder is right',
    text: query(P1433, [OLD, P1433], [SVC, P1433]) + SERVICE + PORT,
    says: [['problem', 'outputs-show-duplicate', 'kerb-spn-duplicate', '3 4 5 6 12']],
  },
  {
    name: 'the account of the service holds all it needs, and no other account does',
    text: SERVICE + PORT + query('MSSQLSvc/sql05*', [SVC, P1433, BARE]),
    says: [['fine', 'outputs-agree', '', '16 17 3']],
  },
  {
    name: 'the account is listed whole; other accounts were not searched',
    text: SERVICE + PORT + list('svc-sql05', P1433, BARE) + PROMPT,
    says: [['fine', 'outputs-agree', '', '15 16 3']],
  },
  {
    name: 'the account that holds the SPN is disabled',
    text: `${SERVICE}${PORT}${list('svc-sql05', P1433, BARE)}${PROMPT}DistinguishedName : ${SVC}\nEnabled           : False\nName              : svc-sql05\nObjectClass       : user\nSamAccountName    : svc-sql05\nUserPrincipalName : svc-sql05@corp.example\n\n`,
    says: [
      ['problem', 'outputs-show-account-disabled', 'kerb-account', '15 16 21 3'],
    ],
  },
];

for (const { name, text, given, says } of cases) test(name, () => assert.deepEqual(say(text, given), says));

const silent: readonly { readonly name: string; readonly text: string; readonly given?: Context }[] = [
  { name: 'nothing', text: '' },
  { name: 'one output', text: query(P1433, [OLD, P1433]) },
  { name: 'one output, and the values of the reader: its own judge compares', text: query(P1433, [OLD, P1433]), given: SET },
  { name: 'the lists of two accounts, each with SPNs of its own, and no word of what runs', text: list('svc-sql05', P1433) + list('svc-old', 'MSSQLSvc/sql07.corp.example:1433') + PROMPT },
  { name: 'a query that shows the miss by itself', text: query(P1433) + SERVICE + PORT },
  { name: 'a query that shows the duplicate by itself, beside another server', text: query('MSSQLSvc/sql09.corp.example:1433', [OLD, 'MSSQLSvc/sql09.corp.example:1433'], [OLD.replace('old', 'older'), 'MSSQLSvc/sql09.corp.example:1433']) + SERVICE + PORT },
  { name: 'the port is not told: TCP clients ask with it', text: SERVICE + list('svc-sql05', P1433.replace('1433', '50123'), BARE) + PROMPT },
  { name: 'a list that ends with the paste may have been cut', text: SERVICE + PORT + list('svc-sql05', 'MSSQLSvc/sql07.corp.example:1433').trimEnd() },
  { name: 'the texts name two accounts for the service', text: SERVICE + SERVICE.replace('svc-sql05', 'svc-new') + PORT + query('MSSQLSvc/sql05*', [SVC, P1433, BARE]) },
  { name: 'one domain was searched and the account is not of it', text: query(P1433).replace(/-F /, '').replace('Checking forest', 'Checking domain').replace('DC=corp,', 'DC=emea,DC=corp,') + SERVICE + PORT },
  { name: 'tickets and clocks beside a list', text: `${list('svc-sql05', P1433)}${PROMPT}Current LogonId is 0:0x3e7\n\nCached Tickets: (0)\n` },
];

for (const { name, text, given } of silent) test(`silent: ${name}`, () => assert.deepEqual(say(text, given), []));

test('a problem names the service, the SPN and both accounts, and leads to the page and to the audit', () => {
  const [first] = judgeText(spnAuditJudge, readers, query('MSSQLSvc/sql05*', [OLD, P1433, BARE]) + SERVICE + PORT);
  assert.ok(first);
  assert.match(sentence(first.says), /^Clients of sql05\.corp\.example ask for MSSQLSvc\/sql05\.corp\.example:1433\. It is on svc-old, but CORP\\svc-sql05 must hold it\./);
  assert.deepEqual(first.next.flatMap((p) => (typeof p === 'object' && 'link' in p ? [p.link] : [])), ['/runbook/kerb-spn-wrong-account/', '/tools/spn-audit/']);
});

test('a port that has changed leads to the page about static ports', () => {
  const [first] = judgeText(spnAuditJudge, readers, SERVICE + PORT.replace('1433', '50123') + list('svc-sql05', BARE, 'MSSQLSvc/sql05.corp.example:49823') + PROMPT);
  assert.ok(first);
  assert.match(sentence(first.says), /MSSQLSvc\/sql05\.corp\.example:49823 is there, for a port that no instance of the text listens on/);
  assert.deepEqual(first.next.flatMap((p) => (typeof p === 'object' && 'link' in p ? [p.link] : [])), ['/runbook/dynamic-port-to-static/', '/tools/spn-audit/']);
});

test('what a good result speaks against: a duplicate only after a search of the forest', () => {
  const against = (text: string): unknown => judgeText(spnAuditJudge, readers, text)[0]?.against;
  assert.deepEqual(against(SERVICE + PORT + query('MSSQLSvc/sql05*', [SVC, P1433, BARE])), ['kerb-spn-missing', 'kerb-spn-wrong-account', 'kerb-spn-duplicate']);
  assert.deepEqual(against(SERVICE + PORT + list('svc-sql05', P1433, BARE) + PROMPT), ['kerb-spn-missing', 'kerb-spn-wrong-account']);
  // Of two services that are good, which one is in question is not told.
  const other = SERVICE.replace('sql05.', 'sql06.') + PORT.replaceAll('sql05.', 'sql06.');
  const both = SERVICE + PORT + other + list('svc-sql05', P1433, BARE, P1433.replace('sql05', 'sql06'), BARE.replace('sql05', 'sql06')) + PROMPT;
  const found = judgeText(spnAuditJudge, readers, both);
  assert.deepEqual(found.map((j) => [j.verdict, j.against]), [['fine', undefined], ['fine', undefined]]);
  assert.deepEqual(judgeText(spnAuditJudge, readers, both, { server: 'sql06', domain: 'corp.example' }).map((j) => j.against?.length), [undefined, 2]);
});

test('the values of the reader stand for the service', () => {
  const text = query('MSSQLSvc/sql05*', [OLD, BARE]) + list('svc-old', P1433) + PROMPT;
  assert.deepEqual(say(text), []);
  assert.ok(say(list('svc-old', P1433) + list('svc-sql05', P1433) + PROMPT, SET).length > 0);
});

test('a paste of more lines than an audit of a few outputs has is left to the tool', () => {
  const many = Array.from({ length: 21_000 }, (_, i) => `MSSQLSvc/host${i}.corp.example:1433`);
  const text = (spns: readonly string[]): string => list('svc-sql05', P1433, ...spns) + list('svc-old', P1433) + PROMPT;
  assert.equal(judgeText(spnAuditJudge, [setspnList], text(many.slice(0, 100))).length, 1);
  assert.deepEqual(judgeText(spnAuditJudge, [setspnList], text(many)), []);
});
