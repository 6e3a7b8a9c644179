import type { FindingBlock } from '../blocks.ts';

/** Lines that a finding shows at most. */
export const FEW = 5;

export const rc4Page = { link: '/runbook/rc4-in-kerberos/', text: 'RC4 in Kerberos' } as const;

/** Evidence from lines of the paste, each once, the first few. */
export function evidenceOf(lines: readonly number[], raws: readonly string[]): FindingBlock['evidence'] {
  return [...new Set(lines)].slice(0, FEW).map((n) => ({ at: `line ${n}`, text: (raws[n - 1] ?? '').trim().slice(0, 200) }));
}
