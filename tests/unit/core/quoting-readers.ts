/**
 * Readers of the languages that src/core/quoting.ts writes, made from the documentation of each language and not
 * from the writers. Each throws when the text is not exactly one literal.
 */

function fail(why: string): never {
  throw new SyntaxError(why);
}

/** Bytes of UTF-16LE as text; lone surrogates stay what they are. */
function utf16(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) text += String.fromCharCode((bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8));
  return text;
}

function hexBytes(list: string): number[] {
  return list.split(',').map((pair) => (/^[0-9a-f]{2}$/.test(pair) ? Number.parseInt(pair, 16) : fail(`not a byte: ${pair}`)));
}

/** The one value `v` of a .reg file: broken lines, other values and unknown types are errors. */
export function readReg(data: string): string | number | string[] {
  const file = `Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Test]\r\n"v"=${data}\r\n`;
  const lines = file.split(/\r\n|\r|\n/).slice(3).filter((line) => line !== '');
  if (lines.length !== 1) fail(`${lines.length} lines where one value was written`);
  const value = (lines[0] ?? '').slice('"v"='.length);
  if (value.startsWith('dword:')) {
    const digits = value.slice(6);
    return /^[0-9a-f]{8}$/.test(digits) ? Number.parseInt(digits, 16) : fail('dword needs eight digits');
  }
  const hex = /^hex\((1|7)\):(.*)$/.exec(value);
  if (hex) {
    const text = utf16(hexBytes(hex[2] ?? ''));
    if (hex[1] === '1') return text.endsWith('\0') ? text.slice(0, -1) : fail('no final NUL');
    if (text === '\0') return [];
    return text.endsWith('\0\0') ? text.slice(0, -2).split('\0') : fail('no end of the list');
  }
  if (!value.startsWith('"')) fail('unknown type');
  let text = '';
  let i = 1;
  for (; i < value.length && value[i] !== '"'; i++) {
    if (value[i] === '\\') i++;
    text += value[i] ?? fail('ends in an escape');
  }
  return i === value.length - 1 ? text : fail('text after the closing quotation mark');
}

const PS_SINGLE = "'\u2018\u2019\u201a\u201b";

/** One single-quoted string at the start; the rest is returned with it. */
function psLiteral(code: string): { text: string; rest: string } {
  if (!PS_SINGLE.includes(code[0] ?? 'x')) fail('no string');
  let text = '';
  for (let i = 1; i < code.length; i++) {
    const char = code.charAt(i);
    if (!PS_SINGLE.includes(char)) text += char;
    else if (i + 1 < code.length && PS_SINGLE.includes(code.charAt(i + 1))) text += code.charAt(++i);
    else return { text, rest: code.slice(i + 1) };
  }
  return fail('string not closed');
}

export function readPsString(code: string): string {
  if (/[\r\n]/.test(code)) fail('more than one line');
  const { text, rest } = psLiteral(code);
  return rest === '' ? text : fail(`code after the string: ${rest}`);
}

