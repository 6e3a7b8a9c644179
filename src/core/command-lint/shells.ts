/** Syntax of one shell in a command for another, prompts, and quotations left open. */
import { windowsVariables } from '../../data/lint-rules.ts';
import { spanAt } from './scan.ts';
import type { Hit, Source } from './source.ts';

/** `PS C:\> Get-Service`. */
export function prompts({ prompts: found }: Source): Hit[] {
  return found.map((prompt) => ({ ...prompt, rule: 'prompt-left-in', message: 'the prompt is not part of the command', instead: '' }));
}

/** `setspn -L "CORP\svc sql`, and strings or here-strings that run to the end of a script. */
export function unbalanced({ shell, masked, unclosed, lines }: Source): Hit[] {
  return unclosed.flatMap((start): Hit[] => {
    const mark = masked.charAt(start) === '@' ? masked.slice(start, start + 2) : masked.charAt(start);
    // A curly mark is the smaller and the certain fault, and reported as such.
    if (shell === 'powershell' && /[\u2018-\u201f]/.test(masked)) return [];
    const end = lines[spanAt(lines, start)]?.end ?? masked.length;
    return [{ rule: 'unbalanced-quotes', start, end, message: `${mark} is opened and not closed` }];
  });
}

const POWERSHELL = /(?<![\w-])(?:powershell|pwsh)(?![\w-])/i;
/** Programs that read single quotation marks themselves, and commands that only print. */
const TAKES_SINGLE_QUOTES = /^[\s@(]*(?:echo|title|for|powershell|pwsh|wmic|wsl|bash|ssh|git)\b/i;

/** In cmd: `setspn -L 'CORP\svc sql'`, `cd $env:TEMP`, a backtick at the end of a line. */
export function cmdSyntax({ shell, text, masked, kinds, code, segments, lines }: Source): Hit[] {
  if (shell !== 'cmd') return [];
  const hits: Hit[] = [];
  for (const { start, end } of segments) {
    const command = code.slice(start, end);
    if (TAKES_SINGLE_QUOTES.test(command) || POWERSHELL.test(command)) continue;
    for (const found of command.matchAll(/(?<=\s)'([^'\r\n]+)'(?=\s|$)/g)) {
      const at = start + found.index;
      if (kinds[at] !== 'c' || masked.charAt(at) !== "'") continue;
      const given = text.slice(at, at + found[0].length);
      const instead = given.includes('"') ? undefined : `"${given.slice(1, -1)}"`;
      hits.push({ rule: 'cmd-single-quotes', start: at, end: at + given.length, message: 'cmd quotes with double quotation marks only', instead });
    }
  }
  for (const { start, end } of lines) {
    const line = masked.slice(start, end);
    const inPowerShell = POWERSHELL.exec(line)?.index ?? end;
    for (const found of line.matchAll(/\$env:(\w+)|\$\{env:([^}]+)\}/gi)) {
      const at = start + found.index;
      if (kinds[at] === '#' || found.index > inPowerShell) continue;
      hits.push({ rule: 'cmd-env-dollar', start: at, end: at + found[0].length, message: 'cmd writes a variable between percent signs', instead: `%${found[1] ?? found[2]}%` });
    }
    const backtick = /\s(`)[ \t]*$/.exec(line);
    const at = start + (backtick?.index ?? 0) + 1;
    if (backtick && kinds[at] === 'c' && inPowerShell === end)
      hits.push({ rule: 'cmd-backtick-continuation', start: at, end: at + 1, message: 'cmd continues a line with a caret', instead: '^' });
  }
  return hits;
}

/** What is meant to hold a %NAME% as text: data for the registry, a LIKE pattern, a command for cmd. */
const HOLDS_PERCENT = /ExpandEnvironmentVariables|ExpandString|REG_EXPAND_SZ|\bLIKE\b|(?<![\w-])cmd(?:\.exe)?\s+\/[ckds]\b/i;

/** In PowerShell: `cd %TEMP%`, `"%ProgramFiles%\x"`. */
export function percentVariables({ shell, masked, kinds, code, segments }: Source): Hit[] {
  if (shell !== 'powershell') return [];
  return segments.flatMap(({ start, end }) => {
    const command = code.slice(start, end);
    if (HOLDS_PERCENT.test(command)) return [];
    return [...command.matchAll(/%([A-Za-z_][\w()]+)%/g)].flatMap((found): Hit[] => {
      const at = start + found.index;
      const name = found[1] ?? '';
      // In a string only the start of a path is certain: cmdlets and services may expand the rest themselves.
      const certain = windowsVariables.some((variable) => variable === name.toLowerCase()) && command.charAt(found.index + found[0].length) === '\\';
      if (masked.charAt(at) !== '%' || (kinds[at] !== 'c' && !certain) || /^[0-9a-f]{2}$/i.test(name)) return [];
      const variable = /^\w+$/.test(name) ? `$env:${name}` : `\${env:${name}}`;
      return [{
        rule: 'ps-percent-variable',
        start: at,
        end: at + found[0].length,
        message: 'PowerShell writes an environment variable as $env:NAME',
        instead: kinds[at] === 's' ? undefined : variable,
      }];
    });
  });
}

/** In PowerShell: a caret at the end of a line. */
export function caretContinuation({ shell, masked, kinds, lines }: Source): Hit[] {
  if (shell !== 'powershell') return [];
  return lines.flatMap(({ start, end }): Hit[] => {
    const caret = /(?:^|\s)(\^)[ \t]*$/.exec(masked.slice(start, end));
    if (!caret) return [];
    const at = start + masked.slice(start, end).lastIndexOf('^');
    return kinds[at] === 'c' ? [{ rule: 'ps-caret-continuation', start: at, end: at + 1, message: 'PowerShell continues a line with a backtick', instead: '`' }] : [];
  });
}

