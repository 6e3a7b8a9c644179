import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line, type CommandBlock } from '../../../src/core/blocks.ts';
import { scriptOf } from '../../../src/core/command-script.ts';

const look: CommandBlock = {
  kind: 'command',
  id: 'look',
  title: 'Query the SPN',
  shell: 'cmd',
  lines: [line`setspn -Q ${'MSSQLSvc/sql05.corp.example:1433'}`],
  where: 'client',
  rights: 'Any domain user',
  changes: false,
};
const restart: CommandBlock = { ...look, id: 'restart', title: 'Restart it', shell: 'powershell', lines: ['Stop-Service MSSQLSERVER', 'Start-Service MSSQLSERVER'].map((l) => [l]), where: 'server', rights: 'Local administrator', changes: 'the service', undo: ['Nothing to undo.'] };

test('script: each command stands under its placard as a remark of its shell', () => {
  assert.equal(
    scriptOf([look, restart]),
    [
      'rem Query the SPN [Client; reads only; Any domain user]',
      'setspn -Q MSSQLSvc/sql05.corp.example:1433',
      '',
      '# Restart it [Server; changes the service; Local administrator]',
      'Stop-Service MSSQLSERVER',
      'Start-Service MSSQLSERVER',
    ].join('\r\n'),
  );
});

test('script: of no command is empty', () => assert.equal(scriptOf([]), ''));
