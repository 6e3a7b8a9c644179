import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientPorts, errorlogStart } from '../../../../src/core/readers/errorlog-start.ts';
import { assertReader } from './assert-reader.ts';
import { blocks, fixture, fixtures } from './fixtures.ts';
import { namesIn } from './flat-facts.ts';

const starts = (name: string) => blocks(errorlogStart, fixture(`errorlog-start/${name}.txt`));
/** Listeners as one line: `any ipv4 1433 @5`. */
const tcp = (start: ReturnType<typeof starts>[number]): readonly string[] => start.facts.tcp.map(({ value, line }) => `${value.address} ${value.family} ${value.port} @${line}`);

test('the start of a named instance, with everything between', () => {
  const [start, ...more] = starts('named-2019');
  assert.ok(start && more.length === 0);
  const { tcp: _tcp, ...facts } = start.facts;
  assert.deepEqual(facts, {
    version: { value: '2019', line: 1 },
    authentication: { value: 'MIXED', line: 11 },
    account: { value: 'CORP\\svc-sql05', line: 13 },
    serverName: { value: 'SQL05\\SALES', line: 18 },
    pipes: [{ value: '\\\\.\\pipe\\SQLLocal\\SALES', line: 21 }, { value: '\\\\.\\pipe\\MSSQL$SALES\\sql\\query', line: 22 }],
    admin: { value: { port: 50124, remote: false }, line: 25 },
  });
  assert.deepEqual(tcp(start), ['any ipv6 50123 @19', 'any ipv4 50123 @20', '::1 ipv6 50124 @23', '127.0.0.1 ipv4 50124 @24']);
  assert.deepEqual(clientPorts(start.facts), [{ value: 50123, line: 19 }]);
  assert.deepEqual([start.from, start.to, start.read, start.unread], [1, 25, [1, 9, 11, 13, 18, 19, 20, 21, 22, 23, 24, 25], []]);
});

test('two starts of a cluster instance, and a listener that came between', () => {
  const found = starts('cluster-grid-two-starts');
  assert.deepEqual(found.map((s) => [s.from, s.to, s.facts.account?.value, s.facts.serverName?.value, s.facts.node?.value, tcp(s)]), [
    [2, 6, 'CORP\\gmsa-sql$', 'SQLVNN', 'SQLNODE1', ['10.0.0.5 ipv4 1433 @5']],
    [7, 7, undefined, undefined, undefined, ['10.0.0.9 ipv4 1533 @7']],
    [8, 9, 'CORP\\gmsa-sql2$', 'SQLVNN', undefined, []],
  ]);
  assert.deepEqual(found[0]!.facts.admin, { value: { port: 1434, remote: true }, line: 6 });
});

test('German: addresses, pipes, and quoted names behind known words', () => {
  const [start] = starts('german');
  assert.deepEqual([start!.facts.account, start!.facts.serverName, tcp(start!), start!.facts.pipes.length, start!.unread], [{ value: 'CORP\\svc-sql05', line: 1 }, { value: 'SQL05', line: 2 }, ['any ipv4 1433 @4'], 1, []]);
});

test('a listener that failed is none, and words of people are none', () => {
  const [start, ...more] = starts('noise');
  assert.deepEqual([more, tcp(start!), start!.facts.account, start!.facts.serverName], [[], ['fe80::1 ipv6 1433 @5'], undefined, undefined]);
  for (const text of [
    "Server TCP provider failed to listen on [ 'any' <ipv4> 1433]. Tcp port is already in use.",
    "Der TCP-Anbieter des Servers konnte nicht an [ 'any' <ipv4> 1433] lauschen. Der TCP-Port wird bereits verwendet.",
    'Server named pipe provider failed to listen on [ \\\\.\\pipe\\sql\\query ]. Error: 0x5',
    "Server is listening on [ 'any' <ipv4> 99999].",
    "The file 'C:\\x\\y' does not exist; the service account is unknown.",
    "Die Datei 'C:\\x' des Dienstkontos: 'C:\\y\\z'.",
  ]) assert.deepEqual(blocks(errorlogStart, text), [], text);
});

test('lines that a console has broken before the value', () => {
  const [start] = starts('wrapped');
  assert.deepEqual([start!.facts.account, start!.facts.serverName, tcp(start!), start!.unread], [{ value: 'NT Service\\MSSQLSERVER', line: 1 }, { value: 'SQL05', line: 4 }, ['any ipv4 1433 @6'], []]);
});

test('names: the server, its instance, the ports of clients, the account of a domain', () => {
  assert.deepEqual(namesIn(errorlogStart, 'named-2019'), ['server SQL05', 'instance SALES', 'port 50123', 'account CORP\\svc-sql05']);
  assert.deepEqual(namesIn(errorlogStart, 'wrapped'), ['server SQL05', 'port 1433']);
});

test('any text: no exception, the same answer twice, linear time', () => assertReader(errorlogStart, fixtures('errorlog-start')));
