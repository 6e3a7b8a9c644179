import type { Paste } from '../text/prepare.ts';
import { sameDn } from './distinguished-name.ts';
import { open, pass, understand } from './reading-lines.ts';
import type { SetspnCommand } from './setspn-command.ts';
import { setspnLines, type SetspnLine } from './setspn-lines.ts';
import { isOpenQuery, kindOf, type Building, type SetspnSegment } from './setspn-segment.ts';

/** Lines of other text that may stand inside a run. */
const NOISE = 2;
/** A command belongs to what follows it within so many lines. */
const NEAR = 6;

/** Four readers look at the same paste: it is taken apart once. */
const known = new WeakMap<Paste, readonly SetspnSegment[]>();

/**
 * The runs of setspn in a paste, in order. Time and memory grow with the length of the paste.
 *
 *     setspnSegments(prepare('Checking domain DC=corp,DC=example\n\nNo such SPN found.'))
 *     // [{ kind: 'query', scopes: [{ value: 'corp.example', forest: false, line: 1 }], end: { value: 'none', line: 3 }, … }]
 */
export function setspnSegments(paste: Paste): readonly SetspnSegment[] {
  let segments = known.get(paste);
  if (segments === undefined) known.set(paste, (segments = build(paste)));
  return segments;
}

function build(paste: Paste): readonly SetspnSegment[] {
  const items = setspnLines(paste);
  const out: SetspnSegment[] = [];
  let now: Building | undefined;
  let command: SetspnCommand | undefined;
  let typed: readonly number[] = [];

  const close = (): void => {
    const kind = now && kindOf(now);
    if (now && kind) out.push({ ...now, kind });
    now = undefined;
  };
  const begin = (line: number): Building => {
    close();
    const at = command && line - command.line <= NEAR ? command.line : line;
    now = { block: open({ n: at, raw: '', text: '' }), scopes: [], holders: [], groups: [], troubles: [] };
    if (command) {
      if (at === command.line) for (const n of typed) now.block.understood.add(n);
      if (at === command.line || command.targets.length > 1) now.command = command;
      if (command.targets.length < 2) command = undefined;
    }
    return now;
  };

  items.forEach((item, i) => {
    const line = item.lines[0] ?? 0;
    let understood = true;
    switch (item.is) {
      case 'blank':
        // A blank line of a job's log still has its time.
        if (paste.lines[line - 1]?.text.trim() !== '') now?.block.understood.add(line);
        return;
      case 'prompt':
        close();
        command = undefined;
        return;
      case 'command':
        close();
        command = item.command;
        typed = item.lines;
        return;
      case 'list':
        begin(line).list = { account: { value: item.dn, line }, spns: [] };
        break;
      case 'scope': {
        const s = now && !now.list && !now.write && !now.count && !now.end && now.groups.length === 0 && now.troubles.length === 0 ? now : begin(line);
        s.scopes.push({ value: item.domain, forest: item.forest, line });
        break;
      }
      case 'object':
        understood = addObject(now, item.dn, line) || (!isOpenQuery(now) && nextIs(items, i, 'spn') && addHolder(begin(line), item.dn, line));
        break;
      case 'spn': {
        const into = now && (now.write ?? now.list ?? (now.end || now.groups.length > 0 ? undefined : now.holders.at(-1)));
        if (into) into.spns.push({ value: item.spn, line });
        understood = into !== undefined;
        break;
      }
      case 'write': {
        const s = now && !now.list && !now.write && !now.end && now.groups.length === 0 && now.scopes.length > 0 ? now : begin(line);
        s.write = { account: { value: item.dn, line }, spns: [], removes: item.removes };
        break;
      }
      case 'refused': {
        const s = now?.write && sameDn(now.write.account.value, item.dn) ? now : begin(line);
        s.refused = { account: { value: item.dn, line }, ...(item.code === undefined ? {} : { code: item.code }), ...(item.text === undefined ? {} : { text: item.text }) };
        break;
      }
      case 'group': {
        const s = now && !now.list && !now.write && !now.count && !now.end && now.holders.length === 0 ? now : nextIs(items, i, 'object') ? begin(line) : undefined;
        s?.groups.push({ spn: { value: item.spn, line }, accounts: [] });
        understood = s !== undefined;
        break;
      }
      case 'count': {
        // After a failure "found 0 group" and "No such SPN found" are printed all the same: they say nothing.
        if (now && now.troubles.length > 0) break;
        const s = now && !now.list && !now.write && !now.end && now.holders.length === 0 ? now : item.sure ? begin(line) : undefined;
        if (s) s.count = { value: item.count, line };
        understood = s !== undefined;
        break;
      }
      case 'end': {
        if (now && now.troubles.length > 0 && item.means === 'none') break;
        const s = now && !now.list && fits(now, item.means) ? now : begin(line);
        s.end = { value: item.means, line };
        break;
      }
      case 'trouble': {
        const s = now && now.troubles.length > 0 && !(item.about === 'account' && item.code !== undefined && now.troubles.some((t) => t.about === 'account')) ? now : begin(line);
        s.troubles.push({ about: item.about, line, ...(item.code === undefined ? {} : { code: item.code }), ...(item.account === undefined ? {} : { account: item.account }) });
        break;
      }
      case 'progress':
        understood = now !== undefined && now.scopes.length > 0;
        break;
      case 'other':
        // The last line of a query in a language that is not known here: it speaks of an SPN, and nothing follows.
        understood = item.spn && isOpenQuery(now) && (now?.command === undefined || now.command.verb === 'query');
        if (understood && now) now.end = { value: now.holders.length > 0 ? 'found' : 'none', line };
        break;
    }
    if (!now) return;
    const current: Building = now;
    if (understood) for (const n of item.lines) understand(current.block, n);
    else if (pass(current.block, { n: line, raw: '', text: 'x' }, NOISE)) close();
    if (current.end || current.count || current.refused) close();
  });
  close();
  return out;
}

/** A name alone on its line is one more account of a duplicate, or one more holder. */
function addObject(s: Building | undefined, dn: string, line: number): boolean {
  if (!s || s.list || s.write || s.end || s.count) return false;
  const group = s.groups.at(-1);
  if (group) return group.accounts.push({ value: dn, line }) > 0;
  return (s.scopes.length > 0 || s.holders.length > 0) && addHolder(s, dn, line);
}

function addHolder(s: Building, dn: string, line: number): boolean {
  return s.holders.push({ account: { value: dn, line }, spns: [] }) > 0;
}

function fits(s: Building, means: string): boolean {
  if (s.end || s.count || s.troubles.length > 0 || s.groups.length > 0) return false;
  return means === 'updated' ? s.write !== undefined : s.write === undefined;
}

function nextIs(items: readonly SetspnLine[], i: number, is: SetspnLine['is']): boolean {
  for (let k = i + 1; k < items.length && k <= i + 3; k += 1) {
    const item = items[k];
    if (item && item.is !== 'blank') return item.is === is;
  }
  return false;
}
