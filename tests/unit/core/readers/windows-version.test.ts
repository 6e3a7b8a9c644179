import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowsVersion } from '../../../../src/core/readers/windows-version.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

test('banner of cmd', () => {
  assert.deepEqual(flatBlocks(windowsVersion, 'banner'), [ { read: '1', build: '20348@1' } ]);
});

test('Spanish banner; the command reads another machine', () => {
  assert.deepEqual(flatBlocks(windowsVersion, 'banner-remote'), [ { read: '1', build: '26100@1', others: [ 'dc01@4' ] } ]);
});

test('systeminfo', () => {
  assert.deepEqual(flatBlocks(windowsVersion, 'systeminfo'), [ { read: '2-3', build: '17763@3', name: 'Microsoft Windows Server 2019 Standard@2' } ]);
});

test('list of Win32_OperatingSystem', () => {
  assert.deepEqual(flatBlocks(windowsVersion, 'cim-list'), [ { read: '1-2', build: '26100@2', name: 'Microsoft Windows Server 2025 Datacenter@1' } ]);
});

test('promises of the reader', () => assertReader(windowsVersion, fixtures('windows-version')));
