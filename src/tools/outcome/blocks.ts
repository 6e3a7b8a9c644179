import { causes } from '../../data/causes.ts';
import { plainText, type Block, type CommandBlock, type FindingBlock, type NoteBlock, type Rich, type TableBlock } from '../../core/blocks.ts';
import { exchangeOf } from '../../core/outcome/exchange.ts';
import type { Outcome, Prediction, Trace } from '../../core/outcome/model.ts';
import { proveWithKlist } from '../../core/setspn.ts';
import { parseSpn, isRefusal } from '../../core/spn.ts';
import { cite } from '../../core/sql-spn-blocks.ts';
import { STAND_IN, type Scene } from './scene.ts';

const WORDS = { kerberos: 'Kerberos', ntlm: 'NTLM', failure: 'Fails', none: 'No Windows logon', open: 'Could not tell' } as const;
const VERDICTS = { kerberos: 'fine', ntlm: 'open', failure: 'problem', none: 'open', open: 'open' } as const;
const PLACES: Readonly<Record<Trace['where'], string>> = { client: 'Client', server: 'SQL host', dc: 'Domain controller' };

/** The answer: how it ends, the exchange, the SPN that is asked for, what is seen of it and why. */
export function outcomeBlocks({ outcomes }: Prediction, scene: Scene): readonly Block[] {
  return [
    ...outcomes.map(verdict),
    ...drawings(outcomes),
    ...spnTable(scene),
    seen(outcomes),
    ...outcomes.map((o, i) => reasons(o, i, outcomes.length)),
    ...prove(scene),
  ];
}

function verdict(o: Outcome, i: number): FindingBlock {
  const when: Rich = o.when === undefined ? [] : [' Condition: ', ...o.when, '.'];
  const pages: Rich = o.causes.flatMap((id, n): Rich => [n === 0 ? ' More: ' : ', ', { link: `/runbook/${id}/`, text: causes.find((c) => c.id === id)?.title ?? id }]);
  const next: Rich = [...(o.next ?? []), ...pages, ...(pages.length > 0 ? ['.'] : [])];
  return { kind: 'finding', id: i === 0 ? o.id : `${o.id}-${i + 1}`, verdict: VERDICTS[o.result], word: WORDS[o.result], says: [...o.says, ...when], evidence: [], ...(next.length > 0 ? { next } : {}) };
}

/** One picture for each different end; more than two would hide the answer. */
function drawings(outcomes: readonly Outcome[]): readonly Block[] {
  const drawn = outcomes.flatMap((o, i) => {
    const block = exchangeOf(o, `exchange-${i + 1}`);
    return block ? [outcomes.length > 1 ? { ...block, caption: `${block.caption} (${WORDS[o.result]}${o.when === undefined ? '' : `, ${plainText(o.when)}`})` } : block] : [];
  });
  return drawn.slice(0, 2);
}

function spnTable({ requested, registered }: Scene): readonly Block[] {
  const steps: TableBlock = {
    kind: 'table', id: 'request-steps', caption: 'How the driver comes to its SPN', columns: ['Step', 'Source'],
    rows: requested.steps.map(({ says, contested, sources }) => [[...says.map(unnamed), ...(contested === undefined ? [] : [' Contested: ' as const, ...contested])], cite(sources)]),
  };
  const asked: TableBlock = {
    kind: 'table', id: 'asked', caption: 'SPN that is asked for', columns: ['SPN', 'When', 'Registered'],
    rows: requested.asks.map(({ spn, when, order }) => [[{ code: spn }], [when ?? (order > 1 ? `attempt ${order}` : 'always')], [registered.some((r) => r.toLowerCase() === spn.toLowerCase()) ? { mark: 'fine' as const, text: 'yes' } : { mark: 'problem' as const, text: 'no' }]]),
  };
  const lacks: NoteBlock | undefined = requested.lacks.length === 0 ? undefined : { kind: 'note', id: 'lacks', tone: 'warning', text: ['To say more this must be known: ', ...requested.lacks.flatMap((l, i): Rich => (i === 0 ? l : [' ', ...l]))] };
  return [...(asked.rows.length > 0 ? [asked] : []), ...(lacks ? [lacks] : []), ...(steps.rows.length > 0 ? [steps] : [])];
}

/** The address that stands in for the server's is nobody's business. */
function unnamed(part: Rich[number]): Rich[number] {
  return typeof part !== 'string' && 'code' in part && part.code === STAND_IN ? 'its address' : part;
}

function seen(outcomes: readonly Outcome[]): TableBlock {
  const several = outcomes.length > 1;
  return {
    kind: 'table', id: 'seen', caption: 'What is seen of it', columns: [...(several ? ['End'] : []), 'Where', 'What'],
    rows: outcomes.flatMap((o) => {
      const lead: readonly Rich[] = several ? [[WORDS[o.result]]] : [];
      const message: readonly Rich[][] = o.message === undefined ? [] : [[...lead, ['The person who connects'], [{ code: o.message.text }, ...(o.message.remark === undefined ? [] : [` ${o.message.remark}`])]]];
      return [...message, ...o.traces.map((t): readonly Rich[] => [...lead, [PLACES[t.where]], t.says])];
    }),
  };
}

function reasons(o: Outcome, i: number, count: number): TableBlock {
  return {
    kind: 'table', id: `reasons-${i + 1}`, caption: count > 1 ? `Why: ${WORDS[o.result]}${o.when === undefined ? '' : `, ${plainText(o.when)}`}` : 'Why', columns: ['Because', 'Source'],
    rows: o.reasons.map((r) => [r.says, cite(r.sources)]),
  };
}

/** Ask for the very SPN; what cannot be one is not put into a command. */
function prove({ requested, situation }: Scene): readonly CommandBlock[] {
  const spns = [...new Set(requested.asks.map((a) => a.spn).filter((s) => !isRefusal(parseSpn(s))))];
  if (spns.length === 0 || !situation.driver.windows || situation.client.logon !== 'windows') return [];
  return [proveWithKlist(spns, situation.client.remembersMiss)];
}
