/** setspn switches, and SPNs wherever a command names one. */
import { misspeltSqlClasses } from '../../data/lint-rules.ts';
import { isIpAddress } from '../host-names.ts';
import type { Span } from './scan.ts';
import type { Hit, Source } from './source.ts';

const SETSPN = /(?<![\w-])setspn(?:\.exe)?(?![\w.-])/i;
const SQL_CLASS = /^(?:MSSQLSvc|MSOLAPSvc\.3|MSOLAPDisco\.3)$/i;
/** Commands whose arguments are SPNs. */
const EXPECTS_SPN = /\bsetspn\b|servicePrincipalName|\bServer ?SPN\b|\bklist\b.*\bget\b|\bkvno\b|DbaSpn\b|\bspn\s+(?:add|list)\b/i;
/** The attribute of the directory, which holds no realm. */
const IS_ATTRIBUTE = /\bsetspn\b|servicePrincipalName/i;
/** A wrong SPN is deleted by its wrong name. */
const DELETES = /\bsetspn\b.*\s-d(?=\s|$)|\bRemove\s*=|\bRemove-DbaSpn\b|\bspn\s+delete\b/i;

/** `setspn -A …`, and `setspn -X MSSQLSvc/sql05:1433`. */
export function setspnSwitches({ text, code, segments, shell }: Source): Hit[] {
  if (shell === 'tsql' || shell === 'reg') return [];
  return segments.flatMap((segment): Hit[] => {
    const command = SETSPN.exec(code.slice(segment.start, segment.end));
    if (!command) return [];
    const from = segment.start + command.index;
    const words = wordsOf(code, { start: from, end: segment.end });
    const is = (word: Span, name: string) => code.slice(word.start, word.end).toLowerCase() === name;
    const add = words.find((word) => is(word, '-a'));
    if (add) return [{ ...add, rule: 'setspn-add-unchecked', message: '-A adds without the search for duplicates that -S makes', instead: '-S' }];
    const duplicates = words.find((word) => is(word, '-x'));
    const spn = words.find((word, i) => code.slice(word.start, word.end).includes('/') && i > 0 && !is(words[i - 1] ?? word, '-t'));
    if (!duplicates || !spn) return [];
    const end = words.at(-1)?.end ?? segment.end;
    const instead = `${text.slice(from, duplicates.start)}-Q${text.slice(duplicates.end, end)}`;
    return [{ rule: 'setspn-x-with-spn', start: from, end, message: '-X takes no SPN; -Q finds who holds one', instead }];
  });
}

function wordsOf(code: string, { start, end }: Span): Span[] {
  return [...code.slice(start, end).matchAll(/[^\s"')]+/g)].map((word) => ({
    start: start + word.index,
    end: start + word.index + word[0].length,
  }));
}

