/** Which of the supplied certificates is the one to judge, and which of the others lead from it to a root. */
import type { CertificateFacts, CertificateInput } from './model.ts';

export interface Chain {
  /** The certificate that serves; undefined without any. */
  readonly leaf?: CertificateFacts;
  /** Others that issue none of the supplied ones: it may be one of them that is meant. */
  readonly candidates: readonly CertificateFacts[];
  /** From the leaf upwards. */
  readonly path: readonly CertificateFacts[];
  /** `root`: the path ends in one that signs itself. `self-signed`: the leaf is that one. `missing`: the next issuer is not supplied. `unknown`: issuer or subject is not shown. */
  readonly end: 'root' | 'self-signed' | 'missing' | 'unknown';
  /** The issuer that is missing. */
  readonly missing?: string;
  /** False where the supplied order is another than from the leaf upwards. */
  readonly ordered: boolean;
  /** Supplied, and neither the leaf nor on its path. */
  readonly unused: readonly CertificateFacts[];
}

/** More than a chain or a store of a server has; further ones are left aside, and the result says so. */
export const MOST_JUDGED = 200;

/** The same certificate may be told twice, as a file and as the output of certutil: what the first does not show is taken from the second. */
export function together(certificates: readonly CertificateFacts[]): readonly CertificateFacts[] {
  const out: CertificateFacts[] = [];
  for (const next of certificates.slice(0, MOST_JUDGED)) {
    const at = out.findIndex((c) => isSame(c, next));
    const known = out[at];
    if (known === undefined) out.push(next);
    else out[at] = rank(known) <= rank(next) ? merged(known, next) : merged(next, known);
  }
  return out;
}

/** A file knows best; of texts the first. */
function rank({ origin }: CertificateFacts): number {
  return origin === 'pem' || origin === 'der' ? 0 : 1;
}

function merged(first: CertificateFacts, second: CertificateFacts): CertificateFacts {
  const own = Object.fromEntries(Object.entries(first).filter(([, v]) => v !== undefined)) as unknown as CertificateFacts;
  return { ...second, ...own, oddities: [...new Set([...first.oddities, ...second.oddities])] };
}

const serialOf = (c: CertificateFacts): string => (c.serial?.value ?? '').replace(/^0+/, '').toUpperCase();

function isSame(a: CertificateFacts, b: CertificateFacts): boolean {
  if (a.thumbprint !== undefined && b.thumbprint !== undefined) return a.thumbprint.value === b.thumbprint.value;
  const serial = serialOf(a);
  return serial.length >= 8 && serial === serialOf(b) && sameName(a.issuer?.value, b.issuer?.value) !== false;
}

/** The parts of a name without regard to order, case and blanks; texts differ in all three. */
function nameKey(name: string | undefined): string | undefined {
  return name?.slice(0, LONGEST_NAME).split(/[,\n]/).map((p) => p.replace(/\s*=\s*/, '=').trim().toLowerCase()).filter((p) => p !== '').sort().join(',');
}

const LONGEST_NAME = 4000;

function sameName(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : nameKey(a) === nameKey(b);
}

/** Whether the certificate signs itself, as far as that is shown. */
export function signsItself(c: CertificateFacts): boolean | undefined {
  if (c.selfSigned !== undefined) return c.selfSigned;
  const same = sameName(c.subject?.value, c.issuer?.value);
  if (same === true && c.subjectKeyId !== undefined && c.authorityKeyId !== undefined) return c.subjectKeyId.toUpperCase() === c.authorityKeyId.toUpperCase();
  return same;
}

/** Whether `issuer` may have issued `c`: by name, and by key identifiers where both are shown. */
function mayIssue(issuer: CertificateFacts, c: CertificateFacts, subject: string | undefined, wanted: string | undefined): boolean {
  if (subject === undefined || subject !== wanted) return false;
  return issuer.subjectKeyId === undefined || c.authorityKeyId === undefined || issuer.subjectKeyId.toUpperCase() === c.authorityKeyId.toUpperCase();
}

export const isAuthority = (c: CertificateFacts): boolean => c.authority !== undefined && c.authority !== 'absent' && c.authority.value;

/**
 * Finds the certificate to judge and its path. With a thumbprint, the one that has it; else one that issues no other and is no authority, one with a private
 * key first.
 *
 *     chainOf({ certificates: [leaf, issuing, root], … }).end   // 'root'
 */
export function chainOf(input: CertificateInput, thumbprint?: string): Chain {
  const told = together(input.certificates);
  // One that was found and not read says nothing.
  const readable = told.filter((c) => c.subject ?? c.issuer ?? c.notAfter ?? c.thumbprint ?? c.privateKey);
  const all = readable.length > 0 ? readable : told;
  const namesOf = new Map(all.map((c) => [c, { subject: nameKey(c.subject?.value), issuer: nameKey(c.issuer?.value) }]));
  const issued = (issuer: CertificateFacts, c: CertificateFacts): boolean => issuer !== c && mayIssue(issuer, c, namesOf.get(issuer)?.subject, namesOf.get(c)?.issuer);
  const issuers = new Set(all.filter((c) => all.some((other) => issued(c, other))));
  const ends = all.filter((c) => !issuers.has(c));
  const servers = ends.filter((c) => !isAuthority(c));
  const pool = servers.length > 0 ? servers : ends.length > 0 ? ends : all;
  const leaf = (thumbprint === undefined ? undefined : all.find((c) => c.thumbprint?.value === thumbprint)) ?? pool.find((c) => c.privateKey?.there.value === true) ?? pool[0];
  if (leaf === undefined) return { candidates: [], path: [], end: 'unknown', ordered: true, unused: [] };
  const path = [leaf];
  let end: Chain['end'] = 'missing';
  for (let at: CertificateFacts = leaf; path.length <= all.length; ) {
    const self = signsItself(at);
    if (self === undefined) end = 'unknown';
    else if (self) end = at === leaf ? 'self-signed' : 'root';
    const next = self === false ? all.find((c) => issued(c, at) && !path.includes(c)) : undefined;
    if (next === undefined) break;
    path.push(next);
    at = next;
  }
  const places = path.map((c) => all.indexOf(c));
  const last = path.at(-1);
  return {
    leaf,
    candidates: pool.filter((c) => c !== leaf),
    path,
    end,
    ...(end === 'missing' && last?.issuer ? { missing: last.issuer.value } : {}),
    ordered: places.every((p, i) => i === 0 || p > (places[i - 1] ?? 0)),
    unused: all.filter((c) => !path.includes(c)),
  };
}

/** The certificate that serves, of all that a paste holds. */
export function leafOf(input: CertificateInput): CertificateFacts | undefined {
  return chainOf(input).leaf;
}
