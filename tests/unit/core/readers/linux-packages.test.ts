import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linuxPackages } from '../../../../src/core/readers/linux-packages.ts';
import { assertReader } from './assert-reader.ts';
import { fixtures } from './fixtures.ts';
import { flatBlocks } from './flat-facts.ts';

test('Debian: loader cache and dpkg with prompts', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'debian-with-library'), [
    {
      read: '2-13',
      packages: [
        { name: 'gss-ntlmssp', tool: 'dpkg', installed: false, line: 11 },
        { name: 'krb5-user', tool: 'dpkg', version: '1.20.1-2+deb12u2', installed: true, line: 12 },
        { name: 'libgssapi-krb5-2', tool: 'dpkg', version: '1.20.1-2+deb12u2', installed: true, line: 13 }
      ],
      libraries: [ { part: 'library', path: '/lib/x86_64-linux-gnu/libgssapi_krb5.so.2', line: 4 } ],
      listed: { count: 3, first: 'gss-ntlmssp@11', last: 'libgssapi-krb5-2@13', sorted: true }
    }
  ]);
});

test('a slim image: nothing found', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'slim-image'), [
    {
      read: '2-5',
      missing: [ { name: 'libgssapi-krb5-2', tool: 'dpkg', line: 4 }, { name: 'gss-ntlmssp', tool: 'dpkg', line: 5 } ],
      absent: [ { part: 'library', where: 'search', line: 2 } ],
      listed: { count: 0, sorted: true }
    }
  ]);
});

test('rpm names what is not installed', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'rhel'), [
    {
      read: '2-5',
      packages: [
        { name: 'krb5-libs', tool: 'rpm', version: '1.21.1-6.el9', installed: true, line: 2 },
        { name: 'cyrus-sasl-gssapi', tool: 'rpm', version: '2.1.27-21.el9', installed: true, line: 5 }
      ],
      missing: [ { name: 'krb5-workstation', tool: 'rpm', line: 3 }, { name: 'gssntlmssp', tool: 'rpm', line: 4 } ],
      listed: { count: 2, first: 'krb5-libs@2', last: 'cyrus-sasl-gssapi@5', sorted: false }
    }
  ]);
});

test('rpm in German', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'rhel-german'), [ { read: '2-3', missing: [ { name: 'krb5-libs', tool: 'rpm', line: 2 }, { name: 'gssntlmssp', tool: 'rpm', line: 3 } ], listed: { count: 0, sorted: true } } ]);
});

test('SUSE has the library in another package', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'suse'), [
    {
      read: '2-5',
      packages: [
        { name: 'krb5', tool: 'rpm', version: '1.20.1-150600.11.3.1', installed: true, line: 3 },
        { name: 'krb5-client', tool: 'rpm', version: '1.20.1-150600.11.3.1', installed: true, line: 4 }
      ],
      missing: [ { name: 'krb5-libs', tool: 'rpm', line: 2 }, { name: 'gssntlmssp', tool: 'rpm', line: 5 } ],
      listed: { count: 2, first: 'krb5@3', last: 'krb5-client@4', sorted: true }
    }
  ]);
});

test('apt list in German: offered and installed', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'apt-list'), [
    {
      read: '2-3',
      packages: [
        { name: 'krb5-user', tool: 'dpkg', version: '1.19.2-2ubuntu0.4', installed: false, line: 2 },
        { name: 'libgssapi-krb5-2', tool: 'dpkg', version: '1.19.2-2ubuntu0.4', installed: true, line: 3 }
      ],
      listed: { count: 2, first: 'krb5-user@2', last: 'libgssapi-krb5-2@3', sorted: true }
    }
  ]);
});

test('removed, its settings left', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'removed'), [
    {
      read: '1',
      packages: [ { name: 'libgssapi-krb5-2', tool: 'dpkg', version: '1.17-3ubuntu4.7', installed: false, line: 1 } ],
      listed: { count: 1, first: 'libgssapi-krb5-2@1', last: 'libgssapi-krb5-2@1', sorted: true }
    }
  ]);
});

test('a whole loader cache without the library', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'ldconfig-whole'), [ { read: '1-6', cache: { count: 5, shown: 5, line: 1 }, listed: { count: 0, sorted: true } } ]);
});

test('ls in one folder', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'alpine'), [ { read: '2', absent: [ { part: 'library', where: 'folder', line: 2 } ], listed: { count: 0, sorted: true } } ]);
});

test('the plug-in; a path in a command is no file', () => {
  assert.deepEqual(flatBlocks(linuxPackages, 'plug-in'), [
    {
      read: '3-5',
      libraries: [ { part: 'ntlm', path: '/usr/lib64/gssntlmssp/gssntlmssp.so', line: 3 }, { part: 'library', path: '/usr/lib64/libgssapi_krb5.so.2', line: 5 } ],
      listed: { count: 0, sorted: true }
    }
  ]);
});

test('promises of the reader', () => assertReader(linuxPackages, fixtures('linux-packages')));
