import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { adExport } from '../../../../src/core/readers/ad-export.ts';
import { dbatoolsKerberos } from '../../../../src/core/readers/dbatools-kerberos.ts';
import { dbatoolsSpn } from '../../../../src/core/readers/dbatools-spn.ts';
import { errorlogRegistration } from '../../../../src/core/readers/errorlog-registration.ts';
import { errorlogStart } from '../../../../src/core/readers/errorlog-start.ts';
import { getAdObject } from '../../../../src/core/readers/get-ad-object.ts';
import { instancePorts } from '../../../../src/core/readers/instance-ports.ts';
import { kcmScript } from '../../../../src/core/readers/kcm-script.ts';
import { kcmStatus } from '../../../../src/core/readers/kcm-status.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { setspnChange } from '../../../../src/core/readers/setspn-change.ts';
import { setspnDuplicates } from '../../../../src/core/readers/setspn-duplicates.ts';
import { setspnList } from '../../../../src/core/readers/setspn-list.ts';
import { setspnQuery } from '../../../../src/core/readers/setspn-query.ts';
import { sqlServicesReader } from '../../../../src/core/readers/sql-services.ts';
import { sqlcheckReport } from '../../../../src/core/readers/sqlcheck-report.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';
import { fixture } from './fixtures.ts';

const readers: readonly Reader<unknown>[] = [
  setspnList, setspnQuery, setspnDuplicates, setspnChange, kcmScript, kcmStatus, sqlcheckReport, dbatoolsSpn, dbatoolsKerberos, errorlogRegistration, errorlogStart, getAdObject, adExport,
  sqlServicesReader, instancePorts,
];

/** Texts that are cut or a whole mail say something else when other text stands beside them; a script without its comment goes on with any setspn command, typed rows with any rows. */
const APART = /cut|truncated|mail|only-the-end|delete-without-comment|csv-and-typed/;
/** A report without its end, or a log without times, goes on until a prompt. */
const OPEN_END = /^sqlcheck-report|deployment-log/;
const root = join(import.meta.dirname, '..', '..', '..', 'fixtures');
const texts = readers.flatMap(({ id }) =>
  readdirSync(join(root, id)).filter((name) => !APART.test(name)).sort().map((name) => ({ name: `${id}/${name}`, text: unquoted(fixture(`${id}/${name}`)) })));

/** Without the quotation marks of a mail: whether a text is a mail is told by most of its lines. */
function unquoted(text: string): string {
  return prepare(text).lines.map((l) => l.text).join('\n').trimEnd();
}

/** Facts without the places where they stand. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'line' && key !== 'lines').map(([key, inner]) => [key, plain(inner)]));
}

/** Everything that all readers make of a text, whatever the order. */
function facts(text: string): readonly string[] {
  const paste = prepare(text);
  return readers.flatMap((reader) => reader.read(paste).map((r) => `${r.reader} ${r.read.length} ${r.unread.length} ${JSON.stringify(plain(r.facts))}`)).sort();
}

/** What may stand between two outputs. */
const PROMPTS = ['\nC:\\>\n', '\n\nPS C:\\Users\\adm> cls\n\n'] as const;
const WORDS = '\n\n\n\n### next ###\n\n\n\n';

/** In a table any words may be a cell, in a wrapped sentence they may be its rest. */
const TAKES_ANY = /sqlcheck-report|table|wrapped|console-80|german-and-short|get-winevent|powershell-7-lines|sqlcmd-80|listener-states/;

function assertMixed(between: string, some: readonly { readonly name: string; readonly text: string }[], end: string): void {
  const alone = some.flatMap((t) => facts(between + t.text + between)).sort();
  const found = facts((between + some.map((t) => t.text + between).join('')).replaceAll('\n', end));
  assert.deepEqual(found, alone, some.map((t) => t.name).join(', '));
}

const ends = fc.constantFrom('\n', '\r\n');
const runs = { numRuns: 60, seed: 20261121 };

test('each text is read by its own reader', () => {
  for (const { name, text } of texts) assert.ok(facts(text).some((f) => f.startsWith(`${name.split('/')[0] ?? ''} `)), name);
});

for (const between of PROMPTS) {
  test(`any texts in any order with ${JSON.stringify(between)} between: the same facts, as many lines understood`, () => {
    fc.assert(fc.property(fc.shuffledSubarray([...texts], { minLength: 2, maxLength: 12 }), ends, (some, end) => assertMixed(between, some, end)), runs);
  });
}

test('one text of each format in any order with other words between', () => {
  const free = texts.filter((t) => !OPEN_END.test(t.name));
  const byFormat = readers.map(({ id }) => free.filter((t) => t.name.startsWith(`${id}/`))).filter((l) => l.length > 0);
  const one = fc.tuple(...byFormat.map((l) => fc.constantFrom(...l)));
  fc.assert(fc.property(one.chain((l) => fc.shuffledSubarray(l, { minLength: 2 })), ends, (some, end) => assertMixed(WORDS, some, end)), runs);
});

test('a line of other words inside a text is not understood', () => {
  const other = '~~ zwischenruf ~~';
  fc.assert(
    fc.property(fc.constantFrom(...texts.filter((t) => !TAKES_ANY.test(t.name))), fc.nat(), (t, at) => {
      const lines = t.text.split('\n');
      const n = at % (lines.length + 1);
      const paste = prepare([...lines.slice(0, n), other, ...lines.slice(n)].join('\n'));
      for (const reader of readers) {
        for (const reading of reader.read(paste)) {
          assert.ok(!reading.read.includes(n + 1), `${t.name}: ${reading.reader} took line ${n + 1}`);
          assert.equal(reading.unread.includes(n + 1), n + 1 > reading.from && n + 1 < reading.to, `${t.name}: ${reading.reader}, line ${n + 1}`);
        }
      }
    }),
    { numRuns: 600, seed: 20261121 },
  );
});
