import type { CauseId } from '../data/causes.ts';
import { layers } from '../data/codes/layers.ts';
import type { CodeIndex } from './code-index.ts';
import type { PhraseIndex } from './code-phrases.ts';
import { resolve, type Resolution } from './resolve.ts';
import { stopWords } from '../data/synonyms.ts';
import { words, type Topic, type TopicSearch } from './topic-search.ts';

export interface SearchIndexes {
  readonly codes: CodeIndex;
  /** Missing while they are still being opened: then sentences are found by their words alone. */
  readonly phrases?: PhraseIndex;
  /** Causes of an entry, likeliest first. */
  readonly causes: Readonly<Record<string, readonly CauseId[]>>;
  readonly topics: TopicSearch;
}

export interface CodeAnswer {
  readonly href: string;
  readonly layer: string;
  readonly name: string;
  readonly title: string;
  readonly as: string;
  readonly causes: readonly Topic[];
}

/** What search answers before the full text has been asked. */
export interface SearchPlan {
  readonly answers: readonly CodeAnswer[];
  readonly unknown: readonly { readonly text: string; readonly says: string }[];
  readonly topics: readonly Topic[];
  /** The topics are guesses from likeness: no word stands in them as typed. */
  readonly near: boolean;
  /** What to ask the full text for; '' for nothing. */
  readonly fullText: string;
}

const MOST_ANSWERS = 4;
const MOST_UNKNOWN = 3;
const MOST_TOPICS = 24;
/** A query longer than this is a paste: its known sentences count, the rest is noise. */
export const PASTE = 140;
/** Weaker than this share of the best hit is noise. */
const FLOOR = 0.18;

/** Words that only say what kind of number follows. */
const LABELS = new Set(['event', 'id', 'error', 'code', 'schannel', 'kdc', 'sql', 'msg', 'state', 'alert', 'tls', 'data', 'status', 'hresult', 'kerberos', 'krb', 'win32', 'ntstatus', 'ldap', '0x']);

/**
 * Decides what a query means: exact codes first, then pages by causes of those codes and by their names.
 * A code that nobody knows, alone, leads to no page at all.
 *
 *     plan('0x80090322', indexes).answers[0].name   // 'SEC_E_WRONG_PRINCIPAL'
 *     plan('0x80090399', indexes)                    // { answers: [], unknown: [{ text: '0x80090399', … }], topics: [] }
 */
export function plan(query: string, { codes, phrases, causes, topics }: SearchIndexes): SearchPlan {
  const found = resolve(query, codes, phrases);
  const byCause = new Map(topics.topics.flatMap((t) => (t.cause ? [[t.cause, t] as const] : [])));
  const pagesOf = (id: string): Topic[] => (causes[id] ?? []).flatMap((c) => byCause.get(c) ?? []);

  const answers = answersOf(found, pagesOf);
  const unknown = found.unknown.slice(0, MOST_UNKNOWN).map((u) => ({ text: u.text, says: u.says }));
  const rest = without(query, [...found.exact, ...found.unknown]);
  if (found.exact.length === 0 && unknown.length > 0 && rest.length === 0) return { answers, unknown, topics: [], near: false, fullText: '' };

  const isPaste = query.length > PASTE;
  const asked = isPaste ? [...found.phrases.map((p) => p.text), ...(found.phrases.length > 0 ? [] : [query.slice(0, 300)])].join(' ') : query;
  const hits = topics.search(asked);
  const best = hits[0]?.score ?? 0;
  // Beside a code, words that no page uses, such as those of another language, take weight from the rest.
  const weight = found.exact.length > 0 ? topics.known(rest) : 1;
  const scores = new Map(hits.filter((h) => h.score >= FLOOR * best).map((h) => [h.topic, (weight * h.score) / (best || 1)]));
  // The causes of a code weigh as much as its name in a page; the first cause of the first code most.
  answers.forEach((a, i) => a.causes.forEach((topic, k) => scores.set(topic, (scores.get(topic) ?? 0) + Math.max(0, 0.9 - 0.25 * k - 0.3 * i))));
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
  return {
    answers,
    unknown,
    topics: ranked.slice(0, MOST_TOPICS),
    near: answers.length === 0 && hits.length > 0 && hits.every((h) => h.near),
    fullText: isPaste ? words(asked).slice(0, 8).join(' ') : rest.length > 0 ? rest.slice(0, 8).join(' ') : query.trim(),
  };
}

function answersOf(found: Resolution, pagesOf: (id: string) => Topic[]): CodeAnswer[] {
  const title = (layer: string): string => layers.find((l) => l.id === layer)?.title ?? layer;
  const exact = found.exact.map((e) => ({ ...e, as: e.text }));
  const named = new Set(exact.map((e) => e.id));
  const spoken = found.phrases.filter((p) => p.whole && !named.has(p.id)).map((p) => ({ ...p, as: '' }));
  return [...exact, ...spoken].slice(0, MOST_ANSWERS).map((e) => ({ href: e.href, layer: title(e.layer), name: e.name || e.title, title: e.name ? e.title : '', as: e.as, causes: pagesOf(e.id) }));
}

/** The domain of an account is a name: "CORP\\svc-sql05", "NT AUTHORITY\\ANONYMOUS LOGON". */
const DOMAIN_PART = /(?<![\w.\\-])(?:NT[ -])?[\w.-]{1,63}\\(?=[A-Za-z])/gi;

/** The words of a query that are neither a code, nor a label of one, nor the domain of an account, nor a stop word. */
function without(query: string, codes: readonly { readonly text: string }[]): string[] {
  let text = query.replace(DOMAIN_PART, ' ');
  for (const { text: code } of codes) text = text.replace(code, ' ');
  return words(text).filter((w) => !LABELS.has(w) && !stopWords.has(w) && w.length > 1);
}
