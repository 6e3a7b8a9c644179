/** What has to start again before a change counts. */
export const restarts = {
  tls: 'Each service or program that uses TLS: it keeps the credentials it has. SQL Server: the SQL Server service. IIS: the HTTP service and W3SVC, in practice a reboot. A program: that program. Domain controller, AD FS, Remote Desktop, or not sure: reboot.',
  algorithm: 'Each service or program that uses TLS. KB245030 says at once for new handshakes; a restart makes sure.',
  dotnet: 'Each .NET Framework program: application pool, Windows service, console session.',
  winhttp: 'Each service or program that uses WinHTTP, or reboot.',
  user: 'Each program of this person that uses the Internet Options.',
  logging: 'Reboot, says the registry page of Microsoft.',
  boot: 'Reboot: the list is read at the next start of Windows.',
  reboot: 'Reboot.',
  lsass: 'Reboot: the cache belongs to lsass, which cannot be restarted alone.',
  http: 'The HTTP service and W3SVC, in practice a reboot.',
  listener: 'Nothing: it counts for the next Remote Desktop connection.',
  policy: 'Nothing by the page of the policy. Connections that stand keep what they have.',
  directory: 'Nothing that is documented: it counts for the next bind.',
  tickets: 'Reboot, or purge the tickets. Domain controller: the service kdc.',
  kdc: 'Nothing: seen at once in a lab test on Windows Server 2022.',
  now: 'Nothing: it counts at once.',
} as const satisfies Readonly<Record<string, string>>;

export type RestartId = keyof typeof restarts;
