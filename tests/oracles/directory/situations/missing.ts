import type { Family, Situation } from '../situation.ts';
import { AES, asComputer, asUser, computer, HOST, PLAIN_SPN, PORT_SPN, remove, spnsOf, user } from './parts.ts';

const SEVEN = 'KDC_ERR_S_PRINCIPAL_UNKNOWN (7): names are compared as whole strings; Negotiate goes on with NTLM.';

/** The account of the service holds some SPNs, and the client asks for another. */
const holds = (id: string, says: string, spns: readonly string[], ask: string): Situation => ({
  id, says, windows: SEVEN, accounts: [user('svc-sql05', spns)], asks: [ask], service: asUser,
});

export const missing: Family<Situation> = {
  family: 'missing',
  rows: [
    holds('nobody-holds-it', 'Nobody holds the SPN', [], PORT_SPN),
    holds('only-without-port', 'The form without port is held, the one with port asked', [PLAIN_SPN], PORT_SPN),
    holds('only-with-port', 'The form with port is held, the one without asked', [PORT_SPN], PLAIN_SPN),
    holds('only-short', 'Held for the short name, asked for the full one', ['MSSQLSvc/sql05:1433', 'MSSQLSvc/sql05'], PORT_SPN),
    holds('only-full', 'Held for the full name, asked for the short one', [PORT_SPN, PLAIN_SPN], 'MSSQLSvc/sql05:1433'),
    holds('port-moved', 'A dynamic port has moved since the SPN was written', [`MSSQLSvc/${HOST}:50123`], `MSSQLSvc/${HOST}:50777`),
    holds('instance-not-port', 'Held with the name of the instance, asked with its port', [`MSSQLSvc/${HOST}:SALES`], `MSSQLSvc/${HOST}:50123`),
    holds('port-not-instance', 'Held with the port, asked with the name of the instance', [`MSSQLSvc/${HOST}:50123`], `MSSQLSvc/${HOST}:SALES`),
    holds('other-suffix', 'Held with the suffix of another domain', ['MSSQLSvc/sql05.emea.corp.example:1433'], PORT_SPN),
    holds('stale-host', 'Held for the name that the host had before', ['MSSQLSvc/sql04.corp.example:1433'], PORT_SPN),
    holds('backslash-form', 'Held as host\\instance, which no client asks for', [`MSSQLSvc/${HOST}\\SALES`], `MSSQLSvc/${HOST}:SALES`),
    holds('wrong-class', 'Held with a class that does not exist', [`MSSQL/${HOST}:1433`], PORT_SPN),
    holds('listener', 'Held for the node, asked for the listener', [PORT_SPN], 'MSSQLSvc/ag-sales.corp.example:1433'),
    holds('analysis-services', 'Held for the database engine, asked for Analysis Services', spnsOf(), `MSOLAPSvc.3/${HOST}`),
    {
      id: 'host-does-not-cover-mssqlsvc', says: 'The computer has only the HOST names that it registers itself', windows: SEVEN,
      accounts: [computer('SQL05')], asks: [PORT_SPN, PLAIN_SPN], service: asComputer,
    },
    {
      id: 'deleted-by-command', says: 'The generated command has deleted it', windows: SEVEN,
      accounts: [user('svc-sql05', spnsOf())], commands: [remove([PORT_SPN])], asks: [PORT_SPN, PLAIN_SPN], service: asUser,
    },
    {
      id: 'address', says: 'Held for the name, asked for the address', windows: 'Not asked for unless TryIPSPN is set; then 7.',
      accounts: [user('svc-sql05', spnsOf(), { supportedTypes: AES })], asks: ['MSSQLSvc/192.0.2.5:1433'], service: asUser,
    },
  ],
};
