import { getCollection, type CollectionEntry } from 'astro:content';
import { groups } from '../data/groups.ts';

export type Article = CollectionEntry<'runbook'>;

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly pages: readonly Article[];
}

/** A page asks for its neighbours: sorting all of them anew for each page would make the build quadratic. */
let sorted: Promise<Article[]> | undefined;
let grouped: Promise<Group[]> | undefined;

/** All articles in the order of the navigation. */
export function articles(): Promise<Article[]> {
  if (!import.meta.env.PROD) return load();
  return (sorted ??= load());
}

/** The same, by group; groups without a page are left out. */
export function articlesByGroup(): Promise<Group[]> {
  if (!import.meta.env.PROD) return group();
  return (grouped ??= group());
}

export const hrefOf = (a: Article): string => `/runbook/${a.id}/`;

async function load(): Promise<Article[]> {
  const position = (a: Article): number => groups.findIndex((g) => g.id === a.data.group) * 1_000_000 + a.data.order;
  return (await getCollection('runbook')).sort((a, b) => position(a) - position(b) || a.id.localeCompare(b.id));
}

async function group(): Promise<Group[]> {
  const all = await articles();
  return groups.map((g) => ({ ...g, pages: all.filter((a) => a.data.group === g.id) })).filter((g) => g.pages.length > 0);
}
