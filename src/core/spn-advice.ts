import { mistakenClasses } from '../data/spn-services.ts';
import type { SpnSource } from '../data/spn-sources.ts';
import { isIpAddress, spnString } from './names.ts';
import { isRefusal, parseSpn } from './spn.ts';
import { readServerText } from './server-text.ts';

/** One thing that people write wrong, in a sentence for the reader. */
export interface SpnRemark {
  readonly id: string;
  readonly says: string;
  readonly source: SpnSource;
}

/** What is wrong or odd about a text, and the SPNs that were probably meant. Offers are never applied. */
export interface SpnAdvice {
  readonly remarks: readonly SpnRemark[];
  /** Allowed SPNs, none of them the given text. More than one where the text holds both a port and an instance. */
  readonly offers: readonly string[];
}

interface Repair extends SpnRemark {
  /** The text or texts without this fault, or undefined when the text does not have it. */
  readonly fix: (text: string) => string | readonly string[] | undefined;
}

function replaced(text: string, pattern: RegExp, by: string): string | undefined {
  const fixed = text.replace(pattern, by);
  return fixed === text ? undefined : fixed;
}

/** In this order: each repair sees the text that the ones before it left. */
const repairs: readonly Repair[] = [
  {
    id: 'invisible',
    says: 'It has characters that cannot be seen, as copied from a web page or dialog.',
    source: 'setspn',
    fix: (t) => replaced(t, /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Zl}\p{Zp}]/gu, ''),
  },
  {
    id: 'dash',
    says: 'It has a typographic dash, as a word processor makes it. A host name has a plain hyphen.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /[\u2010-\u2015\u2212]/gu, '-'),
  },
  {
    id: 'quoted',
    says: 'It stands in quotation marks or brackets. They are no part of an SPN.',
    source: 'setspn',
    fix: (t) => replaced(t, /^[\s"'<[(`\u2018-\u201f\u00ab\u00bb]+|[\s"'>\])`\u2018-\u201f\u00ab\u00bb]+$/gu, ''),
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
    id: 'account-behind',
    says: 'Something follows after a blank, perhaps the account. An SPN has no blank.',
    source: 'setspn',
    fix: (t) => /^([A-Za-z0-9.]+\/\S+)\s+\S/.exec(t)?.[1],
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
  {
    id: 'protocol',
    says: 'The protocol prefix of a connection string is no part of an SPN.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^([A-Za-z0-9.]+\/)(?:tcp|np|lpc|admin):/i, '$1'),
  },
  {
    id: 'realm',
    says: 'A realm after @ belongs to Kerberos principals and keytabs. Active Directory holds the SPN without it.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /@[A-Za-z0-9._-]+$/, ''),
  },
  {
    id: 'backslash',
    says: 'A backslash never occurs in an SPN. The instance name follows a colon.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^([^/\\]+\/[^/\\]+)\\+(?=[^\\])/, '$1:'),
  },
  {
    id: 'comma',
    says: 'A comma before the port belongs to connection strings. An SPN has a colon.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /,\s*(?=[0-9]+$)/, ':'),
  },
  {
    id: 'slash-instance',
    says: 'For SQL Server and Analysis Services the instance name or port follows a colon. A second slash begins the service name of a domain controller.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /^((?:MSSQLSvc|MSOLAPSvc\.3)\/[^/:]+)\/([^/]+)$/i, '$1:$2'),
  },
  {
    id: 'default-instance',
    says: 'The default instance has no instance name in its SPN.',
    source: 'registerSpn',
    fix: (t) => replaced(t, /:MSSQLSERVER(?=$|:)/i, ''),
  },
  {
    id: 'instance-and-port',
    says: 'A suffix is a port or an instance name, never both. TCP clients ask for the port; named pipes ask for the instance.',
    source: 'registerSpn',
    fix: (t) => {
      const [, start, first, second] = /^([^/:]+\/[^/:]+):([^:/]+):([^:/]+)$/.exec(t) ?? [];
      if (start === undefined) return undefined;
      const spns = [`${start}:${first}`, `${start}:${second}`];
      return /^[0-9]+$/.test(second ?? '') ? spns.reverse() : spns;
    },
  },
  {
    id: 'trailing',
    says: 'A dot, comma, semicolon, slash or colon stands at the end.',
    source: 'nameFormats',
    fix: (t) => replaced(t, /[.,;:/\\]+$/, '') ?? replaced(t, /^([^/]+\/[^/:]+)\.(?=:)/, '$1'),
  },
  {
    id: 'wrong-class',
    says: 'No client asks for this class.',
    source: 'nameFormats',
    fix: (t) => {
      const written = /^([A-Za-z0-9.]+)\//.exec(t)?.[1]?.toLowerCase() ?? '';
      const meant = Object.entries(mistakenClasses).find(([wrong]) => wrong === written)?.[1];
      return meant && meant + t.slice(written.length);
    },
  },
  {
    id: 'http-port',
    says: 'Browsers leave out ports 80 and 443.',
    source: 'iisKernelMode',
    fix: (t) => replaced(t, /^(HTTP\/[^:/]+):(?:80|443)$/i, '$1'),
  },
];

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

/** Remarks on an SPN whose form is right. */
function aboutMeaning(text: string): readonly SpnRemark[] {
  const spn = parseSpn(text);
  if (isRefusal(spn)) return [];
  const cls = spn.serviceClass.toLowerCase();
  const remarks: SpnRemark[] = [];
  if (isIpAddress(spn.host)) {
    remarks.push({ id: 'ip-host', says: 'A client does not try Kerberos for an IP address unless TryIPSPN is set on it; it takes NTLM.', source: 'ipSpn' });
  } else if (!spn.host.includes('.') && (cls === 'mssqlsvc' || cls.startsWith('msolap'))) {
    remarks.push({ id: 'short-host', says: 'The host is a short name. Clients ask for the full name unless DNS gives them the short one.', source: 'sspiContext' });
  }
  if (cls === 'msolapsvc.3' && spn.port !== undefined) {
    remarks.push({ id: 'ssas-port', says: 'Analysis Services clients ask for the instance name, never for a port.', source: 'ssas' });
  }
  if (cls === 'msolapdisco.3' && (spn.port !== undefined || spn.instance !== undefined)) {
    remarks.push({ id: 'disco-suffix', says: 'The SPN of SQL Server Browser has neither port nor instance name.', source: 'ssasBrowser' });
  }
  return remarks;
}

const LONGEST = 1024;

/**
 * What is wrong or odd about a text that should be an SPN, and what was probably meant.
 *
 *     adviseSpn('MSSQLSvc/sql05\\SALES')
 *     // { remarks: [{ id: 'backslash', … }], offers: ['MSSQLSvc/sql05:SALES'] }
 *     adviseSpn('Server=tcp:sql05.corp.example,1433')
 *     // { remarks: [{ id: 'connection-string', … }], offers: ['MSSQLSvc/sql05.corp.example:1433'] }
 *
 * Total: any text gives an answer. Text without a recognised fault gives no remarks and no offers, which does not
 * mean that it is right; `parseSpn` decides that.
 */
export function adviseSpn(given: string): SpnAdvice {
  if (given.length > LONGEST) return { remarks: [], offers: [] };
  const start = given.trim();
  let texts: readonly string[] = [start];
  const remarks = new Map<string, SpnRemark>();
  for (const { id, says, source, fix } of repairs) {
    texts = texts.flatMap((text) => {
      const fixed = fix(text);
      if (fixed === undefined) return [text];
      remarks.set(id, { id, says, source });
      return fixed;
    });
  }
  const meant = [...new Set(texts)];
  for (const remark of meant.flatMap(aboutMeaning)) remarks.set(remark.id, remark);
  return {
    remarks: [...remarks.values()],
    offers: meant.filter((text) => text !== start && spnString.refuses(text) === undefined),
  };
}
