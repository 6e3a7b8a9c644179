import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { portReachable } from '../../../../src/core/judges/port-reachable.ts';
import { portqry } from '../../../../src/core/readers/portqry.ts';
import { testNetConnection } from '../../../../src/core/readers/test-netconnection.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [testNetConnection, portqry];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['test-netconnection/detailed-warning-only.txt', ['problem port-closed [other] 1']],
  ['test-netconnection/german-warnings.txt', ['problem port-of-dc-closed [kerb-no-dc-or-trust] 13']],
  ['test-netconnection/open-then-closed.txt', ['fine port-open 8', 'problem port-closed [other] 19,21']],
  ['test-netconnection/ping-only.txt', ['open port-not-tested 8']],
  ['test-netconnection/quiet.txt', ['fine port-open 2', 'problem port-closed [other] 4']],
  ['test-netconnection/unresolved.txt', ['problem port-name-unknown [kerb-dns-or-name] 2']],
  ['portqry/sql.txt', ['problem port-closed [other] 13']],
];

for (const [name, expected] of cases) test(`port-reachable: ${name}`, () => assert.deepEqual(judgeText(portReachable, readers, fixture(name)).map(brief), expected));

const answer = (port: number, open: boolean): string => `PS C:\\> tnc sql05.corp.example -Port ${port}\n\nComputerName     : sql05.corp.example\nRemoteAddress    : 10.10.1.21\nRemotePort       : ${port}\nInterfaceAlias   : Ethernet0\nSourceAddress    : 10.10.5.77\nTcpTestSucceeded : ${open ? 'True' : 'False'}`;
const more: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['another port than the one you said', answer(1434, true), { server: 'sql05', port: '1433' }, ['open port-another 8']],
  ['the port you said', answer(1433, true), { server: 'sql05', port: '1433' }, ['fine port-open 8']],
  ['Kerberos answers', answer(88, true), { server: 'sql05', port: '1433' }, ['fine port-open 8']],
  ['cut off before the result', answer(1433, true).slice(0, -6), {}, ['open port-not-tested 3']],
];

for (const [name, text, given, expected] of more) test(`port-reachable: ${name}`, () => assert.deepEqual(judgeText(portReachable, readers, text, given).map(brief), expected));
