/** What can be chosen of the server and its certificate. */

/** The engine. strict: it has TDS 8.0. tls13: it can use TLS 1.3 inside it. always: it encrypts every connection. */
export const encryptEngines = [
  { id: '2014', label: 'SQL Server 2008 to 2014', strict: false, tls13: false, always: false },
  { id: '2019', label: 'SQL Server 2016, 2017 or 2019', strict: false, tls13: false, always: false },
  { id: '2022', label: 'SQL Server 2022', strict: true, tls13: true, always: false },
  { id: '2025', label: 'SQL Server 2025', strict: true, tls13: true, always: false },
  { id: 'azure', label: 'Azure SQL Database', strict: true, tls13: true, always: true },
  { id: 'localdb', label: 'LocalDB on the same machine', strict: false, tls13: false, always: false },
] as const;
export type EncryptEngineId = (typeof encryptEngines)[number]['id'];

export const encryptForces = [
  { id: 'none', label: 'Neither' },
  { id: 'force', label: 'Force Encryption' },
  { id: 'strict', label: 'Force Strict Encryption' },
] as const;
export type EncryptForce = (typeof encryptForces)[number]['id'];

export const encryptCertificates = [
  { id: 'trusted', label: 'Trusted here, with the name that is connected to' },
  { id: 'wrong-name', label: 'Trusted here, with other names' },
  { id: 'self-signed', label: 'Made by the engine itself (self-signed)' },
  { id: 'untrusted', label: 'From an authority that is not trusted here' },
  { id: 'expired', label: 'Expired' },
] as const;
export type EncryptCertificate = (typeof encryptCertificates)[number]['id'];
