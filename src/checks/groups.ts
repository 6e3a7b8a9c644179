/** The checks by topic, as the page of all checks shows them. Each check is in one group. */
export const checkGroups: readonly { readonly id: string; readonly title: string; readonly checks: readonly string[] }[] = [
  { id: 'spn', title: 'SPNs', checks: ['spn-query', 'spn-list', 'spn-duplicates', 'errorlog-registration', 'sqlcheck-report', 'kcm-script'] },
  { id: 'tickets', title: 'Tickets and accounts', checks: ['auth-scheme', 'ticket-cache', 'ticket-request', 'encryption-types', 'account-state', 'delegation', 'token-size', 'kerberos-events', 'mit-tickets', 'linux-gss'] },
  { id: 'time', title: 'Time', checks: ['clock-offset', 'time-service', 'time-zone'] },
  { id: 'names', title: 'Names and network', checks: ['name-resolution', 'hosts-file', 'sql-aliases', 'port-reachable', 'domain-controller', 'secure-channel'] },
  { id: 'logon', title: 'Logons and NTLM', checks: ['sql-logon', 'ntlm-policy', 'loopback-check', 'ldap-hardening', 'credssp-policy'] },
  { id: 'tls', title: 'TLS and certificates', checks: ['schannel-events', 'tls-handshake', 'tls-protocols', 'dotnet-tls', 'cipher-suites', 'certificate', 'fips-policy'] },
];
