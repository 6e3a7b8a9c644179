import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  bareOrQuoted,
  batchArgument,
  invisibleIn,
  invisiblesIn,
  ldapDnValue,
  ldapFilterValue,
  noInvisible,
  programArgument,
  promptArgument,
  psString,
  psStringAscii,
  regDword,
  regMultiString,
  regString,
  tsqlIdentifier,
  tsqlString,
} from '../../../src/core/quoting.ts';
import type { Quoted } from '../../../src/core/quoting.ts';
import * as read from './quoting-readers.ts';

const columns = {
  regSz: (v: string) => {
    const data = regString(v);
    return data.ok ? { ...data, text: `"v"=${data.text}` } : data;
  },
  psSingle: psString,
  psAscii: psStringAscii,
  argv: programArgument,
  batchArg: batchArgument,
  promptArg: promptArgument,
  tsqlString,
  tsqlIdentifier,
  ldapFilter: ldapFilterValue,
  ldapDnValue,
} satisfies Record<string, (value: string) => Quoted>;

type Column = keyof typeof columns;
type Vector = { id: string; input: string; note: string } & Record<Column, string | null>;

const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../fixtures/quoting/vectors.json', import.meta.url), 'utf8'),
);

const written = (quoted: Quoted): string | null => (quoted.ok ? quoted.text : null);

describe('vectors', () => {
  test('all thirty are there', () => {
    assert.deepEqual(
      vectors.map((v) => v.id),
      Array.from({ length: 30 }, (_, i) => `V${String(i + 1).padStart(2, '0')}`),
    );
  });
  for (const vector of vectors)
    test(`${vector.id} ${vector.note}`, () => {
      for (const [column, write] of Object.entries(columns))
        assert.equal(written(write(vector.input)), vector[column as Column], column);
    });
});

/** Text of all sorts, with what the targets treat specially far more often than by chance. */
const special = fc.constantFrom(
  ...'\'"`\\/$%!^&|<>()[]{}*#,;+=@ -~:?0aZ\t\r\n\0\u001a\u001b\u007f\u0085\u00a0\u00fc\u2013\u2018\u2019\u201a\u201b\u201c\u201d\u2028\u200e\ufeff',
  '\\"', '""', "''", '%%', '%PATH%', '!x!', '$(', '\r\nGO\r\n', "'@", '\u{1f600}', '\ud83d', '\ude00', ')(', '\\5c', '\\ ',
);
const text = fc.array(fc.oneof({ weight: 4, arbitrary: special }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }), { maxLength: 12 }).map((parts) => parts.join(''));

const SINGLE_LINE = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** A target, the reader of its language, and what it is allowed to refuse. */
const targets: { name: string; write: (v: string) => Quoted; read: (t: string) => unknown; mayRefuse: (v: string) => boolean }[] = [
  { name: 'regString', write: regString, read: read.readReg, mayRefuse: (v) => v.includes('\0') },
  { name: 'psString', write: psString, read: read.readPsString, mayRefuse: (v) => SINGLE_LINE.test(v) },
  { name: 'psStringAscii', write: psStringAscii, read: read.readPsAscii, mayRefuse: (v) => v.includes('\0') },
  { name: 'programArgument', write: programArgument, read: read.readProgramArgument, mayRefuse: (v) => SINGLE_LINE.test(v) },
  {
    name: 'batchArgument',
    write: batchArgument,
    read: (t) => read.readCmdArgument(t, 'batch'),
    mayRefuse: (v) => SINGLE_LINE.test(v) || v.includes('"'),
  },
  {
    name: 'promptArgument',
    write: promptArgument,
    read: (t) => read.readCmdArgument(t, 'prompt'),
    mayRefuse: (v) => SINGLE_LINE.test(v) || /["%!]/.test(v),
  },
  { name: 'tsqlString', write: tsqlString, read: read.readTsql, mayRefuse: (v) => SINGLE_LINE.test(v) },
  {
    name: 'tsqlIdentifier',
    write: tsqlIdentifier,
    read: read.readTsql,
    mayRefuse: (v) => SINGLE_LINE.test(v) || v === '' || v.length > 128,
  },
  { name: 'ldapFilterValue', write: ldapFilterValue, read: read.readFilter, mayRefuse: (v) => /\p{Cs}/u.test(v) },
  { name: 'ldapDnValue', write: ldapDnValue, read: read.readDn, mayRefuse: (v) => /\p{Cs}/u.test(v) },
  {
    name: 'bareOrQuoted cmd',
    write: (v) => bareOrQuoted(v, 'cmd'),
    read: (t) => read.readCmdArgument(t, 'prompt'),
    mayRefuse: (v) => SINGLE_LINE.test(v) || /["%!]/.test(v),
  },
  {
    name: 'bareOrQuoted batch',
    write: (v) => bareOrQuoted(v, 'batch'),
    read: (t) => read.readCmdArgument(t, 'batch'),
    mayRefuse: (v) => SINGLE_LINE.test(v) || v.includes('"'),
  },
  {
    name: 'bareOrQuoted powershell',
    write: (v) => bareOrQuoted(v, 'powershell'),
    read: read.readPsArgument,
    mayRefuse: (v) => SINGLE_LINE.test(v) || v.includes('"') || v === '' || (/\s/.test(v) && v.endsWith('\\')),
  },
];

describe('what was written reads back as the input, or it was refused for a reason', () => {
  for (const { name, write, read: reader, mayRefuse } of targets)
    test(name, () => {
      fc.assert(
        fc.property(text, (value) => {
          const quoted = write(value);
          assert.equal(quoted.ok, !mayRefuse(value), 'refuses all it must and nothing else');
          if (quoted.ok) assert.equal(reader(quoted.text), value);
          else assert.match(quoted.refusal.rule, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        }),
        { numRuns: 1500 },
      );
    });

  test('regMultiString', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (values) => {
        const quoted = regMultiString(values);
        assert.equal(quoted.ok, values.every((v) => v !== '' && !v.includes('\0')));
        if (quoted.ok) assert.deepEqual(read.readReg(quoted.text), values);
      }),
    );
  });

  test('regDword', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer(), fc.nat(0xffffffff)), (value) => {
        const quoted = regDword(value);
        assert.equal(quoted.ok, Number.isInteger(value) && value >= 0 && value <= 0xffffffff);
        if (quoted.ok) assert.equal(read.readReg(quoted.text), value + 0);
      }),
    );
  });
});

