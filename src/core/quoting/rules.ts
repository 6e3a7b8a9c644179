/** What the literals of several languages cannot hold, and the step that applies such rules before it writes. */
import { characterName } from '../characters.ts';
import { check } from '../rule.ts';
import type { Refusal, Rule } from '../rule.ts';
import { invisibleIn } from './invisible.ts';

export type Quoted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: Refusal };

/** Writes the literal when no rule refuses the value. The first refusal is the one shown. */
export function quote(value: string, rules: readonly Rule[], write: (value: string) => string): Quoted {
  for (const rule of rules) {
    const refusal = check(rule, value);
    if (refusal) return { ok: false, refusal };
  }
  return { ok: true, text: write(value) };
}

/** A rule that names the first character it finds. `forbidden` matches one code point. */
export function without(rule: Omit<Rule, 'refuses'>, forbidden: RegExp): Rule {
  return {
    ...rule,
    refuses: (value) => {
      const found = forbidden.exec(value);
      return found ? `has ${characterName(found[0])} at position ${found.index + 1}` : undefined;
    },
  };
}

export const noNul = without(
  {
    id: 'no-nul',
    allows: 'Any text without the NUL character (U+0000), which ends a string in most programs.',
    source: 'Microsoft: Registry value types; C runtime string convention',
  },
  /\0/u,
);

/** U+0085, U+2028 and U+2029 end a line in some editors and terminals. */
export const noLineBreak = without(
  {
    id: 'no-line-break',
    allows: 'One line: a line break would end the command, and the rest would run as another one.',
    source: 'Microsoft: cmd command reference; sqlcmd utility (GO and : commands count at the start of a line)',
  },
  /[\r\n\u0085\u2028\u2029]/u,
);

export const noControl = without(
  {
    id: 'no-control',
    allows: 'No control characters: a console acts on them when the text is pasted.',
    source: 'Unicode general category Cc',
  },
  /\p{Cc}/u,
);

/** Text with half a surrogate pair turns into U+FFFD when it is copied or saved. */
export const noLoneSurrogate = without(
  {
    id: 'no-lone-surrogate',
    allows: 'Whole characters only: half a surrogate pair does not survive copying or saving.',
    source: 'Unicode Standard 3.9, well-formed code unit sequences',
  },
  /\p{Cs}/u,
);

/** What every literal on one line refuses. */
export const ONE_LINE: readonly Rule[] = [noNul, noLineBreak, noControl, noLoneSurrogate];

/** For form fields. The escape functions do not apply it: an invisible character is a fault of the value, not of its quoting. */
export const noInvisible: Rule = {
  id: 'no-invisible',
  allows: 'Visible characters and ordinary blanks only.',
  source: 'Microsoft KB3042780: the hidden character before a copied certificate thumbprint',
  refuses: (value) => {
    const name = invisibleIn(value);
    return name === undefined ? undefined : `has an invisible character or a special blank (${name})`;
  },
};
