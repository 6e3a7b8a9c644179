import type { CauseId } from './causes.ts';

/**
 * The checks of Test-DbaKerberos: what a Fail proves, and where its verdict cannot be taken over. `name` is the beginning of the column Check.
 * Source: dataplat/dbatools, public/Test-DbaKerberos.ps1.
 */
export interface DbatoolsCheck {
  readonly name: string;
  /** Causes that a Fail shows, likeliest first. None where a Fail proves nothing; then `instead` says why. */
  readonly causes: readonly CauseId[];
  readonly instead?: string;
  /** Slug of the page for the next step. */
  readonly page: string;
}

export const dbatoolsChecks: readonly DbatoolsCheck[] = [
  { name: 'SPN Registration', causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'], page: 'kerb-spn-missing' },
  { name: 'AG Listener SPN', causes: ['kerb-spn-missing', 'kerb-spn-wrong-account'], page: 'availability-group-listener' },
  { name: 'Time Synchronization', causes: ['kerb-clock-skew'], page: 'kerb-clock-skew' },
  { name: 'DNS Forward Lookup', causes: ['kerb-dns-or-name'], page: 'kerb-dns-or-name' },
  { name: 'DNS Reverse Lookup', causes: [], instead: 'A missing reverse record matters only to drivers that look the name up by its address.', page: 'kerb-dns-or-name' },
  { name: 'Service Account Type', causes: [], instead: 'A local account cannot hold an SPN; built-in and virtual accounts can, as the computer.', page: 'spn-registration' },
  { name: 'Account Lock Status', causes: ['kerb-account'], page: 'kerb-account' },
  { name: 'Delegation Settings', causes: [], instead: 'It tests the flag “sensitive” on the service account; for a double hop the flag of the user counts.', page: 'kerb-double-hop-delegation' },
  { name: 'Current Authentication Scheme', causes: [], instead: 'NTLM is normal for a connection from the server itself.', page: 'verify-authentication-method' },
  { name: 'Kerberos Port (TCP/88)', causes: ['kerb-no-dc-or-trust'], page: 'kerb-no-dc-or-trust' },
  { name: 'LDAP Port (TCP/389)', causes: ['kerb-no-dc-or-trust'], page: 'kerb-no-dc-or-trust' },
  { name: 'Kerberos-Kdc Port (TCP/464)', causes: [], instead: 'Port 464 is for password changes; a logon does not need it.', page: 'kerb-no-dc-or-trust' },
  { name: 'Kerberos Encryption Types', causes: [], instead: 'It asks for RC4, which is out of date. Do not enable RC4 because of it.', page: 'rc4-in-kerberos' },
  { name: 'Computer Secure Channel', causes: ['kerb-no-dc-or-trust'], page: 'kerb-no-dc-or-trust' },
  { name: 'Hosts File', causes: [], instead: 'Any active line of the hosts file gives a warning, also one that has nothing to do with the server.', page: 'kerb-dns-or-name' },
  { name: 'SQL Service Account Configuration', causes: [], instead: 'A local account cannot hold an SPN; built-in and virtual accounts can, as the computer.', page: 'spn-registration' },
  { name: 'Network Protocol Configuration', causes: [], instead: 'Without TCP, clients on other machines do not ask for an SPN with a port.', page: 'tcp-disabled' },
  { name: 'Kerberos Ticket Cache', causes: [], instead: 'There is no ticket until a client has connected with Kerberos.', page: 'verify-authentication-method' },
];
