/** Armoured blocks: certificates, requests and keys in base64 between BEGIN and END. They are named here, not decoded. */
import type { Paste } from '../text/prepare.ts';
import type { Reader, Reading } from './reader.ts';
import { finish, open, understand } from './reading-lines.ts';

export interface EncodedBlock {
  readonly kind: 'certificate' | 'request' | 'private key' | 'other';
  /** The END line is there. */
  readonly whole: boolean;
}

const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/;
const END = /-----END [A-Z0-9 ]{1,40}-----/;
const BODY = /^[\s>|"'`]{0,8}[A-Za-z0-9+/=]{1,120}[\s"'`\\n+]{0,8}$/;
/** What armour may have before its body: `Proc-Type: 4,ENCRYPTED`. */
const HEADER = /^[\s>]{0,8}[A-Za-z-]{4,20}: .{1,120}$/;

function kindOf(label: string): EncodedBlock['kind'] {
  if (/PRIVATE KEY/.test(label)) return 'private key';
  if (/REQUEST/.test(label)) return 'request';
  return /CERTIFICATE/.test(label) ? 'certificate' : 'other';
}

/**
 * Reads where armoured blocks begin and end. What stands in them is for the certificate check.
 *
 *     -----BEGIN CERTIFICATE-----
 *
 * Source: IETF RFC 7468.
 */
export const encodedBlock: Reader<EncodedBlock> = {
  id: 'encoded-block',
  title: 'certificate in base64',
  cues: ['-----begin'],
  read: (paste) => readBlocks(paste),
};

function readBlocks(paste: Paste): readonly Reading<EncodedBlock>[] {
  const readings: Reading<EncodedBlock>[] = [];
  for (let i = 0; i < paste.lines.length; i += 1) {
    const line = paste.lines[i];
    const label = line && BEGIN.exec(line.text.slice(0, 200))?.[1];
    if (!line || label === undefined) continue;
    const block = open(line);
    let whole = END.test(line.text.slice(0, 20_000));
    while (!whole && i + 1 < paste.lines.length) {
      const next = paste.lines[i + 1];
      if (!next) break;
      const start = next.text.slice(0, 200);
      whole = END.test(start);
      if (!whole && next.text.trim() !== '' && !BODY.test(start) && !HEADER.test(start)) break;
      understand(block, next.n);
      i += 1;
    }
    readings.push(finish(encodedBlock.id, paste, block, { kind: kindOf(label), whole }));
  }
  return readings;
}
