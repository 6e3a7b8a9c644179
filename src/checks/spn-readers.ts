import { sources } from '../core/audit/collect-sources.ts';
import type { Reader } from '../core/readers/reader.ts';

/** What may be pasted beside the formats of a check about SPNs: all that tells of SPNs, their holders and the services behind them. */
export function besideSpns(own: readonly Reader<unknown>[]): readonly Reader<unknown>[] {
  return sources.map((s) => s.reader).filter((r) => !own.includes(r));
}
