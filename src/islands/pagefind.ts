/** The part of Pagefind's API that the site uses; its code and index are files beside the site, made after the build. */
export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly excerpt: string;
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string; readonly weighted_locations?: readonly unknown[] }[];
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: PagefindResult[] }>;
}

let loading: Promise<Pagefind | undefined> | undefined;

/** Loads once; undefined where it cannot be loaded (then search works on titles and phrases alone). */
export function pagefind(): Promise<Pagefind | undefined> {
  return (loading ??= load());
}

async function load(): Promise<Pagefind | undefined> {
  try {
    const path = '/pagefind/pagefind.js';
    const module = (await import(/* @vite-ignore */ path)) as Pagefind;
    // A worker is made from an address, which Trusted Types refuses without a policy; the index is small enough to do without.
    await module.options({ noWorker: true, excerptLength: 24 });
    await module.init();
    return module;
  } catch (error) {
    console.warn('Full-text search is not available:', error);
    return undefined;
  }
}

export interface Marked {
  readonly text: string;
  readonly hit: boolean;
}

/** Pagefind's excerpt is escaped HTML with `mark` round the hits. Taken apart here, so that it reaches the page as text. */
export function marked(excerpt: string): Marked[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((p) => p !== '')
    .map((p) => (p.startsWith('<mark>') ? { text: unescape(p.slice(6, -7)), hit: true } : { text: unescape(p), hit: false }));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' };

function unescape(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}
