import { accountKey, downLevelName, type DirectoryAccount } from '../directory/model.ts';
import { serviceObject } from '../directory/service.ts';
import { fails, kerberos, open, type Way } from './ends.ts';
import { SKEW_MINUTES } from './logon.ts';
import type { Outcome, Situation } from './model.ts';
import { allows, type TicketType } from './ticket-types.ts';

/**
 * The ticket at the service: can it be read there? That needs the key of the account that holds the SPN, today's password, a right clock and an allowed type.
 * Sources: KB 811889; Ask DS: SPN issues, part 3; enable Kerberos event logging, KB 262177.
 */
export function present(s: Situation, holder: DirectoryAccount, type: TicketType, way: Way): readonly Outcome[] {
  const { runs } = s.service;
  if (runs === undefined) {
    return [open(way, 'open-service-account', ['A ticket is issued for ', { code: downLevelName(s.forest, holder) }, '. Whether the service runs as that account is not known.'], ['Say which account runs the service.'])];
  }
  const own = serviceObject(s.forest, runs);
  if (own.kind === 'unknown') {
    return [open(way, 'open-service-object', ['The directory given here has ', own.found.length === 0 ? 'no account' : 'several accounts', ' by the name ', { code: own.name }, '.'], ['Give the account with its domain.'])];
  }
  if (own.kind === 'none') return [unreadable(s, way, 'failure-wrong-key', `${own.why} The ticket is made for another key.`, ['kerb-spn-wrong-account'])];
  if (accountKey(own.account) !== accountKey(holder)) {
    return [unreadable(s, way, 'failure-wrong-key', `The service runs as ${downLevelName(s.forest, own.account)}, so it has another key.`, ['kerb-spn-wrong-account'])];
  }
  if (holder.state?.disabled || holder.state?.locked || holder.state?.expired) {
    const state = holder.state.disabled ? 'disabled' : holder.state.locked ? 'locked' : 'expired';
    return [fails(s, { ...way, reasons: [...way.reasons, { says: [`The account of the service is ${state}. Inference: no source says what the controller answers for it; the service itself cannot log on again.`], sources: ['sspiContext'] }] }, {
      id: 'failure-service-account',
      failure: 'wrong-key',
      says: [`Failure, now or at the next start of the service: its account is ${state}.`],
      stopsAt: 'present',
      traces: [{ where: 'server', says: ['At the start of the service: Win32 1069 with 1331, 1909 or 1793.'] }],
      causes: ['kerb-account'],
    })];
  }
  if (!s.service.passwordCurrent) return [unreadable(s, way, 'failure-stale-password', 'The password of the account was changed, and the service still has the old one.', ['kerb-account'])];
  if (!allows(s.service.types, type)) {
    return [unreadable(s, way, 'failure-server-type', `The ticket is ${type.toUpperCase()}, which the policy of the server does not take.`, ['kerb-encryption-type'])];
  }
  if (Math.abs(s.service.clockMinutes) > SKEW_MINUTES) {
    return [fails(s, { ...way, reasons: [...way.reasons, { says: [`The clock of the server is ${Math.abs(s.service.clockMinutes)} minutes off: it checks tickets against it.`], sources: ['kerberosRegistry'] }] }, {
      id: 'failure-server-clock',
      failure: 'clock',
      says: ['Failure: the clock of the server is off.'],
      stopsAt: 'present',
      kerberosError: 37,
      traces: [{ where: 'client', says: ['KRB_AP_ERR_SKEW (0x25) from the server.'] }, { where: 'server', says: ['SQL Server error 17806.'] }],
      causes: ['kerb-clock-skew'],
    })];
  }
  return [kerberos({ ...way, reasons: [...way.reasons, { says: ['The service runs as the same account, so it can read the ticket.'], sources: ['sspiContext'] }] })];
}

function unreadable(s: Situation, way: Way, id: string, why: string, causes: Outcome['causes']): Outcome {
  return fails(s, { ...way, reasons: [...way.reasons, { says: [why], sources: ['errorRules', 'sspiContext'] }, { says: ['A ticket was issued, so Kerberos is chosen: there is no way back to NTLM.'], sources: ['errorRules'] }] }, {
    id,
    failure: 'wrong-key',
    says: ['Failure: the service cannot read the ticket. ', why],
    stopsAt: 'present',
    kerberosError: 41,
    traces: [
      { where: 'client', says: ['KRB_AP_ERR_MODIFIED (0x29): Security-Kerberos event 4 in the System log; ', { code: 'SEC_E_WRONG_PRINCIPAL' }, ' (0x80090322).'] },
      { where: 'server', says: ['SQL Server error 17806 where the driver sends the token nevertheless.'] },
      { where: 'dc', says: ['Security event 4769 with result 0x0: the controller saw nothing wrong.'] },
    ],
    causes,
    next: id === 'failure-wrong-key' ? ['Move the SPN to the account that runs the service.'] : ['Restart the service with its present password.'],
  });
}
