/** The groups of settings, in the order in which they are shown. */
export const settingGroups = {
  protocol: { title: 'TLS and SSL versions', says: 'Which versions Schannel offers as client and accepts as server. Each has two values for each side.' },
  dtls: { title: 'DTLS versions', says: 'The same switches for TLS over UDP. Connections over TCP, such as those of SQL Server, do not use it.' },
  historic: { title: 'Historic names', says: 'Keys of old hardening lists. They do nothing on Windows Vista, Server 2008 and later, and are not counted as hardening.' },
  cipher: { title: 'Ciphers', says: 'Old switches that take every suite with the cipher away. The suite order is the way that Microsoft points to today.' },
  hash: { title: 'Hashes', says: 'Old switches that take every suite with the hash away.' },
  exchange: { title: 'Key exchange', says: 'Old switches that take every suite with the key exchange away.' },
  'key-size': { title: 'Key sizes', says: 'Shortest and longest keys of the key exchange. The data is a number of bits.' },
  'suite-order': { title: 'Suite and curve order', says: 'Which suites and curves are allowed, and in which order they are preferred.' },
  http2: { title: 'HTTP/2', says: 'HTTP/2 over TLS of HTTP.sys, which IIS uses.' },
  dotnet4: { title: '.NET Framework 4.x', says: 'Whether programs for .NET Framework 4.x take the versions of Windows.' },
  dotnet2: { title: '.NET Framework 2.0 to 3.5', says: 'Whether programs for .NET Framework 2.0 to 3.5 take the versions of Windows.' },
  winhttp: { title: 'WinHTTP', says: 'Versions that services offer which call HTTPS through WinHTTP and do not choose themselves.' },
  wininet: { title: 'WinINet', says: 'Versions of the Internet Options, for each person.' },
  logging: { title: 'Schannel event log', says: 'What Schannel writes to the System log.' },
  cache: { title: 'Session cache', says: 'How long and how many sessions are kept for resumption.' },
  messaging: { title: 'Message sizes', says: 'Largest handshake message that is accepted.' },
  'client-auth': { title: 'Client certificates', says: 'How a server asks for client certificates and maps them to accounts.' },
  server: { title: 'HTTP.sys', says: 'Stapling and threads of the web server part of Windows.' },
  fips: { title: 'FIPS mode', says: 'The policy that leaves only validated algorithms.' },
  ldap: { title: 'LDAP on domain controllers', says: 'Signing and channel binding of LDAP.' },
  ntlm: { title: 'NTLM', says: 'NTLM levels, restrictions and the loopback check.' },
  kerberos: { title: 'Kerberos', says: 'Encryption types, token size and logging of Kerberos.' },
  rdp: { title: 'Remote Desktop', says: 'The certificate of the Remote Desktop listener.' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly says: string }>>;

export type SettingGroup = keyof typeof settingGroups;
