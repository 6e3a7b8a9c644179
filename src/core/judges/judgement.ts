import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import type { Reading } from '../readers/reader.ts';
import type { Paste } from '../text/prepare.ts';

/** What a pasted output says about one question. "open" is no verdict of health: it says what is missing. */
export interface Judgement {
  /** Stable kebab-case id of what was found: 'spn-on-wrong-account'. */
  readonly id: string;
  readonly verdict: 'problem' | 'fine' | 'open';
  /** One sentence with the names of the paste in it. */
  readonly says: Rich;
  /** The lines that say so, in the order of the argument. Never empty for problem and fine. */
  readonly evidence: readonly { readonly line: number; readonly means?: string }[];
  /** What to do next; for "open", what to run or paste instead. */
  readonly next: Rich;
  /** For a problem: the root causes it shows, likeliest first; one when the output proves it. */
  readonly causes?: readonly CauseId[];
  /** For fine: causes that it speaks against. */
  readonly against?: readonly CauseId[];
}

/** Answers one question from the readings of its formats. */
export interface Judge {
  /** Stable kebab-case id: 'clock-offset'. */
  readonly id: string;
  /** Ids of the readers whose blocks it looks at. */
  readonly reads: readonly string[];
  /**
   * Total; the same readings and values give the same judgements. Gets blocks of any format and looks at its own; none of them gives no judgement.
   * `given` are the reader's own values: a judge may compare with them ("registered on CORP\svc-old, you said CORP\svc-sql05"), never guess one.
   * `paste` is the text that was read, for what stands between the blocks.
   */
  readonly judge: (readings: readonly Reading[], given: Context, paste: Paste) => readonly Judgement[];
}
