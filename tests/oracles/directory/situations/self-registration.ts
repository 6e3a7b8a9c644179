import type { Difference, Family, SelfWrite } from '../situation.ts';
import { computer, HOST, managed, PLAIN_SPN, PORT_SPN, user } from './parts.ts';

const NO_RIGHT = 'Refused: 0x2098 (8344), insufficient rights; SQL Server logs 26067 with it.';
const NOT_VALID = 'Refused by the validated write: 0x200B (8203) in 26067, LDAP constraint violation.';

const PORT: Difference = {
  what: 'all',
  why: 'Samba compares everything after the slash with the names of the computer, so it refuses a port; Windows permits one and refuses an instance name only',
  source: '[MS-ADTS] 3.1.1.5.3.1.1.4',
};
const MANAGED: Difference = {
  what: 'all',
  why: 'Samba refuses the validated write to managed accounts, although the schema of Windows gives it to their SELF and [MS-ADTS] counts every subclass of computer',
  source: '[MS-ADTS] 3.1.1.5.3.1.1.4; default security descriptor of msDS-GroupManagedServiceAccount in the schema',
};

const svc = user('svc-sql05');
const sql05 = computer('SQL05');
const gmsa = managed('gmsa-sql$', [], { dnsHostName: 'gmsa-sql.corp.example' });

/** Accounts that write SPNs with their own rights, as SQL Server does when it starts. */
export const selfRegistration: Family<SelfWrite> = {
  family: 'own rights',
  rows: [
    { id: 'self-user', says: 'A user writes its own SPN', windows: NO_RIGHT, account: svc, spn: PORT_SPN },
    { id: 'self-user-granted', says: 'A user to whose SELF the write was granted', windows: 'Done.', account: svc, granted: 'kept', spn: PORT_SPN },
    { id: 'self-user-granted-and-back', says: 'The undo of the grant takes it back', windows: NO_RIGHT, account: svc, granted: 'taken-back', spn: PORT_SPN },
    { id: 'self-user-granted-instance', says: 'The same with the name of an instance', windows: 'Done.', account: svc, granted: 'kept', spn: `MSSQLSvc/${HOST}:SALES` },
    { id: 'self-user-granted-other-host', says: 'The same for a host that is not its own: nothing is checked', windows: 'Done.', account: svc, granted: 'kept', spn: 'MSSQLSvc/sql99.corp.example:1433' },
    { id: 'self-user-other-object', says: 'A user writes to the object of another', windows: NO_RIGHT, account: svc, granted: 'kept', spn: PORT_SPN, on: user('svc-old') },
    { id: 'self-user-to-computer', says: 'A user writes to the computer account', windows: NO_RIGHT, account: svc, spn: PORT_SPN, on: sql05 },
    { id: 'self-computer-full', says: 'A computer writes the form without port of its full name', windows: 'Done.', account: sql05, spn: PLAIN_SPN },
    { id: 'self-computer-short', says: 'A computer writes the form without port of its short name', windows: 'Done.', account: sql05, spn: 'MSSQLSvc/SQL05' },
    { id: 'self-computer-port', says: 'A computer writes the form with port', windows: 'Done: a port is permitted.', account: sql05, spn: PORT_SPN, differs: PORT },
    { id: 'self-computer-instance', says: 'A computer writes the form with the name of an instance', windows: NOT_VALID, account: sql05, spn: `MSSQLSvc/${HOST}:SALES` },
    { id: 'self-computer-other-host', says: 'A computer writes the name of another host', windows: NOT_VALID, account: sql05, spn: 'MSSQLSvc/sql99.corp.example' },
    { id: 'self-computer-listener', says: 'A computer writes the name of a listener', windows: NOT_VALID, account: sql05, spn: 'MSSQLSvc/ag-sales.corp.example' },
    { id: 'self-computer-wrong-suffix', says: 'A computer writes its name with another suffix', windows: NOT_VALID, account: sql05, spn: 'MSSQLSvc/sql05.emea.corp.example' },
    { id: 'self-computer-three-parts', says: 'A computer that is no domain controller writes three parts', windows: NOT_VALID, account: sql05, spn: `ldap/${HOST}/corp.example` },
    { id: 'self-computer-granted-instance', says: 'A computer to whose SELF the full write was granted, with the name of an instance', windows: 'Done: the grant goes beyond the validated write.', account: sql05, granted: 'kept', spn: `MSSQLSvc/${HOST}:SALES` },
    { id: 'self-managed-own-name', says: 'A managed account writes an SPN of its own name', windows: 'Done.', account: gmsa, spn: 'MSSQLSvc/gmsa-sql.corp.example', differs: MANAGED },
    { id: 'self-managed-host', says: 'A managed account writes the SPN of the host that it runs on', windows: 'Refused unless the validated write knows the host; granting the write helps.', account: gmsa, spn: PLAIN_SPN, differs: MANAGED },
    { id: 'self-managed-granted', says: 'A managed account to whose SELF the write was granted', windows: 'Done.', account: gmsa, granted: 'kept', spn: PORT_SPN },
    { id: 'self-taken', says: 'A granted user writes what another account holds', windows: 'Refused: 8647, 0x21C7 in 26067.', account: svc, granted: 'kept', spn: PORT_SPN, taken: user('svc-old', [PORT_SPN]) },
  ],
};
