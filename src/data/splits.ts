import type { CauseId } from './causes.ts';

/** One command whose output tells causes apart that print the same message. Plain text, no markup. */
export interface Split {
  /** Kebab-case, unique and permanent. */
  readonly id: string;
  /** Two to five causes that share a message, likeliest first. */
  readonly causes: readonly CauseId[];
  /** Id of the one check that separates them. */
  readonly check: string;
  /** What the check is looked at for, in one sentence. Where its output alone does not decide, the sentence says what does. */
  readonly asks: string;
  /** At least one way out for each of the causes. */
  readonly ways: readonly Way[];
  /** Title of the document behind it. */
  readonly source: string;
}

export interface Way {
  /** What the output shows, at most 80 characters. */
  readonly result: string;
  readonly cause: CauseId;
  /** What to do then, at most 120 characters. */
  readonly then: string;
}

/**
 * Ordered so that among splits which cover equally many causes of an answer the first is the best: of two splits that share two causes, the one with
 * fewer causes stands first.
 */
export const splits: readonly Split[] = [
  // The name, its holder and the ticket
  {
    id: 'registered-or-other-name',
    causes: ['kerb-spn-missing', 'kerb-dns-or-name'],
    check: 'spn-query',
    asks: 'Does the account that runs the service hold the SPN of the full name and port, whatever name the client used?',
    ways: [
      { result: 'No such SPN found', cause: 'kerb-spn-missing', then: 'Read account and port from the instance, then register the SPN on that account.' },
      { result: 'One holder: the account that runs the service', cause: 'kerb-dns-or-name', then: 'The client asks for another name: resolve forward and back there, and use the full name.' },
    ],
    source: 'Microsoft: setspn command reference',
  },
  {
    id: 'wrong-account-or-two-holders',
    causes: ['kerb-spn-wrong-account', 'kerb-spn-duplicate'],
    check: 'spn-query',
    asks: 'How many accounts of the forest hold exactly this SPN, and does one of them run the service?',
    ways: [
      { result: 'One holder, not the account that runs the service', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
      { result: 'Two or more holders', cause: 'kerb-spn-duplicate', then: 'Keep the account that runs the service; remove the SPN from the others.' },
    ],
    source: 'Microsoft Ask DS: Kerberos authentication problems, SPN issues part 2 and part 3',
  },
  {
    id: 'wrong-account-or-other-host',
    causes: ['kerb-spn-wrong-account', 'kerb-dns-or-name'],
    check: 'name-resolution',
    asks: 'Does the name lead from the client that fails to this server, and the address back to the same full name?',
    ways: [
      { result: 'The address of the server, and back to the same full name', cause: 'kerb-spn-wrong-account', then: 'Compare the holder of the SPN with the account that runs the service.' },
      { result: 'Another address, or another name on the way back', cause: 'kerb-dns-or-name', then: 'Correct the record, hosts line or alias that gave it, then empty the caches of the client.' },
    ],
    source: 'Microsoft: “Cannot generate SSPI context” error (KB 811889)',
  },
  {
    id: 'wrong-account-or-certificate-name',
    causes: ['kerb-spn-wrong-account', 'tls-cert-name-mismatch'],
    check: 'spn-query',
    asks: 'Is the SPN in order? Then the sentence about the target principal name comes from the check of the certificate.',
    ways: [
      { result: 'One holder, not the account that runs the service', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
      { result: 'One holder: the account that runs the service', cause: 'tls-cert-name-mismatch', then: 'Compare the name in the connection string with the names in the certificate.' },
    ],
    source: 'Microsoft: SSPI status codes (SEC_E_WRONG_PRINCIPAL); Microsoft: “Cannot generate SSPI context” error (KB 811889)',
  },
  {
    id: 'password-or-encryption-type',
    causes: ['kerb-account', 'kerb-encryption-type'],
    check: 'encryption-types',
    asks: 'Which types may the account use, and was its password set since the domain has AES? An empty attribute is no fault in itself.',
    ways: [
      { result: 'AES allowed, password set since the domain has AES', cause: 'kerb-account', then: 'Compare the date with the start of the service; read the state; give the service its password.' },
      { result: 'No type in common, or a password from before AES', cause: 'kerb-encryption-type', then: 'Set a new password, give it to the service, then allow AES on the account.' },
    ],
    source: 'Microsoft: How to manage Kerberos KDC usage of RC4 (KB 5073381, CVE-2026-20833)',
  },
  {
    id: 'wrong-account-password-or-encryption-type',
    causes: ['kerb-spn-wrong-account', 'kerb-account', 'kerb-encryption-type'],
    check: 'spn-query',
    asks: 'Is the holder the account that runs the service? If so its key differs, and the order decides, not this output: password, then type.',
    ways: [
      { result: 'One holder, not the account that runs the service', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
      { result: 'One holder: the account that runs the service', cause: 'kerb-account', then: 'Give the service its present password in Configuration Manager; restart if it still fails.' },
      { result: 'The same, and the service has its present password', cause: 'kerb-encryption-type', then: 'Compare the types of account, server policy and ticket; read the KDC events.' },
    ],
    source: 'joshroark.com: KRB_AP_ERR_MODIFIED is not always an SPN problem',
  },
  {
    id: 'wrong-account-two-holders-or-password',
    causes: ['kerb-spn-wrong-account', 'kerb-account', 'kerb-spn-duplicate'],
    check: 'spn-query',
    asks: 'How many accounts hold the SPN that the client asks for, and does one of them run the service?',
    ways: [
      { result: 'One holder, not the account that runs the service', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
      { result: 'One holder: the account that runs the service', cause: 'kerb-account', then: 'Give the service its present password; restart it if needed, then purge tickets.' },
      { result: 'Two or more holders', cause: 'kerb-spn-duplicate', then: 'Keep the account that runs the service; remove the SPN from the others.' },
    ],
    source: 'Microsoft Ask DS: Kerberos authentication problems, SPN issues part 3',
  },
  {
    id: 'name-or-controller',
    causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-no-dc-or-trust'],
    check: 'ticket-request',
    asks: 'What does the client that fails get when it asks for the ticket by full name and port?',
    ways: [
      { result: '0x6fb or 0xc000018b', cause: 'kerb-spn-missing', then: 'Query the forest: nobody holds the SPN, or two accounts do.' },
      { result: 'A ticket', cause: 'kerb-dns-or-name', then: 'The program asks for another name: address, alias, short name or port. Give it the full name.' },
      { result: '0x51f or 0xc000005e', cause: 'kerb-no-dc-or-trust', then: 'Find a controller with nltest; look at VPN, DNS and port 88.' },
    ],
    source: 'Microsoft CSS: SSPIClient readme; output of klist',
  },
  {
    id: 'registration-refused-or-never-tried',
    causes: ['kerb-spn-missing', 'kerb-spn-registration-denied'],
    check: 'errorlog-registration',
    asks: 'Did the service try to register exactly this SPN at its last start, and with which return code?',
    ways: [
      { result: 'No line for this SPN, or 26059 for another port or name', cause: 'kerb-spn-missing', then: 'Register the SPN that clients ask for, on the account that runs the service.' },
      { result: '26067 with 0x2098 or 0x200B', cause: 'kerb-spn-registration-denied', then: 'Register it by hand, or let the account write its own SPNs (not on a failover cluster).' },
    ],
    source: 'Microsoft: Database Engine events and errors (26059, 26067)',
  },
  {
    id: 'registration-refused-or-held-elsewhere',
    causes: ['kerb-spn-registration-denied', 'kerb-spn-wrong-account', 'kerb-spn-duplicate'],
    check: 'spn-query',
    asks: 'Who holds the SPN whose registration was refused?',
    ways: [
      { result: 'Nobody, or the account that runs the service alone', cause: 'kerb-spn-registration-denied', then: 'Nobody: register it by hand or grant the right. The service account: the line is harmless.' },
      { result: 'One holder, another account', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
      { result: 'Two or more holders', cause: 'kerb-spn-duplicate', then: 'Keep the account that runs the service; remove the SPN from the others.' },
    ],
    source: 'Microsoft: SPN and UPN uniqueness',
  },
  {
    id: 'registration-return-code',
    causes: ['kerb-spn-registration-denied', 'kerb-spn-duplicate', 'kerb-no-dc-or-trust'],
    check: 'errorlog-registration',
    asks: 'Which return code stands in the line about the SPN? The state beside it does not decide.',
    ways: [
      { result: '0x2098 or 0x200B', cause: 'kerb-spn-registration-denied', then: 'Query the SPN. Nobody holds it: register it by hand or grant the right.' },
      { result: '0x21C7', cause: 'kerb-spn-duplicate', then: 'It exists elsewhere, mostly once and on a wrong account: query the forest, then move it.' },
      { result: '0x54B, 0x51F, 0x6BA or 0x203A', cause: 'kerb-no-dc-or-trust', then: 'Repair the way to a controller; then restart the service in a window or register by hand.' },
    ],
    source: 'Microsoft: Database Engine events and errors (26037, 26067); Microsoft: System error codes',
  },
  {
    id: 'who-holds-the-name',
    causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-spn-duplicate', 'kerb-spn-wrong-account'],
    check: 'spn-query',
    asks: 'Who in the forest holds the SPN of the full name and port: nobody, the account of the service, another account, or two?',
    ways: [
      { result: 'No such SPN found', cause: 'kerb-spn-missing', then: 'Read account and port from the instance, then register the SPN on that account.' },
      { result: 'One holder: the account that runs the service', cause: 'kerb-dns-or-name', then: 'The client asks for another name: resolve forward and back there, and use the full name.' },
      { result: 'Two or more holders', cause: 'kerb-spn-duplicate', then: 'Keep the account that runs the service; remove the SPN from the others.' },
      { result: 'One holder, not the account that runs the service', cause: 'kerb-spn-wrong-account', then: 'Remove it there, then add it to the account that runs the service.' },
    ],
    source: 'Microsoft Ask DS: Kerberos authentication problems, SPN issues part 2 and part 3',
  },

  // Sessions, hops and libraries
  {
    id: 'first-hop-or-delegation',
    causes: ['kerb-double-hop-delegation', 'kerb-spn-missing'],
    check: 'auth-scheme',
    asks: 'How was the first hop authenticated, in a session that was opened from a client and not on the middle server?',
    ways: [
      { result: 'TCP and KERBEROS', cause: 'kerb-double-hop-delegation', then: 'Read the login mapping and the delegation of the middle account, then the SPN of the back end.' },
      { result: 'TCP and NTLM, from another machine', cause: 'kerb-spn-missing', then: 'Repair the first hop before any delegation: query the SPN of the middle server.' },
    ],
    source: 'Microsoft: “Cannot generate SSPI context” error (KB 811889)',
  },
  {
    id: 'second-hop-or-no-ticket',
    causes: ['kerb-double-hop-delegation', 'kerb-no-credentials'],
    check: 'ticket-cache',
    asks: 'Has the very session that fails a ticket-granting ticket (krbtgt), and was it begun from another machine?',
    ways: [
      { result: 'No krbtgt in the remote session, one where you sit', cause: 'kerb-double-hop-delegation', then: 'Give the inner command credentials of its own, or connect to the second machine directly.' },
      { result: 'No krbtgt, or an expired one, in a session begun here', cause: 'kerb-no-credentials', then: 'Get a fresh logon, with a controller in reach; on Linux, kinit.' },
    ],
    source: 'Microsoft: Making the second hop in PowerShell Remoting',
  },
  {
    id: 'private-key-or-no-ticket',
    causes: ['tls-private-key-access', 'kerb-no-credentials'],
    check: 'schannel-events',
    asks: 'Did Schannel log something about a private key on this machine in the second of the failure?',
    ways: [
      { result: '36870 or 36869', cause: 'tls-private-key-access', then: 'Give the account of the process Read on the key, or import the key.' },
      { result: 'No Schannel event at that time', cause: 'kerb-no-credentials', then: 'Run klist tgt in the session of the program. Does it load a PEM file? Then look at its key.' },
    ],
    source: 'Microsoft: Schannel events (dn786445)',
  },
  {
    id: 'no-credentials-in-the-package',
    causes: ['kerb-no-credentials', 'kerb-double-hop-delegation', 'tls-private-key-access'],
    check: 'ticket-cache',
    asks: 'Has the session of the program a ticket-granting ticket (krbtgt), and was it begun from another machine?',
    ways: [
      { result: 'No krbtgt, or an expired one, in a session begun here', cause: 'kerb-no-credentials', then: 'Get a fresh logon, with a controller in reach; on Linux, kinit.' },
      { result: 'No krbtgt in the remote session, one where you sit', cause: 'kerb-double-hop-delegation', then: 'Give the inner command credentials of its own, or connect to the second machine directly.' },
      { result: 'A krbtgt that has not expired', cause: 'tls-private-key-access', then: 'The logon is sound: look for a certificate in the call, and at its private key.' },
    ],
    source: 'Microsoft: SSPI status codes (SEC_E_NO_CREDENTIALS)',
  },
  {
    id: 'library-or-ticket',
    causes: ['gss-mechanism-missing', 'kerb-no-credentials'],
    check: 'linux-gss',
    asks: 'Are the libraries there for the process, inside its container if there is one? If they are, the ticket is missing.',
    ways: [
      { result: 'No libgssapi_krb5; or NTLM is wanted and its plug-in is missing', cause: 'gss-mechanism-missing', then: 'Install the Kerberos library; the NTLM plug-in only for services that need NTLM.' },
      { result: 'libgssapi_krb5 is there', cause: 'kerb-no-credentials', then: 'Run klist as the user of the process, then kinit by hand or from a keytab.' },
    ],
    source: 'Microsoft: Using integrated authentication (ODBC on Linux and macOS)',
  },
  {
    id: 'library-ticket-or-spn',
    causes: ['gss-mechanism-missing', 'kerb-no-credentials', 'kerb-spn-missing'],
    check: 'mit-tickets',
    asks: 'Has the user of the process a ticket, and what does kvno answer for the SPN with full name and port?',
    ways: [
      { result: 'A valid krbtgt, and kvno gets the ticket', cause: 'gss-mechanism-missing', then: 'Kerberos works for this user: look for the libraries in the image of the program.' },
      { result: 'No cache, or only expired tickets', cause: 'kerb-no-credentials', then: 'Get a ticket as this user: kinit, or a keytab with renewal.' },
      { result: 'A valid krbtgt, and kvno says: Server not found', cause: 'kerb-spn-missing', then: 'Query the SPN. A name in the trace that you did not type comes from reverse DNS.' },
    ],
    source: 'MIT Kerberos: message table of libkrb5; Microsoft: Troubleshoot Active Directory authentication for SQL Server on Linux',
  },
  {
    id: 'ticket-request-five-ways',
    causes: ['kerb-spn-missing', 'kerb-dns-or-name', 'kerb-no-credentials', 'kerb-no-dc-or-trust', 'kerb-encryption-type'],
    check: 'ticket-request',
    asks: 'What does the session of the program get when it asks for the ticket by full name and port?',
    ways: [
      { result: '0x6fb or 0xc000018b', cause: 'kerb-spn-missing', then: 'Query the forest: nobody holds the SPN, or two accounts do.' },
      { result: 'A ticket', cause: 'kerb-dns-or-name', then: 'The program asks for another name: address, alias, short name or port. Give it the full name.' },
      { result: '0x8009030e, 0xc000005f or 1312', cause: 'kerb-no-credentials', then: 'This session has no credentials: sign in afresh, with a controller in reach.' },
      { result: '0x51f or 0xc000005e', cause: 'kerb-no-dc-or-trust', then: 'Find a controller with nltest; look at VPN, DNS and port 88.' },
      { result: '0x80090342 or 0xc00002fd', cause: 'kerb-encryption-type', then: 'Read the KDC events of the controllers and the password date of the service account.' },
    ],
    source: 'Microsoft CSS: SSPIClient readme; Microsoft: Kerberos authentication troubleshooting guidance',
  },
  {
    id: 'clock-or-certificate-dates',
    causes: ['tls-cert-expired', 'kerb-clock-skew'],
    check: 'clock-offset',
    asks: 'Is the clock of the machine that complains right, in UTC?',
    ways: [
      { result: 'Less than 300 seconds off', cause: 'tls-cert-expired', then: 'Read the dates of every certificate in the chain and the thumbprint that the service uses.' },
      { result: 'More than 300 seconds off', cause: 'kerb-clock-skew', then: 'Let the machine follow the domain again, then try once more.' },
    ],
    source: 'Microsoft: Kerberos protocol registry entries and KDC configuration keys',
  },
  {
    id: 'clock-or-password',
    causes: ['kerb-clock-skew', 'ntlm-bad-credentials'],
    check: 'clock-offset',
    asks: 'Do client, server and domain controller agree in UTC? Libraries print the bad user name first and the clock after it.',
    ways: [
      { result: 'More than 300 seconds off', cause: 'kerb-clock-skew', then: 'Correct the clock and leave the password alone.' },
      { result: 'Less than 300 seconds off', cause: 'ntlm-bad-credentials', then: 'Read the substatus of event 4625; look at name, domain part and stored passwords.' },
    ],
    source: 'Microsoft: Authentication failure from non-Windows NTLM or Kerberos servers (KB 976918)',
  },

  // Logon, NTLM, LDAP
  {
    id: 'account-state-or-password',
    causes: ['ntlm-bad-credentials', 'kerb-account'],
    check: 'account-state',
    asks: 'Does the directory show a state that forbids the logon?',
    ways: [
      { result: 'Enabled, not locked, password and account not expired', cause: 'ntlm-bad-credentials', then: 'Name, domain or password is wrong: read 4625, look for a stored copy.' },
      { result: 'Locked, disabled, expired, or password to be changed', cause: 'kerb-account', then: 'Find who sends the wrong password and why it is disabled; then unlock, enable or renew.' },
    ],
    source: 'Microsoft: Event 4625, an account failed to log on',
  },
  {
    id: 'own-alias-or-password',
    causes: ['ntlm-loopback-check', 'ntlm-bad-credentials'],
    check: 'loopback-check',
    asks: 'Does the name lead to this very machine without being its own name or one of its exceptions?',
    ways: [
      { result: 'Own address, other name, not in BackConnectionHostNames', cause: 'ntlm-loopback-check', then: 'Use the computer name, or add the alias, short and full, to the exceptions.' },
      { result: 'The computer name, an exception, or another machine', cause: 'ntlm-bad-credentials', then: 'Read the substatus of event 4625; look at name, domain part and stored passwords.' },
    ],
    source: 'Microsoft: Loopback check (KB 896861)',
  },
  {
    id: 'untrusted-domain-five-ways',
    causes: ['ntlm-untrusted-domain', 'ntlm-bad-credentials', 'ntlm-loopback-check', 'kerb-account', 'kerb-no-dc-or-trust'],
    check: 'sql-logon',
    asks: 'Which code and client address stand before 18452 in ERRORLOG, and which substatus in event 4625 of the same second?',
    ways: [
      { result: '0x8009030C, and a user whose domain is not trusted here', cause: 'ntlm-untrusted-domain', then: 'Use an account of the domain of the server, or have the trust set in that direction.' },
      { result: '0x8009030C, and 4625 with 0xC000006A or 0xC0000064', cause: 'ntlm-bad-credentials', then: 'Correct name, domain part or the stored password.' },
      { result: '[CLIENT: <local machine>] or an address of the server', cause: 'ntlm-loopback-check', then: 'Try the name from another machine; use the computer name, or except the alias.' },
      { result: '4625 with 0xC0000234, 0xC0000072, 0xC0000071 or 0xC0000224', cause: 'kerb-account', then: 'Read the state of the account; find who sends the old password before you unlock.' },
      { result: '17806 with 0x80090311 or 0x80090304', cause: 'kerb-no-dc-or-trust', then: 'The server reached no controller: look for NETLOGON 5719, then nltest.' },
    ],
    source: 'Microsoft: Local security subsystem errors (SQL Server); Microsoft: Event 4625, an account failed to log on',
  },
  {
    id: 'binding-or-password',
    causes: ['channel-binding-epa', 'ntlm-bad-credentials'],
    check: 'sql-logon',
    asks: 'Which code did the server log for the refused logon?',
    ways: [
      { result: '17806 with 0x80090346, or 4625 with 0xC000035B', cause: 'channel-binding-epa', then: 'Connect directly by the own name of the server: the way, the name or the client breaks it.' },
      { result: '17806 with 0x8009030C, or 4625 with 0xC000006A', cause: 'ntlm-bad-credentials', then: 'Correct name, domain part or the stored password.' },
    ],
    source: 'Microsoft: Connect to the Database Engine using Extended Protection',
  },
  {
    id: 'binding-or-signing',
    causes: ['ldap-signing-required', 'channel-binding-epa'],
    check: 'ldap-hardening',
    asks: 'Which switch is set on the controller that was asked, and which event names the client? If both are set, the event decides.',
    ways: [
      { result: 'LDAPServerIntegrity 2; event 2888, or 2889 with the client', cause: 'ldap-signing-required', then: 'Move the client to LDAPS with a trusted certificate, or let it sign and seal.' },
      { result: 'LdapEnforceChannelBinding 1 or 2; event 3039 with the client', cause: 'channel-binding-epa', then: 'Update the client library, or take away what ends TLS on the way.' },
    ],
    source: 'Microsoft: LDAP channel binding and LDAP signing requirements (KB 4520412)',
  },
  {
    id: 'credssp-or-ntlm-policy',
    causes: ['credssp-oracle-remediation', 'ntlm-blocked-or-required'],
    check: 'credssp-policy',
    asks: 'Have both ends the update for CVE-2018-0886?',
    ways: [
      { result: 'Event 6041, or TSpkg.dll of one end below the update', cause: 'credssp-oracle-remediation', then: 'Update that end from its console or through PowerShell remoting, then restart it.' },
      { result: 'Both ends have the update, and no event 6041', cause: 'ntlm-blocked-or-required', then: 'Read the NTLM log for the policy and the target that it refused.' },
    ],
    source: 'Microsoft: CredSSP updates for CVE-2018-0886 (KB 4093492)',
  },
  {
    id: 'credssp-or-password-expired',
    causes: ['kerb-account', 'credssp-oracle-remediation'],
    check: 'account-state',
    asks: 'Is the password really expired or to be changed? Some clients guess it from a refused CredSSP version.',
    ways: [
      { result: 'Password expired or to be changed, locked or disabled', cause: 'kerb-account', then: 'The person changes it on a machine with sight of a controller, not through Remote Desktop.' },
      { result: 'Enabled, not locked, password not expired', cause: 'credssp-oracle-remediation', then: 'Compare TSpkg.dll on both ends; update the end or the client that lacks the version of 2018.' },
    ],
    source: 'Microsoft: CredSSP updates for CVE-2018-0886 (KB 4093492)',
  },
  {
    id: 'ntlm-policy-or-spn',
    causes: ['ntlm-blocked-or-required', 'kerb-spn-missing'],
    check: 'ntlm-policy',
    asks: 'Does a policy deny NTLM on client, server or controller, or did NTLM stay as the way in?',
    ways: [
      { result: 'A Restrict NTLM value that denies, or events 4001 to 4004', cause: 'ntlm-blocked-or-required', then: 'Find out why Kerberos was not possible for that target; the policy may stay.' },
      { result: 'No such value and no such event', cause: 'kerb-spn-missing', then: 'Query the SPN: Windows clients get NTLM until it is registered.' },
    ],
    source: 'Microsoft: Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers',
  },
  {
    id: 'ntlm-policy-or-tls-version',
    causes: ['ntlm-blocked-or-required', 'tls-no-common-protocol'],
    check: 'schannel-events',
    asks: 'Did Schannel refuse something on this machine in the second of the failure? A frame with SslStream says the same.',
    ways: [
      { result: 'No Schannel event at that time', cause: 'ntlm-blocked-or-required', then: 'Read the NTLM log of client and server: events 4001 to 4004.' },
      { result: '36871 with state 10013, or alert 70', cause: 'tls-no-common-protocol', then: 'Read the protocol switches of that machine and the version that the program asks for.' },
    ],
    source: 'Microsoft: Schannel events (dn786445); Microsoft: SSPI status codes (SEC_E_UNSUPPORTED_FUNCTION)',
  },

  // TLS: version, suite, path
  {
    id: 'version-or-suite',
    causes: ['tls-no-common-protocol', 'tls-no-common-cipher'],
    check: 'schannel-events',
    asks: 'Which event and which alert number did both ends log in that second?',
    ways: [
      { result: '36871 with state 10013, or 36887 or 36888 with alert 70', cause: 'tls-no-common-protocol', then: 'Switch TLS 1.2 on where it is missing; on the machine of 36871 it is a local setting.' },
      { result: '36874 that names TLS 1.0 or 1.1', cause: 'tls-no-common-protocol', then: 'Bring that client to TLS 1.2 first; suites come second.' },
      { result: '36874 that names TLS 1.2 or 1.3, with 36888 and alert 40', cause: 'tls-no-common-cipher', then: 'Bring the suite lists of both ends together and compare them with the certificate.' },
    ],
    source: 'Microsoft: Schannel events (dn786445)',
  },
  {
    id: 'version-or-reset',
    causes: ['tls-no-common-protocol', 'tls-peer-closed'],
    check: 'tls-handshake',
    asks: 'Is one version accepted when it is asked for alone? The reset itself says nothing, and SQL Server below TDS 8.0 refuses every bare handshake.',
    ways: [
      { result: 'One version is accepted, the others are closed', cause: 'tls-no-common-protocol', then: 'The failing program does not offer that version: its driver, .NET default or Schannel.' },
      { result: 'Every version closed here, one accepted from another network', cause: 'tls-peer-closed', then: 'Something on the path closes it: capture at both ends and compare.' },
      { result: 'The same version is accepted, then closed', cause: 'tls-peer-closed', then: 'A node, a restart or a patch level: repeat it and note which member answers.' },
    ],
    source: 'Microsoft: Forcibly closed TLS connections (KB 4557473)',
  },
  {
    id: 'version-or-driver',
    causes: ['tls-no-common-protocol', 'driver-too-old'],
    check: 'tls-protocols',
    asks: 'Is TLS 1.2 on for the client role of the machine whose program fails? Then the program or its driver does not use it.',
    ways: [
      { result: 'TLS 1.2 off for the client: by value, or by default of this Windows', cause: 'tls-no-common-protocol', then: 'Export the key, switch TLS 1.2 on for both roles, restart the program.' },
      { result: 'TLS 1.2 on for the client', cause: 'driver-too-old', then: 'Read driver and version, for .NET its defaults as well; replace what cannot do TLS 1.2.' },
    ],
    source: 'Microsoft: TLS 1.2 support for SQL Server (KB 3135244)',
  },
  {
    id: 'reset-four-ways',
    causes: ['tls-no-common-protocol', 'tls-peer-closed', 'tls-not-tls-or-wrong-mode', 'driver-too-old'],
    check: 'tls-handshake',
    asks: 'What answers to TLS 1.2 alone, from the machine that fails and from another? For SQL Server below TDS 8.0 read the Schannel events of the server instead.',
    ways: [
      { result: 'TLS 1.2 refused here and accepted from another machine', cause: 'tls-no-common-protocol', then: 'Switch TLS 1.2 on for the client role of this machine.' },
      { result: 'Only TLS 1.0 or 1.1 accepted, from every machine', cause: 'tls-no-common-protocol', then: 'Switch TLS 1.2 on at the server, or update it.' },
      { result: 'Every version closed, on one path or now and then', cause: 'tls-peer-closed', then: 'Capture at both ends and compare the last packets.' },
      { result: 'Unexpected packet format, wrong version number, readable text', cause: 'tls-not-tls-or-wrong-mode', then: 'Change port or mode of the client, or bypass the proxy.' },
      { result: 'TLS 1.2 accepted from the machine that fails', cause: 'driver-too-old', then: 'Read the driver and its version; look for a version written into code or connection string.' },
    ],
    source: 'Microsoft: TLS 1.2 support for SQL Server (KB 3135244); .NET Framework reference source: System.Net messages',
  },
  {
    id: 'suite-or-fips',
    causes: ['tls-no-common-cipher', 'fips-policy'],
    check: 'fips-policy',
    asks: 'Is the FIPS policy on at the end whose suites are missing?',
    ways: [
      { result: 'Enabled 0x0, or no such value', cause: 'tls-no-common-cipher', then: 'Bring the suite lists of both ends together and compare them with the certificate.' },
      { result: 'Enabled 0x1', cause: 'fips-policy', then: 'Retarget the program, or give both ends a suite that the policy allows.' },
    ],
    source: 'Microsoft: System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing',
  },
  {
    id: 'suite-or-certificate-kind',
    causes: ['tls-no-common-cipher', 'tls-cert-unsuitable'],
    check: 'certificate',
    asks: 'Can the certificate serve at all: usage, signature, key type and KeySpec?',
    ways: [
      { result: 'Server Authentication, SHA-256; RSA, or EC on P-256 or P-384', cause: 'tls-no-common-cipher', then: 'Compare its key type with the suites of both ends: RSA with RSA, EC with ECDSA.' },
      { result: 'No Server Authentication, MD5 signature, or KeySpec 2', cause: 'tls-cert-unsuitable', then: 'Issue a certificate that fits the service, with SHA-256.' },
    ],
    source: 'Microsoft: Certificate requirements for SQL Server',
  },
  {
    id: 'reset-or-resumption',
    causes: ['tls-peer-closed', 'tls-session-resumption-bug'],
    check: 'tls-handshake',
    asks: 'Do fresh handshakes succeed? The test resumes nothing, so what fails beside it is the reuse of a session.',
    ways: [
      { result: 'Fresh handshakes are closed too', cause: 'tls-peer-closed', then: 'Read the log of the server, then capture at both ends.' },
      { result: 'Each is accepted; only reconnect or data channel fails', cause: 'tls-session-resumption-bug', then: 'FTPS: a client that reuses sessions. A device: Extended Master Secret.' },
    ],
    source: 'Microsoft: TLS connections might fail or time out when connecting or attempting a resumption (KB 4528489)',
  },
  {
    id: 'reset-or-large-ticket',
    causes: ['tls-peer-closed', 'kerb-token-size'],
    check: 'token-size',
    asks: 'Has the user who fails many more groups than one who gets through?',
    ways: [
      { result: 'Few groups, and all users fail alike', cause: 'tls-peer-closed', then: 'Read the log of the server, then look at the path.' },
      { result: 'Hundreds of groups or SID history, and only such users fail', cause: 'kerb-token-size', then: 'Remove groups; see which limit is hit: header, buffer or access token.' },
    ],
    source: 'Microsoft: Problems with Kerberos authentication when a user belongs to many groups (KB 327825)',
  },

  // TLS: certificates and keys
  {
    id: 'trust-or-revocation',
    causes: ['tls-cert-untrusted-root', 'tls-cert-revocation-unreachable'],
    check: 'certificate',
    asks: 'Do the revocation flags of the chain stand alone? Trust outranks revocation.',
    ways: [
      { result: 'UntrustedRoot or PartialChain, with or without other flags', cause: 'tls-cert-untrusted-root', then: 'Install the root on the client, or the missing intermediate on the server.' },
      { result: 'RevocationStatusUnknown or OfflineRevocation alone', cause: 'tls-cert-revocation-unreachable', then: 'Find the address that fails with certutil -urlfetch, as the account that validates.' },
    ],
    source: '.NET: X509ChainStatusFlags',
  },
  {
    id: 'certificate-or-its-key',
    causes: ['tls-private-key-access', 'tls-cert-unsuitable'],
    check: 'certificate',
    asks: 'Has the certificate a key that the account of the service can use? If it has, look at its kind.',
    ways: [
      { result: 'HasPrivateKey False, key test fails, or account may not read it', cause: 'tls-private-key-access', then: 'Grant the account Read, repair the link, or import the PFX.' },
      { result: 'The key works; usage, KeySpec or signature does not fit', cause: 'tls-cert-unsuitable', then: 'Issue a new certificate, or import the PFX with the legacy provider.' },
    ],
    source: 'Microsoft: Certificate requirements for SQL Server',
  },
  {
    id: 'client-certificate-absent-or-refused',
    causes: ['tls-client-cert-required', 'tls-cert-unsuitable'],
    check: 'schannel-events',
    asks: 'Was a client certificate sent at all?',
    ways: [
      { result: '36875 on the client, or alert 116', cause: 'tls-client-cert-required', then: 'Give the account a certificate with Client Authentication and a key, and name it in the program.' },
      { result: '36877 on the server, or alert 42, 43 or 46', cause: 'tls-cert-unsuitable', then: 'Read usage and kind of key; with alert 48 the server does not trust the CA.' },
    ],
    source: 'Microsoft: Schannel events (dn786445)',
  },
  {
    id: 'schannel-five-ways',
    causes: ['tls-no-common-protocol', 'tls-no-common-cipher', 'tls-private-key-access', 'tls-client-cert-required', 'tls-cert-unsuitable'],
    check: 'schannel-events',
    asks: 'Which event did both ends log in the second of the failure?',
    ways: [
      { result: '36871 with state 10013, alert 70, or 36874 that names TLS 1.0 or 1.1', cause: 'tls-no-common-protocol', then: 'Switch TLS 1.2 on at the end that lacks it.' },
      { result: '36874 that names TLS 1.2 or 1.3, with 36888 and alert 40', cause: 'tls-no-common-cipher', then: 'Bring the suite lists of both ends together and compare them with the certificate.' },
      { result: '36870 or 36869', cause: 'tls-private-key-access', then: 'Give the account of the process Read on the key, or import the key.' },
      { result: '36875 on the client, or alert 116', cause: 'tls-client-cert-required', then: 'Give the account a certificate with Client Authentication and a key, and name it in the program.' },
      { result: '36877 on the server, or alert 42, 43 or 46', cause: 'tls-cert-unsuitable', then: 'Read usage, kind of key and signature of the certificate that was refused.' },
    ],
    source: 'Microsoft: Schannel events (dn786445); Microsoft: Schannel error codes for TLS and SSL alerts',
  },
  {
    id: 'certificate-five-ways',
    causes: ['tls-cert-untrusted-root', 'tls-cert-name-mismatch', 'tls-cert-expired', 'tls-cert-revocation-unreachable', 'tls-cert-unsuitable'],
    check: 'certificate',
    asks: 'What does the machine that refuses find in the certificate and in the status of its chain?',
    ways: [
      { result: 'UntrustedRoot or PartialChain, with or without other flags', cause: 'tls-cert-untrusted-root', then: 'Install the root on the client, or the missing intermediate on the server.' },
      { result: 'RemoteCertificateNameMismatch; the name used is not in the list', cause: 'tls-cert-name-mismatch', then: 'Connect by a name that is in it, then issue one with all names.' },
      { result: 'NotTimeValid; now lies outside the dates of one element', cause: 'tls-cert-expired', then: 'Check the clock, renew, and point the service at the new thumbprint.' },
      { result: 'RevocationStatusUnknown or OfflineRevocation alone', cause: 'tls-cert-revocation-unreachable', then: 'Find the address that fails with certutil -urlfetch, as the account that validates.' },
      { result: 'NotValidForUsage; or no Server Authentication, MD5, KeySpec 2', cause: 'tls-cert-unsuitable', then: 'Issue a certificate that fits the service.' },
    ],
    source: '.NET: X509ChainStatusFlags; Microsoft: Schannel events (dn786445)',
  },
];
