/** The text of a hosts or lmhosts file. */
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { addressOf, isBlank, nameOf } from './network-text.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface HostsEntry {
  readonly line: number;
  readonly address: string;
  /** In the order of the file: the first one is what the address is turned back into. */
  readonly names: readonly string[];
  /** lmhosts: loaded into the cache of names. */
  readonly preloaded: boolean;
}

export interface HostsFile {
  readonly entries: readonly HostsEntry[];
  /** The search of the check found the file, or the text has the comments of the file: no entries means that there are none. */
  readonly seen: boolean;
}

interface Draft { readonly block: Open; readonly entries: HostsEntry[]; comments: number }

const GAP = 1;
const MOST_NAMES = 12;
/** Select-String, findstr and grep put file and line number in front: `C:\Windows\System32\drivers\etc\hosts:21:10.10.1.21 sql05`. */
const FOUND_IN = /^\s{0,4}((?:[A-Za-z]:)?[^\s:*?"<>|]{0,200}[\\/](?:lm)?hosts)(?::\d{1,6})?:/i;
const PATH = /(?:drivers[\\/]etc[\\/](?:lm)?hosts|\/etc\/hosts)/i;
const OWN_COMMENT = /^\s{0,4}#.{0,10}(?:Copyright \(c\) 1993-\d{4} Microsoft Corp|This is a sample (?:LM)?HOSTS file|localhost name resolution is handled within DNS)/i;
const MAC = /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/i;

/**
 * Reads entries of a hosts or lmhosts file, as the file holds them or as a search prints them. Lines of this form stand in other texts
 * too, so without a comment line, a path of the file or a command beside them, the paste must hold nothing else.
 *
 *     10.10.1.21      sql05.corp.example sql05   # until the migration
 *
 * Source: Microsoft: comments of the hosts file of Windows; hosts(5).
 */
export const hostsFile: Reader<HostsFile> = {
  id: 'hosts-file',
  title: 'hosts file',
  read: (paste) => readFiles(paste),
};

function readFiles(paste: Paste): readonly Reading<HostsFile>[] {
  const readings: Reading<HostsFile>[] = [];
  const bare = isBare(paste);
  let draft: Draft | undefined;
  let named = false;
  const close = (): void => {
    if (draft && (draft.entries.length > 0 || draft.comments > 0) && (bare || named || draft.comments > 0)) {
      readings.push(finish('hosts-file', paste, draft.block, { entries: draft.entries, seen: named || draft.comments > 0 }));
    }
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 1000);
    const comment = /^\s{0,8}#/.test(text);
    // A comment looks like the prompt of root.
    if (isPrompt(text) && (!comment || PATH.test(text))) {
      close();
      named = PATH.test(text);
      continue;
    }
    const found = FOUND_IN.exec(text);
    const entry = entryOf(found ? text.slice(found[0].length) : text, line.n);
    const own = OWN_COMMENT.test(text);
    if (entry || own) {
      draft ??= { block: open(line), entries: [], comments: 0 };
      understand(draft.block, line.n);
      if (entry) draft.entries.push(entry);
      if (own) draft.comments += 1;
      if (found) named = true;
    } else if (draft && comment) {
      understand(draft.block, line.n);
      draft.comments += 1;
    } else if (!draft && PATH.test(text) && text.length < 300) {
      // The command without its prompt, or the heading that a tool writes above the file.
      named = true;
    } else if (draft && pass(draft.block, line, GAP)) {
      close();
      named = false;
    }
  }
  close();
  return readings;
}

function entryOf(text: string, line: number): HostsEntry | undefined {
  const comment = text.indexOf('#');
  const words = (comment < 0 ? text : text.slice(0, comment)).trim().split(/\s+/);
  if (words.length < 2 || words.length > MOST_NAMES + 1) return undefined;
  const address = addressOf(words[0] ?? '');
  const names = words.slice(1).map((w) => nameOf(w));
  if (!address || names.some((n) => n === undefined || MAC.test(n))) return undefined;
  return { line, address, names: names.filter((n) => n !== undefined), preloaded: comment >= 0 && /^#PRE\b/i.test(text.slice(comment, comment + 8)) };
}

/** True when a paste holds entries and nothing else. */
function isBare(paste: Paste): boolean {
  let entries = 0;
  for (const { text } of paste.lines) {
    if (!hasWords(text) || /^\s{0,8}#/.test(text.slice(0, 16)) || text.length < 400 && isPrompt(text)) continue;
    if (text.length > 1000 || !entryOf(text, 0)) return false;
    entries += 1;
  }
  return entries > 0 && !paste.lines.some((l) => l.text.length < 400 && commandOf(l.text, ['getent', 'arp', 'ip']) !== undefined);
}
