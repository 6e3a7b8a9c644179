import type { SpnSource } from '../../data/spn-sources.ts';
import type { Rich } from '../blocks.ts';
import type { Demand } from './demands.ts';
import type { Hit } from './holders.ts';
import type { AuditRow, SpnStatus } from './model.ts';

/** A judgement that becomes a row. */
export interface Draft {
  readonly status: SpnStatus;
  readonly verdict: AuditRow['verdict'];
  readonly says: Rich;
  readonly evidence: AuditRow['evidence'];
  readonly also?: AuditRow['also'];
  readonly contested?: Rich;
  readonly sources?: readonly SpnSource[];
  /** Accounts that a program names and no list shows. */
  readonly moreHolders?: readonly string[];
  /** Neither the state of an account nor a repair changes it: two services contradict each other. */
  readonly fixed?: true;
}

const NONE: AuditRow['evidence'] = [];

/** Lines that show holders: the account, and the SPN below it. */
export function evidenceOf(hits: readonly Hit[]): AuditRow['evidence'] {
  const [only] = hits;
  const name = only?.account.names[0];
  if (only && name && hits.length === 1) {
    const account = name.line === undefined || name.line === only.line ? undefined : { line: name.line, means: 'the account' };
    const spn = only.line === undefined ? undefined : { line: only.line, means: 'the SPN' };
    return account && spn ? [account, spn] : account ? [account] : spn ? [spn] : NONE;
  }
  return hits.slice(0, 8).flatMap(({ account, line }) => {
    const [name] = account.names;
    return [
      ...(name.line === undefined || name.line === line ? [] : [{ line: name.line, means: 'the account' }]),
      ...(line === undefined ? [] : [{ line, means: 'the SPN' }]),
    ];
  });
}

/** The row of an SPN that a service asks for. */
export function draftRow({ spn, need, by, sources }: Pick<Demand, 'spn' | 'need' | 'by' | 'sources'>, hits: readonly Hit[], draft: Draft): AuditRow {
  const seen = new Set<number>();
  const named = new Set<string>();
  const account = by.service.account;
  const ofService = account?.line === undefined ? [] : [{ line: account.line, means: 'runs the service' }];
  const holders = [...hits.map((h) => h.account.names[0].value), ...(draft.moreHolders ?? [])];
  return {
    spn, need, status: draft.status, verdict: draft.verdict, service: by.title,
    ...(by.expectation.kind === 'object' ? { expected: by.expectation.label } : {}),
    holders: holders.filter((h) => (named.has(h.toLowerCase()) ? false : Boolean(named.add(h.toLowerCase())))),
    says: draft.says,
    evidence: [...draft.evidence, ...ofService].filter(({ line }) => (seen.has(line) ? false : Boolean(seen.add(line)))),
    also: draft.also ?? [],
    ...(draft.contested === undefined ? {} : { contested: draft.contested }),
    sources: [...new Set([...(draft.sources ?? []), ...sources])],
  };
}
