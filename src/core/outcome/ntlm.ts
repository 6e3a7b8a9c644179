import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import { fails, type Way } from './ends.ts';
import type { Outcome, Situation } from './model.ts';

/** Why Kerberos was not to be had, and what that is called in an outcome. */
export interface NoKerberos {
  /** Follows `ntlm-` in the id of the outcome. */
  readonly id: string;
  readonly causes: readonly CauseId[];
  /** Continues "NTLM takes over: ". */
  readonly because: Rich;
}

/**
 * What happens when there is no ticket to be had and nothing was refused: NTLM, where driver, user and policy permit it.
 * Sources: KB 811889; Microsoft Negotiate; Protected Users security group; Restrict NTLM policies.
 */
export function withoutKerberos(s: Situation, way: Way, why: NoKerberos): readonly Outcome[] {
  if (s.driver.fallsBack === 'no') return [noFallback(s, way, why)];
  const taken = ntlm(s, way, why);
  if (s.driver.fallsBack === 'yes') return [taken];
  return [
    { ...noFallback(s, way, why), when: ['if the machine has no NTLM for GSSAPI'] },
    { ...taken, when: ['if NTLM for GSSAPI (gss-ntlmssp) is installed'] },
  ];
}

function noFallback(s: Situation, way: Way, why: NoKerberos): Outcome {
  return fails(s, { ...way, reasons: [...way.reasons, { says: [s.driver.label, ' has no NTLM to fall back to.'], sources: ['odbcLinux', 'jdbc'] }] }, {
    id: `failure-${why.id}`,
    failure: 'no-spn',
    says: ['Failure: ', ...why.because, ', and this driver knows Kerberos only.'],
    stopsAt: 'ask',
    traces: [],
    causes: why.causes,
  });
}

function ntlm(s: Situation, way: Way, why: NoKerberos): Outcome {
  if (s.client.protectedUser) {
    return fails(s, { ...way, reasons: [...way.reasons, { says: ['Members of Protected Users get no NTLM.'], sources: ['protectedUsers'] }] }, {
      id: 'failure-protected-user',
      failure: 'no-spn',
      says: ['Failure: ', ...why.because, ', and a member of Protected Users may not use NTLM.'],
      stopsAt: 'ntlm',
      traces: [{ where: 'dc', says: ['Log ProtectedUserFailures-DomainController, event 100, where it is enabled.'] }],
      causes: why.causes,
    });
  }
  if (s.client.ntlm === 'blocked') {
    return fails(s, { ...way, reasons: [...way.reasons, { says: ['A policy forbids NTLM here.'], sources: ['restrictNtlm'] }] }, {
      id: 'failure-ntlm-blocked',
      failure: 'ntlm-blocked',
      says: ['Failure: ', ...why.because, ', and NTLM is blocked by policy.'],
      stopsAt: 'ntlm',
      traces: [
        { where: 'client', says: ['Log NTLM/Operational: event 4001 where the block is outgoing.'] },
        { where: 'server', says: ['Log NTLM/Operational: event 4002 where it is incoming; Security event 4625 with 0xC0000418.'] },
        { where: 'dc', says: ['Log NTLM/Operational: event 4004 where the domain blocks it.'] },
      ],
      causes: ['ntlm-blocked-or-required', ...why.causes],
      next: ['Repair Kerberos; an exception in the policy is the second choice.'],
    });
  }
  return {
    id: `ntlm-${why.id}`,
    result: 'ntlm',
    says: ['NTLM: ', ...why.because, '.'],
    kerberosError: way.kerberosError ?? 0,
    traces: [
      ...(way.traces ?? []),
      { where: 'server', says: [{ code: 'auth_scheme' }, ' is ', { code: 'NTLM' }, '; Security event 4624 with package NTLM.'] },
      { where: 'dc', says: ['Security event 4776 for the check of the password.'] },
    ],
    reasons: [...way.reasons, { says: ['Windows offers Negotiate, which takes NTLM where no ticket is to be had.'], sources: ['sspiContext'] }],
    causes: why.causes,
    next: ['It works, without a word. A second hop then arrives as ANONYMOUS LOGON, and it ends where NTLM is switched off.'],
    ...(way.spn === undefined ? {} : { spn: way.spn }),
  };
}
