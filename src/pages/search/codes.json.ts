import type { APIRoute } from 'astro';
import { buildCodeWire } from '../../core/code-index.ts';
import { codeRows } from '../../data/codes/index.ts';

/** What search needs to answer a code: the compact index, and the causes of each entry, likeliest first. */
export const GET: APIRoute = () => {
  const causes = Object.fromEntries(codeRows.filter((r) => r.causes.length > 0).map((r) => [r.id, r.causes]));
  return new Response(JSON.stringify({ codes: buildCodeWire(codeRows), causes }), { headers: { 'Content-Type': 'application/json' } });
};
