/** Lines that a console of 80 or 120 columns has broken. */
import type { PasteLine } from '../text/prepare.ts';

/** Width of the console that a line fills to the last column; 0 for a line of another length. */
export function isColumnWide(text: string): number {
  return text.length === 80 || text.length === 120 ? text.length : 0;
}

/**
 * The line at `at` with the lines in which a console has broken it, and how many they are: a line that fills the console is followed by the rest,
 * which begins in the first column. `ends` says where something else begins.
 *
 *     HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\P
 *     rotocols\TLS 1.2\Server
 */
export function unwrap(lines: readonly PasteLine[], at: number, ends: (text: string) => boolean): { text: string; count: number } {
  let text = lines[at]?.text ?? '';
  const wide = isColumnWide(text);
  let count = 1;
  while (wide > 0 && count < 60) {
    const next = lines[at + count]?.text ?? '';
    if (next === '' || next.length > wide || /^\s/.test(next) || ends(next)) break;
    text += next;
    count += 1;
    if (next.length < wide) break;
  }
  return { text, count };
}
