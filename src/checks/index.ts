import type { Check } from './check.ts';
import { accountState } from './account-state.ts';
import { authSchemeCheck } from './auth-scheme.ts';
import { certificate } from './certificate.ts';
import { cipherSuites } from './cipher-suites.ts';
import { clockOffsetCheck } from './clock-offset.ts';
import { credsspPolicy } from './credssp-policy.ts';
import { delegation } from './delegation.ts';
import { domainControllerCheck } from './domain-controller.ts';
import { dotnetTls } from './dotnet-tls.ts';
import { encryptionTypes } from './encryption-types.ts';
import { errorlogRegistrationCheck } from './errorlog-registration.ts';
import { fipsPolicy } from './fips-policy.ts';
import { hostsFileCheck } from './hosts-file.ts';
import { kcmScriptCheck } from './kcm-script.ts';
import { kerberosEvents } from './kerberos-events.ts';
import { ldapHardening } from './ldap-hardening.ts';
import { linuxGss } from './linux-gss.ts';
import { loopbackCheck } from './loopback-check.ts';
import { mitTickets } from './mit-tickets.ts';
import { nameResolutionCheck } from './name-resolution.ts';
import { ntlmPolicy } from './ntlm-policy.ts';
import { portReachableCheck } from './port-reachable.ts';
import { schannelEvents } from './schannel-events.ts';
import { secureChannelCheck } from './secure-channel.ts';
import { spnDuplicates } from './spn-duplicates.ts';
import { spnList } from './spn-list.ts';
import { spnQuery } from './spn-query.ts';
import { sqlAliasesCheck } from './sql-aliases.ts';
import { sqlLogon } from './sql-logon.ts';
import { sqlcheckReportCheck } from './sqlcheck-report.ts';
import { ticketCache } from './ticket-cache.ts';
import { ticketRequest } from './ticket-request.ts';
import { timeServiceCheck } from './time-service.ts';
import { timeZoneCheck } from './time-zone.ts';
import { tlsHandshake } from './tls-handshake.ts';
import { tlsProtocols } from './tls-protocols.ts';
import { tokenSize } from './token-size.ts';

/** All checks, in the order in which they are listed. */
export const checks: readonly Check[] = [
  spnQuery,
  spnList,
  spnDuplicates,
  errorlogRegistrationCheck,
  sqlcheckReportCheck,
  kcmScriptCheck,
  authSchemeCheck,
  ticketCache,
  ticketRequest,
  mitTickets,
  encryptionTypes,
  accountState,
  delegation,
  tokenSize,
  kerberosEvents,
  clockOffsetCheck,
  timeServiceCheck,
  timeZoneCheck,
  nameResolutionCheck,
  hostsFileCheck,
  sqlAliasesCheck,
  portReachableCheck,
  domainControllerCheck,
  secureChannelCheck,
  sqlLogon,
  schannelEvents,
  tlsHandshake,
  tlsProtocols,
  dotnetTls,
  cipherSuites,
  certificate,
  fipsPolicy,
  ntlmPolicy,
  loopbackCheck,
  ldapHardening,
  credsspPolicy,
  linuxGss,
];
