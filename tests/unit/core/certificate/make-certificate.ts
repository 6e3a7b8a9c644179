/** A certificate in DER with the given DNS names, written byte by byte; its signature is none. For programs that read names without verifying. */
import { generateKeyPairSync } from 'node:crypto';

const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const spki = publicKey.export({ type: 'spki', format: 'der' });

function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Uint8Array.from([tag, ...length]), body]);
}

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const text = (tag: number, value: string): Uint8Array => tlv(tag, Buffer.from(value, 'latin1'));
/** ecdsa-with-SHA256 */
const algorithm = tlv(0x30, tlv(0x06, bytes(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)));
const name = tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, bytes(0x55, 0x04, 0x0a)), text(0x0c, 'Example'))));

export function certificateWith(dnsNames: readonly string[]): Buffer {
  const san = tlv(0x30, tlv(0x06, bytes(0x55, 0x1d, 0x11)), tlv(0x04, tlv(0x30, ...dnsNames.map((n) => text(0x82, n)))));
  const body = tlv(
    0x30,
    tlv(0xa0, tlv(0x02, bytes(2))),
    tlv(0x02, bytes(1)),
    algorithm,
    name,
    tlv(0x30, text(0x17, '260101000000Z'), text(0x17, '270101000000Z')),
    name,
    spki,
    tlv(0xa3, tlv(0x30, san)),
  );
  return Buffer.from(tlv(0x30, body, algorithm, tlv(0x03, bytes(0, 0))));
}