describe('the readers can tell a wrong literal from a right one', () => {
  const wrong: [string, () => unknown][] = [
    ['PowerShell: curly quote not doubled', () => read.readPsString("'it\u2019s'")],
    ['PowerShell: code after the string', () => read.readPsString("'a'; calc")],
    ['PowerShell: sum of characters', () => read.readPsAscii('([char]0x0041 + [char]0x0042)')],
    ['cmd: quotation closed by \\"', () => read.readCmdArgument('"x\\" & echo INJECTED & \\""', 'batch')],
    ['cmd: percent not doubled', () => assert.equal(read.readCmdArgument('"100%PATH%"', 'batch'), '100%PATH%')],
    ['cmd: two arguments', () => read.readCmdArgument('a b', 'prompt')],
    ['argument: trailing backslash', () => read.readProgramArgument('"C:\\my dir\\"')],
    ['.reg: raw line break', () => read.readReg('"a\r\n"evil"=dword:00000001"')],
    ['.reg: 0x', () => read.readReg('dword:0x000001')],
    ['T-SQL: apostrophe', () => read.readTsql("N'O'Brien'")],
    ['filter: star', () => read.readFilter('*')],
    ['DN: comma', () => read.readDn('Smith, John')],
  ];
  for (const [name, run] of wrong) test(name, () => assert.throws(run));
});

describe('refusals name the rule and the character', () => {
  const cases: [string, Quoted, string, string][] = [
    ['NUL', psString('nul\0byte'), 'no-nul', 'has a control character (U+0000) at position 4'],
    ['line break', tsqlString('a\nGO'), 'no-line-break', 'has a line break at position 2'],
    ['paragraph separator', promptArgument('a\u2029b'), 'no-line-break', 'has an invisible character (U+2029) at position 2'],
    ['escape sequence', promptArgument('\u001b[2J'), 'no-control', 'has a control character (U+001B) at position 1'],
    ['half a character', ldapDnValue('\ud83d'), 'no-lone-surrogate', 'has a broken or private character (U+D83D) at position 1'],
    ['cmd quotation mark', batchArgument('a"b'), 'cmd-no-quote', 'has a double quotation mark at position 2'],
    ['prompt percent', promptArgument('100%'), 'cmd-no-percent', 'has a percent sign at position 4'],
    ['prompt exclamation mark', promptArgument('wow!'), 'cmd-no-exclamation', 'has an exclamation mark at position 4'],
    ['empty identifier', tsqlIdentifier(''), 'tsql-identifier-length', 'is empty'],
    ['long identifier', tsqlIdentifier('a'.repeat(129)), 'tsql-identifier-length', 'has 129 characters'],
    ['dword below 0', regDword(-1), 'reg-dword', 'is not a whole number of 32 bits without a sign'],
    ['dword above 32 bits', regDword(2 ** 32), 'reg-dword', 'is not a whole number of 32 bits without a sign'],
    ['empty string in a list', regMultiString(['a', '']), 'reg-multi-string-item', 'is empty'],
    ['PowerShell to a program: quotation mark', bareOrQuoted('a"b', 'powershell'), 'ps-native-quote', 'has a double quotation mark at position 2'],
    ['PowerShell to a program: empty', bareOrQuoted('', 'powershell'), 'ps-native-empty', 'is empty'],
    ['PowerShell to a program: backslash', bareOrQuoted('C:\\my dir\\', 'powershell'), 'ps-native-backslash', 'has a blank and ends with a backslash'],
  ];
  for (const [name, quoted, rule, reason] of cases)
    test(name, () => {
      assert.equal(quoted.ok, false);
      if (!quoted.ok) assert.deepEqual({ rule: quoted.refusal.rule, reason: quoted.refusal.reason }, { rule, reason });
    });
});

