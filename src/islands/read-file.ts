import { textOfBytes } from '../core/text/bytes.ts';

/** The text of a file that was opened or dropped, whatever Windows wrote it in. Files above the limit are read up to it. */
export async function readFileText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, MOST).arrayBuffer());
  return textOfBytes(bytes, (part, encoding, fatal) => new TextDecoder(encoding, { fatal }).decode(part));
}

const MOST = 64 * 1024 * 1024;
