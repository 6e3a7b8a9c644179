/**
 * Readers of the three target languages and a small registry, written from the documentation of the languages
 * and not from the emitters. Each refuses a line that it does not know, so that nothing can be hidden from it.
 */
import assert from 'node:assert/strict';

export type Op =
  | { op: 'set'; key: string; name: string; type: string; data: string | number }
  | { op: 'delete-value'; key: string; name: string }
  | { op: 'delete-key'; key: string };

/** The registry as values; a key without values is nothing, as it is for Schannel. */
export class Registry {
  readonly values = new Map<string, { key: string; name: string; type: string; data: string | number }>();

  static of(ops: readonly Op[]): Registry {
    return new Registry().run(ops);
  }

  run(ops: readonly Op[]): this {
    for (const op of ops) {
      const key = op.key.toLowerCase();
      if (op.op === 'delete-key') {
        for (const [id, value] of this.values) if (`${value.key.toLowerCase()}\\`.startsWith(`${key}\\`)) this.values.delete(id);
      } else if (op.op === 'delete-value') this.values.delete(`${key}\n${op.name.toLowerCase()}`);
      else this.values.set(`${key}\n${op.name.toLowerCase()}`, { key: op.key, name: op.name, type: op.type, data: op.data });
    }
    return this;
  }

  /** What `reg export KEY` puts into a file: undefined when there is no such key. */
  export(key: string): Op[] | undefined {
    const found = [...this.values.values()].filter((value) => `${value.key.toLowerCase()}\\`.startsWith(`${key.toLowerCase()}\\`));
    return found.length === 0 ? undefined : found.map((value): Op => ({ op: 'set', ...value }));
  }

  copy(): Registry {
    return Registry.of([...this.values.values()].map((value): Op => ({ op: 'set', ...value })));
  }

  /** Comparable form. */
  dump(): string[] {
    return [...this.values].map(([id, { type, data }]) => `${id}=${type}:${String(data)}`).sort();
  }
}

export function readReg(text: string): Op[] {
  const [header, ...lines] = text.split('\n');
  assert.equal(header, 'Windows Registry Editor Version 5.00');
  assert.equal(lines[0] ?? '', '');
  const ops: Op[] = [];
  let key: string | undefined;
  for (const line of lines) {
    if (line === '') continue;
    const section = /^\[(-?)(HKEY_LOCAL_MACHINE\\.*)\]$/su.exec(line);
    if (section) {
      if (section[1] === '-') ops.push({ op: 'delete-key', key: section[2] ?? '' });
      key = section[1] === '-' ? undefined : section[2];
      continue;
    }
    assert.ok(key !== undefined, `value outside a key: ${line}`);
    const value = /^"((?:[^"\\]|\\["\\])*)"=(.*)$/su.exec(line);
    assert.ok(value, `not a value line: ${line}`);
    const name = (value[1] ?? '').replace(/\\(.)/gsu, '$1');
    const data = value[2] ?? '';
    const text = /^"((?:[^"\\]|\\["\\])*)"$/su.exec(data);
    if (data === '-') ops.push({ op: 'delete-value', key, name });
    else if (text) ops.push({ op: 'set', key, name, type: 'REG_SZ', data: (text[1] ?? '').replace(/\\(.)/gsu, '$1') });
    else if (data.startsWith('hex(1):')) ops.push({ op: 'set', key, name, type: 'REG_SZ', data: fromHex(data.slice(7)) });
    else {
      assert.match(data, /^dword:[0-9a-f]{8}$/);
      ops.push({ op: 'set', key, name, type: 'REG_DWORD', data: parseInt(data.slice(6), 16) });
    }
  }
  return ops;
}

function fromHex(hex: string): string {
  return Buffer.from(hex.split(',').map((byte) => parseInt(byte, 16))).toString('utf16le').replace(/\0$/, '');
}

/** PowerShell: one statement on a line, a variable is used only after it has a value, a closed key is not used again. */
export function readPowershell(text: string): Op[] {
  assert.match(text, /^[\x20-\x7e\n]*$/, 'ASCII only');
  const lines = text.split('\n').map((line) => line.trim());
  assert.equal(lines.shift(), '& {');
  assert.equal(lines.pop(), '}');
  assert.equal(lines.shift(), "$ErrorActionPreference = 'Stop'");
  assert.equal(lines.shift(), "$hklm = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')");
  assert.equal(lines.pop(), '$hklm.Close()');
  const ops: Op[] = [];
  let key: string | undefined;
  let guarded = false;
  let guard = 0;
  for (const line of lines) {
    const call = /^(?:\$key = )?(\$hklm|\$key)\.(\w+)\((.*)\)$/su.exec(line);
    if (line === 'if ($null -ne $key) {') {
      assert.ok(guarded && guard === 0);
      guard = 1;
    } else if (line === '}') {
      assert.equal(guard, 1);
      assert.equal(key, undefined, 'the key is closed inside the block');
      guard = 0;
      guarded = false;
    } else {
      assert.ok(call, `unknown statement: ${line}`);
      const args = psArguments(call[3] ?? '');
      const what = `${call[1] ?? ''}.${call[2] ?? ''}/${args.length}`;
      if (what === '$key.Close/0') {
        assert.ok(key !== undefined);
        key = undefined;
      } else if (what === '$hklm.CreateSubKey/1' || what === '$hklm.OpenSubKey/2') {
        assert.ok(line.startsWith('$key = ') && key === undefined);
        key = `HKEY_LOCAL_MACHINE\\${string(args[0])}`;
        guarded = what === '$hklm.OpenSubKey/2';
        if (guarded) assert.equal(args[1], '$true');
      } else if (what === '$hklm.DeleteSubKeyTree/2') {
        assert.equal(args[1], '$false');
        ops.push({ op: 'delete-key', key: `HKEY_LOCAL_MACHINE\\${string(args[0])}` });
      } else {
        assert.ok(key !== undefined && (!guarded || guard === 1), `no open key: ${line}`);
        const name = string(args[0]);
        if (what === '$key.DeleteValue/2') {
          assert.equal(args[1], '$false');
          ops.push({ op: 'delete-value', key, name });
        } else {
          assert.equal(what, '$key.SetValue/3');
          assert.ok(!guarded, 'a value is written only to a created key');
          const kind = string(args[2]);
          if (kind === 'DWord') ops.push({ op: 'set', key, name, type: 'REG_DWORD', data: psNumber(args[1] ?? '') });
          else {
            assert.equal(kind, 'String');
            ops.push({ op: 'set', key, name, type: 'REG_SZ', data: string(args[1]) });
          }
        }
      }
    }
  }
  assert.ok(key === undefined && guard === 0);
  return ops;
}

