import type { Paste, PasteLine } from '../text/prepare.ts';
import { isPrompt } from './command-line.ts';
import { labelled } from './labelled-line.ts';
import { finish, hasWords, open, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import type { Reader, Reading } from './reader.ts';

/** The security identifiers in the token of a logon, as `whoami /groups` or `whoami /all` lists them. */
export interface WhoamiGroupsFacts {
  /** `whoami /all` and `/user` only. */
  readonly user?: { readonly name: string; readonly sid: string; readonly line: number };
  readonly groups: readonly TokenGroup[];
  /** True when the head of the list and its last entry, the integrity level, are both there: nothing is missing. */
  readonly complete: boolean;
}

export interface TokenGroup {
  readonly line: number;
  /** As printed; may be empty for a SID that could not be translated. */
  readonly name: string;
  readonly sid: string;
  /** In the display language: Group, Alias, Well-known group, Label. */
  readonly type: string;
  /** In the display language. */
  readonly attributes: string;
}

type Draft = { user?: { name: string; sid: string; line: number }; groups: TokenGroup[]; columns?: readonly number[]; head: boolean; item?: { name: string; line: number; type: string } };

const SID = /S-1-\d{1,14}(?:-\d{1,10}){1,15}/;
/** Rules of a table: groups of equals signs, parted by blanks. */
const RULE = /^\s{0,2}={2,200}(?: ={2,200}){1,4}\s{0,4}$/;
/** Unknown lines after which a list is over. */
const GAP = 3;

/**
 * `whoami /groups` and `whoami /all` as table, list or CSV, in any display language: the SIDs tell what the words are.
 *
 *     CORP\SQL Admins      Group            S-1-5-21-1004336348-1177238915-682003330-1612 Mandatory group, Enabled by default, Enabled group
 *
 * Microsoft: whoami command reference.
 */
export const whoamiGroups: Reader<WhoamiGroupsFacts> = {
  id: 'whoami-groups',
  title: 'whoami /groups output',
  cues: ['s'],
  read,
};

function read(paste: Paste): readonly Reading<WhoamiGroupsFacts>[] {
  const found: Reading<WhoamiGroupsFacts>[] = [];
  let draft: Draft | undefined;
  let lines: Open | undefined;
  let above: PasteLine | undefined;
  const close = (): void => {
    if (draft && lines && draft.groups.length > 1) {
      const { user, groups, head } = draft;
      found.push(finish('whoami-groups', paste, lines, { ...(user ? { user } : {}), groups, complete: head && groups.some((g) => isLabel(g.sid)) }));
    }
    draft = undefined;
    lines = undefined;
  };
  for (const line of paste.lines) {
    const { text, n } = line;
    if (text.length > 2000) {
      close();
      continue;
    }
    if (RULE.test(text)) {
      const columns = columnsOf(text);
      // A second table of groups is another answer; the table of privileges ends this one.
      if (draft && draft.groups.length > 0) close();
      // The headings stand in the line above the rule.
      const heads = above && above.n === n - 1 && above.n > (found.at(-1)?.to ?? 0) && !isPrompt(above.text) ? above : undefined;
      if (!draft) {
        draft = { groups: [], head: false };
        lines = open(heads ?? line);
      }
      draft.columns = columns;
      draft.head = columns.length >= 3;
      if (lines) {
        if (heads) understand(lines, heads.n);
        understand(lines, n);
      }
    } else {
      const sid = SID.exec(text);
      const start = sid ? undefined : itemStart(text);
      if ((sid || start) && !draft) {
        draft = { groups: [], head: start !== undefined };
        lines = open(line);
        if (!take(draft, text, n, sid, start)) close();
      } else if (draft && lines) {
        if (take(draft, text, n, sid, start)) understand(lines, n);
        else if (draft.groups.length === 0 && /^-{4,80}\s{0,4}$/.test(text) && above && above.n === n - 1) understand(lines, above.n);
        else if (hasWords(text)) {
          lines.gap += 1;
          if (lines.gap > GAP || isPrompt(text)) close();
        }
      }
    }
    if (hasWords(text)) above = line;
  }
  close();
  return found;
}

function take(draft: Draft, text: string, line: number, sid: RegExpExecArray | null, item: { name: string } | undefined): boolean {
  if (item && !draft.item && /^\S/.test(text)) {
    draft.item = { name: item.name, line, type: '' };
    return true;
  }
  if (draft.item) return takeItem(draft, draft.item, text, line, sid);
  if (!sid) return false;
  const value = sid[0];
  const csv = /^"([^"]{0,300})","(?:([^"]{0,100})",")?S-1-[\d-]{3,200}"(?:,"([^"]{0,300})")?\s{0,2}$/.exec(text);
  const before = text.slice(0, sid.index);
  const after = text.slice(sid.index + value.length).trim();
  if (csv) {
    if (csv[2] === undefined && csv[3] === undefined) draft.user = { name: csv[1] ?? '', sid: value, line };
    else draft.groups.push({ line, name: csv[1] ?? '', sid: value, type: csv[2] ?? '', attributes: csv[3] ?? '' });
    return true;
  }
  const columns = draft.columns;
  if (columns?.length === 2 && draft.groups.length === 0) {
    draft.user = { name: before.trim(), sid: value, line };
    return true;
  }
  // In a table the SID stands in its column, with nothing but blanks round it. Without the head: two or more blanks part the columns.
  if (!/\s$|^$/.test(before) || (columns === undefined && !/\S\s{2,200}\S.{0,60}\s$/.test(before)) || after.length > 400) return false;
  const cut = columns?.[1] ?? before.trimEnd().lastIndexOf('  ') + 2;
  draft.groups.push({ line, name: before.slice(0, cut).trim(), sid: value, type: before.slice(cut).trim(), attributes: after });
  return true;
}

/** `/fo list`: four lines for each group, of which the third holds the SID. */
function takeItem(draft: Draft, item: NonNullable<Draft['item']>, text: string, line: number, sid: RegExpExecArray | null): boolean {
  const pair = labelled(text);
  if (!pair) return false;
  if (sid && pair.value === sid[0]) {
    draft.groups.push({ line: item.line, name: item.name, sid: sid[0], type: item.type, attributes: '' });
    return true;
  }
  const last = draft.groups.at(-1);
  if (last && last.line === item.line) {
    draft.groups[draft.groups.length - 1] = { ...last, attributes: pair.value };
    delete draft.item;
    return line > item.line;
  }
  item.type = pair.value;
  return true;
}

/** The first line of an entry in a list: `Group Name: CORP\SQL Admins`. */
function itemStart(text: string): { name: string } | undefined {
  const found = /^(?:Group Name|Gruppenname|Nom du groupe|Nombre de grupo) ?: {1,12}(.{1,200})$/i.exec(text.slice(0, 300));
  return found ? { name: (found[1] ?? '').trim() } : undefined;
}

/** Where the columns under a rule begin. */
function columnsOf(rule: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i < rule.length; i += 1) if (rule[i] === '=' && rule[i - 1] !== '=') starts.push(i);
  return starts;
}

function isLabel(sid: string): boolean {
  return sid.startsWith('S-1-16-');
}
