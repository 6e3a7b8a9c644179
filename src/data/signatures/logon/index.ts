import type { Signature } from '../row.ts';
import { settingSignatures } from './settings.ts';
import { gssMechanismSignatures } from './gss-mechanism.ts';
import { httpNegotiateSignatures } from './http-negotiate.ts';
import { javaSignatures } from './java-jgss.ts';
import { krb5ServiceSignatures } from './krb5-service.ts';
import { krb5TicketSignatures } from './krb5-ticket.ts';
import { ldapSignatures } from './ldap-bind.ts';
import { ntlmSignatures } from './ntlm-logon.ts';
import { programSignatures } from './programs.ts';
import { remotingSignatures } from './remoting.ts';
import { sambaSignatures } from './samba-sssd.ts';
import { serverSignatures } from './servers.ts';
import { sqlLoginSignatures } from './sql-logins.ts';
import { toolSignatures } from './tools.ts';
import { windowsLogSignatures } from './windows-log.ts';
import { windowsSspiSignatures } from './windows-sspi-words.ts';
import { windowsWordSignatures } from './windows-words.ts';

/** Logons: Kerberos, NTLM, LDAP, SQL Server logins, CredSSP. */
export const logonSignatures: readonly Signature[] = [
  ...krb5TicketSignatures,
  ...krb5ServiceSignatures,
  ...javaSignatures,
  ...gssMechanismSignatures,
  ...httpNegotiateSignatures,
  ...sqlLoginSignatures,
  ...ntlmSignatures,
  ...windowsLogSignatures,
  ...windowsWordSignatures,
  ...windowsSspiSignatures,
  ...ldapSignatures,
  ...remotingSignatures,
  ...sambaSignatures,
  ...serverSignatures,
  ...toolSignatures,
  ...programSignatures,
  ...settingSignatures,
];
