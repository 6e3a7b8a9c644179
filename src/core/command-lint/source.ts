import type { LintRuleId } from '../../data/lint-rules.ts';
import type { Shell } from '../blocks.ts';
import { scanPowerShell } from './scan-powershell.ts';
import { scanBash, scanCmd, scanReg, scanTsql, scanUnknown } from './scan-shells.ts';
import { linesOf } from './scan.ts';
import type { Kind, Scan, Span } from './scan.ts';

/** `unknown`: only what is wrong in every shell. */
export type LintShell = Shell | 'reg' | 'unknown';

/** A text made ready for the rules. All strings have the length of the text, so that one index fits all. */
export interface Source extends Scan {
  readonly shell: LintShell;
  readonly text: string;
  /** Placeholders such as {{server}} as letters, prompts as blanks. */
  readonly masked: string;
  /** As masked, with comments blanked, continued lines joined, and dashes, quotation marks and blanks made plain. */
  readonly code: string;
  readonly lines: readonly Span[];
  readonly prompts: readonly Span[];
  /** Single commands: the code cut at line breaks and at operators outside quotations. */
  readonly segments: readonly Span[];
}

const SCANNERS: Readonly<Record<LintShell, (text: string) => Scan>> = {
  cmd: scanCmd,
  powershell: scanPowerShell,
  tsql: scanTsql,
  bash: scanBash,
  reg: scanReg,
  unknown: scanUnknown,
};

const PLACEHOLDER = /\{\{\s*[\w.-]+\s*\}\}/g;

const PROMPTS: readonly { readonly pattern: RegExp; readonly in?: readonly LintShell[] }[] = [
  { pattern: /^[ \t]*(?:\[[^\]]+\]: )?PS(?: [^>|;]*)?>(?:[ \t]|$)/ },
  // A directory, not a program: `C:\tools\x.exe>out.txt` writes to a file.
  { pattern: /^[ \t]*(?![^>]*\.(?:exe|com|cmd|bat|ps1|vbs)\b)[A-Za-z]:\\(?:[^<>|"*?]*[^<>|"*? ])?>(?!>)[ \t]?/i },
  { pattern: /^[ \t]*(?:\[[\w.-]+@[\w.-]+ [^\]]*\]|[\w.-]+@[\w.-]+:[^\s$#]*)[$#][ \t]/ },
  { pattern: /^[ \t]*\$ (?=[A-Za-z./])/ },
  { pattern: /^[ \t]*\d+> /, in: ['tsql'] },
  { pattern: /^[ \t]*>> /, in: ['powershell'] },
];

function promptsIn(text: string, shell: LintShell, lines: readonly Span[]): Span[] {
  if (shell === 'reg') return [];
  const patterns = PROMPTS.filter((prompt) => prompt.in === undefined || prompt.in.includes(shell));
  return lines.flatMap(({ start, end }) => {
    const line = text.slice(start, end);
    const found = patterns.map(({ pattern }) => pattern.exec(line)?.[0].length ?? 0).find((length) => length > 0);
    return found === undefined ? [] : [{ start, end: start + found }];
  });
}

function blank(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** Dashes that stand for a hyphen after a word processor has been at the text. */
export const DASH = '\u2010-\u2015\u2212\ufe58\ufe63\uff0d';

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[${DASH}]`, 'g'), '-'],
  [/[\u2018-\u201b]/g, "'"],
  [/[\u201c-\u201f]/g, '"'],
  [/[^\S\t\r\n]/g, ' '],
];

function codeOf(masked: string, kinds: readonly Kind[], shell: LintShell): string {
  const joined = shell === 'bash' ? /\\[ \t]*(?:\r\n|\r|\n)/g : /[\^`][ \t]*(?:\r\n|\r|\n)/g;
  let code = kinds.includes('#')
    ? masked.split('').map((unit, i) => (kinds[i] === '#' && !/[\r\n]/.test(unit) ? ' ' : unit)).join('')
    : masked;
  if (shell !== 'tsql' && shell !== 'reg')
    code = code.replace(joined, (found, at: number) => (kinds[at] === 's' ? found : ' '.repeat(found.length)));
  for (const [pattern, plain] of PLAIN) code = code.replace(pattern, plain);
  return code;
}

function segmentsOf(code: string, kinds: readonly Kind[], shell: LintShell): Span[] {
  const operators = shell === 'tsql' || shell === 'reg' ? /[;\r\n]/g : shell === 'cmd' || shell === 'unknown' ? /[&|\r\n]/g : /[&|;\r\n]/g;
  const spans: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    if (code.slice(start, end).trim() !== '') spans.push({ start, end });
  };
  for (const found of code.matchAll(operators)) {
    if (!/[\r\n]/.test(found[0]) && kinds[found.index] !== 'c') continue;
    close(found.index);
    start = found.index + 1;
  }
  close(code.length);
  return spans;
}

/**
 * Reads a text as commands of one shell: what is code, quotation, comment or prompt, and where each command ends.
 *
 *     readSource('C:\\>klist & rem x', 'cmd').prompts  // [{ start: 0, end: 4 }]
 */
export function readSource(text: string, shell: LintShell): Source {
  const lines = linesOf(text);
  const plain = text.replace(PLACEHOLDER, (found) => 'a'.repeat(found.length));
  const first = SCANNERS[shell](plain);
  const prompts = promptsIn(text, shell, lines).filter(({ start }) => first.kinds[start] !== '#');
  const masked = blank(plain, prompts);
  const scan = prompts.length > 0 ? SCANNERS[shell](masked) : first;
  const code = codeOf(masked, scan.kinds, shell);
  return {
    shell,
    text,
    masked,
    code,
    lines,
    prompts,
    kinds: scan.kinds,
    quotations: scan.quotations,
    unclosed: scan.unclosed,
    segments: segmentsOf(code, scan.kinds, shell),
  };
}

/** What a rule reports; the linter adds line and column. */
export interface Hit {
  readonly rule: LintRuleId;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly instead?: string;
}
