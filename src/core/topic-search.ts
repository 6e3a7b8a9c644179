import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
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
  /** Share of the words that stand in some page's names as typed or have a long form there, 0 to 1; 1 for no words. */
  known(asked: readonly string[]): number;
}

const ASCII = /^[\x00-\x7f]*$/;

/** Lower case, without marks on letters, words split at anything that is neither letter nor digit nor a dot inside a number; "TLS1.2" is two words. */
export function words(text: string): string[] {
  // Nearly all text is plain; its pattern is several times as fast.
  if (ASCII.test(text)) return text.toLowerCase().match(/\d+(?:\.\d+)+|[a-z0-9]+?(?=\d+\.\d)|[a-z0-9]+/g) ?? [];
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+?(?=\d+\.\d)|[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Text cut at its words, those that the query names marked; for the excerpt of a result. */
export function markWords(source: string, query: string): { text: string; hit: boolean }[] {
  const asked = new Set(expand(query).map(stem));
  const parts: { text: string; hit: boolean }[] = [];
  for (const text of source.split(/([\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*)/u)) {
    const hit = words(text).some((w) => asked.has(stem(w)));
    const last = parts.at(-1);
    // Plain words run together: a page of results is a hundred nodes then, not a thousand.
    if (last && !last.hit && !hit) last.text += text;
    else if (text !== '') parts.push({ text, hit });
  }
  return parts;
}

/** A plural or past form counts as its stem: "disable", "disabled", "disabling". Enough for English prose of this kind, and it cannot merge two terms of the field. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word.replace(/(?:ies)$/, 'y').replace(/(?<=[^su])s$/, '').replace(/(?<=[a-z]{4})(?:ing|ed)$/, '').replace(/(?<=[a-z]{4})e$/, '');
}

const options: Options<Topic & { id: string; phrases: string; parts: string }> = {
  idField: 'id',
  fields: ['title', 'phrases', 'description', 'parts', 'cause'],
  tokenize: words,
  processTerm: stem,
  searchOptions: {
    boost: { title: 4, phrases: 3, cause: 2, parts: 1, description: 1.2 },
    prefix: (term, i, terms) => i === terms.length - 1 && term.length > 2,
    weights: { fuzzy: 0.35, prefix: 0.5 },
  },
};

/** Long words survive two slips, short ones one; codes, numbers and words that are spelt right none: "sign" is no slip of "san". */
function slips(known: ReadonlySet<string>): (term: string) => number | false {
  return (term) => (/\d/.test(term) || term.length < 4 || known.has(term) ? false : term.length < 7 ? 1 : 2);
}

interface Phrase {
  readonly stems: readonly string[];
  /** Its telling words, without order. */
  readonly bag: ReadonlySet<string>;
}

const phraseOf = (text: string): Phrase => ({ stems: words(text).map(stem), bag: bagOf(text) });

const bagOf = (text: string): Set<string> => new Set(telling(text).map(stem));

/** A phrase shares at least this much of its words with the query, and the query with it. */
const ALIKE = 0.5;
/** What a phrase with the same words counts, against the best page by words. */
const SAME_WORDS = 0.8;

/** Weighs words by how few phrases hold them. */
function weigher(phrases: readonly Phrase[]): { of(bag: Iterable<string>): number } {
  const held = new Map<string, number>();
  for (const { bag } of phrases) for (const word of bag) held.set(word, (held.get(word) ?? 0) + 1);
  const weights = new Map([...held].map(([word, count]) => [word, Math.log(1 + phrases.length / (1 + count))]));
  const unheld = Math.log(1 + phrases.length);
  return {
    of(bag) {
      let sum = 0;
      for (const word of bag) sum += weights.get(word) ?? unheld;
      return sum;
    },
  };
}

/** The index as it is sent to the browser: opening it is faster than building it. */
export type TopicIndex = AsPlainObject;

export function buildTopicIndex(topics: readonly Topic[]): TopicIndex {
  const index = new MiniSearch(options);
  index.addAll(topics.map((t) => ({ ...t, id: t.href, phrases: t.searches.join(' \n '), parts: t.headings.join(' \n ') })));
  return index.toJSON();
}

/**
 * Ranks pages for what was typed: misspelt, abbreviated, or as a plain sentence.
 *
 *     search('cannot genarate sspi context')[0].topic.title   // 'Cannot generate SSPI context'
 *
 * A phrase that stands whole in the query counts on top of its words, in proportion to its length;
 * so does one that says the same in another order. Give the index of the same topics where it was built before.
 */
export function topicSearch(topics: readonly Topic[], built: TopicIndex = buildTopicIndex(topics)): TopicSearch {
  const index = MiniSearch.loadJS(built, options);
  const byHref = new Map(topics.map((t) => [t.href, t]));
  const phrases = topics.map((t) => ({ topic: t, list: [t.title, ...t.searches].map(phraseOf) }));
  const weight = weigher(phrases.flatMap((p) => p.list));
  const weightOf = new Map(phrases.flatMap((p) => p.list).map((p) => [p, weight.of(p.bag)]));
  const known = new Set(built.index.map(([term]) => term));

  return {
    topics,
    known: (asked) => (asked.length === 0 ? 1 : asked.filter((w) => known.has(stem(w)) || w in synonyms).length / asked.length),
    search(query) {
      const asked = expand(query);
      if (asked.length === 0) return [];
      const hits = new Map<string, number>();
      const exact = new Set<string>();
      for (const r of index.search(asked.join(' '), { fuzzy: slips(known) })) {
        hits.set(String(r.id), r.score);
        if (r.queryTerms.some((term) => r.terms.includes(term))) exact.add(String(r.id));
      }
      const typed = ` ${words(query).map(stem).join(' ')} `;
      const bag = bagOf(query.slice(0, LONGEST));
      const bagWeight = weight.of(bag);
      // Twice the common weight over both weights (Dice): 1 for the same words in any order.
      const alike = (p: Phrase): number => (2 * weight.of([...p.bag].filter((w) => bag.has(w)))) / (bagWeight + (weightOf.get(p) ?? 0));
      const best = Math.max(1, ...hits.values());
      for (const { topic, list } of phrases) {
        const whole = Math.max(0, ...list.map(({ stems: s }) => (s.length > 0 && typed.includes(` ${s.join(' ')} `) ? s.join(' ').length : 0)));
        const part = Math.max(0, ...list.map(({ stems: s }) => (typed.trim().length > 3 && ` ${s.join(' ')} `.includes(typed) ? typed.length : 0)));
        const share = Math.min(1, Math.max(whole, part) / Math.max(12, typed.trim().length));
        const same = Math.max(0, ...list.map(alike));
        const bonus = share + (same > ALIKE ? SAME_WORDS * same ** 2 : 0);
        if (bonus === 0) continue;
        hits.set(topic.href, (hits.get(topic.href) ?? 0) + best * bonus);
        exact.add(topic.href);
      }
      return [...hits].map(([href, score]) => ({ topic: byHref.get(href)!, score, near: !exact.has(href) })).sort((a, b) => b.score - a.score || a.topic.title.localeCompare(b.topic.title));
    },
  };
}

/** The words of a query without stop words, with the long forms of the short ones. */
export function expand(query: string): string[] {
  const base = telling(query.slice(0, LONGEST)).slice(0, 60);
  const more = base.flatMap((w) => (w in synonyms ? words(synonyms[w as keyof typeof synonyms]) : []));
  return [...new Set([...base, ...more])];
}

/** A pasted page is cut: its head names the error. */
const LONGEST = 2000;

/** The words of a text without stop words, or all of them when there are no others. */
function telling(text: string): string[] {
  const all = words(text);
  const kept = all.filter((w) => !stopWords.has(w));
  return kept.length > 0 ? kept : all;
}
