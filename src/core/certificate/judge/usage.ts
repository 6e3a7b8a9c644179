/** Enhanced key usage, key usage, and what else the extensions say of the purpose. */
import { usageNames, usages } from '../../../data/certificate-purposes.ts';
import type { Rich } from '../../blocks.ts';
import type { CertificateFacts } from '../model.ts';
import { fits, listed, seen, unseen, type Outcome } from '../verdict.ts';
import type { Check } from './context.ts';

const NAMES: Readonly<Record<string, string>> = usageNames;

/** 'Server Authentication', or the object identifier. */
export function usageName(oid: string): string {
  return Object.hasOwn(NAMES, oid) ? (NAMES[oid] ?? oid) : oid;
}

/**
 * Whether a list of enhanced key usages lets a certificate serve TLS. An empty list is no list: it says nothing.
 *
 *     mayServe(['1.3.6.1.5.5.7.3.2'])   // false
 *
 * Source: RFC 5280, section 4.2.1.12; Microsoft: Certificate requirements for SQL Server.
 */
export function mayServe(oids: readonly string[]): boolean {
  return oids.length === 0 || oids.includes(usages.server) || oids.includes(usages.any);
}

const NEW = ['A certificate cannot be changed: issue one from a template with this usage.'] as const satisfies Rich;

function usage(leaf: CertificateFacts, wanted: readonly string[], missing: string, client: boolean): Outcome {
  const { purposes } = leaf;
  if (purposes === undefined) return unseen('file', 'The enhanced key usages are not in the text.');
  if (purposes === 'absent') {
    if (client) return fits('It has no list of enhanced key usages: any purpose is allowed.');
    return {
      state: 'warning',
      says: ['It has no list of enhanced key usages. X.509 reads that as any purpose; the pages of Microsoft ask for ', { code: missing }, ' to be listed.'],
      documented: ['The Enhanced Key Usage property must specify Server Authentication (SQL Server and LDAPS pages).'],
      observed: ['RFC 5280 puts no restriction on a certificate without the extension.'],
      next: NEW,
    };
  }
  const has = purposes.value;
  const names = listed(has.map(usageName));
  const found = wanted.find((w) => has.includes(w)) ?? (has.includes(usages.any) ? usages.any : undefined);
  if (found !== undefined) return { ...fits('It lists ', { code: usageName(found) }, ` (${found}).`), evidence: [seen(purposes, names)] };
  return {
    state: 'stop',
    says: [`Its enhanced key usages (${names || 'an empty list'}) do not hold `, { code: missing }, '.', ...(!client && has.includes(usages.client) ? [' As a client certificate it can serve.'] : [])],
    evidence: [seen(purposes, names)],
    next: NEW,
  };
}

/** ALL-EKU and ALL-EKU-ABSENT */
export const serverUsage: Check = ({ leaf }) => usage(leaf, [usages.server], `Server Authentication (${usages.server})`, false);

/** RDP-EKU */
export const remoteUsage: Check = ({ leaf }) => usage(leaf, [usages.server, usages.remoteDesktop], `Server Authentication or Remote Desktop Authentication (${usages.remoteDesktop})`, false);

/** MY-EKU */
export const clientUsage: Check = ({ leaf }) => usage(leaf, [usages.client], `Client Authentication (${usages.client})`, true);

/** Key usage, and SQL-KU. Without the extension every use is allowed. */
export const keyUsage: Check = ({ leaf, purpose }) => {
  const { keyUsage: has } = leaf;
  if (has === undefined) return unseen('file', 'The key usage is not in the text.');
  if (has === 'absent') return fits('It has no key usage extension: no use of the key is excluded.');
  const needed = leaf.key !== undefined && leaf.key.value.algorithm !== 'RSA' ? (['digitalSignature'] as const) : (['digitalSignature', 'keyEncipherment'] as const);
  const words = listed(has.value);
  const missing = needed.filter((n) => !has.value.includes(n));
  if (missing.length === 0) return { ...fits(`It allows ${words}.`), evidence: [seen(has, words)] };
  const cost = missing.includes('digitalSignature')
    ? 'Without digitalSignature neither TLS 1.3 nor the ECDHE suites of TLS 1.2 can use the key.'
    : 'Without keyEncipherment the suites with RSA key exchange (TLS_RSA_…) cannot use it; ECDHE and TLS 1.3 can.';
  return {
    state: 'warning',
    says: [`Its key usage (${words || 'nothing'}) lacks ${listed(missing)}. `, cost],
    ...(purpose.id === 'sql' ? { documented: ['Usually the key usage includes key encipherment and digital signature; the page does not say that it must.'] as Rich } : {}),
    evidence: [seen(has, words)],
    next: ['Ask for key usage 0xa0 in the next request.'],
  };
};

/** ALL-CA */
export const authority: Check = ({ leaf }) => {
  if (leaf.authority === undefined) return unseen('file', 'Whether it is a certification authority is not in the text.');
  if (leaf.authority === 'absent' || !leaf.authority.value) return fits('It is no certification authority.');
  return {
    state: 'warning',
    says: ['It is the certificate of a certification authority (basic constraints CA=true): its key signs other certificates. Some clients refuse it for a server, and whoever reads the key can issue certificates.'],
    evidence: [seen(leaf.authority, 'CA=true')],
    next: ['Issue a certificate for the server itself. If this is an issuer that was pasted by mistake, paste the server certificate as well.'],
  };
};

/** A version 1 certificate has no extensions. */
export const version: Check = ({ leaf }) => {
  if (leaf.version === undefined) return unseen('file', 'The version is not in the text.');
  if (leaf.version.value === 3) return fits('It is of version 3.');
  return {
    state: 'warning',
    says: [`It is of version ${leaf.version.value}: it can hold no subject alternative name and no usages, and cannot be told from an issuer. Clients that want either refuse it.`],
    evidence: [seen(leaf.version, `version ${leaf.version.value}`)],
    next: NEW,
  };
};

/** Faults of the encoding that programs differ about. */
export const oddities: Check = ({ leaf }) => {
  if (leaf.origin !== 'pem' && leaf.origin !== 'der') return undefined;
  if (leaf.oddities.length === 0) return fits('Nothing in the encoding is out of the ordinary.');
  return { state: 'note', says: [`The encoding is odd: ${listed(leaf.oddities, 4)}. Strict programs refuse such a certificate.`], evidence: leaf.oddities.slice(0, 6).map((text) => ({ text })), next: ['Have it issued again by an authority that keeps to RFC 5280.'] };
};
