/** The aliases of SQL Server clients, as the registry holds them. */
import { regErrorWords } from '../../data/registry-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import { isBlank } from './network-text.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import { aliasTarget } from './sql-alias-value.ts';
import type { AliasTarget } from './sql-alias-value.ts';

export interface SqlAlias {
  readonly line: number;
  /** The name as programs use it: `sqlprod`, `sqlprod\SALES`. */
  readonly name: string;
  readonly target: AliasTarget;
}

/** One of the two lists of a machine. */
export interface AliasList {
  /** Which programs read it; undefined when neither the path nor the command tells. */
  readonly view?: At<'64' | '32'>;
  readonly aliases: readonly SqlAlias[];
  /** The key does not exist: no alias was ever made. */
  readonly missing?: At<true>;
}

interface Draft {
  readonly block: Open;
  view?: At<'64' | '32'>;
  readonly aliases: SqlAlias[];
  missing?: At<true>;
  /** The key or the command was seen: an empty list counts. */
  known: boolean;
  typed: boolean;
  /** PowerShell prints the path behind the values: what follows is another list. */
  ended: boolean;
}

const GAP = 1;
const KEY = /\\(wow6432node\\)?microsoft\\mssqlserver\\client\\connectto\b/i;
const PS_KEYS = ['PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider'];

/**
 * Reads the key ConnectTo as `reg query`, a .reg file and Get-ItemProperty show it. Each list is a block of its own.
 *
 *     HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo
 *         sqlprod    REG_SZ    DBMSSOCN,sql02.corp.example,1433
 *
 * Sources: Microsoft: Create or delete a server alias for use by a client; SQLCheck (microsoft/CSS_SQL_Networking_Tools).
 */
export const sqlAliases: Reader<AliasList> = {
  id: 'sql-aliases',
  title: 'SQL Server client aliases (registry)',
  read: (paste) => readLists(paste),
  names: ({ aliases }) => aliases.flatMap((a) => (a.target.host === undefined ? [] : [{ kind: 'server', value: a.target.host, line: a.line } as const])),
};

function readLists(paste: Paste): readonly Reading<AliasList>[] {
  const readings: Reading<AliasList>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.known || draft.aliases.length > 0)) {
      const { block, known: _known, typed: _typed, ended: _ended, ...facts } = draft;
      readings.push(finish('sql-aliases', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), aliases: [], known: false, typed: false, ended: false });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 1500);
    const command = commandOf(text, ['reg', 'get-itemproperty', 'gp', 'get-item']);
    if (command || isPrompt(text)) {
      close();
      if (command && KEY.test(text) && command.args[0]?.toLowerCase() !== 'export') {
        draft = begin(line);
        draft.typed = true;
        const view = command.program === 'reg' ? viewOf(command.args) : undefined;
        if (view) draft.view = { value: view, line: line.n };
      }
      continue;
    }
    const alias = aliasOf(text, line.n);
    const key = alias ? null : keyOf(text);
    if (key) {
      if (draft && (key.powershell ? draft.ended : draft.known || draft.aliases.length > 0)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.known = true;
      draft.ended = key.powershell;
      if (key.wow) draft.view = { value: '32', line: line.n };
      continue;
    }
    if (alias) {
      if (draft?.ended) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      if (alias !== 'default') draft.aliases.push(alias);
      continue;
    }
    const cmdlet = /^\s{0,4}(?:get-itemproperty|gp|get-item) ?:/i.test(text) && KEY.test(text);
    if (cmdlet || (isMissing(text) && (draft?.typed || draft?.known))) {
      // The error of the second command, where the paste has no commands, stands right behind the first list.
      if (draft?.known) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      if (cmdlet && KEY.exec(text)?.[1]) draft.view = { value: '32', line: line.n };
      draft.missing = { value: true, line: line.n };
      draft.known = true;
      close();
      continue;
    }
    const pair = draft ? labelled(text.slice(0, 200)) : undefined;
    if (draft && pair && PS_KEYS.includes(pair.label)) {
      understand(draft.block, line.n);
    } else if (draft && hasWords(text) && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function viewOf(args: readonly string[]): '64' | '32' | undefined {
  if (args.some((a) => /\\wow6432node\\/i.test(a)) || args.some((a) => /^[/-]reg:32$/i.test(a))) return '32';
  return args.some((a) => /^[/-]reg:64$/i.test(a)) ? '64' : undefined;
}

function keyOf(text: string): { wow: boolean; powershell: boolean } | null {
  if (!/^\s{0,8}(?:\[?-?HK|PSPath\s{0,40}:)/i.test(text)) return null;
  const found = KEY.exec(text);
  return found ? { wow: found[1] !== undefined, powershell: /^\s{0,8}PSPath/.test(text) } : null;
}

/** `sqlprod    REG_SZ    DBMSSOCN,…`, `"sqlprod"="DBMSSOCN,…"`, `sqlprod : DBMSSOCN,…`; DSQUERY is the default network library, no alias. */
function aliasOf(text: string, line: number): SqlAlias | 'default' | undefined {
  const query = /^\s{1,8}(\S.{0,250}?)\s{2,8}REG_SZ\s{1,8}(.{1,1000})$/.exec(text);
  const file = query ? null : /^\s{0,4}"((?:[^"\\]|\\.){1,250})"="((?:[^"\\]|\\.){1,1000})"\s{0,4}$/.exec(text);
  const list = query || file ? null : /^([^\s:].{0,250}?)\s{0,60}: ((?:DB[A-Z]{4,8}),.{1,1000})$/.exec(text);
  const found = query ?? file ?? list;
  if (!found) return undefined;
  const plain = (t: string): string => (file ? t.replace(/\\(.)/g, '$1') : t.trim());
  const name = plain(found[1] ?? '');
  const value = plain(found[2] ?? '');
  if (/^DSQUERY$/i.test(name) && /^DB[A-Z]{4,8}$/i.test(value)) return 'default';
  const target = aliasTarget(value);
  return target && { line, name, target };
}

/** reg.exe says that the key does not exist, in whatever language; it prints no key there. */
function isMissing(text: string): boolean {
  const start = text.trimStart().slice(0, 300);
  return regErrorWords.some((w) => start.startsWith(w) && /^\s?[:：]/.test(start.slice(w.length, w.length + 2)));
}
