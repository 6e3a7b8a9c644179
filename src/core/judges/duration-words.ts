/**
 * A length of time as one says it; the sign does not matter.
 *
 *     durationWords(0.0206779)    // '21 milliseconds'
 *     durationWords(-412.5510422) // '6 minutes 53 seconds'
 *     durationWords(3600)         // '1 hour'
 */
export function durationWords(seconds: number): string {
  const size = Math.abs(seconds);
  if (!Number.isFinite(size)) return 'an unknown time';
  if (size < 0.0005) return 'less than a millisecond';
  if (size < 0.9995) return count(Math.round(size * 1000), 'millisecond');
  if (size < 9.95) return count(Math.round(size * 10) / 10, 'second');
  let rest = Math.round(size);
  const parts: string[] = [];
  for (const [length, word] of [[86400, 'day'], [3600, 'hour'], [60, 'minute'], [1, 'second']] as const) {
    const n = Math.floor(rest / length);
    rest -= n * length;
    if (n > 0) parts.push(count(n, word));
  }
  return parts.slice(0, 2).join(' ');
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
