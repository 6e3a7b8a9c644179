import type { CauseId } from '../../data/causes.ts';
import { plainText } from '../blocks.ts';
import type { Reading } from '../readers/reader.ts';
import type { Weight } from '../../data/signatures/row.ts';
import type { Firing, Rule } from './rule.ts';
import type { CodeSeen, JudgementSeen, Seen, SignSeen } from './seen.ts';
import type { Push } from './weights.ts';

/** What the single parts of a text say by themselves: codes, sentences, judged outputs. What they say together is in rules/. */

/** How much a code says about its causes, by how many it leaves open. */
const OPEN: readonly (readonly Weight[])[] = [[], ['states'], ['points', 'fits'], ['fits', 'fits', 'weak']];

/** Numbers that programs of any kind print: they say something about Windows authentication or TLS only when the text is about it. */
const COMMON = new Set([
  'error-access-denied',
  'status-access-denied',
  'error-bad-netpath',
  'error-netname-deleted',
  'error-invalid-password',
  'error-sem-timeout',
  'error-pipe-not-connected',
  'wait-timeout',
  'error-service-logon-failed',
  'error-shutdown-in-progress',
  'error-connection-refused',
  'error-privilege-not-held',
  'rpc-s-server-unavailable',
  'ept-s-not-registered',
  'wsaeconnreset',
  'wsaetimedout',
  'wsaeconnrefused',
  'wsahost-not-found',
]);

/** Codes that every failure of their layer ends in: what they can come from is listed, and none of it is claimed. */
const BARE = new Set(['sec-e-invalid-token']);

/** Formats that stand round any output and are about nothing of this field by themselves: the banner of a console, names of a host, packages. */
const AMBIENT = new Set(['windows-version', 'host-names', 'linux-packages', 'tspkg-version']);

/** Formats that tell who runs what, and where it listens: worth an answer, but no sign that the text is about a failed logon. */
const INVENTORY = new Set(['ad-export', 'errorlog-start', 'instance-ports', 'sql-services']);

/** Whether a block is output of a question of this field. */
export function isTelling(reading: Reading): boolean {
  return !AMBIENT.has(reading.reader);
}

/** Whether the text is about authentication or TLS at all: a sentence, a format or a code that nothing else prints. */
export function isOfField(seen: Seen): boolean {
  return seen.stacks.size > 0 || seen.readings.some((r) => isTelling(r) && !INVENTORY.has(r.reader)) || seen.codes.some((c) => !COMMON.has(c.row.id) && c.row.wraps !== true);
}

/** What a code says, from its row: causes in the order of the table. Rows that only wrap another error say nothing. */
export function weighCode({ row, lines, sure }: CodeSeen, field: boolean): Firing[] {
  if (row.wraps === true || (COMMON.has(row.id) && !field)) return [];
  const weights = OPEN[Math.min(row.causes.length, OPEN.length - 1)] ?? [];
  return row.causes.flatMap((cause, rank): Firing[] => {
    // "Something else" is no finding; only the security interface itself knows it for certain.
    if (cause === 'other' && row.layer !== 'sspi') return [];
    const weight = weights[Math.min(rank, weights.length - 1)] ?? 'weak';
    return [{
      rule: row.id,
      cause,
      push: BARE.has(row.id) ? 'weak' : COMMON.has(row.id) || !sure ? lower(weight) : weight,
      rank,
      why: row.meaning,
      source: row.source.join(', '),
      lines,
    }];
  });
}

/** A message that is short or was cut off, and a number that many programs print, say one step less. */
function lower(weight: Weight): Weight {
  return weight === 'states' ? 'points' : weight === 'points' ? 'fits' : 'weak';
}

/** What a known sentence says. Bare ones say nothing by themselves. */
export function weighSign({ sign, lines }: SignSeen, field: boolean): Firing[] {
  if (sign.bare === true && !field) return [];
  const about = { rule: sign.id, why: sign.why, source: sign.source, lines };
  const given = Object.entries(sign.causes ?? {}) as [CauseId, Weight][];
  return [
    ...given.map(([cause, push], rank) => ({ ...about, cause, push, rank })),
    ...(sign.against ?? []).map((cause) => ({ ...about, cause, push: 'against' as const })),
  ];
}

/**
 * What the judged outputs say. Two judges that say the same of the same lines, one of them with the lines of a further output, count once: the first,
 * unless the other is surer.
 */
export function weighJudgements(judgements: readonly JudgementSeen[]): Firing[] {
  const said: { readonly judge: string; readonly firing: Firing; readonly lines: ReadonlySet<number> }[] = [];
  for (const judgement of judgements) {
    for (const firing of weighJudgement(judgement)) {
      const lines = new Set(firing.lines);
      const again = said.some((s) => s.judge !== judgement.judge && s.firing.cause === firing.cause && !isSurer(firing, s.firing) && (isWithin(lines, s.lines) || isWithin(s.lines, lines)));
      if (!again) said.push({ judge: judgement.judge, firing, lines });
    }
  }
  return said.map((s) => s.firing);
}

const SURENESS: readonly Push[] = ['weak', 'fits', 'points', 'states'];

/** Or of the other direction. */
function isSurer(a: Firing, b: Firing): boolean {
  const [x, y] = [SURENESS.indexOf(a.push), SURENESS.indexOf(b.push)];
  return (x < 0) !== (y < 0) || x > y;
}

function isWithin(part: ReadonlySet<number>, whole: ReadonlySet<number>): boolean {
  return part.size > 0 && [...part].every((n) => whole.has(n));
}

/** What a judged output says: a problem that leaves one cause open proves it. */
function weighJudgement(judgement: JudgementSeen): Firing[] {
  const about = { rule: judgement.id, source: 'The output itself', lines: judgement.evidence.map((e) => e.line) };
  if (judgement.verdict === 'fine') return (judgement.against ?? []).map((cause) => ({ ...about, cause, push: 'against' as const, why: plainText(judgement.says) }));
  if (judgement.verdict === 'open') return [];
  const causes = judgement.causes ?? [];
  const weights: readonly Push[] = causes.length === 1 ? ['states'] : ['points', 'fits', 'weak'];
  return causes.map((cause, rank) => ({ ...about, cause, push: weights[Math.min(rank, weights.length - 1)] ?? 'weak', rank, why: plainText(judgement.says) }));
}

/** What several signs say together. */
export function weighRule(rule: Rule, seen: Seen): Firing[] {
  const lines = rule.when(seen);
  if (lines === undefined) return [];
  const given = Object.entries(rule.gives) as [CauseId, Push][];
  return given.map(([cause, push], rank) => ({ rule: rule.id, cause, push, rank, why: rule.why, source: rule.source, lines }));
}
