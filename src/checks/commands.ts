import type { CommandBlock, Line, Segment } from '../core/blocks.ts';
import { show, type Context } from '../core/context.ts';
import { pieces } from '../core/template.ts';
import type { Check } from './check.ts';

/** The principal name that a check asks for while no text has named another. */
const USUAL_SPN = 'MSSQLSvc/{{fqdn}}:{{port}}';

/**
 * The commands of a check with values filled in: the reader's own, then those found in a pasted text; where neither is there the example, marked as one.
 * Without a context the values are left to the strip of the page.
 *
 *     commandsOf(spnQuery, { server: 'sql09', … })[0].lines   // [['setspn -F -Q MSSQLSvc/', { value: 'sql09.corp.example' }, …]]
 */
export function commandsOf(check: Check, context?: Context, spn?: string): readonly [CommandBlock, ...CommandBlock[]] {
  const block = ({ lines, ...rest }: Check['commands'][number]): CommandBlock => ({ kind: 'command', ...rest, lines: lines.map((text) => fill(text, context, spn)) });
  const [first, ...others] = check.commands;
  return [block(first), ...others.map(block)];
}

function fill(text: string, context: Context | undefined, spn: string | undefined): Line {
  const parts = text.split('{{spn}}');
  return parts.flatMap((part, i): Segment[] => [...(i === 0 ? [] : spn === undefined ? values(USUAL_SPN, context) : [{ value: spn }]), ...values(part, context)]);
}

function values(text: string, context: Context | undefined): Segment[] {
  return pieces(text).map(({ text: example, variable }): Segment => {
    if (variable === undefined) return example;
    if (context === undefined) return { value: example, variable };
    const shown = show(context, variable);
    return shown.examples.length === 0 ? { value: shown.text } : { value: shown.text, example: true };
  });
}
