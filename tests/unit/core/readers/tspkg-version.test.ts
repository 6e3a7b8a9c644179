import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tspkgVersion } from '../../../../src/core/readers/tspkg-version.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

test('the line of the check, of two machines', () => {
  assert.deepEqual(flatBlocks(tspkgVersion, 'two-ends'), [ { read: '1', version: '10 0 26100 1882@1', machine: 'WKS11@1' }, { read: '3', version: '10 0 14393 2189@3', machine: 'SRV01@3' } ]);
});

test('a version alone, behind the command that names the file', () => {
  assert.deepEqual(flatBlocks(tspkgVersion, 'alone-behind-command'), [ { read: '1-3', version: '6 3 9600 18999@3' } ]);
});

test('a table of VersionInfo, cut off', () => {
  assert.deepEqual(flatBlocks(tspkgVersion, 'table'), [ { read: '3', version: '10 0 14393 2248@3' } ]);
});

test('a version behind another command is not the one', () => {
  assert.deepEqual(flatBlocks(tspkgVersion, 'not-a-version'), []);
});

test('promises of the reader', () => assertReader(tspkgVersion, fixtures('tspkg-version')));
