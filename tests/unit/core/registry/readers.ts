/**
 * Readers of the three target languages and a small registry, written from the documentation of the languages
 * and not from the emitters. Each refuses a line that it does not know, so that nothing can be hidden from it.
 */
import assert from 'node:assert/strict';

export type OpData = string | number | readonly string[];

export type Op =
  | { op: 'set'; key: string; name: string; type: string; data: OpData }
  | { op: 'delete-value'; key: string; name: string }
  | { op: 'create-key'; key: string }
  | { op: 'delete-key'; key: string };

/** The registry as values; a key without values is nothing, as it is for Schannel. */
export class Registry {
  readonly values = new Map<string, { key: string; name: string; type: string; data: OpData }>();

  static of(ops: readonly Op[]): Registry {
    return new Registry().run(ops);
  }

  run(ops: readonly Op[]): this {
    for (const op of ops) {
      const key = op.key.toLowerCase();
      if (op.op === 'delete-key') {
        for (const [id, value] of this.values) if (`${value.key.toLowerCase()}\\`.startsWith(`${key}\\`)) this.values.delete(id);
      } else if (op.op === 'create-key') continue;
      else if (op.op === 'delete-value') this.values.delete(`${key}\n${op.name.toLowerCase()}`);
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

/** A key that is made and filled in one go: only the filling counts, whatever a language writes for it. */
export function withoutEmptyCreations(ops: readonly Op[]): Op[] {
  const same = (a: Op | undefined, b: Op): boolean => a !== undefined && a.op !== 'delete-key' && a.key.toLowerCase() === b.key.toLowerCase();
  const runs: Op[][] = [];
  for (const op of ops) {
    const run = runs.at(-1);
    if (run && op.op !== 'delete-key' && same(run[0], op)) run.push(op);
    else runs.push([op]);
  }
  return runs.flatMap((run) => {
    const filled = run.filter((op) => op.op !== 'create-key');
    return filled.length > 0 ? filled : run.slice(0, 1);
  });
}

const HIVE = '(?:HKEY_LOCAL_MACHINE|HKEY_CURRENT_USER)';

export function readReg(text: string): Op[] {
  const [header, ...raw] = text.split('\n');
  assert.equal(header, 'Windows Registry Editor Version 5.00');
  assert.equal(raw[0] ?? '', '');
  const ops: Op[] = [];
  let key: string | undefined;
  const lines: string[] = [];
  for (const line of raw) {
    const last = lines.at(-1);
    if (last !== undefined && /=hex(?:\([0-9a-b]\))?:(?:[0-9a-f]{2},)*\\$/.test(last)) {
      assert.match(line, /^  [0-9a-f]{2}/);
      lines[lines.length - 1] = last.slice(0, -1) + line.trim();
    } else lines.push(line);
  }
  for (const line of lines) {
    if (line === '') continue;
    const section = new RegExp(`^\\[(-?)(${HIVE}\\\\.*)\\]$`, 'su').exec(line);
    if (section) {
      ops.push({ op: section[1] === '-' ? 'delete-key' : 'create-key', key: section[2] ?? '' });
      key = section[1] === '-' ? undefined : section[2];
      continue;
    }
    assert.ok(key !== undefined, `value outside a key: ${line}`);
    const value = /^(?:(@)|"((?:[^"\\]|\\["\\])*)")=(.*)$/su.exec(line);
    assert.ok(value, `not a value line: ${line}`);
    assert.notEqual(value[2], '', 'the default value is written as @');
    const name = value[1] === '@' ? '' : (value[2] ?? '').replace(/\\(.)/gsu, '$1');
    const data = value[3] ?? '';
    const quoted = /^"((?:[^"\\]|\\["\\])*)"$/su.exec(data);
    const hex = /^hex(?:\(([0-9a-b])\))?:((?:[0-9a-f]{2}(?:,(?!$)|$))*)$/.exec(data);
    if (data === '-') ops.push({ op: 'delete-value', key, name });
    else if (quoted) ops.push({ op: 'set', key, name, type: 'REG_SZ', data: (quoted[1] ?? '').replace(/\\(.)/gsu, '$1') });
    else if (hex) ops.push({ op: 'set', key, name, ...ofBytes(hex[1] ?? '3', Buffer.from((hex[2] ?? '').replaceAll(',', ''), 'hex')) });
    else {
      assert.match(data, /^dword:[0-9a-f]{8}$/);
      ops.push({ op: 'set', key, name, type: 'REG_DWORD', data: parseInt(data.slice(6), 16) });
    }
  }
  return withoutEmptyCreations(ops);
}

/** Numbers of the types: winnt.h. */
function ofBytes(kind: string, bytes: Buffer): { type: string; data: OpData } {
  const text = (): string => {
    const all = bytes.toString('utf16le');
    assert.ok(all.endsWith('\0'));
    return all.slice(0, -1);
  };
  switch (kind) {
    case '0':
      return { type: 'REG_NONE', data: bytes.toString('hex') };
    case '1':
      return { type: 'REG_SZ', data: text() };
    case '2':
      return { type: 'REG_EXPAND_SZ', data: text() };
    case '3':
      return { type: 'REG_BINARY', data: bytes.toString('hex') };
    case '7': {
      const items = text().split('\0');
      assert.equal(items.pop(), '');
      return { type: 'REG_MULTI_SZ', data: items };
    }
    default:
      assert.equal(kind, 'b');
      assert.equal(bytes.length, 8);
      return { type: 'REG_QWORD', data: Buffer.from(bytes).reverse().toString('hex') };
  }
}

const BASES = { hklm: ['LocalMachine', 'HKEY_LOCAL_MACHINE'], hkcu: ['CurrentUser', 'HKEY_CURRENT_USER'] } as const;

/** PowerShell: one statement on a line, a variable is used only after it has a value, a closed key is not used again. */
export function readPowershell(text: string): Op[] {
  assert.match(text, /^[\x20-\x7e\n]*$/, 'ASCII only');
  const lines = text.split('\n').map((line) => line.trim());
  assert.equal(lines.shift(), '& {');
  assert.equal(lines.pop(), '}');
  assert.equal(lines.shift(), "$ErrorActionPreference = 'Stop'");
  const bases = new Map<string, string>();
  for (const [variable, [base, hive]] of Object.entries(BASES)) {
    if (lines[0] !== `$${variable} = [Microsoft.Win32.RegistryKey]::OpenBaseKey('${base}', 'Registry64')`) continue;
    lines.shift();
    bases.set(`$${variable}`, hive);
  }
  assert.ok(bases.size > 0);
  for (const variable of [...bases.keys()].reverse()) assert.equal(lines.pop(), `${variable}.Close()`);
  const ops: Op[] = [];
  let key: string | undefined;
  let guarded = false;
  let guard = 0;
  for (const line of lines) {
    const call = /^(?:\$key = )?(\$\w+)\.(\w+)\((.*)\)$/su.exec(line);
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
      const hive = bases.get(call[1] ?? '');
      const what = `${hive === undefined ? (call[1] ?? '') : '$base'}.${call[2] ?? ''}/${args.length}`;
      if (what === '$key.Close/0') {
        assert.ok(key !== undefined);
        key = undefined;
      } else if (what === '$base.CreateSubKey/1' || what === '$base.OpenSubKey/2') {
        assert.ok(line.startsWith('$key = ') && key === undefined);
        key = `${hive ?? ''}\\${string(args[0])}`;
        guarded = what === '$base.OpenSubKey/2';
        if (guarded) assert.equal(args[1], '$true');
        else ops.push({ op: 'create-key', key });
      } else if (what === '$base.DeleteSubKeyTree/2') {
        assert.equal(args[1], '$false');
        ops.push({ op: 'delete-key', key: `${hive ?? ''}\\${string(args[0])}` });
      } else {
        assert.ok(key !== undefined && (!guarded || guard === 1), `no open key: ${line}`);
        const name = string(args[0]);
        if (what === '$key.DeleteValue/2') {
          assert.equal(args[1], '$false');
          ops.push({ op: 'delete-value', key, name });
        } else {
          assert.equal(what, '$key.SetValue/3');
          assert.ok(!guarded, 'a value is written only to a created key');
          ops.push({ op: 'set', key, name, ...psData(string(args[2]), args[1] ?? '') });
        }
      }
    }
  }
  assert.ok(key === undefined && guard === 0);
  return withoutEmptyCreations(ops);
}

/** What the .NET class makes of the expression: RegistryValueKind. */
function psData(kind: string, expression: string): { type: string; data: OpData } {
  switch (kind) {
    case 'DWord':
      return { type: 'REG_DWORD', data: psNumber(expression) };
    case 'QWord': {
      assert.match(expression, /^\[long\](?:0|-?[1-9][0-9]{0,18})$/);
      return { type: 'REG_QWORD', data: BigInt.asUintN(64, BigInt(expression.slice(6))).toString(16).padStart(16, '0') };
    }
    case 'String':
      return { type: 'REG_SZ', data: string(expression) };
    case 'ExpandString':
      return { type: 'REG_EXPAND_SZ', data: string(expression) };
    case 'MultiString': {
      const items = /^\[string\[\]\]@\((.*)\)$/su.exec(expression);
      assert.ok(items);
      return { type: 'REG_MULTI_SZ', data: psArguments(items[1] ?? '').map(string) };
    }
    default: {
      assert.ok(kind === 'Binary' || kind === 'None', kind);
      const bytes = /^\[byte\[\]\]@\(((?:0x[0-9a-f]{2}(?:, (?!\))|(?=\))))*)\)$/.exec(expression);
      assert.ok(bytes, expression);
      return { type: kind === 'None' ? 'REG_NONE' : 'REG_BINARY', data: (bytes[1] ?? '').replaceAll(', ', '').replaceAll('0x', '') };
    }
  }
}

