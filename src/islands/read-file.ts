import { armouredDer } from '../core/certificate/armour.ts';
import { textOfBytes } from '../core/text/bytes.ts';

/**
 * The text of a file that was opened or dropped, whatever Windows wrote it in. A certificate in DER comes as base64 in armour. Files above the limit are read
 * up to it.
 */
export async function readFileText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, MOST).arrayBuffer());
  return armouredDer(bytes) ?? textOfBytes(bytes, (part, encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(part));
}

const MOST = 64 * 1024 * 1024;
