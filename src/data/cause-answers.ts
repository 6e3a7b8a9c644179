import type { CauseId } from './causes.ts';

/** The words beside a cause in an answer. Plain text, no markup; the page of the cause says the rest. */
export interface CauseAnswer {
  /** The observation that tells this cause from its neighbours, in one sentence of at most 200 characters. */
  readonly tells: string;
  /** The fix in one or two sentences, imperative: where it is done and what must be true before. At most 240 characters. */
  readonly fix: string;
  /** The first thing to do tonight, in at most 120 characters. It reads and changes nothing. */
  readonly first: string;
  /** Ids of one to four checks that show the cause, best first. */
  readonly checks: readonly string[];
}

/** One row per cause, in the order of the taxonomy. */
export const causeAnswers = {
  'tls-no-common-protocol': {
    tells: 'Alert 70 at either end, or event 36871 with state 10013 on the machine whose version is off; no 36874 that names TLS 1.2.',
    fix: 'On the end that lacks it, export the SCHANNEL key, switch TLS 1.2 on for client and server role, then restart the service. The .NET default or the driver may have to follow.',
    first: 'Read the Schannel events of both ends for the minute of the failure.',
    checks: ['tls-handshake', 'schannel-events', 'tls-protocols', 'dotnet-tls'],
  },
  'tls-no-common-cipher': {
    tells: 'Event 36874 on the server names TLS 1.2 or 1.3 for the client, beside 36888 with alert 40 and state 1205.',
    fix: 'Update the end that lacks current suites. Where that is not possible, add one suite to the hardened end that the other has and that fits the key type of the certificate; a suite order policy wins, so edit that.',
    first: 'Look for event 36874 on the server and note the TLS version that it names.',
    checks: ['schannel-events', 'cipher-suites', 'certificate', 'tls-protocols'],
  },
  'tls-not-tls-or-wrong-mode': {
    tells: 'The first bytes from the port are a greeting or HTTP, not a TLS record (16 03), and no TLS setting changes the message.',
    fix: 'In the client, take the port that speaks TLS at once or the mode that starts in plain text (STARTTLS); where a proxy answers, set a bypass. Leave Schannel and certificates alone.',
    first: 'Read what the port sends when nobody speaks TLS to it.',
    checks: ['tls-handshake', 'port-reachable'],
  },
  'tls-peer-closed': {
    tells: 'The log of the server has nothing for the attempt, or only one network, one device or one node of a farm is affected.',
    fix: 'Read the log of the server for version, suite and key first. Then capture on both ends, find who sends the reset, and have this server and port excepted there, or repair the node that differs.',
    first: 'Note when it fails (always, on one path, now and then), then read the log of the server.',
    checks: ['schannel-events', 'tls-handshake', 'port-reachable'],
  },
  'tls-cert-untrusted-root': {
    tells: 'The chain status holds UntrustedRoot or PartialChain, alone or with revocation flags; dates and name may be right.',
    fix: 'Install the root on the machine that validates, after the CA team has confirmed its thumbprint; install a missing intermediate on the server. Replace a self-signed certificate by one of your CA.',
    first: 'Read the chain status and the issuer of the certificate that the client receives.',
    checks: ['certificate', 'schannel-events'],
  },
  'tls-cert-name-mismatch': {
    tells: 'SSL Provider, SslStream or a certificate check says it, and the name in the connection string is not among the names of the certificate.',
    fix: 'Connect by a name that is in the certificate, or set HostNameInCertificate where the driver knows it. Then issue a certificate with every name that clients use and load it on the server.',
    first: 'Compare the name in the connection string with the names in the certificate.',
    checks: ['certificate', 'sql-aliases', 'schannel-events'],
  },
  'tls-cert-expired': {
    tells: 'NotTimeValid or 0x80090328, from one moment on and for every client that validates; one machine alone points to its clock.',
    fix: 'Check the clock, renew the certificate, then point the service at the new thumbprint, give its account Read on the key and restart it. If a CA certificate has expired, renew that on the CA.',
    first: 'Read the clock of the machine that complains and the dates of every certificate in the chain.',
    checks: ['certificate', 'clock-offset', 'schannel-events'],
  },
  'tls-cert-revocation-unreachable': {
    tells: 'RevocationStatusUnknown or OfflineRevocation stands alone; with PartialChain or UntrustedRoot beside it, trust is the fault.',
    fix: 'Make the CRL and OCSP addresses reachable for the account that validates: firewall, WinHTTP proxy, or a fresh list on your own CA. Drop its cached lists once the address answers.',
    first: 'Run certutil -verify -urlfetch on a copy of the certificate, as the account that fails.',
    checks: ['certificate'],
  },
  'tls-cert-unsuitable': {
    tells: 'The key passes the test of certutil, and usage, KeySpec, provider or signature is not what the service asks for.',
    fix: 'Issue a certificate with the usage, provider and KeySpec of the service, or import the PFX again with the legacy provider. Grant Read on its key and choose it in Configuration Manager before the restart.',
    first: 'Run certutil -v -store My with the thumbprint and read usage, provider, KeySpec and signature.',
    checks: ['certificate', 'schannel-events'],
  },
  'tls-private-key-access': {
    tells: 'Event 36870 or 36869, or 0x8009030D or 0x8009030E out of TLS; the certificate itself is the right kind.',
    fix: 'On the server, give the account of the service Read on the key (Manage Private Keys). No key there: repair the link with certutil -repairstore, or import the PFX into the machine store. Restart the service.',
    first: 'Look whether the certificate has a private key, and which accounts may read it.',
    checks: ['certificate', 'schannel-events'],
  },
  'tls-client-cert-required': {
    tells: 'The client sent nothing: event 36875, 0x00090320, alert 116 or HTTP 403.7; one that was sent and refused shows as 36877 on the server.',
    fix: 'Give the account that connects a certificate with Client Authentication, a key that it can read and an issuer on the list of the server, and name it in the program. Install the issuing CA on the server.',
    first: 'List the certificates with a private key as the account that connects, and read their usage.',
    checks: ['schannel-events', 'certificate', 'tls-handshake'],
  },
  'tls-session-resumption-bug': {
    tells: 'The first connection works and the one that resumes its session fails: 425 or 522 on the data channel of FTPS, alert 20 on a reconnect.',
    fix: 'FTPS: take a client whose TLS library reuses the session. A device: update it to Extended Master Secret. A farm: give all nodes one ticket key. Rule out the DHE fault (one in 256) first.',
    first: 'Open and close the connection ten times in one run and note which attempt fails.',
    checks: ['schannel-events', 'tls-handshake'],
  },
  'fips-policy': {
    tells: 'FipsAlgorithmPolicy has Enabled 0x1, and the stack names the class that refused; with 0x0 it is something else.',
    fix: 'Update or retarget the program to .NET Framework 4.8 or a current .NET, or replace the class in its code. Exempt it in its .config file only with the consent of whoever owns the baseline.',
    first: 'Read the FIPS policy of the machine, then the class above the message in the stack.',
    checks: ['fips-policy', 'cipher-suites'],
  },
  'driver-too-old': {
    tells: 'The driver named in the text is below the version that can do TLS 1.2, and another program on the same machine connects with it.',
    fix: 'Install a driver that can do it on the client, such as ODBC Driver 17 or 18, and point the application at it. ODBC 18, MSOLEDBSQL 19 and SqlClient 4 validate the certificate: have a trusted one ready before.',
    first: 'Find out which driver the application loads, its version, and whether it is 32 or 64 bit.',
    checks: ['tls-handshake', 'tls-protocols', 'sqlcheck-report'],
  },
  'kerb-spn-missing': {
    tells: 'The forest-wide query with full name and port finds no holder; where NTLM is allowed, Windows clients get in by NTLM.',
    fix: 'In Active Directory, register the SPN with setspn -F -S on the account that runs the service. Read account and port from the instance before, and see that nobody else holds it.',
    first: 'Query the SPN in the whole forest, with full name and port.',
    checks: ['spn-query', 'ticket-request', 'auth-scheme', 'sqlcheck-report'],
  },
  'kerb-spn-duplicate': {
    tells: 'The forest-wide query lists two or more holders of exactly this SPN, or KDC event 11 names it.',
    fix: 'In Active Directory, remove the SPN from every account but the one that runs the service. Read that account from the instance and list the other holder before the change.',
    first: 'Count the accounts in the whole forest that hold exactly this SPN.',
    checks: ['spn-query', 'spn-duplicates', 'sqlcheck-report', 'kcm-script'],
  },
  'kerb-spn-wrong-account': {
    tells: 'The forest-wide query finds one holder, and it is not the account that runs the service; NTLM does not step in.',
    fix: 'In Active Directory, remove the SPN from its holder, then add it to the account that runs the service, as the instance names it. In between, new logons get NTLM or fail. Purge tickets afterwards.',
    first: 'Compare the holder of the SPN with the account that runs the service.',
    checks: ['spn-query', 'spn-list', 'sqlcheck-report', 'kerberos-events'],
  },
  'kerb-spn-registration-denied': {
    tells: 'ERRORLOG has 26067 with 0x2098 or 0x200B for the last start, and nobody, or only the service account, holds the SPN.',
    fix: 'Held by the service account: leave it, the line is harmless. Held by nobody: register the SPN by hand, or let SELF write servicePrincipalName on the service account (not on a failover cluster).',
    first: 'Read the return code in ERRORLOG and query the SPN between its brackets.',
    checks: ['errorlog-registration', 'spn-query', 'spn-list'],
  },
  'kerb-clock-skew': {
    tells: 'Two clocks differ by more than 300 seconds in UTC; different time zones alone do no harm.',
    fix: 'Let the machine follow the domain again with w32tm, domain controllers before members. On a database server stop the jobs first or take a window: the clock moves in one step.',
    first: 'Compare client and server with the domain controller, in UTC.',
    checks: ['clock-offset', 'time-service', 'time-zone'],
  },
  'kerb-dns-or-name': {
    tells: 'The service account holds the SPN of the full name, and the client uses an address or alias, or resolves it forward and back to another name.',
    fix: 'Connect by the full name that stands in the SPN and in the certificate. Then correct the DNS record, hosts line or alias that gave the other name, and empty the caches of the client.',
    first: 'On the client that fails, resolve the name to an address and the address back to a name.',
    checks: ['name-resolution', 'hosts-file', 'sql-aliases', 'ticket-request'],
  },
  'kerb-no-dc-or-trust': {
    tells: 'klist get answers 0x51f or 0xc000005e, nltest finds no controller (1355), or a status line of the secure channel is not 0x0.',
    fix: 'Open the way to a controller of each domain: VPN, DNS, ports 88 and 389. Repair the machine password on the machine itself, once a duplicate HOST SPN is ruled out. A trust is for the directory team.',
    first: 'On the machine that complains, ask nltest for a domain controller without the cache.',
    checks: ['domain-controller', 'secure-channel', 'ticket-request', 'port-reachable'],
  },
  'kerb-account': {
    tells: 'The directory shows it locked, disabled or expired, or its password was set after the service started; SPN and encryption types are right.',
    fix: 'Find who sends the old password before you unlock in Active Directory, and why an account is disabled before you enable it. Give a new password to every service of the account, in the tool that owns it.',
    first: 'Read the state of both accounts: the one that connects and the one that runs the service.',
    checks: ['account-state', 'kerberos-events'],
  },
  'kerb-encryption-type': {
    tells: 'A controller logs KDC event 14, 16, 27 or 201 to 209 with two lists of types, or the password was set before the domain had AES.',
    fix: 'In a window, set a new password for the service account so that it gets AES keys, and give it to the service; then allow AES on the account in Active Directory. RC4 is not the remedy.',
    first: 'Read the encryption events of the domain controllers, then the password date of the service account.',
    checks: ['encryption-types', 'kerberos-events', 'ticket-request', 'mit-tickets'],
  },
  'kerb-double-hop-delegation': {
    tells: 'The first hop says KERBEROS and the second server sees ANONYMOUS LOGON, or 0x8009030E appears only inside a remote session.',
    fix: 'Once the first hop is Kerberos, let the middle account act for users on the back-end account in Active Directory (resource-based delegation). Read the present list before: writing replaces it.',
    first: 'In a session on the middle server, opened from a client, ask for auth_scheme.',
    checks: ['auth-scheme', 'delegation', 'ticket-cache', 'spn-query'],
  },
  'kerb-no-credentials': {
    tells: 'klist in the session of the process shows no krbtgt, or an expired one, and neither a remote session nor a certificate is involved.',
    fix: 'With a controller in reach, a person locks and unlocks with the present password. Run a service under a gMSA or domain account; on Linux, let its user run kinit from a keytab before the ticket expires.',
    first: 'Run whoami and klist tgt in the same session as the program.',
    checks: ['ticket-cache', 'ticket-request', 'mit-tickets', 'account-state'],
  },
  'kerb-token-size': {
    tells: 'Always the same users fail, those with many groups or SID history; another user gets through from the same machine.',
    fix: 'In Active Directory, remove groups and old SID history; beyond about 1,010 groups nothing else helps. Set MaxTokenSize to 48000 where it is lower, or the HTTP limits to at least four thirds of the token.',
    first: 'Count the groups of a user who fails and of one who gets through.',
    checks: ['token-size'],
  },
  'gss-mechanism-missing': {
    tells: 'klist shows a valid krbtgt for the user of the process and kvno gets the ticket, yet the program finds no mechanism.',
    fix: 'Once a ticket is there, install the Kerberos library on the client or in its image; gss-ntlmssp only for HTTP or WinRM services that need NTLM.',
    first: 'Run klist as the user of the process, inside the container if there is one.',
    checks: ['mit-tickets', 'linux-gss'],
  },
  'ntlm-blocked-or-required': {
    tells: 'Events 4001 to 4004 in the NTLM log, 0xC0000418, or a Restrict NTLM value that denies; both ends have the CredSSP update.',
    fix: 'Make Kerberos work for the target that the event names: SPN, full name, controller. Until then add that one server to the exceptions of the policy; if many programs broke, set it back to Audit, not to Allow.',
    first: 'Read the NTLM log of the client, then of the server and the domain controller.',
    checks: ['ntlm-policy', 'ticket-request', 'auth-scheme'],
  },
  'ntlm-untrusted-domain': {
    tells: 'Only users of one domain or workgroup fail, and an account of the domain of the server works in the same program (runas /netonly).',
    fix: 'Use an account of the domain of the server, or have that domain trust the domain of the user. Before, rule out loopback, password and domain controller by the code and the client address.',
    first: 'Read the code and the client address in ERRORLOG, in the line before 18452.',
    checks: ['sql-logon', 'secure-channel', 'domain-controller'],
  },
  'ntlm-loopback-check': {
    tells: 'The name fails on the server itself and works from other machines; event 4625 has 0xC000006D, substatus 0 and the own address.',
    fix: 'Use the computer name, or add the alias, short and full, to BackConnectionHostNames on the server and keep the names already there. Leave the check itself on. Restart the service, and Windows if that is not enough.',
    first: 'Try the same name from another machine.',
    checks: ['loopback-check', 'sql-logon'],
  },
  'ntlm-bad-credentials': {
    tells: 'The account is in order, and event 4625 has substatus 0xC000006A (password) or 0xC0000064 (name or domain).',
    fix: 'Write the domain with the name, and put the present password where the old copy lives: service, pool, task, container or Credential Manager. Look for copies before you reset anything.',
    first: 'Read substatus, user and domain of event 4625 on the server. Do not try passwords in a loop.',
    checks: ['sql-logon', 'account-state'],
  },
  'channel-binding-epa': {
    tells: 'ERRORLOG has 17806 with 0x80090346, LDAP has data 80090346, or event 4625 has 0xC000035B, with the right password.',
    fix: 'Find out which part breaks the binding: update a client that sends no token, let TLS pass through the load balancer, or add the alias to Accepted NTLM SPNs in Configuration Manager and restart in a window.',
    first: 'Connect directly to the server by its own name, without proxy or load balancer.',
    checks: ['sql-logon', 'ldap-hardening', 'ntlm-policy'],
  },
  'ldap-signing-required': {
    tells: 'LDAP answers with result 8 and 00002028, before anybody looks at the password; result 49 with data 80090346 is channel binding.',
    fix: 'Move the client to LDAPS, once it trusts the CA and uses a name that is in the certificates of the controllers, or let it sign and seal on port 389. Leave the policy of the controllers as it is.',
    first: 'Find out which domain controller was asked, and read the LDAP switches on that one.',
    checks: ['ldap-hardening', 'port-reachable', 'certificate'],
  },
  'credssp-oracle-remediation': {
    tells: 'The words encryption oracle remediation, event 6041 on the client, or TSpkg.dll of one end below its update for CVE-2018-0886.',
    fix: 'Update the end that lacks the update, mostly the server, from its console or through PowerShell remoting, and restart it in a window. AllowEncryptionOracle 2 is for minutes, on one workstation.',
    first: 'Compare the version of TSpkg.dll on both ends.',
    checks: ['credssp-policy', 'ntlm-policy', 'account-state'],
  },
  other: {
    tells: 'The checks of all named causes came out fine, and one difference, such as the version of a driver, decides between works and fails.',
    fix: 'Go back to the last combination that worked, with a date. Change one thing at a time until one difference decides, then send the vendor messages, versions and one attempt from both ends.',
    first: 'Tick off the known causes with output in hand, and keep the innermost message with its code.',
    checks: ['schannel-events', 'kerberos-events', 'auth-scheme'],
  },
} as const satisfies Record<CauseId, CauseAnswer>;
