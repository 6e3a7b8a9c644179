/** Certificates in base64: blocks between BEGIN and END, and base64 without them. */
import { base64Bytes } from '../text/bytes.ts';
import type { PasteLine } from '../text/prepare.ts';
import { headerAt, kindOfDer } from './der-header.ts';
import { bareLine, isBase64, partOfBytes } from './encoded-part.ts';
import type { EncodedPart, Taken } from './encoded-part.ts';

/** Mail programs turn two hyphens into a dash, and a hasty selection loses some. */
const BEGIN = /[-\u2010-\u2015]{2,10} ?BEGIN ([A-Za-z0-9 #.]{1,40}?) ?[-\u2010-\u2015]{2,10}/g;
const END = /[-\u2010-\u2015]{2,10} ?END [A-Za-z0-9 #.]{1,40}?(?:[-\u2010-\u2015]{2,10}|$)/;
const PUTTY = /^PuTTY-User-Key-File-[0-9]/;
/** How far a damaged block is looked through for its end. */
const AHEAD = 400;
const MOST_CHARACTERS = 3_000_000;
const MOST_AROUND = 200;
const NOTHING = new Uint8Array();

/**
 * The block that begins in a line, at or behind a column; undefined where none begins. Blocks may be indented, quoted, blank-padded, on one line, without their END
 * line; headers inside are skipped. Of a private key nothing but its line is kept.
 *
 *     -----BEGIN CERTIFICATE-----
 *     MIIDgjCCAmqgAwIBAgIUQD00XxmOXPmz0VyJ9Z8rCUksy+gwDQYJKoZIhvcNAQEL…
 *
 * Source: IETF RFC 7468; OpenSSL: PEM_read.
 */
export function pemAt(lines: readonly PasteLine[], at: number, column = 0): Taken | undefined {
  const line = lines[at];
  if (!line) return undefined;
  BEGIN.lastIndex = column;
  const found = line.text.length < MOST_CHARACTERS && line.text.includes('BEGIN') ? BEGIN.exec(line.text) : null;
  if (!found) return PUTTY.test(line.text) ? { part: { kind: 'private key', line: line.n }, next: at + 1 } : undefined;
  const label = (found[1] ?? '').toUpperCase().trim();
  const body = bodyFrom(lines, at, found.index + found[0].length);
  const part = partOf(label, body, line.n);
  return { next: body.next, ...(body.column === undefined ? {} : { column: body.column }), ...(part ? { part } : {}) };
}

interface Body {
  readonly base64: string;
  readonly ended: boolean;
  /** First line that is no base64. */
  readonly damaged?: number;
  readonly next: number;
  readonly column?: number;
}

function bodyFrom(lines: readonly PasteLine[], at: number, column: number): Body {
  const chunks: string[] = [];
  let size = 0;
  let damaged: number | undefined;
  const made = (ended: boolean, next: number, col?: number): Body => ({ base64: chunks.join(''), ended, next, ...(col === undefined ? {} : { column: col }), ...(damaged === undefined ? {} : { damaged }) });
  for (let i = at; i < lines.length; i += 1) {
    const from = i === at ? column : 0;
    const text = lines[i]?.text ?? '';
    BEGIN.lastIndex = from;
    const begin = text.length < MOST_CHARACTERS ? BEGIN.exec(text) : null;
    const own = text.slice(from, begin?.index);
    const end = own.includes('END') ? END.exec(own) : null;
    const rest = squeezed(end ? own.slice(0, end.index) : own);
    if (rest !== '') {
      const good = isBase64(rest) && !chunks.at(-1)?.endsWith('=') && size + rest.length < MOST_CHARACTERS;
      if (good && damaged === undefined) {
        chunks.push(rest);
        size += rest.length;
      } else if (chunks.length > 0 || !isHeader(text)) {
        // Text behind a block whose END line is missing, or damage inside one that has it.
        if (damaged === undefined && !endFollows(lines, i)) return made(false, i, i === at ? from : undefined);
        damaged ??= lines[i]?.n ?? 0;
      }
    }
    if (end) return made(true, i, end.index + from + end[0].length);
    if (begin) return made(false, i, begin.index);
  }
  return made(false, lines.length);
}

/** Base64 of a line without what was put round it or between it. */
function squeezed(text: string): string {
  const bare = bareLine(text);
  return /[\s\\"]/.test(bare) ? bare.replace(/\\r|\\n|[\s"]/g, '') : bare;
}

/** `Proc-Type: 4,ENCRYPTED` */
function isHeader(text: string): boolean {
  return /^\s{0,8}[A-Za-z][A-Za-z0-9-]{1,40}: /.test(text);
}

function endFollows(lines: readonly PasteLine[], at: number): boolean {
  for (const { text } of lines.slice(at, at + AHEAD)) {
    if (text.includes('END') && END.test(text)) return true;
    BEGIN.lastIndex = 0;
    if (text.includes('BEGIN') && BEGIN.test(text)) return false;
  }
  return false;
}

function partOf(label: string, body: Body, line: number): EncodedPart | undefined {
  if (/PRIVATE KEY/.test(label)) return { kind: 'private key', line };
  if (/CERTIFICATE REQUEST$/.test(label)) return { kind: 'request', line };
  if (label === 'X509 CRL') return { kind: 'crl', line };
  if (/^(?:PKCS ?#?7|CMS)/.test(label)) return { kind: 'pkcs7', line };
  if (/^PKCS ?#?12/.test(label)) return { kind: 'pkcs12', line };
  if (label === 'ATTRIBUTE CERTIFICATE') return { kind: 'broken', says: 'An attribute certificate stands here, which no TLS server uses.', line };
  if (label === 'PUBLIC KEY') return { kind: 'broken', says: 'A public key stands here, not a certificate.', line };
  if (!/^(?:X509 |X\.509 |TRUSTED )?CERTIFICATE$/.test(label)) return undefined;
  if (body.damaged !== undefined) return { kind: 'broken', says: `The certificate is damaged: line ${body.damaged} holds characters that are no base64.`, line };
  if (body.base64 === '') return { kind: 'broken', says: 'There is nothing behind the line BEGIN CERTIFICATE.', line };
  const bytes = base64Bytes(body.base64);
  if (!bytes) return { kind: 'broken', says: 'The base64 of the certificate is cut off or has a character too much.', line };
  // OpenSSL puts its own settings behind a trusted certificate; without an END line, words of the text may have been taken along.
  const alone = body.ended && !label.startsWith('TRUSTED') ? bytes : bytes.subarray(0, headerAt(bytes, 0)?.end);
  return partOfBytes(alone, line, 'pem') ?? { kind: 'broken', says: 'The block does not hold a certificate.', line };
}

/** A certificate begins with 30 82 or 30 81: MII, MIH, MIG and the like. */
const BARE = /(?:^|[^A-Za-z0-9+/=])(MI[A-Z][A-Za-z0-9+/]{37,}={0,2})/g;

/**
 * Base64 that begins in a line without a BEGIN line before it, alone or behind a label, a tag of XML or `base64,` of a data address; undefined unless its bytes begin
 * as a certificate, a request, a container or a key.
 *
 *     <X509Certificate>MIIDgjCCAmqgAwIBAgIUQD00…</X509Certificate>
 */
export function bareBase64At(lines: readonly PasteLine[], at: number, column = 0): Taken | undefined {
  const line = lines[at];
  if (!line || line.text.length > MOST_CHARACTERS || !line.text.includes('MI')) return undefined;
  BARE.lastIndex = column;
  for (let found = BARE.exec(line.text); found; found = BARE.exec(line.text)) {
    const first = found[1] ?? '';
    const end = found.index + found[0].length;
    const open = line.text.length - end < MOST_AROUND && bareLine(line.text.slice(end)) === '' && !first.endsWith('=');
    if (!kindOfDer(base64Bytes(first.slice(0, 120)) ?? NOTHING)) continue;
    const chunks = [first];
    let next = at + 1;
    let size = first.length;
    for (let width = 0; open && next < lines.length; next += 1) {
      const row = bareLine(lines[next]?.text ?? '');
      if (!isBase64(row) || (size += row.length) > MOST_CHARACTERS) break;
      chunks.push(row);
      // All rows are of one width but the last.
      if (row.endsWith('=') || row.length < width) {
        next += 1;
        break;
      }
      width = row.length;
    }
    const bytes = base64Bytes(chunks.join('')) ?? base64Bytes(chunks.join('').slice(0, -1));
    const part = bytes ? partOfBytes(bytes, line.n, 'pem') : ({ kind: 'broken', says: 'The base64 of the certificate is damaged.', line: line.n } as const);
    if (part) return open ? { part, next } : { part, next: at, column: end };
  }
  return undefined;
}
