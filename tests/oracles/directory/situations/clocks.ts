import type { Difference, Family, Situation } from '../situation.ts';
import { asUser, PORT_SPN, spnsOf, user } from './parts.ts';

const SKEW = 'KRB_AP_ERR_SKEW (37). A Windows client may take the time of the controller and try again.';
const FINE = 'Five minutes are allowed: Kerberos.';
const accounts = [user('svc-sql05', spnsOf())];

const ofClient = (id: string, says: string, clockMinutes: number, windows: string): Situation => ({ id, says, windows, accounts, asks: [PORT_SPN], service: asUser, client: { clockMinutes } });
const ofServer = (id: string, says: string, clockMinutes: number, windows: string, differs?: Difference): Situation => ({
  id, says, windows, accounts, asks: [PORT_SPN], service: { ...asUser, clockMinutes }, ...(differs ? { differs } : {}),
});

/** RFC 4120 looks at the authenticator first, MIT Kerberos at the ticket. */
const NOT_YET: Difference = {
  what: 'code',
  why: 'a service of MIT Kerberos looks at the start of the ticket before it looks at the authenticator, and says 33 (not yet valid)',
  source: 'RFC 4120, 3.2.3; MIT Kerberos, krb5_rd_req',
};

export const clocks: Family<Situation> = {
  family: 'clocks',
  rows: [
    ofClient('client-ten-minutes-ahead', 'The clock of the client is ten minutes ahead', 10, SKEW),
    ofClient('client-ten-minutes-behind', 'The clock of the client is ten minutes behind', -10, SKEW),
    ofClient('client-six-minutes-ahead', 'The clock of the client is six minutes ahead', 6, SKEW),
    ofClient('client-four-minutes-ahead', 'The clock of the client is four minutes ahead', 4, FINE),
    ofClient('client-four-minutes-behind', 'The clock of the client is four minutes behind', -4, FINE),
    ofClient('client-one-hour-ahead', 'A time zone is wrong: one hour ahead', 60, SKEW),
    ofServer('server-ten-minutes-ahead', 'The clock of the server is ten minutes ahead', 10, SKEW),
    ofServer('server-six-minutes-ahead', 'The clock of the server is six minutes ahead', 6, SKEW),
    ofServer('server-four-minutes-ahead', 'The clock of the server is four minutes ahead', 4, FINE),
    ofServer('server-four-minutes-behind', 'The clock of the server is four minutes behind', -4, FINE),
    ofServer('server-ten-minutes-behind', 'The clock of the server is ten minutes behind', -10, SKEW, NOT_YET),
  ],
};
