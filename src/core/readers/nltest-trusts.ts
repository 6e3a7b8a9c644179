/** What `nltest /domain_trusts` lists. */
import type { Paste } from '../text/prepare.ts';
import { commandOf, isPrompt } from './command-line.ts';
import { isDone } from './console-words.ts';
import { isBlank, nameOf } from './network-text.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, open, pass, understand } from './reading-lines.ts';
import type { Open } from './reading-lines.ts';

export interface DomainTrust {
  readonly line: number;
  readonly netbios: string;
  readonly dns?: string;
  /** The domain of the machine that was asked. */
  readonly primary: boolean;
  /** Its domain trusts this one: users of this one may log on there. */
  readonly outbound: boolean;
  /** This one trusts its domain. */
  readonly inbound: boolean;
  readonly withinForest: boolean;
  /** All words in brackets, as printed: "Direct Outbound", "Attr: foresttrans". */
  readonly words: readonly string[];
}

export interface DomainTrusts {
  readonly trusts: readonly DomainTrust[];
}

const GAP = 2;
/** `    0: EMEA emea.corp.example (NT 5) (Forest: 1) (Direct Outbound) ( Attr: withinforest )` */
const TRUST = /^\s{0,12}(\d{1,3}): (\S{1,64})(?: (\S{1,255}))? ((?:\([^()]{1,60}\) ?){1,12})\s{0,8}$/;
const DETAIL = /^\s{2,20}(?:Dom Guid|Dom Sid): \S/;

/**
 * Reads `nltest /domain_trusts`, with /all_trusts and /v: one trust a line.
 *
 *     List of domain trusts:
 *         2: CONTOSO contoso.com (NT 5) (Direct Outbound) ( Attr: foresttrans )
 *
 * Source: Microsoft: nltest command reference.
 */
export const nltestTrusts: Reader<DomainTrusts> = {
  id: 'nltest-trusts',
  title: 'nltest /domain_trusts output',
  cues: ['nltest', 'nt', 'trust'],
  read: (paste) => readTrusts(paste),
};

function readTrusts(paste: Paste): readonly Reading<DomainTrusts>[] {
  const readings: Reading<DomainTrusts>[] = [];
  let draft: { readonly block: Open; readonly trusts: DomainTrust[] } | undefined;
  const close = (): void => {
    if (draft && draft.trusts.length > 0) readings.push(finish('nltest-trusts', paste, draft.block, { trusts: draft.trusts }));
    draft = undefined;
  };
  for (const line of paste.lines) {
    if (isBlank(line.text)) continue;
    const text = line.text.slice(0, 800);
    const command = commandOf(text, ['nltest']);
    if (command || isPrompt(text)) {
      close();
      if (command?.args.some((a) => /^[/-](?:domain_trusts|trusted_domains)/i.test(a))) draft = { block: open(line), trusts: [] };
      continue;
    }
    const trust = trustOf(text, line.n);
    if (trust) {
      if (draft?.trusts.some((t) => t.netbios === trust.netbios && t.dns === trust.dns)) close();
      draft ??= { block: open(line), trusts: [] };
      understand(draft.block, line.n);
      draft.trusts.push(trust);
    } else if (draft && (DETAIL.test(text) || isDone(text) || (draft.trusts.length === 0 && /[:：]\s{0,4}$/.test(text)))) understand(draft.block, line.n);
    else if (draft && pass(draft.block, line, GAP)) close();
  }
  close();
  return readings;
}

function trustOf(text: string, line: number): DomainTrust | undefined {
  const found = text.includes('(NT') || text.includes('(MIT') || text.includes('( Attr') ? TRUST.exec(text) : null;
  if (!found) return undefined;
  const words = (found[4] ?? '').split(')').map((w) => w.replace('(', '').trim()).filter((w) => w !== '');
  const dns = nameOf(found[3] ?? '');
  const has = (word: string): boolean => words.some((w) => w.toLowerCase() === word);
  return {
    line,
    netbios: found[2] ?? '',
    ...(dns ? { dns } : {}),
    primary: has('primary domain'),
    outbound: has('direct outbound'),
    inbound: has('direct inbound'),
    withinForest: words.some((w) => /\bwithinforest\b/i.test(w) || /^Forest Tree Root$|^Forest: /i.test(w)),
    words,
  };
}
