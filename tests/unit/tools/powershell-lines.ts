/**
 * What PowerShell makes of the lines of a block: the fixed text with a hole for each single-quoted string, and the strings. Written from the rules of the
 * language (about_Quoting_Rules), not from the code under test.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textOf, type Block, type CommandBlock } from '../../../src/core/blocks.ts';
import type { Tool, Values } from '../../../src/tools/tool.ts';

/** Each of them begins and ends a string, whichever of them began it. */
const SINGLE = "'\u2018\u2019\u201a\u201b";

export interface PowershellText {
  /** The text with § for each string and §,§ for each further one of a list. */
  readonly shape: string;
  readonly strings: readonly string[];
}

/** Throws on a string that is not closed, and on a line break inside one. */
export function readPowershell(text: string): PowershellText {
  const strings: string[] = [];
  let shape = '';
  let i = 0;
  while (i < text.length) {
    const c = text.charAt(i);
    if (c === '"') {
      const end = text.indexOf('"', i + 1);
      if (end < 0) throw new SyntaxError(`open quotation: ${text}`);
      shape += text.slice(i, end + 1);
      i = end + 1;
    } else if (SINGLE.includes(c)) {
      let value = '';
      for (i += 1; ; i += 1) {
        if (i >= text.length) throw new SyntaxError(`open string: ${text}`);
        const at = text.charAt(i);
        if (/[\r\n]/.test(at)) throw new SyntaxError(`line break in a string: ${text}`);
        if (!SINGLE.includes(at)) value += at;
        else if (i + 1 < text.length && SINGLE.includes(text.charAt(i + 1))) value += text.charAt((i += 1));
        else break;
      }
      strings.push(value);
      shape += '\u00a7';
      i += 1;
    } else {
      shape += c;
      i += 1;
    }
  }
  return { shape: shape.replace(/\u00a7(?:,\u00a7)+/g, '\u00a7'), strings };
}

/** The commands and undo lines for PowerShell. */
export function powershellTexts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((b) => (b.kind === 'command' && b.shell === 'powershell' ? [textOf(b.lines), ...undoText(b)] : []));
}

function undoText({ undo }: CommandBlock): readonly string[] {
  return undo !== undefined && 'lines' in undo ? [textOf(undo.lines)] : [];
}

/** A word for klist outside quotation marks: nothing in it is syntax for PowerShell. */
const BARE = /^[A-Za-z_\\][A-Za-z0-9._:/\\-]*$/;

/** The shape of a line, its bare words of klist as holes too. */
function shapeOf(line: string): string {
  return readPowershell(line).shape.replace(/^(klist get) (\S+)$/, (all, verb: string, word: string) => (word === '\u00a7' || BARE.test(word) ? `${verb} \u00a7` : all));
}

/**
 * Whatever is typed, each line has a shape that harmless values give as well: so no value is anything but the content of a string.
 * `harmless` are forms that give every shape there is.
 */
export function assertShapesForAnyInput(tool: Tool, harmless: readonly Values[], hostile: fc.Arbitrary<Values>): void {
  const known = new Set(harmless.flatMap((v) => powershellTexts(tool.run(v).blocks)).flatMap((t) => t.split('\n')).map(shapeOf));
  assert.ok(known.size > 20, `only ${known.size} shapes`);
  let lines = 0;
  fc.assert(
    fc.property(hostile, (values) => {
      for (const text of powershellTexts(tool.run(values).blocks)) {
        for (const line of text.split('\n')) {
          lines += 1;
          assert.ok(known.has(shapeOf(line)), `unknown shape: ${line}`);
        }
      }
    }),
    { numRuns: 600 },
  );
  assert.ok(lines > 300, `only ${lines} lines were looked at`);
}
