import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { causes } from '../../../src/data/causes.ts';
import { codeRows } from '../../../src/data/codes/index.ts';
import { layers } from '../../../src/data/codes/layers.ts';
import { codeSources } from '../../../src/data/codes/sources.ts';
import { hresultFacilities, ntstatusFacilities } from '../../../src/data/facilities.ts';

/** Names of the things in a list that occur more than once. */
function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

function rowsWhere(wrong: (row: (typeof codeRows)[number]) => boolean): string[] {
  return codeRows.filter(wrong).map((row) => row.id);
}

const ids = new Set(codeRows.map((r) => r.id));
const causeIds = new Set<string>(causes.map((c) => c.id));
/** What a reader of the pages sees in our own words. */
const ownWords = codeRows.map((r) => ({ id: r.id, words: [r.meaning, ...(r.also ?? []), ...r.checks] }));

describe('causes', () => {
  test('ids and titles are unique', () => {
    assert.deepEqual(repeated(causes.map((c) => c.id)), []);
    assert.deepEqual(repeated(causes.map((c) => c.title)), []);
  });

  test('neighbours are neighbours of each other', () => {
    const neighboursOf = new Map<string, readonly string[]>(causes.map((c) => [c.id, c.neighbours]));
    const lonely = [...neighboursOf].flatMap(([id, near]) => near.filter((n) => !neighboursOf.get(n)?.includes(id)).map((n) => `${n} lacks ${id}`));
    assert.deepEqual(lonely, []);
  });

  test('neighbours exist, once each, and none is the cause itself', () => {
    for (const cause of causes) {
      const neighbours: readonly string[] = cause.neighbours;
      assert.deepEqual(neighbours.filter((n) => !causeIds.has(n) || n === cause.id), [], cause.id);
      assert.deepEqual(repeated(neighbours), [], cause.id);
    }
  });

  test('titles are short, meanings are one sentence', () => {
    for (const { id, title, meaning } of causes) {
      assert.ok(title.length <= 45 && !title.endsWith('.'), `${id}: ${title}`);
      assert.match(meaning, /^[A-Z][^.!?]*\.$/, id);
    }
  });

  test('every cause is named by some code, except those that no code tells', () => {
    const named = new Set<string>(codeRows.flatMap((r) => r.causes));
    assert.deepEqual(causes.map((c) => c.id).filter((id) => !named.has(id)), []);
  });
});

