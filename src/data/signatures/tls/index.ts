import type { Signature } from '../row.ts';
import { alertSignatures } from './alerts.ts';
import { appleSignatures } from './apple.ts';
import { driverSignatures } from './driver-words.ts';
import { elsewhereSignatures } from './elsewhere.ts';
import { localisedSignatures } from './localised.ts';
import { oldClientSignatures } from './old-clients.ts';
import { opensslSignatures } from './openssl.ts';
import { closedSignatures, plainTextSignatures } from './plain.ts';
import { programSignatures } from './programs.ts';
import { protocolSignatures } from './protocols.ts';
import { revocationSignatures } from './revocation.ts';
import { sessionSignatures } from './sessions.ts';
import { certificateKindSignatures } from './unsuitable.ts';
import { sharedSignatures } from './verdicts.ts';
import { x509Signatures } from './x509.ts';

/** TLS, certificates, FIPS and drivers. */
export const tlsSignatures: readonly Signature[] = [
  ...opensslSignatures,
  ...x509Signatures,
  ...appleSignatures,
  ...revocationSignatures,
  ...certificateKindSignatures,
  ...alertSignatures,
  ...protocolSignatures,
  ...plainTextSignatures,
  ...closedSignatures,
  ...sessionSignatures,
  ...sharedSignatures,
  ...driverSignatures,
  ...oldClientSignatures,
  ...elsewhereSignatures,
  ...localisedSignatures,
  ...programSignatures,
];
