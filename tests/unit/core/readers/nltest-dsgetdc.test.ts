import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nltestDsgetdc } from '../../../../src/core/readers/nltest-dsgetdc.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks, namesIn } from './flat-facts.ts';

/** Fixture, and what its blocks hold. */
const cases: readonly (readonly [string, readonly object[]])[] = [
  ['failed', [
    { read: '1', failure: '1355 ERROR_NO_SUCH_DOMAIN@1' },
  ]],
  ['ok', [
    { read: '1-10', asked: 'corp.example@1', dc: 'DC01.corp.example@2', address: '10.10.0.10@3', domain: 'corp.example@5', forest: 'corp.example@6', dcSite: 'HQ@7', ownSite: 'HQ@8', flags: 'PDC GC DS LDAP KDC TIMESERV WRITABLE DNS_DC DNS_DOMAIN DNS_FOREST CLOSE_SITE FULL_SECRET WS DS_8 DS_9 DS_10@9' },
  ]],
  ['other-site-german', [
    { read: '1-10', asked: 'corp.example@1', dc: 'DC01.corp.example@2', address: '10.10.0.10@3', domain: 'corp.example@5', forest: 'corp.example@6', dcSite: 'HQ@7', ownSite: 'BRANCH@8', flags: 'PDC GC DS LDAP KDC TIMESERV WRITABLE DNS_DC DNS_DOMAIN DNS_FOREST FULL_SECRET WS DS_8 DS_9 DS_10@9' },
  ]],
  ['two-one-failed', [
    { read: '1-9', asked: 'corp.example@1', dc: 'DC01@2', address: '10.10.0.10@3', domain: 'CORP@5', forest: 'corp.example@6', dcSite: 'HQ@7', flags: 'DS LDAP KDC TIMESERV WRITABLE DNS_FOREST FULL_SECRET WS@8' },
    { read: '10-11', asked: 'fabrikam.com@10', failure: '1355 ERROR_NO_SUCH_DOMAIN@11' },
  ]],
  ['unknown-language', [
    { read: '1-8', dc: 'DC03.emea.corp.example@1', address: '10.30.0.10@2', flags: 'GC DS LDAP KDC TIMESERV WRITABLE DNS_DC DNS_DOMAIN DNS_FOREST CLOSE_SITE FULL_SECRET WS@8', domain: 'emea.corp.example@4', forest: 'corp.example@5', dcSite: 'HQ@6', ownSite: 'HQ@7' },
  ]],
];

for (const [name, expected] of cases) test(`nltest-dsgetdc: ${name}`, () => assert.deepEqual(flatBlocks(nltestDsgetdc, name), expected));

const names: readonly (readonly [string, readonly string[]])[] = [
  ['failed', []],
  ['ok', ['dc DC01.corp.example', 'domain corp.example']],
  ['other-site-german', ['dc DC01.corp.example', 'domain corp.example']],
  ['two-one-failed', ['dc DC01']],
  ['unknown-language', ['dc DC03.emea.corp.example', 'domain emea.corp.example']],
];

for (const [name, expected] of names) test(`nltest-dsgetdc names: ${name}`, () => assert.deepEqual(namesIn(nltestDsgetdc, name), expected));

test('nltest-dsgetdc keeps the promises of a reader', () => assertReader(nltestDsgetdc, fixtures('nltest-dsgetdc')));
