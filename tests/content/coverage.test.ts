import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { anchorsOf, decodeHtml, dist, htmlOf } from '../pages.ts';

// Every statement of the two source documents has a home in the runbook. A row names the statement, the section
// that carries it, and words that this section must contain. The outline holds the number of statements per section,
// counted in the source, so that a row cannot disappear unnoticed.

interface Row {
  readonly id: string;
  readonly section: string;
  readonly kind: string;
  readonly says: string;
  readonly at: string;
  readonly proof: readonly string[];
}

interface Outline {
  readonly section: string;
  readonly rows: number;
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'coverage', name), 'utf8')) as T;
}

const KINDS = ['paragraph', 'bullet', 'row', 'step', 'note', 'example'];
const outline = load<{ general: Outline[]; kb: Outline[] }>('outline.json');
const documents: readonly { prefix: string; rows: Row[]; outline: readonly Outline[] }[] = [
  { prefix: 'general', rows: load<Row[]>('general-article.json'), outline: outline.general },
  { prefix: 'kb', rows: load<Row[]>('kb-811889.json'), outline: outline.kb },
];

const fold = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** What a reader sees of some markup: blocks stay apart, inline marks leave no gap. */
function words(html: string): string {
  const seen = html
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(?:address|article|br|button|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '');
  return fold(decodeHtml(seen));
}

/** From the heading with this id to the next heading of the same or a higher level. */
function sectionOf(html: string, id: string): string | undefined {
  const headings = [...html.matchAll(/<h([1-6])\b([^>]*)>/g)].map((m) => ({ at: m.index, level: Number(m[1]), id: /\sid="([^"]+)"/.exec(m[2] ?? '')?.[1] }));
  const here = headings.findIndex((h) => h.id === id);
  const heading = headings[here];
  if (!heading) return undefined;
  const end = headings.slice(here + 1).find((h) => h.level <= heading.level)?.at ?? html.indexOf('</main>', heading.at);
  return words(html.slice(heading.at, end === -1 ? undefined : end));
}

function homeOf(row: Row): { slug: string; page: string; anchor: string } {
  const [, page = '', slug = '', anchor = ''] = /^(\/runbook\/([a-z0-9-]+)\/)#([a-z0-9-]+)$/.exec(row.at) ?? [];
  return { slug, page, anchor };
}

const html = new Map<string, string | undefined>();
function pageOf(page: string): string | undefined {
  if (!html.has(page)) html.set(page, page !== '' && existsSync(join(dist, page, 'index.html')) ? htmlOf(page) : undefined);
  return html.get(page);
}

const named = (row: Row, fault: string) => `${row.id} (${row.section}: ${row.says}) at ${row.at}: ${fault}`;

for (const { prefix, rows, outline: expected } of documents) {
  test(`${prefix}: ids are consecutive and every row is complete`, () => {
    const wrong = rows.flatMap((row, i) => {
      const faults: string[] = [];
      if (row.id !== `${prefix}-${String(i + 1).padStart(3, '0')}`) faults.push(named(row, `the id should end in ${i + 1}`));
      if (!KINDS.includes(row.kind)) faults.push(named(row, `unknown kind ${row.kind}`));
      if (row.says.trim() === '' || row.says.length > 160) faults.push(named(row, `the statement has ${row.says.length} characters`));
      if (row.proof.length < 1 || row.proof.length > 4 || row.proof.some((p) => p.trim() === '')) faults.push(named(row, `${row.proof.length} proofs`));
      if (homeOf(row).anchor === '') faults.push(named(row, 'not an address of the form /runbook/<slug>/#<heading>'));
      return faults;
    });
    assert.deepEqual(wrong, []);
  });

  test(`${prefix}: as many rows in each section as the source has statements, in its order`, () => {
    const counted: Outline[] = [];
    for (const { section } of rows) {
      const last = counted.at(-1);
      if (last?.section === section) counted[counted.length - 1] = { section, rows: last.rows + 1 };
      else counted.push({ section, rows: 1 });
    }
    assert.deepEqual(counted, expected);
  });

  test(`${prefix}: the page and the heading of every row exist`, () => {
    const missing = rows.flatMap((row) => {
      const { page, anchor } = homeOf(row);
      const text = pageOf(page);
      if (text === undefined) return [named(row, 'no such page')];
      return anchorsOf(text).has(anchor) && sectionOf(text, anchor) !== undefined ? [] : [named(row, 'no such heading')];
    });
    assert.deepEqual(missing, []);
  });

  test(`${prefix}: the section of every row says what the row claims`, () => {
    const absent = rows.flatMap((row) => {
      const { page, anchor } = homeOf(row);
      const said = sectionOf(pageOf(page) ?? '', anchor) ?? '';
      return row.proof.filter((p) => !said.includes(fold(p))).map((p) => named(row, `"${p}" is not there`));
    });
    assert.deepEqual(absent, []);
  });
}
