import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** A node of the syntax tree, as far as it is used here. */
interface Node {
  readonly type: string;
  readonly text: string;
  readonly hasError: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly startPosition: { readonly row: number };
  readonly children: readonly Node[];
}

interface Module {
  readonly Parser: { readonly init: () => Promise<void>; new (): { readonly setLanguage: (language: unknown) => void; readonly parse: (text: string) => { readonly rootNode: Node; readonly delete: () => void } } };
  readonly Language: { readonly load: (path: string) => Promise<unknown> };
}

export interface Parsed {
  /** Lines with an error, from 1. */
  readonly errors: readonly number[];
  /** What the literals stand for, in order: of `'it''s'` it is `it's`. */
  readonly literals: readonly string[];
  /** Names of the commands that run. */
  readonly commands: readonly string[];
}

/** The grammar, ready to read scripts. The optimising compiler would take seconds for a grammar that is used for one. */
export async function grammar(): Promise<(script: string) => Parsed> {
  setFlagsFromString('--liftoff-only');
  const require = createRequire(import.meta.url);
  const { Parser, Language } = (await import(pathToFileURL(require.resolve('web-tree-sitter')).href)) as Module;
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return (script) => {
    const tree = parser.parse(script);
    const errors: number[] = [];
    const literals: string[] = [];
    const commands: string[] = [];
    const pending: Node[] = [tree.rootNode];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.isError || node.isMissing) errors.push(node.startPosition.row + 1);
      if (node.type === 'verbatim_string_characters') literals.push(verbatim(node));
      else if (node.type === 'parenthesized_expression' && SUM.test(node.text)) literals.push(sum(node));
      else if (node.type === 'expandable_string_literal') literals.push(expanded(node.text));
      else {
        if (node.type === 'command_name') commands.push(node.text);
        pending.push(...node.children.toReversed());
      }
    }
    tree.delete();
    return { errors, literals, commands };
  };
}

/** `('it' + [char]0x2019 + 's')`: one text that is put together of parts. */
const SUM = /^\((?:'(?:[^']|'')*'|\[char\]0x[0-9A-F]{4})(?: \+ (?:'(?:[^']|'')*'|\[char\]0x[0-9A-F]{4}))*\)$/;

function verbatim(node: Node): string {
  return node.text.slice(1, -1).replaceAll("''", "'");
}

function sum(node: Node): string {
  if (node.type === 'verbatim_string_characters') return verbatim(node);
  if (node.type === 'cast_expression') return String.fromCharCode(Number.parseInt(node.text.slice(-4), 16));
  return node.children.map(sum).join('');
}

/** A string in double quotes: what its backtick escapes stand for; a variable in it is left as it is written. */
function expanded(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v', e: '\x1b' };
  return text.slice(1, -1).replaceAll('""', '"').replace(/`u\{([0-9a-fA-F]{1,6})\}|`([^])/g, (_, hex: string | undefined, one: string | undefined) => (hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[one ?? ''] ?? one ?? '')));
}