describe('code tables', () => {
  test('ids are kebab-case slugs and unique', () => {
    assert.deepEqual(rowsWhere((r) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(r.id)), []);
    assert.deepEqual(repeated(codeRows.map((r) => r.id)), []);
  });

  test('every layer has rows, in one run, and few enough for a page', () => {
    const order = codeRows.map((r) => r.layer).filter((layer, i, all) => layer !== all[i - 1]);
    assert.deepEqual(repeated(order), []);
    assert.deepEqual(new Set(order), new Set(layers.map((l) => l.id)));
    for (const { id } of layers) assert.ok(codeRows.filter((r) => r.layer === id).length <= 120, id);
  });

  test('a number stands once in its layer', () => {
    const numbers = codeRows.flatMap((r) => (r.code === undefined ? [] : [r.code, ...(r.otherCodes ?? [])].map((n) => `${r.layer} ${n}`)));
    assert.deepEqual(repeated(numbers), []);
  });

  test('a constant stands once in its layer', () => {
    assert.deepEqual(repeated(codeRows.flatMap((r) => (r.symbol === undefined ? [] : [`${r.layer} ${r.symbol}`]))), []);
  });

  test('numbers are whole and unsigned; those of 32 bits say so', () => {
    assert.deepEqual(rowsWhere((r) => r.code !== undefined && (!Number.isInteger(r.code) || r.code < 0 || r.code > 0xffff_ffff)), []);
    assert.deepEqual(rowsWhere((r) => (r.code ?? 0) > 0x7fff_ffff && r.width !== 32), []);
    assert.deepEqual(rowsWhere((r) => (r.layer === 'sspi' || r.layer === 'ntstatus' || r.layer === 'certificates') && r.width !== 32), []);
  });

  test('SEC_I codes are successes, SEC_E, NTE, CRYPT, TRUST and CERT codes failures, NTSTATUS errors begin with C', () => {
    const top = (code = 0): string => code.toString(16).padStart(8, '0').slice(0, 4);
    for (const r of codeRows) {
      if (r.symbol?.startsWith('SEC_I_')) assert.equal(top(r.code), '0009', r.id);
      else if (r.layer === 'sspi') assert.equal(top(r.code), '8009', r.id);
      else if (r.layer === 'certificates') assert.match(top(r.code), /^800[9b]$/, r.id);
      else if (r.layer === 'ntstatus') assert.equal(top(r.code), 'c000', r.id);
    }
  });

  test('codes that mean two things have a row for each', () => {
    const layersOf = (code: number): string[] => codeRows.filter((r) => r.code === code).map((r) => r.layer);
    assert.ok(layersOf(5).includes('win32') && layersOf(5).includes('kerberos'));
    assert.ok(layersOf(18).includes('sql-login-states') && layersOf(18).includes('kerberos'));
    assert.ok(layersOf(40).includes('tls-alerts') && layersOf(40).includes('kerberos'));
    assert.ok(layersOf(0x2098).includes('win32') && layersOf(0x2098).includes('spn-registration'));
    assert.ok(layersOf(0x52e).includes('win32') && layersOf(0x52e).includes('ldap'));
    assert.ok(layersOf(11).includes('windows-events') && layersOf(11).includes('kerberos'));
  });

  test('every row can be found: by number, constant, name or text', () => {
    assert.deepEqual(rowsWhere((r) => r.code === undefined && !r.symbol && !r.message), []);
    assert.deepEqual(rowsWhere((r) => r.layer === 'windows-events' && !r.name), []);
  });

  test('causes exist, likeliest first and each once; progress and success have none', () => {
    for (const row of codeRows) {
      assert.deepEqual(row.causes.filter((c) => !causeIds.has(c)), [], row.id);
      assert.deepEqual(repeated([...row.causes]), [], row.id);
    }
    assert.deepEqual(rowsWhere((r) => /^SEC_I_(?!INCOMPLETE_CREDENTIALS)/.test(r.symbol ?? '') && r.causes.length > 0), []);
    assert.deepEqual(rowsWhere((r) => r.relevance === 'core' && r.causes.length === 0 && r.checks.length === 0), []);
  });

  test('entries that matter say what to look at', () => {
    assert.deepEqual(rowsWhere((r) => r.relevance === 'core' && r.checks.length === 0), []);
    assert.deepEqual(rowsWhere((r) => r.relevance === 'related' && r.causes.length > 0 && r.checks.length === 0), []);
  });

  test('related rows exist and are others', () => {
    for (const row of codeRows) assert.deepEqual((row.related ?? []).filter((id) => !ids.has(id) || id === row.id), [], row.id);
  });

  test('every row has a source, and every source is used', () => {
    const titles = codeSources.map((s) => s.title);
    assert.deepEqual(rowsWhere((r) => r.source.length === 0 || repeated([...r.source]).length > 0), []);
    const used = new Set<string>(codeRows.flatMap((r) => r.source));
    assert.deepEqual(titles.filter((t) => !used.has(t)), []);
    assert.deepEqual(repeated(titles), []);
  });

  test('addresses of sources are https', () => {
    for (const source of codeSources) if ('url' in source) assert.match(source.url, /^https:\/\/[a-z0-9.-]+\/\S*$/);
  });

  test('advice is marked only where there is some', () => {
    assert.deepEqual(rowsWhere((r) => r.inferred === true && r.causes.length === 0 && r.checks.length === 0 && r.also === undefined), []);
  });

  test('literal texts carry no markup and no stray blanks', () => {
    const texts = codeRows.flatMap((r) => [r.message, ...(r.texts ?? [])].flatMap((text) => (text === undefined ? [] : [{ id: r.id, text }])));
    for (const { id, text } of texts) {
      assert.doesNotMatch(text, /<(?!%)|(?<!%s)>|\*\*|`|&(?:amp|lt|gt|quot|#)|\[[^\]]*\]\(|\\_|\t|\n/, id);
      assert.equal(text, text.trim().replace(/ {2,}/g, ' '), id);
    }
  });

  test('our own words are sentences for meanings and bare imperatives for checks', () => {
    for (const row of codeRows) {
      assert.match(row.meaning, /^[A-Z].*[^ .]\.$/, row.id);
      for (const words of [...row.checks, ...(row.also ?? [])]) assert.match(words, /^[A-Z0-9“].*[^.;,: ]$/, `${row.id}: ${words}`);
    }
  });

  test('our own words have no markup, no American spelling and nothing about how they were made', () => {
    for (const { id, words } of ownWords) {
      for (const text of words) {
        assert.doesNotMatch(text, /[<>`*]|\s{2,}|"/, `${id}: ${text}`);
        if (text.includes('Windows Authorization Access Group')) continue;
        assert.doesNotMatch(text, /color|behavior|(?:author|recogn|real|organ|initial|synchron|normal)iz|center\b|licens(?:e[ds])|canceled\b|unauthoriz/i, `${id}: ${text}`);
        assert.doesNotMatch(text, /compiler|inferr?ed|inference|reference file|\bhelper\b/i, `${id}: ${text}`);
      }
    }
  });

  test('checks name commands that read only; a repair is said to be one', () => {
    for (const { id, checks } of codeRows) {
      for (const text of checks) {
        assert.doesNotMatch(text, /setspn -[SADR]\b|\breset the|Set-AD|-Repair\b|\/sc_reset|reg add|taskkill/i, `${id}: ${text}`);
        if (/repairstore/.test(text)) assert.match(text, /changes the store/, id);
      }
    }
  });
});

describe('facilities', () => {
  for (const [name, table] of [['HRESULT', hresultFacilities], ['NTSTATUS', ntstatusFacilities]] as const) {
    test(`${name}: numbers and symbols are unique`, () => {
      assert.deepEqual(repeated(table.map((f) => String(f.number))), []);
      assert.deepEqual(repeated(table.map((f) => f.symbol)), []);
    });
  }
});
