import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { auditSpns } from '../../../../src/core/audit/audit.ts';
import { auditCsv, auditMarkdown, auditScript } from '../../../../src/core/audit/export.ts';
import { inputOf } from '../../../../src/core/audit/snapshot.ts';
import { lintCommand } from '../../../../src/core/command-lint.ts';
import { cases } from './forests.ts';
import { account, HOST, input, k, PORT, service, SPN, type Parts } from './inputs.ts';

const SVC = 'CORP\\svc-sql05';
const OLD = 'CORP\\svc-old';
const audit = (parts: Parts) => auditSpns(input(parts));

/** RFC 4180, read back. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') field += c;
      else if (text.charAt(i + 1) === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && field === '') quoted = true;
    else if (c === ',') {
      rows.at(-1)?.push(field);
      field = '';
    } else if (c === '\r') {
      assert.equal(text.charAt(i + 1), '\n', 'lines end with CRLF');
      i += 1;
      rows.at(-1)?.push(field);
      field = '';
      rows.push([]);
    } else field += c;
  }
  assert.deepEqual(rows.at(-1), []);
  return rows.slice(0, -1);
}

test('CSV: a heading, one line for each row, as many cells in each, read back unchanged', () => {
  const found = audit({ accounts: [account(OLD, [PORT]), account(SVC, [`${SPN},1433`])] });
  const [heading, ...rows] = parseCsv(auditCsv(found));
  assert.deepEqual(heading?.slice(0, 4), ['SPN', 'Status', 'Verdict', 'Needed']);
  assert.equal(rows.length, found.rows.length);
  assert.ok(rows.every((r) => r.length === heading?.length));
  assert.deepEqual(rows.map((r) => r[0]), found.rows.map((r) => r.spn));
});

test('CSV: no cell can be a formula', () => {
  for (const name of ['=cmd|x', '+1', '-1', '@SUM(1)', '\tx']) {
    const found = audit({ accounts: [account(OLD, [PORT]), account(name, [PORT])] });
    const cells = parseCsv(auditCsv(found)).flat();
    assert.ok(cells.some((c) => c.includes(name.trim())), name);
    for (const cell of cells) assert.doesNotMatch(cell, /^[=+\-@\t\r]/, name);
  }
});

test('CSV: any text in an SPN or account is read back as one cell', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ minLength: 1, maxLength: 40 }), (spn, name) => {
      const found = audit({ accounts: [account(name, [`MSSQLSvc/${spn}`])] });
      const rows = parseCsv(auditCsv(found));
      assert.ok(rows.every((r) => r.length === rows[0]?.length));
    }),
    { numRuns: 300 },
  );
});

test('Markdown: problems, findings, steps with commands and undo, what is left alone', () => {
  const found = audit({ services: [service(), service({ host: 'sql06.corp.example', account: null })], accounts: [account([OLD], [PORT], { kind: 'user' })], searches: [{ pattern: '*', what: 'holders', scope: 'forest' }] });
  const text = auditMarkdown(found, found.plan);
  for (const part of ['# SPN audit', `| \`${PORT}\` | PROBLEM: wrong account |`, '## Findings', '## Repair', '### 1. Look', `setspn -U -D ${PORT} ${OLD}`, 'Undo:', '## Left alone']) assert.ok(text.includes(part), part);
});

test('Markdown: a table row stays one line with eight cells, whatever the names are', () => {
  const found = audit({ accounts: [account('CORP\\a|b`c\n*d*', [`MSSQLSvc/x|y\`z`])] });
  const table = auditMarkdown(found, found.plan).split('\n').filter((l) => l.startsWith('|'));
  for (const line of table) assert.equal(line.replace(/\\\|/g, '').split('|').length, 9, line);
});

const moved = (): string => auditScript(audit({ accounts: [account([OLD], [PORT], { kind: 'user' })] }).plan);

test('script: ASCII, CRLF, commands of the plan in order, undo as remarks in reverse', () => {
  const text = moved();
  assert.match(text, /^[\x20-\x7e\r\n]*$/);
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
  const lines = text.split('\r\n');
  assert.deepEqual(lines.filter((l) => l.startsWith('setspn')), [
    `setspn -F -Q ${PORT}`, `setspn -U -L ${OLD}`, `setspn -U -L ${SVC}`, `setspn -U -D ${PORT} ${OLD}`, `setspn -F -U -S ${PORT} ${SVC}`, `setspn -U -L ${OLD}`, `setspn -U -L ${SVC}`,
  ]);
  assert.deepEqual(lines.filter((l) => l.startsWith('rem setspn')), [`rem setspn -U -D ${PORT} ${SVC}`, `rem setspn -F -U -S ${PORT} ${OLD}`]);
  assert.ok(lines.indexOf('pause') > lines.indexOf(`setspn -F -Q ${PORT}`) && lines.indexOf('pause') < lines.indexOf(`setspn -U -D ${PORT} ${OLD}`), 'it stops between looking and changing');
  assert.ok(lines.includes(`rem klist get ${PORT}`), 'tickets are asked for on a client');
});

test('script: nothing but remarks, commands, one pause; the linter finds nothing', () => {
  fc.assert(
    fc.property(cases, ({ forest, services }) => {
      const lines = auditScript(auditSpns(inputOf(forest, services)).plan).split('\r\n').slice(0, -1);
      for (const line of lines) assert.match(line, /^(?:@echo off|rem .*|setspn .*|pause|)$/);
      for (const line of lines) if (line.startsWith('setspn')) assert.deepEqual(lintCommand(line, 'cmd'), [], line);
      for (const line of lines) if (line.startsWith('rem ')) assert.doesNotMatch(line, /[%^&|<>]/);
    }),
    { numRuns: 60 },
  );
});

test('script: a name outside ASCII is left to the reader', () => {
  const text = auditScript(audit({ services: [service({ account: 'CORP\\svc-müller' })], searches: [{ pattern: '*', what: 'holders', scope: 'forest' }] }).plan);
  assert.match(text, /^[\x20-\x7e\r\n]*$/);
  assert.doesNotMatch(text, /^setspn.*-S/m);
  assert.match(text, /outside ASCII/);
});

test('script: what a hand must do, and what is left alone, stands there as remarks', () => {
  const text = auditScript(audit({ services: [service({ instance: 'SALES', ports: [50123], dynamic: k(true) })], accounts: [account(SVC, []), account('CORP\\a', [`HTTP/${HOST}`]), account('CORP\\b', [`HTTP/${HOST}`])] }).plan).replaceAll('\r\nrem ', ' ');
  assert.match(text, /By hand: SQL Server Configuration Manager/);
  assert.match(text, new RegExp(`Left alone: .*HTTP/${HOST}`));
});
