import { fails, kerberos, type Way } from './ends.ts';
import type { Outcome, Situation, UserState } from './model.ts';
import { withoutKerberos } from './ntlm.ts';

/** Clocks may differ by five minutes by default. Kerberos protocol registry entries (SkewTime). */
export const SKEW_MINUTES = 5;

const refusals: Readonly<Record<Exclude<UserState, 'ok'>, { readonly code: number; readonly says: string; readonly at: string }>> = {
  'wrong-password': { code: 24, says: 'the password is wrong', at: '4771 with 0x18' },
  unknown: { code: 6, says: 'the domain has no such user', at: '4768 with 0x6' },
  disabled: { code: 18, says: 'the account of the user is disabled', at: '4768 with 0x12' },
  locked: { code: 18, says: 'the account of the user is locked', at: '4768 with 0x12' },
  expired: { code: 18, says: 'the account of the user has expired', at: '4768 with 0x12' },
  'password-expired': { code: 23, says: 'the password of the user has expired or must be changed', at: '4768 with 0x17' },
};

/**
 * The first talk with the domain controller: is it there, is the time right, does it take the user? Undefined when the user has a ticket-granting ticket.
 * Sources: event 4768; Kerberos protocol registry entries; KB 956627 for the clock of a Windows client.
 */
export function atLogon(s: Situation, way: Way): readonly Outcome[] | undefined {
  return noController(s, way) ?? skewedClient(s, way) ?? refusedUser(s, way);
}

function noController(s: Situation, way: Way): readonly Outcome[] | undefined {
  if (s.client.controllerReachable) return undefined;
  const reasons = [...way.reasons, { says: ['The client reaches no domain controller (DNS, VPN, port 88).'], sources: ['sspiContext'] as const }];
  const refused = fails(s, { ...way, reasons }, {
    id: 'failure-no-controller',
    failure: 'no-controller',
    says: ['Failure: the client finds no domain controller.'],
    stopsAt: 'logon',
    traces: [{ where: 'client', says: [{ code: 'SEC_E_NO_AUTHENTICATING_AUTHORITY' }, ' (0x80090311), Win32 1311; ', { code: 'klist get' }, ' fails with 0x51f.'] }],
    causes: ['kerb-no-dc-or-trust'],
    next: ['Run ', { code: 'nltest /dsgetdc' }, ' on the client.'],
  });
  const fallen = withoutKerberos(s, { ...way, reasons }, { id: 'no-controller', causes: ['kerb-no-dc-or-trust'], because: ['the client finds no domain controller, but the server does'] });
  const ntlm = fallen.filter((o) => o.result === 'ntlm');
  return ntlm.length === 0 ? [refused] : [{ ...refused, when: ['if the user has no stored credentials, or the server reaches no controller either'] }, ...ntlm.map((o) => ({ ...o, when: ['if the user logged on with stored credentials and the server reaches a controller'] }))];
}

function skewedClient(s: Situation, way: Way): readonly Outcome[] | undefined {
  if (Math.abs(s.client.clockMinutes) <= SKEW_MINUTES) return undefined;
  const reasons = [...way.reasons, { says: [`The clock of the client is ${Math.abs(s.client.clockMinutes)} minutes off; ${SKEW_MINUTES} are allowed.`], sources: ['kerberosRegistry'] as const }];
  const refused = fails(s, { ...way, reasons }, {
    id: 'failure-clock',
    failure: 'clock',
    says: ['Failure: the clock of the client is off.'],
    stopsAt: 'logon',
    kerberosError: 37,
    traces: [
      { where: 'client', says: ['KRB_AP_ERR_SKEW (0x25); ', { code: 'SEC_E_TIME_SKEW' }, ' (0x80090324) or Win32 1398.'] },
      { where: 'dc', says: ['Security event 4768 or 4771 with 0x25, where it is audited.'] },
    ],
    causes: ['kerb-clock-skew'],
    next: ['Compare with ', { code: 'w32tm /stripchart' }, ' and repair the time source.'],
  });
  if (!s.driver.windows) return [refused];
  return [{ ...refused, when: ['if Windows does not correct the time for this logon'] }, { ...kerberos({ ...way, reasons: [...reasons, { says: ['The controller sends its own time along with the refusal, and a Windows client tries again with it.'], sources: ['skewRetry'] }] }), when: ['if Windows corrects the time for this logon, as it often does'] }];
}

function refusedUser(s: Situation, way: Way): readonly Outcome[] | undefined {
  const { user } = s.client;
  if (user === 'ok') return undefined;
  const { code, says, at } = refusals[user];
  return [fails(s, { ...way, reasons: [...way.reasons, { says: [`The controller refuses the user: ${says}.`], sources: ['event4768'] }] }, {
    id: `failure-user-${user}`,
    failure: 'user-refused',
    says: ['Failure: ', says, '.'],
    stopsAt: 'logon',
    kerberosError: code,
    traces: [
      { where: 'dc', says: [`Security event ${at}.`] },
      { where: 'client', says: ['A ticket from before may still work for a while: the controller looks again when it is older than about 20 minutes.'] },
    ],
    causes: user === 'wrong-password' || user === 'unknown' ? ['kerb-no-credentials', 'ntlm-bad-credentials'] : ['kerb-account'],
  })];
}