describe('.reg data', () => {
  const cases: [string, Quoted, string][] = [
    ['1', regDword(1), 'dword:00000001'],
    ['2048 bits', regDword(2048), 'dword:00000800'],
    ['all bits', regDword(0xffffffff), 'dword:ffffffff'],
    ['list', regMultiString(['TLS_A', 'TLS_B']), 'hex(7):54,00,4c,00,53,00,5f,00,41,00,00,00,54,00,4c,00,53,00,5f,00,42,00,00,00,00,00'],
    ['empty list', regMultiString([]), 'hex(7):00,00'],
    ['tab', regString('a\tb'), 'hex(1):61,00,09,00,62,00,00,00'],
  ];
  for (const [name, quoted, expected] of cases) test(name, () => assert.equal(written(quoted), expected));
});

describe('bareOrQuoted', () => {
  const cases: [value: string, cmd: string | null, batch: string | null, powershell: string | null][] = [
    ['MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example:1433', 'MSSQLSvc/sql05.corp.example:1433'],
    ['CORP\\svc-sql05', 'CORP\\svc-sql05', 'CORP\\svc-sql05', 'CORP\\svc-sql05'],
    ['CORP\\svc sql', '"CORP\\svc sql"', '"CORP\\svc sql"', "'CORP\\svc sql'"],
    ['CORP\\gmsa-sql$', 'CORP\\gmsa-sql$', 'CORP\\gmsa-sql$', "'CORP\\gmsa-sql$'"],
    ["o'brien", '"o\'brien"', '"o\'brien"', "'o''brien'"],
    ['svc@corp.example', 'svc@corp.example', 'svc@corp.example', "'svc@corp.example'"],
    ['10.0.0.5', '10.0.0.5', '10.0.0.5', "'10.0.0.5'"],
    ['-Force', '-Force', '-Force', "'-Force'"],
    ['a,b', '"a,b"', '"a,b"', "'a,b'"],
    ['a&b', '"a&b"', '"a&b"', "'a&b'"],
    ['50%', null, '"50%%"', "'50%'"],
    ['', '""', '""', null],
    ['C:\\dir\\', 'C:\\dir\\', 'C:\\dir\\', 'C:\\dir\\'],
    ['M\u00fcller', '"M\u00fcller"', '"M\u00fcller"', "'M\u00fcller'"],
  ];
  for (const [value, cmd, batch, powershell] of cases)
    test(JSON.stringify(value), () => {
      assert.deepEqual(
        [written(bareOrQuoted(value, 'cmd')), written(bareOrQuoted(value, 'batch')), written(bareOrQuoted(value, 'powershell'))],
        [cmd, batch, powershell],
      );
    });
});

describe('invisible characters', () => {
  const named: [string, string | undefined][] = [
    ['4249e1a0', undefined],
    ['two words\tand\r\nlines', undefined],
    ['caf\u00e9 \u2013 \u201cx\u201d', undefined],
    ['\u200e4249', 'U+200E LEFT-TO-RIGHT MARK'],
    ['CORP\u00a0svc', 'U+00A0 NO-BREAK SPACE'],
    ['a\ufeffb\u200bc', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    ['a\u{e0041}', 'U+E0041'],
  ];
  for (const [value, expected] of named) test(JSON.stringify(value), () => assert.equal(invisibleIn(value), expected));

  test('every character of the policy is found', () => {
    const ranges = [[0x200b, 0x200f], [0x202a, 0x202e], [0x2066, 0x2069], [0xfeff, 0xfeff], [0xa0, 0xa0]] as const;
    for (const [from, to] of ranges)
      for (let code = from; code <= to; code++) assert.match(invisibleIn(`a${String.fromCharCode(code)}b`) ?? '', /^U\+[0-9A-F]{4} [A-Z -]+$/);
  });
  test('the position and kind of each', () => {
    assert.deepEqual(
      invisiblesIn('a\u00a0b\u200b').map(({ at, blank }) => ({ at, blank })),
      [{ at: 1, blank: true }, { at: 3, blank: false }],
    );
  });
  test('as a rule of a field', () => {
    assert.equal(noInvisible.refuses('svc'), undefined);
    assert.equal(noInvisible.refuses('svc\u200b'), 'has an invisible character or a special blank (U+200B ZERO WIDTH SPACE)');
  });
});
