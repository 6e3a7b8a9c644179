import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nslookup } from '../../../../src/core/readers/nslookup.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['cname', [
    { read: '1-3 5-7', addresses: ['10.10.1.21@6'], aliases: ['sqlprod.corp.example@7'], asked: 'sqlprod.corp.example@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3', name: 'sql01.corp.example@5' },
  ]],
  ['french-forward-and-back', [
    { read: '1-3 5-8', addresses: ['2001:db8::21@7', '10.10.1.21@8'], asked: 'sql01.corp.example@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3', name: 'sql01.corp.example@6' },
    { read: '10-12 14', asked: '10.10.1.29@10', server: 'dc01.corp.example@11', serverAddress: '10.10.0.10@12', failure: 'no such name@14' },
  ]],
  ['german', [
    { read: '1-3 5', asked: 'sql99@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3', failure: 'no such name@5' },
    { read: '7-9 11', asked: 'sql98@7', server: 'UnKnown@8', serverAddress: '10.10.0.11@9', failure: 'server failed@11' },
  ]],
  ['interactive', [
    { read: '5-7 9-10', addresses: ['10.10.1.21@10'], asked: 'sql01@5', server: 'dc01.corp.example@6', serverAddress: '10.10.0.10@7', name: 'sql01.corp.example@9' },
  ]],
  ['linux', [
    { read: '1-3 5-7', addresses: ['10.10.1.21@7'], aliases: ['sqlprod.corp.example@5'], asked: 'sqlprod.corp.example@1', server: '10.10.0.10@2', serverAddress: '10.10.0.10@3', name: 'sql01.corp.example@6' },
    { read: '9-10', addresses: ['10.10.1.21@10'], asked: '10.10.1.21@9', name: 'sql01-old.corp.example@10' },
    { read: '12-14 16', asked: 'sql99.corp.example@12', server: '10.10.0.10@13', serverAddress: '10.10.0.10@14', failure: 'no such name@16' },
  ]],
  ['nxdomain-then-back', [
    { read: '1-3 5', asked: 'sql99.corp.example@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3', failure: 'no such name@5' },
    { read: '7-9 11-12', addresses: ['10.10.1.21@12'], asked: '10.10.1.21@7', server: 'dc01.corp.example@8', serverAddress: '10.10.0.10@9', name: 'sql01.corp.example@11' },
  ]],
  ['slow-but-answers', [
    { read: '1-5 7-8', addresses: ['10.10.1.21@8'], asked: 'sql01.corp.example@1', server: 'UnKnown@4', serverAddress: '10.10.0.10@5', name: 'sql01.corp.example@7' },
  ]],
  ['spanish', [
    { read: '1-3 5-8', addresses: ['10.10.1.21@6'], aliases: ['sqlprod.corp.example@7', 'sql.corp.example@8'], asked: 'sqlprod.corp.example@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3', name: 'sql01.corp.example@5' },
    { read: '10-12 14', asked: '10.10.1.77@10', server: 'dc01.corp.example@11', serverAddress: '10.10.0.10@12', failure: 'no such name@14' },
  ]],
  ['srv', [
    { read: '1-3 5-9', services: ['dc01.corp.example@9'], asked: '_kerberos._tcp.dc._msdcs.corp.example@1', server: 'dc01.corp.example@2', serverAddress: '10.10.0.10@3' },
  ]],
  ['timeouts', [
    { read: '1-5 7-9', asked: 'sql01.corp.example@1', server: 'UnKnown@4', serverAddress: '10.10.0.10@5', failure: 'no answer@9' },
  ]],
];

for (const [name, expected] of cases) test(`nslookup: ${name}`, () => assert.deepEqual(flatBlocks(nslookup, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['cname', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['french-forward-and-back', ['server sql01.corp.example', 'address 2001:db8::21', 'address 10.10.1.21']],
  ['german', []],
  ['interactive', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['linux', ['server sql01.corp.example', 'address 10.10.1.21', 'address 10.10.1.21']],
  ['nxdomain-then-back', ['address 10.10.1.21']],
  ['slow-but-answers', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['spanish', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['srv', []],
  ['timeouts', []],
];

for (const [name, expected] of names) test(`nslookup names: ${name}`, () => assert.deepEqual(namesIn(nslookup, name), expected));

test('nslookup keeps the promises of a reader', () => assertReader(nslookup, fixtures('nslookup')));
