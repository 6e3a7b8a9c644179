/** Is a certificate or a key in the text itself? The certificate check decodes it; a private key should not be here at all. */
import { encodedBlock } from '../readers/encoded-block.ts';
import { readingsOf } from '../readers/reader.ts';
import type { Judge, Judgement } from './judgement.ts';

const CHECK = { link: '/tools/certificate/', text: 'Certificate check' } as const;

export const encodedBlockJudge: Judge = {
  id: 'encoded-block',
  reads: [encodedBlock.id],
  judge: (readings) => {
    const blocks = readingsOf(readings, encodedBlock);
    const of = (kind: string): readonly { readonly line: number }[] => blocks.filter((b) => b.facts.kind === kind).map((b) => ({ line: b.from }));
    const keys = of('private key');
    const certificates = of('certificate');
    const out: Judgement[] = [];
    if (keys.length > 0) {
      out.push({
        id: 'private-key-in-text', verdict: 'open', evidence: keys.slice(0, 8),
        says: ['A private key stands in the text. It stays in this browser; wherever else the text was put, the key counts as exposed.'],
        next: ['Take it out of the text. If it was sent or stored anywhere, have the certificate revoked and make a new key.'],
      });
    }
    if (certificates.length > 0) {
      out.push({
        id: 'certificate-in-text', verdict: 'open', evidence: certificates.slice(0, 8),
        says: [`${certificates.length === 1 ? 'A certificate stands' : `${certificates.length} certificates stand`} in the text in base64. The diagnosis does not decode it.`],
        next: ['Paste it into the ', CHECK, ': names, dates, usages and key, judged for the service that uses it.'],
      });
    }
    return out;
  },
};
