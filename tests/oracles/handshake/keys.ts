import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyKind } from './offer.ts';

/** Throw-away keys with self-signed certificates, in the forms that the programs take. */
export interface Keys {
  readonly pem: (kind: KeyKind) => { readonly key: Buffer; readonly cert: Buffer };
  readonly files: (kind: KeyKind) => { readonly key: string; readonly cert: string; readonly store: string };
  readonly folder: string;
  readonly remove: () => void;
}

const KINDS = {
  RSA: ['-newkey', 'rsa:2048'],
  ECDSA: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
} as const satisfies Readonly<Record<KeyKind, readonly string[]>>;

export function makeKeys(): Keys {
  const folder = mkdtempSync(join(tmpdir(), 'sspi-handshake-'));
  const at = (kind: KeyKind, end: string): string => join(folder, `${kind}.${end}`);
  for (const kind of ['RSA', 'ECDSA'] as const) {
    const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
    openssl('req', '-x509', ...KINDS[kind], '-nodes', '-keyout', at(kind, 'key'), '-out', at(kind, 'crt'), '-days', '30', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost');
    openssl('pkcs12', '-export', '-inkey', at(kind, 'key'), '-in', at(kind, 'crt'), '-out', at(kind, 'p12'), '-passout', 'pass:oracle', '-name', 'oracle');
  }
  return {
    folder,
    pem: (kind) => ({ key: readFileSync(at(kind, 'key')), cert: readFileSync(at(kind, 'crt')) }),
    files: (kind) => ({ key: at(kind, 'key'), cert: at(kind, 'crt'), store: at(kind, 'p12') }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
