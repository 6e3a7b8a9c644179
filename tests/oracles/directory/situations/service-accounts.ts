import type { AccountState } from '../../../../src/core/directory/model.ts';
import type { Difference, Family, Situation } from '../situation.ts';
import { asUser, PORT_SPN, spnsOf, user } from './parts.ts';

const UNKNOWN: Difference = {
  what: 'all',
  why: 'Samba goes on issuing tickets for the account; no document says what a controller of Windows answers',
  source: 'Observed with Samba 4.17; KB 811889 for the service, which cannot start again',
};

const row = (id: string, says: string, state: AccountState): Situation => ({
  id, says, windows: 'The service cannot start again; what the controller answers meanwhile is not documented.',
  accounts: [user('svc-sql05', spnsOf(), { state })], asks: [PORT_SPN], service: asUser, differs: UNKNOWN,
});

export const serviceAccounts: Family<Situation> = {
  family: 'service account',
  rows: [
    row('service-disabled', 'The service account is disabled', { disabled: true }),
    row('service-expired', 'The service account has expired', { expired: true }),
    {
      id: 'service-password-expired', says: 'The password of the service account has expired, the service runs on', windows: 'Tickets are made with the key that is there: Kerberos, until the service has to start again.',
      accounts: [user('svc-sql05', spnsOf(), { state: { passwordExpired: true } })], asks: [PORT_SPN], service: asUser,
    },
  ],
};
