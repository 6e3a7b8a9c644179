/** Ids for preference items that are the same each time: the page has no source of chance, and a second download must not double the items. */

const WORDS = 4;

/**
 * An id in the form of a GUID, made from the text alone. It only has to differ between the items of one policy.
 *
 *     itemId('HKEY_LOCAL_MACHINE\\SYSTEM\\X\nEnabled')  // {5C1E…-…}
 */
export function itemId(text: string): string {
  const digits = Array.from({ length: WORDS }, (_, word) => hash(text, word).toString(16).padStart(8, '0')).join('').toUpperCase();
  return `{${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}}`;
}

/** FNV-1a with another start for each word. */
function hash(text: string, seed: number): number {
  let value = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193) >>> 0;
  }
  return value;
}
