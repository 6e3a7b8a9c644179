/** What certutil says of a chain and of the private key. */
import { RSA_WEAK_BELOW } from '../../data/certificate-purposes.ts';
import { trustErrors, weakSignatures } from '../../data/certificate-trust.ts';
import type { CauseId } from '../../data/causes.ts';
import type { Rich } from '../blocks.ts';
import { isCngKey } from '../certificate/judge/key.ts';
import type { Context } from '../context.ts';
import type { CertutilCertificate, CertutilFacts } from '../readers/certutil-facts.ts';
import type { At } from '../readers/reader.ts';
import { nameJudgement, usageJudgement } from './certificate-fit.ts';
import type { Judgement } from './judgement.ts';
import { codeRow, evidence, shownCode } from './tls-words.ts';
import { page } from '../sentences.ts';

/** Trust comes first: without a chain there is nothing to check for revocation. */
const ORDER: readonly CauseId[] = ['tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-unsuitable', 'tls-cert-revocation-unreachable'];

/** All judgements of one output of certutil. */
export function judgeCertutil(facts: CertutilFacts, given: Context, from: number): readonly Judgement[] {
  const chain = facts.certificates.some((c) => c.element !== undefined) || facts.chainFlags.length > 0 || facts.result?.value.command === 'verify';
  if (chain) return [...judgeChain(facts, from), ...present(nameJudgement(facts.certificates[0]?.names ?? [], given))];
  const only = facts.certificates.length === 1;
  const keys = facts.certificates.flatMap((c) => judgeStored(c));
  const named = only ? present(nameJudgement(facts.certificates[0]?.names ?? [], given)) : [];
  if (keys.length + named.length > 0) return [...keys, ...named];
  return byResult(facts);
}

function present(judgement: Judgement | undefined): Judgement[] {
  return judgement ? [judgement] : [];
}

interface Fault {
  readonly cause: CauseId;
  readonly says: string;
  readonly line: number;
  readonly certificate?: CertutilCertificate;
}

function faultsOf(facts: CertutilFacts): Fault[] {
  const out: Fault[] = [];
  const add = (row: (typeof trustErrors)[number], line: number, certificate?: CertutilCertificate): void => {
    out.push({ cause: row.cause, says: row.says, line, ...(certificate ? { certificate } : {}) });
  };
  for (const certificate of facts.certificates) {
    for (const row of trustErrors) {
      const flag = certificate.flags.find((f) => f.value === row.flag);
      if (flag) add(row, flag.line, certificate);
      else if (certificate.errors && (certificate.errors.value & row.bit) !== 0) add(row, certificate.errors.line, certificate);
    }
  }
  for (const flag of facts.chainFlags) {
    const row = trustErrors.find((r) => r.flag === flag.value);
    if (row && !out.some((f) => f.cause === row.cause)) add(row, flag.line);
  }
  return out;
}

