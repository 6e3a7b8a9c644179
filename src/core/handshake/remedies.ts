/** The smallest changes after which a connection works. */
import type { Rich } from '../blocks.ts';
import { connection } from './connection.ts';
import type { Weakening } from './model.ts';
import { effort } from './remedies/candidate.ts';
import type { Candidate, Situation } from './remedies/candidate.ts';
import { keyCandidates, profileCandidates, windowsCandidates } from './remedies/machines.ts';
import { minimumCandidates, protocolCandidates, withoutTls13 } from './remedies/protocols.ts';
import { programCandidates } from './remedies/programs.ts';
import { pairs, singles } from './remedies/search.ts';
import type { Found } from './remedies/search.ts';
import { suiteCandidates } from './remedies/suites.ts';
import { weight } from './remedies/weakening.ts';
import type { ConnectionSpec, Remedy } from './spec.ts';

/** More than these would hide the ones that matter. */
const MOST = 10;

/**
 * Changes after which the connection works, what weakens least first, then what takes the least work. Each has been applied to a copy of the spec, and the
 * engine was asked again. Two changes together are looked for where no single one works, where every single one that works weakens, and two settings also
 * where a single change takes a new program, certificate or machine. What is broken is left out where anything else works. Empty where the connection works
 * already, and where none of the known changes helps.
 *
 *     remedies(spec)[0]   // { id: 'client-program-snac10', title: 'Update to SQL Server Native Client 10.0 …', weakens: 'none', after: … }
 *
 * Sources: the tables behind each candidate, named with the remedy.
 */
export function remedies(spec: ConnectionSpec): readonly Remedy[] {
  const now = connection(spec);
  if (now.negotiation.outcome.ok) return [];
  const all = candidates({ spec, client: now.client, server: now.server });
  const alone = singles(spec, all);
  const safely = alone.filter(({ weakens }) => weakens === 'none');
  const strong = safely.some(({ effort: work }) => work < effort.update) ? [] : pairs(spec, safely.length === 0 ? all : all.filter((c) => c.effort < effort.update), 'none');
  const weak = alone.length > 0 || strong.length > 0 ? [] : (['old', 'broken'] as const).map((level) => pairs(spec, all, level)).find((found) => found.length > 0) ?? [];
  // TLS 1.1 is no choice where TLS 1.2 can be switched on in the same place.
  const groups = new Set(safely.map(({ parts: [first] }) => first.group));
  const kept = alone.filter(({ weakens, parts: [first] }) => weakens === 'none' || !groups.has(first.group));
  const found = [...strong, ...kept, ...weak].sort((a, b) => weight(a.weakens) - weight(b.weakens) || a.effort - b.effort);
  const safe = found.some(({ weakens }) => weakens === 'none');
  const other = found.some(({ weakens }) => weakens !== 'broken');
  return found.filter(({ weakens }) => !(other && weakens === 'broken')).slice(0, MOST).map((entry) => remedyOf(entry, safe));
}

function candidates(situation: Situation): readonly Candidate[] {
  return [
    ...protocolCandidates(situation), ...withoutTls13(situation), ...minimumCandidates(situation), ...programCandidates(situation), ...suiteCandidates(situation), ...keyCandidates(situation),
    ...profileCandidates(situation), ...windowsCandidates(situation),
  ];
}

const COST: Readonly<Record<Weakening, string>> = {
  none: '',
  old: ' It brings back what is deprecated: only for a time, with a date on which it goes again.',
  broken: ' It brings back what is broken, so that the connection can be read or changed on its way: only to end an outage, with a date on which it goes again.',
};

function remedyOf(found: Found, safe: boolean): Remedy {
  const { parts, weakens, after } = found;
  const cost = weakens === 'none' ? '' : `${COST[weakens]}${safe ? ' A change that weakens nothing stands above.' : ' None of the known single or double changes works without weakening.'}`;
  const says: Rich = [...parts.flatMap((part, i): Rich => (i === 0 ? part.says : [' ', ...part.says])), ...(cost === '' ? [] : [cost])];
  const [first] = parts;
  const links = parts.filter(({ registry }) => registry !== undefined);
  const [link] = links;
  const merged = links.every(({ side }) => side === link?.side) ? Object.assign({}, ...links.map(({ registry }) => registry)) as Readonly<Record<string, string>> : undefined;
  return {
    id: parts.map(({ id }) => id).join('+'), side: first.side, title: parts.map(({ title }, i) => (i === 0 ? title : lower(title))).join(', and '), says, weakens, after,
    ...(link === undefined || merged === undefined ? {} : { registry: merged }),
    ...(first.page === undefined ? {} : { page: first.page }),
    sources: [...new Set(parts.flatMap(({ sources }) => sources))],
    ...(parts.length > 1 ? { parts: parts.map(({ side, title, registry, page }) => ({ side, title, ...(registry === undefined ? {} : { registry }), ...(page === undefined ? {} : { page }) })) } : {}),
  };
}

/** A title in the middle of a sentence. */
function lower(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
