/** What Test-ComputerSecureChannel says. */
import type { Paste, PasteLine } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { verboseText } from './console-words.ts';
import { isBlank, realName } from './network-text.ts';
import type { At, Named, Reader, Reading } from './reader.ts';
import { finish, hasWords, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface ChannelTest {
  /** True or False, or the verbose sentence where the word is missing. */
  readonly healthy?: At<boolean>;
  /** -Repair stands in the command, or the verbose sentence speaks of a repair. */
  readonly repaired: boolean;
  readonly computer?: At<string>;
  readonly domain?: At<string>;
  /** The command failed: what it said first, and the id of the error. */
  readonly error?: At<string>;
}

type Draft = { -readonly [K in 'healthy' | 'computer' | 'domain' | 'error']?: ChannelTest[K] } & { repaired: boolean; typed: boolean; readonly block: Open };

const GAP = 1;
const OPERATION = /"Test-ComputerSecureChannel".{1,40}"([^"]{1,255})"/;
const CHANNEL = /secure channel|sichere[rn]? kanal|canal s[ée]curis[ée]|canal seguro|canale (?:sicuro|protetto)/i;
const GOOD = /\bgood condition|in gutem Zustand|in Ordnung|bon état|buen estado|buone condizioni|successfully repaired|erfolgreich repariert/i;
const BROKEN = /\bis broken|fehlerhaft|beschädigt|unterbrochen|est rompu|está roto|interrotto/i;
const REPAIRED = /\brepaired|repariert|réparé|reparado/i;
const ERROR = /^\s{0,4}Test-ComputerSecureChannel ?: (.{5,300})$/;

/**
 * Reads Test-ComputerSecureChannel: True or False behind the command or behind its verbose lines, in any display language.
 *
 *     VERBOSE: The secure channel between the local computer and the domain corp.example is in good condition.
 *     True
 *
 * Source: Microsoft: Test-ComputerSecureChannel (Microsoft.PowerShell.Management).
 */
export const testComputerSecureChannel: Reader<ChannelTest> = {
  id: 'test-computersecurechannel',
  title: 'Test-ComputerSecureChannel output',
  read: (paste) => readTests(paste),
  names: ({ domain }) => (domain && realName(domain.value) ? [{ kind: 'domain', value: domain.value, line: domain.line } satisfies Named] : []),
};

function readTests(paste: Paste): readonly Reading<ChannelTest>[] {
  const readings: Reading<ChannelTest>[] = [];
  let draft: Draft | undefined;
  const close = (): void => {
    if (draft && (draft.healthy || draft.error)) {
      const { block, typed: _typed, ...facts } = draft;
      readings.push(finish('test-computersecurechannel', paste, block, facts));
    }
    draft = undefined;
  };
  const begin = (line: PasteLine): Draft => ({ block: open(line), repaired: false, typed: false });
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 500);
    const error = ERROR.exec(text);
    const command = error ? undefined : commandOf(text, ['test-computersecurechannel']);
    if (command || isPrompt(text)) {
      close();
      if (command) {
        draft = begin(line);
        draft.typed = true;
        draft.repaired = command.args.some((a) => /^-repair$/i.test(a));
      }
      continue;
    }
    const verbose = error ? undefined : verboseText(text);
    if (error) {
      if (draft?.healthy) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      draft.error = { value: (error[1] ?? '').trim(), line: line.n };
    } else if (verbose !== undefined && (OPERATION.test(verbose) || CHANNEL.test(verbose))) {
      if (draft?.healthy && OPERATION.test(verbose)) close();
      draft ??= begin(line);
      understand(draft.block, line.n);
      takeVerbose(draft, verbose, line.n);
    } else if (draft && !draft.healthy && /^\s{0,8}(?:True|False)\s{0,8}$/.test(text)) {
      understand(draft.block, line.n);
      draft.healthy = { value: text.trim() === 'True', line: line.n };
    } else if (draft?.error && /^\s{0,4}(?:\+|At |In |Zeichen|Au caractère|En línea)/.test(text)) understand(draft.block, line.n);
    else if (draft && hasWords(text) && (pass(draft.block, line, GAP) || draft.healthy)) close();
  }
  close();
  return readings;
}

function takeVerbose(draft: Draft, text: string, line: number): void {
  const computer = OPERATION.exec(text)?.[1];
  if (computer !== undefined) {
    draft.computer = { value: computer, line };
    return;
  }
  const good = GOOD.test(text);
  if (REPAIRED.test(text)) draft.repaired = true;
  if (good !== BROKEN.test(text)) draft.healthy ??= { value: good, line };
  const domain = /(?:domain|Domäne|domaine|dominio|domínio)\s{1,2}["']?([A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,8})["']?/i.exec(text)?.[1];
  if (domain !== undefined && !/^(?:is|ist|est|es|y|et|und|and)$/i.test(domain)) draft.domain = { value: domain, line };
}
