/** The certificate of Remote Desktop. */
import { HKLM, RDP } from './places.ts';
import type { Setting } from './model.ts';
import { ALL } from './windows.ts';

export const rdpSettings = [
  {
    id: 'rdp-certificate',
    group: 'rdp',
    hive: HKLM,
    key: RDP,
    name: 'SSLCertificateSHA1Hash',
    type: 'REG_BINARY',
    side: 'server',
    says: 'Thumbprint of the certificate that the Remote Desktop listener shows.',
    means: [],
    holds: '20 bytes: the thumbprint of a certificate of LocalMachine\\My.',
    absent: 'A self-signed certificate that Windows makes.',
    defaults: [{ on: ALL, says: 'a self-signed certificate' }],
    restart: 'listener',
    since: 'Windows Server 2008',
    cautions: ['NETWORK SERVICE needs to read the private key.', 'A hidden character in front of a copied thumbprint makes it a wrong one.'],
    confidence: 'certain',
    sources: ['rdpCertificate'],
  },
] as const satisfies readonly Setting[];
