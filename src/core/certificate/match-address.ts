/** IP addresses in one form, so that two ways of writing one are equal. */
import { isIpAddress } from '../host-names.ts';

/**
 * The eight groups of an IPv6 address or the four numbers of an IPv4 address; undefined for what is no address.
 *
 *     sameAddress('2001:DB8:0::1', '2001:db8::1')   // true
 */
export function canonicalAddress(value: string): string | undefined {
  if (!isIpAddress(value)) return undefined;
  if (!value.includes(':')) return value;
  const plain = value.toLowerCase().replace(/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_, a: string, b: string, c: string, d: string) => `${hex(a, b)}:${hex(c, d)}`);
  const [head = '', tail] = plain.split('::');
  const front = groups(head);
  const back = tail === undefined ? [] : groups(tail);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].map((g) => Number.parseInt(g, 16).toString(16)).join(':');
}

function groups(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}

function hex(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}

/** Whether two texts are the same address. Two that are none are never the same. */
export function sameAddress(a: string, b: string): boolean {
  const one = canonicalAddress(a);
  return one !== undefined && one === canonicalAddress(b);
}
