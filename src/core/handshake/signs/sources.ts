import { signSources } from '../../../data/handshake-signs.ts';
import type { SignSourceId } from '../../../data/handshake-signs.ts';

/** Titles of sources, each once: `cited(['events', 'rfc5246'])`. */
export function cited(ids: readonly SignSourceId[]): readonly string[] {
  return [...new Set(ids.map((id) => signSources[id].title))];
}
