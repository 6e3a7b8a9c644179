import { hostAliases } from '../../../../src/data/spn-services.ts';
import type { Difference, Family, OracleService, Situation } from '../situation.ts';
import { add, computer, runsAs, user } from './parts.ts';

const WEB = 'web01.corp.example';
const site: OracleService = runsAs('LocalSystem', 'WEB01$', { host: WEB });
const pool: OracleService = runsAs('CORP\\svc-web', 'svc-web', { host: WEB });
const MAPPED = 'The class is in sPNMappings, so HOST of the same host answers: Kerberos.';
const NOT_MAPPED = 'The class is not in sPNMappings: 7.';

/** [MS-DRSR] 4.1.4.2.19 puts the alias in place of the class and leaves the rest of the SPN alone. */
const SUFFIX = 'Only the class is replaced, so HOST with the same suffix would have to be there: 7.';

const ADMINISTRATOR: Difference = {
  what: 'all',
  why: 'Samba asks for unique aliases of administrators too; Windows asks only others for them',
  source: '[MS-ADTS] 3.1.1.5.1.3, Uniqueness Constraints; KB 5008382',
};

const alone = (id: string, says: string, asks: readonly string[], windows: string): Situation => ({ id, says, windows, accounts: [computer('WEB01')], asks, service: site });

export const aliases: Family<Situation> = {
  family: 'HOST aliases',
  rows: [
    alone('every-alias', 'HOST answers for every class of the list', hostAliases.map((a) => `${a}/${WEB}`), MAPPED),
    alone('alias-short-name', 'HOST with the short name answers for the short name', ['HTTP/web01', 'cifs/WEB01'], MAPPED),
    alone('alias-itself', 'HOST itself is asked for', [`HOST/${WEB}`, 'host/web01'], 'Kerberos.'),
    alone('alias-of-other-name', 'A DNS alias of the host has no HOST name', ['HTTP/intranet.corp.example'], '7: HOST of the host has another name.'),
    alone('alias-with-port', 'HTTP with a port, HOST without', [`HTTP/${WEB}:8080`], SUFFIX),
    alone('termsrv', 'TERMSRV is not an alias', [`TERMSRV/${WEB}`], NOT_MAPPED),
    alone('wsman', 'WSMAN is not an alias', [`WSMAN/${WEB}`], NOT_MAPPED),
    alone('restrictedkrbhost', 'RestrictedKrbHost is not an alias', [`RestrictedKrbHost/${WEB}`], NOT_MAPPED),
    alone('no-alias-of-databases', 'Classes of databases are no aliases', ['MSSQLSvc', 'MSOLAPSvc.3', 'MSOLAPDisco.3', 'POSTGRES', 'mongodb', 'mysql'].map((c) => `${c}/${WEB}`), NOT_MAPPED),
    {
      id: 'alias-with-port-on-both', says: 'HOST and HTTP both with the port', windows: MAPPED,
      accounts: [computer('WEB01', [`HOST/${WEB}:8080`])], asks: [`HTTP/${WEB}:8080`], service: site,
    },
    {
      id: 'explicit-wins', says: 'HTTP on a domain user wins over HOST on the computer', windows: 'The literal SPN is looked up first: the ticket is for the user, and the pool reads it.',
      accounts: [computer('WEB01'), user('svc-web', [`HTTP/${WEB}`])], asks: [`HTTP/${WEB}`], service: pool,
    },
    {
      id: 'explicit-wins-for-its-class-only', says: 'HTTP is on a domain user; other classes still go to the computer', windows: 'Kerberos with the computer.',
      accounts: [computer('WEB01'), user('svc-web', [`HTTP/${WEB}`])], asks: [`cifs/${WEB}`, 'HTTP/web01', `rpcss/${WEB}`], service: site,
    },
    {
      id: 'http-beside-host', says: 'An administrator adds HTTP to a user while the computer holds HOST', windows: 'Allowed: aliases must be unique only for those who are not administrators.',
      accounts: [computer('WEB01'), user('svc-web')], commands: [add([`HTTP/${WEB}`], 'CORP\\svc-web')], asks: [`HTTP/${WEB}`], service: pool,
    },
    {
      id: 'host-beside-http', says: 'An administrator adds HOST to a computer while a user holds HTTP', windows: 'Allowed: aliases must be unique only for those who are not administrators.',
      accounts: [computer('WEB01'), user('svc-web', ['HTTP/intranet.corp.example'])], commands: [add(['HOST/intranet.corp.example'], 'CORP\\WEB01', 'computer')], asks: [], differs: ADMINISTRATOR,
    },
    {
      id: 'alias-name-added', says: 'The generated command gives the computer HOST of its DNS alias', windows: MAPPED,
      accounts: [computer('WEB01')], commands: [add(['HOST/intranet.corp.example'], 'CORP\\WEB01', 'computer')], asks: ['HTTP/intranet.corp.example'], service: site,
    },
  ],
};
