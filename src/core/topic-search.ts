import MiniSearch, { type Options } from 'minisearch';
import { stopWords, synonyms } from '../data/synonyms.ts';

/** One page as search knows it before the full text is there: its names and the phrases that lead to it. */
export interface Topic {
  readonly href: string;
  readonly kind: 'fix' | 'tool' | 'lesson';
  readonly title: string;
  readonly description: string;
  /** Phrases people type. */
  readonly searches: readonly string[];
  readonly headings: readonly string[];
  /** Cause id, when the page is about one. */
  readonly cause?: string;
}

export interface TopicHit {
  readonly topic: Topic;
  readonly score: number;
  /** No word of the query stands in the page's names as it was typed: a guess from likeness. */
  readonly near: boolean;
}

export interface TopicSearch {
  readonly topics: readonly Topic[];
  search(query: string): TopicHit[];
}

/** Lower case, without marks on letters, words split at anything that is neither letter nor digit nor a dot inside a number. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Text cut at its words, those that the query names marked; for the excerpt of a result. */
export function markWords(text: string, query: string): { text: string; hit: boolean }[] {
  const asked = new Set(expand(query).map(stem));
  return text
    .split(/([\p{L}\p{N}.]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, hit: words(part).some((w) => asked.has(stem(w))) }));
}

/** A plural or past form counts as its stem; enough for English prose of this kind, and it cannot merge two terms of the field. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word.replace(/(?:ies)$/, 'y').replace(/(?<=[^su])s$/, '').replace(/(?<=[a-z]{4})(?:ing|ed)$/, '');
}

const options: Options<Topic & { id: string; phrases: string; parts: string }> = {
  idField: 'id',
  fields: ['title', 'phrases', 'description', 'parts', 'cause'],
  tokenize: words,
  processTerm: stem,
  searchOptions: {
    boost: { title: 4, phrases: 3, cause: 2, parts: 1, description: 1.2 },
    // Long words survive two slips, short ones one, codes and numbers none.
    fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : term.length < 7 ? 1 : 2),
    prefix: (term, i, terms) => i === terms.length - 1 && term.length > 2,
    weights: { fuzzy: 0.35, prefix: 0.5 },
  },
};

/**
 * Ranks pages for what was typed: misspelt, abbreviated, or as a plain sentence.
 *
 *     search('cannot genarate sspi context')[0].topic.title   // 'Cannot generate SSPI context'
 *
 * A phrase that stands whole in the query counts on top of its words, in proportion to its length.
 */
export function topicSearch(topics: readonly Topic[]): TopicSearch {
  const index = new MiniSearch(options);
  index.addAll(topics.map((t) => ({ ...t, id: t.href, phrases: t.searches.join(' \n '), parts: t.headings.join(' \n ') })));
  const byHref = new Map(topics.map((t) => [t.href, t]));
  const phrases = topics.map((t) => ({ topic: t, stems: [t.title, ...t.searches].map((p) => words(p).map(stem)) }));

  return {
    topics,
    search(query) {
      const asked = expand(query);
      if (asked.length === 0) return [];
      const hits = new Map<string, number>();
      const exact = new Set<string>();
      for (const r of index.search(asked.join(' '))) {
        hits.set(String(r.id), r.score);
        if (r.queryTerms.some((term) => r.terms.includes(term))) exact.add(String(r.id));
      }
      const typed = ` ${words(query).map(stem).join(' ')} `;
      const best = Math.max(1, ...hits.values());
      for (const { topic, stems } of phrases) {
        const whole = Math.max(0, ...stems.map((s) => (s.length > 0 && typed.includes(` ${s.join(' ')} `) ? s.join(' ').length : 0)));
        const part = Math.max(0, ...stems.map((s) => (typed.trim().length > 3 && ` ${s.join(' ')} `.includes(typed) ? typed.length : 0)));
        const share = Math.min(1, Math.max(whole, part) / Math.max(12, typed.trim().length));
        if (share === 0) continue;
        hits.set(topic.href, (hits.get(topic.href) ?? 0) + best * share);
        exact.add(topic.href);
      }
      return [...hits].map(([href, score]) => ({ topic: byHref.get(href)!, score, near: !exact.has(href) })).sort((a, b) => b.score - a.score || a.topic.title.localeCompare(b.topic.title));
    },
  };
}

/** The words of a query without stop words, with the long forms of the short ones. A pasted page is cut: its head names the error. */
export function expand(query: string): string[] {
  const typed = words(query.slice(0, 2000)).slice(0, 60);
  const kept = typed.filter((w) => !stopWords.has(w));
  const base = kept.length > 0 ? kept : typed;
  const more = base.flatMap((w) => (w in synonyms ? words(synonyms[w as keyof typeof synonyms]) : []));
  return [...new Set([...base, ...more])];
}
