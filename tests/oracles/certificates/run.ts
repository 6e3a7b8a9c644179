// npm run oracles runs this for the set "certificates": a zoo of certificates, read and judged by the engine and by openssl, question by question.
// --self-test: wrong expectations; each must come out as a disagreement.
import { readDer } from '../../../src/core/certificate/der.ts';
import { certificateInput } from '../../../src/core/certificate/input.ts';
import { judgeCertificate, namesByClient } from '../../../src/core/certificate/judge.ts';
import type { CertificateRuleId } from '../../../src/data/certificate-rules.ts';
import type { CertificateFacts } from '../../../src/core/certificate/model.ts';
import { prepare } from '../../../src/core/text/prepare.ts';
import type { Report, Row } from '../report.ts';
import { asked, type Question, type Verdict } from './openssl.ts';
import { makeZoo, NOW, type Made, type Zoo } from './zoo.ts';

const set = 'certificates';

/** What is asked of each certificate, and for the name which one. */
const QUESTIONS: readonly { readonly question: Question; readonly name?: string }[] = [
  { question: 'readable' },
  { question: 'dates' },
  ...['sql01.corp.example', 'SQL01.corp.EXAMPLE', 'sql01', 'other.corp.example', 'a.sql01.corp.example', 'corp.example', 'xn--bcher-kva.example', '10.1.2.3', '10.1.2.4', '2001:db8::1', '2001:0db8:0:0:0:0:0:1'].map((name) => ({ question: 'name' as const, name })),
  { question: 'purpose' },
  { question: 'chain' },
  { question: 'key-size' },
  { question: 'hash' },
];

/** Where Schannel and openssl part ways, with the reason. */
const DIFFERS: readonly { readonly question: Question; readonly animal: string; readonly why: string }[] = [
  { question: 'purpose', animal: 'any-purpose', why: 'OpenSSL wants serverAuth by name; Windows takes anyExtendedKeyUsage for every purpose (RFC 5280, 4.2.1.12).' },
  { question: 'key-size', animal: 'ed25519', why: 'OpenSSL serves TLS with Ed25519; Schannel has no such certificate key, and the engine says so under the key.' },
  { question: 'key-size', animal: 'rsa-2047', why: 'OpenSSL counts 2047 bits as 112 bits of security; Windows policies count bits of the modulus.' },
];

/** What the engine says; undefined where it does not judge that. */
function judged(zoo: Zoo, animal: Made, question: Question, name: string): Verdict | undefined {
  const paste = prepare([animal.pem, animal.others ?? '', question === 'chain' || question === 'hash' ? zoo.rootPem : ''].join('\n'));
  const input = certificateInput(paste, readDer);
  if (question === 'readable') return input.broken.length === 0 && input.certificates.length > 0 ? 'yes' : 'no';
  if (input.certificates.length === 0 || input.broken.length > 0) return undefined;
  const wanted = { purpose: 'postgresql', names: [name], now: NOW } as const;
  if (question === 'name') {
    const fit = namesByClient(input, { ...wanted, purpose: 'mysql' })[0]?.by.find((b) => b.client === 'openssl')?.fit.fit;
    return fit === 'yes' || fit === 'no' ? fit : undefined;
  }
  const verdicts = judgeCertificate(input, wanted);
  const states = (...ids: readonly CertificateRuleId[]): readonly string[] => verdicts.filter((v) => ids.includes(v.id)).map((v) => v.state);
  const of = (...ids: readonly CertificateRuleId[]): Verdict | undefined => {
    const found = states(...ids);
    if (found.some((s) => s === 'stop' || s === 'warning')) return 'no';
    return found.length === 0 || found.includes('not-checked') ? undefined : 'yes';
  };
  switch (question) {
    case 'dates':
      return of('all-date-expired', 'all-date-future');
    case 'purpose':
      // A key usage without one bit that a server can use is a warning among others here, and a refusal there.
      return states('all-eku').includes('stop') || (of('all-ku') === 'no' && useless(input.certificates[0]?.keyUsage)) ? 'no' : 'yes';
    case 'chain':
      return of('all-self', 'all-chain');
    case 'key-size':
      return of('all-rsa1024');
    case 'hash':
      return of('all-weaksig', 'all-sha1sig');
  }
}

function useless(usage: CertificateFacts['keyUsage']): boolean {
  return usage !== undefined && usage !== 'absent' && !usage.value.some((u) => u === 'digitalSignature' || u === 'keyEncipherment' || u === 'keyAgreement');
}

interface Compared {
  readonly animal: Made;
  readonly question: Question;
  readonly name?: string;
  readonly expected: Verdict;
  readonly observed: Verdict;
}

function rowOf({ animal, question, name, expected, observed }: Compared, wrong?: Verdict): Row {
  const differs = wrong === undefined ? DIFFERS.find((d) => d.animal === animal.id && d.question === question) : undefined;
  const says = wrong ?? expected;
  const agrees = says === observed;
  return {
    id: `${animal.id} ${question}${name === undefined ? '' : ` ${name}`}`, family: question, says: `A certificate that is ${animal.says}${name === undefined ? '' : `, for ${name}`}`, windows: `${question}: ${expected}`,
    result: agrees ? 'agreed' : differs ? 'known-difference' : 'disagreed', expected: [says], observed: [observed], ...(differs && !agrees ? { note: differs.why } : {}),
  };
}

function run(): Report {
  const zoo = makeZoo();
  try {
    const compared: Compared[] = [];
    let silent = 0;
    for (const animal of zoo.made) {
      for (const { question, name } of QUESTIONS) {
        const expected = judged(zoo, animal, question, name ?? 'sql01.corp.example');
        const observed = asked(zoo, animal, question, name ?? 'sql01.corp.example');
        if (expected === undefined || observed === undefined) silent += 1;
        else compared.push({ animal, question, ...(name === undefined ? {} : { name }), expected, observed });
      }
    }
    console.error(`  ${zoo.made.length} certificates, ${compared.length} questions to which both have an answer, ${silent} to which one of them has none`);
    const wrong = compared.map((c) => rowOf(c, c.observed === 'yes' ? 'no' : 'yes'));
    return { set, rows: process.argv.includes('--self-test') ? wrong : compared.map((c) => rowOf(c)), falsified: { tried: wrong.length, reported: wrong.filter((r) => r.result === 'disagreed').length } };
  } finally {
    zoo.remove();
  }
}

console.log(JSON.stringify(run()));
