import { spnDrivers, type ClientPlatform, type SpnDriver } from '../../data/spn-drivers.ts';

const PLATFORMS: readonly (readonly [ClientPlatform, string])[] = [['windows', 'Windows'], ['linux', 'Linux'], ['macos', 'macOS']];

/** Each driver on each platform that it runs on: `microsoft-data-sqlclient@linux`. */
export const driverOptions: readonly { readonly value: string; readonly label: string }[] = spnDrivers.flatMap((driver: SpnDriver) => {
  const on = PLATFORMS.filter(([id]) => driver.on[id] !== undefined);
  return on.map(([id, name]) => ({ value: `${driver.id}@${id}`, label: on.length > 1 ? `${driver.label} on ${name}` : driver.label }));
});

export const resolutionOptions = [
  { value: 'straight', label: 'as it is, to the server itself' },
  { value: 'cname', label: 'an alias record (CNAME) of' },
  { value: 'reverse', label: 'to an address whose reverse record says' },
  { value: 'no-reverse', label: 'an address without a reverse record' },
  { value: 'hosts', label: 'by the hosts file, whose line says' },
  { value: 'sql-alias', label: 'an alias of the SQL Server client to' },
] as const;

export const placeOptions = [
  { value: 'right', label: 'on the account that runs the service' },
  { value: 'nobody', label: 'on no account' },
  { value: 'other', label: 'on another account' },
  { value: 'both', label: 'on both, in one domain' },
  { value: 'both-domains', label: 'on both, in two domains' },
] as const;

export const userOptions = [
  { value: 'ok', label: 'in order' },
  { value: 'disabled', label: 'disabled' },
  { value: 'locked', label: 'locked' },
  { value: 'expired', label: 'expired' },
  { value: 'password-expired', label: 'password expired or to be changed' },
  { value: 'wrong-password', label: 'typed with a wrong password' },
] as const;

export const trustOptions = [
  { value: 'same-forest', label: 'the same forest' },
  { value: 'forest-trust', label: 'another forest, with a forest trust' },
  { value: 'external-trust', label: 'a domain with an external trust' },
  { value: 'not-trusted', label: 'a domain that the server’s does not trust' },
  { value: 'workgroup', label: 'no domain' },
] as const;

/** What can be switched on to see what changes. */
export const whatIf = [
  { value: 'local', label: 'The client is the server itself' },
  { value: 'ntlm-blocked', label: 'A policy blocks NTLM' },
  { value: 'protected-user', label: 'The user is in Protected Users' },
  { value: 'just-added', label: 'This client asked before the SPN was there' },
  { value: 'stale-password', label: 'The service has an old password' },
  { value: 'client-clock', label: 'The client’s clock is 10 minutes off' },
  { value: 'server-clock', label: 'The server’s clock is 10 minutes off' },
  { value: 'rc4-account', label: 'The service account is set to RC4 only' },
  { value: 'no-aes-keys', label: 'The service account has no AES keys' },
  { value: 'aes-client', label: 'The client takes AES only' },
  { value: 'old-controller', label: 'The controller is not updated since March 2026' },
  { value: 'no-controller', label: 'The client reaches no controller' },
  { value: 'try-ip', label: 'TryIPSPN is set on the client' },
] as const;

export type Resolution = (typeof resolutionOptions)[number]['value'];
export type WhatIf = (typeof whatIf)[number]['value'];
