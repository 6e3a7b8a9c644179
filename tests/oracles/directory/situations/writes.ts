import type { Family, Situation } from '../situation.ts';
import { add, asUser, computer, managed, PORT_SPN, remove, spnsOf, undoOf, user } from './parts.ts';

const all = add(spnsOf());
const some = remove([PORT_SPN, 'MSSQLSvc/sql05:1433']);

/** What commands leave in the directory. */
export const writes: Family<Situation> = {
  family: 'commands',
  rows: [
    { id: 'add-all', says: 'All SPNs of an instance are added', windows: 'Every write succeeds.', accounts: [user('svc-sql05')], commands: [all], asks: spnsOf(), service: asUser },
    { id: 'add-and-back', says: 'The undo of adding leaves what was', windows: 'Every write succeeds; then 7.', accounts: [user('svc-sql05', ['MSSQLSvc/sql04.corp.example'])], commands: [all, undoOf(all)], asks: [PORT_SPN], service: asUser },
    { id: 'remove-and-back', says: 'The undo of removing leaves what was', windows: 'Every write succeeds; then Kerberos.', accounts: [user('svc-sql05', spnsOf())], commands: [some, undoOf(some)], asks: [PORT_SPN], service: asUser },
    { id: 'remove-absent', says: 'Removing what is not there changes nothing', windows: 'Nothing changes.', accounts: [user('svc-sql05', spnsOf())], commands: [remove(['MSSQLSvc/sql04.corp.example:1433'])], asks: [PORT_SPN], service: asUser },
    { id: 'remove-from-other', says: 'Removing from one account leaves the SPN of the other', windows: 'Nothing changes.', accounts: [user('svc-sql05', spnsOf()), user('svc-old')], commands: [remove([PORT_SPN], 'CORP\\svc-old')], asks: [PORT_SPN], service: asUser },
    { id: 'unknown-account', says: 'The account of the command does not exist', windows: 'Refused: setspn finds no such account.', accounts: [user('svc-sql05')], commands: [add([PORT_SPN], 'CORP\\svc-sq105')], asks: [PORT_SPN], service: asUser },
    { id: 'computer-without-dollar', says: 'A computer is named without its dollar sign', windows: 'The computer gets it.', accounts: [computer('SQL05')], commands: [add([PORT_SPN], 'CORP\\SQL05', 'computer')], asks: [PORT_SPN] },
    { id: 'computer-with-dollar', says: 'A computer is named with its dollar sign', windows: 'The computer gets it.', accounts: [computer('SQL05')], commands: [add([PORT_SPN], 'CORP\\SQL05$', 'computer')], asks: [PORT_SPN] },
    { id: 'managed-with-dollar', says: 'A managed account is named with its dollar sign', windows: 'The managed account gets it.', accounts: [managed('gmsa-sql$')], commands: [add([PORT_SPN], 'CORP\\gmsa-sql$', 'managed')], asks: [PORT_SPN] },
    { id: 'account-with-blank', says: 'A user name with a blank, in quotation marks', windows: 'The user gets it.', accounts: [user('svc sql 05')], commands: [add([PORT_SPN], 'CORP\\svc sql 05')], asks: [PORT_SPN] },
    { id: 'account-without-domain', says: 'A user name without its domain', windows: 'The user gets it.', accounts: [user('svc-sql05')], commands: [add([PORT_SPN], 'svc-sql05')], asks: [PORT_SPN] },
  ],
};
