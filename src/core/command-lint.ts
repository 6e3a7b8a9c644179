import { lintRules } from '../data/lint-rules.ts';
import type { LintRuleId } from '../data/lint-rules.ts';
import { dashes, invisibles, smartQuotes } from './command-lint/characters.ts';
import { dwords, shortHives, unforced } from './command-lint/registry.ts';
import { accountNames, caretContinuation, cmdSyntax, percentVariables, prompts, serviceNames, unbalanced, variableColons } from './command-lint/shells.ts';
import { spanAt } from './command-lint/scan.ts';
import { readSource } from './command-lint/source.ts';
import type { Hit, LintShell, Source } from './command-lint/source.ts';
import { setspnSwitches, spnForms } from './command-lint/spns.ts';

export type { LintShell } from './command-lint/source.ts';

export interface LintFinding {
  /** Id of a row of lintRules, which holds the title, the reason and the source. */
  readonly rule: LintRuleId;
  /** What is wrong here, in one line. */
  readonly message: string;
  /** Both count from 1; the column counts UTF-16 units. */
  readonly at: { readonly line: number; readonly column: number };
  /** The faulty part, exactly as it stands at that place. */
  readonly given: string;
  /** What would be right in its place, where that is certain. An empty string means: leave it out. */
  readonly instead?: string;
}

const RULES: readonly ((source: Source) => Hit[])[] = [
  dashes,
  smartQuotes,
  invisibles,
  prompts,
  unbalanced,
  setspnSwitches,
  spnForms,
  cmdSyntax,
  percentVariables,
  caretContinuation,
  accountNames,
  serviceNames,
  variableColons,
  shortHives,
  dwords,
  unforced,
];

const ORDER = new Map(lintRules.map((rule, i) => [rule.id as string, i]));

/**
 * Looks for faults in commands that someone is about to run or to print, in the order in which they stand.
 * Only what is certainly wrong, or known to go wrong, is reported; comments and prose in quotations are left
 * alone. `{{name}}` stands for any plain value. `unknown` applies what holds in every shell. Any text is
 * accepted and nothing is thrown; no finding does not mean that the command is right.
 *
 *     lintCommand('setspn –A MSSQLSvc/sql05\\SALES CORP\\svc', 'cmd')
 *     // dash-not-hyphen       at 1:8   –A                    instead -A
 *     // setspn-add-unchecked  at 1:8   –A                    instead -S
 *     // spn-backslash         at 1:11  MSSQLSvc/sql05\SALES  instead MSSQLSvc/sql05:SALES
 *
 * Sources: one with each row of lintRules.
 */
export function lintCommand(text: string, shell: LintShell): readonly LintFinding[] {
  const source = readSource(text, shell);
  return RULES.flatMap((rule) => rule(source))
    .sort((a, b) => a.start - b.start || (ORDER.get(a.rule) ?? 0) - (ORDER.get(b.rule) ?? 0))
    .map((hit) => finding(source, hit));
}

function finding({ text, lines }: Source, { rule, message, start, end, instead }: Hit): LintFinding {
  const line = spanAt(lines, start);
  const at = { line: line + 1, column: start - (lines[line]?.start ?? 0) + 1 };
  const given = text.slice(start, end);
  return instead === undefined ? { rule, message, at, given } : { rule, message, at, given, instead };
}
