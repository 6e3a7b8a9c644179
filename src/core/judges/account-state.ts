import type { Rich } from '../blocks.ts';
import { accountBit, nameOf, numeral, property, truth } from '../readers/ad-property.ts';
import type { AdObject } from '../readers/ad-property.ts';
import { getAdObject } from '../readers/get-ad-object.ts';
import { netUser } from '../readers/net-user.ts';
import type { NetUserFacts } from '../readers/net-user.ts';
import { readingsOf } from '../readers/reader.ts';
import type { At } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';

/** May the account log on: locked, disabled, expired, password to be changed? */
export const accountState: Judge = {
  id: 'account-state',
  reads: [getAdObject.id, netUser.id],
  judge: (readings) => [
    ...readingsOf(readings, getAdObject).flatMap((r) => judgeObject(r.facts)),
    ...readingsOf(readings, netUser).flatMap((r) => judgeNetUser(r.facts, r.from)),
  ],
};

const page = { link: '/runbook/kerb-account/', text: 'account or password' } as const;
const sender: Rich = ['Find who sends the wrong password, then unlock: ', page, '.'];
const owner: Rich = ['Ask the owner why before you change it: ', page, '.'];
const renew: Rich = ['A person changes it at a machine that sees a domain controller; a service account must not have to: ', page, '.'];

/** accountExpires: 0 and the largest number mean never. */
const NEVER = 2 ** 63;

function bad(id: string, who: Rich, says: string, at: At<unknown>, next: Rich): Judgement {
  return { id, verdict: 'problem', says: [...who, says], evidence: [{ line: at.line }], next, causes: ['kerb-account'] };
}

function judgeObject(object: AdObject): readonly Judgement[] {
  const name = nameOf(object);
  const who: Rich = [name ? { code: name.value } : 'The account'];
  const enabled = truth(object, 'Enabled');
  const disabled = enabled ? { value: !enabled.value, line: enabled.line } : accountBit(object, 'disabled');
  const locked = truth(object, 'LockedOut');
  const expired = truth(object, 'PasswordExpired') ?? expiredBit(object);
  const mustChange = changeAtLogon(object);
  const problems: Judgement[] = [];
  if (disabled?.value) problems.push(bad('account-disabled', who, ' is disabled.', disabled, owner));
  if (locked?.value) problems.push(bad('account-locked', who, ' is locked out.', locked, sender));
  if (mustChange) problems.push(bad('must-change-password', who, ' must change the password at the next logon.', mustChange, renew));
  else if (expired?.value) problems.push(bad('password-expired', who, ': the password has expired.', expired, renew));
  if (problems.length > 0) return problems;
  if (locked === undefined && expired === undefined && !stateAsked(object)) return [];
  const until = expiry(object);
  const missing = [
    ...(disabled === undefined ? ['Enabled'] : []), ...(locked === undefined ? ['LockedOut'] : []), ...(expired === undefined ? ['PasswordExpired'] : []), ...(until === undefined ? ['AccountExpirationDate'] : []),
  ];
  const seen = [disabled, locked, expired, until].filter((a) => a !== undefined).map(({ line }) => ({ line }));
  if (missing.length > 0) {
    return [{ id: 'state-incomplete', verdict: 'open', says: [...who, ': no fault in what is listed, but ', missing.join(', '), missing.length === 1 ? ' is missing.' : ' are missing.'], evidence: seen, next: ['Run the command of this check: it lists all four.'] }];
  }
  if (until && until.value !== 'never') {
    return [{ id: 'account-expires', verdict: 'open', says: [...who, ' is enabled and not locked. It expires at ', { code: until.value }, '.'], evidence: seen, next: ['Compare that date with today. In the past, the account has expired: ', page, '.'] }];
  }
  return [
    {
      id: 'account-in-order',
      verdict: 'fine',
      says: [...who, ' is enabled, not locked, without an expiry date, and its password has not expired.'],
      evidence: seen,
      next: ['Another controller may know a lockout earlier. For a service, make sure that it has the current password: ', { link: '/runbook/service-account-changes/', text: 'service account changes' }, '.'],
    },
  ];
}

/** The bit of userAccountControl is not kept up in the attribute itself: set it proves, unset it says nothing. */
function expiredBit(object: AdObject): At<boolean> | undefined {
  const bit = accountBit(object, 'passwordExpired');
  return bit?.value ? bit : undefined;
}

