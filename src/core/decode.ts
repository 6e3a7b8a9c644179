/**
 * Percent-decodes a part of an address. What cannot be decoded is given back as it stands: anybody can type an address.
 *
 *     decodePart('CORP%5Csvc')   // 'CORP\\svc'
 *     decodePart('100%')         // '100%'
 */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