/** Int32 literals: 0x80000000 and above are negative, and the registry stores the same 32 bits. */
function psNumber(literal: string): number {
  if (/^0x[0-9a-f]{1,8}$/.test(literal)) return parseInt(literal, 16);
  assert.match(literal, /^(0|[1-9][0-9]{0,8})$/);
  return Number(literal);
}

/** Splits at the commas outside quotation marks and brackets. */
function psArguments(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (!quoted && (char === '(' || char === '[')) depth++;
    else if (!quoted && (char === ')' || char === ']')) depth--;
    else if (!quoted && depth === 0 && char === ',') {
      assert.equal(text[at + 1], ' ');
      out.push(text.slice(from, at));
      from = at + 2;
    }
    assert.ok(depth >= 0);
  }
  assert.ok(!quoted && depth === 0, `not closed: ${text}`);
  if (text !== '') out.push(text.slice(from));
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
  return withoutEmptyCreations(text.split('\n').map((line): Op => {
    assert.ok(line.length <= 8191, 'cmd takes no longer line');
    assert.doesNotMatch(line, /[%!\r]/, 'the same at the prompt and in a batch file');
    const outside = line.replace(/"[^"]*"/g, '""');
    assert.doesNotMatch(outside, /[&|<>^()]/, 'nothing that cmd acts on outside quotation marks');
    const [reg, verb, path, ...rest] = argv(line);
    assert.equal(reg, 'reg');
    assert.equal(rest.pop(), '/reg:64');
    assert.equal(rest.pop(), '/f');
    const hive = /^(HKLM|HKCU)\\/.exec(path ?? '')?.[1];
    assert.ok(path !== undefined && hive !== undefined);
    const key = `${hive === 'HKLM' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER'}${path.slice(4)}`;
    if (rest.length === 0) return { op: verb === 'delete' ? 'delete-key' : 'create-key', key };
    const byDefault = rest[0] === '/ve';
    if (!byDefault) assert.equal(rest[0], '/v');
    const name = byDefault ? '' : (rest[1] ?? '');
    assert.ok(byDefault || name !== '');
    const more = rest.slice(byDefault ? 1 : 2);
    if (verb === 'delete') {
      assert.equal(more.length, 0);
      return { op: 'delete-value', key, name };
    }
    assert.equal(verb, 'add');
    assert.equal(more[0], '/t');
    const type = more[1] ?? '';
    const separator = more[2] === '/s' ? more[3] : undefined;
    const tail = more.slice(separator === undefined ? 2 : 4);
    assert.deepEqual([tail.length, tail[0]], [2, '/d']);
    return { op: 'set', key, name, type, data: regexeData(type, tail[1] ?? '', separator) };
  }));
}

