import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textOf, type CommandBlock } from '../../../src/core/blocks.ts';
import { lintCommand } from '../../../src/core/command-lint.ts';
import { lintRules } from '../../../src/data/lint-rules.ts';
import type { Output, Tool } from '../../../src/tools/tool.ts';

/** `verdict id` of each finding, in order. */
export function findings(output: Output): readonly string[] {
  return output.blocks.flatMap((b) => (b.kind === 'finding' ? [`${b.verdict} ${b.id}`] : []));
}

/** Single quotes of PowerShell, straight and curly, end a string; what is left must have no syntax that a value could have brought. */
function outsideStrings(line: string): string {
  return line.replace(/'(?:[^'\u2018\u2019\u201a\u201b]|['\u2018\u2019\u201a\u201b]{2})*'/g, "''");
}

const OUTSIDE = /^[A-Za-z0-9 .,:;=_\-$@(){}|/\\"'+[\]#*?<>!]*$/;

/** Faults that no output may have. */
export function assertSafe(tool: Tool, output: Output): void {
  const ids = output.blocks.map((b) => b.id);
  assert.equal(new Set(ids).size, ids.length, `ids not unique: ${ids.join(' ')}`);
  const fields = new Set(tool.fields.map((f) => f.id));
  for (const id of Object.keys(output.errors)) assert.ok(fields.has(id), id);
  for (const { field, says } of output.leftOut) assert.ok(fields.has(field) && /^\S.*\.$/.test(says), says);
  for (const b of output.blocks) {
    assert.match(b.id, /^[a-z][a-z0-9-]*$/);
    if (b.kind === 'command') assertCommand(b);
    if (b.kind === 'exchange') {
      const states = b.messages.map((m) => m.state);
      assert.ok(states.filter((s) => s === 'fails').length <= 1);
      const at = states.indexOf('fails');
      assert.ok(states.every((s, i) => (s === 'not-reached') === (at >= 0 && i > at)), states.join(' '));
      for (const m of b.messages) assert.ok(m.from >= 0 && m.to >= 0 && m.from < b.actors.length && m.to < b.actors.length);
    }
  }
}

function assertCommand(b: CommandBlock): void {
  if (b.changes !== false) assert.ok(b.undo, b.id);
  for (const lines of [b.lines, ...(b.undo !== undefined && 'lines' in b.undo ? [b.undo.lines] : [])]) {
    for (const line of lines) {
      const text = textOf([line]);
      assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, b.id);
      if (b.shell === 'powershell') assert.match(outsideStrings(text), OUTSIDE, text);
    }
    for (const f of lintCommand(textOf(lines), b.shell)) assert.notEqual(lintRules.find((r) => r.id === f.rule)?.severity, 'fault', `${b.id}: ${f.rule} ${f.given}`);
  }
}

const poison = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'abAB15.-_\\/:,$@* "\'&|<>^%!;`(){}\r\n\t\u200e\u2013\u202e\u2019'), maxLength: 20 }),
  fc.constantFrom("o'brien", 'CORP\\o\u2019brien', "x'; whoami; '", '$(whoami)', 'a\nb', '-Server', 'constructor', '__proto__', 'a'.repeat(5000), "CORP\\it's", ']; DROP', "N'x"),
);

/** Runs a tool on hostile values of its fields. */
export function assertSafeForAnyInput(tool: Tool, numRuns = 250): void {
  const values = fc.tuple(fc.constantFrom(...tool.examples.map((e) => e.values)), fc.array(fc.tuple(fc.constantFrom(...tool.fields.map((f) => f.id)), poison), { minLength: 1, maxLength: 3 })).map(([good, bad]) => ({ ...good, ...Object.fromEntries(bad) }));
  fc.assert(fc.property(values, (v) => assertSafe(tool, tool.run(v))), { numRuns });
}