/** An argument of a command: a string, or a bare word without anything that PowerShell reads as syntax. */
export function readPsArgument(code: string): string {
  if (PS_SINGLE.includes(code[0] ?? 'x')) return readPsString(code);
  if (/[\s$@(){};&|#,`<>*?"'\u2013-\u2015\u2018-\u201e]/u.test(code)) fail('syntax in a bare word');
  return /^[-0-9.+!%]|^$/.test(code) ? fail('a parameter, a number or nothing') : code;
}

/** A string, or a sum of strings and [char] casts in brackets; the first operand must be a string. */
export function readPsAscii(code: string): string {
  if (!/^[\x20-\x7e]*$/.test(code)) fail('not ASCII');
  if (!code.startsWith('(')) return readPsString(code);
  if (!code.startsWith("('")) fail('a sum that starts with [char] is a number');
  let text = '';
  let rest = code.slice(1);
  for (;;) {
    const cast = /^\[char\]0x([0-9A-F]{4})/.exec(rest);
    if (cast) {
      text += String.fromCharCode(Number.parseInt(cast[1] ?? '', 16));
      rest = rest.slice(cast[0].length);
    } else {
      const literal = psLiteral(rest);
      text += literal.text;
      rest = literal.rest;
    }
    if (rest === ')') return text;
    if (!rest.startsWith(' + ')) fail(`no plus sign before ${rest}`);
    rest = rest.slice(3);
  }
}

/** CommandLineToArgvW for a command line whose program is `p`. */
export function readArguments(commandLine: string): string[] {
  if (/[\0\r\n]/.test(commandLine)) fail('not one command line');
  const out: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (let i = 0; i < commandLine.length; ) {
    const slashes = /^\\*/.exec(commandLine.slice(i))?.[0].length ?? 0;
    const next = commandLine[i + slashes];
    if (next === '"') {
      current = (current ?? '') + '\\'.repeat(Math.floor(slashes / 2));
      if (slashes % 2 === 1) current += '"';
      else quoted = !quoted;
      i += slashes + 1;
    } else if (slashes > 0) {
      current = (current ?? '') + '\\'.repeat(slashes);
      i += slashes;
    } else if (!quoted && (next === ' ' || next === '\t')) {
      if (current !== undefined) out.push(current);
      current = undefined;
      i++;
    } else {
      current = (current ?? '') + next;
      i++;
    }
  }
  if (quoted) fail('quotation not closed');
  if (current !== undefined) out.push(current);
  return out;
}

/** What cmd hands to the program: percent expansion first, then operators and carets outside quotation marks. */
export function throughCmd(line: string, mode: 'batch' | 'prompt'): string {
  if (/[\0\r\n\u001a]/.test(line)) fail('the line ends early');
  const expanded =
    mode === 'batch'
      ? line.replace(/%%|%[^%]*%|%[*0-9]|%/g, (m) => (m === '%%' ? '%' : ''))
      : line.replace(/%[^%]+%/g, 'EXPANDED');
  const delayed = mode === 'prompt' ? expanded.replace(/!/g, '') : expanded;
  let quoted = false;
  let out = '';
  for (let i = 0; i < delayed.length; i++) {
    const char = delayed.charAt(i);
    if (char === '"') quoted = !quoted;
    if (!quoted && '&|<>()'.includes(char)) fail(`operator ${char} outside the quotation`);
    if (!quoted && char === '^') continue;
    out += char;
  }
  return out;
}

function oneArgument(args: readonly string[]): string {
  if (args.length !== 2 || args[0] !== 'p') fail(`${args.length - 1} arguments`);
  return args[1] ?? '';
}

export const readProgramArgument = (text: string): string => oneArgument(readArguments(`p ${text}`));
export const readCmdArgument = (text: string, mode: 'batch' | 'prompt'): string =>
  oneArgument(readArguments(throughCmd(`p ${text}`, mode)));

/** A batch of T-SQL as a client tool sends it: cut at lines with GO, then one literal. */
export function readTsql(text: string): string {
  if (text.split(/\r\n|\r|\n/).length > 1) fail('a client tool may cut the batch');
  const string = /^N'((?:[^']|'')*)'$/su.exec(text);
  if (string) return (string[1] ?? '').replaceAll("''", "'");
  const identifier = /^\[((?:[^\]]|\]\])+)\]$/su.exec(text);
  return identifier ? (identifier[1] ?? '').replaceAll(']]', ']') : fail('no literal');
}

/** Escaped bytes and plain text to text; `plain` says what may stand unescaped. */
function decodeLdap(text: string, plain: (char: string, at: number, length: number) => boolean, single: string): string {
  const bytes: number[] = [];
  const chars = [...text];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    if (char !== '\\') {
      if (!plain(char, i, chars.length)) fail(`${JSON.stringify(char)} is not escaped`);
      bytes.push(...new TextEncoder().encode(char));
      continue;
    }
    const pair = `${chars[i + 1] ?? ''}${chars[i + 2] ?? ''}`;
    if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
      bytes.push(Number.parseInt(pair, 16));
      i += 2;
    } else if (chars[i + 1] !== undefined && single.includes(chars[i + 1] ?? '')) {
      bytes.push(...new TextEncoder().encode(chars[++i]));
    } else fail('bad escape');
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/** RFC 4515: the value of an equality filter. */
export const readFilter = (text: string): string => decodeLdap(text, (char) => !'*()\0'.includes(char), '');

/** RFC 4514: the value of one attribute; a number sign at the start would mean hexadecimal BER. */
export const readDn = (text: string): string =>
  decodeLdap(
    text,
    (char, at, length) =>
      !',+"<>;\0'.includes(char) && !/^\p{Cc}$/u.test(char) && !(at === 0 && ' #'.includes(char)) && !(at === length - 1 && char === ' '),
    ' "#+,;<=>\\',
  );
