/** Can the certificate serve, and does its chain verify? */
import { opensslErrors } from '../../data/certificate-trust.ts';
import type { CauseId } from '../../data/causes.ts';
import type { Context } from '../context.ts';
import { certutil } from '../readers/certutil.ts';
import { openssl } from '../readers/openssl.ts';
import type { OpensslCertificate, OpensslConnection } from '../readers/openssl-facts.ts';
import { readingsOf } from '../readers/reader.ts';
import { judgeCertutil } from './certificate-chain.ts';
import { nameJudgement, usageJudgement } from './certificate-fit.ts';
import type { Judge, Judgement } from './judgement.ts';
import { evidence } from './tls-words.ts';
import { page } from '../sentences.ts';

/** Judges what certutil and openssl themselves say; dates are shown and compared with nothing, since no paste tells what time it is where it counts. */
export const certificateJudge: Judge = {
  id: 'certificate',
  reads: [certutil.id, openssl.id],
  judge: (readings, given) => [
    ...readingsOf(readings, certutil).flatMap((r) => judgeCertutil(r.facts, given, r.from)),
    ...readingsOf(readings, openssl).flatMap((r) => (r.facts.kind === 'connection' ? judgeConnection(r.facts) : judgeFile(r.facts, given))),
  ],
};

/** The chain as OpenSSL saw it; without a certificate there is nothing to judge. */
function judgeConnection(facts: OpensslConnection): readonly Judgement[] {
  if (facts.noPeer || (!facts.subject && facts.chain.length === 0)) return [];
  const name = facts.subject?.value ?? facts.chain.find((e) => e.depth === 0)?.subject ?? 'the server';
  const errors = facts.verifyErrors.length > 0 ? facts.verifyErrors.map((e) => ({ number: e.value.number, text: e.value.text, line: e.line })) : facts.verify && facts.verify.value.code !== 0 ? [{ number: facts.verify.value.code, text: facts.verify.value.text, line: facts.verify.line }] : [];
  const until = facts.chain.find((e) => e.depth === 0)?.notAfter;
  const dates = until ? ` It is valid to ${spaced(until.value)}.` : '';
  if (errors.length === 0) {
    if (!facts.verify) return [];
    return [
      {
        id: 'openssl-chain-verified',
        verdict: 'fine',
        says: ['The chain of ', { code: name }, ' verifies with the trust store of this OpenSSL.', dates, facts.nameChecked ? '' : ' The name was not compared.'],
        evidence: evidence([facts.verify, facts.subject, until]),
        next: ['Windows has a store of its own: ', { code: 'certutil -verify -urlfetch SERVER.cer' }],
        against: ['tls-cert-expired'],
      },
    ];
  }
  const rows = errors.flatMap((e) => opensslErrors.filter((r) => r.number === e.number));
  const certain = rows.filter((r) => !r.own);
  const causes = [...new Set<CauseId>(certain.map((r) => r.cause))];
  const first = errors.find((e) => certain.some((r) => r.number === e.number)) ?? errors[0];
  if (!first) return [];
  if (certain.length === 0) {
    return [
      {
        id: 'openssl-chain-not-trusted',
        verdict: 'open',
        says: ['OpenSSL cannot verify the chain of ', { code: name }, `: ${first.text}. It asks its own trust store, and a server may leave out an intermediate.${dates}`],
        evidence: evidence([...errors, facts.verify, facts.issuer]),
        next: ['Verify it where the program runs: ', { code: 'certutil -verify -urlfetch SERVER.cer' }, '. ', page('tls-cert-untrusted-root', 'Certificate chain not trusted'), '.'],
      },
    ];
  }
  return [
    {
      id: `openssl-verify-${first.number}`,
      verdict: 'problem',
      says: ['OpenSSL refuses the certificate of ', { code: name }, `: ${first.text}.${dates}`],
      evidence: evidence([first, ...errors, facts.verify]),
      next: ['Follow the finding: ', page(causes[0] ?? 'tls-cert-untrusted-root', 'what to do'), '.'],
      causes,
    },
  ];
}

/** A certificate file: what stands in it, without a word on trust. */
function judgeFile(facts: OpensslCertificate, given: Context): readonly Judgement[] {
  const usages = facts.usages.map((u) => (/server authentication/i.test(u.value) ? '1.3.6.1.5.5.7.3.1' : /client authentication/i.test(u.value) ? '1.3.6.1.5.5.7.3.2' : /any extended/i.test(u.value) ? '2.5.29.37.0' : u.value));
  const found = [usageJudgement(facts.subject?.value, usages, facts.usages), nameJudgement(facts.names, given)].filter((j) => j !== undefined);
  if (found.some((j) => j.verdict === 'problem')) return found;
  return [
    ...found,
    {
      id: 'certificate-read',
      verdict: 'open',
      says: ['The certificate is for ', { code: facts.subject?.value ?? 'a subject that is not in the paste' }, facts.notBefore && facts.notAfter ? `, valid from ${spaced(facts.notBefore.value)} to ${spaced(facts.notAfter.value)}.` : '.', ' A file tells nothing of trust, revocation or the private key.'],
      evidence: evidence([facts.subject, facts.notBefore, facts.notAfter, ...facts.names]),
      next: ['Verify it where the program runs: ', { code: 'certutil -verify -urlfetch SERVER.cer' }],
    },
  ];
}

/** OpenSSL pads the day of a date: 'Jan  1'. */
function spaced(date: string): string {
  return date.replaceAll('  ', ' ');
}
