import type { FindingBlock } from '../blocks.ts';
import type { Judgement } from './judgement.ts';

/**
 * A judgement as it is shown: its lines with their text. `lines` is the paste as it was pasted.
 *
 *     findingOf({ …, evidence: [{ line: 2, means: 'the offset' }] }, lines).evidence   // [{ at: 'line 2', text: '08:30:11, +411.2s', means: 'the offset' }]
 */
export function findingOf({ id, verdict, says, evidence, next }: Judgement, lines: readonly string[]): FindingBlock {
  return {
    kind: 'finding',
    id,
    verdict,
    says,
    evidence: evidence.map(({ line, means }) => ({ at: `line ${line}`, text: (lines[line - 1] ?? '').trim(), ...(means === undefined ? {} : { means }) })),
    next,
  };
}