/** Commands that name an account; elsewhere "…$" may be a regular expression. */
const NAMES_ACCOUNT = /\bsetspn\b|-AD(?:ServiceAccount|User|Computer|Object|Account|Group)|-(?:Identity|Credential|ServiceAccount|SamAccountName)\b/i;
const PATTERN = /(?:-(?:[ic]?(?:not)?match|[ic]?replace|[ic]?split|[ic]?(?:not)?like|Pattern)|Select-String)\s*$/i;

/** In PowerShell: `setspn -L "CORP\gmsa-sql$"`. */
export function accountNames(source: Source): Hit[] {
  const { shell, text, masked, code, quotations, segments } = source;
  if (shell !== 'powershell') return [];
  return quotations.flatMap(({ kind, start, end }): Hit[] => {
    const inner = masked.slice(start + 1, end - 1);
    if (kind !== 'd' || !/^(?:[\w.-]+\\)?[\w.-]+\$$/.test(inner)) return [];
    const command = code.slice(segments[spanAt(segments, start)]?.start ?? start, start);
    if (PATTERN.test(command) || !(inner.includes('\\') || NAMES_ACCOUNT.test(command))) return [];
    return [{
      rule: 'ps-account-double-quotes',
      start,
      end,
      message: 'a name that ends in $ stands in single quotation marks',
      instead: `'${text.slice(start + 1, end - 1)}'`,
    }];
  });
}

const SERVICE_DOLLAR = /(?<=^|[\s"'\\])(?:MSSQL|SQLAgent|MSOLAP|ReportServer|MSSQLFDLauncher|MSSQLLaunchpad|SQLTELEMETRY)\$[A-Za-z_]\w*(?=["'\s,;)|]|$)/gim;

/** In PowerShell: `Restart-Service MSSQL$SALES`, bare or in double quotation marks. */
export function serviceNames({ shell, text, masked, kinds }: Source): Hit[] {
  if (shell !== 'powershell') return [];
  return [...masked.matchAll(SERVICE_DOLLAR)].flatMap(({ 0: found, index: start }): Hit[] => {
    if (kinds[start] !== 'c' && kinds[start] !== 'd') return [];
    const end = start + found.length;
    const instead = text.slice(start, end).replace('$', '`$');
    return [{ rule: 'ps-service-name-dollar', start, end, message: `${found.slice(found.indexOf('$'))} is read as a variable`, instead }];
  });
}

const SCOPES = /^(?:env|global|local|script|private|using|workflow|function|variable|alias|cert|wsman|hklm|hkcu)$/i;

/** In PowerShell: `"MSSQLSvc/$server:1433"`. */
export function variableColons({ shell, masked, kinds }: Source): Hit[] {
  if (shell !== 'powershell') return [];
  return [...masked.matchAll(/(?<!`)\$([A-Za-z_]\w+):(?!:)/g)].flatMap(({ 0: found, 1: name = '', index: start }): Hit[] => {
    if (kinds[start] !== 'd' || SCOPES.test(name)) return [];
    return [{
      rule: 'ps-variable-colon',
      start,
      end: start + found.length,
      message: `${found} is read as a drive or scope, not as $${name} and a colon`,
      instead: `\${${name}}:`,
    }];
  });
}
