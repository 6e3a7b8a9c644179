import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regExport } from '../../../../src/core/readers/reg-export.ts';
import { effectiveTls, tlsRowOf } from '../../../../src/core/schannel/effective.ts';
import { meaningOf, supports } from '../../../../src/core/schannel/protocols.ts';
import { cellOf, enabledStates, softStates, truthTable } from '../../../../src/core/schannel/truth.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { protocolNames, sideNames } from '../../../../src/data/windows-tls.ts';
import { windowsVersions } from '../../../../src/data/windows-versions.ts';

const ENABLED = { absent: undefined, '0': 0, '1': 1, 'all-bits': 0xffffffff } as const;
const SOFT = { absent: undefined, '0': 0, '1': 1 } as const;

/** A .reg file with both values; what is absent is said to be absent. */
function written(protocol: string, side: string, enabled: string, soft: string): string {
  const data = { absent: '-', '0': 'dword:00000000', '1': 'dword:00000001', 'all-bits': 'dword:ffffffff', 'wrong-type': '"1"' } as const;
  const of = (name: string): string => data[name as keyof typeof data];
  return ['Windows Registry Editor Version 5.00', '', `[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\${protocol}\\${side === 'client' ? 'Client' : 'Server'}]`, `"Enabled"=${of(enabled)}`, `"DisabledByDefault"=${of(soft)}`, ''].join('\r\n');
}

for (const version of windowsVersions) {
  test(`${version.id}: every cell is what meaningOf and the default of Windows say`, () => {
    const windows = tlsRowOf(version);
    for (const protocol of protocolNames) {
      for (const side of sideNames) {
        const cells = truthTable(protocol, side, version);
        assert.deepEqual(cells.map((cell) => `${cell.enabled} ${cell.disabledByDefault}`), enabledStates.flatMap((e) => softStates.map((s) => `${e} ${s}`)));
        for (const cell of cells) {
          if (cell.enabled === 'wrong-type') {
            assert.equal(cell.state, supports(windows, protocol, side) ? 'unclear' : 'missing');
            continue;
          }
          const enabled = ENABLED[cell.enabled];
          const soft = SOFT[cell.disabledByDefault];
          const meaning = meaningOf({ ...(enabled === undefined ? {} : { enabled }), ...(soft === undefined ? {} : { disabledByDefault: soft }) }, supports(windows, protocol, side));
          const state = meaning.state === 'windows-default' ? windows.protocols[protocol][side] : meaning.state === 'no-effect' ? 'missing' : meaning.state;
          assert.equal(cell.state, state, `${protocol} ${side} ${cell.enabled} ${cell.disabledByDefault}`);
          assert.ok(cell.because.startsWith(meaning.because));
        }
      }
    }
  });
}

test('every cell is the state that the engine reads out of a file with these values', () => {
  for (const version of windowsVersions.filter(({ id }) => ['server-2025', 'server-2022', 'server-2019', 'server-2012', 'windows-7', 'server-2008'].includes(id))) {
    for (const protocol of protocolNames) {
      for (const side of sideNames) {
        for (const cell of truthTable(protocol, side, version)) {
          const readings = regExport.read(prepare(written(protocol, side, cell.enabled, cell.disabledByDefault)));
          const row = effectiveTls(version, readings).protocols.find((one) => one.protocol === protocol && one.side === side);
          assert.equal(row?.state, cell.state, `${version.id} ${protocol} ${side} ${cell.enabled} ${cell.disabledByDefault}`);
          assert.equal(row.because.doubt, cell.doubt, `${version.id} ${protocol} ${side} ${cell.enabled} ${cell.disabledByDefault}`);
          assert.deepEqual(cellOf(row.enabled, row.disabledByDefault), { enabled: cell.enabled, disabledByDefault: cell.disabledByDefault });
        }
      }
    }
  }
});

test('a value that is not known has no cell; other data but 0 count as 1', () => {
  const set = (number: number) => ({ state: 'set', number, shown: String(number), type: 'REG_DWORD', line: 1 }) as const;
  assert.equal(cellOf({ state: 'unsaid' }, set(0)), undefined);
  assert.equal(cellOf(set(0), { state: 'mixed', lines: [1, 2] }), undefined);
  assert.deepEqual(cellOf(set(7), set(0xffffffff)), { enabled: '1', disabledByDefault: '1' });
});
