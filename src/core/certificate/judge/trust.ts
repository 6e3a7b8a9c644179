/** Chain, self-signed certificates, revocation addresses, and what a verifier said. */
import { opensslErrors, trustErrors } from '../../../data/certificate-trust.ts';
import type { CauseId } from '../../../data/causes.ts';
import type { Rich } from '../../blocks.ts';
import type { CertificateFacts, ChainVerdict } from '../model.ts';
import { fits, listed, seen, unseen, visible, type CertEvidence, type Outcome } from '../verdict.ts';
import type { Check } from './context.ts';

/** The subject of the certificate that SQL Server makes for itself at every start. Seen in scans of SQL Server 2014 to 2022. */
const FALLBACK = 'SSL_Self_Signed_Fallback';

/** ALL-SELF */
export const selfSigned: Check = ({ leaf, chain, purpose, wanted }) => {
  if (chain.end === 'unknown' && chain.path.length === 1) return unseen('file', 'Subject and issuer are not both in the text.');
  if (chain.end !== 'self-signed') return { ...fits('It is issued by ', { code: visible(leaf.issuer?.value ?? 'another name') }, '.'), evidence: [seen(leaf.issuer)] };
  const own = purpose.id === 'sql' && (leaf.commonNames ?? []).some((n) => n === FALLBACK);
  if (own) {
    return {
      state: 'stop',
      says: ['This is the certificate that SQL Server makes for itself at every start: it found no usable one. No client can validate it, and a copy on a client lasts until the next restart.'],
      evidence: [seen(leaf.subject), seen(leaf.issuer)],
      next: ['Read why: ', { code: "EXEC sys.sp_readerrorlog 0, 1, N'certificate';" }, '. Then give the instance a certificate from an authority that the clients trust.'],
    };
  }
  const more: Rich = purpose.id === 'ldaps' ? [' A domain controller that does not trust it itself does not use it (event 36886).'] : purpose.id === 'rdp' ? [' That is the default of Remote Desktop: clients warn.'] : [];
  return {
    state: 'warning',
    says: ['Subject and issuer are the same: clients must trust this very certificate, one by one, and again after each renewal.', ...more],
    evidence: [seen(leaf.subject), seen(leaf.issuer)],
    next: [wanted.purpose === 'sql' ? 'For production, issue one from a certification authority that the clients trust.' : 'Issue one from a certification authority that the clients trust.'],
  };
};

/** ALL-CHAIN: what the supplied certificates show of it. Whether a client trusts the root is never in a file. */
export const chainComplete: Check = ({ chain, purpose }) => {
  const { path, end, missing } = chain;
  if (end === 'self-signed') return undefined;
  if (end === 'unknown') return unseen('chain', 'Subject and issuer are not both in the text.');
  const said: CertEvidence[] = path.slice(0, 6).flatMap((c) => seen(c.subject) ?? []);
  if (end === 'missing') {
    if (path.length === 1) return { ...unseen('chain', 'Its issuer ', { code: visible(missing ?? '') }, ' is not among the supplied certificates. Intermediates must be on the server.'), evidence: said };
    return { state: 'note', says: ['The supplied path ends at ', { code: visible(path.at(-1)?.subject?.value ?? '') }, '; its issuer ', { code: visible(missing ?? '') }, ' is not supplied. That is in order if the issuer is a root that the clients have.'], evidence: said, next: ['Verify it where the client runs: ', { code: 'certutil -verify -urlfetch SERVER.cer' }, '.'] };
  }
  const files = purpose.stack === 'openssl';
  if (!chain.ordered) {
    return { state: files ? 'warning' : 'note', says: ['The supplied certificates are complete, but not in order from the server certificate upwards.', files ? ' This server sends its file as it is: the server certificate comes first, each issuer after what it issued.' : ' Windows stores have no order; a file for another server needs it.'], evidence: said, next: ['Put them in order: server certificate, issuing authority, further intermediates.'] };
  }
  return { ...fits(`The supplied path leads to a root in ${path.length} steps. Whether a client trusts that root is not in a file.`, ...(files ? [' The root itself need not be sent.'] : [])), evidence: said };
};

const ORDER = ['tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-unsuitable', 'tls-cert-revocation-unreachable', 'tls-cert-name-mismatch'] as const;

interface SaidRow {
  readonly cause: CauseId;
  readonly says: string;
  /** The answer depends on the trust store of that OpenSSL. */
  readonly own: boolean;
}

