/** Documents behind the delegation planner. */
export const delegationSources = [
  { title: 'Microsoft: Kerberos constrained delegation overview', url: 'https://learn.microsoft.com/windows-server/security/kerberos/kerberos-constrained-delegation-overview' },
  { title: 'Microsoft: “Cannot generate SSPI context” error (KB 811889), step 4', url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/cannot-generate-sspi-context-error' },
  { title: 'Microsoft: Configuring linked servers for delegation (ms189580)', url: 'https://learn.microsoft.com/previous-versions/sql/sql-server-2008/ms189580(v=sql.100)' },
  { title: 'Microsoft: How to implement Kerberos constrained delegation with SQL Server 2008', url: 'https://learn.microsoft.com/previous-versions/sql/sql-server-2008/ee191523(v=sql.100)' },
  { title: 'Microsoft: Protected Users security group', url: 'https://learn.microsoft.com/windows-server/security/credentials-protection-and-management/protected-users-security-group' },
  { title: 'Microsoft: Credential Guard considerations and known issues', url: 'https://learn.microsoft.com/windows/security/identity-protection/credential-guard/considerations-known-issues' },
  { title: 'Microsoft: Updates to TGT delegation across incoming trusts (KB 4490425)', url: 'https://support.microsoft.com/topic/updates-to-tgt-delegation-across-incoming-trusts-in-windows-server-1a6632ac-1599-0a7c-550a-a754796c291e' },
  { title: 'Microsoft: Kerberos protocol registry entries and KDC configuration keys', url: 'https://learn.microsoft.com/troubleshoot/windows-server/windows-security/kerberos-protocol-registry-kdc-configuration-keys' },
  { title: 'Microsoft: Set-ADUser, Set-ADComputer, Set-ADServiceAccount, Set-ADAccountControl' },
  { title: 'Microsoft: Kerberos Configuration Manager for SQL Server (KB 2985455)', url: 'https://learn.microsoft.com/troubleshoot/sql/database-engine/connect/using-kerberosmngr-sqlserver' },
  { title: 'Microsoft: Service principal name support in client connections', url: 'https://learn.microsoft.com/sql/relational-databases/native-client/features/service-principal-name-spn-support-in-client-connections' },
  { title: 'dbatools: Set-DbaSpn', url: 'https://github.com/dataplat/dbatools' },
  { title: 'Resource-based delegation across forests, limits seen by a gateway vendor (Airlock)', url: 'https://docs.airlock.com/gateway/latest/index/1600697754058.html' },
] as const satisfies readonly { title: string; url?: string }[];
