/** Registries, changes and hostile texts for property tests. */
import fc from 'fast-check';
import { applyTo, emptyImage } from '../../../../src/core/registry/image.ts';
import type { RegistryImage } from '../../../../src/core/registry/image.ts';
import type { Change, RegistryData, RegistryKey } from '../../../../src/core/registry/model.ts';
import { isWithin } from '../../../../src/core/registry/model.ts';

const HOSTILE = [
  '', ' ', 'TLS 1.0', 'RC4 128/128', "O'Brien", 'a]b', '[x', 'it\u2019s', '\u2018\u2019\u201a\u201b', '\u201c\u201d\u201e', '$x', '$(calc)', '`n', '-Force', '/f', '/v', '100%', '%PATH%', '^&|<>', 'wow!', 'a"b', '\\"', 'x;y', 'a,b;c|d#e~f*g=h+i@j$k',
  'm\u00fcller', '#', '@', 'a b', 'a\\', 'C:\\dir\\', 'C:\\05', '\u202eexe.txt', '\u200f\u200e', '\u00a0x', 'line\nbreak', '\r\n"Enabled"=-', '\t', '\u0000', '\ud800', '\udc00\ud800', '\u2028', '\ufffe', '&lt;x&gt;', '</Values>', "'@", '\u{1f512}',
] as const;

export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 3, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...HOSTILE), fc.constantFrom(...HOSTILE)).map((two) => two.join('')) },
);

const keyName = fc.oneof(
  fc.constantFrom('TLS 1.0', 'RC4 128/128', "O'Brien", 'a]b', '[x', 'it\u2019s', '$x', '-Force', '/f', '100%', 'x;y', 'm\u00fcller', '#', 'a b', '\u202e'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
const hive = fc.constantFrom('HKEY_LOCAL_MACHINE' as const, 'HKEY_CURRENT_USER' as const);
/** Any key, most of them refused for something. */
export const anyKey: fc.Arbitrary<RegistryKey> = fc.tuple(hive, fc.array(keyName, { minLength: 1, maxLength: 4 })).map(([of, names]) => ({ hive: of, path: names.join('\\') }));
const anyName = fc.oneof(fc.constantFrom('', 'Enabled', 'it\u2019s', 'a"b', 'a\\', '=', '@', '/ve'), text);

const digits = (most: number, least = 0): fc.Arbitrary<string> => fc.uint8Array({ minLength: least, maxLength: most }).map((bytes) => Buffer.from(bytes).toString('hex'));

export const anyData: fc.Arbitrary<RegistryData> = fc.oneof(
  fc.oneof(fc.nat(), fc.constantFrom(0, 1, 9, 10, 0x2800, 0x7fffffff, 0x80000000, 0xffffffff)).map((data) => ({ type: 'REG_DWORD' as const, data })),
  fc.tuple(fc.constantFrom('REG_SZ' as const, 'REG_EXPAND_SZ' as const), text).map(([type, data]) => ({ type, data })),
  fc.array(text, { maxLength: 4 }).map((data) => ({ type: 'REG_MULTI_SZ' as const, data })),
  fc.oneof(fc.constantFrom('0000000000000000', '0000000000000001', '00000000ffffffff', '7fffffffffffffff', '8000000000000000', 'ffffffffffffffff'), digits(8, 8)).map((data) => ({ type: 'REG_QWORD' as const, data })),
  fc.tuple(fc.constantFrom('REG_BINARY' as const, 'REG_NONE' as const), digits(40)).map(([type, data]) => ({ type, data })),
);

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), key: anyKey, name: anyName, value: anyData }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete-value' as const), key: anyKey, name: anyName }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create-key' as const), key: anyKey }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-key' as const), key: anyKey }) },
);

/** Few names in two cases, so that changes meet the same keys and values again and again. */
const place = fc
  .tuple(hive, fc.constantFrom('SOFTWARE\\Corp\\App', 'SOFTWARE\\corp\\APP', 'SYSTEM\\Corp\\Ciphers'), fc.array(fc.constantFrom('A', 'a', 'B', 'RC4 128/128', 'Server'), { maxLength: 3 }))
  .map(([of, root, names]): RegistryKey => ({ hive: of, path: [root, ...names].join('\\') }));
const name = fc.constantFrom('', 'Enabled', 'enabled', 'ENABLED', 'DisabledByDefault', 'Functions');
const data: fc.Arbitrary<RegistryData> = fc.oneof(
  fc.constantFrom(0, 1, 0xffffffff).map((number) => ({ type: 'REG_DWORD' as const, data: number })),
  fc.constantFrom('0', '1', '').map((string) => ({ type: 'REG_SZ' as const, data: string })),
  fc.constantFrom([], ['1'], ['A', 'B'], ['A,B']).map((list) => ({ type: 'REG_MULTI_SZ' as const, data: list })),
  fc.constantFrom('01', '', '0001').map((bytes) => ({ type: 'REG_BINARY' as const, data: bytes })),
);

const filling: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), key: place, name, value: data }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create-key' as const), key: place }) },
);

/** On every machine: an undo does not delete keys this near the top. */
const always = (['HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'] as const).flatMap((of) => ['SOFTWARE\\Corp', 'SYSTEM\\Corp'].map((path): Change => ({ kind: 'create-key', key: { hive: of, path } })));

export const image: fc.Arbitrary<RegistryImage> = fc.array(filling, { maxLength: 14 }).map((changes) => applyTo(emptyImage, [...always, ...changes]));

export const intent: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('set' as const), key: place, name, value: data }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete-value' as const), key: place, name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create-key' as const), key: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete-key' as const), key: place }) },
);
export const intents = fc.array(intent, { maxLength: 10 });

/** Comparable form: the registry does not look at the case of names. */
export function shown({ keys }: RegistryImage): readonly string[] {
  return [...keys].map(([id, { values }]) => `${id} ${JSON.stringify([...values].map(([of, { value }]) => [of, value]).sort())}`).sort();
}

export function has(one: RegistryImage, key: RegistryKey): boolean {
  return [...one.keys.values()].some((row) => isWithin(row.key, key));
}
