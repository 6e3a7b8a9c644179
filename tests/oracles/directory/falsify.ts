import type { Answer, Facts } from './answer.ts';
import type { SelfWriteResult } from './self-writes.ts';

/**
 * Every way to be wrong by one value. The comparison has to report each: a run that cannot fail proves nothing.
 * `codeToo` false leaves the numbers of refusals alone, as the comparison does.
 */
export function falsified(facts: Facts, codeToo: boolean): readonly Facts[] {
  const { writes, holdings, answers } = facts;
  return [
    ...writes.map((write, i) => ({ ...facts, writes: writes.with(i, write === 'refused' ? 'done' : 'refused') })),
    { ...facts, holdings: [...holdings, 'svc-nobody: mssqlsvc/nowhere.corp.example:1433'] },
    ...holdings.map((_, i) => ({ ...facts, holdings: holdings.toSpliced(i, 1) })),
    ...answers.flatMap((answer, i) => wrongs(answer, codeToo).map((wrong) => ({ ...facts, answers: answers.with(i, wrong) }))),
  ];
}

function wrongs(answer: Answer, codeToo: boolean): readonly Answer[] {
  return [
    { ...answer, end: answer.end === 'refused' ? 'accepted' : 'refused' },
    ...(answer.at === undefined ? [] : [{ ...answer, at: answer.at === 'ask' ? ('present' as const) : ('ask' as const) }]),
    ...(answer.code === undefined || !codeToo ? [] : [{ ...answer, code: answer.code + 1 }]),
    ...(answer.holder === undefined ? [] : [{ ...answer, holder: 'svc-nobody' }]),
    ...(answer.type === undefined ? [] : [{ ...answer, type: answer.type === 'aes' ? 'rc4' : 'aes' }]),
  ];
}

/** The other two ways in which a write with own rights can end. */
export function falsifiedWrite(result: SelfWriteResult): readonly SelfWriteResult[] {
  return (['done', 'no right', 'not valid'] as const).filter((other) => other !== result);
}
