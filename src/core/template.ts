import type { VariableName } from '../data/context.ts';
import { show, variableNames } from './context.ts';

/** Text with `{{name}}` where the reader's values go: in fences of articles and in the commands of checks. */
export interface Piece {
  readonly text: string;
  readonly variable?: VariableName;
}

/**
 * Cuts text with `{{name}}` into pieces, the example standing in for each variable.
 *
 *     pieces('setspn -L {{sam}}')   // [{ text: 'setspn -L ' }, { text: 'svc-sql05', variable: 'sam' }]
 *
 * An unknown name throws: it would otherwise reach a reader as braces in a command.
 */
export function pieces(text: string): Piece[] {
  return text
    .split(/(\{\{[^}]*\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (!part.startsWith('{{')) return { text: part };
      const name = part.slice(2, -2).trim();
      const variable = variableNames.find((v) => v === name);
      if (!variable) throw new Error(`Unknown variable {{${name}}}; known are ${variableNames.join(', ')}`);
      return { text: show({}, variable).text, variable };
    });
}