function rowsOf(chain: readonly ChainVerdict[]): readonly SaidRow[] {
  const said = chain.flatMap((c) => c.said.map((s) => ({ ...s, origin: c.origin })));
  return said.flatMap((s): readonly SaidRow[] => {
    if (s.origin === 'certutil') {
      const row = trustErrors.find((r) => s.value.includes(r.flag));
      return row ? [{ cause: row.cause, says: row.says, own: false }] : [];
    }
    const number = Number(/^\d{1,3}(?= )/.exec(s.value)?.[0] ?? Number.NaN);
    const row = opensslErrors.find((r) => r.number === number);
    return row ? [{ cause: row.cause, says: `is refused by OpenSSL: ${s.value}`, own: row.own }] : [];
  });
}

/** The causes that a verifier's words show, likeliest first; revocation that fails together with trust only follows from it. */
export function saidCauses(chain: readonly ChainVerdict[]): readonly (typeof ORDER)[number][] {
  const rows = rowsOf(chain).filter((r) => !r.own);
  const trust = rows.some((r) => r.cause === 'tls-cert-untrusted-root');
  return ORDER.filter((c) => rows.some((r) => r.cause === c) && !(trust && c === 'tls-cert-revocation-unreachable'));
}

/** What certutil -verify and openssl said; without either the rule asks nothing. */
export const chainSaid: Check = ({ input }) => {
  if (input.chain.length === 0) return undefined;
  const evidence = input.chain.flatMap((c) => c.said).slice(0, 6).map((s) => seen(s));
  const rows = rowsOf(input.chain);
  const certain = rows.find((r) => r.cause === saidCauses(input.chain)[0] && !r.own);
  if (certain) return { state: 'stop', says: [`The verifier says: the certificate or its chain ${certain.says}. It speaks for the machine and account that ran it.`], evidence, next: ['Follow the finding on the machine that validates.'] };
  if (input.chain.some((c) => c.ok === false) || rows.length > 0) return { state: 'warning', says: ['The verifier was not satisfied: ', { code: visible(input.chain.flatMap((c) => c.said)[0]?.value ?? 'no reason in the text') }, '. OpenSSL asks its own trust store, not that of Windows.'], evidence, next: ['Verify it where the program runs: ', { code: 'certutil -verify -urlfetch SERVER.cer' }, '.'] };
  if (input.chain.some((c) => c.ok === undefined)) return unseen('chain', 'The answer of the verifier is not complete.');
  return { ...fits('The verifier found no fault. It speaks for the machine and account that ran it.'), evidence };
};

const urls = (fact: CertificateFacts['revocation']): readonly string[] | undefined => (fact === undefined ? undefined : fact === 'absent' ? [] : fact.value);

/** Revocation lists and OCSP. */
export const revocation: Check = ({ leaf, chain }): Outcome | undefined => {
  if (chain.end === 'self-signed') return undefined;
  const lists = urls(leaf.revocation);
  const ocsp = urls(leaf.ocsp);
  if (lists === undefined && ocsp === undefined) return unseen('file', 'The addresses for revocation are not in the text.');
  const all = [...(lists ?? []), ...(ocsp ?? [])];
  const web = all.filter((u) => /^http:\/\//i.test(u));
  const secure = all.filter((u) => /^https:\/\//i.test(u));
  const evidence = [leaf.revocation, leaf.ocsp].map((f) => (f === undefined || f === 'absent' ? undefined : seen(f, listed(f.value, 4))));
  if (all.length === 0) {
    if (lists === undefined || ocsp === undefined) return unseen('file', 'Not all addresses for revocation are in the text.');
    return { state: 'note', says: ['It names no address for revocation: a client that insists on the check (0x80092012) refuses it, the others do not ask.'], evidence, next: ['Nothing, as long as no client checks revocation; otherwise issue it from an authority that publishes lists.'] };
  }
  if (web.length > 0) return { ...fits('Revocation can be asked over HTTP: ', { code: visible(web[0] ?? '') }, web.length > 1 ? ` and ${web.length - 1} more.` : '.'), evidence };
  if (secure.length > 0) return { state: 'warning', says: ['Its addresses for revocation are on ', { code: 'https://' }, ': the check of that certificate would need a check itself. Windows does not fetch lists from there in all cases.'], evidence, next: ['Publish the list over plain HTTP: it is signed.'] };
  if (lists === undefined || ocsp === undefined) return unseen('file', 'Not all addresses for revocation are in the text.');
  const ldap = all.some((u) => /^ldap:\/\/\//i.test(u));
  return {
    state: 'warning',
    says: ldap ? ['Its only addresses for revocation are ', { code: 'ldap:///' }, ': they work for machines of the domain that reach a domain controller. Clients outside cannot check, and those that insist fail with 0x80092013.'] : ['None of its addresses for revocation is on HTTP: ', { code: visible(all[0] ?? '') }, '.'],
    evidence,
    next: ['Publish the list over HTTP and have the authority write that address into new certificates.'],
  };
};
