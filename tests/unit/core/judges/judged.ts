import type { Context } from '../../../../src/core/context.ts';
import type { Judge, Judgement } from '../../../../src/core/judges/judgement.ts';
import type { Reader } from '../../../../src/core/readers/reader.ts';
import { prepare } from '../../../../src/core/text/prepare.ts';

/** What a judge says about a pasted text. */
export function judged(judge: Judge, readers: readonly Reader<unknown>[], text: string, given: Context = {}): readonly Judgement[] {
  const paste = prepare(text);
  return judge.judge(readers.flatMap((reader) => reader.read(paste)), given, paste);
}

/** Verdict, id, causes and lines in one line: `problem spn-missing [kerb-spn-missing] 2,4`. */
export function brief({ verdict, id, causes, evidence }: Judgement): string {
  return `${verdict} ${id}${causes ? ` [${causes.join(' ')}]` : ''} ${evidence.map((e) => e.line).join()}`;
}

/** The words of a sentence, without what is code or link in it. */
export function words(judgement: Judgement): string {
  return judgement.says.map((p) => (typeof p === 'string' ? p : 'code' in p ? p.code : 'strong' in p ? p.strong : p.text)).join('');
}
