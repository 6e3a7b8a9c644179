import { adExport } from '../readers/ad-export.ts';
import { property, spnsOf } from '../readers/ad-property.ts';
import { commandOf, isPrompt } from '../readers/command-line.ts';
import { readingsOf, type At, type Reading } from '../readers/reader.ts';
import { domainOf } from '../readers/distinguished-name.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { setspnCommand } from '../readers/setspn-command.ts';
import { hasWords } from '../readers/reading-lines.ts';
import type { Paste } from '../text/prepare.ts';
import type { Facts } from './collect-facts.ts';
import type { SeenSearch } from './model.ts';

/** A search of the directory that a command line shows. */
export interface LdapCommand extends At<string> {
  /** What it asks for, as a pattern of setspn -Q. */
  readonly pattern: string;
  readonly scope: SeenSearch['scope'];
  readonly domain?: string;
}

export interface CommandFacts {
  readonly searches: readonly LdapCommand[];
}

const ID = 'audit-commands';
const PROGRAMS = ['ldifde', 'csvde', 'dsquery', 'get-adobject', 'get-aduser', 'get-adcomputer', 'get-adserviceaccount', 'search-adaccount', 'test-dbaspn', 'get-dbaspn', 'test-dbaagspn', 'test-dbakerberos', 'get-ciminstance', 'get-wmiobject', 'get-service', 'wmic', 'sc', 'sqlcheck', 'hostname', 'rem'];
const MOST = 1000;

/**
 * Command lines and empty prompts among the output: they are understood although they say little. Those that search the directory say how far.
 *
 *     C:\>ldifde -f spns.ldf -r "(servicePrincipalName=*)"
 */
export function readCommands(paste: Paste): readonly Reading<CommandFacts>[] {
  const read: number[] = [];
  const searches: LdapCommand[] = [];
  for (const { text, n } of paste.lines) {
    if (text.length > MOST || !hasWords(text)) continue;
    const prompt = maybePrompt(text) && isPrompt(text);
    if (prompt && text.trimEnd().endsWith('>')) read.push(n);
    else if (prompt || FIRST.test(text)) {
      const typed = commandOf(text, PROGRAMS);
      if (!typed && !(prompt && /\b(?:get-ad|setspn|dba|ldifde|csvde|dsquery)/i.test(text)) && !setspnCommand(text, n)) continue;
      read.push(n);
      const search = searchOf(text, typed?.program ?? '');
      if (search) searches.push({ ...search, value: text.trim(), line: n });
    }
  }
  const from = read[0];
  const to = read.at(-1);
  return from === undefined || to === undefined ? [] : [{ reader: ID, from, to, read, unread: [], facts: { searches } }];
}

const FIRST = /^\s{0,8}(?:ldifde|csvde|dsquery|get-ad(?:object|user|computer|serviceaccount)|setspn|test-dba|get-dbaspn)(?:\.exe)?\s/i;

function maybePrompt(text: string): boolean {
  return text.includes('>') || text.includes('$') || text.includes('#');
}

