import type { CauseId } from '../data/causes.ts';
import type { CodeWire } from '../core/code-index.ts';
import type { PhraseWire } from '../core/code-phrases.ts';
import type { Topic, TopicIndex } from '../core/topic-search.ts';

export interface SearchFiles {
  readonly codes: Promise<{ codes: CodeWire; causes: Record<string, CauseId[]> }>;
  readonly phrases: Promise<PhraseWire>;
  readonly topics: Promise<{ topics: Topic[]; index: TopicIndex }>;
}

const json = async <T>(path: string): Promise<T> => (await (await fetch(path)).json()) as T;

let files: SearchFiles | undefined;

/** Fetches the indexes, once. Apart from the code that opens them, so that both are on their way at the same time. */
export function searchFiles(): SearchFiles {
  return (files ??= { codes: json('/search/codes.json'), phrases: json('/search/phrases.json'), topics: json('/search/topics.json') });
}
