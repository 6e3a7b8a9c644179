import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The built site, as files. Tests read it instead of guessing addresses. */
export const dist = join(import.meta.dirname, '..', 'dist');

export function files(folder = dist): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** Addresses of all pages, `/runbook/kerb-spn-missing/` and so on. */
export function pages(): string[] {
  return files()
    .filter((f) => f.endsWith('.html'))
    .map((f) => `/${relative(dist, f).split(sep).join('/').replace(/index\.html$/, '')}`)
    .sort();
}

export function htmlOf(page: string): string {
  return readFileSync(join(dist, page.endsWith('.html') ? page : join(page, 'index.html')), 'utf8');
}

/** Anchors that exist on a page. */
export function anchorsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((m) => decodeHtml(m[1] ?? '')));
}

export function decodeHtml(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
