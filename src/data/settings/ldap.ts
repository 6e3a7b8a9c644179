/** Signing and channel binding of LDAP on domain controllers. */
import { HKLM, NTDS } from './places.ts';
import type { Setting } from './model.ts';

const LDAP = { group: 'ldap', hive: HKLM, key: NTDS, type: 'REG_DWORD', side: 'server', controller: true, restart: 'directory', confidence: 'certain', sources: ['kb4520412', 'hpAdv190023', 'trustedsecLdap'] } as const;
const BEFORE_2025 = ['server-2022', 'server-2019', 'server-2016', 'server-2012-r2', 'server-2012', 'server-2008-r2', 'server-2008-sp2', 'server-2008'] as const;

export const ldapSettings = [
  {
    ...LDAP,
    id: 'ldap-channel-binding',
    name: 'LdapEnforceChannelBinding',
    says: 'Whether a bind over LDAPS has to carry a token of its TLS connection.',
    means: [
      { data: 0, means: 'never asked for', weak: true },
      { data: 1, means: 'asked of clients that can' },
      { data: 2, means: 'asked of everybody' },
    ],
    absent: '0: never asked for. Windows Server 2025: contested.',
    defaults: [
      { on: BEFORE_2025, data: 0, says: 'never asked for' },
      { on: ['server-2025'], says: 'contested: never, or asked of clients that can' },
    ],
    since: 'the updates of 2017 (CVE-2017-8563)',
    cautions: [
      'Audit first: events 3039 to 3041 (failures) and 3074, 3075 (audit) in the Directory Service log.',
      'With 2, clients without a token fail over LDAPS, and a proxy that ends TLS breaks every bind.',
      'AD LDS has the value below its own service key.',
    ],
    contested: 'Windows Server 2025: Microsoft’s concept page of January 2026 says "when supported", TrustedSec and others find the old default.',
    policy: 'Security Options > Domain controller: LDAP server channel binding token requirements',
  },
  {
    ...LDAP,
    id: 'ldap-signing',
    name: 'LDAPServerIntegrity',
    says: 'Whether a domain controller refuses binds that are not signed.',
    means: [
      { data: 1, means: 'not required', weak: true },
      { data: 2, means: 'required' },
    ],
    absent: '1: not required. Windows Server 2025: required by a separate policy in new deployments.',
    defaults: [
      { on: BEFORE_2025, data: 1, says: 'not required' },
      { on: ['server-2025'], says: 'required in new deployments, by a separate enforcement policy' },
    ],
    since: 'Windows 2000',
    cautions: [
      'With 2, simple binds without TLS and unsigned SASL binds are refused; binds over LDAPS are not touched.',
      'Audit first: event 2889, with the value "16 LDAP Interface Events" of NTDS\\Diagnostics at 2.',
    ],
    contested: 'Windows Server 2025: whether an upgraded controller requires signing as well is told in two ways.',
    policy: 'Security Options > Domain controller: LDAP server signing requirements',
  },
] as const satisfies readonly Setting[];