function judgeChain(facts: CertutilFacts, from: number): readonly Judgement[] {
  const [leaf] = facts.certificates;
  const subject = leaf?.subject?.value ?? 'the certificate';
  const dates = leaf?.notBefore && leaf.notAfter ? ` It is valid from ${leaf.notBefore.value} to ${leaf.notAfter.value}, in the format of that machine.` : '';
  const faults = faultsOf(facts);
  if (faults.length > 0) {
    const trust = faults.some((f) => f.cause === 'tls-cert-untrusted-root');
    // Revocation that fails together with trust only follows from it.
    const causes = ORDER.filter((c) => faults.some((f) => f.cause === c) && !(trust && c === 'tls-cert-revocation-unreachable'));
    const main = faults.filter((f) => f.cause === causes[0]);
    const first = main[0];
    const who = first?.certificate?.subject?.value ?? subject;
    const failed = causes.includes('tls-cert-revocation-unreachable') ? facts.certificates.flatMap((c) => c.urls.filter((u) => (u.state === 'failed' || u.state === 'expired') && u.section !== 'AIA')) : [];
    return [
      {
        id: `chain-${(causes[0] ?? 'other').replace('tls-cert-', '')}`,
        verdict: 'problem',
        says: [{ code: who }, ` ${first?.says ?? 'does not verify'}.`, ...(who === subject ? [dates] : [` It is in the chain of ${subject}.`])],
        evidence: evidence([...main, ...faults, ...failed.flatMap((u): { line: number; means?: string }[] => [{ line: u.line, means: u.state === 'expired' ? 'this list is past its next update' : 'this address did not answer' }, ...(u.url ? [u.url] : [])]), leaf?.notAfter]),
        next: nextFor(causes[0], failed[0]?.url),
        causes,
      },
    ];
  }
  if (facts.result?.value.code !== undefined || facts.codes.length > 0) return byResult(facts);
  const elements = facts.certificates.filter((c) => c.errors);
  if (elements.length === 0 || !facts.result) {
    return [{ id: 'chain-cut', verdict: 'open', says: ['The paste does not hold the whole answer: no error so far, but the end is missing.'], evidence: [{ line: elements[0]?.line ?? leaf?.line ?? from }], next: ['Paste all of it, to the line that begins with ', { code: 'CertUtil:' }, '.'] }];
  }
  return [
    {
      id: 'chain-verified',
      verdict: 'fine',
      says: ['The chain of ', { code: subject }, ' verifies on this machine for this account', facts.leaf?.value === 'passed' ? ', revocation included.' : '.', dates],
      evidence: evidence([...elements.map((c) => c.errors), facts.leaf, facts.result, leaf?.notAfter]),
      next: ['Run it as the account that validates, and compare the names: ', page('tls-cert-name-mismatch', 'certificate for another name'), '.'],
      against: facts.leaf?.value === 'passed' ? ['tls-cert-untrusted-root', 'tls-cert-expired', 'tls-cert-revocation-unreachable'] : ['tls-cert-untrusted-root', 'tls-cert-expired'],
    },
  ];
}

function nextFor(cause: CauseId | undefined, url: At<string> | undefined): Rich {
  const host = /^https?:\/\/([A-Za-z0-9.-]{1,255})(?::[0-9]{1,5})?(?:\/|$)/.exec(url?.value ?? '')?.[1];
  if (cause === 'tls-cert-revocation-unreachable') {
    return host ? ['Try the address as the account that validates: ', { code: `Test-NetConnection -ComputerName ${host} -Port 80` }] : ['Find the address that fails: ', page('tls-cert-revocation-unreachable', 'revocation cannot be checked'), '.'];
  }
  if (cause === 'tls-cert-expired') return ['Check the clock of this machine first, then ', page('tls-cert-expired', 'renew the certificate'), '.'];
  return ['Follow the finding: ', page(cause ?? 'tls-cert-untrusted-root', 'what to do'), '.'];
}

/** Only a code is left to go by. */
function byResult(facts: CertutilFacts): readonly Judgement[] {
  const code: At<number> | undefined = facts.codes[0] ?? (facts.result?.value.code === undefined ? undefined : { value: facts.result.value.code, line: facts.result.line });
  if (!code) {
    const [first] = facts.certificates;
    return first
      ? [{ id: 'certificate-read', verdict: 'open', says: ['The certificate is for ', { code: first.subject?.value ?? 'a subject that is not in the paste' }, first.notBefore && first.notAfter ? `, valid from ${first.notBefore.value} to ${first.notAfter.value}.` : '.', ' The private key was not tested.'], evidence: evidence([first.subject, first.notAfter, first.thumbprint, { line: first.line }]), next: ['Test the key: ', { code: `certutil -v -store My ${first.thumbprint?.value ?? 'THUMBPRINT'}` }] }]
      : [];
  }
  const row = codeRow(code.value);
  return [
    {
      id: 'certutil-code',
      verdict: row && row.causes.length > 0 ? 'problem' : 'open',
      says: ['certutil answered ', ...shownCode(code.value), row ? `. ${row.meaning}` : ', which the tables do not have.'],
      evidence: [{ line: code.line }],
      next: row?.causes[0] ? ['Follow the code: ', page(row.causes[0] === 'other' ? 'tls-cert-unsuitable' : row.causes[0], 'what to do'), '.'] : ['Paste the lines before it too.'],
      ...(row && row.causes.length > 0 ? { causes: row.causes } : {}),
    },
  ];
}

