/** Names and addresses as network commands print them. */
import { isIpAddress } from '../names.ts';

/**
 * The address in a text, without brackets, zone and port 53 of nslookup on Linux; undefined for other text.
 *
 *     addressOf('[10.10.1.21]')   // '10.10.1.21'
 *     addressOf('fe80::1c%12')    // 'fe80::1c'
 *     addressOf('10.0.0.10#53')   // '10.0.0.10'
 */
export function addressOf(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const bare = text.trim().replace(/^\[/, '').replace(/\]$/, '').replace(/#[0-9]{1,5}$/, '').replace(/%[\w-]{1,20}$/, '');
  return isIpAddress(bare) ? bare.toLowerCase() : undefined;
}

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;

/**
 * A host name as DNS or NetBIOS print it, without the full stop at its end; undefined for other text and for addresses.
 * Underscores pass: `_kerberos._tcp.corp.example` and old NetBIOS names have them.
 *
 *     nameOf('sql01.corp.example.')  // 'sql01.corp.example'
 *     nameOf('10.10.1.21')           // undefined
 */
export function nameOf(text: string): string | undefined {
  if (text.length > 256) return undefined;
  const bare = text.endsWith('.') ? text.slice(0, -1) : text;
  if (bare === '' || isIpAddress(bare)) return undefined;
  const labels = bare.split('.');
  if (!labels.every((l) => LABEL.test(l))) return undefined;
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? undefined : bare;
}

const UNREAL = new Set(['localhost', 'unknown', 'server', 'servername', 'hostname', 'computername', 'yourserver', 'example', 'example.com', 'local', 'none']);

/** A host name that names a machine: no "localhost", no "UnKnown" of nslookup, no service name such as `_ldap._tcp…`. */
export function realName(text: string): string | undefined {
  const name = nameOf(text);
  return name === undefined || UNREAL.has(name.toLowerCase()) || name.startsWith('_') || /^localhost\./i.test(name) ? undefined : name;
}

/** True for a line with nothing on it, which readers step over before they look for anything. */
export function isBlank(text: string): boolean {
  return text === '' || !/\S/.test(text);
}

/** True for addresses that mean the machine itself or its own link: a name that leads there was asked for on that machine. */
export function isOwnAddress(address: string): boolean {
  return /^(?:127\.|::1$|fe80:|0\.0\.0\.0$|::$)/.test(address);
}

/**
 * The address that a reverse name asks for; undefined for other names.
 *
 *     reverseAddress('21.1.10.10.in-addr.arpa')  // '10.10.1.21'
 */
export function reverseAddress(name: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa\.?$/i.exec(name.slice(0, 80));
  if (v4) return addressOf(`${v4[4]}.${v4[3]}.${v4[2]}.${v4[1]}`);
  const v6 = /^((?:[0-9a-f]\.){32})ip6\.arpa\.?$/i.exec(name.slice(0, 80));
  if (!v6) return undefined;
  const digits = (v6[1] ?? '').split('.').reverse().join('');
  return addressOf((digits.match(/.{4}/g) ?? []).map((g) => g.replace(/^0{1,3}/, '')).join(':'));
}
