import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCodeWire, openCodes } from '../../../src/core/code-index.ts';
import { resolve } from '../../../src/core/resolve.ts';
import { codeRows } from '../../../src/data/codes/index.ts';

const codes = openCodes(buildCodeWire(codeRows));
const ids = (text: string): string[] => resolve(`${text}\n`, codes).exact.map((e) => e.id).sort();

test('the state of a failed login in the languages of SQL Server', () => {
  const lines: readonly (readonly [string, number])[] = [
    ['Error: 18456, Severity: 14, State: 8.', 8],
    ['Fehler: 18456, Schweregrad: 14, Status: 58.', 58],
    ['Erreur : 18456, Gravité : 14, État : 8.', 8],
    ['Error: 18456, gravedad: 14, estado: 8.', 8],
    ['Ошибка: 18456, серьезность: 14, состояние: 5.', 5],
    ['错误: 18456，严重性: 14，状态: 8。', 8],
    ['エラー: 18456、重大度: 14、状態: 38。', 38],
  ];
  for (const [line, state] of lines) assert.deepEqual(ids(line), [`login-state-${state}`, 'sql-error-18456'], line);
});

test('a message number in an event that was not put into words', () => {
  const event = (provider: string, data: string): string => `<Provider Name="${provider}" />\n<EventID>5719</EventID>\n<Data>EMEA</Data>\n<Data>${data}</Data>`;
  assert.ok(ids(event('NETLOGON', '%%1311')).includes('error-no-logon-servers'));
  assert.ok(!ids(event('Microsoft-Windows-Security-Auditing', '%%1311')).includes('error-no-logon-servers'));
});
