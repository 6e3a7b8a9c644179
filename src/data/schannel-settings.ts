/**
 * The registry values that decide what Windows programs do with TLS and with the logons that sit on it, one row per value.
 * A missing value is a state of its own: what Windows does then stands in `absent` and `defaults`, never as 0. The cmdlets of TLS
 * (Enable-TlsCipherSuite and its kind) are no value of the registry and have no row.
 */
import { cipherSettings } from './settings/ciphers.ts';
import { dotnetSettings } from './settings/dotnet.ts';
import { fipsSettings } from './settings/fips.ts';
import { hashSettings } from './settings/hashes.ts';
import { kerberosSettings } from './settings/kerberos.ts';
import { exchangeSettings, keySizeSettings } from './settings/key-exchange.ts';
import { ldapSettings } from './settings/ldap.ts';
import type { Setting } from './settings/model.ts';
import { ntlmSettings } from './settings/ntlm.ts';
import { dtlsSettings, historicSettings } from './settings/protocols-other.ts';
import { protocolSettings } from './settings/protocols.ts';
import { rdpSettings } from './settings/rdp.ts';
import { cacheSettings, clientAuthSettings, loggingSettings, messagingSettings, serverSettings } from './settings/schannel-values.ts';
import { http2Settings, suiteOrderSettings } from './settings/suite-order.ts';
import { winhttpSettings, wininetSettings } from './settings/winhttp.ts';

export { settingGroups } from './settings/groups.ts';
export type { SettingGroup } from './settings/groups.ts';
export type { Confidence, Meaning, Setting, SettingDefault, SuitePart } from './settings/model.ts';
export { backupRoots } from './settings/places.ts';
export { restarts } from './settings/restarts.ts';
export type { RestartId } from './settings/restarts.ts';

export const schannelSettings = [
  ...protocolSettings,
  ...dtlsSettings,
  ...historicSettings,
  ...cipherSettings,
  ...hashSettings,
  ...exchangeSettings,
  ...keySizeSettings,
  ...suiteOrderSettings,
  ...http2Settings,
  ...dotnetSettings,
  ...winhttpSettings,
  ...wininetSettings,
  ...loggingSettings,
  ...cacheSettings,
  ...messagingSettings,
  ...clientAuthSettings,
  ...serverSettings,
  ...fipsSettings,
  ...ldapSettings,
  ...ntlmSettings,
  ...kerberosSettings,
  ...rdpSettings,
] as const satisfies readonly Setting[];

export type SettingId = (typeof schannelSettings)[number]['id'];
