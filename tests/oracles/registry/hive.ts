import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'HKEY_LOCAL_MACHINE';

/** An empty registry hive: a base block, one bin with the root key and its security descriptor. No package ships one. Format: regf 1.3. */
export function emptyHive(): Buffer {
  const rights = Buffer.concat([
    u8(1, 0), u16(0x8004), u32(20, 36, 0, 52),
    Buffer.from('01020000000000052000000020020000'.repeat(2), 'hex'),
    Buffer.from('02001c0001000000000314003f000f00010100000000000512000000', 'hex'),
  ]);
  const root = (security: number): Buffer => cell(Buffer.concat([Buffer.from('nk'), u16(0x2c), u32(0, 0, 0, NONE, 0, 0, NONE, NONE, 0, NONE, security, NONE, 0, 0, 0, 0, 0), u16(4, 0), Buffer.from('ROOT')]));
  const at = 0x20 + root(0).length;
  const used = Buffer.concat([root(at), cell(Buffer.concat([Buffer.from('sk'), u16(0), u32(at, at, 1, rights.length), rights]))]);
  const free = BIN - 0x20 - used.length;
  const left = Buffer.alloc(free);
  left.writeInt32LE(free);
  const bin = Buffer.concat([Buffer.from('hbin'), u32(0, BIN), Buffer.alloc(8), Buffer.alloc(8), u32(0), used, left]);
  const base = Buffer.alloc(BIN);
  Buffer.concat([Buffer.from('regf'), u32(1, 1), Buffer.alloc(8), u32(1, 3, 0, 1, 0x20, BIN, 1)]).copy(base);
  Buffer.from('empty', 'utf16le').copy(base, 0x30);
  let sum = 0;
  for (let i = 0; i < 0x1fc; i += 4) sum ^= base.readUInt32LE(i);
  base.writeUInt32LE(sum >>> 0, 0x1fc);
  return Buffer.concat([base, bin]);
}

const BIN = 0x1000;
const NONE = 0xffffffff;
const u8 = (...numbers: readonly number[]): Buffer => Buffer.from(numbers);
const u16 = (...numbers: readonly number[]): Buffer => Buffer.concat(numbers.map((n) => Buffer.from([n & 0xff, n >> 8])));
function u32(...numbers: readonly number[]): Buffer {
  const out = Buffer.alloc(4 * numbers.length);
  numbers.forEach((n, i) => out.writeUInt32LE(n, 4 * i));
  return out;
}
function cell(body: Buffer): Buffer {
  const size = Math.ceil((body.length + 4) / 8) * 8;
  const out = Buffer.alloc(size);
  out.writeInt32LE(-size);
  body.copy(out, 4);
  return out;
}

/** A hive in a file, into which .reg files are merged with hivexregedit. */
export interface Hive {
  /** Merges a .reg file as it is saved for Windows: UTF-16LE with a byte order mark and CRLF. */
  readonly merge: (file: Buffer) => void;
  readonly export: () => string;
}

export function openHive(folder: string, name: string): Hive {
  const path = join(folder, name);
  writeFileSync(path, emptyHive());
  const run = (args: readonly string[], input?: string): string => {
    const done = spawnSync('hivexregedit', [...args], { encoding: 'utf8', ...(input === undefined ? {} : { input }), env: { ...process.env, PERL_UNICODE: 'SD' }, maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`hivexregedit: ${done.stderr.trim().slice(0, 300)}`);
    return done.stdout;
  };
  return {
    merge: (file) => void run(['--merge', '--prefix', PREFIX, path], forHivex(file)),
    export: () => run(['--export', '--prefix', PREFIX, path, '\\']),
  };
}

/** hivexregedit reads UTF-8, and does not make the keys above a key, which regedit does. */
function forHivex(file: Buffer): string {
  const text = file.toString('utf16le').replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const out: string[] = [];
  for (const line of text.split('\n')) {
    const key = /^\[([^-].*)\]$/.exec(line)?.[1];
    if (key !== undefined) {
      const parts = key.split('\\');
      for (let i = 2; i < parts.length; i += 1) out.push(`[${parts.slice(0, i).join('\\')}]`, '');
    }
    out.push(line);
  }
  return out.join('\n');
}