/** An object was listed for its state, not for its SPNs or delegation. */
function stateAsked(object: AdObject): boolean {
  return property(object, 'LockedOut', 'PasswordExpired', 'AccountExpirationDate', 'accountExpires', 'BadLogonCount') !== undefined;
}

/** PasswordLastSet empty, or pwdLastSet 0. */
function changeAtLogon(object: AdObject): At<true> | undefined {
  const raw = numeral(object, 'pwdLastSet');
  if (raw) return raw.value === 0 ? { value: true, line: raw.line } : undefined;
  const set = property(object, 'PasswordLastSet');
  // All are empty when the command forgot to ask for them with -Properties.
  const asked = set?.values.length === 0 && (truth(object, 'PasswordExpired') ?? truth(object, 'LockedOut')) !== undefined;
  return set && asked ? { value: true, line: set.line } : undefined;
}

function expiry(object: AdObject): At<string> | undefined {
  const raw = numeral(object, 'accountExpires');
  if (raw && (raw.value === 0 || raw.value >= NEVER)) return { value: 'never', line: raw.line };
  const date = property(object, 'AccountExpirationDate');
  return date && { value: date.values[0] ?? 'never', line: date.line };
}

function judgeNetUser(facts: NetUserFacts, from: number): readonly Judgement[] {
  const name = facts.user?.value ?? facts.asked?.value;
  const who: Rich = [name === undefined ? 'The account' : { code: name }];
  if (facts.error) {
    const { value, line } = facts.error;
    const evidence = [{ line }];
    if (value === 2221) return [{ id: 'no-such-account', verdict: 'open', says: [...who, ' is unknown to the domain', ...(facts.domain ? [' ', { code: facts.domain.value }] : []), '.'], evidence, next: ['Use the name without the domain, as in ', { code: 'net user svc-sql05 /domain' }, '. Managed accounts and computers are read with the Active Directory module.'] }];
    if (value === 1355) return [{ id: 'no-controller', verdict: 'problem', says: ['No domain controller answered.'], evidence, next: ['Look for one: ', { link: '/runbook/kerb-no-dc-or-trust/', text: 'no domain controller' }, '.'], causes: ['kerb-no-dc-or-trust'] }];
    return [{ id: 'net-user-failed', verdict: 'open', says: [`net user failed with error ${value}.`], evidence, next: ['Run it as a domain user on a machine of the domain.'] }];
  }
  if (facts.active?.value === 'no') return [bad('account-disabled', who, ' is disabled.', facts.active, owner)];
  if (facts.active?.value === 'locked') return [bad('account-locked', who, ' is locked out.', facts.active, sender)];
  const limits = [...(facts.allHours === false ? [facts.logonHours] : []), ...(facts.allWorkstations === false ? [facts.workstations] : [])].filter((a) => a !== undefined);
  if (limits.length > 0) {
    return [{ id: 'logon-limited', verdict: 'open', says: [...who, ' may log on only at certain hours or from certain computers.'], evidence: limits.map(({ line }) => ({ line })), next: ['Compare with the time and the computer of the failure: ', page, '.'] }];
  }
  const dated = [facts.expires, facts.passwordExpires].filter((a) => a !== undefined).filter((a) => !a.value.never);
  if (facts.active === undefined || facts.expires === undefined || facts.passwordExpires === undefined) {
    return [{ id: 'state-incomplete', verdict: 'open', says: [...who, ': the lines about state and expiry are not all there.'], evidence: [{ line: facts.active?.line ?? facts.passwordSet?.line ?? from }], next: ['Paste the whole answer.'] }];
  }
  if (dated.length > 0) {
    return [
      {
        id: 'account-expires',
        verdict: 'open',
        says: [...who, ' is active.', ...(facts.passwordExpires.value.never ? [] : [` The password expires at ${facts.passwordExpires.value.text}.`]), ...(facts.expires.value.never ? [] : [` The account expires at ${facts.expires.value.text}.`])],
        evidence: dated.map(({ line }) => ({ line })),
        next: ['Compare with today. A date in the past is the cause: ', page, '.'],
      },
    ];
  }
  return [{ id: 'account-in-order', verdict: 'fine', says: [...who, ' is active, and neither account nor password expires.'], evidence: [facts.active, facts.expires, facts.passwordExpires].map(({ line }) => ({ line })), next: ['Another controller may know a lockout earlier: ', page, '.'] }];
}
