import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Wine's registry, reg.exe and cmd, in a prefix of their own. */
export interface Wine {
  readonly importReg: (file: Buffer) => void;
  /** Runs lines as a batch file. */
  readonly batch: (lines: readonly string[]) => void;
  readonly export: (key: string) => string;
  readonly stop: () => void;
}

export function startWine(folder: string): Wine {
  const env = { ...process.env, WINEPREFIX: join(folder, 'wine'), WINEDEBUG: '-all', DISPLAY: '', WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=' };
  const run = (program: string, ...args: readonly string[]): string => {
    const done = spawnSync(program, [...args], { cwd: folder, env, encoding: 'utf8', timeout: 300_000 });
    if (done.error) throw done.error;
    return `${done.stdout}${done.stderr}`;
  };
  run('wineboot', '-i');
  return {
    importReg: (file) => {
      writeFileSync(join(folder, 'before.reg'), file);
      run('wine', 'reg', 'import', 'before.reg');
    },
    batch: (lines) => {
      writeFileSync(join(folder, 'lines.cmd'), ['@echo off', ...lines, ''].join('\r\n'));
      run('wine', 'cmd', '/c', 'lines.cmd');
    },
    export: (key) => {
      run('wine', 'reg', 'export', key, 'out.reg', '/y');
      return readFileSync(join(folder, 'out.reg')).toString('utf16le');
    },
    stop: () => void spawnSync('wineserver', ['-k'], { env }),
  };
}
