import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostNames } from '../../../../src/core/readers/host-names.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

test('hostname and ipconfig with two addresses', () => {
  assert.deepEqual(flatBlocks(hostNames, 'ipconfig-all'), [
    { read: '1-2', name: 'SQL05@2' },
    { read: '8-13 15 17-29', addresses: [ 'fe80::4c1a:9e2f:7d31:b20c@21', '10.10.1.21@22', '10.10.1.40@24' ], name: 'SQL05@8', suffix: 'corp.example@9' }
  ]);
});

test('German ipconfig with CRLF', () => {
  assert.deepEqual(flatBlocks(hostNames, 'ipconfig-german-crlf'), [ { read: '3-6 8 10-13', addresses: [ 'fe80::10a:120a:2684:5306@11', '10.10.1.21@12' ], name: 'SQL05@3', suffix: 'corp.example@4' } ]);
});

test('only the addresses', () => {
  assert.deepEqual(flatBlocks(hostNames, 'findstr-only'), [ { read: '1-2', addresses: [ 'fe80::4c1a:9e2f:7d31:b20c@1', '10.10.1.21@2' ] } ]);
});

test('net config workstation in German', () => {
  assert.deepEqual(flatBlocks(hostNames, 'workstation-german'), [ { read: '2-3', name: 'SQL05@2', full: 'sql05.corp.example@3' } ]);
});

test('three ways of PowerShell', () => {
  assert.deepEqual(flatBlocks(hostNames, 'powershell'), [ { read: '1-2', name: 'SQL05@2' }, { read: '3-4', full: 'sql05.corp.example@4' }, { read: '8-9', name: 'sql05@8', suffix: 'corp.example@9' } ]);
});

test('a machine without a domain', () => {
  assert.deepEqual(flatBlocks(hostNames, 'workgroup'), [ { read: '1-2', name: 'KIOSK7@1', suffix: '@2' } ]);
});

test('French ipconfig in a quoted mail', () => {
  assert.deepEqual(flatBlocks(hostNames, 'french-quoted'), [ { read: '3-5 7 9', addresses: [ '10.10.3.9@9' ], name: 'APP03@3', suffix: 'corp.example@4' } ]);
});

test('promises of the reader', () => assertReader(hostNames, fixtures('host-names')));
