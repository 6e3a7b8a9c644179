import { readdirSync, readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { readDer } from '../../../../src/core/certificate/der.ts';
import type { CertificateFacts } from '../../../../src/core/certificate/model.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fixtures', 'certificates');

/** Names of the certificates of tests/fixtures/certificates. */
export const certificateNames: readonly string[] = readdirSync(folder).filter((f) => f.endsWith('.pem')).map((f) => f.slice(0, -4)).sort();

export function pemText(file: string): string {
  return readFileSync(join(folder, file.includes('.') ? file : `${file}.pem`), 'utf8');
}

export function derBytes(name: string): Uint8Array {
  return new Uint8Array(new X509Certificate(pemText(name)).raw);
}

/** The facts of a certificate that must be readable. */
export function facts(name: string): CertificateFacts {
  return factsOfBytes(derBytes(name));
}

export function factsOfBytes(bytes: Uint8Array): CertificateFacts {
  const read = readDer(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return read;
}
