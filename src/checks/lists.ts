/** The three checklists of the sources, as lists of checks. */

export interface ChecklistItem {
  /** Kebab-case, unique within the list. */
  readonly id: string;
  readonly says: string;
  readonly why: string;
  /** Ids of checks, the first is the one to begin with. None where a person must look. */
  readonly checks: readonly string[];
  /** Slug of the page that explains the item. */
  readonly page: string;
}

export interface Checklist {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly items: readonly ChecklistItem[];
  readonly source: string;
}

export const checklists: readonly Checklist[] = [
  {
    id: 'first-fixes',
    title: 'First fixes',
    lead: 'Low risk, and a large share of cases ends here. Run them on client and server.',
    source: 'A call to SSPI failed (general article)',
    items: [
      { id: 'time', says: 'Clocks and time zones agree', why: 'Certificates and Kerberos tickets depend on the time. Both machines need the same source of time.', checks: ['clock-offset', 'time-service', 'time-zone'], page: 'kerb-clock-skew' },
      { id: 'names', says: 'Names resolve both ways', why: 'Connect by the name that stands in the certificate and in the SPN. Stale DNS records and hosts files lead to another machine.', checks: ['name-resolution', 'hosts-file'], page: 'kerb-dns-or-name' },
      { id: 'restart', says: 'Services restarted on client and server', why: 'A restart of the services that carry SQL, web or directory traffic drops cached tickets and TLS sessions. Restart shared databases in a maintenance window only.', checks: [], page: 'restarts-and-cached-tickets' },
      { id: 'accounts', says: 'Accounts are in order', why: 'Neither the service account nor the user account may be locked, disabled, or due to change its password.', checks: ['account-state'], page: 'kerb-account' },
      { id: 'changes', says: 'Recent security changes reviewed', why: 'Group policies, hardening scripts and registry edits that came in shortly before the first failure.', checks: ['tls-protocols', 'cipher-suites'], page: 'recent-security-changes' },
    ],
  },
  {
    id: 'sql-server',
    title: 'SQL Server checks',
    lead: 'For “Cannot generate SSPI context” and logins that fail with Windows authentication only.',
    source: 'A call to SSPI failed (general article)',
    items: [
      { id: 'domain', says: 'The server is in the right domain and reaches a controller', why: 'A host that left the domain and came back, or whose secure channel is broken, cannot check any login.', checks: ['domain-controller', 'secure-channel'], page: 'kerb-no-dc-or-trust' },
      { id: 'spn', says: 'The SPNs are registered', why: 'The names of the instance must match the real host name and port.', checks: ['spn-query', 'sqlcheck-report', 'kcm-script'], page: 'kerb-spn-missing' },
      { id: 'account', says: 'The service account holds them, and no other does', why: 'The account that runs the service needs the right to register them, and no other account may hold them.', checks: ['errorlog-registration', 'spn-list', 'spn-duplicates'], page: 'kerb-spn-wrong-account' },
      { id: 'sql-login', says: 'A SQL login works', why: 'If a SQL login connects and a Windows login does not, the engine and the network are sound and only Windows authentication fails.', checks: [], page: 'test-with-a-sql-login' },
      { id: 'linked-servers', says: 'Linked servers: delegation fits the direction', why: 'When the error appears in queries to a linked server only, delegation rules and login mappings are the place to look.', checks: ['delegation'], page: 'kerb-double-hop-delegation' },
    ],
  },
  {
    id: 'final-checks',
    title: 'Final checks before you retry',
    lead: 'Time, names, tickets and TLS are cleaned up. In this order, before you call it solved.',
    source: 'A call to SSPI failed (general article)',
    items: [
      { id: 'clean-test', says: 'A clean connection, local and remote', why: 'Close all tools, drop cached tickets, and open a fresh session from the server itself and from another machine.', checks: ['auth-scheme', 'ticket-cache'], page: 'final-checks' },
      { id: 'logs', says: 'Logs taken while it happens', why: 'Verbose logging on the client and traces on the server, for the short window of one attempt; then off again.', checks: ['kerberos-events', 'schannel-events', 'sql-logon'], page: 'final-checks' },
      { id: 'one-cause', says: 'One root cause that all timestamps agree on', why: 'Errors of the client, logs of the server and messages of the directory or certificate tell one story at the same second.', checks: [], page: 'final-checks' },
      { id: 'share', says: 'The change is written down for the team', why: 'Which setting was changed and why, so that the next rollout starts from the working state.', checks: [], page: 'write-up' },
    ],
  },
];
