import type { APIRoute } from 'astro';
import { render } from 'astro:content';
import { lessons } from '../../components/lessons.ts';
import { articles, hrefOf } from '../../components/runbook.ts';
import { checks } from '../../checks/index.ts';
import { checklists } from '../../checks/lists.ts';
import { buildTopicIndex, type Topic } from '../../core/topic-search.ts';
import { glossary } from '../../data/glossary.ts';
import { tools } from '../../tools/index.ts';

/** Headings that every page of a kind has say nothing about one of them. */
const COMMON = new Set(['Symptom', 'What it means', 'Prove it', 'Fix', 'Verify', 'Prevent', 'Exercise', 'Keep']);

/** The names of all pages, fetched when search opens. The full text is Pagefind's. */
export const GET: APIRoute = async () => {
  const runbook = await Promise.all(
    (await articles()).map(async (a): Promise<Topic> => {
      const { headings } = await render(a);
      return {
        href: hrefOf(a),
        kind: 'fix',
        title: a.data.title,
        description: a.data.description,
        searches: a.data.searches,
        headings: headings.map((h) => h.text).filter((t) => !COMMON.has(t)),
        ...(a.data.cause ? { cause: a.data.cause } : {}),
      };
    }),
  );
  const topics: Topic[] = [
    ...runbook,
    ...tools.map((t): Topic => ({ href: `/tools/${t.id}/`, kind: 'tool', title: t.title, description: t.description, searches: t.searches, headings: [] })),
    { href: '/tools/diagnose/', kind: 'tool', title: 'Diagnose a text', description: 'Paste an error, a log or command output: the likely causes in order.', searches: ['paste an exception', 'what does this error mean', 'analyse log'], headings: [] },
    ...checks.map((c): Topic => ({ href: `/checks/${c.id}/`, kind: 'tool', title: c.title, description: c.purpose, searches: [c.readers[0]?.title ?? ''], headings: [] })),
    ...checklists.map((l): Topic => ({ href: `/checklists/${l.id}/`, kind: 'tool', title: `Checklist: ${l.title}`, description: l.lead, searches: [], headings: [] })),
    ...(await lessons()).map((l): Topic => ({ href: `/learn/${l.id}/`, kind: 'lesson', title: l.data.title, description: l.data.description, searches: l.data.searches, headings: [] })),
    ...glossary.map((g): Topic => ({ href: `/learn/glossary/#${g.id}`, kind: 'lesson', title: g.term, description: g.meaning, searches: [], headings: [] })),
  ];
  const index = buildTopicIndex(topics);
  // Headings count in the index and are not shown.
  return new Response(JSON.stringify({ topics: topics.map((t) => ({ ...t, headings: [] })), index }), { headers: { 'Content-Type': 'application/json' } });
};