/** A certificate in a store: its key, usages and algorithms. */
function judgeStored(certificate: CertutilCertificate): readonly Judgement[] {
  const { key } = certificate;
  const name = certificate.subject?.value ?? 'the certificate';
  const lines = (first: readonly (At<unknown> | undefined)[]) => evidence([...first, certificate.thumbprint, certificate.subject]);
  const access: Judgement['next'] = ['Look for the key and who may read it: ', page('tls-private-key-access', 'private key missing or not readable'), '.'];
  const issue: Judgement['next'] = ['Issue one that fits: ', page('tls-cert-unsuitable', 'certificate of the wrong kind'), '.'];
  if (key.missing) return [{ id: 'key-missing', verdict: 'problem', says: [{ code: name }, ' has no usable private key on this machine.'], evidence: lines([key.missing]), next: access, causes: ['tls-private-key-access'] }];
  if (key.test?.value === 'failed') return [{ id: 'key-test-failed', verdict: 'problem', says: ['The private key of ', { code: name }, ' failed its test for the account that ran certutil.'], evidence: lines([key.test, key.provider]), next: access, causes: ['tls-private-key-access'] }];
  const usage = usageJudgement(certificate.subject?.value, certificate.usages.map((u) => u.value), certificate.usages);
  const weak = weakSignatures.find((w) => w.oid === certificate.signature?.value);
  if (weak?.refused) return [{ id: 'signature-refused', verdict: 'problem', says: [{ code: name }, ` is signed with ${weak.name}, which TLS 1.2 refuses.`], evidence: lines([certificate.signature]), next: issue, causes: ['tls-cert-unsuitable'] }];
  if (usage?.verdict === 'problem') return [usage];
  if (key.spec?.value === 2) return [{ id: 'key-spec-signature', verdict: 'problem', says: ['The key of ', { code: name }, ' is for signatures only (KeySpec 2): SQL Server cannot use it.'], evidence: lines([key.spec, key.provider]), next: issue, causes: ['tls-cert-unsuitable'] }];
  if (key.test?.value !== 'passed') return usage ? [usage] : [];
  const cng = isCngKey(key.spec?.value, key.provider?.value) === true;
  const doubts = [weak ? `it is signed with ${weak.name}` : '', certificate.bits && certificate.keyAlgorithm?.value === '1.2.840.113549.1.1.1' && certificate.bits.value < RSA_WEAK_BELOW ? `its key has ${certificate.bits.value} bits` : '', cng ? 'its key is in a key storage provider, which the documents of SQL Server do not support (SQL Server 2019 to 2025 were seen to use one)' : ''].filter((d) => d !== '');
  const dates = certificate.notBefore && certificate.notAfter ? ` It is valid from ${certificate.notBefore.value} to ${certificate.notAfter.value}, in the format of that machine.` : '';
  if (doubts.length > 0) return [{ id: 'key-works-with-doubt', verdict: 'open', says: ['The private key of ', { code: name }, ` works for the account that ran certutil, but ${doubts.join(', and ')}.${dates}`], evidence: lines([key.test, key.provider, key.spec, certificate.signature, certificate.bits]), next: ['See what the service asks for: ', page('tls-cert-unsuitable', 'certificate of the wrong kind'), '.'] }];
  return [
    {
      id: 'key-works',
      verdict: 'fine',
      says: ['The private key of ', { code: name }, ` works for the account that ran certutil.${dates}`],
      evidence: lines([key.test, key.provider, key.spec, certificate.notAfter]),
      next: ['The service account needs Read on the key as well: ', page('tls-private-key-access', 'whose permission is needed'), '.'],
    },
    ...(usage ? [usage] : []),
  ];
}
