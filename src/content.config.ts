import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { causes } from './data/causes.ts';
import { groups } from './data/groups.ts';

/** The last part of the path is the slug: moving a page to another group keeps its address. */
const slug = ({ entry }: { entry: string }): string => entry.replace(/^.*\//, '').replace(/\.mdx$/, '');

const source = z.object({ title: z.string().min(3), url: z.url({ protocol: /^https$/ }).optional() });
/** YAML reads a bare date as a date; the page prints it as it was written. */
const date = z.coerce.date().transform((d) => d.toISOString().slice(0, 10));

const runbook = defineCollection({
  loader: glob({ base: 'content/runbook', pattern: '**/*.mdx', generateId: slug }),
  schema: z
    .object({
      title: z.string().max(60, 'A title is a name, not a sentence'),
      /** Lead of the page and description for search engines: the answer first. */
      description: z.string().min(40),
      group: z.enum(groups.map((g) => g.id)),
      /** Position in the group. */
      order: z.number().int(),
      kind: z.enum(['cause', 'task', 'concept', 'reference']),
      /** For pages of kind cause: the id of the taxonomy, the same as the slug. */
      cause: z.enum(causes.map((c) => c.id)).optional(),
      /** Phrases people type in an incident; they lead search to this page. */
      searches: z.array(z.string()).min(4),
      tools: z.array(z.string()).default([]),
      related: z.array(z.string()).default([]),
      reviewed: date,
      sources: z.array(source).min(1, 'An article has a source'),
    })
    .strict(),
});

const learn = defineCollection({
  loader: glob({ base: 'content/learn', pattern: '*.mdx', generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.mdx$/, '') }),
  schema: z
    .object({
      title: z.string().max(60),
      description: z.string().min(40),
      order: z.number().int(),
      minutes: z.number().int(),
      searches: z.array(z.string()).default([]),
      reviewed: date,
      sources: z.array(source).min(1),
    })
    .strict(),
});

export const collections = { runbook, learn };
