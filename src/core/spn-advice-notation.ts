import { isIpAddress } from './names.ts';
import { readServerText } from './server-text.ts';
import { replaced, type Repair } from './spn-advice-model.ts';

const OPEN_QUOTES = /^[\s"'<[(`\u2018-\u201f\u00ab\u00bb]+/u;
const CLOSE_QUOTE = /[\s"'>\])`\u2018-\u201f\u00ab\u00bb]/u;

/** Cut from the end by hand: a pattern for "these, then the end" starts anew at each of them. */
function unquoted(text: string): string | undefined {
  const start = text.replace(OPEN_QUOTES, '');
  let end = start.length;
  while (end > 0 && CLOSE_QUOTE.test(start[end - 1] ?? '')) end--;
  const inner = start.slice(0, end);
  return inner === text ? undefined : inner;
}

const WIDE: Readonly<Record<string, string>> = { '\u3000': ' ', '\u3002': '.', '\u2044': '/', '\u2215': '/', '\u2236': ':', '\ua789': ':' };

/** Full-width forms stand for ASCII at a fixed distance. */
const narrow = (char: string): string => WIDE[char] ?? String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** Only codes of characters that an SPN or a mistaken one has, and none that reads as a port behind a backslash. */
const LDAP_CODE = /\\(2f|3a|5c|2c|2d|2e|5f)/gi;
const byCode = (_: string, code: string): string => String.fromCharCode(parseInt(code, 16));

/** SPNs that a connection to a server text leads to, port first. */
function serverSpns(text: string): readonly string[] | undefined {
  const server = readServerText(text);
  if (!server) return undefined;
  const { host, port, instance, pipe } = server;
  const spns: string[] = [];
  if (port !== undefined) spns.push(`MSSQLSvc/${host}:${port}`);
  if (instance !== undefined) spns.push(`MSSQLSvc/${host}:${instance}`);
  if (spns.length === 0 && !pipe) spns.push(`MSSQLSvc/${host}:1433`);
  if (port === undefined && instance === undefined) spns.push(`MSSQLSvc/${host}`);
  return spns;
}

/** Blanks round a slash or colon, when nothing else in the text has one. */
function closedUp(text: string): string | undefined {
  if (!/\s/.test(text) || /^(?:setspn|klist|kvno)/i.test(text)) return undefined;
  const closed = text.split(/([/:])/).map((part) => part.trim()).join('');
  return closed !== text && /^[A-Za-z0-9._-]+\/[^\s/]+$/.test(closed) ? closed : undefined;
}

/** The host part when it is an IPv6 address, with or without brackets, port or instance. */
function hasIpv6(text: string): boolean {
  const target = text.slice(text.indexOf('/') + 1);
  if (text.indexOf('/') < 1 || target.length > 80) return false;
  const bracketed = /^\[([0-9A-Fa-f:.]+)\]/.exec(target)?.[1];
  const suffixless = target.slice(0, Math.max(target.lastIndexOf(':'), 0));
  return (bracketed !== undefined && isIpAddress(bracketed)) || [target, suffixless].some((t) => t.includes(':') && isIpAddress(t));
}

/** Faults of the notation: what stands round the SPN or in its place, and characters of other keyboards. In this order. */
export const notationRepairs: readonly Repair[] = [
  {
    id: 'invisible',
    says: 'It has characters that cannot be seen, as copied from a web page or dialog.',
    source: 'setspn',
    fix: (t) => replaced(t, /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]/gu, ''),
  },
  {
    id: 'full-width',
    says: 'It has full-width or look-alike characters, as an East Asian keyboard makes them. They are other characters than letters, digits and signs of ASCII.',
    source: 'nameFormats',
    fix: (t) => {
      const fixed = t.replace(/[\uff01-\uff5e\u3000\u3002\u2044\u2215\u2236\ua789]/g, narrow);
      return fixed === t ? undefined : fixed.trim();
    },
  },
  {
    id: 'dash',
    says: 'It has a typographic dash, as a word processor makes it. A host name has a plain hyphen.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /[\u2010-\u2015\u2212]/gu, '-'),
  },
  {
    id: 'ldap-attribute',
    says: 'It has the name of the directory attribute with it. The SPN is the value alone.',
    source: 'setspn',
    fix: (t) => /^\(?servicePrincipalName\s?[:=]\s?([^\s:=)][^\s)]*)\)?$/i.exec(t)?.[1],
  },
  {
    id: 'ldap-escape',
    says: 'It has escapes of an LDAP filter or a distinguished name. They belong to that notation, not to the SPN.',
    source: 'rfc4515',
    fix: (t) => {
      const fixed = t.replace(LDAP_CODE, byCode).replace(/\\([/,:@=+])/g, '$1');
      return fixed === t || !fixed.includes('/') || /^(?:np:)?\\\\/i.test(t) ? undefined : fixed;
    },
  },
  {
    id: 'url-escape',
    says: 'It has percent codes, as in a web address. They are no part of an SPN.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /%(2f|3a|5c|2c|2d|2e|5f|40)/gi, '\\$1')?.replace(/\\(2f|3a|5c|2c|2d|2e|5f|40)/gi, byCode),
  },
  {
    id: 'ipv6-host',
    says: 'The host is an IPv6 address. Its colons cannot be told from the one before a port, and clients do not try Kerberos for an address unless TryIPSPN is set on them. Use the name.',
    source: 'ipSpn',
    fix: (t) => (hasIpv6(t) ? [] : undefined),
  },
  {
    id: 'quoted',
    says: 'It stands in quotation marks or brackets. They are no part of an SPN.',
    source: 'setspn',
    fix: unquoted,
  },
  {
    id: 'add-switch',
    says: 'It is a command with -A, which old versions run without looking for duplicates. Use -S.',
    source: 'setspn',
    fix: (t) => /^setspn(?:\.exe)?\s.*-A\s+(\S+\/\S+)/i.exec(t)?.[1],
  },
  {
    id: 'command',
    says: 'It is a whole command. Give the SPN alone, without switches and account.',
    source: 'setspn',
    fix: (t) => /^setspn(?:\.exe)?\s.*?(?:^|\s)(\S+\/\S+)/i.exec(t)?.[1],
  },
  {
    id: 'blank',
    says: 'It has a blank beside a slash or colon. An SPN has no blank.',
    source: 'setspn',
    fix: closedUp,
  },
  {
    id: 'account-behind',
    says: 'Something follows after a blank, perhaps the account. An SPN has no blank.',
    source: 'setspn',
    fix: (t) => /^([A-Za-z0-9.]+\/\S+)\s+\S/.exec(t)?.[1],
  },
  {
    id: 'quoted',
    says: 'It stands in quotation marks or brackets. They are no part of an SPN.',
    source: 'setspn',
    fix: unquoted,
  },
  {
    id: 'upn',
    says: 'It is an account name, not an SPN: it has no class and no slash. The ServerSPN keyword of a driver takes it, setspn does not.',
    source: 'clientSpn',
    fix: (t) => (/^[A-Za-z0-9._$-]+@[A-Za-z0-9.-]+$/.test(t) && !/^(?:MSSQLSvc|MSOLAPSvc\.3|MSOLAPDisco\.3|HTTP|HOST)@/i.test(t) ? [] : undefined),
  },
  {
    id: 'gss-name',
    says: 'It is written as GSS-API libraries take it, class@host. In Active Directory the class ends in a slash.',
    source: 'rfc2743',
    fix: (t) => replaced(t, /^(MSSQLSvc|MSOLAPSvc\.3|MSOLAPDisco\.3|HTTP|HOST)@(?=[A-Za-z0-9])/i, '$1/'),
  },
  {
    id: 'jdbc',
    says: 'It is a JDBC address. The driver builds the SPN from its host and port.',
    source: 'jdbc',
    fix: (t) => (/^jdbc:sqlserver:/i.test(t) ? serverSpns(t) : undefined),
  },
  {
    id: 'url',
    says: 'It is a web address. The class of both http and https is HTTP, and ports 80 and 443 are left out.',
    source: 'ssrs',
    fix: (t) => /^https?:\/\/([A-Za-z0-9._-]+)(?::(?:80|443))?(?:\/.*)?$/i.exec(t)?.[1]?.replace(/^/, 'HTTP/'),
  },
  {
    id: 'class-separator',
    says: 'The class ends in a slash.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /^(MSSQLSvc|MSOLAPSvc\.3|MSOLAPDisco\.3|HTTP|TERMSRV|WSMAN)(?:[\\:][\\/]*|\/[\\/]+)(?=[A-Za-z0-9])/i, '$1/'),
  },
  {
    id: 'connection-string',
    says: 'It is how a client names the server, not an SPN. Over TCP an SPN has the port, even for a named instance; the instance name stands in it for named pipes.',
    source: 'registerSpn',
    fix: (t) => (/^[A-Za-z0-9._-]+\/./.test(t) && !/^(?:tcp|np|lpc|admin):/i.test(t) ? undefined : serverSpns(t)),
  },
];
