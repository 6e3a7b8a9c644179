/** Offers a text as a download. regedit wants UTF-16LE with a byte order mark. */
export function save(name: string, text: string, encoding: 'utf-8' | 'utf-16le'): void {
  const url = URL.createObjectURL(new Blob([encoding === 'utf-8' ? text : utf16(text)], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // The download has begun in the click; the address can go once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function utf16(text: string): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(2 + 2 * text.length));
  bytes.setUint16(0, 0xfeff, true);
  for (let i = 0; i < text.length; i++) bytes.setUint16(2 + 2 * i, text.charCodeAt(i), true);
  return bytes.buffer;
}
