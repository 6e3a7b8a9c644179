import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveDnsName } from '../../../../src/core/readers/resolve-dnsname.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['cname-two-layouts', [
    { read: '1 3 5 7-11', records: [{ line: 5, name: 'sqlprod.corp.example', type: 'CNAME', data: 'sql01.corp.example' }, { line: 11, name: 'sql01.corp.example', type: 'A', data: '10.10.1.21' }], asked: 'sqlprod.corp.example@1', dnsOnly: false },
  ]],
  ['cut-name', [
    { read: '1 4', unread: '3', records: [{ line: 4, name: 'sql05.corp.example', type: 'A', data: '10.10.1.21' }] },
  ]],
  ['error-51', [
    { read: '1-7', failures: [{ line: 2, name: 'sql99.corp.example', error: 'DNS_ERROR_RCODE_NAME_ERROR' }], asked: 'sql99.corp.example@1', dnsOnly: false },
  ]],
  ['error-7-german', [
    { read: '1-2', failures: [{ line: 2, name: '10.10.1.22', error: '' }], asked: '10.10.1.22@1', dnsOnly: false },
    { read: '3-5', failures: [{ line: 4, name: 'sql05.corp.example', error: 'ERROR_TIMEOUT' }], asked: 'sql05.corp.example@3', dnsOnly: true },
  ]],
  ['forward-and-back', [
    { read: '1 3 5', records: [{ line: 5, name: 'sql05.corp.example', type: 'A', data: '10.10.1.21' }], asked: 'sql05.corp.example@1', dnsOnly: true },
    { read: '8 10 12', records: [{ line: 12, name: '21.1.10.10.in-addr.arpa', type: 'PTR', data: 'SQL05.corp.example' }], asked: '10.10.1.21@8', dnsOnly: false },
  ]],
  ['srv', [
    { read: '1 3 5-6 8-12', records: [{ line: 5, name: '_kerberos._tcp.dc._msdcs.corp.example', type: 'SRV', data: 'dc01.corp.example' }, { line: 6, name: '_kerberos._tcp.dc._msdcs.corp.example', type: 'SRV', data: 'dc02.corp.example' }, { line: 12, name: 'dc01.corp.example', type: 'A', data: '10.10.0.10' }], asked: '_kerberos._tcp.dc._msdcs.corp.example@1', dnsOnly: false },
  ]],
];

for (const [name, expected] of cases) test(`resolve-dnsname: ${name}`, () => assert.deepEqual(flatBlocks(resolveDnsName, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['cname-two-layouts', ['server sql01.corp.example', 'address 10.10.1.21']],
  ['cut-name', ['server sql05.corp.example', 'address 10.10.1.21']],
  ['error-51', []],
  ['error-7-german', []],
  ['forward-and-back', ['server sql05.corp.example', 'address 10.10.1.21']],
  ['srv', ['dc dc01.corp.example', 'dc dc02.corp.example']],
];

for (const [name, expected] of names) test(`resolve-dnsname names: ${name}`, () => assert.deepEqual(namesIn(resolveDnsName, name), expected));

test('resolve-dnsname keeps the promises of a reader', () => assertReader(resolveDnsName, fixtures('resolve-dnsname')));
