import type { Row } from '../report.ts';
import { differences, inWords, type Facts } from './answer.ts';
import { predictedSelfWrite, type SelfWriteResult } from './self-writes.ts';
import { predictionOf } from './prediction.ts';
import type { Difference, SelfWrite, Situation } from './situation.ts';

/** A situation as it was expected and seen. */
export function situationRow(family: string, situation: Situation, observed: Facts, expected: Facts = predictionOf(situation)): Row {
  return row(family, situation, inWords(expected), inWords(observed), differences(expected, observed, situation.differs?.what !== 'code'));
}

/** A write with own rights as it was expected and seen. */
export function selfWriteRow(family: string, write: SelfWrite, observed: SelfWriteResult, expected: SelfWriteResult = predictedSelfWrite(write)): Row {
  const found = expected === observed ? [] : [`expected ${expected}, observed ${observed}`];
  return row(family, write, [`${write.spn}: ${expected}`], [`${write.spn}: ${observed}`], found);
}

function row(family: string, { id, says, windows, differs }: Situation | SelfWrite, expected: readonly string[], observed: readonly string[], found: readonly string[]): Row {
  const result = differs?.what === 'all' ? 'known-difference' : found.length === 0 ? 'agreed' : 'disagreed';
  return {
    id, family, says, windows, result, expected, observed: result === 'disagreed' ? [...observed, ...found.map((f) => `≠ ${f}`)] : observed,
    ...(differs ? { note: noteOf(differs) } : {}),
  };
}

const noteOf = ({ what, why, source }: Difference): string => `${what === 'code' ? 'The number of the refusal is not compared: ' : 'Not counted as proof: '}${why}. Source: ${source}.`;
