import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementContent } from 'hast';
import { line, textOf as plainText, type Block, type CommandBlock } from '../../../src/core/blocks.ts';
import { drawBlock } from '../../../src/markup/blocks.ts';
import { textOf } from '../../../src/markup/hast.ts';
import { paint } from '../../../src/markup/paint.ts';
import { html } from '../../../src/components/hast.ts';
import { tools } from '../../../src/tools/index.ts';

const command: CommandBlock = {
  kind: 'command',
  id: 'look',
  title: 'look',
  shell: 'cmd',
  where: 'admin',
  rights: 'Any domain user',
  changes: false,
  lines: [line`setspn -F -Q MSSQLSvc/${'sql05.corp.example'}:${1433}`],
};

const nodes = (node: ElementContent): ElementContent[] => [node, ...('children' in node ? node.children.flatMap(nodes) : [])];

test('line: fixed words and values alternate', () => assert.deepEqual(line`a ${'x'} b ${7}`, ['a ', { value: 'x' }, ' b ', { value: '7' }]));
test('text: values are written as they are', () => assert.equal(plainText(command.lines), 'setspn -F -Q MSSQLSvc/sql05.corp.example:1433'));

test('a command is drawn with its placard, its switches coloured, its values boxed', () => {
  const out = html([drawBlock(command)]);
  for (const part of ['Admin workstation', 'Reads only', 'Any domain user', 'Nothing to undo.', '<span class="f">-F</span>', '<var class="mine">sql05.corp.example</var>']) assert.ok(out.includes(part), part);
});

test('a change is drawn as one, with its undo as lines', () => {
  const out = html([drawBlock({ ...command, changes: 'Active Directory', undo: { lines: [['setspn -D a b']] } })]);
  for (const part of ['cmd changes', 'Changes Active Directory', '<code>setspn -D a b</code>']) assert.ok(out.includes(part), part);
});

test('painting loses no character', () => {
  for (const text of ['reg add "HKLM\\x y" /v Enabled /t REG_DWORD /d 0x1 /f', "$a = 'it''s' # note", 'rem -x /y', '"unclosed -x', '']) assert.equal(textOf(paint([[text]])), text);
});

test('values that look like markup stay text, in the build and as nodes', () => {
  const hostile = '</script><img src=x onerror=alert(1)>"\'&';
  const blocks: Block[] = [
    { ...command, lines: [line`a ${hostile}`] },
    { kind: 'note', id: 'n', tone: 'info', text: [hostile, { code: hostile }, { strong: hostile }] },
    { kind: 'table', id: 't', caption: hostile, columns: [hostile], rows: [[[hostile]]] },
    { kind: 'finding', id: 'f', verdict: 'open', says: [hostile], evidence: [{ at: hostile, text: hostile }] },
  ];
  for (const block of blocks) {
    const drawn = drawBlock(block);
    assert.ok(textOf(drawn).includes(hostile), block.kind);
    assert.equal(nodes(drawn).filter((n) => n.type === 'element' && ['script', 'img'].includes(n.tagName)).length, 0);
    // Inside a quoted attribute the sign is harmless, and the writer leaves it there.
    assert.doesNotMatch(html([drawn]).replace(/"[^"]*"/g, ""), /<(?:script|img)\b/);
  }
});

test('everything the tools give for their examples is drawn, and each verdict with its word', () => {
  for (const tool of tools) for (const example of tool.examples) for (const block of tool.run(example.values).blocks) assert.ok(textOf(drawBlock(block)).length > 0, `${tool.id} ${block.id}`);
  assert.match(textOf(drawBlock({ kind: 'finding', id: 'x', verdict: 'open', says: ['no'], evidence: [] })), /Could not tell/);
});
