/** Key and signatures. */
import { RSA_BLOCKED_BELOW, RSA_WEAK_BELOW } from '../../../data/certificate-purposes.ts';
import type { Rich } from '../../blocks.ts';
import { signsItself } from '../chain.ts';
import type { CertificateFacts, CertificateKey } from '../model.ts';
import { fits, seen, unseen, type Outcome } from '../verdict.ts';
import type { Check } from './context.ts';

const LARGER: Rich = ['Ask for an RSA key of 2048 bits or more in the next request.'];

/** 'RSA, 2048 bits' */
export function keyText({ algorithm, name, bits, curve }: CertificateKey): string {
  const what = algorithm === 'other' ? (name ?? 'another algorithm') : algorithm;
  return [what, ...(curve === undefined ? [] : [curve]), ...(bits === undefined ? [] : [`${bits} bits`])].join(', ');
}

const CURVES = new Set(['P-256', 'P-384', 'P-521']);

/** ALL-RSA1024, and keys that are no RSA. */
export const keySize: Check = ({ leaf, purpose }) => {
  const { key } = leaf;
  if (key === undefined) return unseen('file', 'The key is not in the text.');
  const { algorithm, bits, curve } = key.value;
  const evidence = [seen(key, keyText(key.value))];
  if (algorithm === 'RSA') {
    if (bits === undefined) return unseen('file', 'The size of the RSA key is not in the text.');
    if (bits < RSA_BLOCKED_BELOW) {
      return { state: 'stop', says: [`The RSA key has ${bits} bits. Windows${purpose.stack === 'schannel' ? '' : ' clients'} ${purpose.stack === 'schannel' ? 'refuses' : 'refuse'} every chain with an RSA key below ${RSA_BLOCKED_BELOW} bits.`], evidence, next: LARGER };
    }
    if (bits < RSA_WEAK_BELOW) return { state: 'warning', says: [`The RSA key has ${bits} bits. Some clients still take it, others refuse less than ${RSA_WEAK_BELOW}.`], evidence, next: LARGER };
    return { ...fits(`RSA key of ${bits} bits.`), evidence };
  }
  if (algorithm === 'EC') {
    if (curve !== undefined && !CURVES.has(curve)) return { state: 'warning', says: ['The elliptic curve ', { code: curve }, ' is none of P-256, P-384 and P-521, the curves that TLS stacks share.'], evidence, next: ['Issue it with an RSA key or with P-256 or P-384.'] };
    return { state: 'note', says: ['Elliptic-curve key', ...(curve === undefined ? [] : [' on ', { code: curve }]), ': up to TLS 1.2 only suites with ECDSA in their name can use it. Clients without them fail with "no common suite".'], evidence, next: ['Compare the suites of the clients before it goes into service.'] };
  }
  return { state: 'warning', says: [`The key is of another kind (${keyText(key.value)}) than RSA and elliptic curves over P-256, P-384 and P-521. The sources of this page do not say that it can serve here.`], evidence, next: ['Issue it with an RSA key.'] };
};

const BROKEN = new Set(['MD2', 'MD4', 'MD5']);
const label = (c: CertificateFacts): string => c.subject?.value ?? 'a certificate of the chain';

/** The signatures that a client checks: all of the path but that of a root. */
function checked(path: readonly CertificateFacts[]): readonly CertificateFacts[] {
  return path.filter((c, i) => i === 0 || signsItself(c) !== true);
}

function signatures(path: readonly CertificateFacts[], weak: (hash: string) => boolean): { readonly found: readonly CertificateFacts[]; readonly unknown: boolean } {
  const all = checked(path);
  return { found: all.filter((c) => c.signature?.value.hash !== undefined && weak(c.signature.value.hash)), unknown: all[0]?.signature?.value.hash === undefined };
}

function weakSignature(found: readonly CertificateFacts[], state: 'stop' | 'warning', cost: string): Outcome {
  const [first] = found;
  const name = first?.signature?.value.name ?? '';
  return { state, says: [{ code: first ? label(first) : '' }, ` is signed with ${name}. ${cost}`], evidence: found.slice(0, 4).map((c) => seen(c.signature, c.signature?.value.name, label(c))), next: ['Have it issued again with SHA-256.'] };
}

/** ALL-WEAKSIG */
export const brokenSignature: Check = ({ leaf, chain }) => {
  const { found, unknown } = signatures(chain.path, (h) => BROKEN.has(h));
  if (found.length > 0) return weakSignature(found, 'stop', 'With TLS 1.2 such a signature is refused.');
  if (unknown) return leaf.signature === undefined ? unseen('file', 'The signature algorithm is not in the text.') : unseen('file', 'The hash of the signature algorithm ', { code: leaf.signature.value.name }, ' is not known here.');
  return { ...fits('Signed with ', { code: leaf.signature?.value.name ?? '' }, '.'), evidence: [seen(leaf.signature, leaf.signature?.value.name)] };
};

/** ALL-SHA1SIG; one that signs itself is left out, since nobody relies on its signature. */
export const sha1Signature: Check = ({ leaf, chain }) => {
  if (chain.end === 'self-signed') return leaf.signature?.value.hash === 'SHA1' ? { state: 'note', says: ['It signs itself with SHA-1; nobody relies on that signature.'], evidence: [seen(leaf.signature, leaf.signature.value.name)], next: ['The first thing to change is that it signs itself.'] } : undefined;
  const { found, unknown } = signatures(chain.path, (h) => h === 'SHA1');
  if (found.length > 0) return weakSignature(found, 'warning', 'Browsers and OpenSSL 3 refuse SHA-1 signatures of other than roots, other clients still take them.');
  return unknown ? unseen('file', 'The hash of the signature is not in the text.') : fits(chain.path.length > 1 ? 'No SHA-1 signature in the supplied path.' : 'Its signature is not SHA-1.');
};
