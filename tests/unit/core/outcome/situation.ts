import type { DirectoryAccount, Forest } from '../../../../src/core/directory/model.ts';
import type { ClientFacts, ControllerFacts, DriverBehaviour, ServiceFacts, Situation } from '../../../../src/core/outcome/model.ts';

export const SPN = 'MSSQLSvc/sql05.corp.example:1433';
export const windowsDriver: DriverBehaviour = { label: 'ODBC Driver 18 on Windows', windows: true, fallsBack: 'yes', style: 'native' };
export const linuxDriver: DriverBehaviour = { label: 'ODBC Driver 18 on Linux', windows: false, fallsBack: 'no', style: 'odbc-unix' };

export const svc: DirectoryAccount = { domain: 'corp.example', name: 'svc-sql05', kind: 'user', spns: [SPN], supportedTypes: 24, aesKeys: true };
export const computer: DirectoryAccount = { domain: 'corp.example', name: 'SQL05$', kind: 'computer', dnsHostName: 'sql05.corp.example', spns: ['HOST/sql05.corp.example', 'HOST/SQL05'], supportedTypes: 28, aesKeys: true };

export const forest = (...accounts: readonly DirectoryAccount[]): Forest => ({ domains: [{ dns: 'corp.example', netbios: 'CORP' }, { dns: 'emea.corp.example', netbios: 'EMEA' }], accounts });

export interface Changes {
  readonly asks?: Situation['asks'];
  readonly noSpn?: Situation['noSpn'];
  readonly stops?: Situation['stops'];
  readonly driver?: DriverBehaviour;
  readonly client?: Partial<ClientFacts>;
  readonly service?: Partial<ServiceFacts>;
  readonly controller?: ControllerFacts;
  readonly forest?: Forest;
}

/** A remote client, everything in order, with what the case changes. */
export function situation({ client, service, ...rest }: Changes = {}): Situation {
  return {
    asks: [{ spn: SPN }],
    driver: windowsDriver,
    controller: { unsetMeans: 'aes' },
    forest: forest(svc, computer),
    ...rest,
    client: {
      logon: 'windows', place: 'remote', trust: 'same-forest', user: 'ok', protectedUser: false, ntlm: 'allowed', clockMinutes: 0, types: 'default',
      controllerReachable: true, tryIpSpn: false, remembersMiss: false, ...client,
    },
    service: { runs: { account: 'CORP\\svc-sql05', host: 'sql05.corp.example' }, passwordCurrent: true, types: 'default', clockMinutes: 0, ...service },
  };
}
