/** What a request says for each service, and the providers that hold its key. */
import type { PurposeId } from './certificate-purposes.ts';
import type { CertificateSourceId } from './certificate-sources.ts';

/** Services whose certificate lives in a store of Windows. */
export type StorePurpose = Extract<PurposeId, 'sql' | 'ldaps' | 'iis' | 'rdp'>;
/** Services that read PEM files. */
export type FilePurpose = Extract<PurposeId, 'mysql' | 'postgresql'>;

export const keyProviders = [
  {
    id: 'csp',
    label: 'legacy provider (CSP), KeySpec 1',
    name: 'Microsoft RSA SChannel Cryptographic Provider',
    /** Lines of the section NewRequest of a certreq file. */
    inf: [['KeySpec', '1'], ['ProviderName', '"Microsoft RSA SChannel Cryptographic Provider"'], ['ProviderType', '12']],
    folder: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys',
    sources: ['ldaps', 'sqlCert'],
  },
  {
    id: 'ksp',
    label: 'Key Storage Provider (CNG)',
    name: 'Microsoft Software Key Storage Provider',
    inf: [['KeyAlgorithm', 'RSA'], ['ProviderName', '"Microsoft Software Key Storage Provider"']],
    folder: 'C:\\ProgramData\\Microsoft\\Crypto\\Keys',
    sources: ['dbatools10713', 'psPki'],
  },
] as const satisfies readonly { readonly id: string; readonly label: string; readonly name: string; readonly inf: readonly (readonly [string, string])[]; readonly folder: string; readonly sources: readonly CertificateSourceId[] }[];
export type KeyProviderId = (typeof keyProviders)[number]['id'];

/** Services whose documents leave the provider open; the others get the legacy one. */
export const freeProvider: readonly PurposeId[] = ['iis', 'rdp'];

/** Lines of NewRequest that are the same for all. Sources: KB321051, certreq command reference. */
export const requestLines = [
  ['KeyLength', '2048'],
  ['HashAlgorithm', 'SHA256'],
  ['MachineKeySet', 'TRUE'],
  ['RequestType', 'PKCS10'],
  ['KeyUsage', '0xa0'],
] as const;

/** Upper bound of a common name: RFC 5280, ub-common-name. */
export const COMMON_NAME_MAX = 64;
