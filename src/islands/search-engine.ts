import { openCodes } from '../core/code-index.ts';
import { openPhrases } from '../core/code-phrases.ts';
import { PASTE, plan, type SearchIndexes, type SearchPlan } from '../core/search-plan.ts';
import { markWords, topicSearch, words, type Topic } from '../core/topic-search.ts';
import { marked, pagefind, type PagefindPage } from './pagefind.ts';
import { searchFiles } from './search-files.ts';
import type { Card, Results, Row } from './search-view.ts';

const MOST_ROWS = { fix: 8, tool: 3, lesson: 4, text: 5 } as const;
/** How many pages of the full text are fetched for one query. */
const MOST_PAGES = 10;

let indexes: Promise<SearchIndexes> | undefined;

/** Opens codes and names. The sentences follow when the first answer is on screen; a paste waits for them. */
function load(): Promise<SearchIndexes> {
  return (indexes ??= (async () => {
    const files = searchFiles();
    const [{ codes: wire, causes }, { topics, index }] = await Promise.all([files.codes, files.topics]);
    return { codes: openCodes(wire), causes, topics: topicSearch(topics, index) };
  })());
}

let sentences: Promise<SearchIndexes> | undefined;

function loadAll(): Promise<SearchIndexes> {
  return (sentences ??= (async () => {
    const opened = await load();
    const all = { ...opened, phrases: openPhrases(await searchFiles().phrases, opened.codes) };
    indexes = Promise.resolve(all);
    return all;
  })());
}

/** Fetches what the first key will need. */
export function prepare(): void {
  void load();
}

/**
 * Results in two steps: at once what codes and names say, then the same list with the matching sections of the full
 * text, and what only the full text knows below it. The order of the first step stays: nothing moves under the eye.
 */
export async function* search(query: string, fullText = true): AsyncGenerator<Results> {
  let decided = plan(query, await (query.length > PASTE ? loadAll() : load()));
  yield results(query, decided, []);
  decided = plan(query, await loadAll());
  if (!fullText || decided.fullText === '') return;
  const engine = await pagefind();
  if (!engine) return;
  const { results: found } = await engine.search(decided.fullText);
  const pages = await Promise.all(found.slice(0, MOST_PAGES).map((r) => r.data()));
  const asked = words(decided.fullText);
  yield results(query, decided, pages.filter((p) => isAbout(p, asked)));
}

/** Pagefind falls back to the beginning of a word until something matches; a page counts when a whole word of the query is in it. */
function isAbout(page: PagefindPage, asked: readonly string[]): boolean {
  const hits = marked(page.excerpt).filter((m) => m.hit).flatMap((m) => words(m.text));
  return hits.some((h) => asked.some((a) => a.length > 1 && (h.startsWith(a) || (a.length > 4 && a.startsWith(h.slice(0, -1)) && h.length >= a.length - 3))));
}

function results(query: string, decided: SearchPlan, pages: readonly PagefindPage[]): Results {
  const texts = new Map(pages.map((p) => [p.url.replace(/#.*$/, ''), p]));
  const rows = (kind: Topic['kind']): Row[] =>
    decided.topics
      .filter((t) => t.kind === kind)
      .slice(0, MOST_ROWS[kind])
      .map((t) => row(t, query, texts.get(t.href)));
  const shown = new Set(decided.topics.map((t) => t.href.replace(/#.*$/, '')));
  const textOnly = pages
    .filter((p) => !shown.has(p.url.replace(/#.*$/, '')))
    .slice(0, MOST_ROWS.text)
    .map((p): Row => ({ href: p.url, title: p.meta['title'] ?? p.url, excerpt: marked(p.excerpt), section: sectionOf(p) }));
  const groups = [
    { title: 'Fixes and explanations', rows: rows('fix') },
    { title: 'Tools', rows: rows('tool') },
    { title: 'Lessons and terms', rows: rows('lesson') },
    { title: 'Also in the text', rows: textOnly },
  ];
  // A tool or a lesson that fits far better than any article stands first.
  const first = decided.topics[0];
  if (first?.kind === 'tool') groups.unshift(...groups.splice(1, 1));
  const any = groups.some((g) => g.rows.length > 0);
  return { cards: [...decided.answers.map(card), ...decided.unknown.map(unknownCard)], groups, remark: remark(decided, any) };
}

function remark(decided: SearchPlan, any: boolean): string | undefined {
  if (decided.near && any) return 'No exact match. These come near:';
  if (any || decided.answers.length > 0) return undefined;
  if (decided.unknown.length > 0) return 'The code is in no table of this runbook. Search for the sentence beside it, or paste the whole message.';
  return 'Nothing found. Try the code without the text, or the sentence without names and numbers; or see the list of all pages at /search/.';
}

function row(topic: Topic, query: string, page: PagefindPage | undefined): Row {
  const section = page && sectionOf(page);
  return section
    ? { href: topic.href, title: topic.title, excerpt: marked(section.excerpt), section }
    : { href: topic.href, title: topic.title, excerpt: markWords(topic.description, query) };
}

/** The part of the page that matches best, when it is a part and not its head. */
function sectionOf(page: PagefindPage): { href: string; title: string; excerpt: string } | undefined {
  const best = [...page.sub_results].sort((a, b) => (b.weighted_locations?.length ?? 0) - (a.weighted_locations?.length ?? 0))[0];
  if (!best?.url.includes('#')) return undefined;
  // The excerpt often begins with the heading, which stands before it already.
  const excerpt = best.excerpt.startsWith(`${best.title}. `) ? best.excerpt.slice(best.title.length + 2) : best.excerpt;
  return { href: best.url, title: best.title, excerpt };
}

function card(a: SearchPlan['answers'][number]): Card {
  return {
    href: a.href,
    tag: `Exact ${a.as ? 'code' : 'text'}, ${a.layer}`,
    title: a.name,
    lines: [[a.as && a.as.toUpperCase() !== a.name.toUpperCase() ? a.as : '', a.title].filter(Boolean).join(' · ')].filter(Boolean),
    causes: a.causes.map((t) => ({ href: t.href, title: t.title })),
  };
}

function unknownCard(u: SearchPlan['unknown'][number]): Card {
  return { tag: 'Unknown code', title: u.text, lines: [u.says], causes: [], unknown: true };
}
