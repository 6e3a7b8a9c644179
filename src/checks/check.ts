import type { Placard, Shell } from '../core/blocks.ts';
import type { Judge } from '../core/judges/judgement.ts';
import type { Reader } from '../core/readers/reader.ts';
import type { CauseId } from '../data/causes.ts';

/** A command of a check. Lines hold `{{name}}` for the reader's values, and `{{spn}}` for the service principal name in question. */
export interface CheckCommand extends Placard {
  /** Kebab-case, unique within the check. */
  readonly id: string;
  /** "query the SPN in the whole forest" */
  readonly title: string;
  readonly shell: Shell;
  readonly lines: readonly string[];
}

/** A question that one runs a command to answer, and the way its output is judged. */
export interface Check {
  /** Kebab-case id, permanent: anchors and stored notes hang on it. */
  readonly id: string;
  /** The question, at most 60 characters: "Do the clocks agree?" */
  readonly title: string;
  /** Why one asks it, in one or two sentences. */
  readonly purpose: string;
  /** The same question for other shells or programs; the reader runs one of them. The first is the one to recommend. */
  readonly commands: readonly [CheckCommand, ...CheckCommand[]];
  /** The formats that the paste field takes. */
  readonly readers: readonly Reader<unknown>[];
  /** Formats that say more when they are pasted together with those: other checks are about them. */
  readonly beside?: readonly Reader<unknown>[];
  readonly judges: readonly Judge[];
  /** Shown under the paste field and when nothing was understood: what to paste. */
  readonly paste: string;
  /** Real-looking output of the first command, as it looks when all is well and when it is not. Each is judged in a test. */
  readonly samples: { readonly fine: string; readonly problem: string };
  /** What a person ticks who cannot paste the output. */
  readonly manual: { readonly fine: string; readonly problem: string };
  /** Causes that a problem found here can show. */
  readonly causes: readonly CauseId[];
  /** Slugs of runbook pages that explain it. */
  readonly pages: readonly string[];
  readonly sources: readonly { readonly title: string; readonly url?: string }[];
}
