import { certificatesCodes } from './certificates.ts';
import { dotnetCodes } from './dotnet.ts';
import { driversCodes } from './drivers.ts';
import { kerberosCodes } from './kerberos.ts';
import { ldapCodes } from './ldap.ts';
import { ntstatusCodes } from './ntstatus.ts';
import type { CodeRow } from './row.ts';
import { schannelEventsCodes } from './schannel-events.ts';
import { schannelStatesCodes } from './schannel-states.ts';
import { spnRegistrationCodes } from './spn-registration.ts';
import { sqlLoginStatesCodes } from './sql-login-states.ts';
import { sqlServerCodes } from './sql-server.ts';
import { sspiCodes } from './sspi.ts';
import { tlsAlertsCodes } from './tls-alerts.ts';
import { win32Codes } from './win32.ts';
import { windowsEventsCodes } from './windows-events.ts';

/** All rows of all layers, in the order of the pages. */
export const codeRows: readonly CodeRow[] = [
  ...sspiCodes,
  ...kerberosCodes,
  ...ntstatusCodes,
  ...win32Codes,
  ...spnRegistrationCodes,
  ...sqlServerCodes,
  ...sqlLoginStatesCodes,
  ...windowsEventsCodes,
  ...schannelEventsCodes,
  ...schannelStatesCodes,
  ...tlsAlertsCodes,
  ...certificatesCodes,
  ...ldapCodes,
  ...dotnetCodes,
  ...driversCodes,
];
