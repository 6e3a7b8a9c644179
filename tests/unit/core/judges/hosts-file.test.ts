import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../../../src/core/context.ts';
import { hostsFileJudge } from '../../../../src/core/judges/hosts-file.ts';
import { hostsFile } from '../../../../src/core/readers/hosts-file.ts';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { ping } from '../../../../src/core/readers/ping.ts';
import { resolveDnsName } from '../../../../src/core/readers/resolve-dnsname.ts';
import { fixture } from '../readers/fixtures.ts';
import { judgeText } from './judge-text.ts';
import { brief } from './judged.ts';

const readers = [hostsFile, ping, nslookup, resolveDnsName];

/** Fixture, and what is said about it: verdict, id, causes, lines. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['hosts-file/bare.txt', ['open hosts-has-lines 1']],
  ['hosts-file/default.txt', ['fine hosts-empty 2']],
  ['hosts-file/docker-and-override.txt', ['open hosts-docker 5', 'open hosts-has-lines 9']],
  ['hosts-file/select-string.txt', ['open hosts-has-lines 3,4']],
];

for (const [name, expected] of cases) test(`hosts-file: ${name}`, () => assert.deepEqual(judgeText(hostsFileJudge, readers, fixture(name)).map(brief), expected));

const forward = (asked: string, name: string, address: string): string => `C:\\>ping -n 1 ${asked}\n\nPinging ${name} [${address}] with 32 bytes of data:\n`;
const dns = (asked: string, name: string, address: string): string => `C:\\>nslookup ${asked}\nServer:  dc01.corp.example\nAddress:  10.10.0.10\n\nName:    ${name}\nAddress:  ${address}\n\n`;
const FULL = 'sql05.corp.example';

const more: readonly (readonly [string, string, Context, readonly string[]])[] = [
  ['the hosts file against DNS', `10.10.1.20 ${FULL} sql05 # test\n`, { server: 'sql05' }, ['open hosts-has-server 1']],
  ['the hosts file wins over DNS', `C:\\>type C:\\Windows\\System32\\drivers\\etc\\hosts\n10.10.1.20 ${FULL}\n${dns(FULL, FULL, '10.10.1.21')}`, {}, ['problem hosts-overrides-dns [kerb-dns-or-name] 2,8']],
  ['the hosts file says what DNS says', `C:\\>type C:\\Windows\\System32\\drivers\\etc\\hosts\n10.10.1.21 ${FULL}\n${dns(FULL, FULL, '10.10.1.21')}`, {}, ['open hosts-agrees-with-dns 2']],
  ['the short name stands first', '10.10.1.21 sql05 sql05.corp.example\n', { server: FULL }, ['problem hosts-first-name [kerb-dns-or-name] 1']],
  ['lines about others', '10.10.1.50 web01.corp.example\n', { server: 'sql05' }, ['fine hosts-without-server 1']],
  ['Docker holds the address of the server', `C:\\>type C:\\Windows\\System32\\drivers\\etc\\hosts\n10.10.1.21 host.docker.internal\n${forward('sql05', FULL, '10.10.1.21')}`, {}, ['problem hosts-docker [kerb-dns-or-name] 2,5']],
  ['the server is sent to itself', '127.0.0.1 sql05.corp.example\n', { server: 'sql05' }, ['open hosts-has-server 1']],
];

for (const [name, text, given, expected] of more) test(`hosts-file: ${name}`, () => assert.deepEqual(judgeText(hostsFileJudge, readers, text, given).map(brief), expected));
