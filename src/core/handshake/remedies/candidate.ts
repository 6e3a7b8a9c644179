/** A change that may help: it is applied to a copy of the spec, and the engine is asked again. */
import type { RemedySourceId } from '../../../data/handshake-remedies.ts';
import { remedySources } from '../../../data/handshake-remedies.ts';
import type { SideName } from '../../../data/windows-tls.ts';
import type { Rich } from '../../blocks.ts';
import type { Party, Weakening } from '../model.ts';
import type { Adjust, ConnectionSpec } from '../spec.ts';

export interface Candidate {
  readonly id: string;
  readonly side: SideName;
  readonly title: string;
  readonly says: Rich;
  readonly weakens: Weakening;
  /** Work that it takes: settings before programs, programs before machines. */
  readonly effort: number;
  /** Of the candidates of one group the first that works is enough, and two of them are never combined. */
  readonly group: string;
  readonly registry?: Readonly<Record<string, string>>;
  readonly page?: string;
  readonly sources: readonly string[];
  readonly apply: (spec: ConnectionSpec) => ConnectionSpec;
}

/** What candidates are made from. */
export interface Situation {
  readonly spec: ConnectionSpec;
  readonly client: Party;
  readonly server: Party;
}

/** The work of a change, smallest first. */
export const effort = { setting: 1, registry: 2, list: 3, certificate: 4, update: 5, build: 6, replace: 7, profile: 8, windows: 9 } as const;

/** Titles of sources, each once. */
export function cited(ids: readonly RemedySourceId[]): readonly string[] {
  return [...new Set(ids.map((id) => remedySources[id].title))];
}

/** A copy of the spec with one side’s end adjusted. What was adjusted before stays, lists of suites are joined. */
export function adjusted(side: SideName, change: Adjust): Candidate['apply'] {
  return (spec) => {
    const end = spec[side].end;
    const before = end.adjust ?? {};
    const adjust: Adjust = {
      ...before,
      ...change,
      ...(change.protocols === undefined && before.protocols === undefined ? {} : { protocols: { ...before.protocols, ...change.protocols } }),
      ...(change.addSuites === undefined ? {} : { addSuites: [...(before.addSuites ?? []), ...change.addSuites] }),
      ...(change.dropSuites === undefined ? {} : { dropSuites: [...(before.dropSuites ?? []), ...change.dropSuites] }),
    };
    return withEnd(spec, side, { ...end, adjust });
  };
}

/** A copy of the spec with another end on one side. */
export function withEnd(spec: ConnectionSpec, side: SideName, end: ConnectionSpec[SideName]['end']): ConnectionSpec {
  return side === 'client' ? { ...spec, client: { ...spec.client, end } } : { ...spec, server: { ...spec.server, end } };
}

/** "the client" or "the server", for the start and the middle of a sentence. */
export function sideWords(side: SideName, start = false): string {
  return `${start ? 'The' : 'the'} ${side}`;
}