/** Int32 literals: 0x80000000 and above are negative, and the registry stores the same 32 bits. */
function psNumber(literal: string): number {
  if (/^0x[0-9a-f]{1,8}$/.test(literal)) return parseInt(literal, 16);
  assert.match(literal, /^(0|[1-9][0-9]{0,8})$/);
  return Number(literal);
}

function psArguments(text: string): string[] {
  const out: string[] = [];
  let rest = text;
  while (rest !== '') {
    const next = /^((?:'(?:[^']|'')*'|\((?:'(?:[^']|'')*'|\[char\]0x[0-9A-F]{4}| \+ )*\)|[^,'()]+))(?:, |$)/su.exec(rest);
    assert.ok(next, `not an argument: ${rest}`);
    out.push(next[1] ?? '');
    rest = rest.slice(next[0].length);
  }
  return out;
}

/** A string expression: 'x', or ('x' + [char]0x2019 + 'y'). */
function string(expression: string | undefined): string {
  assert.ok(expression !== undefined);
  const parts = expression.startsWith('(') ? expression.slice(1, -1) : expression;
  let out = '';
  let rest = parts;
  while (rest !== '') {
    const next = /^(?:'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4}))(?: \+ |$)/su.exec(rest);
    assert.ok(next, `not a string: ${rest}`);
    out += next[2] === undefined ? (next[1] ?? '').replaceAll("''", "'") : String.fromCharCode(parseInt(next[2], 16));
    rest = rest.slice(next[0].length);
  }
  return out;
}

/** reg.exe lines as cmd and CommandLineToArgvW take them apart, at the prompt and in a batch file. */
export function readRegexe(text: string): Op[] {
  return text.split('\n').map((line): Op => {
    assert.doesNotMatch(line, /[%!\r]/, 'the same at the prompt and in a batch file');
    const outside = line.replace(/"[^"]*"/g, '""');
    assert.doesNotMatch(outside, /[&|<>^()]/, 'nothing that cmd acts on outside quotation marks');
    const [reg, verb, path, ...rest] = argv(line);
    assert.equal(reg, 'reg');
    assert.equal(rest.pop(), '/reg:64');
    assert.equal(rest.pop(), '/f');
    assert.ok(path !== undefined && path.startsWith('HKLM\\'));
    const key = `HKEY_LOCAL_MACHINE${path.slice(4)}`;
    if (verb === 'delete' && rest.length === 0) return { op: 'delete-key', key };
    assert.equal(rest[0], '/v');
    const name = rest[1] ?? '';
    if (verb === 'delete') {
      assert.equal(rest.length, 2);
      return { op: 'delete-value', key, name };
    }
    assert.equal(verb, 'add');
    assert.deepEqual([rest.length, rest[2], rest[4]], [6, '/t', '/d']);
    const [type, data] = [rest[3] ?? '', rest[5] ?? ''];
    if (type === 'REG_SZ') return { op: 'set', key, name, type, data };
    assert.equal(type, 'REG_DWORD');
    assert.match(data, /^(0x[0-9a-f]{8}|[0-9])$/);
    return { op: 'set', key, name, type, data: Number(data) };
  });
}

/** CommandLineToArgvW: 2n backslashes before a quotation mark are n, 2n + 1 are n and a literal mark. */
export function argv(line: string): string[] {
  const out: string[] = [];
  let at = 0;
  while (at < line.length) {
    while (line[at] === ' ') at++;
    if (at >= line.length) break;
    let word = '';
    let quoted = false;
    for (; at < line.length && (quoted || line[at] !== ' '); at++) {
      let slashes = 0;
      while (line[at + slashes] === '\\') slashes++;
      if (line[at + slashes] === '"') {
        word += '\\'.repeat(Math.floor(slashes / 2));
        at += slashes;
        if (slashes % 2 === 1) word += '"';
        else quoted = !quoted;
      } else {
        word += '\\'.repeat(slashes) + (slashes > 0 ? '' : (line[at] ?? ''));
        if (slashes > 0) at += slashes - 1;
      }
    }
    assert.ok(!quoted, `quotation mark not closed: ${line}`);
    out.push(word);
  }
  return out;
}
