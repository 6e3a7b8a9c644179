import { variableNames, show } from './context.ts';
import type { Line, Segment } from './blocks.ts';
import type { VariableName } from '../data/context.ts';

/** A variable and the example that stood in for it while a command was generated. */
export interface StandIn {
  readonly variable: VariableName;
  readonly text: string;
}

/**
 * The variables that templates name, with their examples, longest first so that a name inside another is not taken for it.
 *
 *     standIns(['MSSQLSvc/{{fqdn}}:{{port}}'])   // [{ variable: 'fqdn', text: 'sql05.corp.example' }, { variable: 'port', text: '1433' }]
 */
export function standIns(templates: readonly string[]): readonly StandIn[] {
  return variableNames
    .filter((name) => templates.some((t) => t.includes(`{{${name}}}`)))
    .map((variable) => ({ variable, text: show({}, variable).text }))
    .sort((a, b) => b.text.length - a.text.length);
}

/**
 * Text that was generated from examples, cut into fixed words and variables.
 *
 *     liveSegments('MSSQLSvc/sql05.corp.example:1433', standIns(['{{fqdn}}{{port}}']))
 *     // ['MSSQLSvc/', { value: 'sql05.corp.example', variable: 'fqdn' }, ':', { value: '1433', variable: 'port' }]
 */
export function liveSegments(text: string, known: readonly StandIn[]): Line {
  for (const [i, { variable, text: example }] of known.entries()) {
    const at = text.indexOf(example);
    if (at < 0) continue;
    const rest = known.slice(i);
    return [...liveSegments(text.slice(0, at), rest), { value: example, variable }, ...liveSegments(text.slice(at + example.length), rest)];
  }
  return text === '' ? [] : [text];
}

/** A line of a command whose values were examples. Fixed words stay as they are; a value without a variable becomes one of them. */
export function liveLine(line: Line, known: readonly StandIn[]): Line {
  return line.flatMap((segment): readonly Segment[] => (typeof segment === 'string' ? [segment] : liveSegments(segment.value, known)));
}
