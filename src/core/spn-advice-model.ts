import type { SpnSource } from '../data/spn-sources.ts';

/** One thing that people write wrong, in a sentence for the reader. */
export interface SpnRemark {
  readonly id: string;
  readonly says: string;
  readonly source: SpnSource;
}

export interface Repair extends SpnRemark {
  /**
   * The text or texts without this fault, or undefined when the text does not have it. None where no SPN can be made of the text, the text itself
   * where the fault is one of meaning.
   */
  readonly fix: (text: string) => string | readonly string[] | undefined;
}

/** The text after a replacement, or undefined when there was nothing to replace: `replaced('a,b', /,/, ':')` is 'a:b'. */
export function replaced(text: string, pattern: RegExp, by: string): string | undefined {
  const fixed = text.replace(pattern, by);
  return fixed === text ? undefined : fixed;
}
