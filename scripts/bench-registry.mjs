// A registry export of a whole hive in bare Node: decoding, lines, each reader that its lines concern, and the state of TLS; time and memory by length.
import { dotnetTlsJudge } from '../src/core/judges/dotnet-tls.ts';
import { judges } from '../src/core/judges/index.ts';
import { tlsProtocolsJudge } from '../src/core/judges/tls-protocols.ts';
import { cipherSuites } from '../src/core/readers/cipher-suites.ts';
import { eccCurves } from '../src/core/readers/ecc-curves.ts';
import { itemProperty } from '../src/core/readers/item-property.ts';
import { regExport } from '../src/core/readers/reg-export.ts';
import { regQuery } from '../src/core/readers/reg-query.ts';
import { windowsVersion } from '../src/core/readers/windows-version.ts';
import { effectiveTls } from '../src/core/schannel/effective.ts';
import { textOfBytes } from '../src/core/text/bytes.ts';
import { prepare } from '../src/core/text/prepare.ts';
import { windowsVersions } from '../src/data/windows-versions.ts';
import { bigExport } from '../tests/unit/core/schannel/big-export.ts';

const ms = (n) => `${n.toFixed(0).padStart(6)} ms`;
const mb = (n) => `${(n / 1e6).toFixed(0)} MB`;
const readers = [regExport, regQuery, itemProperty, windowsVersion, cipherSuites, eccCurves];
const server = windowsVersions.find(({ id }) => id === 'server-2019');

/** The file as regedit writes it. */
function utf16(text) {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function timed(what, work) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const from = performance.now();
  const result = work();
  const time = performance.now() - from;
  globalThis.gc?.();
  console.log(`  ${what.padEnd(34)} ${ms(time)}   kept ${mb(process.memoryUsage().heapUsed - before)}`);
  return result;
}

for (const style of ['reg', 'query']) {
  for (const lines of [100_000, 200_000, 400_000]) {
    const bytes = utf16(bigExport(lines, style));
    console.log(`${style}, ${mb(bytes.length)} in UTF-16`);
    const text = timed('decode', () => textOfBytes(bytes, (part, encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(part)));
    const paste = timed('lines (prepare)', () => prepare(text));
    console.log(`  ${paste.lines.length} lines`);
    const readings = readers.flatMap((reader) => timed(`reader ${reader.id}`, () => reader.read(paste)));
    const state = timed('effectiveTls', () => effectiveTls(server, readings));
    timed('judges of TLS', () => [tlsProtocolsJudge, dotnetTlsJudge].map((j) => j.judge(readings, {}, paste)));
    timed('all judges', () => judges.map((j) => j.judge(readings, {}, paste)));
    console.log(`  TLS 1.0 as server: ${state.protocols.find((p) => p.protocol === 'TLS 1.0' && p.side === 'server').state}`);
  }
}
