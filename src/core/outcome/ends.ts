/** The ways in which a logon ends, each with what is seen of it. */
import type { CauseId } from '../../data/causes.ts';
import type { FailureId } from '../../data/outcome-messages.ts';
import type { Rich } from '../blocks.ts';
import { messageFor } from './messages.ts';
import type { Outcome, Reason, Situation, StepId, Trace } from './model.ts';

/** What is common to every end: how it was come to. */
export interface Way {
  readonly reasons: readonly Reason[];
  readonly spn?: string;
  readonly holder?: string;
  /** What the controller said on the way. */
  readonly kerberosError?: number;
  readonly traces?: readonly Trace[];
}

interface Failing {
  readonly id: string;
  readonly failure?: FailureId;
  readonly says: Rich;
  readonly stopsAt: StepId;
  readonly kerberosError?: number;
  readonly traces: readonly Trace[];
  readonly causes: readonly CauseId[];
  readonly next?: Rich;
}

function common({ reasons, spn, holder }: Way): Pick<Outcome, 'reasons' | 'spn' | 'holder'> {
  return { reasons, ...(spn === undefined ? {} : { spn }), ...(holder === undefined ? {} : { holder }) };
}

/** Refused somewhere. */
export function fails(s: Situation, way: Way, { failure, ...end }: Failing): Outcome {
  const message = failure === undefined ? undefined : messageFor(failure, s.driver.style);
  return {
    ...common(way),
    ...end,
    result: 'failure',
    kerberosError: end.kerberosError ?? way.kerberosError ?? 0,
    ...(message ? { message } : {}),
    traces: [...(way.traces ?? []), ...end.traces],
  };
}

/** The ticket is accepted. */
export function kerberos(way: Way): Outcome {
  return {
    ...common(way),
    id: 'kerberos',
    result: 'kerberos',
    says: ['Kerberos.'],
    kerberosError: 0,
    traces: [
      ...(way.traces ?? []),
      { where: 'server', says: [{ code: 'auth_scheme' }, ' is ', { code: 'KERBEROS' }, '; Security event 4624 with package Kerberos.'] },
      { where: 'dc', says: ['Security event 4769 for the account that holds the SPN, result 0x0, where it is audited.'] },
    ],
    causes: [],
  };
}

/** A fact is missing. */
export function open(way: Way, id: string, says: Rich, next: Rich): Outcome {
  return { ...common(way), id, result: 'open', says, kerberosError: way.kerberosError ?? 0, traces: way.traces ?? [], causes: [], next };
}