function regexeData(type: string, data: string, separator: string | undefined): OpData {
  assert.equal(separator !== undefined, type === 'REG_MULTI_SZ');
  switch (type) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
      return data;
    case 'REG_MULTI_SZ':
      assert.equal(separator?.length, 1);
      return data.split(separator ?? '');
    case 'REG_BINARY':
      assert.match(data, /^(?:[0-9a-f]{2})+$/);
      return data;
    case 'REG_QWORD':
      assert.match(data, /^0x[0-9a-f]{1,16}$/);
      return data.slice(2).padStart(16, '0');
    default:
      assert.equal(type, 'REG_DWORD');
      assert.match(data, /^(0x[0-9a-f]{8}|[0-9])$/);
      return Number(data);
  }
}

/** Items of registry preferences, by [MS-GPPREF] 2.2.1.17 and the files of the cmdlet. One element on a line. */
export function readPreference(text: string): Op[] {
  const lines = text.split('\n');
  assert.equal(lines.shift(), '<?xml version="1.0" encoding="utf-8"?>');
  const root = lines.shift() ?? '';
  assert.match(root, /^<(?:RegistrySettings clsid="\{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51\}"|Collection clsid="\{53B533F5-224C-47e3-B01B-CA3B3F3FF4BF\}" name="[^"<>]*")>$/);
  assert.equal(lines.pop(), root.startsWith('<R') ? '</RegistrySettings>' : '</Collection>');
  const ops: Op[] = [];
  const ids = new Set<string>();
  for (let at = 0; at < lines.length; at += 3) {
    const item = attributes(lines[at] ?? '', 'Registry');
    assert.equal(item.get('clsid'), '{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}');
    assert.match(item.get('uid') ?? '', /^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
    ids.add(item.get('uid') ?? '');
    assert.equal(lines[at + 2], '  </Registry>');
    const [, own = '', values] = /^(.*?)(?:\/>|><Values>(.*)<\/Values><\/Properties>)$/su.exec(lines[at + 1] ?? '') ?? [];
    const given = attributes(`${own}>`, 'Properties');
    assert.deepEqual([...given.keys()], ['action', 'displayDecimal', 'default', 'hive', 'key', 'name', 'type', 'value']);
    const [action, name, type, value] = ['action', 'name', 'type', 'value'].map((attribute) => given.get(attribute) ?? '') as [string, string, string, string];
    assert.equal(item.get('image'), action === 'U' ? '2' : '3');
    const key = `${given.get('hive') ?? ''}\\${given.get('key') ?? ''}`;
    const isKey = name === '' && given.get('default') === '0';
    if (isKey) assert.deepEqual([type, value], ['REG_SZ', '']);
    assert.ok(name === '' || given.get('default') === '0');
    if (action === 'D') ops.push(isKey ? { op: 'delete-key', key } : { op: 'delete-value', key, name });
    else if (isKey) ops.push({ op: 'create-key', key });
    else ops.push({ op: 'set', key, name, type, data: preferenceData(type, value, values) });
  }
  assert.equal(ids.size, ops.length, 'each item has an id of its own');
  return withoutEmptyCreations(ops);
}

function preferenceData(type: string, value: string, values: string | undefined): OpData {
  assert.equal(values !== undefined, type === 'REG_MULTI_SZ');
  switch (type) {
    case 'REG_DWORD':
      assert.match(value, /^[0-9A-F]{8}$/);
      return parseInt(value, 16);
    case 'REG_QWORD':
      assert.match(value, /^[0-9A-F]{16}$/);
      return value.toLowerCase();
    case 'REG_BINARY':
      assert.match(value, /^(?:[0-9A-F]{2})+$/);
      return value.toLowerCase();
    case 'REG_MULTI_SZ': {
      const items = [...(values ?? '').matchAll(/<Value>([^<]*)<\/Value>/g)].map((found) => unescaped(found[1] ?? ''));
      assert.equal(value, items.join(' '));
      return items;
    }
    default:
      assert.ok(type === 'REG_SZ' || type === 'REG_EXPAND_SZ', type);
      return value;
  }
}

function attributes(line: string, element: string): Map<string, string> {
  const all = new RegExp(`^ +<${element}((?: [a-zA-Z]+="[^"<]*")+)>$`, 'su').exec(line);
  assert.ok(all, `not an element ${element}: ${line}`);
  return new Map([...(all[1] ?? '').matchAll(/ ([a-zA-Z]+)="([^"]*)"/g)].map((found) => [found[1] ?? '', unescaped(found[2] ?? '')]));
}

function unescaped(text: string): string {
  assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|apos);)/, 'a bare ampersand');
  const plain: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&([a-z]+);/g, (_, name: string) => plain[name] ?? '');
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
