import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ping } from '../../../../src/core/readers/ping.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['back-without-name', [
    { read: '1 3-7 9-10', replies: 0, lost: 4, asked: '10.10.1.22@1', back: true, address: '10.10.1.22@3' },
  ]],
  ['forward-and-back', [
    { read: '1 3-5 7-10', replies: 2, lost: 0, asked: 'sql01@1', back: false, name: 'sql01.corp.example@3', address: '10.10.1.21@3' },
    { read: '12 14-15 17-20', replies: 1, lost: 0, asked: '10.10.1.21@12', back: true, name: 'SQL01-OLD.corp.example@14', address: '10.10.1.21@14' },
  ]],
  ['french-ipv6-local', [
    { read: '1 3-4 6-9', replies: 1, lost: 0, asked: 'sql05@1', back: false, name: 'sql05.corp.example@3', address: 'fe80::1c2a:9f1:77ab:4c01@3' },
  ]],
  ['german-back-crlf', [
    { read: '1 3-5 7-11', replies: 2, lost: 0, asked: '10.10.1.21@1', back: true, name: 'sql01.corp.example@3', address: '10.10.1.21@3' },
  ]],
  ['linux', [
    { read: '1-3 5-7', replies: 1, lost: 0, asked: 'sql01@1', back: false, name: 'sql01.corp.example@2', address: '10.10.1.21@2' },
    { read: '8-9', replies: 0, lost: 0, asked: 'sql99@8', back: false, notFound: 'sql99@9' },
  ]],
  ['not-found-four-languages', [
    { read: '1-2', replies: 0, lost: 0, asked: 'sql99@1', back: false, notFound: 'sql99@2' },
    { read: '4-6', replies: 0, lost: 0, asked: 'sql98.corp.example@4', back: false, notFound: 'sql98.corp.example@5' },
    { read: '8-9', replies: 0, lost: 0, asked: 'sql97@8', back: false, notFound: 'sql97@9' },
    { read: '11-13', replies: 0, lost: 0, asked: 'sql96@11', back: false, notFound: 'sql96@12' },
  ]],
  ['portuguese-and-chinese', [
    { read: '1-3', replies: 1, lost: 1, name: 'sql01.corp.example@1', address: '10.10.1.21@1' },
    { read: '5-6', replies: 1, lost: 0, name: 'sql02.corp.example@5', address: '10.10.1.22@5' },
  ]],
  ['unreachable', [
    { read: '1 3-4 6-7', replies: 0, lost: 1, asked: 'sql05@1', back: false, name: 'sql05.corp.example@3', address: '10.10.1.25@3' },
  ]],
];

for (const [name, expected] of cases) test(`ping: ${name}`, () => assert.deepEqual(flatBlocks(ping, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['back-without-name', []],
  ['forward-and-back', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['french-ipv6-local', ['server sql05.corp.example']],
  ['german-back-crlf', []],
  ['linux', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['not-found-four-languages', []],
  ['portuguese-and-chinese', ['server sql01.corp.example', 'address 10.10.1.21', 'server sql02.corp.example', 'address 10.10.1.22']],
  ['unreachable', ['server sql05.corp.example', 'address 10.10.1.25']],
];

for (const [name, expected] of names) test(`ping names: ${name}`, () => assert.deepEqual(namesIn(ping, name), expected));

test('ping keeps the promises of a reader', () => assertReader(ping, fixtures('ping')));
