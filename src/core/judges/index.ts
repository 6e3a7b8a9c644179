import type { Judge } from './judgement.ts';
import { accountState } from './account-state.ts';
import { authScheme } from './auth-scheme.ts';
import { certificateJudge } from './certificate.ts';
import { cipherSuitesJudge } from './cipher-suites.ts';
import { clockOffset } from './clock-offset.ts';
import { credsspPolicyJudge } from './credssp-policy.ts';
import { dbatoolsJudge } from './dbatools.ts';
import { delegation } from './delegation.ts';
import { domainController } from './domain-controller.ts';
import { domainTrusts } from './domain-trusts.ts';
import { dotnetTlsJudge } from './dotnet-tls.ts';
import { encodedBlockJudge } from './encoded-block.ts';
import { encryptionTypesJudge } from './encryption-types.ts';
import { fipsPolicyJudge } from './fips-policy.ts';
import { hostsFileJudge } from './hosts-file.ts';
import { kcmJudge } from './kcm.ts';
import { kerberosEventsJudge } from './kerberos-events.ts';
import { ldapHardeningJudge } from './ldap-hardening.ts';
import { linuxGssJudge } from './linux-gss.ts';
import { loopbackCheckJudge } from './loopback-check.ts';
import { mitTickets } from './mit-tickets.ts';
import { nameResolution } from './name-resolution.ts';
import { ntlmPolicyJudge } from './ntlm-policy.ts';
import { portReachable } from './port-reachable.ts';
import { schannelEventsJudge } from './schannel-events.ts';
import { secureChannel } from './secure-channel.ts';
import { spnAuditJudge } from './spn-audit.ts';
import { spnChangeJudge } from './spn-change.ts';
import { spnDuplicatesJudge } from './spn-duplicates.ts';
import { spnListJudge } from './spn-list.ts';
import { spnQueryJudge } from './spn-query.ts';
import { spnRegistrationJudge } from './spn-registration.ts';
import { sqlAliasesJudge } from './sql-aliases.ts';
import { sqlLogonJudge } from './sql-logon.ts';
import { sqlcheckJudge } from './sqlcheck.ts';
import { ticketCache } from './ticket-cache.ts';
import { ticketRequest } from './ticket-request.ts';
import { timeService } from './time-service.ts';
import { timeZoneHarm } from './time-zone.ts';
import { tlsHandshakeJudge } from './tls-handshake.ts';
import { tlsProtocolsJudge } from './tls-protocols.ts';
import { tokenSize } from './token-size.ts';

/** All judges, each asked once for a paste. */
export const judges: readonly Judge[] = [
  spnQueryJudge,
  spnListJudge,
  spnDuplicatesJudge,
  spnChangeJudge,
  spnRegistrationJudge,
  sqlcheckJudge,
  kcmJudge,
  dbatoolsJudge,
  spnAuditJudge,
  sqlLogonJudge,
  accountState,
  authScheme,
  certificateJudge,
  encodedBlockJudge,
  cipherSuitesJudge,
  clockOffset,
  credsspPolicyJudge,
  delegation,
  domainController,
  domainTrusts,
  dotnetTlsJudge,
  encryptionTypesJudge,
  fipsPolicyJudge,
  hostsFileJudge,
  kerberosEventsJudge,
  ldapHardeningJudge,
  linuxGssJudge,
  loopbackCheckJudge,
  mitTickets,
  nameResolution,
  ntlmPolicyJudge,
  portReachable,
  schannelEventsJudge,
  secureChannel,
  sqlAliasesJudge,
  ticketCache,
  ticketRequest,
  timeService,
  timeZoneHarm,
  tlsHandshakeJudge,
  tlsProtocolsJudge,
  tokenSize,
];
