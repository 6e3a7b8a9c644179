import type { UserState } from '../../../../src/core/outcome/model.ts';
import type { Family, Situation } from '../situation.ts';
import { asUser, PORT_SPN, spnsOf, user } from './parts.ts';

const row = (state: UserState, says: string, windows: string): Situation => ({
  id: `user-${state}`, says, windows, accounts: [user('svc-sql05', spnsOf())], asks: [PORT_SPN], service: asUser, client: { user: state },
});

/** The user at the client; the SPN is right in every row. */
export const users: Family<Situation> = {
  family: 'user account',
  rows: [
    row('ok', 'Nothing is wrong with the user', 'Kerberos.'),
    row('wrong-password', 'The password is wrong', 'KDC_ERR_PREAUTH_FAILED (24), event 4771.'),
    row('unknown', 'There is no such user', 'KDC_ERR_C_PRINCIPAL_UNKNOWN (6), event 4768.'),
    row('disabled', 'The user is disabled', 'KDC_ERR_CLIENT_REVOKED (18), event 4768.'),
    row('locked', 'The user is locked out after wrong passwords', 'KDC_ERR_CLIENT_REVOKED (18), event 4768.'),
    row('expired', 'The account of the user has expired', 'KDC_ERR_CLIENT_REVOKED (18), event 4768.'),
    row('password-expired', 'The user must change the password', 'KDC_ERR_KEY_EXPIRED (23), event 4768.'),
  ],
};
