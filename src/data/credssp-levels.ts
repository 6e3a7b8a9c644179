/**
 * From which version of TSpkg.dll Windows has the CredSSP update for CVE-2018-0886. Windows 10 1809, Server 2019 and all later ones have it from the start.
 * Source: Microsoft: CredSSP encryption oracle remediation error when you try to RDP to a Windows VM in Azure (KB 4295591).
 */
export const credsspLevels = [
  { windows: 'Windows 7 SP1, Server 2008 R2 SP1', release: '6.1.7601', revision: 24117 },
  { windows: 'Windows Server 2012', release: '6.2.9200', revision: 22432 },
  { windows: 'Windows 8.1, Server 2012 R2', release: '6.3.9600', revision: 18999 },
  { windows: 'Windows 10 1607, Server 2016', release: '10.0.14393', revision: 2248 },
  { windows: 'Windows 10 1703', release: '10.0.15063', revision: 1088 },
  { windows: 'Windows 10 1709', release: '10.0.16299', revision: 431 },
] as const;

/** Build of Windows 10 1809 and Server 2019. */
export const credsspFromStart = 17763;
