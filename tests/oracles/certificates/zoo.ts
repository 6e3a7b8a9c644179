import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate that is made to differ from a good one in one thing. */
export interface Animal {
  readonly id: string;
  readonly says: string;
  readonly subject?: string;
  /** Arguments of `openssl genpkey`. */
  readonly key?: readonly string[];
  /** Lines of an extension file. */
  readonly extensions?: readonly string[];
  readonly days?: readonly [from: string, to: string];
  readonly signedBy?: 'root' | 'intermediate' | 'stranger' | 'itself';
  readonly hash?: 'sha256' | 'sha1' | 'md5' | 'sha512';
  /** What of the chain comes with it. */
  readonly sent?: 'leaf' | 'leaf and intermediate';
  readonly version?: 1;
  /** Bytes that are no certificate. */
  readonly bytes?: (good: Buffer) => Buffer;
}

const RSA = (bits: number): readonly string[] => ['-algorithm', 'RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];
const EC = (curve: string): readonly string[] => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];

const END = ['basicConstraints=critical,CA:FALSE'] as const;
const SERVER = [...END, 'keyUsage=critical,digitalSignature,keyEncipherment', 'extendedKeyUsage=serverAuth'] as const;
const NAMED = [...SERVER, 'subjectAltName=DNS:sql01.corp.example,DNS:sql01'] as const;
const names = (san: string): readonly string[] => [...SERVER, `subjectAltName=${san}`];
const used = (...lines: readonly string[]): readonly string[] => [...END, ...lines, 'subjectAltName=DNS:sql01.corp.example'];

/** The day on which they are looked at. */
export const NOW = '2026-11-21T12:00:00Z';
const VALID = ['20260101000000Z', '20270601000000Z'] as const;