/** The whole filter is one about servicePrincipalName: any further condition would leave objects out. */
const LDAP = /["'\s]\(?\s{0,2}servicePrincipalName\s{0,2}=\s{0,2}([A-Za-z0-9._*/:-]{1,300})\s{0,2}\)?["'\s]/i;
const POWERSHELL = /-Filter\s{1,4}(?:["'{]\s{0,2})servicePrincipalNames?\s{1,4}-(?:like|eq)\s{1,4}["']{1,2}([A-Za-z0-9._*/:-]{1,300})["']{1,2}\s{0,2}(?:["'}]|$)/i;
/** Part of the tree, or part of what was found. */
const NARROW = /\b(?:OU|CN)=|-(?:SearchScope|ResultSetSize|ResultPageSize|p|limit)\s{1,4}(?:OneLevel|Base|[1-9])|\bselect(?:-object)?\s.{0,200}-(?:first|last|skip|unique)\b|\bwhere(?:-object)?\b|\|\s{0,2}\?|\bselect-string\b|\bfindstr\b/i;

/** Attributes by name: without that of the SPNs none is shown. PowerShell and dsquery show it only when it is asked for. */
const LISTED = /\s-(?:l|attr|properties|prop)\s(.{1,600}?)(?=\s-[a-z]|\s\||$)/i;

function searchOf(text: string, program: string): Omit<LdapCommand, 'value' | 'line'> | undefined {
  // Get-ADUser finds users, Get-ADComputer computers: neither shows who else holds an SPN.
  if (!['ldifde', 'csvde', 'dsquery', 'get-adobject'].includes(program) || NARROW.test(text)) return undefined;
  if (program === 'dsquery' && !/dsquery(?:\.exe)?\s{1,4}\*/i.test(text)) return undefined;
  if (program === 'get-adobject' && /\bfilter\b.{0,600}\bfilter\b/i.test(text)) return undefined;
  const listed = LISTED.exec(text)?.[1];
  if (listed === undefined ? program === 'get-adobject' || program === 'dsquery' : !/(?:^|[\s"',])(?:servicePrincipalNames?|\*)(?:$|[\s"',])/i.test(listed)) return undefined;
  const pattern = (LDAP.exec(`${text} `) ?? POWERSHELL.exec(text))?.[1];
  if (pattern === undefined) return undefined;
  const base = /(?:^|[\s"'])((?:DC=[A-Za-z0-9-]{1,63},?\s?){2,12})/i.exec(text)?.[1];
  const domain = base?.split(/,?\s?DC=/i).filter((p) => p.trim() !== '').map((p) => p.replace(/[,\s]/g, '')).join('.');
  const catalog = /:3268\b|-t\s{1,4}3268\b|\s-gc\b/i.test(text) && base === undefined;
  const forestRoot = /\bforestroot\b/i.test(text) && /\s-gc\b/i.test(text);
  return { pattern, scope: catalog || forestRoot ? 'forest' : 'domain', ...(domain === undefined || domain === '' ? {} : { domain: domain.toLowerCase() }) };
}

/**
 * Searches whose command and answer stand in the text, one behind the other, with something behind the answer: an answer at the end of the text may
 * have been cut. All SPNs of all objects found must be shown. Where the command names no domain, it is that of the objects.
 */
export function collectCommands(commands: readonly Reading<CommandFacts>[], readings: readonly Reading[], into: Facts, paste: Paste): void {
  const searches = commands.flatMap((c) => c.facts.searches);
  if (searches.length === 0) return;
  const typed = commands.flatMap((c) => c.read).filter((n) => !isEmptyPrompt(paste, n));
  const answers = [
    ...readingsOf(readings, getAdObject).map((r) => ({ from: r.from, to: r.to, clean: r.unread.length === 0, objects: [r.facts] })),
    ...readingsOf(readings, adExport).map((r) => ({ from: r.from, to: r.to, clean: r.unread.length === 0, objects: r.facts.objects })),
  ].sort((a, b) => a.from - b.from);
  let a = 0;
  let t = 0;
  for (const { pattern, scope, domain, line } of searches) {
    while (t < typed.length && (typed[t] ?? 0) <= line) t += 1;
    const next = typed[t] ?? Infinity;
    while (a < answers.length && (answers[a]?.from ?? 0) < line) a += 1;
    let last = 0;
    let whole = true;
    let place = domain;
    for (; a < answers.length && (answers[a]?.from ?? 0) < next; a += 1) {
      const answer = answers[a];
      if (!answer) break;
      last = answer.to;
      whole &&= answer.clean && answer.objects.every((o) => spnsOf(o)?.complete === true);
      place ??= domainOf(property(answer.objects[0] ?? { properties: [] }, 'DistinguishedName', 'dn')?.values[0] ?? '');
    }
    if (last === 0 || last >= paste.lines.length || !whole) continue;
    into.searches.push({ pattern, what: 'holders', scope, ...(place === undefined || place === '' || scope === 'forest' ? {} : { domain: place.toLowerCase() }), line });
  }
}

function isEmptyPrompt(paste: Paste, n: number): boolean {
  return paste.lines[n - 1]?.text.trimEnd().endsWith('>') ?? false;
}
