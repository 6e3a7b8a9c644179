/** Words that the findings about suites share. */
import { together } from '../sentences.ts';

/** Names in a sentence, the first few of them: "A, B and 3 more". */
export function listed(names: readonly string[], most = 4): string {
  const all = [...new Set(names)];
  if (all.length > most + 1) return `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
  return together(all);
}

/** "1 name", "3 names". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