export const animals: readonly Animal[] = [
  { id: 'good', says: 'a good certificate for a server' },
  { id: 'good-chain', says: 'signed by an intermediate authority that comes with it', signedBy: 'intermediate', sent: 'leaf and intermediate' },
  { id: 'chain-missing', says: 'signed by an intermediate authority that does not come with it', signedBy: 'intermediate' },
  { id: 'stranger', says: 'signed by an authority that nobody knows', signedBy: 'stranger' },
  { id: 'self-signed', says: 'signed by itself', signedBy: 'itself' },
  { id: 'expired', says: 'ran out two years ago', days: ['20230101000000Z', '20240101000000Z'] },
  { id: 'expired-yesterday', says: 'ran out yesterday', days: ['20260101000000Z', '20261120120000Z'] },
  { id: 'last-day', says: 'runs out in an hour', days: ['20260101000000Z', '20261121130000Z'] },
  { id: 'future', says: 'begins in 2040', days: ['20400101000000Z', '20410101000000Z'] },
  { id: 'tomorrow', says: 'begins tomorrow', days: ['20261122000000Z', '20271122000000Z'] },
  { id: 'long', says: 'valid until 2099, so that the year has four digits', days: ['20260101000000Z', '20990101000000Z'] },
  { id: 'wrong-name', says: 'for another host', subject: '/CN=other.corp.example', extensions: names('DNS:other.corp.example') },
  { id: 'cn-matches-san-not', says: 'the common name fits, the alternative names do not', extensions: names('DNS:other.corp.example') },
  { id: 'cn-only', says: 'a common name and no alternative names', extensions: SERVER },
  { id: 'no-name', says: 'an empty subject, names in the extension alone', subject: '/', extensions: NAMED },
  { id: 'wildcard', says: 'a wildcard for the domain', subject: '/CN=*.corp.example', extensions: names('DNS:*.corp.example') },
  { id: 'wildcard-deep', says: 'a wildcard for the domain above', subject: '/CN=*.example', extensions: names('DNS:*.example') },
  { id: 'wildcard-inside', says: 'a wildcard within a label', extensions: names('DNS:s*1.corp.example') },
  { id: 'wildcard-second', says: 'a wildcard in the second label', extensions: names('DNS:sql01.*.example') },
  { id: 'ip', says: 'addresses alone', subject: '/CN=10.1.2.3', extensions: names('IP:10.1.2.3,IP:2001:db8::1') },
  { id: 'ip-as-dns', says: 'an address written as a DNS name', subject: '/CN=10.1.2.3', extensions: names('DNS:10.1.2.3') },
  { id: 'many-names', says: '300 names, the last one fits', extensions: names([...Array.from({ length: 299 }, (_, i) => `DNS:h${i}.corp.example`), 'DNS:sql01.corp.example'].join(',')) },
  { id: 'upper-case', says: 'the name in capital letters', extensions: names('DNS:SQL01.CORP.EXAMPLE') },
  { id: 'idn', says: 'a name with an umlaut, as punycode', subject: '/CN=xn--bcher-kva.example', extensions: names('DNS:xn--bcher-kva.example') },
  { id: 'rsa-1024', says: 'RSA with 1024 bits', key: RSA(1024) },
  { id: 'rsa-2047', says: 'RSA with 2047 bits', key: RSA(2047) },
  { id: 'rsa-3072', says: 'RSA with 3072 bits', key: RSA(3072) },
  { id: 'p-256', says: 'an elliptic curve, P-256', key: EC('P-256') },
  { id: 'p-384', says: 'an elliptic curve, P-384', key: EC('P-384') },
  { id: 'p-521', says: 'an elliptic curve, P-521', key: EC('P-521') },
  { id: 'ed25519', says: 'Ed25519', key: ['-algorithm', 'ED25519'], extensions: used('keyUsage=critical,digitalSignature', 'extendedKeyUsage=serverAuth') },
  { id: 'sha1', says: 'signed with SHA-1', hash: 'sha1' },
  { id: 'md5', says: 'signed with MD5', hash: 'md5' },
  { id: 'sha512', says: 'signed with SHA-512', hash: 'sha512' },
  { id: 'no-purpose', says: 'no extended key usage', extensions: used('keyUsage=critical,digitalSignature,keyEncipherment') },
  { id: 'any-purpose', says: 'any extended key usage', extensions: used('keyUsage=critical,digitalSignature,keyEncipherment', 'extendedKeyUsage=anyExtendedKeyUsage') },
  { id: 'client-purpose', says: 'for clients alone', extensions: used('extendedKeyUsage=clientAuth') },
  { id: 'mail-purpose', says: 'for mail and code alone', extensions: used('extendedKeyUsage=emailProtection,codeSigning') },
  { id: 'both-purposes', says: 'for servers and clients', extensions: used('extendedKeyUsage=serverAuth,clientAuth') },
  { id: 'no-key-usage', says: 'no key usage', extensions: used('extendedKeyUsage=serverAuth') },
  { id: 'sign-only', says: 'key usage digitalSignature alone', extensions: used('keyUsage=critical,digitalSignature', 'extendedKeyUsage=serverAuth') },
  { id: 'encipher-only', says: 'key usage keyEncipherment alone', extensions: used('keyUsage=critical,keyEncipherment', 'extendedKeyUsage=serverAuth') },
  { id: 'cert-sign-usage', says: 'key usage keyCertSign alone', extensions: used('keyUsage=critical,keyCertSign', 'extendedKeyUsage=serverAuth') },
  { id: 'authority', says: 'an authority used for a server', extensions: ['basicConstraints=critical,CA:TRUE', 'extendedKeyUsage=serverAuth', 'subjectAltName=DNS:sql01.corp.example'] },
  { id: 'version-1', says: 'version 1, without extensions', version: 1 },
  { id: 'truncated', says: 'cut off in the middle', bytes: (good) => good.subarray(0, good.length >> 1) },
  { id: 'last-byte-missing', says: 'the last byte is missing', bytes: (good) => good.subarray(0, -1) },
  { id: 'random', says: 'random bytes behind a likely beginning', bytes: () => Buffer.from('3082031c'.padEnd(800, 'a7c39b051e'), 'hex') },
  { id: 'empty-sequence', says: 'an empty sequence', bytes: () => Buffer.from('3000', 'hex') },
  { id: 'text', says: 'words', bytes: () => Buffer.from('This is not a certificate.') },
];

