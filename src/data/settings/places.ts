/** Keys that several settings share, and the hives. */
export const HKLM = 'HKEY_LOCAL_MACHINE' as const;
export const HKCU = 'HKEY_CURRENT_USER' as const;
export const SCHANNEL = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL' as const;
export const LSA = 'SYSTEM\\CurrentControlSet\\Control\\Lsa' as const;
export const SUITES_BY_POLICY = 'SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002' as const;
export const SUITES_OF_MACHINE = 'SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002' as const;
export const HTTP = 'SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters' as const;
export const NTDS = 'SYSTEM\\CurrentControlSet\\Services\\NTDS\\Parameters' as const;
export const KDC = 'SYSTEM\\CurrentControlSet\\Services\\KDC' as const;
export const KERBEROS_BY_POLICY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos\\Parameters' as const;
export const RDP = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp' as const;
export const INTERNET = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings' as const;
export const WINHTTP = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp' as const;
export const WINHTTP_32 = 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp' as const;
export const DOTNET4 = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319' as const;
export const DOTNET4_32 = 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319' as const;
export const DOTNET2 = 'SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727' as const;
export const DOTNET2_32 = 'SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v2.0.50727' as const;

interface BackupKey {
  /** Absent: HKEY_LOCAL_MACHINE. */
  readonly hive?: typeof HKCU;
  readonly key: string;
  readonly file: string;
}

/**
 * Keys that are exported before a change. Of two that cover a value, the narrower one is exported: a whole Lsa key is more than one wants to import
 * again. `file` is the end of the file name.
 */
export const backupRoots = [
  { key: SCHANNEL, file: 'schannel' },
  { key: DOTNET4, file: 'dotnet4' },
  { key: DOTNET4_32, file: 'dotnet4-32' },
  { key: DOTNET2, file: 'dotnet2' },
  { key: DOTNET2_32, file: 'dotnet2-32' },
  { key: WINHTTP, file: 'winhttp' },
  { key: WINHTTP_32, file: 'winhttp-32' },
  { hive: HKCU, key: INTERNET, file: 'wininet' },
  { key: SUITES_BY_POLICY, file: 'suite-policy' },
  { key: SUITES_OF_MACHINE, file: 'suite-list' },
  { key: HTTP, file: 'http' },
  { key: NTDS, file: 'ntds' },
  { key: KDC, file: 'kdc' },
  { key: KERBEROS_BY_POLICY, file: 'kerberos-policy' },
  { key: `${LSA}\\Kerberos\\Parameters`, file: 'kerberos' },
  { key: `${LSA}\\MSV1_0`, file: 'msv1-0' },
  { key: `${LSA}\\FipsAlgorithmPolicy`, file: 'fips' },
  { key: LSA, file: 'lsa' },
  { key: RDP, file: 'rdp' },
] as const satisfies readonly BackupKey[];
