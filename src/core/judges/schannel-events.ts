/** What do the Schannel events say went wrong? */
import type { CauseId } from '../../data/causes.ts';
import { schannelEventsCodes } from '../../data/codes/schannel-events.ts';
import { schannelStatesCodes } from '../../data/codes/schannel-states.ts';
import type { CodeRow } from '../../data/codes/row.ts';
import type { Rich } from '../blocks.ts';
import type { Context } from '../context.ts';
import { readingsOf } from '../readers/reader.ts';
import type { SchannelEvent } from '../readers/schannel-event.ts';
import { schannelEvents } from '../readers/schannel-events.ts';
import type { Judge, Judgement } from './judgement.ts';
import { sayEvent } from './schannel-sentences.ts';
import { evidence, showEvents } from './tls-words.ts';

const events: readonly CodeRow[] = schannelEventsCodes;
const states: readonly CodeRow[] = schannelStatesCodes;
/** One sentence for each kind of event; a log repeats them. */
const MOST = 12;

/** Groups equal events and says of each kind what it means; a refusal that two events record is said once. */
export const schannelEventsJudge: Judge = {
  id: 'schannel-events',
  reads: [schannelEvents.id],
  judge: (readings, given) => judgeAll(readingsOf(readings, schannelEvents).flatMap((r) => r.facts.events), given),
};

function judgeAll(all: readonly SchannelEvent[], given: Context): readonly Judgement[] {
  if (all.length === 0) return [];
  const groups = new Map<string, SchannelEvent[]>();
  for (const event of all) {
    const key = [event.id.value, event.alert?.value, event.state?.value, event.role?.value, event.code?.value, event.protocol?.value, event.target?.value.toLowerCase()].join('|');
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  const refusal = all.find((e) => e.id.value === 36874);
  const out: Judgement[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    // 36888 with alert 40 and state 1205 is the other half of 36874.
    if (refusal && first.id.value === 36888 && first.alert?.value === 40 && (first.state === undefined || first.state.value === 1205)) continue;
    const twin = first.id.value === 36874 ? all.filter((e) => e.id.value === 36888 && e.alert?.value === 40).slice(0, 1) : [];
    const judged = judgeGroup(first, group, twin, given);
    if (judged) out.push(judged);
  }
  if (out.length === 0) {
    const first = all[0];
    return first ? [{ id: 'no-failure-event', verdict: 'open', says: ['These events record that Schannel works with credentials; none of them is a failure.'], evidence: [{ line: first.id.line }], next: ['Reproduce the failure once and read the events of that minute on both ends: ', { code: showEvents }] }] : [];
  }
  return out.slice(0, MOST);
}

function judgeGroup(event: SchannelEvent, group: readonly SchannelEvent[], twin: readonly SchannelEvent[], given: Context): Judgement | undefined {
  const said = sayEvent(event, given);
  if (!said) return undefined;
  const lines = [...group.slice(0, 4), ...twin].flatMap((e) => [e.id, e.alert, e.state, e.code, e.protocol, e.target, e.role]);
  const count = group.reduce((sum, e) => sum + (e.count?.value ?? 1), 0);
  const says: Rich = count > 1 ? [...said.says, ` Logged ${count} times here.`] : said.says;
  const causes = said.verdict === 'problem' ? (said.causes ?? causesOf(event)) : [];
  return {
    id: said.id,
    verdict: said.verdict,
    says,
    evidence: evidence([{ line: event.id.line, means: `event ${event.id.value}${event.process ? ` of ${event.process.value.name || 'process'} (${event.process.value.pid})` : ''}` }, ...lines]),
    next: said.next,
    ...(causes.length > 0 ? { causes } : {}),
  };
}

/** What the tables say: of the state where it was seen with this event, else of the event. */
function causesOf(event: SchannelEvent): readonly CauseId[] {
  const state = states.find((row) => row.code === event.state?.value);
  const row = events.find((e) => e.code === event.id.value);
  return state?.causes ?? row?.causes ?? [];
}