export interface Made extends Animal {
  readonly file: string;
  readonly pem: string;
  /** Certificates that come with it. */
  readonly others?: string;
}

export interface Zoo {
  readonly root: string;
  readonly rootPem: string;
  readonly made: readonly Made[];
  readonly remove: () => void;
}

/** Makes them all with openssl, in a folder of its own. */
export function makeZoo(): Zoo {
  const folder = mkdtempSync(join(tmpdir(), 'sspi-zoo-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  writeFileSync(at('ca.cnf'), ['[ca]', 'default_ca=d', '[d]', 'database=db', 'serial=sn', 'new_certs_dir=issued', 'default_md=sha256', 'policy=p', 'unique_subject=no', '[p]', 'commonName=optional', 'organizationName=optional', ''].join('\n'));
  writeFileSync(at('db'), '');
  writeFileSync(at('sn'), '1000');
  mkdirSync(at('issued'));
  const key = (name: string, args: readonly string[]): void => void openssl('genpkey', ...args, '-out', `${name}.key`);
  const authority = (name: string): void => {
    key(name, RSA(2048));
    openssl('req', '-x509', '-new', '-key', `${name}.key`, '-subj', `/O=Example/CN=${name}`, '-days', '9000', '-out', `${name}.crt`, '-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign');
  };
  authority('root');
  authority('stranger');
  const issue = (name: string, animal: Animal): void => {
    openssl('req', '-new', '-key', `${name}.key`, '-subj', animal.subject ?? '/CN=sql01.corp.example', '-out', `${name}.csr`);
    writeFileSync(at(`${name}.ext`), `${(animal.extensions ?? NAMED).join('\n')}\n`);
    const extensions = animal.version === 1 ? [] : ['-extfile', `${name}.ext`];
    const [from, to] = animal.days ?? VALID;
    const by = animal.signedBy ?? 'root';
    const issuer = by === 'itself' ? ['-selfsign', '-keyfile', `${name}.key`] : ['-cert', `${by}.crt`, '-keyfile', `${by}.key`];
    openssl('ca', '-batch', '-notext', '-config', 'ca.cnf', ...issuer, '-md', animal.hash ?? 'sha256', '-in', `${name}.csr`, '-startdate', from, '-enddate', to, ...extensions, '-out', `${name}.crt`);
  };
  // Most animals share a key: it is not what they differ in, and making one takes long.
  key('leaf', RSA(2048));
  key('intermediate', RSA(2048));
  issue('intermediate', { id: '', says: '', subject: '/O=Example/CN=intermediate', extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'] });
  const der = (name: string): Buffer => openssl('x509', '-in', `${name}.crt`, '-outform', 'DER');
  const made = animals.map((animal): Made => {
    const name = `a-${animal.id}`;
    if (animal.bytes) {
      const good = der('a-good');
      writeFileSync(at(`${name}.der`), animal.bytes(good));
      const body = readFileSync(at(`${name}.der`)).toString('base64').replace(/(.{64})/g, '$1\n');
      const pem = `-----BEGIN CERTIFICATE-----\n${body.trimEnd()}\n-----END CERTIFICATE-----\n`;
      writeFileSync(at(`${name}.crt`), pem);
      return { ...animal, file: at(`${name}.crt`), pem };
    }
    if (animal.key) key(name, animal.key);
    else copyFileSync(at('leaf.key'), at(`${name}.key`));
    issue(name, animal);
    const pem = readFileSync(at(`${name}.crt`), 'utf8');
    return { ...animal, file: at(`${name}.crt`), pem, ...(animal.sent === 'leaf and intermediate' ? { others: readFileSync(at('intermediate.crt'), 'utf8') } : {}) };
  });
  return { root: at('root.crt'), rootPem: readFileSync(at('root.crt'), 'utf8'), made, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
