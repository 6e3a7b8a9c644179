import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowsOf, windowsSeen } from '../../../../src/core/schannel/effective.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';
import { fixture } from '../readers/fixtures.ts';
import { reg, readingsIn } from './effective-texts.ts';

const current = (...values: string[]): string => reg(['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', ...values]);

test('which Windows: build and product, from the registry, the console, systeminfo and SQLCheck', () => {
  const table: [string, string, string | undefined, string[]][] = [
    ['build and server', current('"CurrentBuild"="17763"', '"ProductName"="Windows Server 2019 Standard"'), 'server-2019', ['server-2019']],
    ['build and client', current('"CurrentBuild"="17763"', '"InstallationType"="Client"'), 'windows-10-1809', ['windows-10-1809']],
    ['Server Core', current('"CurrentBuild"="14393"', '"InstallationType"="Server Core"'), 'server-2016', ['server-2016']],
    ['build alone', current('"CurrentBuild"="17763"'), undefined, ['server-2019', 'windows-10-1809']],
    ['a build of servers only', current('"CurrentBuild"="20348"'), 'server-2022', ['server-2022']],
    ['ProductName of Windows 11 says 10', current('"CurrentBuild"="26100"', '"ProductName"="Windows 10 Pro"'), 'windows-11-24h2', ['windows-11-24h2']],
    ['CurrentBuildNumber', current('"CurrentBuildNumber"="9600"', '"ProductName"="Windows Server 2012 R2 Datacenter"'), 'server-2012-r2', ['server-2012-r2']],
    ['a build of no table', current('"CurrentBuild"="31337"'), undefined, []],
    ['no number', current('"CurrentBuild"="x17763"'), undefined, []],
    ['Vista', current('"CurrentBuild"="6002"', '"ProductName"="Windows Vista (TM) Business"'), 'server-2008', ['server-2008']],
    ['banner', fixture('windows-version/banner.txt'), 'server-2022', ['server-2022']],
    ['systeminfo', fixture('windows-version/systeminfo.txt'), 'server-2019', ['server-2019']],
    ['list of Win32_OperatingSystem', fixture('windows-version/cim-list.txt'), 'server-2025', ['server-2025']],
    ['systeminfo in Japanese', 'OS 名:                  Microsoft Windows Server 2019 Standard\nOS バージョン:          10.0.17763 N/A ビルド 17763\n', 'server-2019', ['server-2019']],
    ['SQLCheck', fixture('sqlcheck-report/whole-report.txt'), 'server-2022', ['server-2022']],
    ['the console of another machine', 'Microsoft Windows [Version 10.0.20348.1]\n\nC:\\>reg query \\\\sql01\\HKLM\\SOFTWARE\\X\n', undefined, []],
    ['two builds', 'Microsoft Windows [Version 10.0.20348.1]\n\nMicrosoft Windows [Version 10.0.17763.1]\n', undefined, []],
    ['nothing', 'C:\\>', undefined, []],
  ];
  for (const [name, text, id, candidates] of table) {
    const readings = readingsIn(text);
    assert.equal(windowsOf(readings)?.id, id, name);
    assert.deepEqual(windowsSeen(readings)?.candidates.map((v) => v.id) ?? [], candidates, name);
  }
});

test('every version is found by its own build and kind', () => {
  for (const version of windowsVersions) {
    for (const build of version.builds) {
      const text = current(`"CurrentBuild"="${build}"`, `"InstallationType"="${version.kind === 'server' ? 'Server' : 'Client'}"`);
      assert.equal(windowsOf(readingsIn(text))?.id, version.id, `${version.id} ${build}`);
    }
  }
});

test('lines of build and product are told', () => {
  assert.deepEqual(windowsSeen(readingsIn(current('"CurrentBuild"="17763"', '"ProductName"="Windows Server 2019"')))?.lines, [4, 5]);
  assert.deepEqual(windowsSeen(readingsIn('Microsoft Windows [Version 10.0.20348.1]\n\nMicrosoft Windows [Version 10.0.17763.1]\n'))?.lines, [1, 3]);
});
