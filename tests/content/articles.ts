import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const content = join(import.meta.dirname, '..', '..', 'content');

function mdx(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? mdx(path) : name.endsWith('.mdx') ? [path] : [];
  });
}

export interface Fence {
  readonly language: string;
  readonly meta: string;
  readonly text: string;
  readonly line: number;
}

export interface Article {
  readonly path: string;
  readonly slug: string;
  readonly frontmatter: string;
  readonly body: string;
  readonly headings: readonly string[];
  readonly fences: readonly Fence[];
}

/** The MDX files of a collection as text. */
export function read(collection: 'runbook' | 'learn'): Article[] {
  return mdx(join(content, collection)).map((path) => {
    const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
    const [, frontmatter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const fences = [...body.matchAll(/^(```+|~~~+)(\w*)[ \t]*(.*)\n([\s\S]*?)\n?\1[ \t]*$/gm)].map((m) => ({
      language: m[2] ?? '',
      meta: m[3] ?? '',
      text: m[4] ?? '',
      line: body.slice(0, m.index).split('\n').length,
    }));
    const prose = body.replace(/^(```+|~~~+)[\s\S]*?^\1[ \t]*$/gm, '');
    return { path, slug: basename(path, '.mdx'), frontmatter, body, headings: [...prose.matchAll(/^## (.+)$/gm)].map((m) => m[1]?.trim() ?? ''), fences };
  });
}

export function field(article: Article, name: string): string | undefined {
  return new RegExp(`^${name}: *(.*)$`, 'm').exec(article.frontmatter)?.[1]?.replace(/^["']|["']$/g, '');
}

/** A list of the frontmatter, written in brackets or as lines. */
export function list(article: Article, name: string): string[] {
  const inline = new RegExp(`^${name}: *\\[(.*)\\]`, 'm').exec(article.frontmatter)?.[1];
  if (inline !== undefined) return inline.split(',').map((s) => s.trim().replace(/^["']|["']$/g, '')).filter(Boolean);
  const block = new RegExp(`^${name}: *\\n((?:  - .*\\n?)*)`, 'm').exec(article.frontmatter)?.[1] ?? '';
  return [...block.matchAll(/^  - (.*)$/gm)].map((m) => m[1]?.trim().replace(/^["']|["']$/g, '') ?? '');
}