const TOKEN = /(?<![\w./\\:@$%-])([A-Za-z0-9][\w.-]*)([/\\])([^\s"'()|&<>;`,{}]+(?:,\d+(?![\w.])(?:[:/\\][^\s"'()|&<>;`,{}]*)?)?)/g;

/** What the command around an SPN says about it. */
interface Context {
  /** The argument of setspn: an SPN of any class. */
  readonly setspn: boolean;
  readonly expected: boolean;
  readonly attribute: boolean;
}

/** `MSSQLSvc/sql05\SALES`, `MSSQLSvc/sql05,1433`, `MSSQLSrv/sql05`, `MSSQLSvc/10.0.0.5:1433`, wherever a command names them. */
export function spnForms(source: Source): Hit[] {
  const { code, segments, shell } = source;
  if (shell === 'reg') return [];
  return segments.flatMap(({ start, end }) => {
    const command = code.slice(start, end);
    const tokens = [...command.matchAll(TOKEN)];
    if (tokens.length === 0 || DELETES.test(command)) return [];
    const context = { setspn: SETSPN.test(command), expected: EXPECTS_SPN.test(command), attribute: IS_ATTRIBUTE.test(command) };
    return tokens.flatMap((token) => {
      // In a filter a backslash and two digits stand for one character.
      const filter = /servicePrincipalName=$/i.test(command.slice(Math.max(0, token.index - 21), token.index)) && /\\[0-9a-f]{2}/i.test(token[0]);
      return filter ? [] : judge(source, start + token.index, token, context);
    });
  });
}

interface Part {
  readonly mark: string;
  readonly text: string;
  readonly digits: boolean;
}

/** The host, and each mark with what follows it: `sql05`, `\SALES`, `:50141`. */
function split(rest: string, original: string): { host: string; parts: Part[] } {
  const bracketed = /^\[[^\]]*\]/.exec(rest)?.[0];
  const host = bracketed ?? (isIpAddress(rest) ? rest : (/^[^:\\/,]*/.exec(rest)?.[0] ?? ''));
  const parts = [...rest.slice(host.length).matchAll(/([:\\/,])([^:\\/,]*)/g)].map((part) => {
    const from = host.length + part.index + 1;
    const text = original.slice(from, from + (part[2] ?? '').length);
    return { mark: part[1] ?? '', text, digits: /^\d+$|^\{\{\s*port\s*\}\}$/i.test(text) };
  });
  return { host: original.slice(0, host.length), parts };
}

function judge({ text, shell }: Source, start: number, token: RegExpMatchArray, context: Context): Hit[] {
  const [whole, serviceClass = '', separator = '', rest = ''] = token;
  const sql = SQL_CLASS.test(serviceClass);
  const misspelt = context.expected && misspeltSqlClasses.some((wrong) => wrong === serviceClass.toLowerCase());
  if (separator === '\\' ? !/^MSSQLSvc$/i.test(serviceClass) : !(sql || misspelt || context.setspn)) return [];

  // $env: and other scopes of PowerShell have a colon that belongs to the variable.
  const scoped = shell === 'powershell' ? rest.replace(/\$(\w+):(?=[A-Za-z_])/g, '$$$1_') : rest;
  const at = scoped.indexOf('@');
  const named = at < 0 ? scoped : scoped.slice(0, at);
  const restStart = start + serviceClass.length + 1;
  const { host, parts } = split(named, text.slice(restStart, restStart + named.length));
  const address = isIpAddress(host.replace(/^\[|\]$/g, ''));
  const has = (mark: string) => parts.some((part) => part.mark === mark);

  const faults: [Hit['rule'], string][] = [];
  if (misspelt) faults.push(['spn-service-class', `${serviceClass} is not the class of SQL Server: MSSQLSvc`]);
  if (separator === '\\') faults.push(['spn-backslash', 'a slash stands between class and host']);
  else if (has('\\')) faults.push(['spn-backslash', 'a colon stands before the instance name or port']);
  if (has(',')) faults.push(['spn-comma-port', 'a colon stands before the port']);
  if ((sql || misspelt) && has('/')) faults.push(['spn-slash-instance', 'a colon stands before the instance name']);
  if (parts.length > 1 && parts.every((part) => part.mark === ':')) faults.push(['spn-instance-and-port', 'an SPN has the port or the instance name, not both']);
  if (at >= 0 && context.attribute) faults.push(['spn-realm', 'the directory holds SPNs without a realm']);
  if (address) faults.push(['spn-ip-host', 'Windows clients ask for a name, not for an address']);

  const right = address || host === '' ? undefined : `${misspelt ? 'MSSQLSvc' : serviceClass}/${host}${tail(parts, serviceClass, sql || misspelt)}`;
  return faults.map(([rule, message]) => ({ rule, start, end: start + whole.length, message, instead: right }));
}

/** What should follow the host: `:50141` for `\SALES:50141`. */
function tail(parts: readonly Part[], serviceClass: string, sql: boolean): string {
  // Other services may have a third part, the name of the service.
  const names = sql ? [] : parts.filter((part) => part.mark === '/');
  const suffixes = parts.filter((part) => part.text !== '' && !names.includes(part));
  // SQL Server over TCP is asked for by port, Analysis Services only by instance name.
  const wanted = suffixes.find((part) => part.digits !== /^MSOLAP/i.test(serviceClass)) ?? suffixes[0];
  return [...(wanted ? [`:${wanted.text}`] : []), ...names.map((name) => `/${name.text}`)].join('');
}
