import type { APIRoute } from 'astro';
import { codeIndex } from '../../components/codes.ts';
import { buildPhraseWire } from '../../core/code-phrases.ts';
import { codeRows } from '../../data/codes/index.ts';

/** The literal system texts, by which search takes a pasted exception apart. */
export const GET: APIRoute = () => new Response(JSON.stringify(buildPhraseWire(codeRows, codeIndex)), { headers: { 'Content-Type': 'application/json' } });
