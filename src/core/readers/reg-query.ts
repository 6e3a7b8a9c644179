/** What `reg query` prints. */
import { regCountWords, regDeniedWords, regErrorWords, regNotFoundWords } from '../../data/registry-labels.ts';
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { isColumnWide, unwrap } from './console-wrap.ts';
import type { At, Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';
import { dumpKey } from './registry-dump.ts';
import type { DumpKey, DumpedValue, RegistryDump, RegistryQuery } from './registry-dump.ts';
import { queryValue } from './registry-value-line.ts';

const GAP = 2;

interface DraftKey {
  readonly key: DumpKey;
  readonly line: number;
  readonly deleted: false;
  readonly values: DumpedValue[];
  readonly absent: At<string>[];
}

interface Draft {
  readonly block: Open;
  readonly keys: DraftKey[];
  query?: { -readonly [K in keyof RegistryQuery]: RegistryQuery[K] };
  readonly failures: At<'not-found' | 'denied' | 'failed'>[];
}

/**
 * Reads the output of `reg query`, with or without the command before it: keys, values of every type, trees of /s, the count at the end
 * and the errors in the languages of src/data/registry-labels.ts. A key or a long text that a console of 80 or 120 columns has broken is put together.
 *
 *     HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.0\Server
 *         Enabled    REG_DWORD    0x0
 *
 * Source: Microsoft: reg query command reference.
 */
export const regQuery: Reader<RegistryDump> = {
  id: 'reg-query',
  title: 'reg query output',
  cues: ['hkey', 'reg', 'hklm', 'hkcu'],
  read: (paste) => readQueries(paste),
};

function readQueries(paste: Paste): readonly Reading<RegistryDump>[] {
  const readings: Reading<RegistryDump>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.keys.some((k) => k.values.length > 0) || draft.query || draft.failures.length > 0)) {
      readings.push(finish('reg-query', paste, draft.block, facts(draft)));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), keys: [], failures: [] });
  for (let i = 0; i < paste.lines.length; i += 1) {
    const line = paste.lines[i];
    if (!line) continue;
    const typed = wholeCommand(paste.lines, i);
    const query = typedQuery(typed.text, line.n);
    if (query) {
      if (draft?.query) draft.query.whole = true;
      close();
      draft = begin(line);
      for (let k = 0; k < typed.count; k += 1) understand(draft.block, line.n + k);
      draft.query = query;
      i += typed.count - 1;
      continue;
    }
    if (isPrompt(line.text)) {
      if (draft?.query) draft.query.whole = true;
      close();
      continue;
    }
    const error = errorOf(line.text);
    if (error && (draft || saysRegistry(line.text))) {
      draft ??= begin(line);
      understand(draft.block, line.n);
      if (draft.query && draft.query.outcome === 'cut-off' && draft.keys.length === 0) Object.assign(draft.query, { outcome: error, said: line.n });
      else draft.failures.push({ value: error, line: line.n });
      continue;
    }
    const key = keyLine(line.text);
    if (key) {
      const used = unwrap(paste.lines, i, isOther);
      const whole = dumpKey(used.text) ?? key;
      draft ??= begin(line);
      for (let k = 0; k < used.count; k += 1) understand(draft.block, line.n + k);
      draft.keys.push({ key: whole, line: line.n, deleted: false, values: [], absent: [] });
      i += used.count - 1;
      continue;
    }
    if (!draft) continue;
    const at = draft.keys.at(-1);
    const found = at && queryValue(line.text);
    if (at && found) {
      const used = unwrap(paste.lines, i, isOther);
      const value = used.count > 1 ? (queryValue(used.text) ?? found) : found;
      for (let k = 0; k < used.count; k += 1) understand(draft.block, line.n + k);
      at.values.push({ ...value, line: line.n });
      i += used.count - 1;
    } else if (isCount(line.text) || /^! REG\.EXE VERSION/.test(line.text.slice(0, 20))) {
      understand(draft.block, line.n);
      if (draft.query && draft.keys.length === 0 && /(?:^|[^\d])0[^\d]/.test(line.text)) Object.assign(draft.query, { outcome: 'nothing', said: line.n });
    } else if (pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function facts(draft: Draft): RegistryDump {
  const query = draft.query;
  if (query && query.outcome === 'cut-off' && draft.keys.length > 0) query.outcome = 'found';
  return { layout: 'reg-query', keys: draft.keys, queries: query ? [query] : [], failures: draft.failures };
}

/** A command that the console has broken goes on in the next line, which may begin with a blank. */
function wholeCommand(lines: Paste['lines'], at: number): { text: string; count: number } {
  const text = lines[at]?.text ?? '';
  const next = lines[at + 1]?.text ?? '';
  const more = isColumnWide(text) > 0 && next.trim() !== '' && next.length < text.length && !keyLine(next) && !errorOf(next) && !isPrompt(next) && !queryValue(next);
  return more ? { text: text + next, count: 2 } : { text, count: 1 };
}

function typedQuery(text: string, n: number): Draft['query'] | undefined {
  const command = commandOf(text, ['reg']);
  if (command?.args[0]?.toLowerCase() !== 'query') return undefined;
  const key = dumpKey(command.args[1] ?? '');
  if (!key) return undefined;
  const flags = command.args.map((a) => a.toLowerCase());
  const v = flags.indexOf('/v');
  const name = v > 0 ? command.args[v + 1] : undefined;
  return { key, ...(name === undefined ? {} : { name }), tree: flags.includes('/s'), line: n, outcome: 'cut-off' };
}

function keyLine(text: string): DumpKey | undefined {
  return text.length < 2000 && /^\s{0,8}HKEY_[A-Z_]{4,16}(?:\\|\s{0,4}$)/.test(text) ? dumpKey(text.trim()) : undefined;
}

/** Where a broken line cannot go on. */
function isOther(text: string): boolean {
  return keyLine(text) !== undefined || errorOf(text) !== undefined || isPrompt(text) || isCount(text);
}

function errorOf(text: string): 'not-found' | 'denied' | 'failed' | undefined {
  const t = text.trimStart().slice(0, 300);
  const word = regErrorWords.find((w) => t.startsWith(w));
  if (!word || !/^\s?[:：]/.test(t.slice(word.length, word.length + 2))) return undefined;
  const low = t.toLowerCase();
  if (regNotFoundWords.some((w) => low.includes(w))) return 'not-found';
  return regDeniedWords.some((w) => low.includes(w)) ? 'denied' : 'failed';
}

/** An error of reg.exe that stands alone has to speak of the registry: others begin with the same word. */
function saysRegistry(text: string): boolean {
  return /regist|レジストリ|注册表/i.test(text.slice(0, 300));
}

function isCount(text: string): boolean {
  const t = text.trim();
  if (t.length > 120 || !/^[^:：\\]{3,60}[:：].{0,20}\d/u.test(t)) return false;
  const low = t.toLowerCase();
  return regCountWords.some((w) => low.includes(w));
}
